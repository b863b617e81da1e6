//! What is opened over the record: opening, filling and scrolling it.

use super::super::input::Input;
use super::super::layout;
use super::super::message::Effect;
use super::super::model::{
    Find, Help, Listed, Model, Palette, Parts, People, Preview, Prompts, Register, Tone, View, Which,
};
use super::super::preview;
use super::super::prompts;
use super::super::record::Scroll;
use super::super::view;
use super::{editing, form, go_live, keys, lines, lists, parts, selection};
use crate::capture::actions::Id;
use crate::capture::names::fold;
use crate::capture::{Request, View as Asked};
use crate::export::Document;
use crate::session::{self, State};

/// How many entries are looked at in one go when searching.
const LOOKED_AT: usize = 4096;
/// The most entries a search lists.
const FOUND: usize = 500;

/// Opens the view an action stands for; if it is open, closes it.
pub fn toggle(model: &mut Model, id: Id, effects: &mut Vec<Effect>) {
    let open = match (&model.view, id) {
        (View::People(_), Id::People) | (View::Help(_), Id::Help) | (View::Palette(_), Id::Palette) => true,
        (View::Find(_), Id::Find) | (View::Prompts(_), Id::Prompts) => true,
        (View::Register(register), Id::Pledges) => register.listed == Listed::Pledges,
        (View::Register(register), Id::Polls) => register.listed == Listed::Polls,
        (View::Preview(preview), Id::Minutes) => preview.which == Which::Minutes,
        (View::Preview(preview), Id::Memorandum) => preview.which == Which::Memorandum,
        (View::Preview(preview), Id::Balance) => preview.which == Which::Balance,
        (View::Preview(preview), Id::Questions) => preview.which == Which::Questions,
        _ => false,
    };
    if open {
        go_live(model);
        return keys::changed(model);
    }
    match id {
        Id::People => open_view(model, View::People(People::default())),
        Id::Help => open_view(model, View::Help(Help::default())),
        Id::Prompts => open_view(model, View::Prompts(Prompts::default())),
        Id::Palette => {
            let all = lists::all_actions(&model.state);
            open_view(model, View::Palette(Palette { all, ..Palette::default() }));
        }
        Id::Find => open_find(model, ""),
        Id::Pledges => {
            let form = match &model.view {
                View::Form(form) => Some(form.handle),
                _ => None,
            };
            open_register(model, Listed::Pledges);
            if let (Some(handle), View::Register(register)) = (form, &mut model.view) {
                register.chosen = register.entries.iter().position(|entry| *entry == handle).unwrap_or(0);
                editing::leave(model);
            }
        }
        Id::Polls => open_register(model, Listed::Polls),
        Id::Minutes => open_preview(model, Which::Minutes, effects),
        Id::Memorandum => open_preview(model, Which::Memorandum, effects),
        Id::Balance => open_preview(model, Which::Balance, effects),
        Id::Questions => open_preview(model, Which::Questions, effects),
        _ => {}
    }
}

/// Opens a view over the record.
pub fn open_view(model: &mut Model, view: View) {
    model.menu = None;
    model.selected = None;
    model.notice = None;
    model.view = view;
    keys::changed(model);
}

fn open_register(model: &mut Model, listed: Listed) {
    let entries = lists::list_register(listed, &model.state);
    let chosen = lists::open_poll(listed, &entries, &model.state).unwrap_or(0);
    open_view(model, View::Register(Register { listed, entries, chosen }));
}

fn open_preview(model: &mut Model, which: Which, effects: &mut Vec<Effect>) {
    let parts = Parts::default();
    let mut preview = Preview { which, document: None, lines: Vec::new(), width: 0, top: 0, stale: false, parts };
    parts::list(&mut preview, &model.state);
    open_view(model, View::Preview(preview));
    effects.push(Effect::Preview(which));
}

fn open_find(model: &mut Model, words: &str) {
    open_view(model, View::Find(Find { query: Input::new(words), ..Find::default() }));
}

