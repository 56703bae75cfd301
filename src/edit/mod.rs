//! How a plan changes: edits come in, differences come out, and every step can be taken back.
//!
//! [`Document`] is the only writer of a plan. A [`Diff`] is the one currency of undo, saving, history,
//! compare and merge.
//! Must not know: egui, SQLite, files, the clock, or what a record means.

pub mod copy;
mod diff;
mod document;
mod edits;
mod history;
pub mod ops;

pub use diff::{Change, Diff};
pub use document::{Applied, Document, Entry, Mark, Refused};
pub use edits::{Edit, Gesture};
pub use history::Step;
