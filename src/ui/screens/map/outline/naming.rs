//! A name typed in the outline: that of a new partner, or another one for a partner.
//! Must not know where a partner is put, nor how its name is kept.

use egui::{Key, Modifiers, Rect, Ui, UiBuilder};

use super::{act, row};
use crate::{
    model::{Category, Id, Level, Partner},
    ui::{Ctx, Out, ViewState, screens::map::keys as map_keys, widgets},
};

/// Whose name is typed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Whose {
    /// That of a new partner of this category, on this level.
    New(Category, Option<Level>),
    /// That of a partner.
    Known(Id<Partner>),
}

/// A name that is being typed.
#[derive(Clone, Debug)]
pub(super) struct Naming {
    whose: Whose,
    text: String,
    fresh: bool,
}

impl Naming {
    /// Asks for a name, beginning with this one.
    pub(super) const fn new(whose: Whose, text: String) -> Self {
        Self {
            whose,
            text,
            fresh: true,
        }
    }

    /// The category that gets a new partner.
    pub(super) const fn category(&self) -> Option<Category> {
        match self.whose {
            Whose::New(category, _) => Some(category),
            Whose::Known(_) => None,
        }
    }

    /// Whether it is typed in the row that stands for this.
    pub(super) fn is_in(&self, of: row::Of) -> bool {
        match (self.whose, of) {
            (Whose::New(category, _), row::Of::New(of)) => category == of,
            (Whose::Known(partner), row::Of::Partner(of)) => partner == of,
            _ => false,
        }
    }
}

/// The field for a name, in place of it; what was typed counts when the field is left, except by Esc.
pub(super) fn field(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    out: &mut Out<'_>,
    rect: Rect,
) {
    let Some(mut naming) = view.map.outline.naming.take() else {
        return;
    };
    let (label, salt) = match naming.whose {
        Whose::New(..) => ("Name of the new partner", 0),
        Whose::Known(id) => ("New name of the partner", id.raw()),
    };
    let mut inside = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(("name", salt)));
    let field = widgets::bare_text(&mut inside, label, "Name", &mut naming.text);
    if std::mem::take(&mut naming.fresh) {
        field.request_focus();
        field.scroll_to_me(None);
        select_all(ui, field.id, &naming.text);
        view.map.outline.naming = Some(naming);
        ui.ctx().request_repaint();
        return;
    }
    if !field.lost_focus() && field.has_focus() {
        view.map.outline.naming = Some(naming);
        return;
    }
    // Taken off, or the map would heed the same key.
    let hit = |key: Key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let (enter, escape) = (hit(Key::Enter), hit(Key::Escape));
    if enter || escape {
        view.map.outline.take_keys();
    }
    ui.ctx().request_repaint();
    let name = naming.text.trim();
    if escape || name.is_empty() || ctx.read_only {
        return;
    }
    match naming.whose {
        Whose::New(category, level) => {
            let at = map_keys::place_for_new(view, level, category);
            let new = act::Newcomer {
                name,
                category,
                at,
                linked: None,
            };
            let id = act::add_partner(ctx, out, view.map.lens, &new);
            // Its row is there in the next frame, and found by what is selected.
            view.select_only(id);
            view.map.link = None;
        }
        Whose::Known(partner) => act::rename(ctx, out, partner, name),
    }
}

/// Selects the whole name, so that typing replaces it.
fn select_all(ui: &Ui, field: egui::Id, text: &str) {
    use egui::{
        text::{CCursor, CCursorRange},
        text_edit::TextEditState,
    };
    let mut state = TextEditState::load(ui.ctx(), field).unwrap_or_default();
    let all = CCursorRange::two(CCursor::default(), CCursor::new(text.chars().count()));
    state.cursor.set_char_range(Some(all));
    state.store(ui.ctx(), field);
}
