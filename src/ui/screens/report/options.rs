//! The questions about a report: which kind, of what, for whom, with which parts, as which file.
//! Must not know how a report is made.

use egui::{Label, Stroke, Ui};

use super::{View, cover, privacy};
use crate::{
    edit::Edit,
    insight::text,
    model::{Edition, Id, ReportKind, ReportSetup},
    report,
    ui::{
        Ctx, Out, OutFile, Request, ViewState,
        reports::{self, Asked, Checked},
        screens::names,
        tokens::{self, Palette, space},
        widgets,
    },
};

/// What a kind of report is good for.
const fn about(kind: ReportKind) -> &'static str {
    match kind {
        ReportKind::Summary => {
            "Where the partnership stands, on one page, for somebody with a minute"
        }
        ReportKind::FullPlan => {
            "Everything that the group wrote, step by step, with the map and plots"
        }
        ReportKind::Workshop => {
            "What happened in the room: who was there, what was said, counted and decided"
        }
        ReportKind::Quarterly => {
            "What has changed in a period: actions, measures, decisions, what is due"
        }
        ReportKind::Agreement => {
            "A first text of an agreement, filled from the plan, for counsel to review"
        }
        ReportKind::Partners => {
            "A page for each partner: what it brings and gains, contacts, open actions"
        }
        ReportKind::Actions => "Who does what by when, overdue first, with boxes to tick",
        ReportKind::Minutes => {
            "One meeting: who came, what was said, what was decided, who does what"
        }
        ReportKind::Map => "The partner map as a page for the wall, with what it tells",
        ReportKind::Blanks => {
            "Empty forms to fill in by hand: surveys, intake, tally sheets, sign-in"
        }
    }
}

/// Draws the questions.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    asked: &Asked,
    out: &mut Out<'_>,
) {
    kind(ui, &mut view.report);
    subject(ui, ctx, view);
    edition(ui, ctx, &mut view.report, asked, out);
    privacy::draw(ui, ctx, &mut view.report, out);
    parts(ui, ctx, &mut view.report, asked, out);
    cover::draw(ui, ctx, &mut view.report, out);
    paper(ui, &mut view.report);
    ui.add_space(space::L);
}

pub(super) fn caption(ui: &mut Ui, text: &str) {
    ui.add_space(space::M);
    let muted = Palette::of(ui).muted;
    ui.add(Label::new(tokens::caption(text).color(muted)).selectable(false));
}

fn kind(ui: &mut Ui, view: &mut View) {
    let labels: Vec<_> = ReportKind::ALL.iter().map(|kind| kind.label()).collect();
    let mut picked = ReportKind::ALL.iter().position(|kind| *kind == view.kind);
    widgets::dropdown(
        ui,
        "Kind of report",
        ui.available_width(),
        None,
        &labels,
        &mut picked,
    );
    if let Some(kind) = picked.and_then(|at| ReportKind::ALL.get(at))
        && *kind != view.kind
    {
        view.turn_to(*kind);
    }
    ui.add_space(space::XS);
    let muted = Palette::of(ui).muted;
    ui.add(Label::new(tokens::body(about(view.kind)).color(muted)).wrap());
    // Both are handed out when a meeting ends.
    if view.kind == ReportKind::Minutes
        && widgets::link_button(ui, "Go on to the action list").clicked()
    {
        view.turn_to(ReportKind::Actions);
    }
}

