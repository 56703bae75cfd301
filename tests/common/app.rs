//! The program as a person meets it, without a window: words on screen are clicked, fields are typed into.
//!
//! [`Room`] is the page object of all journeys. It finds things only by what a person or a screen reader is
//! told, never by an id.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::expect_used,
    clippy::panic,
    reason = "shared by tests that use parts of it, and a test may fail loudly"
)]

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::Duration,
};

use egui::{Key, Modifiers, Pos2, Rect, Theme, ThemePreference, accesskit::Role};
use egui_kittest::{
    Harness, Node, TestRenderer,
    kittest::{NodeT as _, Queryable as _},
};
use roundtable::{
    app::{Answer, App, Ask, Dialogs, Services},
    model::{Partner, Plan},
    ui::{Route, SaveLight},
};

use super::wait;

/// How long anything that waits for the disk may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// File dialogs that a test answers beforehand.
#[derive(Default)]
pub struct Picks(Mutex<Vec<Answer>>);

impl Dialogs for Picks {
    fn ask(&self, _ask: &Ask) -> Answer {
        let mut answers = self.0.lock().expect("no test panics while it holds this");
        answers.pop().unwrap_or(Answer::NoDialog)
    }
}

/// The program, on a day in May 2026, with a person's folders that are gone after the test.
pub struct Room {
    harness: Harness<'static, App>,
    home: tempfile::TempDir,
    picks: Arc<Picks>,
    liked: ThemePreference,
}

/// How the program is opened.
pub struct Opening {
    pub size: [f32; 2],
    pub theme: Theme,
    pub plan: Option<PathBuf>,
    pub renderer: Option<Box<dyn TestRenderer>>,
    /// Work that takes long runs beside the window, as it does for people; else at once.
    pub background: bool,
}

impl Default for Opening {
    fn default() -> Self {
        Self {
            size: [1440.0, 900.0],
            theme: Theme::Light,
            plan: None,
            renderer: None,
            background: false,
        }
    }
}

impl Room {
    /// Home, on a machine where nobody used the program before.
    pub fn home() -> Self {
        Self::open(Opening::default(), new_home())
    }

    /// The program with a plan file open.
    pub fn with_plan(path: &Path) -> Self {
        let opening = Opening {
            plan: Some(path.to_owned()),
            ..Opening::default()
        };
        Self::open(opening, new_home())
    }

    /// The program as `opening` says, for the person whose folders are under `home`.
    pub fn open(opening: Opening, home: tempfile::TempDir) -> Self {
        let picks = Arc::new(Picks::default());
        let services = Services {
            clock: Box::new(|| {
                let noon = jiff::civil::date(2026, 5, 12).at(12, 0, 0, 0);
                noon.to_zoned(jiff::tz::TimeZone::UTC)
                    .expect("noon is there every day")
            }),
            plans_folder: home.path().join("Roundtable"),
            settings_file: Some(home.path().join("settings.json")),
            dialogs: Arc::<Picks>::clone(&picks),
            background: opening.background,
            seed: 7,
        };
        let theme = opening.theme;
        let plan = opening.plan;
        let mut builder = Harness::builder()
            .with_size(opening.size)
            .with_theme(theme)
            .with_max_steps(30)
            // People write in all scripts; which fonts a machine has is not what is tested here.
            .allow_missing_glyphs();
        if let Some(renderer) = opening.renderer {
            builder = builder.renderer(Boxed(renderer));
        }
        let mut liked = ThemePreference::Light;
        let harness = builder.build_eframe(|cc| {
            let mut app = App::new(&cc.egui_ctx, services);
            // The harness goes on in the theme of the test; this is the one that the person chose.
            liked = cc.egui_ctx.options(|options| options.theme_preference);
            if let Some(plan) = plan {
                app.open(&cc.egui_ctx, plan);
            }
            app
        });
        let mut room = Self {
            harness,
            home,
            picks,
            liked,
        };
        room.settle();
        room
    }

