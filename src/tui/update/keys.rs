//! Keys and pasted text.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::super::input::Input;
use super::super::keymap;
use super::super::layout;
use super::super::message::{Effect, Message};
use super::super::model::{Ask, Beyond, Leaving, Model, Offer, Selected, Stage, Tone, View};
use super::super::record::Scroll;
use super::{editing, form, go_live, lines, lists, menus, parts, selection, views};
use crate::capture;
use crate::capture::actions::{ACTIONS, Action, Arguments, Id};
use crate::session::command::Place;

/// The most candidates offered at once.
const CANDIDATES: usize = 6;

/// What a key does.
pub fn key(model: &mut Model, key: KeyEvent, effects: &mut Vec<Effect>) {
    if key.kind == KeyEventKind::Release {
        return;
    }
    // Any key goes on, and what is typed is not lost by it.
    if std::mem::take(&mut model.tour) && !types(key) && !model.areas().small {
        return;
    }
    let action = keymap::action(&model.keys, &key);
    if model.leaving == Leaving::Asked && action != Some(Id::Quit) {
        model.leaving = Leaving::No;
        model.notice = None;
    }
    // Whatever key goes back leaves a menu, and nothing under it.
    if model.menu.is_some() && action == Some(Id::Record) {
        model.menu = None;
        return;
    }
    if model.menu.is_some() && menus::menu_key(model, key, effects) {
        return;
    }
    match action {
        Some(Id::Complete) => tab(model),
        Some(Id::Entries) => up(model),
        Some(Id::Record) => escape(model),
        Some(id) => act(model, id.action(), effects),
        None if model.records() => line_key(model, key, effects),
        None => lists::view_key(model, key, effects),
    }
}

/// Whether a message changes nothing but the line that records and what is offered for it: what most keys do.
pub fn only_the_line(model: &Model, message: &Message) -> bool {
    let at_the_line = model.records()
        && !model.tour
        && model.menu.is_none()
        && model.selected.is_none()
        && model.leaving == Leaving::No;
    at_the_line
        && match message {
            Message::Paste(_) => true,
            Message::Key(key) => {
                use KeyCode::{Backspace, Char, Delete, Left, Right};
                keymap::action(&model.keys, key).is_none()
                    && matches!(key.code, Char(_) | Backspace | Delete | Left | Right)
            }
            _ => false,
        }
}

/// Carries out an action of the table, as its key, the palette or the footer asks.
pub fn act(model: &mut Model, action: &'static Action, effects: &mut Vec<Effect>) {
    match action.id {
        Id::Complete => tab(model),
        Id::Entries => up(model),
        Id::Record => go_live(model),
        Id::Undo if model.line_mut().bring_back() => changed(model),
        Id::Palette
        | Id::Help
        | Id::People
        | Id::Pledges
        | Id::Polls
        | Id::Minutes
        | Id::Memorandum
        | Id::Prompts
        | Id::Find => views::toggle(model, action.id, effects),
        Id::Quit => quit(model, effects),
        _ => match (action.command, (action.available)(&model.state)) {
            (_, Err(why)) => model.say(Tone::Refused, format!("not now: {why}")),
            (None, Ok(())) => {}
            (Some(word), Ok(())) if action.arguments == Arguments::Required => begin(model, &format!("/{word} ")),
            (Some(word), Ok(())) => lines::ask(model, format!("/{word}"), Ask::Key, effects),
        },
    }
}

/// Puts the beginning of a command into the line, before what stands there.
pub fn begin(model: &mut Model, start: &str) {
    if !model.records() {
        model.view = View::Live;
    }
    model.selected = None;
    editing::leave(model);
    let rest = model.input.take();
    model.input = Input::new(start);
    if !rest.is_empty() {
        let at = model.input.cursor();
        model.input.insert(&rest);
        while model.input.cursor() > at && model.input.left() {}
    }
    changed(model);
}

