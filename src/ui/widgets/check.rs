//! A box to tick.
//! Must not know what is ticked.

use egui::{
    CornerRadius, Response, Role, Sense, Stroke, StrokeKind, TextStyle, TextWrapMode, Ui,
    WidgetInfo, WidgetText, pos2, vec2,
};

use super::row::focus_ring;
use crate::ui::tokens::{self, CONTROL_HEIGHT, Palette, space};

const BOX: f32 = 20.0;

/// A row with a box to tick; the label stands at its right and wraps.
pub fn check(ui: &mut Ui, label: &str, value: &mut bool) -> Response {
    let p = Palette::of(ui);
    let galley = WidgetText::from(tokens::body(label).color(p.ink)).into_galley(
        ui,
        Some(TextWrapMode::Wrap),
        (ui.available_width() - BOX - space::S).max(space::XXL),
        TextStyle::Body,
    );
    let size = vec2(
        BOX + space::S + galley.size().x,
        galley.size().y.max(CONTROL_HEIGHT - 6.0),
    );
    let (rect, mut response) = ui.allocate_exact_size(size, Sense::click());
    if response.clicked() {
        *value = !*value;
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), *value, label));
    if ui.is_rect_visible(rect) {
        // The box stands beside the first line of its label.
        let first = galley
            .rows
            .first()
            .map_or(rect.height(), |row| row.rect().height());
        let top = if galley.rows.len() > 1 {
            rect.top() + (first - BOX) / 2.0
        } else {
            rect.center().y - BOX / 2.0
        };
        let square = egui::Rect::from_min_size(pos2(rect.left(), top.round()), vec2(BOX, BOX));
        let (ground, border) = if *value {
            (p.accent, p.accent)
        } else if response.hovered() {
            (p.hover, p.line_strong)
        } else {
            (p.surface, p.line_strong)
        };
        let radius = CornerRadius::same(5);
        ui.painter().rect(
            square,
            radius,
            ground,
            Stroke::new(1.0, border),
            StrokeKind::Inside,
        );
        if *value {
            let at = |x: f32, y: f32| square.min + vec2(x, y) * BOX;
            ui.painter().line(
                vec![at(0.26, 0.52), at(0.43, 0.69), at(0.75, 0.33)],
                Stroke::new(2.0, p.on_accent),
            );
        }
        if response.has_focus() {
            let ring = response.clone().with_new_rect(square);
            focus_ring(ui, &ring, 5.0);
        }
        let at = pos2(
            square.right() + space::S,
            rect.center().y - galley.size().y / 2.0,
        );
        ui.painter().galley(at, galley, p.ink);
    }
    response
}