/// What the report is about, where that can be chosen.
fn subject(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState) {
    let width = ui.available_width();
    let here = &mut view.report;
    match here.kind {
        ReportKind::Agreement if !ctx.plan.agreements.is_empty() => {
            caption(ui, "Agreement");
            let all: Vec<_> = ctx.plan.agreements.iter().collect();
            let labels: Vec<_> = all
                .iter()
                .map(|a| unnamed(&a.title, "Unnamed agreement"))
                .collect();
            here.agreement = pick(
                ui,
                "Agreement",
                width,
                "The first that is not signed",
                &labels,
                &all,
                |a| a.id,
                here.agreement,
            );
        }
        ReportKind::Minutes if !ctx.plan.meetings.is_empty() => {
            caption(ui, "Meeting");
            let mut all: Vec<_> = ctx.plan.meetings.iter().collect();
            all.sort_by_key(|m| std::cmp::Reverse((m.on, m.id)));
            let labels: Vec<_> = all
                .iter()
                .map(|m| {
                    let title = unnamed(&m.title, "Meeting");
                    m.on.map_or_else(|| title.clone(), |on| format!("{title}, {}", text::day(on)))
                })
                .collect();
            here.meeting = pick(
                ui,
                "Meeting",
                width,
                "The last one held",
                &labels,
                &all,
                |m| m.id,
                here.meeting,
            );
        }
        ReportKind::Partners => {
            caption(ui, "Partners");
            let count = view
                .selected
                .iter()
                .filter(|id| ctx.plan.partners.contains(**id))
                .count();
            if count == 0 {
                here.selected_only = false;
                let text = "All partners. For some of them alone, select them on the map or in the list first";
                widgets::help_below(ui, text);
            } else {
                let some = format!("{count} selected");
                let mut at = usize::from(here.selected_only);
                widgets::segments(ui, "Which partners", &["All partners", &some], &mut at);
                here.selected_only = at == 1;
            }
        }
        ReportKind::Quarterly => {
            let usual = report::Wanted::new(ReportKind::Quarterly).days(ctx.today);
            let (mut from, mut to) = (here.from.or(Some(usual.0)), here.to.or(Some(usual.1)));
            ui.add_space(space::M);
            widgets::date(ui, "From", &mut from, ctx.today);
            widgets::date(ui, "To", &mut to, ctx.today);
            here.from = from.filter(|day| *day != usual.0);
            here.to = to.filter(|day| *day != usual.1);
            if from > to {
                widgets::error_below(
                    ui,
                    "The first day lies after the last; the report tells of the last three months",
                );
            }
        }
        _ => {}
    }
}

fn unnamed(title: &str, instead: &str) -> String {
    let title = names::brief(title);
    if title.is_empty() {
        instead.to_owned()
    } else {
        title.into_owned()
    }
}

/// A list to pick one record from, or the usual one.
#[expect(
    clippy::too_many_arguments,
    reason = "a list, its words and what is picked"
)]
fn pick<R, T>(
    ui: &mut Ui,
    name: &str,
    width: f32,
    usual: &str,
    labels: &[String],
    all: &[&R],
    id: impl Fn(&R) -> Id<T>,
    picked: Option<Id<T>>,
) -> Option<Id<T>> {
    let mut words = vec![usual];
    words.extend(labels.iter().map(String::as_str));
    let at = all.iter().position(|record| Some(id(record)) == picked);
    let mut now = Some(at.map_or(0, |at| at + 1));
    widgets::dropdown(ui, name, width, None, &words, &mut now);
    let at = now.and_then(|now| now.checked_sub(1))?;
    all.get(at).map(|record| id(record))
}

/// Changes how reports of this kind are made, as one step.
fn change(
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    kind: ReportKind,
    name: String,
    set: impl FnOnce(&mut ReportSetup),
) {
    let mut setup = reports::setup(ctx.plan, kind)
        .cloned()
        .unwrap_or_else(|| ReportSetup {
            kind,
            ..ReportSetup::new(out.ids.next())
        });
    set(&mut setup);
    out.edit(Edit::named(name).put(setup));
}

/// For whom it is, and what that leaves out.
fn edition(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, asked: &Asked, out: &mut Out<'_>) {
    caption(ui, "For whom");
    let kind = view.kind;
    let report = text::lower(kind.label());
    let mut at = usize::from(asked.is_shared());
    ui.add_enabled_ui(!ctx.read_only, |ui| {
        widgets::segments(ui, "Edition", &super::EDITIONS, &mut at);
    });
    let edition = if at == 1 {
        Edition::Shared
    } else {
        Edition::Full
    };
    if edition != asked.wanted.edition {
        let name = format!(
            "Choose the {} for the {report}",
            text::lower(edition.label())
        );
        change(ctx, out, kind, name, |setup| setup.edition = edition);
    }
    if edition == Edition::Full {
        widgets::help_below(
            ui,
            "Holds everything, private notes too. Give it only to people who may read those",
        );
        return;
    }
    let mut contacts = asked.contacts;
    widgets::check(ui, "With how partners are reached", &mut contacts);
    if contacts != asked.contacts {
        let name = if contacts {
            "Put contacts into the"
        } else {
            "Leave contacts out of the"
        };
        change(ctx, out, kind, format!("{name} {report}"), |setup| {
            setup.contacts = contacts;
        });
    }
    left_out(ui, view);
}

