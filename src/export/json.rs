//! The whole state as JSON, for other programs. The format is described in `docs/json.md`.

use std::borrow::Cow;
use std::fmt::Write as _;

use chrono::{NaiveDate, NaiveTime};
use serde::{Serialize, Serializer};

use super::Options;
use super::scribe::Scribe;
use crate::agenda::{Attribution, Audience, Format, Kind, Opening, Organiser, PollForm, Role, Undertakings};
use crate::session::event::{Choice, Details, EntryKind, PledgeKind, Presence, Status, Taken, Voice, Who};
use crate::session::poll::PollResult;
use crate::session::state::{Crossing, Entry, ItemRun, Moment, Phase, Resolution};
use crate::session::vote::{Attendance, Base, Unit};
use crate::session::{Handle, State};

/// The whole state as JSON, in the order of the record, for people to read as well; it ends with a line break. What was
/// deleted is not in it, private notes only where the options ask for them, and who is named is as in every other format.
pub fn json(state: &State, options: &Options) -> String {
    let mut scribe = Scribe::new(state, options);
    scribe.naming = scribe.naming.for_data();
    let mut bytes = Vec::with_capacity(4096 + state.record.len() * 320);
    // Writing to memory does not fail, and every key is a string.
    let _ = serde_json::to_writer_pretty(&mut bytes, &Session::of(&scribe));
    bytes.push(b'\n');
    escaped(String::from_utf8(bytes).unwrap_or_default())
}

/// The same JSON with every control character written as `\u…`. JSON lets some stand as they are (delete, and those from U+0080
/// on, among which there is one that begins a terminal escape), and a journal from elsewhere may hold them.
fn escaped(json: String) -> String {
    let bare = |c: char| c.is_control() && c != '\n';
    if !json.contains(bare) {
        return json;
    }
    // Whatever is not within a text is written by us.
    json.chars().fold(String::with_capacity(json.len()), |mut escaped, c| {
        if bare(c) {
            let _ = write!(escaped, "\\u{:04x}", u32::from(c));
        } else {
            escaped.push(c);
        }
        escaped
    })
}

/// The version of the format: a new number means that a reader of the old one may misread it.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Session<'s, 'a> {
    version: u32,
    title: &'s str,
    kind: Kind,
    place: Option<&'s str>,
    date: Option<NaiveDate>,
    start: Option<NaiveTime>,
    language: &'s str,
    attribution: Attribution,
    project: Option<&'s str>,
    funding: Option<&'s str>,
    objectives: &'s [String],
    organiser: &'s Organiser,
    phase: &'static str,
    started: Option<String>,
    ended: Option<String>,
    approved: Option<String>,
    participants: Vec<Person<'s>>,
    items: Vec<Item<'s>>,
    entries: Entries<'s, 'a>,
    memorandum: Memorandum<'s>,
    signatures: Vec<Signature<'s>>,
    floor: Floor<'s>,
}

impl<'s, 'a> Session<'s, 'a> {
    fn of(scribe: &'s Scribe<'a>) -> Self {
        let state = scribe.state;
        let agenda = &state.agenda;
        Session {
            version: VERSION,
            title: &agenda.title,
            kind: agenda.kind,
            place: agenda.place.as_deref(),
            date: state.date(),
            start: agenda.start,
            language: &agenda.language,
            attribution: scribe.naming.rule,
            project: agenda.project.as_deref(),
            funding: agenda.funding.as_deref(),
            objectives: &agenda.objectives,
            organiser: &agenda.organiser,
            phase: match state.run.phase {
                Phase::Opening => "opening",
                Phase::Running => "running",
                Phase::Paused => "paused",
                Phase::Ended => "ended",
            },
            started: state.run.started.map(moment),
            ended: state.run.ended.map(moment),
            approved: state.approved().map(moment),
            participants: participants(scribe),
            items: state.run.items.iter().map(|item| Item::of(scribe, item)).collect(),
            entries: Entries(scribe),
            memorandum: Memorandum::of(scribe),
            signatures: signatures(scribe),
            floor: Floor::of(scribe),
        }
    }
}

#[derive(Serialize)]
struct Person<'s> {
    name: Option<&'s str>,
    organisation: Option<&'s str>,
    role: Role,
    category: Option<&'s str>,
    country: Option<&'s str>,
    presence: Presence,
    attended: bool,
    signatory: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'s str>,
}

