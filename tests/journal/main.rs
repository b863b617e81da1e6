//! The journal from outside: what is recorded is read again, whatever happens to the files in between.

mod crash;
mod damage;
mod folder;
mod golden;
mod support;
mod writing;
