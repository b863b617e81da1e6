//! The command language: what is typed, understood as something to do.
//!
//! [`parse`] is the one parser: the screen's input line, pipes, tests and examples all go through it. **Typing is
//! recording**: a line that is no command is a discussion point with its text as typed. [`actions::ACTIONS`] is the one table
//! of commands; [`complete()`] offers what could be typed next.
//!
//! | file | what it understands |
//! | --- | --- |
//! | [`clean`](clean()), [`stamped`] | what a text may hold; when a line happened |
//! | `pieces`, `options`, [`dates`] | words, quotes, handles; `due:+3m`; dates |
//! | [`names`], `fold` | who is meant, whatever the case and accents |
//! | `entries`, `mend`, `agenda_run`, `people`, `votes`, `polls`, `agreement` | the commands, by group |
//! | `dialects` | what note-takers have in their fingers from elsewhere |
//! | [`complete`](complete()) | candidates as one types |
//! | [`keys`] | names of keys, and which does what |
//! | [`survey`] | what survey tools export, counted |

pub mod actions;
mod agenda_run;
mod agreement;
mod clean;
mod complete;
pub mod dates;
mod dialects;
mod entries;
mod fold;
pub mod keys;
mod mend;
pub mod names;
mod options;
mod people;
mod pieces;
mod polls;
mod stamp;
pub mod survey;
mod tour;
mod votes;

use chrono::NaiveDate;

use crate::agenda::Audience;
use crate::session::event::{EntryKind, Presence};
use crate::session::{Command, Handle, Refusal, State};
use actions::{Action, Arguments, Id};

pub use clean::clean;
pub use complete::{Candidate, Completion, complete, people_by_letters};
pub use people::absent;
pub use polls::{Import, imported};
pub use stamp::{Stamp, stamped};
pub use tour::tour;

/// A line as it was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// What it asks for.
    pub line: Line,
    /// What to tell whoever typed it: how it was understood, which date, who is not on the list. Plain sentences without
    /// a full stop.
    pub hints: Vec<String>,
}

/// What a line asks for.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "a line is understood once and carried out at once; none are kept")]
pub enum Line {
    /// It is blank.
    Nothing,
    /// Something that changes the session.
    Command(Command),
    /// Something that does not.
    Request(Request),
}

/// What changes nothing in the session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Show the entries that have these words.
    Find(String),
    /// Write these documents in these formats; none named means the usual ones.
    Export {
        /// Which documents.
        papers: Vec<Paper>,
        /// In which formats.
        formats: Vec<Format>,
        /// For whom; the session's own rule where none is named.
        audiences: Vec<Audience>,
        /// Although names stand in the text that the rule hides.
        allow_names: AllowNames,
    },
    /// Take over polls from a survey that was held elsewhere; see [`imported`].
    Import(Import),
    /// Show every wording an entry had, and what changed from one to the next.
    History(Handle),
    /// Show what a pledge says, field by field, to be filled in.
    Form(Handle),
    /// Get back to the plan by what is offered; nothing is done where nothing is late.
    CatchUp,
    /// Say what would embarrass whoever hands this over.
    Check,
    /// Say in words where the session is.
    Status,
    /// Show how it works.
    Tour,
    /// Show help, on one command where one is named.
    Help(Option<Id>),
    /// Show a view.
    View(View),
    /// Put an entry into the line, to be mended there.
    Edit(Handle),
    /// Leave the program.
    Quit,
}

/// What is handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Paper {
    /// The record of the session.
    Minutes,
    /// What is signed.
    Memorandum,
}

/// The form a document is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// CommonMark with tables.
    Markdown,
    /// A page that stands by itself.
    Html,
    /// The whole state.
    Json,
    /// The registers of decisions, pledges and actions, for a spreadsheet.
    Csv,
}

/// The words for audiences in commands and in the names of files.
pub const AUDIENCES: [(&str, Audience); 2] = [("public", Audience::Public), ("internal", Audience::Internal)];

/// The word that lets an export through although names stand in the text.
pub const ALLOW_NAMES: &str = "allow-names";

/// Where names may stand although the rule hides them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum AllowNames {
    /// Nowhere.
    #[default]
    Nowhere,
    /// Anywhere.
    Everywhere,
    /// In these entries.
    In(Vec<Handle>),
}

