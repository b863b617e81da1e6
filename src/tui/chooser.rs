//! The first screen without arguments: sessions to go on with, agendas to begin with.

use std::io;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseEventKind};
use ratatui::layout::{Margin, Position, Rect};
use ratatui::text::{Line, Span};

use super::terminal::Screen;
use super::theme::Theme;
use super::{Options, view, wrap};
use crate::capture::keys::Keys;

/// The columns kept for what tells a book from others, however long its title.
const ABOUT: usize = 12;

/// Things of one sort to choose from, under a heading.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// What they are: `Sessions`, `Agendas in this folder`.
    pub heading: String,
    /// What there is, in the order it is shown.
    pub books: Vec<Book>,
}

/// Something to choose.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// What it is called.
    pub title: String,
    /// What tells it from others: kind, date, place, file.
    pub about: String,
}

/// What is shown and what was typed.
struct Model<'a> {
    shelves: &'a [Shelf],
    theme: Theme,
    chosen: usize,
    /// The number typed so far.
    number: String,
    /// How it works is shown first, with these keys, and where sessions are kept.
    tour: Option<(Arc<Keys>, &'a str)>,
}

/// What a key leads to.
#[derive(Debug, PartialEq, Eq)]
enum Then {
    Stay,
    Take(usize),
    Leave,
}

