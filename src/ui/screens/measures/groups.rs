//! How the groups of a measure compare: each group's value beside the reference group's, and their ratio.
//! Must not know how values are typed in.

use egui::{Grid, Label, Ui};

use crate::{
    insight::{
        days::day_short,
        measures::{self, Dated, Disparity, Group},
    },
    model::Measure,
    ui::{
        Ctx, Out,
        tokens::{self, space},
        widgets::{self, plot::figure},
    },
};

/// What stands for the group without a name.
const EVERYBODY: &str = "Everybody";

const MEANING: &str = "A group's value ÷ the value of the group that it is compared with, on the latest day \
    that has both, or else the latest of each. 1 means no difference.";

/// Draws the comparison, if there are groups.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    measure: &Measure,
    groups: &[Group],
) {
    if groups.iter().all(|group| group.name.is_empty()) {
        return;
    }
    ui.add_space(space::L);
    widgets::card(ui, |ui| {
        widgets::figure(ui, "Groups compared", MEANING);
        reference(ui, ctx, out, measure, groups);
        ui.add_space(space::S);
        let found = measures::disparities(groups, &measure.reference);
        if found.is_empty() {
            let who = group_name(&measure.reference);
            let words = format!(
                "No value for “{who}” to compare with: add one, or compare with another group"
            );
            ui.add(Label::new(tokens::muted(words)).wrap());
            return;
        }
        table(ui, measure, &found);
    });
}

fn group_name(name: &str) -> &str {
    match name.trim() {
        "" => EVERYBODY,
        name => name,
    }
}

/// Which group the others are compared with.
fn reference(ui: &mut Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, measure: &Measure, groups: &[Group]) {
    let mut names: Vec<&str> = vec![""];
    names.extend(
        groups
            .iter()
            .map(|g| g.name.as_str())
            .filter(|name| !name.is_empty()),
    );
    let place = |names: &[&str]| {
        let mut names = names.iter();
        names.position(|name| measures::same_group(name, &measure.reference))
    };
    if place(&names).is_none() {
        names.push(measure.reference.as_str());
    }
    let labels: Vec<&str> = names.iter().map(|name| group_name(name)).collect();
    let before = place(&names);
    let mut picked = before;
    ui.add_enabled_ui(!ctx.read_only, |ui| {
        ui.horizontal(|ui| {
            ui.label(tokens::body("Compared with"));
            widgets::dropdown(ui, "Compared with", 260.0, None, &labels, &mut picked);
        });
    });
    if picked != before
        && let Some(name) = picked.and_then(|at| names.get(at))
    {
        let changed = Measure {
            reference: (*name).to_owned(),
            ..measure.clone()
        };
        out.put("Change the group compared with", changed);
    }
}

/// “55 % (40 cases) on Mar 1, 2026”.
fn told(value: Dated, unit: &str) -> String {
    let mut words = format!("{} {unit}", figure(Some(value.value)))
        .trim()
        .to_owned();
    if let Some(cases) = value.cases {
        words = format!("{words} of {} cases", figure(Some(cases as f64)));
    }
    format!("{words} on {}", day_short(value.on))
}

fn table(ui: &mut Ui, measure: &Measure, found: &[Disparity]) {
    let unit = measure.unit.trim();
    egui::ScrollArea::horizontal()
        .auto_shrink([false, true])
        .show(ui, |ui| {
            Grid::new("groups")
                .striped(true)
                .spacing([space::XL, space::S])
                .show(ui, |ui| {
                    let against = found.first().map_or("", |d| group_name(&d.reference));
                    for title in ["Group", "Its value", against, "Ratio"] {
                        ui.label(tokens::caption(title));
                    }
                    ui.end_row();
                    for d in found {
                        ui.label(tokens::strong(d.group.as_str()));
                        ui.label(tokens::body(told(d.value, unit)));
                        ui.label(tokens::body(told(d.reference_value, unit)));
                        let ratio = figure(d.ratio);
                        let name = format!("{} ÷ {}: {ratio}", d.group, group_name(&d.reference));
                        ui.label(tokens::strong(ratio)).widget_info(|| {
                            egui::WidgetInfo::labeled(egui::Role::Label, true, name.clone())
                        });
                        ui.end_row();
                    }
                });
        });
}
