//! Standard output, taken away from the process and handed to the host.

use std::collections::VecDeque;
use std::io::{PipeReader, Read, Write};
use std::os::fd::OwnedFd;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::Notify;

const CHUNK_BYTES: usize = 1024;
/// What is kept while nobody reads; the oldest goes first.
const HELD_BYTES: usize = 1024 * 1024;

/// From its making on, what anything in this process writes to file descriptor 1 is held for the host, which judges
/// the real standard output by its first line and then stops looking. Standard error stays as it is: hosts log it
/// line by line, and a panic there outlives the process.
#[derive(Clone)]
pub(crate) struct StandardOutput(Arc<Shared>);

struct Shared {
    real: OwnedFd,
    held: Mutex<Held>,
    changed: Notify,
}

#[derive(Default)]
struct Held {
    chunks: VecDeque<Vec<u8>>,
    size: usize,
}

impl StandardOutput {
    pub fn capture() -> std::io::Result<Self> {
        let real = rustix::io::fcntl_dupfd_cloexec(std::io::stdout(), 0)?;
        let (reader, writer) = std::io::pipe()?;
        rustix::stdio::dup2_stdout(&writer)?;
        let output = Self(Arc::new(Shared { real, held: Mutex::default(), changed: Notify::new() }));
        let collector = output.clone();
        std::thread::spawn(move || collector.collect(reader));
        Ok(output)
    }

    /// Writes to the real standard output.
    pub fn say(&self, line: &str) -> std::io::Result<()> {
        std::fs::File::from(self.0.real.try_clone()?).write_all(line.as_bytes())
    }

    /// What was written next, past or future.
    pub async fn chunk(&self) -> Vec<u8> {
        loop {
            let changed = self.0.changed.notified();
            if let Some(chunk) = self.take() {
                return chunk;
            }
            changed.await;
        }
    }

    fn take(&self) -> Option<Vec<u8>> {
        let mut held = self.0.held.lock().unwrap_or_else(PoisonError::into_inner);
        let chunk = held.chunks.pop_front()?;
        held.size -= chunk.len();
        Some(chunk)
    }

    fn collect(&self, mut reader: PipeReader) {
        let mut buffer = [0; CHUNK_BYTES];
        while let Ok(count @ 1..) = reader.read(&mut buffer) {
            let mut held = self.0.held.lock().unwrap_or_else(PoisonError::into_inner);
            held.size += count;
            held.chunks.push_back(buffer[..count].to_vec());
            while held.size > HELD_BYTES {
                held.size -= held.chunks.pop_front().map_or(0, |chunk| chunk.len());
            }
            drop(held);
            self.0.changed.notify_one();
        }
    }
}
