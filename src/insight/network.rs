//! The network that partners and links make, in the names that people know.
//!
//! Partners are nodes, whatever their status; links are ties. The figures are those of [`graph`].
//! Must not know how the network is drawn.

use std::collections::{BTreeSet, HashMap};

use super::{graph, text};
use crate::model::{Direction, Id, Partner, Plan};

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
        let n = partners.len() as f64;
        let returned = arcs.iter().filter(|(a, b)| arcs.contains(&(*b, *a)));
        Self {
            figures: graph::figures(partners.len(), &ties),
            directed_density: (partners.len() > 1).then(|| arcs.len() as f64 / (n * (n - 1.0))),
            reciprocity: (!arcs.is_empty()).then(|| returned.count() as f64 / arcs.len() as f64),
            partners,
        }
    }

    /// What the network tells about each cut vertex, in words.
    pub fn cuts_in_words(&self, plan: &Plan) -> Vec<String> {
        let cuts = self.figures.cut_vertices.iter();
        cuts.map(|(node, cut_off)| {
            let name = self.name(plan, *node);
            match cut_off {
                1 => format!("Without {name}, one partner is cut off"),
                many => format!(
                    "Without {name}, {} partners are cut off",
                    text::number(*many)
                ),
            }
        })
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
