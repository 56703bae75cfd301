//! A figure with its definition: what was counted, over how many, and what is left out.
//! Must not know how a figure came about.

use egui::{Button, Frame, Label, Margin, Popup, Response, Role, Ui, WidgetInfo};

use super::row::focus_ring;
use crate::ui::tokens::{self, Palette, icons, space};

/// A figure in words, such as “8 of 12 partners have said what they commit to”. A sign beside it says that
/// more can be known: `meaning` shows on hover, on a click, and is read out by screen readers.
pub fn figure(ui: &mut Ui, words: &str, meaning: &str) -> Response {
    let muted = Palette::of(ui).muted;
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().button_padding = egui::vec2(0.0, 2.0);
            ui.spacing_mut().interact_size.y = space::XL;
            let sign = tokens::icon(icons::INFO).size(14.0).color(muted);
            ui.add(
                Button::new((tokens::small(words), sign))
                    .gap(space::XS)
                    .wrap()
                    .frame(false),
            )
        })
        .inner;
    let spoken = format!("{words}. {meaning}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), words));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(meaning);
    });
    focus_ring(ui, &response, space::XS);
    Popup::from_toggle_button_response(&response)
        .width(300.0)
        .show(|ui| {
            Frame::NONE.inner_margin(Margin::same(6)).show(ui, |ui| {
                ui.add(Label::new(tokens::body(meaning)).wrap())
                    .accessible_name(spoken);
            });
        });
    response.on_hover_text(meaning)
}
