//! What is wrong with a document that was given to us, in plain lines.
//! Must not know any format.

use std::fmt;

/// How many problems are told one by one; a broken document may hold millions.
const TOLD: usize = 50;
/// How many problems are counted; past this, reading on would help no one.
const COUNTED: usize = 1000;

/// One thing that is wrong, where, and what would put it right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Path in the document such as `plan.partners[3].name`, or `line 12, column 5`; empty: the whole file.
    pub place: String,
    /// What is wrong and what to do, one sentence without a final dot.
    pub message: String,
}

impl fmt::Display for Problem {
    /// Always one line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.place.is_empty() {
            write!(f, "{}: ", self.place)?;
        }
        f.write_str(&self.message)
    }
}

impl Problem {
    /// A problem at a place.
    pub fn at(place: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            message: message.into(),
        }
    }

    /// A problem of the file as a whole.
    pub fn whole(message: impl Into<String>) -> Self {
        Self::at("", message)
    }
}

/// Problems as they are found; keeps the first and counts the rest.
#[derive(Debug, Default)]
pub struct Problems {
    told: Vec<Problem>,
    more: usize,
}

impl Problems {
    /// Adds a problem; it is only put into words if it will be told.
    pub fn add(&mut self, problem: impl FnOnce() -> Problem) {
        if self.told.len() < TOLD {
            self.told.push(problem());
        } else if !self.is_full() {
            self.more += 1;
        }
    }

    /// Whether there is none so far.
    pub const fn is_empty(&self) -> bool {
        self.told.is_empty()
    }

    /// Whether there are so many that the rest need not be looked for.
    pub const fn is_full(&self) -> bool {
        TOLD + self.more >= COUNTED
    }

    /// The problems as they are shown: the first ones, and how many more there are.
    pub fn into_vec(mut self) -> Vec<Problem> {
        if self.more > 0 {
            let at_least = if self.is_full() { "at least " } else { "" };
            self.told.push(Problem::whole(format!(
                "and {at_least}{} more; put these right first",
                self.more
            )));
        }
        self.told
    }
}
