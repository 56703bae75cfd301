//! Benefits: why partner at all, and why with them.
//! Must not know how a rating is entered (that is `items`).

mod all;
mod partner;

use egui::{Align, Layout, ScrollArea, Ui};

use super::{
    items::{Items, Matrix, Named},
    partner_side,
};
use crate::{
    guidance::Item,
    insight::{
        Subject,
        benefits::{self, Benefits},
    },
    model::{Id, Kind, Partner},
    ui::{
        Ctx, Jump, Out, Route, ViewState,
        tokens::{self, icons, space},
        widgets::{self, Severity},
    },
};

/// What the page shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    /// The ratings for the partnership as a whole.
    #[default]
    Whole,
    /// What one partner brings, and what it gains.
    Partner,
    /// All partners side by side.
    All,
}

impl Tab {
    const ALL: [Self; 3] = [Self::Whole, Self::Partner, Self::All];

    const fn label(self) -> &'static str {
        match self {
            Self::Whole => "The partnership",
            Self::Partner => "One partner",
            Self::All => "All partners",
        }
    }
}

/// View state.
#[derive(Default)]
pub struct View {
    items: Items,
    tab: Tab,
    side: partner_side::View,
    /// The figures, kept until the plan changes.
    figures: Option<(u64, Benefits)>,
}

/// Draws the screen.
pub fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    follow_jump(ctx, view);
    let labels = Tab::ALL.map(Tab::label);
    let tab = view.benefits.tab;
    let mut at = Tab::ALL.iter().position(|t| *t == tab).unwrap_or_default();
    widgets::segments(ui, "Benefits", &labels, &mut at);
    let tab = Tab::ALL.get(at).copied().unwrap_or_default();
    view.benefits.tab = tab;
    ui.add_space(space::S);
    let asked: Vec<&'static Item> = ctx.guidance.items_under("benefit").collect();
    match tab {
        Tab::Whole => page(ui, "whole", |ui| whole(ui, ctx, view, out, &asked)),
        Tab::Partner if !ctx.plan.partners.is_empty() => {
            by_partner(ui, ctx, view, out, &asked);
        }
        Tab::All if !ctx.plan.partners.is_empty() => {
            page(ui, "all", |ui| {
                let View { items, figures, .. } = &mut view.benefits;
                let figures = figures_of(ctx, figures);
                all::draw(ui, ctx, items, out, &asked, figures, &mut view.jump);
            });
        }
        Tab::Partner | Tab::All => nobody(ui, out),
    }
}

