//! The tray below the map: the six categories, each to be dragged onto the map as a new partner.
//! Must not know where a partner may lie.

use egui::{CursorIcon, Key, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{Carried, keys};
use crate::{
    model::Category,
    ui::{
        Ctx, ViewState,
        tokens::{self, Palette, space},
        widgets,
    },
};

/// Between two chips.
const GAP: f32 = 6.0;

/// What a chip needs beside its words.
const AROUND_WORDS: f32 = 38.0;

/// The words of a chip.
type Words = fn(Category) -> &'static str;

/// From the most words to none, with a hint or without; the first for which one line has room is shown.
const WAYS: [(Words, bool); 5] = [
    (Category::label, true),
    (Category::label, false),
    (short, true),
    (short, false),
    (|_| "", true),
];

/// What one may do here.
const HINT: &str = "Drag onto the map";

/// Shows the tray.
pub(super) fn show(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState) {
    let palette = Palette::of(ui);
    egui::Frame::new()
        .fill(palette.surface)
        .stroke(ui.visuals().widgets.noninteractive.bg_stroke)
        .corner_radius(tokens::CARD_RADIUS)
        .inner_margin(egui::Margin::symmetric(10, 7))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(GAP, space::XS);
                let (words, hint) = fitting(ui);
                if hint {
                    ui.add(egui::Label::new(tokens::small(HINT)).selectable(false));
                    ui.add_space(space::XS);
                }
                for category in Category::ALL {
                    let text = words(*category);
                    let chip = pill(ui, *category, text, !ctx.read_only);
                    if chip.drag_started() && !ctx.read_only {
                        view.map.carried = Some(Carried::New(*category));
                    }
                    let key = chip.has_focus() && ui.input(|i| i.key_pressed(Key::Enter));
                    if (chip.clicked() || key) && !ctx.read_only {
                        keys::begin_new_in(view, None, *category);
                    }
                }
            });
        });
}

/// The most words for which one line has room.
fn fitting(ui: &Ui) -> (Words, bool) {
    let wide = |text: egui::RichText| {
        let text = egui::WidgetText::from(text);
        let wrap = Some(egui::TextWrapMode::Extend);
        let galley = text.into_galley(ui, wrap, f32::INFINITY, egui::TextStyle::Small);
        galley.size().x
    };
    let hint_width = wide(tokens::small(HINT)) + space::XS + 2.0 * GAP;
    let fits = |(words, hint): &(Words, bool)| {
        let chips = Category::ALL.iter();
        let chips = chips.map(|category| wide(tokens::caption(words(*category))) + AROUND_WORDS);
        let all: f32 = chips.map(|chip| chip + GAP).sum();
        all + if *hint { hint_width } else { 0.0 } <= ui.available_width()
    };
    let found = WAYS.into_iter().find(fits);
    found.unwrap_or((|_| "", false))
}

/// A category in as few words as it takes beside its mark.
const fn short(category: Category) -> &'static str {
    match category {
        Category::Family => "Families",
        Category::Policy => "Policy",
        Category::HumanServices => "Human services",
        Category::Justice => "Courts",
        Category::Providers => "Providers",
        Category::Community => "Community",
    }
}

fn pill(ui: &mut Ui, category: Category, text: &str, enabled: bool) -> egui::Response {
    let palette = Palette::of(ui);
    let text = egui::WidgetText::from(tokens::caption(text).color(palette.ink));
    let galley = text.into_galley(
        ui,
        Some(egui::TextWrapMode::Extend),
        f32::INFINITY,
        egui::TextStyle::Small,
    );
    let text_width = galley.size().x;
    let height = (ui.spacing().interact_size.y - 4.0).max(30.0);
    let width = if text_width > 0.0 {
        text_width + AROUND_WORDS
    } else {
        // A mark alone stands in the middle.
        32.0
    };
    let size = vec2(width, height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    let name = format!("New partner: {}", category.label());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &name));
    let ground = if response.hovered() {
        palette.hover
    } else {
        palette.paper
    };
    let border = if response.has_focus() {
        Stroke::new(2.0, palette.focus)
    } else {
        ui.visuals().widgets.noninteractive.bg_stroke
    };
    ui.painter()
        .rect(rect, height * 0.5, ground, border, StrokeKind::Inside);
    let mark = pos2(rect.left() + 16.0, rect.center().y);
    widgets::paint_category_mark(
        ui.painter(),
        category,
        mark,
        6.5,
        palette.category(category),
    );
    let at = pos2(rect.left() + 28.0, rect.center().y - galley.size().y * 0.5);
    ui.painter().galley(at, galley, palette.ink);
    response
        .on_hover_cursor(CursorIcon::Grab)
        .on_hover_text(format!(
            "{}: drag onto the map to add a partner of this category",
            category.label()
        ))
}

/// What is carried, drawn at the pointer.
pub(super) fn ghost_rect(at: egui::Pos2) -> Rect {
    Rect::from_center_size(at, vec2(132.0, 26.0))
}
