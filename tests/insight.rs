//! What a plan tells: figures held against worked cases and published oracles.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

#[path = "common/random_plan.rs"]
mod random_plan;

use random_plan::{Rng, any_key, changed, random_plan};
use roundtable::{
    guidance::catalogue,
    insight::{Index, State, coverage, graph, journey, network::Network, raci, report, search},
    model::{
        Action, ActionStatus, Answer, Aspect, Belongs, Category, Contact, Date, Direction, Id, Key,
        Kind, Level, LevelRating, Link, Meeting, Participant, Partner, PartnerStatus, Plan,
        RaciCell, RaciLetter, RaciTask, Record, RoleHolder, Storage, SurveyWave, Value,
    },
};

// ---- look-ups ----

#[test]
fn look_ups_brought_up_to_a_changed_plan_are_those_made_anew() {
    for seed in 0..3 {
        let mut rng = Rng::new(seed);
        let mut plan = random_plan(seed, 40);
        let mut index = Index::new(&plan);
        for step in 0..400 {
            let record = any_key(&mut rng, &plan).and_then(|key| plan.get_any(key));
            let Some(record) = record else { continue };
            if rng.percent(20) {
                plan.remove_any(record.key());
            } else {
                plan.put_any(changed(&mut rng, &record, &plan));
            }
            index.refresh(&plan);
            assert!(index == Index::new(&plan), "seed {seed}, step {step}");
        }
    }
}

// ---- plans to look at ----

fn put<T: Record>(plan: &mut Plan, record: T) {
    plan.put_any(record.wrap());
}

fn partner(plan: &mut Plan, id: i64, name: &str) -> Id<Partner> {
    let id = Id::new(id);
    let mut partner = Partner::new(id);
    name.clone_into(&mut partner.name);
    partner.status = PartnerStatus::AtTable;
    put(plan, partner);
    id
}

fn link(plan: &mut Plan, id: i64, from: i64, to: i64, direction: Direction) {
    let mut link = Link::new(Id::new(id));
    link.from = Id::new(from);
    link.to = Id::new(to);
    link.direction = direction;
    put(plan, link);
}

fn search_in(plan: &Plan, query: &str, limit: usize) -> Vec<search::Hit> {
    search::search(plan, &search::Texts::new(plan), catalogue(), query, limit)
}

fn today() -> Date {
    "2026-11-22".parse().expect("a day")
}

fn near(value: Option<f64>, expected: f64) -> bool {
    value.is_some_and(|v| (v - expected).abs() < 5e-7)
}

// ---- network figures ----

/// Zachary's karate club, members numbered from 1.
const KARATE: &[(usize, &[usize])] = &[
    (1, &[2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 18, 20, 22, 32]),
    (2, &[3, 4, 8, 14, 18, 20, 22, 31]),
    (3, &[4, 8, 9, 10, 14, 28, 29, 33]),
    (4, &[8, 13, 14]),
    (5, &[7, 11]),
    (6, &[7, 11, 17]),
    (7, &[17]),
    (9, &[31, 33, 34]),
    (10, &[34]),
    (14, &[34]),
    (15, &[33, 34]),
    (16, &[33, 34]),
    (19, &[33, 34]),
    (20, &[34]),
    (21, &[33, 34]),
    (23, &[33, 34]),
    (24, &[26, 28, 30, 33, 34]),
    (25, &[26, 28, 32]),
    (26, &[32]),
    (27, &[30, 34]),
    (28, &[34]),
    (29, &[32, 34]),
    (30, &[33, 34]),
    (31, &[33, 34]),
    (32, &[33, 34]),
    (33, &[34]),
];

fn karate() -> graph::Figures {
    let ties: Vec<_> = KARATE
        .iter()
        .flat_map(|(a, list)| list.iter().map(move |b| (a - 1, b - 1)))
        .collect();
    graph::figures(34, &ties)
}

fn cuts(figures: &graph::Figures) -> Vec<usize> {
    figures.cut_vertices.iter().map(|(node, _)| *node).collect()
}

