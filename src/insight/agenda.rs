//! The next meeting: its day by the cadence of the one before, and its agenda from what is open.
//!
//! Weeks are counted in days. Months keep the place of the weekday in its month: from a second Tuesday to a
//! second Tuesday, from a fifth to the last. Days that have passed meanwhile are skipped.
//! Must not know how a meeting is shown.

use crate::model::{
    Action, AgendaItem, Attendance, AttendanceState, Cadence, CaseStatus, Date, Id, IdSource,
    Issue, Meeting, Participant, Plan,
};

use super::{
    actions::{is_open, is_overdue},
    days::{self, day},
};

/// An agreement is put on the agenda when it is to be looked over within so many days after the meeting.
pub const RENEW_WITHIN_DAYS: i32 = 60;

/// At most so many points of one sort; more of them are one point that says how many.
const MOST_POINTS: usize = 8;

/// At most so many actions are named in the notes of a point.
const MOST_NAMED: usize = 20;

/// A meeting with what belongs to it, not yet in the plan.
#[derive(Clone, Debug)]
pub struct Next {
    /// The meeting.
    pub meeting: Meeting,
    /// Its agenda.
    pub agenda: Vec<AgendaItem>,
    /// Who is invited: all who were before.
    pub invited: Vec<Attendance>,
}

/// A point that should be talked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The point.
    pub title: String,
    /// Minutes.
    pub minutes: i64,
    /// What stands behind it.
    pub notes: String,
}

/// How far a cadence reaches from one meeting to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stride {
    Days(i32),
    Months(i32),
}

const fn stride(cadence: Cadence) -> Option<Stride> {
    match cadence {
        Cadence::Weekly => Some(Stride::Days(7)),
        Cadence::Fortnightly => Some(Stride::Days(14)),
        Cadence::Monthly => Some(Stride::Months(1)),
        Cadence::Quarterly => Some(Stride::Months(3)),
        Cadence::HalfYearly => Some(Stride::Months(6)),
        Cadence::Yearly => Some(Stride::Months(12)),
        Cadence::Once | Cadence::AsNeeded => None,
    }
}

/// The next day by a cadence, not before today; `None` where a cadence says no day.
pub fn next_day(from: Date, cadence: Cadence, today: Date) -> Option<Date> {
    let stride = stride(cadence)?;
    // As many strides as it takes; a plan left alone for 20 years takes a thousand weeks.
    (1..=2000)
        .map_while(|times| match stride {
            Stride::Days(days) => {
                let span = jiff::Span::new().try_days(i64::from(days) * times).ok()?;
                from.checked_add(span).ok()
            }
            Stride::Months(months) => months_later(from, i64::from(months) * times),
        })
        .find(|day| *day >= today)
}

/// The day in the same place of its month, so many months later.
fn months_later(from: Date, months: i64) -> Option<Date> {
    let span = jiff::Span::new().try_months(months).ok()?;
    let month = from.first_of_month().checked_add(span).ok()?;
    month.nth_weekday_of_month(nth(from), from.weekday()).ok()
}

/// Which of its weekday in the month a day is; −1 for a fifth, which not every month has.
pub fn nth(day: Date) -> i8 {
    match (day.day() - 1) / 7 + 1 {
        5 => -1,
        n => n,
    }
}

/// The rule by which the next day is found: “the second Tuesday, every month”. Empty where there is none.
pub fn rule(from: Date, cadence: Cadence) -> String {
    let weekday = days::weekday(from);
    let place = match nth(from) {
        1 => "first",
        2 => "second",
        3 => "third",
        4 => "fourth",
        _ => "last",
    };
    match cadence {
        Cadence::Once | Cadence::AsNeeded => String::new(),
        Cadence::Weekly => format!("The same weekday, a week later: {weekday}"),
        Cadence::Fortnightly => format!("The same weekday, two weeks later: {weekday}"),
        Cadence::Monthly => format!("The {place} {weekday} of the next month"),
        Cadence::Quarterly => format!("The {place} {weekday}, three months later"),
        Cadence::HalfYearly => format!("The {place} {weekday}, six months later"),
        Cadence::Yearly => format!("The {place} {weekday}, twelve months later"),
    }
}

