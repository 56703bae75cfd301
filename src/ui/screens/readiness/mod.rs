//! Readiness: how well the ground is prepared, how willing partners are, and the survey before and after.
//! Must not know how a question is drawn (that is `items`).

mod entry;
mod figures;
mod survey;

use egui::Ui;

use super::items::{self, Items, Matrix, Said};
use crate::{
    guidance::Item,
    insight::Subject,
    ui::{Ctx, Jump, Out, ViewState, screens::names, tokens::space, widgets},
};

/// View state.
#[derive(Default)]
pub struct View {
    items: Items,
    survey: survey::View,
}

/// Draws the screen.
pub fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let ViewState {
        readiness, jump, ..
    } = view;
    summary(ui, ctx);
    for (under, title, help) in [
        (
            "prep.factor",
            "The ground",
            "What makes planning together work",
        ),
        ("prep.support", "The support", "What the group leans on"),
    ] {
        widgets::section(ui, title, help, |ui| {
            let asked = ctx.guidance.items_under(under);
            let asked: Vec<&str> = asked.map(|item| item.id.as_str()).collect();
            items::questions(ui, ctx, &mut readiness.items, out, &asked, jump);
        });
    }
    willingness(ui, ctx, &mut readiness.items, out, jump);
    survey::draw(ui, ctx, &mut readiness.survey, out, jump);
    ui.add_space(space::XXL);
}

/// How the checks stand, and the two weakest of them.
fn summary(ui: &mut Ui, ctx: &Ctx<'_>) {
    let checks: Vec<&Item> = ["prep.factor", "prep.support"]
        .into_iter()
        .flat_map(|under| ctx.guidance.items_under(under))
        .collect();
    let said = |item: &Item| {
        let answer = ctx.index.answer(ctx.plan, &item.id, Subject::PLAN)?;
        Said::of(&answer.choice)
    };
    let count = |what: Option<Said>| checks.iter().filter(|item| said(item) == what).count();
    let words = format!(
        "{}: {} yes, {} partly, {} no, {} open",
        names::plural(checks.len(), "check", "checks"),
        count(Some(Said::Yes)),
        count(Some(Said::Partly)),
        count(Some(Said::No)),
        count(None),
    );
    let meaning = "The checks on the ground and the support below, as the group answered them. Open means not answered yet.";
    widgets::figure(ui, &words, meaning);
    let weak = |what: Said| checks.iter().filter(move |item| said(item) == Some(what));
    let weakest: Vec<&str> = weak(Said::No)
        .chain(weak(Said::Partly))
        .take(2)
        .map(|item| item.short.as_str())
        .collect();
    let answered = checks.len() - count(None);
    let text = match (weakest.as_slice(), answered) {
        (_, 0) => return,
        ([], _) => {
            widgets::notice(
                ui,
                widgets::Severity::Good,
                "Every check answered so far is a yes",
            );
            return;
        }
        ([one], _) => format!("The weakest point: “{one}”. Who mends it before the day?"),
        (many, _) => format!(
            "The two weakest points: “{}”. Who mends them before the day?",
            many.join("” and “")
        ),
    };
    widgets::notice(ui, widgets::Severity::Hint, &text);
}

/// What each partner said about time and resources.
fn willingness(ui: &mut Ui, ctx: &Ctx<'_>, items: &mut Items, out: &mut Out<'_>, jump: &mut Jump) {
    let asked: Vec<_> = ctx.guidance.items_under("prep.commit").collect();
    let help = "The one thing that planning can't replace: ask each partner before the day";
    widgets::section(ui, "Willing to take part", help, |ui| {
        let partners = items::partners(ctx);
        if partners.is_empty() {
            items::nobody_to_ask(ui, out, &asked, jump);
            return;
        }
        Matrix::new("Willingness", &asked, &partners).show(ui, ctx, items, out, jump);
    });
}
