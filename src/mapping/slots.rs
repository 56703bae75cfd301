//! Where partners lie who share a cell: apart from each other as far as there is room.
//! Must not know names, nor what a cell means.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

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
    type Crowded = fn(&Table, Point, &Want) -> bool;
    let mut round = |table: &mut Table, chosen: fn(&Want) -> Option<Point>, crowded: Crowded| {
        for (want, place) in wants.iter().zip(&mut places) {
            if place.is_some() {
                continue;
            }
            let Some(mut at) = chosen(want) else { continue };
            if crowded(table, at, want) {
                at = table.nearest_free(at, want);
            }
            table.take(at, want.size);
            *place = Some(at);
        }
    };
    let on_another: Crowded = |table, at, _| table.is_close(at, SAME_SPOT);
    // Ratings are often the same or nearly so, without anybody having looked at the map.
    let on_names: Crowded = |table, at, want| match want.cell {
        Cell::Rated => table.covers_names(at, want.size),
        _ => table.is_close(at, SAME_SPOT),
    };
    round(&mut table, |w| w.stored.filter(|_| w.exact), on_names);
    round(
        &mut table,
        |w| w.stored,
        |table, at, want| !table.is_free(at, want.size),
    );
    round(&mut table, |w| w.before, on_another);
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

/// A square of the map by its column and row.
type Square = (i32, i32);

/// A hash for squares. Nobody can choose these so that they collide, and millions are looked up for a full table.
#[derive(Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_i32(i32::from(*byte));
        }
    }
    fn write_i32(&mut self, number: i32) {
        const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
        self.0 = (self.0.rotate_left(29) ^ u64::from(number.cast_unsigned())).wrapping_mul(ODD);
    }
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

/// What lies on the map already.
#[derive(Clone, Copy)]
struct Taken {
    area: Area,
    /// Whether it is a partner.
    pill: bool,
}

/// A spot that partners of a cell share.
type Spot = (Cell, [u32; 2]);

/// How far a search around a spot went.
#[derive(Clone, Copy, Default)]
struct Searched {
    /// The pill for which places were looked for last.
    size: [f32; 2],
    /// All seeds before this one are not free for such a pill.
    free_from: u16,
    /// All seeds before this one are too close to another partner's middle.
    apart_from: u16,
}

/// What is taken on the map.
struct Table {
    scale: f32,
    /// Edge of the squares into which `taken` is sorted; what lies in several is in each of them.
    square: f32,
    taken: HashMap<Square, Vec<Taken>, BuildHasherDefault<Mix>>,
    supplies: HashMap<Cell, Supply>,
    /// How far the search went around each spot that several share.
    searched: HashMap<Spot, Searched>,
    /// How many partners there are.
    crowd: usize,
}

impl Table {
    fn new(scale: f32, taken: &[Area], crowd: usize) -> Self {
        let mut table = Self {
            scale,
            crowd,
            square: 150.0 * scale,
            taken: HashMap::default(),
            supplies: HashMap::new(),
            searched: HashMap::new(),
        };
        for area in taken {
            table.put(*area, false);
        }
        table
    }

    /// The squares that a rectangle touches.
    fn squares(&self, area: &Area) -> impl Iterator<Item = Square> + use<> {
        let square = |x: f32| (x / self.square).floor() as i32;
        let columns = square(area.left())..=square(area.right());
        let rows = square(area.top())..=square(area.bottom());
        columns.flat_map(move |x| rows.clone().map(move |y| (x, y)))
    }

    fn pill(&self, at: Point, [width, height]: [f32; 2]) -> Area {
        // Three units of air on each side.
        Area::new(at, width + 6.0 * self.scale, height + 6.0 * self.scale)
    }

    fn put(&mut self, area: Area, pill: bool) {
        for square in self.squares(&area) {
            let taken = self.taken.entry(square).or_default();
            taken.push(Taken { area, pill });
        }
    }

    fn take(&mut self, at: Point, size: [f32; 2]) {
        self.put(self.pill(at, size), true);
    }

    /// All that could overlap with a rectangle.
    fn near(&self, area: &Area) -> impl Iterator<Item = &Taken> {
        let squares = self.squares(area);
        squares
            .filter_map(|square| self.taken.get(&square))
            .flatten()
    }

    fn is_free(&self, at: Point, size: [f32; 2]) -> bool {
        let pill = self.pill(at, size);
        self.near(&pill)
            .all(|other| pill.clearance(&other.area) >= 1.0)
    }

    /// Whether a pill would hide part of another's name, or this one part of its.
    fn covers_names(&self, at: Point, [width, height]: [f32; 2]) -> bool {
        /// What of a pill is its mark and its name.
        const NAME: [f32; 2] = [0.9, 0.6];
        let name = Area::new(at, width * NAME[0], height * NAME[1]);
        let mut pills = self.near(&name).filter(|other| other.pill);
        pills.any(|other| name.clearance(&other.area) < 1.0)
    }

    /// Whether another lies closer than this.
    fn is_close(&self, at: Point, distance: f32) -> bool {
        let distance = distance * self.scale;
        let around = Area::new(at, 2.0 * distance, 2.0 * distance);
        self.near(&around)
            .any(|other| other.area.center.distance(at) < distance)
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
    fn nearest_free(&mut self, at: Point, want: &Want) -> Point {
        const STEP: f32 = 5.5;
        // Seeds of a sunflower: each a little farther away than the one before, all around, and less dense
        // the farther away.
        let scale = self.scale;
        let around = |seed: u16| {
            let radius = STEP * scale * f32::from(seed).powf(0.62);
            let aside = Point::polar(GOLDEN_ANGLE * f32::from(seed), radius);
            want.cell
                .nearest(Point::new(at.x + aside.x, at.y + aside.y))
        };
        // In a great crowd hardly anything is free, and a search far and wide takes its time for each.
        let tried = (300_000 / self.crowd.max(1)).clamp(150, 1_000) as u16;
        // What was not free for one pill is not free for the next, unless that is smaller.
        let spot = (want.cell, [at.x.to_bits(), at.y.to_bits()]);
        let before = self.searched.get(&spot).copied().unwrap_or_default();
        let smaller = want.size[0] < before.size[0] || want.size[1] < before.size[1];
        let first_free = if smaller { 1 } else { before.free_from.max(1) };
        let mut apart = before.apart_from.max(1)..=tried;
        let free = (first_free..=tried).find(|seed| self.is_free(around(*seed), want.size));
        let found = free.or_else(|| apart.find(|seed| !self.is_close(around(*seed), APART)));
        let searched = Searched {
            size: want.size,
            free_from: free.unwrap_or(tried + 1),
            apart_from: if free.is_some() {
                before.apart_from
            } else {
                found.unwrap_or(tried + 1)
            },
        };
        self.searched.insert(spot, searched);
        found.map_or(at, around)
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
