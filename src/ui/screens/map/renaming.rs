//! The field in which a partner gets another name, in its place on the map.
//! Must not know how a partner is drawn or stored.

use egui::{Align2, Key, Ui};

use super::{
    act,
    overlay::{Answer, Overlay, card},
    sight::Sight,
};
use crate::{
    canvas,
    model::{Id, Partner},
    ui::{Ctx, Out, ViewState, widgets},
};

/// A partner whose name is being changed.
#[derive(Clone, Debug)]
pub(super) struct Renaming {
    /// The partner.
    pub partner: Id<Partner>,
    text: String,
    fresh: bool,
}

impl Renaming {
    /// Begins with the name as it is.
    pub(super) fn of(ctx: &Ctx<'_>, partner: Id<Partner>) -> Option<Self> {
        let text = ctx.plan.get(partner)?.name.clone();
        (!ctx.read_only).then_some(Self {
            partner,
            text,
            fresh: true,
        })
    }
}

/// Shows the field over the partner.
pub(super) fn show(
    ui: &Ui,
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    out: &mut Out<'_>,
    seen: canvas::View,
    mut renaming: Renaming,
) -> Overlay {
    let sight = Sight::new(&view.map, seen, &[]);
    let node = view.map.shown.scene.node_of(renaming.partner);
    let (Some(node), Some(partner)) = (node, ctx.plan.get(renaming.partner)) else {
        return Overlay::None;
    };
    let at = sight.center(node);
    let answer = card(ui, "rename", at, Align2::CENTER_CENTER, seen.rect, |ui| {
        ui.set_width(260.0);
        let field = ui
            .horizontal(|ui| {
                widgets::category_mark(ui, partner.category, 16.0);
                let name = format!("New name of {}", act::called(partner));
                widgets::bare_text(ui, &name, "Name", &mut renaming.text)
            })
            .inner;
        if std::mem::take(&mut renaming.fresh) {
            field.request_focus();
            select_all(ui, field.id, &renaming.text);
        }
        if ui.input(|i| i.key_pressed(Key::Escape)) {
            Answer::No
        } else if field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter)) {
            Answer::Yes
        } else {
            Answer::Open
        }
    });
    match answer {
        Answer::Open => return Overlay::Rename(renaming),
        Answer::No => {}
        Answer::Yes | Answer::Elsewhere => {
            let name = renaming.text.trim();
            if !name.is_empty() && name != partner.name {
                let step = format!("Rename {} to {name}", act::called(partner));
                let name = name.to_owned();
                out.put(
                    step,
                    Partner {
                        name,
                        ..partner.clone()
                    },
                );
            }
        }
    }
    view.map.wants_keys = true;
    Overlay::None
}

/// Typing begins a new name; an arrow key keeps the old one.
fn select_all(ui: &Ui, field: egui::Id, text: &str) {
    use egui::text::{CCursor, CCursorRange};
    let mut state = egui::text_edit::TextEditState::load(ui.ctx(), field).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    let all = CCursorRange::two(CCursor::new(0), end);
    state.cursor.set_char_range(Some(all));
    state.store(ui.ctx(), field);
}
