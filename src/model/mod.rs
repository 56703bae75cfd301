//! What a plan is: its records, their ids, fields and vocabularies.
//!
//! Every kind of record is declared once, in [`records`]; saving, loading, undo, history, JSON, merge and
//! checks are generic over that declaration.
//! Must not know: egui, SQLite, files, the clock, the guidance texts, or how a plan changes (that is `edit`).

mod declare;
pub mod field;
pub mod id;
pub mod json;
pub mod limits;
mod plan;
mod quarter;
pub mod records;
mod table;
pub mod words;

pub use field::{BadValue, Belongs, Bytes, Column, Date, Field, OnDelete, Privacy, Storage, Value};
pub use id::{Id, IdSource};
pub use plan::{Dangling, Key, Reference};
pub use quarter::{HIGH_FROM, Quarter};
pub use records::*;
pub use table::{Record, Table};
pub use words::*;
