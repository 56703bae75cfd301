//! The cards of the overview.
//! Must not count anything itself.

use std::fmt::Write as _;

use egui::{Align, Label, Layout, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::parts::{Line, bar, card, figure, line, nothing};
use crate::{
    insight::{
        State,
        findings::{Finding, Severity},
        overview::{Actions, Overview, RENEW_WITHIN_DAYS},
        text,
    },
    model::{Date, Key, Meeting, PartnerStatus},
    ui::{
        Ctx, Out, Route,
        screens::{findings, names},
        tokens::{self, Palette, space},
        widgets::{self, plot},
    },
};

/// How many lines a card shows of a longer list.
const LINES: usize = 4;

pub(super) fn actions(ui: &mut Ui, ctx: &Ctx<'_>, seen: &Actions, out: &mut Out<'_>) {
    card(ui, "Actions", ("actions", "All actions"), out, |ui, out| {
        if seen.open + seen.done == 0 {
            nothing(ui, "No action is agreed yet");
            return;
        }
        ui.horizontal(|ui| {
            figure(ui, seen.open, "open", false);
            figure(ui, seen.overdue, "overdue", true);
            figure(ui, seen.unowned, "without an owner", true);
            figure(ui, seen.done, "done", false);
        });
        let next = seen.next.iter().filter_map(|id| ctx.plan.get(*id));
        for action in next.take(LINES) {
            let overdue = action.due.is_some_and(|due| due < ctx.today);
            let told = match action.due {
                Some(due) if overdue => {
                    format!("Overdue since {}", names::day(due, ctx.today))
                }
                Some(due) => format!("Due {}", names::day(due, ctx.today)),
                None => "No day set".to_owned(),
            };
            let shown = Line {
                text: named(&action.text, "Unnamed action"),
                told: &told,
                alarming: overdue,
            };
            if line(ui, &shown).clicked() {
                out.go_to(Route::Step("actions"), Key::of(action.id));
            }
        }
        more(ui, seen.next.len());
    });
}

pub(super) fn meeting(ui: &mut Ui, ctx: &Ctx<'_>, seen: &Overview, out: &mut Out<'_>) {
    let go = ("meetings", "All meetings");
    card(ui, "Next meeting", go, out, |ui, out| {
        let Some(meeting) = seen.next_meeting.and_then(|id| ctx.plan.get(id)) else {
            nothing(ui, "No meeting is planned yet");
            return;
        };
        let told = day_and_time(meeting, ctx.today);
        let shown = Line {
            text: named(&meeting.title, "Unnamed meeting"),
            told: &told,
            alarming: false,
        };
        if line(ui, &shown).clicked() {
            out.go_to(Route::Step("meetings"), Key::of(meeting.id));
        }
        if !meeting.place.trim().is_empty() {
            let place = tokens::small(names::line(&meeting.place));
            ui.add(Label::new(place).selectable(false).truncate());
        }
    });
}

fn day_and_time(meeting: &Meeting, today: Date) -> String {
    let Some(on) = meeting.on else {
        return String::new();
    };
    let day = names::day(on, today);
    let from_today = text::relative(on, today);
    match meeting.starts_at.trim() {
        "" => format!("{day}, {from_today}"),
        time => format!("{day} at {time}, {from_today}"),
    }
}

pub(super) fn agreements(ui: &mut Ui, ctx: &Ctx<'_>, seen: &Overview, out: &mut Out<'_>) {
    let go = ("governance", "All agreements");
    card(ui, "Agreements to renew", go, out, |ui, out| {
        if seen.renewals.is_empty() {
            let text = if ctx.plan.agreements.is_empty() {
                "No agreement is written down yet".to_owned()
            } else {
                format!("None is due in the next {RENEW_WITHIN_DAYS} days")
            };
            nothing(ui, &text);
        }
        for renewal in seen.renewals.iter().take(LINES) {
            let Some(agreement) = ctx.plan.get(renewal.agreement) else {
                continue;
            };
            let day = names::day(renewal.on, ctx.today);
            let shown = Line {
                text: named(&agreement.title, "Unnamed agreement"),
                told: &format!("{} {day}", renewal.kind.label()),
                alarming: renewal.kind.is_past(),
            };
            if line(ui, &shown).clicked() {
                out.go_to(Route::Step("governance"), Key::of(agreement.id));
            }
        }
        more(ui, seen.renewals.len());
    });
}

pub(super) fn wins(ui: &mut Ui, ctx: &Ctx<'_>, seen: &Overview, out: &mut Out<'_>) {
    card(ui, "Recent wins", ("trust", "All wins"), out, |ui, out| {
        if seen.wins.is_empty() {
            nothing(ui, "None was written down in the last months");
        }
        let wins = seen.wins.iter().filter_map(|id| ctx.plan.get(*id));
        for win in wins.take(3) {
            let told = win.on.map(|on| names::day(on, ctx.today));
            let shown = Line {
                text: named(&win.text, "Unnamed win"),
                told: told.as_deref().unwrap_or_default(),
                alarming: false,
            };
            if line(ui, &shown).clicked() {
                out.go_to(Route::Step("trust"), Key::of(win.id));
            }
        }
    });
}

pub(super) fn phases(ui: &mut Ui, seen: &Overview, out: &mut Out<'_>) {
    let steps = || seen.phases.iter().flat_map(|phase| &phase.steps);
    let begun = steps().any(|(_, _, progress)| progress.state() != State::Empty);
    let open = steps().find(|(_, _, progress)| progress.state() != State::Done);
    let lead = match (open, begun) {
        (Some((step, ..)), false) => (*step, "Begin at the first step".to_owned()),
        (Some((step, title, _)), true) => (*step, format!("Go on with {title}")),
        (None, _) => match steps().next() {
            Some((step, ..)) => (*step, "Look through the steps".to_owned()),
            None => return,
        },
    };
    card(ui, "Progress", (lead.0, &lead.1), out, |ui, out| {
        for phase in &seen.phases {
            let steps = phase.steps.len();
            let (done, started) = (phase.count(State::Done), phase.count(State::Started));
            let told = match (done, started) {
                (0, 0) => "not begun".to_owned(),
                (0, _) => format!("{started} of {steps} started"),
                (_, 0) => format!("{done} of {steps} done"),
                _ => format!("{done} of {steps} done, {started} started"),
            };
            let p = Palette::of(ui);
            let row = bar_row(ui, phase.phase.label(), &told, |ui, rect| {
                let begun = p.accent.gamma_multiply(0.35);
                bar(ui, rect, &[(done, p.accent), (started, begun)], steps);
            });
            // To the first step of the phase that is not done.
            let open = phase.steps.iter().find(|(.., p)| p.state() != State::Done);
            let to = open.or_else(|| phase.steps.first());
            if row.clicked()
                && let Some((step, ..)) = to
            {
                out.go(Route::Step(step));
            }
        }
    });
}

pub(super) fn coverage(ui: &mut Ui, seen: &Overview, out: &mut Out<'_>) {
    let go = ("table", "All categories");
    card(ui, "Who's at the table", go, out, |ui, out| {
        let most = seen.coverage.iter().map(|c| c.at_table + c.invited).max();
        let most = most.unwrap_or_default().max(1);
        for category in &seen.coverage {
            let there = category.of(PartnerStatus::AtTable);
            let invited = category.of(PartnerStatus::Invited);
            let told = match (there, invited) {
                (0, 0) => "nobody".to_owned(),
                (_, 0) => format!("{there} at the table"),
                _ => format!("{there} at the table, {invited} invited"),
            };
            let color = Palette::of(ui).category(category.category);
            let row = bar_row(ui, category.category.label(), &told, |ui, rect| {
                let asked = color.gamma_multiply(0.35);
                bar(ui, rect, &[(there, color), (invited, asked)], most);
            });
            if row.clicked() {
                out.go(Route::Step("table"));
            }
        }
    });
}

pub(super) fn levels(ui: &mut Ui, seen: &Overview, out: &mut Out<'_>) {
    card(ui, "Levels", ("levels", "All levels"), out, |ui, out| {
        if seen.at_table == 0 {
            nothing(ui, "Nobody is at the table yet");
            return;
        }
        for count in &seen.levels {
            let told = format!("{} today, {} intended", count.current, count.intended);
            let p = Palette::of(ui);
            let row = bar_row(ui, count.level.label(), &told, |ui, rect| {
                let half = rect.height() / 2.0 - 1.0;
                let upper = Rect::from_min_size(rect.min, vec2(rect.width(), half));
                let lower = upper.translate(vec2(0.0, half + 2.0));
                bar(ui, upper, &[(count.current, p.accent)], seen.at_table);
                let meant = p.accent.gamma_multiply(0.45);
                bar(ui, lower, &[(count.intended, meant)], seen.at_table);
            });
            if row.clicked() {
                out.go(Route::Step("levels"));
            }
        }
        let mut note = format!(
            "Upper bar: today. Lower bar: intended. Of {}",
            text::count(
                seen.at_table,
                "partner at the table",
                "partners at the table"
            )
        );
        if seen.unplaced > 0 {
            let _ = write!(note, ", {} not placed", seen.unplaced);
        }
        ui.add(Label::new(tokens::small(note)).selectable(false).wrap());
    });
}

pub(super) fn measures(ui: &mut Ui, ctx: &Ctx<'_>, seen: &Overview, out: &mut Out<'_>) {
    let go = ("measures", "All measures");
    card(ui, "Measures", go, out, |ui, out| {
        if seen.measures.is_empty() {
            nothing(ui, "No measure is agreed yet");
        }
        for row in seen.measures.iter().take(6) {
            let Some(measure) = ctx.plan.get(row.measure) else {
                continue;
            };
            let unit = match measure.unit.trim() {
                "" => String::new(),
                unit => format!(" {unit}"),
            };
            let told = format!(
                "{}{unit}, target {}",
                plot::figure(row.figures.latest),
                plot::figure(measure.target)
            );
            let name = named(&measure.name, "Unnamed measure");
            ui.horizontal(|ui| {
                let size = vec2(84.0, 28.0);
                plot::sparkline(ui, name, &row.values, measure.target, size);
                let shown = Line {
                    text: name,
                    told: &told,
                    alarming: false,
                };
                if line(ui, &shown).clicked() {
                    out.go_to(Route::Step("measures"), Key::of(measure.id));
                }
            });
        }
    });
}

/// How many rules are told of before all are asked for.
const TOP: usize = 4;

pub(super) fn findings(ui: &mut Ui, ctx: &Ctx<'_>, all: &mut bool, out: &mut Out<'_>) {
    widgets::card(ui, |ui| {
        let open = &ctx.findings.open;
        ui.horizontal(|ui| {
            ui.add(Label::new(tokens::heading("To look at")).selectable(false));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let words = if *all { "Show fewer" } else { "Show all" };
                if open.len() > 1 && widgets::link_button(ui, words).clicked() {
                    *all = !*all;
                }
            });
        });
        if open.is_empty() {
            nothing(ui, "Nothing: the plan lacks nothing that its rules ask for");
        } else {
            let by_severity = Severity::ALL.iter().filter_map(|severity| {
                let number = ctx.findings.count(*severity);
                (number > 0).then(|| severity.counted(number))
            });
            let by_severity = by_severity.collect::<Vec<_>>().join(", ");
            let told = format!("{}: {by_severity}", findings::count(open));
            ui.add(Label::new(tokens::small(told)).selectable(false));
        }
        ui.add_space(space::XS);
        let left: Vec<_> = ctx.findings.left.iter().collect();
        if *all {
            let open: Vec<_> = open.iter().collect();
            findings::list(ui, ctx, out, &open, &left, findings::Place::Elsewhere);
        } else {
            let mut rules = Vec::new();
            let of_the_first_rules = |f: &&Finding| {
                if rules.len() < TOP && !rules.contains(&f.rule.id) {
                    rules.push(f.rule.id);
                }
                rules.contains(&f.rule.id)
            };
            let top: Vec<_> = open.iter().filter(of_the_first_rules).collect();
            findings::list(ui, ctx, out, &top, &[], findings::Place::Elsewhere);
        }
    });
    ui.add_space(space::M);
}

