//! The plan file: one SQLite file that holds a plan and the history of its changes.
//!
//! [`create`] makes one, [`open`] reads one and, if it can be written, hands out the [`Writer`] that saves
//! every change from then on, on a thread of its own. [`read`] only looks, [`check()`] looks closely.
//!
//! While a plan is open, one connection holds an exclusive lock on the file. Nothing in this process may open
//! that file in another way meanwhile: on Unix, closing any handle of a file lets go of the process's locks.
//!
//! Must not know: egui, what a record means, or who asked for a change. It learns of changes as
//! [`Applied`](crate::edit::Applied) and keeps no plan in memory.

mod backup;
mod check;
mod error;
mod file;
mod history;
mod migrate;
mod pending;
mod place;
mod problem;
mod sql;
mod writer;

pub use backup::FOLDER as BACKUP_FOLDER;
pub use check::{CheckReport, check};
pub use error::StoreError;
pub use file::{APPLICATION_ID, Access, Opened, Reading, create, open, read, save_copy};
pub use migrate::NEWEST as NEWEST_VERSION;
pub use place::{EXTENSION, IfExists};
pub use problem::Problem;
pub use writer::{SaveState, Writer};
