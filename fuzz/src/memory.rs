//! A journal in memory.

use std::cell::RefCell;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use rapporteur::journal::{Bytes, Draft, Store, Writer};
use rapporteur::session::event::{Clock, Device, Recorded};

/// A journal in memory. Its copies are the same journal, so that it can be looked at while a writer has it.
#[derive(Clone, Debug, Default)]
pub struct Memory(pub Rc<RefCell<Vec<u8>>>);

impl Memory {
    /// One with these bytes in it.
    pub fn of(bytes: &[u8]) -> Memory {
        Memory(Rc::new(RefCell::new(bytes.to_vec())))
    }

    /// What stands in it.
    pub fn bytes(&self) -> Vec<u8> {
        self.0.borrow().clone()
    }
}

impl Bytes for Memory {
    fn size(&mut self) -> io::Result<u64> {
        Ok(self.0.borrow().len() as u64)
    }

    fn read_at(&mut self, from: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let from = usize::try_from(from).map_err(io::Error::other)?;
        self.0.borrow().get(from..).unwrap_or_default().read(buffer)
    }
}

impl Store for Memory {
    fn place(&self) -> &Path {
        Path::new("laptop.jsonl")
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend(bytes);
        Ok(bytes.len())
    }

    fn in_place(&mut self, size: u64) -> io::Result<()> {
        assert_eq!(size, self.0.borrow().len() as u64, "the writer knows how long the journal is");
        Ok(())
    }

    fn cut(&mut self, size: u64) -> io::Result<()> {
        assert!(size <= self.0.borrow().len() as u64, "cutting makes nothing longer");
        self.0.borrow_mut().truncate(size as usize);
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn set_aside(&mut self, _from: u64) -> io::Result<PathBuf> {
        Ok(PathBuf::from("laptop.torn"))
    }
}

/// The bytes of the journal that `device` would have written of these events, which are in its order and have their clocks.
pub fn written(device: &Device, events: &[Recorded]) -> Vec<u8> {
    let memory = Memory::default();
    let (mut writer, _) = Writer::on(memory.clone(), device.clone()).expect("an empty journal opens");
    for Recorded { id, order, at, event } in events {
        // So that the clock comes to read what it read then.
        if let Some(before) = order.clock.1.checked_sub(1) {
            writer.observe(Clock(order.clock.0, before));
        }
        let draft = Draft { id: *id, wall: order.clock.0, at: *at, event: event.clone() };
        writer.append(&draft).expect("what was read can be written");
    }
    writer.sync().expect("memory can be written to");
    memory.bytes()
}
