//! What is chosen from a list: people, actions, entries found, and the small menus.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::super::input::Input;
use super::super::message::Effect;
use super::super::model::{
    Ask, Choice, Listed, Menu, Model, PaletteRow, People, PeopleRow, Selected, Then, Tone, View,
};
use super::{go_live, keys, lines, views};
use crate::capture::actions::ACTIONS;
use crate::capture::names::fold;
use crate::capture::{self, Line, Parsed};
use crate::session::command::{Attendee, Speaker, Which};
use crate::session::event::{Contribution, EntryKind, Presence, Status, Taken};
use crate::session::number::{Handle, ItemId, ParticipantId};
use crate::session::{self, Command, State};

/// Keys while a view with a line of its own has the keyboard.
pub fn view_key(model: &mut Model, key: KeyEvent, effects: &mut Vec<Effect>) {
    let page = i32::from(model.areas().main.height.saturating_sub(2).max(1));
    match key.code {
        KeyCode::Enter => choose(model, effects),
        KeyCode::Down => step(model, 1),
        KeyCode::Up => step(model, -1),
        KeyCode::PageUp => step(model, -page),
        KeyCode::PageDown => step(model, page),
        _ => keys::edit_key(model, key),
    }
}

/// Moves the choice of the open view, or scrolls it.
pub fn step(model: &mut Model, by: i32) {
    match &mut model.view {
        View::Live => {}
        View::People(people) => {
            let is_person = |row: &PeopleRow| matches!(row, PeopleRow::Person(_));
            let persons: Vec<usize> = (0..people.rows.len()).filter(|at| is_person(&people.rows[*at])).collect();
            let now = persons.iter().position(|at| *at >= people.chosen).unwrap_or(0);
            if let Some(at) = persons.get(moved(now, by, persons.len())) {
                people.chosen = *at;
            }
        }
        View::Register(register) => register.chosen = moved(register.chosen, by, register.entries.len()),
        View::Palette(palette) => palette.chosen = moved(palette.chosen, by, palette.rows.len()),
        View::Find(find) => find.chosen = moved(find.chosen, by, find.found.len()),
        View::Preview(_) | View::Prompts(_) | View::Help(_) => views::scroll(model, by),
    }
}

/// A place in a list after moving; it stops at both ends.
fn moved(from: usize, by: i32, length: usize) -> usize {
    let to = i64::try_from(from).unwrap_or(0) + i64::from(by);
    usize::try_from(to.max(0)).unwrap_or(0).min(length.saturating_sub(1))
}

/// Enter in a view with a list.
fn choose(model: &mut Model, effects: &mut Vec<Effect>) {
    match &model.view {
        View::People(people) => match people.rows.get(people.chosen) {
            Some(PeopleRow::Person(id)) => {
                let id = *id;
                match model.state.roster.get(id).map(|person| person.presence) {
                    Some(Presence::Expected | Presence::Apologies | Presence::Left) => {
                        attend(model, id, Presence::Present, effects);
                        // The next few letters are somebody else's.
                        model.line_mut().clear();
                        keys::changed(model);
                    }
                    Some(Presence::Present | Presence::Remote) => person_menu(model, id),
                    None => {}
                }
            }
            _ => walk_in(model, effects),
        },
        View::Palette(palette) => {
            let Some(row) = palette.rows.get(palette.chosen).copied() else { return };
            if let Some(why) = row.obstacle {
                return model.say(Tone::Refused, format!("not now: {why}"));
            }
            go_live(model);
            keys::act(model, row.action, effects);
        }
        View::Find(find) => {
            let entry = find.found.get(find.chosen).and_then(|at| model.state.record.all().get(*at));
            if let Some(handle) = entry.map(|entry| entry.handle) {
                model.view = View::Live;
                keys::select(model, Some(Selected::Entry(handle)));
            }
        }
        View::Help(_) | View::Live | View::Register(_) | View::Preview(_) | View::Prompts(_) => {}
    }
}

fn attend(model: &mut Model, id: ParticipantId, presence: Presence, effects: &mut Vec<Effect>) {
    let name = model.state.roster.get(id).map_or(String::new(), |person| person.details.name.clone());
    let command = Command::Attend(Attendee::Known(id), presence);
    lines::ask(model, format!("{name}: {}", presence.word()), Ask::Command(Box::new(command)), effects);
}

