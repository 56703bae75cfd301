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

/// What is taken on the map.
struct Table {
    scale: f32,
    cell: f32,
    taken: HashMap<(i32, i32), Vec<Area>>,
    slots: HashMap<(Option<Level>, Category), Vec<Point>>,
}

impl Table {
    fn new(scale: f32, taken: &[Area]) -> Self {
        let mut table = Self {
            scale,
            // A pill reaches no further than into the cells beside its own.
            cell: 200.0 * scale,
            taken: HashMap::new(),
            slots: HashMap::new(),
        };
        for area in taken {
            table.put(*area);
        }
        table
    }

    fn key(&self, at: Point) -> (i32, i32) {
        let cell = |x: f32| (x / self.cell).floor() as i32;
        (cell(at.x), cell(at.y))
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

    fn near(&self, at: Point) -> impl Iterator<Item = &Area> {
        let (x, y) = self.key(at);
        (x - 1..=x + 1)
            .flat_map(move |x| (y - 1..=y + 1).map(move |y| (x, y)))
            .filter_map(|key| self.taken.get(&key))
            .flatten()
    }

    fn clearance(&self, at: Point, width: f32) -> f32 {
        let pill = self.pill(at, width);
        self.near(at)
            .map(|other| pill.clearance(other))
            .fold(f32::INFINITY, f32::min)
    }

    fn is_free(&self, at: Point, width: f32) -> bool {
        self.clearance(at, width) >= 1.0
    }

    fn same_spot(&self, at: Point) -> bool {
        self.near(at)
            .any(|other| other.center.distance(at) < SAME_SPOT * self.scale)
    }

    /// The free slot of the cell that is nearest to a place; without one, the least crowded near it.
    fn nearest_free(&self, at: Point, want: &Want) -> Point {
        const TRIED: usize = 240;
        let mut slots = slots(want.level, want.category, self.scale);
        slots.sort_by(|a, b| a.distance(at).total_cmp(&b.distance(at)));
        slots.truncate(TRIED);
        slots
            .iter()
            .copied()
            .find(|slot| self.is_free(*slot, want.width))
            .or_else(|| self.least_crowded(&slots, want.width))
            .unwrap_or(at)
    }

    fn next_slot(&mut self, want: &Want) -> Point {
        // Few characters are narrower: a slot that is too small for these is of no use any more.
        const NARROW: f32 = 60.0;
        let cell = (want.level, want.category);
        let mut slots = self
            .slots
            .remove(&cell)
            .unwrap_or_else(|| slots(want.level, want.category, self.scale));
        let mut found = None;
        slots.retain(|slot| {
            if found.is_some() {
                return true;
            }
            if self.is_free(*slot, want.width) {
                found = Some(*slot);
                return false;
            }
            self.is_free(*slot, NARROW * self.scale)
        });
        self.slots.insert(cell, slots);
        found
            .or_else(|| {
                let all = crate::mapping::slots::slots(want.level, want.category, self.scale);
                self.least_crowded(&all, want.width)
            })
            .unwrap_or_else(|| rings::home(want.level, want.category))
    }

    fn least_crowded(&self, slots: &[Point], width: f32) -> Option<Point> {
        const TRIED: usize = 60;
        let every = slots.len().div_ceil(TRIED).max(1);
        let clear = |at: &Point| self.clearance(*at, width);
        // `max_by` takes the last of equals; the first is the better slot.
        slots
            .iter()
            .step_by(every)
            .rev()
            .max_by(|a, b| clear(a).total_cmp(&clear(b)))
            .copied()
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