/// The list of people; nobody under the Chatham House Rule, no names where only organisations may be named.
fn participants<'s>(scribe: &'s Scribe<'_>) -> Vec<Person<'s>> {
    let rule = scribe.naming.rule;
    let people = scribe.state.roster.people().filter(|_| rule != Attribution::None);
    let person = |person: &'s crate::session::state::Person| Person {
        name: (rule == Attribution::Named).then_some(&person.details.name),
        organisation: person.details.organisation.as_deref(),
        role: person.details.role,
        category: person.details.category.as_deref(),
        country: person.details.country.as_deref(),
        presence: person.presence,
        attended: person.attended,
        signatory: person.details.signatory,
        email: person.details.email.as_deref().filter(|_| scribe.options.contacts && rule == Attribution::Named),
    };
    people.map(person).collect()
}

#[derive(Serialize)]
struct Item<'s> {
    number: &'s str,
    title: &'s str,
    format: Format,
    minutes: Option<u32>,
    extended: i32,
    fixed: Option<NaiveTime>,
    lead: Option<Cow<'s, str>>,
    questions: &'s [String],
    tables: &'s [String],
    started: Option<String>,
    left: Option<String>,
    spent_seconds: i64,
    skipped: bool,
}

impl<'s> Item<'s> {
    fn of(scribe: &'s Scribe<'_>, item: &'s ItemRun) -> Self {
        let until = scribe.state.known_until();
        let spent = until.map_or(0, |until| scribe.state.run.spent(item, until).num_seconds());
        Item {
            number: &item.label,
            title: &item.plan.title,
            format: item.plan.format,
            minutes: item.plan.minutes,
            extended: item.extended,
            fixed: item.plan.fixed,
            lead: item.plan.lead.as_deref().and_then(|lead| scribe.naming.lead(lead)),
            questions: &item.plan.questions,
            tables: &item.plan.tables,
            started: item.started.map(moment),
            left: item.left.map(moment),
            spent_seconds: spent,
            skipped: item.skipped,
        }
    }
}

/// The entries, written one after the other as they are read.
struct Entries<'s, 'a>(&'s Scribe<'a>);

impl Serialize for Entries<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let scribe = self.0;
        let shown = |entry: &&Entry| entry.kind != EntryKind::Note || scribe.options.notes;
        let items = &scribe.state.run.items;
        let labels: std::collections::HashMap<_, _> = items.iter().map(|item| (item.id, item.label.as_str())).collect();
        serializer.collect_seq(scribe.state.record.entries().filter(shown).map(|entry| {
            let item = entry.item.and_then(|item| labels.get(&item).copied());
            Line::of(scribe, entry, item)
        }))
    }
}

/// One entry. What only some kinds have is left out where it is not there.
#[derive(Serialize)]
struct Line<'s> {
    handle: Handle,
    kind: EntryKind,
    text: &'s str,
    item: Option<&'s str>,
    speaker: Option<&'s str>,
    organisation: Option<&'s str>,
    at: String,
    tags: Vec<&'s str>,
    who: Vec<String>,
    due: Option<NaiveDate>,
    indicator: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pledge_kind: Option<PledgeKind>,
    #[serde(skip_serializing_if = "Option::is_none")]
    opening: Option<&'s Opening>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answers: Option<Handle>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answered_by: Option<Handle>,
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<&'s str>,
    /// How often a question was asked, where that is more than once.
    #[serde(skip_serializing_if = "Option::is_none")]
    asked: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    merged_into: Option<Handle>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    carried: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    beneficiaries: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    territory: Option<&'s str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    grew_from: &'s [Handle],
    #[serde(skip_serializing_if = "Option::is_none")]
    taken: Option<How<'s>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    agreed: Option<String>,
    /// The quorum when it was agreed on, where one is declared.
    #[serde(skip_serializing_if = "Option::is_none")]
    agreed_quorum: Option<QuorumTested>,
    #[serde(skip_serializing_if = "Option::is_none")]
    agreed_wording: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<Status>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reports: Vec<Report<'s>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    objections: Vec<Objection<'s>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reservations: Vec<Objection<'s>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    wordings: Vec<Worded<'s>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reworded: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    crossed: Option<Crossed<'s>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    attribution: Option<Attribution>,
    #[serde(skip_serializing_if = "Option::is_none")]
    poll: Option<Poll<'s>>,
}

