//! The figures of a network of numbered nodes: undirected and simple, so parallel ties count once and a tie
//! of a node to itself counts not at all. Nodes without a tie count.
//!
//! A figure that is undefined is `None`, never 0 or infinity.
//! Betweenness, components, cut vertices and the walks that give distances are those of `rustworkx-core`, on one
//! thread, so that the same network gives the same figures to the last bit. What it has not, or only as a matrix
//! of all pairs (a gigabyte for ten thousand nodes), is counted here from its walks: harmonic closeness, diameter,
//! mean path. So is clustering: the library gives it for the whole network only, and 0 where there is no wedge.
//! Indexing is safe: every number below comes from `0..nodes`.
//! Must not know partners or a plan.

use std::collections::BTreeSet;

use rustworkx_core::{
    centrality::betweenness_centrality,
    connectivity::{articulation_points, connected_components},
    petgraph::graph::{NodeIndex, UnGraph},
    traversal::{BfsEvent, breadth_first_search},
};

/// All figures of one network.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// Number of nodes, n.
    pub nodes: usize,
    /// Number of ties, m.
    pub ties: usize,
    /// 2m / (n(n−1)).
    pub density: Option<f64>,
    /// 2m / n.
    pub mean_degree: Option<f64>,
    /// Freeman: Σ(dmax − d) / ((n−1)(n−2)).
    pub degree_centralization: Option<f64>,
    /// Σ(bmax − b) / (n−1), over normalised betweenness.
    pub betweenness_centralization: Option<f64>,
    /// 3 · triangles / wedges.
    pub transitivity: Option<f64>,
    /// Mean over all nodes of the share of a node's neighbours that are tied; degree below 2 counts 0.
    pub average_clustering: Option<f64>,
    /// The nodes of each component, largest first.
    pub components: Vec<Component>,
    /// Nodes whose removal splits their component, with the number of nodes that are then cut off.
    pub cut_vertices: Vec<(usize, usize)>,
    /// Nodes without a tie.
    pub isolates: Vec<usize>,
    /// The figures of each node.
    pub by_node: Vec<NodeFigures>,
}

impl Figures {
    /// Longest shortest path; only of a network in one piece.
    pub fn diameter(&self) -> Option<usize> {
        match self.components.as_slice() {
            [only] => only.diameter,
            _ => None,
        }
    }

    /// Mean shortest path over all pairs; only of a network in one piece.
    pub fn mean_path(&self) -> Option<f64> {
        match self.components.as_slice() {
            [only] => only.mean_path,
            _ => None,
        }
    }
}

/// A piece of the network that hangs together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Component {
    /// Its nodes.
    pub members: Vec<usize>,
    /// Longest shortest path; `None` for a single node.
    pub diameter: Option<usize>,
    /// Mean shortest path over all pairs; `None` for a single node.
    pub mean_path: Option<f64>,
}

/// The figures of one node.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct NodeFigures {
    /// Number of neighbours, d.
    pub degree: usize,
    /// d / (n−1).
    pub degree_centrality: Option<f64>,
    /// Normalised by (n−1)(n−2)/2.
    pub betweenness: Option<f64>,
    /// (n−1) / Σ distance; only of a network in one piece.
    pub closeness: Option<f64>,
    /// Σ (1 / distance) / (n−1); a node that can't be reached adds nothing.
    pub harmonic_closeness: Option<f64>,
}

/// The neighbors of each of the nodes `0..nodes` with these ties, in order; a tie to a node that isn't there is
/// left out.
pub fn neighbors(nodes: usize, ties: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut neighbors = vec![Vec::new(); nodes];
    for (a, b) in simple(nodes, ties) {
        neighbors[a].push(b);
        neighbors[b].push(a);
    }
    neighbors
}

/// Each tie once, and none from a node to itself.
fn simple(nodes: usize, ties: &[(usize, usize)]) -> BTreeSet<(usize, usize)> {
    ties.iter()
        .filter(|(a, b)| a != b && *a < nodes && *b < nodes)
        .map(|(a, b)| (*a.min(b), *a.max(b)))
        .collect()
}

/// The figures of the network of nodes `0..nodes` with these ties; a tie to a node that isn't there is left out.
pub fn figures(nodes: usize, ties: &[(usize, usize)]) -> Figures {
    let neighbors = neighbors(nodes, ties);
    let ties = simple(nodes, ties);
    let mut graph: Graph = UnGraph::with_capacity(nodes, ties.len());
    for _ in 0..nodes {
        graph.add_node(());
    }
    for (a, b) in &ties {
        graph.add_edge(NodeIndex::new(*a), NodeIndex::new(*b), ());
    }
    let n = nodes as f64;
    let m = ties.len() as f64;
    let (by_node, components) = walk(&graph);
    let degrees = by_node.iter().map(|f| f.degree as f64);
    let most = degrees.clone().fold(0.0, f64::max);
    let betweenness = by_node.iter().filter_map(|f| f.betweenness);
    let most_between = betweenness.clone().fold(0.0, f64::max);
    let (transitivity, average_clustering) = clustering(&neighbors, &ties);
    let mut cuts: Vec<usize> = articulation_points(&graph, None)
        .into_iter()
        .map(NodeIndex::index)
        .collect();
    cuts.sort_unstable();
    Figures {
        nodes,
        ties: ties.len(),
        density: share(2.0 * m, n * (n - 1.0)),
        mean_degree: share(2.0 * m, n),
        degree_centralization: share(
            degrees.map(|d| most - d).sum(),
            (n - 1.0).max(0.0) * (n - 2.0),
        ),
        betweenness_centralization: (nodes > 2)
            .then(|| betweenness.map(|b| most_between - b).sum::<f64>() / (n - 1.0)),
        transitivity,
        average_clustering,
        cut_vertices: cuts
            .into_iter()
            .map(|cut| (cut, cut_off(&neighbors, cut).len()))
            .collect(),
        isolates: (0..nodes).filter(|v| neighbors[*v].is_empty()).collect(),
        components,
        by_node,
    }
}

