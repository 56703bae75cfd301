//! Environmental scan: what is changing inside and around us, what limits us, and how ready partners are.
//! Must not know how a question or a table is drawn (that is `items` and `sheet`).

mod categories;
mod concerned;
mod picture;

use egui::Ui;

use super::items::{self, Items, Matrix};
use crate::{
    guidance::Catalogue,
    insight::Subject,
    model::{Id, Key, Kind, Partner, ScanFactor},
    ui::{
        Ctx, Jump, Out, ViewState,
        screens::names,
        sheet::{self, Column, Sheet, col},
        tokens::space,
        widgets,
    },
};

/// What each step of strength is called.
const STRENGTH: &[&str] = &["Hardly felt", "Weak", "Middling", "Strong", "Very strong"];
/// What each step of likelihood is called.
const LIKELIHOOD: &[&str] = &[
    "Unlikely",
    "Possible",
    "As likely as not",
    "Likely",
    "Certain",
];

const FACTORS: Sheet = Sheet {
    kind: Kind::ScanFactor,
    name: "Factors around us",
    one: "factor",
    columns: &[
        col!(ScanFactor.factor, "Factor"),
        col!(ScanFactor.kind, "Helps or hinders").width(112.0),
        col!(ScanFactor.side, "Where").width(84.0),
        col!(ScanFactor.category, "Category").width(150.0),
        col!(ScanFactor.strength, "Strength")
            .width(108.0)
            .scale(STRENGTH)
            .help("How much it helps or hinders, from 1 hardly felt to 5 very strong"),
        col!(ScanFactor.likelihood, "Likelihood")
            .width(112.0)
            .scale(LIKELIHOOD)
            .help("How likely it is to come, or to stay, from 1 unlikely to 5 certain"),
        Column::told("Concerns", concerned::told)
            .width(120.0)
            .help("The partners that it concerns, picked in the card of its row"),
    ],
    more: &[
        col!(ScanFactor.meaning, "What it means for partnerships").long(),
        col!(ScanFactor.notes, "Notes").long(),
    ],
};

/// View state.
#[derive(Default)]
pub struct View {
    items: Items,
    table: sheet::State,
    picture: picture::View,
    concerned: concerned::View,
    /// What stands for low readiness, kept until the plan changes.
    slow: Option<(u64, Vec<Id<Partner>>)>,
}

/// Draws the screen.
pub fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let ViewState { scan, jump, .. } = view;
    items::table_head(ui, ctx, &mut scan.items, "scan.factor", jump);
    let View {
        table, concerned, ..
    } = &mut *scan;
    FACTORS
        .table(table)
        .untitled()
        .below(|ui, ctx, out, _jump, key| concerned::draw(ui, ctx, concerned, out, key))
        .show(ui, ctx, out, jump);
    if !ctx.plan.scan_factors.is_empty() {
        let help = "One bar for each factor: barriers to the left, opportunities to the right, longer when stronger; the filled edge shows how likely. Click a bar to open its row";
        widgets::section(ui, "The picture", help, |ui| {
            picture::draw(ui, ctx, &mut scan.picture, jump);
        });
    }
    let help = "Two minutes of silent writing for each. Tick what you have gone through";
    widgets::section(ui, "Ten places to look", help, |ui| {
        categories::draw(ui, ctx, &mut scan.items, out, jump);
    });
    let help =
        "Limits decide how close a tie can be. Where one is low, a looser tie may be the right one";
    widgets::section(ui, "What limits us", help, |ui| {
        let asked = ids(ctx.guidance, "scan.constraint");
        items::questions(ui, ctx, &mut scan.items, out, &asked, jump);
    });
    readiness(ui, ctx, scan, out, jump);
    ui.add_space(space::XXL);
}

fn ids<'c>(guidance: &'c Catalogue, under: &'c str) -> Vec<&'c str> {
    let items = guidance.items_under(under);
    items.map(|item| item.id.as_str()).collect()
}

/// How ready each partner is, over time.
fn readiness(ui: &mut Ui, ctx: &Ctx<'_>, scan: &mut View, out: &mut Out<'_>, jump: &mut Jump) {
    let asked: Vec<_> = ctx.guidance.items_under("scan.readiness").collect();
    let help = "Low readiness is a barrier that good intent won't remove. A rating on a later day is kept beside the earlier ones; open a cell to see them";
    widgets::section(ui, "Readiness of each partner", help, |ui| {
        if ctx.plan.partners.is_empty() {
            items::nobody_to_ask(ui, out, &asked, jump);
            return;
        }
        slow(ui, ctx, scan);
        let partners = items::partners(ctx);
        Matrix::new("Readiness to partner", &asked, &partners).show(
            ui,
            ctx,
            &mut scan.items,
            out,
            jump,
        );
    });
}

/// At or below this a partner is not ready: a barrier.
const LOW: i64 = 2;

/// Says which partners are rated low.
fn slow(ui: &mut Ui, ctx: &Ctx<'_>, scan: &mut View) {
    if scan.slow.as_ref().is_none_or(|(of, _)| *of != ctx.revision) {
        let partners = items::partners(ctx).into_iter();
        let low = partners.filter_map(|named| {
            let about: Subject = named.subject;
            let answer = ctx.index.answer(ctx.plan, "scan.readiness", about)?;
            (answer.rating? <= LOW).then_some(about.partner?)
        });
        scan.slow = Some((ctx.revision, low.collect()));
    }
    let Some((_, low)) = &scan.slow else { return };
    if low.is_empty() {
        return;
    }
    const MOST: usize = 5;
    let named = low.iter().filter_map(|id| ctx.plan.get(*id));
    let named: Vec<_> = named
        .take(MOST)
        .map(|p| names::brief(names::partner(p)))
        .collect();
    let mut who = named.join(", ");
    if low.len() > MOST {
        who = format!("{who} and {} more", low.len() - MOST);
    }
    let verb = if low.len() == 1 { "is" } else { "are" };
    let text = format!(
        "A barrier: {who} {verb} far from ready (1 or 2 of 5). Start slower there, or ask what would help"
    );
    widgets::notice(ui, widgets::Severity::Warning, &text);
    ui.add_space(space::S);
}

/// Leads to the row of a factor.
fn open_row(jump: &mut Jump, factor: Id<ScanFactor>) {
    jump.record = Some(Key::of(factor));
}