/// The line was changed: what is offered is made anew when all waiting keys are taken.
pub fn changed(model: &mut Model) {
    model.offer = Offer { stale: true, ..Offer::default() };
    views::filter_changed(model);
}

/// Makes ready to draw, once for all keys that were waiting.
pub fn settle(model: &mut Model, effects: &mut Vec<Effect>) {
    refresh_offer(model);
    if model.input.is_empty() && model.editing.is_none() {
        model.begun = None;
    } else if model.begun.is_none() {
        model.begun = Some(model.state.seen());
    }
    views::settle(model, effects);
}

/// Makes what is offered anew, if the line changed since.
fn refresh_offer(model: &mut Model) {
    if std::mem::take(&mut model.offer.stale) {
        let field = model.field();
        if !model.records() || model.selected.is_some() || (model.editing.is_some() && field.is_none()) {
            model.offer.completion = None;
            return;
        }
        let (text, cursor) = (model.input.text(), model.input.cursor());
        // All commands can be counted; of other things it is enough to know that there are more.
        let command = field.is_none() && text.starts_with('/') && !text.contains(char::is_whitespace);
        let limit = if command { ACTIONS.len() } else { CANDIDATES + 1 };
        let completion = match field {
            Some((_, field)) => field.complete(text, cursor, &model.state, limit),
            None => capture::complete(text, cursor, &model.state, limit),
        };
        model.offer.completion = completion.filter(|completion| !completion.candidates.is_empty());
        if let Some(completion) = &mut model.offer.completion {
            let beyond = completion.candidates.len().saturating_sub(CANDIDATES);
            completion.candidates.truncate(CANDIDATES);
            model.offer.beyond = match beyond {
                0 => Beyond::Nothing,
                beyond if command => Beyond::Commands(beyond),
                _ => Beyond::More,
            };
        }
    }
}

/// Pasted text goes into the line as it is, control characters dropped and said so. It never records by itself.
pub fn paste(model: &mut Model, text: &str, _effects: &mut [Effect]) {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let (text, dropped) = capture::clean(&text);
    let records = model.records();
    let text = text.trim_end_matches('\n');
    model.menu = None;
    model.tour = false;
    if records {
        leave_selection(model);
        model.input.insert(text);
    } else {
        model.line_mut().insert(&text.replace('\n', " "));
    }
    if dropped > 0 {
        let plural = if dropped == 1 { "character was" } else { "characters were" };
        model.say(Tone::Warning, format!("{dropped} control {plural} dropped from what was pasted"));
    }
    changed(model);
}

fn leave_selection(model: &mut Model) {
    model.selected = None;
}

/// Tab takes the chosen candidate or the first; on a selected entry it shows what can be done with it.
fn tab(model: &mut Model) {
    refresh_offer(model);
    if let Some(Selected::Entry(handle)) = model.selected {
        menus::entry_menu(model, handle);
    } else if model.records() && model.offer.completion.is_some() {
        take(model, model.offer.chosen.unwrap_or(0));
    } else if model.editing.is_none() || !model.records() {
        lists::more(model);
    }
}

/// Takes a candidate into the line.
pub fn take(model: &mut Model, place: usize) {
    let Some(completion) = model.offer.completion.take() else { return };
    if let Some(candidate) = completion.candidates.get(place) {
        model.input.replace(completion.span, &candidate.insert);
    }
    changed(model);
}

/// Up: among candidates, within the line, then into the record.
fn up(model: &mut Model) {
    refresh_offer(model);
    if !model.records() {
        lists::step(model, -1);
    } else if let Some(completion) = &model.offer.completion {
        let last = completion.candidates.len().saturating_sub(1);
        model.offer.chosen = Some(model.offer.chosen.map_or(last, |chosen| chosen.checked_sub(1).unwrap_or(last)));
    } else if within_line(model, false) {
    } else if let View::Live = model.view {
        selection::step(model, -1);
    } else {
        lists::step(model, -1);
    }
}

