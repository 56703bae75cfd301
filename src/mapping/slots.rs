//! Where partners lie who share a cell: apart from each other as far as there is room.
//! Must not know names, levels or categories beyond the cell.

use std::collections::HashMap;

use super::{Area, Point, rings};
use crate::model::{Category, Level};

/// Height of a partner's pill, in map units at scale 1.
pub(super) const PILL: f32 = 26.0;

/// Closer than this, two partners count as on one spot.
const SAME_SPOT: f32 = 5.0;

/// One partner to be placed.
pub(super) struct Want {
    /// The cell that it belongs in.
    pub level: Option<Level>,
    /// The cell that it belongs in.
    pub category: Category,
    /// Width of its pill.
    pub width: f32,
    /// The place that was stored for it, if that is in the cell's sector.
    pub stored: Option<Point>,
    /// Whether the stored place is exactly where somebody put it.
    pub exact: bool,
    /// Where it was in the picture before, if it needn't move.
    pub before: Option<Point>,
}

/// Places all; those that somebody put somewhere first, then those that stay, then the rest in order.
pub(super) fn place_all(wants: &[Want], scale: f32, taken: &[Area]) -> Vec<Point> {
    let mut table = Table::new(scale, taken);
    let mut places = vec![None; wants.len()];
    let mut round = |table: &mut Table, chosen: fn(&Want) -> Option<Point>, free_only: bool| {
        for (want, place) in wants.iter().zip(&mut places) {
            if place.is_some() {
                continue;
            }
            let Some(at) = chosen(want) else { continue };
            let crowded = if free_only {
                !table.is_free(at, want.width)
            } else {
                table.same_spot(at)
            };
            let at = if crowded {
                table.nearest_free(at, want)
            } else {
                at
            };
            table.take(at, want.width);
            *place = Some(at);
        }
    };
    round(&mut table, |w| w.stored.filter(|_| w.exact), false);
    round(&mut table, |w| w.stored, true);
    round(&mut table, |w| w.before, false);
    wants
        .iter()
        .zip(places)
        .map(|(want, place)| {
            place.unwrap_or_else(|| {
                let at = table.next_slot(want);
                table.take(at, want.width);
                at
            })
        })
        .collect()
}

/// The best free place of a cell.
pub(super) fn free_slot(
    level: Option<Level>,
    category: Category,
    width: f32,
    scale: f32,
    taken: &[Area],
) -> Point {
    let want = Want {
        level,
        category,
        width,
        stored: None,
        exact: false,
        before: None,
    };
    Table::new(scale, taken).next_slot(&want)
}

/// The slots of one cell, and how far they are used up.
struct Supply {
    slots: Vec<Point>,
    /// All slots before this one are taken.
    from: usize,
    /// The narrowest pill for which no free slot was found; for wider ones there is none either.
    full_for: f32,
    /// How many partners got a slot that is not free.
    spare: usize,
}

/// What is taken on the map.
struct Table {
    scale: f32,
    /// Edge of the squares into which `taken` is sorted.
    square: f32,
    taken: HashMap<(i32, i32), Vec<Area>>,
    supplies: HashMap<(Option<Level>, Category), Supply>,
}

impl Table {
    fn new(scale: f32, taken: &[Area]) -> Self {
        let mut table = Self {
            scale,
            square: 100.0 * scale,
            taken: HashMap::new(),
            supplies: HashMap::new(),
        };
        for area in taken {
            table.put(*area);
        }
        table
    }

    fn key(&self, at: Point) -> (i32, i32) {
        let square = |x: f32| (x / self.square).floor() as i32;
        (square(at.x), square(at.y))
    }

    fn pill(&self, at: Point, width: f32) -> Area {
        // Three units of air on each side.
        Area::new(at, width + 6.0 * self.scale, (PILL + 6.0) * self.scale)
    }

    fn put(&mut self, area: Area) {
        let key = self.key(area.center);
        self.taken.entry(key).or_default().push(area);
    }

    fn take(&mut self, at: Point, width: f32) {
        self.put(self.pill(at, width));
    }

    /// What could overlap with something at a place: two squares to each side reach as far as two pills do.
    fn near(&self, at: Point) -> impl Iterator<Item = &Area> {
        let (x, y) = self.key(at);
        (x - 2..=x + 2)
            .flat_map(move |x| (y - 1..=y + 1).map(move |y| (x, y)))
            .filter_map(|key| self.taken.get(&key))
            .flatten()
    }

    fn is_free(&self, at: Point, width: f32) -> bool {
        let pill = self.pill(at, width);
        self.near(at).all(|other| pill.clearance(other) >= 1.0)
    }

