//! Sheets as a workbook (.xlsx): real days and numbers, frozen heads, filters, and a sheet in front that says what
//! the others are. The same plan on the same day gives the same bytes.
//! Must not know the plan.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Url, Workbook,
    Worksheet, XlsxError,
};

use super::{Book, Cell, Sheet};
use crate::model::Date;

/// The most characters that a cell can hold.
const MOST: usize = 32_767;
/// The widest column, in characters; longer texts are wrapped.
const WIDEST: usize = 44;
/// The narrowest column, in characters.
const NARROWEST: usize = 9;
/// How many characters a printed page holds side by side and can still be read.
const PAGE: usize = 190;
/// The height of a line, in points.
const LINE: f64 = 15.0;
/// The most lines of a row; more would be more than a row can be high.
const MOST_LINES: usize = 27;
/// Letter paper, in the numbers of the format.
const LETTER: u8 = 1;
/// The first day that every spreadsheet counts alike: before it, one of them knows a day that never was.
const FIRST_DAY: Date = Date::constant(1900, 3, 1);
/// The name of the sheet in front.
const READ_ME: &str = "Read me";

/// How cells look.
struct Looks {
    title: Format,
    head: Format,
    text: Format,
    number: Format,
    day: Format,
    quiet: Format,
    link: Format,
}

impl Looks {
    fn new() -> Self {
        let top = Format::new().set_align(FormatAlign::Top);
        let wrapped = top.clone().set_text_wrap();
        Self {
            title: Format::new().set_bold().set_font_size(16),
            head: wrapped
                .clone()
                .set_bold()
                .set_background_color(Color::RGB(0xDC_ED_EA))
                .set_border_bottom(FormatBorder::Thin),
            text: wrapped,
            number: top.clone(),
            day: top
                .clone()
                .set_num_format("yyyy-mm-dd")
                .set_align(FormatAlign::Left),
            quiet: top.set_font_color(Color::RGB(0x5E_66_73)),
            link: Format::new()
                .set_align(FormatAlign::Top)
                .set_font_color(Color::RGB(0x17_63_5F))
                .set_underline(rust_xlsxwriter::FormatUnderline::Single),
        }
    }
}

/// The workbook as the bytes of a file.
///
/// # Errors
/// What went wrong; a workbook that would be too large for the format is the only case known.
pub fn write(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let looks = Looks::new();
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(
        book.on.year().max(1900).cast_unsigned(),
        book.on.month().cast_unsigned(),
        book.on.day().cast_unsigned(),
    )?;
    let properties = DocProperties::new()
        .set_title(cut(&book.title, 200))
        .set_company(cut(&book.agency, 200))
        .set_comment(book.edition_in_words())
        .set_creation_datetime(&made);
    workbook.set_properties(&properties);
    read_me(workbook.add_worksheet(), book, &looks)?;
    for sheet in &book.sheets {
        rows(workbook.add_worksheet(), book, sheet, &looks)?;
    }
    workbook.save_to_buffer()
}

fn read_me(page: &mut Worksheet, book: &Book, looks: &Looks) -> Result<(), XlsxError> {
    page.set_name(READ_ME)?;
    page.set_column_width(0, 30)?;
    page.set_column_width(1, 10)?;
    page.set_column_width(2, 80)?;
    page.set_landscape()
        .set_paper_size(LETTER)
        .set_print_fit_to_pages(1, 0);
    let mut row = 0;
    page.write_string_with_format(row, 0, cut(&book.title, MOST), &looks.title)?;
    for line in [
        book.agency.clone(),
        format!("As of {}", crate::insight::text::day(book.on)),
        book.edition_in_words().to_owned(),
    ] {
        if !line.is_empty() {
            row += 1;
            page.write_string(row, 0, cut(&line, MOST))?;
        }
    }
    row += 2;
    for (at, title) in [(0, "Sheet"), (1, "Rows"), (2, "What a row is")] {
        page.write_string_with_format(row, at, title, &looks.head)?;
    }
    for sheet in &book.sheets {
        row += 1;
        let there = Url::new(format!("internal:'{}'!A1", sheet.name)).set_text(sheet.name);
        page.write_url_with_format(row, 0, there, &looks.link)?;
        page.write_number_with_format(row, 1, sheet.rows.len() as f64, &looks.number)?;
        page.write_string_with_format(row, 2, sheet.holds, &looks.text)?;
    }
    row += 2;
    page.write_string_with_format(row, 0, "About the plan", &looks.head)?;
    page.merge_range(row, 1, row, 2, "", &looks.head)?;
    for (title, cell) in &book.particulars {
        row += 1;
        page.write_string_with_format(row, 0, title, &looks.text)?;
        match cell {
            // Long words take both columns; a number or a day stands in the first.
            Cell::Text(text) => {
                page.merge_range(row, 1, row, 2, &cut(text, MOST), &looks.text)?;
                // A merged cell does not grow by itself.
                let lines = lines(cell, 85).clamp(1, MOST_LINES);
                page.set_row_height(row, LINE * lines as f64)?;
            }
            other => write_cell(page, row, 1, other, &looks.text, looks)?,
        }
    }
    Ok(())
}

