//! How a person picks a file: the system's own dialog, or none.
//! Must not know what is done with the path.

use std::{
    path::PathBuf,
    time::{Duration, Instant},
};

use crate::ui::Purpose;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Ask {
    /// Why.
    pub purpose: Purpose,
    /// Where to begin.
    pub folder: PathBuf,
    /// The name offered for a new file.
    pub file_name: String,
}

/// What came of asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A file was picked.
    Picked(PathBuf),
    /// The person changed their mind.
    Cancelled,
    /// This system shows no dialog.
    NoDialog,
}

/// A way to pick a file. Called on a thread of its own; may block.
pub trait Dialogs: Send + Sync {
    /// Asks, and waits for the answer.
    fn ask(&self, ask: &Ask) -> Answer;
}

/// The system's file dialog.
pub struct NativeDialogs;

/// Faster than any person: a dialog that is gone by then was never shown (measured: 14 to 230 ms without a
/// dialog service).
const NOBODY_CANCELS_SO_SOON: Duration = Duration::from_millis(600);

impl Dialogs for NativeDialogs {
    fn ask(&self, ask: &Ask) -> Answer {
        let started = Instant::now();
        let dialog = rfd::FileDialog::new()
            .set_title(ask.purpose.title())
            .set_directory(&ask.folder);
        let dialog = if ask.purpose.is_folder() {
            dialog
        } else {
            dialog.add_filter(ask.purpose.files(), ask.purpose.endings())
        };
        let picked = if ask.purpose.writes() {
            dialog.set_file_name(&ask.file_name).save_file()
        } else {
            dialog.pick_file()
        };
        match picked {
            Some(path) => Answer::Picked(path),
            None if started.elapsed() < NOBODY_CANCELS_SO_SOON => Answer::NoDialog,
            None => Answer::Cancelled,
        }
    }
}

/// No dialogs at all: the program's own path prompt is used.
pub struct NoDialogs;

impl Dialogs for NoDialogs {
    fn ask(&self, _ask: &Ask) -> Answer {
        Answer::NoDialog
    }
}
