//! What is asked for when something is dropped, linked, named or deleted on the map: one named step each.
//! Must not know the pointer, the screen or the camera.

use std::collections::BTreeMap;

use egui::{Rect, vec2};

use super::sight::{point, pos};
use crate::{
    canvas::{Line, guides},
    edit::{Edit, copy},
    mapping::{
        Cell, Landing, Point, Scene, lens, rings,
        scene::{self, Node},
    },
    model::{
        AnyRecord, Category, Id, Key, Lens, Level, Link, LinkKind, Partner, PartnerStatus,
        Placement, Record as _,
    },
    ui::{Ctx, Out},
};

/// What people call a partner.
pub(super) fn called(partner: &Partner) -> String {
    [&partner.name, &partner.short]
        .into_iter()
        .find(|name| !name.trim().is_empty())
        .map_or_else(
            || "unnamed partner".to_owned(),
            |name| name.trim().to_owned(),
        )
}

/// Several partners in the name of a step: one by its name, more by their number.
pub(super) fn called_all(ctx: &Ctx<'_>, ids: &[Id<Partner>]) -> String {
    match ids {
        [id] => ctx.plan.get(*id).map(called).unwrap_or_default(),
        ids => format!("{} partners", ids.len()),
    }
}

/// What people call a ring in a sentence.
pub(super) fn ring_words(level: Option<Level>) -> String {
    level.map_or_else(
        || "the prospects".to_owned(),
        |level| scene::lower(level.label()),
    )
}

pub(super) fn placed(
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    lens: Lens,
    partner: Id<Partner>,
    at: Point,
) -> Placement {
    let before = ctx.index.placement(ctx.plan, partner, lens).cloned();
    Placement {
        partner,
        lens,
        x: at.x.into(),
        y: at.y.into(),
        ..before.unwrap_or_else(|| Placement::new(out.ids.next()))
    }
}

/// Partners that were dropped in another sector, and the category that this place means.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Offer {
    /// The category.
    pub category: Category,
    /// The partners, and where each was dropped.
    pub dropped: Vec<(Id<Partner>, Point)>,
}

/// Drops partners at places; `grabbed` is the one under the pointer. What the place means is set at once; another
/// category is only offered.
pub(super) fn drop_partners(
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    lens: Lens,
    grabbed: Id<Partner>,
    drops: &[(Id<Partner>, Point)],
) -> Option<Offer> {
    let landed = landings(ctx, lens, drops);
    let category = landed
        .iter()
        .find(|(partner, _)| partner.id == grabbed)
        .and_then(|(_, landing)| landing.other)
        .map(|(category, _)| category);
    let offer = category.map(|category| Offer {
        category,
        dropped: landed
            .iter()
            .filter_map(|(partner, landing)| {
                let (other, at) = landing.other?;
                (other == category).then_some((partner.id, at))
            })
            .collect(),
    });
    // In another sector on the same ring nothing is decided until the offer is answered.
    let decided = landed
        .into_iter()
        .filter(|(partner, landing)| landing.other.is_none() || landing.partner != **partner)
        .collect();
    if let Some(edit) = landing_edit(ctx, out, lens, decided) {
        out.edit(edit);
    }
    offer
}

/// The ways to line partners up, in words.
pub(super) const LINES: &[(&str, Line)] = &[
    ("Left edges", Line::Left),
    ("Middles", Line::Middle),
    ("Top edges", Line::Top),
    ("Spread evenly", Line::Spread),
];

/// Lines partners up, or spreads them; each stays in its own cell, so that nothing else changes.
pub(super) fn line_up(
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    scene: &Scene,
    ids: &[Id<Partner>],
    how: Line,
) {
    let nodes: Vec<&Node> = ids
        .iter()
        .filter_map(|id| scene.nodes.get(scene.node_of(*id)?))
        .collect();
    let areas: Vec<Rect> = nodes
        .iter()
        .map(|node| {
            let size = vec2(node.width, node.height(scene.scale));
            Rect::from_center_size(pos(node.at), size)
        })
        .collect();
    let who = called_all(ctx, ids);
    let mut edit = Edit::named(match how {
        Line::Spread => format!("Spread {who} evenly"),
        Line::Left | Line::Middle | Line::Top => format!("Line up {who}"),
    });
    for (node, by) in nodes.iter().zip(guides::line_up(&areas, how)) {
        let at = node.cell.nearest(point(pos(node.at) + by));
        if at.distance(node.at) > 0.01 {
            edit = edit.put(placed(ctx, out, scene.lens, node.partner, at));
        }
    }
    if !edit.put.is_empty() {
        out.edit(edit);
    }
}

