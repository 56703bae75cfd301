//! A small list that drops down, without a label of its own: filters, and pickers in a line of controls.
//! Must not know what is picked.

use egui::{Align2, Color32, ComboBox, FontId, Rect, Response, Ui, vec2};

use crate::ui::tokens::{self, CONTROL_HEIGHT, Palette, icons, space};

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
    let words = match (picked.and_then(|at| options.get(at)), none) {
        (Some(words), _) => tokens::body(*words),
        (None, none) => tokens::muted(none.unwrap_or("Not set")),
    };
    let muted = Palette::of(ui).muted;
    let mut response = ui
        .allocate_ui(vec2(width, CONTROL_HEIGHT), |ui| {
            ui.set_max_width(width);
            ui.spacing_mut().button_padding.x = space::M;
            ComboBox::from_id_salt(name)
                .selected_text(words)
                .width(width)
                .truncate()
                .icon(move |ui, rect, _visuals, _open| chevron(ui, rect, muted))
                .show_ui(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    if let Some(none) = none
                        && ui
                            .selectable_label(picked.is_none(), tokens::muted(none))
                            .clicked()
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
    if cfg!(target_os = "linux") {
        // A screen reader on Linux is not told the value of a list; elsewhere this would be said twice.
        let words = picked.and_then(|at| options.get(at)).copied();
        let words = words.or(none).unwrap_or("Not set");
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_description(words));
    }
    if *picked != before {
        response.mark_changed();
    }
    response
}

/// The sign of a field that drops down.
fn chevron(ui: &Ui, rect: Rect, color: Color32) {
    ui.painter().text(
        rect.center(),
        Align2::CENTER_CENTER,
        icons::EXPAND,
        FontId::new(18.0, tokens::icon_font()),
        color,
    );
}
