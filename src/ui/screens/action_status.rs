//! What goes with the status of an action, wherever it is set: done means all of it, today; what is opened again
//! begins anew.
//! Must not know in which table or form it was set.

use crate::{
    insight::actions::with_status,
    model::{Action, ActionStatus, Record as _},
    ui::{Ctx, Out},
};

/// Completes the edits asked for since `from` (a length of `out.edits`) that set the status of an action.
pub(super) fn settle(ctx: &Ctx<'_>, out: &mut Out<'_>, from: usize) {
    for edit in out.edits.iter_mut().skip(from) {
        for record in &mut edit.put {
            let Some(after) = Action::unwrap_any(record) else {
                continue;
            };
            let Some(before) = ctx.plan.get(after.id) else {
                continue;
            };
            let done = |action: &Action| action.status == ActionStatus::Done;
            if done(before) == done(after) {
                continue;
            }
            let whole = with_status(before, after.status, ctx.today);
            let settled = Action {
                progress: whole.progress,
                done_on: whole.done_on,
                ..after.clone()
            };
            *record = settled.wrap();
        }
    }
}
