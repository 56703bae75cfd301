//! Commands and requests carried out.
//! Must not draw.

use std::{fmt::Write as _, path::PathBuf, sync::Arc};

use super::{
    App,
    checks::Checking,
    dialogs::{Answer, Ask},
    files::{self, Done, Trouble},
    jobs::Work,
    reports::Reporting,
    session::Session,
};
use crate::{
    edit::Edit,
    insight::{Beside, Phase, overview::InShort, text},
    model::{Key, Partner},
    store::Opened,
    ui::{
        Command, GuidePanel, Jump, OutFile, Purpose, Reader, Request, Route, SaveLight, Target,
        ViewState,
        screens::SCREENS,
        shell::{FindBox, Modal, Notice, Recent, Tone},
    },
};

impl App {
    /// Carries out one request.
    pub(super) fn carry_out(&mut self, ctx: &egui::Context, request: Request) {
        match request {
            Request::Run(command) => self.run(ctx, command),
            Request::Go(target) => self.go(target),
            Request::Open(path) => self.open(ctx, path),
            Request::Forget(path) => self.settings.forget(&path),
            Request::OpenSample => self.open_sample(ctx, false),
            Request::NewPlan { title } => self.new_plan(ctx, title),
            Request::BeginGesture => {
                if let Some(session) = &mut self.session {
                    session.mark = Some(session.document.mark());
                }
            }
            Request::BailGesture => {
                if let Some(session) = &mut self.session {
                    session.bail();
                }
            }
            Request::Seal => {
                if let Some(session) = &mut self.session {
                    session.document.seal();
                }
            }
            Request::TellBeside => self.tell_beside(ctx),
            Request::TakeSnapshot { name } => self.take_snapshot(ctx, name),
            Request::ReadSnapshot(id) => self.read_snapshot(ctx, id),
            Request::Arrange { task, partners } => self.arrange(ctx, task, partners),
            Request::ReturnTo(number) => self.return_to(number),
            Request::Notify(text) => self.tell(Tone::Info, text),
            Request::PathGiven(purpose, path) => {
                let answer = path.map_or(Answer::Cancelled, Answer::Picked);
                self.path_given(ctx, purpose, answer);
            }
            Request::PreviewImport(choices) => self.preview_import(ctx, choices),
            Request::ImportPreviewed => self.import_previewed(),
            Request::DropImport => self.importing = None,
            Request::Export(file, reader) => self.export(ctx, file, reader),
            Request::ChooseLogo => self.ask_for_path(ctx, Purpose::ChooseLogo),
            Request::WriteReport(asked, file) => self.write_report(ctx, asked, file),
            Request::ExportPicture(picture) => self.export_picture(ctx, *picture),
            Request::StopWork => self.jobs.stop(),
            Request::LeaveUnsaved => {
                self.leaving = true;
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            Request::Stay => self.shell.modal = None,
        }
    }

    fn run(&mut self, ctx: &egui::Context, command: Command) {
        match command {
            Command::NewPlan => {
                self.shell.modal = Some(Modal::NewPlan {
                    title: String::new(),
                });
            }
            Command::OpenPlan => self.ask_for_path(ctx, Purpose::OpenPlan),
            Command::ImportJson => self.ask_for_path(ctx, Purpose::ImportJson),
            Command::ImportPartners => self.ask_for_partners(ctx),
            Command::ExportPicture => self.ask_for_picture(),
            Command::ExportJson => self.export(ctx, OutFile::Json, Reader::default()),
            Command::ExportWorkbook => self.export(ctx, OutFile::Workbook, Reader::default()),
            Command::ExportTables => self.export(ctx, OutFile::Tables, Reader::default()),
            Command::ExportCalendar => self.export(ctx, OutFile::Calendar, Reader::default()),
            Command::ExportContacts => self.export(ctx, OutFile::Contacts, Reader::default()),
            Command::ExportCanvas => self.export(ctx, OutFile::Canvas, Reader::default()),
            Command::ExportGraphml => self.export(ctx, OutFile::Graphml, Reader::default()),
            Command::ExportKumu => self.export(ctx, OutFile::Kumu, Reader::default()),
            Command::Report(kind) => {
                self.view.report.turn_to(kind);
                self.go_to_step("report");
            }
            Command::SaveCopy => self.ask_for_path(ctx, Purpose::SaveCopy),
            Command::ClosePlan => {
                self.close_plan();
                self.look_for_recent_plans(ctx);
            }
            Command::RetrySave => {
                if let Some(writer) = self.session.as_ref().and_then(Session::writer) {
                    writer.retry();
                }
            }
            Command::Undo => {
                if let Some(name) = self.session.as_mut().and_then(Session::undo) {
                    self.tell(Tone::Info, format!("Undone: {name}"));
                }
            }
            Command::Redo => {
                if let Some(name) = self.session.as_mut().and_then(Session::redo) {
                    self.tell(Tone::Info, format!("Done again: {name}"));
                }
            }
            Command::Palette => {
                self.shell.find_box = match self.shell.find_box {
                    Some(_) => None,
                    None => Some(FindBox::default()),
                };
            }
            Command::ToggleGuide => self.toggle_guide(),
            Command::PreviousStep => self.step_by(-1),
            Command::NextStep => self.step_by(1),
            Command::AddPartner => self.add_partner(),
            Command::ArrangeMap => {
                self.go_to_step("map");
                self.view.map.arrange_all();
            }
            Command::Present => {
                if self.session.is_some() && !self.view.map.is_presenting() {
                    let from = self.view.route;
                    self.go_to_step("map");
                    self.view.map.begin_to_present(from);
                    ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(true));
                }
            }
            Command::TakeSnapshot => self.ask_for_snapshot(),
            Command::ThemeLight => self.set_theme(ctx, egui::ThemePreference::Light),
            Command::ThemeDark => self.set_theme(ctx, egui::ThemePreference::Dark),
            Command::ThemeSystem => self.set_theme(ctx, egui::ThemePreference::System),
            Command::ZoomIn => self.zoom_by(ctx, 10),
            Command::ZoomOut => self.zoom_by(ctx, -10),
            Command::ZoomReset => {
                let zoom = self.settings.set_zoom_percent(100);
                ctx.set_zoom_factor(zoom);
            }
            Command::Shortcuts => self.shell.modal = Some(Modal::Shortcuts),
            Command::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
        }
    }