#[test]
fn the_karate_club_has_its_published_figures() {
    let f = karate();
    assert_eq!((f.nodes, f.ties), (34, 78));
    assert!(near(f.density, 0.139_037), "{:?}", f.density);
    assert!(near(f.degree_centralization, 0.399_621));
    assert!(near(f.betweenness_centralization, 0.405_557));
    assert!(near(f.transitivity, 0.255_682));
    assert!(near(f.average_clustering, 0.570_638));
    assert_eq!(f.diameter(), Some(5));
    assert!(near(f.mean_path(), 2.408_200));
    assert_eq!(f.components.len(), 1);
    // Member 1 alone holds member 12 in the club.
    assert_eq!(f.cut_vertices.len(), 1);
    assert_eq!(cuts(&f), [0]);
    for (member, betweenness) in [(1, 0.437_635), (34, 0.304_075), (33, 0.145_247)] {
        assert!(near(f.by_node[member - 1].betweenness, betweenness));
    }
    for (member, closeness) in [(1, 0.568_966), (34, 0.55)] {
        assert!(near(f.by_node[member - 1].closeness, closeness));
    }
}

#[test]
fn a_star_is_as_central_as_can_be() {
    let f = graph::figures(6, &[(0, 1), (0, 2), (0, 3), (0, 4), (0, 5)]);
    assert!(near(f.density, 1.0 / 3.0));
    assert_eq!(f.degree_centralization, Some(1.0));
    assert_eq!(f.betweenness_centralization, Some(1.0));
    assert_eq!(
        (f.transitivity, f.average_clustering),
        (Some(0.0), Some(0.0))
    );
    assert_eq!(f.diameter(), Some(2));
    assert!(near(f.mean_path(), 1.666_667));
    assert_eq!(f.cut_vertices, [(0, 4)], "four of five lose the fifth");
}

#[test]
fn a_ring_has_no_center_and_no_cut() {
    let f = graph::figures(6, &[(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 0)]);
    assert!(near(f.density, 0.4));
    assert_eq!(f.degree_centralization, Some(0.0));
    assert!(near(f.betweenness_centralization, 0.0));
    assert_eq!(f.diameter(), Some(3));
    assert!(near(f.mean_path(), 1.8));
    assert!(f.cut_vertices.is_empty());
}

#[test]
fn a_path_is_cut_at_its_inner_nodes() {
    let f = graph::figures(4, &[(0, 1), (1, 2), (2, 3)]);
    assert!(near(f.density, 0.5));
    assert!(near(f.degree_centralization, 1.0 / 3.0));
    assert!(near(f.betweenness_centralization, 0.444_444));
    assert_eq!(f.diameter(), Some(3));
    assert!(near(f.mean_path(), 1.666_667));
    assert_eq!(f.cut_vertices, [(1, 1), (2, 1)]);
}

#[test]
fn what_is_undefined_is_nothing_rather_than_zero() {
    let none = graph::figures(0, &[]);
    assert_eq!((none.density, none.mean_degree), (None, None));
    assert_eq!(none.degree_centralization, None);
    let one = graph::figures(1, &[(0, 0)]);
    assert_eq!((one.density, one.diameter()), (None, None));
    assert_eq!(one.isolates, [0]);
    let two = graph::figures(2, &[(0, 1)]);
    assert_eq!(two.density, Some(1.0));
    assert_eq!(two.degree_centralization, None);
    assert_eq!(two.betweenness_centralization, None);
    assert_eq!(two.transitivity, None, "there is no wedge to close");
    let apart = graph::figures(3, &[(0, 1)]);
    assert_eq!((apart.diameter(), apart.mean_path()), (None, None));
    assert_eq!(apart.by_node[0].closeness, None);
    assert!(near(apart.by_node[0].harmonic_closeness, 0.5));
    assert_eq!(apart.components.len(), 2);
}

#[test]
fn parallel_links_count_once_and_a_link_to_oneself_not_at_all() {
    let mut plan = Plan::default();
    for (id, name) in [(1, "Court"), (2, "Police"), (3, "Schools")] {
        partner(&mut plan, id, name);
    }
    link(&mut plan, 10, 1, 2, Direction::Forward);
    link(&mut plan, 11, 2, 1, Direction::Forward);
    link(&mut plan, 12, 1, 2, Direction::Both);
    link(&mut plan, 13, 2, 2, Direction::Both);
    link(&mut plan, 14, 2, 3, Direction::Forward);
    let network = Network::of(&plan);
    assert_eq!(network.figures.ties, 2);
    assert_eq!(network.reciprocity, Some(2.0 / 3.0));
    assert_eq!(network.directed_density, Some(0.5));
    assert_eq!(
        network.cuts_in_words(&plan),
        ["Without Police, one partner is cut off"]
    );
}

// ---- responsibilities ----

