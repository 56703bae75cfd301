//! Pictures of numbers over days, and what they tell in words for people who don't see them.
//!
//! Every picture has a text twin: its name for screen readers says what it shows, and the larger ones turn into
//! a table by a button. Series are told apart by dash, shape and name; color only helps.
//! Must not know a measure, an answer or any other record.

mod axis;
mod lines;
mod numbers;
mod small;
mod strips;
mod words;

pub use lines::Lines;
pub use numbers::{figure, percent_words, signed};
pub use small::{DISTRIBUTION, distribution, sparkline};
pub use strips::strips;

use crate::model::Date;

/// Dated values under one name, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    /// What it is about: a group, an item; may be empty where there is only one.
    pub name: String,
    /// Day and value, oldest first.
    pub points: Vec<(Date, f64)>,
}

impl Series {
    /// A series of these values.
    pub fn new(name: impl Into<String>, points: Vec<(Date, f64)>) -> Self {
        Self {
            name: name.into(),
            points,
        }
    }
}
