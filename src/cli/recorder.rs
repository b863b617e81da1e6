//! One device that records a session line by line, in step with what others record: what `record` and its talk at a terminal are
//! made of.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use chrono::{NaiveTime, TimeDelta};

use super::clock::{draft, now, zone};
use super::export;
use super::failure::{Failure, tell};
use super::place::Session;
use super::request;
use crate::agenda::Agenda;
use crate::capture::{self, Line, Parsed, Request, Stamp};
use crate::journal::{self, Followed, Follower, Writer};
use crate::session::clocks::Skew;
use crate::session::event::{Device, Event, Recorded, Seen};
use crate::session::retime::Offer;
use crate::session::state::{self, Moment, Zone};
use crate::session::{Command, Handle, Mark, State, acknowledge, apply, decide_in_sight, spoken};
use crate::words::count;

/// So long nothing is entered before the minutes on disk are made current.
const QUIET: Duration = Duration::from_secs(2);

/// Why a line was not recorded.
pub(super) enum Trouble {
    /// It cannot be done; the next lines may.
    Refused(String),
    /// Nothing can be recorded any more.
    Broken(String),
}

/// Something that another device did.
pub(super) struct News {
    /// In words, a line.
    pub text: String,
    /// Whether something has to be done about it.
    pub is_warning: bool,
}

/// What stood before others' events were taken.
struct Before {
    seen: Seen,
    led: bool,
    mark: Option<Mark>,
}

/// Everything that is in the folder, as it stands, and what is wrong with it, which is told.
fn all(follower: &mut Follower, agenda: &Arc<Agenda>) -> Result<(State, Vec<journal::Trouble>), Failure> {
    let news = follower.poll().news;
    let troubles = follower.troubles().to_vec();
    let damage = troubles.iter().filter_map(|trouble| match trouble {
        journal::Trouble::Damage(damage) => damage.what.read_only(),
        _ => None,
    });
    if let Some(reason) = damage.max() {
        let named: Vec<_> = troubles.iter().map(ToString::to_string).collect();
        return Err(Failure::Record(format!("{}\n{reason}", named.join("\n"))));
    }
    for trouble in &troubles {
        tell(&trouble.to_string());
    }
    let events = match news {
        journal::News::More(events) | journal::News::Anew(events) => events,
        journal::News::Nothing => Vec::new(),
    };
    Ok((State::of(Arc::clone(agenda), events), troubles))
}

/// One device that records a session.
pub(super) struct Recorder {
    /// Whether something was recorded since the minutes were written.
    changed: bool,
    session: Session,
    device: Device,
    state: State,
    writer: Writer,
    /// Brings what other devices record.
    follower: Follower,
    /// What they recorded since it was asked for last.
    pub(super) news: Vec<News>,
    /// The entries of which it was told that something crossed in them.
    crossed: HashSet<Handle>,
    /// What is wrong with the folder, as it was told.
    troubles: Vec<journal::Trouble>,
    /// The devices of which it was said that their clocks are wrong.
    skewed: Vec<Device>,
    /// The last stamp: later lines without one happened then too, and times alone are of its day and place.
    stamped: Option<Moment>,
}

impl Recorder {
    pub(super) fn open(session: Session, device: Device) -> Result<Recorder, Failure> {
        // A torn last line is set aside before the record is read; where that cannot be, what is there is looked at first.
        let opened = Writer::open(&session.folder, device.clone());
        let mut follower = Follower::open(session.folder.clone());
        let (state, troubles) = all(&mut follower, &session.agenda)?;
        if let Some(why) = session.other_agenda(&state) {
            return Err(Failure::Record(why));
        }
        let (mut writer, torn) = opened.map_err(|error| Failure::Record(error.to_string()))?;
        if let Some(torn) = torn {
            tell(&torn.to_string());
        }
        if let Some(last) = state.last() {
            writer.observe(last.clock);
        }
        let (news, skewed) = (Vec::new(), Vec::new());
        let crossed = state.crossed().map(|entry| entry.handle).collect();
        Ok(Recorder {
            changed: true,
            session,
            device,
            state,
            writer,
            follower,
            news,
            crossed,
            troubles,
            skewed,
            stamped: None,
        })
    }

    /// Takes what other devices have recorded meanwhile.
    pub(super) fn catch_up(&mut self) {
        let before = Before {
            seen: self.state.seen(),
            led: self.state.is_lead(&self.device),
            mark: self.state.mark_of(&self.device),
        };
        let fresh = match self.look() {
            journal::News::More(events) => {
                let fresh: Vec<_> = events.into_iter().filter(|event| !self.state.has(&event.order)).collect();
                let Some(first) = fresh.first() else { return };
                if self.state.last().is_none_or(|last| first.order > *last) {
                    for event in &fresh {
                        apply(&mut self.state, event.clone());
                    }
                    fresh
                } else {
                    self.follower.forget();
                    match self.look() {
                        journal::News::Anew(events) => self.anew(events, &before.seen),
                        _ => return,
                    }
                }
            }
            journal::News::Anew(events) => self.anew(events, &before.seen),
            journal::News::Nothing => return,
        };
        if let Some(last) = self.state.last() {
            self.writer.observe(last.clock);
        }
        self.changed = true;
        self.tell(&fresh, &before);
    }

