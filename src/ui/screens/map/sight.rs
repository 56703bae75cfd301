//! How the scene is seen in one frame: where nodes are on the screen and how large.
//! Must not know colors, nor what a drop means.

use std::{cell::OnceCell, collections::BTreeMap, f32::consts::FRAC_PI_6, rc::Rc};

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use super::{Held, Shown, View};
use crate::{
    canvas::{self, Thing, leave_rect, segment_meets_rect},
    mapping::{
        Label, Point, Scene, SizeBy, Wire,
        ground::{Names, Side},
        label,
        scene::{NAME_FROM, NAME_TO, Node, PILL_HEIGHT},
    },
    model::{Id, Lens, Partner},
};

/// From the map's units to the canvas.
pub(super) const fn pos(at: Point) -> Pos2 {
    pos2(at.x, at.y)
}

/// From the canvas to the map's units.
pub(super) const fn point(at: Pos2) -> Point {
    Point::new(at.x, at.y)
}

/// Below this nodes become marks: pills of a size that can be read would hide each other.
const SMALLEST_PILL: f32 = 0.5;

/// The same for a table that is not crowded.
const SMALLEST_PILL_OF_FEW: f32 = 0.36;

fn smallest_pill(scene: &Scene) -> f32 {
    if scene.scale < 1.0 {
        SMALLEST_PILL
    } else {
        SMALLEST_PILL_OF_FEW
    }
}

/// Radius of marks on the screen where nodes are marks only, before their own size.
const SMALLEST_DOT: f32 = 3.5;
const LARGEST_DOT: f32 = 7.0;

/// Selected or moved partners keep their pills however far away the map is, but no more than these: they would hide
/// each other and the map.
const MOST_LIFTED: usize = 24;

/// From so many partners in view on nobody sees whether the edge of a mark or a line is soft.
const CROWD: usize = 2_500;

/// The size of pills that still reads well, and the size beyond which they need not grow.
const READABLE: std::ops::RangeInclusive<f32> = 0.85..=1.3;

/// The size of a ghost that nobody points at, beside a pill's.
pub(super) const GHOST: Vec2 = vec2(26.0, 16.0);

/// How far from something a finger still means it, in points.
const FINGER: f32 = 22.0;

/// Pills are drawn larger than the scene has them, and could cover each other.
const ENLARGED: f32 = 1.02;

/// One frame's view of the scene.
pub(super) struct Sight<'a> {
    /// The scene.
    pub scene: &'a Scene,
    /// Camera and screen.
    pub view: canvas::View,
    /// Size of a pill on the screen, 1 being its size at 100 %.
    pub pill: f32,
    /// How far a finger reaches on the screen; 0 for a mouse.
    pub finger: f32,
    /// Whether all nodes are drawn as marks without names.
    pub dots: bool,
    /// Which nodes have room for their pills; `None`: all.
    with_room: Option<Rc<[bool]>>,
    /// Whether selected nodes are drawn as pills nevertheless.
    pub lifted: bool,
    /// Nodes that are not where the scene has them, because they are being dragged or await an answer.
    pub moved: BTreeMap<usize, Pos2>,
    /// The middles of all nodes on the screen, once somebody asked for them.
    centers: OnceCell<Vec<Pos2>>,
}

impl<'a> Sight<'a> {
    /// How the map is seen; dragged partners are where the pointer has them.
    pub(super) fn new(map: &'a View, view: canvas::View, selected: &[usize]) -> Self {
        let scene = &map.shown.scene;
        let size = view.camera.zoom * scene.scale;
        let smallest = smallest_pill(scene);
        let mut sight = Self {
            scene,
            view,
            pill: size.clamp(*READABLE.start(), *READABLE.end()) * map.type_size,
            finger: if map.by_touch { FINGER } else { 0.0 },
            dots: size < smallest,
            with_room: None,
            lifted: size >= smallest || selected.len() <= MOST_LIFTED,
            moved: BTreeMap::new(),
            centers: OnceCell::new(),
        };
        // At its own size each pill lies where the scene found room for it.
        if !sight.dots && sight.pill > size * ENLARGED {
            sight.with_room = Some(map.shown.with_room(&sight));
        }
        for (partner, at) in map.overlay.waiting() {
            if let Some(node) = scene.node_of(*partner) {
                sight.moved.insert(node, pos(*at));
            }
        }
        if let Some(drag) = map.gesture.drag()
            && let Held::Partner(_) = drag.what
        {
            for node in selected {
                if let Some(n) = scene.nodes.get(*node) {
                    sight
                        .moved
                        .insert(*node, pos(n.at) + drag.delta() + map.snap.by);
                }
            }
        }
        sight
    }

