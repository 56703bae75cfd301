//! What two rounds of the survey say, item by item: spread, mean, deviation, band, change.
//! Must not know how sheets are typed in.

use egui::{Align, Layout, Ui};

use super::survey::round_name;
use crate::{
    guidance::Item,
    insight::survey::{Band, Change, Figures, Survey},
    model::{Id, SurveyWave},
    ui::{
        Ctx,
        screens::names,
        tokens::{self, space},
        widgets::{self, plot},
    },
};

/// View state.
#[derive(Default)]
pub(super) struct View {
    /// The rounds compared.
    then: Option<Id<SurveyWave>>,
    now: Option<Id<SurveyWave>>,
    comments: bool,
}

/// Draws the figures of one round, or of two side by side.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    read: &Survey,
    waves: &[&SurveyWave],
    asked: &[&Item],
) {
    let sheets = |wave: &&&SurveyWave| !read.sheets(wave.id).is_empty();
    let answered: Vec<&SurveyWave> = waves.iter().filter(sheets).copied().collect();
    let (Some(first), Some(last)) = (answered.first(), answered.last()) else {
        return;
    };
    ui.label(tokens::strong("What the sheets say"));
    let there = |id: &Id<SurveyWave>| answered.iter().any(|wave| wave.id == *id);
    let then = view.then.filter(there).unwrap_or(first.id);
    let now = view.now.filter(there).unwrap_or(last.id);
    let (then, now) = if answered.len() > 1 {
        compare(ui, view, &answered, then, now)
    } else {
        (then, now)
    };
    small_groups(ui, read, asked, &[then, now]);
    for item in asked {
        ui.push_id(&item.id, |ui| {
            ui.add_space(space::M);
            ui.label(tokens::body(&item.wording));
            let side_by_side = Layout::left_to_right(Align::TOP).with_main_wrap(true);
            ui.with_layout(side_by_side, |ui| {
                ui.spacing_mut().item_spacing.x = space::XL;
                let rounds = if then == now {
                    vec![then]
                } else {
                    vec![then, now]
                };
                for wave in rounds {
                    if let Some(wave) = ctx.plan.get(wave) {
                        round(ui, wave, item, &read.figures(wave.id, &item.id));
                    }
                }
                if then != now {
                    change(ui, read.change(then, now, &item.id));
                }
            });
        });
    }
    comments(ui, ctx, view, now, asked);
}

/// Which two rounds are compared.
fn compare(
    ui: &mut Ui,
    view: &mut View,
    waves: &[&SurveyWave],
    then: Id<SurveyWave>,
    now: Id<SurveyWave>,
) -> (Id<SurveyWave>, Id<SurveyWave>) {
    let words: Vec<&str> = waves.iter().map(|wave| round_name(wave)).collect();
    let place = |id| waves.iter().position(|wave| wave.id == id);
    let (mut from, mut to) = (place(then), place(now));
    ui.horizontal_wrapped(|ui| {
        widgets::dropdown(ui, "Compare round", 220.0, None, &words, &mut from);
        ui.label(tokens::body("with"));
        widgets::dropdown(ui, "With round", 220.0, None, &words, &mut to);
    });
    let id = |at: Option<usize>, or| at.and_then(|at| waves.get(at)).map_or(or, |w| w.id);
    let (then, now) = (id(from, then), id(to, now));
    view.then = Some(then);
    view.now = Some(now);
    (then, now)
}

fn small_groups(ui: &mut Ui, read: &Survey, asked: &[&Item], waves: &[Id<SurveyWave>]) {
    let small = waves.iter().any(|wave| {
        asked
            .iter()
            .any(|item| read.figures(*wave, &item.id).is_small())
    });
    if small {
        widgets::notice(
            ui,
            widgets::Severity::Warning,
            "Fewer than 5 people answered some of these: they can be recognized by what they said. Talk about it, and keep the figures out of shared papers",
        );
    }
}

const fn band(band: Band) -> &'static str {
    match band {
        Band::Strength => "strength",
        Band::Discuss => "to discuss",
        Band::Concern => "concern",
    }
}

