//! The panel beside the map: details of what is selected, the list of partners, or what the network tells.
//! Must not know where anything lies.

use egui::{
    CursorIcon, Label, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

use super::{Carried, act, form, insights};
use crate::{
    model::{Category, Partner, PartnerStatus},
    ui::{
        Ctx, Out, ViewState,
        tokens::{self, Palette, space},
        widgets,
    },
};

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
        1 => list(ui, ctx, view),
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
    let partners = || ctx.plan.partners.iter();
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
    for category in Category::ALL {
        let all = partners().filter(|p| p.category == *category).count();
        let seated = partners()
            .filter(|p| p.category == *category && p.status == PartnerStatus::AtTable)
            .count();
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
        .filter(|category| !partners().any(|p| p.category == **category))
        .map(|category| category.label())
        .collect();
    if !lacking.is_empty() {
        let text = format!("Nobody yet from: {}", lacking.join(", "));
        widgets::notice(ui, widgets::Severity::Warning, &text);
        ui.add_space(space::S);
    }
    let unplaced = partners().filter(|p| p.current_level.is_none()).count();
    if unplaced > 0 {
        let text = match unplaced {
            1 => "1 partner has no level yet".to_owned(),
            n => format!("{n} partners have no level yet"),
        };
        widgets::notice(ui, widgets::Severity::Hint, &text);
        ui.add_space(space::S);
    }
    let closer = partners()
        .filter(|p| p.intended_level > p.current_level)
        .count();
    if closer > 0 {
        let text = match closer {
            1 => "1 partner is to come closer than it is today".to_owned(),
            n => format!("{n} partners are to come closer than they are today"),
        };
        widgets::notice(ui, widgets::Severity::Hint, &text);
        ui.add_space(space::S);
    }
    if widgets::link_button(ui, "Show the keys").clicked() {
        view.map.overlay.toggle_keys();
    }
}

/// All partners, to be found, picked, and dragged onto the map.
fn list(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState) {
    const ROW: f32 = 32.0;
    widgets::search(ui, "Find a partner", "Find a partner", &mut view.map.filter);
    ui.add_space(space::XS);
    let wanted = view.map.filter.trim().to_lowercase();
    let mut found: Vec<&Partner> = ctx
        .plan
        .partners
        .iter()
        .filter(|p| {
            wanted.is_empty()
                || p.name.to_lowercase().contains(&wanted)
                || p.short.to_lowercase().contains(&wanted)
                || p.category.label().to_lowercase().contains(&wanted)
        })
        .collect();
    found.sort_by_cached_key(|p| (p.category, p.name.to_lowercase()));
    if found.is_empty() {
        let text = if ctx.plan.partners.is_empty() {
            "No partners yet"
        } else {
            "No partner of that name"
        };
        ui.add(Label::new(tokens::small(text)).selectable(false));
        return;
    }
    ScrollArea::vertical()
        .id_salt("partners")
        .auto_shrink(false)
        .show_rows(ui, ROW, found.len(), |ui, rows| {
            ui.set_max_width(ui.available_width() - space::M);
            for partner in found.get(rows).unwrap_or_default() {
                row(ui, ctx, view, partner, ROW);
            }
        });
}

fn row(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, partner: &Partner, height: f32) {
    let palette = Palette::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let id = egui::Id::unique(("map list", partner.id.raw()));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let selected = view.selected.contains(&partner.id);
    let name = act::called(partner);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &name));
    let ground = if selected {
        palette.accent_soft
    } else if response.hovered() {
        palette.hover
    } else {
        egui::Color32::TRANSPARENT
    };
    ui.painter().rect_filled(rect, 6.0, ground);
    if response.has_focus() {
        let line = Stroke::new(2.0, palette.focus);
        ui.painter()
            .rect_stroke(rect, 6.0, line, StrokeKind::Inside);
    }
    let mid = rect.center().y;
    let mark = pos2(rect.left() + 14.0, mid);
    let color = palette.category(partner.category);
    widgets::paint_category_mark(ui.painter(), partner.category, mark, 6.0, color);
    let place = partner
        .current_level
        .map_or_else(|| partner.status.label(), |level| level.label());
    let place = ui.painter().layout_no_wrap(
        place.to_owned(),
        egui::FontId::new(tokens::SMALL_SIZE, egui::FontFamily::Proportional),
        palette.muted,
    );
    let right = rect.right() - 8.0 - place.size().x;
    ui.painter().galley(
        pos2(right, mid - place.size().y * 0.5),
        place,
        palette.muted,
    );
    let room = right - rect.left() - 36.0;
    let text = egui::WidgetText::from(tokens::body(name)).into_galley(
        ui,
        Some(egui::TextWrapMode::Truncate),
        room,
        egui::TextStyle::Body,
    );
    let at = pos2(rect.left() + 28.0, mid - text.size().y * 0.5);
    ui.painter().galley(at, text, palette.ink);
    if response.drag_started() && !ctx.read_only {
        view.map.carried = Some(Carried::Known(partner.id));
    }
    if response.clicked() {
        view.select_only(partner.id);
        view.map.link = None;
        view.map.seek = true;
    }
    if response.double_clicked() {
        view.name_now = true;
    }
    response.on_hover_cursor(CursorIcon::Grab);
}
