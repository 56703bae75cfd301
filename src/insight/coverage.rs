//! Who is at the table, category by category, and which member types have nobody.
//! Must not know how a member type is worded (that is the catalogue).

use std::collections::{BTreeSet, HashMap};

use super::{Index, Subject};
use crate::{
    guidance::{Catalogue, Item},
    model::{Category, Id, Partner, PartnerStatus, Plan},
};

/// What one of the six categories has and lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The category.
    pub category: Category,
    /// Partners at the table.
    pub at_table: usize,
    /// Partners invited.
    pub invited: usize,
    /// Prospects.
    pub prospect: usize,
    /// Partners that are missing.
    pub missing: usize,
    /// Partnerships that have ended.
    pub ended: usize,
    /// Ids of the member types in the catalogue that no partner stands for, in the catalogue's order.
    /// A partner stands for its type if it is at the table, invited or a prospect.
    pub lacking: Vec<String>,
}

impl Coverage {
    /// Partners with this status.
    pub const fn of(&self, status: PartnerStatus) -> usize {
        match status {
            PartnerStatus::AtTable => self.at_table,
            PartnerStatus::Invited => self.invited,
            PartnerStatus::Prospect => self.prospect,
            PartnerStatus::Missing => self.missing,
            PartnerStatus::Ended => self.ended,
        }
    }
}

/// The coverage of all six categories, in their order.
pub fn coverage(plan: &Plan, guidance: &Catalogue) -> Vec<Coverage> {
    let counts_for_type = |status| {
        matches!(
            status,
            PartnerStatus::AtTable | PartnerStatus::Invited | PartnerStatus::Prospect
        )
    };
    let present: BTreeSet<&str> = plan
        .partners
        .iter()
        .filter(|p| counts_for_type(p.status))
        .map(|p| p.member_type.as_str())
        .collect();
    Category::ALL
        .iter()
        .map(|category| {
            let count = |status| {
                let here = plan.partners.iter();
                here.filter(|p| p.category == *category && p.status == status)
                    .count()
            };
            let prefix = format!("category.{}", category.word());
            let types = guidance.items_under(&prefix).map(|item| item.id.as_str());
            Coverage {
                category: *category,
                at_table: count(PartnerStatus::AtTable),
                invited: count(PartnerStatus::Invited),
                prospect: count(PartnerStatus::Prospect),
                missing: count(PartnerStatus::Missing),
                ended: count(PartnerStatus::Ended),
                lacking: types
                    .filter(|id| *id != prefix && !present.contains(id))
                    .map(str::to_owned)
                    .collect(),
            }
        })
        .collect()
}

/// The categories with nobody at the table.
pub fn empty_categories(coverage: &[Coverage]) -> Vec<Category> {
    coverage
        .iter()
        .filter(|c| c.at_table == 0)
        .map(|c| c.category)
        .collect()
}

/// The seats of one category: its partners by status, and its member types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seats {
    /// The category.
    pub category: Category,
    /// The partners of each status, in the order of [`PartnerStatus::ALL`], by name.
    partners: [Vec<Id<Partner>>; 5],
    /// Its member types, in the catalogue's order.
    pub types: Vec<Seat>,
}

/// One member type of a category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Id of the member type in the catalogue.
    pub item: &'static str,
    /// Whether the group ticked it as one that matters.
    pub sought: bool,
    /// The partners of this type that stand closest to the table, by name.
    pub partners: Vec<Id<Partner>>,
    /// How close that is; `None`: no partner is of this type.
    pub status: Option<PartnerStatus>,
}

impl Seat {
    /// Whether somebody of this type is at the table.
    pub fn is_taken(&self) -> bool {
        self.status == Some(PartnerStatus::AtTable)
    }

    /// Whether somebody of this type can be counted on to come, or is being won: at the table, invited or a
    /// prospect. What is neither is open.
    pub const fn is_open(&self) -> bool {
        !matches!(
            self.status,
            Some(PartnerStatus::AtTable | PartnerStatus::Invited | PartnerStatus::Prospect)
        )
    }
}

impl Seats {
    /// The partners of this status, by name.
    pub fn of(&self, status: PartnerStatus) -> &[Id<Partner>] {
        self.partners
            .get(place(status))
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// Whether nobody of this category is at the table.
    pub fn is_empty(&self) -> bool {
        self.of(PartnerStatus::AtTable).is_empty()
    }

    /// How many of its partners there are, whatever their status.
    pub fn count(&self) -> usize {
        self.partners.iter().map(Vec::len).sum()
    }

    /// Member types with somebody at the table.
    pub fn types_taken(&self) -> usize {
        self.types.iter().filter(|t| t.is_taken()).count()
    }
}

/// Position of a status in [`PartnerStatus::ALL`].
fn place(status: PartnerStatus) -> usize {
    let at = PartnerStatus::ALL.iter().position(|s| *s == status);
    at.unwrap_or_default()
}

/// How close to the table a status is: the lower the closer.
const fn distance(status: PartnerStatus) -> u8 {
    match status {
        PartnerStatus::AtTable => 0,
        PartnerStatus::Invited => 1,
        PartnerStatus::Prospect => 2,
        PartnerStatus::Missing => 3,
        PartnerStatus::Ended => 4,
    }
}

/// The seats of all six categories, in their order.
pub fn seats(plan: &Plan, index: &Index, guidance: &'static Catalogue) -> Vec<Seats> {
    let mut by_name: Vec<&Partner> = plan.partners.iter().collect();
    by_name.sort_by_cached_key(|p| (p.name.to_lowercase(), p.id));
    let mut by_type: HashMap<&str, Vec<&Partner>> = HashMap::new();
    for partner in &by_name {
        let of_type = by_type.entry(partner.member_type.as_str()).or_default();
        of_type.push(partner);
    }
    let seat = |item: &'static Item| {
        let all = by_type.get(item.id.as_str()).map(Vec::as_slice);
        let all = all.unwrap_or_default();
        let closest = all.iter().map(|p| p.status).min_by_key(|s| distance(*s));
        let there = all.iter().filter(|p| Some(p.status) == closest);
        Seat {
            item: &item.id,
            sought: index
                .answer(plan, &item.id, Subject::PLAN)
                .is_some_and(|a| a.choice == "yes"),
            partners: there.map(|p| p.id).collect(),
            status: closest,
        }
    };
    let of = |category: &Category| {
        let mut partners = <[Vec<Id<Partner>>; 5]>::default();
        for partner in by_name.iter().filter(|p| p.category == *category) {
            if let Some(list) = partners.get_mut(place(partner.status)) {
                list.push(partner.id);
            }
        }
        let prefix = format!("category.{}", category.word());
        let types = guidance.items_under(&prefix);
        let types = types.filter(|item| item.id != prefix).map(seat).collect();
        Seats {
            category: *category,
            partners,
            types,
        }
    };
    Category::ALL.iter().map(of).collect()
}
