//! Levels: for each partnership eight aspects by four levels, today and intended.
//! Must not know the map. No level is better than another, and no mean is ever taken.

mod catalogue;
mod matrix;
mod next;
mod summary;

use std::collections::{HashMap, HashSet};

use egui::{ScrollArea, Ui};

use crate::{
    edit::Edit,
    insight::levels::{Profile, profile},
    model::{Aspect, Id, Key, Level, LevelRating, Partner},
    ui::{
        Ctx, Out, Route, ViewState,
        screens::{items::Items, names, partner_side},
        tokens::{self, icons, space},
        widgets,
    },
};

/// What the page shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    /// The matrix of one partner.
    #[default]
    Grid,
    /// What would bring one partner closer to what is intended.
    Next,
    /// Networking activities, and the signs of a mature partnership.
    Activities,
    /// The four levels explained, with one case told at each.
    Example,
}

impl Tab {
    const ALL: [Self; 4] = [Self::Grid, Self::Next, Self::Activities, Self::Example];

    const fn label(self) -> &'static str {
        match self {
            Self::Grid => "Grid",
            Self::Next => "Next steps",
            Self::Activities => "Networking and maturity",
            Self::Example => "The levels by example",
        }
    }

    /// Where an item of the catalogue is found.
    fn of(item: &str) -> Option<Self> {
        let rest = item.strip_prefix("level.")?;
        let is_level = Level::ALL.iter().any(|level| level.word() == rest);
        Some(
            if rest.starts_with("networking.activity") || rest.starts_with("maturity") {
                Self::Activities
            } else if rest.starts_with("example") || is_level {
                Self::Example
            } else {
                Self::Grid
            },
        )
    }
}

/// Which of the two levels a click sets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// The level today.
    #[default]
    Current,
    /// The level intended.
    Intended,
}

impl Which {
    const ALL: [Self; 2] = [Self::Current, Self::Intended];

    const fn label(self) -> &'static str {
        match self {
            Self::Current => "Current",
            Self::Intended => "Intended",
        }
    }

    const fn other(self) -> Self {
        match self {
            Self::Current => Self::Intended,
            Self::Intended => Self::Current,
        }
    }
}

/// View state.
#[derive(Default)]
pub struct View {
    tab: Tab,
    items: Items,
    /// What a click sets.
    which: Which,
    /// The cell that the keyboard is on.
    cursor: (Aspect0, Level0),
    /// Rows whose evidence is unfolded.
    open: HashSet<Aspect>,
    /// Ids decided on for ratings that do not exist yet, so that typing evidence begins only one.
    ids: HashMap<(Id<Partner>, Aspect), Id<LevelRating>>,
    side: partner_side::View,
}

/// Position of an aspect in [`Aspect::ALL`].
type Aspect0 = usize;
/// Position of a level in [`Level::ALL`].
type Level0 = usize;

/// Draws the screen.
pub fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    if let Some(tab) = view.jump.item.as_deref().and_then(Tab::of) {
        view.levels.tab = tab;
    }
    view.take_partner();
    let labels = Tab::ALL.map(Tab::label);
    let tab = view.levels.tab;
    let mut at = Tab::ALL.iter().position(|t| *t == tab).unwrap_or_default();
    widgets::segments(ui, "Levels", &labels, &mut at);
    let tab = Tab::ALL.get(at).copied().unwrap_or_default();
    view.levels.tab = tab;
    ui.add_space(space::S);
    match tab {
        Tab::Grid | Tab::Next => by_partner(ui, ctx, view, out),
        Tab::Activities => page(ui, "activities", |ui| {
            catalogue::activities(ui, ctx, &mut view.levels.items, out, &mut view.jump);
        }),
        Tab::Example => page(ui, "example", |ui| {
            catalogue::example(ui, ctx, &mut view.levels.items, out, &mut view.jump);
        }),
    }
}

/// A scrolled page as wide as the window.
fn page(ui: &mut Ui, salt: &str, add: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical()
        .id_salt(salt)
        .auto_shrink(false)
        .show(ui, |ui| {
            let room = ui.available_width() - SCROLL_BAR;
            ui.set_max_width(room.min(tokens::WIDE_PAGE_WIDTH));
            add(ui);
            ui.add_space(space::XXL);
        });
}

/// The partners beside what is shown of the one in focus.
fn by_partner(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    if ctx.plan.partners.is_empty() {
        let start = widgets::empty_state(
            ui,
            icons::TABLE,
            "No partner to rate yet",
            "Levels are rated partner by partner, so the list of partners comes first",
            Some("Go to the partner list"),
        );
        if start {
            out.go(Route::Step("partners"));
        }
        return;
    }
    let body = |ui: &mut Ui, view: &mut ViewState, partner: &Partner, beside| {
        body(ui, ctx, view, out, partner, beside);
    };
    partner_side::with_page(ui, ctx, view, |view| &mut view.levels.side, rated, body);
}

/// How far a partner is rated: “8 of 8 · Cooperation → Collaboration”.
fn rated(ctx: &Ctx<'_>, partner: &Partner) -> String {
    let profile = profile(ctx.plan, ctx.index, partner.id);
    let (now, rated) = profile.current();
    let (then, aimed) = profile.intended();
    if rated == 0 && aimed == 0 {
        return "Not rated yet".to_owned();
    }
    let medians = names::pair(now, then);
    format!("{rated} of {} · {medians}", Aspect::ALL.len())
}

