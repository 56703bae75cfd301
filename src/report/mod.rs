//! What a report SAYS: documents made of a plan, whatever kind of file they become.
//!
//! [`Report`] is the one model of a document: headings, paragraphs, lists, tables and figures, each with the words
//! that somebody needs who can't see it. A kind of report is a list of parts; a part makes blocks of a plan.
//! The writers of `exchange` turn a report into PDF, Word, HTML or Markdown and can't leave anything out.
//! Must not know: fonts, colors, pages, file formats, egui, files or the clock.

mod answers;
mod block;
pub mod chart;
pub mod edition;
mod figures;
mod fit;
mod grid;
mod kinds;
mod look;
mod make;
mod parts;
mod wanted;
mod words;

pub use block::{
    Block, Callout, Cell, Fact, Figure, List, Logo, Marks, Paragraph, Picture, Report, Signature,
    Span, Stat, Style, Table, Weight,
};
pub use make::{Part, logo_of, make, parts};
pub use wanted::{Then, Wanted, snapshot_for};
