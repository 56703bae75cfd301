//! The outline: the map's records as a tree of categories, partners and links, for those who don't see the picture
//! and for quick hands. What is selected there is selected here; what is changed here is changed by the map's own acts.
//! One stop for Tab; arrows go from row to row within it.
//! Must not know where anything lies, beyond the words for it.

mod keys;
mod naming;
mod row;
mod rows;

use egui::{Label, Role, ScrollArea, Ui};

use super::act;
use crate::{
    mapping::Look,
    model::{Id, Link, Partner},
    ui::{
        Ctx, Out, ViewState,
        screens::names,
        tokens::{self, space},
        widgets,
    },
};
use naming::Naming;
use rows::{Asked, Of, Rows};

/// What a person looks at in the outline.
#[derive(Default)]
pub(super) struct Outline {
    /// What was typed to find a partner.
    filter: String,
    asked: Asked,
    rows: Rows,
    /// The row that Tab comes to.
    at: Option<Of>,
    /// Its number when it was last there: if it goes away, the one that comes up there takes its place.
    was_at: usize,
    /// What was selected when this was last looked at.
    seen: (Option<Id<Partner>>, Option<Id<Link>>),
    naming: Option<Naming>,
    ahead: keys::Ahead,
    /// The keyboard is with a card over the map that was opened from here.
    lent: bool,
    /// Put the keyboard onto the row.
    wants_keys: bool,
    /// Scroll to the row.
    reveal: bool,
    /// The partner under the pointer here; the map lights it up.
    points_at: Option<Id<Partner>>,
}

impl Outline {
    /// Puts the keyboard onto the row.
    pub(super) const fn take_keys(&mut self) {
        self.wants_keys = true;
        self.reveal = true;
    }

    /// The partner under the pointer; asked for once per frame.
    pub(super) const fn take_pointed_at(&mut self) -> Option<Id<Partner>> {
        self.points_at.take()
    }

    fn refresh(&mut self, ctx: &Ctx<'_>, look: &Look) {
        if self.asked.look != *look {
            self.asked.look.clone_from(look);
        }
        let wanted = self.filter.trim().to_lowercase();
        if self.asked.wanted != wanted {
            self.asked.wanted = wanted;
        }
        self.asked.new = self.naming.as_ref().and_then(Naming::category);
        self.rows.refresh(ctx, &self.asked);
    }

    /// The number of the row that Tab comes to.
    fn stop(&mut self) -> usize {
        let last = self.rows.all().len().saturating_sub(1);
        let found = self.at.and_then(|of| self.rows.find(of));
        let at = found.unwrap_or_else(|| self.was_at.min(last));
        self.was_at = at;
        self.at = self.rows.get(at).map(|row| row.of);
        at
    }
}

/// Selects what a row stands for.
fn select(view: &mut ViewState, of: Of) {
    match of {
        Of::Partner(partner) => {
            view.select_only(partner);
            view.map.link = None;
        }
        Of::Category(_) | Of::New(_) | Of::Link(..) => {
            view.selected.clear();
            view.focus = None;
            view.map.link = match of {
                Of::Link(_, link) => Some(link),
                _ => None,
            };
        }
    }
    let seen = (view.focus, view.map.link);
    let outline = &mut view.map.outline;
    outline.seen = seen;
    outline.at = Some(of);
    outline.reveal = true;
}

/// Goes to where the map's selection is, if that changed.
fn follow(ctx: &Ctx<'_>, view: &mut ViewState) {
    let now = (view.focus, view.map.link);
    let outline = &mut view.map.outline;
    if outline.seen == now {
        return;
    }
    outline.seen = now;
    let of = match now {
        (Some(partner), _) => Of::Partner(partner),
        (None, Some(link)) => match ctx.plan.get(link) {
            Some(link) => Of::Link(link.from, link.id),
            None => return,
        },
        (None, None) => return,
    };
    uncover(ctx, outline, of);
    outline.at = Some(of);
    outline.reveal = true;
}

