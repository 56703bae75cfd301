//! A list of records by day, worked out once per change of the plan.
//! Must not know what a record is about.

use egui::{Label, Ui};

use crate::{
    model::{Date, Id, Record, Table},
    ui::{Ctx, tokens},
};

/// Height of a row of two lines.
pub(super) const LINES: f32 = 54.0;

/// A row: what it is about, and below it the rest in small.
pub(super) fn two_lines(ui: &mut Ui, words: &str, below: &str) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(7.0);
        ui.add(Label::new(tokens::body(words)).truncate());
        ui.add(Label::new(tokens::small(below)).truncate());
    });
}

/// The records of a kind, latest first; those without a day stand before them, newest first.
#[derive(Debug)]
pub(super) struct ByDay<T> {
    of: Option<u64>,
    ids: Vec<Id<T>>,
}

impl<T> Default for ByDay<T> {
    fn default() -> Self {
        Self {
            of: None,
            ids: Vec::new(),
        }
    }
}

impl<T: Record> ByDay<T> {
    /// The ids in order.
    pub(super) fn of(
        &mut self,
        ctx: &Ctx<'_>,
        table: &Table<T>,
        day: impl Fn(&T) -> Option<Date>,
    ) -> &[Id<T>] {
        if self.of != Some(ctx.revision) {
            self.of = Some(ctx.revision);
            let mut rows: Vec<_> = table.iter().map(|r| (day(r), r.id())).collect();
            rows.sort_by(|(a, i), (b, j)| {
                b.is_none()
                    .cmp(&a.is_none())
                    .then_with(|| b.cmp(a))
                    .then_with(|| j.cmp(i))
            });
            self.ids = rows.into_iter().map(|(_, id)| id).collect();
        }
        &self.ids
    }
}
