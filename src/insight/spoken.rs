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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, Record as _};

    #[test]
    fn the_latest_day_counts_and_a_conversation_without_a_day_does_not() {
        let mut plan = Plan::default();
        let days = [
            (1, Some(Date::constant(2026, 3, 2))),
            (2, Some(Date::constant(2026, 4, 9))),
            (3, Some(Date::constant(2026, 4, 1))),
            (4, None),
        ];
        for (id, on) in days {
            let one = Interaction {
                partner: Id::new(50),
                on,
                ..Interaction::new(Id::new(id))
            };
            plan.put_any(one.wrap());
        }
        let last = last_with_each(&plan);
        assert_eq!(last.get(&Id::new(50)), Some(&Id::new(2)));
        assert_eq!(last.len(), 1);
    }
}
