//! The names of partners that are drawn as marks, beside their marks, at a size that can be read: from afar those of
//! the most important, and from near all that find room between the pills.
//! Must not know why somebody looks from so far away.

use std::{cell::RefCell, rc::Rc};

use egui::{Align, FontId, Pos2, Rect, Vec2, vec2};

use super::{
    Shown,
    paint::Brush,
    sight::{Sight, is_shown, place_of, pos},
};
use crate::{
    canvas::{self, Camera, Text, font_step},
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

/// Between pills a name that has no room is cut to this width.
const SHORT: f32 = 84.0;

/// A name beside a mark.
#[derive(Clone, Debug, PartialEq)]
struct Far {
    node: usize,
    /// Its left end, from the middle of the mark, in points.
    from: Vec2,
    width: f32,
    text: String,
}

impl Far {
    /// Where it is on the screen.
    fn area(&self, sight: &Sight<'_>, type_size: f32) -> Rect {
        let size = vec2(self.width, LINE * scale(sight, type_size));
        Rect::from_min_size(sight.center(self.node) + self.from, size)
    }

    /// Tells its text from all others of the map, also from the same name on a pill or cut elsewhere.
    fn key(&self, node: &Node) -> u64 {
        const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
        let partner = node.partner.raw().unsigned_abs();
        (1 << 63) | (partner.wrapping_mul(ODD) ^ self.text.len() as u64)
    }
}

/// What names were found for: from afar a step of the zoom; between pills the zoom and the size of pills.
#[derive(Clone, Copy, Debug, PartialEq)]
enum From {
    Afar { step: i32, type_size: f32 },
    Near { zoom: f32, pill: f32 },
}

/// Where one looks from, and the names for that.
type Found = (From, Rc<[Far]>);

/// The names as last found.
#[derive(Debug)]
pub(super) struct Names(RefCell<Option<Found>>);

impl Default for Names {
    fn default() -> Self {
        Self(RefCell::new(None))
    }
}

/// How large names are beside what they are from afar: between pills as large as on these.
fn scale(sight: &Sight<'_>, type_size: f32) -> f32 {
    if sight.dots {
        type_size
    } else {
        sight.pill * label::TEXT_SIZE / LETTERS
    }
}

impl Names {
    fn of(&self, shown: &Shown, sight: &Sight<'_>, type_size: f32) -> Rc<[Far]> {
        let zoom = sight.view.camera.zoom;
        let step = (zoom.log2() * STEPS).floor();
        let from = if sight.dots {
            let step = step as i32;
            From::Afar { step, type_size }
        } else {
            let pill = sight.pill;
            From::Near { zoom, pill }
        };
        let mut known = self.0.borrow_mut();
        if let Some((of, names)) = &*known
            && *of == from
        {
            return Rc::clone(names);
        }
        // From afar at both ends of the step: what has room at both has room everywhere in it.
        let zooms = match from {
            From::Afar { .. } => [step, step + 1.0].map(|step| (step / STEPS).exp2()),
            From::Near { zoom, .. } => [zoom, zoom],
        };
        // Room is found beside all, so that layers over each other agree as far as they can.
        let mut names = find(shown, sight, zooms, type_size);
        names.retain(|far| far.node < shown.drawn);
        let names: Rc<[Far]> = names.into();
        *known = Some((from, Rc::clone(&names)));
        names
    }

    /// The node whose name is written at a place on the screen.
    pub(super) fn under(
        &self,
        shown: &Shown,
        sight: &Sight<'_>,
        type_size: f32,
        at: Pos2,
    ) -> Option<usize> {
        if !sight.has_marks() {
            return None;
        }
        let names = self.of(shown, sight, type_size);
        let mut named = names
            .iter()
            .filter(|far| !sight.moved.contains_key(&far.node));
        let found = named.find(|far| far.area(sight, type_size).contains(at));
        found.map(|far| far.node)
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

/// Finds a place for each name in turn: beside its mark, on no other name and no pill, and on as few marks as can be.
fn find(shown: &Shown, sight: &Sight<'_>, zooms: [f32; 2], type_size: f32) -> Vec<Far> {
    let nodes = &shown.scene.nodes;
    let views = zooms.map(view_at);
    let [view, _] = views;
    let mut found: Vec<Far> = Vec::new();
    let mut taken = on_the_ground(shown, sight, zooms, type_size);
    let bounds = shown.scene.bounds;
    let edge = Rect::from_center_size(
        view.to_screen(pos(bounds.center)),
        Vec2::from(bounds.size) * view.camera.zoom,
    )
    .expand(LINE);
    // Between pills there is nothing to be seen but names: none of them is worth a mark that it covers.
    let (most_covered, first) = if sight.dots {
        (MOST_COVERED, FIRST)
    } else {
        (0, 0)
    };
    let order = by_weight(shown).into_iter();
    let order = order.filter(|index| sight.is_mark(*index));
    for index in order.take(4 * MOST) {
        let Some(node) = nodes.get(index).filter(|_| found.len() < MOST) else {
            continue;
        };
        let dot = sight.dot(node);
        let pills = pills_near(shown, sight, view, node);
        let mut texts = vec![node.label.clone()];
        if !sight.dots {
            texts.push(label::cut(&node.label, LETTERS, SHORT));
            texts.dedup();
        }
        for text in texts {
            let size = vec2(label::width(&text, LETTERS), LINE) * scale(sight, type_size);
            let sides = [
                vec2(dot + GAP, -size.y * 0.5),
                vec2(-dot - GAP - size.x, -size.y * 0.5),
                vec2(-size.x * 0.5, dot),
                vec2(-size.x * 0.5, -dot - size.y),
            ];
            let areas = |side: Vec2| {
                views.map(|view| Rect::from_min_size(view.to_screen(pos(node.at)) + side, size))
            };
            let covered = |side: &Vec2| {
                let areas = areas(*side);
                let meets = |there: &[Rect; 2]| {
                    let mut both = there.iter().zip(&areas);
                    both.any(|(there, here)| there.intersects(*here))
                };
                let [area, _] = areas;
                if taken.iter().any(meets) || pills.iter().any(|pill| pill.intersects(area)) {
                    return None;
                }
                // Beyond the map's own edge the window may end.
                let outside = !edge.contains_rect(area);
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
                .filter(|((_, marks), _)| *marks <= most_covered || found.len() < first);
            if let Some((_, side)) = best {
                taken.push(areas(side).map(|area| area.expand2(vec2(4.0, 0.0))));
                found.push(Far {
                    node: index,
                    from: side,
                    width: size.x,
                    text,
                });
                break;
            }
        }
    }
    found
}

/// The pills that a name beside a node could meet; from afar there are none.
fn pills_near(shown: &Shown, sight: &Sight<'_>, view: canvas::View, node: &Node) -> Vec<Rect> {
    if sight.dots {
        return Vec::new();
    }
    let widest = sight.widest_pill();
    let at = view.to_screen(pos(node.at));
    let reach = Rect::from_center_size(at, widest + 2.0 * vec2(widest.x, widest.y + LINE));
    let world = Rect::from_min_max(view.to_world(reach.min), view.to_world(reach.max));
    let near = shown.grid.near(world).into_iter();
    let pills = near.filter(|index| !sight.is_mark(*index));
    let nodes = pills.filter_map(|index| shown.scene.nodes.get(index));
    let pill = |n: &Node| Rect::from_center_size(view.to_screen(pos(n.at)), sight.pill_size(n));
    nodes.map(pill).collect()
}

/// A view whose middle is the middle of the map.
fn view_at(zoom: f32) -> canvas::View {
    let camera = Camera {
        center: Pos2::ZERO,
        zoom,
    };
    camera.view(Rect::from_center_size(Pos2::ZERO, Vec2::ZERO))
}

/// Where our agency and the names of rings, sectors and corners lie at two zooms: no partner's name may hide them.
fn on_the_ground(
    shown: &Shown,
    sight: &Sight<'_>,
    zooms: [f32; 2],
    type_size: f32,
) -> Vec<[Rect; 2]> {
    let views = zooms.map(view_at);
    let [_, nearer] = zooms;
    let labels = shown.scene.labels.iter().chain(&shown.below);
    let labels = labels.filter(|label| is_shown(label, nearer));
    let mut taken: Vec<[Rect; 2]> = labels
        .map(|label| {
            if sight.dots {
                return views.map(|view| place_of(view, label, type_size));
            }
            let place = sight.free_place_of(shown, label, type_size);
            let middle = sight.view.to_screen(Pos2::ZERO);
            [place.translate(-middle.to_vec2()); 2]
        })
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
    /// Writes names beside marks.
    pub(super) fn distant(&mut self) {
        let sight = self.eyes.sight;
        if !sight.has_marks() {
            return;
        }
        let map = self.eyes.map;
        let names = map.shown.far_names.of(&map.shown, sight, map.type_size);
        let visible = self.painter.clip_rect();
        let seen = |far: &&Far| {
            let pill = self.eyes.hover == Some(far.node)
                || sight.moved.contains_key(&far.node)
                || (sight.lifted && self.eyes.selected.binary_search(&far.node).is_ok());
            !pill && visible.intersects(far.area(sight, map.type_size))
        };
        let seen: Vec<&Far> = names.iter().filter(seen).collect();
        // Links and marks below a name don't cross its letters.
        let halo = self.palette.surface.gamma_multiply(0.72);
        for far in &seen {
            let area = far.area(sight, map.type_size).expand2(vec2(2.0, -1.0));
            let corners = [
                area.left_top(),
                area.right_top(),
                area.right_bottom(),
                area.left_bottom(),
            ];
            self.batch.convex(&corners, halo);
        }
        self.flush();
        let font = FontId::new(
            font_step(LETTERS * scale(sight, map.type_size)),
            tokens::medium(),
        );
        for far in seen {
            let Some(node) = sight.scene.nodes.get(far.node) else {
                continue;
            };
            let at = far.area(sight, map.type_size).left_center();
            let text = Text {
                key: far.key(node),
                text: &far.text,
                at,
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
    fn between_pills_who_has_no_room_for_one_is_named_beside_its_mark_and_found_there() {
        let map = crowd(45);
        let rect = Rect::from_min_size(Pos2::ZERO, vec2(660.0, 520.0));
        for zoom in [0.63, 0.7, 0.8] {
            let center = egui::pos2(40.0, -25.0);
            let camera = Camera { center, zoom };
            let sight = Sight::new(&map, camera.view(rect), &[]);
            assert!(!sight.dots && sight.has_marks());
            let names = map.shown.far_names.of(&map.shown, &sight, 1.0);
            let marks = (0..45).filter(|node| sight.is_mark(*node)).count();
            assert!(
                names.len() * 2 > marks && marks > 4,
                "{} of {marks}",
                names.len()
            );
            for (i, far) in names.iter().enumerate() {
                let area = far.area(&sight, 1.0);
                assert_eq!(sight.hit(&map, area.center(), &[]), Some(far.node));
                assert!(sight.is_mark(far.node), "the others stand on their pills");
                let on_pill = |node: &usize| {
                    !sight.is_mark(*node) && sight.rect(*node).shrink(0.1).intersects(area)
                };
                assert_eq!((0..45).find(on_pill), None, "{zoom}: {far:?}");
                let others = names.iter().skip(i + 1);
                let on_name =
                    others.filter(|other| other.area(&sight, 1.0).shrink(0.1).intersects(area));
                assert_eq!(on_name.count(), 0, "{zoom}: {far:?}");
                let labels = map.shown.scene.labels.iter();
                let on_ground = labels
                    .map(|label| sight.free_place_of(&map.shown, label, 1.0))
                    .find(|place| place.shrink(0.1).intersects(area));
                assert_eq!(on_ground, None, "{zoom}: {far:?}");
            }
        }
    }

    #[test]
    fn who_is_there_for_the_ends_of_links_alone_has_no_name() {
        let mut map = crowd(45);
        let scene = map.shown.scene.clone();
        map.shown.put(scene, 20);
        let rect = Rect::from_min_size(Pos2::ZERO, vec2(660.0, 520.0));
        for zoom in [0.3, 0.63] {
            let camera = Camera {
                center: Pos2::ZERO,
                zoom,
            };
            let sight = Sight::new(&map, camera.view(rect), &[]);
            let names = map.shown.far_names.of(&map.shown, &sight, 1.0);
            assert!(!names.is_empty(), "at {zoom}");
            assert!(names.iter().all(|far| far.node < 20), "at {zoom}");
        }
    }

    #[test]
    fn names_keep_off_the_ground_of_another_layer() {
        let mut map = crowd(45);
        let mut scene = map.shown.scene.clone();
        map.shown.below = std::mem::take(&mut scene.labels);
        map.shown.put(scene, 45);
        let rect = Rect::from_min_size(Pos2::ZERO, vec2(660.0, 520.0));
        for zoom in [0.3, 0.63] {
            let camera = Camera {
                center: Pos2::ZERO,
                zoom,
            };
            let sight = Sight::new(&map, camera.view(rect), &[]);
            let names = map.shown.far_names.of(&map.shown, &sight, 1.0);
            assert!(!names.is_empty());
            for far in names.iter() {
                let area = far.area(&sight, 1.0);
                let labels = map.shown.below.iter();
                let labels = labels.filter(|label| is_shown(label, zoom));
                let mut places = labels.map(|label| sight.free_place_of(&map.shown, label, 1.0));
                let on = places.find(|place| place.shrink(0.5).intersects(area));
                assert_eq!(on, None, "at {zoom}: {far:?}");
            }
        }
    }

    #[test]
    fn a_pill_on_the_name_of_a_ring_moves_that_name_to_the_side() {
        let mut plan = Plan::default();
        let partner = Partner {
            name: "Parents of the county together".to_owned(),
            category: Category::Family,
            current_level: Some(Level::Cooperation),
            ..Partner::new(Id::new(1))
        };
        plan.put_any(partner.wrap());
        let mut map = View::default();
        let scene = Scene::of(&plan, Lens::Rings, &Look::default(), &Spots::new());
        let label = |map: &View| {
            let mut labels = map.shown.scene.labels.iter();
            let found = labels.find(|label| label.text == "Cooperation");
            found.cloned().expect("every ring has a name")
        };
        map.shown.put(scene, 1);
        let rect = Rect::from_min_size(Pos2::ZERO, vec2(660.0, 520.0));
        let camera = Camera {
            zoom: 0.63,
            ..Camera::default()
        };
        let name = label(&map);
        let mut sight = Sight::new(&map, camera.view(rect), &[]);
        let place = sight.free_place_of(&map.shown, &name, 1.0);
        assert_eq!(place, sight.place_of(&name, 1.0), "nobody is in its way");
        // As if somebody had put it right on the name.
        let mut scene = map.shown.scene.clone();
        scene.nodes.iter_mut().for_each(|node| node.at = name.at);
        map.shown.put(scene, 1);
        sight = Sight::new(&map, camera.view(rect), &[]);
        let place = sight.free_place_of(&map.shown, &name, 1.0);
        assert!(!place.intersects(sight.pill_rect(0)), "{place:?}");
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