/// The rules that a row breaks in a grid whose columns all appear in another, sound row.
fn broken(row: &str) -> Vec<raci::Rule> {
    let mut plan = Plan::default();
    let mut cell = 100;
    for (task, row) in [(1, "A,R,C,I"), (2, row)] {
        put(&mut plan, RaciTask::new(Id::new(task)));
        for (column, letter) in (10..).zip(row.split(',')) {
            partner(&mut plan, column, &format!("Partner {column}"));
            if let Some(letter) = RaciLetter::of_word(letter) {
                cell += 1;
                let mut record = RaciCell::new(Id::new(cell));
                record.task = Id::new(task);
                record.partner = Belongs::to(Id::new(column));
                record.letter = letter;
                put(&mut plan, record);
            }
        }
    }
    let problems = raci::problems(&plan);
    let second = problems.iter().filter(|p| p.task == Some(Id::new(2)));
    second.map(|p| p.rule).collect()
}

#[test]
fn a_task_has_exactly_one_accountable_and_somebody_responsible() {
    use raci::Rule::{ManyAccountable, NoAccountable, NoResponsible};
    let errors = |row| {
        let mut rules = broken(row);
        rules.retain(|rule| rule.is_error());
        rules
    };
    assert_eq!(errors("A,R,C,I"), []);
    assert_eq!(errors("A,A,R,-"), [ManyAccountable]);
    assert_eq!(errors("-,R,C,I"), [NoAccountable]);
    assert_eq!(errors("A,-,C,I"), [NoResponsible]);
    assert_eq!(errors("AR,-,-,I"), []);
    assert_eq!(errors("-,-,-,-"), [NoAccountable, NoResponsible]);
}

#[test]
fn a_row_is_worth_a_second_look_when_too_many_do_or_nobody_hears() {
    use raci::Rule::{ManyConsulted, ManyResponsible, NobodyInformed};
    assert_eq!(broken("A,R,C,I"), []);
    assert_eq!(broken("AR,R,R,I"), [ManyResponsible]);
    assert_eq!(broken("AR,C,C,C"), [ManyConsulted, NobodyInformed]);
}

// ---- coverage, levels, progress ----

#[test]
fn coverage_counts_each_status_and_names_the_types_that_nobody_stands_for() {
    let mut plan = Plan::default();
    let court = partner(&mut plan, 1, "Court");
    let mut record = plan.get(court).expect("just added").clone();
    record.category = Category::Justice;
    "category.justice.courts".clone_into(&mut record.member_type);
    put(&mut plan, record.clone());
    record.id = Id::new(2);
    record.status = PartnerStatus::Missing;
    "category.justice.casa".clone_into(&mut record.member_type);
    put(&mut plan, record);

    let coverage = coverage::coverage(&plan, catalogue());
    let justice = coverage
        .iter()
        .find(|c| c.category == Category::Justice)
        .expect("all six are there");
    assert_eq!((justice.at_table, justice.missing), (1, 1));
    let lacks = |id: &str| justice.lacking.iter().any(|l| l == id);
    assert!(!lacks("category.justice.courts"));
    assert!(lacks("category.justice.casa"), "who is missing is lacking");
    assert!(!lacks("category.justice"), "a category is no member type");
    let empty = coverage::empty_categories(&coverage);
    assert_eq!(empty.len(), 5);
    assert!(!empty.contains(&Category::Justice));
}

#[test]
fn a_prospect_does_not_keep_the_map_from_being_done() {
    let mut plan = Plan::default();
    let court = partner(&mut plan, 1, "Court");
    let mut placed = plan.get(court).expect("just added").clone();
    placed.current_level = Some(Level::Networking);
    put(&mut plan, placed);
    let mut prospect = Partner::new(Id::new(2));
    prospect.status = PartnerStatus::Prospect;
    put(&mut plan, prospect);
    let index = Index::new(&plan);
    let look = journey::Look {
        plan: &plan,
        index: &index,
        guidance: catalogue(),
    };
    assert_eq!((journey::MAP.progress)(&look).state(), State::Done);
}

