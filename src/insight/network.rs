//! The network that partners and links make, in the names that people know.
//!
//! Partners are nodes, whatever their status; links are ties. The figures are those of [`graph`].
//! Must not know how the network is drawn.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap},
};

use super::{graph, text};
use crate::model::{Category, Direction, Id, Partner, Plan};

/// The figures of a plan's network.
#[derive(Clone, Debug)]
pub struct Network {
    /// The partner behind each node number.
    pub partners: Vec<Id<Partner>>,
    /// The figures of the undirected network.
    pub figures: graph::Figures,
    /// Share of all possible directed ties that are there: m / (n(n−1)).
    pub directed_density: Option<f64>,
    /// Share of the directed ties that are returned.
    pub reciprocity: Option<f64>,
    /// Number of directed ties; a link both ways makes two.
    pub arcs: usize,
    /// Number of ties between partners of different categories.
    pub across: usize,
    /// The partners with a tie into another category: those first that reach the most categories, then those
    /// with ties to the most partners there, then in the order of their numbers.
    pub bridges: Vec<Bridge>,
    neighbors: Vec<Vec<usize>>,
}

/// A partner with ties into categories other than its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bridge {
    /// Its number.
    pub node: usize,
    /// How many other categories it is tied to.
    pub categories: usize,
    /// To how many partners there.
    pub partners: usize,
}

impl Network {
    /// The network of a plan.
    pub fn of(plan: &Plan) -> Self {
        let partners: Vec<_> = plan.partners.iter().map(|p| p.id).collect();
        let number: HashMap<_, _> = partners.iter().zip(0..).map(|(id, n)| (*id, n)).collect();
        let mut ties = Vec::new();
        let mut arcs: BTreeSet<(usize, usize)> = BTreeSet::new();
        for link in plan.links.iter() {
            let ends = (number.get(&link.from), number.get(&link.to));
            let (Some(from), Some(to)) = ends else {
                continue;
            };
            if from == to {
                continue;
            }
            ties.push((*from, *to));
            arcs.insert((*from, *to));
            if link.direction == Direction::Both {
                arcs.insert((*to, *from));
            }
        }
        let neighbors = graph::neighbors(partners.len(), &ties);
        let category: Vec<Category> = plan.partners.iter().map(|p| p.category).collect();
        let bridges = bridges(&neighbors, &category);
        let n = partners.len() as f64;
        let returned = arcs.iter().filter(|(a, b)| arcs.contains(&(*b, *a)));
        Self {
            figures: graph::figures(partners.len(), &ties),
            directed_density: (partners.len() > 1).then(|| arcs.len() as f64 / (n * (n - 1.0))),
            reciprocity: (!arcs.is_empty()).then(|| returned.count() as f64 / arcs.len() as f64),
            arcs: arcs.len(),
            // Each tie between categories was counted from both ends.
            across: bridges.iter().map(|b| b.partners).sum::<usize>() / 2,
            bridges,
            neighbors,
            partners,
        }
    }

    /// The nodes that would be cut off without this one.
    pub fn cut_off(&self, node: usize) -> Vec<usize> {
        graph::cut_off(&self.neighbors, node)
    }

    /// What the network tells about each cut vertex, in words.
    pub fn cuts_in_words(&self, plan: &Plan) -> Vec<String> {
        let cuts = self.figures.cut_vertices.iter();
        cuts.map(|(node, cut_off)| cut_in_words(self.name(plan, *node), *cut_off))
            .collect()
    }

    /// The name of a node.
    pub fn name<'p>(&self, plan: &'p Plan, node: usize) -> &'p str {
        self.partners
            .get(node)
            .and_then(|id| plan.get(*id))
            .map_or("", |partner| partner.name.as_str())
    }
}

/// What a cut vertex means: “Without CASA, two partners are cut off”.
pub fn cut_in_words(name: &str, cut_off: usize) -> String {
    match cut_off {
        1 => format!("Without {name}, one partner is cut off"),
        many => format!(
            "Without {name}, {} partners are cut off",
            text::number(many)
        ),
    }
}

fn bridges(neighbors: &[Vec<usize>], category: &[Category]) -> Vec<Bridge> {
    let of = |(node, near): (usize, &Vec<usize>)| {
        let own = category.get(node)?;
        let others = near.iter().filter_map(|other| category.get(*other));
        let others: Vec<_> = others.filter(|category| *category != own).collect();
        let reached: BTreeSet<_> = others.iter().collect();
        (!others.is_empty()).then_some(Bridge {
            node,
            categories: reached.len(),
            partners: others.len(),
        })
    };
    let mut bridges: Vec<Bridge> = neighbors.iter().enumerate().filter_map(of).collect();
    bridges.sort_by_key(|b| (Reverse(b.categories), Reverse(b.partners), b.node));
    bridges
}
