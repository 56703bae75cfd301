//! Where a partner belongs under a lens: the part of the map in which every place means what the partner is.
//! Must not know how a map is drawn.

use super::{Point, free, lanes, power, rings, slots::Slots};
use crate::model::{Category, Lens, Level, Partner};

/// A part of the map whose places mean the same for one partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cell {
    /// One ring within one sector.
    Ring(Option<Level>, Category),
    /// A column.
    Lane(Option<Level>),
    /// The field of power and interest; each place in it means two ratings.
    Rated,
    /// Beside that field: a rating is missing.
    Unrated,
    /// Anywhere; who was never placed begins near others of its category.
    Anywhere(Category),
}

impl Cell {
    /// The cell that a partner belongs in.
    pub const fn of(lens: Lens, partner: &Partner) -> Self {
        match lens {
            Lens::Rings => Self::Ring(partner.current_level, partner.category),
            Lens::Lanes => Self::Lane(partner.current_level),
            Lens::Power if partner.influence.is_some() && partner.interest.is_some() => Self::Rated,
            Lens::Power => Self::Unrated,
            Lens::Free => Self::Anywhere(partner.category),
        }
    }

    /// Whether a place lies in it.
    pub fn holds(self, at: Point) -> bool {
        at.is_finite()
            && match self {
                Self::Ring(level, category) => rings::means(at, level, category),
                Self::Lane(level) => lanes::means(at, level),
                Self::Rated => power::FIELD.contains(at),
                Self::Unrated => power::STRIP.contains(at),
                Self::Anywhere(_) => free::is_within(at),
            }
    }

    /// The place in it that is nearest to `at`, a little off its borders.
    pub fn nearest(self, at: Point) -> Point {
        match self {
            Self::Ring(level, category) => rings::into_cell(at, level, category),
            Self::Lane(level) => lanes::into_lane(at, level),
            Self::Rated => power::FIELD.nearest(at, 0.0),
            Self::Unrated => power::STRIP.nearest(at, power::OFF_BORDER),
            Self::Anywhere(_) => free::within(at),
        }
    }

    /// Its middle: where the first partner lies.
    pub fn home(self) -> Point {
        match self {
            Self::Ring(level, category) => rings::home(level, category),
            Self::Lane(level) => lanes::area(level).center,
            Self::Rated => power::FIELD.center,
            Self::Unrated => power::STRIP.center,
            Self::Anywhere(category) => free::home(category),
        }
    }

    /// Places in it, the best first, for pills of this scale and a crowd of this number.
    pub(super) fn slots(self, scale: f32, crowd: usize) -> Slots {
        match self {
            Self::Ring(level, category) => rings::slots(level, category, scale),
            Self::Lane(level) => lanes::slots(level, scale),
            Self::Rated => Box::new(std::iter::empty()),
            Self::Unrated => power::slots(scale),
            Self::Anywhere(category) => free::slots(category, crowd),
        }
    }
}
