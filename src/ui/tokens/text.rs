//! The four sizes of text. There is no fifth.
//! Must not know where a text stands.

use egui::{FontId, RichText};

use super::fonts::{BODY_SIZE, HEADING_SIZE, SMALL_SIZE, TITLE_SIZE, icon_font, medium, semibold};

/// A page's title.
pub fn title(text: impl Into<String>) -> RichText {
    RichText::new(text)
        .font(FontId::new(TITLE_SIZE, semibold()))
        .line_height(Some(32.0))
}

/// A heading within a page.
pub fn heading(text: impl Into<String>) -> RichText {
    RichText::new(text)
        .font(FontId::new(HEADING_SIZE, semibold()))
        .line_height(Some(24.0))
}

/// Running text.
pub fn body(text: impl Into<String>) -> RichText {
    RichText::new(text).size(BODY_SIZE).line_height(Some(21.0))
}

/// Running text that carries weight: names, labels.
pub fn strong(text: impl Into<String>) -> RichText {
    RichText::new(text)
        .font(FontId::new(BODY_SIZE, semibold()))
        .line_height(Some(21.0))
}

/// Captions, in muted ink unless colored.
pub fn small(text: impl Into<String>) -> RichText {
    RichText::new(text)
        .size(SMALL_SIZE)
        .line_height(Some(18.0))
        .weak()
}

/// A small label of more weight than [`small`].
pub fn caption(text: impl Into<String>) -> RichText {
    RichText::new(text)
        .font(FontId::new(SMALL_SIZE, medium()))
        .line_height(Some(18.0))
        .weak()
}

/// Running text in muted ink.
pub fn muted(text: impl Into<String>) -> RichText {
    body(text).weak()
}

/// An icon of [`super::icons`].
pub fn icon(icon: &str) -> RichText {
    RichText::new(icon).font(FontId::new(18.0, icon_font()))
}
