//! The small menus over whatever is shown: what can be done with a person, an entry, an item.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::super::message::Effect;
use super::super::model::{Ask, Choice, Menu, Model, Then, Tone};
use super::super::readiness::Agreement;
use super::{editing, keys, lines, views};
use crate::capture::Request;
use crate::capture::actions::Id;
use crate::session::command::{Attendee, Place, Speaker, Which};
use crate::session::event::{Contribution, EntryKind, Presence, Status, Taken};
use crate::session::number::{Handle, ItemId, ParticipantId};
use crate::session::state::Entry;
use crate::session::{Command, State};

/// What can be said of a person.
pub fn person_menu(model: &mut Model, id: ParticipantId) {
    let Some(person) = model.state.roster.get(id) else { return };
    let all = [Presence::Present, Presence::Remote, Presence::Left, Presence::Apologies];
    let choices = all.into_iter().map(|presence| {
        let mark = if presence == person.presence { " (now)" } else { "" };
        let command = Command::Attend(Attendee::Known(id), presence);
        Choice { label: format!("{}{mark}", presence.word()), then: Then::Ask(Box::new(command)) }
    });
    let mut choices: Vec<Choice> = choices.collect();
    let who = crate::session::event::Who::Participant(id);
    choices.push(Choice {
        label: "asks for the floor".to_owned(),
        then: Then::Ask(Box::new(Command::Queue(who.clone(), Contribution::New))),
    });
    choices.push(Choice {
        label: "has the floor".to_owned(),
        then: Then::Ask(Box::new(Command::Floor(Speaker::This(who)))),
    });
    let title = person.details.name.clone();
    model.menu = Some(Menu { title, choices, seen: model.state.seen(), ..Menu::default() });
}

/// What can be done with an entry.
pub fn entry_menu(model: &mut Model, handle: Handle) {
    let Some(entry) = model.state.record.get(handle).filter(|entry| entry.stands()) else { return };
    let outcome = entry.outcome();
    let mut choices = vec![choice("edit the text", Then::Edit(handle))];
    if entry.kind == EntryKind::Pledge {
        choices.push(choice("fill in, field by field …", Then::Show(Request::Form(handle))));
    }
    settle(entry, &mut choices);
    decide_on(entry, &mut choices);
    add_to(entry, &mut choices);
    if entry.kind == EntryKind::Question && outcome.answered_by.is_none() {
        choices.push(type_in("answer it …", format!("/answer {handle} ")));
    }
    if matches!(entry.kind, EntryKind::Pledge | EntryKind::Action) {
        choices.push(type_in("report how far it has come …", format!("/status {handle} under-way ")));
    }
    if entry.kind == EntryKind::Pledge {
        for status in [Status::Fulfilled, Status::Dropped] {
            let label = format!("status: {}", status.word());
            let command = Command::SetStatus { entry: Some(handle), status, report: None, on: None };
            choices.push(ask(&label, command));
        }
    }
    if entry.kind == EntryKind::Poll && !outcome.closed {
        choices.push(type_in("enter the counts …", format!("/tally #{handle} ")));
        choices.push(ask("close the poll", Command::ClosePoll(Some(handle))));
    }
    if entry.kind.is_agreed() {
        for (label, place) in [
            ("move up in the memorandum", Place::Up),
            ("move down in the memorandum", Place::Down),
            ("first of its kind there", Place::First),
            ("last of its kind there", Place::Last),
        ] {
            choices.push(ask(label, Command::Place(Some(handle), place)));
        }
    }
    choices.push(choice("how it came to its wording", Then::Show(Request::History(handle))));
    // What the agenda prepared is no line of the record: it has no item, and is nothing else than it is.
    if !entry.is_prepared() {
        choices.push(choice("change its kind …", Then::Kinds(handle)));
        choices.push(choice("move it to another item …", Then::Items(handle)));
        choices.push(type_in("tag it …", format!("/tag {handle} #")));
    }
    let undo = model.keys.said(Id::Undo);
    choices.push(ask(&format!("delete it ({undo} brings it back)"), Command::Delete(Some(handle))));
    let reworded = if outcome.reworded.is_some() { ", reworded" } else { "" };
    let title = format!("{handle} {}{reworded}", entry.kind.word());
    model.menu = Some(Menu { title, choices, seen: model.state.seen(), ..Menu::default() });
}

fn choice(label: &str, then: Then) -> Choice {
    Choice { label: label.to_owned(), then }
}

fn ask(label: &str, command: Command) -> Choice {
    choice(label, Then::Ask(Box::new(command)))
}

fn type_in(label: &str, text: String) -> Choice {
    choice(label, Then::Type(text))
}

/// What crossed in it, first of all: which of the wordings is kept.
fn settle(entry: &Entry, choices: &mut Vec<Choice>) {
    let Some(crossing) = entry.crossing() else { return };
    let keeps = crossing.devices().into_iter().map(|device| {
        let label = format!("keep {device}: {}", crossing.said(device, entry));
        ask(&label, Command::Settle(Some(entry.handle), Some(device.clone())))
    });
    let mut first: Vec<Choice> = keeps.collect();
    if first.is_empty() {
        let devices: Vec<&str> = crossing.removed_by.iter().map(|device| device.as_str()).collect();
        let label = format!("keep it (taken out on {}, changed on another)", devices.join(", "));
        first.push(ask(&label, Command::Settle(Some(entry.handle), None)));
    }
    choices.splice(0..0, first);
}

