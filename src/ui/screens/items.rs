//! Forms made from the catalogue: one item, and what was answered to it about the plan or about one record.
//! Must not know which page an item stands on.
//!
//! A page lists its items and calls [`item`] for each; the kind of the item decides what it looks like.
//! An answer comes into being with the first letter typed, and goes when it is emptied.

use std::collections::{BTreeSet, HashMap};

use egui::{Align, Layout, Response, Ui};

use crate::{
    guidance::{Item, Kind, Per},
    insight::Subject,
    model::{Answer, Belongs, Id, Key, Record as _, Word},
    ui::{
        Ctx, Jump, Out,
        screens::names,
        tokens::{self, Palette, icons, space},
        widgets,
    },
};

/// What is unfolded at which item, and the ids of answers to come.
#[derive(Debug, Default)]
pub struct Items(HashMap<(String, Subject), Place>);

/// View state of one item about one subject.
#[derive(Clone, Debug, Default)]
struct Place {
    /// The id of the answer, decided on before the answer exists: with a new id in every frame, the second
    /// letter typed would begin a second answer.
    id: Option<Id<Answer>>,
    open: BTreeSet<Fold>,
}

/// What can be unfolded below an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fold {
    Why,
    Who,
    Note,
    Private,
}

impl Place {
    fn shows(&self, fold: Fold) -> bool {
        self.open.contains(&fold)
    }

    fn turn(&mut self, fold: Fold) {
        if !self.open.remove(&fold) {
            self.open.insert(fold);
        }
    }
}

/// Whether an answer says anything, apart from notes.
pub fn is_answered(answer: &Answer) -> bool {
    !answer.text.trim().is_empty() || !answer.choice.is_empty() || answer.rating.is_some()
}

/// Whether nothing at all is left of an answer.
const fn is_blank(answer: &Answer) -> bool {
    answer.text.is_empty()
        && answer.choice.is_empty()
        && answer.rating.is_none()
        && answer.note.is_empty()
        && answer.private_note.is_empty()
}

/// Draws all questions of a step that are about the plan as a whole.
pub fn about_plan(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    items: &mut Items,
    out: &mut Out<'_>,
    step: &str,
    jump: &mut Jump,
) {
    let of_step = ctx.guidance.items_of_step(step);
    for one in of_step.filter(|item| matches!(item.per, Per::Plan | Per::PartnerAndPlan)) {
        let here = jump.takes_item(&one.id);
        item(ui, ctx, items, out, one, Subject::PLAN, here);
    }
}

/// Draws these questions about the plan as a whole, at the width at which text is read well.
pub fn questions(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    items: &mut Items,
    out: &mut Out<'_>,
    ids: &[&str],
    jump: &mut Jump,
) {
    super::readable(ui, |ui| {
        for one in ids.iter().filter_map(|id| ctx.guidance.item(id)) {
            let here = jump.takes_item(&one.id);
            item(ui, ctx, items, out, one, Subject::PLAN, here);
        }
    });
}

/// The heading over a table of the catalogue: what it asks and, unfolded, why. A jump to the item leads here.
pub fn table_head(ui: &mut Ui, ctx: &Ctx<'_>, items: &mut Items, id: &str, jump: &mut Jump) {
    let Some(item) = ctx.guidance.item(id) else {
        return;
    };
    let place = items.0.entry((id.to_owned(), Subject::PLAN)).or_default();
    ui.add_space(space::XL);
    ui.push_id(id, |ui| {
        let heading = egui::Label::new(tokens::heading(&item.short)).selectable(false);
        ui.add(heading.wrap());
        let asked = ui.horizontal_wrapped(|ui| {
            ui.label(tokens::muted(&item.wording));
            let asked = widgets::link_button(ui, "Why ask this?");
            asked.accessible_name(format!("Why ask this?: {}", item.short))
        });
        let asked = asked.inner;
        if asked.clicked() {
            place.turn(Fold::Why);
        }
        if jump.takes_item(id) {
            asked.scroll_to_me(Some(Align::Min));
            asked.request_focus();
        }
        if place.shows(Fold::Why) {
            super::readable(ui, |ui| why(ui, item));
        }
        ui.add_space(space::XS);
    });
}

