//! The canvas kit: camera laws, and hit tests against the plain search over everything.

use egui::{Pos2, Rect, Vec2, pos2, vec2};
use roundtable::canvas::{
    Camera, Flight, LineGrid, PointGrid, ZOOM_RANGE, capsule, dashes, distance_to_segment,
    font_step, leave_rect, segment_meets_rect,
};

/// A small random source, so that each run tests the same cases.
struct Random(u64);

impl Random {
    fn between(&mut self, low: f32, high: f32) -> f32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        low + (high - low) * ((self.0 >> 40) as f32 / (1_u64 << 24) as f32)
    }
    fn point(&mut self, size: f32) -> Pos2 {
        pos2(self.between(-size, size), self.between(-size, size))
    }
}

#[test]
fn screen_and_world_are_inverse_to_each_other() {
    let mut random = Random(1);
    for _ in 0..500 {
        let camera = Camera {
            center: random.point(500.0),
            zoom: random.between(0.05, 6.0),
        };
        let view = camera.view(Rect::from_min_size(random.point(300.0), vec2(640.0, 480.0)));
        let at = random.point(800.0);
        assert!(view.to_world(view.to_screen(at)).distance(at) < 0.05);
        assert!(view.to_screen(view.to_world(at)).distance(at) < 0.05);
    }
}

#[test]
fn zooming_keeps_the_point_under_the_pointer_also_at_the_ends_of_the_range() {
    let mut random = Random(2);
    let rect = Rect::from_min_size(pos2(10.0, 20.0), vec2(300.0, 200.0));
    let mut camera = Camera::default();
    for _ in 0..500 {
        let at = pos2(random.between(10.0, 310.0), random.between(20.0, 220.0));
        let before = camera.view(rect).to_world(at);
        camera = camera.view(rect).zoomed_at(at, random.between(0.3, 3.0));
        let moved = camera.view(rect).to_screen(before).distance(at);
        assert!(moved < 0.1, "moved by {moved}");
        assert!(ZOOM_RANGE.contains(&camera.zoom));
    }
}

#[test]
fn panning_moves_what_is_seen_by_as_much_as_the_pointer_moved() {
    let rect = Rect::from_min_size(Pos2::ZERO, vec2(300.0, 200.0));
    let camera = Camera {
        center: pos2(5.0, 5.0),
        zoom: 2.5,
    };
    let world = pos2(17.0, -4.0);
    let moved = camera.view(rect).panned(vec2(30.0, -12.0)).view(rect);
    let expected = camera.view(rect).to_screen(world) + vec2(30.0, -12.0);
    assert!(moved.to_screen(world).distance(expected) < 1e-3);
}

#[test]
fn a_fitting_camera_shows_everything_and_touches_the_edge() {
    let world = Rect::from_min_max(pos2(-500.0, -100.0), pos2(300.0, 250.0));
    let screen = Rect::from_min_size(pos2(7.0, 9.0), vec2(400.0, 300.0));
    let seen = Camera::fitting(world, screen.size(), 8.0)
        .view(screen)
        .world_rect();
    assert!(seen.expand(0.01).contains_rect(world));
    assert!((seen.width() - world.width()).abs() < 0.1);
    let nothing = Camera::fitting(Rect::NOTHING, screen.size(), 1.0);
    assert_eq!(nothing, Camera::default());
}

#[test]
fn showing_a_thing_moves_the_camera_only_if_the_thing_is_not_seen() {
    let screen = Rect::from_min_size(Pos2::ZERO, vec2(400.0, 300.0));
    let view = Camera::default().view(screen);
    let inside = Rect::from_center_size(pos2(50.0, 50.0), Vec2::splat(20.0));
    assert_eq!(view.showing(inside, 10.0), view.camera);
    let outside = Rect::from_center_size(pos2(900.0, -700.0), Vec2::splat(20.0));
    let after = view.showing(outside, 10.0).view(screen);
    assert!(after.world_rect().expand(0.01).contains_rect(outside));
}

