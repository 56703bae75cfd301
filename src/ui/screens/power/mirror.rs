//! A look in the mirror: six checks that each person answers about themselves.
//! Must not know how a check is drawn (that is `items`).

use egui::Ui;

use crate::{
    guidance::Item,
    insight::Subject,
    model::{Id, Participant},
    ui::{
        Ctx, Jump, Out, Route,
        screens::{
            items::{self, Items, Said},
            names, readable,
        },
        tokens::{self, icons, space},
        widgets,
    },
};

/// View state.
#[derive(Default)]
pub(super) struct View {
    items: Items,
    /// Who looks; nobody: without a name.
    who: Option<Id<Participant>>,
}

/// Draws the checks of one person.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    out: &mut Out<'_>,
    jump: &mut Jump,
) {
    let checks: Vec<&Item> = ctx.guidance.items_under("power.self").collect();
    if let Some(person) = jump.takes_record(crate::model::Kind::Participant) {
        view.who = Some(Id::new(person));
    }
    let help = "Six checks that each person answers about themselves. Answer quickly and honestly; it is not for discussion";
    widgets::section(ui, "A look in the mirror", help, |ui| {
        readable(ui, |ui| {
            privacy(ui);
            who(ui, ctx, view, out);
            let about = Subject {
                person: view.who,
                ..Subject::PLAN
            };
            ui.label(tokens::small(told(ctx, &checks, about)));
            for check in checks {
                let here = jump.takes_item(&check.id);
                items::item(ui, ctx, &mut view.items, out, check, about, here);
            }
        });
    });
}

/// Where the answers go; whoever answers must know it first.
fn privacy(ui: &mut Ui) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        widgets::sign(ui, tokens::icon(icons::LOCK));
        let words = "Answers are saved in the plan file under the name picked here. Whoever has the file can read them, and they are part of full editions; shared editions leave them out. To keep it to yourself, answer without a name or on paper";
        ui.add(egui::Label::new(tokens::body(words)).wrap());
    });
    ui.add_space(space::S);
}

fn who(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>) {
    if view
        .who
        .is_some_and(|id| !ctx.plan.participants.contains(id))
    {
        view.who = None;
    }
    let mut people: Vec<(i64, String)> = ctx
        .plan
        .participants
        .iter()
        .map(|p| (p.id.raw(), p.name.clone()))
        .collect();
    people.sort_by_key(|(_, name)| name.to_lowercase());
    let mut picked = view.who.map(Id::raw);
    widgets::pick_record(ui, "Who answers", &people, &mut picked);
    view.who = picked.map(Id::new);
    ui.horizontal_wrapped(|ui| {
        if view.who.is_none() {
            ui.label(tokens::small("Nobody picked: answered without a name"));
        }
        if people.is_empty() && widgets::link_button(ui, "Add people on Workshop").clicked() {
            out.go(Route::Step("workshop"));
        }
    });
    ui.add_space(space::S);
}

/// “4 of 6 answered: 3 yes, 1 partly, 0 no”.
fn told(ctx: &Ctx<'_>, checks: &[&Item], about: Subject) -> String {
    let said: Vec<Said> = checks
        .iter()
        .filter_map(|check| ctx.index.answer(ctx.plan, &check.id, about))
        .filter_map(|answer| Said::of(&answer.choice))
        .collect();
    let whose = about
        .person
        .and_then(|id| ctx.plan.get(id))
        .map(|p| format!("{}: ", names::brief(&p.name)))
        .unwrap_or_default();
    if said.is_empty() {
        let none = if whose.is_empty() { "None" } else { "none" };
        return format!("{whose}{none} of {} answered", checks.len());
    }
    let count = |what| said.iter().filter(|s| **s == what).count();
    format!(
        "{whose}{} of {} answered: {} yes, {} partly, {} no",
        said.len(),
        checks.len(),
        count(Said::Yes),
        count(Said::Partly),
        count(Said::No)
    )
}
