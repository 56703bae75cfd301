//! Evaluation and markers: reviews of what works and what does not, anonymous surveys, five markers over time.
//! Must not know how a question is drawn (that is `items`), nor a picture (that is `over_time`).

use std::cmp::Reverse;

use egui::Ui;

use super::{
    cards::Cards,
    items::{self, Items, Matrix, Named},
    names,
    over_time::OverTime,
};
use crate::{
    edit::Edit,
    guidance::Item,
    insight::Subject,
    model::{Id, Kind, Review},
    ui::{
        Ctx, Jump, Out, Request, Route, Target, ViewState, sheet,
        tokens::{self, space},
        widgets,
    },
};

/// View state.
#[derive(Default)]
pub struct View {
    items: Items,
    cards: Cards,
    /// The newest review was opened for a start.
    begun: bool,
    markers: OverTime,
    /// The reviews in their order, kept until the plan changes.
    order: Option<(u64, Vec<Id<Review>>)>,
}

/// Draws the screen.
pub fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let ViewState {
        evaluation: view,
        jump,
        ..
    } = view;
    markers(ui, ctx, view, out, jump);
    items::table_head(ui, ctx, &mut view.items, "evaluation.review", jump);
    reviews(ui, ctx, view, out, jump);
    surveys(ui, ctx, view, out, jump);
    ui.add_space(space::XL);
    let prompts = &["evaluation.audit", "evaluation.ending"];
    items::questions(ui, ctx, &mut view.items, out, prompts, jump);
    ui.add_space(space::XXL);
}

fn markers(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>, jump: &mut Jump) {
    let items: Vec<&Item> = ctx.guidance.items_under("marker").collect();
    let help = "Five signs of a partnership that lives. Rate them together, some months apart, and watch the line";
    widgets::section(ui, "Markers", help, |ui| {
        let whole = [Named::new(Subject::PLAN, "Latest rating")];
        Matrix::new("Markers", &items, &whole)
            .turned()
            .show(ui, ctx, &mut view.items, out, jump);
        view.markers
            .show(ui, ctx, "Markers over time", &items, Subject::PLAN);
    });
}

fn reviews(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>, jump: &mut Jump) {
    if let Some(id) = jump.takes_record(Kind::Review) {
        view.cards.reveal(id);
    }
    if !ctx.read_only && widgets::button(ui, "Add a review").clicked() {
        let review = Review {
            on: Some(ctx.today),
            ..Review::new(out.ids.next())
        };
        view.cards.begin(review.id.raw());
        out.put("Add a review", review);
    }
    if view
        .order
        .as_ref()
        .is_none_or(|(of, _)| *of != ctx.revision)
    {
        let mut order: Vec<&Review> = ctx.plan.reviews.iter().collect();
        order.sort_by_key(|review| Reverse((review.on, review.id)));
        view.order = Some((ctx.revision, order.into_iter().map(|r| r.id).collect()));
    }
    let order = view.order.as_ref().map_or(&[][..], |(_, order)| order);
    if !std::mem::replace(&mut view.begun, true)
        && let Some(newest) = order.first()
    {
        view.cards.open(newest.raw());
    }
    if order.is_empty() {
        ui.add_space(space::S);
        ui.label(tokens::muted(
            "No review yet. A first one takes 40 minutes: a corner of the room for each question",
        ));
    }
    for review in order.iter().filter_map(|id| ctx.plan.get(*id)) {
        card(ui, ctx, &mut view.cards, out, review);
    }
}

/// What a review is about and when: “May 12, the whole partnership”.
fn name_of(ctx: &Ctx<'_>, review: &Review) -> (String, String) {
    let day = review
        .on
        .map_or_else(|| "No day yet".to_owned(), |day| names::day(day, ctx.today));
    let about = match review.partner.0.and_then(|id| ctx.plan.get(id)) {
        Some(partner) => names::partner(partner).to_owned(),
        None => "The whole partnership".to_owned(),
    };
    (day, about)
}

fn card(ui: &mut Ui, ctx: &Ctx<'_>, cards: &mut Cards, out: &mut Out<'_>, review: &Review) {
    let (day, about) = name_of(ctx, review);
    let written = [
        &review.working,
        &review.not_working,
        &review.unintended,
        &review.change,
    ]
    .iter()
    .filter(|text| !text.trim().is_empty())
    .count();
    let detail = format!("{written} of 4 written");
    let name = format!("review of {day}");
    let step = format!("Edit {name}");
    let title = format!("{day} · {about}");
    let deleted = cards.card(
        ui,
        ctx,
        review.id.raw(),
        [&title, &detail, &name],
        |ui, cards, open| {
            if !open {
                return;
            }
            ui.add_enabled_ui(!ctx.read_only, |ui| {
                widgets::edit_record_with(ui, out, review, &step, |ui, out, draft| {
                    fields(ui, ctx, cards, out, draft);
                });
            });
        },
    );
    if deleted {
        out.edit(Edit::named(format!("Delete {name}")).remove(review.id));
    }
}

fn fields(ui: &mut Ui, ctx: &Ctx<'_>, cards: &mut Cards, out: &mut Out<'_>, draft: &mut Review) {
    let asked = |id: &str, plain: &'static str| -> String {
        let item = ctx.guidance.item("evaluation.review");
        let choice = item.and_then(|item| item.choices.iter().find(|c| c.id == id));
        choice.map_or_else(|| plain.to_owned(), |c| c.label.clone())
    };
    let fresh = cards.is_fresh(draft.id.raw());
    items::side_by_side(
        ui,
        draft,
        |ui, r| {
            let label = asked("working", "What is working?");
            let field = widgets::long_text(ui, &label, "", &mut r.working, 4);
            if fresh {
                field.request_focus();
                field.scroll_to_me(None);
            }
        },
        |ui, r| {
            let label = asked("not-working", "What isn't working?");
            widgets::long_text(ui, &label, "", &mut r.not_working, 4);
        },
    );
    items::side_by_side(
        ui,
        draft,
        |ui, r| {
            let label = asked("unintended", "What happened that nobody intended?");
            widgets::long_text(ui, &label, "", &mut r.unintended, 4);
        },
        |ui, r| {
            let label = asked("change", "What should we change?");
            widgets::long_text(ui, &label, "", &mut r.change, 4);
        },
    );
    items::side_by_side(
        ui,
        draft,
        |ui, r| {
            widgets::date(ui, "Day of the review", &mut r.on, ctx.today);
        },
        |ui, r| {
            sheet::pick_of(ui, ctx, out, "Partner it is about", &mut r.partner.0);
            widgets::help_below(ui, "Not set: the whole partnership");
        },
    );
}

/// Where surveys are held, and how many were.
fn surveys(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>, jump: &mut Jump) {
    items::table_head(ui, ctx, &mut view.items, "evaluation.survey", jump);
    let waves = &ctx.plan.survey_waves;
    let latest = waves.iter().filter_map(|wave| wave.on).max();
    let mut told = match waves.len() {
        0 => "No round yet".to_owned(),
        rounds => format!(
            "{} with {}",
            names::plural(rounds, "round", "rounds"),
            names::plural(ctx.plan.survey_responses.len(), "answer", "answers"),
        ),
    };
    if let Some(day) = latest {
        told = format!("{told}, the latest on {}", names::day(day, ctx.today));
    }
    ui.label(tokens::body(told));
    if widgets::button(ui, "Go to the survey rounds").clicked() {
        out.requests.push(Request::Go(Target {
            route: Route::Step("readiness"),
            record: None,
            item: Some("prep.outcome.respect-trust".to_owned()),
        }));
    }
}
