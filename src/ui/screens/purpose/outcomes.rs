//! Shared outcomes, each with the measures by which we will know.
//! Must not know what is read from a measure over time (that is the step “Measures”).

use std::collections::HashMap;

use egui::{Label, Ui};

use crate::{
    model::{Id, Key, Kind, Measure, Outcome, Plan, Value},
    ui::{
        Ctx, Out, ViewState,
        screens::{items, names},
        sheet::{self, Column, Sheet, col},
        tokens::{self, icons, space},
        widgets::{self, Severity},
    },
};

/// What will be different, and for whom.
const OUTCOMES: Sheet = Sheet {
    kind: Kind::Outcome,
    name: "Shared outcomes",
    one: "outcome",
    columns: &[
        col!(Outcome.text, "What will be different"),
        col!(Outcome.who_benefits, "Who benefits").width(260.0),
        Column::told("Measures", measures_of).width(90.0),
    ],
    more: &[col!(Outcome.notes, "Notes").long()],
};

/// How an outcome is measured.
const MEASURES: Sheet = Sheet {
    kind: Kind::Measure,
    name: "Measures",
    one: "measure",
    columns: &[
        col!(Measure.name, "What is counted"),
        col!(Measure.unit, "Unit").width(76.0),
        col!(Measure.better, "Better").width(136.0),
        col!(Measure.baseline, "At the start").width(92.0),
        col!(Measure.target, "Target").width(84.0),
        col!(Measure.target_on, "Target by").width(150.0),
        col!(Measure.owner, "Who looks after it").width(150.0),
    ],
    more: &[
        col!(Measure.baseline_on, "Day of the start value"),
        col!(Measure.source, "Where the numbers come from"),
        col!(Measure.cadence, "How often it is read"),
        col!(Measure.outcome, "Outcome it belongs to"),
        col!(Measure.notes, "Notes").long(),
    ],
};

fn measures_of(ctx: &Ctx<'_>, key: Key) -> String {
    let outcome = Some(Id::new(key.id));
    let of = ctx.plan.measures.iter().filter(|m| m.outcome == outcome);
    match of.count() {
        0 => "–".to_owned(),
        n => n.to_string(),
    }
}

/// View state.
#[derive(Default)]
pub(super) struct View {
    outcomes: sheet::State,
    measures: HashMap<Id<Outcome>, sheet::State>,
    loose: sheet::State,
    /// What stands below the two tables, kept until the plan changes.
    told: Option<(u64, Told)>,
}

/// What the outcomes and measures say together.
#[derive(Clone, Debug, Default)]
struct Told {
    /// The outcomes in their order.
    outcomes: Vec<Id<Outcome>>,
    /// Outcomes with a measure.
    measured: usize,
    /// Measures with a start value, a target and somebody to look after them.
    whole: usize,
    /// All measures.
    measures: usize,
    /// Measures without an outcome.
    loose: usize,
}

impl Told {
    fn of(plan: &Plan) -> Self {
        let mut outcomes: Vec<&Outcome> = plan.outcomes.iter().collect();
        outcomes.sort_by(|a, b| a.rank.total_cmp(&b.rank).then(a.id.cmp(&b.id)));
        let has_measure = |o: &&&Outcome| plan.measures.iter().any(|m| m.outcome == Some(o.id));
        let whole = |m: &&Measure| m.baseline.is_some() && m.target.is_some() && m.owner.is_some();
        Self {
            measured: outcomes.iter().filter(has_measure).count(),
            whole: plan.measures.iter().filter(whole).count(),
            measures: plan.measures.len(),
            loose: plan.measures.iter().filter(|m| m.outcome.is_none()).count(),
            outcomes: outcomes.into_iter().map(|o| o.id).collect(),
        }
    }
}

/// Draws the outcomes and their measures.
pub(super) fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let ViewState { purpose, jump, .. } = view;
    let own = &mut purpose.outcomes;
    let told = match own.told.take() {
        Some((of, told)) if of == ctx.revision => told,
        _ => Told::of(ctx.plan),
    };
    items::table_head(ui, ctx, &mut purpose.items, "purpose.outcome", jump);
    let table = OUTCOMES.table(&mut own.outcomes).untitled();
    table.show(ui, ctx, out, jump);

    items::table_head(ui, ctx, &mut purpose.items, "purpose.measure", jump);
    figures(ui, &told);
    for id in &told.outcomes {
        let Some(outcome) = ctx.plan.get(*id) else {
            continue;
        };
        ui.add_space(space::S);
        widgets::card(ui, |ui| {
            ui.push_id(id.raw(), |ui| {
                outcome_title(ui, outcome);
                let state = own.measures.entry(*id).or_default();
                let of = Value::Int(id.raw());
                let table = MEASURES.table(state).untitled().within("outcome", of);
                table.show(ui, ctx, out, jump);
            });
        });
    }
    if told.loose > 0 || told.outcomes.is_empty() {
        ui.add_space(space::S);
        widgets::card(ui, |ui| {
            ui.push_id("loose", |ui| {
                let title = Label::new(tokens::strong("Measures without an outcome"));
                ui.add(title.selectable(false));
                if told.outcomes.is_empty() {
                    let why = "Each outcome added above gets a place for its measures here; a measure can also come first";
                    ui.add(Label::new(tokens::muted(why)).wrap());
                } else {
                    widgets::notice(
                        ui,
                        Severity::Hint,
                        "Open a measure to say which outcome it belongs to. A measure that belongs to none may be counting what nobody asked for",
                    );
                }
                let table = MEASURES.table(&mut own.loose).untitled();
                let table = table.within("outcome", Value::Null);
                table.show(ui, ctx, out, jump);
            });
        });
    }
    own.told = Some((ctx.revision, told));
}

fn outcome_title(ui: &mut Ui, outcome: &Outcome) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        widgets::sign(ui, tokens::icon(icons::FLAG).weak());
        let text = match outcome.text.trim() {
            "" => "Unnamed outcome",
            text => text,
        };
        let title = tokens::strong(names::line(text));
        let title = Label::new(title).selectable(false).truncate();
        ui.add(title).on_hover_text(names::longer(text));
    });
}

fn figures(ui: &mut Ui, told: &Told) {
    if told.outcomes.is_empty() && told.measures == 0 {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XL;
        let words = format!(
            "{} of {} with a measure",
            told.measured,
            names::plural(told.outcomes.len(), "outcome", "outcomes")
        );
        widgets::figure(
            ui,
            &words,
            "An outcome counts when at least one measure belongs to it. Measures without an outcome count for none",
        );
        let words = format!(
            "{} of {} complete",
            told.whole,
            names::plural(told.measures, "measure", "measures")
        );
        widgets::figure(
            ui,
            &words,
            "Complete is a measure with a value at the start, a target, and somebody who looks after it. All measures of the plan are counted, also those without an outcome",
        );
    });
}
