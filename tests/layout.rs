//! Auto-layout: no two pills overlap, who is to stay stays, and it can be broken off.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use std::ops::ControlFlow;

use roundtable::mapping::{
    Area, Point,
    layout::{Node, Task, arrange},
};

const REACH: f32 = 20_000.0;

/// Names of several lengths, links mostly within groups of eight; every `pinned`th stays somewhere.
fn task(nodes: usize, links: usize, pinned: usize) -> Task {
    let width = |i: usize| 60.0 + (i * 37 % 120) as f32;
    let stays = |i: usize| {
        let at = Point::new((i * 71 % 900) as f32, (i * 53 % 500) as f32);
        (pinned > 0 && i.is_multiple_of(pinned)).then_some(at)
    };
    Task {
        nodes: (0..nodes)
            .map(|i| Node {
                size: [width(i), 26.0],
                stays: stays(i),
            })
            .collect(),
        links: (0..links)
            .map(|i| {
                let a = i * 31 % nodes;
                let near = a / 8 * 8 + i * 5 % 8;
                (a, if i % 5 == 0 { i * 17 % nodes } else { near })
            })
            .collect(),
        reach: REACH,
    }
}

fn places(task: &Task) -> Vec<Point> {
    arrange(task, &mut |_| ControlFlow::Continue(())).expect("nobody broke it off")
}

/// Pairs that overlap, but for those of which both stay where they were put.
fn overlaps(task: &Task, places: &[Point]) -> usize {
    let areas: Vec<(Area, bool)> = task
        .nodes
        .iter()
        .zip(places)
        .map(|(node, at)| {
            let [width, height] = node.size;
            (Area::new(*at, width, height), node.stays.is_some())
        })
        .collect();
    let pairs = areas.iter().enumerate().flat_map(|(i, a)| {
        let others = areas.iter().skip(i + 1);
        others.map(move |b| (a, b))
    });
    pairs
        .filter(|((a, a_stays), (b, b_stays))| !(*a_stays && *b_stays) && a.clearance(b) < 1.0)
        .count()
}

#[test]
fn no_two_pills_overlap_whatever_the_crowd() {
    for (nodes, links, pinned) in [(1, 0, 0), (2, 1, 0), (24, 30, 0), (90, 400, 7), (120, 0, 3)] {
        let task = task(nodes, links, pinned);
        let places = places(&task);
        assert_eq!(places.len(), nodes);
        assert_eq!(overlaps(&task, &places), 0, "{nodes} with {links} links");
        assert!(places.iter().all(|at| at.is_finite()));
    }
}

#[test]
fn the_same_task_gives_the_same_places() {
    let task = task(40, 70, 9);
    assert_eq!(places(&task), places(&task));
}

#[test]
fn who_is_to_stay_stays_to_the_last_bit() {
    let mut task = task(30, 50, 4);
    task.nodes[4].stays = Some(Point::new(0.123_4, -77.7));
    for (node, at) in task.nodes.iter().zip(places(&task)) {
        if let Some(stays) = node.stays {
            assert_eq!(at, stays);
        }
    }
}

#[test]
fn all_pinned_on_one_spot_and_links_to_nobody_do_no_harm() {
    let spot = Some(Point::new(5.0, 5.0));
    let node = |stays| Node {
        size: [100.0, 26.0],
        stays,
    };
    let task = Task {
        nodes: vec![node(spot), node(spot), node(spot), node(None)],
        links: vec![(0, 0), (0, 3), (3, 0), (2, 99)],
        reach: REACH,
    };
    let places = places(&task);
    assert_eq!(overlaps(&task, &places), 0);
    assert_eq!(places[0], places[2]);
    assert_eq!(self::places(&Task::default()), Vec::<Point>::new());
}

#[test]
fn nobody_is_put_beyond_the_reach_even_beside_one_who_is_pinned_there() {
    let mut task = task(30, 60, 0);
    task.nodes[0].stays = Some(Point::new(REACH, -REACH));
    let places = places(&task);
    let farthest = places.iter().map(|at| at.x.abs().max(at.y.abs()));
    assert!(farthest.fold(0.0, f32::max) <= REACH);
    assert_eq!(overlaps(&task, &places), 0);
}

#[test]
fn the_linked_lie_nearer_to_each_other_than_the_others() {
    // Two groups of five, each linked with all of its own.
    let mut task = task(10, 0, 0);
    for group in [0, 5] {
        for a in 0..5 {
            task.links
                .extend((a + 1..5).map(|b| (group + a, group + b)));
        }
    }
    let places = places(&task);
    let (mut within, mut across) = (Vec::new(), Vec::new());
    for a in 0..10 {
        for b in a + 1..10 {
            let far = places[a].distance(places[b]);
            if a / 5 == b / 5 {
                &mut within
            } else {
                &mut across
            }
            .push(far);
        }
    }
    let mean = |all: &[f32]| all.iter().sum::<f32>() / all.len() as f32;
    assert!(mean(&within) * 1.5 < mean(&across), "{within:?} {across:?}");
}

#[test]
fn broken_off_it_ends_at_once_and_without_a_result() {
    let task = task(200, 300, 0);
    let mut calls = 0;
    let result = arrange(&task, &mut |done| {
        calls += 1;
        assert!((0.0..=1.0).contains(&done));
        if calls == 3 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    assert_eq!((result, calls), (None, 3));
}

#[test]
fn how_far_it_is_only_grows_and_ends_at_one() {
    let mut told = Vec::new();
    arrange(&task(12, 12, 0), &mut |done| {
        told.push(done);
        ControlFlow::Continue(())
    });
    assert!(told.is_sorted());
    assert_eq!(told.last(), Some(&1.0));
}
