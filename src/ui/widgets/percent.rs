//! A number from 0 to 100: a slider, the number typed, and a way to clear it.
//! Must not know what the number says.

use egui::{DragValue, Response, Slider, Stroke, Ui, pos2};

use super::{button::icon_button, row::row};
use crate::ui::tokens::{Palette, icons, space};

/// A row for a number from 0 to 100 that may be empty.
pub fn percent(ui: &mut Ui, label: &str, value: &mut Option<f64>) -> Response {
    row(ui, label, |ui, name| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let was_set = value.is_some();
            let mut number = value.unwrap_or(50.0).clamp(0.0, 100.0);
            let for_rest = 64.0 + 32.0 + 2.0 * space::S;
            let width = (ui.available_width() - for_rest).max(64.0);
            let slider = slider(ui, &mut number, was_set, width).labelled_by(name);
            let typed = if was_set {
                ui.add(
                    DragValue::new(&mut number)
                        .range(0.0..=100.0)
                        .max_decimals(0)
                        .speed(0.5),
                )
                .labelled_by(name)
            } else {
                ui.add_sized(
                    [56.0, crate::ui::tokens::CONTROL_HEIGHT],
                    egui::Button::new(crate::ui::tokens::small("Set")),
                )
                .accessible_name(format!("Set {label}"))
            };
            if slider.changed() || typed.changed() || (!was_set && typed.clicked()) {
                *value = Some(number.round());
            }
            let mut response = slider | typed;
            if was_set && icon_button(ui, icons::CLOSE, &format!("Clear {label}")).clicked() {
                *value = None;
                response.mark_changed();
            }
            response
        })
        .inner
    })
}

fn slider(ui: &mut Ui, number: &mut f64, set: bool, width: f32) -> Response {
    let p = Palette::of(ui);
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().slider_width = width;
            let visuals = ui.visuals_mut();
            visuals.selection.bg_fill = if set { p.accent } else { p.line };
            visuals.widgets.inactive.bg_fill = p.line;
            for state in [
                &mut visuals.widgets.inactive,
                &mut visuals.widgets.hovered,
                &mut visuals.widgets.active,
            ] {
                state.fg_stroke = Stroke::NONE;
                state.bg_fill = p.line;
            }
            ui.add(Slider::new(number, 0.0..=100.0).integer().show_value(false))
        })
        .inner;
    // The handle: larger than egui's, with the accent as its rim.
    let radius = 9.0;
    let inset = response.rect.height() / 2.5;
    let span = response.rect.width() - 2.0 * inset;
    let x = response.rect.left() + inset + span * (*number as f32 / 100.0);
    let center = pos2(x, response.rect.center().y);
    let rim = if set { p.accent } else { p.line_strong };
    ui.painter()
        .circle(center, radius, p.surface, Stroke::new(2.0, rim));
    if response.has_focus() {
        ui.painter()
            .circle_stroke(center, radius + 3.0, Stroke::new(2.0, p.focus));
    }
    response
}
