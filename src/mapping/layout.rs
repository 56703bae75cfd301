//! Auto-layout: places for partners of whom only their links are known, so that who is linked lies near.
//!
//! A simulation of forces (the crate `fjadra`, a port of d3-force) finds the rough shape; a last step moves pills
//! off each other, so that no two overlap. The same task always gives the same places: nothing is random, and
//! where partners lie now does not count unless they stay.
//! Must not know a plan, threads or the clock.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
    ops::ControlFlow,
};

use fjadra::{Collide, Link, ManyBody, Node as Particle, PositionX, PositionY, SimulationBuilder};
use rustworkx_core::petgraph::unionfind::UnionFind;

use super::{Area, Point, Scene, free, scene};

/// One thing to be placed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Node {
    /// Its width and height, in map units.
    pub size: [f32; 2],
    /// The place where it stays; `None`: a place is found for it.
    pub stays: Option<Point>,
}

/// What is to be arranged.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Task {
    /// All that lies on the map.
    pub nodes: Vec<Node>,
    /// Which of them are linked, by their numbers; a link to itself or to nobody is left out.
    pub links: Vec<(usize, usize)>,
    /// No place is farther from the middle than this, to any side.
    pub reach: f32,
}

impl Task {
    /// What lies on the free map, with the links that are shown; `stays` tells who keeps its place.
    pub fn of(scene: &Scene, stays: impl Fn(&scene::Node) -> bool) -> Self {
        let node = |node: &scene::Node| Node {
            size: [node.width, node.height(scene.scale)],
            stays: stays(node).then_some(node.at),
        };
        Self {
            nodes: scene.nodes.iter().map(node).collect(),
            links: scene.wires.iter().map(|w| (w.ends[0], w.ends[1])).collect(),
            reach: free::REACH,
        }
    }
}

/// Air between two pills.
const AIR: f32 = 10.0;

/// Pills are given so many times the room that they take: from afar they are drawn larger, so that names can be
/// read.
const ROOM: f32 = 1.3;

/// Air between two pills that are linked, so that the link is seen.
const LINK: f32 = 10.0;

/// Pills are wide and low. The simulation knows circles only, so it is done on a map that is narrower by this.
const SQUEEZE: f64 = 1.5;

/// Finds a place for each node, in their order; those that stay are where they were.
///
/// `going` is told how much is done, from 0 to 1, and can break it off: then there is no result.
pub fn arrange(task: &Task, going: &mut dyn FnMut(f32) -> ControlFlow<()>) -> Option<Vec<Point>> {
    let rough = simulate(task, going)?;
    let places = separate(task, &rough);
    going(1.0).is_continue().then_some(places)
}

/// Number of the simulation's steps: those after which `fjadra` comes to rest by itself.
const STEPS: u16 = 300;

fn simulate(task: &Task, going: &mut dyn FnMut(f32) -> ControlFlow<()>) -> Option<Vec<Point>> {
    let middle = middle(task);
    let radii: Vec<f64> = task.nodes.iter().map(radius).collect();
    let radius_of = |node: usize| radii.get(node).copied().unwrap_or_default();
    let links: Vec<(usize, usize)> = sound_links(task);
    let distances: Vec<f64> = links
        .iter()
        .map(|(a, b)| radius_of(*a) + radius_of(*b) + f64::from(LINK))
        .collect();
    let starts = starts(task, &links, middle);
    let begin = |(node, start): (&Node, [f64; 2])| {
        let particle = Particle::default();
        match node.stays.map(squeezed) {
            Some([x, y]) => particle.fixed_position(x, y),
            None => particle.position(start[0], start[1]),
        }
    };
    let mut simulation = SimulationBuilder::default()
        .build(task.nodes.iter().zip(starts).map(begin))
        .add_force(
            "collide",
            Collide::new()
                .radius({
                    let radii = radii.clone();
                    move |node| radii.get(node).copied().unwrap_or_default()
                })
                .iterations(2),
        )
        .add_force(
            "link",
            Link::new(links).distance(move |_: &_, link: usize| {
                distances.get(link).copied().unwrap_or_default()
            }),
        )
        .add_force("push", ManyBody::new().strength(-300.0))
        .add_force(
            "to the middle, x",
            PositionX::new().strength(0.06).x(middle[0]),
        )
        .add_force(
            "to the middle, y",
            PositionY::new().strength(0.06).y(middle[1]),
        );
    for step in 0..STEPS {
        // The last step takes a little too.
        if going(f32::from(step) / f32::from(STEPS + 10)).is_break() {
            return None;
        }
        simulation.tick(1);
    }
    let places = simulation.positions();
    Some(
        places
            .map(|[x, y]| Point::new((x * SQUEEZE) as f32, y as f32))
            .collect(),
    )
}

