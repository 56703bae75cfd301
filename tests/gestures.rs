//! The gesture kit under fingers: what one and two of them do on a canvas, and that no sequence leaves it stuck.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

#[path = "common/fingers.rs"]
mod fingers;

use egui::{Event, Key, Pos2, Rect, Sense, Vec2, pos2, vec2};
use egui_kittest::Harness;
use fingers::Fingers;
use roundtable::canvas::{Camera, Gesture, Happened, Pick, View};

/// A canvas with one square thing around the middle of its world.
#[derive(Default)]
struct Canvas {
    gesture: Gesture<u8>,
    camera: Camera,
    happened: Vec<Happened<u8>>,
    rect: Option<Rect>,
}

const THING: u8 = 7;

impl Canvas {
    fn draw(&mut self, ui: &mut egui::Ui) {
        let rect = Rect::from_min_size(Pos2::ZERO, vec2(800.0, 600.0));
        self.rect = Some(rect);
        let response = ui.allocate_rect(rect, Sense::click_and_drag());
        let pick = |pick: Pick| {
            let thing = Rect::from_center_size(Pos2::ZERO, Vec2::splat(100.0));
            thing.contains(pick.at).then_some(THING)
        };
        let view = self.camera.view(rect);
        let (happened, camera) = self.gesture.update(ui, &response, view, pick);
        self.happened.extend(happened);
        self.camera = camera.unwrap_or(self.camera);
    }

    fn view(&self) -> View {
        self.camera.view(self.rect.expect("it was drawn"))
    }

    fn count(&self, what: fn(&Happened<u8>) -> bool) -> usize {
        self.happened.iter().filter(|h| what(h)).count()
    }
}

fn canvas() -> Harness<'static, Canvas> {
    let mut window = Harness::builder()
        .with_size(vec2(800.0, 600.0))
        .with_step_dt(1.0 / 60.0)
        .build_ui_state(|ui, canvas: &mut Canvas| canvas.draw(ui), Canvas::default());
    window.run();
    window
}

const MIDDLE: Pos2 = pos2(400.0, 300.0);
const GROUND: Pos2 = pos2(120.0, 120.0);

#[test]
fn a_finger_drags_what_it_touches() {
    let mut window = canvas();
    Fingers::default().drag(&mut window, MIDDLE, MIDDLE + vec2(90.0, 30.0));
    let [Happened::Began(_), Happened::Dropped(drag)] = window.state().happened.as_slice() else {
        panic!("{:?}", window.state().happened);
    };
    assert_eq!((drag.what, drag.delta()), (THING, vec2(90.0, 30.0)));
    assert_eq!(window.state().camera, Camera::default());
}

#[test]
fn a_finger_on_empty_ground_pushes_the_canvas_and_drops_nothing() {
    let mut window = canvas();
    Fingers::default().drag(&mut window, GROUND, GROUND + vec2(60.0, -20.0));
    assert_eq!(window.state().happened, []);
    assert_eq!(window.state().camera.center, pos2(-60.0, 20.0));
    assert!(!window.state().gesture.is_panning());
}

#[test]
fn a_tap_is_a_click_and_two_are_a_double_click() {
    let mut window = canvas();
    let mut hand = Fingers::default();
    hand.tap(&mut window, MIDDLE);
    assert!(matches!(
        window.state().happened.as_slice(),
        [Happened::Clicked(_)]
    ));
    hand.tap(&mut window, MIDDLE);
    assert!(matches!(
        window.state().happened.as_slice(),
        [_, Happened::DoubleClicked(_)]
    ));
}

#[test]
fn a_long_press_asks_and_lifting_the_finger_does_nothing_more() {
    let mut window = canvas();
    let mut hand = Fingers::default();
    hand.down(&mut window, 1, MIDDLE);
    window.run_steps(70);
    assert!(matches!(
        window.state().happened.as_slice(),
        [Happened::Asked(_)]
    ));
    hand.slide(&mut window, 1, MIDDLE + vec2(40.0, 0.0));
    hand.up(&mut window, 1, MIDDLE + vec2(40.0, 0.0));
    assert_eq!(window.state().happened.len(), 1);
}

#[test]
fn a_second_finger_takes_back_what_the_first_one_drags() {
    let mut window = canvas();
    let mut hand = Fingers::default();
    let beside = MIDDLE + vec2(60.0, 0.0);
    hand.down(&mut window, 1, MIDDLE);
    hand.slide(&mut window, 1, beside);
    assert!(window.state().gesture.drag().is_some());
    hand.down(&mut window, 2, GROUND);
    assert!(window.state().gesture.drag().is_none());
    hand.slide(&mut window, 1, beside + vec2(10.0, 0.0));
    hand.up(&mut window, 2, GROUND);
    hand.slide(&mut window, 1, beside + vec2(80.0, 0.0));
    hand.up(&mut window, 1, beside + vec2(80.0, 0.0));
    assert!(matches!(
        window.state().happened.as_slice(),
        [Happened::Began(_), Happened::TakenBack(THING)]
    ));
}

