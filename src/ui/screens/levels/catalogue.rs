//! What the catalogue asks and tells about the levels beside the matrix: networking activities, the signs of a
//! mature partnership, and each level with one case told at it.
//! Must not know any one partner.

use egui::{Align, Layout, Ui};

use crate::{
    guidance::Item,
    insight::Subject,
    model::Level,
    ui::{
        Ctx, Jump, Out,
        screens::{
            items::{self, Items, Said},
            readable,
        },
        tokens::space,
        widgets,
    },
};

/// Draws the networking activities and the signs of maturity.
pub(super) fn activities(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut Items,
    out: &mut Out<'_>,
    jump: &mut Jump,
) {
    readable(ui, |ui| {
        let asked: Vec<&Item> = ctx
            .guidance
            .items_under("level.networking.activity")
            .collect();
        let title = "What partners do at the level of networking";
        widgets::section(ui, title, "Tick what you do today", |ui| {
            let done = count(ctx, &asked, Said::Yes);
            let words = format!("{done} of {} activities are in use", asked.len());
            widgets::figure(
                ui,
                &words,
                "Counted from the ticks below. Networking is a level of its own, not a lesser one: each of these can be all that is needed",
            );
            for item in &asked {
                let here = jump.takes_item(&item.id);
                items::item(ui, ctx, view, out, item, Subject::PLAN, here);
            }
        });
        let asked: Vec<&Item> = ctx.guidance.items_under("level.maturity").collect();
        let title = "Signs of a mature partnership";
        let help = "They tell at any level whether a partnership has grown up";
        widgets::section(ui, title, help, |ui| {
            let said = |what| count(ctx, &asked, what);
            let (yes, partly, no) = (said(Said::Yes), said(Said::Partly), said(Said::No));
            let open = asked.len() - yes - partly - no;
            let words = format!(
                "{yes} of {} are there, {partly} in part, {no} not, {open} open",
                asked.len()
            );
            widgets::figure(
                ui,
                &words,
                "Counted from the answers below, each as one. There is no total of points",
            );
            for item in &asked {
                let here = jump.takes_item(&item.id);
                items::item(ui, ctx, view, out, item, Subject::PLAN, here);
            }
        });
    });
}

fn count(ctx: &Ctx<'_>, asked: &[&Item], what: Said) -> usize {
    let said = |item: &&&Item| {
        let answer = ctx.index.answer(ctx.plan, &item.id, Subject::PLAN);
        answer.is_some_and(|a| Said::of(&a.choice) == Some(what))
    };
    asked.iter().filter(said).count()
}

/// Draws the four levels side by side, and below them one case told at each.
pub(super) fn example(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut Items,
    out: &mut Out<'_>,
    jump: &mut Jump,
) {
    let mut row = |ui: &mut Ui, prefix: &str| {
        let told: Vec<&Item> = Level::ALL
            .iter()
            .filter_map(|level| ctx.guidance.item(&format!("{prefix}.{}", level.word())))
            .collect();
        let mut one = |ui: &mut Ui, item: &Item| {
            if jump.takes_item(&item.id) {
                ui.scroll_to_cursor(Some(Align::Min));
            }
            items::item(ui, ctx, view, out, item, Subject::PLAN, false);
            ui.add_space(space::S);
        };
        let side_by_side = ui.available_width() >= 960.0;
        if side_by_side {
            ui.columns(told.len().max(1), |columns| {
                for (ui, item) in columns.iter_mut().zip(&told) {
                    // Columns justify their text otherwise, which tears narrow lines apart.
                    ui.with_layout(Layout::top_down(Align::Min), |ui| one(ui, item));
                }
            });
        } else {
            for item in &told {
                one(ui, item);
            }
        }
    };
    let help = "None is better than another: the right one is the loosest that gives families what they need";
    widgets::section(ui, "The four levels", help, |ui| row(ui, "level"));
    let help = "More children reach the agency from homes with domestic violence; what partners do about it";
    widgets::section(ui, "One case at each level", help, |ui| {
        row(ui, "level.example");
    });
}
