//! Holds the catalogue: it reads, nothing is missing, ids never change, and the words keep the house style.

use std::collections::{BTreeMap, BTreeSet};

use roundtable::{
    guidance::{Catalogue, Item, Kind, Per, Source, catalogue},
    model::{
        ActionStatus, AgencyRole, AgreementKind, Aspect, Cadence, Category, DecisionMethod, Level,
        RaciLetter, ScanCategory, StructureForm, Word,
    },
};

/// How many items stand directly or deeper below a prefix, the item of that very id not counted.
fn below(prefix: &str) -> usize {
    let items = catalogue().items_under(prefix);
    items.filter(|item| item.id != prefix).count()
}

/// What an id adds to a prefix, for the items one segment below it.
fn suffixes(prefix: &str) -> BTreeSet<&'static str> {
    catalogue()
        .items_under(prefix)
        .filter_map(|item| item.id.strip_prefix(prefix)?.strip_prefix('.'))
        .filter(|rest| !rest.contains('.'))
        .collect()
}

/// The ids of an item's choices; none if there is no such item.
fn choice_ids(id: &str) -> Vec<&'static str> {
    let choices = catalogue().item(id).map(|item| &item.choices);
    let ids = choices.into_iter().flatten().map(|c| c.id.as_str());
    ids.collect()
}

fn words<W: Word>() -> Vec<&'static str> {
    W::ALL.iter().map(|word| word.word()).collect()
}

/// Every text of the catalogue that people read, with the place where it stands.
fn texts() -> Vec<(String, &'static str)> {
    let mut all = Vec::new();
    for section in &catalogue().sections {
        all.push((format!("{} title", section.id), section.title.as_str()));
    }
    for item in catalogue().items() {
        let id = &item.id;
        all.push((format!("{id} wording"), &item.wording));
        all.push((format!("{id} short"), &item.short));
        all.push((format!("{id} why"), &item.why));
        all.push((format!("{id} how"), &item.how));
        if !item.example.is_empty() {
            all.push((format!("{id} example"), &item.example));
        }
        for choice in &item.choices {
            all.push((format!("{id} choice {}", choice.id), &choice.label));
            if !choice.help.is_empty() {
                all.push((format!("{id} help {}", choice.id), &choice.help));
            }
        }
    }
    for step in &catalogue().steps {
        let id = &step.id;
        for (what, text) in [
            ("title", &step.title),
            ("lead", &step.lead),
            ("why", &step.why),
            ("example", &step.example),
            ("source", &step.source),
        ] {
            all.push((format!("step {id} {what}"), text));
        }
        for (number, line) in (1..).zip(&step.with_a_group.moves) {
            all.push((format!("step {id} move {number}"), line));
        }
    }
    all
}

/// Fails with every line that is found, not only with the first.
fn nothing_of(found: &[String]) {
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_compiled_in_text_can_be_read() {
    assert_eq!(catalogue().problem, None);
    assert!(!catalogue().sections.is_empty());
}

#[test]
fn every_file_of_the_catalogue_is_compiled_in() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/guidance");
    let mut ids = BTreeSet::new();
    for entry in std::fs::read_dir(folder).expect("the catalogue has a folder") {
        let name = entry.expect("readable").file_name();
        let name = name.to_str().expect("plain name").to_owned();
        let stem = name.strip_suffix(".json").expect("only JSON here");
        if let Some((_, section)) = stem.split_once('-') {
            ids.insert(section.to_owned());
        } else {
            assert_eq!(stem, "steps");
        }
    }
    let read: BTreeSet<String> = catalogue().sections.iter().map(|s| s.id.clone()).collect();
    assert_eq!(read, ids);
}

