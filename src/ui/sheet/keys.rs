//! The keyboard on the rows, as in a spreadsheet: arrows, typing, and what is done to whole rows.
//! Must not know how a row is drawn.

use egui::{Event, EventFilter, Id, Key, Modifiers, Ui};

use super::{
    Sheet, changes, copy,
    editor::{Cell, Go},
    field::{Field, Shape},
    naming,
    state::{Coming, Focus, State},
};
use crate::{
    model::{AnyRecord, Key as RecordKey, Value},
    ui::{Ctx, Out, command, widgets::arrow_answered},
};

/// How far Page Up and Page Down go.
const PAGE: usize = 10;

/// The keys that move from cell to cell.
const MOVES: [Key; 8] = [
    Key::ArrowUp,
    Key::ArrowDown,
    Key::ArrowLeft,
    Key::ArrowRight,
    Key::Home,
    Key::End,
    Key::PageUp,
    Key::PageDown,
];

/// The table that the keys act on.
pub(super) struct Hand<'a> {
    pub(super) sheet: &'static Sheet,
    pub(super) fields: &'a [Field],
    pub(super) fresh: &'a changes::Fresh,
    /// Id of the rows as what has the keyboard.
    pub(super) id: Id,
    /// Whether rows stand in their own order, all of them.
    pub(super) movable: bool,
    /// Height of a row.
    pub(super) row: f32,
}