type Graph = UnGraph<(), ()>;

fn share(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole)
}

/// The figures that need shortest paths: of each node, and of each piece, largest first.
fn walk(graph: &Graph) -> (Vec<NodeFigures>, Vec<Component>) {
    let nodes = graph.node_count();
    let n = nodes as f64;
    let others = n - 1.0;
    let mut components: Vec<Component> = connected_components(graph)
        .into_iter()
        .map(|members| {
            let mut members: Vec<_> = members.into_iter().map(NodeIndex::index).collect();
            members.sort_unstable();
            Component {
                members,
                ..Component::default()
            }
        })
        .collect();
    components.sort_by_key(|c| {
        (
            std::cmp::Reverse(c.members.len()),
            c.members.first().copied(),
        )
    });
    // Halved for an undirected network: each pair was counted from both ends.
    let between = betweenness_centrality(graph, false, false, usize::MAX);
    let mut by_node = vec![NodeFigures::default(); nodes];
    let mut distance = vec![0_usize; nodes];
    for component in &mut components {
        let size = component.members.len() as f64;
        let mut sum = 0;
        let mut diameter = 0;
        for source in &component.members {
            let (mut total, mut inverse, mut farthest) = (0, 0.0, 0);
            distance[*source] = 0;
            breadth_first_search(graph, [NodeIndex::new(*source)], |event| {
                if let BfsEvent::TreeEdge(from, to, ()) = event {
                    let far = distance[from.index()] + 1;
                    distance[to.index()] = far;
                    total += far;
                    inverse += 1.0 / far as f64;
                    farthest = far;
                }
            });
            sum += total;
            diameter = diameter.max(farthest);
            let degree = graph.neighbors(NodeIndex::new(*source)).count();
            let all_reached = component.members.len() == nodes;
            let between = between.get(*source).copied().flatten();
            by_node[*source] = NodeFigures {
                degree,
                degree_centrality: share(degree as f64, others),
                betweenness: between
                    .and_then(|between| share(between, others.max(0.0) * (n - 2.0) / 2.0)),
                closeness: all_reached.then(|| share(others, total as f64)).flatten(),
                harmonic_closeness: share(inverse, others),
            };
        }
        component.diameter = (diameter > 0).then_some(diameter);
        component.mean_path = share(sum as f64, size * (size - 1.0));
    }
    (by_node, components)
}

fn clustering(
    neighbors: &[Vec<usize>],
    ties: &BTreeSet<(usize, usize)>,
) -> (Option<f64>, Option<f64>) {
    let (mut closed, mut wedges, mut sum) = (0.0, 0.0, 0.0);
    for near in neighbors {
        let pairs = near.len() as f64 * (near.len() as f64 - 1.0) / 2.0;
        let mut tied = 0.0;
        for (i, a) in near.iter().enumerate() {
            for b in near.iter().skip(i + 1) {
                if ties.contains(&(*a.min(b), *a.max(b))) {
                    tied += 1.0;
                }
            }
        }
        closed += tied;
        wedges += pairs;
        sum += share(tied, pairs).unwrap_or(0.0);
    }
    // Every triangle closes three wedges.
    (share(closed, wedges), share(sum, neighbors.len() as f64))
}

/// The nodes that lose the largest remaining piece of their component when `cut` is gone, in order; of equal
/// pieces the one with the first neighbor of `cut` stays. Empty unless `cut` is a cut vertex.
pub fn cut_off(neighbors: &[Vec<usize>], cut: usize) -> Vec<usize> {
    let mut seen = vec![false; neighbors.len()];
    let mut pieces: Vec<Vec<usize>> = Vec::new();
    let Some(near) = neighbors.get(cut) else {
        return Vec::new();
    };
    seen[cut] = true;
    for start in near {
        if std::mem::replace(&mut seen[*start], true) {
            continue;
        }
        let mut piece = vec![*start];
        let mut looked_at = 0;
        while let Some(v) = piece.get(looked_at).copied() {
            looked_at += 1;
            for w in &neighbors[v] {
                if !std::mem::replace(&mut seen[*w], true) {
                    piece.push(*w);
                }
            }
        }
        pieces.push(piece);
    }
    // The last of equal ones counts as the largest, so they are looked at from the end.
    let stays = pieces.iter().enumerate().rev();
    let stays = stays.max_by_key(|(_, piece)| piece.len()).map(|(i, _)| i);
    let lost = pieces.into_iter().enumerate();
    let lost = lost.filter(|(i, _)| Some(*i) != stays);
    let mut lost: Vec<usize> = lost.flat_map(|(_, piece)| piece).collect();
    lost.sort_unstable();
    lost
}
