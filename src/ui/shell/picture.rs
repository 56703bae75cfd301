//! What a picture of the map is to be like, beside a small picture of it.
//! Must not know how a picture is made; whoever opens the question draws the small one.

use egui::{Key, Label, Modifiers, ScrollArea, TextureHandle, Ui, vec2};

use super::modal::buttons;
use crate::{
    mapping::{
        Look, SizeBy, lens,
        print::{MOST_SCALE, MOST_SHEETS, Output, Paper, Picture, Sheets},
    },
    model::Lens,
    ui::{
        Out, Request,
        tokens::{self, Palette, space},
        widgets,
    },
};

/// A picture of the map that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapPicture {
    /// What is asked for so far.
    pub picture: Picture,
    /// What the map itself leaves out.
    pub look: Look,
    /// What paper was asked for, kept while another format is looked at.
    pub sheets: Sheets,
    /// How sharp dots were asked for.
    pub scale: u8,
}

impl MapPicture {
    /// The question about a picture.
    pub fn new(picture: Picture, look: Look, sheets: Sheets, scale: u8) -> Self {
        Self {
            picture,
            look,
            sheets,
            scale,
        }
    }
}

/// How a picture would look.
pub struct Preview {
    /// The picture.
    pub picture: Picture,
    /// It, drawn small; nothing where it can't be drawn.
    pub small: Option<TextureHandle>,
    /// What a person should know of it.
    pub notes: Vec<String>,
}

/// Width of the questions beside the small picture.
const QUESTIONS: f32 = 370.0;

/// Room for the small picture.
pub const SMALL: [f32; 2] = [430.0, 380.0];

/// Draws the question; gives whether it is answered.
pub(super) fn draw(
    ui: &mut Ui,
    asked: &mut MapPicture,
    preview: Option<&Preview>,
    out: &mut Out<'_>,
) -> bool {
    ui.label(tokens::title("Export the map as a picture"));
    ui.add_space(space::S);
    let room = ui.ctx().content_rect().height() - 190.0;
    ScrollArea::vertical()
        .max_height(room.max(160.0))
        // Without it the question would grow to its size in steps, one with each pass.
        .min_scrolled_height(room.max(160.0))
        .auto_shrink([false, true])
        .show(ui, |ui| {
            let beside = ui.available_width() >= QUESTIONS + space::L + SMALL[0];
            if beside {
                ui.horizontal_top(|ui| {
                    ui.vertical(|ui| {
                        ui.set_width(QUESTIONS);
                        questions(ui, asked);
                    });
                    ui.add_space(space::L);
                    ui.vertical(|ui| small(ui, asked, preview));
                });
            } else {
                questions(ui, asked);
                ui.add_space(space::M);
                small(ui, asked, preview);
            }
        });
    ui.add_space(space::L);
    // A choice that has the keyboard takes Enter for itself.
    let free = ui.memory(|m| m.focused().is_none());
    let entered = free && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
    let mut done = false;
    buttons(ui, |ui| {
        if widgets::primary_button(ui, "Export picture…").clicked() || entered {
            let picture = Box::new(asked.picture.clone());
            out.requests.push(Request::ExportPicture(picture));
            done = true;
        }
        done |= widgets::button(ui, "Cancel").clicked();
    });
    done
}

fn caption(ui: &mut Ui, text: &str) {
    ui.add_space(space::S);
    let muted = Palette::of(ui).muted;
    ui.add(Label::new(tokens::small(text).color(muted)).selectable(false));
}

/// One of several things, side by side under a caption.
fn one_of(ui: &mut Ui, name: &str, labels: &[&str], picked: usize) -> usize {
    caption(ui, name);
    let mut now = picked;
    widgets::segments(ui, name, labels, &mut now);
    now
}

