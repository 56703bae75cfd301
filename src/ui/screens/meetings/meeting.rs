//! One meeting: when and where, its agenda, who was there, minutes, decisions, who does what.
//! Must not know the list of meetings.

use egui::Ui;

use super::attendance;
use crate::{
    insight::agenda,
    model::{Action, AgendaItem, Decision, Id, Key, Kind, Meeting, Record as _, Value},
    ui::{
        Ctx, Jump, Out, Route,
        screens::{action_status, items, names},
        sheet::{self, Sheet, col},
        tokens::{icons, space},
        widgets,
    },
};

/// What is talked about.
const AGENDA: Sheet = Sheet {
    kind: Kind::AgendaItem,
    name: "Agenda",
    one: "agenda point",
    columns: &[
        col!(AgendaItem.title, "Point"),
        col!(AgendaItem.minutes, "Minutes").width(76.0),
        col!(AgendaItem.lead, "Who leads").width(140.0),
        col!(AgendaItem.notes, "What was said")
            .long()
            .width(190.0)
            .help("Before the meeting: what stands behind the point"),
    ],
    more: &[],
};

/// What was decided in this meeting.
const DECISIONS: Sheet = Sheet {
    kind: Kind::Decision,
    name: "Decisions of this meeting",
    one: "decision",
    columns: &[
        col!(Decision.text, "Decision"),
        col!(Decision.question, "Question"),
        col!(Decision.method, "How").width(100.0),
        col!(Decision.owner, "Owner").width(110.0),
    ],
    more: &[
        col!(Decision.on, "Day"),
        col!(Decision.tally, "Tally").long(),
        col!(Decision.dissent, "Who saw it otherwise, and why").long(),
        col!(Decision.notes, "Notes").long(),
    ],
};

/// Who does what by when, agreed in this meeting.
const ACTIONS: Sheet = Sheet {
    kind: Kind::Action,
    name: "Actions from this meeting",
    one: "action",
    columns: &[
        col!(Action.text, "Action"),
        col!(Action.owner, "Owner").width(130.0),
        col!(Action.due, "Due").width(120.0),
        col!(Action.status, "Status").width(100.0),
    ],
    more: &[
        col!(Action.partner, "Partner"),
        col!(Action.objective, "Objective"),
        col!(Action.progress, "Progress").percent(),
        col!(Action.notes, "Notes").long(),
    ],
};

/// View state.
#[derive(Default)]
pub(super) struct View {
    agenda: sheet::State,
    decisions: sheet::State,
    actions: sheet::State,
}

/// What was asked for beyond changes of the meeting.
pub(super) enum Asked {
    /// The meeting after this one.
    Next,
    /// Another meeting.
    Show(Id<Meeting>),
    /// That it goes.
    Delete,
}

/// Draws a meeting.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    out: &mut Out<'_>,
    jump: &mut Jump,
    meeting: &Meeting,
) -> Option<Asked> {
    let asked = head(ui, ctx, meeting, out);
    ui.add_enabled_ui(!ctx.read_only, |ui| particulars(ui, ctx, out, meeting));
    let within = || Value::Int(meeting.id.raw());
    ui.push_id(("parts", meeting.id.raw()), |ui| {
        widgets::section(ui, "Agenda", "", |ui| {
            AGENDA
                .table(&mut view.agenda)
                .within("meeting", within())
                .untitled()
                .told(length(ctx, meeting))
                .show(ui, ctx, out, jump);
        });
        let ahead = meeting.on.is_some_and(|day| day > ctx.today);
        let who = if ahead { "Who comes" } else { "Who was there" };
        widgets::section(ui, who, "", |ui| {
            attendance::draw(ui, ctx, out, meeting);
        });
        ui.add_enabled_ui(!ctx.read_only, |ui| {
            let name = format!("Write minutes of {}", names::brief(&meeting.title));
            widgets::edit_record(ui, out, meeting, &name, |ui, m| {
                let hint = "What was said, what was agreed, what stays open";
                widgets::long_text(ui, "Minutes", hint, &mut m.minutes, 8);
            });
        });
        let help = "Each with its words, how it came about, and who carries it out. Hands are counted under Decisions";
        widgets::section(ui, "Decisions of this meeting", help, |ui| {
            DECISIONS
                .table(&mut view.decisions)
                .within("meeting", within())
                .untitled()
                .show(ui, ctx, out, jump);
        });
        let help = "Who does what by when. The same actions stand on Priorities and actions";
        widgets::section(ui, "Actions from this meeting", help, |ui| {
            let from = out.edits.len();
            ACTIONS
                .table(&mut view.actions)
                .within("meeting", within())
                .untitled()
                .show(ui, ctx, out, jump);
            action_status::settle(ctx, out, from);
        });
        ui.add_space(space::L);
        ui.add_enabled_ui(!ctx.read_only, |ui| {
            let name = format!("Write private notes on {}", names::brief(&meeting.title));
            widgets::edit_record(ui, out, meeting, &name, |ui, m| {
                items::private_text(ui, "Private notes", &mut m.private_notes);
            });
        });
    });
    asked
}

