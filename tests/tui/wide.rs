//! Names as people have them: wide letters, letters with marks, joined signs, flags, names written from the right. Whatever they
//! are, every border stands in its column, on every screen.

use ratatui::buffer::{Buffer, CellWidth as _};
use ratatui::layout::Rect;

use super::harness::{Clerk, Desk};

const NAMES: [&str; 14] = [
    "漢字 太郎",
    "👨‍👩‍👧 family",
    "🏳️‍🌈",
    "Jose\u{301} e\u{301}e\u{301}e\u{301}",
    "مريم",
    "שרה כהן",
    "🇮🇹 Rossi 🇱🇹",
    "☺️ ❤️ 👍🏽",
    "สวัสดี",
    "한국어 각",
    "ﷺ long",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍a̴̵̜̰͔ͫ͗͢",
    "क्षि त्रि",
    "\u{200d}\u{200b}\u{2060}none",
];

/// A session in which everything is called by a name: its title, its place, its items, people, tables, polls and parts.
fn agenda(name: &str) -> String {
    let name = format!("\"{name}\"");
    let long = format!("\"{} and more that does not fit into any column\"", name.trim_matches('"').repeat(3));
    format!(
        "title = {name}\nkind = \"roundtable\"\nplace = {name}\ndate = 2018-06-27\nstart = 09:30:00\nquorum = 2\n\
         [[participants]]\nname = {name}\norganisation = {long}\nsignatory = true\nrole = \"speaker\"\n\
         [[participants]]\nname = {long}\norganisation = {name}\nsignatory = true\n\
         [[participants]]\nname = \"Anna\"\norganisation = \"Todi\"\n\
         [[items]]\ntitle = {name}\nminutes = 10\nquestions = [{name}, {long}]\nnotes = {long}\n\
         [[items]]\ntitle = {long}\nminutes = 25\nformat = \"tables\"\ntables = [{name}, {long}]\n\
         [[items]]\ntitle = \"Last\"\nminutes = 5\n\
         [[polls]]\nquestion = {long}\noptions = [{name}, {long}, \"plain\"]\n\
         [memorandum]\ntitle = {long}\n[[memorandum.recitals]]\nopening = \"given\"\ntext = {long}\npoints = [{name}]\n\
         [[memorandum.provisions]]\ntitle = {name}\ntext = {long}\n"
    )
}

/// A session under way in which everybody with such a name has said and promised something.
fn desk(name: &str, columns: u16, rows: u16) -> Desk {
    let mut desk = Desk::with(&agenda(name), columns, rows, false);
    desk.keys("/start<Enter>").minutes(12);
    for line in [
        format!("{name}: {name} {name} {name} {name} {name} {name} {name} {name} {name} {name} and on"),
        format!("/question what of {name}?"),
        format!("/decision {name}"),
        "/vote 3-1-1".to_owned(),
        format!("/pledge @\"{name}\" {name} {name} due:+3m indicator:\"{name}\""),
        format!("/object 4 {name}"),
        "/poll".to_owned(),
        "/tally 1:3 2:1 3:0".to_owned(),
        format!("/queue @\"{name}\""),
        format!("/in @\"{name}\""),
        "/floor next".to_owned(),
        format!("/queue order @\"{name}\""),
        format!("/tag 1 #{name}"),
        format!("/park {name}"),
    ] {
        desk.paste(&line).keys("<Enter><Ctrl-U>");
    }
    desk
}

/// The keys to a screen of every sort.
const SCREENS: [&str; 29] = [
    "",
    "<Up>",
    "<Up><Tab>",
    "<Up><Up><Up><Tab>",
    "<Up><Enter>",
    "/",
    "@",
    "/pledge @",
    "<F1>",
    "<F4>",
    "<F5>",
    "<F5><Down>",
    "<F5><Tab>",
    "<F6>",
    "<F6><Enter>",
    "<F7>",
    "<F7><Tab>",
    "<F7><Tab><Enter>",
    "<F8>",
    "<F8><PageDown>",
    "/polls<Enter>",
    "/form<Enter>",
    "/form<Enter><Enter>",
    "/check<Enter>",
    "/history 1<Enter>",
    "/balance<Enter>",
    "/next<Enter>",
    "<Ctrl-P>",
    "/tour<Enter>",
];

/// What stands in each column, as a terminal shows it: a sign that takes two columns hides what is kept for the second.
fn shown(buffer: &Buffer, y: u16) -> Vec<Option<&str>> {
    let width = usize::from(buffer.area.width);
    let mut row = Vec::with_capacity(width);
    while row.len() < width {
        let symbol = buffer[(u16::try_from(row.len()).unwrap(), y)].symbol();
        row.push(Some(symbol));
        row.extend((1..symbol.cell_width().max(1)).map(|_| None));
    }
    assert_eq!(row.len(), width, "what stands at the right edge of row {y} goes beyond it: {row:?}");
    row
}

