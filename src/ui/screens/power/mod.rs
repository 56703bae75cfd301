//! Decisions and power: who decides, who depends on whom, and how each of us behaves.
//! Must not know how a question or a table is drawn (that is `items` and `sheet`).

mod corners;
mod mirror;
mod picture;

use egui::Ui;

use super::items::{self, Items};
use crate::{
    model::{Kind, Partner, PartnerStatus, Record as _},
    ui::{
        Ctx, Out, ViewState,
        sheet::{self, Sheet, col},
        tokens::space,
        widgets,
    },
};

/// What each partner can do, wants and needs.
const PARTNERS: Sheet = Sheet {
    kind: Kind::Partner,
    name: "Power and interest of each partner",
    one: "partner",
    columns: &[
        col!(Partner.name, "Partner"),
        col!(Partner.influence, "Influence")
            .hundred()
            .width(112.0)
            .help("How much it can move the outcome, from 0 to 100"),
        col!(Partner.interest, "Interest")
            .hundred()
            .width(112.0)
            .help("How much the outcome matters to it, from 0 to 100"),
        col!(Partner.gains, "What it gains"),
        col!(Partner.losses, "What it may lose"),
        col!(Partner.needs, "What it needs to stay committed"),
    ],
    more: &[],
};

const DECISIONS: &[&str] = &[
    "power.who-decides",
    "power.act-alone",
    "power.fiscal",
    "power.family-voice",
];

const DYNAMICS: &[&str] = &[
    "power.dynamics",
    "power.conflicts",
    "power.gain-lose",
    "power.partner-needs",
];

/// View state.
#[derive(Default)]
pub struct View {
    items: Items,
    partners: sheet::State,
    picture: picture::View,
    mirror: mirror::View,
}

/// Draws the screen.
pub fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let ViewState {
        power: view, jump, ..
    } = view;
    let View {
        items,
        partners,
        picture,
        mirror,
    } = view;
    widgets::section(ui, "Decisions", "", |ui| {
        items::questions(ui, ctx, items, out, DECISIONS, jump);
    });
    widgets::section(ui, "Power between us", "", |ui| {
        items::questions(ui, ctx, items, out, DYNAMICS, jump);
    });
    let help = "Rate together, partner by partner: how much it can move the outcome, and how much the outcome matters to it. What each gains, may lose and needs is the same here as on Benefits";
    widgets::section(ui, "Power and interest", help, |ui| {
        picture::draw(ui, ctx, picture, jump);
        ui.add_space(space::L);
        let here = |record: &_| {
            Partner::unwrap_any(record).is_some_and(|p| p.status != PartnerStatus::Ended)
        };
        PARTNERS
            .table(partners)
            .untitled()
            .only_by((), here)
            .show(ui, ctx, out, jump);
    });
    corners::draw(ui, ctx, out);
    mirror::draw(ui, ctx, mirror, out, jump);
    ui.add_space(space::XXL);
}
