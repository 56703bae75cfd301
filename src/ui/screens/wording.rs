//! What the catalogue says of an item, in the form in which screens need it.
//! Must not know any answer.

use crate::guidance::Item;

/// What an item asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A free answer.
    Prompt,
    /// Yes, partly or no.
    Check,
    /// A step on a scale.
    Rate,
    /// One of several, or a tick.
    Pick,
    /// Rows, drawn by the step that the item belongs to.
    Table,
    /// Nothing: it is there to be read.
    Read,
}

/// One of several.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Its id within the item.
    pub id: String,
    /// What people read.
    pub label: String,
}

/// The words of an item.
#[derive(Clone, Debug)]
pub struct Wording {
    /// The item's id.
    pub id: String,
    /// What it asks for.
    pub kind: Kind,
    /// The question.
    pub wording: String,
    /// The question in a word or two.
    pub short: String,
    /// Why it is asked.
    pub why: String,
    /// How to ask it in a group.
    pub how: String,
    /// An example.
    pub example: String,
    /// What can be picked, or the words of a scale.
    pub choices: Vec<Choice>,
}

impl Wording {
    /// Of an item.
    pub fn of(item: &Item) -> Self {
        Self {
            id: item.id.clone(),
            kind: Kind::Prompt,
            wording: item.id.clone(),
            short: item.id.clone(),
            why: String::new(),
            how: String::new(),
            example: String::new(),
            choices: Vec::new(),
        }
    }
}