/// Draws an item and its answer about a subject; `jump` scrolls to it and puts the keyboard into it.
pub fn item(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    items: &mut Items,
    out: &mut Out<'_>,
    item: &Item,
    about: Subject,
    jump: bool,
) {
    let place = items.0.entry((item.id.clone(), about)).or_default();
    let answer = answer_of(ctx, place, out, item, about);
    ui.push_id((&item.id, about), |ui| {
        let mut form = Form {
            ctx,
            out,
            item,
            answer: &answer,
        };
        match item.kind {
            Kind::Read => form.reading(ui),
            Kind::Table => {}
            Kind::Prompt | Kind::Check | Kind::Rate | Kind::Pick => form.asking(ui, place, jump),
        }
    });
}

/// Draws only the box to tick of a pick without choices, for lists of many such.
pub fn tick(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    items: &mut Items,
    out: &mut Out<'_>,
    item: &Item,
    about: Subject,
    jump: bool,
) {
    let place = items.0.entry((item.id.clone(), about)).or_default();
    let answer = answer_of(ctx, place, out, item, about);
    ui.push_id((&item.id, about), |ui| {
        let mut form = Form {
            ctx,
            out,
            item,
            answer: &answer,
        };
        form.field(ui, jump);
    });
}

/// The answer to an item about a subject, existing or blank under an id that stays.
fn answer_of(
    ctx: &Ctx<'_>,
    place: &mut Place,
    out: &mut Out<'_>,
    item: &Item,
    about: Subject,
) -> Answer {
    let found = ctx.index.answer(ctx.plan, &item.id, about);
    let id = match found {
        Some(answer) => answer.id,
        None => place.id.unwrap_or_else(|| out.ids.next()),
    };
    place.id = Some(id);
    found.cloned().unwrap_or_else(|| Answer {
        item: item.id.clone(),
        partner: Belongs(about.partner),
        person: Belongs(about.person),
        holder: Belongs(about.holder),
        wave: Belongs(about.wave),
        ..Answer::new(id)
    })
}

/// One item with its answer, for as long as it is drawn.
struct Form<'f, 'o, 'c> {
    ctx: &'f Ctx<'c>,
    out: &'f mut Out<'o>,
    item: &'f Item,
    answer: &'f Answer,
}

