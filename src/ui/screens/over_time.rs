//! Ratings followed over time as a picture: a strip for each thing rated, and the numbers as a table.
//! Must not know which page it stands on, nor how a rating is made (that is `items`).

use egui::Ui;

use crate::{
    guidance::Item,
    insight::Subject,
    ui::{
        Ctx,
        tokens::space,
        widgets::{
            self,
            plot::{self, Series},
        },
    },
};

/// The series drawn last, kept until the plan or the subject changes.
#[derive(Debug, Default)]
pub struct OverTime {
    of: Option<(u64, Subject)>,
    series: Vec<Series>,
}

impl OverTime {
    /// Draws the ratings of these items about a subject; `name` is for screen readers.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        ctx: &Ctx<'_>,
        name: &str,
        items: &[&Item],
        about: Subject,
    ) {
        if self.of != Some((ctx.revision, about)) {
            self.of = Some((ctx.revision, about));
            self.series = items.iter().map(|item| series(ctx, item, about)).collect();
        }
        let steps = items
            .iter()
            .map(|item| item.choices.len())
            .max()
            .unwrap_or(0);
        ui.add_space(space::M);
        widgets::card(ui, |ui| plot::strips(ui, name, steps.max(2), &self.series));
    }
}

/// The ratings of one item, oldest first. One without a day of its own counts for the day it was answered.
fn series(ctx: &Ctx<'_>, item: &Item, about: Subject) -> Series {
    let mut points: Vec<_> = ctx
        .index
        .answers(ctx.plan, &item.id, about)
        .filter_map(|a| Some((a.on.or(a.answered_on)?, a.rating? as f64)))
        .collect();
    points.sort_by_key(|(day, _)| *day);
    Series::new(item.short.as_str(), points)
}
