//! Where partners lie who share a cell: apart from each other as far as there is room.
//! Must not know names, nor what a cell means.

use std::collections::HashMap;

use super::{Area, Cell, Point};

/// Height of a partner's pill, in map units at scale 1.
pub(super) const PILL: f32 = 26.0;

/// Turning on by this angle time after time never comes back to a direction.
pub(super) const GOLDEN_ANGLE: f32 = 2.399_963;

/// Closer than this, two partners count as on one spot.
const SAME_SPOT: f32 = 5.0;

/// Partners who were put on one spot are at least this far apart, so that each can be taken hold of.
const APART: f32 = 12.0;

/// One partner to be placed.
pub(super) struct Want {
    /// The cell that it belongs in.
    pub cell: Cell,
    /// Width and height of its pill.
    pub size: [f32; 2],
    /// The place that was stored for it, brought into the cell.
    pub stored: Option<Point>,
    /// Whether the stored place is exactly where somebody put it.
    pub exact: bool,
    /// Where it was in the picture before, if it needn't move.
    pub before: Option<Point>,
}

/// Places all; those that somebody put somewhere first, then those that stay, then the rest in order.
pub(super) fn place_all(wants: &[Want], scale: f32, taken: &[Area]) -> Vec<Point> {
    let mut table = Table::new(scale, taken, wants.len());
    let mut places = vec![None; wants.len()];
    let mut round = |table: &mut Table, chosen: fn(&Want) -> Option<Point>, free_only: bool| {
        for (want, place) in wants.iter().zip(&mut places) {
            if place.is_some() {
                continue;
            }
            let Some(at) = chosen(want) else { continue };
            let crowded = if free_only {
                !table.is_free(at, want.size)
            } else {
                table.is_close(at, SAME_SPOT)
            };
            let at = if crowded {
                table.nearest_free(at, want)
            } else {
                at
            };
            table.take(at, want.size);
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
                table.take(at, want.size);
                at
            })
        })
        .collect()
}

/// The best free place of a cell.
pub(super) fn free_slot(cell: Cell, size: [f32; 2], scale: f32, taken: &[Area]) -> Point {
    let want = Want {
        cell,
        size,
        stored: None,
        exact: false,
        before: None,
    };
    Table::new(scale, taken, taken.len()).next_slot(&want)
}

/// Places, the best first, worked out as they are asked for: most are never needed.
pub(super) type Slots = Box<dyn Iterator<Item = Point>>;

/// The slots of one cell, and how far they are used up.
struct Supply {
    /// Those asked for so far.
    slots: Vec<Point>,
    /// The rest.
    more: Slots,
    /// All slots before this one are taken.
    from: usize,
    /// The narrowest pill for which no free slot was found; for wider ones there is none either.
    full_for: f32,
    /// How many partners got a slot that is not free.
    spare: usize,
}

impl Supply {
    fn get(&mut self, index: usize) -> Option<Point> {
        while self.slots.len() <= index {
            self.slots.push(self.more.next()?);
        }
        self.slots.get(index).copied()
    }
}

/// What is taken on the map.
struct Table {
    scale: f32,
    /// Edge of the squares into which `taken` is sorted; what lies in several is in each of them.
    square: f32,
    taken: HashMap<(i32, i32), Vec<Area>>,
    supplies: HashMap<Cell, Supply>,
    /// How many partners there are.
    crowd: usize,
}

impl Table {
    fn new(scale: f32, taken: &[Area], crowd: usize) -> Self {
        let mut table = Self {
            scale,
            crowd,
            square: 150.0 * scale,
            taken: HashMap::new(),
            supplies: HashMap::new(),
        };
        for area in taken {
            table.put(*area);
        }
        table
    }

    /// The squares that a rectangle touches.
    fn squares(&self, area: &Area) -> impl Iterator<Item = (i32, i32)> + use<> {
        let square = |x: f32| (x / self.square).floor() as i32;
        let columns = square(area.left())..=square(area.right());
        let rows = square(area.top())..=square(area.bottom());
        columns.flat_map(move |x| rows.clone().map(move |y| (x, y)))
    }

    fn pill(&self, at: Point, [width, height]: [f32; 2]) -> Area {
        // Three units of air on each side.
        Area::new(at, width + 6.0 * self.scale, height + 6.0 * self.scale)
    }

    fn put(&mut self, area: Area) {
        for square in self.squares(&area) {
            self.taken.entry(square).or_default().push(area);
        }
    }

    fn take(&mut self, at: Point, size: [f32; 2]) {
        self.put(self.pill(at, size));
    }

    /// All that could overlap with a rectangle.
    fn near(&self, area: &Area) -> impl Iterator<Item = &Area> {
        let squares = self.squares(area);
        squares
            .filter_map(|square| self.taken.get(&square))
            .flatten()
    }

