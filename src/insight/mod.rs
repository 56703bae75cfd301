//! What a plan tells: progress, gaps, coverage, levels.
//!
//! Pure: reads a plan and the catalogue, gives figures. Every figure carries what it was counted from.
//! Must not know: egui, SQLite, files, the clock (today is passed in), or how a figure is shown.

pub mod coverage;
mod index;
pub mod journey;
pub mod levels;
pub mod progress;
pub mod search;
pub mod text;

pub use index::{Index, Subject};
pub use journey::{Phase, Step};
pub use progress::{Progress, State};