fn rows(page: &mut Worksheet, book: &Book, sheet: &Sheet, looks: &Looks) -> Result<(), XlsxError> {
    page.set_name(sheet.name)?;
    page.set_landscape()
        .set_paper_size(LETTER)
        .set_repeat_rows(0, 0)?
        .set_repeat_columns(0, 0)?
        .set_freeze_panes(1, 1)?;
    let title = cut(&book.title, 80).replace('&', "&&");
    page.set_footer(format!("&L{title}&C&A&RPage &P of &N"));
    let last_row = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    let last_column = u16::try_from(sheet.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    page.autofilter(0, 0, last_row, last_column)?;
    page.set_row_height(0, 2.0 * LINE)?;
    let mut widths = Vec::with_capacity(sheet.columns.len());
    for (at, column) in (0_u16..).zip(&sheet.columns) {
        page.write_string_with_format(0, at, &column.title, &looks.head)?;
        let cells = sheet.rows.iter().filter_map(|row| row.get(usize::from(at)));
        let widest = cells.map(width).max().unwrap_or(0);
        // Room for the arrow of the filter.
        let title = column.title.chars().count() + 4;
        let width = widest.max(title.min(22)).clamp(NARROWEST, WIDEST);
        page.set_column_width(at, (width + 1) as f64)?;
        widths.push(width);
    }
    let across = widths.iter().sum::<usize>().div_ceil(PAGE);
    page.set_print_fit_to_pages(u16::try_from(across).unwrap_or(u16::MAX), 0);
    for (number, row) in (1_u32..).zip(&sheet.rows) {
        // Not every program makes a row as high as its words.
        let high = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| lines(cell, *width));
        let high = high.max().unwrap_or(1).clamp(1, MOST_LINES);
        page.set_row_height(number, LINE * high as f64)?;
        for ((at, column), cell) in (0_u16..).zip(&sheet.columns).zip(row) {
            let text = if column.quiet {
                &looks.quiet
            } else {
                &looks.text
            };
            write_cell(page, number, at, cell, text, looks)?;
        }
    }
    Ok(())
}

fn write_cell(
    page: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    text: &Format,
    looks: &Looks,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(words) => {
            page.write_string_with_format(row, column, cut(words, MOST), text)?;
        }
        Cell::Number(number) => {
            page.write_number_with_format(row, column, *number, &looks.number)?;
        }
        Cell::Day(day) if *day < FIRST_DAY => {
            page.write_string_with_format(row, column, day.to_string(), text)?;
        }
        Cell::Day(day) => {
            page.write_datetime_with_format(row, column, *day, &looks.day)?;
        }
    }
    Ok(())
}

/// The characters of a cell's longest line.
fn width(cell: &Cell) -> usize {
    match cell {
        Cell::Empty => 0,
        Cell::Text(text) => text.lines().map(|l| l.chars().count()).max().unwrap_or(0),
        Cell::Number(number) => number.to_string().len(),
        Cell::Day(_) => 11,
    }
}

/// The lines that a cell's words take in a column of this width; words are not broken, so a little is added.
fn lines(cell: &Cell, width: usize) -> usize {
    let Cell::Text(text) = cell else { return 1 };
    let room = (width * 9 / 10).max(1);
    text.lines()
        .map(|line| line.chars().count().div_ceil(room).max(1))
        .sum()
}

/// A text of at most so many characters, as the format counts them (a rare letter counts twice).
fn cut(text: &str, most: usize) -> String {
    if text.encode_utf16().count() <= most {
        return text.to_owned();
    }
    let mut room = most - 1;
    let mut kept: String = text
        .chars()
        .take_while(|letter| {
            let fits = room.checked_sub(letter.len_utf16());
            room = fits.unwrap_or(0);
            fits.is_some()
        })
        .collect();
    kept.push('…');
    kept
}
