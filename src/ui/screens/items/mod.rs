//! Forms made from the catalogue: an item, and what was answered to it about the plan or about a record.
//! Must not know which page an item stands on.
//!
//! Three forms, all over the same answers:
//!
//! - [`item`] draws one item about one subject: the field that its kind asks for, who answered and when, why
//!   it is asked, a note, a private note. What is ticked or said with yes, partly or no is one line, and all
//!   this unfolds below it. [`about_plan`] draws all of a step that are about the plan itself.
//! - An item that the catalogue calls `followed` (markers, habits of trust, competencies, readiness) is rated
//!   again and again: [`item`] shows the latest rating with its day, begins another with “Rate again today”,
//!   and lists the earlier ones to correct or delete. Nothing has to be asked for; a new answer holds for today.
//! - [`Matrix`] draws many items about many subjects as a grid of small cells, one for each answer, with the
//!   whole form of a cell below its row: `Matrix::new("Willingness", &items, &subjects).show(…)`. A row for
//!   each subject; with [`Matrix::turned`] a row for each item. [`partners`] makes the subjects of all partners.
//!
//! The subject says what an answer is about: [`Subject::PLAN`], `Subject::partner(id)`, `person`, `holder`,
//! `wave`. An answer comes into being with the first letter typed, and goes when it is emptied.

mod field;
mod followed;
mod form;
mod line;
mod matrix;
mod parts;

use std::{
    borrow::Cow,
    collections::{BTreeSet, HashMap},
};

use egui::{Align, Label, Ui};

pub use self::{
    field::Said,
    matrix::Matrix,
    parts::{disclose, fold, nobody_to_ask, private_text, side_by_side},
};
use crate::{
    guidance::{Item, Kind, Per},
    insight::Subject,
    model::{Answer, Belongs, Category, Id, Partner, PartnerStatus},
    ui::{
        Ctx, Jump, Out,
        screens::names,
        tokens::{self, space},
        widgets,
    },
};

/// What is unfolded at which item, and the ids of answers to come.
#[derive(Debug, Default)]
pub struct Items {
    places: HashMap<(String, Subject), Place>,
    matrices: HashMap<&'static str, matrix::State>,
}

/// View state of one item about one subject.
#[derive(Clone, Debug, Default)]
struct Place {
    /// The id of the answer, decided on before the answer exists: with a new id in every frame, the second
    /// letter typed would begin a second answer.
    id: Option<Id<Answer>>,
    /// The id of a rating begun anew beside earlier ones.
    begun: Option<Id<Answer>>,
    open: BTreeSet<Fold>,
    /// The earlier ratings whose fields are unfolded.
    earlier: BTreeSet<Id<Answer>>,
}

/// What can be unfolded below an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fold {
    /// Who answered and the ways to the other parts, below an item that is one line.
    More,
    Why,
    Who,
    Note,
    Private,
    Earlier,
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

/// Something that questions are asked about, with the name that people know it by.
#[derive(Clone, Debug)]
pub struct Named<'a> {
    /// What the answers are about.
    pub subject: Subject,
    /// Its name.
    pub name: Cow<'a, str>,
    /// The category whose mark stands before its name.
    pub mark: Option<Category>,
}

impl<'a> Named<'a> {
    /// A subject under a name.
    pub fn new(subject: Subject, name: impl Into<Cow<'a, str>>) -> Self {
        Self {
            subject,
            name: name.into(),
            mark: None,
        }
    }

    /// A partner.
    pub fn partner(partner: &'a Partner) -> Self {
        Self {
            mark: Some(partner.category),
            ..Self::new(Subject::partner(partner.id), names::partner(partner))
        }
    }
}

/// All partners by name, ended partnerships left out.
pub fn partners<'a>(ctx: &Ctx<'a>) -> Vec<Named<'a>> {
    let all = ctx.plan.partners.iter();
    let mut named: Vec<_> = all
        .filter(|partner| partner.status != PartnerStatus::Ended)
        .map(Named::partner)
        .collect();
    named.sort_by_cached_key(|one| one.name.to_lowercase());
    named
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

/// An answer that says nothing yet. One of a followed item holds for the day on which it is begun.
fn blank(ctx: &Ctx<'_>, item: &Item, about: Subject, id: Id<Answer>) -> Answer {
    Answer {
        item: item.id.clone(),
        partner: Belongs(about.partner),
        person: Belongs(about.person),
        holder: Belongs(about.holder),
        wave: Belongs(about.wave),
        on: item.followed.then_some(ctx.today),
        ..Answer::new(id)
    }
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
    if let Some(item) = ctx.guidance.item(id) {
        ui.add_space(space::XL);
        let heading = Label::new(tokens::heading(&item.short)).selectable(false);
        ui.add(heading.wrap());
        table_line(ui, ctx, items, id, jump);
    }
}

/// What a table of the catalogue asks, in a line without a heading, for pages that fill the window.
pub fn table_line(ui: &mut Ui, ctx: &Ctx<'_>, items: &mut Items, id: &str, jump: &mut Jump) {
    let Some(item) = ctx.guidance.item(id) else {
        return;
    };
    let place = items
        .places
        .entry((id.to_owned(), Subject::PLAN))
        .or_default();
    ui.push_id(id, |ui| {
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
            super::readable(ui, |ui| form::why(ui, item));
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
    let place = items.places.entry((item.id.clone(), about)).or_default();
    draw(ui, ctx, place, out, item, about, None, jump);
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
    let place = items.places.entry((item.id.clone(), about)).or_default();
    let answer = answer_of(ctx, place, out, item, about);
    ui.push_id((&item.id, about), |ui| {
        let mut form = form::Form {
            ctx,
            out,
            item,
            answer: &answer,
            who: None,
        };
        form.field(ui, jump);
    });
}

/// The answer to an item about a subject, existing or blank under an id that stays; a rating begun anew
/// comes before those that are there.
fn answer_of(
    ctx: &Ctx<'_>,
    place: &mut Place,
    out: &mut Out<'_>,
    item: &Item,
    about: Subject,
) -> Answer {
    place.begun.take_if(|id| ctx.plan.get(*id).is_some());
    let found = match place.begun {
        Some(_) => None,
        None => ctx.index.answer(ctx.plan, &item.id, about),
    };
    let id = match (found, place.begun) {
        (Some(answer), _) => answer.id,
        (None, Some(begun)) => begun,
        (None, None) => place.id.unwrap_or_else(|| out.ids.next()),
    };
    place.id = Some(id);
    found
        .cloned()
        .unwrap_or_else(|| blank(ctx, item, about, id))
}

/// Draws an item about a subject that may be named, where several subjects are asked about on one page.
#[expect(clippy::too_many_arguments, reason = "all of them are what is drawn")]
fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    place: &mut Place,
    out: &mut Out<'_>,
    item: &Item,
    about: Subject,
    who: Option<&str>,
    jump: bool,
) {
    let answer = answer_of(ctx, place, out, item, about);
    ui.push_id((&item.id, about), |ui| {
        let mut form = form::Form {
            ctx,
            out,
            item,
            answer: &answer,
            who,
        };
        match item.kind {
            Kind::Read => form.reading(ui, jump),
            Kind::Table => {}
            Kind::Prompt | Kind::Check | Kind::Rate | Kind::Pick => {
                form.asking(ui, place, jump);
                if item.followed {
                    form.over_time(ui, place, about);
                }
            }
        }
    });
}