    /// From this zoom on names are read easily.
    pub(super) fn zoom_to_read(scene: &Scene) -> f32 {
        const EASY: f32 = 1.2;
        smallest_pill(scene) / scene.scale * EASY
    }

    /// Size of the letters on the ground; they keep a size that can be read.
    pub(super) fn label_scale(&self, type_size: f32) -> f32 {
        label_scale(self.view, type_size)
    }

    /// Where a name on the ground is on the screen: its place stays at the rim, the head, the corner.
    pub(super) fn place_of(&self, label: &Label, type_size: f32) -> Rect {
        place_of(self.view, label, type_size)
    }

    /// Where a name on the ground is, off the pills if it can be: the name of a ring may stand where the sectors on
    /// both sides of the first meet.
    pub(super) fn free_place_of(&self, shown: &Shown, label: &Label, type_size: f32) -> Rect {
        let own = self.place_of(label, type_size);
        let is_ring = self.scene.lens == Lens::Rings && matches!(label.names, Names::Level(_));
        if self.dots || !is_ring {
            return own;
        }
        let turned = |by: f32| {
            let at = Point::polar(label.at.angle() + by, label.at.radius());
            Rect::from_center_size(self.view.to_screen(pos(at)), own.size())
        };
        let covered = |place: &Rect| {
            let reach = place.expand2(self.widest_pill() * 0.5);
            let (low, high) = (self.view.to_world(reach.min), self.view.to_world(reach.max));
            // What is drawn with another layer covers names as well.
            let near = if shown.drawn < self.scene.nodes.len() {
                (0..self.scene.nodes.len()).collect()
            } else {
                shown.grid.near(Rect::from_min_max(low, high))
            };
            let near = near.into_iter();
            // Names stay while a hand is above them.
            let mut lying =
                near.filter(|node| !self.is_mark(*node) && !self.moved.contains_key(node));
            let pill = lying.any(|node| self.pill_rect(node).intersects(*place));
            let near = place.expand2(GHOST * 0.5 * self.pill);
            let mut ghosts = self.scene.ghosts.iter();
            let ghost = ghosts.any(|ghost| near.contains(self.view.to_screen(pos(ghost.at))));
            2 * u8::from(pill) + u8::from(ghost)
        };
        let places = [0.0, -FRAC_PI_6, FRAC_PI_6].map(turned);
        places.into_iter().min_by_key(covered).unwrap_or(own)
    }

    /// The middle of a node in the world.
    pub(super) fn world(&self, node: usize) -> Pos2 {
        self.moved
            .get(&node)
            .copied()
            .unwrap_or_else(|| self.scene.nodes.get(node).map_or(Pos2::ZERO, |n| pos(n.at)))
    }

    /// The middle of a node on the screen.
    pub(super) fn center(&self, node: usize) -> Pos2 {
        self.view.to_screen(self.world(node))
    }

    /// The middles of all nodes on the screen.
    pub(super) fn centers(&self) -> &[Pos2] {
        self.centers.get_or_init(|| {
            let nodes = self.scene.nodes.iter();
            let mut centers: Vec<Pos2> = nodes.map(|n| self.view.to_screen(pos(n.at))).collect();
            for (node, at) in &self.moved {
                if let Some(center) = centers.get_mut(*node) {
                    *center = self.view.to_screen(*at);
                }
            }
            centers
        })
    }