fn named<'a>(name: &'a str, unnamed: &'a str) -> &'a str {
    match names::line(name) {
        "" => unnamed,
        name => name,
    }
}

fn more(ui: &mut Ui, all: usize) {
    if all > LINES {
        let words = format!("and {} more", all - LINES);
        ui.add(Label::new(tokens::small(words)).selectable(false));
    }
}

/// A name, a bar and what it says in words; the whole row leads somewhere.
fn bar_row(ui: &mut Ui, name: &str, told: &str, paint: impl FnOnce(&Ui, Rect)) -> egui::Response {
    let p = Palette::of(ui);
    let size = vec2(ui.available_width(), 28.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let spoken = format!("{name}: {told}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &spoken));
    if ui.is_rect_visible(rect) {
        if response.hovered() {
            ui.painter()
                .rect_filled(rect.expand2(vec2(space::S, 0.0)), 6.0, p.hover);
        }
        if response.has_focus() {
            let stroke = egui::Stroke::new(2.0, p.focus);
            let ring = rect.expand2(vec2(space::S, 0.0));
            ui.painter()
                .rect_stroke(ring, 6.0, stroke, egui::StrokeKind::Inside);
        }
        let column = (rect.width() * 0.38).min(190.0);
        let words = |text: egui::RichText, width: f32| {
            egui::WidgetText::from(text).into_galley(
                ui,
                Some(egui::TextWrapMode::Truncate),
                width,
                egui::TextStyle::Body,
            )
        };
        let galley = words(tokens::body(name).color(p.ink), column - space::S);
        let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, p.ink);
        let telling = (rect.width() * 0.36).min(190.0);
        let galley = words(tokens::small(told).color(p.muted), telling);
        let from = rect.right() - telling;
        let at = pos2(from, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, p.muted);
        let between = Rect::from_min_max(
            pos2(rect.left() + column, rect.center().y - 5.0),
            pos2(from - space::M, rect.center().y + 5.0),
        );
        if between.width() > 8.0 {
            paint(ui, between);
        }
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