/// Does what changes nothing in the record.
pub fn request(model: &mut Model, request: Request, effects: &mut Vec<Effect>) {
    match request {
        Request::Find(words) => open_find(model, &words),
        Request::Help(about) => {
            let filter = Input::new(about.and_then(|id| id.action().command).unwrap_or_default());
            open_view(model, View::Help(Help { filter, top: 0 }));
        }
        Request::View(asked) => {
            let id = match asked {
                Asked::Record => return go_live(model),
                Asked::People => Id::People,
                Asked::Pledges => Id::Pledges,
                Asked::Polls => Id::Polls,
                Asked::Memorandum => Id::Memorandum,
                Asked::Minutes => Id::Minutes,
                Asked::Prompts => Id::Prompts,
                Asked::Balance => Id::Balance,
                Asked::Questions => Id::Questions,
            };
            go_live(model);
            toggle(model, id, effects);
        }
        Request::Edit(entry) => editing::edit(model, entry),
        Request::Quit => keys::quit(model, effects),
        Request::History(entry) => open_preview(model, Which::History(entry), effects),
        Request::Check => open_preview(model, Which::Check, effects),
        Request::Status => {
            let said = session::spoken(&model.state, model.now, &model.zone);
            model.say(Tone::Done, said.join(" · "));
        }
        Request::CatchUp => lines::catch_up(model, effects),
        Request::Form(entry) => form::open(model, entry),
        Request::Import(import) => {
            model.say(Tone::Done, format!("reading {} …", import.file));
            effects.push(Effect::Import(import));
        }
        export @ Request::Export { .. } => {
            model.say(Tone::Done, "exporting …");
            effects.push(Effect::Export(export));
        }
    }
}

/// The text of a view's own line changed: its list is made anew.
pub fn filter_changed(model: &mut Model) {
    match &mut model.view {
        View::People(people) => lists::list_people(people, &model.state),
        View::Palette(palette) => {
            palette.rows = lists::matching(&palette.filter, &palette.all);
            palette.chosen = 0;
        }
        View::Help(help) => help.top = 0,
        View::Find(find) => {
            find.found.clear();
            find.looked = model.state.record.all().len();
            find.chosen = 0;
        }
        View::Live | View::Register(_) | View::Form(_) | View::Preview(_) | View::Prompts(_) => {}
    }
}

/// Looks at more of the record for what is sought, from its end backwards.
pub fn find_on(model: &mut Model, effects: &mut Vec<Effect>) {
    let View::Find(find) = &mut model.view else { return };
    let words: Vec<String> = fold(find.query.text()).split_whitespace().map(str::to_owned).collect();
    let all = model.state.record.all();
    let from = find.looked.min(all.len());
    let to = from.saturating_sub(LOOKED_AT);
    if words.is_empty() {
        find.looked = 0;
        return;
    }
    for (at, entry) in all[to..from].iter().enumerate().rev() {
        if entry.stands() && has_all(&model.state, entry, &words) {
            find.found.push(to + at);
            if find.found.len() == FOUND {
                find.looked = 0;
                return;
            }
        }
    }
    find.looked = to;
    if to > 0 {
        effects.push(Effect::FindOn);
    }
}

/// Whether an entry has all these words, accents and case aside, in its text, its speaker's name or its handle.
fn has_all(state: &State, entry: &crate::session::state::Entry, words: &[String]) -> bool {
    words.iter().all(|word| {
        contains(&entry.text, word)
            || entry.speaker.as_ref().is_some_and(|speaker| contains(state.roster.name(speaker), word))
            || entry.details().who.iter().any(|who| contains(state.roster.name(who), word))
            || entry.kind.word() == word
    })
}

/// Whether a text has this folded word in it.
fn contains(text: &str, word: &str) -> bool {
    if !text.is_ascii() {
        return fold(text).contains(word);
    }
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let Some(first) = word.first() else { return true };
    let mut rest = text;
    while rest.len() >= word.len() {
        let Some(at) = rest.iter().position(|b| b.to_ascii_lowercase() == *first) else { return false };
        let Some(there) = rest.get(at..at + word.len()) else { return false };
        if there.eq_ignore_ascii_case(word) {
            return true;
        }
        rest = &rest[at + 1..];
    }
    false
}