/// Each pair once: parallel links don't pull harder.
fn sound_links(task: &Task) -> Vec<(usize, usize)> {
    let count = task.nodes.len();
    let mut links: Vec<(usize, usize)> = task
        .links
        .iter()
        .map(|(a, b)| (*a.min(b), *a.max(b)))
        .filter(|(a, b)| a != b && *b < count)
        .collect();
    links.sort_unstable();
    links.dedup();
    links
}

/// Where the simulation has its middle: amid those that stay, or the middle of the map.
fn middle(task: &Task) -> [f64; 2] {
    let stay: Vec<[f64; 2]> = task
        .nodes
        .iter()
        .filter_map(|node| node.stays.map(squeezed))
        .collect();
    let count = stay.len().max(1) as f64;
    [0, 1].map(|axis| stay.iter().filter_map(|at| at.get(axis)).sum::<f64>() / count)
}

/// A place in the simulation. Whole numbers: places less than a hair apart would keep it from ending.
fn squeezed(at: Point) -> [f64; 2] {
    [(f64::from(at.x) / SQUEEZE).round(), f64::from(at.y).round()]
}

/// Width and height that are kept free for a pill.
fn room(node: &Node) -> [f32; 2] {
    node.size.map(|side| side * ROOM + AIR)
}

/// Half of the larger side of a pill in the simulation, with air.
fn radius(node: &Node) -> f64 {
    let [width, height] = room(node).map(f64::from);
    (width / SQUEEZE).max(height) * 0.5
}

/// Where each begins. Those that links lead between begin side by side: the simulation untangles a piece well, but
/// hardly two pieces within each other.
fn starts(task: &Task, links: &[(usize, usize)], middle: [f64; 2]) -> Vec<[f64; 2]> {
    let mut joined = UnionFind::<usize>::new(task.nodes.len());
    for (a, b) in links {
        joined.union(*a, *b);
    }
    let mut pieces: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (node, piece) in joined.into_labeling().into_iter().enumerate() {
        pieces.entry(piece).or_default().push(node);
    }
    let mut pieces: Vec<Vec<usize>> = pieces.into_values().collect();
    pieces.sort_by_key(|nodes| (Reverse(nodes.len()), nodes.first().copied()));
    let mut starts = vec![middle; task.nodes.len()];
    let mut before = 0;
    for (number, nodes) in pieces.iter().enumerate() {
        let half = nodes.len() as f64 * 0.5;
        // The largest piece is in the middle, the others lie around it.
        let aside = if number == 0 {
            0.0
        } else {
            before as f64 + half
        };
        let center = seed(number, aside, middle);
        before += nodes.len();
        for (place, node) in nodes.iter().enumerate() {
            if let Some(start) = starts.get_mut(*node) {
                *start = seed(place, 0.5 + place as f64, center);
            }
        }
    }
    starts
}

/// A place among a sunflower's seeds, with so many of them farther in.
fn seed(number: usize, within: f64, middle: [f64; 2]) -> [f64; 2] {
    const APART: f64 = 40.0;
    let golden = std::f64::consts::PI * (3.0 - 5.0_f64.sqrt());
    let radius = APART * within.sqrt();
    let angle = golden * number as f64;
    [
        middle[0] + radius * angle.cos(),
        middle[1] + radius * angle.sin(),
    ]
}

