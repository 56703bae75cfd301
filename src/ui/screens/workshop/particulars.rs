//! The plan's own particulars: what it is called, whose it is, when the group meets.
//! Must not know the people or the agenda.

use egui::Ui;

use crate::{
    model::{Header, Id, Kind},
    ui::{
        Ctx, Jump, Out,
        screens::{items, readable},
        widgets,
    },
};

/// View state.
#[derive(Default)]
pub(super) struct View {
    private: bool,
}

/// Draws the form over the plan's particulars.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    out: &mut Out<'_>,
    jump: &mut Jump,
) {
    // A plan written by another program may lack them; they come into being with the first letter typed.
    let blank = Header::new(Id::new(1));
    let header = ctx.header().unwrap_or(&blank);
    let jumped = jump.takes_record(Kind::Header).is_some();
    readable(ui, |ui| {
        ui.add_enabled_ui(!ctx.read_only, |ui| {
            widgets::edit_record(ui, out, header, "Edit the plan's particulars", |ui, h| {
                fields(ui, ctx, h, jumped);
            });
            let (words, filled) = if view.private {
                ("Hide the private note", false)
            } else {
                ("Private note", !header.private_note.is_empty())
            };
            let words = if filled {
                format!("{words}: written")
            } else {
                words.to_owned()
            };
            let button = widgets::link_button(ui, &words);
            if button.accessible_name("Private note: plan").clicked() {
                view.private = !view.private;
            }
            if view.private {
                widgets::edit_record(ui, out, header, "Edit the private note", |ui, h| {
                    items::private_text(ui, "Private note on the plan", &mut h.private_note);
                });
            }
        });
    });
}

fn fields(ui: &mut Ui, ctx: &Ctx<'_>, h: &mut Header, jumped: bool) {
    let title = widgets::text_hint(ui, "Title", "What people call this plan", &mut h.title);
    if jumped {
        title.scroll_to_me(None);
        title.request_focus();
    }
    items::side_by_side(
        ui,
        h,
        |ui, h| {
            widgets::text_hint(ui, "Agency", "Whose plan it is", &mut h.agency);
        },
        |ui, h| {
            let hint = "For the middle of the map";
            widgets::text_hint(ui, "Agency's short name", hint, &mut h.agency_short);
        },
    );
    widgets::text_hint(
        ui,
        "Facilitator",
        "Who runs the workshop",
        &mut h.facilitator,
    );
    items::side_by_side(
        ui,
        h,
        |ui, h| {
            widgets::date(ui, "Workshop day", &mut h.workshop_on, ctx.today);
        },
        |ui, h| {
            widgets::clock(ui, "Begins at", &mut h.starts_at);
        },
    );
    widgets::date(ui, "Next review of the plan", &mut h.review_on, ctx.today);
    widgets::long_text(
        ui,
        "Privacy",
        "What the group agreed: what is written down, who may read it, what stays in the room",
        &mut h.privacy_note,
        2,
    );
}
