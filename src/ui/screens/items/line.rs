//! What is ticked or said with yes, partly or no, as one calm line; the rest unfolds below it on demand.
//! Must not know other answers to the same item.

use egui::{Align, Button, Label, Layout, Response, Role, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{
    Fold, Place, field,
    form::{Form, answered},
    is_answered,
};
use crate::{
    guidance::{Item, Kind},
    ui::tokens::{self, Palette, icons, space},
};

/// The button that unfolds the rest.
const MORE: f32 = 32.0;
/// Height of a line whose words take one line.
const HEIGHT: f32 = 38.0;
/// Narrower than this, the words stand above what can be said.
const ROOM_FOR_BOTH: f32 = 420.0;

/// Whether an item is drawn as a line.
pub(super) const fn fits(item: &Item) -> bool {
    match item.kind {
        Kind::Check => true,
        Kind::Pick => item.choices.is_empty(),
        Kind::Prompt | Kind::Rate | Kind::Table | Kind::Read => false,
    }
}

impl Form<'_, '_, '_> {
    /// The line: the words, what is said, and the way to notes, to why it is asked, and to who answered.
    pub(super) fn line(&mut self, ui: &mut Ui, place: &mut Place, jump: bool) {
        let field = if self.item.kind == Kind::Check {
            self.check_line(ui, place)
        } else {
            self.tick_line(ui, place)
        };
        if jump {
            field.scroll_to_me(Some(Align::Center));
            field.request_focus();
        }
    }

    fn tick_line(&mut self, ui: &mut Ui, place: &mut Place) -> Response {
        let item = self.item;
        self.with_more(ui, place, |form, ui| {
            form.answering(ui, |ui, a| field::field_of(ui, item, a))
        })
    }

    fn check_line(&mut self, ui: &mut Ui, place: &mut Place) -> Response {
        let item = self.item;
        let beside = ui.available_width() >= ROOM_FOR_BOTH;
        if !beside {
            ui.add_space(space::XS);
            ui.add(
                Label::new(tokens::body(&item.wording))
                    .selectable(false)
                    .wrap(),
            );
        }
        let said = self.with_more(ui, place, |form, ui| {
            if !beside {
                return form.answering(ui, |ui, a| field::say(ui, item, a));
            }
            let room = ui.available_rect_before_wrap();
            let split = room.right() - field::say_width(ui) - space::S;
            let words = room.with_max_x(split - space::S);
            let words = UiBuilder::new()
                .max_rect(words)
                .layout(Layout::top_down(Align::Min));
            let words = ui.scope_builder(words, |ui| {
                ui.add_space(space::S);
                ui.add(
                    Label::new(tokens::body(&item.wording))
                        .selectable(false)
                        .wrap(),
                );
            });
            let bottom = words.response.rect.bottom() + space::S;
            let said = UiBuilder::new().max_rect(egui::Rect::from_min_max(
                pos2(split, room.top() + 2.0),
                pos2(room.right(), bottom.max(room.top() + HEIGHT)),
            ));
            ui.scope_builder(said, |ui| {
                form.answering(ui, |ui, a| field::say(ui, item, a))
            })
            .inner
        });
        field::said_below(ui, item, self.answer);
        said
    }

    /// Something with the button at its right that unfolds the rest.
    fn with_more(
        &mut self,
        ui: &mut Ui,
        place: &mut Place,
        add: impl FnOnce(&mut Self, &mut Ui) -> Response,
    ) -> Response {
        let whole = ui.available_rect_before_wrap();
        let left = UiBuilder::new()
            .max_rect(whole.with_max_x(whole.right() - MORE - space::XS))
            .layout(Layout::top_down(Align::Min));
        let response = ui.scope_builder(left, |ui| {
            ui.set_min_size(vec2(ui.available_width(), HEIGHT - space::XS));
            add(self, ui)
        });
        let at = pos2(whole.right() - MORE, response.response.rect.top() + 1.0);
        let right = UiBuilder::new().max_rect(egui::Rect::from_min_size(at, vec2(MORE, MORE)));
        // A child of its own: the room is part of the line's and taken already.
        self.more(&mut ui.new_child(right), place);
        response.inner
    }

    fn more(&self, ui: &mut Ui, place: &mut Place) {
        let p = Palette::of(ui);
        let (icon, written) = match (
            self.answer.note.is_empty(),
            self.answer.private_note.is_empty(),
        ) {
            (_, false) => (icons::LOCK, "a private note is written"),
            (false, true) => (icons::EDIT, "a note is written"),
            (true, true) => (icons::MORE, ""),
        };
        let open = !place.open.is_empty();
        let ink = if open || !written.is_empty() {
            p.accent
        } else {
            p.muted
        };
        let mut words = if is_answered(self.answer) {
            answered(self.answer, self.ctx.today)
        } else {
            "Notes, why ask this, who answered".to_owned()
        };
        if !written.is_empty() {
            words = format!("{words}; {written}");
        }
        ui.spacing_mut().button_padding = vec2(6.0, 4.0);
        ui.visuals_mut().widgets.hovered.bg_stroke = egui::Stroke::NONE;
        let button = ui.add(
            Button::new(tokens::icon(icon).size(18.0).color(ink))
                .frame_when_inactive(false)
                .min_size(vec2(MORE, MORE)),
        );
        let name = self.spoken("Notes and more");
        button.widget_info(|| WidgetInfo::selected(Role::Button, true, open, &name));
        if button.clicked() {
            if open {
                place.open.clear();
            } else {
                place.turn(Fold::More);
            }
        }
        button.on_hover_text(words).accessible_name(name);
    }
}

/// The fine line that keeps one such item from the next.
pub(super) fn rule(ui: &Ui) {
    let x = ui.max_rect().x_range();
    let y = ui.cursor().top();
    let line = egui::Stroke::new(1.0, Palette::of(ui).line);
    ui.painter().hline(x, y, line);
}