/// One round of one item.
fn round(ui: &mut Ui, wave: &SurveyWave, item: &Item, figures: &Figures) {
    const WIDTH: f32 = 330.0;
    ui.allocate_ui(egui::vec2(WIDTH, plot::DISTRIBUTION.y), |ui| {
        ui.horizontal(|ui| {
            ui.set_width(WIDTH);
            let steps: Vec<(&str, usize)> = item
                .choices
                .iter()
                .zip(figures.spread)
                .map(|(choice, n)| (choice.label.as_str(), n as usize))
                .collect();
            let name = format!("{}, {}", item.short, round_name(wave));
            plot::distribution(ui, &name, &steps, 0, plot::DISTRIBUTION);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.label(tokens::caption(names::brief(round_name(wave)).into_owned()));
                let words = match (figures.mean(), figures.band()) {
                    (Some(mean), Some(of)) => format!("Mean {mean:.1}, {}", band(of)),
                    _ => "Mean –".to_owned(),
                };
                let meaning = format!(
                    "The mean of {} on 1 to 5, rounded to one decimal. 4.0 and more is a strength, 3.0 to 3.9 is to be discussed, below 3.0 is a concern.",
                    names::plural(figures.n() as usize, "rating", "ratings")
                );
                widgets::figure(ui, &words, &meaning);
                let deviation = figures
                    .deviation()
                    .map_or_else(|| "–".to_owned(), |d| format!("{d:.2}"));
                ui.label(tokens::small(format!(
                    "Spread (SD) {deviation}, n {}",
                    figures.n()
                )))
                .on_hover_text(
                    "SD is the standard deviation, divided by n − 1: how far answers lie from the mean. n is how many rated.",
                );
            });
        });
    });
}

/// The change between the two rounds, and over whom.
fn change(ui: &mut Ui, change: Option<Change>) {
    const WIDTH: f32 = 230.0;
    ui.allocate_ui(egui::vec2(WIDTH, plot::DISTRIBUTION.y), |ui| {
        ui.vertical(|ui| {
            ui.set_width(WIDTH);
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.label(tokens::caption("Change"));
            let Some(change) = change else {
                ui.label(tokens::body("–"));
                return;
            };
            ui.label(tokens::strong(plot::signed(Some(change.value()))));
            let (words, meaning) = match change.pairs {
                Some(pairs) => {
                    let mut words = format!(
                        "Paired over {}",
                        names::plural(pairs as usize, "sheet", "sheets")
                    );
                    if change.unpaired > 0 {
                        words = format!("{words}, {} left out", change.unpaired);
                    }
                    (
                        words,
                        "The mean of each person's own change. Sheets belong together when they carry the same code in both rounds; ratings without a counterpart are left out.",
                    )
                }
                None => (
                    "Not paired".to_owned(),
                    "The later mean less the earlier one. No code stands in both rounds, so it is not known who changed.",
                ),
            };
            widgets::figure(ui, &words, meaning);
        });
    });
}

/// What people wrote in the later round, item by item, without codes.
fn comments(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, wave: Id<SurveyWave>, asked: &[&Item]) {
    let written: Vec<_> = ctx
        .plan
        .survey_responses
        .iter()
        .filter(|r| r.wave == wave && !r.comment.trim().is_empty())
        .collect();
    let Some(round) = ctx.plan.get(wave).filter(|_| !written.is_empty()) else {
        return;
    };
    ui.add_space(space::M);
    let count = names::plural(written.len(), "comment", "comments");
    let words = format!("{count}, {}", names::brief(round_name(round)));
    if super::items::disclose(ui, &words, "Comments of the round", view.comments) {
        view.comments = !view.comments;
    }
    if !view.comments {
        return;
    }
    for item in asked {
        let of_item: Vec<_> = written.iter().filter(|r| r.item == item.id).collect();
        if of_item.is_empty() {
            continue;
        }
        ui.label(tokens::caption(&item.short));
        for response in of_item {
            ui.label(tokens::body(format!("“{}”", response.comment.trim())));
        }
    }
}
