//! Files on their way out: reports, tables, calendar, contacts, data and the map for other programs. Asked for,
//! given a place, made on a worker thread, written whole.
//! Must not draw, nor know any format.

use std::path::{Path, PathBuf};

use super::{
    App,
    files::{Done, Trouble, with_extension},
    jobs::{Reins, Work},
};
use crate::{
    exchange::{
        calendar::Moment,
        file,
        format::{Asked, Format, NotMade},
    },
    mapping::{
        Spots,
        print::{Output, Picture},
    },
    model::{Edition, Lens, Plan, ReportKind},
    report::{Wanted, edition::Choices},
    ui::{OutFile, Purpose, Reader, reports},
};

/// What waits for a place to be written.
pub(super) enum Waiting {
    /// The plan for somebody.
    Plan(OutFile, Reader),
    /// A report.
    Report(Box<reports::Asked>, OutFile),
}

/// What a file is made of.
struct Needs {
    plan: std::sync::Arc<Plan>,
    lens: Lens,
    spots: Spots,
    moment: Moment,
}

impl App {
    /// Asks where a file is to be written.
    pub(super) fn export(&mut self, ctx: &egui::Context, file: OutFile, reader: Reader) {
        self.waiting = Some(Waiting::Plan(file, reader));
        self.ask_for_path(ctx, Purpose::Export(file));
    }

    /// Asks where a report is to be written.
    pub(super) fn write_report(
        &mut self,
        ctx: &egui::Context,
        asked: Box<reports::Asked>,
        file: OutFile,
    ) {
        self.waiting = Some(Waiting::Report(asked, file));
        self.ask_for_path(ctx, Purpose::Export(file));
    }

    /// Makes what was asked for and writes it there.
    pub(super) fn write_out(&mut self, ctx: &egui::Context, to: PathBuf) {
        let (Some(waiting), Some(session)) = (self.waiting.take(), &self.session) else {
            return;
        };
        let Some(format) = Format::of_id(waiting.file().id()) else {
            return;
        };
        let needs = Needs {
            plan: session.document.shared_plan(),
            lens: self.view.map.lens(),
            spots: self.view.map.spots().clone(),
            moment: Moment {
                today: self.services.today(),
                now_ms: self.services.now_ms(),
            },
        };
        let work = Work::stoppable("Exporting…");
        self.jobs.start_with(ctx, work, move |reins| {
            write(&needs, format, &waiting, &to, reins)
        });
    }

    /// What the file is called that is offered for what waits to be written.
    pub(super) fn title_of_file(&self, purpose: Purpose, title: String) -> String {
        let plan = self.session.as_ref().map(|s| s.document.plan());
        match (&self.waiting, plan) {
            (Some(waiting), Some(plan)) if matches!(purpose, Purpose::Export(_)) => {
                waiting.title(plan, &title)
            }
            _ => title,
        }
    }
}

impl Waiting {
    const fn file(&self) -> OutFile {
        match self {
            Self::Plan(file, _) | Self::Report(_, file) => *file,
        }
    }

    /// What the file is called that is offered: two reports of one plan must not take each other's place.
    pub(super) fn title(&self, plan: &Plan, title: &str) -> String {
        let Self::Report(asked, _) = self else {
            return title.to_owned();
        };
        let wanted = &asked.wanted;
        let kind = match wanted.kind {
            ReportKind::Minutes => "Minutes",
            kind => kind.label(),
        };
        let meeting = wanted.meeting.and_then(|id| plan.meetings.get(id));
        let agreement = wanted.agreement.and_then(|id| plan.agreements.get(id));
        let about = match wanted.kind {
            ReportKind::Minutes => meeting.map(|meeting| {
                let day = meeting.on.map(|on| format!(", {on}")).unwrap_or_default();
                format!("{}{day}", meeting.title.trim())
            }),
            ReportKind::Agreement => agreement.map(|agreement| agreement.title.trim().to_owned()),
            _ => None,
        };
        let about = about.filter(|about| !about.is_empty());
        let about = about.unwrap_or_else(|| title.to_owned());
        let edition = match wanted.edition {
            Edition::Full => "",
            Edition::Shared => " (shared)",
        };
        format!("{about} – {kind}{edition}")
    }

    /// What is asked for, as a report asks: one that holds no report is asked for by its edition alone.
    fn asked(&self) -> reports::Asked {
        match self {
            Self::Report(asked, _) => (**asked).clone(),
            Self::Plan(_, reader) => {
                let mut asked = reports::Asked {
                    wanted: Wanted::new(ReportKind::FullPlan),
                    contacts: reader.contacts,
                    a4: false,
                };
                if reader.shared {
                    asked.wanted.edition = Edition::Shared;
                }
                asked
            }
        }
    }
}

fn write(needs: &Needs, format: &Format, waiting: &Waiting, to: &Path, reins: &Reins) -> Done {
    let to = if format.folder {
        to.to_owned()
    } else {
        with_extension(to, format.ending)
    };
    let asked = waiting.asked();
    let made = format.make(&Asked {
        plan: &needs.plan,
        edition: asked.wanted.edition,
        choices: Choices {
            contacts: asked.contacts,
        },
        moment: needs.moment,
        report: &asked.wanted,
        paper: asked.paper(),
        picture: &Picture::new(needs.lens, Output::Svg),
        spots: &needs.spots,
        goes_on: &|share| reins.goes_on(share),
        stage: &|stage| reins.is_at(stage.words()),
    });
    let trouble = |line: String| {
        Done::Written(Err(Trouble {
            title: "The file could not be written".to_owned(),
            lines: vec![line],
        }))
    };
    let made = match made {
        Err(NotMade::Stopped) => return Done::Stopped,
        Err(error) => return trouble(error.to_string()),
        Ok(_) if !reins.goes_on(0.9) => return Done::Stopped,
        Ok(made) => made,
    };
    // The dialog has asked before a file is replaced.
    match made.files.write(&to, true) {
        Ok(()) => Done::Pictured(to, made.notes),
        Err(error) => trouble(file::why_not_written(&to, &error)),
    }
}