    /// What is new in the folder; what has become wrong with it is told.
    fn look(&mut self) -> journal::News {
        let Followed { news, troubles, .. } = self.follower.poll();
        if let Some(troubles) = troubles {
            let own = self.session.folder.journal(&self.device);
            let fresh = journal::Trouble::fresh(&troubles, &self.troubles, &own).into_iter();
            self.news.extend(fresh.map(|trouble| News { text: trouble.to_string(), is_warning: true }));
            self.troubles = troubles;
        }
        news
    }

    /// Tells what is wrong of what others did; the rest is not asked for.
    pub(super) fn warn(&mut self) {
        for news in self.news.drain(..).filter(|news| news.is_warning) {
            tell(&news.text);
        }
    }

    /// Folds everything anew; what of it is new.
    fn anew(&mut self, events: Vec<Recorded>, before: &Seen) -> Vec<Recorded> {
        let known = |event: &Recorded| {
            before.iter().any(|(device, seq)| *device == event.order.device && event.order.seq <= *seq)
        };
        let fresh = events.iter().filter(|event| !known(event)).cloned().collect();
        let state = State::of(Arc::clone(&self.session.agenda), events);
        if state.last_of(&self.device) < self.state.last_of(&self.device) {
            // Another program has taken away what was recorded here; with the next line it is put back, and then all is read.
            self.follower.forget();
            return Vec::new();
        }
        self.state = state;
        fresh
    }

    /// Tells what has crossed since it was told last, by what others recorded or by what was recorded here.
    fn tell_crossed(&mut self) {
        let now: HashSet<Handle> = self.state.crossed().map(|entry| entry.handle).collect();
        let before = std::mem::replace(&mut self.crossed, now);
        let fresh = self.state.crossed().filter(|entry| !before.contains(&entry.handle));
        let said = fresh.filter_map(state::Entry::crossing_said);
        self.news.extend(said.map(|text| News { text, is_warning: true }));
    }

    /// Puts into words what others recorded.
    fn tell(&mut self, fresh: &[Recorded], before: &Before) {
        let others: Vec<_> = fresh.iter().filter(|event| event.order.device != self.device).collect();
        for event in &others {
            let device = &event.order.device;
            let said = acknowledge(&self.state, std::slice::from_ref(&event.event));
            if !said.is_empty() {
                self.news.push(News { text: format!("from {device}: {said}"), is_warning: false });
            }
            if let Some(skew) = Skew::of(event, now()).filter(|_| !self.skewed.contains(device)) {
                self.skewed.push(device.clone());
                self.news.push(News { text: skew.to_string(), is_warning: true });
            }
        }
        self.tell_crossed();
        let elsewhere = self.state.run_elsewhere(&self.device).filter(|_| before.led);
        let said = elsewhere.map(|elsewhere| elsewhere.to_string()).into_iter();
        let said = said.chain(self.state.renumbered(&self.device, before.mark));
        self.news.extend(said.map(|text| News { text, is_warning: true }));
    }

    /// The next line; while none comes, the minutes are made current.
    pub(super) fn next<T>(&mut self, lines: &Receiver<T>) -> Option<T> {
        if !self.changed {
            return lines.recv().ok();
        }
        match lines.recv_timeout(QUIET) {
            Err(RecvTimeoutError::Timeout) => {
                // Should it fail, it is tried again at the end, and said then.
                let _ = self.hand_over();
                lines.recv().ok()
            }
            line => line.ok(),
        }
    }

    /// What stands.
    pub(super) fn state(&self) -> &State {
        &self.state
    }

    /// Where everything is kept.
    pub(super) fn folder(&self) -> &Path {
        self.session.folder.path()
    }

    /// Makes everything recorded so far safe.
    pub(super) fn sync(&mut self) -> Result<(), Trouble> {
        let synced = self.writer.sync();
        let put_back = self.writer.take_put_back();
        self.news.extend(put_back.map(|put_back| News { text: put_back.to_string(), is_warning: true }));
        synced.map_err(|failure| Trouble::Broken(failure.to_string()))
    }

    /// The next line without a stamp happens now, whatever the last one said.
    pub(super) fn forget_stamp(&mut self) {
        self.stamped = None;
    }

    /// Makes the minutes current, if something was recorded since they were.
    pub(super) fn make_current(&mut self) -> Result<(), Failure> {
        if self.changed { self.hand_over() } else { Ok(()) }
    }

    /// Takes what stands from the disk, after a failure that may have left more in memory than there is.
    pub(super) fn read_again(&mut self) -> Result<(), Failure> {
        self.follower.forget();
        (self.state, self.troubles) = all(&mut self.follower, &self.session.agenda)?;
        Ok(())
    }