impl Model<'_> {
    fn count(&self) -> usize {
        self.shelves.iter().map(|shelf| shelf.books.len()).sum()
    }

    /// A number opens at once as soon as no longer one could be meant.
    fn key(&mut self, key: KeyEvent) -> Then {
        let count = self.count();
        if self.tour.take().is_some() {
            return Then::Stay;
        }
        match key.code {
            KeyCode::Char('q' | 'c') if key.modifiers.contains(KeyModifiers::CONTROL) => return Then::Leave,
            KeyCode::Esc if self.number.is_empty() => return Then::Leave,
            KeyCode::Char('q') if key.modifiers.is_empty() => return Then::Leave,
            KeyCode::Esc | KeyCode::Backspace => {
                self.number.clear();
            }
            KeyCode::Char(digit @ '0'..='9') => {
                self.number.push(digit);
                match self.number.parse::<usize>() {
                    Ok(number) if (1..=count).contains(&number) => {
                        self.chosen = number - 1;
                        if number * 10 > count {
                            return Then::Take(self.chosen);
                        }
                    }
                    _ => self.number.clear(),
                }
                return Then::Stay;
            }
            KeyCode::Up => self.chosen = self.chosen.saturating_sub(1),
            KeyCode::Down | KeyCode::Tab => self.chosen = (self.chosen + 1).min(count.saturating_sub(1)),
            KeyCode::Home => self.chosen = 0,
            KeyCode::End => self.chosen = count.saturating_sub(1),
            KeyCode::PageUp => self.chosen = self.chosen.saturating_sub(10),
            KeyCode::PageDown => self.chosen = (self.chosen + 10).min(count.saturating_sub(1)),
            KeyCode::Enter if count > 0 => {
                self.number.clear();
                return Then::Take(self.chosen);
            }
            _ => {}
        }
        self.number.clear();
        Then::Stay
    }

    /// Shelf and place of the so-many-th book.
    fn place(&self, mut number: usize) -> Option<(usize, usize)> {
        for (shelf, books) in self.shelves.iter().map(|shelf| &shelf.books).enumerate() {
            if number < books.len() {
                return Some((shelf, number));
            }
            number -= books.len();
        }
        None
    }

    /// The rows, and which book each belongs to.
    fn lines(&self, width: usize) -> Vec<(Option<usize>, Line<'static>)> {
        let theme = self.theme;
        let mut lines = Vec::new();
        let mut number = 0;
        for shelf in self.shelves.iter().filter(|shelf| !shelf.books.is_empty()) {
            if !lines.is_empty() {
                lines.push((None, Line::default()));
            }
            lines.push((None, Line::styled(shelf.heading.clone(), theme.strong())));
            for book in &shelf.books {
                let chosen = number == self.chosen;
                // What it is called is read first: the rest has the room that is left, and is cut before it.
                let all = width.saturating_sub(9);
                let title = wrap::cut(&book.title, all.saturating_sub(wrap::columns(&book.about).min(ABOUT)));
                let about = wrap::cut(&book.about, all.saturating_sub(wrap::columns(&title)));
                let gap = " ".repeat((all + 2).saturating_sub(wrap::columns(&title) + wrap::columns(&about)));
                let line = Line::from(vec![
                    Span::styled(format!("{} {:>3}  ", if chosen { "▸" } else { " " }, number + 1), theme.strong()),
                    Span::styled(title, theme.plain()),
                    Span::raw(gap),
                    Span::styled(about, theme.plain()),
                ]);
                lines.push((Some(number), line));
                number += 1;
            }
        }
        lines
    }

    fn draw(&self, buffer: &mut Buffer) -> Option<Position> {
        let area = buffer.area;
        let theme = self.theme;
        theme.fill(area, buffer);
        if let Some((keys, kept)) = &self.tour {
            view::tour::draw(keys, kept, area.inner(Margin::new(2, 1)), theme, buffer);
            return None;
        }
        let width = usize::from(area.width.saturating_sub(4));
        let mut head =
            view::paragraph("rapporteur: open a session, or begin one with an agenda", width, theme.strong());
        head.push(Line::default());
        let lines = self.lines(width);
        if lines.is_empty() {
            let text = "There is nothing to open here. `rapporteur new roundtable my-agenda.toml` writes an agenda to fill in.";
            head.extend(view::paragraph(text, width, theme.plain()));
        }
        let foot = "A number opens it, or ↑ ↓ and Enter. Esc leaves.";
        let top = area.inner(Margin::new(2, 0));
        view::draw_lines(&head, top, buffer);
        let used = u16::try_from(head.len()).unwrap_or(top.height).min(top.height);
        let list = Rect { y: top.y + used, height: top.height.saturating_sub(used + 2), ..top };
        let chosen_row = lines.iter().position(|(book, _)| *book == Some(self.chosen)).unwrap_or(0);
        let first = view::first_row(chosen_row, lines.len(), usize::from(list.height));
        for ((book, line), y) in lines.iter().skip(first).zip(list.y..list.bottom()) {
            view::put_line(buffer, list.x, y, list.width, line);
            if *book == Some(self.chosen) {
                view::mark_row(list, y, theme, buffer);
            }
        }
        let y = top.bottom().saturating_sub(1);
        let foot = if self.number.is_empty() { foot.to_owned() } else { format!("{}_  {foot}", self.number) };
        view::put(buffer, top.x, y, top.width, &foot, theme.plain());
        None
    }

    fn at(&self, size: (u16, u16), row: u16) -> Option<usize> {
        let width = usize::from(size.0.saturating_sub(4));
        let lines = self.lines(width);
        let head =
            view::paragraph("rapporteur: open a session, or begin one with an agenda", width, self.theme.plain());
        let top = u16::try_from(head.len() + 1).unwrap_or(0);
        let height = usize::from(size.1.saturating_sub(top + 2));
        let chosen_row = lines.iter().position(|(book, _)| *book == Some(self.chosen)).unwrap_or(0);
        let first = view::first_row(chosen_row, lines.len(), height);
        let place = first + usize::from(row.checked_sub(top)?);
        lines.get(place).and_then(|(book, _)| *book)
    }
}

