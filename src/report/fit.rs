//! How wide the columns of a table are: no word is broken that fits, and the table is as low as it can be.
//! Must not know what a table is about.

use super::{Cell, Table};
use crate::mapping::label;

/// Width of the text of an upright page, in widths of a table's letters (their size is 1).
const LINE: f32 = 57.0;

/// The same in a table of many columns, which is set a little smaller.
const LINE_OF_MANY: f32 = 61.0;
const MANY: usize = 6;

/// Room that a cell leaves around its words.
const AROUND: f32 = 1.1;

/// Digits of the same width are wider than those that are measured, and so are titles.
const CAREFUL: f32 = 1.04;

/// A line with a number and no wider than this stands on one line: a day, a value with its unit.
const WHOLE: f32 = 11.5;

/// A word wider than this may be broken: an address of a page, a word of a hundred letters.
const LONGEST: f32 = 19.0;

/// So many rows are looked at for their longest word, and so many for their height.
const LOOKED_AT: usize = 300;
const WEIGHED: usize = 36;

/// How much is taken from one column and given to another, first much, then little.
const STEPS: [f32; 5] = [8.0, 4.0, 2.0, 1.0, 0.5];

/// Makes columns wide enough for their words, and shares out the rest so that rows are low.
pub(super) fn fit(table: &mut Table) {
    let columns = table.head.len();
    if columns < 2 {
        return;
    }
    let line = if columns < MANY { LINE } else { LINE_OF_MANY };
    let least = least(table, line);
    let needed: f32 = least.iter().sum();
    if needed >= line {
        // Too much for one line: each as wide as its need, against the others.
        table.widths = least;
        return;
    }
    let all: f32 = table.widths.iter().sum();
    // What is left beyond the needs is shared out as the table asks, then moved to where it lowers rows.
    let mut widths: Vec<f32> = table
        .widths
        .iter()
        .zip(&least)
        .map(|(width, least)| least + (line - needed) * width / all)
        .collect();
    let rows = weighed(table);
    let mut height = heights(&rows, &widths);
    for step in STEPS {
        // Each move lowers the whole; the bound is for numbers that can't be told apart.
        for _ in 0..40 {
            let Some((lower, moved)) = best_move(&rows, &widths, &least, step) else {
                break;
            };
            if lower >= height - 0.001 {
                break;
            }
            (height, widths) = (lower, moved);
        }
    }
    table.widths = widths;
}

/// The widths after the move that lowers the table the most, with its height then.
fn best_move(
    rows: &[Vec<Vec<f32>>],
    widths: &[f32],
    least: &[f32],
    step: f32,
) -> Option<(f32, Vec<f32>)> {
    let mut best: Option<(f32, Vec<f32>)> = None;
    for (from, (width, least)) in widths.iter().zip(least).enumerate() {
        if width - step < *least {
            continue;
        }
        for to in (0..widths.len()).filter(|to| *to != from) {
            let moved: Vec<f32> = widths
                .iter()
                .enumerate()
                .map(|(at, width)| match at {
                    at if at == from => width - step,
                    at if at == to => width + step,
                    _ => *width,
                })
                .collect();
            let height = heights(rows, &moved);
            if best.as_ref().is_none_or(|(least, _)| height < *least) {
                best = Some((height, moved));
            }
        }
    }
    best
}

/// The least width of each column: its longest word, and its days and numbers whole where there is room for them.
fn least(table: &Table, line: f32) -> Vec<f32> {
    let whole = needs(table, true);
    // Some room must be left for those that say more.
    if whole.iter().sum::<f32>() < 0.9 * line {
        whole
    } else {
        needs(table, false)
    }
}

fn needs(table: &Table, numbers_whole: bool) -> Vec<f32> {
    let line = |line: &str| {
        let whole = label::width(line, 1.0);
        if numbers_whole && whole <= WHOLE && is_number(line) {
            return whole;
        }
        let words = line.split(' ').map(|word| label::width(word, 1.0));
        words.fold(0.0, f32::max).min(LONGEST)
    };
    let widest = |text: &str| text.lines().map(line).fold(0.0, f32::max);
    let column = |(at, head): (usize, &String)| {
        let rows = table.rows.iter().take(LOOKED_AT);
        let cells = rows.filter_map(|row| row.get(at));
        let cells = cells.map(|cell| widest(&said(cell)));
        cells.fold(widest(head), f32::max) * CAREFUL + AROUND
    };
    table.head.iter().enumerate().map(column).collect()
}