    fn tell_beside(&mut self, ctx: &egui::Context) {
        let Some(session) = &self.session else { return };
        let plan = session.document.shared_plan();
        let work = Work {
            of_plan: true,
            fallen: Some(|| Done::NotToldBeside),
            ..Work::default()
        };
        self.jobs.start_with(ctx, work, move |_| {
            Done::ToldBeside(Box::new(Beside::of(&plan)))
        });
    }

    fn return_to(&mut self, number: i64) {
        let steps = self.session.as_mut().map_or(0, |s| s.return_to(number));
        match steps {
            0 => {}
            -1 => self.tell(Tone::Info, "One step back"),
            1 => self.tell(Tone::Info, "One step forward"),
            ..0 => self.tell(Tone::Info, format!("{} steps back", -steps)),
            _ => self.tell(Tone::Info, format!("{steps} steps forward")),
        }
    }

    /// Tells something. Good news takes the place of older good news: somebody who takes back ten steps would have
    /// the map covered by ten sentences.
    pub(super) fn tell(&mut self, tone: Tone, text: impl Into<String>) {
        if tone == Tone::Info {
            self.shell
                .notices
                .retain(|notice| notice.tone != Tone::Info);
        }
        self.shell.notices.push(Notice::new(tone, text));
    }

    fn set_theme(&mut self, ctx: &egui::Context, theme: egui::ThemePreference) {
        self.settings.set_theme(theme);
        ctx.set_theme(theme);
    }

    fn zoom_by(&mut self, ctx: &egui::Context, percent: i32) {
        let now = (self.settings.zoom() * 100.0).round() as u32;
        let zoom = self
            .settings
            .set_zoom_percent(now.saturating_add_signed(percent));
        ctx.set_zoom_factor(zoom);
    }

    fn toggle_guide(&mut self) {
        if self.view.guide.has_room {
            self.view.guide.open = !self.view.guide.open;
            self.settings.set_guide_shown(self.view.guide.open);
        } else {
            self.view.guide.open_without_room = !self.view.guide.open_without_room;
        }
    }

