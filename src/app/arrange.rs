//! The map arranged by itself: on a thread of its own, and its result as one step.
//! Must not know how places are found (that is `mapping::layout`).

use std::ops::ControlFlow;

use super::{App, files::Done, jobs::Work};
use crate::{
    edit::Edit,
    insight::text,
    mapping::{
        Point,
        layout::{Task, arrange},
    },
    model::{Id, Lens, Partner, Placement},
    ui::shell::Tone,
};

impl App {
    /// Begins to arrange; `partners` are those of the task's nodes.
    pub(super) fn arrange(&mut self, ctx: &egui::Context, task: Task, partners: Vec<Id<Partner>>) {
        if self.session.as_ref().is_none_or(|s| s.read_only()) {
            return;
        }
        // Of two, the one asked for last is wanted.
        self.jobs.stop();
        let work = Work::stoppable("Arranging…");
        self.jobs.start_with(ctx, work, move |reins| {
            let places = arrange(&task, &mut |done| {
                if reins.goes_on(done) {
                    ControlFlow::Continue(())
                } else {
                    ControlFlow::Break(())
                }
            });
            // Without places it was stopped, and nobody takes the result.
            let found = places.unwrap_or_default();
            let all = task.nodes.iter().zip(partners).zip(found);
            let moved = all.filter(|((node, _), _)| node.stays.is_none());
            Done::Arranged(moved.map(|((_, partner), at)| (partner, at)).collect())
        });
    }

    /// Puts partners where they were arranged, as one step; who was deleted or pinned meanwhile stays as it is.
    pub(super) fn arranged(&mut self, places: &[(Id<Partner>, Point)]) {
        let Some(session) = &mut self.session else {
            return;
        };
        let plan = session.document.plan();
        let mut moved = Vec::new();
        for (partner, at) in places.iter().filter(|(id, _)| plan.partners.contains(*id)) {
            let before = session.index.placement(plan, *partner, Lens::Free);
            if before.is_some_and(|p| p.pinned) {
                continue;
            }
            let place = Placement {
                partner: *partner,
                lens: Lens::Free,
                x: tenths(at.x),
                y: tenths(at.y),
                ..before
                    .cloned()
                    .unwrap_or_else(|| Placement::new(self.ids.next()))
            };
            if before != Some(&place) {
                moved.push(place);
            }
        }
        if moved.is_empty() {
            self.tell(
                Tone::Info,
                "Everybody is where the arranging would put them",
            );
            return;
        }
        let who = text::count(moved.len(), "partner", "partners");
        let mut edit = Edit::named(format!("Arrange {who}"));
        for place in moved {
            edit = edit.put(place);
        }
        session.document.seal();
        match session.apply(edit) {
            Ok(()) => {
                self.view.map.arranged();
                self.tell(Tone::Done, format!("Arranged {who}"));
            }
            Err(refused) => self.tell(Tone::Failed, refused.to_string()),
        }
    }
}

/// A tenth of a map unit is finer than anybody sees, and reads well in an export.
fn tenths(x: f32) -> f64 {
    (f64::from(x) * 10.0).round() / 10.0
}