/// The meeting after `last`.
pub fn next_meeting(plan: &Plan, ids: &mut IdSource, last: &Meeting, today: Date) -> Next {
    let on = last
        .on
        .zip(last.cadence)
        .and_then(|(from, cadence)| next_day(from, cadence, today));
    let meeting = Meeting {
        title: last.title.clone(),
        on,
        starts_at: last.starts_at.clone(),
        place: last.place.clone(),
        structure: last.structure,
        cadence: last.cadence,
        ..Meeting::new(ids.next())
    };
    let points = open_points(plan, Some(last.id), on, today);
    let agenda = (1..).zip(points).map(|(rank, point)| AgendaItem {
        meeting: meeting.id,
        rank: f64::from(rank),
        title: point.title,
        minutes: point.minutes,
        notes: point.notes,
        ..AgendaItem::new(ids.next())
    });
    let agenda = agenda.collect();
    let mut people: Vec<Id<Participant>> = plan
        .attendances
        .iter()
        .filter(|a| a.meeting == last.id)
        .map(|a| a.person)
        .collect();
    people.sort_unstable();
    people.dedup();
    let invited = people.into_iter().map(|person| Attendance {
        meeting: meeting.id,
        person,
        state: AttendanceState::Invited,
        ..Attendance::new(ids.next())
    });
    Next {
        invited: invited.collect(),
        meeting,
        agenda,
    }
}

/// What is open: overdue actions, actions due by the meeting or agreed in the last one, parked issues without a
/// goal, agreements to look over, open conflicts.
pub fn open_points(
    plan: &Plan,
    last: Option<Id<Meeting>>,
    on: Option<Date>,
    today: Date,
) -> Vec<Point> {
    let mut points = Vec::new();
    let by = on.unwrap_or(today);
    let mut open: Vec<&Action> = plan.actions.iter().filter(|a| is_open(a)).collect();
    open.sort_by_key(|a| (a.due.is_none(), a.due, a.id));
    let (overdue, rest): (Vec<&Action>, Vec<&Action>) =
        open.into_iter().partition(|a| is_overdue(a, today));
    let at_hand: Vec<_> = rest
        .into_iter()
        .filter(|a| a.due.is_some_and(|due| due <= by) || (last.is_some() && a.meeting == last))
        .collect();
    points.extend(actions_point(plan, "Overdue actions", &overdue));
    points.extend(actions_point(plan, "Open actions", &at_hand));
    points.extend(each_one("Parked", parked(plan), "parked issues"));
    let renewals = renewals(plan, by);
    points.extend(each_one("Look over", renewals, "agreements to look over"));
    let conflicts = plan
        .conflicts
        .iter()
        .filter(|c| c.status == CaseStatus::Open)
        .map(|c| (line(&c.text), String::new()));
    points.extend(each_one("Open conflict", conflicts, "open conflicts"));
    points
}

fn actions_point(plan: &Plan, title: &str, actions: &[&Action]) -> Option<Point> {
    if actions.is_empty() {
        return None;
    }
    let mut notes: Vec<String> = actions
        .iter()
        .take(MOST_NAMED)
        .map(|action| {
            let owner = action.owner.and_then(|id| plan.get(id));
            let owner = owner.map_or("no owner", |person| person.name.trim());
            let due = action
                .due
                .map_or_else(|| "no day".to_owned(), |due| format!("due {}", day(due)));
            format!("{} ({owner}, {due})", line(&action.text))
        })
        .collect();
    if let Some(more) = actions.len().checked_sub(MOST_NAMED).filter(|n| *n > 0) {
        notes.push(format!("and {more} more"));
    }
    Some(Point {
        title: format!("{title}: {}", actions.len()),
        minutes: 10,
        notes: notes.join("\n"),
    })
}

/// Issues that wait in the parking lot and did not become a goal, in their order.
fn parked(plan: &Plan) -> impl Iterator<Item = (String, String)> {
    let decided = |issue: &Issue| plan.goals.iter().any(|goal| goal.issue == Some(issue.id));
    let mut parked: Vec<&Issue> = plan.issues.iter().filter(|i| i.parked).collect();
    parked.retain(|issue| !decided(issue));
    parked.sort_by(|a, b| a.rank.total_cmp(&b.rank).then(a.id.cmp(&b.id)));
    parked
        .into_iter()
        .map(|issue| (line(&issue.text), issue.why.trim().to_owned()))
}

