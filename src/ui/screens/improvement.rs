//! Improvement: find the gaps, try small changes, keep what works.
//! Must not know how a question or a table is drawn (that is `items` and `sheet`).

use egui::Ui;

use super::{
    cards::Cards,
    items::{self, Items},
    names,
};
use crate::{
    edit::{Edit, ops},
    model::{CycleStage, Id, ImprovementCycle, Kind, ServiceGap},
    ui::{
        Ctx, Jump, Out, ViewState,
        sheet::{self, Sheet, col},
        tokens::{self, space},
        widgets,
    },
};

/// Services that are missing.
const GAPS: Sheet = Sheet {
    kind: Kind::ServiceGap,
    name: "Service gaps",
    one: "service gap",
    columns: &[
        col!(ServiceGap.gap, "What is missing").long(),
        col!(ServiceGap.team, "Team that takes it on").width(220.0),
        col!(ServiceGap.action, "What it does").long(),
        col!(ServiceGap.status, "Status").width(110.0),
    ],
    more: &[],
};

/// View state.
#[derive(Default)]
pub struct View {
    items: Items,
    gaps: sheet::State,
    cards: Cards,
    /// The rounds in their order, kept until the plan changes.
    order: Option<(u64, Vec<Id<ImprovementCycle>>)>,
}

/// Draws the screen.
pub fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let ViewState {
        improvement: view,
        jump,
        ..
    } = view;
    items::table_head(ui, ctx, &mut view.items, "improvement.gap", jump);
    GAPS.table(&mut view.gaps)
        .untitled()
        .show(ui, ctx, out, jump);
    items::table_head(ui, ctx, &mut view.items, "improvement.cycle", jump);
    rounds(ui, ctx, view, out, jump);
    ui.add_space(space::L);
    let checks = &[
        "improvement.openness",
        "improvement.surveys",
        "improvement.demographics",
        "improvement.all-sectors",
    ];
    widgets::section(ui, "How we learn", "", |ui| {
        items::questions(ui, ctx, &mut view.items, out, checks, jump);
    });
    ui.add_space(space::XXL);
}

/// The rounds of plan, do, check and act as cards; those still running first.
fn rounds(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>, jump: &mut Jump) {
    if let Some(id) = jump.takes_record(Kind::ImprovementCycle) {
        view.cards.reveal(id);
    }
    if !ctx.read_only && widgets::button(ui, "Begin a round").clicked() {
        let round = ImprovementCycle {
            rank: ops::next_rank(&ctx.plan.improvement_cycles, |c| c.rank),
            started_on: Some(ctx.today),
            ..ImprovementCycle::new(out.ids.next())
        };
        view.cards.begin(round.id.raw());
        out.put("Begin an improvement round", round);
    }
    if view
        .order
        .as_ref()
        .is_none_or(|(of, _)| *of != ctx.revision)
    {
        let mut order: Vec<&ImprovementCycle> = ctx.plan.improvement_cycles.iter().collect();
        let closed = |c: &ImprovementCycle| c.stage == CycleStage::Closed;
        order.sort_by(|a, b| {
            closed(a)
                .cmp(&closed(b))
                .then(a.rank.total_cmp(&b.rank))
                .then(a.id.cmp(&b.id))
        });
        view.order = Some((ctx.revision, order.into_iter().map(|c| c.id).collect()));
    }
    let order = view.order.as_ref().map_or(&[][..], |(_, order)| order);
    if order.is_empty() {
        ui.add_space(space::S);
        ui.label(tokens::muted(
            "No round yet. Begin with one small try of a month, and a guess at the result",
        ));
    }
    for round in order.iter().filter_map(|id| ctx.plan.get(*id)) {
        card(ui, ctx, &mut view.cards, out, round);
    }
}

fn card(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    cards: &mut Cards,
    out: &mut Out<'_>,
    round: &ImprovementCycle,
) {
    let title = match round.aim.trim() {
        "" => "No aim yet",
        aim => names::line(aim),
    };
    let detail = match (round.started_on, round.ended_on) {
        (_, Some(day)) => format!("Ended {}", names::day(day, ctx.today)),
        (Some(day), None) => format!("Since {}", names::day(day, ctx.today)),
        (None, None) => String::new(),
    };
    let name = format!("round: {}", names::brief(title));
    let deleted = cards.card(
        ui,
        ctx,
        round.id.raw(),
        [title, &detail, &name],
        |ui, cards, open| {
            ui.add_enabled_ui(!ctx.read_only, |ui| {
                let step = format!("Edit {name}");
                widgets::edit_record(ui, out, round, &step, |ui, draft| {
                    stage(ui, ctx, draft, &name);
                    if open {
                        fields(ui, ctx, cards, draft);
                    }
                });
            });
        },
    );
    if deleted {
        out.edit(Edit::named(format!("Delete {name}")).remove(round.id));
    }
}

/// Where the round stands, to be moved on by a click.
fn stage(ui: &mut Ui, ctx: &Ctx<'_>, draft: &mut ImprovementCycle, name: &str) {
    let labels: Vec<&str> = CycleStage::ALL.iter().map(|stage| stage.label()).collect();
    let before = CycleStage::ALL
        .iter()
        .position(|stage| *stage == draft.stage);
    let mut picked = before.unwrap_or_default();
    widgets::segments(ui, &format!("Stage of {name}"), &labels, &mut picked);
    if Some(picked) == before {
        return;
    }
    if let Some(stage) = CycleStage::ALL.get(picked) {
        draft.stage = *stage;
    }
    if draft.stage == CycleStage::Closed {
        draft.ended_on.get_or_insert(ctx.today);
    }
}

fn fields(ui: &mut Ui, ctx: &Ctx<'_>, cards: &mut Cards, draft: &mut ImprovementCycle) {
    let aim = widgets::text(ui, "What is to improve", &mut draft.aim);
    if cards.is_fresh(draft.id.raw()) {
        aim.request_focus();
        aim.scroll_to_me(None);
    }
    items::side_by_side(
        ui,
        draft,
        |ui, c| {
            widgets::long_text(
                ui,
                "Plan: what we try, and what we expect",
                "",
                &mut c.plan,
                3,
            );
        },
        |ui, c| {
            widgets::long_text(ui, "Do: what was done", "", &mut c.done, 3);
        },
    );
    items::side_by_side(
        ui,
        draft,
        |ui, c| {
            widgets::long_text(ui, "Check: what it showed", "", &mut c.checked, 3);
        },
        |ui, c| {
            widgets::long_text(ui, "Act: what is kept or changed", "", &mut c.acted, 3);
        },
    );
    items::side_by_side(
        ui,
        draft,
        |ui, c| {
            widgets::date(ui, "Begun", &mut c.started_on, ctx.today);
        },
        |ui, c| {
            widgets::date(ui, "Ended", &mut c.ended_on, ctx.today);
        },
    );
}