#[test]
fn the_report_tells_levels_progress_and_actions_and_null_where_nothing_is_defined() {
    let mut plan = Plan::default();
    let court = partner(&mut plan, 1, "Court");
    let mut rating = LevelRating::new(Id::new(2));
    rating.partner = court;
    rating.aspect = Aspect::Metrics;
    rating.current = Some(Level::Collaboration);
    rating.intended = Some(Level::Networking);
    put(&mut plan, rating);
    for (id, due, status) in [
        (3, "2026-11-21", ActionStatus::ToDo),
        (4, "2026-11-22", ActionStatus::Doing),
        (5, "2026-01-01", ActionStatus::Done),
    ] {
        let mut action = Action::new(Id::new(id));
        action.due = Some(due.parse().expect("a day"));
        action.status = status;
        put(&mut plan, action);
    }
    let report = report(&plan, catalogue(), today());
    assert_eq!(
        report["levels"],
        serde_json::json!([{
            "partner": "Court", "aspect": "metrics",
            "current": "collaboration", "intended": "networking", "gap": -2,
        }])
    );
    assert_eq!(
        report["level_profiles"][0]["median_current"],
        "collaboration"
    );
    assert_eq!(report["actions"]["overdue"], 1, "due today is not overdue");
    assert_eq!(report["actions"]["open"], 2);
    assert!(report["network"]["density"].is_null());
    assert_eq!(report["network"]["isolates"], serde_json::json!(["Court"]));
    assert_eq!(report["progress"]["levels"]["total"], 16);
    assert_eq!(report["progress"]["levels"]["state"], "started");
    assert_eq!(report["coverage"]["family"]["at_table"], 1);
    assert_eq!(
        report["progress"].as_object().map(serde_json::Map::len),
        Some(journey::STEPS.len())
    );
}

// ---- search ----

fn searched() -> Plan {
    let mut plan = Plan::default();
    partner(&mut plan, 1, "Alder Family Court");
    partner(&mut plan, 2, "Courtyard Housing");
    let schools = partner(&mut plan, 3, "Schools");
    let mut noted = plan.get(schools).expect("just added").clone();
    "Asked the court for a liaison".clone_into(&mut noted.private_notes);
    "category.human-services.schools".clone_into(&mut noted.member_type);
    put(&mut plan, noted);
    let mut contact = Contact::new(Id::new(4));
    contact.partner = schools;
    "Renée Núñez".clone_into(&mut contact.name);
    put(&mut plan, contact);
    let mut answer = Answer::new(Id::new(5));
    "strategy.needs".clone_into(&mut answer.item);
    "Nobody answers the phone at night".clone_into(&mut answer.text);
    put(&mut plan, answer);
    plan
}

fn titles(plan: &Plan, query: &str) -> Vec<String> {
    let hits = search_in(plan, query, 20);
    hits.into_iter()
        .filter(|hit| hit.record.is_some() || hit.item.is_some())
        .map(|hit| hit.title)
        .collect()
}

#[test]
fn a_name_that_begins_with_the_words_comes_first_and_private_notes_are_read_last() {
    assert_eq!(
        titles(&searched(), "COURT")[..3],
        ["Courtyard Housing", "Alder Family Court", "Schools"]
    );
}

#[test]
fn a_contact_is_found_without_its_accents_and_leads_to_its_partner() {
    let hits = search_in(&searched(), "nunez ren", 5);
    let [hit] = hits.as_slice() else {
        panic!("one contact, not {hits:?}");
    };
    assert_eq!(hit.title, "Renée Núñez");
    assert_eq!(hit.detail, "Contact · Schools");
    assert_eq!(hit.record, Some(Key::of(Id::<Partner>::new(3))));
    assert_eq!(hit.step, "partners");
}

#[test]
fn an_answer_is_found_under_its_question_with_the_words_around() {
    let hits = search_in(&searched(), "at night", 5);
    let [hit] = hits.as_slice() else {
        panic!("one answer, not {hits:?}");
    };
    assert_eq!(hit.item.as_deref(), Some("strategy.needs"));
    assert_eq!(hit.step, "strategy");
    assert!(hit.detail.contains("phone at night"), "{}", hit.detail);
}

#[test]
fn a_question_is_found_before_it_is_answered() {
    let question = catalogue().item("strategy.reputation").expect("one of 12");
    let hits = search_in(&Plan::default(), &question.short, 5);
    assert!(
        hits.iter()
            .any(|hit| hit.item.as_deref() == Some("strategy.reputation")),
        "{hits:?}"
    );
}

#[test]
fn ids_of_the_catalogue_are_not_text() {
    assert_eq!(titles(&searched(), "category.human-services"), [""; 0]);
    assert!(titles(&searched(), "   ").is_empty());
}

