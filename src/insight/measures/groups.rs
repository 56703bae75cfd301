//! The dated values of a measure group by group, and how the groups compare.
//!
//! A group is known by its name, whatever its capitals; no name means everybody. The ratio of two groups is
//! taken on the latest day that has a value for both, or, where there is none, between the latest of each.
//! Must not know which way is better.

use std::collections::BTreeMap;

use crate::model::{Date, Id, Measure, Observation, Plan};

/// The values of one group, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// Its name as it was first written; empty: everybody.
    pub name: String,
    /// Its values, oldest first.
    pub values: Vec<Dated>,
}

/// One value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dated {
    /// Day.
    pub on: Date,
    /// Value.
    pub value: f64,
    /// How many cases it comes from, if that was told.
    pub cases: Option<i64>,
}

/// One group beside the group that it is compared with.
#[derive(Clone, Debug, PartialEq)]
pub struct Disparity {
    /// The group.
    pub group: String,
    /// The group that it is compared with; empty: everybody.
    pub reference: String,
    /// The group's value.
    pub value: Dated,
    /// The value that it is divided by.
    pub reference_value: Dated,
    /// The group's value ÷ the reference's; `None` where that is zero.
    pub ratio: Option<f64>,
}

/// The groups of a measure: everybody first, then by name.
pub fn groups(plan: &Plan, id: Id<Measure>) -> Vec<Group> {
    sort(plan.observations.iter().filter(|o| o.measure == id))
}

/// The groups of all measures, for pages that show many.
pub fn of_all(plan: &Plan) -> BTreeMap<Id<Measure>, Vec<Group>> {
    let mut observed: BTreeMap<_, Vec<&Observation>> = BTreeMap::new();
    for one in plan.observations.iter() {
        observed.entry(one.measure).or_default().push(one);
    }
    observed
        .into_iter()
        .map(|(id, all)| (id, sort(all.into_iter())))
        .collect()
}

fn sort<'p>(observed: impl Iterator<Item = &'p Observation>) -> Vec<Group> {
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    for one in observed {
        let name = one.subgroup.trim();
        let group = groups.entry(name.to_lowercase()).or_default();
        if group.values.is_empty() {
            name.clone_into(&mut group.name);
        }
        group.values.push(Dated {
            on: one.on,
            value: one.value,
            cases: one.cases,
        });
    }
    for group in groups.values_mut() {
        // Stable: values of one day stay in the order in which they were entered.
        group.values.sort_by_key(|dated| dated.on);
    }
    groups.into_values().collect()
}

/// Whether two groups are the same by name.
pub fn same_group(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// Every group beside the reference group; none if that has no value.
pub fn disparities(groups: &[Group], reference: &str) -> Vec<Disparity> {
    let Some(base) = groups.iter().find(|g| same_group(&g.name, reference)) else {
        return Vec::new();
    };
    let others = groups
        .iter()
        .filter(|g| !same_group(&g.name, reference) && !g.name.is_empty());
    others.filter_map(|group| compare(group, base)).collect()
}

fn compare(group: &Group, base: &Group) -> Option<Disparity> {
    let on_same_day = group.values.iter().rev().find_map(|value| {
        let beside = base.values.iter().rev().find(|b| b.on == value.on)?;
        Some((*value, *beside))
    });
    let latest = || Some((*group.values.last()?, *base.values.last()?));
    let (value, reference_value) = on_same_day.or_else(latest)?;
    Some(Disparity {
        group: group.name.clone(),
        reference: base.name.clone(),
        value,
        reference_value,
        ratio: super::divided(Some(value.value), Some(reference_value.value)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(name: &str, values: &[(i8, f64)]) -> Group {
        let values = values
            .iter()
            .map(|(month, value)| Dated {
                on: Date::constant(2026, *month, 1),
                value: *value,
                cases: None,
            })
            .collect();
        Group {
            name: name.to_owned(),
            values,
        }
    }

    #[test]
    fn groups_are_compared_on_the_latest_day_that_both_have() {
        let groups = [
            group("", &[(1, 40.0), (3, 50.0)]),
            group("Rural", &[(1, 60.0), (2, 90.0)]),
        ];
        let found = disparities(&groups, "");
        let told: Vec<_> = found.iter().map(|d| (d.group.as_str(), d.ratio)).collect();
        assert_eq!(told, [("Rural", Some(1.5))]);
    }

    #[test]
    fn groups_without_a_day_in_common_are_compared_by_their_latest() {
        let groups = [group("Rural", &[(2, 90.0)]), group("Town", &[(1, 60.0)])];
        let found = disparities(&groups, " town ");
        assert_eq!(found.len(), 1);
        assert_eq!(found.first().and_then(|d| d.ratio), Some(1.5));
    }

    #[test]
    fn nothing_is_divided_by_zero_and_nothing_compared_with_a_group_that_is_not_there() {
        let groups = [group("Rural", &[(2, 90.0)]), group("Town", &[(2, 0.0)])];
        assert_eq!(
            disparities(&groups, "Town").first().map(|d| d.ratio),
            Some(None)
        );
        assert_eq!(disparities(&groups, "Coast"), []);
        assert_eq!(disparities(&groups, ""), []);
    }
}
