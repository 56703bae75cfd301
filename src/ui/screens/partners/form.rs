//! Everything about one partner, in sections.
//! Must not know the list beside it.

use egui::{ScrollArea, Ui};

use super::{Section, View, contacts, conversations, links, shares, steps, told};
use crate::{
    guidance::Item,
    insight::Subject,
    model::{Key, Partner},
    ui::{
        Ctx, Out, Route,
        screens::{findings, items, names},
        tokens::{self, icons, space},
        widgets,
    },
};

/// What a person does at the head of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// A copy of this partner.
    Duplicate,
    /// Out with it.
    Delete,
    /// Back to the list alone.
    Close,
}

/// The words for how far we trust each other.
const TRUST: &[&str] = &["None yet", "Little", "Some", "Good", "Strong"];
/// The words for how ready a partner is.
const READINESS: &[&str] = &[
    "Not ready",
    "Has doubts",
    "Open to it",
    "Ready",
    "Already acting",
];

/// Draws the form.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    name_now: &mut bool,
    out: &mut Out<'_>,
    partner: &Partner,
) -> Option<Asked> {
    let asked = head(ui, ctx, partner);
    ui.add_space(space::S);
    ScrollArea::vertical()
        .id_salt(("partner form", partner.id.raw()))
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.push_id(partner.id.raw(), |ui| {
                // Room for the scroll bar and for focus rings.
                egui::Frame::NONE
                    .inner_margin(egui::Margin {
                        left: 4,
                        right: 14,
                        top: 4,
                        bottom: 24,
                    })
                    .show(ui, |ui| sections(ui, ctx, view, name_now, out, partner));
            });
        });
    asked
}

fn head(ui: &mut Ui, ctx: &Ctx<'_>, partner: &Partner) -> Option<Asked> {
    let mut asked = None;
    ui.horizontal(|ui| {
        widgets::category_mark(ui, partner.category, 18.0);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            if widgets::icon_button(ui, icons::CLOSE, "Close the form").clicked() {
                asked = Some(Asked::Close);
            }
            ui.add_enabled_ui(!ctx.read_only, |ui| {
                if widgets::icon_button(ui, icons::DELETE, "Delete this partner").clicked() {
                    asked = Some(Asked::Delete);
                }
                if widgets::icon_button(ui, icons::COPY, "Duplicate this partner").clicked() {
                    asked = Some(Asked::Duplicate);
                }
            });
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let name = names::partner(partner);
                let title = egui::Label::new(tokens::heading(names::brief(name)))
                    .selectable(false)
                    .truncate();
                ui.add(title).on_hover_text(names::longer(name));
            });
        });
    });
    asked
}

fn sections(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    name_now: &mut bool,
    out: &mut Out<'_>,
    partner: &Partner,
) {
    findings::of_record(ui, ctx, out, Key::of(partner.id));
    part(ui, ctx, out, partner, |ui, p| who(ui, ctx, name_now, p));
    widgets::section(ui, "Contacts", "", |ui| {
        contacts::draw(ui, ctx, view, out, partner);
    });
    conversations::draw(ui, ctx, view, out, partner);
    widgets::section(
        ui,
        "Level",
        "Where the partnership stands as a whole; the map shows the same",
        |ui| {
            part(ui, ctx, out, partner, |ui, p| {
                widgets::choice_opt(ui, "Level today", &mut p.current_level);
                widgets::choice_opt(ui, "Level intended", &mut p.intended_level);
            });
        },
    );
    widgets::section(ui, "Power", "", |ui| {
        part(ui, ctx, out, partner, |ui, p| {
            widgets::percent(ui, "Influence on the outcome", &mut p.influence);
            widgets::percent(ui, "Interest in the outcome", &mut p.interest);
            widgets::rating(ui, "Trust between us", &mut p.trust, TRUST);
            widgets::rating(ui, "Readiness to partner", &mut p.readiness, READINESS);
        });
    });
    widgets::section(ui, "Give and take", "", |ui| {
        part(ui, ctx, out, partner, |ui, p| {
            let hint = "Type what the group says…";
            widgets::long_text(ui, "What it brings", hint, &mut p.brings, 2);
            widgets::long_text(ui, "What it gains", hint, &mut p.gains, 2);
            widgets::long_text(ui, "What it stands to lose", hint, &mut p.losses, 2);
            widgets::long_text(ui, "What it needs from us", hint, &mut p.needs, 2);
            widgets::long_text(ui, "How to engage it", hint, &mut p.engagement, 2);
        });
    });
    shares::draw(ui, ctx, view, out, partner);
    criteria(ui, ctx, view, out, partner);
    widgets::section(ui, "Links", "", |ui| {
        links::draw(ui, ctx, view, out, partner);
    });
    held_by(ui, ctx, out, partner);
    widgets::section(ui, "Tags and notes", "", |ui| {
        part(ui, ctx, out, partner, |ui, p| {
            widgets::tags(ui, "Tags", &mut p.tags);
            widgets::long_text(ui, "Notes", "The partners may read these", &mut p.notes, 2);
            items::private_text(ui, "Private notes", &mut p.private_notes);
        });
    });
}

