//! The mark of a category: its shape in its color.
//! Must not know where marks stand.

use egui::{
    Color32, Painter, Pos2, Response, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use crate::{
    mapping::shape::outline,
    model::Category,
    ui::tokens::{self, Palette, space},
};

/// Draws a category's mark and takes the room for it; `size` is its width and height.
pub fn category_mark(ui: &mut Ui, category: Category, size: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(size, size), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, ui.is_enabled(), category.label()));
    let color = Palette::of(ui).category(category);
    paint_category_mark(ui.painter(), category, rect.center(), size / 2.2, color);
    response
}

/// A category's mark followed by its name.
pub fn category_name(ui: &mut Ui, category: Category) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        category_mark(ui, category, 14.0);
        ui.label(tokens::body(category.label()));
    });
}

/// Paints a category's mark around `center`.
pub fn paint_category_mark(
    painter: &Painter,
    category: Category,
    center: Pos2,
    radius: f32,
    color: Color32,
) {
    let points = outline(category)
        .into_iter()
        .map(|[x, y]| pos2(center.x + radius * x, center.y + radius * y))
        .collect();
    painter.add(Shape::convex_polygon(points, color, Stroke::NONE));
}