    fn same_spot(&self, at: Point) -> bool {
        self.near(at)
            .any(|other| other.center.distance(at) < SAME_SPOT * self.scale)
    }

    fn supply(&mut self, level: Option<Level>, category: Category) -> Supply {
        let scale = self.scale;
        self.supplies
            .remove(&(level, category))
            .unwrap_or_else(|| Supply {
                slots: slots(level, category, scale),
                from: 0,
                full_for: f32::INFINITY,
                spare: 0,
            })
    }

    /// The free slot of the cell that is nearest to a place.
    fn nearest_free(&mut self, at: Point, want: &Want) -> Point {
        const TRIED: usize = 120;
        let mut supply = self.supply(want.level, want.category);
        let mut nearest = supply.slots.clone();
        nearest.sort_by(|a, b| a.distance(at).total_cmp(&b.distance(at)));
        let free = nearest
            .into_iter()
            .take(TRIED)
            .find(|slot| self.is_free(*slot, want.width));
        let found = free.unwrap_or_else(|| self.spare(&mut supply, want));
        self.supplies.insert((want.level, want.category), supply);
        found
    }

    /// The best free slot of the cell.
    fn next_slot(&mut self, want: &Want) -> Point {
        // Few pills are narrower: a slot that is too small for this is of no use any more.
        const NARROW: f32 = 60.0;
        const TRIED: usize = 80;
        let mut supply = self.supply(want.level, want.category);
        let mut found = None;
        if want.width < supply.full_for {
            while let Some(slot) = supply.slots.get(supply.from)
                && !self.is_free(*slot, NARROW * self.scale)
            {
                supply.from += 1;
            }
            let mut rest = supply.slots.iter().skip(supply.from).take(TRIED).copied();
            found = rest.find(|slot| self.is_free(*slot, want.width));
        }
        let found = found.unwrap_or_else(|| {
            supply.full_for = supply.full_for.min(want.width);
            self.spare(&mut supply, want)
        });
        self.supplies.insert((want.level, want.category), supply);
        found
    }

    /// A slot when none is free: the cell's slots in turn, far from each other, none on the same spot.
    fn spare(&self, supply: &mut Supply, want: &Want) -> Point {
        const TRIED: usize = 30;
        let len = supply.slots.len().max(1);
        // A stride near the golden section visits all parts of the cell evenly.
        let stride = (len as f32 * 0.618) as usize | 1;
        for _ in 0..TRIED {
            supply.spare += 1;
            let slot = supply.slots.get(supply.spare * stride % len).copied();
            if let Some(slot) = slot
                && !self.same_spot(slot)
            {
                return slot;
            }
        }
        // A crowd beyond all measure: anywhere in the cell.
        let turn = supply.spare as f32 * 2.4;
        let home = rings::home(want.level, want.category);
        let aside = Point::polar(turn, 3.0 * (supply.spare as f32).sqrt() * self.scale);
        let at = Point::new(home.x + aside.x, home.y + aside.y);
        rings::into_cell(at, want.level, want.category)
    }
}

/// Places within a cell, the best first: close to its middle.
fn slots(level: Option<Level>, category: Category, scale: f32) -> Vec<Point> {
    const ROW: f32 = 11.0;
    const COLUMN: f32 = 14.0;
    let ring = rings::ring_of(level);
    let middle = rings::sector_middle(category) + ring.tilt;
    let mut slots = Vec::new();
    let rows = ((ring.to - ring.from) / (ROW * scale)) as i32 + 1;
    for row in -rows..=rows {
        let radius = ring.home + row as f32 * ROW * scale;
        if radius < ring.from || radius > ring.to {
            continue;
        }
        let arc = radius * (std::f32::consts::PI / 6.0 + ring.tilt.abs());
        let columns = (arc / (COLUMN * scale)) as i32;
        for column in -columns..=columns {
            let angle = middle + column as f32 * COLUMN * scale / radius;
            let at = Point::polar(angle, radius);
            if rings::into_cell(at, level, category).distance(at) > 0.5 {
                continue;
            }
            // Leaving the ring's middle costs more than going along it; the right side comes before the left.
            let cost = (row as f32 * ROW).abs() * 2.2
                + (column as f32 * COLUMN).abs()
                + if column < 0 { 0.5 } else { 0.0 };
            slots.push((cost, at));
        }
    }
    slots.sort_by(|a, b| a.0.total_cmp(&b.0));
    slots.into_iter().map(|(_, at)| at).collect()
}
