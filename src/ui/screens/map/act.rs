//! What is asked for when something is dropped, linked, named or deleted on the map: one named step each.
//! Must not know the pointer, the screen or the camera.

use crate::{
    edit::Edit,
    mapping::{Point, rings, scene},
    model::{Category, Id, Lens, Level, Link, LinkKind, Partner, PartnerStatus, Placement},
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
fn called_all(ctx: &Ctx<'_>, ids: &[Id<Partner>]) -> String {
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

fn placed(ctx: &Ctx<'_>, out: &mut Out<'_>, partner: Id<Partner>, at: Point) -> Placement {
    let before = ctx.index.placement(ctx.plan, partner, Lens::Rings).cloned();
    Placement {
        partner,
        lens: Lens::Rings,
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

/// Drops partners at places; `grabbed` is the one under the pointer. Levels change at once; another category is
/// only offered.
pub(super) fn drop_partners(
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    grabbed: Id<Partner>,
    drops: &[(Id<Partner>, Point)],
) -> Option<Offer> {
    let landed: Vec<_> = drops
        .iter()
        .filter_map(|(id, at)| Some((ctx.plan.get(*id)?, rings::land(ctx.plan.get(*id)?, *at))))
        .collect();
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

    let mut edit = Edit::named("");
    let mut moved = Vec::new();
    let mut levels = Vec::new();
    for (partner, landing) in landed {
        let changed = landing.partner != *partner;
        // In another sector on the same ring nothing is decided until the offer is answered.
        if landing.other.is_some() && !changed {
            continue;
        }
        moved.push(partner.id);
        if landing.partner.current_level != partner.current_level {
            levels.push(landing.partner.current_level);
        }
        if changed {
            edit = edit.put(landing.partner);
        }
        edit = edit.put(placed(ctx, out, partner.id, landing.at));
    }
    if !moved.is_empty() {
        let who = called_all(ctx, &moved);
        edit.name = match levels.first() {
            Some(level) if levels.len() == moved.len() && levels.iter().all(|l| l == level) => {
                format!("Move {who} to {}", ring_words(*level))
            }
            _ => format!("Move {who}"),
        };
        out.edit(edit);
    }
    offer
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
        edit = edit.put(placed(ctx, out, *id, *at));
    }
    out.edit(edit);
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
        .map(|p| rings::with_level(p, level(p)))
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

/// Makes a partner at a place and gives its id.
pub(super) fn add_partner(
    out: &mut Out<'_>,
    name: &str,
    category: Category,
    at: Point,
) -> Id<Partner> {
    let level = rings::level_at(at);
    let name = if name.trim().is_empty() {
        "New partner"
    } else {
        name.trim()
    };
    let partner = Partner {
        name: name.to_owned(),
        category,
        current_level: level,
        status: if level.is_some() {
            PartnerStatus::AtTable
        } else {
            PartnerStatus::Prospect
        },
        ..Partner::new(out.ids.next())
    };
    let at = rings::into_cell(at, level, category);
    let placement = Placement {
        partner: partner.id,
        lens: Lens::Rings,
        x: at.x.into(),
        y: at.y.into(),
        ..Placement::new(out.ids.next())
    };
    let id = partner.id;
    out.edit(
        Edit::named(format!("Add {name}"))
            .put(partner)
            .put(placement),
    );
    id
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

/// A link in the name of a step.
pub(super) fn link_words(ctx: &Ctx<'_>, link: &Link) -> String {
    let end = |id| ctx.plan.get(id).map(called).unwrap_or_default();
    format!("the link of {} and {}", end(link.from), end(link.to))
}
