//! Competencies: sixteen things that people who partner know and can do, rated for each of them over time.
//! Must not know how a rating is made (that is `items`), nor a picture (that is `over_time`).

mod people;

use egui::{Label, Ui};

use self::people::People;
use super::{
    items::{self, Items, Matrix, Named},
    names,
    over_time::OverTime,
};
use crate::{
    edit::Edit,
    guidance::Item,
    insight::roles::Rated,
    model::{AgencyRole, Id, Participant, RoleHolder},
    ui::{
        Ctx, Jump, Out, ViewState, sheet,
        tokens::{self, icons, space},
        widgets,
    },
};

/// View state.
#[derive(Default)]
pub struct View {
    items: Items,
    over_time: OverTime,
    /// Whose ratings are shown over time.
    shown: Option<Rated>,
    /// People without a role who are to be rated, until they are.
    extra: Vec<Id<Participant>>,
    /// The role that somebody is added in; the last: without a role.
    adding: usize,
    told: Option<(u64, usize, People)>,
}

/// Draws the screen.
pub fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let ViewState {
        competencies: view,
        jump,
        ..
    } = view;
    let items: Vec<&Item> = ctx.guidance.items_under("competency").collect();
    view.follow(jump);
    // As many as there were when this was told; more may be added further down.
    let extra = view.extra.len();
    let known = view.told.take();
    let known = known.filter(|(of, known, _)| *of == ctx.revision && *known == extra);
    let people = known.map_or_else(
        || People::of(ctx, &items, &view.extra),
        |(_, _, people)| people,
    );
    let help = "Nobody needs all sixteen; each role needs some. The lowest rating is where to grow";
    widgets::section(ui, "Who partners for us", help, |ui| {
        add_somebody(ui, ctx, view, out);
        if people.rows.is_empty() {
            let title = "Nobody is named in a role yet";
            let why = "Pick a person above: they get a column below, to rate alone first and then with their supervisor";
            widgets::empty_state(ui, icons::PERSON_ADD, title, why, None);
        } else {
            people.table(ui, &mut view.shown, items.len());
        }
    });
    if people.rows.is_empty() {
        widgets::section(ui, "What is rated", "", |ui| {
            what_is_rated(ui, &items, jump);
        });
    } else {
        rate(ui, ctx, view, out, &items, &people, jump);
        over_time(ui, ctx, view, &items, &people);
    }
    view.told = Some((ctx.revision, extra, people));
    ui.add_space(space::XXL);
}

impl View {
    /// Shows the ratings of the holder or person that is jumped to.
    fn follow(&mut self, jump: &mut Jump) {
        let Some(key) = jump.record else { return };
        let holder = key.typed::<RoleHolder>().map(Rated::Holder);
        let person = key.typed::<Participant>().map(Rated::Person);
        if let Some(rated) = holder.or(person) {
            self.shown = Some(rated);
            jump.record = None;
        }
    }
}

/// A line to add somebody to rate: a role and a person, who can be made on the spot.
fn add_somebody(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>) {
    if ctx.read_only {
        return;
    }
    let mut roles: Vec<&str> = AgencyRole::ALL.iter().map(|role| role.label()).collect();
    roles.push("Without a role");
    super::readable(ui, |ui| {
        items::side_by_side(
            ui,
            view,
            |ui, view| {
                let mut picked = Some(view.adding);
                widgets::row(ui, "Role of the person to add", |ui, _| {
                    let width = ui.available_width();
                    widgets::dropdown(
                        ui,
                        "Role of the person to add",
                        width,
                        None,
                        &roles,
                        &mut picked,
                    )
                });
                view.adding = picked.unwrap_or_default();
            },
            |ui, view| {
                let mut who: Option<Id<Participant>> = None;
                sheet::pick_of(ui, ctx, out, "Person to add", &mut who);
                if let Some(who) = who {
                    add(view, out, who);
                }
            },
        );
    });
    ui.add_space(space::S);
}

/// Adds a person in the picked role. The person may be made by the same step.
fn add(view: &mut View, out: &mut Out<'_>, who: Id<Participant>) {
    if let Some(role) = AgencyRole::ALL.get(view.adding) {
        let holder = RoleHolder {
            role: *role,
            person: Some(who),
            ..RoleHolder::new(out.ids.next())
        };
        view.shown = Some(Rated::Holder(holder.id));
        let step = format!("Add a holder of a role: {}", role.label().to_lowercase());
        out.edit(Edit::named(step).put(holder));
        return;
    }
    if !out.also.is_empty() {
        out.edit(Edit::named("Add a person"));
    }
    if !view.extra.contains(&who) {
        view.extra.push(who);
    }
    view.shown = Some(Rated::Person(who));
}

/// The grid of latest ratings, to rate in.
fn rate(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    out: &mut Out<'_>,
    items: &[&Item],
    people: &People,
    jump: &mut Jump,
) {
    let help = "Each person rates alone, then compares with their supervisor; a rating holds for the day it is made";
    widgets::section(ui, "Latest ratings", help, |ui| {
        let rows = people.rows.iter();
        let subjects: Vec<Named<'_>> = rows
            .map(|row| Named::new(row.rated.subject(), row.name.as_str()))
            .collect();
        Matrix::new("Competencies", items, &subjects).turned().show(
            ui,
            ctx,
            &mut view.items,
            out,
            jump,
        );
    });
}

/// The ratings of one of them over time.
fn over_time(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, items: &[&Item], people: &People) {
    let shown = view
        .shown
        .and_then(|shown| people.rows.iter().position(|row| row.rated == shown));
    let mut picked = Some(shown.unwrap_or_default());
    widgets::section(ui, "Over time", "", |ui| {
        let names: Vec<String> = people
            .rows
            .iter()
            .map(|row| format!("{} · {}", row.name, row.role))
            .collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let width = ui.available_width().min(tokens::PAGE_WIDTH);
        widgets::dropdown(ui, "Whose ratings", width, None, &names, &mut picked);
        let Some(row) = picked.and_then(|at| people.rows.get(at)) else {
            return;
        };
        view.shown = Some(row.rated);
        ui.add(Label::new(tokens::body(row.grow_in_words())).wrap());
        let name = format!("Competencies of {}", names::brief(&row.name));
        view.over_time
            .show(ui, ctx, &name, items, row.rated.subject());
    });
}

/// The sixteen, while there is nobody to rate.
fn what_is_rated(ui: &mut Ui, items: &[&Item], jump: &mut Jump) {
    for item in items {
        let line =
            ui.add(Label::new(tokens::body(format!("{}: {}", item.short, item.wording))).wrap());
        if jump.takes_item(&item.id) {
            line.scroll_to_me(Some(egui::Align::Center));
        }
    }
}
