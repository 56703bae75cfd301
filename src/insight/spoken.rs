//! When we last spoke with each partner.
//! Must not know how long is too long (that is a rule of `findings`).

use std::collections::HashMap;

use crate::model::{Id, Interaction, Partner, Plan};

/// The latest dated conversation with each partner; those without a day can't be put in order and are left out.
pub fn last_with_each(plan: &Plan) -> HashMap<Id<Partner>, Id<Interaction>> {
    let mut latest: HashMap<Id<Partner>, &Interaction> = HashMap::new();
    for one in plan.interactions.iter().filter(|i| i.on.is_some()) {
        let kept = latest.entry(one.partner).or_insert(one);
        if (one.on, one.id) > (kept.on, kept.id) {
            *kept = one;
        }
    }
    latest
        .into_iter()
        .map(|(partner, one)| (partner, one.id))
        .collect()
}
