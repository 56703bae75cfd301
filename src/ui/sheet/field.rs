//! What a column of a sheet is made of: the record's field behind it, how it is shown in one line, and how typed
//! text is read back.
//! Must not know egui.

use std::cmp::Ordering;

use super::{Column, Look, Sheet, naming};
use crate::{
    insight::text,
    model::{AnyRecord, Date, Kind, Storage, Value, limits},
    ui::{
        Ctx,
        widgets::{Numbers, read_date},
    },
};

/// What sort of thing a field holds.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shape {
    /// One line of text.
    Text,
    /// Text of several lines.
    Long,
    /// One of a closed set of words: as stored, and as read.
    Words(&'static [&'static str], &'static [&'static str]),
    /// A day.
    Day,
    /// Yes or no.
    Tick,
    /// A whole number.
    Whole,
    /// Any number.
    Number,
    /// A number from 0 to 100.
    Percent,
    /// A step of a scale from 1.
    Scale(&'static [&'static str]),
    /// Another record.
    Refer(Kind),
    /// Told from the plan.
    Told(fn(&Ctx<'_>, crate::model::Key) -> String),
    /// Nothing that can be shown in a table.
    Nothing,
}

/// A column with the record's field behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    /// As declared by the sheet.
    pub(super) column: Column,
    /// Kind of the record.
    pub(super) kind: Kind,
    /// Position in [`Kind::columns`]; of no use where the field is told.
    pub(super) at: usize,
    /// What it holds.
    pub(super) shape: Shape,
    /// Whether it may be empty.
    pub(super) nullable: bool,
    /// How it is stored.
    pub(super) storage: Storage,
}

impl Field {
    /// The fields of a list of columns; one that the record doesn't have is left out (a test finds it).
    pub(super) fn all(kind: Kind, columns: &[Column]) -> Vec<Self> {
        columns
            .iter()
            .filter_map(|column| Self::of(kind, *column))
            .collect()
    }

    fn of(kind: Kind, column: Column) -> Option<Self> {
        if let Look::Told(tell) = column.look {
            return Some(Self {
                column,
                kind,
                at: usize::MAX,
                shape: Shape::Told(tell),
                nullable: true,
                storage: Storage::Text,
            });
        }
        let at = kind.columns().iter().position(|c| c.name == column.field)?;
        let declared = kind.columns().get(at)?;
        let shape = match (column.look, declared.storage) {
            (Look::Scale(steps), Storage::Int) => Shape::Scale(steps),
            (Look::Percent | Look::Hundred, Storage::Int | Storage::Real) => Shape::Percent,
            (Look::Long | Look::Private, Storage::Text) => Shape::Long,
            (_, Storage::Text) => Shape::Text,
            (_, Storage::Int) => Shape::Whole,
            (_, Storage::Real) => Shape::Number,
            (_, Storage::Bool) => Shape::Tick,
            (_, Storage::Date) => Shape::Day,
            (_, Storage::Word) => Shape::Words(declared.words, declared.labels),
            (_, Storage::Id) => declared
                .points_at
                .and_then(Kind::of_table)
                .map_or(Shape::Nothing, Shape::Refer),
            (_, Storage::Blob) => Shape::Nothing,
        };
        Some(Self {
            column,
            kind,
            at,
            shape,
            nullable: declared.nullable,
            storage: declared.storage,
        })
    }

    /// Whether a person can change it.
    pub(super) const fn editable(&self) -> bool {
        !matches!(self.shape, Shape::Told(_) | Shape::Nothing)
    }

    /// Its value in a record.
    pub(super) fn value(&self, record: &AnyRecord) -> Value {
        record.value_at(self.at).unwrap_or(Value::Null)
    }

    /// The record with another value in it; `None` if it can't hold that.
    pub(super) fn set(&self, record: &AnyRecord, value: Value) -> Option<AnyRecord> {
        record.with(self.column.field, value).ok()
    }

