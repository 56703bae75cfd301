//! Authority: who may decide what, and where that ends.
//! Must not know how a question or a table is drawn (that is `items` and `sheet`).

use egui::Ui;

use crate::{
    model::{Authority, Kind},
    ui::{
        Ctx, Jump, Out,
        screens::items::{self, Items},
        sheet::{self, Sheet, col},
        tokens::space,
        widgets,
    },
};

/// Who may decide what.
const AUTHORITIES: Sheet = Sheet {
    kind: Kind::Authority,
    name: "Authority",
    one: "matter",
    columns: &[
        col!(Authority.matter, "Matter"),
        col!(Authority.partner, "Partner that decides")
            .width(190.0)
            .help("Not set: our agency"),
        col!(Authority.person, "Person who decides").width(190.0),
        col!(Authority.limits, "Where it ends"),
    ],
    more: &[],
};

const QUESTIONS: &[&str] = &[
    "governance.authority",
    "governance.final-decision",
    "governance.roles",
    "governance.changes",
];

/// View state.
#[derive(Default)]
pub(super) struct View {
    authorities: sheet::State,
}

/// Draws the part.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    items: &mut Items,
    out: &mut Out<'_>,
    jump: &mut Jump,
) {
    ui.add_space(space::S);
    items::questions(ui, ctx, items, out, QUESTIONS, jump);
    let help = "Matter by matter: who decides, and from where on somebody else must be asked";
    widgets::section(ui, "Who may decide what", help, |ui| {
        AUTHORITIES
            .table(&mut view.authorities)
            .untitled()
            .show(ui, ctx, out, jump);
    });
}
