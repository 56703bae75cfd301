//! Rows as text, to and from a spreadsheet.
//! Must not know the clipboard.

use std::collections::HashMap;

use super::{
    Look, Sheet,
    card::step_name,
    changes,
    field::{Field, Shape},
    naming,
};
use crate::{
    edit::Edit,
    model::{AnyRecord, Key, Kind, Value},
    ui::{Ctx, Out},
};

/// Asks for a record with another value in one field, as a step of its own.
pub(super) fn set(
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    sheet: &Sheet,
    field: &Field,
    record: &AnyRecord,
    value: Value,
) {
    if let Some(changed) = field.set(record, value)
        && changed != *record
    {
        let mut edit = Edit::named(step_name(ctx, sheet, field, &changed));
        edit.put.push(changed);
        out.edit(edit);
    }
}

/// Asks for a record with what a text says in one field, or tells why not.
pub(super) fn set_text(
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    sheet: &Sheet,
    field: &Field,
    record: &AnyRecord,
    text: &str,
) {
    let mut reader = Reader::default();
    match reader.read(ctx, out, field, text) {
        Ok(value) => {
            out.also.append(&mut reader.made);
            set(ctx, out, sheet, field, record, value);
        }
        Err(why) => out.notify(format!("“{}” was left out. {why}", text.trim())),
    }
}

/// A record with what a text says in one field; records that are named in it and not there come along.
///
/// # Errors
/// Why the text can't be read, as a sentence.
pub(super) fn read_into(
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    field: &Field,
    record: &AnyRecord,
    text: &str,
) -> Result<AnyRecord, String> {
    let mut reader = Reader::default();
    let value = reader.read(ctx, out, field, text)?;
    let read = field
        .set(record, value)
        .ok_or_else(|| format!("{} can't hold that", field.column.title))?;
    out.also.append(&mut reader.made);
    Ok(read)
}

/// Rows with a line of titles, as spreadsheets take them. What is for the facilitator only stays in the plan.
pub(super) fn rows_text(ctx: &Ctx<'_>, sheet: &Sheet, rows: &[i64]) -> String {
    let mut fields = fields(sheet);
    fields.retain(|field| !matches!(field.column.look, Look::Private));
    let mut lines = vec![line(fields.iter().map(|f| f.column.title.to_owned()))];
    for row in rows {
        let key = Key {
            kind: sheet.kind,
            id: *row,
        };
        if let Some(record) = ctx.plan.get_any(key) {
            lines.push(line(fields.iter().map(|field| field.text(ctx, &record))));
        }
    }
    lines.join("\n")
}

fn fields(sheet: &Sheet) -> Vec<Field> {
    let mut fields = Field::all(sheet.kind, sheet.columns);
    fields.extend(Field::all(sheet.kind, sheet.more));
    fields
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells
        .map(|cell| {
            if cell.contains(['\t', '\n', '\r', '"']) {
                format!("\"{}\"", cell.replace('"', "\"\""))
            } else {
                cell
            }
        })
        .collect();
    cells.join("\t")
}

/// Asks for a row for each line of a text, as one step, and tells what could not be read. Gives back the first
/// of the new rows.
pub(super) fn paste(
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    sheet: &Sheet,
    fresh: &changes::Fresh,
    text: &str,
) -> Option<i64> {
    let read = Pasted::of(sheet, text);
    let mut rank = naming::next_rank(ctx.plan, sheet.kind);
    let mut reader = Reader::default();
    let mut made = Vec::new();
    let mut unread = Vec::new();
    for cells in &read.rows {
        let id = out.ids.next::<()>().raw();
        let mut record = match changes::blank(ctx, sheet, fresh, id, rank) {
            Ok(record) => record,
            Err(why) => {
                out.notify(why);
                return None;
            }
        };
        rank = rank.map(|rank| rank + 1.0);
        for (field, cell) in read.columns.iter().zip(cells) {
            let Some(field) = field.filter(Field::editable) else {
                continue;
            };
            if cell.trim().is_empty() || fresh.iter().any(|(f, _)| *f == field.column.field) {
                continue;
            }
            match reader
                .read(ctx, out, &field, cell)
                .ok()
                .and_then(|value| field.set(&record, value))
            {
                Some(changed) => record = changed,
                None => unread.push(format!("“{}” ({})", cell.trim(), field.column.title)),
            }
        }
        made.push(record);
    }
    let first = made.first().map(AnyRecord::raw_id)?;
    let count = made.len();
    let what = if count == 1 {
        sheet.one.to_owned()
    } else {
        naming::plural(sheet.one)
    };
    let mut edit = Edit::named(format!("Paste {count} {what}"));
    edit.put = reader.made;
    edit.put.append(&mut made);
    out.edit(edit);
    tell(out, count, &what, &unread, &read.strangers);
    Some(first)
}

/// Says in one sentence what was pasted and what was not.
fn tell(out: &mut Out<'_>, count: usize, what: &str, unread: &[String], strangers: &[String]) {
    const MOST: usize = 3;
    let mut sentence = format!("Pasted {count} {what}");
    let some = |all: &[String]| {
        let named = all
            .iter()
            .take(MOST)
            .cloned()
            .collect::<Vec<_>>()
            .join(", ");
        match all.len().checked_sub(MOST) {
            Some(more @ 1..) => format!("{named} and {more} more"),
            _ => named,
        }
    };
    if !unread.is_empty() {
        sentence.push_str("; could not read ");
        sentence.push_str(&some(unread));
    }
    if !strangers.is_empty() {
        sentence.push_str("; there is no column for ");
        sentence.push_str(&some(strangers));
    }
    out.notify(sentence);
}