/// Opens what a row lies under.
fn uncover(ctx: &Ctx<'_>, outline: &mut Outline, of: Of) {
    let partner = match of {
        Of::Partner(partner) | Of::Link(partner, _) => partner,
        Of::Category(_) | Of::New(_) => return,
    };
    if let Some(partner) = ctx.plan.get(partner) {
        outline
            .asked
            .folds
            .set(Of::Category(partner.category), true);
        let found = |text: &str| text.to_lowercase().contains(&outline.asked.wanted);
        let shown = [&partner.name, &partner.short]
            .into_iter()
            .any(|name| found(name))
            || found(partner.category.label());
        if !shown {
            // Who was picked elsewhere is not to be looked for in vain.
            outline.filter.clear();
        }
    }
    if matches!(of, Of::Link(..)) {
        outline.asked.folds.set(Of::Partner(partner), true);
    }
}

/// Shows the outline.
pub(super) fn show(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let name = "Find a partner";
    widgets::search(ui, name, name, &mut view.map.outline.filter);
    ui.add_space(space::XS);
    take_back_the_keyboard(view);
    let held = view.map.outline.at.filter(|of| row::has_keys(ui, *of));
    follow(ctx, view);
    let map = &mut view.map;
    map.outline.refresh(ctx, &map.look);
    let stop = map.outline.stop();
    if let (Some(held), Some(at)) = (held, map.outline.at)
        && held != at
    {
        // The row is another one, or gone: the keyboard goes along.
        widgets::arrow_answered(ui, row::id(at));
        map.outline.reveal = true;
    }
    keys::heed(ui, ctx, view, out, stop);
    let map = &mut view.map;
    map.outline.refresh(ctx, &map.look);
    left_out(ui, &map.outline);
    if map.outline.rows.all().is_empty() {
        ui.add(Label::new(tokens::small("No partner of that name")).selectable(false));
        return;
    }
    ScrollArea::vertical()
        .id_salt("outline")
        .auto_shrink(false)
        .show_viewport(ui, |ui, seen| list(ui, ctx, view, out, seen));
}

/// A card over the map that was opened from here gives the keyboard back to here.
const fn take_back_the_keyboard(view: &mut ViewState) {
    let map = &mut view.map;
    if !map.outline.lent || map.overlay.takes_keys() {
        return;
    }
    map.outline.lent = false;
    if map.wants_keys {
        map.wants_keys = false;
        map.outline.take_keys();
    }
}

/// How many are left out here because they are left out on the map.
fn left_out(ui: &mut Ui, outline: &Outline) {
    let count = outline.rows.left_out();
    if count == 0 {
        return;
    }
    let words = format!(
        "{} left out, as on the map",
        names::plural(count, "partner", "partners")
    );
    ui.add(Label::new(tokens::small(words)).selectable(false).wrap());
    ui.add_space(space::XS);
}

/// The most rows that a screen reader is told of beside those in sight.
const TOLD_AROUND: usize = 150;

/// Shows the rows in sight, the one that Tab comes to, and those that these lie under.
fn list(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>, seen: egui::Rect) {
    ui.set_height(view.map.outline.rows.height());
    // The scroll bar floats over what lies at the edge.
    ui.set_width(ui.available_width());
    let stop = view.map.outline.stop();
    let outline = &mut view.map.outline;
    let mut shown = outline.rows.between(seen.top(), seen.bottom());
    let listening = ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(Role::Tree);
        node.set_label("Outline of the map");
        node.set_size_of_set(outline.rows.categories());
        node.set_multiselectable();
    });
    if listening.is_some() {
        let last = outline.rows.all().len();
        shown = shown.start.saturating_sub(TOLD_AROUND)..(shown.end + TOLD_AROUND).min(last);
    }
    let mut drawn: Vec<usize> = shown.collect();
    drawn.push(stop);
    for at in drawn.clone() {
        let mut above = at;
        while let Some(row) = outline.rows.get(above).filter(|row| row.under != above) {
            above = row.under;
            drawn.push(above);
        }
    }
    drawn.sort_unstable();
    drawn.dedup();
    let reveal = std::mem::take(&mut outline.reveal);
    let wants_keys = std::mem::take(&mut outline.wants_keys);
    let page = row::Page {
        stop,
        reveal,
        wants_keys,
        tree: ui.unique_id(),
        origin: ui.min_rect().min,
        width: ui.available_width() - space::M,
    };
    for at in drawn {
        let row = view.map.outline.rows.get(at).copied();
        if let Some(row) = row {
            page.show(ui, ctx, view, out, at, row);
        }
    }
}
