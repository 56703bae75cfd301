//! What holds under every lens: placing is deciding, and what was decided is where it is seen.

use std::collections::BTreeSet;

use roundtable::{
    mapping::{Area, Cell, Look, Point, Scene, SizeBy, Spots, ground, lanes, lens, power, scene},
    model::{
        Category, Id, Lens, Level, Link, LinkKind, Partner, PartnerStatus, Placement, Plan,
        Quarter, Record,
    },
};

/// A small random source, so that each run tests the same cases.
struct Random(u64);

impl Random {
    fn below(&mut self, n: i64) -> i64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        i64::from((self.0 >> 33) as u32) % n
    }
    fn place(&mut self) -> Point {
        Point::new(
            self.below(1600) as f32 - 800.0,
            self.below(1200) as f32 - 600.0,
        )
    }
}

fn put<T: Record>(plan: &mut Plan, record: T) {
    plan.put_any(record.wrap());
}

fn partner(id: i64, name: &str) -> Partner {
    Partner {
        name: name.to_owned(),
        category: Category::ALL[id as usize % 6],
        status: PartnerStatus::AtTable,
        ..Partner::new(Id::new(id))
    }
}

fn seen(plan: &Plan, lens: Lens) -> Scene {
    Scene::of(plan, lens, &Look::default(), &Spots::new())
}

/// Partners of all sorts, some of them placed under each lens, some linked.
fn crowd(n: i64, seed: u64) -> Plan {
    let mut random = Random(seed);
    let mut plan = Plan::default();
    let mut next = 1_000_000;
    for id in 1..=n {
        let mut one = partner(id, &format!("Partner number {id}"));
        let level = random.below(5);
        one.current_level = Level::ALL.get(level as usize).copied();
        one.intended_level = Level::ALL.get(random.below(5) as usize).copied();
        if random.below(4) > 0 {
            one.influence = Some(random.below(101) as f64);
            one.interest = Some(random.below(101) as f64);
        }
        one.trust = Some(1 + random.below(5));
        put(&mut plan, one);
        for lens in Lens::ALL {
            if random.below(2) == 0 {
                next += 1;
                let at = random.place();
                put(
                    &mut plan,
                    Placement {
                        partner: Id::new(id),
                        lens: *lens,
                        x: at.x.into(),
                        y: at.y.into(),
                        ..Placement::new(Id::new(next))
                    },
                );
            }
        }
        if id > 1 {
            next += 1;
            put(
                &mut plan,
                Link {
                    from: Id::new(id),
                    to: Id::new(1 + random.below(id - 1)),
                    kind: LinkKind::ALL[random.below(7) as usize],
                    ..Link::new(Id::new(next))
                },
            );
        }
    }
    plan
}

#[test]
fn every_partner_lies_where_every_place_means_what_it_is() {
    for lens in Lens::ALL {
        for (n, seed) in [(3, 1), (40, 2), (300, 3)] {
            let plan = crowd(n, seed);
            let map = seen(&plan, *lens);
            assert_eq!(map.nodes.len(), n as usize);
            for node in &map.nodes {
                let partner = plan.get(node.partner).unwrap();
                assert_eq!(node.cell, Cell::of(*lens, partner));
                assert!(node.cell.holds(node.at), "{lens:?}: {}", node.words);
            }
        }
    }
}

#[test]
fn who_is_dropped_somewhere_is_seen_there() {
    let mut random = Random(4);
    for lens in Lens::ALL {
        for _ in 0..400 {
            let mut plan = Plan::default();
            let one = partner(1, "Family Court");
            let at = random.place();
            let landed = lens::land(*lens, &one, at);
            put(&mut plan, landed.partner.clone());
            if let Some(kept) = landed.at {
                put(
                    &mut plan,
                    Placement {
                        partner: Id::new(1),
                        lens: *lens,
                        x: kept.x.into(),
                        y: kept.y.into(),
                        ..Placement::new(Id::new(2))
                    },
                );
            }
            let node = &seen(&plan, *lens).nodes[0];
            let nearest = node.cell.nearest(at);
            // A rating is a whole number: the place of the nearest one.
            let off = if *lens == Lens::Power { 6.0 } else { 0.01 };
            if node.cell == Cell::Unrated {
                assert_eq!(power::ratings(at), None, "beside the field nobody is rated");
            } else {
                assert!(node.at.distance(nearest) < off, "{lens:?} {at:?}");
            }
            assert!(
                node.by_hand || node.cell == Cell::Unrated,
                "{lens:?} {at:?}"
            );
        }
    }
}

