//! A table of partners as text: CSV of any spreadsheet, with commas, semicolons, tabs or bars, in any order of
//! columns; or a table of links with columns “From” and “To”.
//! Must not know what the plan holds.

use std::collections::HashMap;

use super::{
    Problem, Problems,
    incoming::{Incoming, Row, Target, Tie, target},
};

/// What may stand between two cells.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Rows at the top among which the names of the columns are looked for.
const TOP: usize = 10;

/// A row with its number, as a spreadsheet counts it.
pub(super) type NumberedRow = (u64, Vec<String>);

/// Where the names of the columns stand, if a row looks like that.
pub(super) fn head(rows: &[NumberedRow]) -> Option<usize> {
    let names = |(_, cells): &NumberedRow| cells.iter().any(|cell| is_name(cell) || is_end(cell));
    rows.iter().take(TOP).position(names)
}

/// Whether a spreadsheet would take this text for a formula.
pub(super) fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
}

/// The text of a cell without the apostrophe that keeps it from being a formula.
fn plain_cell(cell: &str) -> &str {
    cell.strip_prefix('\'')
        .filter(|text| is_formula(text))
        .unwrap_or(cell)
}

/// Reads a table.
///
/// # Errors
/// What is wrong, if it holds no rows.
pub fn read(text: &str) -> Result<Incoming, Vec<Problem>> {
    let (separator, text) = separator(text);
    let rows = rows(text, separator, usize::MAX);
    if let Some((number, _)) = rows
        .last()
        .filter(|(_, cells)| never_ends(text, separator, cells))
    {
        return Err(vec![Problem::at(
            format!("Row {number}"),
            "a quotation mark opens a cell that never ends, so that all rows below it would be part of the cell; \
             close it",
        )]);
    }
    of_rows(&rows)
}

/// Whether the last row of a table goes on to the end of the file only because nothing closes its last cell.
fn never_ends(text: &str, separator: u8, last: &[String]) -> bool {
    const NEXT: &str = "next";
    let several_lines = last.last().is_some_and(|cell| cell.contains('\n'));
    // A row that is added is then no row of its own.
    several_lines && {
        let more = rows(&format!("{text}\n{NEXT}"), separator, usize::MAX);
        more.last().is_none_or(|(_, cells)| *cells != [NEXT])
    }
}

/// Reads rows with their numbers, whatever file they come from.
///
/// # Errors
/// What is wrong, if there are none.
pub(super) fn of_rows(rows: &[NumberedRow]) -> Result<Incoming, Vec<Problem>> {
    let head = head(rows);
    let is_list = rows.iter().all(|(_, cells)| cells.len() <= 1);
    let (names, body): (Vec<String>, &[NumberedRow]) = match (head, rows.split_first()) {
        (_, None) => {
            return Err(vec![Problem::whole(
                "The table has no rows; choose another file",
            )]);
        }
        (Some(head), _) => (
            rows.get(head)
                .map(|(_, cells)| cells.clone())
                .unwrap_or_default(),
            rows.get(head + 1..).unwrap_or_default(),
        ),
        // A bare list of names.
        (None, _) if is_list => (vec!["Name".to_owned()], rows),
        (None, Some((first, rest))) => (first.1.clone(), rest),
    };
    let names = unlike(names);
    let mut incoming = Incoming {
        is_table: true,
        ..Incoming::default()
    };
    let end = |name: &str| names.iter().position(|n| target::plain(n) == name);
    if let (Some(from), Some(to)) = (end("from"), end("to")) {
        links(&mut incoming, &names, body, [from, to]);
        return Ok(incoming);
    }
    for name in &names {
        incoming.column(name);
    }
    for (number, cells) in body {
        incoming.partner(Row {
            place: format!("Row {number}"),
            id: None,
            cells: cells.iter().cloned().enumerate().collect(),
        });
    }
    Ok(incoming)
}