/// How the room takes an entry.
fn decide_on(entry: &Entry, choices: &mut Vec<Choice>) {
    let handle = entry.handle;
    if entry.kind.is_agreed() && !matches!(Agreement::of(entry), Agreement::Agreed) {
        let label = "agreed by the room: goes into the memorandum";
        choices.push(ask(label, Command::Agree(Which::These(vec![handle]))));
    }
    if entry.kind.is_taken() {
        let label = "taken by consent: asked, and nobody objected";
        choices.push(ask(label, Command::Take(Some(handle), Taken::Consent)));
        choices.push(type_in("taken by a vote: hands were counted …", format!("/vote {handle} for:")));
        choices.push(type_in("by roll call: who is against …", format!("/vote {handle} for:rest against:\"")));
    }
    if entry.kind.is_taken() || entry.kind.is_agreed() {
        choices.push(type_in("somebody objects …", format!("/object {handle} ")));
    }
    if entry.kind.is_agreed() {
        choices.push(type_in("a body has a reservation …", format!("/reserve {handle} @")));
    }
}

/// What an entry says beside its text.
fn add_to(entry: &Entry, choices: &mut Vec<Choice>) {
    let handle = entry.handle;
    match entry.kind {
        EntryKind::Pledge => {
            choices.push(type_in("who pledges …", format!("/edit {handle} @")));
            choices.push(type_in("due date …", format!("/edit {handle} due:")));
            choices.push(type_in("indicator …", format!("/edit {handle} indicator:\"")));
        }
        EntryKind::Action => {
            choices.push(type_in("who does it …", format!("/edit {handle} @")));
            choices.push(type_in("due date …", format!("/edit {handle} due:")));
        }
        EntryKind::Decision | EntryKind::Poll => {}
        EntryKind::Purpose | EntryKind::Recital | EntryKind::Provision => {}
        _ => choices.push(type_in("who said it …", format!("/edit {handle} @"))),
    }
}

fn kind_menu(state: &State, handle: Handle) -> Option<Menu> {
    let entry = state.record.get(handle)?;
    let kinds = EntryKind::ALL.into_iter().filter(|kind| *kind != EntryKind::Poll && *kind != entry.kind);
    let choices = kinds.map(|kind| Choice {
        label: kind.word().to_owned(),
        then: Then::Ask(Box::new(Command::ChangeKind(Some(handle), kind))),
    });
    Some(Menu { title: format!("make {handle} a"), choices: choices.collect(), ..Menu::default() })
}

fn item_menu(state: &State, handle: Handle) -> Option<Menu> {
    let entry = state.record.get(handle)?;
    let items = state.run.items.iter().filter(|item| Some(item.id) != entry.item);
    let choices: Vec<Choice> = items
        .map(|item| Choice {
            label: format!("{} {}", item.label, item.plan.title),
            then: Then::Ask(Box::new(Command::Move(Some(handle), item.id))),
        })
        .collect();
    (!choices.is_empty()).then(|| Menu { title: format!("move {handle} to"), choices, ..Menu::default() })
}

/// Offers to take up an item of the agenda.
pub fn offer_item(model: &mut Model, id: ItemId) {
    let Some(item) = model.state.run.item(id) else { return };
    let choices = vec![ask("take it up now", Command::Go(id)), ask("skip it", Command::Skip(Some(id)))];
    let title = format!("{} {}", item.label, item.plan.title);
    model.menu = Some(Menu { title, choices, seen: model.state.seen(), ..Menu::default() });
}

/// Keys while a menu is open; says whether the key was its.
pub fn menu_key(model: &mut Model, key: KeyEvent, effects: &mut Vec<Effect>) -> bool {
    let Some(menu) = &mut model.menu else { return false };
    match key.code {
        KeyCode::Up => menu.chosen = menu.chosen.checked_sub(1).unwrap_or(menu.choices.len().saturating_sub(1)),
        KeyCode::Down | KeyCode::Tab => menu.chosen = (menu.chosen + 1) % menu.choices.len().max(1),
        KeyCode::Esc => model.menu = None,
        KeyCode::Enter => {
            let chosen = menu.chosen;
            pick(model, chosen, effects);
        }
        // Letters choose by what a choice begins with, and never fall through into the line.
        KeyCode::Char(letter) if !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) => {
            menu.choose_by(letter);
        }
        KeyCode::Backspace | KeyCode::Delete | KeyCode::Left | KeyCode::Right => menu.typed.clear(),
        // Keys with a meaning of their own keep it.
        _ => {
            model.menu = None;
            return false;
        }
    }
    true
}

/// Takes a choice of the open menu.
pub fn pick(model: &mut Model, place: usize, effects: &mut Vec<Effect>) {
    let Some(menu) = model.menu.take() else { return };
    let Menu { title, choices, seen, .. } = menu;
    let Some(choice) = choices.into_iter().nth(place) else { return };
    match choice.then {
        Then::Ask(command) => {
            let text = format!("{title}: {}", choice.label);
            lines::ask_in_sight(model, text, Ask::Command(command), Some(seen), effects);
        }
        Then::Type(text) => keys::begin(model, &text),
        Then::Kinds(handle) => model.menu = kind_menu(&model.state, handle).map(|menu| Menu { seen, ..menu }),
        Then::Items(handle) => {
            model.menu = item_menu(&model.state, handle).map(|menu| Menu { seen, ..menu });
            if model.menu.is_none() {
                model.say(Tone::Refused, "there is no other item to move it to");
            }
        }
        Then::Edit(handle) => editing::edit(model, handle),
        Then::Show(request) => views::request(model, request, effects),
    }
}