const ACROSS: &str = "─┬┴┌┐└┘├┤";

/// Checks that a frame stands around an area: its sides in their columns, nothing of its content over them.
fn framed(desk: &Desk, buffer: &Buffer, frame: Rect, what: &str) {
    for y in frame.top()..frame.bottom() {
        let row = shown(buffer, y);
        for x in [frame.left(), frame.right() - 1] {
            let symbol = row[usize::from(x)].unwrap_or("(half of a wide sign)");
            let is_border = symbol == "│" || ACROSS.contains(symbol);
            assert!(is_border, "{what}: in row {y}, column {x} has {symbol:?} instead of a border\n{}", desk.screen());
        }
    }
}

fn check(desk: &Desk, what: &str) {
    let (buffer, cursor) = desk.buffer();
    let areas = desk.model.areas();
    (0..buffer.area.height).for_each(|y| drop(shown(&buffer, y)));
    if areas.small {
        return;
    }
    let bottom = areas.footer.y;
    framed(desk, &buffer, Rect::new(0, 1, buffer.area.width, bottom), what);
    let beside = areas.agenda.width > 0;
    if beside && desk.model.menu.is_none() {
        let frame = Rect::new(0, 1, areas.agenda.width + 2, areas.agenda.height + 2);
        framed(desk, &buffer, frame, what);
    }
    if let Some(menu) = &desk.model.menu {
        let (outer, _) = rapporteur::tui::view::menu::place(menu, &areas);
        framed(desk, &buffer, outer, what);
    }
    // The cursor never stands within a sign.
    if let Some((x, y)) = cursor
        && y < buffer.area.height
    {
        let row = shown(&buffer, y);
        assert!(row[usize::from(x)].is_some(), "{what}: the cursor is within a sign\n{}", desk.screen());
    }
}

#[test]
fn every_border_stands_in_its_column_on_every_screen() {
    for name in NAMES {
        let mut desk = desk(name, 80, 24);
        for keys in SCREENS {
            desk.keys(keys);
            check(&desk, &format!("{name:?} {keys}"));
            desk.keys("<Esc><Esc><Esc><Esc><Ctrl-U>");
        }
    }
}

#[test]
fn every_border_stands_in_its_column_at_every_size() {
    for name in NAMES {
        let mut desk = desk(name, 80, 24);
        for keys in ["", "<F5>", "<F6>", "<F7>", "<Esc><Up><Tab>", "<Esc><Esc>/pledge @"] {
            desk.keys(keys);
            for (columns, rows) in [(60, 16), (61, 17), (73, 24), (119, 30), (120, 40), (121, 24), (200, 60), (40, 8)] {
                desk.happens(rapporteur::tui::message::Message::Resize(columns, rows));
                desk.settle();
                check(&desk, &format!("{name:?} {keys} {columns}×{rows}"));
            }
        }
    }
}

#[test]
fn what_is_found_and_what_is_refused_keeps_its_columns() {
    for name in NAMES {
        let mut desk = desk(name, 80, 24);
        for keys in ["<Ctrl-F>", "more", "<Esc>"] {
            desk.keys(keys);
            check(&desk, &format!("{name:?} {keys}"));
        }
        desk.keys("<Ctrl-F>").paste(name);
        check(&desk, &format!("{name:?} found"));
        desk.keys("<Esc>").paste(&format!("/plegde {name} {name}")).keys("<Enter>");
        check(&desk, &format!("{name:?} refused"));
        desk.keys("<Ctrl-U>");
        desk.clerk = Clerk::Fails("No space left on device");
        desk.paste(&format!("{name} {name} {name}")).keys("<Enter>");
        check(&desk, &format!("{name:?} not written"));
    }
}

#[test]
fn what_is_typed_keeps_its_columns_key_by_key() {
    for name in NAMES {
        let mut desk = Desk::with(&agenda(name), 60, 16, false);
        for letter in format!("{name} {name} {name} {name} {name}").chars() {
            desk.keys(&letter.to_string());
            check(&desk, &format!("{name:?} typed"));
        }
        for _ in 0..40 {
            desk.keys("<Left>");
            check(&desk, &format!("{name:?} gone back in"));
        }
        for _ in 0..40 {
            desk.keys("<BS>");
            check(&desk, &format!("{name:?} deleted"));
        }
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(24))]
    #[test]
    fn whatever_somebody_is_called_keeps_its_columns(
        parts in proptest::collection::vec(0..NAMES.len(), 1..5),
        letters in "[\\PC&&[^\"\\\\]]{0,12}",
        screen in 0..SCREENS.len(),
    ) {
        let name: String = parts.iter().map(|part| NAMES[*part]).collect::<Vec<_>>().join(&letters);
        let mut desk = desk(&name, 80, 24);
        desk.keys(SCREENS[screen]);
        check(&desk, &format!("{name:?} {}", SCREENS[screen]));
    }
}