impl Form<'_, '_, '_> {
    fn asking(&mut self, ui: &mut Ui, place: &mut Place, jump: bool) {
        ui.spacing_mut().item_spacing.y = space::XS;
        self.field(ui, jump);
        self.footer(ui, place);
        if place.shows(Fold::Why) {
            why(ui, self.item);
        }
        if place.shows(Fold::Who) && is_answered(self.answer) {
            self.edit(ui, "who", |ui, a| {
                widgets::text_hint(ui, "Who answered", "The group", &mut a.answered_by)
            });
        }
        if place.shows(Fold::Note) && self.item.kind != Kind::Prompt {
            self.edit(ui, "note", |ui, a| {
                widgets::long_text(ui, "Note", "What stands behind the answer", &mut a.note, 1)
            });
        }
        if place.shows(Fold::Private) {
            self.edit(ui, "private", |ui, a| {
                private_text(ui, "Private note", &mut a.private_note)
            });
        }
        ui.add_space(space::S);
    }

    /// The field alone.
    fn field(&mut self, ui: &mut Ui, jump: bool) {
        let item = self.item;
        let today = self.ctx.today;
        let field = self.edit(ui, "answer", |ui, a| {
            let before = (a.text.clone(), a.choice.clone(), a.rating);
            let field = field_of(ui, item, a);
            if before != (a.text.clone(), a.choice.clone(), a.rating) {
                a.answered_on = Some(today);
            }
            field
        });
        if jump {
            field.scroll_to_me(Some(Align::Center));
            field.request_focus();
        }
    }

    /// The line below the field: who answered and when at the left, what can be unfolded at the right.
    fn footer(&self, ui: &mut Ui, place: &mut Place) {
        let short = &self.item.short;
        ui.horizontal(|ui| {
            ui.set_min_height(24.0);
            ui.spacing_mut().interact_size.y = 24.0;
            if is_answered(self.answer) {
                let told = answered(self.answer, self.ctx.today);
                ui.spacing_mut().button_padding = egui::vec2(0.0, 2.0);
                let told = egui::Button::new(tokens::small(told)).frame(false);
                let told = ui.add(told).on_hover_text("Change who answered");
                if told
                    .accessible_name(format!("Who answered: {short}"))
                    .clicked()
                {
                    place.turn(Fold::Who);
                }
            } else {
                ui.label(tokens::small("Open question"));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let mut unfold = |ui: &mut Ui, words: &str, filled: bool, fold: Fold| {
                    // What is written but folded away must not be overlooked.
                    let shown = if filled && !place.shows(fold) {
                        format!("{words}: written")
                    } else {
                        words.to_owned()
                    };
                    let button = widgets::link_button(ui, &shown);
                    let name = format!("{words}: {short}");
                    if button.accessible_name(name).clicked() {
                        place.turn(fold);
                    }
                };
                let answer = self.answer;
                unfold(
                    ui,
                    "Private note",
                    !answer.private_note.is_empty(),
                    Fold::Private,
                );
                if self.item.kind != Kind::Prompt {
                    unfold(ui, "Note", !answer.note.is_empty(), Fold::Note);
                }
                if !self.item.why.is_empty() {
                    unfold(ui, "Why ask this?", false, Fold::Why);
                }
            });
        });
    }

    fn reading(&self, ui: &mut Ui) {
        widgets::card(ui, |ui| {
            ui.label(tokens::strong(&self.item.wording));
            for text in [&self.item.why, &self.item.how, &self.item.example] {
                if !text.is_empty() {
                    ui.label(tokens::body(text));
                }
            }
        });
    }

    /// A part of the form over the answer; an answer emptied by it is taken out.
    fn edit(
        &mut self,
        ui: &mut Ui,
        salt: &str,
        add: impl FnOnce(&mut Ui, &mut Answer) -> Response,
    ) -> Response {
        let name = self.step_name();
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

    fn step_name(&self) -> String {
        let short = &self.item.short;
        let partner = self.answer.partner.0.and_then(|id| self.ctx.plan.get(id));
        match partner {
            Some(partner) => {
                let who = names::brief(names::partner(partner));
                format!("Answer about {who}: {short}")
            }
            None => format!("Answer: {short}"),
        }
    }
}

/// Why an item is asked, how to ask it, and an example.
fn why(ui: &mut Ui, item: &Item) {
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
        });
    ui.add_space(space::S);
}

/// The field that the kind of the item asks for.
fn field_of(ui: &mut Ui, item: &Item, a: &mut Answer) -> Response {
    match item.kind {
        Kind::Check => {
            let mut said = Said::of(&a.choice);
            let field = widgets::choice_opt(ui, &item.wording, &mut said);
            if item.counts_against {
                widgets::help_below(ui, "A yes counts against the partner");
            }
            a.choice = said.map_or_else(String::new, |said| said.word().to_owned());
            field
        }
        Kind::Rate => {
            let steps: Vec<&str> = item.choices.iter().map(|c| c.label.as_str()).collect();
            widgets::rating(ui, &item.wording, &mut a.rating, &steps)
        }
        Kind::Pick if item.choices.is_empty() => {
            let mut ticked = Said::of(&a.choice) == Some(Said::Yes);
            let before = ticked;
            let field = widgets::check(ui, &item.wording, &mut ticked);
            if ticked != before {
                a.choice = if ticked {
                    Said::Yes.word().to_owned()
                } else {
                    String::new()
                };
            }
            field
        }
        Kind::Pick => pick(ui, item, a),
        Kind::Prompt | Kind::Table | Kind::Read => {
            let hint = "Type what the group says…";
            widgets::long_text(ui, &item.wording, hint, &mut a.text, 2)
        }
    }
}

