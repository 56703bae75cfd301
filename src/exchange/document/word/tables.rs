//! What stands in rows and columns in a Word file: tables, facts, figures to be read from afar, lines to sign on.
//! Must not know how it looks.

use std::fmt::Write as _;

use super::{
    body::{Body, along, boxed, towards},
    styles::{head_shade, tile_shade},
    words::{Set, paragraph, said, words},
};
use crate::{
    exchange::document::xml::escaped,
    report::{Cell, Fact, Signature, Stat, Table},
};

/// So many facts stay on one page.
const TOGETHER: usize = 8;
/// The most tiles in a row.
const TILES: usize = 4;

/// A table of the format as it grows.
struct Grid {
    out: String,
    columns: Vec<i32>,
}

impl Grid {
    /// A table in a style, with the widths of its columns, and the words for those who can't see it.
    fn new(style: &str, columns: Vec<i32>, caption: &str, titles: bool, row_titles: bool) -> Self {
        let all: i32 = columns.iter().sum();
        let [first, side] = [titles, row_titles].map(u8::from);
        let mut out = format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"{style}\"/><w:tblW w:w=\"{all}\" w:type=\"dxa\"/>\
             <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0000\" w:firstRow=\"{first}\" w:lastRow=\"0\" \
             w:firstColumn=\"{side}\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>"
        );
        if !caption.is_empty() {
            let _ = write!(out, "<w:tblCaption w:val=\"{}\"/>", escaped(caption));
        }
        out.push_str("</w:tblPr><w:tblGrid>");
        for width in &columns {
            let _ = write!(out, "<w:gridCol w:w=\"{width}\"/>");
        }
        out.push_str("</w:tblGrid>");
        Self { out, columns }
    }

    /// A row; `set` are its properties, and cells hold paragraphs.
    fn row(&mut self, set: &str, cells: &[(String, String)]) {
        let _ = write!(self.out, "<w:tr><w:trPr><w:cantSplit/>{set}</w:trPr>");
        for (width, (shade, inside)) in self.columns.iter().zip(cells) {
            let _ = write!(
                self.out,
                "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{shade}</w:tcPr>{inside}</w:tc>"
            );
        }
        self.out.push_str("</w:tr>");
    }

    fn finish(mut self) -> String {
        self.out.push_str("</w:tbl>");
        self.out
    }
}

/// A line of text as a paragraph.
fn line(style: &str, text: &str) -> String {
    paragraph(style, towards(text), &words(text, ""))
}

/// The width of a text, cut in parts; equal parts if the weights are none. The parts make up the whole exactly.
fn cut(whole: i32, weights: &[f32], parts: usize) -> Vec<i32> {
    let sound = |weight: &f32| weight.is_finite() && *weight > 0.0;
    let weights: Vec<f32> = if weights.len() == parts && weights.iter().all(sound) {
        weights.to_vec()
    } else {
        vec![1.0; parts]
    };
    let all: f32 = weights.iter().sum();
    let mut before = 0;
    let mut sum = 0.0;
    let widths = weights.iter().map(|weight| {
        sum += weight;
        let to = (whole as f32 * sum / all).round() as i32;
        let width = to - before;
        before = to;
        width
    });
    widths.collect()
}