    /// Records one line; what to say back once it is safe, nothing for a blank line. It was typed with no more than `seen` of the
    /// others' journals in sight; without it, with all that is known.
    pub(super) fn line(&mut self, line: &str, seen: Option<&Seen>) -> Result<Option<String>, Trouble> {
        let (stamp, text) = capture::stamped(line);
        let at = self.moment(stamp)?;
        let Parsed { line, mut hints } = capture::parse(text, &self.state, at.date_naive()).map_err(refused)?;
        if stamp.is_some() {
            self.stamped = Some(at);
        }
        let said = match line {
            Line::Nothing => return Ok(None),
            Line::Command(command) => self.carry_out(&command, at, seen)?,
            Line::Request(Request::CatchUp) => match self.state.offer(at, &self.zone(at)) {
                None => "nothing is late, or nothing can be done about it".to_owned(),
                Some(Offer { shorten, drop, missing, .. }) => {
                    if missing > 0 {
                        hints.push(format!("even so it will be {} late", count(missing, "minute")));
                    }
                    self.carry_out(&Command::Retime { shorten, drop }, at, seen)?
                }
            },
            Line::Request(Request::Status) => spoken(&self.state, at, &self.zone(at)).join("\n"),
            Line::Request(Request::Import(import)) => {
                let bytes = self.session.folder.beside(&import.file).map_err(Trouble::Refused)?;
                let (command, said) = capture::imported(&import, &bytes).map_err(refused)?;
                hints.extend(said);
                self.carry_out(&command, at, seen)?
            }
            Line::Request(request) => {
                // What is handed over must not say more than what is safe.
                self.sync()?;
                request::answer(&request, &self.state, &self.session.folder).map_err(Trouble::Refused)?
            }
        };
        Ok(Some(hints.iter().fold(said, |said, hint| format!("{said} ({hint})"))))
    }

    /// Does what a command asks for; what to say back once it is safe.
    fn carry_out(&mut self, command: &Command, at: Moment, seen: Option<&Seen>) -> Result<String, Trouble> {
        self.introduce(at)?;
        let events = decide_in_sight(&self.state, &self.device, command, at, seen).map_err(refused)?;
        self.happen(at, &events)?;
        Ok(acknowledge(&self.state, &events))
    }

    /// The clocks of the place: those of the stamps, where the lines have some, else those of this system.
    fn zone(&self, at: Moment) -> Zone {
        self.stamped.map_or_else(zone, |_| Zone::fixed(*at.offset()))
    }

    fn introduce(&mut self, at: Moment) -> Result<(), Trouble> {
        let introduction = self.session.introduction(&self.state, &self.device);
        introduction.map_or(Ok(()), |event| self.happen(at, &[event]))
    }

    fn happen(&mut self, at: Moment, events: &[Event]) -> Result<(), Trouble> {
        let drafts: Vec<_> = events.iter().map(|event| draft(at, event.clone())).collect();
        let recorded = self.writer.append_all(&drafts).map_err(|failure| match failure {
            crate::journal::WriteFailure::TooLong(_) => Trouble::Refused(failure.to_string()),
            _ => Trouble::Broken(failure.to_string()),
        })?;
        for event in recorded {
            apply(&mut self.state, event);
        }
        self.changed = true;
        self.tell_crossed();
        Ok(())
    }

    /// When a line happened: what its stamp says, else when the line before it did, else now.
    fn moment(&self, stamp: Option<Stamp>) -> Result<Moment, Trouble> {
        match stamp {
            None => Ok(self.stamped.unwrap_or_else(now)),
            Some(Stamp::Moment(moment)) => Ok(moment),
            Some(Stamp::Time(time)) => self.on_the_day(time).ok_or_else(|| {
                Trouble::Refused(format!(
                    "there was no {time} on that day; give the whole moment, [2018-06-27T09:31:05+02:00]"
                ))
            }),
        }
    }

    /// A time alone is of the day and place of the stamp before it (of the next day, if it would be half a day earlier);
    /// before any stamp, of the session's day here.
    fn on_the_day(&self, time: NaiveTime) -> Option<Moment> {
        let known = self
            .stamped
            .or_else(|| self.state.last().and_then(|_| self.state.record.entries().next_back()).map(|entry| entry.at));
        if let Some(before) = known {
            let day = before.date_naive().and_time(time);
            let moment = day.and_local_timezone(before.timezone()).single()?;
            let next_day = before - moment > TimeDelta::hours(12);
            return Some(if next_day { moment + TimeDelta::days(1) } else { moment });
        }
        let day = self.state.agenda.date.unwrap_or_else(|| now().date_naive());
        Some(day.and_time(time).and_local_timezone(chrono::Local).earliest()?.fixed_offset())
    }

    /// Leaves minutes that are current.
    pub(super) fn hand_over(&mut self) -> Result<(), Failure> {
        // Two devices that did would be in each other's way where a program synchronises the folder.
        if self.state.is_lead(&self.device) {
            export::current(&self.state, &self.session.folder).map_err(Failure::Record)?;
        }
        self.changed = false;
        Ok(())
    }
}

fn refused(refusal: crate::session::Refusal) -> Trouble {
    Trouble::Refused(refusal.to_string())
}
