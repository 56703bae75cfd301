//! Report and exports: kinds, editions, parts, and what is asked for.

use egui::Role;
use egui_kittest::kittest::Queryable as _;
use roundtable::{
    edit::Edit,
    exchange::format::{FORMATS, Holds},
    model::{Edition, Id, Key, Meeting, Plan, ReportKind, ReportSetup},
    ui::OutFile,
};

use super::{
    hand::{Window, open_tall, plan_of},
    screen_host::Host,
};

fn show(plan: Plan) -> Window {
    open_tall(Host::new("report", plan))
}

fn click(window: &mut Window, name: &str) {
    window.get_by_role_and_label(Role::Button, name).click();
    window.run();
}

fn setups(window: &Window) -> Vec<ReportSetup> {
    window
        .state()
        .plan()
        .report_setups
        .iter()
        .cloned()
        .collect()
}

#[test]
fn every_file_that_the_window_offers_has_a_writer_and_the_same_ending() {
    for file in OutFile::ALL {
        let format = FORMATS.iter().find(|format| format.id == file.id());
        let format = format.unwrap_or_else(|| panic!("{file:?} has no writer"));
        assert_eq!(file.endings(), [format.ending], "{file:?}");
    }
    let offered = |id| OutFile::ALL.iter().any(|file| file.id() == id);
    for format in FORMATS.iter().filter(|f| f.holds != Holds::Picture) {
        assert!(offered(format.id), "{} is not offered", format.id);
    }
}

#[test]
fn the_edition_of_a_report_is_kept_in_the_plan_and_can_be_undone() {
    let mut window = show(Plan::default());
    window.get_by_label("Edition: Shared, for partners").click();
    window.run();
    let [setup] = setups(&window).try_into().expect("one setup");
    assert_eq!(setup.kind, ReportKind::Summary);
    assert_eq!(setup.edition, Edition::Shared);
    assert_eq!(
        window.state().next_undo(),
        "Choose the shared edition for the one-page summary"
    );
    // Contacts are asked for only where something is left out.
    window.get_by_label("With how partners are reached").click();
    window.run();
    assert!(setups(&window).iter().all(|setup| setup.contacts));
}

#[test]
fn a_part_is_left_out_of_one_kind_of_report_and_put_back() {
    let mut window = show(Plan::default());
    click(&mut window, "Choose…");
    let part = roundtable::report::parts(ReportKind::Summary)[0];
    window.get_by_label(part.title).click();
    window.run();
    let left = |window: &Window| setups(window).first().map(|s| s.left_out.clone());
    assert_eq!(left(&window).as_deref(), Some(part.id));
    window.get_by_label(part.title).click();
    window.run();
    assert_eq!(left(&window).as_deref(), Some(""));
}

#[test]
fn a_jump_to_a_meeting_leads_to_its_minutes() {
    let meeting = Meeting {
        title: "Steering group".to_owned(),
        ..Meeting::new(Id::new(7))
    };
    let mut host = Host::new("report", plan_of(Edit::named("Add").put(meeting.clone())));
    host.view.jump.record = Some(Key::of(meeting.id));
    let window = open_tall(host);
    window.get_by_label_contains("One meeting: who came");
    assert_eq!(window.state().view.jump.record, None);
}