#[test]
fn the_hit_test_finds_what_a_search_over_everything_finds() {
    let mut random = Random(3);
    let rects: Vec<Rect> = (0..800)
        .map(|_| {
            let size = vec2(random.between(5.0, 120.0), random.between(5.0, 40.0));
            Rect::from_center_size(random.point(900.0), size)
        })
        .collect();
    let grid = PointGrid::new(rects.iter().map(Rect::center), 64.0);
    let (mut hits, mut misses) = (0, 0);
    for _ in 0..3000 {
        let at = random.point(1000.0);
        let plain = rects.iter().rposition(|r| r.contains(at));
        let near = grid.near(Rect::from_center_size(at, vec2(120.0, 40.0)));
        let quick = near.into_iter().rev().find(|i| rects[*i].contains(at));
        assert_eq!(quick, plain, "at {at:?}");
        if plain.is_some() {
            hits += 1;
        } else {
            misses += 1;
        }
    }
    assert!(hits > 200 && misses > 200, "{hits} hits, {misses} misses");
}

#[test]
fn the_grid_finds_every_point_of_a_rectangle() {
    let mut random = Random(4);
    let points: Vec<Pos2> = (0..500).map(|_| random.point(700.0)).collect();
    let grid = PointGrid::new(points.iter().copied(), 50.0);
    for _ in 0..300 {
        let rect = Rect::from_two_pos(random.point(800.0), random.point(800.0));
        let near = grid.near(rect);
        for index in (0..points.len()).filter(|i| rect.contains(points[*i])) {
            assert!(near.contains(&index));
        }
    }
    assert_eq!(
        PointGrid::default().near(Rect::EVERYTHING),
        Vec::<usize>::new()
    );
}

#[test]
fn the_grid_finds_every_line_that_meets_a_rectangle_and_none_besides() {
    let mut random = Random(6);
    let mut lines: Vec<[Pos2; 2]> = (0..2000)
        .map(|_| {
            let from = random.point(700.0);
            let to = from + random.point(120.0).to_vec2();
            [from, to]
        })
        .collect();
    // Upright, level, of no length, and across everything.
    for i in 0..40 {
        let at = random.point(700.0);
        let by = random.between(-300.0, 300.0);
        lines.push(match i % 4 {
            0 => [at, at + vec2(0.0, by)],
            1 => [at, at + vec2(by, 0.0)],
            2 => [at, at],
            _ => [random.point(700.0), random.point(700.0)],
        });
    }
    let grid = LineGrid::new(lines.clone());
    let mut met = 0;
    for _ in 0..1000 {
        let rect = Rect::from_center_size(random.point(800.0), vec2(12.0, 12.0));
        let meets = |i: &usize| segment_meets_rect(rect, lines[*i][0], lines[*i][1]);
        let plain: Vec<usize> = (0..lines.len()).filter(meets).collect();
        met += plain.len();
        assert_eq!(grid.near(rect), plain, "{rect:?}");
    }
    assert!(met > 1000, "{met} lines were met");
    assert!(LineGrid::default().near(Rect::EVERYTHING).is_empty());
}

#[test]
fn grids_of_few_points_of_points_far_apart_and_of_points_in_a_row_find_all() {
    let far = [pos2(-2e4, 0.0), pos2(2e4, 2e4), pos2(0.0, 1.0)];
    let in_a_row = [pos2(1.0, 5.0), pos2(3.0, 5.0), pos2(900.0, 5.0)];
    for points in [&far[..], &in_a_row, &far[..1], &[]] {
        let grid = PointGrid::new(points.iter().copied(), 64.0);
        for (index, point) in points.iter().enumerate() {
            let around = Rect::from_center_size(*point, Vec2::splat(0.1));
            assert!(grid.near(around).contains(&index));
        }
        assert_eq!(grid.near(Rect::EVERYTHING).len(), points.len());
        let lines: Vec<[Pos2; 2]> = points.iter().map(|p| [*p, Pos2::ZERO]).collect();
        let everywhere = Rect::from_center_size(Pos2::ZERO, Vec2::splat(1e5));
        assert_eq!(LineGrid::new(lines).near(everywhere).len(), points.len());
    }
}

