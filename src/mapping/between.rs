//! Two scenes of one lens, and what lies between them: who stays moves, who joined comes, who left goes.
//! Must not know time, nor what the change is called.

use std::collections::HashSet;

use super::{Point, Scene, Wire, scene::Node};
use crate::model::{Category, Id, Link, Partner};

/// Two scenes of one lens.
#[derive(Clone, Debug)]
pub struct Between {
    then: Scene,
    now: Scene,
}

/// Part of what lies between two scenes: all of it is drawn with one strength.
#[derive(Clone, Debug)]
pub struct Layer {
    /// Its partners, then all others, which its links may end at but which are not drawn with it.
    pub scene: Scene,
    /// How many of the scene's nodes are drawn with it.
    pub drawn: usize,
}

/// What lies between two scenes at one point on the way.
#[derive(Clone, Debug)]
pub struct Mix {
    /// The ground with the links that are in both, and no partners.
    pub ground: Layer,
    /// Who is in both.
    pub stays: Layer,
    /// Who and what is in the first only.
    pub leaves: Layer,
    /// Who and what is in the second only.
    pub joins: Layer,
}

/// A partner whose place is another one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Way {
    /// The partner.
    pub partner: Id<Partner>,
    /// Its category in the second scene.
    pub category: Category,
    /// Where it lies in the first scene.
    pub from: Point,
    /// Where it lies in the second one.
    pub to: Point,
}

/// A link with the partners at its ends.
pub(super) type Tie = (Id<Link>, [Id<Partner>; 2]);

impl Between {
    /// From one scene to another.
    pub const fn new(then: Scene, now: Scene) -> Self {
        Self { then, now }
    }

    /// The scene from which, and the scene to which it leads.
    pub const fn ends(&self) -> [&Scene; 2] {
        [&self.then, &self.now]
    }

    /// The partners that do not lie where they lay.
    pub fn ways(&self) -> Vec<Way> {
        const SAME: f32 = 2.0;
        let way = |now: &Node| {
            let then = self.then.nodes.get(self.then.node_of(now.partner)?)?;
            (then.at.distance(now.at) > SAME).then_some(Way {
                partner: now.partner,
                category: now.category,
                from: then.at,
                to: now.at,
            })
        };
        self.now.nodes.iter().filter_map(way).collect()
    }

    /// What is seen when this share of the way is done: 0 is the first scene, 1 the second.
    pub fn at(&self, share: f32) -> Mix {
        let share = share.clamp(0.0, 1.0);
        let ground = if share < 0.5 { &self.then } else { &self.now };
        let other = if share < 0.5 { &self.now } else { &self.then };
        let (mut stays, mut leaves, mut joins) = (Vec::new(), Vec::new(), Vec::new());
        for node in &ground.nodes {
            match other.node_of(node.partner).and_then(|i| other.nodes.get(i)) {
                Some(twin) => {
                    let (then, now) = if share < 0.5 {
                        (node, twin)
                    } else {
                        (twin, node)
                    };
                    stays.push(Self::blend(node, then, now, share));
                }
                None if share < 0.5 => leaves.push(node.clone()),
                None => joins.push(node.clone()),
            }
        }
        let alone = other.nodes.iter();
        let alone = alone.filter(|node| ground.node_of(node.partner).is_none());
        let gone = if share < 0.5 { &mut joins } else { &mut leaves };
        // A pill is as wide as its scene's scale makes it.
        let scale = ground.scale / other.scale;
        gone.extend(alone.map(|node| Node {
            width: node.width * scale,
            ..node.clone()
        }));

        let ties = [&self.then, &self.now].map(|scene| {
            let ties = scene.wires.iter().filter_map(|wire| tie(scene, wire));
            ties.collect::<HashSet<Tie>>()
        });
        let [then, now] = &ties;
        let from = |scene: &Scene, keep: &dyn Fn(&Tie) -> bool| -> Vec<(Tie, Wire)> {
            let all = scene.wires.iter();
            all.filter_map(|wire| Some((tie(scene, wire)?, *wire)))
                .filter(|(tie, _)| keep(tie))
                .collect()
        };
        let kept = from(ground, &|tie| then.contains(tie) && now.contains(tie));
        let gone = from(&self.then, &|tie| !now.contains(tie));
        let new = from(&self.now, &|tie| !then.contains(tie));
        let layer = |own: &[Node], rest: [&[Node]; 2], wires: Vec<(Tie, Wire)>, on_ground: bool| {
            let mut nodes = own.to_vec();
            if !wires.is_empty() {
                nodes.extend(rest.into_iter().flatten().cloned());
            }
            Layer {
                drawn: own.len(),
                scene: ground.with(nodes, &wires, on_ground),
            }
        };
        Mix {
            ground: layer(&[], [&stays, &[]], kept, true),
            stays: layer(&stays, [&leaves, &joins], Vec::new(), false),
            leaves: layer(&leaves, [&stays, &joins], gone, false),
            joins: layer(&joins, [&stays, &leaves], new, false),
        }
    }

    /// `node` with the place and width that lie between those of then and now.
    fn blend(node: &Node, then: &Node, now: &Node, share: f32) -> Node {
        let mix = |a: f32, b: f32| a + (b - a) * share;
        // At rest each end is exactly what its own scene has.
        let at = if share <= 0.0 {
            then.at
        } else if share >= 1.0 {
            now.at
        } else {
            Point::new(mix(then.at.x, now.at.x), mix(then.at.y, now.at.y))
        };
        Node {
            at,
            size: mix(then.size, now.size),
            ..node.clone()
        }
    }
}

fn tie(scene: &Scene, wire: &Wire) -> Option<Tie> {
    let [from, to] = wire.ends.map(|end| scene.nodes.get(end).map(|n| n.partner));
    Some((wire.link, [from?, to?]))
}
