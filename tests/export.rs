//! What is handed over, as those read it who get it.

#[path = "export/room.rs"]
mod room;

use rapporteur::agenda::Attribution;
use rapporteur::export::*;
use room::*;

#[test]
fn show() {
    let room = roundtable(agenda());
    let options = Options::default();
    println!("{}", markdown(&minutes(&room.state, &options)));
    println!("=================");
    println!("{}", markdown(&memorandum(&room.state, &options)));
    println!("=================");
    println!("{}", json(&room.state, &options));
    println!("=================");
    println!("{}", html(&memorandum(&room.state, &options)));
    let options = Options {
        language: Some("it-IT".into()),
        attribution: Some(Attribution::Organisation),
        unagreed: true,
        ..Options::default()
    };
    println!("{}", markdown(&minutes(&room.state, &options)));
    println!("{}", markdown(&memorandum(&room.state, &options)));
}
