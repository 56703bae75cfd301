//! The figures of a network of numbered nodes: undirected and simple, so parallel ties count once and a tie
//! of a node to itself counts not at all. Nodes without a tie count.
//!
//! A figure that is undefined is `None`, never 0 or infinity.
//! Components and cut vertices come from petgraph; shortest paths and betweenness are counted here (Brandes
//! 2001), because petgraph has no betweenness. Indexing is safe: every number below comes from `0..nodes`.
//! Must not know partners or a plan.

use std::collections::{BTreeSet, VecDeque};

use petgraph::{algo::articulation_points::articulation_points, graph::UnGraph};

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

/// The figures of the network of nodes `0..nodes` with these ties; a tie to a node that isn't there is left out.
pub fn figures(nodes: usize, ties: &[(usize, usize)]) -> Figures {
    let ties: BTreeSet<(usize, usize)> = ties
        .iter()
        .filter(|(a, b)| a != b && *a < nodes && *b < nodes)
        .map(|(a, b)| (*a.min(b), *a.max(b)))
        .collect();
    let mut neighbors = vec![Vec::new(); nodes];
    for (a, b) in &ties {
        neighbors[*a].push(*b);
        neighbors[*b].push(*a);
    }
    let n = nodes as f64;
    let m = ties.len() as f64;
    let (by_node, components) = walk(&neighbors);
    let degrees = by_node.iter().map(|f| f.degree as f64);
    let most = degrees.clone().fold(0.0, f64::max);
    let betweenness = by_node.iter().filter_map(|f| f.betweenness);
    let most_between = betweenness.clone().fold(0.0, f64::max);
    let (transitivity, average_clustering) = clustering(&neighbors, &ties);
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
        cut_vertices: cut_vertices(&ties, &neighbors, &components),
        isolates: (0..nodes).filter(|v| neighbors[*v].is_empty()).collect(),
        components,
        by_node,
    }
}

fn share(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole)
}

/// Shortest paths from one node.
struct Reach {
    /// The nodes reached, nearest first, with their distance; the source is the first.
    order: Vec<(usize, usize)>,
    /// Share of each node in the shortest paths from the source.
    dependency: Vec<f64>,
}

/// Counts shortest paths outwards, then sums the shares backwards.
fn reach(source: usize, neighbors: &[Vec<usize>]) -> Reach {
    let n = neighbors.len();
    let mut distance: Vec<Option<usize>> = vec![None; n];
    let mut paths = vec![0.0_f64; n];
    let mut order = Vec::new();
    distance[source] = Some(0);
    paths[source] = 1.0;
    let mut queue = VecDeque::from([(source, 0)]);
    while let Some((v, far)) = queue.pop_front() {
        order.push((v, far));
        for w in &neighbors[v] {
            if distance[*w].is_none() {
                distance[*w] = Some(far + 1);
                queue.push_back((*w, far + 1));
            }
            if distance[*w] == Some(far + 1) {
                paths[*w] += paths[v];
            }
        }
    }
    let mut dependency = vec![0.0; n];
    for (w, far) in order.iter().rev() {
        for v in &neighbors[*w] {
            if distance[*v].map(|d| d + 1) == Some(*far) {
                dependency[*v] += paths[*v] / paths[*w] * (1.0 + dependency[*w]);
            }
        }
    }
    dependency[source] = 0.0;
    Reach { order, dependency }
}

/// The figures that need shortest paths: of each node, and of each piece, largest first.
fn walk(neighbors: &[Vec<usize>]) -> (Vec<NodeFigures>, Vec<Component>) {
    let n = neighbors.len() as f64;
    let others = n - 1.0;
    let mut between = vec![0.0_f64; neighbors.len()];
    let mut by_node = Vec::with_capacity(neighbors.len());
    let mut component_of: Vec<Option<usize>> = vec![None; neighbors.len()];
    let mut components: Vec<Component> = Vec::new();
    let mut sums: Vec<usize> = Vec::new();
    for (source, near) in neighbors.iter().enumerate() {
        let Reach { order, dependency } = reach(source, neighbors);
        for (sum, more) in between.iter_mut().zip(dependency) {
            *sum += more;
        }
        let farthest = order.last().map_or(0, |(_, far)| *far);
        let total: usize = order.iter().map(|(_, far)| far).sum();
        let inverse: f64 = order.iter().skip(1).map(|(_, far)| 1.0 / *far as f64).sum();
        let all_reached = order.len() == neighbors.len();
        by_node.push(NodeFigures {
            degree: near.len(),
            degree_centrality: share(near.len() as f64, others),
            betweenness: None,
            closeness: all_reached.then(|| share(others, total as f64)).flatten(),
            harmonic_closeness: share(inverse, others),
        });
        let number = component_of[source].unwrap_or_else(|| {
            let mut members: Vec<_> = order.iter().map(|(v, _)| *v).collect();
            members.sort_unstable();
            for v in &members {
                component_of[*v] = Some(components.len());
            }
            components.push(Component {
                members,
                ..Component::default()
            });
            sums.push(0);
            components.len() - 1
        });
        sums[number] += total;
        let diameter = &mut components[number].diameter;
        *diameter = (farthest > 0).then(|| diameter.unwrap_or(0).max(farthest));
    }
    for (figures, between) in by_node.iter_mut().zip(between) {
        // Each pair was counted from both ends.
        figures.betweenness = share(between / 2.0, others.max(0.0) * (n - 2.0) / 2.0);
    }
    for (component, sum) in components.iter_mut().zip(sums) {
        let size = component.members.len() as f64;
        component.mean_path = share(sum as f64, size * (size - 1.0));
    }
    components.sort_by_key(|c| std::cmp::Reverse(c.members.len()));
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

fn cut_vertices(
    ties: &BTreeSet<(usize, usize)>,
    neighbors: &[Vec<usize>],
    components: &[Component],
) -> Vec<(usize, usize)> {
    let mut graph: UnGraph<(), ()> = UnGraph::with_capacity(neighbors.len(), ties.len());
    let handles: Vec<_> = neighbors.iter().map(|_| graph.add_node(())).collect();
    for (a, b) in ties {
        graph.add_edge(handles[*a], handles[*b], ());
    }
    let mut cuts: Vec<(usize, usize)> = articulation_points(&graph)
        .into_iter()
        .map(petgraph::graph::NodeIndex::index)
        .map(|cut| (cut, cut_off(cut, neighbors, components)))
        .collect();
    cuts.sort_unstable();
    cuts
}

/// How many nodes of a component lose the largest remaining piece when `cut` is gone.
fn cut_off(cut: usize, neighbors: &[Vec<usize>], components: &[Component]) -> usize {
    let whole = components
        .iter()
        .find(|c| c.members.contains(&cut))
        .map_or(0, |c| c.members.len());
    let mut seen = BTreeSet::from([cut]);
    let mut largest = 0;
    for start in &neighbors[cut] {
        if !seen.insert(*start) {
            continue;
        }
        let mut open = vec![*start];
        let mut size = 0;
        while let Some(v) = open.pop() {
            size += 1;
            open.extend(neighbors[v].iter().filter(|w| seen.insert(**w)));
        }
        largest = largest.max(size);
    }
    whole.saturating_sub(1 + largest)
}
