//! What the cards of the overview are made of: a card with a way on, a line to go to, a bar.
//! Must not know what a card is about.

use egui::{
    Align, Color32, CursorIcon, Label, Layout, Rect, Response, Role, Sense, Ui, WidgetInfo,
    WidgetText, pos2, vec2,
};

use crate::insight::text;
use crate::ui::{
    Out, Route,
    tokens::{self, Palette, space},
    widgets,
};

/// A card under a title, with the way to the step that holds what it shows.
pub(super) fn card(
    ui: &mut Ui,
    title: &str,
    go: (&'static str, &str),
    out: &mut Out<'_>,
    add: impl FnOnce(&mut Ui, &mut Out<'_>),
) {
    ui.push_id(title, |ui| {
        widgets::card(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            ui.horizontal(|ui| {
                ui.add(Label::new(tokens::heading(title)).selectable(false));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let (step, words) = go;
                    if widgets::link_button(ui, words).clicked() {
                        out.go(Route::Step(step));
                    }
                });
            });
            ui.add_space(space::XS);
            add(ui, out);
        });
    });
    ui.add_space(space::M);
}

/// What a line says.
pub(super) struct Line<'a> {
    /// At the left; cut where there is no room.
    pub(super) text: &'a str,
    /// At the right.
    pub(super) told: &'a str,
    /// What is at the right needs care.
    pub(super) alarming: bool,
}

/// A line that leads somewhere.
pub(super) fn line(ui: &mut Ui, line: &Line<'_>) -> Response {
    let p = Palette::of(ui);
    let size = vec2(ui.available_width(), 30.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let spoken = format!("{}, {}", line.text, line.told);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &spoken));
    if ui.is_rect_visible(rect) {
        if response.hovered() {
            let ground = rect.expand2(vec2(space::S, 0.0));
            ui.painter().rect_filled(ground, 6.0, p.hover);
        }
        if response.has_focus() {
            let stroke = egui::Stroke::new(2.0, p.focus);
            let ring = rect.expand2(vec2(space::S, 0.0));
            ui.painter()
                .rect_stroke(ring, 6.0, stroke, egui::StrokeKind::Inside);
        }
        let ink = if line.alarming { p.danger } else { p.muted };
        let told = galley(ui, tokens::small(line.told).color(ink), f32::INFINITY);
        let room = rect.width() - told.size().x - space::M;
        let text = galley(ui, tokens::body(line.text).color(p.ink), room.max(40.0));
        let middle = rect.center().y;
        let at = pos2(rect.left(), middle - text.size().y / 2.0);
        ui.painter().galley(at, text, p.ink);
        let at = pos2(rect.right() - told.size().x, middle - told.size().y / 2.0);
        ui.painter().galley(at, told, ink);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

fn galley(ui: &Ui, text: impl Into<WidgetText>, width: f32) -> std::sync::Arc<egui::Galley> {
    let wrap = Some(egui::TextWrapMode::Truncate);
    text.into()
        .into_galley(ui, wrap, width, egui::TextStyle::Body)
}

/// What stands in a card that has nothing to show.
pub(super) fn nothing(ui: &mut Ui, text: &str) {
    ui.add(Label::new(tokens::muted(text)).selectable(false).wrap());
}

/// A figure with what it counts, large enough to read from the back of the room.
pub(super) fn figure(ui: &mut Ui, number: usize, what: &str, alarming: bool) {
    let p = Palette::of(ui);
    let ink = if alarming && number > 0 {
        p.danger
    } else {
        p.ink
    };
    let number_shown = text::digits(number);
    let spoken = format!("{number_shown} {what}");
    let shown = ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add(Label::new(tokens::title(number_shown).color(ink)).selectable(false));
        ui.add(Label::new(tokens::small(what)).selectable(false));
    });
    shown
        .response
        .widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    ui.add_space(space::L);
}

/// A bar whose parts lie side by side; each with its share of `of` and its color.
pub(super) fn bar(ui: &Ui, rect: Rect, parts: &[(usize, Color32)], of: usize) {
    let p = Palette::of(ui);
    ui.painter().rect_filled(rect, 3.0, p.line);
    let mut from = rect.left();
    for (count, color) in parts {
        let width = rect.width() * *count as f32 / of.max(1) as f32;
        if width > 0.0 {
            let part = Rect::from_min_size(pos2(from, rect.top()), vec2(width, rect.height()));
            ui.painter().rect_filled(part.intersect(rect), 3.0, *color);
        }
        from += width;
    }
}
