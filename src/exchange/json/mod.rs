//! Our own JSON document: the whole plan, in a stable order, so that export, import and export again give
//! the same bytes.
//!
//! ```json
//! {
//!   "format": "roundtable-plan",
//!   "version": { "major": 1, "minor": 0 },
//!   "app": { "name": "Roundtable", "version": "0.1.0" },
//!   "plan": { "header": [ … ], "partners": [ … ] }
//! }
//! ```
//!
//! One list per record kind, records by id; ids are strings of digits. A list or field that is added later
//! raises the minor version, and an older program leaves it out by name; anything else raises the major one.
//! What is not the whole plan but a shared edition of it says `"edition": "shared"` before the plan.
//! The document holds no time of export, which would make two exports of one plan differ.

mod envelope;
mod part;
mod read;
mod schema;
mod syntax;
mod write;

pub use read::{Imported, from_bytes};
pub use schema::schema;
pub use write::{edition_to_bytes, to_bytes};

/// A parser's complaint about any JSON text as a plain line.
pub(super) fn explain(text: &str, error: &serde_json::Error) -> super::Problem {
    syntax::explain(text, error, "")
}

/// What the document says it is.
pub const FORMAT: &str = "roundtable-plan";
/// Raised when an older program could not read the document.
pub const MAJOR: i64 = 1;
/// Raised when lists or fields are added.
pub const MINOR: i64 = 0;
/// The largest document that is read. A plan of 5,000 partners has some 4 MB; attached files come on top.
pub const MOST_BYTES: u64 = 256 * 1024 * 1024;
