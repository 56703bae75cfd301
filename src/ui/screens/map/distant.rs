//! The names that are still written where partners are so far away that they are marks: those of the most
//! important, beside their marks, at a size that can be read.
//! Must not know why somebody looks from so far away.

use std::{cell::RefCell, rc::Rc};

use egui::{Align, FontId, Pos2, Rect, Vec2, pos2, vec2};

use super::{
    Shown,
    paint::Brush,
    sight::{Sight, is_shown, place_of, pos},
};
use crate::{
    canvas::{Camera, Text},
    mapping::{label, scene::Node},
    ui::tokens,
};

/// Size of the letters. They never get smaller.
const LETTERS: f32 = 11.5;

/// Height of a name.
const LINE: f32 = 15.0;

/// Between a mark and its name.
const GAP: f32 = 3.0;

/// The most names; more than these nobody takes in from afar.
const MOST: usize = 40;

/// Names are found once per step of the zoom; there are so many steps from one zoom to its double.
const STEPS: f32 = 4.0;

/// A name may lie over no more marks than this.
const MOST_COVERED: usize = 2;

/// The first names are written whatever marks they lie on: without them a crowd would be nameless.
const FIRST: usize = 8;

/// Tells names from those on pills, which are laid out at other widths.
const FAR_TEXT: u64 = 1 << 62;

/// A name beside a mark.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Far {
    node: usize,
    /// Its left end, from the middle of the mark, in points.
    from: Vec2,
    width: f32,
}

/// A step of the zoom, a size of letters, and the names for these.
type Found = (i32, f32, Rc<[Far]>);

/// The names as last found.
#[derive(Debug)]
pub(super) struct Names(RefCell<Option<Found>>);

impl Default for Names {
    fn default() -> Self {
        Self(RefCell::new(None))
    }
}

impl Names {
    fn of(&self, shown: &Shown, sight: &Sight<'_>, type_size: f32) -> Rc<[Far]> {
        let step = (sight.view.camera.zoom.log2() * STEPS).floor();
        let mut known = self.0.borrow_mut();
        if let Some((of_step, of_size, names)) = &*known
            && (*of_step, *of_size) == (step as i32, type_size)
        {
            return Rc::clone(names);
        }
        // At the farther end of the step: what has room there has room everywhere in it.
        let zoom = (step / STEPS).exp2();
        let names: Rc<[Far]> = find(shown, sight, zoom, type_size).into();
        *known = Some((step as i32, type_size, Rc::clone(&names)));
        names
    }
}

/// Nodes in the order of what they matter: the largest, those with the most links, short names first.
fn by_weight(shown: &Shown) -> Vec<usize> {
    let nodes = &shown.scene.nodes;
    let mut links = vec![0_usize; nodes.len()];
    for end in shown.scene.wires.iter().flat_map(|wire| wire.ends) {
        if let Some(count) = links.get_mut(end) {
            *count += 1;
        }
    }
    let mut order: Vec<usize> = (0..nodes.len()).collect();
    let weight = |node: &usize| {
        let of = |of: fn(&Node) -> f32| nodes.get(*node).map_or(0.0, of);
        let links = links.get(*node).copied().unwrap_or(0);
        (of(|n| n.size), links, of(|n| -n.width))
    };
    order.sort_by(|a, b| {
        let (a, b) = (weight(a), weight(b));
        b.0.total_cmp(&a.0)
            .then(b.1.cmp(&a.1))
            .then(b.2.total_cmp(&a.2))
    });
    order
}

