//! The rings lens: placing is deciding, and what is decided is where it is seen.

use roundtable::{
    mapping::{Cell, Look, Point, Scene, Spots, lens, rings, scene},
    model::{
        Category, Direction, Header, Id, Lens, Level, Link, Partner, PartnerStatus, Placement,
        Plan, Record,
    },
};

/// A small random source, so that each run tests the same cases.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) as usize % n
    }
    fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * (self.below(1 << 20) as f32 / (1 << 20) as f32)
    }
}

const LEVELS: [Option<Level>; 5] = [
    Some(Level::Networking),
    Some(Level::Cooperation),
    Some(Level::Collaboration),
    Some(Level::Integration),
    None,
];

fn put<T: Record>(plan: &mut Plan, record: T) {
    plan.put_any(record.wrap());
}

fn partner(id: i64, name: &str, category: Category, level: Option<Level>) -> Partner {
    Partner {
        name: name.to_owned(),
        category,
        current_level: level,
        status: PartnerStatus::AtTable,
        ..Partner::new(Id::new(id))
    }
}

fn placement(id: i64, partner: i64, x: f64, y: f64) -> Placement {
    Placement {
        partner: Id::new(partner),
        lens: Lens::Rings,
        x,
        y,
        ..Placement::new(Id::new(id))
    }
}

fn seen(plan: &Plan) -> Scene {
    Scene::of(plan, Lens::Rings, &Look::default(), &Spots::new())
}

/// A plan with random partners, some of them with a stored place that may or may not fit.
fn crowd(n: i64, seed: u64) -> Plan {
    let mut random = Random(seed);
    let mut plan = Plan::default();
    for id in 1..=n {
        let category = Category::ALL[random.below(6)];
        let level = LEVELS[random.below(5)];
        let mut one = partner(id, &format!("Partner number {id}"), category, level);
        one.intended_level = LEVELS[random.below(5)];
        put(&mut plan, one);
        if random.below(3) > 0 {
            let at = Point::polar(random.between(-3.1, 3.1), random.between(0.0, 500.0));
            put(
                &mut plan,
                placement(100_000 + id, id, at.x.into(), at.y.into()),
            );
        }
    }
    plan
}

#[test]
fn every_partner_is_seen_on_the_ring_of_its_level_and_in_the_sector_of_its_category() {
    for (n, seed) in [(3, 1), (20, 2), (300, 3), (1000, 4)] {
        let plan = crowd(n, seed);
        let map = seen(&plan);
        assert_eq!(map.nodes.len(), n as usize);
        for node in &map.nodes {
            let partner = plan.get(node.partner).unwrap();
            assert_eq!(
                rings::level_at(node.at),
                partner.current_level,
                "{}",
                node.words
            );
            assert_eq!(
                rings::category_at(node.at),
                partner.category,
                "{}",
                node.words
            );
            assert!(node.at.radius() < rings::EDGE);
        }
    }
}

#[test]
fn every_ghost_lies_on_the_ring_of_the_intended_level_in_the_same_sector() {
    let plan = crowd(300, 5);
    let map = seen(&plan);
    assert!(map.ghosts.len() > 100);
    for ghost in &map.ghosts {
        let partner = plan.get(map.nodes[ghost.node].partner).unwrap();
        assert_eq!(partner.intended_level, Some(ghost.level));
        assert_ne!(partner.current_level, Some(ghost.level));
        assert_eq!(rings::level_at(ghost.at), Some(ghost.level));
        assert_eq!(rings::category_at(ghost.at), partner.category);
    }
}

#[test]
fn the_nearest_place_in_a_cell_means_that_cell_whatever_the_place() {
    let mut random = Random(6);
    for _ in 0..5000 {
        let at = Point::polar(random.between(-7.0, 7.0), random.between(0.0, 900.0));
        let (level, category) = (LEVELS[random.below(5)], Category::ALL[random.below(6)]);
        let place = rings::into_cell(at, level, category);
        assert!(
            rings::means(place, level, category),
            "{at:?} {level:?} {category:?}"
        );
        let again = rings::into_cell(place, level, category);
        assert!(again.distance(place) < 0.01, "a place in the cell stays");
    }
}

#[test]
fn a_stored_place_that_fits_is_kept_to_the_point() {
    let mut plan = Plan::default();
    put(
        &mut plan,
        partner(
            1,
            "Family Court",
            Category::Justice,
            Some(Level::Cooperation),
        ),
    );
    put(&mut plan, placement(2, 1, 31.0, 222.0));
    assert_eq!(seen(&plan).nodes[0].at, Point::new(31.0, 222.0));
}

