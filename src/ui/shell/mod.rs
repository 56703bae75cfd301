//! The frame around a screen: top bar, rail, Guide panel, palette, notices and the few modal questions.
//!
//! Must not know how a command is carried out, nor what a screen draws.

mod guide;
mod import;
mod keyboard;
mod modal;
mod notices;
mod palette;
mod picture;
mod rail;
mod top_bar;

use std::path::{Path, PathBuf};

use egui::{Role, WidgetInfo};
pub use import::{Import, ImportChoices, ImportColumn, ImportTold, Matched, Overlap};
pub use modal::Modal;
pub use notices::{Notice, Tone};
pub use palette::Palette as FindBox;
pub use picture::{MapPicture, Preview, SMALL as SMALL_PICTURE};

use super::{
    Ctx, Jump, Out, Route, SaveLight, ViewState,
    screens::{self, Layout},
    tokens::{self, Palette, space},
    widgets,
};
use crate::insight::Progress;

/// A plan on the list of recent plans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recent {
    /// The file.
    pub path: PathBuf,
    /// The plan's title when it was last open.
    pub title: String,
    /// The agency, when it was last open.
    pub agency: String,
    /// The day on which it was last open, for people.
    pub opened: String,
    /// What stood in it when it was last open, for people.
    pub summary: String,
    /// How far each phase was, in percent.
    pub phases: Vec<(String, u8)>,
    /// Whether the file is there.
    pub found: bool,
}

/// What the shell shows of the program around the plan.
pub struct Surroundings<'a> {
    /// The open plan; `None` on Home.
    pub ctx: Option<Ctx<'a>>,
    /// What the title bar says about saving.
    pub save: &'a SaveLight,
    /// Name of the step that undo would take back.
    pub undo: Option<&'a str>,
    /// Name of the step that redo would do again.
    pub redo: Option<&'a str>,
    /// Progress of each screen, in the order of [`screens::SCREENS`].
    pub progress: &'a [Progress],
    /// Recent plans, latest first.
    pub recent: &'a [Recent],
    /// Where new plans are put.
    pub plans_folder: &'a Path,
    /// What is being done in the background, for people.
    pub busy: Option<Busy<'a>>,
}

/// Something that is being done in the background.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Busy<'a> {
    /// What it is.
    pub name: &'a str,
    /// How far it is, from 0 to 100; `None` for what isn't counted.
    pub percent: Option<u8>,
    /// Whether a person can stop it.
    pub can_stop: bool,
}

/// What the shell itself remembers between frames.
#[derive(Default)]
pub struct ShellState {
    /// The open palette.
    pub find_box: Option<FindBox>,
    /// The open question.
    pub modal: Option<Modal>,
    /// How the picture of the map that is asked for would look.
    pub preview: Option<Preview>,
    /// What people are told, oldest first.
    pub notices: Vec<Notice>,
    /// View state of Home.
    pub home: screens::home::View,
    /// Where the keyboard was.
    keyboard: keyboard::Keyboard,
    /// Since when something is being done.
    busy_since: Option<f64>,
}

/// Below this width the Guide panel leaves its room to the form, or to the tables of a wide page.
const fn guide_needs_width(layout: Layout) -> f32 {
    match layout {
        Layout::Page | Layout::Full => 1080.0,
        Layout::Wide => 1560.0,
    }
}