impl<'s> Line<'s> {
    fn of(scribe: &'s Scribe<'_>, entry: &'s Entry, item: Option<&'s str>) -> Self {
        let (details, outcome) = (entry.details(), entry.outcome());
        let rule = scribe.naming.rule_of(entry);
        let named = |who: &'s Who| scribe.naming.person_and_organisation(who, rule);
        let (speaker, organisation) = entry.speaker.as_ref().map_or((None, None), named);
        // A body that spoke as such is the speaker; for a person whose name is hidden it only stands in.
        let speaker = speaker.or(organisation.filter(|_| matches!(entry.speaker, Some(Who::Organisation(_)))));
        Line {
            handle: entry.handle,
            kind: entry.kind,
            text: &entry.text,
            item,
            speaker,
            organisation,
            at: moment(entry.at),
            tags: entry.tags(),
            who: if entry.kind == EntryKind::Pledge { scribe.bound(entry) } else { scribe.doing(entry) },
            due: details.due,
            indicator: details.indicator.as_deref(),
            pledge_kind: details.pledge_kind,
            opening: details.opening.as_ref(),
            title: details.title.as_deref(),
            answers: details.answers,
            answered_by: outcome.answered_by,
            table: details.table.as_deref(),
            asked: (entry.kind == EntryKind::Question)
                .then(|| scribe.questions.asked(entry))
                .filter(|asked| *asked > 1),
            merged_into: scribe.questions.merged_into(entry),
            carried: outcome.carried,
            baseline: details.baseline.as_deref(),
            target: details.target.as_deref(),
            source: details.source.as_deref(),
            beneficiaries: details.beneficiaries.as_deref(),
            territory: details.territory.as_deref(),
            grew_from: &details.grew_from,
            taken: outcome.taken.as_ref().map(|taken| How::of(scribe, taken, rule)),
            agreed: outcome.agreed.as_ref().map(|agreed| moment(agreed.at)),
            agreed_quorum: outcome.agreed.as_ref().and_then(|agreed| QuorumTested::of(agreed.attendance)),
            agreed_wording: entry
                .agreed_wording()
                .filter(|agreed| *agreed != entry.text && !scribe.hides(agreed, rule)),
            status: outcome.status.map(|(status, _)| status),
            reports: outcome.reports.iter().map(Report::of).collect(),
            objections: objections(scribe, entry, rule),
            reservations: reservations(scribe, entry, rule),
            wordings: wordings(scribe, entry, rule),
            reworded: outcome.reworded.map(moment),
            crossed: entry.crossing().map(Crossed::of),
            attribution: outcome.attribution,
            poll: entry.details().poll.as_ref().map(|form| Poll::of(form, entry)),
        }
    }
}

/// On which devices an entry was changed at once, where that is not settled. The wordings are in its history.
#[derive(Serialize)]
struct Crossed<'s> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reworded_on: Vec<&'s str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    said_otherwise_on: Vec<&'s str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    taken_out_on: Vec<&'s str>,
}

impl<'s> Crossed<'s> {
    fn of(crossing: &'s Crossing) -> Self {
        Crossed {
            reworded_on: crossing.wordings.iter().map(|wording| wording.device.as_str()).collect(),
            said_otherwise_on: {
                let mut devices: Vec<&str> =
                    crossing.otherwise.iter().map(|otherwise| otherwise.device.as_str()).collect();
                devices.dedup();
                devices
            },
            taken_out_on: crossing.removed_by.iter().map(|device| device.as_str()).collect(),
        }
    }
}

/// How something was taken, with the arithmetic.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum How<'s> {
    Consent {
        at: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        quorum: Option<QuorumTested>,
    },
    Vote(Box<Voted<'s>>),
}

#[derive(Serialize)]
struct Voted<'s> {
    r#for: u32,
    against: u32,
    abstain: u32,
    rule: &'s str,
    base: Base,
    by: Unit,
    of: u64,
    needed: u64,
    carried: bool,
    at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    quorum: Option<QuorumTested>,
    /// Who voted how, as far as the rule lets it be said.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    roll: Vec<Called<'s>>,
}

#[derive(Serialize)]
struct Called<'s> {
    who: Cow<'s, str>,
    vote: Choice,
}

#[derive(Serialize)]
struct QuorumTested {
    of: Unit,
    there: u32,
    needed: u32,
    met: bool,
}

