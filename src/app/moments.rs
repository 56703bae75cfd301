//! Snapshots taken and read back, on a thread of their own: a large plan takes longer than a frame has.
//! Must not know what a snapshot is compared with.

use super::{App, files::Done, jobs::Work};
use crate::{
    edit::Edit,
    exchange::moment,
    insight::text,
    model::{Date, Id, Plan, Snapshot},
    ui::{
        moments::{self, Read},
        shell::{Modal, Tone},
    },
};

impl App {
    /// Asks what the next snapshot is called.
    pub(super) fn ask_for_snapshot(&mut self) {
        let Some(session) = self.session.as_ref().filter(|s| !s.read_only()) else {
            return;
        };
        let plan = session.document.plan();
        self.shell.modal = Some(Modal::Snapshot {
            name: moments::default_name(plan, self.services.today()),
        });
    }

    /// Begins to take a snapshot of the plan as it is now.
    pub(super) fn take_snapshot(&mut self, ctx: &egui::Context, name: String) {
        let Some(session) = self.session.as_ref().filter(|s| !s.read_only()) else {
            return;
        };
        let plan = session.document.shared_plan();
        let on = self.services.today();
        let work = Work {
            of_plan: true,
            ..Work::default()
        };
        self.jobs.start_with(ctx, work, move |_| {
            let body = moment::body(&plan);
            Done::SnapshotTaken { name, on, body }
        });
    }

    /// Keeps a snapshot, as one step.
    pub(super) fn snapshot_taken(&mut self, name: String, on: Date, body: String) {
        let Some(session) = &mut self.session else {
            return;
        };
        let size = moments::size(&body);
        let told = format!(
            "Snapshot “{}” is kept in the plan: {size}",
            text::brief(&name)
        );
        let snapshot = Snapshot {
            name,
            on: Some(on),
            body,
            ..Snapshot::new(self.ids.next())
        };
        session.document.seal();
        match session.apply(Edit::named("Take a snapshot").put(snapshot)) {
            Ok(()) => self.tell(Tone::Done, told),
            Err(refused) => self.tell(Tone::Failed, refused.to_string()),
        }
    }

    /// Begins to read a snapshot back.
    pub(super) fn read_snapshot(&mut self, ctx: &egui::Context, id: Id<Snapshot>) {
        let Some(session) = &self.session else { return };
        let plan = session.document.shared_plan();
        let work = Work {
            of_plan: true,
            ..Work::default()
        };
        self.jobs.start_with(ctx, work, move |_| {
            let snapshot = plan.get(id);
            Done::SnapshotRead(Box::new(Read {
                id,
                plan: snapshot.map_or_else(|| Err(moments::GONE.to_owned()), read),
            }))
        });
    }
}

/// The plan of a snapshot, or one plain sentence.
fn read(snapshot: &Snapshot) -> Result<Plan, String> {
    moment::plan(&snapshot.body).map_err(|problems| {
        let what = problems.first().map(ToString::to_string);
        format!(
            "The snapshot “{}” is damaged and can’t be shown; the plan itself is not touched by this ({})",
            text::brief(&snapshot.name),
            what.unwrap_or_default()
        )
    })
}
