//! Records as cards that unfold: one line when shut, the whole form when open.
//! Must not know what a card is about.

use std::collections::{BTreeSet, HashMap};

use egui::{Align, Atom, Button, Frame, Layout, Margin, Rect, Ui, Vec2, vec2};

use crate::ui::{
    Ctx,
    tokens::{self, CARD_RADIUS, CONTROL_HEIGHT, Palette, icons, space},
    widgets,
};

/// Which cards of a page are open, and which is new and waits for the keyboard.
#[derive(Debug, Default)]
pub struct Cards {
    open: BTreeSet<i64>,
    fresh: Option<i64>,
    reveal: Option<i64>,
    /// How high each card was when it was drawn last, and at which width.
    heights: HashMap<i64, Vec2>,
}

impl Cards {
    /// Opens a card that was made just now; its first field gets the keyboard.
    pub fn begin(&mut self, id: i64) {
        self.open.insert(id);
        self.fresh = Some(id);
    }

    /// Opens a card.
    pub fn open(&mut self, id: i64) {
        self.open.insert(id);
    }

    /// Opens a card and brings it into sight.
    pub fn reveal(&mut self, id: i64) {
        self.open.insert(id);
        self.reveal = Some(id);
    }

    /// Whether this card was made just now; asked once, by its first field.
    pub fn is_fresh(&mut self, id: i64) -> bool {
        self.fresh.take_if(|fresh| *fresh == id).is_some()
    }

    /// Draws a card: `title` and `detail` on its line, and what `add` draws below it, told whether it is open.
    /// `name` is what it is called in the names of its buttons: “review of May 12”. Gives back whether it is to
    /// be deleted.
    pub fn card(
        &mut self,
        ui: &mut Ui,
        ctx: &Ctx<'_>,
        id: i64,
        [title, detail, name]: [&str; 3],
        add: impl FnOnce(&mut Ui, &mut Self, bool),
    ) -> bool {
        if self.skips(ui, id) {
            return false;
        }
        let drawn = ui.push_id(("card", id), |ui| {
            let p = Palette::of(ui);
            // Lower than a card of the page: many stand below each other, most of them shut.
            Frame::new()
                .fill(p.surface)
                .stroke(ui.visuals().widgets.noninteractive.bg_stroke)
                .corner_radius(CARD_RADIUS)
                .inner_margin(Margin::symmetric(16, 8))
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    let deleted = self.head(ui, ctx, id, [title, detail, name]);
                    let open = self.open.contains(&id);
                    add(ui, self, open);
                    deleted
                })
                .inner
        });
        let size = vec2(ui.available_width(), drawn.response.rect.height());
        self.heights.insert(id, size);
        drawn.inner
    }

    /// Leaves the room of a card that is far out of sight, without drawing it. Those near are drawn, so that
    /// the Tab key finds them.
    fn skips(&self, ui: &mut Ui, id: i64) -> bool {
        let Some(size) = self.heights.get(&id) else {
            return false;
        };
        let room = Rect::from_min_size(ui.cursor().min, *size);
        let near = ui.clip_rect();
        let near = near.expand2(vec2(0.0, near.height()));
        let waits = self.fresh == Some(id) || self.reveal == Some(id);
        if waits || size.x != ui.available_width() || near.intersects(room) {
            return false;
        }
        ui.allocate_space(*size);
        true
    }

    fn head(
        &mut self,
        ui: &mut Ui,
        ctx: &Ctx<'_>,
        id: i64,
        [title, detail, name]: [&str; 3],
    ) -> bool {
        let open = self.open.contains(&id);
        let mut deleted = false;
        let line = vec2(ui.available_width(), CONTROL_HEIGHT);
        ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            if !ctx.read_only {
                deleted =
                    widgets::icon_button(ui, icons::DELETE, &format!("Delete {name}")).clicked();
            }
            ui.spacing_mut().button_padding.x = 0.0;
            let icon = if open { icons::COLLAPSE } else { icons::EXPAND };
            let words = (
                tokens::icon(icon).weak(),
                tokens::strong(title),
                Atom::grow(),
                tokens::small(detail),
            );
            let button = Button::new(words)
                .frame(false)
                .truncate()
                .min_size(vec2(ui.available_width(), CONTROL_HEIGHT));
            let verb = if open { "Close" } else { "Open" };
            let head = ui.add(button).accessible_name(format!("{verb} {name}"));
            if head.clicked() && !self.open.remove(&id) {
                self.open.insert(id);
            }
            if self.reveal.take_if(|to| *to == id).is_some() {
                head.scroll_to_me(Some(Align::Min));
                head.request_focus();
            }
        });
        deleted
    }
}
