//! The program: one window, at most one open plan, and everything that has an effect.
//!
//! The frame flow of the house lives here exactly once, in `App::frame`.
//! Must not draw anything itself (that is `ui`), nor know how a file or format is made (`store`, `exchange`).

mod arrange;
mod checks;
mod dialogs;
mod files;
mod handing_out;
mod handle;
mod import;
mod jobs;
mod logo;
mod moments;
mod picture;
mod reports;
mod services;
mod session;
mod settings;
mod told;
mod window;

pub use dialogs::{Answer, Ask, Dialogs, NativeDialogs, NoDialogs};
pub use services::Services;
pub use window::{Start, run, run_app};

use crate::{
    model::IdSource,
    ui::{
        Ctx, Out, Request, Route, SaveLight, ViewState, command,
        shell::{self, Notice, ShellState, Surroundings, Tone},
        tokens,
    },
};
use checks::Checking;
use handing_out::Waiting;
use import::Importing;
use jobs::Jobs;
use picture::Picturing;
use reports::Reporting;
use session::Session;
use settings::Settings;

/// The program.
pub struct App {
    services: Services,
    settings: Settings,
    session: Option<Session>,
    shell: ShellState,
    view: ViewState,
    ids: IdSource,
    jobs: Jobs,
    /// The file that is previewed.
    importing: Option<Importing>,
    /// The picture of the map that is asked for.
    picturing: Picturing,
    /// The report that is looked at.
    reporting: Reporting,
    /// What is looked through before it goes out.
    checking: Checking,
    /// The logo is being drawn small.
    drawing_logo: bool,
    /// The file that waits for a place to be written.
    waiting: Option<Waiting>,
    window_title: String,
    /// The widget that had the keyboard at the end of the last pass.
    focused: Option<egui::Id>,
    /// The window may close without asking again.
    leaving: bool,
    /// It has been told why the plan can't be saved; told again only after it could be.
    told_unsaved: bool,
}

impl App {
    /// A program without an open plan. `ctx` gets fonts, styles and theme.
    pub fn new(ctx: &egui::Context, services: Services) -> Self {
        tokens::install(ctx);
        let settings = Settings::load(&services);
        ctx.set_theme(settings.theme());
        ctx.set_zoom_factor(settings.zoom());
        ctx.options_mut(|options| {
            // Sizes are changed by our own commands, and closing asks first.
            options.zoom_with_keyboard = false;
            options.quit_shortcuts.clear();
        });
        let ids = IdSource::new(services.seed, services.now_ms());
        let mut app = Self {
            jobs: Jobs::new(services.background),
            services,
            settings,
            session: None,
            shell: ShellState::default(),
            view: ViewState::default(),
            ids,
            importing: None,
            picturing: Picturing::default(),
            reporting: Reporting::default(),
            checking: Checking::default(),
            drawing_logo: false,
            waiting: None,
            window_title: String::new(),
            focused: None,
            leaving: false,
            told_unsaved: false,
        };
        app.look_for_recent_plans(ctx);
        app
    }

    /// What the title bar says about saving.
    pub fn save_light(&self) -> SaveLight {
        self.session
            .as_ref()
            .map_or(SaveLight::Saved, Session::save_light)
    }

    /// The open plan, for tests.
    pub fn plan(&self) -> Option<&crate::model::Plan> {
        self.session.as_ref().map(|s| s.document.plan())
    }

    /// The names of the steps that can be taken back, oldest first, for tests.
    pub fn step_names(&self) -> Vec<&str> {
        self.session.as_ref().map_or_else(Vec::new, |s| {
            s.document
                .steps()
                .iter()
                .map(|step| step.name.as_str())
                .collect()
        })
    }

    /// The page shown.
    pub const fn route(&self) -> Route {
        self.view.route
    }

    /// The open plan's file.
    pub fn path(&self) -> Option<&std::path::Path> {
        self.session.as_ref().map(|s| s.path.as_path())
    }