/// Moves the cursor a row up or down in what is typed; says whether the key was the line's. In the record and while an entry
/// is edited it is as soon as anything is typed, in other views only where there is a row to move to.
fn within_line(model: &mut Model, down: bool) -> bool {
    if model.selected.is_some() || model.input.is_empty() {
        return model.editing.is_some();
    }
    let areas = model.areas();
    let width = layout::line_width(model, areas.input.width);
    model.input.vertical(down, width) || matches!(model.view, View::Live) || model.editing.is_some()
}

/// Whether ↑, where it does not go up into the record, still has something to move in.
fn moves_up(model: &Model) -> bool {
    !matches!(model.view, View::Live)
        || model.selected.is_some()
        || !model.input.is_empty()
        || model.offer.completion.is_some()
}

fn down(model: &mut Model) {
    refresh_offer(model);
    if !model.records() {
        lists::step(model, 1);
    } else if let Some(completion) = &model.offer.completion {
        let count = completion.candidates.len().max(1);
        model.offer.chosen = Some(model.offer.chosen.map_or(0, |chosen| (chosen + 1) % count));
    } else if within_line(model, true) {
    } else if let View::Live = model.view {
        selection::step(model, 1);
    } else {
        lists::step(model, 1);
    }
}

/// Esc leaves what is transient, the topmost first; what is typed stays.
fn escape(model: &mut Model) {
    if model.field().is_some() {
        // From a view opened meanwhile, back to the form; there, out of the field.
        match model.view {
            View::Form(_) => editing::leave(model),
            _ => go_live(model),
        }
        changed(model);
    } else if model.offer.completion.take().is_some() {
        model.offer.chosen = None;
    } else if model.editing.is_some() && model.records() {
        editing::leave(model);
    } else if !matches!(model.view, View::Live) || model.selected.is_some() {
        go_live(model);
        changed(model);
    } else if model.scroll != Scroll::Follow {
        model.scroll = Scroll::Follow;
    } else {
        model.notice = None;
    }
}

/// Keys while the line that records has the keyboard.
fn line_key(model: &mut Model, key: KeyEvent, effects: &mut Vec<Effect>) {
    let page = i32::from(model.areas().main.height.saturating_sub(2).max(1));
    match key.code {
        KeyCode::Enter if key.modifiers.intersects(KeyModifiers::ALT | KeyModifiers::SHIFT) => {
            model.input.insert_char('\n');
            changed(model);
        }
        KeyCode::Enter => enter(model, effects),
        KeyCode::Up if key.modifiers.contains(KeyModifiers::ALT) => parts::place(model, Place::Up, effects),
        KeyCode::Down if key.modifiers.contains(KeyModifiers::ALT) => parts::place(model, Place::Down, effects),
        KeyCode::Up if moves_up(model) => up(model),
        KeyCode::Down => down(model),
        KeyCode::PageUp => views::scroll(model, -page),
        KeyCode::PageDown => views::scroll(model, page),
        KeyCode::End if model.input.is_empty() || model.selected.is_some() => {
            model.selected = None;
            views::scroll(model, i32::MAX);
        }
        KeyCode::Home if model.input.is_empty() => views::scroll(model, i32::MIN),
        KeyCode::Delete if model.selected.is_some() => selection::delete(model, effects),
        KeyCode::Delete if model.input.is_empty() && form::left(model).is_some() => form::drop_left(model),
        KeyCode::Left | KeyCode::Right if model.selected.is_some() => {}
        _ => edit_key(model, key),
    }
}

