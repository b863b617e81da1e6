//! Who was there.

use super::Minutes;
use crate::agenda::{Attribution, Role};
use crate::export::document::{Block, Inline, Item};
use crate::export::literal::push_text;
use crate::export::scribe::capitalised;
use crate::session::event::Presence;
use crate::session::state::Person;
use crate::words::marks::settled;

/// Things under the same name, in the order in which the names first come; those without one are last.
fn grouped<'a>(
    people: &[&'a Person],
    name: impl Fn(&'a Person) -> Option<&'a str>,
) -> Vec<(Option<&'a str>, Vec<&'a Person>)> {
    let mut places = std::collections::HashMap::new();
    let mut groups: Vec<(Option<&str>, Vec<&Person>)> = Vec::new();
    for person in people {
        let name = name(person);
        let place = *places.entry(name).or_insert_with(|| {
            groups.push((name, Vec::new()));
            groups.len() - 1
        });
        if let Some((_, group)) = groups.get_mut(place) {
            group.push(person);
        }
    }
    groups.sort_by_key(|(name, _)| name.is_none());
    groups
}

impl Minutes<'_, '_> {
    /// Who was there, by category and organisation; under the Chatham House Rule nothing.
    pub(super) fn attendance(&self, blocks: &mut Vec<Block>) {
        let roster = &self.scribe.state.roster;
        let all: Vec<&Person> = roster.people().collect();
        if self.scribe.naming.rule == Attribution::None || all.is_empty() {
            return;
        }
        let taken = all.iter().any(|person| person.presence != Presence::Expected);
        let was_there =
            |person: &&Person| person.attended || matches!(person.presence, Presence::Present | Presence::Remote);
        let (there, absent): (Vec<&Person>, Vec<&Person>) =
            all.into_iter().partition(|person| !taken || was_there(person));
        blocks.push(Block::Heading(2, self.scribe.title(if taken { "attendance" } else { "attendance-expected" })));
        if !taken {
            blocks.push(Block::Paragraph(self.scribe.text("attendance-not-taken")));
        }
        let categories = grouped(&there, |person| person.details.category.as_deref());
        let named = categories.iter().any(|(category, _)| category.is_some());
        for (category, people) in categories {
            if named {
                let mut heading = match category {
                    Some(category) => self.scribe.reader.text(&capitalised(category)),
                    None => self.scribe.text("attendance-others"),
                };
                push_text(&mut heading, &format!(" ({})", people.len()));
                blocks.push(Block::Heading(3, heading));
            }
            blocks.push(Block::List(self.organisations(&people, taken)));
        }
        let absent = match self.scribe.naming.rule {
            Attribution::Named => self.organisations(&absent, taken),
            _ => {
                let came: std::collections::HashSet<_> =
                    there.iter().map(|person| &person.details.organisation).collect();
                let missing = absent.into_iter().filter(|person| !came.contains(&person.details.organisation));
                self.organisations(&missing.collect::<Vec<_>>(), taken)
            }
        };
        if !absent.is_empty() {
            blocks.push(Block::Heading(3, self.scribe.title("attendance-absent")));
            blocks.push(Block::List(absent));
        }
    }

    /// A point for each organisation with its people, or with how many they are where persons are not named.
    fn organisations(&self, people: &[&Person], taken: bool) -> Vec<Item> {
        let mut list = Vec::new();
        let named = self.scribe.naming.rule == Attribution::Named;
        for (organisation, people) in grouped(people, |person| person.details.organisation.as_deref()) {
            let persons = || -> Vec<Inline> {
                let mut line = Vec::new();
                for person in &people {
                    if !line.is_empty() {
                        push_text(&mut line, ", ");
                    }
                    self.person(person, taken, &mut line);
                }
                line
            };
            match organisation {
                Some(organisation) => {
                    let mut line = vec![Inline::Strong(self.scribe.reader.text(organisation))];
                    let country = people.iter().find_map(|person| person.details.country.as_deref());
                    if let Some(country) = country {
                        push_text(&mut line, &format!(" ({})", settled(country.trim())));
                    }
                    push_text(&mut line, &(self.scribe.colon("") + " "));
                    if named {
                        line.append(&mut persons());
                    } else {
                        push_text(&mut line, &self.scribe.count("attendance-persons", people.len() as u64));
                    }
                    list.push(line.into());
                }
                None if named => list.extend(people.iter().map(|person| {
                    let mut line = Vec::new();
                    self.person(person, taken, &mut line);
                    Item::from(line)
                })),
                None => {
                    let persons = self.scribe.count("attendance-persons", people.len() as u64);
                    list.push(vec![Inline::Text(persons)].into());
                }
            }
        }
        list
    }

    /// A person with role, and where it is not simply presence, where the person was.
    fn person(&self, person: &Person, taken: bool, to: &mut Vec<Inline>) {
        self.scribe.reader.literal(&person.details.name, to);
        let role = match person.details.role {
            Role::Participant => None,
            Role::Facilitator => Some("role-facilitator"),
            Role::Rapporteur => Some("role-rapporteur"),
            Role::Speaker => Some("role-speaker"),
            Role::Observer => Some("role-observer"),
            Role::Interpreter => Some("role-interpreter"),
        };
        let presence = match person.presence {
            Presence::Remote => Some("presence-remote"),
            Presence::Left => Some("presence-left"),
            Presence::Apologies => Some("presence-apologies"),
            Presence::Expected if taken && !person.attended => Some("presence-expected"),
            Presence::Expected | Presence::Present => None,
        };
        let mut remarks: Vec<String> = role.into_iter().chain(presence).map(|phrase| self.scribe.say(phrase)).collect();
        remarks.extend(person.details.email.clone().filter(|_| self.scribe.options.contacts));
        if !remarks.is_empty() {
            push_text(to, " (");
            self.scribe.reader.literal(&remarks.join(", "), to);
            push_text(to, ")");
        }
    }
}