    /// What emptying it leaves.
    pub(super) fn empty(&self) -> Option<Value> {
        match self.shape {
            _ if self.nullable => Some(Value::Null),
            Shape::Text | Shape::Long => Some(Value::Text(String::new())),
            Shape::Tick => Some(Value::Int(0)),
            _ => None,
        }
    }

    /// What it holds, in one text: as shown, copied and filtered.
    pub(super) fn text(&self, ctx: &Ctx<'_>, record: &AnyRecord) -> String {
        match (self.shape, self.value(record)) {
            (Shape::Told(tell), _) => tell(ctx, record.key()),
            (Shape::Tick, value) => if value == Value::Int(1) { "Yes" } else { "No" }.to_owned(),
            (_, Value::Null | Value::Blob(_)) => String::new(),
            (Shape::Words(words, labels), Value::Text(word)) => words
                .iter()
                .position(|w| **w == *word)
                .and_then(|at| labels.get(at))
                .map_or(word, |label| (*label).to_owned()),
            (Shape::Day, Value::Text(day)) => day.parse().map_or(day, text::day),
            (_, Value::Text(text)) => text,
            (Shape::Refer(kind), Value::Int(id)) => naming::name(ctx.plan, kind, id),
            (Shape::Scale(steps), Value::Int(step)) => {
                let words = usize::try_from(step - 1).ok().and_then(|at| steps.get(at));
                words.map_or_else(|| step.to_string(), |words| format!("{step} {words}"))
            }
            (Shape::Percent, value) if matches!(self.column.look, Look::Percent) => {
                format!("{} %", number_text(&value))
            }
            (_, value) => number_text(&value),
        }
    }

    /// What stands in its editor: like [`Self::text`], as a person types it.
    pub(super) fn typed(&self, ctx: &Ctx<'_>, record: &AnyRecord) -> String {
        match self.shape {
            Shape::Percent => match self.value(record) {
                Value::Null => String::new(),
                value => number_text(&value),
            },
            _ => self.text(ctx, record),
        }
    }

    /// Reads typed text. References are read elsewhere, because that may need a new record.
    ///
    /// # Errors
    /// What to write instead, as a sentence.
    pub(super) fn read(&self, text: &str, today: Date) -> Result<Value, String> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return self
                .empty()
                .ok_or_else(|| format!("{} can't be empty", self.column.title));
        }
        match self.shape {
            Shape::Text | Shape::Long => Ok(Value::Text(text.to_owned())),
            Shape::Day => read_date(trimmed, today)
                .map(|day| Value::Text(day.to_string()))
                .ok_or_else(|| "Write it as May 12, 2026 or 2026-05-12".to_owned()),
            Shape::Tick => read_tick(trimmed)
                .map(|yes| Value::Int(yes.into()))
                .ok_or_else(|| "Write yes or no".to_owned()),
            Shape::Words(words, labels) => read_word(trimmed, words, labels)
                .map(|word| Value::Text(word.to_owned()))
                .ok_or_else(|| format!("Write one of: {}", labels.join(", "))),
            Shape::Scale(steps) => {
                let digits: String = trimmed.chars().take_while(char::is_ascii_digit).collect();
                let step = digits.parse::<i64>().ok().or_else(|| {
                    let at = position_of(trimmed, steps)?;
                    i64::try_from(at + 1).ok()
                });
                step.filter(|step| {
                    usize::try_from(*step).is_ok_and(|s| (1..=steps.len()).contains(&s))
                })
                .map(Value::Int)
                .ok_or_else(|| format!("Write a number from 1 to {}", steps.len()))
            }
            Shape::Whole | Shape::Number | Shape::Percent => self.read_number(trimmed),
            Shape::Refer(_) | Shape::Told(_) | Shape::Nothing => {
                Err(format!("{} can't be typed", self.column.title))
            }
        }
    }

    /// The numbers that it takes, where it holds one.
    pub(super) fn numbers(&self) -> Numbers {
        Numbers {
            whole: self.storage == Storage::Int,
            range: limits::range(self.kind, self.column.field)
                .or_else(|| matches!(self.shape, Shape::Percent).then_some(0.0..=100.0)),
            clearable: self.nullable,
        }
    }

    /// A number as this field stores it.
    pub(super) fn number_value(&self, number: f64) -> Value {
        if self.storage == Storage::Int {
            Value::Int(number as i64)
        } else {
            Value::Real(number)
        }
    }

    fn read_number(&self, text: &str) -> Result<Value, String> {
        let takes = self.numbers();
        takes
            .read(text)
            .map(|number| self.number_value(number))
            .ok_or_else(|| takes.hint())
    }

    /// Order of two values; what is empty comes last, whichever way a column is sorted.
    pub(super) fn compare(a: &Sorted, b: &Sorted, descending: bool) -> Ordering {
        let order = match (a, b) {
            (Sorted::Empty, Sorted::Empty) => return Ordering::Equal,
            (Sorted::Empty, _) => return Ordering::Greater,
            (_, Sorted::Empty) => return Ordering::Less,
            (Sorted::Number(a), Sorted::Number(b)) => a.total_cmp(b),
            (Sorted::Text(a), Sorted::Text(b)) => a.cmp(b),
            (Sorted::Number(_), Sorted::Text(_)) => Ordering::Less,
            (Sorted::Text(_), Sorted::Number(_)) => Ordering::Greater,
        };
        if descending { order.reverse() } else { order }
    }

    /// What a record is sorted by in this column.
    pub(super) fn sorted(&self, ctx: &Ctx<'_>, record: &AnyRecord) -> Sorted {
        match (self.shape, self.value(record)) {
            (Shape::Words(words, _), Value::Text(word)) => words
                .iter()
                .position(|w| **w == *word)
                .map_or(Sorted::Empty, |at| Sorted::Number(at as f64)),
            (Shape::Day, Value::Text(day)) => Sorted::Text(day),
            (Shape::Refer(_) | Shape::Told(_) | Shape::Text | Shape::Long, _) => {
                let text = self.text(ctx, record).trim().to_lowercase();
                if text.is_empty() {
                    Sorted::Empty
                } else {
                    Sorted::Text(text)
                }
            }
            (_, Value::Int(i)) => Sorted::Number(i as f64),
            (_, Value::Real(x)) => Sorted::Number(x),
            _ => Sorted::Empty,
        }
    }
}

