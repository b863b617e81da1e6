//! Everything the big screen shows.

use chrono::{TimeDelta, Timelike as _};

use super::story::{Focus, Story};
use super::view;
use crate::export::board::Board;
use crate::session::state::{Moment, Phase, Zone};
use crate::tui::theme::Theme;
use crate::words::Phrases;

/// While the screen follows, a list that is longer than it is turned over after so long.
pub const TURN: TimeDelta = TimeDelta::seconds(15);

/// What can be turned to by hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// What is going on.
    #[default]
    Now,
    /// The agenda with its times.
    Agenda,
    /// The pledges as they stand.
    Pledges,
    /// The polls with their bars.
    Polls,
    /// What was agreed, and who signed.
    Agreed,
}

impl Page {
    /// All of them, in the order in which they are turned.
    pub const ALL: [Page; 5] = [Page::Now, Page::Agenda, Page::Pledges, Page::Polls, Page::Agreed];
}

/// The big screen.
pub struct Model {
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The time of the place.
    pub now: Moment,
    /// The clocks of the place.
    pub zone: Zone,
    /// How things look.
    pub theme: Theme,
    /// How far the session is known.
    pub known: Known,
    /// What is wrong, a line each.
    pub troubles: Vec<String>,
    /// Whether the folder has not answered for a while.
    pub stuck: bool,
    /// The page and the part of it that were turned to by hand; `None` while the screen follows.
    pub by_hand: Option<(Page, usize)>,
    /// Whether the keys are shown.
    pub help: bool,
}

/// How far the session is known.
pub enum Known {
    /// Not yet.
    Nothing,
    /// Its agenda cannot be understood.
    NoAgenda,
    /// As far as it was recorded.
    Told(Box<Told>),
}

/// A session that is known.
pub struct Told {
    /// The record.
    pub story: Story,
    /// What may be shown of it.
    pub board: Board,
    /// The words around it, in the session's language.
    pub phrases: Phrases,
    /// SHA-256 of the agenda that is in the folder.
    pub sum: String,
}

impl Told {
    /// Whether the agenda in the folder is another than the one the session was opened with. Then nothing may be shown: what
    /// it hides may be otherwise too.
    pub fn has_other_agenda(&self) -> bool {
        self.story.opened_with().is_some_and(|sum| sum != self.sum)
    }
}

impl Model {
    /// Before anything is known.
    pub fn new(theme: Theme, zone: Zone, size: (u16, u16), now: Moment) -> Model {
        Model {
            size,
            now,
            zone,
            theme,
            known: Known::Nothing,
            troubles: Vec::new(),
            stuck: false,
            by_hand: None,
            help: false,
        }
    }

    /// The session, if it may be shown.
    pub fn told(&self) -> Option<&Told> {
        match &self.known {
            Known::Told(told) if !told.has_other_agenda() => Some(told),
            _ => None,
        }
    }

    /// What is in sight: the page, the part of it, and how many parts it has.
    pub fn in_sight(&self) -> (Page, usize, usize) {
        let parts = |page| view::parts(self, page).max(1);
        match (self.by_hand, self.told()) {
            (Some((page, part)), _) => {
                let all = parts(page);
                (page, part.min(all - 1), all)
            }
            (None, None) => (Page::Now, 0, 1),
            (None, Some(told)) => {
                let (focus, since, _) = told.story.focus(self.now);
                let page = match focus {
                    Focus::Agreed => Page::Agreed,
                    Focus::Item if told.story.phase() == Phase::Ended => Page::Agreed,
                    _ => Page::Now,
                };
                let all = parts(page);
                let turned = (self.now - since).num_seconds().max(0) / TURN.num_seconds();
                (page, usize::try_from(turned).unwrap_or(0) % all, all)
            }
        }
    }

    /// Turns so many parts on, or back.
    pub fn turn(&mut self, back: bool) {
        let (page, part, all) = self.in_sight();
        let place = Page::ALL.iter().position(|known| *known == page).unwrap_or(0);
        let beside = if back { place.checked_sub(1) } else { Some(place + 1) };
        let beside = beside.and_then(|place| Page::ALL.get(place)).copied();
        self.by_hand = Some(match (back, beside) {
            (false, _) if part + 1 < all => (page, part + 1),
            (true, _) if part > 0 => (page, part - 1),
            (false, Some(next)) => (next, 0),
            (true, Some(before)) => (before, view::parts(self, before).max(1) - 1),
            (_, None) => (page, part),
        });
    }

    /// When what is shown will look different, if nothing happens until then.
    pub fn due(&self) -> Moment {
        let nanos = TimeDelta::nanoseconds(i64::from(self.now.nanosecond() % 1_000_000_000));
        let mut due = self.now + TimeDelta::seconds(60 - i64::from(self.now.second())) - nanos;
        if let Some(told) = self.told() {
            let (_, since, until) = told.story.focus(self.now);
            let turned = (self.now - since).num_seconds().max(0) / TURN.num_seconds();
            let turns = (self.in_sight().2 > 1).then(|| since + TURN * i32::try_from(turned + 1).unwrap_or(i32::MAX));
            let moments = [until, told.story.marked_until(), turns, view::next_second(told, self.now)];
            for moment in moments.into_iter().flatten().filter(|moment| *moment > self.now) {
                due = due.min(moment);
            }
        }
        // A little past the edge, so that what is new is there when it is asked for.
        due + TimeDelta::milliseconds(1)
    }
}