fn renewals(plan: &Plan, by: Date) -> impl Iterator<Item = (String, String)> {
    let within = jiff::Span::new().days(RENEW_WITHIN_DAYS);
    let until = by.checked_add(within).unwrap_or(by);
    let mut due: Vec<_> = plan
        .agreements
        .iter()
        .filter_map(|agreement| {
            let review = agreement.review_on.map(|on| (on, "review by"));
            let end = agreement.expires_on.map(|on| (on, "ends on"));
            let (on, what) = [review, end].into_iter().flatten().min()?;
            (on <= until).then(|| (on, what, line(&agreement.title)))
        })
        .collect();
    due.sort();
    due.into_iter()
        .map(|(on, what, title)| (format!("{title} ({what} {})", day(on)), String::new()))
}

/// One point for each, up to a number that still makes an agenda.
fn each_one(
    head: &str,
    found: impl IntoIterator<Item = (String, String)>,
    many: &str,
) -> Vec<Point> {
    let all: Vec<_> = found.into_iter().collect();
    let left = all.len().saturating_sub(MOST_POINTS);
    let mut points: Vec<Point> = all
        .into_iter()
        .take(MOST_POINTS)
        .map(|(title, notes)| Point {
            title: format!("{head}: {title}"),
            minutes: 5,
            notes,
        })
        .collect();
    if left > 0 {
        points.push(Point {
            title: format!("{left} more {many}"),
            minutes: 5,
            notes: String::new(),
        });
    }
    points
}