/// A part of the form: its steps are called after what they change.
fn part(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    partner: &Partner,
    add: impl FnOnce(&mut Ui, &mut Partner),
) {
    let from = out.edits.len();
    ui.add_enabled_ui(!ctx.read_only, |ui| {
        widgets::edit_record(ui, out, partner, "Edit partner", add);
    });
    if let Some(fresh) = out.edits.get_mut(from..) {
        steps::name_them(fresh, partner);
    }
}

fn who(ui: &mut Ui, ctx: &Ctx<'_>, name_now: &mut bool, p: &mut Partner) {
    let name = widgets::text_hint(ui, "Name", "As people say it", &mut p.name);
    if std::mem::take(name_now) {
        name.request_focus();
        name.scroll_to_me(None);
    }
    widgets::text_hint(ui, "Short name", "For the map", &mut p.short);
    let before = p.category;
    widgets::choice(ui, "Category", &mut p.category);
    if p.category != before {
        // A court is no school: the member type belonged to the category left.
        p.member_type.clear();
    }
    member_type(ui, ctx, p);
    widgets::choice(ui, "Status", &mut p.status);
    widgets::date(ui, "At the table since", &mut p.since, ctx.today);
}

fn member_type(ui: &mut Ui, ctx: &Ctx<'_>, p: &mut Partner) {
    let prefix = format!("category.{}", p.category.word());
    let offered: Vec<&Item> = ctx
        .guidance
        .items_under(&prefix)
        .filter(|item| item.id != prefix)
        .collect();
    if offered.is_empty() {
        return;
    }
    let options: Vec<(i64, String)> = offered
        .iter()
        .zip(0..)
        .map(|(item, i)| (i, item.short.clone()))
        .collect();
    let place = |id: &str| offered.iter().zip(0..).find(|(item, _)| item.id == id);
    let mut picked = place(&p.member_type).map(|(_, i)| i);
    let before = picked;
    widgets::pick_record(ui, "Member type", &options, &mut picked);
    if picked != before {
        p.member_type = picked
            .and_then(|i| offered.get(usize::try_from(i).ok()?))
            .map_or_else(String::new, |item| item.id.clone());
    }
}

/// The six questions, folded away behind their tally.
fn criteria(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>, partner: &Partner) {
    let about = Subject::partner(partner.id);
    let tally = view.told.tally(partner.id);
    ui.add_space(space::XL);
    let mut open = view.shows(Section::Criteria);
    items::fold(
        ui,
        "criteria",
        "Is it the right partner?",
        &mut open,
        |ui| {
            for item in ctx.guidance.items_under("criteria") {
                let here = view.criterion.take_if(|id| *id == item.id).is_some();
                items::item(ui, ctx, &mut view.items, out, item, about, here);
            }
        },
    );
    view.unfold(Section::Criteria, open);
    let words = match tally.answered() {
        0 => "Six questions to ask of anyone who might sit at the table".to_owned(),
        _ => told::tally_in_words(tally),
    };
    widgets::figure(
        ui,
        &words,
        "A criterion that is met speaks for the partner. Conflict of interest is turned round: a yes counts against it, a no for it. Each counts once and nothing is added up to a score",
    );
}

/// Who in our agency holds this partnership; nothing where nobody does.
fn held_by(ui: &mut Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, partner: &Partner) {
    let holders = ctx.plan.role_holders.iter();
    let mut of_it = holders
        .filter(|h| h.partner.0 == Some(partner.id))
        .peekable();
    if of_it.peek().is_none() {
        return;
    }
    widgets::section(ui, "Held at our agency by", "", |ui| {
        for holder in of_it {
            let person = holder.person.and_then(|id| ctx.plan.get(id));
            let name = person.map_or("Nobody yet", |p| names::line(&p.name));
            let words = format!("{}: {name}", holder.role.label());
            ui.add(egui::Label::new(tokens::body(words)).wrap());
        }
        if widgets::link_button(ui, "Go to the roles").clicked() {
            out.go(Route::Step("roles"));
        }
    });
}