impl Hand<'_> {
    fn record(&self, ctx: &Ctx<'_>, row: i64) -> Option<AnyRecord> {
        ctx.plan.get_any(RecordKey {
            kind: self.sheet.kind,
            id: row,
        })
    }

    /// Answers the keys while the rows have the keyboard.
    pub(super) fn answer(&self, ui: &Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, state: &mut State) {
        let has_something_to_leave = state.open.is_some() || !state.picked.is_empty();
        ui.memory_mut(|memory| {
            memory.set_focus_lock_filter(
                self.id,
                EventFilter {
                    tab: false,
                    horizontal_arrows: true,
                    vertical_arrows: true,
                    escape: has_something_to_leave,
                },
            );
        });
        command::leave_to(
            ui.ctx(),
            self.id,
            &[
                (Modifiers::NONE, Key::F2),
                (Modifiers::ALT, Key::ArrowUp),
                (Modifiers::ALT, Key::ArrowDown),
            ],
        );
        if state.rows.shown.is_empty() {
            return;
        }
        if state.cursor.is_none() {
            let first = state.rows.shown.first().copied().unwrap_or_default();
            state.cursor = Some(Cell {
                row: first,
                column: 0,
            });
        }
        if let Some(cell) = state.cursor {
            self.rows(ui, ctx, out, state, cell);
        }
        if let Some(cell) = state.cursor {
            self.moves(ui, state, cell);
        }
        if let Some(cell) = state.cursor
            && state.editing.is_none()
        {
            self.clipboard(ui, ctx, out, state, cell);
            self.cell(ui, ctx, out, state, cell);
        }
    }

    /// What is done to whole rows.
    fn rows(&self, ui: &Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, state: &mut State, cell: Cell) {
        let took = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if took(Modifiers::NONE, Key::Escape) {
            if state.picked.is_empty() {
                state.open = None;
            } else {
                state.picked.clear();
            }
        }
        if took(Modifiers::ALT, Key::Enter) {
            state.open_card(cell.row);
        }
        if took(Modifiers::COMMAND, Key::A) {
            state.picked = state.rows.shown.iter().copied().collect();
        }
        if ctx.read_only {
            return;
        }
        let rows = state.acted_on(cell.row);
        if took(Modifiers::COMMAND, Key::D) {
            self.duplicate(ctx, out, state, &rows);
        }
        if took(Modifiers::COMMAND, Key::Delete) || took(Modifiers::COMMAND, Key::Backspace) {
            self.delete(ctx, out, state, &rows);
        }
        for (key, down) in [(Key::ArrowUp, false), (Key::ArrowDown, true)] {
            if took(Modifiers::ALT, key) {
                self.nudge(ctx, out, state, &rows, down);
                arrow_answered(ui, self.id);
            }
        }
    }

    /// Doubles rows and goes to the first of the new ones.
    pub(super) fn duplicate(
        &self,
        ctx: &Ctx<'_>,
        out: &mut Out<'_>,
        state: &mut State,
        rows: &[i64],
    ) {
        let made = changes::duplicate(ctx, out, self.sheet, &state.rows.shown, rows);
        state.picked.clear();
        if let Some(row) = made.first() {
            state.coming = Some(Coming {
                cell: Cell {
                    row: *row,
                    column: state.cursor.map_or(0, |cell| cell.column),
                },
                edit: false,
            });
        }
    }

    /// Deletes rows and goes on with the one after them.
    pub(super) fn delete(&self, ctx: &Ctx<'_>, out: &mut Out<'_>, state: &mut State, rows: &[i64]) {
        changes::delete(ctx, out, self.sheet, rows);
        let shown = &state.rows.shown;
        let last = shown.iter().rposition(|id| rows.contains(id));
        let next = last.and_then(|last| {
            let after = shown.iter().skip(last + 1);
            let before = shown.iter().take(last).rev();
            after.chain(before).find(|id| !rows.contains(id)).copied()
        });
        state.picked.clear();
        if state.open.is_some_and(|row| rows.contains(&row)) {
            state.open = None;
        }
        if let (Some(row), Some(cell)) = (next, state.cursor) {
            state.cursor = Some(Cell { row, ..cell });
        }
    }

    /// Moves rows one place, or says why not.
    pub(super) fn nudge(
        &self,
        ctx: &Ctx<'_>,
        out: &mut Out<'_>,
        state: &mut State,
        rows: &[i64],
        down: bool,
    ) {
        if self.movable {
            changes::nudge(ctx, out, self.sheet, &state.rows.shown, rows, down);
            state.reveal = state.cursor;
        } else if changes::has_order(self.sheet.kind) {
            out.notify(super::table::WHY_NOT_MOVED);
        }
    }

    /// The arrows and their kin.
    fn moves(&self, ui: &Ui, state: &mut State, cell: Cell) {
        let Some(at) = state.rows.position(cell.row) else {
            return;
        };
        let last_row = state.rows.shown.len().saturating_sub(1);
        let last_column = self.fields.len().saturating_sub(1);
        // With what was held when the key went down, not at the end of the pass: fast hands let go in between.
        let pressed = ui.input(|input| {
            input.events.iter().find_map(|event| match event {
                Event::Key {
                    key,
                    pressed: true,
                    modifiers,
                    ..
                } if MOVES.contains(key) && !modifiers.alt => Some((*key, *modifiers)),
                _ => None,
            })
        });
        let Some((key, held)) = pressed else { return };
        let (command, shift) = (held.command, held.shift);
        let (row, column) = match key {
            Key::ArrowUp if command => (0, cell.column),
            Key::ArrowDown if command => (last_row, cell.column),
            Key::ArrowUp => (at.saturating_sub(1), cell.column),
            Key::ArrowDown => (at + 1, cell.column),
            Key::ArrowLeft => (at, cell.column.saturating_sub(1)),
            Key::ArrowRight => (at, (cell.column + 1).min(last_column)),
            Key::Home if command => (0, 0),
            Key::End if command => (last_row, last_column),
            Key::Home => (at, 0),
            Key::End => (at, last_column),
            Key::PageUp => (at.saturating_sub(PAGE), cell.column),
            _ => ((at + PAGE).min(last_row), cell.column),
        };
        arrow_answered(ui, self.id);
        if row > last_row {
            if !shift {
                state.focus = Some(Focus::LastLine);
            }
            return;
        }
        let Some(id) = state.rows.shown.get(row).copied() else {
            return;
        };
        let to = Cell { row: id, column };
        if shift && row != at {
            state.pick_to(id);
            state.cursor = Some(to);
            state.reveal = Some(to);
        } else {
            state.take(to);
        }
    }

    /// What is done to the cell in hand.
    fn cell(&self, ui: &Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, state: &mut State, cell: Cell) {
        let Some(field) = self.fields.get(cell.column) else {
            return;
        };
        let took = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let enter = took(Modifiers::NONE, Key::Enter) || took(Modifiers::NONE, Key::F2);
        if ctx.read_only || !field.editable() {
            if enter {
                state.open_card(cell.row);
            }
            return;
        }
        let Some(record) = self.record(ctx, cell.row) else {
            return;
        };
        if matches!(field.shape, Shape::Tick) {
            if enter || took(Modifiers::NONE, Key::Space) {
                copy::set(
                    ctx,
                    out,
                    self.sheet,
                    field,
                    &record,
                    toggled(field, &record),
                );
            }
            return;
        }
        if enter {
            state.edit(cell, None);
            return;
        }
        if took(Modifiers::NONE, Key::Delete) || took(Modifiers::NONE, Key::Backspace) {
            match field.empty() {
                Some(empty) => copy::set(ctx, out, self.sheet, field, &record, empty),
                None => out.notify(format!("{} can't be empty", field.column.title)),
            }
            return;
        }
        let typed = ui.input_mut(|input| {
            let mut typed = String::new();
            input.events.retain(|event| match event {
                Event::Text(text) => {
                    typed.push_str(text);
                    false
                }
                _ => true,
            });
            typed
        });
        if !typed.trim().is_empty() {
            state.edit(cell, Some(typed));
        }
    }

    /// Copy, cut and paste.
    fn clipboard(&self, ui: &Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, state: &mut State, cell: Cell) {
        let mut asked = Vec::new();
        ui.input_mut(|input| {
            input.events.retain(|event| {
                let ours = matches!(event, Event::Copy | Event::Cut | Event::Paste(_));
                if ours {
                    asked.push(event.clone());
                }
                !ours
            });
        });
        for event in asked {
            match event {
                Event::Copy => self.copy(ui, ctx, out, state, cell),
                Event::Cut => {
                    self.copy(ui, ctx, out, state, cell);
                    if ctx.read_only {
                        continue;
                    }
                    if state.picked.is_empty() {
                        if let (Some(field), Some(record)) =
                            (self.fields.get(cell.column), self.record(ctx, cell.row))
                            && let Some(empty) = field.empty()
                        {
                            copy::set(ctx, out, self.sheet, field, &record, empty);
                        }
                    } else {
                        let rows = state.acted_on(cell.row);
                        self.delete(ctx, out, state, &rows);
                    }
                }
                Event::Paste(text) if !ctx.read_only => self.paste(ctx, out, state, cell, &text),
                _ => {}
            }
        }
    }

    fn copy(&self, ui: &Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, state: &State, cell: Cell) {
        let text = if state.picked.is_empty() {
            match (self.fields.get(cell.column), self.record(ctx, cell.row)) {
                (Some(field), Some(record)) => field.text(ctx, &record),
                _ => return,
            }
        } else {
            let rows = state.acted_on(cell.row);
            out.notify(format!(
                "Copied {}",
                naming::count(rows.len(), self.sheet.one)
            ));
            copy::rows_text(ctx, self.sheet, &rows)
        };
        ui.ctx().copy_text(text);
    }

    fn paste(&self, ctx: &Ctx<'_>, out: &mut Out<'_>, state: &mut State, cell: Cell, text: &str) {
        let one = !text.trim_end().contains(['\t', '\n']);
        if one
            && let (Some(field), Some(record)) =
                (self.fields.get(cell.column), self.record(ctx, cell.row))
        {
            copy::set_text(ctx, out, self.sheet, field, &record, text.trim_end());
            return;
        }
        if let Some(row) = copy::paste(ctx, out, self.sheet, self.fresh, text) {
            state.coming = Some(Coming::row(row));
        }
    }

    /// Goes on after an editor closed.
    pub(super) fn go(&self, ctx: &Ctx<'_>, state: &mut State, from: Cell, go: Go) {
        let Some(at) = state.rows.position(from.row) else {
            return;
        };
        state.cursor = Some(from);
        let row_at = |at: usize| state.rows.shown.get(at).copied();
        match go {
            Go::Away => {}
            Go::Here => state.focus = Some(Focus::Rows),
            Go::Down => match row_at(at + 1) {
                Some(row) => {
                    state.take(Cell { row, ..from });
                    state.focus = Some(Focus::Rows);
                }
                None => state.focus = Some(Focus::LastLine),
            },
            Go::Next | Go::Previous => {
                let forward = go == Go::Next;
                match self.neighbour(state, at, from.column, forward) {
                    Some(cell) => self.step_into(ctx, state, cell),
                    None if forward => state.focus = Some(Focus::LastLine),
                    None => state.focus = Some(Focus::Rows),
                }
            }
        }
    }

    /// The editable cell before or after one, over the ends of rows.
    fn neighbour(&self, state: &State, at: usize, column: usize, forward: bool) -> Option<Cell> {
        let editable = |column: &usize| self.fields.get(*column).is_some_and(Field::editable);
        let count = self.fields.len();
        let (here, there_at, there) = if forward {
            (
                (column + 1..count).find(editable),
                Some(at + 1),
                (0..count).find(editable),
            )
        } else {
            (
                (0..column).rev().find(editable),
                at.checked_sub(1),
                (0..count).rev().find(editable),
            )
        };
        let (at, column) = match here {
            Some(column) => (at, column),
            None => (there_at?, there?),
        };
        let row = state.rows.shown.get(at).copied()?;
        Some(Cell { row, column })
    }

    /// Edits a cell, as Tab leads into it; a box to tick is only put in hand.
    pub(super) fn step_into(&self, ctx: &Ctx<'_>, state: &mut State, cell: Cell) {
        let field = self.fields.get(cell.column);
        if ctx.read_only || field.is_none_or(|f| !f.editable()) {
            state.take(cell);
            state.focus = Some(Focus::Rows);
        } else {
            state.take(cell);
            state.edit(cell, None);
        }
    }
}

/// Yes for no, and no for yes.
pub(super) fn toggled(field: &Field, record: &AnyRecord) -> Value {
    Value::Int(i64::from(field.value(record) != Value::Int(1)))
}