impl AllowNames {
    /// Reads the numbers of entries, `3,rec1`; none at all means everywhere.
    ///
    /// # Errors
    /// What is no number of an entry.
    pub fn parse(text: &str) -> Result<AllowNames, String> {
        if text.is_empty() {
            return Ok(AllowNames::Everywhere);
        }
        let handle = |word: &str| {
            pieces::as_handle(word.trim()).ok_or_else(|| format!("“{word}” is no number of an entry such as 3 or rec1"))
        };
        text.split(',').filter(|word| !word.trim().is_empty()).map(handle).collect::<Result<_, _>>().map(AllowNames::In)
    }

    /// Whether a name may stand in this entry, or for `None`, in a text of the agenda.
    pub fn allow(&self, handle: Option<Handle>) -> bool {
        match self {
            AllowNames::Nowhere => false,
            AllowNames::Everywhere => true,
            AllowNames::In(handles) => handle.is_some_and(|handle| handles.contains(&handle)),
        }
    }
}

/// What the screen can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// The live record.
    #[default]
    Record,
    /// Who is here.
    People,
    /// The pledges and what they lack.
    Pledges,
    /// The polls and their results.
    Polls,
    /// The memorandum as it will be printed.
    Memorandum,
    /// The minutes as they will be printed.
    Minutes,
    /// The facilitator's prompts for the item that is on.
    Prompts,
    /// Who had how much of the floor, and who was not heard.
    Balance,
    /// The questions that are open, the most asked first.
    Questions,
}

/// The words for documents in commands, each first as it is printed.
pub const PAPERS: [(&str, Paper); 2] = [("minutes", Paper::Minutes), ("memorandum", Paper::Memorandum)];

/// The words for formats in commands.
pub const FORMATS: [(&str, Format); 5] = [
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("html", Format::Html),
    ("json", Format::Json),
    ("csv", Format::Csv),
];

/// What a line is understood against, and what there is to tell about it.
struct Context<'a> {
    state: &'a State,
    today: NaiveDate,
    hints: Vec<String>,
}

impl Context<'_> {
    fn hint(&mut self, hint: impl Into<String>) {
        let hint = hint.into();
        if !self.hints.contains(&hint) {
            self.hints.push(hint);
        }
    }
}

/// What the line (or pasted lines: one entry) asks for, against what stands on the day `today`, which dates are counted
/// from. A stamp before the line is taken off beforehand ([`stamped`]).
///
/// # Errors
/// A line that is a command but cannot be understood: what is wrong with it, and what to type instead.
pub fn parse(line: &str, state: &State, today: NaiveDate) -> Result<Parsed, Refusal> {
    let (line, dropped) = clean(line);
    let mut context = Context { state, today, hints: Vec::new() };
    if dropped > 0 {
        let were = if dropped == 1 { "was" } else { "were" };
        context.hint(format!("{} {were} dropped", crate::words::count(dropped, "control character")));
    }
    let line = understand(&line, &mut context)?;
    Ok(Parsed { line, hints: context.hints })
}

fn understand(line: &str, context: &mut Context) -> Result<Line, Refusal> {
    if let Some(text) = line.trim_start().strip_prefix('\\') {
        return Ok(if text.trim().is_empty() { Line::Nothing } else { entries::literal(EntryKind::Point, text) });
    }
    let line = line.trim();
    if line.is_empty() {
        return Ok(Line::Nothing);
    }
    if let Some(text) = line.strip_prefix("...").filter(|rest| rest.starts_with(char::is_whitespace)) {
        return Ok(Line::Command(Command::Continue(text.trim_start().to_owned())));
    }
    if let Some(mended) = mend::substitution(line, context)? {
        return Ok(mended);
    }
    if let Some((first, second)) = glued(line) {
        return Err(Refusal::new(
            format!("{first} and {second} stand in one line"),
            "type each in a line of its own; \\ before the line records it as it stands",
        ));
    }
    if let Some((word, body)) = command_word(line) {
        return match actions::named(word) {
            Some(action) => command(action, body, context),
            None => Err(unknown(word)),
        };
    }
    match dialects::read(line, context)? {
        Some(understood) => Ok(understood),
        None => entries::said(EntryKind::Point, line, context),
    }
}

/// The word after `/` and what follows, if the line is shaped like a command: letters and hyphens, perhaps a colon, then a blank
/// or the end.
/// A path (`/home/x`), a lone `/` or `/ 3` is text.
fn command_word(line: &str) -> Option<(&str, &str)> {
    let (word, body) = pieces::word(line.strip_prefix('/').filter(|rest| !rest.starts_with(char::is_whitespace))?);
    // `/note: text` and `/floorAnna: text` are slips of a command, and nothing to be recorded for everybody to read.
    let letters = word.strip_suffix(':').unwrap_or(word);
    let fits = word == "?" || !letters.is_empty() && letters.chars().all(|c| c.is_alphabetic() || c == '-');
    fits.then_some((word, body))
}