/// The name of the meeting, the way to the next one, and the way out.
fn head(ui: &mut Ui, ctx: &Ctx<'_>, meeting: &Meeting, out: &mut Out<'_>) -> Option<Asked> {
    let mut asked = None;
    let day = meeting
        .on
        .zip(meeting.cadence)
        .and_then(|(on, cadence)| agenda::next_day(on, cadence, ctx.today));
    let planned = day.and_then(|day| {
        let same = |m: &&Meeting| {
            let body = m.structure.is_some() && m.structure == meeting.structure;
            m.on == Some(day) && (body || m.title.trim() == meeting.title.trim())
        };
        ctx.plan.meetings.iter().find(same)
    });
    let planned = planned.filter(|next| next.id != meeting.id);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        ui.add_enabled_ui(!ctx.read_only && planned.is_none(), |ui| {
            if widgets::primary_button(ui, "Make the next meeting").clicked() {
                asked = Some(Asked::Next);
            }
        });
        if let Some(planned) = planned
            && widgets::quiet_button(ui, "Go to the next meeting").clicked()
        {
            asked = Some(Asked::Show(planned.id));
        }
        let help = "The minutes with decisions and actions, to print or to send";
        let minutes = widgets::button(ui, "Minutes to hand out").on_hover_text(help);
        if minutes.clicked() {
            out.go_to(Route::Step("report"), Key::of(meeting.id));
        }
        ui.add_enabled_ui(!ctx.read_only, |ui| {
            if widgets::icon_button(ui, icons::DELETE, "Delete meeting").clicked() {
                asked = Some(Asked::Delete);
            }
        });
    });
    let words = match (day, planned, meeting.on, meeting.cadence) {
        (Some(day), Some(_), ..) => format!("Planned: {}", names::day(day, ctx.today)),
        (Some(day), None, ..) => format!("Would be on {}", names::day(day, ctx.today)),
        (None, _, None, _) => "The next one gets no day, because this one has none".to_owned(),
        (None, _, _, None) => "The next one gets no day until it is said how often".to_owned(),
        (None, ..) => "The next one gets no day: it comes up as needed".to_owned(),
    };
    let mut meaning = meeting
        .on
        .zip(meeting.cadence)
        .map(|(on, cadence)| agenda::rule(on, cadence))
        .filter(|rule| !rule.is_empty())
        .map_or_else(String::new, |rule| {
            format!("Day: {rule}. Days that have passed are skipped.\n")
        });
    meaning.push_str("Carried over: name, time, place, structure, how often, and everybody on the list of people, as invited.\nAgenda: overdue actions, actions due by then or agreed here, parked issues that are no goal yet, agreements to look over within 60 days, open conflicts");
    widgets::figure(ui, &words, &meaning);
    asked
}

