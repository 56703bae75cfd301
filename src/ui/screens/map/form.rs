//! The forms of the panel: one partner, several, a link.
//! Must not know the map around them.

use egui::{Label, Ui};

use super::{act, arrange};
use crate::{
    mapping::{lens, scene},
    model::{Id, Key, Level, Link, Partner, PartnerStatus},
    ui::{
        Ctx, Out, Route, ViewState,
        tokens::{self, icons, space},
        widgets,
    },
};

/// Words for the strength of a link.
pub(super) const STRENGTH: &[&str] = &["Weak", "Steady", "Strong"];

/// The form of one partner.
pub(super) fn partner(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    out: &mut Out<'_>,
    partner: &Partner,
) {
    let name = act::called(partner);
    ui.horizontal(|ui| {
        widgets::category_mark(ui, partner.category, 18.0);
        ui.add(
            Label::new(tokens::heading(&name))
                .selectable(false)
                .truncate(),
        );
    });
    let mut line = partner.category.label().to_owned();
    line.push_str(" · ");
    line.push_str(&scene::lower(partner.status.label()));
    ui.add(Label::new(tokens::small(line)).selectable(false).wrap());
    ui.add_space(space::S);
    let name_now = std::mem::take(&mut view.name_now);
    ui.add_enabled_ui(!ctx.read_only, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        arrange::pin_row(ui, ctx, view, out, &[partner.id]);
        widgets::edit_record(ui, out, partner, &format!("Change {name}"), |ui, draft| {
            let field = widgets::text(ui, "Name", &mut draft.name);
            if name_now {
                field.request_focus();
                field.scroll_to_me(None);
            }
            widgets::text_hint(ui, "Short name on the map", &partner.name, &mut draft.short);
            let level = draft.current_level;
            widgets::choice_opt(ui, "Level today", &mut draft.current_level);
            if draft.current_level != level {
                *draft = lens::with_level(draft, draft.current_level);
            }
            widgets::choice_opt(ui, "Intended level", &mut draft.intended_level);
            widgets::help_below(ui, &gap_words(draft.current_level, draft.intended_level));
            let category = draft.category;
            widgets::choice(ui, "Category", &mut draft.category);
            if draft.category != category {
                draft.member_type.clear();
            }
            widgets::choice(ui, "At the table", &mut draft.status);
            widgets::long_text(ui, "What they bring", "", &mut draft.brings, 2);
            widgets::long_text(ui, "What they need from us", "", &mut draft.needs, 2);
        });
        contacts(ui, ctx, partner);
        links(ui, ctx, view, out, partner);
        ui.add_space(space::M);
        if widgets::button(ui, "Open in the partner list").clicked() {
            out.go_to(Route::Step("partners"), Key::of(partner.id));
        }
        if widgets::danger_button(ui, "Delete partner").clicked() {
            act::delete_partners(ctx, out, &[partner.id]);
        }
    });
}

/// The level today and the level intended, in one line.
pub(super) fn gap_words(now: Option<Level>, intended: Option<Level>) -> String {
    let words = |level: Level| scene::lower(level.label());
    match (now, intended) {
        (None, None) => "No level yet".to_owned(),
        (Some(now), None) => format!("Now {}; nothing else intended", words(now)),
        (Some(now), Some(intended)) if now == intended => format!("Stays at {}", words(now)),
        (Some(now), Some(intended)) => {
            format!("Now {}; intended {}", words(now), words(intended))
        }
        (None, Some(intended)) => format!("No level yet; intended {}", words(intended)),
    }
}

fn contacts(ui: &mut Ui, ctx: &Ctx<'_>, partner: &Partner) {
    let mut contacts: Vec<_> = ctx.index.contacts(ctx.plan, partner.id).collect();
    contacts.sort_by_key(|contact| !contact.primary_contact);
    ui.add_space(space::S);
    ui.add(Label::new(tokens::caption("Contact")).selectable(false));
    let Some(contact) = contacts.first() else {
        ui.add(
            Label::new(tokens::muted("Nobody to call yet"))
                .selectable(false)
                .wrap(),
        );
        return;
    };
    let mut line = contact.name.clone();
    if !contact.role.is_empty() {
        line = format!("{line}, {}", contact.role);
    }
    ui.add(Label::new(tokens::body(line)).wrap());
    for detail in [&contact.phone, &contact.email] {
        if !detail.is_empty() {
            ui.add(Label::new(tokens::small(detail)).wrap());
        }
    }
    if contacts.len() > 1 {
        let more = format!("and {} more", contacts.len() - 1);
        ui.add(Label::new(tokens::small(more)).selectable(false));
    }
}

