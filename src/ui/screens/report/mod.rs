//! Report and exports: what can be handed out or taken along, what is in it, and for whom it is.
//! Must not know how a file is written (that is a command), nor what a report says.

mod cover;
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
        reports::{Asked, Audience, Checked, Seen, Sight, SmallLogo},
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
    cover_open: bool,
    look: pages::Look,
    parts_open: bool,
    left_out_open: bool,
    privacy_open: bool,
    /// Scroll to what looks like data of a client.
    privacy_to: bool,
    letting: Option<privacy::Letting>,
    let_open: bool,
    /// The page that is to be looked at; whoever makes it takes it.
    pub(crate) wants: Option<Sight>,
    /// The page that was made last.
    pub(crate) seen: Option<Seen>,
    /// What is being done for the next page, if one is being made.
    pub(crate) making: Option<&'static str>,
    /// No page is made until it is asked for again.
    pub(crate) paused: bool,
    /// For whom something is to go out; whoever looks the plan through takes this.
    pub(crate) wants_check: Option<Audience>,
    /// What was found when it was looked through last.
    pub(crate) checked: Option<Checked>,
    /// The logo is shown; whoever draws it small takes this.
    pub(crate) wants_logo: bool,
    /// The logo as it was drawn small.
    pub(crate) logo: Option<SmallLogo>,
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
            cover_open: false,
            look: pages::Look::default(),
            parts_open: false,
            left_out_open: false,
            privacy_open: false,
            privacy_to: false,
            letting: None,
            let_open: false,
            wants: None,
            seen: None,
            making: None,
            paused: false,
            wants_check: None,
            checked: None,
            wants_logo: false,
            logo: None,
        }
    }
}

impl View {
    /// Turns to this kind of report.
    pub fn turn_to(&mut self, kind: ReportKind) {
        self.tab = 0;
        self.look.page = 0;
        self.kind = kind;
        self.paused = false;
    }
}

/// For whom something goes out.
const EDITIONS: [&str; 2] = ["Full, for the agency", "Shared, for partners"];

/// Width of the questions beside the page.
const QUESTIONS: f32 = 400.0;

/// Height of the ways to save.
const FOOT: f32 = 94.0;

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
    view.report.wants_check = Some(Audience {
        edition: asked.wanted.edition,
        contacts: asked.contacts,
    });
    let room = ui.available_rect_before_wrap();
    let beside = room.width() >= BESIDE;
    let (mut left, mut right) = (room, room);
    if beside {
        left.set_right(room.left() + QUESTIONS);
        right.set_left(left.right() + space::L);
    }
    // The ways to save stay in sight below the questions, however many of these there are.
    let mut foot = left;
    left.set_bottom(left.bottom() - FOOT);
    foot.set_top(left.bottom() + space::S);
    let mut left = ui.new_child(UiBuilder::new().max_rect(left).id_salt("questions"));
    ScrollArea::vertical()
        .id_salt("questions")
        .auto_shrink(false)
        .show(&mut left, |ui| {
            // The bar to scroll with stands beside the questions, not over them.
            ui.set_max_width(ui.available_width() - space::M);
            options::draw(ui, ctx, view, &asked, out);
            if !beside {
                let size = vec2(ui.available_width(), pages::TALL);
                ui.allocate_ui(size, |ui| pages::draw(ui, ctx, &mut view.report, &asked));
            }
        });
    let mut foot = ui.new_child(UiBuilder::new().max_rect(foot).id_salt("foot"));
    options::files(&mut foot, &mut view.report, &asked, out);
    if beside {
        let mut right = ui.new_child(UiBuilder::new().max_rect(right).id_salt("page"));
        pages::draw(&mut right, ctx, &mut view.report, &asked);
    }
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