/// What rows are sorted by.
#[derive(Clone, Debug)]
pub(super) enum Sorted {
    Empty,
    Number(f64),
    Text(String),
}

impl Sheet {
    /// The columns of the sheet that its kind of record doesn't have, by their titles; none in a sound sheet.
    pub fn unknown_columns(&self) -> Vec<&'static str> {
        self.columns
            .iter()
            .chain(self.more)
            .filter(|column| {
                Field::of(self.kind, **column)
                    .is_none_or(|field| matches!(field.shape, Shape::Nothing))
            })
            .map(|column| column.title)
            .collect()
    }
}

/// A number without needless decimals.
fn number_text(value: &Value) -> String {
    match value {
        Value::Int(i) => i.to_string(),
        Value::Real(x) => x.to_string(),
        _ => String::new(),
    }
}

fn read_tick(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "yes" | "y" | "true" | "x" | "1" | "✓" | "✔" | "☑" | "done" => Some(true),
        "no" | "n" | "false" | "0" | "-" | "–" | "☐" => Some(false),
        _ => None,
    }
}

/// The word that a person means: by its label, by the word itself, or by a beginning that fits only one.
fn read_word(
    text: &str,
    words: &'static [&'static str],
    labels: &'static [&'static str],
) -> Option<&'static str> {
    let at = position_of(text, labels).or_else(|| position_of(text, words))?;
    words.get(at).copied()
}

fn position_of(text: &str, options: &[&str]) -> Option<usize> {
    let wanted = text.to_lowercase();
    let exact = options.iter().position(|o| o.to_lowercase() == wanted);
    exact.or_else(|| {
        let mut fits = options
            .iter()
            .enumerate()
            .filter(|(_, o)| o.to_lowercase().starts_with(&wanted));
        match (fits.next(), fits.next()) {
            (Some((at, _)), None) => Some(at),
            _ => None,
        }
    })
}
