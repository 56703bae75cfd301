//! The dot vote on the key issues: dots typed in as they are counted on the wall, ranks at once.
//! Must not know what a rank is (that is `insight::tally`).

use std::collections::HashMap;

use egui::{Label, Ui, vec2};

use crate::{
    edit::{Edit, ops::next_rank},
    insight::tally::{self, Dots},
    model::{Belongs, Goal, Id, IdSource, Issue, Plan, Vote},
    ui::{
        Ctx, Out,
        screens::names,
        tokens::{self, CONTROL_HEIGHT, space},
        widgets::{self, Severity},
    },
};

/// More than any wall holds.
const MOST: i64 = 9999;

/// The issues on the table, in their order.
pub(super) fn issues(plan: &Plan) -> impl Iterator<Item = &Issue> {
    let mut issues: Vec<&Issue> = plan.issues.iter().filter(|i| !i.parked).collect();
    issues.sort_by(|a, b| a.rank.total_cmp(&b.rank).then(a.id.cmp(&b.id)));
    issues.into_iter()
}

/// The vote that counts for each issue: its latest.
pub(super) fn latest(plan: &Plan) -> HashMap<Id<Issue>, &Vote> {
    let mut latest: HashMap<Id<Issue>, &Vote> = HashMap::new();
    for vote in plan.votes.iter() {
        if let Some(issue) = vote.issue.0 {
            let known = latest.entry(issue).or_insert(vote);
            if (known.on, known.id) <= (vote.on, vote.id) {
                *known = vote;
            }
        }
    }
    latest
}

/// Draws the vote; gives back the goal that is to be shown.
pub(super) fn draw(ui: &mut Ui, ctx: &Ctx<'_>, out: &mut Out<'_>) -> Option<Id<Goal>> {
    let issues: Vec<&Issue> = issues(ctx.plan).collect();
    if issues.is_empty() {
        return None;
    }
    let latest = latest(ctx.plan);
    let votes: Vec<Option<&Vote>> = issues
        .iter()
        .map(|issue| latest.get(&issue.id).copied())
        .collect();
    let all = tally::dots(votes.iter().copied().flatten());
    let help = "Everybody gives dots at the same time and without talking. Type in how many each issue got";
    widgets::section(ui, "Dot vote", help, |ui| {
        ui.add_enabled_ui(!ctx.read_only, |ui| {
            limits(ui, ctx, out, &issues, &votes, all);
        });
        ui.add_space(space::XS);
        let counts: Vec<i64> = votes.iter().map(|v| v.map_or(0, |v| v.count)).collect();
        let ranks = tally::ranks(&counts);
        let mut asked = None;
        for (((issue, vote), rank), count) in issues.iter().zip(&votes).zip(ranks).zip(&counts) {
            let shared = counts.iter().filter(|c| *c == count).count() > 1;
            ui.push_id(issue.id.raw(), |ui| {
                let told = told(*count, rank, shared);
                asked = line(ui, ctx, out, issue, *vote, &told, all).or(asked);
            });
        }
        ui.add_space(space::XS);
        total(ui, all);
        if all.given > 0 && !ctx.read_only {
            ui.horizontal_wrapped(|ui| {
                if widgets::button(ui, "Put in order of dots").clicked() {
                    out.edit(in_order(&issues, &counts));
                }
                if widgets::quiet_button(ui, "Clear the dots").clicked() {
                    let mut edit = Edit::named("Clear the dots");
                    for vote in votes.iter().flatten() {
                        edit = edit.remove(vote.id);
                    }
                    out.edit(edit);
                }
            });
        }
        asked
    })
}

fn told(count: i64, rank: usize, shared: bool) -> String {
    if count == 0 {
        "–".to_owned()
    } else if shared {
        format!("Rank {rank} =")
    } else {
        format!("Rank {rank}")
    }
}

/// How many people vote, and how many dots each has: one pair of numbers for the whole vote.
fn limits(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    issues: &[&Issue],
    votes: &[Option<&Vote>],
    all: Dots,
) {
    let (mut voters, mut each) = (all.voters, all.each);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        ui.label(tokens::body("People who vote"));
        widgets::counter(ui, "People who vote", &mut voters, MOST);
        ui.add_space(space::S);
        ui.label(tokens::body("Dots for each"));
        widgets::counter(ui, "Dots for each person", &mut each, MOST);
        let usual = issues.len().div_ceil(3);
        ui.label(tokens::small(format!(
            "Usual: a third of the issues, {usual}"
        )));
    });
    if (voters, each) == (all.voters, all.each) {
        return;
    }
    let mut edit = Edit::named("Set the dots of each person");
    for (issue, vote) in issues.iter().zip(votes) {
        edit = edit.put(Vote {
            voters,
            dots: each,
            ..vote_on(ctx, out.ids, issue, *vote, all)
        });
    }
    out.edit(edit);
}