/// Moves what overlaps to the nearest free place. Those near the middle come first, and keep theirs.
fn separate(task: &Task, rough: &[Point]) -> Vec<Point> {
    let mut taken = Taken::new(task);
    let mut places: Vec<Point> = rough.to_vec();
    for (node, place) in task.nodes.iter().zip(&mut places) {
        if let Some(at) = node.stays {
            *place = at;
            taken.put(node, at);
        }
    }
    let [x, y] = middle(task);
    let middle = Point::new((x * SQUEEZE) as f32, y as f32);
    let mut order: Vec<(usize, &Node, Point)> = task
        .nodes
        .iter()
        .zip(rough)
        .enumerate()
        .filter(|(_, (node, _))| node.stays.is_none())
        .map(|(i, (node, at))| (i, node, *at))
        .collect();
    order.sort_by(|a, b| {
        let far = |at: Point| (at.x - middle.x).hypot(WIDER * (at.y - middle.y));
        far(a.2).total_cmp(&far(b.2)).then(a.0.cmp(&b.0))
    });
    for (i, node, wanted) in order {
        let at = taken.nearest_free(node, wanted);
        taken.put(node, at);
        if let Some(place) = places.get_mut(i) {
            *place = at;
        }
    }
    places
}

/// Places are looked for along ellipses that are so many times as wide as high, as pills are.
const WIDER: f32 = 2.0;

/// What is taken, sorted into squares.
struct Taken {
    reach: f32,
    /// Edge of a square: no pill is larger.
    square: f32,
    squares: HashMap<(i32, i32), Vec<Area>>,
}

impl Taken {
    fn new(task: &Task) -> Self {
        let sides = task.nodes.iter().flat_map(room);
        Self {
            reach: task.reach,
            square: sides.fold(1.0, f32::max),
            squares: HashMap::new(),
        }
    }

    fn key(&self, at: Point) -> (i32, i32) {
        let square = |x: f32| (x / self.square).floor() as i32;
        (square(at.x), square(at.y))
    }

    fn area(node: &Node, at: Point) -> Area {
        let [width, height] = room(node);
        Area::new(at, width, height)
    }

    fn put(&mut self, node: &Node, at: Point) {
        let key = self.key(at);
        let square = self.squares.entry(key).or_default();
        square.push(Self::area(node, at));
    }

    fn is_free(&self, node: &Node, at: Point) -> bool {
        let area = Self::area(node, at);
        let (x, y) = self.key(at);
        let near = (x - 1..=x + 1).flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y)));
        near.filter_map(|key| self.squares.get(&key))
            .flatten()
            .all(|other| area.clearance(other) >= 1.0)
    }

    /// The free place that is nearest to the wanted one, along ellipses as wide as pills are.
    fn nearest_free(&self, node: &Node, wanted: Point) -> Point {
        const RING: f32 = 6.0;
        let within = |x: f32| x.clamp(-self.reach, self.reach);
        let wanted = Point::new(within(wanted.x), within(wanted.y));
        if self.is_free(node, wanted) {
            return wanted;
        }
        // Every pill takes so many rings at most, wherever it lies: beyond all of them there is room.
        let taken: usize = self.squares.values().map(Vec::len).sum();
        let rings = 64 + taken * 64;
        for ring in 1..=rings {
            let radius = ring as f32 * RING;
            let places = 8 + 4 * ring.min(64);
            for place in 0..places {
                let angle = std::f32::consts::TAU * place as f32 / places as f32;
                let aside = Point::polar(angle, radius);
                let at = Point::new(wanted.x + WIDER * aside.x, wanted.y + aside.y);
                if at.x.abs().max(at.y.abs()) <= self.reach && self.is_free(node, at) {
                    return at;
                }
            }
        }
        wanted
    }
}
