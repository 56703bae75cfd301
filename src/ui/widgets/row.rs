//! The frame of a row: a label above a field, and what stands below it.
//! Must not know what the field is.

use egui::{EventFilter, FocusDirection, Id, Label, Response, Ui, UiBuilder, UiKind, UiStackInfo};

use crate::ui::tokens::{self, Palette, icons, space};

/// In panels narrower than this a label is small and quiet, in pages it carries weight.
const NARROW: f32 = 400.0;
/// What a form tells its rows: whether it is narrow.
const IS_NARROW: &str = "narrow form";

/// Something that holds the rows of one form: all its labels look alike, also where two rows share a line.
pub(crate) fn form(ui: &Ui) -> UiBuilder {
    let info = UiStackInfo::new(UiKind::GenericArea).with_tag_value(IS_NARROW, is_narrow(ui));
    UiBuilder::new().ui_stack_info(info)
}

/// As the form round it says; a row on its own goes by its own width.
fn is_narrow(ui: &Ui) -> bool {
    let mut round_it = ui.stack().iter();
    round_it
        .find_map(|around| around.info.tags.get_downcast::<bool>(IS_NARROW).copied())
        .unwrap_or_else(|| ui.available_width() < NARROW)
}

/// Draws a label and, below it, a field named by it. `add` gets the label's id.
pub fn row(ui: &mut Ui, label: &str, add: impl FnOnce(&mut Ui, Id) -> Response) -> Response {
    ui.push_id(label, |ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            let narrow = is_narrow(ui);
            // The room between rows stands above the label, so that a caption can follow a field closely.
            ui.add_space(if narrow { space::XS } else { space::M });
            let words = if narrow {
                tokens::caption(label)
            } else {
                tokens::strong(label)
            };
            let label = ui.add(Label::new(words).selectable(false).wrap());
            add(ui, label.id)
        })
        .inner
    })
    .inner
}

/// A muted sentence below a field.
pub fn help_below(ui: &mut Ui, text: &str) {
    ui.add(Label::new(tokens::small(text)).selectable(false).wrap());
}

/// What is wrong with a field, below it.
pub fn error_below(ui: &mut Ui, text: &str) {
    let color = Palette::of(ui).danger;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        super::sign(ui, tokens::icon(icons::ERROR).size(15.0).color(color));
        ui.add(
            Label::new(tokens::small(text).color(color))
                .selectable(false)
                .wrap(),
        );
    });
}

/// The ring round what the keyboard is on.
pub(crate) fn focus_ring(ui: &Ui, response: &Response, radius: f32) {
    if response.has_focus() {
        ui.painter().rect_stroke(
            response.rect.expand(2.0),
            radius + 2.0,
            egui::Stroke::new(2.0, Palette::of(ui).focus),
            egui::StrokeKind::Middle,
        );
    }
}

/// Says that this widget answers to the arrow keys itself while it has the keyboard.
///
/// egui learns of it a pass late; so a key that was answered must also be told to `arrow_answered`.
pub(crate) fn own_arrows(ui: &Ui, id: Id, horizontal: bool, vertical: bool) {
    ui.memory_mut(|memory| {
        memory.set_focus_lock_filter(
            id,
            EventFilter {
                horizontal_arrows: horizontal,
                vertical_arrows: vertical,
                ..EventFilter::default()
            },
        );
    });
}

/// Gives the keyboard to `id` and keeps egui from moving it on by the same arrow key.
pub(crate) fn arrow_answered(ui: &Ui, id: Id) {
    ui.memory_mut(|memory| {
        memory.move_focus(FocusDirection::None);
        memory.request_focus(id);
    });
}
