//! What would bring a partnership closer to what is intended: for each gap the next level's words, to be made an
//! action.
//! Must not know the matrix, nor how an action is worked on.

use egui::{Align, Label, Layout, Ui};

use crate::{
    edit::{Edit, ops},
    insight::levels::{NextStep, Profile, profile},
    model::{Action, Aspect, Id, Key, Level, Partner},
    ui::{
        Ctx, Out, Route,
        screens::names,
        tokens::{self, Palette, icons, space},
        widgets::{self, Severity},
    },
};

/// Draws the next steps of a partner.
pub(super) fn draw(ui: &mut Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, partner: &Partner) {
    ui.set_max_width(ui.available_width().min(tokens::PAGE_WIDTH + 120.0));
    let profile = profile(ctx.plan, ctx.index, partner.id);
    let steps = profile.next_steps();
    let all = profile.rows.len();
    let words = match steps.len() {
        0 => format!("No aspect of {all} is meant to come closer"),
        n => format!(
            "{n} of {all} aspects {} meant to come closer",
            if n == 1 { "is" } else { "are" }
        ),
    };
    widgets::figure(ui, &words, &meaning(&profile));
    for step in steps.iter().copied() {
        ui.add_space(space::S);
        widgets::card(ui, |ui| {
            ui.push_id(step.aspect.word(), |ui| card(ui, ctx, out, partner, step));
        });
    }
    let looser: Vec<&str> = profile.looser().map(|row| row.aspect.label()).collect();
    if !looser.is_empty() {
        ui.add_space(space::M);
        let text = format!(
            "Meant to become looser: {}. That is as good a goal as coming closer, and it frees time for other partners",
            looser.join(", ")
        );
        widgets::notice(ui, Severity::Hint, &text);
    }
    let kept: Vec<&str> = profile
        .as_intended()
        .map(|row| row.aspect.label())
        .collect();
    if !kept.is_empty() {
        ui.add_space(space::S);
        let text = format!("As intended today: {}", kept.join(", "));
        widgets::notice(ui, Severity::Good, &text);
    }
    if steps.is_empty() && looser.is_empty() && kept.is_empty() {
        ui.add_space(space::M);
        ui.label(tokens::muted(
            "Set a current and an intended level on the grid; what lies between them shows up here",
        ));
    }
}

/// What the number counts, and what it can't tell.
fn meaning(profile: &Profile) -> String {
    let unknown = profile.without_gap().count();
    let mut text =
        "A step is told where the intended level lies above the current one, one level at a time, the widest gap first"
            .to_owned();
    if unknown > 0 {
        use std::fmt::Write as _;
        let _ = write!(
            text,
            ". {} one of the two levels, so nothing can be told of {}",
            names::plural(unknown, "aspect lacks", "aspects lack"),
            if unknown == 1 { "it" } else { "them" },
        );
    }
    text
}

fn card(ui: &mut Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, partner: &Partner, step: NextStep) {
    ui.spacing_mut().item_spacing.y = space::XS;
    ui.horizontal(|ui| {
        ui.add(Label::new(tokens::strong(step.aspect.label())).selectable(false));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let way = names::pair(Some(step.from), Some(step.to));
            ui.add(Label::new(tokens::small(way)).selectable(false).truncate());
        });
    });
    line(ui, "Today", words(ctx, step.aspect, step.from));
    let next = format!("Next, {}", step.next.label().to_lowercase());
    line(ui, &next, words(ctx, step.aspect, step.next));
    for level in Level::ALL {
        if *level > step.next && *level <= step.to {
            let then = format!("Then, {}", level.label().to_lowercase());
            line(ui, &then, words(ctx, step.aspect, *level));
        }
    }
    ui.add_space(space::XS);
    let made = made(ctx, partner.id, step);
    match made {
        Some(action) => ui.horizontal_wrapped(|ui| {
            let good = Palette::of(ui).good;
            widgets::sign(ui, tokens::icon(icons::GOOD).size(16.0).color(good));
            let told = format!("An action, {}", action.status.label().to_lowercase());
            ui.label(tokens::small(told));
            let name = format!("Go to the action on {}", step.aspect.label());
            let go = widgets::link_button(ui, "Go to the action").accessible_name(name);
            if go.clicked() {
                out.go_to(Route::Step("actions"), Key::of(action.id));
            }
        }),
        None => ui.horizontal(|ui| {
            ui.add_enabled_ui(!ctx.read_only, |ui| {
                let name = format!("Make it an action: {}", step.aspect.label());
                if widgets::button(ui, "Make it an action")
                    .accessible_name(name)
                    .clicked()
                {
                    make(ctx, out, partner, step);
                }
            });
        }),
    };
}

fn line(ui: &mut Ui, title: &str, text: &str) {
    ui.horizontal_top(|ui| {
        let place = egui::vec2(150.0, 21.0);
        ui.allocate_ui_with_layout(place, Layout::left_to_right(Align::Min), |ui| {
            ui.set_min_width(150.0);
            ui.label(tokens::muted(title));
        });
        ui.add(Label::new(tokens::body(text)).wrap());
    });
}

/// The catalogue's plain words for a level of an aspect.
fn words(ctx: &Ctx<'_>, aspect: Aspect, level: Level) -> &'static str {
    let item = ctx.guidance.item(&format!("level.{}", aspect.word()));
    item.and_then(|item| item.choices.iter().find(|c| c.id == level.word()))
        .map_or("", |choice| choice.label.as_str())
}

/// How an action tells which step it came from; its text may be worded anew.
fn mark(step: NextStep) -> String {
    format!(
        "Next step from the levels: {}, {}",
        step.aspect.label(),
        step.next.label().to_lowercase()
    )
}

/// The action that was made of a step, if one was.
fn made<'p>(ctx: &Ctx<'p>, partner: Id<Partner>, step: NextStep) -> Option<&'p Action> {
    let mark = mark(step);
    let mut actions = ctx.plan.actions.iter();
    actions.find(|a| a.partner == Some(partner) && a.notes.starts_with(&mark))
}

fn make(ctx: &Ctx<'_>, out: &mut Out<'_>, partner: &Partner, step: NextStep) {
    let who = names::partner(partner);
    let action = Action {
        rank: ops::next_rank(&ctx.plan.actions, |a| a.rank),
        text: format!(
            "{} with {who}, from {} to {}: {}",
            step.aspect.label(),
            step.from.label().to_lowercase(),
            step.next.label().to_lowercase(),
            words(ctx, step.aspect, step.next)
        ),
        partner: Some(partner.id),
        notes: mark(step),
        ..Action::new(out.ids.next())
    };
    let name = format!(
        "Add an action: {}, {}",
        step.aspect.label(),
        names::brief(who)
    );
    out.edit(Edit::named(name).put(action));
}