/// Two commands in one word, as when the second was typed after the first was refused: `/issue/sign`. No path is called so.
fn glued(line: &str) -> Option<(String, String)> {
    let (word, _) = pieces::word(line.strip_prefix('/')?);
    let (first, second) = word.split_once('/')?;
    let both = actions::named(first).is_some() && actions::named(second).is_some();
    both.then(|| (format!("/{first}"), format!("/{second}")))
}

fn unknown(word: &str) -> Refusal {
    let literally = "\\ before the line records it as it stands";
    let next = match actions::nearest(word).map(|action| action.usage) {
        Some(usage) => format!("did you mean {usage}? {literally}"),
        None => format!("/help lists the commands; {literally}"),
    };
    Refusal::new(format!("there is no command /{word}"), next)
}

/// Refuses a command that lacks something, with how it is typed.
fn usage(action: Id, what: impl Into<String>) -> Refusal {
    let action = action.action();
    Refusal::new(what, format!("type {}, for example: {}", action.usage, action.example))
}

/// What the command asks for with `body` after it.
fn command(action: &'static Action, body: &str, context: &mut Context) -> Result<Line, Refusal> {
    match action.arguments {
        Arguments::None if !body.is_empty() => {
            let what = format!("/{} takes nothing after it", action.command.unwrap_or_default());
            return Err(Refusal::new(
                what,
                format!("type {} alone; \\ before the line records it as it stands", action.usage),
            ));
        }
        Arguments::Required if body.is_empty() => {
            let what = format!("/{} needs something after it", action.command.unwrap_or_default());
            return Err(usage(action.id, what));
        }
        _ => {}
    }
    let view = |view| Ok(Line::Request(Request::View(view)));
    match action.id {
        Id::Point => entries::said(EntryKind::Point, body, context),
        Id::Question => entries::question(body, context),
        Id::Proposal => entries::said(EntryKind::Proposal, body, context),
        Id::Concern => entries::said(EntryKind::Concern, body, context),
        Id::Practice => entries::said(EntryKind::Practice, body, context),
        Id::Park => entries::said(EntryKind::Parked, body, context),
        Id::Note => entries::said(EntryKind::Note, body, context),
        Id::Decision => Ok(entries::literal(EntryKind::Decision, body)),
        Id::Answer => entries::answer(body, context),
        Id::Action => entries::task(EntryKind::Action, body, context),
        Id::Pledge => entries::task(EntryKind::Pledge, body, context),
        Id::Recital => entries::recital(body, context),
        Id::Provision => entries::provision(body, context),
        Id::Clause => entries::clause(body, context),
        Id::Purpose => Ok(entries::literal(EntryKind::Purpose, body)),
        Id::Edit => mend::edit(body, context),
        Id::Delete => mend::delete(body, context),
        Id::Kind => mend::kind(body, context),
        Id::Move => mend::move_to(body, context),
        Id::Tag => mend::tag(body, context),
        Id::Attribution => mend::attribution(body, context),
        Id::Settle => mend::settle(body, context),
        Id::Lead => Ok(Line::Command(Command::Lead)),
        Id::Undo => Ok(Line::Command(Command::Undo)),
        Id::Redo => Ok(Line::Command(Command::Redo)),
        Id::Start => Ok(Line::Command(Command::Start)),
        Id::Next => Ok(Line::Command(Command::Next)),
        Id::Back => Ok(Line::Command(Command::Back)),
        Id::Go => agenda_run::go(body, context),
        Id::Skip => agenda_run::skip(body, context),
        Id::Extend => agenda_run::extend(body),
        Id::Item => agenda_run::add(body),
        Id::Pause => Ok(Line::Command(Command::Pause)),
        Id::Resume => Ok(Line::Command(Command::Resume)),
        Id::End => Ok(Line::Command(Command::End)),
        Id::In => people::attend(body, Presence::Present, context),
        Id::Remote => people::attend(body, Presence::Remote, context),
        Id::Out => people::attend(body, Presence::Left, context),
        Id::Apologies => people::attend(body, Presence::Apologies, context),
        Id::Reorder => agenda_run::reorder(body, context),
        Id::CatchUp => Ok(Line::Request(Request::CatchUp)),
        Id::Table => agenda_run::table(body, context),
        Id::Report => agenda_run::report(body, context),
        Id::Merge => entries::merge(body, context),
        Id::Again => entries::again(body, context),
        Id::Carry => Ok(Line::Command(Command::Carry(mend::only_entry(Id::Carry, body, context)?))),
        Id::Pass => people::pass(body, context),
        Id::SpeakingTime => people::speaking_time(body),
        Id::Balance => view(View::Balance),
        Id::Questions => view(View::Questions),
        Id::Queue => people::queue(body, context),
        Id::Unqueue => people::unqueue(body, context),
        Id::Floor => people::floor(body, context),
        Id::Yield => Ok(Line::Command(Command::Yield)),
        Id::Vote => votes::vote(body, context),
        Id::Consent => votes::consent(body, context),
        Id::Object => votes::object(body, context),
        Id::Reserve => votes::reserve(body, context),
        Id::Poll => polls::poll(body, context),
        Id::Tally => polls::tally(body, context),
        Id::Ballot => polls::ballot(body, context),
        Id::Ballots => polls::ballots(body, context),
        Id::Import => polls::import(body, context),
        Id::ClosePoll => polls::close_poll(body, context),
        Id::Agree => agreement::agree(body, context),
        Id::Sign => agreement::sign(body, context),
        Id::Order => agreement::order(body, context),
        Id::Issue => Ok(Line::Command(Command::Issue)),
        Id::History => about(Id::History, body, context, Request::History),
        Id::Form => about(Id::Form, body, context, Request::Form),
        Id::Check => Ok(Line::Request(Request::Check)),
        Id::Approve => Ok(Line::Command(Command::Approve)),
        Id::Status if body.is_empty() => Ok(Line::Request(Request::Status)),
        Id::Status => agreement::status(body, context),
        Id::Record => view(View::Record),
        Id::People => view(View::People),
        Id::Pledges => view(View::Pledges),
        Id::Polls => view(View::Polls),
        Id::Memorandum => view(View::Memorandum),
        Id::Minutes => view(View::Minutes),
        Id::Prompts => view(View::Prompts),
        Id::Find => Ok(Line::Request(Request::Find(body.to_owned()))),
        Id::Export => export(body),
        Id::Help | Id::Complete | Id::Entries | Id::Palette => help(body),
        Id::Tour => Ok(Line::Request(Request::Tour)),
        Id::Quit => Ok(Line::Request(Request::Quit)),
    }
}

