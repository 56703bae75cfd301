//! Measures: a few shared numbers, from start to target.
//! Must not know how a question or a table is drawn (that is `items` and `sheet`).

mod figures;
mod groups;
mod values;

use egui::Ui;

use super::{
    items::{self, Items},
    names,
};
use crate::{
    insight::measures::{self, Figures, Group},
    model::{Id, Key, Kind, Measure, Observation},
    ui::{
        Ctx, Jump, Out, ViewState,
        sheet::{self, Sheet, col},
        tokens::{self, space},
        widgets::{
            self,
            plot::{self, Lines, Series},
        },
    },
};

/// What is measured.
const MEASURES: Sheet = Sheet {
    kind: Kind::Measure,
    name: "Measures",
    one: "measure",
    columns: &[
        col!(Measure.name, "What is counted"),
        col!(Measure.outcome, "Outcome it belongs to").width(230.0),
        sheet::Column::told("Latest", latest).width(110.0),
        col!(Measure.target, "Target").width(90.0),
        col!(Measure.unit, "Unit").width(80.0),
        col!(Measure.owner, "Who looks after it").width(170.0),
    ],
    more: &[
        col!(Measure.better, "Which way is better"),
        col!(Measure.baseline, "Value at the start"),
        col!(Measure.baseline_on, "Day of the start value"),
        col!(Measure.target_on, "Day by which the target is reached"),
        col!(Measure.cadence, "How often it is read"),
        col!(Measure.source, "Where the numbers come from"),
        col!(Measure.notes, "Notes").long(),
    ],
};

/// The latest value for everybody, with the way it has gone.
fn latest(ctx: &Ctx<'_>, key: Key) -> String {
    let Some(id) = key.typed::<Measure>() else {
        return String::new();
    };
    let of_all = |o: &&Observation| o.measure == id && o.subgroup.trim().is_empty();
    let last = ctx
        .plan
        .observations
        .iter()
        .filter(of_all)
        .max_by_key(|o| (o.on, o.id));
    plot::figure(last.map(|o| o.value))
}

/// View state.
#[derive(Default)]
pub struct View {
    items: Items,
    table: sheet::State,
    values: values::View,
    /// The measure whose values are shown.
    shown: Option<Id<Measure>>,
    /// What was computed of it, kept until the plan changes.
    told: Option<(u64, Id<Measure>, Told)>,
    /// Bring its values into sight.
    reveal: bool,
}

/// What was computed of one measure.
struct Told {
    groups: Vec<Group>,
    series: Vec<Series>,
    figures: Figures,
}

/// Draws the screen.
pub fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let ViewState {
        measures: view,
        jump,
        ..
    } = view;
    view.follow(ctx, jump);
    items::table_head(ui, ctx, &mut view.items, "sustain.metric", jump);
    let mut show = None;
    MEASURES
        .table(&mut view.table)
        .untitled()
        .below(|ui, _, _, _, key| {
            ui.add_space(space::S);
            if widgets::button(ui, "Show values and plot").clicked() {
                show = key.typed();
            }
        })
        .show(ui, ctx, out, jump);
    if show.is_some() {
        view.shown = show;
        view.reveal = true;
    }
    if !ctx.plan.measures.is_empty() {
        detail(ui, ctx, view, out, jump);
    }
    let checks: Vec<&str> = ctx
        .guidance
        .items_under("sustain.impact")
        .map(|item| item.id.as_str())
        .collect();
    let help = "Numbers alone change nothing: what we do with them";
    widgets::section(ui, "From numbers to impact", help, |ui| {
        items::questions(ui, ctx, &mut view.items, out, &checks, jump);
    });
    ui.add_space(space::XXL);
}

impl View {
    /// Shows what is jumped to. The tables take the record itself.
    fn follow(&mut self, ctx: &Ctx<'_>, jump: &Jump) {
        let Some(key) = jump.record else { return };
        let measure = match key.kind {
            Kind::Measure => key.typed(),
            Kind::Observation => key
                .typed::<Observation>()
                .and_then(|id| ctx.plan.get(id))
                .map(|o| o.measure),
            _ => None,
        };
        if measure.is_some() {
            self.shown = measure;
        }
    }
}