/// Every text of every kind, unless it is an id or a code.
#[test]
fn every_text_that_is_typed_is_found_and_leads_to_a_step() {
    let codes = [
        "member_type",
        "item",
        "choice",
        "step",
        "respondent",
        "rule",
        "subject",
        "media_type",
        "starts_at",
        "body",
        "left_out",
    ];
    // No page shows files.
    let unseen = [Kind::Attachment];
    for kind in Kind::ALL.iter().filter(|kind| !unseen.contains(kind)) {
        for column in kind.columns() {
            let is_code = codes.contains(&column.name) && *kind != Kind::DataSource;
            if column.storage != Storage::Text || is_code {
                continue;
            }
            let mut plan = Plan::default();
            put(&mut plan, Meeting::new(Id::new(1)));
            // What a record belongs to decides where some are shown.
            let mut record = kind.blank(7);
            for (name, value) in [
                (column.name, Value::Text("A zebra at NIGHT".to_owned())),
                ("item", Value::Text("strategy.needs".to_owned())),
                ("rule", Value::Text("action.overdue".to_owned())),
                ("meeting", Value::Int(1)),
            ] {
                if kind.columns().iter().any(|c| c.name == name) {
                    record = record.with(name, value).expect("fits");
                }
            }
            plan.put_any(record);
            let hits = search_in(&plan, "night zebra", 5);
            let [hit] = hits.as_slice() else {
                panic!("{kind:?}.{}: {hits:?}", column.name);
            };
            assert!(journey::STEPS.iter().any(|s| s.id == hit.step));
        }
    }
}

#[test]
fn an_answer_leads_to_whom_it_is_about() {
    let mut plan = Plan::default();
    let person = Participant {
        name: "Ana Ruiz".to_owned(),
        ..Participant::new(Id::new(1))
    };
    put(&mut plan, person);
    let holder = RoleHolder {
        person: Some(Id::new(1)),
        ..RoleHolder::new(Id::new(2))
    };
    put(&mut plan, holder);
    let wave = SurveyWave {
        name: "Before".to_owned(),
        ..SurveyWave::new(Id::new(3))
    };
    put(&mut plan, wave);
    let answer = |id: i64, item: &str, note: &str| Answer {
        item: item.to_owned(),
        private_note: note.to_owned(),
        ..Answer::new(Id::new(id))
    };
    put(
        &mut plan,
        Answer {
            holder: Belongs::to(Id::new(2)),
            ..answer(4, "competency.negotiate", "zebra of the role")
        },
    );
    put(
        &mut plan,
        Answer {
            person: Belongs::to(Id::new(1)),
            ..answer(5, "power.self.respect", "zebra in the mirror")
        },
    );
    put(
        &mut plan,
        Answer {
            wave: Belongs::to(Id::new(3)),
            ..answer(6, "prep.outcome.purpose", "zebra before")
        },
    );
    let hits = search_in(&plan, "zebra", 9);
    let told: Vec<_> = hits
        .iter()
        .map(|h| (h.step, h.record, h.item.as_deref(), h.detail.as_str()))
        .collect();
    let holder = Key::of(Id::<RoleHolder>::new(2));
    let person = Key::of(Id::<Participant>::new(1));
    let wave = Key::of(Id::<SurveyWave>::new(3));
    let expected = [
        (
            "competencies",
            holder,
            "competency.negotiate",
            "Ana Ruiz · zebra of the role",
        ),
        (
            "power",
            person,
            "power.self.respect",
            "Ana Ruiz · zebra in the mirror",
        ),
        (
            "readiness",
            wave,
            "prep.outcome.purpose",
            "Before · zebra before",
        ),
    ];
    assert_eq!(
        told,
        expected.map(|(step, record, item, detail)| (step, Some(record), Some(item), detail))
    );
}

#[test]
fn text_that_changes_is_found_anew() {
    let mut plan = searched();
    let mut texts = search::Texts::new(&plan);
    let mut meeting = Meeting::new(Id::new(1));
    "Quarterly zebra".clone_into(&mut meeting.minutes);
    put(&mut plan, meeting);
    assert!(search::search(&plan, &texts, catalogue(), "zebra", 5).is_empty());
    texts.refresh(&plan);
    assert_eq!(
        search::search(&plan, &texts, catalogue(), "zebra", 5).len(),
        1
    );
    assert_eq!(
        search::search(&plan, &texts, catalogue(), "nunez", 5).len(),
        1
    );
}

#[test]
fn the_limit_holds_and_keeps_the_best() {
    let hits = search_in(&searched(), "court", 1);
    assert_eq!(hits.len(), 1);
    assert_eq!(hits[0].title, "Courtyard Housing");
}