    /// Whether so many of `seen` nodes are marks that their edges may be hard.
    pub(super) const fn is_crowd(&self, seen: usize) -> bool {
        self.dots && seen > CROWD
    }

    /// Whether a node is drawn as a mark, without its name.
    pub(super) fn is_mark(&self, node: usize) -> bool {
        self.dots
            || self
                .with_room
                .as_ref()
                .is_some_and(|room| !room.get(node).copied().unwrap_or(false))
    }

    /// Whether any node may be drawn as a mark.
    pub(super) const fn has_marks(&self) -> bool {
        self.dots || self.with_room.is_some()
    }

    /// Works out which nodes have room for their pills: those of large ones choose first, among these short names,
    /// so that more are read.
    pub(super) fn find_room(&self) -> Rc<[bool]> {
        let place = |node: &Node| {
            let center = self.view.to_screen(pos(node.at));
            let mark = Vec2::splat(2.0 * self.dot(node));
            Thing {
                small: Rect::from_center_size(center, mark),
                large: Rect::from_center_size(center, self.pill_size(node)),
            }
        };
        let nodes = &self.scene.nodes;
        let things: Vec<Thing> = nodes.iter().map(place).collect();
        let mut order: Vec<usize> = (0..nodes.len()).collect();
        order.sort_by(|a, b| {
            let [a, b] = [a, b].map(|node| nodes.get(*node));
            let [size_a, size_b] = [a, b].map(|n| n.map_or(0.0, |n| n.size));
            let [wide_a, wide_b] = [a, b].map(|n| n.map_or(0.0, |n| n.width));
            size_b.total_cmp(&size_a).then(wide_a.total_cmp(&wide_b))
        });
        canvas::room_for(&things, order).into()
    }

    /// Size of a node's pill on the screen.
    pub(super) fn pill_size(&self, node: &Node) -> Vec2 {
        vec2(node.width / self.scene.scale, PILL_HEIGHT * node.size) * self.pill
    }

    /// No pill is larger than this on the screen.
    pub(super) fn widest_pill(&self) -> Vec2 {
        let [_, largest] = SizeBy::RANGE;
        vec2(NAME_FROM + label::WIDEST + NAME_TO, PILL_HEIGHT) * self.pill * largest
    }

    /// Radius of a node's mark on the screen where nodes are marks only.
    pub(super) fn dot(&self, node: &Node) -> f32 {
        (self.view.camera.zoom * self.scene.scale * 13.0).clamp(SMALLEST_DOT, LARGEST_DOT)
            * node.size
    }

    /// Where a node is on the screen.
    pub(super) fn rect(&self, index: usize) -> Rect {
        let Some(node) = self.scene.nodes.get(index) else {
            return Rect::NOTHING;
        };
        let size = if self.is_mark(index) {
            Vec2::splat(self.dot(node) * 2.0 + 2.0)
        } else {
            self.pill_size(node)
        };
        Rect::from_center_size(self.center(index), size)
    }

    /// Where a node is on the screen when it is drawn as a pill whatever the zoom: selected or hovered.
    pub(super) fn pill_rect(&self, index: usize) -> Rect {
        let Some(node) = self.scene.nodes.get(index) else {
            return Rect::NOTHING;
        };
        Rect::from_center_size(self.center(index), self.pill_size(node))
    }