#[test]
fn when_the_level_changes_elsewhere_the_partner_keeps_its_angle_and_changes_its_ring() {
    let mut plan = Plan::default();
    put(
        &mut plan,
        partner(
            1,
            "Family Court",
            Category::Justice,
            Some(Level::Networking),
        ),
    );
    put(&mut plan, placement(2, 1, 31.0, 222.0));
    let at = seen(&plan).nodes[0].at;
    assert!((at.angle() - Point::new(31.0, 222.0).angle()).abs() < 1e-3);
    assert_eq!(rings::level_at(at), Some(Level::Networking));
}

#[test]
fn partners_without_a_place_do_not_overlap_while_there_is_room() {
    let mut plan = Plan::default();
    let mut id = 0;
    for category in Category::ALL {
        for level in LEVELS {
            // Around the agency there is room for one pill in each sector.
            let many = if level == Some(Level::Integration) {
                1
            } else {
                2
            };
            for _ in 0..many {
                id += 1;
                put(&mut plan, partner(id, "Youth", *category, level));
            }
        }
    }
    let map = seen(&plan);
    for (i, a) in map.nodes.iter().enumerate() {
        for b in &map.nodes[i + 1..] {
            let dx = (a.at.x - b.at.x).abs() - (a.width + b.width) * 0.5;
            let dy = (a.at.y - b.at.y).abs() - a.height(map.scale);
            assert!(dx >= 0.0 || dy >= 0.0, "{} over {}", a.words, b.words);
        }
    }
}

#[test]
fn partners_stored_on_one_spot_are_spread_and_never_hide_each_other() {
    let mut plan = Plan::default();
    for id in 1..=6 {
        put(
            &mut plan,
            partner(id, "Shelter", Category::Providers, Some(Level::Cooperation)),
        );
        put(&mut plan, placement(100 + id, id, -190.0, 110.0));
    }
    let map = seen(&plan);
    for (i, a) in map.nodes.iter().enumerate() {
        for b in &map.nodes[i + 1..] {
            assert!(a.at.distance(b.at) > 10.0);
        }
    }
    assert_eq!(
        map.nodes[0].at,
        Point::new(-190.0, 110.0),
        "the first stays"
    );
}

#[test]
fn a_partner_that_leaves_or_comes_moves_nobody_else() {
    let mut plan = Plan::default();
    for id in 1..=12 {
        put(
            &mut plan,
            partner(id, "Shelter", Category::Providers, Some(Level::Networking)),
        );
    }
    let before = seen(&plan);
    let mut moved = plan.get(Id::<Partner>::new(2)).unwrap().clone();
    moved.current_level = Some(Level::Cooperation);
    put(&mut plan, moved);
    put(
        &mut plan,
        partner(13, "New", Category::Providers, Some(Level::Networking)),
    );
    let mut spots = Spots::new();
    before.remember(&mut spots);
    let after = Scene::of(&plan, Lens::Rings, &Look::default(), &spots);
    for node in before.nodes.iter().filter(|n| n.partner.raw() != 2) {
        let there = after.node_of(node.partner).unwrap();
        assert_eq!(after.nodes[there].at, node.at);
    }
}

#[test]
fn the_same_plan_gives_the_same_map() {
    let plan = crowd(300, 9);
    assert_eq!(seen(&plan), seen(&plan));
}

#[test]
fn a_place_for_one_more_is_in_its_cell_and_on_nobody() {
    let plan = crowd(30, 10);
    let map = seen(&plan);
    for level in LEVELS {
        for category in Category::ALL {
            let at = map.free_place(Cell::Ring(level, *category));
            assert!(rings::means(at, level, *category));
            assert!(map.nodes.iter().all(|n| n.at.distance(at) > 5.0));
        }
    }
}

#[test]
fn dropping_on_a_ring_sets_the_level_and_brings_a_prospect_to_the_table() {
    for status in PartnerStatus::ALL {
        let mut one = partner(1, "Tribal council", Category::Policy, None);
        one.status = *status;
        let at = rings::home(Some(Level::Collaboration), Category::Policy);
        let landed = lens::land(Lens::Rings, &one, at);
        assert_eq!(landed.partner.current_level, Some(Level::Collaboration));
        assert_eq!(landed.other, None);
        let expected = match status {
            PartnerStatus::Prospect | PartnerStatus::Missing => PartnerStatus::AtTable,
            other => *other,
        };
        assert_eq!(landed.partner.status, expected);
    }
}

#[test]
fn dropping_on_the_outer_ring_or_off_the_table_takes_the_level_away() {
    let one = partner(
        1,
        "Tribal council",
        Category::Policy,
        Some(Level::Networking),
    );
    for radius in [rings::ring_of(None).home, rings::EDGE + 300.0] {
        let at = Point::polar(rings::sector_middle(Category::Policy), radius);
        let landed = lens::land(Lens::Rings, &one, at);
        assert_eq!(landed.partner.current_level, None);
        assert_eq!(landed.partner.status, PartnerStatus::Prospect);
        assert!(rings::means(landed.at.unwrap(), None, Category::Policy));
    }
    let mut gone = one;
    gone.status = PartnerStatus::Ended;
    let landed = lens::land(Lens::Rings, &gone, rings::home(None, Category::Policy));
    assert_eq!(landed.partner.status, PartnerStatus::Ended);
}

