//! Formats in and out, one file each, and the reading and writing of whole files.
//!
//! A format turns a plan into bytes or bytes into a plan; [`mod@file`] alone touches the disk. What comes in is
//! checked whole before anything is kept: either a sound plan or a list of [`Problem`]s. Files of other programs
//! come in as [`incoming`] rows, which are compared with a plan and shown before anything is done.
//! Must not know: egui, `SQLite`, the clock, or which window asked.

pub mod calendar;
pub mod canvas;
mod content;
pub mod document;
pub mod file;
pub mod format;
pub mod graphml;
pub mod incoming;
pub mod json;
pub mod kumu;
pub mod moment;
mod outgoing;
pub mod picture;
mod problem;
pub mod sample;
pub mod sheets;
pub mod sniff;
pub mod table;
pub mod text;
pub mod vcard;
pub mod xlsx;

pub use problem::{Problem, Problems};