/// The vote on an issue, existing or blank.
fn vote_on(
    ctx: &Ctx<'_>,
    ids: &mut IdSource,
    issue: &Issue,
    vote: Option<&Vote>,
    all: Dots,
) -> Vote {
    vote.cloned().unwrap_or_else(|| Vote {
        issue: Belongs::to(issue.id),
        voters: all.voters,
        dots: all.each,
        on: Some(ctx.today),
        ..Vote::new(ids.next())
    })
}

/// One issue: its dots, its rank, and what becomes of it.
fn line(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    issue: &Issue,
    vote: Option<&Vote>,
    told: &str,
    all: Dots,
) -> Option<Id<Goal>> {
    const COUNTER: f32 = 136.0;
    const RANK: f32 = 64.0;
    const GOAL: f32 = 132.0;
    const PARK: f32 = 60.0;
    let mut asked = None;
    let text = names::line(&issue.text);
    let brief = names::brief(&issue.text);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let rest = COUNTER + RANK + GOAL + PARK + 5.0 * space::S;
        let width = (ui.available_width() - rest).clamp(120.0, 640.0);
        cell(ui, width, |ui| {
            ui.add(Label::new(tokens::body(text)).truncate());
        });
        let before = vote.map_or(0, |vote| vote.count);
        let mut count = before;
        let name = format!("Dots for {brief}");
        ui.add_enabled_ui(!ctx.read_only, |ui| {
            let field = widgets::counter(ui, &name, &mut count, MOST);
            if count != before {
                let vote = vote_on(ctx, out.ids, issue, vote, all);
                let mut edit = Edit::named(format!("Count dots for {brief}"));
                edit = edit.put(Vote { count, ..vote });
                if field.has_focus() {
                    edit = edit.during(field.id.value());
                }
                out.edit(edit);
            }
        });
        cell(ui, RANK, |ui| {
            ui.label(tokens::small(told));
        });
        let goal = ctx.plan.goals.iter().find(|g| g.issue == Some(issue.id));
        cell(ui, GOAL, |ui| match goal {
            Some(goal) => {
                let button = widgets::quiet_button(ui, "See its goal");
                let name = format!("See the goal of {brief}");
                if button.accessible_name(name).clicked() {
                    asked = Some(goal.id);
                }
            }
            None if !ctx.read_only => {
                let button = widgets::quiet_button(ui, "Make it a goal");
                let name = format!("Make it a goal: {brief}");
                if button.accessible_name(name).clicked() {
                    make_goal(ctx, out, issue);
                }
            }
            None => {}
        });
        ui.add_enabled_ui(!ctx.read_only, |ui| {
            let name = format!("Park {brief}");
            let button = widgets::quiet_button(ui, "Park");
            if button.accessible_name(name.clone()).clicked() {
                out.put(
                    name,
                    Issue {
                        parked: true,
                        ..issue.clone()
                    },
                );
            }
        });
    });
    asked
}

/// A part of a line, of a fixed width.
fn cell(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    ui.allocate_ui_with_layout(vec2(width, CONTROL_HEIGHT), layout, |ui| {
        ui.set_min_width(width);
        add(ui);
    });
}

fn make_goal(ctx: &Ctx<'_>, out: &mut Out<'_>, issue: &Issue) {
    let goal = Goal {
        text: issue.text.trim().to_owned(),
        issue: Some(issue.id),
        rank: next_rank(&ctx.plan.goals, |goal| goal.rank),
        ..Goal::new(out.ids.next())
    };
    out.put(
        format!("Make it a goal: {}", names::brief(&issue.text)),
        goal,
    );
}

/// All issues in the order of their dots; equal ones keep the order that they had.
fn in_order(issues: &[&Issue], counts: &[i64]) -> Edit {
    let mut order: Vec<(&Issue, i64)> =
        issues.iter().copied().zip(counts.iter().copied()).collect();
    order.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let mut edit = Edit::named("Put the issues in order of dots");
    for (rank, (issue, _)) in (1_u32..).zip(order) {
        edit = edit.put(Issue {
            rank: f64::from(rank),
            ..issue.clone()
        });
    }
    edit
}

/// How many dots were given, of how many there can be.
fn total(ui: &mut Ui, all: Dots) {
    let given = names::plural(all.given as usize, "dot", "dots");
    let words = match all.most() {
        Some(most) => format!("{given} of at most {most}"),
        None => format!("{given}; type in people and dots for each to see how many there can be"),
    };
    let meaning = "The most is the number of people times the dots for each. Equal dots share a rank, marked with =, and the next rank goes on after them: 1, 2, 2, 4";
    widgets::figure(ui, &words, meaning);
    if all.too_many() > 0 {
        let words = format!(
            "{} too many: someone gave more than {}, or a count is wrong",
            names::plural(all.too_many() as usize, "dot", "dots"),
            all.each
        );
        widgets::notice(ui, Severity::Problem, &words);
    }
}