    /// Closes the window and opens the program again, as on the next day.
    #[must_use]
    pub fn closed_and_opened_again(self) -> Self {
        let Self { harness, home, .. } = self;
        drop(harness);
        Self::open(Opening::default(), home)
    }

    /// The folder of this person.
    pub fn folder(&self) -> &Path {
        self.home.path()
    }

    /// The next file dialog is answered with this path.
    pub fn will_pick(&self, path: &Path) {
        let mut answers = self
            .picks
            .0
            .lock()
            .expect("no test panics while it holds this");
        answers.insert(0, Answer::Picked(path.to_owned()));
    }

    // ---- what is done ----

    /// Draws until nothing moves any more.
    pub fn settle(&mut self) {
        // What is done beside the window is shown by something that turns until it is done.
        wait::until("the program at rest", PATIENCE, || self.harness.run_ok());
    }

    /// Draws until nothing moves; gives the number of passes that took.
    pub fn passes_until_idle(&mut self) -> u64 {
        self.harness.run()
    }

    /// Presses the button with this name.
    pub fn press(&mut self, name: &str) {
        self.click_on(Role::Button, name);
    }

    /// Picks one of several things side by side: “Edition: Full, for the agency”.
    pub fn pick(&mut self, name: &str) {
        self.click_on(Role::RadioButton, name);
    }

    /// Presses a button while something goes on that keeps the screen from coming to rest.
    pub fn press_meanwhile(&mut self, name: &str) {
        self.node(Role::Button, name).click();
        // Long enough for what tells of the work to be there and in its place.
        self.harness.run_steps(5);
    }

    /// Presses the button whose name begins like this.
    pub fn press_beginning(&mut self, name: &str) {
        let whole = self.name_beginning(Role::Button, name);
        let whole =
            whole.unwrap_or_else(|| panic!("no button begins with “{name}”; {}", self.told()));
        self.press(&whole);
    }

    /// Clicks on the one thing of this role and name.
    pub fn click_on(&mut self, role: Role, name: &str) {
        self.bring_into_view(role, name);
        self.node(role, name).click();
        self.settle();
    }

    /// Goes to a page by the rail.
    pub fn go(&mut self, page: &str) {
        self.press_beginning(&format!("{page}, "));
    }

    /// Puts the keyboard into a field and types.
    pub fn type_into(&mut self, field: &str, text: &str) {
        let role = self.field_role(field);
        self.click_on(role, field);
        self.node(role, field).type_text(text);
        self.settle();
    }

    /// Replaces what a field says.
    pub fn write_over(&mut self, field: &str, text: &str) {
        let role = self.field_role(field);
        self.click_on(role, field);
        self.keys(Modifiers::COMMAND, Key::A);
        self.node(role, field).type_text(text);
        self.settle();
    }

    /// Types where the keyboard is.
    pub fn type_text(&mut self, text: &str) {
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.settle();
    }

    /// Presses a key.
    pub fn key(&mut self, key: Key) {
        self.keys(Modifiers::NONE, key);
    }

    /// Presses a key with others held.
    pub fn keys(&mut self, held: Modifiers, key: Key) {
        self.harness.key_press_modifiers(held, key);
        self.settle();
    }

