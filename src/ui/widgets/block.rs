//! Blocks of a page: sections, cards, notices, findings, and what stands where nothing is yet.
//! Must not know what they hold.

use egui::{Align, Align2, Color32, FontId, Frame, Label, Layout, Margin, Sense, Ui, vec2};

use super::button::{link_button, primary_button};
use crate::ui::tokens::{self, CARD_RADIUS, Palette, icons, space};

/// How much something matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// As it should be.
    Good,
    /// Worth knowing.
    Hint,
    /// Something is missing.
    Warning,
    /// Something is wrong.
    Problem,
}

impl Severity {
    /// Ink, ground and icon.
    pub fn look(self, p: &Palette) -> (Color32, Color32, &'static str) {
        match self {
            Self::Good => (p.good, p.good_soft, icons::GOOD),
            Self::Hint => (p.accent, p.accent_soft, icons::INFO),
            Self::Warning => (p.warning, p.warning_soft, icons::WARNING),
            Self::Problem => (p.danger, p.danger_soft, icons::ERROR),
        }
    }
}

/// A part of a page under a heading; `help` may be empty.
pub fn section<R>(ui: &mut Ui, title: &str, help: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.add_space(space::XL);
    ui.push_id(title, |ui| {
        ui.vertical(|ui| {
            ui.add(Label::new(tokens::heading(title)).selectable(false).wrap());
            if !help.is_empty() {
                ui.add(Label::new(tokens::muted(help)).selectable(false).wrap());
            }
            ui.add_space(space::XS);
            add(ui)
        })
        .inner
    })
    .inner
}

/// A sheet of paper on the page.
pub fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let p = Palette::of(ui);
    Frame::new()
        .fill(p.surface)
        .stroke(ui.visuals().widgets.noninteractive.bg_stroke)
        .corner_radius(CARD_RADIUS)
        .inner_margin(Margin::same(16))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui)
        })
        .inner
}

/// What stands where nothing is yet: why, and the one thing to do. Gives back whether it was asked for.
pub fn empty_state(ui: &mut Ui, icon: &str, title: &str, text: &str, action: Option<&str>) -> bool {
    let p = Palette::of(ui);
    let width = ui.available_width().min(440.0);
    ui.vertical_centered(|ui| {
        ui.set_max_width(ui.available_width());
        ui.add_space(space::XXL);
        let (disk, _) = ui.allocate_exact_size(vec2(64.0, 64.0), Sense::hover());
        ui.painter()
            .circle_filled(disk.center(), 32.0, p.accent_soft);
        ui.painter().text(
            disk.center(),
            Align2::CENTER_CENTER,
            icon,
            FontId::new(30.0, tokens::icon_font()),
            p.accent,
        );
        ui.add_space(space::XS);
        ui.scope(|ui| {
            ui.set_max_width(width);
            ui.add(Label::new(tokens::heading(title)).selectable(false).wrap());
            ui.add(Label::new(tokens::muted(text)).selectable(false).wrap());
        });
        ui.add_space(space::S);
        let asked = action.is_some_and(|action| primary_button(ui, action).clicked());
        ui.add_space(space::XXL);
        asked
    })
    .inner
}

/// Something the plan lacks or contradicts; `go` names the way there. Gives back whether it was taken.
pub fn finding(ui: &mut Ui, severity: Severity, text: &str, go: Option<&str>) -> bool {
    let p = Palette::of(ui);
    let (ink, ground, icon) = severity.look(p);
    Frame::new()
        .fill(ground)
        .corner_radius(CARD_RADIUS)
        .inner_margin(Margin::symmetric(14, 10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.with_layout(Layout::left_to_right(Align::TOP), |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                super::sign(ui, tokens::icon(icon).color(ink));
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = space::XS;
                    ui.add(Label::new(tokens::body(text)).selectable(false).wrap());
                    go.is_some_and(|go| link_button(ui, go).clicked())
                })
                .inner
            })
            .inner
        })
        .inner
}

/// A sentence that stands out, with nothing to do.
pub fn notice(ui: &mut Ui, severity: Severity, text: &str) {
    finding(ui, severity, text, None);
}
