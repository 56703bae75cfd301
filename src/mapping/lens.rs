//! What a place means under each lens, and what a drop there does to a partner.
//!
//! A lens is chosen by name (`model::Lens`); the geometry of each is in the file of that name.
//! Must not know how a map is drawn, nor the pointer.

use super::{Cell, Point, lanes, power, rings};
use crate::model::{Category, Header, Lens, Level, Partner, PartnerStatus};

/// What dropping a partner at a place does.
#[derive(Clone, Debug, PartialEq)]
pub struct Landing {
    /// The partner with what the place means.
    pub partner: Partner,
    /// The place to keep for it; `None` where the partner's own fields are its place.
    pub at: Option<Point>,
    /// The category of the place if it isn't the partner's, with the place there: to be asked, not assumed.
    pub other: Option<(Category, Point)>,
}

/// What dropping a partner at a place does.
pub fn land(lens: Lens, partner: &Partner, at: Point) -> Landing {
    let mut other = None;
    let landed = match lens {
        Lens::Rings => {
            let level = rings::level_at(at);
            let category = rings::category_at(at);
            if category != partner.category {
                other = Some((category, rings::into_cell(at, level, category)));
            }
            with_level(partner, level)
        }
        Lens::Lanes => with_level(partner, lanes::level_at(at)),
        Lens::Power => power::with_ratings(partner, at),
        Lens::Free => partner.clone(),
    };
    Landing {
        at: keeps_places(lens).then(|| Cell::of(lens, &landed).nearest(at)),
        partner: landed,
        other,
    }
}

/// Whether a lens keeps places of its own; under the others a partner's fields are its place.
pub const fn keeps_places(lens: Lens) -> bool {
    !matches!(lens, Lens::Power)
}

/// Whether a lens shows levels, and with them where a partnership is meant to go.
pub const fn shows_levels(lens: Lens) -> bool {
    matches!(lens, Lens::Rings | Lens::Lanes)
}

/// Where a stored place puts a partner: there, if it means what the partner is; else near it, as far as the lens
/// knows a place near it that does; nowhere otherwise.
pub fn stored_place(lens: Lens, partner: &Partner, at: Point) -> Option<Point> {
    match lens {
        Lens::Rings => rings::stored_place(at, partner.current_level, partner.category),
        Lens::Lanes => {
            let lane = Cell::of(lens, partner);
            at.is_finite().then(|| lane.nearest(at))
        }
        Lens::Power | Lens::Free => Cell::of(lens, partner).holds(at).then_some(at),
    }
}

/// The category that a place means, under a lens whose places mean one.
pub fn category_at(lens: Lens, at: Point) -> Option<Category> {
    (lens == Lens::Rings).then(|| rings::category_at(at))
}

/// The level that a place means, under a lens whose places mean one; `Some(None)` is “no level yet”.
pub fn level_at(lens: Lens, at: Point) -> Option<Option<Level>> {
    match lens {
        Lens::Rings => Some(rings::level_at(at)),
        Lens::Lanes => Some(lanes::level_at(at)),
        Lens::Power | Lens::Free => None,
    }
}

/// How far one press of an arrow key moves a partner, to the right and down; with Shift it is
/// [`BIG_NUDGE`] times as much.
pub const fn nudge(lens: Lens) -> Point {
    match lens {
        // One step of a rating.
        Lens::Power => {
            let [width, height] = power::FIELD.size;
            Point::new(width / 100.0, height / 100.0)
        }
        _ => Point::new(4.0, 4.0),
    }
}

/// How many times as far an arrow key moves with Shift.
pub const BIG_NUDGE: f32 = 10.0;

/// Where the ghost of a partner lies that intends this level.
pub fn ghost_place(lens: Lens, at: Point, intended: Level, category: Category) -> Option<Point> {
    match lens {
        Lens::Rings => Some(rings::ghost_place(at, intended, category)),
        Lens::Lanes => {
            let lane = lanes::area(Some(intended));
            Some(lanes::into_lane(
                Point::new(lane.center.x, at.y),
                Some(intended),
            ))
        }
        Lens::Power | Lens::Free => None,
    }
}

/// What a place means in words, for the hint at the pointer; empty where it means nothing. The plan's header knows
/// what the group calls things.
pub fn words(lens: Lens, at: Point, header: Option<&Header>) -> String {
    match lens {
        Lens::Rings => format!(
            "{}, {}",
            rings::ring_name(rings::level_at(at)),
            super::scene::lower(rings::category_at(at).label())
        ),
        Lens::Lanes => lane_name(lanes::level_at(at)).to_owned(),
        Lens::Power => power::words(at, header),
        Lens::Free => String::new(),
    }
}

/// What people read for a lane.
pub const fn lane_name(level: Option<Level>) -> &'static str {
    match level {
        Some(level) => level.label(),
        None => "No level yet",
    }
}

/// Where a partner lies, in words, after its name and category.
pub(super) fn place_words(lens: Lens, partner: &Partner, degree: usize) -> String {
    let level = || {
        super::scene::lower(match lens {
            Lens::Rings => rings::ring_name(partner.current_level),
            _ => lane_name(partner.current_level),
        })
    };
    match lens {
        Lens::Rings => {
            let ring = rings::RINGS
                .iter()
                .position(|ring| ring.level == partner.current_level)
                .map_or(rings::RINGS.len(), |i| i + 1);
            format!("ring {ring} of {}: {}", rings::RINGS.len(), level())
        }
        Lens::Lanes => {
            let lane = lanes::LANES
                .iter()
                .position(|lane| *lane == partner.current_level)
                .map_or(1, |i| i + 1);
            format!("lane {lane} of {}: {}", lanes::LANES.len(), level())
        }
        Lens::Power => match (partner.influence, partner.interest) {
            (Some(influence), Some(interest)) => {
                format!("influence {influence:.0}, interest {interest:.0} of 100")
            }
            (Some(influence), None) => {
                format!("influence {influence:.0} of 100, interest not rated")
            }
            (None, Some(interest)) => format!("influence not rated, interest {interest:.0} of 100"),
            (None, None) => "influence and interest not rated".to_owned(),
        },
        Lens::Free => match degree {
            0 => "no links".to_owned(),
            1 => "1 link".to_owned(),
            many => format!("{many} links"),
        },
    }
}

/// Says of a partner that nobody placed it yet under a lens; `put`: it has a place of its own there. Who has no
/// level lies on the ring or lane of those.
pub const fn unplaced(lens: Lens, partner: &Partner, put: bool) -> Option<&'static str> {
    match lens {
        Lens::Power if partner.influence.is_none() || partner.interest.is_none() => {
            Some("not rated yet")
        }
        Lens::Free if !put => Some("not placed yet"),
        Lens::Rings | Lens::Lanes | Lens::Power | Lens::Free => None,
    }
}

/// A partner put on a level. Who gets a level is at the table; who loses it is a prospect.
#[must_use]
pub fn with_level(partner: &Partner, level: Option<Level>) -> Partner {
    use PartnerStatus::{AtTable, Missing, Prospect};
    let status = match (level, partner.status) {
        (Some(_), Prospect | Missing) => AtTable,
        (None, AtTable) => Prospect,
        (_, as_it_was) => as_it_was,
    };
    Partner {
        current_level: level,
        status,
        ..partner.clone()
    }
}
