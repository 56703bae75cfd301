//! The links of a partner: kind, which way, how strong.
//! Must not know the map that draws them.

use egui::{Align, Label, Layout, Ui};

use super::View;
use crate::{
    edit::Edit,
    model::{Direction, Id, Link, Partner, Word},
    ui::{
        Ctx, Out,
        screens::names,
        tokens::{self, icons, space},
        widgets,
    },
};

const STRENGTH: &[&str] = &["Weak", "Steady", "Strong"];

/// Draws the links of a partner.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    out: &mut Out<'_>,
    partner: &Partner,
) {
    let links: Vec<&Link> = ctx.index.links(ctx.plan, partner.id).collect();
    if links.is_empty() {
        ui.label(tokens::small("No link to another partner yet"));
    }
    for link in links {
        widgets::card(ui, |ui| {
            ui.push_id(link.id.raw(), |ui| one(ui, ctx, view, out, partner, link));
        });
        ui.add_space(space::XS);
    }
    ui.add_enabled_ui(!ctx.read_only, |ui| add(ui, ctx, view, out, partner));
}

fn name_of<'a>(ctx: &Ctx<'a>, id: Id<Partner>) -> &'a str {
    ctx.plan.get(id).map_or("–", names::partner)
}

fn one(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    out: &mut Out<'_>,
    partner: &Partner,
    link: &Link,
) {
    let other = if link.from == partner.id {
        link.to
    } else {
        link.from
    };
    let other_name = name_of(ctx, other);
    let brief = names::brief(other_name);
    let open = view.link_open == Some(link.id);
    ui.horizontal(|ui| {
        if let Some(other) = ctx.plan.get(other) {
            widgets::category_mark(ui, other.category, 16.0);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_enabled_ui(!ctx.read_only, |ui| {
                let name = format!("Remove link with {brief}");
                if widgets::icon_button(ui, icons::DELETE, &name).clicked() {
                    out.edit(Edit::named(name).remove(link.id));
                }
            });
            let (icon, word) = if open {
                (icons::COLLAPSE, "Close")
            } else {
                (icons::EDIT, "Edit")
            };
            let name = format!("{word} link with {brief}");
            if widgets::icon_button(ui, icon, &name).clicked() {
                view.link_open = (!open).then_some(link.id);
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let title = Label::new(tokens::strong(names::line(other_name)));
                ui.add(title.selectable(false).truncate())
                    .on_hover_text(names::longer(other_name));
                let said = Label::new(tokens::small(in_words(link, partner.id)));
                ui.add(said.selectable(false).truncate());
            });
        });
    });
    if !open {
        return;
    }
    ui.add_enabled_ui(!ctx.read_only, |ui| {
        let name = format!("Edit link with {brief}");
        widgets::edit_record(ui, out, link, &name, |ui, l| {
            widgets::choice(ui, "What they do with each other", &mut l.kind);
            if l.kind != link.kind {
                view.link_kind = l.kind;
            }
            way(ui, l, partner.id);
            widgets::rating(ui, "How strong", &mut l.strength, STRENGTH);
            widgets::text(ui, "Note on the link", &mut l.note);
        });
    });
}

/// “Refers clients · both ways · steady”.
fn in_words(link: &Link, here: Id<Partner>) -> String {
    let mut words = format!(
        "{} · {}",
        link.kind.label(),
        Way::of(link, here).label().to_lowercase()
    );
    let strength = link
        .strength
        .and_then(|s| STRENGTH.get(usize::try_from(s).ok()?.checked_sub(1)?));
    if let Some(strength) = strength {
        words.push_str(" · ");
        words.push_str(&strength.to_lowercase());
    }
    words
}

/// Which way the link runs, seen from `here`. Turning a link round swaps its ends.
fn way(ui: &mut Ui, link: &mut Link, here: Id<Partner>) {
    let mut seen = Way::of(link, here);
    let before = seen;
    widgets::choice(ui, "Which way it runs", &mut seen);
    if seen == before {
        return;
    }
    let other = if link.from == here {
        link.to
    } else {
        link.from
    };
    match seen {
        Way::Both => link.direction = Direction::Both,
        Way::Out => {
            link.direction = Direction::Forward;
            (link.from, link.to) = (here, other);
        }
        Way::In => {
            link.direction = Direction::Forward;
            (link.from, link.to) = (other, here);
        }
    }
}

fn add(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>, partner: &Partner) {
    let fresh = view
        .link_options
        .as_ref()
        .is_some_and(|(revision, of, _)| *revision == ctx.revision && *of == partner.id);
    if !fresh {
        let options = options(ctx, partner.id);
        view.link_options = Some((ctx.revision, partner.id, options));
    }
    let mut picked = None;
    match &view.link_options {
        Some((_, _, options)) if !options.is_empty() => {
            widgets::pick_record(ui, "Add a link with…", options, &mut picked);
        }
        _ => return,
    }
    if let Some(other) = picked {
        let other = Id::new(other);
        let link = Link {
            from: partner.id,
            to: other,
            kind: view.link_kind,
            direction: Direction::Both,
            ..Link::new(out.ids.next())
        };
        let name = format!("Link with {}", names::brief(name_of(ctx, other)));
        view.link_open = Some(link.id);
        out.put(name, link);
    }
}

/// Who can be linked with: for which state of the plan, from which partner, ids and names.
pub(super) type Options = (u64, Id<Partner>, Vec<(i64, String)>);

/// Everybody else, by name.
fn options(ctx: &Ctx<'_>, here: Id<Partner>) -> Vec<(i64, String)> {
    let mut options: Vec<(i64, String)> = ctx
        .plan
        .partners
        .iter()
        .filter(|p| p.id != here)
        .map(|p| (p.id.raw(), names::brief(names::partner(p)).into_owned()))
        .collect();
    options.sort_by_cached_key(|(id, name)| (name.to_lowercase(), *id));
    options
}

/// Which way a link runs, seen from one of its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Both,
    Out,
    In,
}

impl Way {
    fn of(link: &Link, here: Id<Partner>) -> Self {
        match (link.direction, link.from == here) {
            (Direction::Both, _) => Self::Both,
            (Direction::Forward, true) => Self::Out,
            (Direction::Forward, false) => Self::In,
        }
    }
}

impl Word for Way {
    const ALL: &'static [Self] = &[Self::Both, Self::Out, Self::In];
    fn word(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Out => "out",
            Self::In => "in",
        }
    }
    fn label(self) -> &'static str {
        match self {
            Self::Both => "Both ways",
            Self::Out => "From here",
            Self::In => "To here",
        }
    }
}