/// What is asked about an entry: the one named, else the last pledge, else the last entry.
fn about(id: Id, body: &str, context: &Context, request: fn(Handle) -> Request) -> Result<Line, Refusal> {
    let record = &context.state.record;
    let pledge = || record.entries().rev().find(|entry| entry.kind == EntryKind::Pledge);
    let last = || pledge().or_else(|| record.entries().next_back()).map(|entry| entry.handle);
    match mend::only_entry(id, body, context)?.or_else(last) {
        Some(handle) => Ok(Line::Request(request(handle))),
        None => Err(Refusal::new("nothing is recorded yet", "/pledge @BODY text records a pledge")),
    }
}

fn export(body: &str) -> Result<Line, Refusal> {
    let (mut papers, mut formats, mut audiences) = (Vec::new(), Vec::new(), Vec::new());
    let mut allow_names = AllowNames::Nowhere;
    for words in body.split_whitespace() {
        // The entries behind it have commas between them too.
        if let Some((name, entries)) = words.split_once([':', '='])
            && name.eq_ignore_ascii_case(ALLOW_NAMES)
        {
            allow_names = AllowNames::parse(entries).map_err(|what| usage(Id::Export, what))?;
            continue;
        }
        for word in words.split(',').filter(|word| !word.is_empty()) {
            let named = |name: &str| name.eq_ignore_ascii_case(word);
            if let Some((_, paper)) = PAPERS.iter().find(|(name, _)| named(name)) {
                papers.push(*paper);
            } else if let Some((_, format)) = FORMATS.iter().find(|(name, _)| named(name)) {
                formats.push(*format);
            } else if let Some((_, audience)) = AUDIENCES.iter().find(|(name, _)| named(name)) {
                audiences.push(*audience);
            } else if named(ALLOW_NAMES) {
                allow_names = AllowNames::Everywhere;
            } else {
                let what = format!("“{word}” is neither a document nor a format");
                return Err(usage(Id::Export, what));
            }
        }
    }
    Ok(Line::Request(Request::Export { papers, formats, audiences, allow_names }))
}

fn help(body: &str) -> Result<Line, Refusal> {
    let word = body.strip_prefix('/').unwrap_or(body);
    match actions::named(word) {
        Some(action) => Ok(Line::Request(Request::Help(Some(action.id)))),
        None if word.is_empty() => Ok(Line::Request(Request::Help(None))),
        None => Err(unknown(word)),
    }
}
