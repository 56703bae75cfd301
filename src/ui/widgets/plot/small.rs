//! Pictures as small as a word: a line beside a name, a few bars for how answers are spread.
//! Must not know what they are about.

use egui::{Align2, FontId, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{
    Series,
    axis::{number_of, span_of},
    words,
};
use crate::{
    model::Date,
    ui::tokens::{Palette, SMALL_SIZE},
};

/// A line without axes, its last value marked, the target dashed; the numbers show on hover and in its name.
pub fn sparkline(
    ui: &mut Ui,
    name: &str,
    points: &[(Date, f64)],
    target: Option<f64>,
    size: Vec2,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let ends: Vec<(&str, f64)> = target.into_iter().map(|value| ("target", value)).collect();
    let series = [Series::new("", points.to_vec())];
    let told = words::sentence(name, "", &series, &ends, "");
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, told.clone()));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let p = Palette::of(ui);
    let finite = || points.iter().filter(|(_, value)| value.is_finite());
    let (low, high) = finite()
        .map(|(_, value)| *value)
        .chain(target)
        .fold((f64::MAX, f64::MIN), |(a, b), v| (a.min(v), b.max(v)));
    if let Some((first, last)) = span_of(finite().map(|(day, _)| *day)) {
        let inner = rect.shrink(4.0);
        let height = if high > low { high - low } else { 1.0 };
        let lift = if high > low { 0.0 } else { 0.5 };
        let y_of =
            |value: f64| inner.bottom() - inner.height() * ((value - low) / height + lift) as f32;
        let x_of = |day: Date| {
            inner.left() + inner.width() * ((number_of(day) - first) / (last - first)) as f32
        };
        if let Some(target) = target {
            let y = y_of(target);
            let line = [pos2(inner.left(), y), pos2(inner.right(), y)];
            ui.painter().extend(egui::Shape::dashed_line(
                &line,
                Stroke::new(1.0, p.muted),
                3.0,
                3.0,
            ));
        }
        let line: Vec<_> = finite()
            .map(|(day, value)| pos2(x_of(*day), y_of(*value)))
            .collect();
        let end = line.last().copied();
        ui.painter().line(line, Stroke::new(1.75, p.accent));
        if let Some(end) = end {
            ui.painter().circle_filled(end, 3.0, p.accent);
        }
    }
    response.on_hover_text(told)
}

/// Room above a bar for its count and below it for its step.
const WORDS: f32 = 18.0;

/// How many gave each step of a scale: a bar for each, its count above it, its number below it. Words and
/// numbers are in its name; what is not rated is told, not drawn.
pub fn distribution(
    ui: &mut Ui,
    name: &str,
    steps: &[(&str, usize)],
    unrated: usize,
    size: Vec2,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let rated: usize = steps.iter().map(|(_, count)| count).sum();
    let told: Vec<String> = (1..)
        .zip(steps)
        .map(|(step, (words, count))| format!("{step} {words}: {count}"))
        .collect();
    let told = format!("{name}: {rated} rated, {unrated} not. {}", told.join(", "));
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, told.clone()));
    if ui.is_rect_visible(rect) && !steps.is_empty() {
        let p = Palette::of(ui);
        let most = steps
            .iter()
            .map(|(_, count)| *count)
            .max()
            .unwrap_or(0)
            .max(1);
        let pitch = rect.width() / steps.len() as f32;
        let room = (rect.height() - 2.0 * WORDS).max(4.0);
        let floor = rect.bottom() - WORDS;
        let font = FontId::proportional(SMALL_SIZE);
        for (at, (_, count)) in steps.iter().enumerate() {
            let middle = rect.left() + pitch * (at as f32 + 0.5);
            let height = room * *count as f32 / most as f32;
            let bar = egui::Rect::from_min_max(
                pos2(middle - pitch * 0.36, floor - height),
                pos2(middle + pitch * 0.36, floor),
            );
            ui.painter().rect_filled(bar, 2.0, p.accent);
            let number = |at, align, text: String, color| {
                ui.painter().text(at, align, text, font.clone(), color);
            };
            if *count > 0 {
                number(
                    pos2(middle, bar.top() - 1.0),
                    Align2::CENTER_BOTTOM,
                    count.to_string(),
                    p.ink,
                );
            }
            number(
                pos2(middle, floor + 2.0),
                Align2::CENTER_TOP,
                (at + 1).to_string(),
                p.muted,
            );
        }
        ui.painter()
            .hline(rect.x_range(), floor, Stroke::new(1.0, p.line_strong));
    }
    response.on_hover_text(told)
}

/// The size of a distribution beside a line of text.
pub const DISTRIBUTION: Vec2 = vec2(160.0, 72.0);