    /// The node under a place on the screen; those of `first`, in rising order, before all others.
    pub(super) fn hit(&self, map: &View, at: Pos2, first: &[usize]) -> Option<usize> {
        let [_, largest] = SizeBy::RANGE;
        let size = if self.dots && (first.is_empty() || !self.lifted) {
            Vec2::splat(2.0 * LARGEST_DOT + 2.0) * largest
        } else {
            self.widest_pill()
        };
        let world = self.view.to_world(at);
        let size = size + Vec2::splat(2.0 * self.finger);
        let reach = Rect::from_center_size(world, size / self.view.camera.zoom);
        let is_first = |node: &usize| first.binary_search(node).is_ok();
        let area = |node: &usize| {
            if self.lifted && is_first(node) {
                self.pill_rect(*node)
            } else {
                self.rect(*node)
            }
        };
        let near = map.shown.grid.near(reach);
        let lying = || {
            let still = near.iter().copied();
            still
                .filter(|node| !self.moved.contains_key(node))
                .chain(self.moved.keys().copied())
        };
        let under = lying()
            .filter(|node| area(node).contains(at))
            .max_by_key(|node| (is_first(node), *node));
        // A name beside a mark is the partner's as well, where its pill is not drawn instead.
        let named = || {
            let names = &map.shown.far_names;
            let named = names.under(&map.shown, self, map.type_size, at);
            named.filter(|node| !(self.lifted && is_first(node)))
        };
        let under = under.or_else(named);
        if under.is_some() || self.finger == 0.0 {
            return under;
        }
        // A finger covers what it means; the nearest within its reach is that.
        let away = |node: usize| (area(&node).distance_to_pos(at), node);
        lying()
            .map(away)
            .filter(|(distance, _)| *distance <= self.finger)
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, node)| node)
    }

    /// The ends of a link on the screen, from middle to middle.
    pub(super) fn wire(&self, wire: &Wire) -> [Pos2; 2] {
        aside(wire.ends.map(|node| self.center(node)), wire.aside)
    }

    /// Where a link's arrow ends: at the border of the pill.
    pub(super) fn wire_tip(&self, wire: &Wire) -> Pos2 {
        let [from, to] = self.wire(wire);
        let [_, end] = wire.ends;
        let aside = to - self.center(end);
        leave_rect(self.rect(end).translate(aside), from)
    }

    /// The link under a place on the screen.
    pub(super) fn hit_wire(&self, map: &View, at: Pos2) -> Option<&Wire> {
        const REACH: f32 = 6.0;
        let across = self.finger.max(REACH);
        let near = Rect::from_center_size(at, Vec2::splat(2.0 * across));
        let distance = |wire: &Wire| {
            let [from, to] = self.wire(wire);
            if segment_meets_rect(near, from, to) {
                canvas::distance_to_segment(at, from, to)
            } else {
                f32::INFINITY
            }
        };
        let wires = &self.scene.wires;
        let mut nearest: Option<(f32, usize)> = None;
        let mut look_at = |index: usize| {
            let distance = wires.get(index).map_or(f32::INFINITY, distance);
            let nearer = |best: (f32, usize)| (distance, index) < best;
            if distance <= across && nearest.is_none_or(nearer) {
                nearest = Some((distance, index));
            }
        };
        if self.moved.is_empty() {
            // A little more, for what rounding takes away.
            let reach = (across + 0.5 + self.scene.widest_aside) * 2.0 / self.view.camera.zoom;
            let near = Rect::from_center_size(self.view.to_world(at), Vec2::splat(reach));
            let near = map.shown.lines().near(near);
            near.into_iter().for_each(&mut look_at);
        } else {
            // Only while a drop awaits an answer.
            (0..wires.len()).for_each(&mut look_at);
        }
        wires.get(nearest?.1)
    }

    /// The handles at the ends of a node's pill, from which links are drawn.
    pub(super) fn rims(&self, node: usize) -> [Pos2; 2] {
        let rect = self.pill_rect(node);
        [
            rect.right_center() + vec2(9.0, 0.0),
            rect.left_center() - vec2(9.0, 0.0),
        ]
    }

    /// The handle of a node's intended level: its ghost, or a place towards the middle where none is.
    pub(super) fn intended_handle(&self, node: usize) -> Pos2 {
        if let Some(ghost) = self.scene.ghost_of(node)
            && !self.moved.contains_key(&node)
        {
            return self.view.to_screen(pos(ghost.at));
        }
        let rect = self.pill_rect(node);
        let middle = self.view.to_screen(Pos2::ZERO);
        let below = rect.center().y < middle.y;
        if below {
            rect.center_bottom() + vec2(0.0, 11.0)
        } else {
            rect.center_top() - vec2(0.0, 11.0)
        }
    }

    /// Whether a handle is within reach of a place.
    pub(super) fn reaches(&self, handle: Pos2, at: Pos2) -> bool {
        const REACH: f32 = 10.0;
        handle.distance(at) <= self.finger.max(REACH)
    }

    /// The partner of a node.
    pub(super) fn partner(&self, node: usize) -> Option<Id<Partner>> {
        self.scene.nodes.get(node).map(|n| n.partner)
    }
}

