//! What happens changes what the big screen shows. Nothing here touches the world.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseEventKind};

use super::message::{Followed, Message, Planned};
use super::model::{Known, Model, Told};
use super::story::Story;
use super::troubles::told;
use crate::journal::News;
use crate::session::state::Moment;
use crate::words::Phrases;

/// Takes in what happened; says whether the screen is to be left.
pub fn update(model: &mut Model, message: Message, now: Moment) -> bool {
    model.now = now;
    match message {
        Message::Key(pressed) => return key(model, pressed),
        Message::Mouse(mouse) => match mouse.kind {
            MouseEventKind::ScrollDown => model.turn(false),
            MouseEventKind::ScrollUp => model.turn(true),
            _ => {}
        },
        Message::Resize(columns, rows) => model.size = (columns, rows),
        Message::Tick => {}
        Message::Followed(followed) => follow(model, *followed),
        Message::Stuck(stuck) => model.stuck = stuck,
        Message::Hangup => return true,
    }
    false
}

fn key(model: &mut Model, key: KeyEvent) -> bool {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    let was_help = std::mem::take(&mut model.help);
    match key.code {
        KeyCode::Char('q' | 'c') if control => return true,
        KeyCode::Char('q' | 'Q') => return true,
        _ if control => {}
        KeyCode::Char('?') | KeyCode::F(1) => model.help = !was_help,
        // It closes what is open first.
        KeyCode::Esc if was_help => {}
        KeyCode::Esc | KeyCode::Char('f' | 'F') => model.by_hand = None,
        KeyCode::Right | KeyCode::PageDown | KeyCode::Char(' ') => model.turn(false),
        KeyCode::Left | KeyCode::PageUp => model.turn(true),
        _ => {}
    }
    false
}

fn follow(model: &mut Model, followed: Followed) {
    let now = model.now;
    let Followed { plan, news, troubles } = followed;
    if let Some(troubles) = troubles {
        model.troubles = told(&troubles);
    }
    let changed = plan.is_some() || news != News::Nothing;
    match plan {
        Some(Planned::Unclear) => model.known = Known::NoAgenda,
        // What happened so far comes with another agenda anew.
        Some(Planned::Plan(plan)) => {
            let story = Story::new(plan.agenda, now);
            let board = story.board();
            let phrases = Phrases::or_english(&board.language);
            model.known = Known::Told(Box::new(Told { story, board, phrases, sum: plan.sum }));
            tell(model, news, true);
        }
        None => tell(model, news, false),
    }
    if let Known::Told(told) = &mut model.known
        && changed
    {
        told.board = told.story.board();
    }
}

/// Goes on with the story, if it is known what it is the story of.
fn tell(model: &mut Model, news: News, first: bool) {
    let now = model.now;
    let Known::Told(told) = &mut model.known else { return };
    match news {
        News::Nothing => {}
        // What was recorded before the screen was there did not come just now.
        News::More(events) if first => told.story.tell(events),
        News::More(events) => told.story.go_on(events, now),
        News::Anew(events) => {
            told.story.start_anew(now);
            told.story.tell(events);
        }
    }
}