impl QuorumTested {
    fn of(attendance: Attendance) -> Option<QuorumTested> {
        let test = attendance.quorum()?;
        Some(QuorumTested { of: test.of, there: test.there, needed: test.needed, met: test.is_met() })
    }
}

impl<'s> How<'s> {
    fn of(scribe: &'s Scribe<'_>, taken: &'s Resolution, rule: Attribution) -> How<'s> {
        let (at, quorum) = (moment(taken.at), QuorumTested::of(taken.attendance));
        let (Taken::Vote(vote), Some(verdict)) = (&taken.how, taken.verdict()) else {
            return How::Consent { at, quorum };
        };
        let called = |voice: &'s Voice| Some(Called { who: scribe.naming.name(&voice.who, rule)?, vote: voice.vote });
        let mut roll: Vec<_> = vote.roll.iter().filter_map(called).collect();
        if rule != Attribution::Named {
            // Persons of one body must not be told apart by their place on the list.
            roll.sort_by(|one, other| one.who.cmp(&other.who).then((one.vote as u8).cmp(&(other.vote as u8))));
        }
        How::Vote(Box::new(Voted {
            r#for: vote.r#for,
            against: vote.against,
            abstain: vote.abstain,
            rule: vote.rule.as_deref().unwrap_or("simple"),
            base: verdict.base,
            by: verdict.unit,
            of: verdict.of,
            needed: verdict.needed,
            carried: verdict.carried,
            at,
            quorum,
            roll,
        }))
    }
}

/// How far something had come on a day.
#[derive(Serialize)]
struct Report<'s> {
    on: NaiveDate,
    status: Status,
    text: Option<&'s str>,
}

impl<'s> Report<'s> {
    fn of(report: &'s crate::session::state::Report) -> Report<'s> {
        Report { on: report.on, status: report.status, text: report.text.as_deref() }
    }
}

/// One of several wordings.
#[derive(Serialize)]
struct Worded<'s> {
    at: String,
    by: Option<Cow<'s, str>>,
    device: Option<&'s str>,
    text: Option<&'s str>,
    #[serde(flatten)]
    printed: Printed,
}

/// Every wording of a part of the memorandum that was reworded, oldest first; nothing in a version for everybody. One that does
/// not stand any more has no text if that names somebody whom the rule hides.
fn wordings<'s>(scribe: &'s Scribe<'_>, entry: &'s Entry, rule: Attribution) -> Vec<Worded<'s>> {
    let public = scribe.options.audience == Some(Audience::Public);
    let wordings = entry.wordings();
    let last = wordings.len();
    let worded = |(place, wording): (usize, crate::session::state::Wording<'s>)| {
        let whole = scribe.whole(&[], wording.text, &wording.printed, true);
        let hidden = place < last && scribe.hides(&whole, rule);
        Worded {
            at: moment(wording.at),
            by: wording.by.and_then(|who| scribe.naming.name(who, rule)),
            device: (rule == Attribution::Named).then(|| wording.device.as_str()),
            text: Some(wording.text).filter(|_| !hidden),
            printed: if hidden { Printed::default() } else { Printed::of(scribe, Some(entry), wording.printed) },
        }
    };
    if public || !entry.kind.is_agreed() || wordings.len() < 2 {
        return Vec::new();
    }
    (1..).zip(wordings).map(worded).collect()
}

/// Who objected to an entry.
fn objections<'s>(scribe: &'s Scribe<'_>, entry: &'s Entry, rule: Attribution) -> Vec<Objection<'s>> {
    let objection = |raised: crate::session::query::Raised<'s>| {
        let who = raised.objection.who.as_ref();
        let named = who.map(|who| scribe.naming.person_and_organisation(who, rule));
        let (who, organisation) = named.unwrap_or_default();
        Objection { who, organisation, text: &raised.objection.text, at: moment(raised.at) }
    };
    entry.objections().into_iter().map(objection).collect()
}

/// Who accepted an entry with a reservation.
fn reservations<'s>(scribe: &'s Scribe<'_>, entry: &'s Entry, rule: Attribution) -> Vec<Objection<'s>> {
    let reservation = |reserved: &'s crate::session::state::Reservation| {
        let (who, organisation) = scribe.naming.person_and_organisation(&reserved.who, rule);
        Objection { who, organisation, text: &reserved.text, at: moment(reserved.at) }
    };
    entry.outcome().reservations.iter().map(reservation).collect()
}

