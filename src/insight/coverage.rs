//! Who is at the table, category by category, and which member types have nobody.
//! Must not know how a member type is worded (that is the catalogue).

use std::collections::BTreeSet;

use crate::{
    guidance::Catalogue,
    model::{Category, PartnerStatus, Plan},
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