/// Somebody who is not on the list, as `NAME, ORGANISATION`: noted as present, and the next can be typed. A name alone
/// waits for the organisation; Enter once more takes it without one.
fn walk_in(model: &mut Model, effects: &mut Vec<Effect>) {
    let View::People(people) = &mut model.view else { return };
    let typed = people.filter.text().trim().to_owned();
    if typed.is_empty() {
        return;
    }
    if typed.starts_with('/') {
        people.filter.clear();
        return keys::begin(model, &typed);
    }
    if !typed.contains(',') {
        people.filter = Input::new(format!("{typed}, "));
        keys::changed(model);
        let next = "type the organisation and Enter; Enter alone if there is none";
        return model.say(Tone::Warning, format!("{typed} is not on the list: {next}"));
    }
    let line = format!("/in {}", typed.trim_end_matches([',', ' ']));
    let command = match capture::parse(&line, &model.state, model.now.date_naive()) {
        Ok(Parsed { line: Line::Command(command), .. }) => command,
        Ok(_) => return,
        Err(refusal) => return model.say(Tone::Refused, refusal.to_string()),
    };
    // What is refused stays to be mended.
    if let Err(refusal) = session::decide(&model.state, &model.device, &command, model.now) {
        return model.say(Tone::Refused, refusal.to_string());
    }
    model.line_mut().clear();
    keys::changed(model);
    lines::ask(model, line, Ask::Key, effects);
}

/// Tab in a view: what can be done with the chosen row.
pub fn more(model: &mut Model) {
    match &model.view {
        View::People(people) => {
            if let Some(PeopleRow::Person(id)) = people.rows.get(people.chosen) {
                person_menu(model, *id);
            }
        }
        View::Register(register) => {
            if let Some(handle) = register.entries.get(register.chosen).copied() {
                entry_menu(model, handle);
            }
        }
        View::Live | View::Palette(_) | View::Find(_) | View::Help(_) | View::Preview(_) | View::Prompts(_) => {}
    }
}

/// Enter in a register with an empty line.
pub fn register_enter(model: &mut Model) {
    more(model);
}

fn person_menu(model: &mut Model, id: ParticipantId) {
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
    model.menu = Some(Menu { title, choices, ..Menu::default() });
}

/// What can be done with an entry.
pub fn entry_menu(model: &mut Model, handle: Handle) {
    let Some(entry) = model.state.record.get(handle).filter(|entry| entry.stands()) else { return };
    let ask = |label: &str, command: Command| Choice { label: label.to_owned(), then: Then::Ask(Box::new(command)) };
    let type_in = |label: &str, text: String| Choice { label: label.to_owned(), then: Then::Type(text) };
    let mut choices = vec![Choice { label: "edit the text".to_owned(), then: Then::Edit(handle) }];
    if entry.kind.is_agreed() && entry.outcome().agreed.is_none() {
        let label = "agreed by the room: goes into the memorandum";
        choices.push(ask(label, Command::Agree(Which::These(vec![handle]))));
    }
    if entry.kind.is_taken() {
        let label = "taken by consent: asked, and nobody objected";
        choices.push(ask(label, Command::Take(Some(handle), Taken::Consent)));
        choices.push(type_in("taken by a vote: hands were counted …", format!("/vote {handle} for:")));
        choices.push(type_in("somebody objects …", format!("/object {handle} ")));
    }
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
    if entry.kind == EntryKind::Question && entry.outcome().answered_by.is_none() {
        choices.push(type_in("answer it …", format!("/answer {handle} ")));
    }
    if entry.kind == EntryKind::Pledge {
        for status in [Status::UnderWay, Status::Fulfilled, Status::Dropped] {
            let label = format!("status: {}", status.word());
            let command = Command::SetStatus { entry: Some(handle), status, report: None, on: None };
            choices.push(ask(&label, command));
        }
    }
    if entry.kind == EntryKind::Poll && !entry.outcome().closed {
        choices.push(type_in("enter the counts …", format!("/tally {handle} ")));
        choices.push(ask("close the poll", Command::ClosePoll(Some(handle))));
    }
    choices.push(Choice { label: "change its kind …".to_owned(), then: Then::Kinds(handle) });
    choices.push(Choice { label: "move it to another item …".to_owned(), then: Then::Items(handle) });
    choices.push(type_in("tag it …", format!("/tag {handle} #")));
    choices.push(ask("delete it (Ctrl-Z brings it back)", Command::Delete(Some(handle))));
    let reworded = if entry.outcome().reworded.is_some() { ", reworded" } else { "" };
    let title = format!("{handle} {}{reworded}", entry.kind.word());
    model.menu = Some(Menu { title, choices, ..Menu::default() });
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
    let ask = |label: &str, command: Command| Choice { label: label.to_owned(), then: Then::Ask(Box::new(command)) };
    let choices = vec![ask("take it up now", Command::Go(id)), ask("skip it", Command::Skip(Some(id)))];
    model.menu = Some(Menu { title: format!("{} {}", item.label, item.plan.title), choices, ..Menu::default() });
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
    let Some(choice) = menu.choices.into_iter().nth(place) else { return };
    match choice.then {
        Then::Ask(command) => {
            let text = format!("{}: {}", menu.title, choice.label);
            lines::ask(model, text, Ask::Command(command), effects);
        }
        Then::Type(text) => keys::begin(model, &text),
        Then::Kinds(handle) => model.menu = kind_menu(&model.state, handle),
        Then::Items(handle) => {
            model.menu = item_menu(&model.state, handle);
            if model.menu.is_none() {
                model.say(Tone::Refused, "there is no other item to move it to");
            }
        }
        Then::Edit(handle) => keys::edit(model, handle),
    }
}

