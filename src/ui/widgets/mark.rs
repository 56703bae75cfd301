//! The mark of a category: its shape in its color; and signs that only repeat what stands beside them.
//! Must not know where marks stand.

use egui::{
    Color32, Label, Painter, Pos2, Response, RichText, Role, Sense, Shape, Stroke, TextStyle,
    TextWrapMode, Ui, WidgetInfo, WidgetText, pos2, vec2,
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

/// A category's mark followed by its name, as one thing that wraps with the line.
pub fn category_name(ui: &mut Ui, category: Category) -> Response {
    let p = Palette::of(ui);
    let mark = 14.0;
    let galley = WidgetText::from(tokens::body(category.label()).color(p.ink)).into_galley(
        ui,
        Some(TextWrapMode::Truncate),
        (ui.available_width() - mark - space::S).max(space::XL),
        TextStyle::Body,
    );
    let size = vec2(mark + space::S + galley.size().x, galley.size().y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), category.label()));
    let center = pos2(rect.left() + mark / 2.0, rect.center().y);
    paint_category_mark(
        ui.painter(),
        category,
        center,
        mark / 2.2,
        p.category(category),
    );
    let words = pos2(rect.left() + mark + space::S, rect.top());
    ui.painter().galley(words, galley, p.ink);
    response
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

/// An icon that says again what stands beside it. A screen reader is not told of it: it would read a letter that
/// no alphabet has.
pub fn sign(ui: &mut Ui, icon: RichText) -> Response {
    let shown = ui.add(Label::new(icon).selectable(false));
    ui.ctx()
        .accesskit_node_builder(shown.id, |node| node.set_hidden());
    shown
}

/// An icon that says something by itself: a screen reader is told the words, and not the letter of the icon font.
pub fn telling_sign(ui: &mut Ui, icon: RichText, words: &str) -> Response {
    let shown = ui.add(Label::new(icon).selectable(false));
    ui.ctx().accesskit_node_builder(shown.id, |node| {
        node.set_role(Role::Image);
        node.clear_value();
        node.set_label(words);
    });
    shown
}
