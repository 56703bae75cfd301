//! Ratings followed over time: another one begun today, and the earlier ones to look at and correct.
//! Must not know what is rated.

use egui::Ui;

use super::{
    Fold, Place,
    field::said_in_words,
    form::{Form, step_name},
};
use crate::{
    edit::Edit,
    insight::Subject,
    model::Answer,
    ui::{
        screens::names,
        tokens::{self, space},
        widgets,
    },
};

impl Form<'_, '_, '_> {
    /// Below the latest rating: the way to rate again, and the earlier ratings.
    pub(super) fn over_time(&mut self, ui: &mut Ui, place: &mut Place, about: Subject) {
        let ctx = self.ctx;
        let all = ctx.index.answers(ctx.plan, &self.item.id, about);
        let earlier: Vec<&Answer> = all.rev().filter(|a| a.id != self.answer.id).collect();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            ui.spacing_mut().interact_size.y = 24.0;
            self.again(ui, place, &earlier);
            if !earlier.is_empty() {
                let count = names::plural(earlier.len(), "earlier rating", "earlier ratings");
                let words = if place.shows(Fold::Earlier) {
                    format!("Hide {count}")
                } else {
                    format!("Show {count}")
                };
                let button = widgets::link_button(ui, &words);
                let name = self.spoken("Earlier ratings");
                if button.accessible_name(name).clicked() {
                    place.turn(Fold::Earlier);
                }
            }
        });
        if place.shows(Fold::Earlier) {
            for (at, answer) in earlier.iter().enumerate() {
                self.earlier(ui, place, answer, at + 1);
            }
        }
        ui.add_space(space::S);
    }

    fn again(&mut self, ui: &mut Ui, place: &mut Place, earlier: &[&Answer]) {
        let ctx = self.ctx;
        if place.begun.is_some() {
            let back = match earlier.first().and_then(|a| a.on) {
                Some(day) => format!("Back to the rating of {}", names::day(day, ctx.today)),
                None => "Back to the last rating".to_owned(),
            };
            if widgets::link_button(ui, &back).clicked() {
                place.begun = None;
            }
            return;
        }
        let can = self.answer.rating.is_some() && self.answer.on != Some(ctx.today);
        if can && !ctx.read_only {
            let button = widgets::link_button(ui, "Rate again today");
            let name = self.spoken("Rate again today");
            if button.accessible_name(name).clicked() {
                place.begun = Some(self.out.ids.next());
            }
        }
    }

    /// One earlier rating: a line, and its fields when unfolded. `number` tells it from the others.
    fn earlier(&mut self, ui: &mut Ui, place: &mut Place, answer: &Answer, number: usize) {
        let ctx = self.ctx;
        let day = answer.on.map_or_else(
            || "Without a day".to_owned(),
            |day| names::day(day, ctx.today),
        );
        let item = self.item;
        let mut form = Form {
            ctx,
            out: &mut *self.out,
            item,
            answer,
            who: self.who,
        };
        ui.push_id(answer.id.raw(), |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                ui.spacing_mut().interact_size.y = 24.0;
                ui.label(tokens::small(&day));
                ui.label(tokens::body(said_in_words(item, answer)));
                if !answer.note.is_empty() {
                    ui.label(tokens::muted(names::brief(&answer.note).into_owned()));
                }
                if ctx.read_only {
                    return;
                }
                let change = widgets::link_button(ui, "Change");
                let name = form.spoken(&format!("Change rating of {day}"));
                if change.accessible_name(name).clicked() && !place.earlier.remove(&answer.id) {
                    place.earlier.insert(answer.id);
                }
                let delete = widgets::link_button(ui, "Delete");
                let name = form.spoken(&format!("Delete rating of {day}"));
                if delete.accessible_name(name).clicked() {
                    let what = step_name(ctx, item, answer).replacen("Answer", "Delete rating", 1);
                    form.out.edit(Edit::named(what).remove(answer.id));
                }
            });
            if place.earlier.contains(&answer.id) {
                ui.indent("fields", |ui| {
                    let steps: Vec<&str> = item.choices.iter().map(|c| c.label.as_str()).collect();
                    let label = format!("Earlier rating {number}");
                    form.edit(ui, "rating", |ui, a| {
                        let field = widgets::rating(ui, &label, &mut a.rating, &steps);
                        let label = format!("Day of earlier rating {number}");
                        widgets::date(ui, &label, &mut a.on, ctx.today);
                        field
                    });
                    form.note(ui);
                    form.private_note(ui);
                });
            }
        });
    }
}
