//! Ratings over days, one narrow strip for each thing rated, all over the same days.
//!
//! Ratings are whole steps, so lines of several things in one picture would lie on each other.
//! Must not know what is rated.

use egui::{
    Align2, FontId, Label, Rect, Role, Sense, Stroke, Ui, WidgetInfo, WidgetText, pos2, vec2,
};

use super::{
    Series,
    axis::{day_marks, mark_words, number_of, span_of},
    lines::{switch, table},
    numbers::{figure, signed},
    words,
};
use crate::{
    insight::days::day_short,
    ui::tokens::{self, Palette, SMALL_SIZE, space},
};

const HEIGHT: f32 = 60.0;
const AXIS: f32 = 24.0;
/// Room for the latest rating and the change.
const TELL: f32 = 150.0;

/// Draws the strips; `steps` is the highest rating, from 1.
pub fn strips(ui: &mut Ui, name: &str, steps: usize, series: &[Series]) {
    let days = series
        .iter()
        .flat_map(|s| s.points.iter().map(|(day, _)| *day));
    let Some((first, last)) = span_of(days) else {
        ui.add(
            Label::new(tokens::muted(
                "Not rated yet: the lines begin with the first rating",
            ))
            .wrap(),
        );
        return;
    };
    ui.push_id(("strips", name), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let names = (ui.available_width() * 0.3).clamp(110.0, 230.0);
        for one in series {
            strip(ui, one, names, steps, (first, last));
        }
        axis(ui, names, (first, last));
        let id = ui.make_persistent_id("table");
        let mut open = ui
            .data(|data| data.get_temp::<bool>(id))
            .unwrap_or_default();
        ui.add_space(space::XS);
        if switch(ui, name, &mut open) {
            ui.data_mut(|data| data.insert_temp(id, open));
        }
        if open {
            table(ui, name, series);
        }
    });
}

/// The part of a strip in which values stand.
fn field_of(row: Rect, names: f32) -> Rect {
    Rect::from_min_max(
        pos2(row.left() + names + space::L, row.top() + 12.0),
        pos2(row.right() - TELL, row.bottom() - 12.0),
    )
}

fn x_of(field: Rect, (first, last): (f64, f64), day: f64) -> f32 {
    field.left() + field.width() * ((day - first) / (last - first)) as f32
}

fn strip(ui: &mut Ui, one: &Series, names: f32, steps: usize, days: (f64, f64)) {
    let (row, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let told = format!("{}, of {steps}: {}", one.name, words::all(&one.points));
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, told.clone()));
    if !ui.is_rect_visible(row) {
        return;
    }
    let p = Palette::of(ui);
    let field = field_of(row, names);
    ui.painter()
        .hline(row.x_range(), row.bottom(), Stroke::new(1.0, p.line));
    let words = WidgetText::from(tokens::body(&one.name).color(p.ink));
    let galley = words.into_galley(
        ui,
        Some(egui::TextWrapMode::Wrap),
        names,
        egui::TextStyle::Body,
    );
    let at = pos2(row.left(), row.center().y - galley.size().y / 2.0);
    ui.painter().with_clip_rect(row).galley(at, galley, p.ink);
    let room = (steps.max(2) - 1) as f32;
    let y_of = |value: f64| field.bottom() - field.height() * (value as f32 - 1.0) / room;
    for step in [1, steps] {
        let y = y_of(step as f64);
        ui.painter()
            .hline(field.x_range(), y, Stroke::new(1.0, p.line));
        let font = FontId::proportional(SMALL_SIZE);
        let at = pos2(field.left() - space::XS, y);
        ui.painter()
            .text(at, Align2::RIGHT_CENTER, step.to_string(), font, p.muted);
    }
    let line: Vec<_> = one
        .points
        .iter()
        .map(|(day, value)| pos2(x_of(field, days, number_of(*day)), y_of(*value)))
        .collect();
    for at in &line {
        ui.painter().circle_filled(*at, 4.0, p.accent);
    }
    ui.painter().line(line, Stroke::new(2.0, p.accent));
    let font = FontId::proportional(SMALL_SIZE);
    let tell = match one.points.as_slice() {
        [] => "Not rated".to_owned(),
        [(day, value)] => format!("{} on {}", figure(Some(*value)), day_short(*day)),
        [(_, begin), .., (_, end)] => match end - begin {
            0.0 => format!("{}, as at first", figure(Some(*end))),
            change => format!(
                "{}, {} since the first",
                figure(Some(*end)),
                signed(Some(change))
            ),
        },
    };
    let at = pos2(field.right() + space::L, row.center().y);
    ui.painter()
        .text(at, Align2::LEFT_CENTER, tell, font, p.muted);
    if !one.points.is_empty() {
        response.on_hover_text(told);
    }
}

fn axis(ui: &mut Ui, names: f32, days: (f64, f64)) {
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), AXIS), Sense::hover());
    let p = Palette::of(ui);
    let field = field_of(row, names);
    let (first, last) = days;
    let font = FontId::proportional(SMALL_SIZE);
    let most = (field.width() / 92.0).max(2.0) as usize;
    for day in day_marks(first, last, most) {
        let x = x_of(field, days, number_of(day));
        ui.painter().vline(
            x,
            row.top()..=row.top() + 4.0,
            Stroke::new(1.0, p.line_strong),
        );
        let at = pos2(x, row.top() + 5.0);
        let words = mark_words(day, last - first);
        ui.painter()
            .text(at, Align2::CENTER_TOP, words, font.clone(), p.muted);
    }
}
