//! Formats in and out, one file each, and the reading and writing of whole files.
//!
//! A format turns a plan into bytes or bytes into a plan; [`mod@file`] alone touches the disk. What comes in is
//! checked whole before anything is kept: either a sound plan or a list of [`Problem`]s.
//! Must not know: egui, `SQLite`, the clock, or which window asked.

pub mod file;
pub mod json;
mod problem;
pub mod sample;

pub use problem::{Problem, Problems};