#[derive(Serialize)]
struct Objection<'s> {
    who: Option<&'s str>,
    organisation: Option<&'s str>,
    text: &'s str,
    at: String,
}

#[derive(Serialize)]
struct Poll<'s> {
    form: &'s PollForm,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    ends: &'s [String],
    results: Vec<Answer<'s>>,
    n: u64,
    blank: u32,
    unsure: u32,
    average: Option<f64>,
    median: Option<f64>,
    /// The first and the third quartile.
    middle: Option<[f64; 2]>,
    deviation: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    blocks: Option<u64>,
    ballots: &'s [Vec<u32>],
    closed: bool,
}

#[derive(Serialize)]
struct Answer<'s> {
    option: Cow<'s, str>,
    count: u64,
    /// In percent of `n`.
    share: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<f64>,
}

impl<'s> Poll<'s> {
    fn of(form: &'s PollForm, entry: &'s Entry) -> Self {
        let result = entry.poll_result();
        let grades = result.as_ref().and_then(|result| result.grades);
        let answer = |result: &PollResult<'s>| {
            let answers = result.counts.iter().enumerate().map(|(at, (option, count))| Answer {
                option: option.clone(),
                count: *count,
                share: (result.share(*count) * 100.0).round() / 100.0,
                place: result.places.get(at).copied(),
            });
            answers.collect()
        };
        Poll {
            form,
            ends: &entry.details().ends,
            n: result.as_ref().map_or(0, |result| result.n),
            blank: entry.outcome().apart.blank,
            unsure: entry.outcome().apart.unsure,
            average: grades.map(|grades| grades.average),
            median: grades.map(|grades| grades.median),
            middle: grades.map(|grades| [grades.lower, grades.upper]),
            deviation: grades.map(|grades| grades.deviation),
            blocks: result.as_ref().and_then(|result| result.blocks),
            results: result.as_ref().map_or(Vec::new(), answer),
            ballots: &entry.outcome().ballots,
            closed: entry.outcome().closed,
        }
    }
}

/// The memorandum: its frame, its parts in their order (those recorded live are among the entries too), and the versions that
/// were issued.
#[derive(Serialize)]
struct Memorandum<'s> {
    title: Option<&'s str>,
    subtitle: Option<&'s str>,
    undertaking: Option<&'s str>,
    undertakings: Undertakings,
    agreed: bool,
    parts: Vec<Part<'s>>,
    versions: Vec<Issued<'s>>,
}

#[derive(Serialize)]
struct Part<'s> {
    handle: Handle,
    kind: EntryKind,
    opening: Option<&'s Opening>,
    title: Option<&'s str>,
    text: &'s str,
    points: &'s [String],
    agreed: Option<String>,
    prepared: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    taken: Option<How<'s>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    objections: Vec<Objection<'s>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reservations: Vec<Objection<'s>>,
}

#[derive(Serialize)]
struct Issued<'s> {
    number: usize,
    at: String,
    parts: Vec<Wording<'s>>,
}

/// A part as a version has it; without its text if that is not the one that stands and names somebody whom the rule hides.
#[derive(Serialize)]
struct Wording<'s> {
    handle: Handle,
    text: Option<&'s str>,
    #[serde(flatten)]
    printed: Printed,
}

/// What a memorandum prints beside the words of a part.
#[derive(Default, Serialize)]
struct Printed {
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    bodies: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    indicator: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    beneficiaries: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    territory: Option<String>,
}

impl Printed {
    fn of(scribe: &Scribe<'_>, entry: Option<&Entry>, printed: Details) -> Printed {
        let bodies = entry.map(|entry| scribe.done_by(entry, &printed)).unwrap_or_default();
        let Details { title, due, indicator, baseline, target, source, beneficiaries, territory, .. } = printed;
        Printed { title, bodies, due, indicator, baseline, target, source, beneficiaries, territory }
    }
}

