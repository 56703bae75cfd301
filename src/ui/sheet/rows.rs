//! Which rows a table shows, and in which order: worked out once per change of the plan, filter or sorting.
//! Must not know how a row is drawn.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::{
    Sheet,
    field::{Field, Sorted},
};
use crate::{
    model::{AnyRecord, Storage, Value},
    ui::Ctx,
};

/// By which column a table is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Sort {
    /// Position of the column.
    pub(super) column: usize,
    /// From large to small.
    pub(super) descending: bool,
}

/// What the rows are asked for by.
pub(super) struct Asked<'a> {
    pub(super) sheet: &'static Sheet,
    pub(super) fields: &'a [Field],
    pub(super) within: &'a [(&'static str, Value)],
    pub(super) only: Option<&'a dyn Fn(&AnyRecord) -> bool>,
    /// What `only` depends on beside the plan; `None`: it may change from frame to frame.
    pub(super) only_key: Option<u64>,
    pub(super) sort: Option<Sort>,
    pub(super) filter: &'a str,
    /// A cell is being edited: no row may move or go away under the hand.
    pub(super) still: bool,
}

/// The rows of a table.
#[derive(Debug, Default)]
pub(super) struct Rows {
    key: Option<u64>,
    /// All rows in order, and whether the person's filter lets them through.
    ordered: Vec<(i64, bool)>,
    /// The rows shown, in order.
    pub(super) shown: Vec<i64>,
    /// How many rows the table has without the person's filter.
    pub(super) total: usize,
}

impl Rows {
    /// Brings the rows up to date.
    pub(super) fn refresh(&mut self, ctx: &Ctx<'_>, asked: &Asked<'_>) {
        let mut hasher = DefaultHasher::new();
        (
            ctx.revision,
            asked.sort,
            asked.filter,
            asked.only_key,
            asked.sheet.name,
        )
            .hash(&mut hasher);
        hash_values(asked.within, &mut hasher);
        let key = hasher.finish();
        let fresh = self.key != Some(key);
        if fresh && asked.still && self.key.is_some() {
            // Sorted and filtered anew once the cell is left; until then, only what is gone goes.
            let kind = asked.sheet.kind;
            self.shown.retain(|id| {
                let key = crate::model::Key { kind, id: *id };
                ctx.plan.contains(key)
            });
            return;
        }
        if fresh {
            self.key = Some(key);
            self.ordered = ordered(ctx, asked);
        }
        let steady = asked.only.is_none() || asked.only_key.is_some();
        if !fresh && steady {
            return;
        }
        self.shown.clear();
        self.total = 0;
        let kind = asked.sheet.kind;
        for (id, fits) in &self.ordered {
            let wanted = asked.only.is_none_or(|only| {
                let key = crate::model::Key { kind, id: *id };
                ctx.plan.get_any(key).is_some_and(|record| only(&record))
            });
            if wanted {
                self.total += 1;
                if *fits {
                    self.shown.push(*id);
                }
            }
        }
    }

    /// Where a row stands.
    pub(super) fn position(&self, row: i64) -> Option<usize> {
        self.shown.iter().position(|id| *id == row)
    }
}

/// A number for values that rows are bound to.
pub(super) fn hash_values(values: &[(&'static str, Value)], hasher: &mut DefaultHasher) {
    for (field, value) in values {
        field.hash(hasher);
        match value {
            Value::Null => 0.hash(hasher),
            Value::Int(i) => i.hash(hasher),
            Value::Real(x) => x.to_bits().hash(hasher),
            Value::Text(text) => text.hash(hasher),
            Value::Blob(bytes) => bytes.hash(hasher),
        }
    }
}

fn ordered(ctx: &Ctx<'_>, asked: &Asked<'_>) -> Vec<(i64, bool)> {
    let kind = asked.sheet.kind;
    let own = own_order(asked.sheet);
    let sorting = asked
        .sort
        .and_then(|sort| Some((asked.fields.get(sort.column)?, sort.descending)));
    let words: Vec<String> = asked
        .filter
        .split_whitespace()
        .map(str::to_lowercase)
        .collect();
    let mut rows: Vec<(i64, bool, Sorted, Sorted)> = ctx
        .plan
        .all_of(kind)
        .filter(|record| {
            asked
                .within
                .iter()
                .all(|(field, value)| record.value(field).as_ref() == Some(value))
        })
        .map(|record| {
            let fits = words.is_empty() || fits(ctx, asked.fields, &record, &words);
            let by = sorting.map_or(Sorted::Empty, |(field, _)| field.sorted(ctx, &record));
            let own = own.map_or(Sorted::Empty, |at| match record.value_at(at) {
                Some(Value::Real(rank)) => Sorted::Number(rank),
                Some(Value::Text(day)) => Sorted::Text(day),
                _ => Sorted::Empty,
            });
            (record.raw_id(), fits, by, own)
        })
        .collect();
    rows.sort_by(|a, b| {
        let by = sorting.map_or(std::cmp::Ordering::Equal, |(_, descending)| {
            Field::compare(&a.2, &b.2, descending)
        });
        by.then_with(|| Field::compare(&a.3, &b.3, false))
            .then(a.0.cmp(&b.0))
    });
    rows.into_iter().map(|(id, fits, ..)| (id, fits)).collect()
}

/// The column that gives rows their own order: the rank, or the first day.
fn own_order(sheet: &Sheet) -> Option<usize> {
    let columns = sheet.kind.columns();
    columns
        .iter()
        .position(|column| column.name == "rank")
        .or_else(|| columns.iter().position(|c| c.storage == Storage::Date))
}

fn fits(ctx: &Ctx<'_>, fields: &[Field], record: &AnyRecord, words: &[String]) -> bool {
    let text = fields
        .iter()
        .map(|field| field.text(ctx, record).to_lowercase())
        .collect::<Vec<_>>()
        .join("\n");
    words.iter().all(|word| text.contains(word.as_str()))
}