/// Finds a place for each name in turn: beside its mark, on no other name and on as few marks as can be.
fn find(shown: &Shown, sight: &Sight<'_>, zoom: f32, type_size: f32) -> Vec<Far> {
    let nodes = &shown.scene.nodes;
    let camera = Camera {
        center: Pos2::ZERO,
        zoom,
    };
    let view = camera.view(Rect::from_center_size(Pos2::ZERO, Vec2::ZERO));
    let mut found: Vec<Far> = Vec::new();
    // At both ends of the step.
    let nearer = (1.0 / STEPS).exp2();
    let mut taken = on_the_ground(shown, [zoom, zoom * nearer], type_size);
    let bounds = shown.scene.bounds;
    let edge = Rect::from_center_size(
        view.to_screen(pos(bounds.center)),
        Vec2::from(bounds.size) * zoom,
    )
    .expand(LINE);
    for index in by_weight(shown).into_iter().take(4 * MOST) {
        let Some(node) = nodes.get(index).filter(|_| found.len() < MOST) else {
            continue;
        };
        let at = view.to_screen(pos(node.at));
        let dot = sight.dot(node);
        let size = vec2(label::width(&node.label, LETTERS), LINE) * type_size;
        let sides = [
            vec2(dot + GAP, -size.y * 0.5),
            vec2(-dot - GAP - size.x, -size.y * 0.5),
            vec2(-size.x * 0.5, dot),
            vec2(-size.x * 0.5, -dot - size.y),
        ];
        let areas = |side: Vec2| {
            let near = (at.to_vec2() * nearer).to_pos2();
            [at, near].map(|at| Rect::from_min_size(at + side, size))
        };
        let covered = |side: &Vec2| {
            let areas = areas(*side);
            let meets = |there: &[Rect; 2]| {
                let mut both = there.iter().zip(&areas);
                both.any(|(there, here)| there.intersects(*here))
            };
            // Beyond the map's own edge the window may end.
            let outside = !edge.contains_rect(areas[0]);
            if taken.iter().any(meets) {
                return None;
            }
            let [area, _] = areas;
            let reach = area.expand(dot);
            let world = Rect::from_min_max(view.to_world(reach.min), view.to_world(reach.max));
            let near = shown.grid.near(world).into_iter();
            let marks = near.filter(|other| {
                let other_at = nodes.get(*other).map(|n| view.to_screen(pos(n.at)));
                *other != index && other_at.is_some_and(|at| area.expand(2.0).contains(at))
            });
            Some((outside, marks.count()))
        };
        let best = sides
            .into_iter()
            .filter_map(|side| Some((covered(&side)?, side)))
            .min_by_key(|(cost, _)| *cost)
            .filter(|((_, marks), _)| *marks <= MOST_COVERED || found.len() < FIRST);
        if let Some((_, side)) = best {
            taken.push(areas(side).map(|area| area.expand2(vec2(4.0, 0.0))));
            found.push(Far {
                node: index,
                from: side,
                width: size.x,
            });
        }
    }
    found
}

/// Where our agency and the names of rings, sectors and corners lie at two zooms: no partner's name may hide them.
fn on_the_ground(shown: &Shown, zooms: [f32; 2], type_size: f32) -> Vec<[Rect; 2]> {
    let views = zooms.map(|zoom| {
        let camera = Camera {
            center: Pos2::ZERO,
            zoom,
        };
        camera.view(Rect::from_center_size(Pos2::ZERO, Vec2::ZERO))
    });
    let [_, nearer] = zooms;
    let labels = shown.scene.labels.iter();
    let labels = labels.filter(|label| is_shown(label, nearer));
    let mut taken: Vec<[Rect; 2]> = labels
        .map(|label| views.map(|view| place_of(view, label, type_size)))
        .collect();
    if let Some(agency) = &shown.scene.agency {
        let disc = |zoom: f32| {
            let size = Vec2::splat(2.0 * agency.radius * zoom + 2.0 * LINE);
            Rect::from_center_size(Pos2::ZERO, size)
        };
        taken.push(zooms.map(disc));
    }
    taken
}

