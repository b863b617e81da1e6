//! The screen, driven by keystrokes: keys go in, whole screens come out. The journal's clerk is one in memory that answers at
//! once, or when it is told to, or fails.

mod harness;
mod live;
mod mending;
mod safety;
mod views;
