//! A window with nothing but the partner map, and a document behind it that takes the edits as the program does.
#![allow(
    dead_code,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly, and not every test uses all"
)]

use egui::{Event, Key, Modifiers, Pos2, Vec2, vec2};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use roundtable::{
    edit::Document,
    guidance,
    insight::{Beside, Findings, Index, findings::findings},
    mapping::Point,
    model::{
        AnyRecord, Category, Date, Id, IdSource, Level, Link, LinkKind, Partner, PartnerStatus,
        Plan, Record,
    },
    ui::{Ctx, Out, Request, ViewState, screens::map, tokens},
};

/// A partner at the table.
pub(crate) fn partner(id: i64, name: &str, category: Category, level: Option<Level>) -> Partner {
    Partner {
        name: name.to_owned(),
        category,
        current_level: level,
        status: PartnerStatus::AtTable,
        ..Partner::new(Id::new(id))
    }
}

/// Three partners in three sectors on three rings.
pub(crate) fn three() -> Vec<Partner> {
    vec![
        partner(
            1,
            "Family Court",
            Category::Justice,
            Some(Level::Networking),
        ),
        partner(
            2,
            "Safe Harbor",
            Category::Providers,
            Some(Level::Cooperation),
        ),
        partner(
            3,
            "Schools",
            Category::HumanServices,
            Some(Level::Collaboration),
        ),
    ]
}

/// The three, with a link between the first two.
pub(crate) fn linked() -> Plan {
    let mut plan = Plan::default();
    for one in three() {
        plan.put_any(one.wrap());
    }
    let mut link = Link::new(Id::new(50));
    (link.from, link.to, link.kind) = (Id::new(1), Id::new(2), LinkKind::Funds);
    plan.put_any(link.wrap());
    plan
}

/// The document with what the program keeps around it.
pub(crate) struct Host {
    pub(crate) doc: Document,
    pub(crate) view: ViewState,
    pub(crate) told: Vec<Request>,
    index: Index,
    findings: Findings,
    findings_of: Option<u64>,
    ids: IdSource,
    read_only: bool,
    /// Counting what stands beside the map falls over.
    pub(crate) falls_over: bool,
    styled: bool,
}

impl Host {
    pub(crate) fn new(plan: Plan) -> Self {
        Self {
            index: Index::new(&plan),
            findings: Findings::default(),
            findings_of: None,
            doc: Document::new(plan, Vec::new(), Vec::new(), 0),
            view: ViewState::default(),
            told: Vec::new(),
            ids: IdSource::new(7, 1_790_000_000_000),
            read_only: false,
            falls_over: false,
            styled: false,
        }
    }

    pub(crate) fn draw(&mut self, ui: &mut egui::Ui) {
        if !self.styled {
            tokens::install(ui.ctx());
            self.styled = true;
            ui.ctx().request_repaint();
            return;
        }
        let mut out = Out::new(&mut self.ids);
        let today = Date::constant(2026, 3, 2);
        let revision = Some(self.doc.revision());
        if self.findings_of != revision {
            self.findings_of = revision;
            self.findings = findings(self.doc.plan(), &self.index, guidance::catalogue(), today);
        }
        let ctx = Ctx {
            plan: self.doc.plan(),
            index: &self.index,
            findings: &self.findings,
            guidance: guidance::catalogue(),
            done: self.doc.steps(),
            undone: self.doc.undone_steps(),
            today,
            zone: &jiff::tz::TimeZone::UTC,
            revision: self.doc.revision(),
            read_only: self.read_only,
        };
        map::draw(ui, &ctx, &mut self.view, &mut out);
        let (edits, requests) = (out.edits, out.requests);
        for edit in edits {
            self.doc
                .apply(edit)
                .expect("the map asks for what can be done");
        }
        if requests.contains(&Request::TellBeside) {
            if self.falls_over {
                self.view.map.beside_fell_over();
            } else {
                let told = Beside::of(self.doc.plan());
                self.view.map.take_beside(told);
            }
            ui.ctx().request_repaint();
        }
        self.told.extend(requests);
        self.index.refresh(self.doc.plan());
    }
}

/// The window.
pub(crate) struct Map {
    pub(crate) window: Harness<'static, Host>,
}

impl Map {
    pub(crate) fn with<T: Record>(records: Vec<T>) -> Self {
        let mut plan = Plan::default();
        for record in records {
            plan.put_any(record.wrap());
        }
        Self::of(plan)
    }

    pub(crate) fn of(plan: Plan) -> Self {
        Self::sized(plan, vec2(1240.0, 820.0), |builder| builder)
    }

