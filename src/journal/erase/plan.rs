//! What erasing a person does to each file of a session.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::{EraseError, Journal, Still};
use crate::journal::damage::Damage;
use crate::journal::envelope::Draft;
use crate::journal::rewrite::{Rewritten, rewrite};
use crate::journal::swap::{Change, Sum};
use crate::journal::walk::{Other, others};
use crate::journal::writer::Lines;
use crate::session::erase::{AgendaTrouble, Erasure, Mention};
use crate::session::event::{Clock, Device, Event, Recorded};
use crate::session::number::{Handle, ParticipantId};
use crate::words::fold::fold;
use crate::words::is_own;

/// What erasing a person does to the files of a session.
#[derive(Debug)]
pub struct Plan {
    pub(super) device: Device,
    pub(super) people: Vec<ParticipantId>,
    pub(super) changes: Vec<Change>,
    /// New contents that were never put in place.
    pub(super) leftovers: Vec<PathBuf>,
    /// Files and folders that cannot be searched, and why.
    pub closed: Vec<(PathBuf, String)>,
    /// Files and folders whose own names may mean the person; the session folder is the empty path.
    pub names: BTreeSet<PathBuf>,
    /// What still mentions the person afterwards.
    pub left: Vec<Left>,
}

/// Something that still mentions the person, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The entry in which it stands, if it is one.
    pub entry: Option<Handle>,
    /// The file, within the session folder.
    pub file: PathBuf,
    /// Its line there, counted from 1.
    pub line: usize,
    /// The word, and what stands around it.
    pub mention: Mention,
}

impl Plan {
    /// The files that change, in the order in which they are replaced; none if nothing names the person.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Adds a file if it differs.
    fn change(&mut self, file: PathBuf, old: Option<&[u8]>, new: Vec<u8>, places: usize) {
        if old != Some(&new) {
            self.changes.push(Change { file, places, old: old.map(Sum::of), new });
        }
    }

    /// Whether a word is among those left in what people typed: the journals and the agenda, which come first.
    fn is_typed(&self, word: &str) -> bool {
        self.left.iter().any(|left| fold(&left.mention.word) == fold(word))
    }

    fn leave(&mut self, file: &Path, mentions: Vec<Mention>) {
        let left = |mention: Mention| Left { entry: None, file: file.to_path_buf(), line: mention.line, mention };
        self.left.extend(mentions.into_iter().map(left));
    }

    fn name(&mut self, erasure: &Erasure, file: &Path) {
        let named = |part: &&Path| part.file_name().is_some_and(|name| erasure.is_in_name(&name.to_string_lossy()));
        self.names.extend(file.ancestors().filter(named).map(Path::to_path_buf));
    }
}

impl Still {
    /// What erasing a person will do. `mark` is what `device` records of it at the end of its journal.
    ///
    /// # Errors
    /// See [`EraseError`].
    pub fn plan(&self, erasure: &Erasure, device: &Device, mark: &[Draft]) -> Result<Plan, EraseError> {
        let mut plan = Plan {
            device: device.clone(),
            people: erasure.people().to_vec(),
            changes: Vec::new(),
            leftovers: Vec::new(),
            closed: Vec::new(),
            names: BTreeSet::new(),
            left: Vec::new(),
        };
        if self.folder.path().file_name().is_some_and(|name| erasure.is_in_name(&name.to_string_lossy())) {
            plan.names.insert(PathBuf::new());
        }
        let agenda = self.new_agenda(erasure)?;
        let mut own = None;
        for journal in &self.journals {
            let mut new = self.new_journal(journal, erasure, agenda.as_ref())?;
            let file = self.within(&journal.file);
            plan.name(erasure, &file);
            plan.left.extend(left_in(erasure, &file, &new));
            if journal.device == *device {
                own = Some((journal, new));
                continue;
            }
            let (fragment, places) = in_chunks(erasure, &new.fragment);
            new.bytes.extend(fragment);
            plan.change(file, Some(&journal.bytes), new.bytes, new.places + places);
        }
        let journals = plan.changes.len();
        if let Some((text, places)) = agenda {
            plan.leave(&self.within(&self.folder.agenda()), erasure.mentions_in_file(&text));
            plan.change(self.within(&self.folder.agenda()), Some(&self.agenda), text.into_bytes(), places);
        } else if let Ok(text) = std::str::from_utf8(&self.agenda) {
            plan.leave(&self.within(&self.folder.agenda()), erasure.mentions_in_file(text));
        }
        let exports = self.within(&self.folder.exports());
        let torn = self.within(&self.folder.journal(device).with_extension("torn"));
        let mut own_torn = None;
        for other in others(&self.folder) {
            match other {
                Other::Text(file, text) => {
                    let (new, places) = erasure.file(&text).unwrap_or_else(|| (text.clone(), 0));
                    plan.name(erasure, &file);
                    let mut left = erasure.mentions_in_file(&new);
                    if file.starts_with(&exports) {
                        // What is handed over has the program's own text in it, which mentions nobody.
                        left.retain(|mention| !is_own(&mention.word) || plan.is_typed(&mention.word));
                    }
                    plan.leave(&file, left);
                    plan.change(file, Some(text.as_bytes()), new.into_bytes(), places);
                }
                Other::Torn(file, bytes) if file == torn => own_torn = Some(bytes),
                Other::Torn(file, bytes) => plan.torn(erasure, file, Some(&bytes), &bytes),
                Other::Closed(file, why) => {
                    plan.name(erasure, &file);
                    plan.closed.push((file, why));
                }
                Other::Leftover(file) => plan.leftovers.push(file),
            }
        }
        let (old, new) =
            own.map_or((None, Rewritten::default()), |(journal, new)| (Some(journal.bytes.as_slice()), new));
        let own_differs =
            old.is_some_and(|old| !old.starts_with(&new.bytes)) || in_chunks(erasure, &new.fragment).1 > 0;
        if let Some(bytes) = &own_torn {
            plan.torn(erasure, torn.clone(), Some(bytes), bytes);
        }
        if plan.changes.is_empty() && !own_differs {
            return Ok(plan);
        }
        if !new.fragment.is_empty() {
            // As when the journal is opened to record: what comes next does not belong to it.
            plan.changes.retain(|change| change.file != torn);
            let aside = [own_torn.as_deref().unwrap_or_default(), &new.fragment, b"\n"].concat();
            plan.torn(erasure, torn, own_torn.as_deref(), &aside);
        }
        let clock = self.events.last().map_or(Clock::default(), |last| last.order.clock);
        let mut lines = Lines { device: device.clone(), clock, tip: new.tip, bytes: new.bytes };
        for draft in mark {
            lines.add(draft)?;
        }
        plan.change(self.within(&self.folder.journal(device)), old, lines.bytes, new.places);
        // With the other journals: what is not the program's own comes last.
        let last = plan.changes.len() - 1;
        plan.changes[journals..=last].rotate_right(1);
        Ok(plan)
    }

