//! Tables to work in: any kind of record as rows that are added, edited in place, sorted, filtered, put in
//! order, doubled, deleted, pasted and copied.
//!
//! A table is declared as data ([`Sheet`]) and drawn by [`Sheet::table`]; what a cell looks like follows from
//! how the record's field is stored.
//! Must not know any one kind of record.

mod spec;
mod table;

pub(crate) use spec::col;
pub use spec::{Column, Look, Sheet};
pub use table::{State, Table};