impl Body<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let longest = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        let columns = table.head.len().max(longest);
        self.table_caption(&table.caption);
        if columns == 0 {
            self.definition(&table.definition);
            return;
        }
        let titles = table.head.iter().any(|title| !title.is_empty());
        let style = if table.to_fill_in { "Grid" } else { "Rows" };
        let widths = cut(self.sheet.text_width(), &table.widths, columns);
        let mut grid = Grid::new(style, widths, &table.caption, titles, table.row_titles);
        if titles {
            let title = |at: usize| {
                let text = table.head.get(at).map_or("", String::as_str);
                let number = |row: &Vec<Cell>| row.get(at).is_some_and(|cell| cell.number);
                let set = Set {
                    at_end: !table.rows.is_empty() && table.rows.iter().all(number),
                    ..towards(text)
                };
                (
                    format!("{}<w:vAlign w:val=\"bottom\"/>", head_shade()),
                    paragraph("CellHead", set, &words(text, "")),
                )
            };
            let cells: Vec<_> = (0..columns).map(title).collect();
            grid.row("<w:tblHeader/>", &cells);
        }
        let height = if table.to_fill_in {
            "<w:trHeight w:val=\"620\" w:hRule=\"atLeast\"/>"
        } else {
            ""
        };
        let none = Cell::default();
        for (y, row) in table.rows.iter().enumerate() {
            // No row stands alone below titles that are repeated.
            let with_next = y + 2 == table.rows.len();
            let cell = |at: usize| {
                let cell = row.get(at).unwrap_or(&none);
                let set = Set {
                    at_end: cell.number,
                    with_next,
                    ..along(&cell.text)
                };
                let style = if at == 0 && table.row_titles {
                    "CellTitle"
                } else {
                    "CellText"
                };
                (String::new(), paragraph(style, set, &said(&cell.text)))
            };
            let cells: Vec<_> = (0..columns).map(cell).collect();
            grid.row(height, &cells);
        }
        self.out.push_str(&grid.finish());
        if table.definition.is_empty() {
            self.gap();
        } else {
            self.definition(&table.definition);
        }
    }

    pub(super) fn facts(&mut self, facts: &[Fact]) {
        if facts.is_empty() {
            return;
        }
        self.before_table();
        let widths = cut(self.sheet.text_width(), &[3.0, 7.0], 2);
        let mut grid = Grid::new("Facts", widths, "", false, true);
        for (at, fact) in facts.iter().enumerate() {
            // A few stay on one page, and many begin where their heading stands.
            let with_next = at + 1 < facts.len() && (at == 0 || facts.len() <= TOGETHER);
            let set = |towards: Set| Set {
                with_next,
                ..towards
            };
            let is = paragraph("FactText", set(along(&fact.is)), &said(&fact.is));
            let name = paragraph("FactName", set(towards(&fact.name)), &words(&fact.name, ""));
            grid.row("", &[(String::new(), name), (String::new(), is)]);
        }
        self.out.push_str(&grid.finish());
        self.gap();
    }

    pub(super) fn stats(&mut self, stats: &[Stat]) {
        if stats.is_empty() {
            return;
        }
        self.before_table();
        // As many in each row as in the others, as far as that goes.
        let rows = stats.len().div_ceil(TILES);
        let columns = stats.len().div_ceil(rows);
        let widths = cut(self.sheet.text_width(), &[], columns);
        let mut grid = Grid::new("Tiles", widths, "", false, false);
        let tile = |stat: &Stat| {
            let mut inside = line("StatValue", &stat.value);
            inside.push_str(&line("StatLabel", &stat.label));
            if !stat.definition.is_empty() {
                inside.push_str(&line("StatNote", &stat.definition));
            }
            (tile_shade(), inside)
        };
        for row in stats.chunks(columns) {
            let mut cells: Vec<_> = row.iter().map(tile).collect();
            cells.resize_with(columns, || (String::new(), line("StatLabel", "")));
            grid.row("", &cells);
        }
        self.out.push_str(&grid.finish());
        self.gap();
    }

    pub(super) fn signatures(&mut self, all: &[Signature]) {
        if all.is_empty() {
            return;
        }
        self.before_table();
        let widths = cut(self.sheet.text_width(), &[], 2);
        let mut grid = Grid::new("Signatures", widths, "", false, false);
        let place = |signature: &Signature| {
            let mut inside = line("Party", &signature.party);
            if signature.signed {
                let said = format!("{}{}", boxed(true), words(" Has signed", ""));
                inside.push_str(&paragraph("Signed", Set::default(), &said));
            }
            for label in ["Signature", "Name and title", "Date"] {
                inside.push_str(&paragraph("SignLine", Set::default(), ""));
                inside.push_str(&line("SignLabel", label));
            }
            (String::new(), inside)
        };
        for row in all.chunks(2) {
            let mut cells: Vec<_> = row.iter().map(place).collect();
            cells.resize_with(2, || (String::new(), line("SignLabel", "")));
            grid.row("", &cells);
        }
        self.out.push_str(&grid.finish());
        self.gap();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_make_up_the_whole_width_whatever_they_weigh() {
        for weights in [vec![1.0, 2.0, 4.0], vec![0.0, f32::NAN, 1.0], vec![1.0]] {
            let widths = cut(9_941, &weights, 3);
            assert_eq!(widths.iter().sum::<i32>(), 9_941, "{weights:?}");
            assert!(widths.iter().all(|width| *width > 0));
        }
        assert_eq!(cut(700, &[1.0, 2.0, 4.0], 3), [100, 200, 400]);
    }
}
