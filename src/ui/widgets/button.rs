//! Buttons of every weight, and chips.
//! Must not know what a button does.

use std::sync::Arc;

use egui::{
    Align2, Button, Color32, CursorIcon, FontId, Galley, Response, Role, Sense, Stroke, StrokeKind,
    TextStyle, TextWrapMode, Ui, WidgetInfo, WidgetText, vec2,
};

use super::{block::Severity, row::focus_ring};
use crate::ui::tokens::{self, Palette, RADIUS, space};

/// Grounds at rest, hovered and pressed, border, and text of a button.
struct Look {
    rest: Color32,
    hover: Color32,
    border: Color32,
    ink: Color32,
}

/// The one button of a page that leads on.
pub fn primary_button(ui: &mut Ui, text: &str) -> Response {
    let p = Palette::of(ui);
    let look = Look {
        rest: p.accent,
        hover: p.accent_hover,
        border: p.accent,
        ink: p.on_accent,
    };
    dressed(ui, text, &look, true)
}

/// A button.
pub fn button(ui: &mut Ui, text: &str) -> Response {
    let p = Palette::of(ui);
    let look = Look {
        rest: p.surface,
        hover: p.hover,
        border: p.line,
        ink: p.ink,
    };
    dressed(ui, text, &look, false)
}

/// A button for what can't be had back easily.
pub fn danger_button(ui: &mut Ui, text: &str) -> Response {
    let p = Palette::of(ui);
    let look = Look {
        rest: p.surface,
        hover: p.danger_soft,
        border: p.danger,
        ink: p.danger,
    };
    dressed(ui, text, &look, true)
}

/// A button that keeps back until it is needed: no ground, accent text.
pub fn quiet_button(ui: &mut Ui, text: &str) -> Response {
    let p = Palette::of(ui);
    let look = Look {
        rest: Color32::TRANSPARENT,
        hover: p.hover,
        border: Color32::TRANSPARENT,
        ink: p.accent,
    };
    dressed(ui, text, &look, true)
}

/// A quiet button within a line of small text, flush with it.
pub fn link_button(ui: &mut Ui, text: &str) -> Response {
    let p = Palette::of(ui);
    let galley = link_words(ui, text, ui.available_width().max(space::XL));
    let size = vec2(galley.size().x, galley.size().y.max(space::XL));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), text));
    if ui.is_rect_visible(rect) {
        let words = Align2::LEFT_CENTER.align_size_within_rect(galley.size(), rect);
        ui.painter().galley(words.min, galley, p.accent);
        if response.hovered() {
            let y = words.bottom() - 1.0;
            ui.painter()
                .hline(rect.x_range(), y, Stroke::new(1.0, p.accent));
        }
        focus_ring(ui, &response, space::XS);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// How wide a [`link_button`] is that has all the room it needs.
pub fn link_width(ui: &Ui, text: &str) -> f32 {
    link_words(ui, text, f32::INFINITY).size().x
}

fn link_words(ui: &Ui, text: &str, room: f32) -> Arc<Galley> {
    let words = tokens::caption(text).color(Palette::of(ui).accent);
    WidgetText::from(words).into_galley(ui, Some(TextWrapMode::Truncate), room, TextStyle::Small)
}

/// A row of a menu: icon, words, shortcut at the right.
pub fn menu_button(ui: &mut Ui, icon: &str, text: &str, shortcut: &str) -> Response {
    let muted = Palette::of(ui).muted;
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = vec2(10.0, 5.0);
        let mut button = Button::new((tokens::icon(icon).color(muted), tokens::body(text)))
            .gap(space::M)
            .min_size(vec2(ui.available_width(), tokens::CONTROL_HEIGHT))
            .frame_when_inactive(false);
        if !shortcut.is_empty() {
            button = button.shortcut_text(tokens::small(shortcut));
        }
        let response = ui.add(button);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), text));
        response
    })
    .inner
}