fn body(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    out: &mut Out<'_>,
    partner: &Partner,
    titled: bool,
) {
    let columns = matrix::Columns::of(ui.available_width() - SCROLL_BAR);
    ScrollArea::vertical()
        .id_salt("levels")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.set_max_width(columns.width);
            ui.add_space(space::XS);
            if titled {
                partner_side::title(ui, partner);
            }
            if view.levels.tab == Tab::Next {
                next::draw(ui, ctx, out, partner);
            } else {
                head(ui, ctx, &mut view.levels, out, partner);
                ui.add_space(space::M);
                let jump = &mut view.jump;
                matrix::draw(ui, ctx, &mut view.levels, out, partner, &columns, jump);
            }
            ui.add_space(space::XXL);
        });
}

/// Kept free at the right for the scroll bar.
const SCROLL_BAR: f32 = 14.0;

fn head(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>, partner: &Partner) {
    let profile = profile(ctx.plan, ctx.index, partner.id);
    widgets::card(ui, |ui| {
        ui.take_available_width();
        ui.spacing_mut().item_spacing.y = space::XS;
        line(ui, "On the map", &placed(partner));
        let rows = &profile.rows;
        let now = summary::counts(rows.iter().map(|row| row.current));
        let then = summary::counts(rows.iter().map(|row| row.intended));
        line(ui, "Current", &told(profile.current().0, &now));
        line(ui, "Intended", &told(profile.intended().0, &then));
        let change = summary::change(&profile);
        if !change.is_empty() {
            line(ui, "Change", &change);
        }
        if !profile.next_steps().is_empty() && widgets::link_button(ui, "Show next steps").clicked()
        {
            view.tab = Tab::Next;
        }
        use_median(ui, ctx, out, partner, &profile);
    });
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        let labels = Which::ALL.map(Which::label);
        let mut at = usize::from(view.which == Which::Intended);
        widgets::segments(ui, "A click sets", &labels, &mut at);
        view.which = Which::ALL.get(at).copied().unwrap_or_default();
        let other = view.which.other().label().to_lowercase();
        ui.label(tokens::small(format!(
            "A click sets the {} level, Shift and click the {other} one. Click again to clear.",
            view.which.label().to_lowercase()
        )));
    });
}

fn line(ui: &mut Ui, title: &str, text: &str) {
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(
            egui::vec2(92.0, 20.0),
            egui::Layout::left_to_right(egui::Align::Min),
            |ui| {
                ui.set_min_width(92.0);
                ui.label(tokens::muted(title));
            },
        );
        ui.add(egui::Label::new(tokens::body(text)).wrap());
    });
}

fn placed(partner: &Partner) -> String {
    match (partner.current_level, partner.intended_level) {
        (None, None) => "Not placed on a level yet".to_owned(),
        (now, then) => names::pair(now, then),
    }
}

/// “Median cooperation: 1 networking, 5 cooperation; 2 not rated”.
fn told(median: Option<Level>, counts: &str) -> String {
    match median {
        Some(level) => format!("Median {}: {counts}", level.label().to_lowercase()),
        None => "No aspect rated yet".to_owned(),
    }
}

/// Where the map and the aspects disagree, one button makes the map follow.
fn use_median(ui: &mut Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, partner: &Partner, profile: &Profile) {
    let mut follow = partner.clone();
    follow.current_level = profile.current().0.or(partner.current_level);
    follow.intended_level = profile.intended().0.or(partner.intended_level);
    if follow == *partner {
        return;
    }
    let to = names::pair(follow.current_level, follow.intended_level);
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        ui.add_enabled_ui(!ctx.read_only, |ui| {
            if widgets::button(ui, "Use the median").clicked() {
                let who = names::brief(names::partner(partner));
                out.put(format!("Use the median for {who}"), follow);
            }
        });
        ui.label(tokens::small(format!("Puts it on {to} on the map too")));
    });
}

/// The rating of an aspect, existing or blank under an id that stays.
fn rating_of(
    ctx: &Ctx<'_>,
    view: &mut View,
    out: &mut Out<'_>,
    partner: Id<Partner>,
    aspect: Aspect,
) -> LevelRating {
    let key = (partner, aspect);
    if let Some(rating) = ctx.index.rating(ctx.plan, partner, aspect) {
        view.ids.insert(key, rating.id);
        return rating.clone();
    }
    let id = *view.ids.entry(key).or_insert_with(|| out.ids.next());
    LevelRating {
        partner,
        aspect,
        ..LevelRating::new(id)
    }
}

/// The edit that leaves a rating like this; one that says nothing any more is taken out.
fn keep(edit: Edit, rating: LevelRating) -> Edit {
    let blank = rating.current.is_none()
        && rating.intended.is_none()
        && rating.evidence.is_empty()
        && rating.note.is_empty();
    if blank {
        let mut edit = edit;
        edit.put.clear();
        edit.remove.push(Key::of(rating.id));
        edit
    } else {
        edit.put(rating)
    }
}
