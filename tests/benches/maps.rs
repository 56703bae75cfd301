//! How long the frames of the partner map take while a hand moves something on it, with all of it in view; how
//! long it takes to find what lies under the pointer; and what has to be done before the first frame.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use egui::{Event, PointerButton, Pos2, vec2};
use roundtable::{
    edit::Edit,
    mapping::{Look, Point, Scene, Spots},
    model::{Category, Id, Kind, Lens, Level, Partner, Plan, Record as _, Snapshot},
    ui::{
        Route,
        moments::{Moment, Read},
    },
};

use super::{Window, measure, network};

/// Partners of all categories and levels, and links among them.
fn crowd(partners: i64, links: i64) -> Plan {
    let mut plan = network(partners, links);
    for id in 1..=partners {
        let spread = |by: i64, len: usize| usize::try_from(id / by).map_or(0, |i| i % len);
        let partner = plan.get(Id::<Partner>::new(id)).expect("it is there");
        let partner = Partner {
            category: Category::ALL[spread(1, 6)],
            current_level: Some(Level::ALL[spread(6, 4)]),
            influence: Some((id * 7_919 % 101) as f64),
            interest: Some((id * 104_729 % 97) as f64),
            ..partner.clone()
        };
        plan.put_any(partner.wrap());
    }
    plan
}

/// One map under trial.
struct Trial {
    name: String,
    window: Window,
    scene: Scene,
    step: u32,
}

impl Trial {
    fn show(&self, what: &str, [median, worst]: [f64; 2]) {
        let name = format!("{}: {what}", self.name);
        println!("{name:<58}{median:>9.3}{worst:>9.3}");
    }

    fn screen(&self, at: Point) -> Pos2 {
        self.window.view.map.to_screen(at)
    }

    fn button(&mut self, pos: Pos2, button: PointerButton, pressed: bool) {
        self.window.frame_after(vec![Event::PointerButton {
            pos,
            button,
            pressed,
            modifiers: egui::Modifiers::NONE,
        }]);
    }

    /// Frames while the pointer goes around, with these events besides, holding this button.
    fn hand(
        &mut self,
        what: &str,
        from: Pos2,
        held: Option<PointerButton>,
        besides: impl Fn(u32) -> Option<Event>,
    ) {
        self.window.frame_after(vec![Event::PointerMoved(from)]);
        if let Some(held) = held {
            self.button(from, held, true);
        }
        let mut frame = || {
            self.step += 1;
            let turn = self.step as f32 * 0.15;
            let around = vec2(turn.cos() - 1.0, turn.sin()) * 12.0;
            let mut events = vec![Event::PointerMoved(from + around)];
            events.extend(besides(self.step));
            self.window.frame_after(events);
        };
        (0..5).for_each(|_| frame());
        let times = measure(200, frame);
        self.show(what, times);
        if let Some(held) = held {
            self.button(from, held, false);
        }
    }

    /// The map that is looked at from all sides.
    fn frames(&mut self) {
        let none = |_| None;
        let middle = self.screen(self.scene.bounds.center);
        self.hand("hovered", middle, None, none);
        self.hand("zoomed", middle, None, |step| {
            Some(Event::MouseWheel {
                unit: egui::MouseWheelUnit::Point,
                delta: vec2(0.0, if step / 4 % 2 == 0 { 2.0 } else { -2.0 }),
                phase: egui::TouchPhase::Move,
                modifiers: egui::Modifiers::NONE,
                source: egui::MouseWheelSource::Unknown,
            })
        });
        self.hand("pushed", middle, Some(PointerButton::Middle), none);
        let node = self.scene.nodes.get(7).expect("there are more").at;
        let node = self.screen(node);
        let primary = Some(PointerButton::Primary);
        self.hand("one dragged", node, primary, none);
        let tenth = self.scene.nodes.iter().skip(7).step_by(10);
        let tenth: Vec<_> = tenth.map(|node| node.partner).collect();
        self.window.view.selected.extend(tenth);
        self.hand("a tenth dragged", node, primary, none);
        self.window.view.selected.clear();
        self.window.view.focus = None;
    }

    /// What lies under the pointer: near partners, near links, anywhere.
    fn hits(&mut self) {
        self.window.frame();
        let places = |of: &dyn Fn(&Scene, usize) -> Option<Point>| -> Vec<Pos2> {
            (0..400)
                .filter_map(|i| of(&self.scene, i))
                .map(|at| self.screen(at))
                .collect()
        };
        let nodes = places(&|scene, i| Some(scene.nodes.get(i * 37 % scene.nodes.len())?.at));
        let links = places(&|scene, i| {
            let wire = scene.wires.get(i * 37 % scene.wires.len())?;
            let [a, b] = wire.ends.map(|end| scene.nodes.get(end));
            let (a, b) = (a?.at, b?.at);
            Some(Point::new(a.x * 0.7 + b.x * 0.3, a.y * 0.7 + b.y * 0.3))
        });
        for (what, places) in [("hit of a partner", nodes), ("hit of a link", links)] {
            let mut place = places.iter().cycle();
            let map = &self.window.view.map;
            let times = measure(2_000, || {
                let at = place.next().copied().unwrap_or_default();
                black_box(map.under(at));
            });
            self.show(what, times);
        }
    }