    /// One pass: read the plan, draw, drain what was asked for, save.
    fn frame(&mut self, ui: &mut egui::Ui) {
        let ctx = ui.ctx().clone();
        self.ids.set_now(self.services.now_ms());
        self.drain_jobs(&ctx);
        let mut requests = self.requests_from_keys(&ctx);

        let save = self.save_light();
        let now = (self.services.clock)();
        let today = now.date();
        if let Some(session) = &mut self.session {
            session.document.set_now(in_utc(&now));
            session.refresh(today);
        }
        let session = self.session.as_ref();
        let around = Surroundings {
            ctx: session.map(|s| Ctx {
                plan: s.document.plan(),
                index: &s.index,
                findings: &s.told().findings,
                guidance: crate::guidance::catalogue(),
                done: s.document.steps(),
                undone: s.document.undone_steps(),
                today,
                zone: now.time_zone(),
                revision: s.document.revision(),
                read_only: s.read_only(),
            }),
            save: &save,
            undo: session
                .and_then(|s| s.document.next_undo())
                .map(|s| s.name.as_str()),
            redo: session
                .and_then(|s| s.document.next_redo())
                .map(|s| s.name.as_str()),
            progress: session.map_or(&[], |s| s.told().progress.as_slice()),
            recent: self.settings.recent(),
            plans_folder: &self.services.plans_folder,
            busy: self.jobs.busy(),
        };
        let mut out = Out::new(&mut self.ids);
        shell::draw(ui, &around, &mut self.view, &mut self.shell, &mut out);
        let Out {
            edits,
            requests: asked,
            ..
        } = out;
        requests.extend(asked);

        // Marks must be set before the edits of the same pass.
        let (first, later): (Vec<_>, Vec<_>) = requests
            .into_iter()
            .partition(|r| matches!(r, Request::BeginGesture));
        for request in first {
            self.carry_out(&ctx, request);
        }
        if let Some(session) = &mut self.session {
            for edit in edits {
                if let Err(refused) = session.apply(edit) {
                    self.shell
                        .notices
                        .push(Notice::new(Tone::Failed, refused.to_string()));
                }
                ctx.request_repaint();
            }
        }
        for request in later {
            self.carry_out(&ctx, request);
            ctx.request_repaint();
        }
        self.draw_small_picture(&ctx);
        self.check_before_it_goes_out(&ctx);
        self.look_at_report(&ctx);
        self.draw_small_logo(&ctx);
        self.seal_when_a_gesture_ends(&ctx);
        self.tell_why_unsaved();
        self.tell_the_window(&ctx);
        self.close_when_asked(&ctx);
    }

    /// A gesture ends when the keyboard moves on, the pointer is let go, or Enter is pressed.
    fn seal_when_a_gesture_ends(&mut self, ctx: &egui::Context) {
        let focused = ctx.memory(egui::Memory::focused);
        let ended = ctx.input(|i| i.pointer.any_released() || i.key_pressed(egui::Key::Enter));
        if (focused != self.focused || ended)
            && let Some(session) = &mut self.session
        {
            session.document.seal();
        }
        self.focused = focused;
    }

    /// The title bar says that a plan is not saved; why, and what to do, is told once.
    fn tell_why_unsaved(&mut self) {
        match self.save_light() {
            SaveLight::NotSaved(reason) if !self.told_unsaved => {
                self.told_unsaved = true;
                self.tell(Tone::Failed, reason);
            }
            SaveLight::Saved => self.told_unsaved = false,
            _ => {}
        }
    }

    /// The window's title tells the truth too: it is what a task bar shows.
    fn tell_the_window(&mut self, ctx: &egui::Context) {
        let title = match &self.session {
            None => "Roundtable".to_owned(),
            Some(session) => {
                let word = match session.save_light() {
                    SaveLight::Saved => "Saved",
                    SaveLight::Saving => "Saving…",
                    SaveLight::NotSaved(_) => "Not saved",
                    SaveLight::ReadOnly(_) => "Read-only",
                };
                format!("{} – {word} – Roundtable", session.title())
            }
        };
        ctx.accesskit_node_builder(egui::accesskit_root_id(), |node| {
            node.set_label(title.as_str());
        });
        if title != self.window_title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.window_title = title;
        }
    }

    fn requests_from_keys(&self, ctx: &egui::Context) -> Vec<Request> {
        let asked = self.shell.modal.is_some();
        let typing = command::undo_is_the_fields(ctx);
        // Longer combinations first: Ctrl+Shift+Z must not be taken for Ctrl+Z.
        let mut rows: Vec<_> = command::TABLE
            .iter()
            .flat_map(|row| row.keys.iter().map(move |keys| (row, keys)))
            .collect();
        rows.sort_by_key(|(_, keys)| !keys.modifiers.shift);
        let mut requests = Vec::new();
        for (row, keys) in rows {
            // While a field has the keyboard, undo and redo are the field's own.
            let theirs =
                typing && matches!(row.command, command::Command::Undo | command::Command::Redo);
            let there = !row.needs_plan || self.session.is_some();
            // Before a room the same key ends what it began.
            let there = there
                && !(row.command == command::Command::Present && self.view.map.is_presenting());
            // A question in front takes all keys but the one to leave.
            let there = there && (!asked || row.command == command::Command::Quit);
            let theirs = theirs || command::is_left(ctx, keys);
            if !theirs && there && ctx.input_mut(|i| i.consume_shortcut(keys)) {
                requests.push(Request::Run(row.command));
            }
        }
        requests
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.frame(ui);
    }
}

/// A time as the file's history notes it.
fn in_utc(now: &jiff::Zoned) -> String {
    let form = "%Y-%m-%dT%H:%M:%SZ";
    now.timestamp().strftime(form).to_string()
}
