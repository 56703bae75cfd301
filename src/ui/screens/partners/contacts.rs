//! The people to reach at a partner, edited in place.
//! Must not know the rest of the form.

use egui::Ui;

use super::{View, steps};
use crate::{
    edit::Edit,
    model::{Contact, Partner},
    ui::{
        Ctx, Out,
        screens::items,
        tokens::{self, icons, space},
        widgets,
    },
};

/// Draws the contacts of a partner.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    out: &mut Out<'_>,
    partner: &Partner,
) {
    let contacts: Vec<&Contact> = ctx.index.contacts(ctx.plan, partner.id).collect();
    if contacts.is_empty() {
        ui.label(tokens::small("Nobody to call yet"));
    }
    for (position, contact) in contacts.iter().enumerate() {
        widgets::card(ui, |ui| {
            ui.push_id(contact.id.raw(), |ui| {
                one(ui, ctx, view, out, &contacts, position);
            });
        });
        ui.add_space(space::XS);
    }
    ui.add_enabled_ui(!ctx.read_only, |ui| {
        if widgets::button(ui, "Add contact").clicked() {
            let (id, edit) = steps::add_contact(ctx, out.ids, partner);
            out.edit(edit);
            view.contact_now = Some(id);
        }
    });
}

fn one(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    out: &mut Out<'_>,
    contacts: &[&Contact],
    position: usize,
) {
    let Some(contact) = contacts.get(position).copied() else {
        return;
    };
    let who = steps::contact_name(contact);
    ui.horizontal(|ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_enabled_ui(!ctx.read_only, |ui| {
                if widgets::icon_button(ui, icons::DELETE, &format!("Remove {who}")).clicked() {
                    out.edit(Edit::named(format!("Remove {who}")).remove(contact.id));
                }
                for (up, icon, way) in [(false, icons::DOWN, "down"), (true, icons::UP, "up")] {
                    let edit = steps::move_contact(contacts, position, up);
                    ui.add_enabled_ui(edit.is_some(), |ui| {
                        let name = format!("Move {who} {way}");
                        if widgets::icon_button(ui, icon, &name).clicked()
                            && let Some(edit) = edit
                        {
                            out.edit(edit);
                        }
                    });
                }
            });
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let title = if contact.primary_contact {
                    "Call first"
                } else {
                    "Contact"
                };
                ui.label(tokens::caption(title));
            });
        });
    });
    let from = out.edits.len();
    ui.add_enabled_ui(!ctx.read_only, |ui| {
        widgets::edit_record(ui, out, contact, "Edit contact", |ui, c| {
            fields(ui, view, c);
        });
    });
    if let Some(fresh) = out.edits.get_mut(from..) {
        steps::finish_contact(fresh, ctx, contact);
    }
}

fn fields(ui: &mut Ui, view: &mut View, c: &mut Contact) {
    let name_now = view.contact_now == Some(c.id);
    let name = widgets::text(ui, "Contact name", &mut c.name);
    if name_now {
        name.request_focus();
        name.scroll_to_me(None);
        view.contact_now = None;
    }
    items::side_by_side(
        ui,
        c,
        |ui, c| {
            widgets::text(ui, "Role", &mut c.role);
        },
        |ui, c| {
            widgets::text(ui, "Phone", &mut c.phone);
        },
    );
    // An address is longer than half of the form.
    widgets::text(ui, "E-mail", &mut c.email);
    widgets::check(ui, "The first to call", &mut c.primary_contact);
    if !c.private_notes.is_empty() || view.contact_notes.contains(&c.id) {
        items::private_text(ui, "Private notes about this person", &mut c.private_notes);
    } else if widgets::link_button(ui, "Add private notes").clicked() {
        view.contact_notes.insert(c.id);
    }
}