/// Draws the whole window.
pub fn draw(
    ui: &mut egui::Ui,
    around: &Surroundings<'_>,
    view: &mut ViewState,
    state: &mut ShellState,
    out: &mut Out<'_>,
) {
    let width = ui.available_width();
    // A question comes before the page in the order of drawing too: its keys are its own, and the page below
    // must not hear them.
    let asked = state.modal.is_some() || state.find_box.is_some();
    if !asked {
        state.keyboard.go_on(ui);
    }
    palette::draw(ui, around, state, out);
    modal::draw(ui, around, state, out);
    if asked {
        ui.input_mut(|input| {
            use egui::Event::{Copy, Cut, Key, Paste, Text};
            let typed = |e: &egui::Event| matches!(e, Key { .. } | Text(_) | Copy | Cut | Paste(_));
            input.events.retain(|event| !typed(event));
        });
    }
    if view.map.is_presenting() {
        match &around.ctx {
            Some(ctx) => {
                screens::map::present::show(ui, ctx, view, out);
                notices::draw(ui, around.busy, state, out);
                return;
            }
            None => screens::map::present::leave(ui.ctx(), view),
        }
    }
    top_bar::draw(ui, around, out);
    if let (Some(ctx), Route::Step(step)) = (&around.ctx, view.route) {
        rail::draw(ui, around, view, out);
        let screen = screens::screen(step);
        let layout = screen.map_or(Layout::Full, |s| s.layout);
        view.guide.has_room = layout != Layout::Full && width >= guide_needs_width(layout);
        let guide_open = if view.guide.has_room {
            view.guide.open
        } else {
            view.guide.open_without_room
        };
        if guide_open {
            guide::draw(ui, ctx, step, view, out);
        }
        draw_screen(ui, ctx, view, out, screen);
    } else {
        let frame = egui::Frame::NONE.fill(Palette::of(ui).paper);
        egui::CentralPanel::no_frame().frame(frame).show(ui, |ui| {
            widgets::region(ui, Role::Main, "Page: Plans");
            screens::home::draw(ui, around, &mut state.home, out);
        });
    }
    notices::draw(ui, around.busy, state, out);
    let asked = state.modal.is_some() || state.find_box.is_some();
    state.keyboard.remember(ui, view.route, asked);
}

fn draw_screen(
    ui: &mut egui::Ui,
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    out: &mut Out<'_>,
    screen: Option<&'static screens::Screen>,
) {
    let palette = Palette::of(ui);
    let frame = egui::Frame::NONE.fill(palette.paper);
    egui::CentralPanel::no_frame().frame(frame).show(ui, |ui| {
        let Some(screen) = screen else { return };
        widgets::region(ui, Role::Main, &format!("Page: {}", screen.step.title));
        let margin = egui::Margin::symmetric(space::XL as i8, space::L as i8);
        match screen.layout {
            Layout::Full => {
                egui::Frame::NONE.inner_margin(margin).show(ui, |ui| {
                    title(ui, ctx, out, &mut view.jump, screen);
                    ui.add_space(space::S);
                    ui.push_id(screen.step.id, |ui| (screen.draw)(ui, ctx, view, out));
                });
            }
            Layout::Page | Layout::Wide => {
                // Salted by the step, so that each page keeps its own place.
                egui::ScrollArea::vertical()
                    .id_salt(screen.step.id)
                    .auto_shrink(false)
                    .show(ui, |ui| page(ui, ctx, view, out, screen));
            }
        }
    });
}

fn page(
    ui: &mut egui::Ui,
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    out: &mut Out<'_>,
    screen: &'static screens::Screen,
) {
    let side = ((ui.available_width() - tokens::PAGE_WIDTH) / 3.0).clamp(space::XL, 48.0);
    let margin = egui::Margin {
        left: side as i8,
        right: space::XL as i8,
        top: space::XL as i8,
        bottom: 48,
    };
    egui::Frame::NONE.inner_margin(margin).show(ui, |ui| {
        let widest = match screen.layout {
            Layout::Wide => tokens::WIDE_PAGE_WIDTH,
            Layout::Page | Layout::Full => tokens::PAGE_WIDTH,
        };
        ui.set_max_width(widest.min(ui.available_width()));
        title(ui, ctx, out, &mut view.jump, screen);
        if let Some(step) = ctx.guidance.step(screen.step.id) {
            let muted = Palette::of(ui).muted;
            ui.label(tokens::body(&step.lead).color(muted));
        }
        ui.add_space(space::L);
        ui.push_id(screen.step.id, |ui| (screen.draw)(ui, ctx, view, out));
    });
}

/// The title of a page and, beside it, how much there is to look at.
fn title(
    ui: &mut egui::Ui,
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    jump: &mut Jump,
    screen: &screens::Screen,
) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        let words = ui.label(tokens::title(screen.step.title));
        words.widget_info(|| WidgetInfo::labeled(Role::Heading, true, screen.step.title));
        keyboard::page_begins(ui, words.rect);
        screens::findings::strip(ui, ctx, out, jump, screen.step.id);
    });
}