/// Moves partners a little, as the arrow keys do; presses in a row are one step. Nobody leaves its category.
pub(super) fn nudge(
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    lens: Lens,
    drops: &[(Id<Partner>, Point)],
    source: u64,
) {
    let landed = landings(ctx, lens, drops);
    if let Some(edit) = landing_edit(ctx, out, lens, landed) {
        out.edit(edit.during(source));
    }
}

fn landings<'p>(
    ctx: &Ctx<'p>,
    lens: Lens,
    drops: &[(Id<Partner>, Point)],
) -> Vec<(&'p Partner, Landing)> {
    let landing = |(id, at): &(Id<Partner>, Point)| {
        let partner = ctx.plan.get(*id)?;
        Some((partner, lens::land(lens, partner, *at)))
    };
    drops.iter().filter_map(landing).collect()
}

fn landing_edit(
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    lens: Lens,
    landed: Vec<(&Partner, Landing)>,
) -> Option<Edit> {
    let mut edit = Edit::named("");
    let mut moved = Vec::new();
    let mut meant = Vec::new();
    for (partner, landing) in landed {
        moved.push(partner.id);
        if landing.partner != *partner {
            meant.push(match lens {
                Lens::Power => rating_words(&landing.partner),
                _ => ring_words(landing.partner.current_level),
            });
            edit = edit.put(landing.partner);
        }
        if let Some(at) = landing.at {
            edit = edit.put(placed(ctx, out, lens, partner.id, at));
        }
    }
    if edit.put.is_empty() {
        return None;
    }
    let who = called_all(ctx, &moved);
    edit.name = match meant.first() {
        Some(first) if meant.len() == moved.len() && meant.iter().all(|words| words == first) => {
            format!("Move {who} to {first}")
        }
        _ => format!("Move {who}"),
    };
    Some(edit)
}

/// What people call a place in the field of power and interest.
fn rating_words(partner: &Partner) -> String {
    match (partner.influence, partner.interest) {
        (Some(influence), Some(interest)) => {
            format!("influence {influence:.0}, interest {interest:.0}")
        }
        _ => "those not rated".to_owned(),
    }
}

/// Takes up an offer: the partners change their category and lie where they were dropped.
pub(super) fn change_category(ctx: &Ctx<'_>, out: &mut Out<'_>, offer: &Offer) {
    let ids: Vec<_> = offer.dropped.iter().map(|(id, _)| *id).collect();
    let mut edit = Edit::named(format!(
        "Move {} to {}",
        called_all(ctx, &ids),
        scene::lower(offer.category.label())
    ));
    for (id, at) in &offer.dropped {
        let Some(partner) = ctx.plan.get(*id) else {
            continue;
        };
        edit = edit.put(Partner {
            category: offer.category,
            // A member type belongs to one category.
            member_type: String::new(),
            ..partner.clone()
        });
        edit = edit.put(placed(ctx, out, Lens::Rings, *id, *at));
    }
    out.edit(edit);
}

/// Puts partners into a category, wherever the map then shows them.
pub(super) fn set_category(
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    ids: &[Id<Partner>],
    category: Category,
) {
    let other = |p: &&Partner| p.category != category;
    let partners = ids.iter().filter_map(|id| ctx.plan.get(*id)).filter(other);
    let moved: Vec<Id<Partner>> = partners.map(|p| p.id).collect();
    let mut edit = Edit::named(format!(
        "Move {} to {}",
        called_all(ctx, &moved),
        scene::lower(category.label())
    ));
    for partner in moved.iter().filter_map(|id| ctx.plan.get(*id)) {
        edit = edit.put(Partner {
            category,
            // A member type belongs to one category.
            member_type: String::new(),
            ..partner.clone()
        });
    }
    if !moved.is_empty() {
        out.edit(edit);
    }
}

/// Moves partners one ring inwards (`-1`) or outwards (`1`).
pub(super) fn step_level(ctx: &Ctx<'_>, out: &mut Out<'_>, ids: &[Id<Partner>], by: i32) {
    let way = if by < 0 { "inwards" } else { "outwards" };
    put_levels(ctx, out, ids, way, |p| rings::step(p.current_level, by));
}