impl Brush<'_> {
    /// Writes the names of the most important beside their marks, where all are marks.
    pub(super) fn distant(&mut self) {
        let sight = self.eyes.sight;
        if !sight.dots {
            return;
        }
        let map = self.eyes.map;
        let names = map.shown.far_names.of(&map.shown, sight, map.type_size);
        let visible = self.painter.clip_rect();
        let line = LINE * map.type_size;
        let seen = |far: &&Far| {
            let pill = self.eyes.hover == Some(far.node)
                || sight.moved.contains_key(&far.node)
                || (sight.lifted && self.eyes.selected.binary_search(&far.node).is_ok());
            let at = sight.center(far.node) + far.from;
            let area = Rect::from_min_size(at, vec2(far.width, line));
            !pill && visible.intersects(area)
        };
        let seen: Vec<Far> = names.iter().filter(seen).copied().collect();
        // Links and marks below a name don't cross its letters.
        let halo = self.palette.surface.gamma_multiply(0.72);
        for far in &seen {
            let at = sight.center(far.node) + far.from;
            let area = Rect::from_min_size(at, vec2(far.width, line)).expand2(vec2(2.0, -1.0));
            let corners = [
                area.left_top(),
                area.right_top(),
                area.right_bottom(),
                area.left_bottom(),
            ];
            self.batch.convex(&corners, halo);
        }
        self.flush();
        let font = FontId::new(LETTERS * map.type_size, tokens::medium());
        for far in seen {
            let Some(node) = sight.scene.nodes.get(far.node) else {
                continue;
            };
            let at = sight.center(far.node) + far.from;
            let text = Text {
                key: FAR_TEXT | node.partner.raw().unsigned_abs(),
                text: &node.label,
                at: pos2(at.x, at.y + line * 0.5),
                align: Align::Min,
                color: if node.muted {
                    self.palette.muted
                } else {
                    self.palette.ink
                },
            };
            self.write(text, &font, f32::INFINITY);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        mapping::{Look, Scene, Spots},
        model::{Category, Id, Lens, Level, Link, Partner, Plan, Record as _},
        ui::screens::map::View,
    };

    /// Many partners on all rings; the tenth is linked with many.
    fn crowd(partners: i64) -> View {
        let mut plan = Plan::default();
        for id in 1..=partners {
            let at = usize::try_from(id).expect("positive");
            let partner = Partner {
                name: format!("Partner number {id}"),
                category: Category::ALL[at % 6],
                current_level: Level::ALL.get(at / 6 % 5).copied(),
                ..Partner::new(Id::new(id))
            };
            plan.put_any(partner.wrap());
        }
        for id in 11..=40 {
            let link = Link {
                from: Id::new(10),
                to: Id::new(id),
                ..Link::new(Id::new(9_000 + id))
            };
            plan.put_any(link.wrap());
        }
        let scene = Scene::of(&plan, Lens::Rings, &Look::default(), &Spots::new());
        let mut map = View::default();
        let drawn = scene.nodes.len();
        map.shown.put(scene, drawn);
        map
    }

    fn names_at(map: &View, zoom: f32) -> (Rc<[Far]>, Sight<'_>) {
        let camera = Camera {
            center: Pos2::ZERO,
            zoom,
        };
        let rect = Rect::from_min_size(Pos2::ZERO, vec2(900.0, 700.0));
        let sight = Sight::new(map, camera.view(rect), &[]);
        assert!(sight.dots, "so far away that all are marks");
        (map.shown.far_names.of(&map.shown, &sight, 1.0), sight)
    }

    #[test]
    fn names_from_afar_never_lie_on_each_other() {
        for partners in [60, 300, 1_000] {
            let map = crowd(partners);
            for zoom in (0..12_u8).map(|step| 0.1 + 0.018 * f32::from(step)) {
                let (names, sight) = names_at(&map, zoom);
                // Nearer than this the table is larger than the names around it.
                assert!(zoom < 0.19 || !names.is_empty(), "{partners} at {zoom}");
                assert!(names.len() <= MOST);
                let area = |far: &Far| {
                    Rect::from_min_size(sight.center(far.node) + far.from, vec2(far.width, LINE))
                };
                let on = |far: &Far| {
                    let labels = map.shown.scene.labels.iter();
                    let labels = labels.filter(|label| is_shown(label, zoom));
                    let mut places = labels.map(|label| place_of(sight.view, label, 1.0));
                    places.any(|place| place.shrink(0.5).intersects(area(far)))
                };
                assert!(
                    !names.iter().any(on),
                    "{partners} at {zoom}: on the ground's"
                );
                for (i, far) in names.iter().enumerate() {
                    for other in names.iter().skip(i + 1) {
                        assert!(
                            !area(far).shrink(0.01).intersects(area(other).shrink(0.01)),
                            "{partners} at {zoom}: {far:?} and {other:?}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn who_is_linked_with_most_is_named() {
        let map = crowd(600);
        let hub = map.shown.scene.node_of(Id::new(10)).expect("it is there");
        for zoom in [0.2, 0.26, 0.3] {
            let (names, _) = names_at(&map, zoom);
            assert!(names.iter().any(|far| far.node == hub), "at {zoom}");
        }
    }

    #[test]
    fn names_are_found_once_per_step_of_the_zoom_and_anew_for_another_map() {
        let mut map = crowd(200);
        let (first, _) = names_at(&map, 0.201);
        let (again, _) = names_at(&map, 0.203);
        assert!(Rc::ptr_eq(&first, &again));
        let (farther, _) = names_at(&map, 0.1);
        assert!(!Rc::ptr_eq(&first, &farther));
        let scene = Scene::default();
        map.shown.put(scene, 0);
        let sight = Sight::new(
            &map,
            Camera {
                center: Pos2::ZERO,
                zoom: 0.1,
            }
            .view(Rect::EVERYTHING),
            &[],
        );
        assert!(map.shown.far_names.of(&map.shown, &sight, 1.0).is_empty());
    }
}