/// A scrolled page as wide as the window.
fn page(ui: &mut Ui, salt: &str, add: impl FnOnce(&mut Ui)) {
    /// Kept free at the right for the scroll bar.
    const SCROLL_BAR: f32 = 14.0;
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

/// A jump to a benefit leads to the partner that it names, else to the partnership.
fn follow_jump(ctx: &Ctx<'_>, view: &mut ViewState) {
    let Jump { item, record } = &view.jump;
    if !item.as_deref().is_some_and(|id| id.starts_with("benefit.")) {
        return;
    }
    let named = record.filter(|key| key.kind == Kind::Partner);
    let named = named.map(|key| Id::<Partner>::new(key.id));
    match named.filter(|id| ctx.plan.partners.contains(*id)) {
        Some(partner) => {
            view.select_only(partner);
            view.benefits.tab = Tab::Partner;
        }
        None => view.benefits.tab = Tab::Whole,
    }
}

/// The figures of this revision.
fn figures_of<'v>(ctx: &Ctx<'_>, kept: &'v mut Option<(u64, Benefits)>) -> &'v Benefits {
    if kept.as_ref().is_none_or(|(of, _)| *of != ctx.revision) {
        *kept = None;
    }
    let made = || {
        (
            ctx.revision,
            Benefits::of(ctx.plan, ctx.index, ctx.guidance),
        )
    };
    &kept.get_or_insert_with(made).1
}

fn nobody(ui: &mut Ui, out: &mut Out<'_>) {
    let start = widgets::empty_state(
        ui,
        icons::GROUPS,
        "No partner to rate yet",
        "What each brings and gains is written partner by partner, so the list of partners comes first",
        Some("Go to the partner list"),
    );
    if start {
        out.go(Route::Step("partners"));
    }
}

/// The fifteen benefits for the partnership as a whole.
fn whole(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    out: &mut Out<'_>,
    asked: &[&'static Item],
) {
    let View { items, figures, .. } = &mut view.benefits;
    let figures = figures_of(ctx, figures);
    ui.add_space(space::XS);
    highest(ui, ctx, figures);
    ui.add_space(space::S);
    let subjects = [Named::new(Subject::PLAN, "The partnership as a whole")];
    let jump = &mut view.jump;
    let mut rate = |ui: &mut Ui| {
        Matrix::new("Benefits of the partnership", asked, &subjects)
            .turned()
            .show(ui, ctx, items, out, jump);
    };
    if figures.partners == 0 || ui.available_width() < ROOM_FOR_COUNTS {
        rate(ui);
        return;
    }
    ui.spacing_mut().item_spacing.x = space::XL;
    ui.columns_const(|[left, right]| {
        for side in [&mut *left, &mut *right] {
            side.spacing_mut().item_spacing.x = space::S;
        }
        left.with_layout(Layout::top_down(Align::Min), |ui| rate(ui));
        right.with_layout(Layout::top_down(Align::Min), |ui| {
            all::counts(ui, asked, figures);
        });
    });
}

/// Wider than this the partners' ratings stand beside those of the partnership.
const ROOM_FOR_COUNTS: f32 = 960.0;

/// The benefits that carry the partnership.
fn highest(ui: &mut Ui, ctx: &Ctx<'_>, figures: &Benefits) {
    let rated = figures.rated_for_the_whole();
    let words = format!("{rated} of {} benefits are rated", figures.all.len());
    widgets::figure(
        ui,
        &words,
        "Each benefit counts the same; nothing is added up. A benefit without a rating is left out of the highest, not counted as none",
    );
    let highest = figures.highest();
    if highest.is_empty() {
        return;
    }
    // The rating is told once for all that share it.
    let mut by_rating: Vec<(String, Vec<&str>)> = Vec::new();
    for benefit in &highest {
        let item = ctx.guidance.item(&benefit.item);
        let step = benefit.whole.and_then(|r| usize::try_from(r - 1).ok());
        let Some((item, choice)) = item
            .zip(step)
            .and_then(|(i, s)| Some((i, i.choices.get(s)?)))
        else {
            continue;
        };
        match by_rating
            .last_mut()
            .filter(|(words, _)| *words == choice.label)
        {
            Some((_, names)) => names.push(&item.short),
            None => by_rating.push((choice.label.clone(), vec![&item.short])),
        }
    }
    let told: Vec<String> = by_rating
        .into_iter()
        .map(|(words, names)| format!("{} – {}", words.to_lowercase(), names.join(", ")))
        .collect();
    let text = format!("Rated highest: {}", told.join("; "));
    widgets::notice(ui, Severity::Hint, &text);
}

/// The partners beside what the one in focus brings and gains.
fn by_partner(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    out: &mut Out<'_>,
    asked: &[&'static Item],
) {
    let body = |ui: &mut Ui, view: &mut ViewState, partner: &Partner, _| {
        page(ui, "partner", |ui| {
            let items = &mut view.benefits.items;
            partner::draw(ui, ctx, items, out, partner, asked, &mut view.jump);
        });
    };
    partner_side::with_page(ui, ctx, view, |view| &mut view.benefits.side, rated, body);
}

/// How far a partner is rated: “2 major · 12 of 15 rated”.
fn rated(ctx: &Ctx<'_>, partner: &Partner) -> String {
    let told = benefits::of_partner(ctx.plan, ctx.index, ctx.guidance, partner.id);
    if told.rated == 0 {
        return "Not rated yet".to_owned();
    }
    let of = ctx.guidance.items_under("benefit").count();
    format!("{} major · {} of {of} rated", told.major, told.rated)
}
