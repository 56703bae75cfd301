//! When we spoke with a partner, with whom, and what about.
//! Must not know the rest of the form.

use egui::Ui;

use super::{Section, View, lines::Line, list, told};
use crate::{
    edit::Edit,
    model::{Contact, Id, Interaction, Partner},
    ui::{
        Ctx, Out,
        screens::{items, names},
        tokens::{self, space},
        widgets,
    },
};

/// Draws the conversations with a partner, folded away behind the last of them.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    out: &mut Out<'_>,
    partner: &Partner,
) {
    let mut all: Vec<&Interaction> = ctx
        .plan
        .interactions
        .iter()
        .filter(|i| i.partner == partner.id)
        .collect();
    all.sort_by(|a, b| b.on.cmp(&a.on).then(b.id.cmp(&a.id)));
    let title = match all.len() {
        0 => "Conversations".to_owned(),
        n => format!("Conversations: {n}"),
    };
    let mut open = view.shows(Section::Conversations);
    ui.add_space(space::XL);
    items::fold(ui, "conversations", &title, &mut open, |ui| {
        ui.add_space(space::XS);
        for one in &all {
            line(ui, ctx, view, out, partner, one);
        }
    });
    view.unfold(Section::Conversations, open);
    let last = view.told.last(ctx, partner.id);
    let words = match last {
        Some(one) => format!("Last spoken with: {}", told::spoken_in_words(ctx, one)),
        None if all.is_empty() => "Nobody has noted a conversation yet".to_owned(),
        None => "No conversation has a day yet".to_owned(),
    };
    ui.label(tokens::small(words));
    ui.add_enabled_ui(!ctx.read_only, |ui| {
        if widgets::button(ui, "Note a conversation").clicked() {
            let one = Interaction {
                partner: partner.id,
                contact: list::to_call(ctx, partner.id).map(|c| c.id),
                on: Some(ctx.today),
                ..Interaction::new(out.ids.next())
            };
            view.line_open = Some(one.id.raw());
            view.line_now = true;
            view.unfold(Section::Conversations, true);
            let who = names::brief(names::partner(partner));
            out.edit(Edit::named(format!("Note a conversation with {who}")).put(one));
        }
    });
}

fn line(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    out: &mut Out<'_>,
    partner: &Partner,
    one: &Interaction,
) {
    let told = told::spoken_in_words(ctx, one);
    let title = match one.summary.trim() {
        "" => "Nothing noted yet",
        text => text,
    };
    let name = match one.on {
        Some(day) => format!("conversation of {}", names::day(day, ctx.today)),
        None => "conversation without a day".to_owned(),
    };
    let View {
        line_open,
        line_now,
        ..
    } = view;
    let line = Line {
        record: one,
        title,
        below: &told,
        name: &name,
    };
    line.draw(ui, ctx, out, line_open, |ui, i| {
        let about = widgets::long_text(ui, "What about", "In a sentence or two", &mut i.summary, 2);
        if std::mem::take(line_now) {
            about.request_focus();
            about.scroll_to_me(None);
        }
        items::side_by_side(
            ui,
            i,
            |ui, i| {
                widgets::date(ui, "Day of the conversation", &mut i.on, ctx.today);
            },
            |ui, i| with_whom(ui, ctx, partner, i),
        );
        widgets::choice(ui, "How you spoke", &mut i.kind);
        items::private_text(
            ui,
            "Private notes on the conversation",
            &mut i.private_notes,
        );
    });
}

/// One of the partner's own contacts.
fn with_whom(ui: &mut Ui, ctx: &Ctx<'_>, partner: &Partner, i: &mut Interaction) {
    let contacts: Vec<&Contact> = ctx.index.contacts(ctx.plan, partner.id).collect();
    let options: Vec<(i64, String)> = contacts
        .iter()
        .map(|c| (c.id.raw(), names::brief(&c.name).into_owned()))
        .collect();
    let mut picked = i.contact.map(Id::raw);
    widgets::pick_record(ui, "With whom", &options, &mut picked);
    i.contact = picked.map(Id::new);
}