    pub(crate) fn sized(
        plan: Plan,
        size: Vec2,
        dress: impl FnOnce(egui_kittest::HarnessBuilder<Host>) -> egui_kittest::HarnessBuilder<Host>,
    ) -> Self {
        let builder = Harness::builder()
            .with_size(size)
            .with_max_steps(24)
            .with_step_dt(1.0 / 60.0);
        let mut window =
            dress(builder).build_ui_state(|ui, host: &mut Host| host.draw(ui), Host::new(plan));
        window.run();
        Self { window }
    }

    /// A map that can be read but not changed.
    pub(crate) fn read_only<T: Record>(records: Vec<T>) -> Self {
        let mut map = Self::with(records);
        map.window.state_mut().read_only = true;
        map.window.run();
        map
    }

    pub(crate) fn plan(&self) -> &Plan {
        self.window.state().doc.plan()
    }

    pub(crate) fn view(&self) -> &ViewState {
        &self.window.state().view
    }

    /// Names of the steps done so far.
    pub(crate) fn steps(&self) -> Vec<&str> {
        let steps = self.window.state().doc.steps();
        steps.iter().map(|step| step.name.as_str()).collect()
    }

    pub(crate) fn undo(&mut self) {
        let host = self.window.state_mut();
        host.doc.undo().expect("there is a step to take back");
        let plan = host.doc.plan().clone();
        host.index.refresh(&plan);
        self.window.run();
    }

    pub(crate) fn partner(&self, name: &str) -> &Partner {
        let mut found = self.plan().partners.iter().filter(|p| p.name == name);
        found.next().unwrap_or_else(|| panic!("no partner {name}"))
    }

    pub(crate) fn records(&self) -> Vec<AnyRecord> {
        self.plan().all().collect()
    }

    /// Whether a screen reader hears exactly one partner with these words in its name.
    pub(crate) fn has(&self, words: &str) {
        self.window.get_by_label(words);
    }

    /// Where a partner is on the screen.
    pub(crate) fn at(&self, name: &str) -> Pos2 {
        self.on_map(name).center()
    }

    /// Where the pill of a partner is on the screen.
    fn on_map(&self, name: &str) -> egui::Rect {
        let words = format!("{name}, ");
        let spoken = self.window.get_by(move |node| {
            let named = node.label().is_some_and(|label| label.starts_with(&words));
            named && node.role() != egui::accesskit::Role::TreeItem
        });
        spoken.rect()
    }

    /// Where a place of the map is on the screen.
    pub(crate) fn screen(&self, at: Point) -> Pos2 {
        self.view().map.to_screen(at)
    }

    pub(crate) fn drag(&mut self, from: Pos2, to: Pos2) {
        self.press(from, Modifiers::NONE);
        self.glide(from, to);
        self.release(to);
    }

    pub(crate) fn drag_to(&mut self, name: &str, to: Point) {
        let (from, to) = (self.at(name), self.screen(to));
        self.drag(from, to);
    }