#[test]
fn a_line_is_as_near_to_a_point_as_its_nearest_point() {
    let mut random = Random(5);
    for _ in 0..300 {
        let (at, from, to) = (random.point(50.0), random.point(50.0), random.point(50.0));
        let sampled = (0..=2000_u16)
            .map(|i| at.distance(from.lerp(to, f32::from(i) / 2000.0)))
            .fold(f32::INFINITY, f32::min);
        assert!((distance_to_segment(at, from, to) - sampled).abs() < 0.1);
    }
    let to_a_point = distance_to_segment(pos2(3.0, 4.0), Pos2::ZERO, Pos2::ZERO);
    assert!((to_a_point - 5.0).abs() < 1e-6);
}

#[test]
fn a_line_meets_a_rectangle_exactly_when_some_point_of_it_lies_inside() {
    let mut random = Random(6);
    let rect = Rect::from_min_max(pos2(-20.0, -10.0), pos2(30.0, 15.0));
    let (mut met, mut missed) = (0, 0);
    for _ in 0..2000 {
        let (from, to) = (random.point(80.0), random.point(80.0));
        let points = || (0..=400_u16).map(|i| from.lerp(to, f32::from(i) / 400.0));
        if points().any(|at| rect.shrink(0.3).contains(at)) {
            met += 1;
            assert!(segment_meets_rect(rect, from, to));
        }
        if points().all(|at| !rect.expand(0.5).contains(at)) {
            missed += 1;
            assert!(!segment_meets_rect(rect, from, to));
        }
    }
    assert!(met > 100 && missed > 100);
}

#[test]
fn a_line_leaves_a_rectangle_on_its_border() {
    let rect = Rect::from_center_size(pos2(10.0, 10.0), vec2(100.0, 20.0));
    assert_eq!(leave_rect(rect, pos2(500.0, 10.0)), pos2(60.0, 10.0));
    assert_eq!(leave_rect(rect, pos2(10.0, -90.0)), pos2(10.0, 0.0));
    assert_eq!(leave_rect(rect, pos2(12.0, 11.0)), rect.center());
}

#[test]
fn dashes_cover_their_share_of_a_path_and_never_leave_it() {
    let path = [pos2(0.0, 0.0), pos2(60.0, 0.0), pos2(60.0, 30.0)];
    let drawn = dashes(&path, &[6.0, 3.0]);
    let length: f32 = drawn.iter().map(|[a, b]| a.distance(*b)).sum();
    assert!((length - 60.0).abs() < 0.1, "{length} of 90 drawn");
    for point in drawn.iter().flatten() {
        let off = distance_to_segment(*point, path[0], path[1])
            .min(distance_to_segment(*point, path[1], path[2]));
        assert!(off < 0.01);
    }
    let nowhere = [pos2(0.0, 0.0), pos2(f32::NAN, 1.0)];
    assert!(dashes(&nowhere, &[6.0, 3.0]).is_empty());
}

#[test]
fn a_capsule_fills_its_rectangle_from_end_to_end() {
    let rect = Rect::from_center_size(pos2(5.0, 5.0), vec2(100.0, 26.0));
    let outline = Rect::from_points(&capsule(rect));
    assert!((outline.width() - rect.width()).abs() < 0.01);
    assert!((outline.height() - rect.height()).abs() < 0.01);
}

#[test]
fn font_sizes_change_in_few_steps_while_zooming() {
    let mut sizes: Vec<f32> = (0..1000_u16)
        .map(|i| font_step(8.0 + f32::from(i) * 0.024))
        .collect();
    sizes.dedup();
    assert!(sizes.len() < 20, "{} sizes between 8 and 32", sizes.len());
    assert!(sizes.is_sorted());
    assert!((font_step(13.0) - 13.0).abs() <= 0.5);
}

#[test]
fn a_flight_begins_where_the_camera_is_and_ends_exactly_where_it_goes() {
    let [from, to] = [(0.0, 0.5), (300.0, 2.0)].map(|(x, zoom)| Camera {
        center: pos2(x, 20.0),
        zoom,
    });
    let flight = Flight::new(from, to, 10.0);
    assert_eq!(flight.at(10.0), (from, false));
    let (between, there) = flight.at(10.0 + Flight::TAKES * 0.5);
    assert!(!there && between.center.x > 150.0 && between.zoom < 2.0);
    assert_eq!(flight.at(11.0), (to, true));
}
