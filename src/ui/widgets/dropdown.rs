//! A small list that drops down, without a label of its own: filters, and pickers in a line of controls.
//! Must not know what is picked.

use egui::{ComboBox, Response, Ui, vec2};

use super::choice::chevron;
use crate::ui::tokens::{self, CONTROL_HEIGHT};

/// Picks one of `options`, `width` wide; `name` is for screen readers. `none` is what stands first and is
/// shown when nothing is picked; without it something always is.
pub fn dropdown(
    ui: &mut Ui,
    name: &str,
    width: f32,
    none: Option<&str>,
    options: &[&str],
    picked: &mut Option<usize>,
) -> Response {
    let before = *picked;
    let chosen = picked.and_then(|at| options.get(at)).copied();
    let mut response = ui
        .allocate_ui(vec2(width, CONTROL_HEIGHT), |ui| {
            ui.set_max_width(width);
            ComboBox::from_id_salt(name)
                .selected_text(tokens::body(chosen.or(none).unwrap_or("Not set")))
                .width(width)
                .truncate()
                .icon(|ui, rect, visuals, _open| chevron(ui, rect, visuals.fg_stroke.color))
                .show_ui(ui, |ui| {
                    if let Some(none) = none
                        && ui.selectable_label(picked.is_none(), none).clicked()
                    {
                        *picked = None;
                    }
                    for (at, words) in options.iter().enumerate() {
                        if ui.selectable_label(*picked == Some(at), *words).clicked() {
                            *picked = Some(at);
                        }
                    }
                })
                .response
        })
        .inner
        .accessible_name(name);
    if *picked != before {
        response.mark_changed();
    }
    response
}
