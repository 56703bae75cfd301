//! Makes tables that fit: as many cells as columns, no column that says nothing, no table without a row.
//! Must not know what a table is about.

use super::{Block, Cell, Span, Table, Weight, fit::fit, words::DASH};

/// A table that is being filled.
pub(super) struct Grid(Table);

impl Grid {
    /// A table with these columns: title and width against the others.
    pub(super) fn new(caption: impl Into<String>, columns: &[(&str, Weight)]) -> Self {
        Self(Table {
            caption: caption.into(),
            head: columns
                .iter()
                .map(|(title, _)| (*title).to_owned())
                .collect(),
            widths: columns.iter().map(|(_, width)| *width).collect(),
            ..Table::default()
        })
    }

    /// A further column.
    pub(super) fn column(&mut self, title: impl Into<String>, width: Weight) {
        self.0.head.push(title.into());
        self.0.widths.push(width);
    }

    /// The first cell of each row is its title.
    pub(super) fn titled(mut self) -> Self {
        self.0.row_titles = true;
        self
    }

    /// How its figures are counted.
    pub(super) fn defined(mut self, definition: impl Into<String>) -> Self {
        self.0.definition = definition.into();
        self
    }

    /// A further row.
    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        let mut row: Vec<Cell> = cells.into_iter().collect();
        row.resize_with(self.0.head.len(), || Cell::text(DASH));
        self.0.rows.push(row);
    }

    /// A row of a title and named lines of text; none where nothing is said.
    pub(super) fn lines<'n>(
        &mut self,
        title: &str,
        lines: impl IntoIterator<Item = (&'n str, String)>,
    ) {
        self.named(title, lines, "\n");
    }

    /// The same in running text: where many short things are said, lines would leave most of the width empty.
    pub(super) fn running<'n>(
        &mut self,
        title: &str,
        lines: impl IntoIterator<Item = (&'n str, String)>,
    ) {
        self.named(title, lines, "  ");
    }

    fn named<'n>(
        &mut self,
        title: &str,
        lines: impl IntoIterator<Item = (&'n str, String)>,
        between: &str,
    ) {
        let mut cell = Cell::default();
        for (name, said) in lines {
            if said.is_empty() {
                continue;
            }
            let line = if cell.text.is_empty() { "" } else { between };
            cell.text.push(Span::strong(format!("{line}{name}: ")));
            cell.text.push(Span::plain(said));
        }
        if !cell.text.is_empty() {
            self.row([Cell::text(title), cell]);
        }
    }

    /// How many rows there are.
    pub(super) const fn len(&self) -> usize {
        self.0.rows.len()
    }

    /// The table; none without a row. A column in which nobody has filled in anything is left out, but the first.
    pub(super) fn block(self) -> Option<Block> {
        let mut table = self.0;
        if table.rows.is_empty() {
            return None;
        }
        let says_something = |cell: &Cell| {
            cell.text
                .iter()
                .any(|s| s.text != DASH && !s.text.is_empty())
        };
        let kept: Vec<bool> = (0..table.head.len())
            .map(|column| {
                column == 0
                    || table
                        .rows
                        .iter()
                        .any(|row| row.get(column).is_some_and(says_something))
            })
            .collect();
        if kept.contains(&false) {
            keep(&mut table.head, &kept);
            keep(&mut table.widths, &kept);
            for row in &mut table.rows {
                keep(row, &kept);
            }
        }
        fit(&mut table);
        Some(Block::Table(table))
    }

    /// The table with empty rows to write in.
    pub(super) fn with_blanks(self, rows: usize) -> Block {
        let mut table = self.0;
        table.to_fill_in = true;
        let width = table.head.len();
        let blank = std::iter::repeat_with(|| vec![Cell::default(); width]);
        table.rows.extend(blank.take(rows));
        Block::Table(table)
    }
}

fn keep<T>(list: &mut Vec<T>, kept: &[bool]) {
    let mut kept = kept.iter();
    list.retain(|_| kept.next().copied().unwrap_or(true));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_in_which_nothing_stands_is_left_out_and_short_rows_are_filled() {
        let mut grid = Grid::new("Rules", &[("Rule", 4.0), ("Notes", 2.0), ("Day", 1.0)]);
        grid.row([Cell::text("One"), Cell::text(DASH), Cell::text("Today")]);
        grid.row([Cell::text("Two")]);
        let Some(Block::Table(table)) = grid.block() else {
            panic!("a table");
        };
        assert_eq!(table.head, ["Rule", "Day"]);
        assert!(table.rows.iter().all(|row| row.len() == 2));
        assert_eq!(table.widths.len(), 2);
    }

    #[test]
    fn a_table_without_a_row_is_no_table() {
        assert!(Grid::new("Rules", &[("Rule", 1.0)]).block().is_none());
    }
}
