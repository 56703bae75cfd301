//! Fields for text, short and long.
//! Must not know what the text is about.

use egui::{FontId, Id, Margin, Response, RichText, TextEdit, Ui};

use super::row::row;
use crate::ui::tokens::{self, BODY_SIZE, icons};

/// Space inside a field, round the text.
const MARGIN: Margin = Margin::symmetric(12, 7);

/// A row for one line of text.
pub fn text(ui: &mut Ui, label: &str, value: &mut String) -> Response {
    text_hint(ui, label, "", value)
}

/// A row for one line of text, with a hint while it is empty.
pub fn text_hint(ui: &mut Ui, label: &str, hint: &str, value: &mut String) -> Response {
    row(ui, label, |ui, name| {
        let id = ui.make_persistent_id("field");
        let field = single(ui, value, hint, id);
        ui.add(field).labelled_by(name)
    })
}

/// A row for text of several lines that grows with what is typed; `rows` is what it shows when empty.
pub fn long_text(
    ui: &mut Ui,
    label: &str,
    hint: &str,
    value: &mut String,
    rows: usize,
) -> Response {
    row(ui, label, |ui, name| {
        let id = ui.make_persistent_id("field");
        let hint = hint_words(ui, hint);
        ui.add(
            TextEdit::multiline(value)
                .id(id)
                .hint_text(hint)
                .margin(MARGIN)
                .desired_width(f32::INFINITY)
                .desired_rows(rows.max(1)),
        )
        .labelled_by(name)
    })
}

/// One line of text without a visible label, for cells of tables; `name` is for screen readers.
pub fn bare_text(ui: &mut Ui, name: &str, hint: &str, value: &mut String) -> Response {
    let id = ui.make_persistent_id(("bare", name));
    let field = single(ui, value, hint, id);
    ui.add(field).accessible_name(name)
}

/// A field to find things with; Esc empties it. `name` is for screen readers.
pub fn search(ui: &mut Ui, name: &str, hint: &str, value: &mut String) -> Response {
    let id = ui.make_persistent_id(("search", name));
    let field = single(ui, value, hint, id).prefix(tokens::icon(icons::SEARCH).weak());
    let mut response = ui.add(field).accessible_name(name);
    if response.lost_focus() && !value.is_empty() && ui.input(|i| i.key_pressed(egui::Key::Escape))
    {
        value.clear();
        response.mark_changed();
    }
    response
}

/// The field of one line that all rows share.
pub(super) fn single<'t>(ui: &Ui, value: &'t mut String, hint: &str, id: Id) -> TextEdit<'t> {
    TextEdit::singleline(value)
        .id(id)
        .hint_text(hint_words(ui, hint))
        .margin(MARGIN)
        .desired_width(f32::INFINITY)
}

/// A hint as high as typed text, so that the first letter typed doesn't move the line.
fn hint_words(ui: &Ui, hint: &str) -> RichText {
    let row = ui.fonts_mut(|fonts| fonts.row_height(&FontId::proportional(BODY_SIZE)));
    let height = row + ui.spacing().extra_text_line_spacing;
    RichText::new(hint).line_height(Some(height))
}
