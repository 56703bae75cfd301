//! A list of records by day, worked out once per change of the plan.
//! Must not know how a row is drawn.

use crate::{
    model::{Date, Id, Record, Table},
    ui::Ctx,
};

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