    fn screen_position(&self) -> Option<usize> {
        let Route::Step(id) = self.view.route else {
            return None;
        };
        SCREENS.iter().position(|screen| screen.step.id == id)
    }

    fn step_by(&mut self, by: isize) {
        let next = self
            .screen_position()
            .and_then(|position| position.checked_add_signed(by))
            .and_then(|position| SCREENS.get(position));
        if let Some(screen) = next {
            self.go_to_step(screen.step.id);
        }
    }

    fn go_to_step(&mut self, id: &'static str) {
        if let Some(session) = &mut self.session {
            session.document.seal();
        }
        self.view.route = Route::Step(id);
    }

    fn go(&mut self, target: Target) {
        match target.route {
            Route::Home => {
                self.close_plan();
            }
            Route::Step(id) => self.go_to_step(id),
        }
        if let Some(partner) = target.record.and_then(Key::typed::<Partner>) {
            self.view.select_only(partner);
        }
        self.view.jump = Jump {
            item: target.item,
            record: target.record,
        };
    }

    fn add_partner(&mut self) {
        let Some(session) = &mut self.session else {
            return;
        };
        let partner = Partner::new(self.ids.next());
        let id = partner.id;
        if let Err(refused) = session.apply(Edit::named("Add a partner").put(partner)) {
            self.tell(Tone::Failed, refused.to_string());
            return;
        }
        let shows_partners = matches!(self.view.route, Route::Step("map" | "partners"));
        if !shows_partners {
            self.go_to_step("partners");
        }
        self.view.select_only(id);
        self.view.name_now = true;
    }

    // ---- files ----

    pub(super) fn look_for_recent_plans(&mut self, ctx: &egui::Context) {
        let paths: Vec<_> = self
            .settings
            .recent()
            .iter()
            .map(|r| r.path.clone())
            .collect();
        self.jobs.start(ctx, "", move || files::look_for(paths));
    }

    /// Opens a plan file in this window.
    pub fn open(&mut self, ctx: &egui::Context, path: PathBuf) {
        if !self.close_plan() {
            return;
        }
        self.jobs.start(ctx, "Opening…", move || files::open(&path));
    }

    /// Opens the person's copy of the sample plan; a new copy if `fresh`.
    pub fn open_sample(&mut self, ctx: &egui::Context, fresh: bool) {
        if !self.close_plan() {
            return;
        }
        let folder = self.services.plans_folder.clone();
        let today = self.services.today();
        self.jobs.start(ctx, "Opening…", move || {
            files::open_sample(&folder, fresh, today)
        });
    }

    fn new_plan(&mut self, ctx: &egui::Context, title: String) {
        if !self.close_plan() {
            return;
        }
        let folder = self.services.plans_folder.clone();
        let plan = files::blank_plan(&title, self.ids.calendar_number());
        self.jobs.start(ctx, "Opening…", move || {
            files::create(&folder, &title, &plan)
        });
    }

    pub(super) fn ask_for_path(&mut self, ctx: &egui::Context, purpose: Purpose) {
        if purpose.writes() && self.session.is_none() {
            return;
        }
        let folder = match &self.session {
            Some(session) if purpose.writes() => session
                .path
                .parent()
                .map_or_else(|| self.services.plans_folder.clone(), Into::into),
            _ => self.services.plans_folder.clone(),
        };
        let title = self
            .session
            .as_ref()
            .map_or_else(String::new, Session::title);
        let title = if purpose == Purpose::SaveCopy {
            format!("{title} (copy)")
        } else {
            self.title_of_file(purpose, title)
        };
        let name = PathBuf::from(files::file_name(&title));
        let name = if purpose.is_folder() {
            // A folder that ends like a file would be taken for one.
            let title = name.file_stem().unwrap_or_default().to_string_lossy();
            PathBuf::from(format!("{title} (tables)"))
        } else {
            name.with_extension(purpose.ending())
        };
        let ask = Ask {
            purpose,
            folder: folder.clone(),
            file_name: name.to_string_lossy().into_owned(),
        };
        let dialogs = Arc::clone(&self.services.dialogs);
        self.jobs.start(ctx, "", move || {
            // The dialog begins in this folder, which may not exist before the first plan.
            let _ = std::fs::create_dir_all(&folder);
            let answer = dialogs.ask(&ask);
            let offers = match answer {
                Answer::NoDialog => files::offers(purpose, &folder),
                Answer::Picked(_) | Answer::Cancelled => Vec::new(),
            };
            let suggested = if purpose.writes() {
                folder.join(name)
            } else {
                folder
            };
            Done::Asked {
                purpose,
                answer,
                offers,
                suggested,
            }
        });
    }

