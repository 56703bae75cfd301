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
use egui_kittest::{Harness, kittest::Queryable as _};
use roundtable::{
    edit::{Document, Edit},
    exchange::json,
    guidance::{Item, Kind, catalogue},
    model::{
        AgencyRole, Belongs, Category, Goal, Header, Id, IdSource, Kind as Rows, Participant,
        Partner, PartnerStatus, Plan, RoleHolder, SurveyWave,
    },
    ui::Jump,
};
use screen_host::{Host, open};

type Window = Harness<'static, Host>;

/// A plan with one of everything that an answer can be about.
fn a_plan_for(item: &Item) -> Plan {
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
    let mut edit = edit.put(holder).put(wave);
    // An objective is begun under a goal.
    if item.id == "action.objective" {
        edit = edit.put(Goal::new(ids.next()));
    }
    document.apply(edit).expect("the plan is sound");
    document.plan().clone()
}

/// The page of the item's step, after a jump to the item.
fn jumped_to(item: &Item) -> Window {
    let step = catalogue().step_of(&item.id);
    let step = step.unwrap_or_else(|| panic!("{} is on no step", item.id));
    let screen = roundtable::ui::screens::screen(&step.id);
    let screen = screen.unwrap_or_else(|| panic!("the step {} has no page", step.id));
    let mut host = Host::new(screen.step.id, a_plan_for(item));
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
        Kind::Check | Kind::Rate => vec![
            vec![Press(Key::ArrowRight)],
            vec![Press(Key::Space)],
            vec![Press(Key::Num3)],
            vec![Press(Key::Y)],
            vec![Press(Key::Enter), Press(Key::ArrowRight)],
        ],
        Kind::Pick => vec![
            vec![Press(Key::Space)],
            vec![Press(Key::ArrowRight)],
            vec![Press(Key::Enter), Press(Key::ArrowDown), Press(Key::Enter)],
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
        let answered = |window: &Window| {
            let plan = window.state().plan();
            is_answered(plan, item) || own_field(plan, item)
        };
        let by_keyboard = ways.into_iter().find_map(|way| {
            let mut window = jumped_to(item);
            for pressed in way {
                press(&mut window, pressed);
            }
            answered(&window).then_some(window)
        });
        let Some(window) = by_keyboard else {
            mute.push(item.id.as_str());
            continue;
        };
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

/// The kind whose records are the rows of the catalogue's table.
fn rows_of(item: &str) -> Option<Rows> {
    Some(match item {
        "prep.prework" => Rows::PreworkTask,
        "prep.agenda" => Rows::AgendaBlock,
        "scan.factor" => Rows::ScanFactor,
        "purpose.outcome" => Rows::Outcome,
        "purpose.measure" | "sustain.metric" => Rows::Measure,
        "purpose.resource" | "purpose.commitment" => Rows::Contribution,
        "governance.ground-rule" => Rows::GroundRule,
        "governance.raci" => Rows::RaciTask,
        "governance.agreement" => Rows::Agreement,
        "governance.coordinator"
        | "role.leadership"
        | "role.middle"
        | "role.frontline"
        | "role.contact" => Rows::RoleHolder,
        "governance.cadence" => Rows::Structure,
        "communication.plan" => Rows::CommunicationItem,
        "communication.share" => Rows::SharedInformation,
        "communication.grievance" => Rows::Grievance,
        "data.source" => Rows::DataSource,
        "evaluation.review" => Rows::Review,
        "evaluation.survey" => Rows::SurveyWave,
        "improvement.gap" => Rows::ServiceGap,
        "improvement.cycle" => Rows::ImprovementCycle,
        "sustain.meeting" => Rows::Meeting,
        "sustain.win" => Rows::Win,
        "sustain.conflict" => Rows::Conflict,
        "sustain.vision-review" => Rows::VisionReview,
        "sustain.story" => Rows::Story,
        "sustain.dissemination" => Rows::Dissemination,
        "action.goal" => Rows::Goal,
        "action.objective" => Rows::Objective,
        "action.item" => Rows::Action,
        "action.issue" | "action.parking" => Rows::Issue,
        "action.decision" => Rows::Decision,
        _ => return None,
    })
}

/// How a row is begun.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begun {
    /// In a line to type into.
    Line,
    /// By a button.
    Button,
}

/// Where a row is begun, reached by Tab alone from where the jump led.
fn tab_to_the_new_row(window: &mut Window) -> Option<Begun> {
    use egui::accesskit::Role;
    const WORDS: [&str; 4] = ["Add ", "New ", "Begin ", "Ask the room"];
    for _ in 0..60 {
        let here = |role| {
            let found = window.query_by(|node| {
                // What ends in “…” asks for more before it begins; who is at the table become columns.
                let begins = |label: String| {
                    WORDS.iter().any(|words| label.starts_with(words))
                        && !label.ends_with('…')
                        && !label.ends_with("at the table")
                };
                node.is_focused() && node.role() == role && node.label().is_some_and(begins)
            });
            found.is_some()
        };
        if here(Role::TextInput) {
            return Some(Begun::Line);
        }
        if here(Role::Button) {
            return Some(Begun::Button);
        }
        window.key_press(Key::Tab);
        window.run();
    }
    None
}

/// Tables whose rows begin with more than a line: whose it is, or in which round it was. The tests of their
/// pages hold them.
const ASK_FIRST: [&str; 3] = [
    "purpose.resource",
    "purpose.commitment",
    "evaluation.survey",
];

#[test]
fn each_table_takes_a_row_by_keyboard_alone_and_gives_it_back_from_the_export() {
    let mut shut = Vec::new();
    let tables_of = || catalogue().items().filter(|item| item.kind == Kind::Table);
    for item in tables_of().filter(|item| !ASK_FIRST.contains(&item.id.as_str())) {
        let kind = rows_of(&item.id);
        let kind = kind.unwrap_or_else(|| panic!("{} has no kind of record", item.id));
        let mut window = jumped_to(item);
        let before = window.state().plan().count(kind);
        match tab_to_the_new_row(&mut window) {
            Some(Begun::Line) => {
                press(&mut window, Pressed::Type("Typed in the room"));
                press(&mut window, Pressed::Press(Key::Enter));
            }
            Some(Begun::Button) => press(&mut window, Pressed::Press(Key::Space)),
            None => {}
        }
        if window.state().plan().count(kind) == before {
            shut.push(item.id.as_str());
            continue;
        }
        let bytes = json::to_bytes(window.state().plan());
        let back = json::from_bytes(&bytes)
            .expect("the export reads back")
            .plan;
        assert_eq!(back.count(kind), before + 1, "{}", item.id);
    }
    assert!(shut.is_empty(), "no row can be typed into {shut:#?}");
}
