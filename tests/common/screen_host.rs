//! One screen in a window without a window: what the app does around a screen, and no more.
//! Draws it, drains what it asked for after every pass, and keeps the plan.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::expect_used,
    clippy::panic,
    reason = "shared by tests that use parts of it, and a test may fail loudly"
)]

use egui::{Theme, Ui, Vec2};
use egui_kittest::{Harness, HarnessBuilder};
use roundtable::{
    edit::Document,
    guidance::catalogue,
    insight::{Findings, Index, findings::findings},
    model::{Date, IdSource, Plan},
    ui::{Ctx, Out, Request, ViewState, screens, screens::Layout, tokens},
};

/// The day on which all tests play.
pub const TODAY: Date = Date::constant(2026, 5, 12);

/// A screen with its plan.
pub struct Host {
    /// The plan and its history.
    pub document: Document,
    /// What is looked at.
    pub view: ViewState,
    /// Everything asked for apart from changes.
    pub requests: Vec<Request>,
    /// Whether the plan may only be read.
    pub read_only: bool,
    index: Index,
    findings: Findings,
    findings_of: Option<u64>,
    ids: IdSource,
    step: &'static str,
}

impl Host {
    /// A step of the journey with a plan.
    pub fn new(step: &'static str, plan: Plan) -> Self {
        Self {
            document: Document::new(plan, Vec::new(), Vec::new(), 0),
            view: ViewState::default(),
            requests: Vec::new(),
            read_only: false,
            index: Index::default(),
            findings: Findings::default(),
            findings_of: None,
            ids: IdSource::new(11, 1_778_544_000_000),
            step,
        }
    }

    /// The plan.
    pub fn plan(&self) -> &Plan {
        self.document.plan()
    }

    /// Name of the step that undo would take back.
    pub fn next_undo(&self) -> &str {
        self.document.next_undo().map_or("", |step| &step.name)
    }

    /// Takes the last step back.
    pub fn undo(&mut self) {
        self.document.undo().expect("there is a step to take back");
    }

    fn pass(&mut self, ui: &mut Ui) {
        self.index.refresh(self.document.plan());
        let revision = Some(self.document.revision());
        if self.findings_of != revision {
            self.findings_of = revision;
            self.findings = findings(self.document.plan(), &self.index, catalogue(), TODAY);
        }
        let screen = screens::screen(self.step).expect("the step has a screen");
        let mut out = Out::new(&mut self.ids);
        let ctx = Ctx {
            plan: self.document.plan(),
            index: &self.index,
            findings: &self.findings,
            guidance: catalogue(),
            done: self.document.steps(),
            undone: self.document.undone_steps(),
            today: TODAY,
            zone: &jiff::tz::TimeZone::UTC,
            revision: self.document.revision(),
            read_only: self.read_only,
        };
        let view = &mut self.view;
        let margin = egui::Margin::symmetric(32, 20);
        egui::CentralPanel::default()
            .frame(egui::Frame::central_panel(ui.style()).inner_margin(margin))
            .show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.label(tokens::title(screen.step.title));
                    screens::findings::strip(ui, &ctx, &mut out, &mut view.jump, self.step);
                });
                match screen.layout {
                    Layout::Full => (screen.draw)(ui, &ctx, view, &mut out),
                    Layout::Page | Layout::Wide => {
                        egui::ScrollArea::vertical()
                            .auto_shrink(false)
                            .show(ui, |ui| {
                                let widest = match screen.layout {
                                    Layout::Wide => tokens::WIDE_PAGE_WIDTH,
                                    Layout::Page | Layout::Full => tokens::PAGE_WIDTH,
                                };
                                ui.set_max_width(ui.available_width().min(widest));
                                (screen.draw)(ui, &ctx, view, &mut out);
                            });
                    }
                }
            });
        let (edits, requests) = (out.edits, out.requests);
        for edit in edits {
            assert!(!edit.name.is_empty(), "every step has a name");
            self.document
                .apply(edit)
                .expect("a screen asks only for what is sound");
        }
        self.requests.extend(requests);
    }
}

/// A window of that size on a screen.
pub fn builder(size: Vec2, theme: Theme) -> HarnessBuilder<Host> {
    Harness::builder()
        .with_size(size)
        .with_theme(theme)
        .with_max_steps(24)
        .allow_missing_glyphs()
}

/// The screen in a window of 1280 by 800.
pub fn open(host: Host) -> Harness<'static, Host> {
    open_in(builder(egui::vec2(1280.0, 800.0), Theme::Light), host)
}

/// The screen in that window.
pub fn open_in(builder: HarnessBuilder<Host>, host: Host) -> Harness<'static, Host> {
    let mut harness = builder.build_ui_state(|ui, host: &mut Host| host.pass(ui), host);
    tokens::install(&harness.ctx);
    // Fonts and sizes hold from the pass after the next.
    harness.run_steps(3);
    harness.run();
    harness
}
