//! The figures of networks, held against those that networkx gives for the same links.
//!
//! `fixtures/networks.json` was made once with networkx; each case has its links (some of them parallel, some
//! from a partner to itself) and all figures, per partner too.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use roundtable::{
    insight::{graph, network::Network},
    model::{Direction, Id, Link, Partner, Plan, Record},
};
use serde_json::Value;

const NETWORKS: &str = include_str!("fixtures/networks.json");

fn number(value: &Value) -> usize {
    let number = value.as_u64().expect("a whole number");
    usize::try_from(number).expect("a small number")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn pairs(value: &Value) -> Vec<(usize, usize)> {
    let pairs = list(value).iter();
    pairs.map(|p| (number(&p[0]), number(&p[1]))).collect()
}

fn plan(nodes: usize, arcs: &[(usize, usize)]) -> Plan {
    let id = |n: usize| i64::try_from(n).expect("small");
    let mut plan = Plan::default();
    for node in 0..nodes {
        plan.put_any(Partner::new(Id::new(id(node) + 1)).wrap());
    }
    for (place, (from, to)) in arcs.iter().enumerate() {
        let link = Link {
            from: Id::new(id(*from) + 1),
            to: Id::new(id(*to) + 1),
            direction: Direction::Forward,
            ..Link::new(Id::new(id(place) + 10_000))
        };
        plan.put_any(link.wrap());
    }
    plan
}

/// Holds one figure against the oracle: undefined there is undefined here.
#[track_caller]
fn same(name: &str, what: &str, ours: Option<f64>, oracle: &Value) {
    let near = match (ours, oracle.as_f64()) {
        (None, None) => oracle.is_null(),
        (Some(ours), Some(oracle)) => (ours - oracle).abs() < 1e-9,
        _ => false,
    };
    assert!(near, "{name}: {what} is {ours:?}, networkx has {oracle}");
}

#[test]
fn every_figure_agrees_with_networkx() {
    let cases: Value = serde_json::from_str(NETWORKS).expect("the oracles are JSON");
    let cases = list(&cases["networks"]);
    assert_eq!(cases.len(), 9);
    for case in cases {
        let name = case["name"].as_str().expect("a name");
        let oracle = &case["figures"];
        let network = Network::of(&plan(number(&case["nodes"]), &pairs(&case["arcs"])));
        let f = &network.figures;
        assert_eq!(f.ties, number(&oracle["ties"]), "{name}: ties");
        for (what, ours) in [
            ("density", f.density),
            ("mean_degree", f.mean_degree),
            ("degree_centralization", f.degree_centralization),
            ("betweenness_centralization", f.betweenness_centralization),
            ("transitivity", f.transitivity),
            ("average_clustering", f.average_clustering),
            ("directed_density", network.directed_density),
            ("reciprocity", network.reciprocity),
        ] {
            same(name, what, ours, &oracle[what]);
        }
        assert_eq!(f.cut_vertices, pairs(&oracle["cut_vertices"]), "{name}");
        let isolates: Vec<_> = list(&oracle["isolates"]).iter().map(number).collect();
        assert_eq!(f.isolates, isolates, "{name}: isolates");
        let pieces = list(&oracle["components"]);
        assert_eq!(f.components.len(), pieces.len(), "{name}: pieces");
        for (ours, oracle) in f.components.iter().zip(pieces) {
            assert_eq!(ours.members.len(), number(&oracle["nodes"]), "{name}");
            let diameter = ours.diameter.map(|d| d as f64);
            same(name, "diameter", diameter, &oracle["diameter"]);
            same(name, "mean_path", ours.mean_path, &oracle["mean_path"]);
        }
        for (node, ours) in f.by_node.iter().enumerate() {
            let of = |what: &str| oracle[what].get(node).cloned().unwrap_or_default();
            assert_eq!(ours.degree, number(&of("degree")), "{name}: degree {node}");
            for (what, ours) in [
                ("betweenness", ours.betweenness),
                ("closeness", ours.closeness),
                ("harmonic_closeness", ours.harmonic_closeness),
            ] {
                same(name, &format!("{what} of {node}"), ours, &of(what));
            }
        }
    }
}

#[test]
fn those_cut_off_are_named_and_the_largest_rest_stays() {
    // 0-1-2-3-4 with 2-5: without 2 there are {0, 1}, {3, 4} and {5}.
    let neighbors = graph::neighbors(6, &[(0, 1), (1, 2), (2, 3), (3, 4), (2, 5)]);
    assert_eq!(graph::cut_off(&neighbors, 2), [3, 4, 5]);
    assert_eq!(graph::cut_off(&neighbors, 3), [4]);
    let nobody: [usize; 0] = [];
    assert_eq!(
        graph::cut_off(&neighbors, 0),
        nobody,
        "an end cuts no one off"
    );
    assert_eq!(graph::cut_off(&neighbors, 99), nobody, "no one is there");
}

#[test]
fn a_long_chain_is_counted_without_a_deep_stack() {
    let ties: Vec<_> = (0..1_499).map(|n| (n, n + 1)).collect();
    let counted = std::thread::Builder::new()
        .stack_size(96 * 1024)
        .spawn(move || graph::figures(1_500, &ties))
        .expect("a thread")
        .join();
    let figures = counted.expect("it was counted");
    assert_eq!(figures.diameter(), Some(1_499));
    assert_eq!(figures.cut_vertices.len(), 1_498);
}

#[test]
fn the_same_network_has_the_same_figures_to_the_last_bit() {
    let ties: Vec<(usize, usize)> = (0..400)
        .map(|i| ((i * 37) % 200, (i * i + 11) % 200))
        .collect();
    let first = graph::figures(200, &ties);
    assert_eq!(first, graph::figures(200, &ties));
}