fn dressed(ui: &mut Ui, text: &str, look: &Look, weight: bool) -> Response {
    let response = ui
        .scope(|ui| {
            let widgets = &mut ui.visuals_mut().widgets;
            let line = widgets.inactive.bg_stroke.width;
            for (state, ground) in [
                (&mut widgets.inactive, look.rest),
                (&mut widgets.hovered, look.hover),
                (&mut widgets.active, look.hover),
            ] {
                state.weak_bg_fill = ground;
                state.bg_stroke = Stroke::new(line, look.border);
                state.fg_stroke.color = look.ink;
            }
            let words = tokens::body(text);
            let words = if weight {
                words.family(tokens::medium())
            } else {
                words
            };
            ui.add(Button::new(words))
        })
        .inner;
    focus_ring(ui, &response, f32::from(RADIUS));
    response
}

/// A square button with an icon; `name` is its tooltip and its name for screen readers.
pub fn icon_button(ui: &mut Ui, icon: &str, name: &str) -> Response {
    let muted = Palette::of(ui).muted;
    // For fingers a page asks for more.
    let side = (ui.spacing().interact_size.y - 2.0).max(32.0);
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().button_padding = vec2(6.0, 4.0);
            // A ground is enough where there is no border at rest.
            ui.visuals_mut().widgets.hovered.bg_stroke = Stroke::NONE;
            ui.add(
                Button::new(tokens::icon(icon).color(muted))
                    .frame_when_inactive(false)
                    .min_size(vec2(side, side)),
            )
        })
        .inner;
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    response.on_hover_text(name).accessible_name(name)
}

/// A pill that can be picked: filters, tags, members of a tray.
pub fn chip(ui: &mut Ui, text: &str, selected: bool) -> Response {
    let p = Palette::of(ui);
    let ink = if selected { p.accent } else { p.ink };
    let galley = WidgetText::from(
        tokens::small(text)
            .family(if selected {
                tokens::semibold()
            } else {
                tokens::medium()
            })
            .color(ink),
    )
    .into_galley(
        ui,
        Some(TextWrapMode::Truncate),
        (ui.available_width() - 2.0 * space::M).max(space::XL),
        TextStyle::Small,
    );
    let height = (ui.spacing().interact_size.y - 4.0).max(30.0);
    let size = vec2(galley.size().x + 2.0 * space::M, height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), selected, text));
    if ui.is_rect_visible(rect) {
        let ground = match (selected, response.hovered()) {
            (true, _) => p.accent_soft,
            (false, true) => p.hover,
            (false, false) => p.surface,
        };
        let border = if selected { p.accent } else { p.line };
        let line = ui.visuals().widgets.inactive.bg_stroke.width;
        let radius = rect.height() / 2.0;
        ui.painter().rect(
            rect,
            radius,
            ground,
            Stroke::new(line, border),
            StrokeKind::Inside,
        );
        let at = Align2::CENTER_CENTER
            .align_size_within_rect(galley.size(), rect)
            .min;
        ui.painter().galley(at, galley, ink);
        focus_ring(ui, &response, radius);
    }
    response
}

/// A small pill that tells how things stand and opens more about it: icon and ground by severity, words in ink.
pub fn badge_button(ui: &mut Ui, severity: Severity, text: &str) -> Response {
    let p = Palette::of(ui);
    let (ink, ground, icon) = severity.look(p);
    let galley = WidgetText::from(tokens::small(text).family(tokens::medium()).color(p.ink))
        .into_galley(
            ui,
            Some(TextWrapMode::Truncate),
            (ui.available_width() - 2.0 * space::M - ICON).max(space::XL),
            TextStyle::Small,
        );
    let size = vec2(galley.size().x + ICON + space::XS + 2.0 * space::M, 28.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), text));
    if ui.is_rect_visible(rect) {
        let radius = rect.height() / 2.0;
        let border = if response.hovered() { ink } else { ground };
        let stroke = Stroke::new(1.0, border);
        ui.painter()
            .rect(rect, radius, ground, stroke, StrokeKind::Inside);
        let inside = rect.shrink2(vec2(space::M, 0.0));
        ui.painter().text(
            inside.left_center(),
            Align2::LEFT_CENTER,
            icon,
            FontId::new(ICON, tokens::icon_font()),
            ink,
        );
        let words = Align2::RIGHT_CENTER.align_size_within_rect(galley.size(), inside);
        ui.painter().galley(words.min, galley, p.ink);
        focus_ring(ui, &response, radius);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Size of an icon within small text.
const ICON: f32 = 16.0;