impl<'s> Memorandum<'s> {
    fn of(scribe: &'s Scribe<'_>) -> Self {
        let state = scribe.state;
        let plan = &state.agenda.memorandum;
        let kinds = [EntryKind::Purpose, EntryKind::Recital, EntryKind::Pledge, EntryKind::Provision];
        let part = |entry: &'s Entry| {
            let place = usize::try_from(entry.handle.number).unwrap_or(0).wrapping_sub(1);
            let planned = plan.recitals.get(place).filter(|_| entry.is_prepared() && entry.kind == EntryKind::Recital);
            Part {
                handle: entry.handle,
                kind: entry.kind,
                opening: entry.details().opening.as_ref(),
                title: entry.details().title.as_deref(),
                text: &entry.text,
                points: planned.map(|recital| recital.points.as_slice()).unwrap_or_default(),
                agreed: entry.outcome().agreed.as_ref().map(|agreed| moment(agreed.at)),
                prepared: entry.is_prepared(),
                taken: entry.outcome().taken.as_ref().map(|taken| How::of(scribe, taken, scribe.naming.rule_of(entry))),
                objections: objections(scribe, entry, scribe.naming.rule_of(entry)),
                reservations: reservations(scribe, entry, scribe.naming.rule_of(entry)),
            }
        };
        let issued = |version: crate::session::state::Version<'s>| Issued {
            number: version.number,
            at: moment(version.at),
            parts: version
                .clauses
                .iter()
                .map(|clause| {
                    let entry = state.record.get(clause.handle);
                    let rule = entry.map_or(scribe.naming.rule, |entry| scribe.naming.rule_of(entry));
                    let stands = entry
                        .is_some_and(|entry| entry.text == clause.text && entry.details().printed() == *clause.printed);
                    let hidden = !stands && scribe.hides(&scribe.whole(&[], &clause.text, &clause.printed, true), rule);
                    let printed = match hidden {
                        true => Printed::default(),
                        false => Printed::of(scribe, entry, (*clause.printed).clone()),
                    };
                    Wording { handle: clause.handle, text: Some(clause.text.as_str()).filter(|_| !hidden), printed }
                })
                .collect(),
        };
        Memorandum {
            title: plan.title.as_deref(),
            subtitle: plan.subtitle.as_deref(),
            undertaking: plan.undertaking.as_deref(),
            undertakings: plan.undertakings,
            agreed: state.is_agreed(),
            parts: kinds.into_iter().flat_map(|kind| state.parts(kind)).map(part).collect(),
            versions: state.versions().into_iter().map(issued).collect(),
        }
    }
}

#[derive(Serialize)]
struct Signature<'s> {
    body: Option<&'s str>,
    name: Option<&'s str>,
    role: Option<&'s str>,
    at: String,
}

/// Which bodies signed; who signed for them where persons may be named.
fn signatures<'s>(scribe: &'s Scribe<'_>) -> Vec<Signature<'s>> {
    let named = scribe.naming.rule == Attribution::Named;
    let signed = scribe.state.signatures.standing().map(|signed| Signature {
        body: (scribe.naming.rule != Attribution::None).then_some(signed.fact.body.as_str()),
        name: named.then_some(signed.fact.name.as_str()),
        role: signed.fact.role.as_deref().filter(|_| named),
        at: moment(signed.at),
    });
    signed.collect()
}

#[derive(Serialize)]
struct Floor<'s> {
    holder: Option<Cow<'s, str>>,
    since: Option<String>,
    queue: Vec<Cow<'s, str>>,
    turns: Vec<Turn<'s>>,
}

/// A turn somebody had.
#[derive(Serialize)]
struct Turn<'s> {
    who: Cow<'s, str>,
    item: Option<&'s str>,
    from: String,
    to: Option<String>,
    passed: bool,
}

impl<'s> Floor<'s> {
    fn of(scribe: &'s Scribe<'_>) -> Self {
        let floor = &scribe.state.floor;
        let name = |who: &'s Who| scribe.naming.name(who, scribe.naming.rule);
        Floor {
            holder: floor.holder.as_ref().and_then(|(who, _)| name(who)),
            since: floor.holder.as_ref().map(|(_, since)| moment(*since)),
            queue: floor.queue.iter().filter_map(|waiting| name(&waiting.who)).collect(),
            turns: floor
                .turns
                .iter()
                .filter_map(|turn| {
                    let item = turn.item.and_then(|item| scribe.state.run.item(item));
                    Some(Turn {
                        who: name(&turn.who)?,
                        item: item.map(|item| item.label.as_str()),
                        from: moment(turn.from),
                        to: turn.to.map(moment),
                        passed: turn.passed,
                    })
                })
                .collect(),
        }
    }
}

/// A moment after RFC 3339, with the offset of the place.
fn moment(at: Moment) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, false)
}