#[test]
fn each_lens_keeps_its_own_places() {
    let mut plan = Plan::default();
    let mut one = partner(1, "Family Court");
    one.current_level = Some(Level::Cooperation);
    put(&mut plan, one);
    let before: Vec<Point> = Lens::ALL
        .iter()
        .map(|lens| seen(&plan, *lens).nodes[0].at)
        .collect();
    put(
        &mut plan,
        Placement {
            partner: Id::new(1),
            lens: Lens::Free,
            x: 333.0,
            y: -222.0,
            ..Placement::new(Id::new(2))
        },
    );
    for (lens, before) in Lens::ALL.iter().zip(before) {
        let now = seen(&plan, *lens).nodes[0].at;
        if *lens == Lens::Free {
            assert_eq!(now, Point::new(333.0, -222.0));
        } else {
            assert_eq!(now, before, "{lens:?}");
        }
    }
}

#[test]
fn a_field_that_is_changed_elsewhere_moves_the_partner() {
    let mut one = partner(1, "Family Court");
    (one.influence, one.interest) = (Some(100.0), Some(0.0));
    let mut plan = Plan::default();
    put(&mut plan, one.clone());
    let at = seen(&plan, Lens::Power).nodes[0].at;
    assert_eq!(at, Point::new(power::FIELD.left(), power::FIELD.top()));
    (one.influence, one.interest) = (Some(50.0), Some(50.0));
    put(&mut plan, one.clone());
    assert_eq!(seen(&plan, Lens::Power).nodes[0].at, power::FIELD.center);
    one.interest = None;
    put(&mut plan, one);
    assert_eq!(seen(&plan, Lens::Power).nodes[0].cell, Cell::Unrated);
}

#[test]
fn partners_on_the_same_spot_spread_and_say_so() {
    for lens in Lens::ALL {
        let mut plan = Plan::default();
        for id in 1..=30 {
            let mut one = partner(id * 6, "Partner");
            one.category = Category::Justice;
            one.current_level = Some(Level::Networking);
            (one.influence, one.interest) = (Some(70.0), Some(60.0));
            put(&mut plan, one);
            let cell = Cell::of(
                *lens,
                &plan.get(Id::<Partner>::new(id * 6)).unwrap().clone(),
            );
            let at = cell.home();
            put(
                &mut plan,
                Placement {
                    partner: Id::new(id * 6),
                    lens: *lens,
                    x: at.x.into(),
                    y: at.y.into(),
                    ..Placement::new(Id::new(id * 6 + 1))
                },
            );
        }
        let map = seen(&plan, *lens);
        for (i, a) in map.nodes.iter().enumerate() {
            for b in &map.nodes[i + 1..] {
                assert!(a.at.distance(b.at) > 5.0, "{lens:?}: none hides another");
            }
        }
        let aside: Vec<_> = map.nodes.iter().filter(|n| n.aside_of.is_some()).collect();
        assert_eq!(aside.len(), 29, "{lens:?}: the first lies where it belongs");
        for node in aside {
            assert!(node.words.ends_with("beside its place, where others lie"));
        }
    }
}