fn particulars(ui: &mut Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, meeting: &Meeting) {
    let from = out.edits.len();
    let name = "Edit meeting";
    widgets::edit_record_with(ui, out, meeting, name, |ui, out, m| {
        widgets::text(ui, "Name of the meeting", &mut m.title);
        let wide = ui.available_width() >= 480.0;
        let day = |ui: &mut Ui, m: &mut Meeting| {
            widgets::date(ui, "Day", &mut m.on, ctx.today);
        };
        let time = |ui: &mut Ui, m: &mut Meeting| {
            widgets::clock(ui, "Start", &mut m.starts_at);
        };
        let place = |ui: &mut Ui, m: &mut Meeting| {
            widgets::text(ui, "Place", &mut m.place);
        };
        let body = |ui: &mut Ui, out: &mut Out<'_>, m: &mut Meeting| {
            sheet::pick_of(ui, ctx, out, "Who meets", &mut m.structure);
        };
        if wide {
            ui.columns_const(|[left, middle, right]| {
                day(left, m);
                time(middle, m);
                place(right, m);
            });
        } else {
            day(ui, m);
            time(ui, m);
            place(ui, m);
        }
        if wide {
            ui.columns_const(|[left, right]| {
                body(left, out, m);
                widgets::choice_opt(right, "How often", &mut m.cadence);
            });
        } else {
            body(ui, out, m);
            widgets::choice_opt(ui, "How often", &mut m.cadence);
        }
    });
    for edit in out.edits.iter_mut().skip(from) {
        for after in edit.put.iter().filter_map(Meeting::unwrap_any) {
            edit.name = changed(meeting, after);
        }
    }
}

/// The name of a step after what it changed.
fn changed(before: &Meeting, after: &Meeting) -> String {
    let what = if before.title != after.title {
        return format!("Name meeting: {}", names::brief(&after.title));
    } else if before.on != after.on {
        "day"
    } else if before.starts_at != after.starts_at {
        "start"
    } else if before.place != after.place {
        "place"
    } else if before.structure != after.structure {
        "body"
    } else {
        "rhythm"
    };
    format!("Set {what} of {}", names::brief(&after.title))
}

/// How long the agenda takes, and when it would be over.
fn length(ctx: &Ctx<'_>, meeting: &Meeting) -> Option<(String, String)> {
    let points = || {
        let all = ctx.plan.agenda_items.iter();
        all.filter(|point| point.meeting == meeting.id)
    };
    let count = points().count();
    if count == 0 {
        return None;
    }
    let minutes: i64 = points().map(|point| point.minutes).sum();
    let untimed = points().filter(|point| point.minutes == 0).count();
    let mut words = format!(
        "{} minutes in {}",
        minutes,
        names::plural(count, "point", "points")
    );
    if let Some(end) = end(&meeting.starts_at, minutes) {
        words = format!("{words}, from {} to {end}", meeting.starts_at);
    }
    let meaning = format!(
        "The minutes of all points added up. Points without minutes, which count as none: {untimed}"
    );
    Some((words, meaning))
}

/// The time so many minutes after another.
fn end(start: &str, minutes: i64) -> Option<String> {
    let (hour, minute) = start.split_once(':')?;
    let start = hour.parse::<i64>().ok()? * 60 + minute.parse::<i64>().ok()?;
    let end = (start + minutes).rem_euclid(24 * 60);
    Some(format!("{:02}:{:02}", end / 60, end % 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meeting_ends_when_its_minutes_are_over() {
        assert_eq!(end("14:00", 75).as_deref(), Some("15:15"));
        assert_eq!(end("23:30", 60).as_deref(), Some("00:30"));
        assert_eq!(end("", 60), None);
    }

    #[test]
    fn a_step_is_called_after_what_it_changed() {
        let before = Meeting {
            title: "Steering group".to_owned(),
            ..Meeting::new(Id::new(1))
        };
        let placed = Meeting {
            place: "Library".to_owned(),
            ..before.clone()
        };
        assert_eq!(changed(&before, &placed), "Set place of Steering group");
    }
}