    fn is_free(&self, at: Point, size: [f32; 2]) -> bool {
        let pill = self.pill(at, size);
        self.near(&pill).all(|other| pill.clearance(other) >= 1.0)
    }

    /// Whether another lies closer than this.
    fn is_close(&self, at: Point, distance: f32) -> bool {
        let distance = distance * self.scale;
        let around = Area::new(at, 2.0 * distance, 2.0 * distance);
        self.near(&around)
            .any(|other| other.center.distance(at) < distance)
    }

    fn supply(&mut self, cell: Cell) -> Supply {
        self.supplies.remove(&cell).unwrap_or_else(|| Supply {
            slots: Vec::new(),
            more: cell.slots(self.scale, self.crowd),
            from: 0,
            full_for: f32::INFINITY,
            spare: 0,
        })
    }

    /// The free place of the cell that is nearest to a place, as far as that is not far away; else one that is
    /// not on the same spot as another.
    fn nearest_free(&self, at: Point, want: &Want) -> Point {
        const TRIED: u16 = 500;
        const STEP: f32 = 5.5;
        // Seeds of a sunflower: each a little farther away than the one before, all around.
        let around = |seed: u16| {
            let aside = Point::polar(
                GOLDEN_ANGLE * f32::from(seed),
                STEP * self.scale * f32::from(seed).sqrt(),
            );
            want.cell
                .nearest(Point::new(at.x + aside.x, at.y + aside.y))
        };
        let mut not_same = None;
        for seed in 1..=TRIED {
            let there = around(seed);
            if self.is_free(there, want.size) {
                return there;
            }
            if not_same.is_none() && !self.is_close(there, APART) {
                not_same = Some(there);
            }
        }
        not_same.unwrap_or(at)
    }

    /// The best free slot of the cell.
    fn next_slot(&mut self, want: &Want) -> Point {
        // Few pills are narrower: a slot that is too small for this is of no use any more.
        const NARROW: f32 = 60.0;
        const TRIED: usize = 80;
        let mut supply = self.supply(want.cell);
        let mut found = None;
        if want.size[0] < supply.full_for {
            while let Some(slot) = supply.get(supply.from)
                && !self.is_free(slot, [NARROW * self.scale, PILL * self.scale])
            {
                supply.from += 1;
            }
            let mut rest = (supply.from..supply.from + TRIED).map_while(|at| supply.get(at));
            found = rest.find(|slot| self.is_free(*slot, want.size));
        }
        let found = found.unwrap_or_else(|| {
            supply.full_for = supply.full_for.min(want.size[0]);
            self.spare(&mut supply, want)
        });
        self.supplies.insert(want.cell, supply);
        found
    }

    /// A slot when none is free: the cell's slots in turn, far from each other, none on the same spot.
    fn spare(&self, supply: &mut Supply, want: &Want) -> Point {
        const TRIED: usize = 30;
        supply.slots.extend(supply.more.by_ref());
        let len = supply.slots.len().max(1);
        // A stride near the golden section visits all parts of the cell evenly.
        let stride = (len as f32 * 0.618) as usize | 1;
        for _ in 0..TRIED {
            supply.spare += 1;
            let slot = supply.slots.get(supply.spare * stride % len).copied();
            if let Some(slot) = slot
                && !self.is_close(slot, SAME_SPOT)
            {
                return slot;
            }
        }
        // A crowd beyond all measure: anywhere in the cell.
        let turn = supply.spare as f32 * GOLDEN_ANGLE;
        let home = want.cell.home();
        let aside = Point::polar(turn, 3.0 * (supply.spare as f32).sqrt() * self.scale);
        let at = Point::new(home.x + aside.x, home.y + aside.y);
        want.cell.nearest(at)
    }
}

/// Places within a rectangle, the best first: from the top down, in its middle first, `off_border` units off
/// its edges.
pub(super) fn stacked(area: Area, off_border: f32, scale: f32) -> Slots {
    const ROW: f32 = PILL + 13.0;
    const COLUMN: f32 = 20.0;
    let [width, height] = area.size;
    let rows = (height / (ROW * scale)) as i32;
    let columns = ((width * 0.5 - off_border).max(0.0) / (COLUMN * scale)) as i32;
    let row = move |row: i32| {
        let y = area.top() + (row as f32 + 0.5) * ROW * scale;
        (0..=2 * columns).map(move |column| {
            // 0, 1, -1, 2, -2 …: the middle first, then to both sides in turn.
            let aside = (column + 1) / 2 * if column % 2 == 1 { 1 } else { -1 };
            Point::new(area.center.x + aside as f32 * COLUMN * scale, y)
        })
    };
    let inside = move |at: &Point| area.nearest(*at, off_border).distance(*at) < 0.5;
    Box::new((0..rows).flat_map(row).filter(inside))
}