#[test]
fn dropping_in_another_sector_asks_and_until_then_keeps_the_category() {
    let one = partner(
        1,
        "Family Court",
        Category::Justice,
        Some(Level::Networking),
    );
    let there = rings::home(Some(Level::Cooperation), Category::Providers);
    let landed = lens::land(Lens::Rings, &one, there);
    assert_eq!(landed.partner.category, Category::Justice);
    assert!(rings::means(
        landed.at.unwrap(),
        Some(Level::Cooperation),
        Category::Justice
    ));
    let (category, place) = landed.other.unwrap();
    assert_eq!(category, Category::Providers);
    assert!(place.distance(there) < 0.01);
}

#[test]
fn stepping_walks_all_rings_and_stops_at_both_ends() {
    let mut level = None;
    let mut walked = vec![level];
    for _ in 0..6 {
        level = rings::step(level, -1);
        walked.push(level);
    }
    let inwards = [
        None,
        Some(Level::Networking),
        Some(Level::Cooperation),
        Some(Level::Collaboration),
        Some(Level::Integration),
        Some(Level::Integration),
        Some(Level::Integration),
    ];
    assert_eq!(walked, inwards);
    assert_eq!(rings::step(Some(Level::Networking), 1), None);
    assert_eq!(rings::step(None, 1), None);
}

#[test]
fn words_say_name_category_level_and_what_is_intended() {
    let mut one = partner(
        1,
        "Family Court",
        Category::Justice,
        Some(Level::Cooperation),
    );
    one.intended_level = Some(Level::Collaboration);
    assert_eq!(
        scene::words(&one, Lens::Rings, 0),
        "Family Court, courts and justice, ring 3 of 5: cooperation, intended collaboration"
    );
    let mut two = partner(2, " ", Category::Family, None);
    two.status = PartnerStatus::Missing;
    assert_eq!(
        scene::words(&two, Lens::Rings, 0),
        "Unnamed partner, families and youth, ring 5 of 5: prospects, missing"
    );
}

#[test]
fn the_middle_names_the_agency_by_its_short_name_or_name_or_as_ours() {
    let middle = |short: &str, name: &str| {
        let mut plan = Plan::default();
        let mut header = Header::new(Id::new(1));
        short.clone_into(&mut header.agency_short);
        name.clone_into(&mut header.agency);
        put(&mut plan, header);
        seen(&plan).agency.unwrap().lines.join(" ")
    };
    assert_eq!(middle("HSD", "Human Services Department"), "HSD");
    assert_eq!(middle(" ", "Lake County"), "Lake County");
    assert_eq!(middle("", ""), "Our agency");
}

#[test]
fn several_links_of_two_partners_lie_side_by_side() {
    let mut plan = Plan::default();
    for id in 1..=2 {
        put(&mut plan, partner(id, "P", Category::Policy, None));
    }
    for (id, (from, to)) in [(10, (1, 2)), (11, (2, 1)), (12, (1, 2))] {
        let mut link = Link::new(Id::new(id));
        (link.from, link.to) = (Id::new(from), Id::new(to));
        link.direction = Direction::Forward;
        put(&mut plan, link);
    }
    let map = seen(&plan);
    // Seen from one end, whichever way each runs.
    let mut aside: Vec<i32> = map
        .wires
        .iter()
        .map(|w| if w.ends == [0, 1] { w.aside } else { -w.aside } as i32)
        .collect();
    aside.sort_unstable();
    aside.dedup();
    assert_eq!(aside.len(), 3);
    assert!(map.wires.iter().all(|w| w.arrow));
}

#[test]
fn reading_goes_sector_by_sector_and_from_the_middle_outwards() {
    let map = seen(&crowd(60, 12));
    let mut all = map.reading.clone();
    all.sort_unstable();
    assert_eq!(all, (0..60).collect::<Vec<_>>());
    let place = |i: &usize| {
        let node = &map.nodes[*i];
        let ring = rings::RINGS.iter().position(|r| node.at.radius() < r.to);
        (node.category, ring)
    };
    let places: Vec<_> = map.reading.iter().map(place).collect();
    assert!(places.is_sorted());
}

#[test]
fn a_name_of_ten_thousand_characters_gets_a_pill_like_any_other() {
    let mut plan = Plan::default();
    let long = "Coalition ".repeat(1000);
    put(&mut plan, partner(1, &long, Category::Family, None));
    put(
        &mut plan,
        partner(2, "عربي 日本語 👪", Category::Family, None),
    );
    for node in seen(&plan).nodes {
        assert!(node.width < 200.0 && node.label.chars().count() < 60);
    }
}