#[test]
fn partners_of_nearly_the_same_ratings_do_not_cover_each_others_names() {
    let mut random = Random(12);
    for (n, about) in [(2, 1), (12, 12), (40, 20), (120, 70), (300, 101)] {
        let mut plan = Plan::default();
        for id in 1..=n {
            let mut one = partner(id, &format!("Partner number {id}"));
            let mut rating = || (random.below(about) + (100 - about).max(0) / 2) as f64;
            (one.influence, one.interest) = (Some(rating()), Some(rating()));
            put(&mut plan, one);
        }
        let map = seen(&plan, Lens::Power);
        let mut aside = 0;
        for (i, node) in map.nodes.iter().enumerate() {
            let spot = power::place_of(plan.get(node.partner).unwrap()).unwrap();
            let away = node.at.distance(spot);
            if away > 0.5 {
                aside += 1;
                assert_eq!(node.aside_of, Some(spot), "a line leads there");
                assert!(node.words.ends_with("beside its place, where others lie"));
                assert!(away < 320.0, "{n}: {away} away");
            }
            assert!(power::FIELD.contains(node.at));
            let height = node.height(map.scale);
            let name = Area::new(node.at, node.width * 0.9, height * 0.6);
            for other in &map.nodes[i + 1..] {
                let pill = Area::new(other.at, other.width, height);
                let clear = name.clearance(&pill) >= 1.0;
                assert!(clear, "{n}: {} and {}", node.label, other.label);
            }
        }
        assert!(aside > 0 && aside < map.nodes.len(), "{n}: {aside} moved");
    }
}

#[test]
fn leaving_out_some_partners_moves_none_of_the_others() {
    let plan = crowd(120, 7);
    for lens in Lens::ALL {
        let all = seen(&plan, *lens);
        let mut spots = Spots::new();
        all.remember(&mut spots);
        let look = Look {
            no_categories: BTreeSet::from([Category::Justice, Category::Policy]),
            no_links: BTreeSet::from([LinkKind::Informal]),
            ..Look::default()
        };
        let some = Scene::of(&plan, *lens, &look, &spots);
        assert!(some.nodes.len() < all.nodes.len() && !some.nodes.is_empty());
        for node in &some.nodes {
            assert!(!look.no_categories.contains(&node.category));
            let before = &all.nodes[all.node_of(node.partner).unwrap()];
            if before.aside_of.is_none() {
                assert_eq!(node.at, before.at, "{lens:?}: {}", node.words);
            }
        }
        assert!(
            some.wires
                .iter()
                .all(|wire| wire.kind != LinkKind::Informal)
        );
        assert!(
            some.wires
                .iter()
                .flat_map(|w| w.ends)
                .all(|end| end < some.nodes.len())
        );
    }
}

#[test]
fn size_tells_influence_trust_or_links_and_nothing_when_all_are_of_one_size() {
    let mut plan = Plan::default();
    let (mut big, mut small) = (partner(1, "Big"), partner(2, "Small"));
    (big.influence, small.influence) = (Some(90.0), Some(10.0));
    (big.trust, small.trust) = (Some(5), Some(1));
    put(&mut plan, big);
    put(&mut plan, small);
    for (id, from, to) in [(100, 1, 3), (101, 1, 4), (102, 1, 4), (103, 2, 3)] {
        put(&mut plan, partner(to, "Other"));
        put(
            &mut plan,
            Link {
                from: Id::new(from),
                to: Id::new(to),
                ..Link::new(Id::new(id))
            },
        );
    }
    for size in SizeBy::ALL {
        let look = Look {
            size,
            ..Look::default()
        };
        let map = Scene::of(&plan, Lens::Free, &look, &Spots::new());
        let sizes = [1, 2].map(|id| map.nodes[map.node_of(Id::new(id)).unwrap()].size);
        if size == SizeBy::Same {
            assert_eq!(sizes, [1.0, 1.0]);
        } else {
            assert!(sizes[0] > sizes[1], "{size:?}: {sizes:?}");
        }
    }
    // Nothing known is no reason to shrink.
    let look = Look {
        size: SizeBy::Trust,
        ..Look::default()
    };
    let map = Scene::of(&plan, Lens::Free, &look, &Spots::new());
    assert_eq!(map.nodes[map.node_of(Id::new(3)).unwrap()].size, 1.0);
}

#[test]
fn reading_goes_over_everybody_once() {
    let plan = crowd(60, 8);
    for lens in Lens::ALL {
        let mut order = seen(&plan, *lens).reading;
        order.sort_unstable();
        assert_eq!(order, (0..60).collect::<Vec<_>>());
    }
}

