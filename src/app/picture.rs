//! Pictures of the map on their way out: looked at small, made on a worker thread, written whole.
//! Must not draw, nor know any format.

use std::path::{Path, PathBuf};

use super::{
    App,
    files::{Done, Trouble, with_extension},
    jobs::{Reins, Work},
};
use crate::{
    exchange::{
        file,
        picture::{self, NoPicture},
    },
    mapping::{Spots, print::Picture},
    model::{Date, Plan},
    ui::{
        Purpose,
        shell::{MapPicture, Modal, Preview, SMALL_PICTURE},
    },
};

/// The picture that is asked for, and the last one drawn small.
#[derive(Default)]
pub(super) struct Picturing {
    /// Waits for a path.
    asked: Option<Picture>,
    /// What the last small picture was drawn of: the picture and the plan's revision.
    drawn_of: Option<(Picture, u64)>,
    /// A small picture is being drawn.
    drawing: bool,
}

/// A small picture drawn.
pub(super) struct Drawn {
    picture: Picture,
    preview: Result<picture::Preview, NoPicture>,
}

/// What a picture is made of.
struct Needs {
    plan: std::sync::Arc<Plan>,
    spots: Spots,
    day: Date,
}

impl App {
    pub(super) fn ask_for_picture(&mut self) {
        if self.session.is_none() {
            return;
        }
        let map = &self.view.map;
        let (mut picture, sheets, scale) = self.settings.picture();
        picture.lens = map.lens();
        picture.look = map.look().clone();
        picture.intended = map.shows_intended();
        let look = picture.look.clone();
        let asked = MapPicture::new(picture, look, sheets, scale);
        self.shell.modal = Some(Modal::Picture(Box::new(asked)));
    }

    pub(super) fn export_picture(&mut self, ctx: &egui::Context, picture: Picture) {
        self.settings.remember_picture(&picture);
        let output = picture.output;
        self.picturing.asked = Some(picture);
        self.ask_for_path(ctx, Purpose::ExportPicture(output));
    }

    pub(super) fn write_picture(&mut self, ctx: &egui::Context, to: PathBuf) {
        let (Some(picture), Some(needs)) = (self.picturing.asked.take(), self.what_it_needs())
        else {
            return;
        };
        let work = Work::stoppable("Exporting…");
        self.jobs
            .start_with(ctx, work, move |reins| write(&needs, &picture, &to, reins));
    }

    fn what_it_needs(&self) -> Option<Needs> {
        let session = self.session.as_ref()?;
        Some(Needs {
            plan: session.document.shared_plan(),
            spots: self.view.map.spots().clone(),
            day: self.services.today(),
        })
    }

    /// Draws the picture that is asked for small, each time something of it changed; forgets it afterwards.
    pub(super) fn draw_small_picture(&mut self, ctx: &egui::Context) {
        let Some(Modal::Picture(asked)) = &self.shell.modal else {
            self.shell.preview = None;
            self.picturing.drawn_of = None;
            return;
        };
        let picture = asked.picture.clone();
        let Some(session) = &self.session else { return };
        let of = Some((picture.clone(), session.document.revision()));
        if self.picturing.drawing || self.picturing.drawn_of == of {
            return;
        }
        let Some(needs) = self.what_it_needs() else {
            return;
        };
        self.picturing.drawn_of = of;
        self.picturing.drawing = true;
        let most = SMALL_PICTURE.map(|side| side * ctx.pixels_per_point().clamp(1.0, 3.0));
        self.jobs.start(ctx, "", move || {
            let Needs { plan, spots, day } = &needs;
            let preview = picture::preview(plan, &picture, spots, *day, most);
            Done::SmallPicture(Box::new(Drawn { picture, preview }))
        });
    }

    pub(super) fn take_small_picture(&mut self, ctx: &egui::Context, drawn: Drawn) {
        self.picturing.drawing = false;
        let (small, notes) = match drawn.preview {
            Ok(preview) => {
                let image = egui::ColorImage::from_rgba_unmultiplied(preview.size, &preview.rgba);
                let texture =
                    ctx.load_texture("small picture", image, egui::TextureOptions::LINEAR);
                (Some(texture), preview.notes)
            }
            Err(error) => (None, vec![error.to_string()]),
        };
        self.shell.preview = Some(Preview {
            picture: drawn.picture,
            small,
            notes,
        });
    }
}

fn write(needs: &Needs, picture: &Picture, to: &Path, reins: &Reins) -> Done {
    let to = with_extension(to, picture.output.ending());
    let Needs { plan, spots, day } = needs;
    let goes_on = |share| reins.goes_on(share);
    let made = match picture::make(plan, picture, spots, *day, &goes_on) {
        Ok(made) => made,
        Err(NoPicture::Stopped) => return Done::Stopped,
        Err(error) => {
            return Done::Written(Err(Trouble {
                title: "The picture could not be made".to_owned(),
                lines: vec![error.to_string()],
            }));
        }
    };
    match file::write_beside(&to, &made.bytes) {
        Ok(()) => Done::Pictured(to, made.notes),
        Err(error) => Done::Written(Err(Trouble {
            title: "The picture could not be written".to_owned(),
            lines: vec![file::why_not_written(&to, &error)],
        })),
    }
}