/// Shows what there is until something is chosen or the user leaves.
pub(super) fn choose(shelves: &[Shelf], kept: &str, options: Options) -> io::Result<Option<(usize, usize)>> {
    let tour = options.tour.then_some((options.keys, kept));
    let mut model = Model { shelves, theme: options.theme, chosen: 0, number: String::new(), tour };
    let mut screen = Screen::open()?;
    loop {
        screen.draw(|buffer| model.draw(buffer))?;
        let then = match event::read()? {
            Event::Key(key) if key.kind != KeyEventKind::Release => model.key(key),
            Event::Mouse(mouse) => match mouse.kind {
                MouseEventKind::Down(_) if model.tour.take().is_some() => Then::Stay,
                MouseEventKind::Down(_) => model.at(screen.size(), mouse.row).map_or(Then::Stay, Then::Take),
                MouseEventKind::ScrollUp => model.key(KeyCode::Up.into()),
                MouseEventKind::ScrollDown => model.key(KeyCode::Down.into()),
                _ => Then::Stay,
            },
            Event::Resize(columns, rows) => {
                screen.resize((columns, rows))?;
                Then::Stay
            }
            _ => Then::Stay,
        };
        match then {
            Then::Stay => {}
            Then::Take(number) => return Ok(model.place(number)),
            Then::Leave => return Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shelf(heading: &str, count: usize) -> Shelf {
        let book = |n| Book { title: format!("{heading} {n}"), about: "roundtable".into() };
        Shelf { heading: heading.into(), books: (1..=count).map(book).collect() }
    }

    fn model(shelves: &[Shelf]) -> Model<'_> {
        Model { shelves, theme: Theme::default(), chosen: 0, number: String::new(), tour: None }
    }

    #[test]
    fn one_digit_opens_at_once_where_no_longer_number_could_be_meant() {
        let shelves = [shelf("Sessions", 2), shelf("Agendas", 5)];
        let mut model = model(&shelves);
        assert_eq!(model.key(KeyCode::Char('4').into()), Then::Take(3));
        assert_eq!(model.place(3), Some((1, 1)));
    }

    #[test]
    fn a_digit_that_could_begin_a_longer_number_waits_for_the_next_or_for_enter() {
        let shelves = [shelf("Sessions", 12)];
        let mut model = model(&shelves);
        assert_eq!(model.key(KeyCode::Char('1').into()), Then::Stay);
        assert_eq!(model.key(KeyCode::Char('2').into()), Then::Take(11));
        let mut model = super::tests::model(&shelves);
        model.key(KeyCode::Char('1').into());
        assert_eq!(model.key(KeyCode::Enter.into()), Then::Take(0));
        assert_eq!(model.key(KeyCode::Char('0').into()), Then::Stay);
        assert_eq!(model.key(KeyCode::Char('2').into()), Then::Take(1));
    }

    #[test]
    fn a_title_is_cut_only_after_what_stands_beside_it() {
        let title = "Housing and work for newcomers in small municipalities";
        let book = Book { title: title.into(), about: "2018-06-27-housing-and-work-for-newcomers".into() };
        let shelves = [Shelf { heading: "Sessions".into(), books: vec![book] }];
        let rows = |width| model(&shelves).lines(width).last().map(|(_, line)| line.to_string()).unwrap_or_default();
        assert!(rows(76).contains(title) && rows(76).ends_with("2018-06-27-h…"), "{}", rows(76));
        assert!(rows(50).ends_with("…  2018-06-27-…") && wrap::columns(&rows(50)) <= 50, "{}", rows(50));
        assert!(rows(120).ends_with("newcomers"), "{}", rows(120));
    }

    #[test]
    fn rows_stay_within_the_screen_whatever_things_are_called() {
        for name in ["漢字 太郎", "👨‍👩‍👧 family", "🏳️‍🌈", "e\u{301}", "مريم", "שרה", "क्षि त्रि"]
        {
            let long = name.repeat(30);
            let books = [(name, name), (name, &long), (&long, name), (&long, &long)];
            let book = |(title, about): (&str, &str)| Book { title: title.into(), about: about.into() };
            let shelves = [Shelf { heading: name.into(), books: books.into_iter().map(book).collect() }];
            for width in 20..100 {
                for (_, line) in model(&shelves).lines(width).iter().skip(1) {
                    let row = line.to_string();
                    assert!(wrap::columns(&row) <= width, "{width}: {row}");
                }
            }
        }
    }

    #[test]
    fn nothing_to_choose_can_only_be_left() {
        let mut model = model(&[]);
        assert_eq!(model.key(KeyCode::Enter.into()), Then::Stay);
        assert_eq!(model.key(KeyCode::Esc.into()), Then::Leave);
    }
}