#[test]
fn broken_text_gives_an_empty_catalogue_that_says_why() {
    let good = r#"{"section":"a","title":"A","items":[]}"#;
    let steps = "[]";
    let item = r#"{"id":"a.b","kind":"prompt","per":"plan","source":"chapter","wording":"W","short":"S","why":"Y","how":"H"}"#;
    let twice = format!(r#"{{"section":"a","title":"A","items":[{item},{item}]}}"#);
    let unknown = item.replace(r#""short""#, r#""color":"red","short""#);
    let unknown = format!(r#"{{"section":"a","title":"A","items":[{unknown}]}}"#);
    for (text, said) in [
        ("{", "EOF"),
        (twice.as_str(), "a.b is given twice"),
        (unknown.as_str(), "color"),
    ] {
        let read = Catalogue::read(&[("fine.json", good), ("a.json", text)], steps);
        let problem = read.problem.as_deref().expect("it has a problem");
        assert!(problem.starts_with("a.json: "), "{problem}");
        assert!(problem.contains(said), "{problem}");
        assert!(read.sections.is_empty() && read.items().next().is_none() && read.steps.is_empty());
    }
    let broken_steps = Catalogue::read(&[("fine.json", good)], "{}");
    assert!(
        broken_steps
            .problem
            .is_some_and(|p| p.starts_with("steps.json: "))
    );
    let fine = Catalogue::read(&[("fine.json", good)], steps);
    assert_eq!((fine.problem, fine.sections.len()), (None, 1));
}

#[test]
fn nothing_of_the_guidance_is_missing() {
    for (prefix, count) in [
        ("prep.commit", 2),
        ("prep.factor", 11),
        ("prep.support", 3),
        ("prep.outcome", 5),
        ("strategy", 12),
        ("scan.category", 10),
        ("scan.constraint", 3),
        ("purpose", 11),
        ("benefit", 15),
        ("criteria", 6),
        ("category.family", 7),
        ("category.policy", 7),
        ("category.human-services", 14),
        ("category.justice", 7),
        ("category.providers", 5),
        ("category.community", 8),
        ("level.example", 4),
        ("level.networking.activity", 7),
        ("level.maturity", 6),
        ("structure", 6),
        ("governance", 11),
        ("communication", 13),
        ("power.self", 6),
        ("boundary", 5),
        ("data", 5),
        ("evaluation", 4),
        ("marker", 5),
        ("improvement", 6),
        ("role", 4),
        ("competency", 16),
        ("institution", 6),
        ("sustain.trust", 7),
        ("sustain.governance", 5),
        ("sustain.impact", 6),
        ("sustain.general", 4),
        ("sustain.reflection", 4),
        ("action", 6),
    ] {
        assert_eq!(below(prefix), count, "items below {prefix}");
    }
    let aspects = catalogue()
        .items_under("level")
        .filter(|item| item.kind == Kind::Pick && item.per == Per::Partner);
    assert_eq!(aspects.count(), 8);
    assert_eq!(suffixes("category").len(), 6);
    let prompts = |prefix: &str| {
        let items = catalogue().items_under(prefix);
        items.filter(|item| item.kind == Kind::Prompt).count()
    };
    assert_eq!(prompts("purpose"), 7);
    assert_eq!(prompts("governance"), 6);
    assert_eq!(prompts("communication"), 9);
    assert_eq!(prompts("power"), 8);
    assert_eq!(prompts("data"), 4);
}

/// The ids stand in plans and exports, so one that goes or changes loses what people wrote.
#[test]
fn ids_stay_as_they_are() {
    let kept: Vec<&str> = include_str!("fixtures/guidance_ids.txt").lines().collect();
    let mut ids: Vec<&str> = catalogue().items().map(|i| i.id.as_str()).collect();
    ids.sort_unstable();
    let (new, old) = (BTreeSet::from_iter(&ids), BTreeSet::from_iter(&kept));
    let gone: Vec<_> = old.difference(&new).collect();
    let added: Vec<_> = new.difference(&old).collect();
    assert_eq!(ids, kept, "gone: {gone:?}, added: {added:?}");
}

#[test]
fn ids_are_lowercase_words_joined_by_hyphens_and_dots() {
    let mut bad = Vec::new();
    for id in catalogue().items().map(|item| &item.id) {
        let fine = id.split('.').all(|segment| {
            segment
                .split('-')
                .all(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase()))
        });
        if !fine || !id.contains('.') {
            bad.push(id.clone());
        }
    }
    nothing_of(&bad);
}

#[test]
fn the_vocabularies_of_a_plan_and_the_catalogue_name_the_same_things() {
    assert_eq!(
        suffixes("category"),
        BTreeSet::from_iter(words::<Category>())
    );
    assert_eq!(
        suffixes("structure"),
        BTreeSet::from_iter(words::<StructureForm>())
    );
    assert_eq!(suffixes("role"), BTreeSet::from_iter(words::<AgencyRole>()));
    assert_eq!(
        suffixes("scan.category"),
        BTreeSet::from_iter(words::<ScanCategory>())
    );
    assert_eq!(
        suffixes("level.example"),
        BTreeSet::from_iter(words::<Level>())
    );
    let levels_and_aspects: BTreeSet<_> = words::<Level>()
        .into_iter()
        .chain(words::<Aspect>())
        .collect();
    assert_eq!(suffixes("level"), levels_and_aspects);
    for aspect in words::<Aspect>() {
        assert_eq!(choice_ids(&format!("level.{aspect}")), words::<Level>());
    }
    for (id, offered) in [
        ("scan.factor", words::<ScanCategory>()),
        ("governance.raci", words::<RaciLetter>()),
        ("governance.agreement", words::<AgreementKind>()),
        ("governance.cadence", words::<Cadence>()),
        ("action.item", words::<ActionStatus>()),
        ("action.decision", words::<DecisionMethod>()),
    ] {
        let kept: BTreeSet<_> = choice_ids(id).into_iter().collect();
        assert_eq!(kept, BTreeSet::from_iter(offered), "choices of {id}");
    }
}

#[test]
fn every_item_can_be_answered_in_the_way_of_its_kind() {
    let mut bad = Vec::new();
    for item in catalogue().items() {
        let ids: Vec<&str> = item.choices.iter().map(|c| c.id.as_str()).collect();
        let numbers: Vec<String> = (1..=ids.len()).map(|n| n.to_string()).collect();
        let fine = match item.kind {
            Kind::Check => ids == ["yes", "partly", "no"],
            Kind::Rate if item.id.starts_with("benefit.") => ids.len() == 4 && ids == numbers,
            Kind::Rate => ids.len() == 5 && ids == numbers,
            Kind::Prompt | Kind::Read => ids.is_empty(),
            Kind::Pick | Kind::Table => true,
        };
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        let labels: BTreeSet<&str> = item.choices.iter().map(|c| c.label.as_str()).collect();
        if !fine || unique.len() != ids.len() || labels.len() != ids.len() {
            bad.push(format!("{}: {ids:?}", item.id));
        }
    }
    nothing_of(&bad);
}

#[test]
fn answers_are_about_what_the_guidance_says() {
    let per = |prefix: &str, per: Per| {
        for item in catalogue().items_under(prefix) {
            assert_eq!(item.per, per, "{}", item.id);
        }
    };
    per("strategy", Per::Plan);
    per("prep.commit", Per::Partner);
    per("prep.outcome", Per::Wave);
    per("scan.readiness", Per::Partner);
    per("benefit", Per::PartnerAndPlan);
    per("criteria", Per::Partner);
    per("power.self", Per::Person);
    per("competency", Per::Role);
    per("marker", Per::Plan);
}

#[test]
fn only_a_conflict_of_interest_counts_against_a_partner() {
    let against = catalogue().items().filter(|item| item.counts_against);
    let against: Vec<&str> = against.map(|item| item.id.as_str()).collect();
    assert_eq!(against, ["criteria.conflict-of-interest"]);
}

#[test]
fn under_cooperation_families_see_some_difference_as_the_chart_says() {
    let aspect = catalogue()
        .item("level.consumer-experience")
        .expect("an aspect");
    let label = |level: &str| {
        let choice = aspect.choices.iter().find(|choice| choice.id == level);
        choice.expect("a level").label.as_str()
    };
    assert!(label("cooperation").contains("some difference"));
    assert!(label("collaboration").contains("little difference"));
}

#[test]
fn a_prefix_finds_whole_segments_only() {
    let ids = |prefix: &str| -> Vec<&str> {
        let items = catalogue().items_under(prefix);
        items.map(|item| item.id.as_str()).collect()
    };
    assert_eq!(ids("strategy.needs"), ["strategy.needs"]);
    assert!(ids("strategy.need").is_empty());
    assert!(ids("strat").is_empty());
    assert!(ids("strategy.").is_empty());
    assert_eq!(ids("level.networking").len(), 8);
    assert_eq!(ids("sustain.win"), ["sustain.win"]);
}

#[test]
fn an_id_finds_its_item_and_no_other_text_does() {
    for expected in catalogue().items() {
        assert_eq!(catalogue().item(&expected.id), Some(expected));
    }
    assert_eq!(catalogue().item("strategy"), None);
    assert_eq!(catalogue().item(""), None);
}

#[test]
fn the_steps_are_those_of_the_journey() {
    let steps: Vec<(&str, &str)> = catalogue()
        .steps
        .iter()
        .map(|step| (step.id.as_str(), step.title.as_str()))
        .collect();
    assert_eq!(
        steps,
        [
            ("workshop", "Workshop"),
            ("readiness", "Readiness"),
            ("strategy", "Where we stand"),
            ("scan", "Environmental scan"),
            ("purpose", "Purpose and outcomes"),
            ("benefits", "Benefits"),
            ("partners", "Partner list"),
            ("table", "Who's at the table"),
            ("map", "Partner map"),
            ("levels", "Levels"),
            ("structure", "Structure"),
            ("governance", "Governance"),
            ("communication", "Communication"),
            ("power", "Decisions and power"),
            ("boundaries", "Boundaries"),
            ("data", "Data"),
            ("actions", "Priorities and actions"),
            ("meetings", "Meetings"),
            ("evaluation", "Evaluation"),
            ("measures", "Measures"),
            ("trust", "Trust and wins"),
            ("improvement", "Improvement"),
            ("roles", "Roles"),
            ("competencies", "Competencies"),
            ("lasting", "Making it last"),
            ("overview", "Overview"),
            ("report", "Report and exports"),
            ("history", "History"),
        ]
    );
}

#[test]
fn every_item_belongs_to_one_step() {
    let mut prefixes = BTreeMap::new();
    for step in &catalogue().steps {
        for prefix in &step.sections {
            let other = prefixes.insert(prefix, &step.id);
            assert_eq!(other, None, "{prefix} is given to two steps");
            let won = catalogue().items_under(prefix).filter(|item| {
                let found = catalogue().step_of(&item.id);
                found.is_some_and(|found| found.id == step.id)
            });
            assert!(won.count() > 0, "{prefix} of {} finds no item", step.id);
        }
    }
    for item in catalogue().items() {
        assert!(
            catalogue().step_of(&item.id).is_some(),
            "step of {}",
            item.id
        );
    }
}

#[test]
fn the_longest_prefix_decides_on_the_step() {
    for (id, step) in [
        ("prep.agenda", "workshop"),
        ("prep.commit.time", "readiness"),
        ("criteria.permitted", "partners"),
        ("category.family.youth", "table"),
        ("level.networking.activity.reports", "levels"),
        ("action.item", "actions"),
        ("action.decision", "meetings"),
        ("action.parking", "meetings"),
        ("sustain.meeting", "meetings"),
        ("marker.advocacy", "evaluation"),
        ("sustain.metric", "measures"),
        ("sustain.impact.disseminate", "measures"),
        ("sustain.dissemination", "trust"),
        ("institution.policies", "lasting"),
    ] {
        let found = catalogue().step_of(id).map(|step| step.id.as_str());
        assert_eq!(found, Some(step), "step of {id}");
    }
    assert_eq!(catalogue().step_of("nothing.like-it"), None);
    assert!(catalogue().step("scan").is_some());
    assert!(catalogue().step("scan.factor").is_none());
}

#[test]
fn steps_tell_how_to_run_them_in_three_to_five_moves() {
    for step in &catalogue().steps {
        let with = &step.with_a_group;
        assert!((5..=60).contains(&with.minutes), "minutes of {}", step.id);
        assert!((3..=5).contains(&with.moves.len()), "moves of {}", step.id);
    }
}

#[test]
fn no_text_is_empty_or_carelessly_typed() {
    let mut bad = Vec::new();
    for (place, text) in texts() {
        let quotes = |c: char| text.matches(c).count();
        let careless = text.trim() != text
            || text.is_empty()
            || text.contains("  ")
            || text.contains("...")
            || text.contains(['’', '"', '\n', '\t'])
            || text.contains(" ,")
            || text.contains(" .")
            || quotes('“') != quotes('”');
        if careless {
            bad.push(format!("{place}: {text:?}"));
        }
    }
    nothing_of(&bad);
}

/// Sentence case; labels and single lines carry no dot, running text ends with one.
#[test]
fn texts_begin_and_end_as_the_house_writes_them() {
    let mut bad = Vec::new();
    for (place, text) in texts() {
        let what = place.rsplit(' ').find(|part| {
            [
                "title", "wording", "short", "choice", "help", "lead", "move", "why", "how",
                "example", "source",
            ]
            .contains(part)
        });
        let first = text.trim_start_matches('“').chars().next();
        let begins = first.is_some_and(|c| c.is_uppercase() || c.is_numeric());
        let ends = match what {
            Some("why" | "how" | "example") => text.ends_with(['.', '?', '!', '”']),
            Some("wording" | "lead" | "choice" | "move") => {
                !text.ends_with(['.', '!', ':', ';', ',', '…'])
            }
            _ => !text.ends_with(['.', '!', '?', ':', ';', ',', '…']),
        };
        if !begins || !ends {
            bad.push(format!("{place}: {text:?}"));
        }
    }
    nothing_of(&bad);
}

#[test]
fn what_is_projected_is_short() {
    let mut bad = Vec::new();
    for item in catalogue().items() {
        let words = item.short.split_whitespace().count();
        if !(1..=4).contains(&words) || item.wording.chars().count() > 150 {
            bad.push(format!("{}: {} / {}", item.id, item.short, item.wording));
        }
        // A question is asked where an answer in words is wanted; what is checked, rated or ticked is a statement.
        let asks = item.wording.ends_with('?');
        let fine = match item.kind {
            Kind::Prompt | Kind::Table => asks,
            Kind::Check | Kind::Read => !asks,
            Kind::Rate | Kind::Pick => true,
        };
        if !fine {
            bad.push(format!("{}: {}", item.id, item.wording));
        }
    }
    nothing_of(&bad);
}

#[test]
fn no_advice_is_pasted_twice() {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    let mut bad = Vec::new();
    for item in catalogue().items() {
        for text in [&item.wording, &item.why, &item.how, &item.example] {
            if text.is_empty() {
                continue;
            }
            if let Some(other) = seen.insert(text, &item.id) {
                bad.push(format!("{other} and {}: {text}", item.id));
            }
        }
    }
    nothing_of(&bad);
}

#[test]
fn most_prompts_have_an_example() {
    let prompts = catalogue().items().filter(|item| item.kind == Kind::Prompt);
    let (with, without): (Vec<&Item>, Vec<&Item>) =
        prompts.partition(|item| !item.example.is_empty());
    assert!(
        with.len() > 2 * without.len(),
        "{} with, {} without",
        with.len(),
        without.len()
    );
}

#[test]
fn every_source_is_drawn_on() {
    for source in [
        Source::ResearchSummary,
        Source::Overview,
        Source::Chapter,
        Source::Operations,
        Source::Sustaining,
    ] {
        let used = catalogue().items().any(|item| item.source == source);
        assert!(used, "nothing comes from {source:?}");
    }
}

#[test]
fn as_json_every_item_tells_its_section_and_its_words() {
    let json = catalogue().to_json();
    assert_eq!(json["format"], "roundtable-guidance");
    assert_eq!(json["version"], 1);
    let items = json["items"].as_array().expect("items");
    assert_eq!(items.len(), catalogue().items().count());
    for (item, json) in catalogue().items().zip(items) {
        for (field, text) in [
            ("id", &item.id),
            ("wording", &item.wording),
            ("short", &item.short),
            ("why", &item.why),
            ("how", &item.how),
        ] {
            assert_eq!(json[field], text.as_str(), "{field} of {}", item.id);
        }
        assert!(json["section"].is_string(), "section of {}", item.id);
    }
    let first = &items[0];
    assert_eq!(first["section"], "prep");
    assert_eq!(first["kind"], "check");
    assert_eq!(first["per"], "partner");
    assert_eq!(first["source"], "research-summary");
    assert_eq!(first["choices"][1]["id"], "partly");
    let steps = json["steps"].as_array().expect("steps");
    assert_eq!(steps.len(), catalogue().steps.len());
    assert_eq!(steps[2]["with_a_group"]["minutes"], 15);
}