fn links(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>, partner: &Partner) {
    ui.add_space(space::S);
    ui.add(Label::new(tokens::caption("Links")).selectable(false));
    for link in ctx.index.links(ctx.plan, partner.id) {
        let other = if link.from == partner.id {
            link.to
        } else {
            link.from
        };
        let other = ctx.plan.get(other).map(act::called).unwrap_or_default();
        let open = view.map.open_link == Some(link.id);
        let icon = if open { icons::COLLAPSE } else { icons::EXPAND };
        let words = format!("{other}: {}", scene::lower(link.kind.label()));
        let row = egui::Button::selectable(open, (tokens::icon(icon), tokens::body(words)))
            .min_size(egui::vec2(ui.available_width(), 30.0))
            .truncate();
        if ui.add(row).clicked() {
            view.map.open_link = (!open).then_some(link.id);
        }
        if open {
            link_fields(ui, ctx, view, out, link);
            ui.add_space(space::S);
        }
    }
    if widgets::link_button(ui, "Link with…").clicked() {
        view.map.overlay = super::overlay::Overlay::End(super::linking::Picking::new(partner.id));
    }
}

fn link_fields(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>, link: &Link) {
    let name = format!("Change {}", act::link_words(ctx, link));
    widgets::edit_record(ui, out, link, &name, |ui, draft| {
        widgets::choice(ui, "What they do", &mut draft.kind);
        widgets::choice(ui, "Direction", &mut draft.direction);
        widgets::rating(ui, "Strength", &mut draft.strength, STRENGTH);
        widgets::long_text(ui, "Note", "", &mut draft.note, 1);
    });
    ui.horizontal(|ui| {
        if widgets::button(ui, "Turn round").clicked() {
            act::turn_round(ctx, out, link);
        }
        if widgets::danger_button(ui, "Delete link").clicked() {
            act::delete_link(ctx, out, link.id);
            view.map.link = None;
        }
    });
}

/// The form of a link.
pub(super) fn link(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    out: &mut Out<'_>,
    link: &Link,
) {
    ui.horizontal(|ui| {
        widgets::sign(ui, tokens::icon(icons::LINK));
        ui.add(Label::new(tokens::heading("Link")).selectable(false));
    });
    for (word, end) in [("From", link.from), ("To", link.to)] {
        let Some(partner) = ctx.plan.get(end) else {
            continue;
        };
        ui.horizontal(|ui| {
            ui.add(Label::new(tokens::small(word)).selectable(false));
            widgets::category_mark(ui, partner.category, 14.0);
            if widgets::link_button(ui, &act::called(partner)).clicked() {
                view.select_only(end);
                view.map.link = None;
                view.map.seek = true;
            }
        });
    }
    ui.add_space(space::S);
    ui.add_enabled_ui(!ctx.read_only, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        link_fields(ui, ctx, view, out, link);
    });
}

/// What can be done with several partners at once.
pub(super) fn several(ui: &mut Ui, ctx: &Ctx<'_>, view: &ViewState, out: &mut Out<'_>) {
    let ids: Vec<Id<Partner>> = view.selected.iter().copied().collect();
    let partners: Vec<&Partner> = ids.iter().filter_map(|id| ctx.plan.get(*id)).collect();
    let title = format!("{} partners", partners.len());
    ui.add(Label::new(tokens::heading(title)).selectable(false));
    let names: Vec<String> = partners.iter().take(12).map(|p| act::called(p)).collect();
    let mut line = names.join(", ");
    if partners.len() > names.len() {
        line.push_str(", …");
    }
    ui.add(Label::new(tokens::small(line)).selectable(false).wrap());
    ui.add_space(space::S);
    ui.add_enabled_ui(!ctx.read_only, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        let shared = |of: fn(&Partner) -> Option<Level>| {
            let first = partners.first().and_then(|p| of(p));
            first.filter(|level| partners.iter().all(|p| of(p) == Some(*level)))
        };
        let before = shared(|p| p.current_level);
        let mut level = before;
        widgets::choice_opt(ui, "Level today", &mut level);
        if level != before {
            act::set_level(ctx, out, &ids, level);
        }
        let before = shared(|p| p.intended_level);
        let mut level = before;
        widgets::choice_opt(ui, "Intended level", &mut level);
        if level != before {
            act::intend(ctx, out, &ids, |_| level);
        }
        if !partners.iter().all(|p| p.status == PartnerStatus::AtTable)
            && widgets::button(ui, "All are at the table").clicked()
        {
            act::seat(ctx, out, &ids);
        }
        arrange::pin_row(ui, ctx, view, out, &ids);
        if lens::keeps_places(view.map.lens) {
            ui.add(Label::new(tokens::caption("Line up")).selectable(false));
            for two in act::LINES.chunks(2) {
                ui.horizontal(|ui| {
                    for (words, how) in two {
                        if widgets::button(ui, words).clicked() {
                            act::line_up(ctx, out, &view.map.shown.scene, &ids, *how);
                        }
                    }
                });
            }
        }
        ui.add_space(space::M);
        let delete = format!("Delete {} partners", partners.len());
        if widgets::danger_button(ui, &delete).clicked() {
            act::delete_partners(ctx, out, &ids);
        }
    });
}
