//! What the program needs from the machine: clock, folders, dialogs. Tests pass their own.
//! Must not know plans.

use std::{
    hash::{BuildHasher as _, RandomState},
    path::PathBuf,
};

use super::{Dialogs, NativeDialogs};
use crate::model::Date;

/// What the program needs from the machine.
pub struct Services {
    /// The time now.
    pub clock: Box<dyn Fn() -> jiff::Zoned + Send>,
    /// Where new plans are put.
    pub plans_folder: PathBuf,
    /// Where the settings are kept; `None`: nowhere.
    pub settings_file: Option<PathBuf>,
    /// How a person picks a file.
    pub dialogs: std::sync::Arc<dyn Dialogs>,
    /// Whether jobs run on threads of their own; tests run them at once.
    pub background: bool,
    /// Differs between two running programs; makes ids differ.
    pub seed: u64,
}

impl Services {
    /// Those of this machine: the platform's documents and configuration folders, native dialogs.
    pub fn of_this_machine() -> Self {
        let documents = directories::UserDirs::new().map(|dirs| {
            dirs.document_dir()
                .unwrap_or_else(|| dirs.home_dir())
                .join("Roundtable")
        });
        let settings_file = directories::ProjectDirs::from("", "", "Roundtable")
            .map(|dirs| dirs.config_dir().join("settings.json"));
        Self {
            clock: Box::new(jiff::Zoned::now),
            plans_folder: documents.unwrap_or_else(|| PathBuf::from("Roundtable")),
            settings_file,
            dialogs: std::sync::Arc::new(NativeDialogs),
            background: true,
            seed: RandomState::new().hash_one(std::process::id()),
        }
    }

    /// Today in the machine's time zone.
    pub fn today(&self) -> Date {
        (self.clock)().date()
    }

    /// Milliseconds since 1970.
    pub fn now_ms(&self) -> i64 {
        (self.clock)().timestamp().as_millisecond()
    }
}
