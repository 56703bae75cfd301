//! Overview: one page that a director reads in a minute.
//! Must not count anything itself (that is `insight::overview`).

mod cards;
mod parts;

use egui::Ui;

use crate::{
    insight::{
        journey::Look,
        overview::{Overview, overview},
    },
    model::Date,
    ui::{
        Ctx, Out, ViewState,
        tokens::{self, Palette, space},
    },
};

/// View state: the figures of the plan as last seen.
#[derive(Default)]
pub struct View {
    seen: Overview,
    /// All findings are shown, not only the gravest.
    all_findings: bool,
    /// Revision and day for which `seen` was made.
    made_for: Option<(u64, Date)>,
}

/// From this width on, two columns.
const TWO_COLUMNS: f32 = 760.0;

/// Draws the screen.
pub fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let view = &mut view.overview;
    let now = Some((ctx.revision, ctx.today));
    if view.made_for != now {
        let look = Look {
            plan: ctx.plan,
            index: ctx.index,
            guidance: ctx.guidance,
        };
        view.seen = overview(&look, ctx.today);
        view.made_for = now;
    }
    let View {
        seen, all_findings, ..
    } = view;
    headline(ui, ctx);
    if ui.available_width() < TWO_COLUMNS {
        one(ui, ctx, seen, all_findings, out);
        two(ui, ctx, seen, out);
    } else {
        ui.spacing_mut().item_spacing.x = space::L;
        ui.columns_const(|[left, right]| {
            one(left, ctx, seen, all_findings, out);
            two(right, ctx, seen, out);
        });
    }
    ui.add_space(space::XXL);
}

/// Whose plan it is, and of which day this page is.
fn headline(ui: &mut Ui, ctx: &Ctx<'_>) {
    let mut parts = Vec::new();
    if let Some(header) = ctx.header() {
        parts.extend([header.title.trim(), header.agency.trim()]);
    }
    let today = format!("as of {}", crate::insight::text::day(ctx.today));
    parts.push(&today);
    parts.retain(|part| !part.is_empty());
    let muted = Palette::of(ui).muted;
    ui.label(tokens::body(parts.join(" · ")).color(muted));
    ui.add_space(space::M);
}

/// What needs care, and what comes next.
fn one(ui: &mut Ui, ctx: &Ctx<'_>, seen: &Overview, all_findings: &mut bool, out: &mut Out<'_>) {
    cards::findings(ui, ctx, all_findings, out);
    cards::actions(ui, ctx, &seen.actions, out);
    cards::meeting(ui, ctx, seen, out);
    cards::agreements(ui, ctx, seen, out);
    cards::wins(ui, ctx, seen, out);
}

/// How far the plan is.
fn two(ui: &mut Ui, ctx: &Ctx<'_>, seen: &Overview, out: &mut Out<'_>) {
    cards::phases(ui, seen, out);
    cards::coverage(ui, seen, out);
    cards::levels(ui, seen, out);
    cards::measures(ui, ctx, seen, out);
}
