//! The pages of a report as they will come out, one at a time.
//! Must not know how a page is made.

use egui::{Key, Label, Modifiers, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::View;
use crate::ui::{
    Ctx,
    reports::{Asked, Seen, Sight},
    tokens::{self, Palette, icons, space},
    widgets,
};

/// Height of the page and its buttons where they stand below the questions.
pub(super) const TALL: f32 = 720.0;

/// Room for the buttons above the page.
const BAR: f32 = 44.0;

/// Most dots across a page that is looked at.
const MOST_DOTS: f32 = 2400.0;

/// Draws the page with its buttons, and says what is to be looked at.
pub(super) fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, asked: &Asked) {
    let room = ui.available_size();
    let page = (room - vec2(0.0, BAR)).max(vec2(120.0, 160.0));
    let [wide, high] = paper(view.seen.as_ref());
    let scale = (page.x / wide).min(page.y / high);
    let size = vec2(wide * scale, high * scale);
    bar(ui, view);
    let dots = (size.x * ui.ctx().pixels_per_point()).clamp(64.0, MOST_DOTS);
    view.wants = Some(Sight {
        asked: asked.clone(),
        page: view.page,
        // In steps, so that a window that is being sized asks for few.
        width: ((dots / 64.0).ceil() * 64.0) as u32,
    });
    let fresh = view.seen.as_ref().is_some_and(|seen| {
        seen.revision == ctx.revision && seen.sight.asked == *asked && seen.sight.page == view.page
    });
    sheet(ui, view.seen.as_ref(), size, fresh);
}

/// Width and height of the paper in any unit, as last seen.
fn paper(seen: Option<&Seen>) -> [f32; 2] {
    let texture = seen.and_then(|seen| seen.picture.as_ref());
    texture.map_or([8.5, 11.0], |texture| texture.size_vec2().into())
}

/// The way from page to page.
fn bar(ui: &mut Ui, view: &mut View) {
    let pages = view.seen.as_ref().map_or(0, |seen| seen.pages);
    if pages > 0 {
        view.page = view.page.min(pages - 1);
    }
    ui.horizontal(|ui| {
        ui.set_height(BAR - space::S);
        let back = ui.add_enabled_ui(view.page > 0, |ui| {
            widgets::icon_button(ui, icons::BACK, "Previous page")
        });
        let on = ui.add_enabled_ui(view.page + 1 < pages, |ui| {
            widgets::icon_button(ui, icons::FORWARD, "Next page")
        });
        let words = match pages {
            0 => "Making the pages…".to_owned(),
            _ => format!("Page {} of {pages}", view.page + 1),
        };
        ui.label(tokens::body(words));
        // Page keys turn pages wherever nothing else takes them.
        let free = ui.memory(|memory| memory.focused().is_none());
        let pressed = |key| free && ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        if back.inner.clicked() || (pressed(Key::PageUp) && view.page > 0) {
            view.page -= 1;
        }
        if on.inner.clicked() || (pressed(Key::PageDown) && view.page + 1 < pages) {
            view.page += 1;
        }
    });
}

/// The page on its paper, or why there is none.
fn sheet(ui: &mut Ui, seen: Option<&Seen>, size: egui::Vec2, fresh: bool) {
    let p = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let stroke = Stroke::new(1.0, p.line);
    let texture = seen.and_then(|seen| seen.picture.as_ref());
    if let Some(texture) = texture {
        let tint = if fresh { 1.0 } else { 0.75 };
        let whole = Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(1.0, 1.0));
        ui.painter().image(
            texture.id(),
            rect,
            whole,
            egui::Color32::WHITE.gamma_multiply(tint),
        );
    } else {
        ui.painter().rect_filled(rect, 0, p.surface);
    }
    ui.painter()
        .rect_stroke(rect, 0, stroke, StrokeKind::Outside);
    let words = seen.map_or("", |seen| seen.words.as_str());
    response.widget_info(|| {
        WidgetInfo::labeled(
            Role::Image,
            true,
            format!("The page as it will come out. {words}"),
        )
    });
    for note in seen.map_or(&[][..], |seen| &seen.notes) {
        ui.add_space(space::XS);
        ui.add(Label::new(tokens::small(note)).wrap());
    }
}
