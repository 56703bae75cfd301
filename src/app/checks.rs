//! What is looked through before anything goes out: what an edition leaves out, and what looks like a client's data.
//! Must not know what goes out.

use super::{App, files::Done, jobs::Work};
use crate::{
    insight::privacy,
    report::edition::{self, Choices},
    ui::reports::{Audience, Checked},
};

/// What was looked through last.
#[derive(Default)]
pub(super) struct Checking {
    running: bool,
    /// For whom, and the plan's revision.
    of: Option<(Audience, u64)>,
}

impl App {
    /// Looks the plan through for those who are to get something of it, once per change; called once a frame.
    pub(super) fn check_before_it_goes_out(&mut self, ctx: &egui::Context) {
        let (Some(audience), Some(session)) = (self.view.report.wants_check.take(), &self.session)
        else {
            return;
        };
        let revision = session.document.revision();
        let of = Some((audience, revision));
        if self.checking.running || self.checking.of == of {
            return;
        }
        self.checking.of = of;
        self.checking.running = true;
        let plan = session.document.shared_plan();
        let work = Work {
            of_plan: true,
            fallen: Some(|| Done::NotChecked),
            ..Work::default()
        };
        self.jobs.start_with(ctx, work, move |_| {
            let choices = Choices {
                contacts: audience.contacts,
            };
            let (cleaned, left_out) = edition::of(&plan, audience.edition, choices);
            Done::Checked(Box::new(Checked {
                audience,
                left_out,
                privacy: privacy::check(&cleaned),
            }))
        });
    }

    /// Shows what was found.
    pub(super) fn checked(&mut self, checked: Checked) {
        self.checking.running = false;
        self.view.report.checked = Some(checked);
    }

    /// The job fell over; the next change begins another.
    pub(super) fn not_checked(&mut self) {
        self.checking.running = false;
    }
}