fn questions(ui: &mut Ui, asked: &mut MapPicture) {
    let lenses: Vec<&str> = Lens::ALL.iter().map(|lens| lens.label()).collect();
    let here = Lens::ALL
        .iter()
        .position(|lens| *lens == asked.picture.lens);
    let picked = one_of(ui, "What a place means", &lenses, here.unwrap_or(0));
    if let Some(lens) = Lens::ALL.get(picked) {
        asked.picture.lens = *lens;
    }
    let (format, help) = match asked.picture.output {
        Output::Svg => (
            0,
            "A drawing that other programs can change; text stays text",
        ),
        Output::Png { .. } => (
            1,
            "A picture made of dots, for slides, web pages and messages",
        ),
        Output::Pdf(_) => (2, "For paper, and for readers of all kinds"),
    };
    let picked = one_of(ui, "Format", &["SVG", "PNG", "PDF"], format);
    widgets::help_below(ui, help);
    asked.picture.output = match picked {
        0 => Output::Svg,
        1 => Output::Png {
            scale: sharpness(ui, format, asked.scale),
        },
        _ => Output::Pdf(paper(ui, format, asked.sheets)),
    };
    match asked.picture.output {
        Output::Svg => {}
        Output::Png { scale } => asked.scale = scale,
        Output::Pdf(sheets) => asked.sheets = sheets,
    }
    caption(ui, "What is on it");
    widgets::check(ui, "Legend", &mut asked.picture.legend);
    if lens::shows_levels(asked.picture.lens) {
        widgets::check(ui, "Levels that are intended", &mut asked.picture.intended);
    }
    left_out(ui, asked);
    let sizes: Vec<&str> = SizeBy::ALL.iter().map(|by| by.label()).collect();
    let size = SizeBy::ALL
        .iter()
        .position(|by| *by == asked.picture.look.size);
    let mut size = Some(size.unwrap_or(0));
    caption(ui, "What size tells");
    widgets::dropdown(ui, "What size tells", 220.0, None, &sizes, &mut size);
    if let Some(by) = size.and_then(|i| SizeBy::ALL.get(i)) {
        asked.picture.look.size = *by;
    }
}

/// The map's own filters are followed, or everybody is shown.
fn left_out(ui: &mut Ui, asked: &mut MapPicture) {
    if !asked.look.leaves_out() {
        return;
    }
    let mut same = asked.picture.look.leaves_out();
    if widgets::check(ui, "Leave out what the map leaves out", &mut same).changed() {
        let size = asked.picture.look.size;
        let look = if same {
            asked.look.clone()
        } else {
            Look::default()
        };
        asked.picture.look = Look { size, ..look };
    }
}

fn sharpness(ui: &mut Ui, format: usize, scale: u8) -> u8 {
    // Drawn from the next pass on, when the format is picked.
    if format != 1 {
        return scale;
    }
    let labels = ["Small", "Usual", "Sharp", "Very sharp"];
    let picked = one_of(ui, "Dots", &labels, usize::from(scale.saturating_sub(1)));
    (picked as u8 + 1).min(MOST_SCALE)
}

fn paper(ui: &mut Ui, format: usize, mut sheets: Sheets) -> Sheets {
    if format != 2 {
        return sheets;
    }
    let papers: Vec<&str> = Paper::ALL.iter().map(|paper| paper.label()).collect();
    let here = Paper::ALL.iter().position(|paper| *paper == sheets.paper);
    let picked = one_of(ui, "Paper", &papers, here.unwrap_or(0));
    if let Some(paper) = Paper::ALL.get(picked) {
        sheets.paper = *paper;
    }
    let turned = one_of(
        ui,
        "How the paper lies",
        &["Landscape", "Portrait"],
        usize::from(sheets.upright),
    );
    sheets.upright = turned == 1;
    caption(ui, "Sheets, for a poster");
    ui.horizontal(|ui| {
        let mut count = |name, count: &mut u8| {
            let mut now = i64::from(*count);
            widgets::counter(ui, name, &mut now, i64::from(MOST_SHEETS));
            *count = now.max(1) as u8;
            ui.label(tokens::body(if name == "Sheets down" {
                "down"
            } else {
                "across"
            }));
        };
        count("Sheets across", &mut sheets.across);
        count("Sheets down", &mut sheets.down);
    });
    if sheets.is_poster() {
        widgets::help_below(
            ui,
            "Neighboring sheets show 10 mm alike; marks tell where to cut and where to lay the next sheet",
        );
    }
    sheets.within_limits()
}

fn small(ui: &mut Ui, asked: &MapPicture, preview: Option<&Preview>) {
    let [width, height] = SMALL;
    let shown = preview.filter(|preview| preview.picture == asked.picture);
    let old = preview.and_then(|preview| preview.small.as_ref());
    ui.allocate_ui(vec2(width, height), |ui| {
        if let Some(texture) = old {
            let line = Palette::of(ui).line;
            egui::Frame::NONE
                .stroke(egui::Stroke::new(1.0, line))
                .show(ui, |ui| {
                    let size = texture.size_vec2();
                    let fit = (width / size.x).min(height / size.y);
                    let tint = if shown.is_some() { 1.0 } else { 0.6 };
                    let image = egui::Image::new(texture)
                        .fit_to_exact_size(size * fit)
                        .tint(egui::Color32::WHITE.gamma_multiply(tint))
                        .alt_text("How the picture will look");
                    ui.add(image);
                });
        }
    });
    match shown {
        None => {
            ui.label(tokens::muted("Drawing…"));
        }
        Some(preview) => {
            for note in &preview.notes {
                widgets::notice(ui, widgets::Severity::Hint, note);
            }
        }
    }
}
