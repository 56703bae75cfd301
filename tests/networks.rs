//! The figures of networks, held against those that networkx gives for the same links.
//!
//! `fixtures/networks.json` was made once with networkx; each case has its links (some of them parallel, some
//! from a partner to itself) and all figures, per partner too.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use roundtable::{
    insight::{Beside, beside, graph, network::Network},
    model::{Category, Direction, Goal, Id, Level, Link, Partner, PartnerStatus, Plan, Record},
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

// ---- what stands beside the map, in words ----

fn named(id: i64, name: &str, category: Category, levels: [Option<Level>; 2]) -> Partner {
    Partner {
        name: name.to_owned(),
        category,
        status: PartnerStatus::AtTable,
        current_level: levels[0],
        intended_level: levels[1],
        ..Partner::new(Id::new(id))
    }
}

/// Court – CASA – Shelter – Clinic, CASA – Police, and Schools alone.
fn town() -> Plan {
    use Category::{Community, HumanServices, Justice, Providers};
    use Level::{Collaboration, Networking};
    let mut plan = Plan::default();
    let closer = [Some(Networking), Some(Collaboration)];
    for partner in [
        named(1, "Court", Justice, closer),
        named(2, "CASA", Community, [Some(Networking); 2]),
        named(3, "Shelter", Providers, closer),
        named(
            4,
            "Clinic",
            Providers,
            [Some(Collaboration), Some(Networking)],
        ),
        named(5, "Police", Justice, [Some(Networking), None]),
        named(6, "Schools", HumanServices, [None; 2]),
    ] {
        plan.put_any(partner.wrap());
    }
    for (id, from, to) in [(1, 1, 2), (2, 2, 3), (3, 3, 4), (4, 5, 2), (5, 2, 5)] {
        let link = Link {
            from: Id::new(from),
            to: Id::new(to),
            direction: Direction::Forward,
            ..Link::new(Id::new(id))
        };
        plan.put_any(link.wrap());
    }
    plan
}

fn part<'a>(told: &'a Beside, title: &str) -> &'a beside::Part {
    let mut parts = told.parts.iter();
    parts
        .find(|p| p.title == title)
        .expect("there is this part")
}

fn lines(part: &beside::Part) -> Vec<&str> {
    part.lines.iter().map(|line| line.text.as_str()).collect()
}

fn ids(ids: &[i64]) -> Vec<Id<Partner>> {
    ids.iter().map(|id| Id::new(*id)).collect()
}

#[test]
fn a_cut_is_told_in_words_with_those_who_are_cut_off() {
    let told = Beside::of(&town());
    let part = part(&told, "Who holds it together");
    assert_eq!(part.from, "6 partners, 4 linked pairs");
    let told = [
        "Without CASA, two partners are cut off",
        "Without Shelter, one partner is cut off",
    ];
    assert_eq!(lines(part), told);
    // Of CASA's three pieces, {Court}, {Shelter, Clinic} and {Police}, the largest stays.
    assert_eq!(part.lines[0].partners, ids(&[2, 1, 5]));
    assert_eq!(part.lines[1].partners, ids(&[3, 4]));
}

#[test]
fn pieces_and_those_alone_are_named() {
    let told = Beside::of(&town());
    let part = part(&told, "Pieces, and who is alone");
    assert_eq!(part.from, "1 piece, 1 partner alone");
    let told = [
        "5 partners in one piece: Court, CASA, Shelter and 2 more",
        "1 partner without a link: Schools",
    ];
    assert_eq!(lines(part), told);
    assert_eq!(part.lines[1].partners, ids(&[6]));
}

#[test]
fn who_bridges_categories_comes_by_categories_and_then_by_partners_there() {
    let told = Beside::of(&town());
    let part = part(&told, "Who bridges categories");
    assert_eq!(part.from, "3 of 4 linked pairs between categories");
    let told = [
        "CASA links with 2 other categories, 3 partners there",
        "Court links with 1 other category, 1 partner there",
        "Shelter links with 1 other category, 1 partner there",
        "Police links with 1 other category, 1 partner there",
        "No link leads out of human services",
    ];
    assert_eq!(lines(part), told);
}

#[test]
fn levels_are_grouped_by_the_way_they_are_to_go_and_what_lacks_is_said() {
    let told = Beside::of(&town());
    let part = part(&told, "Levels today and intended");
    assert_eq!(part.from, "4 of 6 partners with both levels");
    let told = [
        "2 partners from networking to collaboration: Court and Shelter",
        "1 partner from collaboration to networking: Clinic",
        "1 partner as intended: CASA",
        "2 partners without both levels: Police and Schools",
    ];
    assert_eq!(lines(part), told);
    assert_eq!(part.lines[0].partners, ids(&[1, 3]));
}

#[test]
fn a_figure_without_meaning_is_a_dash_and_says_why() {
    let told = Beside::of(&town());
    let part = part(&told, "Figures of the network");
    let line = |start: &str| {
        let mut lines = part.lines.iter();
        lines
            .find(|l| l.text.starts_with(start))
            .expect("this figure")
    };
    assert_eq!(line("Density").text, "Density: 0.27");
    assert!(line("Density").meaning.contains("4 of 15"));
    assert_eq!(line("Longest way").text, "Longest way: –");
    let why = "no meaning for a network in 2 pieces; in the largest, of 5 partners, it is 3";
    assert!(line("Longest way").meaning.contains(why));
    assert_eq!(line("Closed triangles").text, "Closed triangles: 0.00");
    assert_eq!(line("Returned").text, "Returned: 0.40");
    // Nobody has a figure before there are partners, and each line still says something.
    let empty = Beside::of(&Plan::default());
    for part in &empty.parts {
        assert!(!part.lines.is_empty(), "{}", part.title);
    }
    let figures = &empty.parts[6].lines;
    assert!(
        figures.iter().all(|l| l.text.ends_with(": –")),
        "{figures:?}"
    );
}

#[test]
fn what_was_told_is_of_the_plan_until_a_partner_or_link_changes() {
    let mut plan = town();
    let told = Beside::of(&plan);
    plan.put_any(Goal::new(Id::new(1)).wrap());
    assert!(told.is_of(&plan), "a goal is no part of the network");
    plan.put_any(Partner::new(Id::new(7)).wrap());
    assert!(!told.is_of(&plan));
}

#[test]
fn a_large_network_is_told_in_a_bounded_number_of_lines() {
    let arcs: Vec<_> = (0..199).map(|n| (n, n + 1)).collect();
    let told = Beside::of(&plan(400, &arcs));
    assert!(told.parts.iter().all(|part| part.lines.len() <= 16));
    let cuts = part(&told, "Who holds it together");
    let named: usize = cuts.lines.iter().skip(8).map(|l| l.partners.len()).sum();
    assert_eq!(
        named,
        198 - 8,
        "those not told one by one are in the last line"
    );
}
