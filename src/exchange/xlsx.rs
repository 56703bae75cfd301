//! A table of partners in a workbook (.xlsx): the first sheet that looks like one, read as `table` reads CSV.
//!
//! Cells are read one by one and only as many as a list of partners can have: a small file can claim to hold
//! billions of them.
//! Must not know what the plan holds.

use std::{collections::BTreeMap, io::Cursor};

use calamine::{DataRef, Reader as _, SheetVisible, Xlsx, XlsxError};

use super::{
    Problem,
    incoming::Incoming,
    table::{self, NumberedRow},
    text::MOST_BYTES,
};

/// The most cells that are read of a sheet.
const MOST_CELLS: usize = 1_000_000;
/// The most columns that are read of a sheet.
const MOST_COLUMNS: usize = 500;
/// The most bytes that a workbook may unpack to.
const MOST_UNPACKED: u64 = 6 * MOST_BYTES;
/// Sheets that a program says should be passed over begin with this.
const IGNORED: &str = "(ignore)";

/// Whether these bytes are a workbook of this format.
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Reads the partners or links of a workbook.
///
/// # Errors
/// What is wrong, if it is no workbook or holds no table.
pub fn read(bytes: &[u8]) -> Result<Incoming, Vec<Problem>> {
    let whole = |message: &str| vec![Problem::whole(message)];
    if bytes.len() as u64 > MOST_BYTES || unpacked(bytes).is_none_or(|size| size > MOST_UNPACKED) {
        return Err(whole(
            "This workbook is damaged, or larger than a list of partners can be; save its sheet as CSV and import that",
        ));
    }
    let broken = |error: XlsxError| {
        vec![Problem::whole(match error {
            XlsxError::Password => {
                "The workbook has a password; take it off and import it again".to_owned()
            }
            error => format!(
                "This is no workbook that can be read ({}); save its sheet as CSV and import that",
                super::incoming::one_line(&error.to_string(), 80)
            ),
        })]
    };
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(broken)?;
    let names: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible == SheetVisible::Visible && !sheet.name.starts_with(IGNORED))
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut first = None;
    for name in names {
        let rows = rows(&mut book, &name).map_err(broken)?;
        // A sheet in front often tells what the others are.
        if table::head(&rows).is_some() {
            return table::of_rows(&rows);
        }
        if !rows.is_empty() {
            first = first.or(Some(rows));
        }
    }
    match first {
        Some(rows) => table::of_rows(&rows),
        None => Err(whole("The workbook has no rows; choose another file")),
    }
}

/// How many bytes the file says that it unpacks to.
fn unpacked(bytes: &[u8]) -> Option<u64> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut size = 0_u64;
    for at in 0..archive.len() {
        size = size.checked_add(archive.by_index_raw(at).ok()?.size())?;
    }
    Some(size)
}

fn rows(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<NumberedRow>, XlsxError> {
    let mut cells = book.worksheet_cells_reader(name)?;
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let mut read = 0;
    while let Some(cell) = cells.next_cell()? {
        let (row, column) = cell.get_position();
        let text = said(cell.get_value());
        read += 1;
        if read > MOST_CELLS {
            break;
        }
        if text.is_empty() || column as usize >= MOST_COLUMNS {
            continue;
        }
        let cells = rows.entry(row).or_default();
        if cells.len() <= column as usize {
            cells.resize(column as usize + 1, String::new());
        }
        if let Some(cell) = cells.get_mut(column as usize) {
            *cell = text;
        }
    }
    let numbered = rows
        .into_iter()
        .map(|(row, cells)| (u64::from(row) + 1, cells));
    Ok(numbered.collect())
}

/// What a cell says, as a person reads it.
fn said(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::Empty | DataRef::Error(_) => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(true) => "Yes".to_owned(),
        DataRef::Bool(false) => "No".to_owned(),
        DataRef::String(text) => text.trim().to_owned(),
        DataRef::SharedString(text) => text.trim().to_owned(),
        // The day alone; partners have no hours.
        DataRef::DateTime(time) if time.is_datetime() => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(time) => time.as_f64().to_string(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.split('T').next().unwrap_or_default().to_owned()
        }
    }
}