/// Whether a name on the ground is written at a zoom: from afar only headings are.
pub(super) fn is_shown(label: &Label, zoom: f32) -> bool {
    const LEAST_ZOOM: f32 = 0.35;
    label.strong || zoom >= LEAST_ZOOM
}

fn label_scale(view: canvas::View, type_size: f32) -> f32 {
    view.camera.zoom.clamp(0.92, 1.3) * type_size
}

/// Where a name on the ground is in a view.
pub(super) fn place_of(view: canvas::View, label: &Label, type_size: f32) -> Rect {
    let at = view.to_screen(pos(label.at));
    let size = vec2(label.width(), label.size * 1.36) * label_scale(view, type_size);
    let left = match label.side {
        Side::Left => at.x,
        Side::Middle => at.x - size.x * 0.5,
        Side::Right => at.x - size.x,
    };
    Rect::from_min_size(pos2(left, at.y - size.y * 0.5), size)
}

/// A line moved aside.
pub(super) fn aside([from, to]: [Pos2; 2], by: f32) -> [Pos2; 2] {
    if by == 0.0 {
        return [from, to];
    }
    let along = (to - from).normalized();
    let aside = vec2(-along.y, along.x) * by;
    [from + aside, to + aside]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{
        canvas::Camera,
        mapping::Look,
        model::{Category, Level, Link, Plan, Record as _},
    };

    /// A small random source, so that each run tests the same cases.
    struct Random(u64);

    impl Random {
        fn below(&mut self, end: usize) -> usize {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (self.0 >> 33) as usize % end
        }
        fn id<T>(&mut self, end: usize) -> Id<T> {
            Id::new(i64::try_from(self.below(end)).expect("few") + 1)
        }
    }

    fn plan(random: &mut Random, partners: usize) -> Plan {
        let mut plan = Plan::default();
        for id in 1..=partners {
            let partner = Partner {
                name: "Partner ".repeat(random.below(3) + 1),
                category: Category::ALL[random.below(6)],
                current_level: Level::ALL.get(random.below(5)).copied(),
                influence: Some((random.below(5) * 20) as f64),
                interest: Some((random.below(5) * 20) as f64),
                ..Partner::new(Id::new(i64::try_from(id).expect("few")))
            };
            plan.put_any(partner.wrap());
        }
        for id in 1..=partners * 2 {
            let mut link = Link::new(Id::new(i64::try_from(id).expect("few")));
            // Among few partners, so that some have several links with each other.
            link.from = random.id(partners);
            link.to = random.id(partners.div_ceil(10));
            plan.put_any(link.wrap());
        }
        plan
    }

    #[test]
    fn the_pointer_finds_what_a_search_over_everything_finds() {
        let mut random = Random(11);
        let (mut nodes, mut wires, mut misses) = (0, 0, 0);
        for case in 0..60 {
            let count = [3, 40, 400][case % 3];
            let plan = plan(&mut random, count);
            let lens = Lens::ALL[random.below(Lens::ALL.len())];
            let mut map = View::default();
            map.shown.refresh(&plan, lens, &Look::default());
            let rect = Rect::from_min_size(pos2(40.0, 30.0), vec2(900.0, 600.0));
            let bounds = map.shown.scene.bounds;
            let [width, height] = bounds.size;
            let world = Rect::from_center_size(pos(bounds.center), vec2(width, height));
            let mut camera = Camera::fitting(world, rect.size(), 1.25);
            camera.zoom *= [0.5, 1.0, 4.0][random.below(3)];
            let selected = [0, 3, 30][random.below(3)];
            let selected: BTreeSet<usize> = (0..selected).map(|_| random.below(count)).collect();
            let selected: Vec<usize> = selected.into_iter().collect();
            let mut sight = Sight::new(&map, camera.view(rect), &selected);
            for node in selected.iter().skip(1).step_by(2) {
                if case % 2 == 0 {
                    let to = pos2(random.below(300) as f32, random.below(300) as f32);
                    sight.moved.insert(*node, to);
                }
            }
            for _ in 0..200 {
                let mut at =
                    rect.min + vec2(random.below(900) as f32 + 0.25, random.below(600) as f32);
                if random.below(2) == 0 {
                    at = sight.center(random.below(count)) + vec2(2.0, 1.0);
                }
                let chosen = |node: &usize| selected.contains(node) && sight.lifted;
                let first = |node: &usize| chosen(node) && sight.pill_rect(*node).contains(at);
                let all = || 0..sight.scene.nodes.len();
                let plain = all().rev().find(first).or_else(|| {
                    let under = |node: &usize| sight.rect(*node).contains(at);
                    let of_selected = |node: &usize| under(node) && selected.contains(node);
                    all().rev().find(of_selected).or(all().rev().find(under))
                });
                let names = &map.shown.far_names;
                let named = names.under(&map.shown, &sight, 1.0, at);
                let plain = plain.or(named.filter(|node| !chosen(node)));
                let found = sight.hit(&map, at, &selected);
                assert_eq!(found, plain, "case {case}, {lens:?} at {at:?}");
                let distance = |wire: &Wire| {
                    let [from, to] = sight.wire(wire);
                    canvas::distance_to_segment(at, from, to)
                };
                let nearest = sight.scene.wires.iter().map(distance);
                let nearest = nearest.fold(f32::INFINITY, f32::min);
                let wire = sight.hit_wire(&map, at).map(distance);
                assert_eq!(wire, (nearest <= 6.0).then_some(nearest), "case {case}");
                match (found, wire) {
                    (Some(_), _) => nodes += 1,
                    (None, Some(_)) => wires += 1,
                    (None, None) => misses += 1,
                }
            }
        }
        let counts = [nodes, wires, misses];
        assert!(counts.iter().all(|n| *n > 500), "{counts:?}");
    }

    #[test]
    fn pills_larger_than_the_map_has_them_cover_nobody() {
        let mut random = Random(12);
        for lens in Lens::ALL {
            let plan = plan(&mut random, 45);
            let mut map = View::default();
            map.shown.refresh(&plan, *lens, &Look::default());
            let rect = Rect::from_min_size(Pos2::ZERO, vec2(660.0, 520.0));
            let mut camera = Camera::default();
            let mut pills_before = 0;
            for zoom in [0.66, 0.72, 0.8] {
                camera.zoom = zoom;
                let sight = Sight::new(&map, camera.view(rect), &[]);
                assert!(!sight.dots && sight.pill > zoom * sight.scene.scale);
                let pills = || (0..45).filter(|node| !sight.is_mark(*node));
                for node in pills() {
                    let pill = sight.rect(node).shrink(0.1);
                    let mut others = (0..45).filter(|other| *other != node);
                    let covered = others.find(|other| {
                        // A mark's own size; what can be hit reaches a little farther.
                        let air = if sight.is_mark(*other) { 1.1 } else { 0.1 };
                        pill.intersects(sight.rect(*other).shrink(air))
                    });
                    assert_eq!(covered, None, "{lens:?} at {zoom}: {node} covers it");
                }
                let count = pills().count();
                assert!(count > 5 && count + 3 > pills_before, "{lens:?}: {count}");
                pills_before = count;
            }
        }
    }
}
