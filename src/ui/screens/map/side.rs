//! The panel beside the map: details of what is selected, the outline of the map, or what the network tells.
//! Must not know where anything lies.

use std::collections::BTreeMap;

use egui::{Label, ScrollArea, Ui, UiBuilder};

use super::{form, insights, outline, overlay};
use crate::{
    model::Category,
    ui::{
        Ctx, Out, ViewState,
        tokens::{self, space},
        widgets,
    },
};

/// The number of the tab that holds the outline.
pub(super) const OUTLINE: usize = 1;

/// Shows the panel.
pub(super) fn show(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    // A child of its own: what is too wide is cut off here, and never widens the panel under the map.
    let rect = ui.available_rect_before_wrap();
    let mut inside = ui.new_child(UiBuilder::new().max_rect(rect));
    inside.set_clip_rect(rect.expand(space::XS).intersect(ui.clip_rect()));
    ui.advance_cursor_after_rect(rect);
    let ui = &mut inside;
    widgets::segments(
        ui,
        "Panel",
        &["Details", "Partners", "Insights"],
        &mut view.map.tab,
    );
    ui.add_space(space::S);
    match view.map.tab {
        OUTLINE => outline::show(ui, ctx, view, out),
        2 => insights::show(ui, ctx, view, out),
        _ => details(ui, ctx, view, out),
    }
}

fn details(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    ScrollArea::vertical()
        .id_salt("details")
        .auto_shrink(false)
        .show(ui, |ui| {
            // The scroll bar floats over what lies at the edge.
            ui.set_max_width(ui.available_width() - space::M);
            if let Some(link) = view.map.link.and_then(|id| ctx.plan.get(id)) {
                form::link(ui, ctx, view, out, link);
            } else if view.selected.len() > 1 {
                form::several(ui, ctx, view, out);
            } else if let Some(partner) = view.focus.and_then(|id| ctx.plan.get(id)) {
                form::partner(ui, ctx, view, out, partner);
            } else {
                told(ui, ctx, view);
            }
        });
}

/// What the map tells as a whole.
fn told(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState) {
    if ctx.plan.partners.is_empty() {
        ui.add(
            Label::new(tokens::heading("Nobody is at the table yet"))
                .selectable(false)
                .wrap(),
        );
        ui.add(
            Label::new(tokens::muted(
                "Drag a category from below onto the map, or double-click the place where a partner belongs",
            ))
            .selectable(false)
            .wrap(),
        );
        return;
    }
    ui.add(Label::new(tokens::heading("What the map tells")).selectable(false));
    ui.add_space(space::XS);
    let counts = &view.map.shown.counts;
    for category in Category::ALL {
        let of = |counts: &BTreeMap<Category, usize>| counts.get(category).copied().unwrap_or(0);
        let (all, seated) = (of(&counts.categories), of(&counts.seated));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            ui.spacing_mut().interact_size.y = 20.0;
            widgets::category_mark(ui, *category, 14.0);
            ui.add(Label::new(tokens::body(category.label())).selectable(false));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let words = match all {
                    0 => "Nobody".to_owned(),
                    all => format!("{seated} of {all}"),
                };
                ui.add(Label::new(tokens::small(words)).selectable(false));
            });
        });
    }
    ui.add(Label::new(tokens::small("At the table, of all in the list")).selectable(false));
    ui.add_space(space::M);
    let lacking: Vec<&str> = Category::ALL
        .iter()
        .filter(|category| !counts.categories.contains_key(category))
        .map(|category| category.label())
        .collect();
    if !lacking.is_empty() {
        let text = format!("Nobody yet from: {}", lacking.join(", "));
        widgets::notice(ui, widgets::Severity::Warning, &text);
        ui.add_space(space::S);
    }
    if counts.unplaced > 0 {
        let text = match counts.unplaced {
            1 => "1 partner has no level yet".to_owned(),
            n => format!("{n} partners have no level yet"),
        };
        widgets::notice(ui, widgets::Severity::Hint, &text);
        ui.add_space(space::S);
    }
    if counts.closer > 0 {
        let text = match counts.closer {
            1 => "1 partner is to come closer than it is today".to_owned(),
            n => format!("{n} partners are to come closer than they are today"),
        };
        widgets::notice(ui, widgets::Severity::Hint, &text);
        ui.add_space(space::S);
    }
    if widgets::link_button(ui, "Show the keys").clicked() {
        view.map.overlay.toggle_keys(overlay::Keys::Map);
    }
}