/// Puts partners on one level.
pub(super) fn set_level(
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    ids: &[Id<Partner>],
    level: Option<Level>,
) {
    put_levels(ctx, out, ids, "", |_| level);
}

fn put_levels(
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    ids: &[Id<Partner>],
    way: &str,
    level: impl Fn(&Partner) -> Option<Level>,
) {
    let changed: Vec<Partner> = ids
        .iter()
        .filter_map(|id| ctx.plan.get(*id))
        .map(|p| lens::with_level(p, level(p)))
        .filter(|p| ctx.plan.get(p.id) != Some(p))
        .collect();
    let Some(first) = changed.first() else { return };
    let same = changed
        .iter()
        .all(|p| p.current_level == first.current_level);
    let moved: Vec<_> = changed.iter().map(|p| p.id).collect();
    let who = called_all(ctx, &moved);
    let mut edit = Edit::named(if same {
        format!("Move {who} to {}", ring_words(first.current_level))
    } else {
        format!("Move {who} {way}")
    });
    for partner in changed {
        edit = edit.put(partner);
    }
    out.edit(edit);
}

/// Gives a partner another name.
pub(super) fn rename(ctx: &Ctx<'_>, out: &mut Out<'_>, id: Id<Partner>, name: &str) {
    if let Some(partner) = ctx.plan.get(id).filter(|partner| partner.name != name) {
        let renamed = Partner {
            name: name.to_owned(),
            ..partner.clone()
        };
        out.put(format!("Rename {} to {name}", called(partner)), renamed);
    }
}

/// Seats partners at the table.
pub(super) fn seat(ctx: &Ctx<'_>, out: &mut Out<'_>, ids: &[Id<Partner>]) {
    let mut edit = Edit::named(format!("Seat {} at the table", called_all(ctx, ids)));
    for partner in ids.iter().filter_map(|id| ctx.plan.get(*id)) {
        edit = edit.put(Partner {
            status: PartnerStatus::AtTable,
            ..partner.clone()
        });
    }
    out.edit(edit);
}

/// Sets or takes away the intended level of partners.
pub(super) fn intend(
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    ids: &[Id<Partner>],
    level: impl Fn(&Partner) -> Option<Level>,
) {
    let changed: Vec<Partner> = ids
        .iter()
        .filter_map(|id| ctx.plan.get(*id))
        .map(|p| Partner {
            intended_level: level(p),
            ..p.clone()
        })
        .filter(|p| ctx.plan.get(p.id) != Some(p))
        .collect();
    let Some(first) = changed.first() else { return };
    let ids: Vec<_> = changed.iter().map(|p| p.id).collect();
    let who = called_all(ctx, &ids);
    let plural = if changed.len() == 1 { "" } else { "s" };
    let level = first.intended_level;
    let name = if changed.iter().any(|p| p.intended_level != level) {
        format!("Set the intended levels of {who}")
    } else if let Some(level) = level {
        let level = scene::lower(level.label());
        format!("Set the intended level{plural} of {who} to {level}")
    } else {
        format!("Take away the intended level{plural} of {who}")
    };
    let mut edit = Edit::named(name);
    for partner in changed {
        edit = edit.put(partner);
    }
    out.edit(edit);
}

/// A partner to be made.
pub(super) struct Newcomer<'a> {
    /// What was typed for its name.
    pub name: &'a str,
    /// Its category.
    pub category: Category,
    /// Where it lies.
    pub at: Point,
    /// The partner that it is linked with, and how.
    pub linked: Option<(Id<Partner>, LinkKind)>,
}

/// Makes a partner at a place, with its link if it begins with one, and gives its id.
pub(super) fn add_partner(
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    lens: Lens,
    new: &Newcomer<'_>,
) -> Id<Partner> {
    let name = if new.name.trim().is_empty() {
        "New partner"
    } else {
        new.name.trim()
    };
    let partner = Partner {
        name: name.to_owned(),
        category: new.category,
        status: PartnerStatus::Prospect,
        ..Partner::new(out.ids.next())
    };
    let landing = lens::land(lens, &partner, new.at);
    let id = partner.id;
    let from = new
        .linked
        .and_then(|(from, kind)| Some((ctx.plan.get(from)?, kind)));
    let step = from.map_or_else(
        || format!("Add {name}"),
        |(from, _)| format!("Add {name}, linked with {}", called(from)),
    );
    let mut edit = Edit::named(step).put(landing.partner);
    if let Some(at) = landing.at {
        edit = edit.put(placed(ctx, out, lens, id, at));
    }
    if let Some((from, kind)) = from {
        edit = edit.put(Link {
            from: from.id,
            to: id,
            kind,
            ..Link::new(out.ids.next())
        });
    }
    out.edit(edit);
    id
}