/// The first line of a text.
fn line(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default().trim();
    if line.is_empty() {
        "not named yet".to_owned()
    } else {
        line.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ActionStatus, Agreement, Conflict, Goal, Record as _};

    /// A Tuesday, the second of its month.
    const TODAY: Date = Date::constant(2026, 5, 12);

    fn day_of(year: i16, month: i8, day: i8) -> Date {
        Date::constant(year, month, day)
    }

    fn next(from: Date, cadence: Cadence) -> Option<Date> {
        next_day(from, cadence, from)
    }

    #[test]
    fn weeks_are_counted_in_days() {
        assert_eq!(next(TODAY, Cadence::Weekly), Some(day_of(2026, 5, 19)));
        assert_eq!(next(TODAY, Cadence::Fortnightly), Some(day_of(2026, 5, 26)));
    }

    #[test]
    fn months_keep_the_place_of_the_weekday() {
        assert_eq!(next(TODAY, Cadence::Monthly), Some(day_of(2026, 6, 9)));
        assert_eq!(next(TODAY, Cadence::Quarterly), Some(day_of(2026, 8, 11)));
        assert_eq!(next(TODAY, Cadence::HalfYearly), Some(day_of(2026, 11, 10)));
        assert_eq!(next(TODAY, Cadence::Yearly), Some(day_of(2027, 5, 11)));
        let fifth_friday = day_of(2026, 5, 29);
        assert_eq!(
            next(fifth_friday, Cadence::Monthly),
            Some(day_of(2026, 6, 26)),
            "a fifth becomes the last"
        );
        assert_eq!(
            rule(fifth_friday, Cadence::Monthly),
            "The last Friday of the next month"
        );
    }

    #[test]
    fn days_that_have_passed_are_skipped_and_no_cadence_says_no_day() {
        let long_ago = day_of(2024, 5, 14);
        assert_eq!(
            next_day(long_ago, Cadence::Monthly, TODAY),
            Some(TODAY),
            "today is not past"
        );
        assert_eq!(next(TODAY, Cadence::Once), None);
        assert_eq!(next(TODAY, Cadence::AsNeeded), None);
        assert_eq!(rule(TODAY, Cadence::AsNeeded), "");
        assert_eq!(
            next(Date::MAX, Cadence::Weekly),
            None,
            "the end of all days"
        );
    }

    fn plan_with(records: Vec<crate::model::AnyRecord>) -> Plan {
        let mut plan = Plan::default();
        for record in records {
            plan.put_any(record);
        }
        plan
    }

    fn action(id: i64, text: &str, due: Option<Date>, status: ActionStatus) -> Action {
        Action {
            text: text.to_owned(),
            due,
            status,
            ..Action::new(Id::new(id))
        }
    }

    #[test]
    fn the_next_agenda_is_what_is_open_and_nothing_else() {
        let meeting = Meeting {
            title: "Steering group".to_owned(),
            on: Some(TODAY),
            starts_at: "14:00".to_owned(),
            cadence: Some(Cadence::Monthly),
            minutes: "We met".to_owned(),
            ..Meeting::new(Id::new(1))
        };
        let yesterday = TODAY.yesterday().ok();
        let issue = |id, text: &str, parked| Issue {
            text: text.to_owned(),
            parked,
            ..Issue::new(Id::new(id))
        };
        let agreement = |id, title: &str, review_on| Agreement {
            title: title.to_owned(),
            review_on: Some(review_on),
            ..Agreement::new(Id::new(id))
        };
        let person = Participant {
            name: "Ann Lee".to_owned(),
            ..Participant::new(Id::new(40))
        };
        let conflict = |id, text: &str, status| Conflict {
            text: text.to_owned(),
            status,
            ..Conflict::new(Id::new(id))
        };
        let plan = plan_with(vec![
            meeting.clone().wrap(),
            person.clone().wrap(),
            Attendance {
                meeting: meeting.id,
                person: person.id,
                state: AttendanceState::Absent,
                ..Attendance::new(Id::new(41))
            }
            .wrap(),
            Action {
                owner: Some(person.id),
                ..action(2, "Draft the protocol", yesterday, ActionStatus::Doing)
            }
            .wrap(),
            action(3, "Done long ago", yesterday, ActionStatus::Done).wrap(),
            action(
                4,
                "Due before we meet",
                Some(day_of(2026, 6, 1)),
                ActionStatus::ToDo,
            )
            .wrap(),
            action(
                5,
                "Due in winter",
                Some(day_of(2026, 12, 1)),
                ActionStatus::ToDo,
            )
            .wrap(),
            Action {
                meeting: Some(meeting.id),
                ..action(6, "Agreed last time", None, ActionStatus::ToDo)
            }
            .wrap(),
            issue(10, "Interpreters", true).wrap(),
            issue(11, "On the table", false).wrap(),
            issue(12, "A goal by now", true).wrap(),
            Goal {
                issue: Some(Id::new(12)),
                ..Goal::new(Id::new(13))
            }
            .wrap(),
            agreement(20, "Court protocol", day_of(2026, 8, 1)).wrap(),
            agreement(21, "Data agreement", day_of(2027, 8, 1)).wrap(),
            conflict(30, "Nights", CaseStatus::Open).wrap(),
            conflict(31, "Settled", CaseStatus::Settled).wrap(),
        ]);
        let next = next_meeting(&plan, &mut IdSource::new(1, 0), &meeting, TODAY);
        assert_eq!(next.meeting.on, Some(day_of(2026, 6, 9)));
        assert_eq!(next.meeting.starts_at, "14:00");
        assert_eq!(next.meeting.minutes, "", "minutes are not carried over");
        let told: Vec<_> = next
            .agenda
            .iter()
            .map(|item| (item.title.as_str(), item.notes.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                (
                    "Overdue actions: 1",
                    "Draft the protocol (Ann Lee, due May 11, 2026)"
                ),
                (
                    "Open actions: 2",
                    "Due before we meet (no owner, due June 1, 2026)\nAgreed last time (no owner, no day)"
                ),
                ("Parked: Interpreters", ""),
                ("Look over: Court protocol (review by August 1, 2026)", ""),
                ("Open conflict: Nights", ""),
            ]
        );
        let ranks: Vec<_> = next.agenda.iter().map(|item| item.rank).collect();
        assert_eq!(ranks, [1.0, 2.0, 3.0, 4.0, 5.0]);
        let invited: Vec<_> = next.invited.iter().map(|a| (a.person, a.state)).collect();
        assert_eq!(invited, [(person.id, AttendanceState::Invited)]);
    }

    #[test]
    fn a_long_list_becomes_one_point_and_nothing_open_makes_no_agenda() {
        let issues = (1..=12).map(|id| {
            Issue {
                parked: true,
                rank: 13.0 - id as f64,
                text: format!("Issue {id}"),
                ..Issue::new(Id::new(id))
            }
            .wrap()
        });
        let points = open_points(&plan_with(issues.collect()), None, None, TODAY);
        assert_eq!(points.len(), 9);
        assert_eq!(
            points[0].title, "Parked: Issue 12",
            "in the order of the list"
        );
        assert_eq!(points[8].title, "4 more parked issues");
        assert!(open_points(&Plan::default(), None, None, TODAY).is_empty());
    }
}
