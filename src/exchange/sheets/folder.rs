//! Sheets as a folder of CSV files: UTF-8 with a byte order mark, lines ended as spreadsheets end them.
//!
//! A text that a spreadsheet would take for a formula gets an apostrophe in front: a cell that says `=HYPERLINK(…)`
//! must not do anything on somebody else's machine. `table` takes the apostrophe off when it reads.
//! Must not know the plan.

use super::{Book, Cell, Sheet};

/// The file that says what the others are.
const READ_ME: &str = "Read me.txt";

/// The files of the folder, each with its name.
///
/// # Errors
/// What went wrong, if a sheet could not be written.
pub fn write(book: &Book) -> Result<Vec<(String, Vec<u8>)>, csv::Error> {
    let mut files = vec![(READ_ME.to_owned(), read_me(book).into_bytes())];
    for sheet in &book.sheets {
        files.push((format!("{}.csv", sheet.name), lines(sheet)?));
    }
    Ok(files)
}

fn lines(sheet: &Sheet) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(b"\xEF\xBB\xBF".to_vec());
    writer.write_record(sheet.columns.iter().map(|column| safe(&column.title)))?;
    for row in &sheet.rows {
        writer.write_record(row.iter().map(said))?;
    }
    writer
        .into_inner()
        .map_err(|error| csv::Error::from(error.into_error()))
}

fn said(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => safe(text),
        Cell::Number(number) => number.to_string(),
        Cell::Day(day) => day.to_string(),
    }
}

/// A text that no spreadsheet takes for a formula.
fn safe(text: &str) -> String {
    // A zero byte ends a cell in some programs.
    let text = text.replace('\0', "");
    if super::super::table::is_formula(&text) {
        format!("'{text}")
    } else {
        text
    }
}

fn read_me(book: &Book) -> String {
    let mut lines = vec![book.title.clone()];
    if !book.agency.is_empty() {
        lines.push(book.agency.clone());
    }
    lines.push(format!("As of {}", crate::insight::text::day(book.on)));
    lines.push(book.edition_in_words().to_owned());
    lines.push(String::new());
    for (title, cell) in &book.particulars {
        let said = match cell {
            Cell::Day(day) => crate::insight::text::day(*day),
            Cell::Text(text) => text.clone(),
            other => said(other),
        };
        lines.push(format!("{title}: {said}"));
    }
    lines.push(String::new());
    lines.push("One file for each table, in UTF-8. Days are written year-month-day. A text that begins like a formula has an apostrophe in front.".to_owned());
    lines.push(String::new());
    for sheet in &book.sheets {
        lines.push(format!(
            "{}.csv ({}): {}",
            sheet.name,
            sheet.count(),
            sheet.holds
        ));
    }
    lines.push(String::new());
    format!("\u{feff}{}", lines.join("\n").replace('\n', "\r\n"))
}
