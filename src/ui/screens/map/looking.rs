//! The second line of tools: what the map shows of the plan, and what size tells.
//! Must not know how any of it is drawn.

use std::collections::BTreeSet;

use egui::{Popup, Ui};

use super::{View, find, legend, then};
use crate::{
    mapping::SizeBy,
    model::{Id, Partner, Plan},
    ui::{
        Ctx, Out, ViewState,
        tokens::{icons, space},
        widgets,
    },
};

/// Shows the line; `page` is the width of the whole page.
pub(super) fn show(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>, page: f32) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, space::XS);
        let open = view.map.shows_legend(page);
        let legend = widgets::chip(ui, "Legend", open);
        if legend
            .on_hover_text("What the signs mean; click one to leave it out")
            .clicked()
        {
            view.map.legend = Some(!open);
            if !open && page < legend::ROOM {
                view.map.panel_open = false;
            }
        }
        let on = view.map.look.only.is_some();
        let can = on || view.focus.is_some();
        let neighbors = ui.add_enabled_ui(can, |ui| widgets::chip(ui, "Only neighbors", on));
        let neighbors = neighbors
            .inner
            .on_hover_text("Only the selected partner and who it is linked with (G)")
            .on_disabled_hover_text("Select a partner first");
        if neighbors.clicked() {
            toggle_neighbors(ctx, view);
        }
        size_by(ui, &mut view.map);
        find::show(ui, ctx, view);
        if view.map.is_narrow {
            let more = widgets::icon_button(ui, icons::MORE, "Compare and present");
            Popup::menu(&more).show(|ui| then::buttons(ui, ctx, view, out));
        } else {
            then::buttons(ui, ctx, view, out);
        }
    });
}

fn size_by(ui: &mut Ui, map: &mut View) {
    let labels = SizeBy::ALL.map(SizeBy::label);
    let mut picked = SizeBy::ALL.iter().position(|size| *size == map.look.size);
    widgets::dropdown(ui, "What size tells", 140.0, None, &labels, &mut picked);
    if let Some(size) = picked.and_then(|at| SizeBy::ALL.get(at)) {
        map.look.size = *size;
    }
}

/// Shows only the partner in focus and those that it is linked with, or all again.
pub(super) fn toggle_neighbors(ctx: &Ctx<'_>, view: &mut ViewState) {
    let map = &mut view.map;
    if map.look.only.is_some() {
        map.look.only = None;
        map.only_of = None;
    } else if let Some(id) = view.focus {
        let linked = ctx.index.links(ctx.plan, id);
        let ends = linked.flat_map(|link| [link.from, link.to]);
        let mut only: BTreeSet<Id<Partner>> = ends.collect();
        only.insert(id);
        map.look.only = Some(only);
        map.only_of = Some(id);
    }
}

impl View {
    /// Brings back all that is left out.
    pub(super) fn show_all(&mut self) {
        self.look.show_all();
        self.only_of = None;
    }
}

/// Who comes into focus is seen, whatever was left out: a partner just made, searched for, or jumped to.
pub(super) fn show_focus(plan: &Plan, view: &mut ViewState) {
    let map = &mut view.map;
    if map.focus_seen == view.focus {
        return;
    }
    map.focus_seen = view.focus;
    if let Some(partner) = view.focus.and_then(|id| plan.get(id))
        && !map.look.shows(partner)
    {
        map.look.bring_back(partner);
    }
}

/// Who is left out is not selected either: keys would change what nobody sees.
pub(super) fn let_go_of_the_unseen(view: &mut ViewState) {
    if !view.map.look.leaves_out() {
        return;
    }
    let scene = &view.map.shown.scene;
    view.selected.retain(|id| scene.node_of(*id).is_some());
    view.focus = view.focus.filter(|id| scene.node_of(*id).is_some());
    view.map.focus_seen = view.focus;
}