#[test]
fn two_fingers_that_part_zoom_and_what_lies_between_them_stays() {
    let mut window = canvas();
    let mut hand = Fingers::default();
    let (left, right) = (pos2(300.0, 200.0), pos2(400.0, 200.0));
    let before = window.state().view().to_world(pos2(350.0, 200.0));
    hand.down(&mut window, 1, left);
    hand.down(&mut window, 2, right);
    for step in 1..=10_u16 {
        let by = vec2(f32::from(step) * 5.0, 0.0);
        Fingers::slide(&mut hand, &mut window, 1, left - by);
        Fingers::slide(&mut hand, &mut window, 2, right + by);
    }
    let camera = window.state().camera;
    assert!((camera.zoom - 2.0).abs() < 1e-3, "{camera:?}");
    let after = window.state().view().to_world(pos2(350.0, 200.0));
    assert!(before.distance(after) < 0.5, "{before:?} {after:?}");
    hand.up(&mut window, 1, left);
    hand.up(&mut window, 2, right);
    assert_eq!(window.state().happened, []);
}

#[test]
fn two_fingers_that_go_the_same_way_push_the_canvas() {
    let mut window = canvas();
    let mut hand = Fingers::default();
    let (left, right) = (pos2(300.0, 200.0), pos2(400.0, 240.0));
    hand.down(&mut window, 1, left);
    hand.down(&mut window, 2, right);
    for step in 1..=10_u16 {
        let by = vec2(0.0, f32::from(step) * 4.0);
        hand.slide(&mut window, 1, left + by);
        hand.slide(&mut window, 2, right + by);
    }
    let camera = window.state().camera;
    assert!((camera.zoom - 1.0).abs() < 1e-3, "{camera:?}");
    assert!(camera.center.distance(pos2(0.0, -40.0)) < 0.5, "{camera:?}");
}

#[test]
fn a_touch_that_the_system_takes_away_takes_its_drag_back() {
    let mut window = canvas();
    let mut hand = Fingers::default();
    hand.down(&mut window, 1, MIDDLE);
    hand.slide(&mut window, 1, MIDDLE + vec2(50.0, 0.0));
    hand.taken_away(&mut window, 1, MIDDLE + vec2(50.0, 0.0));
    assert!(matches!(
        window.state().happened.as_slice(),
        [Happened::Began(_), Happened::TakenBack(THING)]
    ));
    hand.drag(&mut window, MIDDLE, MIDDLE + vec2(50.0, 0.0));
    assert!(matches!(
        window.state().happened.as_slice(),
        [_, _, Happened::Began(_), Happened::Dropped(_)]
    ));
}

/// A small random source, so that each run tests the same cases.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) % end
    }

    fn place(&mut self) -> Pos2 {
        // Often near the thing, so that there is something to drag.
        let reach = if self.below(2) == 0 { 60 } else { 290 };
        let along = |random: &mut Self| random.below(2 * reach) as f32 - reach as f32;
        MIDDLE + vec2(along(self), along(self))
    }
}

#[test]
fn no_sequence_of_touches_leaves_a_gesture_stuck() {
    let mut dragged = 0;
    for seed in 1..=250 {
        let mut random = Random(seed * 0x9E37_79B9);
        let mut window = canvas();
        let mut hand = Fingers::default();
        let mut down: Vec<(u64, Pos2)> = Vec::new();
        for _ in 0..30 {
            let at = random.place();
            let one = random.below(down.len().max(1) as u64) as usize;
            match (random.below(10), down.get(one).copied()) {
                (0..=2, _) if down.len() < 3 => {
                    let finger = (1..=3).find(|f| down.iter().all(|(d, _)| d != f));
                    let finger = finger.expect("two of three at most are down");
                    hand.down(&mut window, finger, at);
                    down.push((finger, at));
                }
                (3..=6, Some((finger, from))) => {
                    let to = from.lerp(at, 0.5);
                    hand.slide(&mut window, finger, to);
                    down[one].1 = to;
                }
                (7, Some((finger, from))) => {
                    hand.up(&mut window, finger, from);
                    down.remove(one);
                }
                (8, Some((finger, from))) => {
                    hand.taken_away(&mut window, finger, from);
                    down.remove(one);
                }
                (9, _) => {
                    window.event(Event::Key {
                        key: Key::Escape,
                        physical_key: None,
                        pressed: random.below(2) == 0,
                        repeat: false,
                        modifiers: egui::Modifiers::NONE,
                    });
                    window.step();
                }
                _ => window.run_steps(usize::from(random.below(12) == 0) * 55),
            }
        }
        for (finger, at) in down.drain(..) {
            hand.up(&mut window, finger, at);
        }
        window.run_steps(3);
        let canvas = window.state();
        assert!(canvas.gesture.drag().is_none(), "seed {seed}");
        assert!(!canvas.gesture.is_panning(), "seed {seed}");
        let began = canvas.count(|h| matches!(h, Happened::Began(_)));
        let ended = canvas.count(|h| matches!(h, Happened::Dropped(_) | Happened::TakenBack(_)));
        assert_eq!(began, ended, "seed {seed}: each drag ends once");
        dragged += began;
        let camera = canvas.camera;
        assert!(
            camera.zoom.is_finite() && camera.center.is_finite(),
            "seed {seed}"
        );

        // Whatever was before: the next drag works.
        let state = window.state_mut();
        state.camera = Camera::default();
        state.happened.clear();
        window.run_steps(60);
        hand.drag(&mut window, MIDDLE, MIDDLE + vec2(80.0, 0.0));
        assert!(
            matches!(
                window.state().happened.as_slice(),
                [Happened::Began(_), Happened::Dropped(_)]
            ),
            "seed {seed}: {:?}",
            window.state().happened
        );
    }
    assert!(dragged > 50, "the sequences drag: {dragged}");
}
