//! The figures of a measure: each with its definition, the values behind it, and what is missing for it.
//! Must not know how values are typed in.

use egui::{Color32, Label, Ui};

use super::Told;
use crate::{
    insight::{
        measures::{self, Direction},
        text,
    },
    model::{Better, Measure},
    ui::{
        Ctx,
        screens::names,
        tokens::{self, Palette, space},
        widgets::{
            self,
            plot::{figure, percent_words},
        },
    },
};

/// One figure on screen.
struct Stat {
    /// What it is.
    title: &'static str,
    /// The figure; “–” where it is undefined.
    value: String,
    /// Whether it is for the better; `None`: neither.
    good: Option<bool>,
    /// What is said where it is, and where it is not.
    words: [&'static str; 2],
    /// How it is made, with the numbers that it is made of, or what is missing for it.
    meaning: String,
}

/// Draws the figures, one below the other.
pub(super) fn draw(ui: &mut Ui, ctx: &Ctx<'_>, measure: &Measure, told: &Told) {
    ui.spacing_mut().item_spacing.y = space::S;
    for stat in stats(ctx, measure, told) {
        show(ui, &stat);
    }
    let missing = missing(measure, told);
    if !missing.is_empty() {
        ui.add(Label::new(tokens::small(format!("Not set: {}", missing.join(", ")))).wrap());
    }
}

fn show(ui: &mut Ui, stat: &Stat) {
    ui.push_id(stat.title, |ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            widgets::figure(ui, stat.title, &stat.meaning);
            let p = Palette::of(ui);
            // The color says nothing that the words don't say.
            let [good, bad] = stat.words;
            let (ink, words): (Color32, &str) = match stat.good {
                Some(true) => (p.good, good),
                Some(false) => (p.danger, bad),
                None => (p.ink, ""),
            };
            let value = tokens::heading(stat.value.as_str()).color(ink);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                let shown = ui.add(Label::new(value).selectable(false).wrap());
                shown.widget_info(|| {
                    let name = format!("{}: {}{words}", stat.title, stat.value);
                    egui::WidgetInfo::labeled(egui::Role::Label, true, name)
                });
                if !words.is_empty() {
                    ui.label(tokens::small(words).color(ink));
                }
            });
        });
    });
}

const NEITHER: [&str; 2] = ["", ""];
const DIRECTION: [&str; 2] = [" · better", " · worse"];

/// What isn't set of a measure.
fn missing(measure: &Measure, told: &Told) -> Vec<&'static str> {
    [
        (measure.outcome.is_none(), "outcome"),
        (measure.baseline.is_none(), "value at the start"),
        (measure.target.is_none(), "target"),
        (measure.owner.is_none(), "who looks after it"),
        (measure.cadence.is_none(), "how often it is read"),
        (told.figures.values == 0, "a value"),
    ]
    .into_iter()
    .filter_map(|(is_missing, what)| is_missing.then_some(what))
    .collect()
}

