//! The overview tells what is due, what is missing and how far the plan is, and leads there.

use egui::Role;
use egui_kittest::kittest::Queryable as _;
use roundtable::{
    edit::Edit,
    model::{Action, Agreement, Date, IdSource, Level, Meeting, Partner, PartnerStatus, Plan, Win},
    ui::{Request, Route},
};

use super::{
    hand::{click, plan_of},
    screen_host::{Host, open},
};

fn a_plan() -> Plan {
    let mut ids = IdSource::new(3, 1_770_000_000_000);
    let late = Action {
        text: "Call the court".to_owned(),
        due: Some(Date::constant(2026, 5, 1)),
        ..Action::new(ids.next())
    };
    let court = Partner {
        name: "Family Court".to_owned(),
        category: roundtable::model::Category::Justice,
        status: PartnerStatus::AtTable,
        current_level: Some(Level::Networking),
        intended_level: Some(Level::Cooperation),
        ..Partner::new(ids.next())
    };
    let paper = Agreement {
        title: "Court protocol".to_owned(),
        review_on: Some(Date::constant(2026, 4, 1)),
        ..Agreement::new(ids.next())
    };
    let meeting = Meeting {
        title: "Steering group".to_owned(),
        on: Some(Date::constant(2026, 5, 20)),
        ..Meeting::new(ids.next())
    };
    let win = Win {
        text: "First joint training".to_owned(),
        on: Some(Date::constant(2026, 5, 2)),
        ..Win::new(ids.next())
    };
    let edit = Edit::named("Begin").put(late).put(court);
    plan_of(edit.put(paper).put(meeting).put(win))
}

#[test]
fn an_overdue_action_is_told_with_its_day_and_leads_to_the_action() {
    let mut window = open(Host::new("overview", a_plan()));
    let line = "Call the court, Overdue since May 1";
    click(&mut window, line);
    let went = window.state().requests.iter().any(|request| {
        let Request::Go(target) = request else {
            return false;
        };
        target.route == Route::Step("actions") && target.record.is_some()
    });
    assert!(went, "{:?}", window.state().requests);
}

#[test]
fn what_is_due_and_what_went_well_stand_on_one_page() {
    let window = open(Host::new("overview", a_plan()));
    for line in [
        "Court protocol, Review was due April 1",
        "Steering group, May 20, in 8 days",
        "First joint training, May 2",
        "Courts and justice: 1 at the table",
        "Policy makers: nobody",
        "Networking: 1 today, 0 intended",
        "Cooperation: 0 today, 1 intended",
    ] {
        window.get_by_role_and_label(Role::Button, line);
    }
}

#[test]
fn an_empty_plan_says_what_is_not_there_yet() {
    let window = open(Host::new("overview", Plan::default()));
    for text in [
        "No action is agreed yet",
        "No meeting is planned yet",
        "No agreement is written down yet",
        "No measure is agreed yet",
        "Nobody is at the table yet",
    ] {
        window.get_by_label(text);
    }
}