    /// The agenda with the person replaced, if it names the person.
    fn new_agenda(&self, erasure: &Erasure) -> Result<Option<(String, usize)>, EraseError> {
        let file = self.folder.agenda();
        let text = std::str::from_utf8(&self.agenda)
            .map_err(|_| EraseError::Agenda { file: file.clone(), trouble: AgendaTrouble::Unreadable })?;
        let new = erasure.agenda(text).map_err(|trouble| EraseError::Agenda { file: file.clone(), trouble })?;
        let sum = |text: &str| Some(Sum::of(text.as_bytes()).as_str().to_owned());
        let opened_with = self.replay.state.agenda_sum.clone();
        // Where an erasure was interrupted the journal may be ahead.
        let fits = opened_with.is_none() || opened_with == sum(text);
        let ahead = new.as_ref().is_some_and(|(new, _)| opened_with == sum(new));
        if fits || ahead { Ok(new) } else { Err(EraseError::OtherAgenda(file)) }
    }

    fn new_journal(
        &self,
        journal: &Journal,
        erasure: &Erasure,
        agenda: Option<&(String, usize)>,
    ) -> Result<Rewritten, EraseError> {
        let sums = agenda.map(|(new, _)| (Sum::of(&self.agenda), Sum::of(new.as_bytes())));
        let mut change = |recorded: &Recorded| {
            let mut changed = erasure.event(recorded);
            if let (Event::SessionOpened(there), Some((old, new))) = (&recorded.event, &sums)
                && there.agenda == old.as_str()
            {
                let (event, _) = changed.get_or_insert_with(|| (recorded.event.clone(), 0));
                if let Event::SessionOpened(fact) = event {
                    fact.agenda = new.as_str().to_owned();
                }
            }
            changed
        };
        rewrite(&journal.device, &journal.bytes, &mut change).map_err(|(line, what)| {
            EraseError::Damaged(vec![Damage { file: journal.file.clone(), line: Some(line), what }])
        })
    }
}

impl Plan {
    /// A fragment of a journal that was or is set aside.
    fn torn(&mut self, erasure: &Erasure, file: PathBuf, old: Option<&[u8]>, bytes: &[u8]) {
        let (new, places) = in_chunks(erasure, bytes);
        self.leave(&file, erasure.mentions_in_file(&String::from_utf8_lossy(&new)));
        self.change(file, old, new, places);
    }
}

/// What may be text only in part: there the person is replaced, the rest stays byte for byte.
fn in_chunks(erasure: &Erasure, bytes: &[u8]) -> (Vec<u8>, usize) {
    let (mut new, mut all) = (Vec::with_capacity(bytes.len()), 0);
    for chunk in bytes.utf8_chunks() {
        match erasure.file(chunk.valid()) {
            Some((text, places)) => {
                new.extend(text.into_bytes());
                all += places;
            }
            None => new.extend(chunk.valid().bytes()),
        }
        new.extend(chunk.invalid());
    }
    (new, all)
}

/// What still mentions the person in a journal written anew.
fn left_in(erasure: &Erasure, file: &Path, new: &Rewritten) -> Vec<Left> {
    let lines = (1..).zip(&new.events);
    let left = lines.flat_map(|(line, recorded)| {
        let entry = erasure.entry(recorded);
        let mentions = erasure.mentions_in(&recorded.event).into_iter();
        mentions.map(move |mention| Left { entry, file: file.to_path_buf(), line, mention })
    });
    left.collect()
}