/// Scrolls what is open by so many rows; the record stays where the end is not, and follows again when it is.
pub fn scroll(model: &mut Model, by: i32) {
    let areas = model.areas();
    let amount = usize::try_from(by.unsigned_abs()).unwrap_or(usize::MAX);
    let height = usize::from(areas.main.height);
    let beside = layout::parts_beside(model);
    match &mut model.view {
        View::Live => {
            let lens = model.lens(&areas);
            model.scroll = match by {
                i32::MAX => Scroll::Follow,
                i32::MIN => lens.show(model.scroll, 0),
                by if by < 0 => lens.up(model.scroll, amount),
                _ => lens.down(model.scroll, amount),
            };
            selection::follow(model);
        }
        View::Prompts(prompts) => prompts.top = scrolled(prompts.top, by, prompts.lines.len(), height),
        View::Form(form) => {
            let form = *form;
            let length = view::form::rows(model, &form, usize::from(areas.main.width)).len();
            if let View::Form(form) = &mut model.view {
                form.top = scrolled(form.top, by, length, height);
            }
            form::follow(model);
        }
        View::Preview(preview) if preview.parts.instead && !beside => lists::step(model, by),
        View::Preview(preview) => preview.top = scrolled(preview.top, by, preview.lines.len(), height),
        View::Help(help) => {
            let length =
                view::help::lines(help.filter.text(), usize::from(areas.main.width), &model.keys, model.theme).len();
            help.top = scrolled(help.top, by, length, height);
        }
        _ => lists::step(model, by),
    }
}

/// The first row in sight after scrolling by so many.
pub fn scrolled(top: usize, by: i32, length: usize, height: usize) -> usize {
    let to = i64::try_from(top).unwrap_or(0) + i64::from(by);
    usize::try_from(to.max(0)).unwrap_or(0).min(length.saturating_sub(height))
}

/// A document was made.
pub fn previewed(model: &mut Model, which: Which, result: Result<Box<Document>, String>, effects: &mut Vec<Effect>) {
    let View::Preview(preview) = &mut model.view else { return };
    if preview.which != which {
        return;
    }
    match result {
        Ok(document) => {
            preview.document = Some(document);
            preview.width = 0;
            if std::mem::take(&mut preview.stale) {
                effects.push(Effect::Preview(which));
            }
        }
        Err(why) => model.say(Tone::Refused, why),
    }
}

/// The terminal has another size.
pub fn resized(model: &mut Model) {
    keys::changed(model);
}

/// Makes what the open view shows fit its width.
pub fn settle(model: &mut Model, effects: &mut Vec<Effect>) {
    // A search begins anew when its words have changed.
    if let View::Find(find) = &model.view
        && find.looked == model.state.record.all().len()
    {
        find_on(model, effects);
    }
    selection::keep_in_sight(model);
    form::keep_in_sight(model);
    if !matches!(model.view, View::Preview(_) | View::Prompts(_)) {
        return;
    }
    let areas = model.areas();
    if let View::Prompts(shown) = &mut model.view {
        let width = usize::from(areas.main.width);
        let item = prompts::item(&model.state);
        let id = item.map(|item| item.id);
        if shown.width != width || shown.item != id {
            let lines = item.map(|item| prompts::lines(&item.plan, width, model.theme)).unwrap_or_default();
            *shown = Prompts { item: id, lines, width, top: 0 };
        }
        return;
    }
    let theme = model.theme;
    if let View::Preview(preview) = &mut model.view
        && let Some(document) = &preview.document
    {
        let width = usize::from(areas.main.width);
        if preview.width != width {
            preview.lines = preview::lines(document, width, theme);
            preview.width = width;
            preview.top = scrolled(preview.top, 0, preview.lines.len(), usize::from(areas.main.height));
        }
    }
}

/// The record changed: what is open over it is brought up to date.
pub fn record_changed(model: &mut Model, effects: &mut Vec<Effect>) {
    lines::take_seat(model, effects);
    match &mut model.view {
        View::People(people) => lists::list_people(people, &model.state),
        View::Register(register) => lists::relist(register, &model.state),
        View::Preview(preview) => {
            if preview.document.is_some() && !preview.stale {
                effects.push(Effect::Preview(preview.which));
            }
            preview.stale = preview.document.is_none();
            parts::list(preview, &model.state);
        }
        View::Live | View::Form(_) | View::Prompts(_) | View::Help(_) | View::Palette(_) | View::Find(_) => {}
    }
}