/// Makes the list of people anew, the chosen one kept if still listed.
pub fn list_people(people: &mut People, state: &State) {
    let chosen = people.rows.get(people.chosen).cloned();
    let words: Vec<String> = fold(people.filter.text()).split_whitespace().map(str::to_owned).collect();
    let matches = |name: &str, organisation: &str| {
        let text = fold(&format!("{name} {organisation}"));
        words.iter().all(|word| text.contains(word.as_str()))
    };
    let mut groups: Vec<(Option<&str>, Vec<PeopleRow>, usize, usize)> = Vec::new();
    let mut places = std::collections::HashMap::new();
    let (mut here, mut remote, mut expected) = (0, 0, 0);
    for person in state.roster.people() {
        match person.presence {
            Presence::Present => here += 1,
            Presence::Remote => remote += 1,
            Presence::Expected => expected += 1,
            Presence::Apologies | Presence::Left => {}
        }
        let organisation = person.details.organisation.as_deref();
        let place = *places.entry(organisation).or_insert_with(|| {
            groups.push((organisation, Vec::new(), 0, 0));
            groups.len() - 1
        });
        let Some(group) = groups.get_mut(place) else { continue };
        group.2 += usize::from(matches!(person.presence, Presence::Present | Presence::Remote));
        group.3 += 1;
        if matches(&person.details.name, organisation.unwrap_or("")) {
            group.1.push(PeopleRow::Person(person.id));
        }
    }
    people.rows.clear();
    let present = groups.iter().filter(|(organisation, _, here, _)| organisation.is_some() && *here > 0).count();
    let organisations = if present == 1 { "organisation" } else { "organisations" };
    people.totals = format!("{here} present, {remote} remote, {expected} expected · {present} {organisations} here");
    for (organisation, persons, here, all) in groups {
        if !persons.is_empty() {
            let name = organisation.unwrap_or("No organisation");
            people.rows.push(PeopleRow::Organisation(format!("{name}  {here} of {all} here")));
            people.rows.extend(persons);
        }
    }
    let same = chosen.and_then(|row| people.rows.iter().position(|other| *other == row));
    let first = people.rows.iter().position(|row| matches!(row, PeopleRow::Person(_)));
    people.chosen = same.or(first).unwrap_or(0);
}

/// All commands, with why they cannot be used now, if so.
pub fn all_actions(state: &State) -> Vec<PaletteRow> {
    let commands = ACTIONS.iter().filter(|action| action.command.is_some());
    commands.map(|action| PaletteRow { action, obstacle: (action.available)(state).err() }).collect()
}

/// Those that have these letters, best match first.
pub fn matching(filter: &Input, all: &[PaletteRow]) -> Vec<PaletteRow> {
    let words: Vec<String> = fold(filter.text()).split_whitespace().map(str::to_owned).collect();
    let rank = |row: &PaletteRow| -> Option<usize> {
        let names: Vec<&str> = row.action.words().collect();
        let text = fold(&format!("{} {}", row.action.does, row.action.group.title()));
        words.iter().map(|word| rank(word.trim_start_matches('/'), &names, &text)).sum()
    };
    let mut rows: Vec<(usize, PaletteRow)> = all.iter().filter_map(|row| Some((rank(row)?, *row))).collect();
    rows.sort_by_key(|(rank, _)| *rank);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// How far a word is from an action's names and description; the less, the better. `None`: it is not in them at all.
fn rank(word: &str, names: &[&str], text: &str) -> Option<usize> {
    let command = names.first().copied().unwrap_or_default();
    if command == word {
        Some(0)
    } else if command.starts_with(word) {
        Some(1)
    } else if names.iter().any(|name| name.starts_with(word)) {
        Some(2)
    } else if names.iter().any(|name| name.contains(word)) {
        Some(3)
    } else if text.split_whitespace().any(|other| other.starts_with(word)) {
        Some(4)
    } else if text.contains(word) {
        Some(5)
    } else {
        subsequence(word, command).then_some(6)
    }
}

fn subsequence(letters: &str, text: &str) -> bool {
    let mut text = text.chars();
    letters.chars().all(|letter| text.any(|c| c == letter))
}

/// The entries of a register.
pub fn list_register(listed: Listed, state: &State) -> Vec<Handle> {
    let kind = match listed {
        Listed::Pledges => EntryKind::Pledge,
        Listed::Polls => EntryKind::Poll,
    };
    state.record.entries().filter(|entry| entry.kind == kind).map(|entry| entry.handle).collect()
}
