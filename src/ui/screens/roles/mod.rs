//! Roles: who in our agency holds which partnership, and what is expected of them.
//! Must not know how a table is drawn (that is `sheet`).

mod coverage;

use egui::{Label, Ui};

use super::items::{self, Items};
use crate::{
    model::{AgencyRole, Kind, RoleHolder, Value},
    ui::{
        Ctx, Out, ViewState,
        sheet::{self, Sheet, col},
        tokens::{self, space},
        widgets,
    },
};

/// Who holds a role.
const HOLDERS: Sheet = Sheet {
    kind: Kind::RoleHolder,
    name: "Holders",
    one: "holder",
    columns: &[
        col!(RoleHolder.person, "Who").width(220.0),
        col!(RoleHolder.partner, "Partnership (blank: all)")
            .width(240.0)
            .help("Left blank, the person holds the role in all partnerships"),
        col!(RoleHolder.since, "Since").width(160.0),
        col!(RoleHolder.notes, "Notes, such as the stand-in"),
    ],
    more: &[],
};

/// View state.
#[derive(Default)]
pub struct View {
    items: Items,
    tables: [sheet::State; 4],
    coverage: coverage::View,
}

/// Draws the screen.
pub fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let ViewState {
        roles: view, jump, ..
    } = view;
    // A jump to a holder belongs to the table of that holder's role; the others must not take it.
    let jumped = jump.record.and_then(|key| key.typed::<RoleHolder>());
    let jumped = jumped
        .and_then(|id| ctx.plan.get(id))
        .map(|holder| holder.role);
    for (role, state) in AgencyRole::ALL.iter().zip(&mut view.tables) {
        let id = format!("role.{}", role.word());
        items::table_head(ui, ctx, &mut view.items, &id, jump);
        if let Some(item) = ctx.guidance.item(&id) {
            super::readable(ui, |ui| ui.add(Label::new(tokens::body(&item.why)).wrap()));
            ui.add_space(space::S);
        }
        let mut nowhere = crate::ui::Jump::default();
        let jump = if jumped.is_none_or(|to| to == *role) {
            &mut *jump
        } else {
            &mut nowhere
        };
        ui.push_id(role.word(), |ui| {
            HOLDERS
                .table(state)
                .untitled()
                .within("role", Value::Text(role.word().to_owned()))
                .show(ui, ctx, out, jump);
        });
    }
    let help = "Each partnership at the table needs somebody who leads it and somebody to call";
    widgets::section(ui, "Partnership by partnership", help, |ui| {
        coverage::draw(ui, ctx, &mut view.coverage, out);
    });
    ui.add_space(space::XXL);
}
