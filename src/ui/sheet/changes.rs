//! What a table asks for: rows added, doubled, moved, deleted, each as one named step.
//! Must not know how a person asked for it.

use std::collections::BTreeSet;

use super::{Sheet, card::row_name, naming};
use crate::{
    edit::{Edit, copy, ops},
    model::{AnyRecord, Date, Key, Kind, Storage, Value},
    ui::{Ctx, Out, screens::names},
};

/// What new rows hold from the start.
pub(super) type Fresh = [(&'static str, Value)];

/// A blank row that belongs into the table.
///
/// # Errors
/// What is missing before there can be one, as a sentence.
pub(super) fn blank(
    ctx: &Ctx<'_>,
    sheet: &Sheet,
    fresh: &Fresh,
    id: i64,
    rank: Option<f64>,
) -> Result<AnyRecord, String> {
    let mut record = sheet.kind.blank(id);
    for column in sheet.kind.columns().iter().filter(|c| c.must_be_given()) {
        let given = match column.storage {
            Storage::Date => Value::Text(Date::to_string(&ctx.today)),
            _ => match column.points_at.and_then(Kind::of_table) {
                // Bound by the table, or else to the newest there is.
                Some(kind) => match ctx.plan.ids_of(kind).last() {
                    Some(id) => Value::Int(*id),
                    None if fresh.iter().any(|(field, _)| *field == column.name) => continue,
                    None => {
                        return Err(format!(
                            "There is nothing yet that this {} could belong to",
                            sheet.one
                        ));
                    }
                },
                None => continue,
            },
        };
        record = record.with(column.name, given).unwrap_or(record);
    }
    for (field, value) in fresh {
        if let Ok(bound) = record.with(field, value.clone()) {
            record = bound;
        }
    }
    if let Some(rank) = rank
        && let Ok(ranked) = record.with("rank", Value::Real(rank))
    {
        record = ranked;
    }
    Ok(record)
}

/// Whether rows of this kind keep an order that a person can change.
pub(super) fn has_order(kind: Kind) -> bool {
    kind.columns().iter().any(|column| column.name == "rank")
}

fn rank_of(ctx: &Ctx<'_>, kind: Kind, id: i64) -> Option<f64> {
    match ctx.plan.get_any(Key { kind, id })?.value("rank")? {
        Value::Real(rank) => Some(rank),
        _ => None,
    }
}

/// “task: Call the court”, or “3 tasks”.
fn objects(ctx: &Ctx<'_>, sheet: &Sheet, rows: &[i64]) -> String {
    match rows {
        [id] => {
            let key = Key {
                kind: sheet.kind,
                id: *id,
            };
            let name = ctx
                .plan
                .get_any(key)
                .map_or_else(String::new, |record| row_name(ctx, sheet, &record));
            format!("{}: {}", sheet.one, names::brief(&name))
        }
        rows => format!("{} {}", rows.len(), naming::plural(sheet.one)),
    }
}

/// Deletes rows.
pub(super) fn delete(ctx: &Ctx<'_>, out: &mut Out<'_>, sheet: &Sheet, rows: &[i64]) {
    let mut edit = Edit::named(format!("Delete {}", objects(ctx, sheet, rows)));
    edit.remove.extend(rows.iter().map(|id| Key {
        kind: sheet.kind,
        id: *id,
    }));
    out.edit(edit);
}

/// Doubles rows with the parts that make them, each right after the last of them; gives back the new ones.
pub(super) fn duplicate(
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    sheet: &Sheet,
    shown: &[i64],
    rows: &[i64],
) -> Vec<i64> {
    let kind = sheet.kind;
    let mut edit = Edit::named(format!("Duplicate {}", objects(ctx, sheet, rows)));
    let last = rows.last().and_then(|row| rank_of(ctx, kind, *row));
    let after = rows
        .last()
        .and_then(|row| shown.iter().position(|id| id == row))
        .and_then(|at| shown.get(at + 1))
        .and_then(|row| rank_of(ctx, kind, *row));
    let mut rank = last;
    let mut made = Vec::new();
    for row in rows {
        let mut copies = copy::with_parts(ctx.plan, out.ids, Key { kind, id: *row });
        let Some(first) = copies.first_mut() else {
            continue;
        };
        if has_order(kind) {
            let next = ops::rank_between(rank, after.filter(|after| Some(*after) > rank));
            rank = Some(next);
            if let Ok(ranked) = first.with("rank", Value::Real(next)) {
                *first = ranked;
            }
        }
        made.push(first.raw_id());
        edit.put.extend(copies);
    }
    if !made.is_empty() {
        out.edit(edit);
    }
    made
}

/// Moves rows so that they stand before the row that now is number `to` (or at the end).
pub(super) fn move_to(
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    sheet: &Sheet,
    shown: &[i64],
    rows: &[i64],
    to: usize,
) {
    let kind = sheet.kind;
    let moving: BTreeSet<i64> = rows.iter().copied().collect();
    let stays = |id: &&i64| !moving.contains(*id);
    let before = shown.iter().take(to).rev().find(stays).copied();
    let after = shown.iter().skip(to).find(stays).copied();
    let low = before.and_then(|id| rank_of(ctx, kind, id));
    let high = after.and_then(|id| rank_of(ctx, kind, id));
    let in_order: Vec<i64> = shown
        .iter()
        .filter(|id| moving.contains(*id))
        .copied()
        .collect();
    let count = in_order.len() as f64;
    let ranks: Vec<f64> = (1..=in_order.len())
        .map(|n| {
            let n = n as f64;
            match (low, high) {
                (Some(a), Some(b)) => a + (b - a) * n / (count + 1.0),
                (Some(a), None) => a + n,
                (None, Some(b)) => b - (count + 1.0 - n),
                (None, None) => n,
            }
        })
        .collect();
    let mut edit = Edit::named(format!("Move {}", objects(ctx, sheet, &in_order)));
    let steps = || low.into_iter().chain(ranks.iter().copied()).chain(high);
    let apart = steps().zip(steps().skip(1)).all(|(a, b)| a < b);
    let placed: Vec<(i64, f64)> = if apart {
        in_order.into_iter().zip(ranks).collect()
    } else {
        // The ranks lie too close together: all rows are numbered anew.
        let mut order: Vec<i64> = shown.iter().filter(stays).copied().collect();
        let at = before.and_then(|id| order.iter().position(|o| *o == id));
        let at = at.map_or(0, |at| at + 1);
        order.splice(at..at, in_order);
        order.into_iter().zip((1..).map(f64::from)).collect()
    };
    for (id, rank) in placed {
        if let Some(record) = ctx.plan.get_any(Key { kind, id })
            && let Ok(moved) = record.with("rank", Value::Real(rank))
            && moved != record
        {
            edit.put.push(moved);
        }
    }
    if !edit.put.is_empty() {
        out.edit(edit);
    }
}

/// Moves rows one place up or down.
pub(super) fn nudge(
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    sheet: &Sheet,
    shown: &[i64],
    rows: &[i64],
    down: bool,
) {
    let places = || {
        rows.iter()
            .filter_map(|row| shown.iter().position(|id| id == row))
    };
    let to = if down {
        places().max().map(|last| last + 2)
    } else {
        places().min().and_then(|first| first.checked_sub(1))
    };
    if let Some(to) = to.filter(|to| *to <= shown.len()) {
        move_to(ctx, out, sheet, shown, rows, to);
    }
}
