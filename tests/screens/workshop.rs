//! Workshop: particulars, agenda by the clock, what was said in the room.

use egui::{Key as Press, Role, Theme, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use roundtable::{
    edit::Edit,
    guidance::catalogue,
    model::{
        AgendaBlock, Capture, CaptureKind, Header, Id, Key, Plan, PreworkTask, Record, SurveyWave,
    },
    ui::{Request, Route},
};

use super::{
    hand::{Window, click, field, partners, plan_of, press, type_into, with},
    screen_host::{Host, TODAY, builder, open_in},
};

fn workshop(plan: Plan) -> Window {
    open_in(
        builder(vec2(1280.0, 4000.0), Theme::Light),
        Host::new("workshop", plan),
    )
}

/// The workshop with the card of one row open.
fn at<T: Record>(plan: Plan, row: Id<T>) -> Window {
    let mut host = Host::new("workshop", plan);
    host.view.jump.record = Some(Key::of(row));
    open_in(builder(vec2(1280.0, 4000.0), Theme::Light), host)
}

fn agenda(starts_at: &str) -> Plan {
    let block = |id: i64, title: &str, minutes, step: &str| AgendaBlock {
        rank: id as f64,
        title: title.to_owned(),
        minutes,
        step: step.to_owned(),
        ..AgendaBlock::new(Id::new(id))
    };
    plan_of(
        Edit::named("Agenda")
            .put(Header {
                starts_at: starts_at.to_owned(),
                ..Header::new(Id::new(1))
            })
            .put(block(11, "Welcome", 25, ""))
            .put(block(12, "Who is here", 70, "map"))
            .put(block(13, "Close", 0, "")),
    )
}

#[test]
fn the_particulars_are_typed_and_a_plan_without_them_gets_them() {
    let mut window = workshop(Plan::default());
    type_into(&mut window, "Agency", "Alder County");
    type_into(&mut window, "Begins at", "8:30");
    press(&mut window, Press::Tab);
    let header = window.state().plan().header.iter().next().cloned();
    let header = header.expect("typing makes it");
    assert_eq!(header.agency, "Alder County");
    assert_eq!(header.starts_at, "08:30");
    click(&mut window, "Private note: plan");
    type_into(&mut window, "Private note on the plan", "Mind the director");
    field(&window, "Private note on the plan");
}

/// What the agenda tells about when a block is.
fn time_of(window: &Window, block: &str) -> String {
    let name = format!("Time, {block}");
    let cell = window.get_by_role_and_label(Role::Cell, &name);
    cell.accesskit_node().value().unwrap_or_default()
}

#[test]
fn the_agenda_goes_by_the_clock_once_its_start_is_known() {
    let window = workshop(agenda("09:00"));
    window.get_by_label("1 h 35 min, from 9:00 to 10:35; 1 block without minutes");
    assert_eq!(time_of(&window, "Who is here"), "9:25–10:35");
    let window = workshop(agenda(""));
    window.get_by_label("1 h 35 min; 1 block without minutes");
    assert_eq!(time_of(&window, "Who is here"), "25–95 min");
}

#[test]
fn a_block_leads_to_its_step() {
    let mut window = workshop(agenda("09:00"));
    click(&mut window, "9:25 Partner map");
    let [Request::Go(target)] = window.state().requests.as_slice() else {
        panic!("one request");
    };
    assert_eq!(target.route, Route::Step("map"));
    let mut window = at(agenda("09:00"), Id::<AgendaBlock>::new(12));
    click(&mut window, "Open Partner map");
    assert_eq!(window.state().requests.len(), 1);
}

#[test]
fn pre_work_tells_what_is_done_and_overdue() {
    let task = |id, done, due| PreworkTask {
        task: format!("Task {id}"),
        done,
        due,
        ..PreworkTask::new(Id::new(id))
    };
    let edit = Edit::named("Tasks")
        .put(task(1, true, TODAY.yesterday().ok()))
        .put(task(2, false, TODAY.yesterday().ok()))
        .put(task(3, false, Some(TODAY)))
        .put(task(4, false, None));
    let window = workshop(plan_of(edit));
    window.get_by_label("1 of 4 done, 1 overdue");
}

#[test]
fn a_note_becomes_an_issue_an_action_a_decision_or_is_parked_in_one_step() {
    for (words, kind) in [
        ("Make it an issue", CaptureKind::Issue),
        ("Make it an action", CaptureKind::Action),
        ("Make it a decision", CaptureKind::Decision),
        ("Park it", CaptureKind::Parking),
    ] {
        let note = Capture {
            text: "Nobody knows whom to call".to_owned(),
            ..Capture::new(Id::new(7))
        };
        let mut window = at(
            plan_of(Edit::named("Note").put(note)),
            Id::<Capture>::new(7),
        );
        click(&mut window, words);
        let plan = window.state().plan();
        let kept = plan.captures.iter().next().expect("the note stays");
        assert_eq!(kept.kind, kind);
        let made = plan.issues.len() + plan.actions.len() + plan.decisions.len();
        assert_eq!(made, 1, "{words}");
        assert!(
            plan.issues
                .iter()
                .all(|i| i.parked == (kind == CaptureKind::Parking))
        );
        assert!(window.query_by_label(words).is_none(), "once is enough");
        window.state_mut().undo();
        window.run();
        let plan = window.state().plan();
        assert_eq!(
            plan.issues.len() + plan.actions.len() + plan.decisions.len(),
            0
        );
        assert_eq!(
            plan.captures.iter().next().map(|c| c.kind),
            Some(CaptureKind::Note)
        );
    }
}

#[test]
fn every_question_of_prepare_and_understand_is_led_to_on_its_page() {
    let plan = with(
        &partners(&["Court"]),
        Edit::named("Round").put(SurveyWave::new(Id::new(5))),
    );
    for section in ["prep", "strategy", "scan"] {
        for item in catalogue().items_under(section) {
            let step = catalogue().step_of(&item.id).expect("it has a page");
            let mut host = Host::new(&step.id, plan.clone());
            host.view.jump.item = Some(item.id.clone());
            let window = open_in(builder(vec2(1280.0, 1200.0), Theme::Light), host);
            let view = &window.state().view;
            assert_eq!(view.jump.item, None, "{} is on {}", item.id, step.id);
            let focused = window.ctx.memory(egui::Memory::focused);
            assert!(focused.is_some(), "the keyboard is at {}", item.id);
        }
    }
}