    /// Presses a key with others held; whether the program asks its window to close.
    pub fn leaves_by(&mut self, held: Modifiers, key: Key) -> bool {
        // The key alone, without its release, whose pass would have an output of its own.
        self.harness.event(egui::Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: held,
        });
        self.harness.step();
        let windows = self.harness.output().viewport_output.values();
        windows
            .flat_map(|window| &window.commands)
            .any(|command| *command == egui::ViewportCommand::Close)
    }

    /// Clicks at a place on the screen, whatever is there.
    pub fn click_at(&mut self, place: Pos2) {
        self.harness.hover_at(place);
        self.settle();
        self.harness.drag_at(place);
        self.harness.drop_at(place);
        self.settle();
    }

    /// Drags from one place to another, with the mouse on the way.
    pub fn drag(&mut self, from: Pos2, to: Pos2) {
        self.harness.hover_at(from);
        self.settle();
        self.harness.drag_at(from);
        self.harness.step();
        for part in 1..=8_u8 {
            let at = from + (to - from) * (f32::from(part) / 8.0);
            self.harness.hover_at(at);
            self.harness.step();
        }
        self.harness.drop_at(to);
        self.settle();
    }

    /// Takes the last step back, by the button.
    pub fn undo(&mut self) {
        self.press("Undo");
    }

    /// Does the last undone step again, by the button.
    pub fn redo(&mut self) {
        self.press("Redo");
    }

    /// Waits until everything is on disk.
    pub fn wait_until_saved(&mut self) {
        let harness = &mut self.harness;
        wait::until("“Saved”", PATIENCE, || {
            harness.step();
            (harness.state().save_light() == SaveLight::Saved).then_some(())
        });
        self.settle();
    }

    /// Waits until the screen says these words.
    pub fn wait_until(&mut self, words: &str) {
        wait::until(words, PATIENCE, || {
            self.harness.step();
            self.says(words).then_some(())
        });
        self.settle();
    }

    /// Waits until the screen says these words, drawing only when the program asks for it.
    pub fn wait_until_it_says_by_itself(&mut self, words: &str) {
        wait::until(words, PATIENCE, || {
            if self.harness.ctx.has_requested_repaint() {
                self.harness.step();
            }
            self.says(words).then_some(())
        });
    }

    // ---- what is there ----

    /// The open plan.
    pub fn plan(&self) -> &Plan {
        self.harness.state().plan().expect("a plan is open")
    }

    /// Whether a plan is open.
    pub fn has_plan(&self) -> bool {
        self.harness.state().plan().is_some()
    }

    /// The file of the open plan.
    pub fn file(&self) -> PathBuf {
        let path = self.harness.state().path();
        path.expect("a plan is open").to_owned()
    }

    /// The partner with this name.
    pub fn partner(&self, name: &str) -> &Partner {
        let mut named = self.plan().partners.iter().filter(|p| p.name == name);
        named
            .next()
            .unwrap_or_else(|| panic!("no partner is called {name}"))
    }

    /// The names of the steps that can be taken back, oldest first.
    pub fn steps(&self) -> Vec<String> {
        let names = self.harness.state().step_names();
        names.into_iter().map(str::to_owned).collect()
    }

    /// The id of the page.
    pub fn page(&self) -> &'static str {
        match self.harness.state().route() {
            Route::Home => "home",
            Route::Step(id) => id,
        }
    }

    /// Whether the screen says something that contains these words, as a label, a name or a value.
    pub fn says(&self, words: &str) -> bool {
        let node = self.harness.query_all_by(|node| {
            [node.label(), node.value()]
                .into_iter()
                .flatten()
                .any(|text| text.contains(words))
        });
        node.into_iter().next().is_some()
    }

    /// What a field says.
    pub fn value_of(&self, field: &str) -> String {
        let role = self.field_role(field);
        self.node(role, field).value().unwrap_or_default()
    }

    /// Whether the field with this name has the keyboard.
    pub fn has_keyboard(&self, field: &str) -> bool {
        self.node(self.field_role(field), field).is_focused()
    }

    /// The name of what has the keyboard, as a screen reader tells it; empty: nothing has it.
    pub fn keyboard_on(&self) -> String {
        let mut focused = self
            .harness
            .query_all_by(|node| node.is_focused() && node.role() != Role::Window);
        let node = focused.next();
        node.and_then(|node| node.accesskit_node().label())
            .unwrap_or_default()
    }

    /// Where that is.
    pub fn keyboard_place(&self) -> Rect {
        let mut focused = self
            .harness
            .query_all_by(|node| node.is_focused() && node.role() != Role::Window);
        focused.next().map_or(Rect::NOTHING, |node| node.rect())
    }

    /// Whether the button with this name can be pressed.
    pub fn is_enabled(&self, button: &str) -> bool {
        let node = self.node(Role::Button, button);
        !node.accesskit_node().is_disabled()
    }

    /// Light or dark, as it is now.
    pub fn theme(&self) -> Theme {
        self.harness.ctx.theme()
    }

    /// The theme in which the program began.
    pub const fn theme_it_began_in(&self) -> ThemePreference {
        self.liked
    }

    /// How large everything is; 1 is normal.
    pub fn zoom(&self) -> f32 {
        self.harness.ctx.zoom_factor()
    }

    /// Where the one thing of this role, whose name contains these words, is on the screen.
    pub fn place_of(&self, role: Role, words: &str) -> Rect {
        let mut nodes = self.harness.query_all_by(|node| {
            node.role() == role && node.label().is_some_and(|label| label.contains(words))
        });
        let node = nodes.next();
        node.unwrap_or_else(|| panic!("nothing is called “{words}”; {}", self.told()))
            .rect()
    }

    /// The harness, for what only one test does.
    pub const fn harness(&mut self) -> &mut Harness<'static, App> {
        &mut self.harness
    }

    /// Everything that is told on the screen, for messages of failing tests.
    pub fn told(&self) -> String {
        let nodes = self
            .harness
            .query_all_by(|node| node.label().is_some() || node.value().is_some());
        let texts = nodes.filter_map(|node| {
            let node = node.accesskit_node();
            let text = node.label().or_else(|| node.value())?;
            Some(format!("{:?} “{text}”", node.role()))
        });
        let texts: Vec<_> = texts.take(200).collect();
        format!("the screen says: {}", texts.join(", "))
    }

    fn node<'a>(&'a self, role: Role, name: &'a str) -> Node<'a> {
        let mut found = self.harness.query_all_by(move |node| {
            node.role() == role && node.label().is_some_and(|label| label == name)
        });
        match (found.next(), found.next()) {
            (Some(node), None) => node,
            (None, _) => panic!("no {role:?} is called “{name}”; {}", self.told()),
            (Some(_), Some(_)) => panic!("more than one {role:?} is called “{name}”"),
        }
    }

    fn name_beginning(&self, role: Role, name: &str) -> Option<String> {
        let mut found = self.harness.query_all_by(|node| {
            node.role() == role && node.label().is_some_and(|label| label.starts_with(name))
        });
        found.next().and_then(|node| node.accesskit_node().label())
    }

    /// A field may be of one line or of several.
    fn field_role(&self, name: &str) -> Role {
        let several = self.harness.query_all_by(|node| {
            node.role() == Role::MultilineTextInput
                && node.label().is_some_and(|label| label == name)
        });
        if several.into_iter().next().is_some() {
            Role::MultilineTextInput
        } else {
            Role::TextInput
        }
    }

    fn bring_into_view(&mut self, role: Role, name: &str) {
        let screen = self.harness.ctx.content_rect();
        let node = self.node(role, name);
        if !screen.contains_rect(node.rect()) {
            node.scroll_to_me();
            self.settle();
        }
    }
}

pub fn new_home() -> tempfile::TempDir {
    tempfile::tempdir().expect("a place for temporary files")
}

/// A renderer behind a pointer, so that journeys without pictures need not name one.
struct Boxed(Box<dyn TestRenderer>);

impl TestRenderer for Boxed {
    fn handle_delta(&mut self, delta: &mut egui::TexturesDelta) {
        self.0.handle_delta(delta);
    }

    fn render(
        &mut self,
        ctx: &egui::Context,
        output: &egui::FullOutput,
    ) -> Result<image::RgbaImage, String> {
        self.0.render(ctx, output)
    }
}
