//! How a cell looks while it is not edited.
//! Must not know where the cell lies in its table.

use egui::{FontId, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::{
    editor::{CELL_RADIUS, PADDING},
    field::{Field, Shape},
};
use crate::{
    model::{AnyRecord, Value},
    ui::{
        Ctx,
        screens::names,
        tokens::{BODY_SIZE, Palette, space},
    },
};

/// The ring round the cell in hand.
pub(super) fn ring(ui: &Ui, place: Rect) {
    let p = Palette::of(ui);
    ui.painter().rect_stroke(
        place.shrink(1.0),
        CELL_RADIUS,
        Stroke::new(2.0, p.focus),
        StrokeKind::Inside,
    );
}

/// What a cell says, and whether there was room for all of it.
pub(super) struct Said {
    pub(super) full: String,
    pub(super) cut: bool,
}

pub(super) fn cell(ui: &Ui, ctx: &Ctx<'_>, field: &Field, record: &AnyRecord, place: Rect) -> Said {
    let p = Palette::of(ui);
    let full = field.text(ctx, record);
    let left = place.left() + f32::from(PADDING);
    if matches!(field.shape, Shape::Tick) {
        tick(ui, place, field.value(record) == Value::Int(1));
        return Said { full, cut: false };
    }
    let room = (place.width() - 2.0 * f32::from(PADDING)).max(space::M);
    let told = matches!(field.shape, Shape::Told(_));
    if full.trim().is_empty() && !told {
        return Said { full, cut: false };
    }
    let ink = if told { p.muted } else { p.ink };
    let (words, whole) = words_of(field, &full);
    let format = egui::TextFormat {
        font_id: FontId::proportional(BODY_SIZE),
        color: ink,
        line_height: Some(LINE),
        ..egui::TextFormat::default()
    };
    let mut job = egui::text::LayoutJob::single_section(words, format);
    job.wrap.max_width = room;
    job.wrap.max_rows = ((place.height() - 4.0) / LINE).floor().max(1.0) as usize;
    if job.wrap.max_rows == 1 && !matches!(field.shape, Shape::Long) {
        job.wrap.break_anywhere = true;
    }
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let cut = galley.elided || !whole;
    let at = pos2(left, place.center().y - galley.size().y / 2.0);
    ui.painter()
        .with_clip_rect(place.intersect(ui.clip_rect()))
        .galley(at, galley, ink);
    if matches!(field.shape, Shape::Percent) {
        share(ui, place, &field.value(record));
    }
    Said { full, cut }
}

/// Height of a line of text in a cell.
const LINE: f32 = 20.0;

/// What of a text is laid out in a cell, and whether that is all of it: long text runs on over its line breaks,
/// other text shows its first line.
fn words_of(field: &Field, full: &str) -> (String, bool) {
    /// No cell is large enough for more.
    const MOST: usize = 300;
    if full.is_empty() {
        return ("–".to_owned(), true);
    }
    if matches!(field.shape, Shape::Long) {
        let text = full.split_whitespace().collect::<Vec<_>>().join(" ");
        return match text.char_indices().nth(MOST) {
            Some((end, _)) => (text.get(..end).unwrap_or_default().to_owned(), false),
            None => (text, true),
        };
    }
    let line = names::line(full);
    if line.len() < full.trim().len() {
        (format!("{line} …"), false)
    } else {
        (line.to_owned(), true)
    }
}

/// A bar below a share of a hundred, so that a column of them is read at a glance.
fn share(ui: &Ui, place: Rect, value: &Value) {
    let share = match value {
        Value::Int(i) => *i as f32,
        Value::Real(x) => *x as f32,
        _ => return,
    };
    let p = Palette::of(ui);
    let left = place.left() + f32::from(PADDING);
    let right = place.right() - f32::from(PADDING);
    let y = place.bottom() - 6.0;
    let end = left + (right - left) * (share / 100.0).clamp(0.0, 1.0);
    ui.painter()
        .hline(left..=right, y, Stroke::new(3.0, p.line));
    ui.painter()
        .hline(left..=end, y, Stroke::new(3.0, p.accent));
}

fn tick(ui: &Ui, place: Rect, yes: bool) {
    let p = Palette::of(ui);
    let side = 18.0;
    let min = pos2(
        place.left() + f32::from(PADDING),
        (place.center().y - side / 2.0).round(),
    );
    let square = Rect::from_min_size(min, vec2(side, side));
    let (ground, border) = if yes {
        (p.accent, p.accent)
    } else {
        (p.surface, p.line_strong)
    };
    ui.painter().rect(
        square,
        5.0,
        ground,
        Stroke::new(1.0, border),
        StrokeKind::Inside,
    );
    if yes {
        let at = |x: f32, y: f32| square.min + vec2(x, y) * side;
        ui.painter().line(
            vec![at(0.26, 0.52), at(0.43, 0.69), at(0.75, 0.33)],
            Stroke::new(2.0, p.on_accent),
        );
    }
}