#[test]
fn levels_that_are_intended_have_a_ghost_in_their_lane() {
    let plan = crowd(60, 9);
    let map = seen(&plan, Lens::Lanes);
    assert!(map.ghosts.len() > 20);
    for ghost in &map.ghosts {
        let node = &map.nodes[ghost.node];
        assert_eq!(lanes::level_at(ghost.at), Some(ghost.level));
        assert_eq!(map.ghost_of(ghost.node), Some(ghost));
        let partner = plan.get(node.partner).unwrap();
        assert_eq!(partner.intended_level, Some(ghost.level));
    }
    assert!(seen(&plan, Lens::Power).ghosts.is_empty());
    assert!(seen(&plan, Lens::Free).ghosts.is_empty());
}

#[test]
fn a_place_for_one_more_is_on_nobody() {
    let plan = crowd(30, 10);
    for lens in Lens::ALL {
        let map = seen(&plan, *lens);
        let cell = Cell::of(*lens, &partner(1, "One more"));
        let at = map.free_place(cell);
        assert!(cell.holds(at), "{lens:?}");
        assert!(map.nodes.iter().all(|n| n.at.distance(at) > 5.0));
    }
}

#[test]
fn ratings_and_places_are_the_same_both_ways() {
    for influence in 0..=100 {
        for interest in 0..=100 {
            let (influence, interest) = (f64::from(influence), f64::from(interest));
            let at = power::place(influence, interest);
            assert_eq!(power::ratings(at), Some((influence, interest)));
        }
    }
    assert_eq!(power::ratings(power::STRIP.center), None);
    assert_eq!(power::ratings(Point::new(f32::NAN, 0.0)), None);
    assert_eq!(
        power::ratings(Point::new(9e9, -9e9)),
        Some((100.0, 100.0)),
        "beyond the edge is at the edge"
    );
}

#[test]
fn exactly_fifty_is_said_to_be_high() {
    assert_eq!(
        power::words(power::FIELD.center, None),
        format!(
            "Influence 50, interest 50: {}",
            scene::lower(Quarter::WorkClosely.label())
        )
    );
}

#[test]
fn what_is_lit_up_is_what_the_place_means() {
    let mut random = Random(11);
    for _ in 0..500 {
        let at = random.place();
        for lens in [Lens::Lanes, Lens::Power] {
            let region = ground::region(lens, at, false).unwrap();
            let corners: Vec<Point> = region.one.iter().chain(&region.other).copied().collect();
            let middle = Point::new(
                corners.iter().map(|p| p.x).sum::<f32>() / corners.len() as f32,
                corners.iter().map(|p| p.y).sum::<f32>() / corners.len() as f32,
            );
            match lens {
                Lens::Lanes => assert_eq!(lanes::level_at(middle), lanes::level_at(at)),
                _ => assert_eq!(
                    power::ratings(middle).map(|(a, b)| Quarter::of(a, b)),
                    power::ratings(at).map(|(a, b)| Quarter::of(a, b))
                ),
            }
        }
        assert_eq!(ground::region(Lens::Free, at, false), None);
    }
}

#[test]
fn words_say_the_place_under_each_lens() {
    let mut one = partner(9, "Family Court");
    one.category = Category::Justice;
    one.current_level = Some(Level::Cooperation);
    let words = |one: &Partner, lens| scene::words(one, lens, 2);
    assert_eq!(
        words(&one, Lens::Lanes),
        "Family Court, courts and justice, lane 3 of 5: cooperation"
    );
    assert_eq!(
        words(&one, Lens::Free),
        "Family Court, courts and justice, 2 links"
    );
    assert_eq!(
        words(&one, Lens::Power),
        "Family Court, courts and justice, influence and interest not rated"
    );
    (one.influence, one.interest) = (Some(72.0), Some(40.0));
    assert_eq!(
        words(&one, Lens::Power),
        "Family Court, courts and justice, influence 72, interest 40 of 100"
    );
}
