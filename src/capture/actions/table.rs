//! The table itself.

use super::available::*;
use super::{Action, Arguments, Group, Id};

/// A row whose command needs something typed after it.
const BASE: Action = Action {
    id: Id::Point,
    command: None,
    synonyms: &[],
    usage: "",
    does: "",
    example: "",
    group: Group::Record,
    key: None,
    footer: None,
    arguments: Arguments::Required,
    available: always,
};

/// Everything a session can do, in the order of help.
pub const ACTIONS: &[Action] = &[
    Action {
        id: Id::Point,
        command: Some("point"),
        usage: "/point [@WHO] TEXT",
        does: "records a discussion point; just typing the text does the same",
        example: "/point Ravenna: arrivals get a mentor in the first week",
        ..BASE
    },
    Action {
        id: Id::Question,
        command: Some("question"),
        synonyms: &["ask"],
        usage: "/question [@WHO] TEXT",
        does: "records a question, open until it is answered",
        example: "/question who pays for the mentors after the project?",
        ..BASE
    },
    Action {
        id: Id::Answer,
        command: Some("answer"),
        usage: "/answer [N] [@WHO] TEXT",
        does: "answers question N, which is then closed",
        example: "/answer the municipality, from its integration fund",
        available: has_question,
        ..BASE
    },
    Action {
        id: Id::Proposal,
        command: Some("proposal"),
        synonyms: &["propose", "idea"],
        usage: "/proposal [@WHO] TEXT",
        does: "records a proposal",
        example: "/proposal a mentor for every arrival",
        ..BASE
    },
    Action {
        id: Id::Concern,
        command: Some("concern"),
        usage: "/concern [@WHO] TEXT",
        does: "records a concern",
        example: "/concern small municipalities cannot pay for this alone",
        ..BASE
    },
    Action {
        id: Id::Practice,
        command: Some("practice"),
        usage: "/practice [@WHO] TEXT",
        does: "records a good practice that somebody reports",
        example: "/practice mentors are former arrivals, paid by the hour",
        ..BASE
    },
    Action {
        id: Id::Decision,
        command: Some("decision"),
        synonyms: &["decide", "resolved"],
        usage: "/decision TEXT",
        does: "records a decision; /vote or /consent then say how it was taken",
        example: "/decision the mentoring model is taken up",
        ..BASE
    },
    Action {
        id: Id::Action,
        command: Some("action"),
        synonyms: &["todo", "task"],
        usage: "/action [@WHO…] TEXT [due:DATE]",
        does: "records a task for somebody, with the date it is due",
        example: "/action circulate the draft to all bodies due:+2w",
        ..BASE
    },
    Action {
        id: Id::Pledge,
        command: Some("pledge"),
        usage: "/pledge [@BODY…] TEXT [due:DATE] [indicator:\"…\"] [kind:financial|material|technical|policy|capacity]",
        does: "records a pledge: the first body leads; with none named, the signatory bodies together; /form shows what else it can say",
        example: "/pledge share the mentoring handbook due:+3m indicator:\"handbook downloaded by 20 bodies\" kind:technical",
        ..BASE
    },
    Action {
        id: Id::Recital,
        command: Some("recital"),
        usage: "/recital [given|considering|recognising|recalling|having-regard] TEXT",
        does: "adds a sentence to the preamble of the memorandum",
        example: "/recital considering that arrivals need a mentor in the first week",
        ..BASE
    },
    Action {
        id: Id::Provision,
        command: Some("provision"),
        usage: "/provision [TITLE:] TEXT",
        does: "adds a closing clause to the memorandum: duration, amendments …",
        example: "/provision Duration: this memorandum holds for two years",
        ..BASE
    },
    Action {
        id: Id::Clause,
        command: Some("clause"),
        usage: "/clause duration|no-legal-effect|amendments|languages|data-protection",
        does: "adds one of the usual closing clauses in the session's language, to be changed as needed",
        example: "/clause no-legal-effect",
        ..BASE
    },
    Action {
        id: Id::Purpose,
        command: Some("purpose"),
        usage: "/purpose TEXT",
        does: "says what the memorandum is for; it is printed first",
        example: "/purpose settle how the signatory bodies welcome newcomers together",
        ..BASE
    },
    Action {
        id: Id::Park,
        command: Some("park"),
        synonyms: &["parked"],
        usage: "/park [@WHO] TEXT",
        does: "parks something for later",
        example: "/park housing for families is taken up in the next round",
        ..BASE
    },
    Action {
        id: Id::Note,
        command: Some("note"),
        usage: "/note TEXT",
        does: "records a private note, in no export unless asked for by name",
        example: "/note speak to the deputy mayor in the break",
        ..BASE
    },
    Action {
        id: Id::Again,
        command: Some("again"),
        usage: "/again [N] [@WHO]",
        does: "counts that question N was asked once more",
        example: "/again",
        arguments: Arguments::Optional,
        available: has_question,
        ..BASE
    },
    Action {
        id: Id::Merge,
        command: Some("merge"),
        usage: "/merge [N] into M",
        does: "says that question N (the last one) asks the same as question M, under which it then stands",
        example: "/merge 3",
        available: has_question,
        ..BASE
    },
    Action {
        id: Id::Carry,
        command: Some("carry"),
        synonyms: &["carry-over"],
        usage: "/carry [N]",
        does: "carries question N over to another time",
        example: "/carry",
        arguments: Arguments::Optional,
        available: has_question,
        ..BASE
    },
    Action {
        id: Id::Complete,
        usage: "Tab",
        does: "completes the command or the name being typed",
        group: Group::Program,
        key: Some("Tab"),
        footer: Some("complete"),
        arguments: Arguments::None,
        ..BASE
    },
    Action {
        id: Id::Entries,
        usage: "↑",
        does: "goes up into the record from an empty line: Enter edits an entry, Del deletes it",
        group: Group::Mend,
        key: Some("↑"),
        footer: Some("entries"),
        arguments: Arguments::None,
        available: has_entry,
        ..BASE
    },
    Action {
        id: Id::Edit,
        command: Some("edit"),
        synonyms: &["reword"],
        usage: "/edit [N] [@WHO] TEXT [due:DATE] [indicator:\"…\"] [kind:financial|material|technical|policy|capacity] [by:BODY]",
        does: "gives entry N another wording; with @WHO or options alone, only those change; by: says who asked for it",
        example: "/edit arrivals get a mentor in the first two weeks",
        group: Group::Mend,
        available: has_entry,
        ..BASE
    },
    Action {
        id: Id::Delete,
        command: Some("delete"),
        synonyms: &["remove"],
        usage: "/delete [N]",
        does: "takes entry N out of the record; /undo brings it back",
        example: "/delete",
        group: Group::Mend,
        arguments: Arguments::Optional,
        available: has_entry,
        ..BASE
    },
    Action {
        id: Id::Kind,
        command: Some("kind"),
        usage: "/kind [N] KIND",
        does: "makes entry N another kind: point, question, proposal, concern, practice, decision, action, pledge, recital, provision, parked, note",
        example: "/kind proposal",
        group: Group::Mend,
        available: has_entry,
        ..BASE
    },
    Action {
        id: Id::Move,
        command: Some("move"),
        usage: "/move [N] ITEM",
        does: "puts entry N under another item of the agenda",
        example: "/move 1",
        group: Group::Mend,
        available: has_entry,
        ..BASE
    },
    Action {
        id: Id::Tag,
        command: Some("tag"),
        usage: "/tag [N] #WORD",
        does: "tags entry N; a #word in the text does the same",
        example: "/tag #housing",
        group: Group::Mend,
        available: has_entry,
        ..BASE
    },
    Action {
        id: Id::Attribution,
        command: Some("attribution"),
        synonyms: &["attribute"],
        usage: "/attribution [N] named|organisation|none",
        does: "treats entry N more strictly than the session: who may be named in an export",
        example: "/attribution organisation",
        group: Group::Mend,
        available: has_entry,
        ..BASE
    },
    Action {
        id: Id::Settle,
        command: Some("settle"),
        usage: "/settle [N] [DEVICE]",
        does: "keeps what DEVICE said of entry N (what stands, if left out) where two laptops changed it at once; of one that was taken out on one of them, keeps it",
        example: "/settle",
        group: Group::Mend,
        arguments: Arguments::Optional,
        available: has_crossed,
        ..BASE
    },
    Action {
        id: Id::Undo,
        command: Some("undo"),
        usage: "/undo",
        does: "undoes what you did last, again and again",
        example: "/undo",
        group: Group::Mend,
        key: Some("Ctrl-Z"),
        arguments: Arguments::None,
        ..BASE
    },
    Action {
        id: Id::Redo,
        command: Some("redo"),
        usage: "/redo",
        does: "does again what was undone last",
        example: "/redo",
        group: Group::Mend,
        key: Some("Ctrl-Y"),
        arguments: Arguments::None,
        ..BASE
    },
    Action {
        id: Id::Help,
        command: Some("help"),
        synonyms: &["?"],
        usage: "/help [COMMAND]",
        does: "shows everything that can be typed and pressed",
        example: "/help pledge",
        group: Group::Program,
        key: Some("F1"),
        footer: Some("help"),
        arguments: Arguments::Optional,
        ..BASE
    },
    Action {
        id: Id::Start,
        command: Some("start"),
        synonyms: &["begin"],
        usage: "/start",
        does: "begins the session and its first item",
        example: "/start",
        group: Group::Agenda,
        arguments: Arguments::None,
        available: not_started,
        ..BASE
    },
    Action {
        id: Id::Next,
        command: Some("next"),
        usage: "/next",
        does: "takes up the next item; before the start, the first",
        example: "/next",
        group: Group::Agenda,
        key: Some("F2"),
        footer: Some("next item"),
        arguments: Arguments::None,
        available: not_ended,
        ..BASE
    },
    Action {
        id: Id::Back,
        command: Some("back"),
        synonyms: &["previous"],
        usage: "/back",
        does: "takes up the item before",
        example: "/back",
        group: Group::Agenda,
        arguments: Arguments::None,
        available: begun,
        ..BASE
    },
    Action {
        id: Id::Go,
        command: Some("go"),
        synonyms: &["goto"],
        usage: "/go ITEM",
        does: "takes up that item, by its number or the beginning of its title",
        example: "/go 1",
        group: Group::Agenda,
        ..BASE
    },
    Action {
        id: Id::Skip,
        command: Some("skip"),
        usage: "/skip [ITEM]",
        does: "does not take that item (or the current one)",
        example: "/skip",
        group: Group::Agenda,
        arguments: Arguments::Optional,
        available: begun,
        ..BASE
    },
    Action {
        id: Id::Extend,
        command: Some("extend"),
        usage: "/extend MINUTES",
        does: "gives the current item more minutes, or fewer: /extend -5",
        example: "/extend 5",
        group: Group::Agenda,
        available: item_on,
        ..BASE
    },
    Action {
        id: Id::Item,
        command: Some("item"),
        usage: "/item \"TITLE\" [MINUTES]",
        does: "adds an item to the agenda after the current one",
        example: "/item \"Press questions\" 15",
        group: Group::Agenda,
        ..BASE
    },
    Action {
        id: Id::Lead,
        command: Some("lead"),
        usage: "/lead",
        does: "runs the agenda from this laptop from now on; one does at a time",
        example: "/lead",
        group: Group::Agenda,
        arguments: Arguments::None,
        ..BASE
    },
    Action {
        id: Id::Reorder,
        command: Some("reorder"),
        synonyms: &["shift"],
        usage: "/reorder ITEM before ITEM|after ITEM|up|down|last",
        does: "puts an item that is ahead in another place",
        example: "/reorder 4 up",
        group: Group::Agenda,
        ..BASE
    },
    Action {
        id: Id::CatchUp,
        command: Some("catch-up"),
        synonyms: &["catchup", "retime"],
        usage: "/catch-up",
        does: "gets back to the plan by what is offered: what is ahead is shortened, or dropped",
        example: "/catch-up",
        group: Group::Agenda,
        key: Some("F3"),
        arguments: Arguments::None,
        available: started,
        ..BASE
    },
    Action {
        id: Id::Table,
        command: Some("table"),
        usage: "/table [NAME] [@RAPPORTEUR] [MINUTES]",
        does: "records for one of the parallel tables of the item; /table alone goes back to the plenary",
        example: "/table plenary",
        group: Group::Agenda,
        arguments: Arguments::Optional,
        available: has_tables,
        ..BASE
    },
    Action {
        id: Id::Report,
        command: Some("report"),
        usage: "/report [TABLE|next]",
        does: "lets a table report back to the plenary; its rapporteur gets the floor",
        example: "/report next",
        group: Group::Agenda,
        arguments: Arguments::Optional,
        available: has_tables,
        ..BASE
    },
    Action {
        id: Id::Pause,
        command: Some("pause"),
        synonyms: &["break"],
        usage: "/pause",
        does: "stops the clock",
        example: "/pause",
        group: Group::Agenda,
        arguments: Arguments::None,
        available: running,
        ..BASE
    },
    Action {
        id: Id::Resume,
        command: Some("resume"),
        synonyms: &["continue"],
        usage: "/resume",
        does: "lets the clock go on after a pause",
        example: "/resume",
        group: Group::Agenda,
        arguments: Arguments::None,
        available: stopped,
        ..BASE
    },
    Action {
        id: Id::End,
        command: Some("end"),
        synonyms: &["close", "adjourn"],
        usage: "/end",
        does: "ends the session; what is typed afterwards is still recorded",
        example: "/end",
        group: Group::Agenda,
        arguments: Arguments::None,
        available: started,
        ..BASE
    },
    Action {
        id: Id::People,
        command: Some("people"),
        synonyms: &["roster", "who"],
        usage: "/people",
        does: "shows who is here, by organisation",
        example: "/people",
        group: Group::Look,
        key: Some("F5"),
        footer: Some("people"),
        arguments: Arguments::None,
        ..BASE
    },
    Action {
        id: Id::In,
        command: Some("in"),
        synonyms: &["present"],
        usage: "/in NAME[, ORGANISATION]",
        does: "marks somebody as present, or everybody of an organisation; a new name joins the list",
        example: "/in Anna Example, Example Foundation",
        group: Group::People,
        ..BASE
    },
    Action {
        id: Id::Remote,
        command: Some("remote"),
        synonyms: &["online"],
        usage: "/remote NAME[, ORGANISATION]",
        does: "marks somebody as connected from elsewhere",
        example: "/remote Anna Example, Example Foundation",
        group: Group::People,
        ..BASE
    },
    Action {
        id: Id::Out,
        command: Some("out"),
        synonyms: &["left"],
        usage: "/out NAME",
        does: "marks somebody as gone",
        example: "/out Ravenna",
        group: Group::People,
        ..BASE
    },
    Action {
        id: Id::Apologies,
        command: Some("apologies"),
        synonyms: &["regrets", "excused"],
        usage: "/apologies NAME[, ORGANISATION]",
        does: "marks somebody as having sent apologies",
        example: "/apologies Anna Example, Example Foundation",
        group: Group::People,
        ..BASE
    },
    Action {
        id: Id::Queue,
        command: Some("queue"),
        usage: "/queue NAME [order|clarification|reply]",
        does: "puts somebody on the speakers' list: points of order first, then clarifications, then replies",
        example: "/queue Ravenna",
        group: Group::Floor,
        ..BASE
    },
    Action {
        id: Id::Floor,
        command: Some("floor"),
        usage: "/floor [NAME|next|fair]",
        does: "gives somebody the floor, or whoever is next on the list or in the round; fair: of the list, whoever was not heard yet",
        example: "/floor next",
        group: Group::Floor,
        arguments: Arguments::Optional,
        ..BASE
    },
    Action {
        id: Id::Yield,
        command: Some("yield"),
        usage: "/yield",
        does: "takes the floor back: nobody has it",
        example: "/yield",
        group: Group::Floor,
        arguments: Arguments::None,
        available: somebody_speaks,
        ..BASE
    },
    Action {
        id: Id::Unqueue,
        command: Some("unqueue"),
        usage: "/unqueue NAME",
        does: "takes somebody off the speakers' list",
        example: "/unqueue Ravenna",
        group: Group::Floor,
        available: somebody_waits,
        ..BASE
    },
    Action {
        id: Id::Pass,
        command: Some("pass"),
        usage: "/pass [NAME]",
        does: "notes that somebody lets the turn pass: whoever has the floor, or is next in the round",
        example: "/pass Ravenna",
        group: Group::Floor,
        arguments: Arguments::Optional,
        ..BASE
    },
    Action {
        id: Id::SpeakingTime,
        command: Some("limit"),
        synonyms: &["speaking-time"],
        usage: "/limit 3|2:30|off",
        does: "says how long a turn may take",
        example: "/limit 3",
        group: Group::Floor,
        ..BASE
    },
    Action {
        id: Id::Balance,
        command: Some("balance"),
        usage: "/balance",
        does: "shows who had how much of the floor, and who was not heard yet",
        example: "/balance",
        group: Group::Floor,
        arguments: Arguments::None,
        ..BASE
    },
    Action {
        id: Id::Pledges,
        command: Some("pledges"),
        usage: "/pledges",
        does: "shows the pledges and what each still lacks",
        example: "/pledges",
        group: Group::Look,
        key: Some("F6"),
        footer: Some("pledges"),
        arguments: Arguments::None,
        ..BASE
    },
    Action {
        id: Id::Vote,
        command: Some("vote"),
        usage: "/vote [N] for:12 against:3 [abstain:2] [rule:two-thirds] [base:present] [abstentions:cast] [by:bodies]",
        does: "says by what vote N was taken, and reckons it; /vote 12-3-2 is the short form; for:rest against:\"Lublin\" calls the roll",
        example: "/vote for:12 against:3 abstain:2 rule:two-thirds",
        group: Group::Agree,
        available: has_decision,
        ..BASE
    },
    Action {
        id: Id::Consent,
        command: Some("consent"),
        usage: "/consent [N]",
        does: "says that N was taken because nobody objected",
        example: "/consent",
        group: Group::Agree,
        arguments: Arguments::Optional,
        available: has_decision,
        ..BASE
    },
    Action {
        id: Id::Object,
        command: Some("object"),
        synonyms: &["objection"],
        usage: "/object [N] [@WHO] WHY",
        does: "records an objection to N",
        example: "/object no money is set aside for it",
        group: Group::Agree,
        available: has_statement,
        ..BASE
    },
    Action {
        id: Id::Reserve,
        command: Some("reserve"),
        synonyms: &["reservation"],
        usage: "/reserve [N] @BODY TEXT",
        does: "records that a body joins in N, but for this",
        example: "/reserve @Ravenna only once the budget is voted",
        group: Group::Agree,
        available: has_agreeable,
        ..BASE
    },
    Action {
        id: Id::Poll,
        command: Some("poll"),
        usage: "/poll \"QUESTION\" scale:5 [ends:\"not at all, very\"]|options:\"A, B\"|dots:3 options:\"A, B\"|ranking:\"A, B\"|consensus:5",
        does: "puts a question to the room; /poll alone takes the next one the agenda prepared, /poll 2 its second",
        example: "/poll \"How useful is the mentoring model?\" scale:5",
        group: Group::Agree,
        arguments: Arguments::Optional,
        ..BASE
    },
    Action {
        id: Id::Tally,
        command: Some("tally"),
        synonyms: &["count"],
        usage: "/tally [#N] 1:0 2:3 … [blank:N] [unsure:N]",
        does: "enters how many chose each answer of a poll, and how many none",
        example: "/tally 1:0 2:3 3:9 4:17 5:13",
        group: Group::Agree,
        available: has_poll,
        ..BASE
    },
    Action {
        id: Id::Ballot,
        command: Some("ballot"),
        usage: "/ballot [#N] ANSWER…",
        does: "enters one person's answer to a poll, without a name",
        example: "/ballot 4",
        group: Group::Agree,
        available: has_poll,
        ..BASE
    },
    Action {
        id: Id::Ballots,
        command: Some("ballots"),
        usage: "/ballots [#N] ANSWER, ANSWER…",
        does: "enters a pile of ballots at once, so that not even the journal knows their order; a ; stands between ballots of several answers",
        example: "/ballots 4, 5, 3, 4",
        group: Group::Agree,
        available: has_poll,
        ..BASE
    },
    Action {
        id: Id::Import,
        command: Some("import"),
        usage: "/import FILE columns:\"3, 4\" [scale:5|options:\"A, B\"|consensus:5] [ends:\"not at all, very\"]",
        does: "takes over polls from a table a survey tool saved as CSV, one for each column; blanks and “don't know” are counted apart",
        example: "/import survey.csv columns:\"3, 4, 5\" scale:5",
        group: Group::Agree,
        ..BASE
    },
    Action {
        id: Id::ClosePoll,
        command: Some("close-poll"),
        synonyms: &["closepoll"],
        usage: "/close-poll [N]",
        does: "closes a poll: it takes no more answers",
        example: "/close-poll",
        group: Group::Agree,
        arguments: Arguments::Optional,
        available: has_poll,
        ..BASE
    },
    Action {
        id: Id::Agree,
        command: Some("agree"),
        synonyms: &["agreed"],
        usage: "/agree [N…|all]",
        does: "records that the room agrees on pledges, recitals or provisions",
        example: "/agree all",
        group: Group::Agree,
        arguments: Arguments::Optional,
        available: has_agreeable,
        ..BASE
    },
    Action {
        id: Id::Sign,
        command: Some("sign"),
        usage: "/sign BODY by NAME[, ROLE]",
        does: "records who signed the memorandum for a body",
        example: "/sign Ravenna by Anna Example, deputy mayor",
        group: Group::Agree,
        ..BASE
    },
    Action {
        id: Id::Order,
        command: Some("order"),
        usage: "/order [N] first|last|up|down|before N|after N",
        does: "puts a part of the memorandum in another place among those of its kind; beside the memorandum, Alt-↑ and Alt-↓ do",
        example: "/order up",
        group: Group::Agree,
        available: has_agreeable,
        ..BASE
    },
    Action {
        id: Id::Issue,
        command: Some("issue"),
        usage: "/issue",
        does: "makes a numbered version of the memorandum as it is agreed; the next one lists what was corrected",
        example: "/issue",
        group: Group::Agree,
        arguments: Arguments::None,
        available: all_agreed,
        ..BASE
    },
    Action {
        id: Id::Approve,
        command: Some("approve"),
        usage: "/approve",
        does: "records that the minutes are approved; until then they are marked as a draft",
        example: "/approve",
        group: Group::Agree,
        arguments: Arguments::None,
        ..BASE
    },
    Action {
        id: Id::Status,
        command: Some("status"),
        usage: "/status [[N] planned|under-way|fulfilled|dropped [REPORT] [on:DATE]]",
        does: "alone, says in words where the session is; with a word, how far a pledge or an action has come and what is reported of it",
        example: "/status under-way",
        group: Group::Agree,
        arguments: Arguments::Optional,
        ..BASE
    },
    Action {
        id: Id::Form,
        command: Some("form"),
        synonyms: &["fields"],
        usage: "/form [N]",
        does: "shows a pledge field by field, to be filled in: who, by when, what is counted, for whom",
        example: "/form",
        group: Group::Agree,
        arguments: Arguments::Optional,
        available: has_pledge,
        ..BASE
    },
    Action {
        id: Id::History,
        command: Some("history"),
        synonyms: &["wordings"],
        usage: "/history [N]",
        does: "shows every wording N had, who changed it and when, word by word",
        example: "/history",
        group: Group::Look,
        arguments: Arguments::Optional,
        available: has_entry,
        ..BASE
    },
    Action {
        id: Id::Check,
        command: Some("check"),
        usage: "/check",
        does: "says what would embarrass you if this were handed over now: no body, no date, no quorum, nobody who does it",
        example: "/check",
        group: Group::Look,
        arguments: Arguments::None,
        ..BASE
    },
    Action {
        id: Id::Memorandum,
        command: Some("memorandum"),
        usage: "/memorandum",
        does: "shows the memorandum as it will be printed",
        example: "/memorandum",
        group: Group::Look,
        key: Some("F7"),
        footer: Some("memorandum"),
        arguments: Arguments::None,
        ..BASE
    },
    Action {
        id: Id::Minutes,
        command: Some("minutes"),
        usage: "/minutes",
        does: "shows the minutes as they will be printed",
        example: "/minutes",
        group: Group::Look,
        key: Some("F8"),
        footer: Some("minutes"),
        arguments: Arguments::None,
        ..BASE
    },
    Action {
        id: Id::Prompts,
        command: Some("prompts"),
        usage: "/prompts",
        does: "shows the facilitator's prompts for the item that is on",
        example: "/prompts",
        group: Group::Look,
        key: Some("F4"),
        footer: Some("prompts"),
        arguments: Arguments::None,
        ..BASE
    },
    Action {
        id: Id::Export,
        command: Some("export"),
        usage: "/export [minutes] [memorandum] [md] [html] [json] [csv] [public] [internal] [allow-names[:N,N]]",
        does: "writes the minutes and the memorandum into the session's folder",
        example: "/export minutes html",
        group: Group::Look,
        key: Some("F9"),
        footer: Some("export"),
        arguments: Arguments::Optional,
        ..BASE
    },
    Action {
        id: Id::Polls,
        command: Some("polls"),
        usage: "/polls",
        does: "shows the polls and their results",
        example: "/polls",
        group: Group::Look,
        arguments: Arguments::None,
        ..BASE
    },
    Action {
        id: Id::Questions,
        command: Some("questions"),
        usage: "/questions",
        does: "shows the questions that are open, the most asked first",
        example: "/questions",
        group: Group::Look,
        arguments: Arguments::None,
        ..BASE
    },
    Action {
        id: Id::Record,
        command: Some("record"),
        synonyms: &["live"],
        usage: "/record",
        does: "goes back to the live record",
        example: "/record",
        group: Group::Look,
        key: Some("Esc"),
        arguments: Arguments::None,
        ..BASE
    },
    Action {
        id: Id::Find,
        command: Some("find"),
        synonyms: &["search"],
        usage: "/find WORDS",
        does: "finds entries that have these words",
        example: "/find mentors",
        group: Group::Look,
        key: Some("Ctrl-F"),
        ..BASE
    },
    Action {
        id: Id::Palette,
        usage: "Ctrl-P",
        does: "lists everything that can be done; type a few letters to find it",
        group: Group::Program,
        key: Some("Ctrl-P"),
        footer: Some("all commands"),
        arguments: Arguments::None,
        ..BASE
    },
    Action {
        id: Id::Tour,
        command: Some("tour"),
        synonyms: &["welcome"],
        usage: "/tour",
        does: "shows how it works, on one screen",
        example: "/tour",
        group: Group::Program,
        arguments: Arguments::None,
        ..BASE
    },
    Action {
        id: Id::Quit,
        command: Some("quit"),
        synonyms: &["exit", "q"],
        usage: "/quit",
        does: "leaves the program; everything recorded is safe, and opening the session again goes on with it",
        example: "/quit",
        group: Group::Program,
        key: Some("Ctrl-Q"),
        footer: Some("quit"),
        arguments: Arguments::None,
        ..BASE
    },
];