/// What the edition leaves out, folded up unless it is asked for.
pub(super) fn left_out(ui: &mut Ui, view: &mut View) {
    let shared = |checked: &&Checked| checked.audience.edition == Edition::Shared;
    let Some(checked) = view.checked.as_ref().filter(shared) else {
        return;
    };
    let count = checked.left_out.len();
    if count == 0 {
        widgets::help_below(
            ui,
            "The plan holds nothing that a shared edition leaves out",
        );
        return;
    }
    let words = if view.left_out_open {
        "Hide what is left out".to_owned()
    } else {
        format!("Show what is left out ({count})")
    };
    if widgets::link_button(ui, &words).clicked() {
        view.left_out_open = !view.left_out_open;
    }
    if view.left_out_open {
        for left in &checked.left_out {
            ui.add_space(space::XS);
            let words = format!("{}: {}", left.what, text::digits(left.count));
            ui.add(Label::new(tokens::strong(words)).wrap());
            let muted = Palette::of(ui).muted;
            ui.add(Label::new(tokens::small(left.why).color(muted)).wrap());
        }
    }
}

/// What it holds.
fn parts(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, asked: &Asked, out: &mut Out<'_>) {
    let all = report::parts(view.kind);
    if all.len() < 2 {
        return;
    }
    caption(ui, "Parts");
    let out_now = &asked.wanted.left_out;
    let kept = all.iter().filter(|part| !out_now.contains(part.id)).count();
    let said = if kept == all.len() {
        format!("All {} parts", text::number(all.len()))
    } else {
        format!("{kept} of {} parts", all.len())
    };
    ui.horizontal(|ui| {
        ui.label(tokens::body(said));
        let words = if view.parts_open {
            "Hide them"
        } else {
            "Choose…"
        };
        if widgets::link_button(ui, words).clicked() {
            view.parts_open = !view.parts_open;
        }
    });
    if !view.parts_open {
        return;
    }
    ui.add_enabled_ui(!ctx.read_only, |ui| {
        for part in all {
            let mut with = !out_now.contains(part.id);
            let before = with;
            widgets::check(ui, part.title, &mut with);
            if with != before {
                let mut left = out_now.clone();
                let verb = if with { "Put" } else { "Leave" };
                let way = if with { "into" } else { "out of" };
                if with {
                    left.remove(part.id);
                } else {
                    left.insert(part.id.to_owned());
                }
                let name = format!(
                    "{verb} {} {way} the {}",
                    text::lower(part.title),
                    text::lower(view.kind.label())
                );
                let words = left.into_iter().collect::<Vec<_>>().join(" ");
                change(ctx, out, view.kind, name, |setup| setup.left_out = words);
            }
        }
    });
}

/// The paper.
fn paper(ui: &mut Ui, view: &mut View) {
    caption(ui, "Paper");
    let mut at = usize::from(view.a4);
    widgets::segments(ui, "Paper", &["Letter", "A4"], &mut at);
    view.a4 = at == 1;
}

/// The ways to save it, always in sight.
pub(super) fn files(ui: &mut Ui, view: &mut View, asked: &Asked, out: &mut Out<'_>) {
    let p = Palette::of(ui);
    let (across, top) = (ui.max_rect().x_range(), ui.max_rect().top());
    ui.painter().hline(across, top, Stroke::new(1.0, p.line));
    ui.add_space(space::S);
    ui.horizontal(|ui| {
        ui.add(Label::new(tokens::caption("Save as").color(p.muted)).selectable(false));
        let found = view.checked.as_ref().map_or(0, |c| c.privacy.open.len());
        if found == 0 {
            return;
        }
        let first = format!("First look at {}", text::count(found, "place", "places"));
        let help = "Something there looks like data of a client";
        if widgets::link_button(ui, &first)
            .on_hover_text(help)
            .clicked()
        {
            view.privacy_open = true;
            view.privacy_to = true;
        }
    });
    ui.horizontal(|ui| {
        for file in OutFile::DOCUMENTS {
            let words = format!("{}…", file.label());
            let button = if file == OutFile::Pdf {
                widgets::primary_button(ui, &words)
            } else {
                widgets::button(ui, &words)
            };
            let button = button.accessible_name(format!("Save as {words}"));
            if button.on_hover_text(file.about()).clicked() {
                let asked = Box::new(asked.clone());
                out.requests.push(Request::WriteReport(asked, file));
            }
        }
    });
}