fn stats(ctx: &Ctx<'_>, measure: &Measure, told: &Told) -> Vec<Stat> {
    let f = &told.figures;
    let n = names::plural(f.values, "dated value", "dated values");
    let (latest, target) = (figure(f.latest), figure(measure.target));
    let better = |change: Option<f64>| change.and_then(|c| measures::is_better(measure.better, c));
    let reached = f.latest.zip(measure.target);
    let reached =
        reached.map(|(latest, target)| measures::is_reached(measure.better, latest, target));
    let no_target = match measure.target {
        None => " There is no target yet.",
        Some(0.0) => " The target is zero, and nothing can be divided by it.",
        Some(_) => "",
    };
    let first = first_value(measure, told);
    let no_first = match (first, f.values) {
        (None, _) => " There is neither a value at the start nor an earlier one.",
        (Some(0.0), _) => " The start is zero, and nothing can be divided by it.",
        (Some(_), _) => "",
    };
    vec![
        latest_stat(ctx, measure, told),
        Stat {
            title: "Distance from target",
            value: percent_words(f.variance),
            good: f.variance.and(reached),
            words: [" · reached", " · not reached"],
            meaning: format!(
                "(Latest − target) ÷ target: ({latest} − {target}) ÷ {target}. From {n} for everybody.{no_target}"
            ),
        },
        Stat {
            title: "Percent of target",
            value: match f.percent_of_target {
                Some(percent) => format!("{} %", figure(Some((percent * 10.0).round() / 10.0))),
                None => "–".to_owned(),
            },
            good: None,
            words: NEITHER,
            meaning: format!(
                "100 × latest ÷ target: 100 × {latest} ÷ {target}. {}{no_target}",
                match measure.better {
                    Better::Higher => "100 % or more: the target is reached.",
                    Better::Lower =>
                        "Lower is better here: 100 % or less means that the target is reached.",
                }
            ),
        },
        Stat {
            title: "Change since the start",
            value: percent_words(f.change_on_baseline),
            good: better(f.change_on_baseline),
            words: DIRECTION,
            meaning: format!(
                "(Latest − first) ÷ first: ({latest} − {first}) ÷ {first}. The first is the value at the start \
                 or, without one, the earliest dated value. From {n}.{no_first}",
                first = figure(first),
            ),
        },
        trend(measure, told, &n),
    ]
}

fn first_value(measure: &Measure, told: &Told) -> Option<f64> {
    let everybody = told.groups.iter().find(|group| group.name.is_empty());
    let earliest = everybody
        .and_then(|group| group.values.first())
        .map(|dated| dated.value);
    measure
        .baseline
        .or(earliest.filter(|_| told.figures.values > 1))
}

fn latest_stat(ctx: &Ctx<'_>, measure: &Measure, told: &Told) -> Stat {
    let everybody = told.groups.iter().find(|group| group.name.is_empty());
    let last = everybody.and_then(|group| group.values.last());
    let Some(last) = last else {
        return Stat {
            title: "Latest value",
            value: "–".to_owned(),
            good: None,
            words: NEITHER,
            meaning: "There is no dated value for everybody yet.".to_owned(),
        };
    };
    let age = measures::age(last.on, measure.cadence, ctx.today);
    let read = format!(
        "Read on {}, {}.",
        text::day(last.on),
        text::relative(last.on, ctx.today)
    );
    let due = match (age.due, age.late) {
        (Some(due), true) => format!(" Late: the next one was due on {}.", text::day(due)),
        (Some(due), false) => format!(" The next one is due on {}.", text::day(due)),
        (None, _) => " It is not said how often it is read.".to_owned(),
    };
    let cases = last.cases.map_or_else(String::new, |n| {
        format!(
            " It comes from {}.",
            names::plural(usize::try_from(n).unwrap_or(0), "case", "cases")
        )
    });
    let unit = measure.unit.trim();
    let late = if age.late { " · late" } else { "" };
    Stat {
        title: "Latest value",
        value: format!("{} {unit}", figure(Some(last.value)))
            .trim()
            .to_owned()
            + late,
        good: None,
        words: NEITHER,
        meaning: format!("{read}{due}{cases}"),
    }
}

fn trend(measure: &Measure, told: &Told, n: &str) -> Stat {
    let f = &told.figures;
    let value = match f.trend {
        None => "–".to_owned(),
        Some(trend) => {
            let word = match trend.direction {
                Direction::Up => "Up",
                Direction::Down => "Down",
                Direction::Flat => "Flat",
            };
            format!("{word} {}", trend.periods)
        }
    };
    let step = f.trend.map(|trend| match trend.direction {
        Direction::Up => 1.0,
        Direction::Down => -1.0,
        Direction::Flat => 0.0,
    });
    Stat {
        title: "Trend",
        value,
        good: step.and_then(|step| measures::is_better(measure.better, step)),
        words: DIRECTION,
        meaning: format!(
            "Which way the values have gone, and for how many periods in a row up to the latest. A period \
             without change ends a run. A value at the start counts as the first. From {n} for everybody."
        ),
    }
}
