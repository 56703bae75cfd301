//! One item with one answer: the field, who answered, why it is asked, notes.
//! Must not know of other answers to the same item.

use egui::{Align, Layout, Response, Ui};

use super::{Fold, Place, field::field_of, is_answered, is_blank, line, private_text};
use crate::{
    guidance::{Item, Kind},
    insight::Subject,
    model::{Answer, Date, Key, Record as _},
    ui::{
        Ctx, Out,
        screens::{findings, names},
        tokens::{self, Palette, space},
        widgets,
    },
};

/// One item with its answer, for as long as it is drawn.
pub(super) struct Form<'f, 'o, 'c> {
    pub(super) ctx: &'f Ctx<'c>,
    pub(super) out: &'f mut Out<'o>,
    pub(super) item: &'f Item,
    pub(super) answer: &'f Answer,
    /// Whom it is about, where several are asked about on one page.
    pub(super) who: Option<&'f str>,
}

impl Form<'_, '_, '_> {
    pub(super) fn asking(&mut self, ui: &mut Ui, place: &mut Place, jump: bool) {
        ui.spacing_mut().item_spacing.y = space::XS;
        let line = line::fits(self.item);
        if line {
            self.line(ui, place, jump);
        } else {
            self.field(ui, jump);
        }
        if !line || !place.open.is_empty() {
            self.footer(ui, place);
        }
        self.findings(ui);
        if place.shows(Fold::Why) {
            why(ui, self.item);
        }
        if place.shows(Fold::Who) && is_answered(self.answer) {
            let (today, followed) = (self.ctx.today, self.item.followed);
            self.edit(ui, "who", |ui, a| {
                let field = widgets::text_hint(ui, "Who answered", "The group", &mut a.answered_by);
                if followed {
                    widgets::date(ui, "Day of the rating", &mut a.on, today);
                }
                field
            });
        }
        if place.shows(Fold::Note) && self.item.kind != Kind::Prompt {
            self.note(ui);
        }
        if place.shows(Fold::Private) {
            self.private_note(ui);
        }
        if !line {
            ui.add_space(space::S);
        } else if self.item.kind == Kind::Check {
            line::rule(ui);
        }
    }

    /// What an answer to this would mend.
    pub(super) fn findings(&mut self, ui: &mut Ui) {
        let ctx = self.ctx;
        let about = Subject::of(self.answer);
        findings::of_item(ui, ctx, self.out, &self.item.id, about);
    }

    /// The field alone.
    pub(super) fn field(&mut self, ui: &mut Ui, jump: bool) {
        let item = self.item;
        let field = self.answering(ui, |ui, a| field_of(ui, item, a));
        if jump {
            field.scroll_to_me(Some(Align::Center));
            field.request_focus();
        }
    }

    /// Draws what is answered with; an answer that changes is one of today.
    pub(super) fn answering(
        &mut self,
        ui: &mut Ui,
        add: impl FnOnce(&mut Ui, &mut Answer) -> Response,
    ) -> Response {
        let today = self.ctx.today;
        self.edit(ui, "answer", |ui, a| {
            let before = (a.text.clone(), a.choice.clone(), a.rating);
            let field = add(ui, a);
            if before != (a.text.clone(), a.choice.clone(), a.rating) {
                a.answered_on = Some(today);
            }
            field
        })
    }

    pub(super) fn note(&mut self, ui: &mut Ui) {
        self.edit(ui, "note", |ui, a| {
            widgets::long_text(ui, "Note", "What stands behind the answer", &mut a.note, 1)
        });
    }

    pub(super) fn private_note(&mut self, ui: &mut Ui) {
        self.edit(ui, "private", |ui, a| {
            private_text(ui, "Private note", &mut a.private_note)
        });
    }

    /// What a button at this item is called by screen readers: “Note: Time”, “Note: Time, Family Court”.
    pub(super) fn spoken(&self, words: &str) -> String {
        let short = &self.item.short;
        match self.who {
            Some(who) => format!("{words}: {short}, {}", names::brief(who)),
            None => format!("{words}: {short}"),
        }
    }

    /// The line below the field: who answered and when at the left, what can be unfolded at the right; in two
    /// lines where there is no room for both.
    fn footer(&self, ui: &mut Ui, place: &mut Place) {
        const ROOM_FOR_BOTH: f32 = 560.0;
        if ui.available_width() < ROOM_FOR_BOTH && is_answered(self.answer) {
            footer_line(ui, |ui| self.told(ui, place));
            footer_line(ui, |ui| {
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let all = self.foldable(place);
                    self.unfolding(ui, place, &all);
                });
            });
            return;
        }
        footer_line(ui, |ui| {
            self.told(ui, place);
            // At the right, but drawn from left to right, as Tab goes through them: so their width must be known.
            let all = self.foldable(place);
            let gap = ui.spacing().item_spacing.x;
            let width = |words: &str| widgets::link_width(ui, words) + gap;
            let all_of_it: f32 = all.iter().map(|link| width(&link.shown)).sum();
            ui.add_space((ui.available_width() - all_of_it).max(0.0));
            self.unfolding(ui, place, &all);
        });
    }

    /// Who answered and when, with the way to change it.
    fn told(&self, ui: &mut Ui, place: &mut Place) {
        if !is_answered(self.answer) {
            let alone = self.item.kind == Kind::Pick && self.item.choices.is_empty();
            let words = if alone { "Not ticked" } else { "Open question" };
            ui.label(tokens::small(words));
            return;
        }
        let told = if self.item.followed {
            rated(self.answer, self.ctx.today)
        } else {
            answered(self.answer, self.ctx.today)
        };
        ui.spacing_mut().button_padding = egui::vec2(0.0, 2.0);
        let told = egui::Button::new(tokens::small(told))
            .frame(false)
            .truncate();
        let told = ui.add(told).on_hover_text("Change who answered");
        widgets::focus_ring(ui, &told, space::XS);
        if told.accessible_name(self.spoken("Who answered")).clicked() {
            place.turn(Fold::Who);
        }
    }

    /// What can be unfolded: the words, whether something is written there, and the fold; from right to left.
    /// What can be unfolded, in reading order.
    fn foldable(&self, place: &Place) -> Vec<Unfold> {
        let answer = self.answer;
        let link = |words: &'static str, filled: bool, fold: Fold| Unfold {
            words,
            // What is written but folded away must not be overlooked.
            shown: if filled && !place.shows(fold) {
                format!("{words}: written")
            } else {
                words.to_owned()
            },
            fold,
        };
        let mut all = Vec::new();
        if !self.item.why.is_empty() {
            all.push(link("Why ask this?", false, Fold::Why));
        }
        if self.item.kind != Kind::Prompt {
            all.push(link("Note", !answer.note.is_empty(), Fold::Note));
        }
        let private = !answer.private_note.is_empty();
        all.push(link("Private note", private, Fold::Private));
        all
    }

    fn unfolding(&self, ui: &mut Ui, place: &mut Place, all: &[Unfold]) {
        for link in all {
            let button = widgets::link_button(ui, &link.shown);
            if button.accessible_name(self.spoken(link.words)).clicked() {
                place.turn(link.fold);
            }
        }
    }

    pub(super) fn reading(&self, ui: &mut Ui, jump: bool) {
        widgets::card(ui, |ui| {
            let title = ui.label(tokens::strong(&self.item.wording));
            if jump {
                title.scroll_to_me(Some(Align::Center));
            }
            for text in [&self.item.why, &self.item.how, &self.item.example] {
                if !text.is_empty() {
                    ui.label(tokens::body(text));
                }
            }
        });
    }

    /// A part of the form over the answer; an answer emptied by it is taken out.
    pub(super) fn edit(
        &mut self,
        ui: &mut Ui,
        salt: &str,
        add: impl FnOnce(&mut Ui, &mut Answer) -> Response,
    ) -> Response {
        let name = step_name(self.ctx, self.item, self.answer);
        let from = self.out.edits.len();
        let mut response = ui.response();
        ui.push_id(salt, |ui| {
            ui.add_enabled_ui(!self.ctx.read_only, |ui| {
                widgets::edit_record(ui, self.out, self.answer, &name, |ui, a| {
                    response = add(ui, a);
                });
            });
        });
        for edit in self.out.edits.iter_mut().skip(from) {
            let emptied = edit.put.iter().filter_map(Answer::unwrap_any).any(is_blank);
            if emptied {
                edit.put.clear();
                edit.remove.push(Key::of(self.answer.id));
            }
        }
        response
    }
}

