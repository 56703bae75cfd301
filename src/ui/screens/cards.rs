//! Records as cards that unfold: one line when shut, the whole form when open.
//! Must not know what a card is about.

use std::collections::BTreeSet;

use egui::{Align, Atom, Button, Frame, Layout, Margin, Ui};

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
    /// `name` is what it is called in the names of its buttons: “review of 12 May”. Gives back whether it is to
    /// be deleted.
    pub fn card(
        &mut self,
        ui: &mut Ui,
        ctx: &Ctx<'_>,
        id: i64,
        [title, detail, name]: [&str; 3],
        add: impl FnOnce(&mut Ui, &mut Self, bool),
    ) -> bool {
        ui.push_id(("card", id), |ui| {
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
        })
        .inner
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
        let line = egui::vec2(ui.available_width(), CONTROL_HEIGHT);
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
                .min_size(egui::vec2(ui.available_width(), CONTROL_HEIGHT));
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
