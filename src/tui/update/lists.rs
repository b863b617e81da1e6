//! What is chosen from a list: people, actions, entries found, and entries of one sort.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::super::input::Input;
use super::super::layout;
use super::super::message::Effect;
use super::super::model::{Ask, Listed, Model, PaletteRow, People, PeopleRow, Register, Selected, Tone, Totals, View};
use super::menus::{entry_menu, person_menu};
use super::{form, go_live, keys, lines, parts, selection, views};
use crate::capture::actions::ACTIONS;
use crate::capture::names::fold;
use crate::capture::{self, Line, Parsed};
use crate::session::command::Attendee;
use crate::session::event::{Contribution, EntryKind, Presence, Who};
use crate::session::number::{Handle, ParticipantId};
use crate::session::{self, Command, State};

/// Keys while a view with a line of its own has the keyboard.
pub fn view_key(model: &mut Model, key: KeyEvent, effects: &mut Vec<Effect>) {
    let page = i32::from(model.areas().main.height.saturating_sub(2).max(1));
    match key.code {
        KeyCode::Enter => choose(model, effects),
        // A letter alone is part of a name that is being typed.
        KeyCode::Char('g') if key.modifiers.contains(KeyModifiers::CONTROL) => ask_for_floor(model, effects),
        KeyCode::Down => step(model, 1),
        KeyCode::Up => step(model, -1),
        KeyCode::PageUp => step(model, -page),
        KeyCode::PageDown => step(model, page),
        _ => keys::edit_key(model, key),
    }
}

/// The person that is chosen asks for the floor, or asks no longer.
fn ask_for_floor(model: &mut Model, effects: &mut Vec<Effect>) {
    let View::People(people) = &model.view else { return };
    let Some(PeopleRow::Person(id)) = people.rows.get(people.chosen) else { return };
    let who = Who::Participant(*id);
    let waits = model.state.floor.queue.iter().any(|waiting| waiting.who == who);
    let name = model.state.roster.name(&who).to_owned();
    let (text, command) = match waits {
        true => (format!("{name}: no longer asks for the floor"), Command::Unqueue(who)),
        false => (format!("{name}: asks for the floor"), Command::Queue(who, Contribution::New)),
    };
    lines::ask(model, text, Ask::Command(Box::new(command)), effects);
}

/// Moves the choice of the open view, or scrolls it.
pub fn step(model: &mut Model, by: i32) {
    let parts = layout::parts_in_sight(model);
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
        View::Form(_) => form::step(model, by),
        View::Preview(_) if parts => parts::step(model, by),
        View::Preview(_) | View::Prompts(_) | View::Help(_) => views::scroll(model, by),
    }
}

/// A place in a list after moving; it stops at both ends.
pub fn moved(from: usize, by: i32, length: usize) -> usize {
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
                selection::select(model, Some(Selected::Entry(handle)));
            }
        }
        View::Help(_) | View::Live | View::Register(_) | View::Form(_) | View::Preview(_) | View::Prompts(_) => {}
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
        View::Form(form) => {
            let handle = form.handle;
            entry_menu(model, handle);
        }
        View::Preview(_) => parts::more(model),
        View::Live | View::Palette(_) | View::Find(_) | View::Help(_) | View::Prompts(_) => {}
    }
}

/// Enter with an empty line in a view that has a list.
pub fn enter(model: &mut Model) {
    match &model.view {
        View::Form(_) => form::enter(model),
        View::Preview(_) => parts::enter(model),
        _ => more(model),
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
    let found = state
        .roster
        .people()
        .any(|person| matches(&person.details.name, person.details.organisation.as_deref().unwrap_or("")));
    // Where no name has the word, its letters may be those that names begin with.
    let by_letters = match words.as_slice() {
        [word] if !found => capture::people_by_letters(word, state),
        _ => Vec::new(),
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
        if matches(&person.details.name, organisation.unwrap_or("")) || by_letters.contains(&person.id) {
            group.1.push(PeopleRow::Person(person.id));
        }
    }
    people.rows.clear();
    let present = groups.iter().filter(|(organisation, _, here, _)| organisation.is_some() && *here > 0).count();
    people.totals = Totals { present: here, remote, expected, organisations: present };
    for (organisation, persons, here, all) in groups {
        if !persons.is_empty() {
            let name = organisation.unwrap_or("No organisation");
            people.rows.push(PeopleRow::Organisation(format!("{name}  {here} of {all} here")));
            people.rows.extend(persons);
        }
    }
    let same = chosen.and_then(|row| people.rows.iter().position(|other| *other == row));
    let best = |row: &PeopleRow| by_letters.first().is_some_and(|best| *row == PeopleRow::Person(*best));
    let best = people.rows.iter().position(best);
    let first = people.rows.iter().position(|row| matches!(row, PeopleRow::Person(_)));
    people.chosen = best.or(same).or(first).unwrap_or(0);
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

/// Lists the entries of a register anew. The chosen one stays chosen, but for what has come at the end: what was recorded
/// just now is looked at, and so is a poll that was opened just now.
pub fn relist(register: &mut Register, state: &State) {
    let chosen = register.entries.get(register.chosen).copied();
    let at_end = register.chosen + 1 >= register.entries.len();
    let before = std::mem::replace(&mut register.entries, list_register(register.listed, state));
    let last = register.entries.len().saturating_sub(1);
    let grown = register.entries.last().is_some_and(|entry| !before.contains(entry));
    let same = chosen.and_then(|chosen| register.entries.iter().position(|entry| *entry == chosen));
    let newest = open_poll(register.listed, &register.entries, state).filter(|_| grown);
    let kept = if at_end && grown { last } else { same.unwrap_or(register.chosen.min(last)) };
    register.chosen = newest.unwrap_or(kept);
}

/// The newest poll that takes answers, among those listed.
pub fn open_poll(listed: Listed, entries: &[Handle], state: &State) -> Option<usize> {
    let open = |handle: &Handle| state.record.get(*handle).is_some_and(|entry| !entry.outcome().closed);
    entries.iter().rposition(open).filter(|_| listed == Listed::Polls)
}

/// The entries of a register.
pub fn list_register(listed: Listed, state: &State) -> Vec<Handle> {
    let kind = match listed {
        Listed::Pledges => EntryKind::Pledge,
        Listed::Polls => EntryKind::Poll,
    };
    state.record.entries().filter(|entry| entry.kind == kind).map(|entry| entry.handle).collect()
}
