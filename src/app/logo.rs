//! The agency's logo: read from a file that a person chose, kept in the plan, drawn small for the window.
//! Must not draw the window, nor know which pictures can be a logo.

use std::path::Path;

use super::{
    App,
    files::{Done, Trouble, shown_name},
    jobs::Work,
};
use crate::{
    edit::Edit,
    exchange::{
        file,
        picture::logo::{self, MOST_BYTES},
    },
    model::{Attachment, Bytes, Id, Plan},
    report::{self, edition::LOGO},
    ui::{
        reports::{LOGO_SIZE, SmallLogo},
        shell::Tone,
    },
};

/// A logo read from a file.
pub(super) struct Chosen {
    name: String,
    logo: logo::Logo,
}

/// A logo drawn small.
pub(super) struct Drawn {
    of: Id<Attachment>,
    image: Option<egui::ColorImage>,
}

impl App {
    /// Reads the file that was chosen.
    pub(super) fn read_logo(&mut self, ctx: &egui::Context, from: std::path::PathBuf) {
        let work = Work {
            name: "Reading the logo…",
            of_plan: true,
            ..Work::default()
        };
        self.jobs
            .start_with(ctx, work, move |_| Done::LogoRead(read(&from)));
    }

    /// Keeps a logo in the place of the one before, as one step.
    pub(super) fn take_logo(&mut self, chosen: Result<Chosen, Trouble>) {
        let Chosen { name, logo } = match chosen {
            Ok(chosen) => chosen,
            Err(trouble) => return self.show_trouble(trouble),
        };
        let Some(session) = &mut self.session else {
            return;
        };
        let before = logos(session.document.plan());
        let step = if before.is_empty() {
            "Choose a logo"
        } else {
            "Replace the logo"
        };
        let kept = Attachment {
            name,
            media_type: logo.media_type.to_owned(),
            purpose: LOGO.to_owned(),
            data: Bytes(logo.data),
            ..Attachment::new(self.ids.next())
        };
        let mut edit = Edit::named(step).put(kept);
        for id in before {
            edit = edit.remove(id);
        }
        session.document.seal();
        if let Err(refused) = session.apply(edit) {
            self.tell(Tone::Failed, refused.to_string());
        }
    }

    /// Draws the plan's logo small where it is shown, once for each file; called once a frame.
    pub(super) fn draw_small_logo(&mut self, ctx: &egui::Context) {
        if !std::mem::take(&mut self.view.report.wants_logo) || self.drawing_logo {
            return;
        }
        let Some(session) = &self.session else { return };
        let plan = session.document.plan();
        let Some(logo) = report::logo_of(plan) else {
            self.view.report.logo = None;
            return;
        };
        let of = logo.id;
        if self.view.report.logo.as_ref().is_some_and(|l| l.of == of) {
            return;
        }
        let plan = session.document.shared_plan();
        let most = LOGO_SIZE.map(|side| (side * ctx.pixels_per_point()).clamp(1.0, 2_000.0) as u32);
        self.drawing_logo = true;
        let work = Work {
            of_plan: true,
            fallen: Some(|| Done::NoLogo),
            ..Work::default()
        };
        self.jobs.start_with(ctx, work, move |_| {
            let logo = plan.get(of);
            let small = logo.and_then(|l| logo::small(&l.media_type, &l.data.0, most));
            let image = small.map(|s| egui::ColorImage::from_rgba_unmultiplied(s.size, &s.rgba));
            Done::LogoDrawn(Box::new(Drawn { of, image }))
        });
    }

    /// Shows a logo that was drawn.
    pub(super) fn logo_drawn(&mut self, ctx: &egui::Context, drawn: Drawn) {
        self.drawing_logo = false;
        let Drawn { of, image } = drawn;
        let picture =
            image.map(|image| ctx.load_texture("logo", image, egui::TextureOptions::LINEAR));
        self.view.report.logo = Some(SmallLogo { of, picture });
    }
}

/// All files that are kept as a logo.
fn logos(plan: &Plan) -> Vec<Id<Attachment>> {
    let all = plan.attachments.iter();
    all.filter(|file| file.purpose.trim() == LOGO)
        .map(|file| file.id)
        .collect()
}

fn read(from: &Path) -> Result<Chosen, Trouble> {
    let name = shown_name(from);
    let trouble = |line: String| Trouble {
        title: format!("{name} can't be the logo"),
        lines: vec![line],
    };
    let bytes = file::read(from, MOST_BYTES).map_err(|error| {
        trouble(match error.kind() {
            std::io::ErrorKind::FileTooLarge => format!(
                "The file is larger than {} MB; save a smaller picture and choose that: {}",
                MOST_BYTES / 1024 / 1024,
                from.display()
            ),
            _ => file::why_not_read(from, &error),
        })
    })?;
    let logo = logo::read(bytes).map_err(|why| trouble(why.to_string()))?;
    Ok(Chosen { name, logo })
}