/// The measures by rank.
fn in_order<'p>(ctx: &Ctx<'p>) -> Vec<&'p Measure> {
    let mut all: Vec<&Measure> = ctx.plan.measures.iter().collect();
    all.sort_by(|a, b| a.rank.total_cmp(&b.rank).then(a.id.cmp(&b.id)));
    all
}

fn name_of(measure: &Measure) -> &str {
    match measure.name.trim() {
        "" => "Unnamed measure",
        name => names::line(name),
    }
}

fn detail(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>, jump: &mut Jump) {
    let all = in_order(ctx);
    let shown = view
        .shown
        .and_then(|id| all.iter().position(|m| m.id == id))
        .unwrap_or_default();
    let Some(measure) = all.get(shown).copied() else {
        return;
    };
    widgets::section(ui, "Values and figures", "", |ui| {
        let top = ui.cursor().min;
        pick(ui, &all, shown, view);
        if std::mem::take(&mut view.reveal) {
            let to = egui::Rect::from_min_size(top, egui::vec2(1.0, 400.0));
            ui.scroll_to_rect(to, Some(egui::Align::Min));
        }
        let known = view.told.take();
        let fresh =
            known.filter(|(revision, id, _)| *revision == ctx.revision && *id == measure.id);
        let (revision, id, told) =
            fresh.unwrap_or_else(|| (ctx.revision, measure.id, Told::of(ctx, measure)));
        ui.add_space(space::M);
        ui.push_id(measure.id.raw(), |ui| {
            picture_and_figures(ui, ctx, measure, &told);
            groups::draw(ui, ctx, out, measure, &told.groups);
            ui.add_space(space::L);
            values::draw(ui, ctx, &mut view.values, out, measure, jump);
        });
        view.told = Some((revision, id, told));
    });
}

/// Which measure is looked at.
fn pick(ui: &mut Ui, all: &[&Measure], shown: usize, view: &mut View) {
    let names: Vec<&str> = all.iter().map(|m| name_of(m)).collect();
    let mut picked = Some(shown);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        let width = (ui.available_width() - 90.0).min(tokens::PAGE_WIDTH);
        widgets::dropdown(ui, "Measure", width, None, &names, &mut picked);
        let step = |ui: &mut Ui, icon, name: &str, to: Option<usize>| {
            ui.add_enabled_ui(to.is_some(), |ui| {
                widgets::icon_button(ui, icon, name).clicked()
            })
            .inner
            .then_some(to)
            .flatten()
        };
        let back = step(
            ui,
            tokens::icons::PREVIOUS,
            "Previous measure",
            shown.checked_sub(1),
        );
        let next = Some(shown + 1).filter(|at| *at < all.len());
        let on = step(ui, tokens::icons::NEXT, "Next measure", next);
        picked = back.or(on).or(picked);
    });
    if picked != Some(shown) {
        view.shown = picked.and_then(|at| all.get(at)).map(|m| m.id);
    }
}

impl Told {
    fn of(ctx: &Ctx<'_>, measure: &Measure) -> Self {
        let groups = measures::groups(ctx.plan, measure.id);
        let series = groups
            .iter()
            .map(|group| {
                let points = group.values.iter().map(|dated| (dated.on, dated.value));
                Series::new(group.name.as_str(), points.collect())
            })
            .collect();
        Self {
            figures: measures::of_groups(measure, &groups),
            groups,
            series,
        }
    }
}

/// The plot at the left and the figures at its right, or below it where there is little room.
fn picture_and_figures(ui: &mut Ui, ctx: &Ctx<'_>, measure: &Measure, told: &Told) {
    let plot = |ui: &mut Ui| {
        widgets::card(ui, |ui| {
            Lines::new(name_of(measure), &told.series)
                .unit(&measure.unit)
                .target(measure.target, measure.target_on)
                .baseline(measure.baseline)
                .better(measure.better)
                .height(300.0)
                .show(ui);
        });
    };
    let figures = |ui: &mut Ui| figures::draw(ui, ctx, measure, told);
    let available = ui.available_width();
    if available < 760.0 {
        plot(ui);
        figures(ui);
        return;
    }
    let side = 300.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::XL;
        ui.vertical(|ui| {
            ui.set_width(available - side - space::XL);
            plot(ui);
        });
        ui.vertical(|ui| {
            ui.set_width(side);
            figures(ui);
        });
    });
}
