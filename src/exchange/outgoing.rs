//! What the map formats have to say of a plan: its partners and links with all their fields, under the names
//! that [`incoming`](super::incoming) reads.
//!
//! Notes for the facilitator and contacts stay out: these files are handed round.
//! Must not know any format.

use std::collections::HashMap;

use super::incoming::{
    target::{self, Named, Target},
    value::{self, Said},
};
use crate::{
    guidance::Catalogue,
    mapping::{Look, Scene, Spots},
    model::{
        AnyRecord, Id, Kind, Lens, LevelRating, Link, Partner, Placement, Plan, Record, Value,
    },
};

/// A plan made ready to be written.
pub(super) struct Outgoing<'a> {
    pub(super) plan: &'a Plan,
    guidance: &'a Catalogue,
    ratings: HashMap<Id<Partner>, Vec<&'a LevelRating>>,
    places: HashMap<Id<Partner>, Vec<&'a Placement>>,
}

/// One field of a partner and what it says.
pub(super) struct Attribute {
    pub(super) named: &'static Named,
    pub(super) said: Said,
}

impl<'a> Outgoing<'a> {
    pub(super) fn new(plan: &'a Plan, guidance: &'a Catalogue) -> Self {
        let mut ratings: HashMap<_, Vec<_>> = HashMap::new();
        for rating in plan.level_ratings.iter() {
            ratings.entry(rating.partner).or_default().push(rating);
        }
        let mut places: HashMap<_, Vec<_>> = HashMap::new();
        for place in plan.placements.iter() {
            places.entry(place.partner).or_default().push(place);
        }
        Self {
            plan,
            guidance,
            ratings,
            places,
        }
    }

    /// What is said of a partner beside its name, in the order of [`target::all`].
    pub(super) fn attributes(&self, partner: &Partner) -> Vec<Attribute> {
        let record = partner.clone().wrap();
        let mut found = Vec::new();
        for named in target::all() {
            let value = match named.target {
                Target::Partner("name" | "private_notes") => continue,
                Target::Partner(field) => self.said(&record, field),
                Target::Rating(aspect, field) => {
                    let ratings = self.ratings.get(&partner.id);
                    let rating = ratings.and_then(|all| all.iter().find(|r| r.aspect == aspect));
                    rating.and_then(|rating| self.said(&(*rating).clone().wrap(), field))
                }
                Target::Place(lens, field) => {
                    let places = self.places.get(&partner.id);
                    let place = places.and_then(|all| all.iter().find(|p| p.lens == lens));
                    place
                        .and_then(|place| self.said(&(*place).clone().wrap(), field))
                        .filter(|said| *said != Said::Truth(false))
                }
                _ => continue,
            };
            if let Some(said) = value {
                found.push(Attribute { named, said });
            }
        }
        found
    }

    /// What a field of a record says.
    pub(super) fn said(&self, record: &AnyRecord, field: &str) -> Option<Said> {
        let column = target::column_of(record.kind(), field)?;
        let value = record.value(field).unwrap_or(Value::Null);
        value::said(column, &value, self.guidance)
    }

    /// The links whose two partners are there; a plan that was read holds no others.
    pub(super) fn links(&self) -> impl Iterator<Item = &'a Link> {
        let there = |link: &&Link| {
            self.plan.partners.contains(link.from) && self.plan.partners.contains(link.to)
        };
        self.plan.links.iter().filter(there)
    }

    /// The fields under which places are written, whatever the lens.
    pub(super) const fn is_place(target: Target) -> bool {
        matches!(target, Target::Place(..))
    }
}

/// The kind of a record as far as a target names one.
pub(super) const fn kind_of(target: Target) -> Option<(Kind, &'static str)> {
    match target {
        Target::Partner(field) => Some((Kind::Partner, field)),
        Target::Contact(field) => Some((Kind::Contact, field)),
        Target::Rating(_, field) => Some((Kind::LevelRating, field)),
        Target::Place(_, field) => Some((Kind::Placement, field)),
        Target::FirstName | Target::LastName | Target::Note | Target::Skip => None,
    }
}

/// The id of a partner in another program's file.
pub(super) fn partner_key(id: Id<Partner>) -> String {
    format!("partner-{}", id.raw())
}

/// The id of a link in another program's file.
pub(super) fn link_key(id: Id<Link>) -> String {
    format!("link-{}", id.raw())
}

/// The record's id, if a file got this key from us.
pub(super) fn our_id<T: Record>(prefix: &str, key: &str) -> Option<Id<T>> {
    let digits = key.strip_prefix(prefix)?.strip_prefix('-')?;
    let id: i64 = digits.parse().ok()?;
    (id > 0 && id.to_string() == digits).then(|| Id::new(id))
}

/// The name that another program shows; it must not be empty.
pub(super) fn shown_name(partner: &Partner) -> &str {
    if partner.name.trim().is_empty() {
        NO_NAME
    } else {
        &partner.name
    }
}

/// What stands for a name that is still empty.
pub(super) const NO_NAME: &str = "Unnamed";

/// The map under a lens.
pub(super) fn scene(plan: &Plan, lens: Lens) -> Scene {
    Scene::of(plan, lens, &Look::default(), &Spots::default())
}