    /// The first frame after a partner got another name.
    fn changed(&mut self) {
        let mut count = 0;
        let window = &mut self.window;
        let times = measure(40, || {
            count += 1;
            let partner = window.document.plan().partners.iter().nth(11);
            let mut partner = partner.expect("there are more").clone();
            partner.name = format!("Renamed {count}");
            window.typed(Edit::named("Edit a partner").put(partner));
        });
        self.show("one renamed, look-ups and frame", times);
    }

    /// Near enough to read names.
    fn near(&mut self) {
        let middle = self.screen(self.scene.bounds.center);
        let nearer = Event::Zoom(1.35);
        for _ in 0..8 {
            let events = vec![Event::PointerMoved(middle), nearer.clone()];
            self.window.frame_after(events);
        }
        self.hand("near, pushed", middle, Some(PointerButton::Middle), |_| {
            None
        });
    }

    /// Then and now, and the same for a room.
    fn two_moments(&mut self, then: &Plan, of: Id<Snapshot>) {
        let read = |window: &mut Window| {
            window.frame();
            let plan = Ok(then.clone());
            window.view.moments.take(Read { id: of, plan });
            window.frame();
        };
        let window = &mut self.window;
        window.view.map.compare(Moment::Of(of), Moment::Now);
        read(window);
        let times = measure(80, || window.frame());
        self.show("then and now, played", times);
        let window = &mut self.window;
        window.frame_after(vec![key(egui::Key::Escape)]);
        window.frame();
        window.view.map.begin_to_present(Route::Step("map"));
        (0..5).for_each(|_| window.frame());
        let times = measure(100, || window.frame());
        self.show("presented", times);
    }
}

fn key(key: egui::Key) -> Event {
    Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: egui::Modifiers::NONE,
    }
}

/// An import is taken in, and the first frame with it.
fn imported(partners: i64, links: i64) {
    let plan = crowd(partners, links);
    let mut edit = Edit::named("Import partners");
    for kind in [Kind::Partner, Kind::Link] {
        for record in plan.all_of(kind) {
            edit.put.push(record);
        }
    }
    let mut least = [Duration::MAX; 3];
    for _ in 0..9 {
        let mut window = Window::new(Plan::default());
        window.view.route = Route::Step("map");
        window.frame();
        let edit = edit.clone();
        let mut begin = Instant::now();
        let mut lap = || std::mem::replace(&mut begin, Instant::now()).elapsed();
        black_box(window.document.apply(edit).expect("sound"));
        let applied = lap();
        window.index.refresh(window.document.plan());
        let known = lap();
        window.frame();
        let parts = [applied, known, lap()];
        for (least, part) in least.iter_mut().zip(parts) {
            *least = part.min(*least);
        }
    }
    let parts = least.map(|part| part.as_secs_f64() * 1000.0);
    let name = format!("Map, import of {partners} and {links}: applied, looked up, shown");
    println!(
        "{name:<58}{:>9.3}{:>9.3}{:>9.3}",
        parts[0], parts[1], parts[2]
    );
}

/// All rows of the maps.
pub(super) fn maps(wanted: &dyn Fn(&str) -> bool) {
    if wanted("Map, import") {
        imported(1_000, 2_000);
    }
    for (partners, links) in [(1_000, 2_000), (5_000, 10_000), (20_000, 40_000)] {
        // Rings are for those who can sit around a table.
        let lenses: &[Lens] = if partners <= 1_000 {
            Lens::ALL
        } else {
            &[Lens::Free]
        };
        for lens in lenses {
            let name = format!("Map, {}, {partners} and {links}", lens.label());
            if wanted(&name) {
                one_map(name, *lens, crowd(partners, links));
            }
        }
    }
}

fn one_map(name: String, lens: Lens, now: Plan) {
    let look = Look::default();
    let mut spots = Spots::new();
    let scene = Scene::of(&now, lens, &look, &spots);
    let anew = measure(21, || {
        drop(black_box(Scene::of(&now, lens, &look, &Spots::new())));
    });
    scene.remember(&mut spots);
    let again = measure(21, || {
        drop(black_box(Scene::of(&now, lens, &look, &spots)));
    });
    let then = now.clone();
    let mut plan = now;
    let snapshot = Snapshot {
        name: "Then".to_owned(),
        ..Snapshot::new(Id::new(1))
    };
    let of = snapshot.id;
    plan.put_any(snapshot.wrap());
    let moved: Vec<Partner> = plan.partners.iter().step_by(9).cloned().collect();
    for partner in moved {
        let moved = Partner {
            current_level: None,
            ..partner
        };
        plan.put_any(moved.wrap());
    }
    let mut trial = Trial {
        name,
        window: Window::new(plan),
        scene,
        step: 0,
    };
    trial.show("laid out", anew);
    trial.show("laid out again", again);
    trial.window.view.route = Route::Step("map");
    trial.window.view.map.look_through(lens);
    (0..5).for_each(|_| trial.window.frame());
    trial.scene = trial.window.view.map.scene().clone();
    trial.frames();
    trial.hits();
    trial.changed();
    trial.near();
    trial.two_moments(&then, of);
}