/// How far a copy lies from what it was made of.
const BESIDE: Point = Point::new(24.0, 40.0);

/// Doubles partners beside themselves, with the links between them; gives the new ones.
pub(super) fn duplicate(
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    scene: &Scene,
    ids: &[Id<Partner>],
) -> Vec<Id<Partner>> {
    let mut edit = Edit::named(format!("Duplicate {}", called_all(ctx, ids)));
    let mut twins = BTreeMap::new();
    for id in ids {
        let mut copies = copy::with_parts(ctx.plan, out.ids, Key::of(*id));
        let Some(AnyRecord::Partner(twin)) = copies.first_mut() else {
            continue;
        };
        for name in [&mut twin.name, &mut twin.short] {
            if !name.trim().is_empty() {
                name.push_str(" (copy)");
            }
        }
        let cell = Cell::of(scene.lens, twin);
        let node = scene.node_of(*id).and_then(|node| scene.nodes.get(node));
        let to = twin.id;
        if let Some(node) = node.filter(|_| lens::keeps_places(scene.lens)) {
            let at = Point::new(
                node.at.x + BESIDE.x * scene.scale,
                node.at.y + BESIDE.y * scene.scale,
            );
            edit.put
                .push(placed(ctx, out, scene.lens, to, cell.nearest(at)).wrap());
        }
        edit.put.splice(0..0, copies);
        twins.insert(*id, to);
    }
    for link in ctx.plan.links.iter() {
        if let (Some(from), Some(to)) = (twins.get(&link.from), twins.get(&link.to)) {
            edit = edit.put(Link {
                id: out.ids.next(),
                from: *from,
                to: *to,
                ..link.clone()
            });
        }
    }
    if !twins.is_empty() {
        out.edit(edit);
    }
    twins.into_values().collect()
}

/// Links two partners, unless they are linked like this already; gives the link's id.
pub(super) fn link(
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    from: Id<Partner>,
    to: Id<Partner>,
    kind: LinkKind,
) -> Option<Id<Link>> {
    let (one, other) = (ctx.plan.get(from)?, ctx.plan.get(to)?);
    let same = |l: &&Link| {
        l.kind == kind && ((l.from == from && l.to == to) || (l.from == to && l.to == from))
    };
    if let Some(link) = ctx.index.links(ctx.plan, from).find(same) {
        out.notify(format!(
            "{} and {} are linked like this already",
            called(one),
            called(other)
        ));
        return Some(link.id);
    }
    let link = Link {
        from,
        to,
        kind,
        ..Link::new(out.ids.next())
    };
    let id = link.id;
    out.put(format!("Link {} and {}", called(one), called(other)), link);
    Some(id)
}

/// Deletes partners with all that points at them.
pub(super) fn delete_partners(ctx: &Ctx<'_>, out: &mut Out<'_>, ids: &[Id<Partner>]) {
    if ids.is_empty() {
        return;
    }
    let mut edit = Edit::named(format!("Delete {}", called_all(ctx, ids)));
    for id in ids {
        edit = edit.remove(*id);
    }
    out.edit(edit);
}

/// Deletes a link.
pub(super) fn delete_link(ctx: &Ctx<'_>, out: &mut Out<'_>, id: Id<Link>) {
    if let Some(link) = ctx.plan.get(id) {
        let name = format!("Delete {}", link_words(ctx, link));
        out.edit(Edit::named(name).remove(id));
    }
}

/// Makes a link run from its end to its beginning.
pub(super) fn turn_round(ctx: &Ctx<'_>, out: &mut Out<'_>, link: &Link) {
    let turned = Link {
        from: link.to,
        to: link.from,
        ..link.clone()
    };
    out.put(format!("Turn round {}", link_words(ctx, link)), turned);
}

/// A link in the name of a step.
pub(super) fn link_words(ctx: &Ctx<'_>, link: &Link) -> String {
    let end = |id| ctx.plan.get(id).map(called).unwrap_or_default();
    format!("the link of {} and {}", end(link.from), end(link.to))
}