/// A text taken apart: which column goes where, and the rows.
pub(super) struct Pasted {
    columns: Vec<Option<Field>>,
    /// The cells of each row.
    pub(super) rows: Vec<Vec<String>>,
    /// Titles that no column has.
    strangers: Vec<String>,
}

impl Pasted {
    pub(super) fn of(sheet: &Sheet, text: &str) -> Self {
        let fields = fields(sheet);
        let find = |title: &str| {
            let wanted = plain(title);
            fields
                .iter()
                .find(|f| plain(f.column.title) == wanted || plain(f.column.field) == wanted)
                .filter(|_| !wanted.is_empty())
                .copied()
        };
        let mut rows = cells_of(text, |first| {
            first.iter().filter(|t| find(t).is_some()).count()
        });
        let head: Vec<Option<Field>> = rows
            .first()
            .map(|first| first.iter().map(|title| find(title)).collect())
            .unwrap_or_default();
        let known = head.iter().flatten().count();
        let named = rows.first().map_or(0, |first| {
            first.iter().filter(|t| !t.trim().is_empty()).count()
        });
        if known > 0 && known * 2 >= named {
            let first = rows.remove(0);
            let strangers = first
                .iter()
                .zip(&head)
                .filter(|(title, field)| field.is_none() && !title.trim().is_empty())
                .map(|(title, _)| format!("“{}”", title.trim()))
                .collect();
            return Self {
                columns: head,
                rows,
                strangers,
            };
        }
        Self {
            columns: fields
                .into_iter()
                .filter(Field::editable)
                .map(Some)
                .collect(),
            rows,
            strangers: Vec::new(),
        }
    }
}

/// A title without case, spaces and marks.
fn plain(title: &str) -> String {
    title
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Takes a text apart into cells. Cells of a spreadsheet's clipboard are parted by tabs; a text with commas or
/// semicolons is taken for a table only where its first line names columns (`known` counts them).
fn cells_of(text: &str, known: impl Fn(&[String]) -> usize) -> Vec<Vec<String>> {
    let parted = |by| -> Vec<Vec<String>> {
        split(text, by, true)
            // A quote that is never closed is a quote and nothing else.
            .or_else(|| split(text, by, false))
            .unwrap_or_default()
            .into_iter()
            .filter(|row| row.iter().any(|cell| !cell.trim().is_empty()))
            .collect()
    };
    if text.contains('\t') {
        return parted('\t');
    }
    for by in [',', ';'] {
        let rows = parted(by);
        let wide = rows.first().map_or(0, Vec::len);
        let even = wide > 2 && rows.len() > 1 && rows.iter().all(|row| row.len() == wide);
        if rows.first().is_some_and(|first| known(first) > 1) || even {
            return rows;
        }
    }
    parted('\t')
}

/// Rows and cells of a text, with quoted cells as spreadsheets write them; `None` if a quote is never closed.
fn split(text: &str, by: char, quotes: bool) -> Option<Vec<Vec<String>>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut cell = String::new();
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if quotes && cell.is_empty() => quoted = true,
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c if c == by && !quoted => row.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
    }
    row.push(cell);
    rows.push(row);
    (!quoted).then_some(rows)
}

/// Reads cells, and makes the records that are named in them and not there yet.
#[derive(Default)]
struct Reader {
    known: HashMap<(Kind, String), i64>,
    kinds: Vec<Kind>,
    made: Vec<AnyRecord>,
    rank: f64,
}

impl Reader {
    fn read(
        &mut self,
        ctx: &Ctx<'_>,
        out: &mut Out<'_>,
        field: &Field,
        text: &str,
    ) -> Result<Value, String> {
        let Shape::Refer(kind) = field.shape else {
            return field.read(text, ctx.today);
        };
        let name = text.trim();
        if name.is_empty() {
            return field.read(text, ctx.today);
        }
        if !self.kinds.contains(&kind) {
            self.kinds.push(kind);
            for (id, name) in naming::options(ctx.plan, kind, None) {
                self.known
                    .entry((kind, name.trim().to_lowercase()))
                    .or_insert(id);
            }
        }
        let wanted = (kind, name.to_lowercase());
        if let Some(id) = self.known.get(&wanted) {
            return Ok(Value::Int(*id));
        }
        let id = out.ids.next::<()>().raw();
        let made = naming::fresh(ctx.plan, kind, id, name, None)
            .ok_or_else(|| format!("Nothing by that name is in the plan: “{name}”"))?;
        // Several new ones follow each other.
        let made = match made.value("rank") {
            Some(Value::Real(rank)) => {
                let ranked = made.with("rank", Value::Real(rank + self.rank));
                self.rank += 1.0;
                ranked.unwrap_or(made)
            }
            _ => made,
        };
        self.made.push(made);
        self.known.insert(wanted, id);
        Ok(Value::Int(id))
    }
}