/// Keys that change the text of the line, whichever has the keyboard.
pub fn edit_key(model: &mut Model, key: KeyEvent) {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    let word = control || key.modifiers.contains(KeyModifiers::ALT);
    let before = (model.line().cursor(), model.line().text().len());
    let line = model.line_mut();
    match key.code {
        // What other programs end with is here what brings the way out to mind.
        KeyCode::Char('c') if control && !altgr(key) => {
            let quit = model.keys.said(Id::Quit);
            return model.say(Tone::Warning, format!("{quit} leaves; everything recorded is safe"));
        }
        KeyCode::Char('u') if control => line.clear(),
        KeyCode::Char('w') if control => line.delete_word(),
        KeyCode::Char('a') if control => line.home(),
        KeyCode::Char('e') if control => line.end(),
        KeyCode::Char('h') if control => line.backspace(),
        KeyCode::Char(c) if !control && !key.modifiers.contains(KeyModifiers::ALT) || altgr(key) => {
            if !c.is_control() {
                line.insert_char(c);
            }
        }
        KeyCode::Backspace if word => line.delete_word(),
        KeyCode::Backspace => line.backspace(),
        KeyCode::Delete => line.delete(),
        KeyCode::Left if word => line.word_left(),
        KeyCode::Right if word => line.word_right(),
        KeyCode::Left => {
            line.left();
        }
        KeyCode::Right => {
            line.right();
        }
        KeyCode::Home => line.home(),
        KeyCode::End => line.end(),
        _ => return,
    }
    if (model.line().cursor(), model.line().text().len()) != before {
        if model.records() {
            leave_selection(model);
        }
        changed(model);
    }
}

/// Whether a key puts something into the line that can be seen there.
fn types(key: KeyEvent) -> bool {
    let held = key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) && !altgr(key);
    matches!(key.code, KeyCode::Char(c) if c != ' ') && !held
}

/// AltGr arrives as Ctrl-Alt with the character it makes.
fn altgr(key: KeyEvent) -> bool {
    key.modifiers.contains(KeyModifiers::CONTROL | KeyModifiers::ALT)
}

fn enter(model: &mut Model, effects: &mut Vec<Effect>) {
    if let (Some(_), Some(chosen)) = (&model.offer.completion, model.offer.chosen) {
        return take(model, chosen);
    }
    match model.selected {
        Some(Selected::Entry(handle)) => return editing::edit(model, handle),
        Some(Selected::Queued(place)) => return selection::take_up(model, place),
        None => {}
    }
    if model.field().is_some() {
        return form::keep(model, effects);
    }
    if model.input.text().trim().is_empty() {
        if lines::has_failed(model) {
            lines::retry(model, effects);
        } else if model.input.is_empty() && model.editing.is_none() {
            lists::enter(model);
        }
        return;
    }
    let text = model.input.take();
    changed(model);
    match model.editing.take() {
        None => lines::enter(model, text, effects),
        Some(editing) => editing::keep(model, editing, text, effects),
    }
}

/// Leaves; asks once if something would be lost.
pub fn quit(model: &mut Model, effects: &mut Vec<Effect>) {
    let lost = model.queue.iter().filter(|line| matches!(line.stage, Stage::Failed(_) | Stage::Refused(_))).count();
    let typed = model.records() && !model.input.text().trim().is_empty();
    if model.leaving == Leaving::No && (lost > 0 || typed) {
        model.leaving = Leaving::Asked;
        let what = match (lost, typed) {
            (0, _) => "the line you typed is not recorded".to_owned(),
            (1, _) => "a line below the record is not recorded".to_owned(),
            (lost, _) => format!("{lost} lines below the record are not recorded"),
        };
        let again = match model.keys.name(Id::Quit) {
            Some(key) => format!("press {key} again"),
            None => "/quit once more".to_owned(),
        };
        model.say(Tone::Warning, format!("{what}: {again} to leave it, Enter to record, any key to stay"));
        return;
    }
    model.leaving = Leaving::WhenSafe;
    if model.is_writing() {
        model.say(Tone::Warning, "leaving as soon as the last line is safe on the disk …");
    }
    lines::leave_if_safe(model, effects);
}