    fn path_given(&mut self, ctx: &egui::Context, purpose: Purpose, answer: Answer) {
        let Answer::Picked(path) = answer else { return };
        match purpose {
            Purpose::OpenPlan => self.open(ctx, path),
            Purpose::ImportJson => {
                let folder = self.services.plans_folder.clone();
                self.jobs
                    .start(ctx, "Importing…", move || files::import(&path, &folder));
            }
            Purpose::ChooseLogo => self.read_logo(ctx, path),
            Purpose::Export(_) => self.write_out(ctx, path),
            Purpose::ImportPartners => self.read_partners(ctx, path),
            Purpose::ExportPicture(_) => self.write_picture(ctx, path),
            Purpose::SaveCopy => self.save_copy(ctx, path),
        }
    }

    fn save_copy(&mut self, ctx: &egui::Context, to: PathBuf) {
        let Some(session) = &self.session else { return };
        let plan = session.document.shared_plan();
        let writer = session.writer().cloned();
        let from = session.path.clone();
        self.jobs.start(ctx, "Saving a copy…", move || {
            files::save_copy(writer.as_deref(), &from, &plan, &to)
        });
    }

    /// Takes in what jobs brought.
    pub(super) fn drain_jobs(&mut self, ctx: &egui::Context) {
        for done in self.jobs.finished() {
            match done {
                Done::Opened(Ok(opened)) => self.opened(ctx, *opened),
                Done::Opened(Err(error)) => self.tell(Tone::Failed, error.to_string()),
                Done::Asked {
                    purpose,
                    answer: Answer::NoDialog,
                    offers,
                    suggested,
                } => {
                    let mut text = suggested.to_string_lossy().into_owned();
                    if !purpose.writes() {
                        text.push(std::path::MAIN_SEPARATOR);
                    }
                    self.shell.modal = Some(Modal::Path {
                        purpose,
                        text,
                        offers,
                    });
                }
                Done::Asked {
                    purpose, answer, ..
                } => self.path_given(ctx, purpose, answer),
                Done::Imported(Ok((opened, notes))) => {
                    if self.close_plan() {
                        self.opened(ctx, *opened);
                        self.imported(notes);
                    }
                }
                Done::Written(Ok(path)) => {
                    self.tell(Tone::Done, format!("Written to {}", path.display()));
                }
                Done::Pictured(path, notes) => {
                    self.tell(Tone::Done, format!("Written to {}", path.display()));
                    if !notes.is_empty() {
                        self.tell(Tone::Info, notes.join("\n"));
                    }
                }
                Done::ReportSeen(page) => self.report_seen(ctx, *page),
                Done::LogoRead(chosen) => self.take_logo(chosen),
                Done::LogoDrawn(drawn) => self.logo_drawn(ctx, *drawn),
                Done::NoLogo => self.drawing_logo = false,
                Done::Checked(checked) => self.checked(*checked),
                Done::NotChecked => self.not_checked(),
                Done::NoReport => self.report_not_seen(),
                Done::SmallPicture(drawn) => self.take_small_picture(ctx, *drawn),
                Done::Previewed(Ok(importing)) => self.show_preview(*importing),
                Done::Imported(Err(trouble))
                | Done::Written(Err(trouble))
                | Done::Previewed(Err(trouble)) => {
                    self.show_trouble(trouble);
                }
                Done::Found(found) => self.settings.found(&found),
                Done::Stopped => {}
                Done::ToldBeside(told) => self.view.map.take_beside(*told),
                Done::NotToldBeside => self.view.map.beside_fell_over(),
                Done::SnapshotTaken { name, on, body } => self.snapshot_taken(name, on, body),
                Done::SnapshotRead(read) => self.view.moments.take(*read),
                Done::Arranged(places) => self.arranged(&places),
                Done::FellOver => {
                    let text =
                        "The work could not be done; nothing was changed, try it again in a moment";
                    self.tell(Tone::Failed, text);
                }
            }
        }
    }

