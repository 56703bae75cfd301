//! Partners and links on their way in: what a file says, before it is known what becomes of it.
//!
//! A format's reader only parts a file into rows of named words; [`target`] says what a name means, [`value`] reads
//! the words, `merge` compares with the plan and makes the records. So each format understands the
//! same names, and each of them can be assigned otherwise by the person.
//! Must not know any format, nor what the plan holds (that is `merge`).

mod matching;
mod merge;
pub mod target;
mod typed;
pub mod value;

use std::collections::HashMap;

pub use merge::{Changed, Merged, merge, new_plan};
pub use target::Target;

use super::{Problem, Problems};
use crate::model::{Category, Direction, Id, Link, LinkKind, Partner};

/// What a file says.
#[derive(Debug, Default)]
pub struct Incoming {
    /// The name of the whole; may be empty.
    pub title: String,
    /// The names under which it says something of partners.
    pub columns: Vec<Column>,
    /// Its partners.
    pub partners: Vec<Row>,
    /// Its links.
    pub links: Vec<Tie>,
    /// What could not be held, one line each.
    pub notes: Vec<Problem>,
    /// Whether the person should see the columns first: a table from anywhere.
    pub is_table: bool,
    pub(super) by_name: HashMap<String, usize>,
}

/// A name under which a file says something of partners.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The name in the file.
    pub name: String,
    /// What it seems to mean.
    pub guess: Target,
    /// How many partners say something here.
    pub filled: usize,
    /// The first of it.
    pub sample: String,
}

/// One partner in a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Where it stands, such as `Row 7`.
    pub place: String,
    /// Its id in a plan, if the file came from one.
    pub id: Option<Id<Partner>>,
    /// What is said of it: position of the column, and the words.
    pub cells: Vec<(usize, String)>,
}

/// One link in a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tie {
    /// Where it stands.
    pub place: String,
    /// Its id in a plan, if the file came from one.
    pub id: Option<Id<Link>>,
    /// The partners at its ends, as positions in [`Incoming::partners`].
    pub ends: [usize; 2],
    /// Which way it runs, as the file draws it.
    pub direction: Option<Direction>,
    /// What is said of it: name and words.
    pub cells: Vec<(String, String)>,
}

/// What becomes of fields in which a partner of the plan says something else than the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Policy {
    /// The plan's words stay; only what is empty is filled.
    #[default]
    Fill,
    /// The file's words are taken.
    Replace,
    /// Partners of the plan stay as they are.
    Keep,
}

/// What the person decided.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    /// What each column is put into, by its position.
    pub targets: Vec<Target>,
    /// The category that a word of the file means.
    pub categories: Vec<(String, Category)>,
    /// The kind of link that a word of the file means.
    pub kinds: Vec<(String, LinkKind)>,
    /// What becomes of partners that are in the plan.
    pub policy: Policy,
}

impl Incoming {
    /// The position of a column, made if it is new.
    pub fn column(&mut self, name: &str) -> usize {
        // What a name means is looked up once, not in every row.
        if let Some(at) = self.by_name.get(name) {
            return *at;
        }
        self.column_meaning(name, target::guess(name).unwrap_or(Target::Note))
    }

    /// The position of a column that means this, made if it is new.
    pub fn column_meaning(&mut self, name: &str, guess: Target) -> usize {
        if let Some(at) = self.by_name.get(name) {
            return *at;
        }
        let at = self.columns.len();
        self.columns.push(Column {
            name: name.to_owned(),
            guess,
            filled: 0,
            sample: String::new(),
        });
        self.by_name.insert(name.to_owned(), at);
        at
    }

    /// Adds a partner; gives its position.
    pub fn partner(&mut self, row: Row) -> usize {
        for (at, text) in &row.cells {
            if let Some(column) = self.columns.get_mut(*at)
                && !text.trim().is_empty()
            {
                column.filled += 1;
                if column.sample.is_empty() {
                    column.sample = one_line(text, 60);
                }
            }
        }
        self.partners.push(row);
        self.partners.len() - 1
    }

    /// What is decided before the person decides anything.
    pub fn choices(&self) -> Choices {
        Choices {
            targets: self.columns.iter().map(|c| c.guess).collect(),
            ..Choices::default()
        }
    }

    /// Whether the file holds nothing that could be taken in.
    pub const fn is_empty(&self) -> bool {
        self.partners.is_empty() && self.links.is_empty()
    }

    /// Takes in what a reader found to complain about.
    pub(super) fn noted(&mut self, problems: Problems) {
        self.notes.extend(problems.into_vec());
    }
}

/// A text in one line of at most so many characters.
pub(super) fn one_line(text: &str, most: usize) -> String {
    let mut words = text.split_whitespace();
    let mut line = String::new();
    for word in &mut words {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        if line.len() > most * 4 {
            break;
        }
    }
    if line.chars().count() <= most {
        return line.replace(char::is_control, " ");
    }
    let short: String = line.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", short.replace(char::is_control, " "))
}
