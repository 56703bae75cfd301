//! The lens of power and interest: to the right how much the outcome matters to a partner, upwards how much it
//! can move the outcome; both 0 to 100. Who lacks a rating lies in a strip on the left.
//! Must not know how a map is drawn or which partners there are.

use super::{Area, Point, slots};
use crate::model::{Header, Partner, Quarter};

/// The field of those with both ratings.
pub const FIELD: Area = Area::new(Point::new(0.0, 0.0), 800.0, 600.0);

/// The strip of those without.
pub const STRIP: Area = Area::new(Point::new(-530.0, 0.0), 200.0, 600.0);

/// How far from the strip's border the middle of a partner stays.
pub(super) const OFF_BORDER: f32 = 16.0;

/// The place that two ratings mean. Ratings out of range are brought into it.
pub fn place(influence: f64, interest: f64) -> Point {
    let share = |rating: f64| (rating.clamp(0.0, 100.0) / 100.0) as f32;
    let [width, height] = FIELD.size;
    Point::new(
        FIELD.left() + share(interest) * width,
        FIELD.bottom() - share(influence) * height,
    )
}

/// The influence and interest that a place means, in whole numbers; `None` in the strip and left of it.
pub fn ratings(at: Point) -> Option<(f64, f64)> {
    const STRIP_ENDS: f32 = 0.5 * (-530.0 + 100.0 - 400.0);
    if !at.is_finite() || at.x < STRIP_ENDS {
        return None;
    }
    let [width, height] = FIELD.size;
    let rating = |share: f32| f64::from((share * 100.0).round().clamp(0.0, 100.0));
    Some((
        rating((FIELD.bottom() - at.y) / height),
        rating((at.x - FIELD.left()) / width),
    ))
}

/// Where a partner's ratings put it, if it has both.
pub fn place_of(partner: &Partner) -> Option<Point> {
    Some(place(partner.influence?, partner.interest?))
}

/// A partner with the ratings that a place means.
#[must_use]
pub fn with_ratings(partner: &Partner, at: Point) -> Partner {
    let (influence, interest) = ratings(at).unzip();
    Partner {
        influence,
        interest,
        ..partner.clone()
    }
}

/// What a place means in words.
pub fn words(at: Point, header: Option<&Header>) -> String {
    ratings(at).map_or_else(
        || "Not rated".to_owned(),
        |(influence, interest)| {
            format!(
                "Influence {influence:.0}, interest {interest:.0}: {}",
                super::scene::lower(Quarter::of(influence, interest).name(header))
            )
        },
    )
}

/// Places within the strip, the best first: from the top down.
pub(super) fn slots(scale: f32) -> slots::Slots {
    slots::stacked(STRIP, OFF_BORDER, scale)
}