/// One of the item's choices.
fn pick(ui: &mut Ui, item: &Item, a: &mut Answer) -> Response {
    let options: Vec<(i64, String)> = (0..)
        .zip(&item.choices)
        .map(|(i, choice)| (i, choice.label.clone()))
        .collect();
    let place = (0..).zip(&item.choices).find(|(_, c)| c.id == a.choice);
    let before = place.map(|(i, _)| i);
    let mut picked = before;
    let field = widgets::pick_record(ui, &item.wording, &options, &mut picked);
    if picked != before {
        a.choice = picked
            .and_then(|i| item.choices.get(usize::try_from(i).ok()?))
            .map_or_else(String::new, |choice| choice.id.clone());
    }
    field
}

/// “Answered by the group · 12 May”.
fn answered(answer: &Answer, today: crate::model::Date) -> String {
    let who = match answer.answered_by.trim() {
        "" => "the group".into(),
        name => names::brief(name),
    };
    match answer.answered_on {
        Some(day) => format!("Answered by {who} · {}", names::day(day, today)),
        None => format!("Answered by {who}"),
    }
}

/// A field for what only the facilitator may read, marked as such.
pub fn private_text(ui: &mut Ui, label: &str, value: &mut String) -> Response {
    let field = widgets::long_text(ui, label, "For the facilitator only", value, 2);
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 20.0;
        ui.spacing_mut().item_spacing.x = space::XS;
        let muted = Palette::of(ui).muted;
        ui.label(tokens::icon(icons::LOCK).size(14.0).color(muted));
        ui.label(tokens::small("Not in shared editions"));
    });
    field
}

/// A heading that opens and shuts what stands below it.
pub fn fold(ui: &mut Ui, salt: &str, title: &str, open: &mut bool, add: impl FnOnce(&mut Ui)) {
    ui.push_id(salt, |ui| {
        let icon = if *open {
            icons::COLLAPSE
        } else {
            icons::EXPAND
        };
        ui.spacing_mut().button_padding.x = 0.0;
        let button = egui::Button::new((tokens::heading(title), tokens::icon(icon))).frame(false);
        let response = ui.add(button).accessible_name(title.to_owned());
        if response.clicked() {
            *open = !*open;
        }
        if *open {
            add(ui);
        }
    });
}

/// A line of less weight than [`fold`] that opens and shuts what stands below it; `name` is for screen
/// readers. Gives back whether it was clicked.
pub fn disclose(ui: &mut Ui, title: &str, name: &str, open: bool) -> bool {
    let accent = Palette::of(ui).accent;
    let icon = if open { icons::COLLAPSE } else { icons::EXPAND };
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = egui::vec2(0.0, 2.0);
        let words = (
            tokens::caption(title).color(accent),
            tokens::icon(icon).color(accent),
        );
        let button = egui::Button::new(words).gap(space::XS).frame(false);
        ui.add(button).accessible_name(name.to_owned())
    })
    .inner
    .clicked()
}

/// Two fields of one record side by side where there is room, else one above the other.
pub fn side_by_side<T>(
    ui: &mut Ui,
    record: &mut T,
    left: impl FnOnce(&mut Ui, &mut T),
    right: impl FnOnce(&mut Ui, &mut T),
) {
    if ui.available_width() < 300.0 {
        left(ui, record);
        right(ui, record);
        return;
    }
    ui.columns_const(|[one, two]| {
        left(one, record);
        right(two, record);
    });
}

/// What can be said to a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// It is so.
    Yes,
    /// It is so in part.
    Partly,
    /// It is not so.
    No,
}

impl Said {
    /// What an answer's choice says.
    pub fn of(choice: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|said| said.word() == choice)
    }
}

impl Word for Said {
    const ALL: &'static [Self] = &[Self::Yes, Self::Partly, Self::No];
    fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Partly => "partly",
            Self::No => "no",
        }
    }
    fn label(self) -> &'static str {
        match self {
            Self::Yes => "Yes",
            Self::Partly => "Partly",
            Self::No => "No",
        }
    }
}