fn footer_line(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.set_min_height(24.0);
        ui.spacing_mut().interact_size.y = 24.0;
        add(ui);
    });
}

/// Why an item is asked, how to ask it, an example, and what its choices mean.
pub(super) fn why(ui: &mut Ui, item: &Item) {
    let soft = Palette::of(ui).accent_soft;
    let ink = Palette::of(ui).ink;
    egui::Frame::NONE
        .fill(soft)
        .corner_radius(tokens::CARD_RADIUS)
        .inner_margin(space::L)
        .show(ui, |ui| {
            ui.take_available_width();
            for (title, text) in [
                ("", &item.why),
                ("With a group", &item.how),
                ("Example", &item.example),
            ] {
                if text.is_empty() {
                    continue;
                }
                if !title.is_empty() {
                    ui.add_space(space::S);
                    ui.label(tokens::caption(title).color(ink));
                }
                ui.label(tokens::body(text));
            }
            for choice in item.choices.iter().filter(|c| !c.help.is_empty()) {
                ui.add_space(space::S);
                ui.label(tokens::caption(&choice.label).color(ink));
                ui.label(tokens::body(&choice.help));
            }
        });
    ui.add_space(space::S);
}

/// What a step of undo is called that changes this answer.
pub(super) fn step_name(ctx: &Ctx<'_>, item: &Item, answer: &Answer) -> String {
    let short = &item.short;
    let partner = answer.partner.0.and_then(|id| ctx.plan.get(id));
    match partner {
        Some(partner) => {
            let who = names::brief(names::partner(partner));
            format!("Answer about {who}: {short}")
        }
        None => format!("Answer: {short}"),
    }
}

/// “Answered by the group · May 12”.
pub(super) fn answered(answer: &Answer, today: Date) -> String {
    let who = by(answer);
    match answer.answered_on {
        Some(day) => format!("Answered by {who} · {}", names::day(day, today)),
        None => format!("Answered by {who}"),
    }
}

/// “Rating of May 12 by the group”.
pub(super) fn rated(answer: &Answer, today: Date) -> String {
    let who = by(answer);
    match answer.on {
        Some(day) if day == today => format!("Rating of today by {who}"),
        Some(day) => format!("Rating of {} by {who}", names::day(day, today)),
        None => format!("Rating without a day by {who}"),
    }
}

fn by(answer: &Answer) -> std::borrow::Cow<'_, str> {
    match answer.answered_by.trim() {
        "" => "the group".into(),
        name => names::brief(name),
    }
}

/// A link that unfolds a part of the form.
struct Unfold {
    /// What it is called.
    words: &'static str,
    /// What it says.
    shown: String,
    fold: Fold,
}
