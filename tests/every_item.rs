//! Each item of the catalogue is found on the page of its step, answered there by the keyboard alone, and read
//! back from the JSON export.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

#[path = "common/screen_host.rs"]
mod screen_host;

use egui::Key;
use egui_kittest::Harness;
use roundtable::{
    edit::{Document, Edit},
    exchange::json,
    guidance::{Item, Kind, catalogue},
    insight::tables,
    model::{
        AgencyRole, Belongs, Category, Header, Id, IdSource, Participant, Partner, PartnerStatus,
        Plan, RoleHolder, SurveyWave,
    },
    ui::Jump,
};
use screen_host::{Host, open};

type Window = Harness<'static, Host>;

/// A plan with one of everything that an answer can be about.
fn a_plan() -> Plan {
    let mut ids = IdSource::new(3, 1_770_000_000_000);
    let court = Partner {
        name: "Family Court".to_owned(),
        category: Category::Justice,
        status: PartnerStatus::AtTable,
        ..Partner::new(ids.next())
    };
    let ana = Participant {
        name: "Ana Reyes".to_owned(),
        invited: true,
        ..Participant::new(ids.next())
    };
    let holder = RoleHolder {
        role: AgencyRole::Contact,
        person: Some(ana.id),
        partner: Belongs::to(court.id),
        ..RoleHolder::new(ids.next())
    };
    let wave = SurveyWave {
        name: "Before the workshop".to_owned(),
        ..SurveyWave::new(ids.next())
    };
    let header = Header::new(Id::new(1));
    let edit = Edit::named("Begin").put(header).put(court).put(ana);
    let mut document = Document::default();
    let edit = edit.put(holder).put(wave);
    document.apply(edit).expect("the plan is sound");
    document.plan().clone()
}

/// The page of the item's step, after a jump to the item.
fn jumped_to(item: &Item) -> Window {
    let step = catalogue().step_of(&item.id);
    let step = step.unwrap_or_else(|| panic!("{} is on no step", item.id));
    let screen = roundtable::ui::screens::screen(&step.id);
    let screen = screen.unwrap_or_else(|| panic!("the step {} has no page", step.id));
    let mut host = Host::new(screen.step.id, a_plan());
    host.view.jump = Jump {
        item: Some(item.id.clone()),
        record: None,
    };
    let mut window = open(host);
    window.run();
    window
}

/// Whether the plan holds something said to this item.
fn is_answered(plan: &Plan, item: &Item) -> bool {
    let answers = plan.answers.iter().filter(|a| a.item == item.id);
    let mut said =
        answers.filter(|a| !a.text.is_empty() || !a.choice.is_empty() || a.rating.is_some());
    said.next().is_some() || plan.survey_responses.iter().any(|r| r.item == item.id)
}

/// Some items are kept in a record's own field rather than in an answer.
fn own_field(plan: &Plan, item: &Item) -> bool {
    let aspect = item.id.strip_prefix("level.");
    let aspects = || plan.level_ratings.iter();
    aspect.is_some_and(|word| aspects().any(|r| r.aspect.word() == word && r.current.is_some()))
}

/// What a person would press on a field that has the keyboard.
fn ways_to_answer(item: &Item) -> Vec<Vec<Pressed>> {
    use Pressed::{Press, Type};
    match item.kind {
        Kind::Prompt => vec![vec![Type("Said aloud")]],
        Kind::Table | Kind::Read => Vec::new(),
        Kind::Check | Kind::Rate | Kind::Pick => vec![
            vec![Press(Key::ArrowRight)],
            vec![Press(Key::Space)],
            vec![Press(Key::Enter), Press(Key::ArrowDown), Press(Key::Enter)],
            vec![Type("3")],
            vec![Type("y")],
        ],
    }
}

#[derive(Clone, Copy)]
enum Pressed {
    Press(Key),
    Type(&'static str),
}

fn press(window: &mut Window, pressed: Pressed) {
    match pressed {
        Pressed::Press(key) => window.key_press(key),
        Pressed::Type(text) => window.event(egui::Event::Text(text.to_owned())),
    }
    window.run();
}

#[test]
fn each_item_is_found_on_the_page_of_its_step() {
    let mut lost = Vec::new();
    for item in catalogue().items() {
        let window = jumped_to(item);
        if window.state().view.jump.item.is_some() {
            lost.push(item.id.as_str());
        }
    }
    assert!(lost.is_empty(), "no page shows {lost:#?}");
}

#[test]
fn each_question_is_answered_by_keyboard_and_read_back_from_the_export() {
    let mut mute = Vec::new();
    for item in catalogue().items() {
        let ways = ways_to_answer(item);
        if ways.is_empty() {
            continue;
        }
        let mut window = jumped_to(item);
        let answered = |window: &Window| {
            let plan = window.state().plan();
            is_answered(plan, item) || own_field(plan, item)
        };
        for pressed in ways {
            for one in pressed {
                press(&mut window, one);
            }
            if answered(&window) {
                break;
            }
        }
        if !answered(&window) {
            mute.push(item.id.as_str());
            continue;
        }
        let bytes = json::to_bytes(window.state().plan());
        let back = json::from_bytes(&bytes)
            .expect("the export reads back")
            .plan;
        assert!(
            is_answered(&back, item) || own_field(&back, item),
            "{} is lost on the way through JSON",
            item.id
        );
    }
    assert!(mute.is_empty(), "the keyboard alone can't answer {mute:#?}");
}

#[test]
fn each_table_of_the_catalogue_has_its_kind_of_record() {
    for item in catalogue().items().filter(|item| item.kind == Kind::Table) {
        assert!(
            tables::rows_of(&item.id).is_some(),
            "{} has no rows",
            item.id
        );
    }
}
