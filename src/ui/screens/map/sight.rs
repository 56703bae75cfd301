//! How the scene is seen in one frame: where nodes are on the screen and how large.
//! Must not know colors, nor what a drop means.

use std::collections::BTreeMap;

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use super::{Held, View};
use crate::{
    canvas::{self, leave_rect, segment_meets_rect},
    mapping::{
        Point, Scene, SizeBy, Wire, label,
        scene::{NAME_FROM, NAME_TO, Node, PILL_HEIGHT},
    },
    model::{Id, Partner},
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

/// The size of pills that still reads well, and the size beyond which they need not grow.
const READABLE: std::ops::RangeInclusive<f32> = 0.85..=1.3;

/// One frame's view of the scene.
pub(super) struct Sight<'a> {
    /// The scene.
    pub scene: &'a Scene,
    /// Camera and screen.
    pub view: canvas::View,
    /// Size of a pill on the screen, 1 being its size at 100 %.
    pub pill: f32,
    /// Whether nodes are drawn as marks without names.
    pub dots: bool,
    /// Nodes that are not where the scene has them, because they are being dragged or await an answer.
    pub moved: BTreeMap<usize, Pos2>,
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
            dots: size < smallest,
            moved: BTreeMap::new(),
        };
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

    /// Size of a node's pill on the screen.
    pub(super) fn pill_size(&self, node: &Node) -> Vec2 {
        vec2(node.width / self.scene.scale, PILL_HEIGHT * node.size) * self.pill
    }

    /// Radius of a node's mark on the screen where nodes are marks only.
    pub(super) fn dot(&self, node: &Node) -> f32 {
        (self.view.camera.zoom * self.scene.scale * 13.0).clamp(3.5, 7.0) * node.size
    }

    /// Where a node is on the screen.
    pub(super) fn rect(&self, index: usize) -> Rect {
        let Some(node) = self.scene.nodes.get(index) else {
            return Rect::NOTHING;
        };
        let size = if self.dots {
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

    /// The node under a place on the screen, those of `first` before all others.
    pub(super) fn hit(&self, map: &View, at: Pos2, first: &[usize]) -> Option<usize> {
        if let Some(node) = first
            .iter()
            .rev()
            .find(|i| self.pill_rect(**i).contains(at))
        {
            return Some(*node);
        }
        let widest = NAME_FROM + label::WIDEST + NAME_TO;
        let [_, largest] = SizeBy::RANGE;
        let reach = vec2(widest, PILL_HEIGHT) * largest * self.pill * 0.5 / self.view.camera.zoom;
        canvas::topmost(&map.shown.grid, self.view.to_world(at), reach, |index| {
            let rect = self.rect(index);
            Rect::from_center_size(
                self.view.to_world(rect.center()),
                rect.size() / self.view.camera.zoom,
            )
        })
    }

    /// The ends of a link on the screen, from middle to middle.
    pub(super) fn wire(&self, wire: &Wire) -> [Pos2; 2] {
        let [from, to] = wire.ends.map(|node| self.center(node));
        let along = (to - from).normalized();
        let aside = vec2(-along.y, along.x) * wire.aside;
        [from + aside, to + aside]
    }

    /// Where a link's arrow ends: at the border of the pill.
    pub(super) fn wire_tip(&self, wire: &Wire) -> Pos2 {
        let [from, to] = self.wire(wire);
        let [_, end] = wire.ends;
        let aside = to - self.center(end);
        leave_rect(self.rect(end).translate(aside), from)
    }

    /// The link under a place on the screen.
    pub(super) fn hit_wire(&self, at: Pos2) -> Option<&Wire> {
        const REACH: f32 = 6.0;
        let near = Rect::from_center_size(at, Vec2::splat(2.0 * REACH));
        let distance = |wire: &&Wire| {
            let [from, to] = self.wire(wire);
            if segment_meets_rect(near, from, to) {
                canvas::distance_to_segment(at, from, to)
            } else {
                f32::INFINITY
            }
        };
        self.scene
            .wires
            .iter()
            .map(|wire| (distance(&wire), wire))
            .filter(|(distance, _)| *distance <= REACH)
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, wire)| wire)
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
    pub(super) fn reaches(handle: Pos2, at: Pos2) -> bool {
        const REACH: f32 = 10.0;
        handle.distance(at) <= REACH
    }

    /// The partner of a node.
    pub(super) fn partner(&self, node: usize) -> Option<Id<Partner>> {
        self.scene.nodes.get(node).map(|n| n.partner)
    }
}