    pub(crate) fn press(&mut self, at: Pos2, modifiers: Modifiers) {
        self.window.event(Event::PointerMoved(at));
        self.window.run();
        self.window.event(Event::ModifiersChanged(modifiers));
        self.window.event(Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed: true,
            modifiers,
        });
        self.window.run();
    }

    /// Moves the pointer in steps, as a hand does.
    pub(crate) fn glide(&mut self, from: Pos2, to: Pos2) {
        for step in 1..=8_u16 {
            let at = from.lerp(to, f32::from(step) / 8.0);
            self.window.event(Event::PointerMoved(at));
            self.window.run();
        }
    }

    pub(crate) fn release(&mut self, at: Pos2) {
        self.release_with(at, Modifiers::NONE);
    }

    pub(crate) fn release_with(&mut self, at: Pos2, modifiers: Modifiers) {
        self.window.event(Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed: false,
            modifiers,
        });
        self.window.event(Event::ModifiersChanged(Modifiers::NONE));
        self.window.run();
    }

    pub(crate) fn click(&mut self, at: Pos2, modifiers: Modifiers) {
        self.press(at, modifiers);
        self.release(at);
    }

    /// Asks for the menu of what lies at a place, with the right button.
    pub(crate) fn ask(&mut self, at: Pos2) {
        self.window.event(Event::PointerMoved(at));
        self.window.run();
        for pressed in [true, false] {
            self.window.event(Event::PointerButton {
                pos: at,
                button: egui::PointerButton::Secondary,
                pressed,
                modifiers: Modifiers::NONE,
            });
            self.window.run();
        }
    }

    /// The rows of the menu that is open, and of the list open in it.
    pub(crate) fn menu(&self) -> Vec<String> {
        let rows = self.window.query_all_by(|node| {
            let role = node.role();
            use egui::accesskit::Role::{MenuItem, MenuItemRadio};
            role == MenuItem || role == MenuItemRadio
        });
        let said = rows.map(|row| row.accesskit_node().label().unwrap_or_default());
        said.collect()
    }

    /// Clicks a row of the menu.
    pub(crate) fn row(&mut self, words: &str) {
        let row = self.window.get_by(|node| {
            let role = node.role();
            use egui::accesskit::Role::{MenuItem, MenuItemRadio};
            (role == MenuItem || role == MenuItemRadio)
                && node.label().is_some_and(|label| label == words)
        });
        row.click();
        self.window.run();
    }

    pub(crate) fn double_click(&mut self, at: Pos2) {
        for pressed in [true, false, true, false] {
            self.window.event(Event::PointerMoved(at));
            self.window.event(Event::PointerButton {
                pos: at,
                button: egui::PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
            self.window.step();
        }
        self.window.run();
    }

    /// A double click so quick, or a program so busy, that all of it falls into one frame.
    pub(crate) fn double_click_in_one_frame(&mut self, at: Pos2) {
        let events = &mut self.window.input_mut().events;
        events.push(Event::PointerMoved(at));
        for pressed in [true, false, true, false] {
            events.push(Event::PointerButton {
                pos: at,
                button: egui::PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
        }
        self.window.run();
    }

    pub(crate) fn key(&mut self, key: Key) {
        self.keys(Modifiers::NONE, key);
    }

    pub(crate) fn keys(&mut self, modifiers: Modifiers, key: Key) {
        self.window.key_press_modifiers(modifiers, key);
        self.window.run();
    }

    pub(crate) fn types(&mut self, text: &str) {
        self.window.event(Event::Text(text.to_owned()));
        self.window.run();
    }

    /// Presses the button with this name.
    pub(crate) fn button(&mut self, name: &str) {
        self.window
            .get_by_role_and_label(egui::accesskit::Role::Button, name)
            .click();
        self.window.run();
    }

    /// Looks through the lens whose name begins with these words.
    pub(crate) fn lens(&mut self, name: &str) {
        let begins = format!("What a place means: {name}");
        self.window
            .get_by(move |node| {
                let named = node.label().is_some_and(|label| label.starts_with(&begins));
                named && node.role() == egui::accesskit::Role::RadioButton
            })
            .click();
        // Long enough that what is clicked next is no double click.
        self.window.run_steps(40);
    }

    /// Picks a row of the list that is open.
    pub(crate) fn pick(&mut self, name: &str) {
        self.window.get_by_label(name).click();
        self.window.run();
    }

    /// Puts a record into the plan, as another page would.
    pub(crate) fn put<T: Record>(&mut self, record: T) {
        let mut plan = self.plan().clone();
        plan.put_any(record.wrap());
        let host = self.window.state_mut();
        host.index.refresh(&plan);
        host.doc = Document::new(plan, Vec::new(), Vec::new(), 0);
        self.window.run();
    }

    /// The handle at the right end of a partner, which shows when the pointer comes near.
    pub(crate) fn rim(&mut self, name: &str) -> Pos2 {
        let rect = self.on_map(name);
        self.window.event(Event::PointerMoved(rect.center()));
        self.window.run();
        rect.right_center() + vec2(9.0, 0.0)
    }

    /// What a screen reader says has the keyboard.
    pub(crate) fn focused(&self) -> String {
        let node = self
            .window
            .query_by(|node| node.is_focused() && !node.is_hidden());
        node.and_then(|node| node.accesskit_node().label())
            .unwrap_or_default()
    }

    /// Turns the wheel over a place until the map has come to rest.
    pub(crate) fn wheel(&mut self, at: Pos2, by: f32) {
        self.window.event(Event::PointerMoved(at));
        self.window.event(Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: vec2(0.0, by),
            phase: egui::TouchPhase::Move,
            modifiers: Modifiers::NONE,
            source: egui::MouseWheelSource::Unknown,
        });
        self.window.run_steps(40);
    }

    /// How far a partner would be from a place if the whole table were shown.
    pub(crate) fn screen_distance_at_fit(&mut self, name: &str, from: Pos2) -> f32 {
        let fresh = Self::of(self.plan().clone());
        fresh.at(name).distance(from)
    }

    pub(crate) fn drag_with(&mut self, button: egui::PointerButton, from: Pos2, to: Pos2) {
        let press = |pos: Pos2, pressed: bool| Event::PointerButton {
            pos,
            button,
            pressed,
            modifiers: Modifiers::NONE,
        };
        self.window.event(Event::PointerMoved(from));
        self.window.event(press(from, true));
        self.window.run();
        self.glide(from, to);
        self.window.event(press(to, false));
        self.window.run();
    }
}