fn links(incoming: &mut Incoming, names: &[String], body: &[NumberedRow], ends: [usize; 2]) {
    let mut problems = Problems::default();
    let mut known: HashMap<String, usize> = HashMap::new();
    let column = incoming.column_meaning("Name", Target::Partner("name"));
    for (number, cells) in body {
        let place = format!("Row {number}");
        let words = ends.map(|at| cells.get(at).map_or("", |cell| cell.trim()));
        if words.iter().any(|name| name.is_empty()) {
            problems
                .add(|| Problem::at(&place, "one end is empty, so it was left out; fill it in"));
            continue;
        }
        let ends = words.map(|name| {
            *known.entry(target::plain(name)).or_insert_with(|| {
                incoming.partner(Row {
                    place: place.clone(),
                    id: None,
                    cells: vec![(column, name.to_owned())],
                })
            })
        });
        let said = names.iter().zip(cells).enumerate();
        let cells = said
            .filter(|(at, _)| {
                !matches!(
                    target::plain(names.get(*at).map_or("", |n| n)).as_str(),
                    "from" | "to"
                )
            })
            .map(|(_, (name, cell))| (name.clone(), cell.clone()))
            .collect();
        incoming.links.push(Tie {
            place,
            id: None,
            ends,
            direction: None,
            cells,
        });
    }
    incoming.noted(problems);
}

/// Whether this is what a column of names is called.
fn is_name(cell: &str) -> bool {
    target::guess(cell) == Some(Target::Partner("name"))
}

fn is_end(cell: &str) -> bool {
    matches!(target::plain(cell).as_str(), "from" | "to")
}

/// Rows with their numbers, as a spreadsheet counts them; those without any word are passed over.
fn rows(text: &str, separator: u8, most: usize) -> Vec<NumberedRow> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut found = Vec::new();
    let mut number = 0;
    for record in reader.records().flatten().take(most) {
        // The reader passes over empty lines, which a spreadsheet counts.
        let from = record.position().map_or(0, |at| at.byte() as usize);
        let before = text.get(from..).unwrap_or_default();
        let ends = before.bytes().take_while(|byte| b"\r\n".contains(byte));
        number += 1 + ends.filter(|byte| *byte == b'\n').count() as u64;
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            found.push((
                number,
                record
                    .iter()
                    // A line ends as in our own fields, whatever the file's system.
                    .map(|cell| plain_cell(cell).replace("\r\n", "\n"))
                    .collect(),
            ));
        }
    }
    found
}

/// The sign between cells: the one that a first line `sep=;` names, else the one that parts most rows alike.
fn separator(text: &str) -> (u8, &str) {
    let first = text.lines().next().unwrap_or_default();
    if let Some(sign) = first.strip_prefix("sep=")
        && let [sign] = sign.trim_end_matches('\r').as_bytes()
    {
        let rest = text.get(first.len()..).unwrap_or_default();
        return (*sign, rest.trim_start_matches(['\r', '\n']));
    }
    let fits = |separator: &u8| {
        let rows = rows(text, *separator, 30);
        let mut widths: HashMap<usize, usize> = HashMap::new();
        for (_, cells) in rows.iter().filter(|(_, cells)| cells.len() > 1) {
            *widths.entry(cells.len()).or_default() += 1;
        }
        widths
            .into_iter()
            .map(|(width, count)| (count, width))
            .max()
    };
    let best = SEPARATORS.iter().rev().max_by_key(|sign| fits(sign));
    (best.copied().unwrap_or(b','), text)
}

/// Names of columns: none empty, no two alike.
fn unlike(names: Vec<String>) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    names
        .into_iter()
        .enumerate()
        .map(|(at, name)| {
            let name = match super::incoming::one_line(&name, 60) {
                name if name.is_empty() => format!("Column {}", at + 1),
                name => name,
            };
            let times = seen.entry(name.clone()).or_default();
            *times += 1;
            match *times {
                1 => name,
                times => format!("{name} ({times})"),
            }
        })
        .collect()
}
