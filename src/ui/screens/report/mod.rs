//! Report and exports: what can be handed out or taken along, what is in it, and for whom it is.
//! Must not know how a file is written (that is a command), nor what a report says.

mod elsewhere;
mod options;
mod pages;
mod privacy;

use std::collections::BTreeSet;

use egui::{ScrollArea, Ui, UiBuilder, vec2};

use crate::{
    model::{Agreement, Date, Id, Kind, Meeting, ReportKind},
    ui::{
        Ctx, Out, Reader, ViewState,
        reports::{Asked, Seen, Sight},
        tokens::space,
        widgets,
    },
};

/// View state.
#[expect(
    clippy::struct_excessive_bools,
    reason = "what is unfolded and what is picked, each by itself"
)]
pub struct View {
    /// 0: reports; 1: data and other programs.
    tab: usize,
    kind: ReportKind,
    agreement: Option<Id<Agreement>>,
    meeting: Option<Id<Meeting>>,
    /// Fact sheets of the partners selected alone.
    selected_only: bool,
    from: Option<Date>,
    to: Option<Date>,
    a4: bool,
    /// For whom data goes out.
    reader: Reader,
    page: usize,
    parts_open: bool,
    left_out_open: bool,
    privacy_open: bool,
    letting: Option<privacy::Letting>,
    let_open: bool,
    /// The page that is to be looked at; whoever makes it takes it.
    pub(crate) wants: Option<Sight>,
    /// The page that was made last.
    pub(crate) seen: Option<Seen>,
}

impl Default for View {
    fn default() -> Self {
        Self {
            tab: 0,
            kind: ReportKind::Summary,
            agreement: None,
            meeting: None,
            selected_only: false,
            from: None,
            to: None,
            a4: false,
            reader: Reader::default(),
            page: 0,
            parts_open: false,
            left_out_open: false,
            privacy_open: false,
            letting: None,
            let_open: false,
            wants: None,
            seen: None,
        }
    }
}

impl View {
    /// Turns to this kind of report.
    pub fn turn_to(&mut self, kind: ReportKind) {
        self.tab = 0;
        self.page = 0;
        self.kind = kind;
    }
}

/// For whom something goes out.
const EDITIONS: [&str; 2] = ["Full, for the agency", "Shared, for partners"];

/// Width of the questions beside the page.
const QUESTIONS: f32 = 380.0;

/// With less room than this, the page stands below the questions.
const BESIDE: f32 = 800.0;

/// Draws the screen.
pub fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    take_jump(ctx, view);
    let tabs = ["Reports", "Data and other programs"];
    widgets::segments(ui, "What to take along", &tabs, &mut view.report.tab);
    ui.add_space(space::M);
    if view.report.tab == 1 {
        ScrollArea::vertical()
            .id_salt("elsewhere")
            .auto_shrink(false)
            .show(ui, |ui| elsewhere::draw(ui, ctx, view, out));
        return;
    }
    let asked = asked(ctx, view);
    let room = ui.available_rect_before_wrap();
    if room.width() < BESIDE {
        ScrollArea::vertical()
            .id_salt("report")
            .auto_shrink(false)
            .show(ui, |ui| {
                options::draw(ui, ctx, view, &asked, out);
                ui.add_space(space::L);
                let size = vec2(ui.available_width(), pages::TALL);
                ui.allocate_ui(size, |ui| pages::draw(ui, ctx, &mut view.report, &asked));
            });
        return;
    }
    let (mut left, mut right) = (room, room);
    left.set_right(room.left() + QUESTIONS);
    right.set_left(left.right() + space::L);
    let mut left = ui.new_child(UiBuilder::new().max_rect(left).id_salt("questions"));
    ScrollArea::vertical()
        .id_salt("questions")
        .auto_shrink(false)
        .show(&mut left, |ui| options::draw(ui, ctx, view, &asked, out));
    let mut right = ui.new_child(UiBuilder::new().max_rect(right).id_salt("page"));
    pages::draw(&mut right, ctx, &mut view.report, &asked);
    ui.advance_cursor_after_rect(room);
}

/// A jump to a meeting leads to its minutes, to an agreement to its draft, to a setup to its kind.
fn take_jump(ctx: &Ctx<'_>, view: &mut ViewState) {
    let (jump, here) = (&mut view.jump, &mut view.report);
    if let Some(id) = jump.takes_record(Kind::Meeting) {
        here.turn_to(ReportKind::Minutes);
        here.meeting = Some(Id::new(id));
    } else if let Some(id) = jump.takes_record(Kind::Agreement) {
        here.turn_to(ReportKind::Agreement);
        here.agreement = Some(Id::new(id));
    } else if let Some(id) = jump.takes_record(Kind::ReportSetup) {
        let setup = ctx.plan.report_setups.get(Id::new(id));
        here.turn_to(setup.map_or(here.kind, |setup| setup.kind));
    }
}

/// The report that the page asks for: as one of its kind was last made, about what is picked here.
fn asked(ctx: &Ctx<'_>, view: &ViewState) -> Asked {
    let here = &view.report;
    let mut asked = Asked::of(ctx.plan, here.kind);
    asked.a4 = here.a4;
    let wanted = &mut asked.wanted;
    match here.kind {
        ReportKind::Agreement => wanted.agreement = here.agreement,
        ReportKind::Minutes => wanted.meeting = here.meeting,
        ReportKind::Partners if here.selected_only => {
            let there = |id: &&Id<_>| ctx.plan.partners.contains(**id);
            wanted.partners = view
                .selected
                .iter()
                .filter(there)
                .copied()
                .collect::<BTreeSet<_>>();
        }
        ReportKind::Quarterly => {
            let (from, to) = wanted.days(ctx.today);
            let period = (here.from.unwrap_or(from), here.to.unwrap_or(to));
            wanted.period = (period.0 <= period.1 && period != (from, to)).then_some(period);
        }
        _ => {}
    }
    asked
}
