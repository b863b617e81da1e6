//! The whole state as JSON, for other programs. The format is described in `docs/json.md`.

use std::borrow::Cow;

use chrono::{NaiveDate, NaiveTime};
use serde::{Serialize, Serializer};

use super::Options;
use super::scribe::Scribe;
use crate::agenda::{Attribution, Format, Kind, Opening, Organiser, PollForm, Role};
use crate::session::event::{EntryKind, PledgeKind, Presence, Status, Taken, Who};
use crate::session::state::{Entry, ItemRun, Moment, Phase};
use crate::session::{Handle, State};

/// The whole state as JSON, in the order of the record, for people to read as well; it ends with a line break. What was
/// deleted is not in it, private notes only where the options ask for them, and who is named is as in every other format.
pub fn json(state: &State, options: &Options) -> String {
    let scribe = Scribe::new(state, options);
    let mut bytes = Vec::with_capacity(4096 + state.record.len() * 320);
    // Writing to memory does not fail, and every key is a string.
    let _ = serde_json::to_writer_pretty(&mut bytes, &Session::of(&scribe));
    bytes.push(b'\n');
    String::from_utf8(bytes).unwrap_or_default()
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
            memorandum: Memorandum::of(state),
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
    taken: Option<&'s Taken>,
    #[serde(skip_serializing_if = "Option::is_none")]
    agreed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    agreed_wording: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<Status>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    objections: Vec<Objection<'s>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reworded: Option<String>,
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
        let objection = |raised: crate::session::query::Raised<'s>| {
            let (who, organisation) = raised.objection.who.as_ref().map_or((None, None), named);
            Objection { who, organisation, text: &raised.objection.text, at: moment(raised.at) }
        };
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
            taken: outcome.taken.as_ref(),
            agreed: outcome.agreed.map(moment),
            agreed_wording: entry.agreed_wording().filter(|agreed| *agreed != entry.text),
            status: outcome.status.map(|(status, _)| status),
            objections: entry.objections().into_iter().map(objection).collect(),
            reworded: outcome.reworded.map(moment),
            attribution: outcome.attribution,
            poll: entry.details().poll.as_ref().map(|form| Poll::of(form, entry)),
        }
    }
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
    results: Vec<Answer<'s>>,
    n: u64,
    average: Option<f64>,
    ballots: &'s [Vec<u32>],
    closed: bool,
}

#[derive(Serialize)]
struct Answer<'s> {
    option: Cow<'s, str>,
    count: u64,
}

impl<'s> Poll<'s> {
    fn of(form: &'s PollForm, entry: &'s Entry) -> Self {
        let result = entry.poll_result();
        let (n, average) = result.as_ref().map_or((0, None), |result| (result.n, result.average));
        let counts = result.map_or(Vec::new(), |result| result.counts);
        Poll {
            form,
            results: counts.into_iter().map(|(option, count)| Answer { option, count }).collect(),
            n,
            average,
            ballots: &entry.outcome().ballots,
            closed: entry.outcome().closed,
        }
    }
}

/// What the agenda gives the memorandum; the pledges, recitals and provisions recorded live are among the entries.
#[derive(Serialize)]
struct Memorandum<'s> {
    title: Option<&'s str>,
    subtitle: Option<&'s str>,
    undertaking: Option<&'s str>,
    recitals: Vec<Recital<'s>>,
    provisions: Vec<Provision<'s>>,
}

#[derive(Serialize)]
struct Recital<'s> {
    opening: &'s Opening,
    text: &'s str,
    points: &'s [String],
}

#[derive(Serialize)]
struct Provision<'s> {
    title: &'s str,
    text: &'s str,
}

impl<'s> Memorandum<'s> {
    fn of(state: &'s State) -> Self {
        let plan = &state.agenda.memorandum;
        let recital = |recital: &'s crate::agenda::Recital| Recital {
            opening: &recital.opening,
            text: &recital.text,
            points: &recital.points,
        };
        let provision =
            |provision: &'s crate::agenda::Provision| Provision { title: &provision.title, text: &provision.text };
        Memorandum {
            title: plan.title.as_deref(),
            subtitle: plan.subtitle.as_deref(),
            undertaking: plan.undertaking.as_deref(),
            recitals: plan.recitals.iter().map(recital).collect(),
            provisions: plan.provisions.iter().map(provision).collect(),
        }
    }
}

#[derive(Serialize)]
struct Signature<'s> {
    body: &'s str,
    name: Option<&'s str>,
    role: Option<&'s str>,
    at: String,
}

/// Which bodies signed; who signed for them where persons may be named.
fn signatures<'s>(scribe: &'s Scribe<'_>) -> Vec<Signature<'s>> {
    let named = scribe.naming.rule == Attribution::Named;
    let signed = scribe.state.signatures.standing().map(|signed| Signature {
        body: &signed.fact.body,
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
}

impl<'s> Floor<'s> {
    fn of(scribe: &'s Scribe<'_>) -> Self {
        let floor = &scribe.state.floor;
        let name = |who: &'s Who| scribe.naming.name(who, scribe.naming.rule);
        Floor {
            holder: floor.holder.as_ref().and_then(|(who, _)| name(who)),
            since: floor.holder.as_ref().map(|(_, since)| moment(*since)),
            queue: floor.queue.iter().filter_map(name).collect(),
        }
    }
}

/// A moment after RFC 3339, with the offset of the place.
fn moment(at: Moment) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, false)
}
