//! Data: what we know, from whom, how it is kept, and who hears of it.
//! Must not know how a question or a table is drawn (that is `items` and `sheet`).

use egui::Ui;

use super::items::{self, Items};
use crate::{
    model::{DataSource, Kind},
    ui::{
        Ctx, Out, ViewState,
        sheet::{self, Sheet, col},
        tokens::space,
    },
};

/// Where data come from and what becomes of them.
const SOURCES: Sheet = Sheet {
    kind: Kind::DataSource,
    name: "Data sources",
    one: "data source",
    columns: &[
        col!(DataSource.what, "What data"),
        col!(DataSource.partner, "From partner").width(170.0),
        col!(DataSource.refresh, "How often renewed").width(150.0),
        col!(DataSource.privacy, "What protects privacy").help(
            "On what basis the data may be used, and who may see them: a law, a written agreement, consent",
        ),
        col!(DataSource.purpose, "Why collected"),
    ],
    more: &[
        col!(DataSource.origin, "Where from, if not from a partner"),
        col!(DataSource.storage, "How and where kept").long(),
        col!(DataSource.used_for, "How used").long(),
        col!(DataSource.shared_back, "How shared back")
            .long()
            .help("How those whom the data are about, and those who gave them, hear what they show"),
    ],
};

const QUESTIONS: &[&str] = &[
    "data.population-needs",
    "data.capacity",
    "data.plain-language",
    "data.report-back",
];

/// View state.
#[derive(Default)]
pub struct View {
    items: Items,
    sources: sheet::State,
}

/// Draws the screen.
pub fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let ViewState {
        data: view, jump, ..
    } = view;
    items::table_head(ui, ctx, &mut view.items, "data.source", jump);
    SOURCES
        .table(&mut view.sources)
        .untitled()
        .show(ui, ctx, out, jump);
    ui.add_space(space::XL);
    items::questions(ui, ctx, &mut view.items, out, QUESTIONS, jump);
    ui.add_space(space::XXL);
}
