//! Edits of several records that more than one screen asks for.
//! Must not know egui or what a place on the map means.

use crate::model::{Answer, Aspect, Id, IdSource, LevelRating, Partner, Plan, Record, Table};

/// Where a record goes so that it lies between two neighbours of a ranked list.
///
/// `None` means the list's end on that side. Ranks are spaced by 1, so a place between two is halved some 50
/// times before doubles run out; then the two coincide and the order falls back to the ids.
pub fn rank_between(before: Option<f64>, after: Option<f64>) -> f64 {
    match (before, after) {
        (Some(a), Some(b)) => f64::midpoint(a, b),
        (Some(a), None) => a + 1.0,
        (None, Some(b)) => b - 1.0,
        (None, None) => 1.0,
    }
}

/// The rank after the last of a table.
pub fn next_rank<T: Record>(table: &Table<T>, rank: impl Fn(&T) -> f64) -> f64 {
    table.iter().map(rank).fold(0.0, f64::max) + 1.0
}

/// The rating of one aspect of a partnership, existing or blank.
pub fn level_rating(
    plan: &Plan,
    ids: &mut IdSource,
    partner: Id<Partner>,
    aspect: Aspect,
) -> LevelRating {
    plan.level_ratings
        .iter()
        .find(|r| r.partner == partner && r.aspect == aspect)
        .cloned()
        .unwrap_or_else(|| LevelRating {
            partner,
            aspect,
            ..LevelRating::new(ids.next())
        })
}

/// The answer to a plan-wide item, existing or blank.
pub fn plan_answer(plan: &Plan, ids: &mut IdSource, item: &str) -> Answer {
    plan.answers
        .iter()
        .find(|a| {
            a.item == item
                && a.partner.0.is_none()
                && a.person.0.is_none()
                && a.holder.0.is_none()
                && a.wave.0.is_none()
                && a.on.is_none()
        })
        .cloned()
        .unwrap_or_else(|| Answer {
            item: item.to_owned(),
            ..Answer::new(ids.next())
        })
}