    fn imported(&mut self, notes: Vec<String>) {
        if notes.is_empty() {
            self.tell(Tone::Done, "Imported as a new plan");
        } else {
            self.shell.modal = Some(Modal::Problems {
                title: "Imported, with something left out".to_owned(),
                kept: "The file is unchanged; the new plan holds everything but this".to_owned(),
                lines: notes,
            });
        }
    }

    pub(super) fn show_trouble(&mut self, trouble: Trouble) {
        self.shell.modal = Some(Modal::Problems {
            title: trouble.title,
            kept: "Nothing was changed; mend what is listed here and try again".to_owned(),
            lines: trouble.lines,
        });
    }

    fn opened(&mut self, ctx: &egui::Context, opened: Opened) {
        let repaint = {
            let ctx = ctx.clone();
            Arc::new(move || ctx.request_repaint())
        };
        let (today, background) = (self.services.today(), self.services.background);
        let session = Session::new(opened, today, repaint, background);
        self.shell.find_box = None;
        self.view = ViewState {
            route: Route::Step(first_step()),
            guide: GuidePanel {
                open: self.settings.guide_shown(),
                ..GuidePanel::default()
            },
            ..ViewState::default()
        };
        if let SaveLight::ReadOnly(reason) = session.save_light() {
            self.tell(Tone::Info, reason);
        }
        self.session = Some(session);
        self.remember_session();
    }

    fn remember_session(&mut self) {
        let Some(session) = &self.session else { return };
        let plan = session.document.plan();
        let agency = plan.header.iter().next().map_or("", |h| h.agency.trim());
        let short = session.in_short(self.services.today());
        let percent = |(phase, share): &(Phase, f32)| {
            // Between 0 and 100 by its making.
            let percent = (share * 100.0).round() as u8;
            (phase.label().to_owned(), percent)
        };
        let recent = Recent {
            path: std::path::absolute(&session.path).unwrap_or_else(|_| session.path.clone()),
            title: session.title(),
            agency: agency.chars().take(120).collect(),
            opened: format!("opened {}", text::day(self.services.today())),
            summary: summary(&short),
            phases: short.phases.iter().map(percent).collect(),
            found: true,
        };
        self.settings.remember(recent);
    }

    /// Closes the open plan; false if something is not saved and the person must decide.
    fn close_plan(&mut self) -> bool {
        self.remember_session();
        if let Some(session) = &self.session
            && let Err(error) = session.flush()
        {
            self.shell.modal = Some(Modal::Unsaved {
                reason: error.to_string(),
            });
            return false;
        }
        self.session = None;
        // What these wait for will never come.
        self.jobs.close_plan();
        self.reporting = Reporting::default();
        self.checking = Checking::default();
        self.drawing_logo = false;
        self.view = ViewState::default();
        true
    }

    /// The window is to close: everything is saved first, or the person decides.
    pub(super) fn close_when_asked(&mut self, ctx: &egui::Context) {
        if !ctx.input(|i| i.viewport().close_requested()) {
            return;
        }
        if !self.leaving && !self.close_plan() {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            ctx.request_repaint();
        }
    }
}

/// “23 partners · 4 actions overdue · next review December 8, 2026”.
fn summary(short: &InShort) -> String {
    let mut words = match short.partners {
        1 => "1 partner".to_owned(),
        count => format!("{count} partners"),
    };
    match short.overdue {
        0 => {}
        1 => words.push_str(" · 1 action overdue"),
        count => {
            let _ = write!(words, " · {count} actions overdue");
        }
    }
    if let Some(day) = short.review_on {
        let _ = write!(words, " · next review {}", text::day(day));
    }
    words
}

const fn first_step() -> &'static str {
    match SCREENS.first() {
        Some(screen) => screen.step.id,
        None => "",
    }
}