/// Whether a line is a day or a value more than words with a number in them.
fn is_number(line: &str) -> bool {
    let digits = line.chars().filter(char::is_ascii_digit).count();
    5 * digits >= line.chars().count()
}

fn said(cell: &Cell) -> String {
    cell.text.iter().map(|span| span.text.as_str()).collect()
}

/// The widths of the lines of cells, of rows from all over the table.
fn weighed(table: &Table) -> Vec<Vec<Vec<f32>>> {
    let every = table.rows.len().div_ceil(WEIGHED).max(1);
    let lines = |cell: &Cell| {
        let text = said(cell);
        let lines = text.split('\n').map(|line| label::width(line, 1.0));
        lines.collect()
    };
    let rows = table.rows.iter().step_by(every);
    rows.map(|row| row.iter().map(lines).collect()).collect()
}

/// The height of these rows in lines, and a little for what lies below the highest cell of a row.
fn heights(rows: &[Vec<Vec<f32>>], widths: &[f32]) -> f32 {
    // What a line loses at its end to the word that did not fit.
    const LOST: f32 = 2.0;
    // Whole lines decide; parts of them show the way to where a line less is needed.
    let cell = |(lines, width): (&Vec<f32>, &f32)| {
        let room = (width - AROUND).max(1.0);
        lines.iter().fold((0.0, 0.0), |(whole, parts), line| {
            if *line <= room {
                (whole + 1.0, parts + 1.0)
            } else {
                let needed = line / (room - LOST).max(1.0);
                (whole + needed.ceil().max(2.0), parts + needed.max(1.0))
            }
        })
    };
    rows.iter()
        .map(|row| {
            let cells = row.iter().zip(widths).map(cell);
            let (most, all) = cells.fold((0.0, 0.0), |(most, all), (whole, parts)| {
                (f32::max(most, whole), all + parts + 0.3 * whole)
            });
            most + 0.2 * all
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Block, grid::Grid};

    fn table(columns: &[(&str, f32)], rows: &[&[&str]]) -> Table {
        let mut grid = Grid::new("People", columns);
        for row in rows {
            grid.row(row.iter().map(|cell| Cell::text(*cell)));
        }
        match grid.block() {
            Some(Block::Table(table)) => table,
            other => panic!("a table, not {other:?}"),
        }
    }

    fn all(table: &Table) -> f32 {
        table.widths.iter().sum()
    }

    #[test]
    fn a_column_is_wide_enough_for_its_longest_word() {
        let columns = [("Name", 8.0), ("E-mail", 1.0), ("Came", 1.0)];
        let table = table(&columns, &[&["Ann", "ann.lee@example.org", "Yes"]]);
        assert!((all(&table) - LINE).abs() < 0.1, "{:?}", table.widths);
        assert!(
            table.widths[1] >= label::width("ann.lee@example.org", 1.0) + AROUND,
            "{:?}",
            table.widths
        );
    }

    #[test]
    fn a_day_stands_on_one_line_however_much_the_others_say() {
        let much =
            "Joint visits reached a fifth of all calls, and nobody had thought so. ".repeat(6);
        let columns = [("What", 9.0), ("Day", 1.0), ("Why", 9.0)];
        let table = table(&columns, &[&[&much, "September 15, 2026", &much]]);
        let day = label::width("September 15, 2026", 1.0) + AROUND;
        assert!(table.widths[1] >= day, "{:?}", table.widths);
    }

    #[test]
    fn what_says_much_gets_the_room_of_what_says_little() {
        let much =
            "Supervised visits in a house of four rooms, with two staff who know the families. "
                .repeat(5);
        let columns = [("Partner", 1.0), ("Answer", 1.0), ("Notes", 1.0)];
        let rows: [&[&str]; 2] = [&["Bright Start", "Yes", &much], &["CASA", "No", "–"]];
        let table = table(&columns, &rows);
        assert!(table.widths[2] > 0.6 * all(&table), "{:?}", table.widths);
    }

    #[test]
    fn a_table_of_more_columns_than_fit_has_widths_for_all() {
        let columns: Vec<(String, f32)> =
            (0..14).map(|at| (format!("Competency{at}"), 1.0)).collect();
        let columns: Vec<(&str, f32)> = columns.iter().map(|(t, w)| (t.as_str(), *w)).collect();
        let row = ["Considerably"; 14];
        let table = table(&columns, &[&row]);
        assert!(table.widths.iter().all(|w| *w > 1.0), "{:?}", table.widths);
    }
}
