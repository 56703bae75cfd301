//! Which partner of the plan a partner of the file is.
//! Must not change anything.

use std::collections::{HashMap, HashSet};

use super::{target::plain, typed::PartnerIn};
use crate::model::{Id, Partner, Plan};

/// For each partner of the file the one of the plan, by its id in the plan, else by name, else by short name.
///
/// No two partners of the file become the same one of the plan.
pub(super) fn partners(plan: &Plan, incoming: &[Option<PartnerIn>]) -> Vec<Option<Id<Partner>>> {
    let mut taken: HashSet<Id<Partner>> = HashSet::new();
    let mut found: Vec<Option<Id<Partner>>> = incoming
        .iter()
        .map(|partner| {
            let id = partner.as_ref()?.id?;
            (plan.partners.contains(id) && taken.insert(id)).then_some(id)
        })
        .collect();
    let mut by_name: HashMap<String, Vec<Id<Partner>>> = HashMap::new();
    let mut by_short: HashMap<String, Vec<Id<Partner>>> = HashMap::new();
    // Backwards, so that the first of a name is the first to be taken off.
    for partner in plan.partners.iter().rev() {
        by_name
            .entry(plain(&partner.name))
            .or_default()
            .push(partner.id);
        by_short
            .entry(plain(&partner.short))
            .or_default()
            .push(partner.id);
    }
    for names in [&mut by_name, &mut by_short] {
        for (place, partner) in found.iter_mut().zip(incoming) {
            let Some(partner) = partner.as_ref().filter(|_| place.is_none()) else {
                continue;
            };
            let name = plain(partner.name());
            if name.is_empty() {
                continue;
            }
            let fitting = names.get_mut(&name);
            *place = fitting.and_then(|all| {
                while let Some(id) = all.pop() {
                    if taken.insert(id) {
                        return Some(id);
                    }
                }
                None
            });
        }
    }
    found
}
