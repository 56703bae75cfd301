//! All text of a plan, folded and laid end to end, so that a search is one run over it.
//! Must not know how a find is shown.

use crate::{
    insight::fold::{Fit, Needle, fold_onto},
    model::{Key, Kind, Plan},
};

/// The folded text of a plan. [`Texts::refresh`] reads only the tables that changed.
#[derive(Debug, Default)]
pub struct Texts {
    of: Plan,
    /// One for each kind, in the order of [`Kind::ALL`].
    tables: Vec<Table>,
}

/// The text of one table.
#[derive(Debug, Default)]
struct Table {
    /// Piece after piece, each ended by a line break, which no word holds.
    text: String,
    pieces: Vec<Piece>,
}

/// The text of one field of one record.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// Where it ends in the table's text.
    end: usize,
    key: Key,
    column: usize,
    /// Whether the field is a name.
    name: bool,
}

/// How good a find is; the lowest is the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    NameStart,
    NameWordStart,
    NameWithin,
    Text,
}

/// A record that holds all words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Find {
    pub(super) class: Class,
    pub(super) key: Key,
    /// The column of the text that fits best.
    pub(super) column: usize,
}

impl Texts {
    /// The text of a plan.
    pub fn new(plan: &Plan) -> Self {
        let mut texts = Self::default();
        texts.refresh(plan);
        texts
    }

    /// Brings the text up to the plan.
    pub fn refresh(&mut self, plan: &Plan) {
        let fresh = self.tables.is_empty();
        self.tables.resize_with(Kind::ALL.len(), Table::default);
        for (kind, table) in Kind::ALL.iter().zip(&mut self.tables) {
            if fresh || !self.of.same_table(plan, *kind) {
                table.read(plan, *kind);
            }
        }
        self.of = plan.clone();
    }

    /// The records that hold all words, in no order that matters.
    pub(super) fn find(&self, needle: &Needle) -> Vec<Find> {
        let mut all = Vec::new();
        for table in &self.tables {
            let mut words = needle.words().iter();
            let Some(first) = words.next() else { break };
            let mut finds = table.find(first);
            for word in words {
                if finds.is_empty() {
                    break;
                }
                finds = both(&finds, &table.find(word));
            }
            all.append(&mut finds);
        }
        all
    }
}

/// The records in both lists; a find is as good as its worst word. Both lists are in the table's order.
fn both(one: &[Find], other: &[Find]) -> Vec<Find> {
    let mut other = other.iter().peekable();
    let mut found = Vec::new();
    for a in one {
        while other.next_if(|b| b.key < a.key).is_some() {}
        if let Some(b) = other.next_if(|b| b.key == a.key) {
            let worse = if (a.class, a.column) < (b.class, b.column) {
                b
            } else {
                a
            };
            found.push(*worse);
        }
    }
    found
}

impl Table {
    fn read(&mut self, plan: &Plan, kind: Kind) {
        self.text.clear();
        self.pieces.clear();
        let columns = kind.columns();
        plan.each_text(kind, |key, column, text| {
            let name = columns.get(column).map_or("", |c| c.name);
            if !is_typed(kind, name) {
                return;
            }
            fold_onto(&mut self.text, text);
            self.pieces.push(Piece {
                end: self.text.len(),
                key,
                column,
                name: matches!(name, "name" | "short" | "title"),
            });
            self.text.push('\n');
        });
    }

    /// The records that hold a folded word, each once with its best fit, in the table's order.
    fn find(&self, word: &str) -> Vec<Find> {
        let mut found: Vec<Find> = Vec::new();
        let Some((offset, rarest)) = rarest(word) else {
            return found;
        };
        let bytes = self.text.as_bytes();
        let mut pieces = self.pieces.iter();
        let mut piece = pieces.next();
        let mut begin = 0;
        let mut from = 0;
        while let Some(at) = self.text.get(from..).and_then(|rest| rest.find(rarest)) {
            let seen = from + at;
            from = seen + rarest.len_utf8();
            let Some(start) = seen.checked_sub(offset) else {
                continue;
            };
            if !bytes
                .get(start..)
                .is_some_and(|rest| rest.starts_with(word.as_bytes()))
            {
                continue;
            }
            while let Some(past) = piece.filter(|p| p.end < start) {
                begin = past.end + 1;
                piece = pieces.next();
            }
            let Some(here) = piece else { break };
            let fit = match start.checked_sub(1).and_then(|before| bytes.get(before)) {
                _ if start <= begin => Fit::Start,
                // A byte beyond ASCII is part of a letter.
                Some(before) if before.is_ascii_alphanumeric() || !before.is_ascii() => Fit::Within,
                _ => Fit::WordStart,
            };
            let class = match (here.name, fit) {
                (true, Fit::Start) => Class::NameStart,
                (true, Fit::WordStart) => Class::NameWordStart,
                (true, Fit::Within) => Class::NameWithin,
                (false, _) => Class::Text,
            };
            let find = Find {
                class,
                key: here.key,
                column: here.column,
            };
            match found.last_mut().filter(|last| last.key == find.key) {
                Some(last) if (find.class, find.column) < (last.class, last.column) => *last = find,
                Some(_) => {}
                None => found.push(find),
            }
            if class == Class::Text || fit != Fit::Within {
                // This piece has nothing better to offer.
                from = here.end;
            }
        }
        found
    }
}

/// The letter of a word that is rarest in running text, and where in the word it stands: the fewer places there
/// are to look at, the faster the search.
fn rarest(word: &str) -> Option<(usize, char)> {
    const COMMON_FIRST: &str = "etaoinshrdlcumwfgypbvk";
    let rank = |c: char| COMMON_FIRST.find(c).unwrap_or(COMMON_FIRST.len());
    // Later letters win a tie: the first one is often a capital, folded to what many words begin with.
    word.char_indices().max_by_key(|(_, c)| rank(*c))
}

/// Texts that hold an id, a code or a copy, nothing that a person typed.
pub(in crate::insight) fn is_typed(kind: Kind, column: &str) -> bool {
    !matches!(
        (kind, column),
        (Kind::Partner, "member_type")
            | (Kind::Answer, "item" | "choice")
            | (Kind::AgendaBlock, "step")
            | (Kind::SurveyResponse, "item" | "respondent")
            | (Kind::Waiver, "rule" | "subject")
            | (Kind::ReportSetup, "left_out")
            | (Kind::Attachment, "media_type" | "purpose")
            | (Kind::Meeting, "starts_at")
            | (Kind::Snapshot, "body")
    )
}
