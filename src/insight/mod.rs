//! What a plan tells: progress, gaps, coverage, levels, findings.
//!
//! Pure: reads a plan and the catalogue, gives figures. Every figure carries what it was counted from.
//! Must not know: egui, SQLite, files, the clock (today is passed in), or how a figure is shown.

pub mod actions;
pub mod agenda;
pub mod agreements;
pub mod benefits;
pub mod beside;
pub mod change;
pub mod contributions;
pub mod coverage;
pub mod criteria;
pub mod days;
pub mod findings;
mod fold;
pub mod graph;
mod index;
pub mod journey;
pub mod levels;
pub mod measures;
pub mod naming;
pub mod network;
pub mod overview;
pub mod power;
pub mod privacy;
pub mod progress;
pub mod raci;
mod report;
pub mod roles;
pub mod search;
pub mod spoken;
pub mod survey;
pub mod tally;
pub mod text;
pub mod timetable;

pub use beside::Beside;
pub use coverage::Coverage;
pub use findings::{Finding, Findings};
pub use fold::fold;
pub use index::{Index, Subject};
pub use journey::{Phase, Step};
pub use progress::{Progress, State};
pub use report::report;
