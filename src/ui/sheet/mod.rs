//! Tables to work in: any kind of record as rows that are added, edited in place, sorted, filtered, put in
//! order, doubled, deleted, pasted and copied.
//!
//! A table is declared as data ([`Sheet`]) and drawn by [`Sheet::table`]; what a cell looks like follows from
//! how the record's field is stored. [`Sheet::form`] is the form of one row alone; [`pick()`] and [`pick_of`] are
//! pickers over real records, for forms written by hand.
//! Must not know any one kind of record.

mod card;
mod changes;
mod copy;
mod editor;
mod field;
mod head;
mod keys;
mod lines;
mod naming;
mod paint;
mod pick;
mod rows;
mod spec;
mod state;
mod table;

pub use pick::{pick, pick_of};
pub(crate) use spec::col;
pub use spec::{Column, Look, Sheet};
pub use table::{State, Table};
