//! What a table remembers from frame to frame: the cell in hand, picked rows, sorting, filter, the open card.
//! Must not know how any of it is drawn.

use std::collections::BTreeSet;

use super::{
    editor::{Cell, Editing},
    rows::{Rows, Sort},
};

/// View state of one table: the cell in hand, sorting, filter, the open card.
#[derive(Debug, Default)]
pub struct State {
    /// The cell that the keys act on.
    pub(super) cursor: Option<Cell>,
    /// Where a range of picked rows begins.
    pub(super) anchor: Option<i64>,
    /// Rows picked to be copied, moved, deleted together.
    pub(super) picked: BTreeSet<i64>,
    pub(super) sort: Option<Sort>,
    pub(super) filter: String,
    pub(super) editing: Option<Editing>,
    /// Counts editors.
    pub(super) sessions: u64,
    /// The row whose card is open.
    pub(super) open: Option<i64>,
    /// The card was opened just now: bring it into sight.
    pub(super) card_fresh: bool,
    /// Nothing had the keyboard when the card was last drawn.
    pub(super) card_quiet: bool,
    /// What is being typed into the last line.
    pub(super) adding: String,
    pub(super) rows: Rows,
    /// The cell to bring into sight.
    pub(super) reveal: Option<Cell>,
    pub(super) drag: Option<Drag>,
    /// What is being pasted by hand, while the field for it is open.
    pub(super) paste: Option<String>,
    /// The row whose menu was asked for at a place.
    pub(super) menu: Option<(i64, egui::Pos2)>,
    /// What gets the keyboard next.
    pub(super) focus: Option<Focus>,
    /// A row that was asked for and is on its way into the plan.
    pub(super) coming: Option<Coming>,
    /// What the rows are bound to; when that changes, all above is about other rows.
    pub(super) of: u64,
}

/// A part of the table that can have the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Focus {
    Rows,
    LastLine,
}

/// A row that will be there in the next pass.
#[derive(Clone, Copy, Debug)]
pub(super) struct Coming {
    /// The cell of it to put in hand.
    pub(super) cell: Cell,
    /// Whether to edit it.
    pub(super) edit: bool,
}

impl Coming {
    /// A row to put in hand.
    pub(super) const fn row(row: i64) -> Self {
        Self {
            cell: Cell { row, column: 0 },
            edit: false,
        }
    }
}

/// Rows on their way to another place.
#[derive(Clone, Debug)]
pub(super) struct Drag {
    pub(super) rows: Vec<i64>,
    /// Before which row they would land.
    pub(super) to: usize,
}

impl State {
    /// The row whose card is open.
    pub const fn open_row(&self) -> Option<i64> {
        self.open
    }

    /// Opens the card of a row, and brings both into sight.
    pub fn open_card(&mut self, row: i64) {
        let column = self.cursor.map_or(0, |cell| cell.column);
        self.cursor = Some(Cell { row, column });
        self.reveal = self.cursor;
        self.open = Some(row);
        self.card_fresh = true;
    }

    /// The rows that are acted on together: those picked, or the one in hand; in the order shown.
    pub(super) fn acted_on(&self, row: i64) -> Vec<i64> {
        if self.picked.contains(&row) {
            let shown = self.rows.shown.iter();
            shown
                .filter(|id| self.picked.contains(id))
                .copied()
                .collect()
        } else {
            vec![row]
        }
    }

    /// Opens an editor.
    pub(super) fn edit(&mut self, cell: Cell, typed: Option<String>) {
        self.sessions += 1;
        self.cursor = Some(cell);
        self.reveal = Some(cell);
        self.editing = Some(Editing::new(cell, self.sessions, typed));
    }

    /// Undo, delete and filters may have taken away what this was about.
    pub(super) fn forget_what_is_gone(&mut self) {
        let here = |row: i64| self.rows.position(row).is_some();
        if self.cursor.is_some_and(|cell| !here(cell.row)) {
            self.cursor = None;
        }
        if self.editing.as_ref().is_some_and(|e| !here(e.cell.row)) {
            self.editing = None;
        }
        if !self.picked.is_empty() {
            let shown: BTreeSet<i64> = self.rows.shown.iter().copied().collect();
            self.picked.retain(|row| shown.contains(row));
        }
    }

    /// Picks all rows from the anchor to this one.
    pub(super) fn pick_to(&mut self, row: i64) {
        let anchor = self
            .anchor
            .or(self.cursor.map(|cell| cell.row))
            .unwrap_or(row);
        self.anchor = Some(anchor);
        if let (Some(a), Some(b)) = (self.rows.position(anchor), self.rows.position(row)) {
            let range = self.rows.shown.get(a.min(b)..=a.max(b)).unwrap_or_default();
            self.picked = range.iter().copied().collect();
        }
    }

    /// Puts a cell in hand, alone.
    pub(super) fn take(&mut self, cell: Cell) {
        self.cursor = Some(cell);
        self.reveal = Some(cell);
        self.picked.clear();
        self.anchor = None;
    }
}
