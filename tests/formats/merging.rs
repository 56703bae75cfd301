//! What becomes of a file in a plan that has partners: who is who, what changes, and what it is called.

use roundtable::{
    exchange::incoming::Policy,
    model::{Category, Contact, Id, LinkKind, Partner, Plan, Record as _},
};

use super::{chosen, links, merged, partner, read, with};

fn plan_with(names: &[(&str, &str, Option<f64>)]) -> Plan {
    let mut plan = Plan::default();
    for (id, (name, short, influence)) in (1..).zip(names) {
        plan.put_any(
            Partner {
                name: (*name).to_owned(),
                short: (*short).to_owned(),
                influence: *influence,
                ..Partner::new(Id::new(id))
            }
            .wrap(),
        );
    }
    plan
}

#[test]
fn a_partner_is_known_by_its_name_without_case_and_accents_or_by_its_short_name() {
    let plan = plan_with(&[("Núñez House", "NH", None), ("Family Court", "FC", None)]);
    let merged = merged(
        &plan,
        &read("name,influence\nnunez  house,10\nFC,20\nSchools,30\n"),
    );
    assert_eq!(merged.new, ["Schools"]);
    assert_eq!(merged.name, "Import 1 partner");
    let after = with(&plan, &merged);
    assert_eq!(partner(&after, "Núñez House").influence, Some(10.0));
    assert_eq!(partner(&after, "Family Court").influence, Some(20.0));
    let told: Vec<_> = merged.matched.iter().map(|m| m.changes.clone()).collect();
    assert_eq!(told[0], ["Influence: – → 10"]);
    // The name that the file writes otherwise stays as the plan has it.
    assert_eq!((merged.matched[0].kept, merged.matched[1].kept), (1, 1));
}

#[test]
fn what_the_plan_says_stays_unless_the_file_is_to_be_taken() {
    let plan = plan_with(&[("Court", "", Some(70.0))]);
    let incoming = read("name,influence,trust,category\nCourt,20,4,Providers\n");
    let mut choices = incoming.choices();
    let after = |choices: &_| with(&plan, &chosen(&plan, &incoming, choices));
    let filled = after(&choices);
    let court = partner(&filled, "Court");
    assert_eq!((court.influence, court.trust), (Some(70.0), Some(4)));
    assert_eq!(court.category, Category::Family);
    choices.policy = Policy::Replace;
    let replaced = after(&choices);
    let court = partner(&replaced, "Court");
    assert_eq!((court.influence, court.trust), (Some(20.0), Some(4)));
    assert_eq!(court.category, Category::Providers);
    assert_eq!(chosen(&plan, &incoming, &choices).name, "Update 1 partner");
    choices.policy = Policy::Keep;
    assert!(after(&choices) == plan);
}

#[test]
fn words_for_categories_and_links_are_asked_about_and_the_answer_is_taken() {
    let incoming = read(
        r#"{"elements": [{"label": "A", "type": "Zebra"}, {"label": "B", "type": "Zebra"}, {"label": "C"}],
            "connections": [{"from": "A", "to": "B", "type": "admires"}, {"from": "A", "to": "C"}]}"#,
    );
    let mut choices = incoming.choices();
    let proposed = chosen(&Plan::default(), &incoming, &choices);
    let words: Vec<_> = proposed
        .categories
        .iter()
        .map(|(w, n, _)| (w.as_str(), *n))
        .collect();
    assert_eq!(words, [("Zebra", 2), ("", 1)]);
    let words: Vec<_> = proposed
        .kinds
        .iter()
        .map(|(w, n, _)| (w.as_str(), *n))
        .collect();
    assert_eq!(words, [("admires", 1), ("", 1)]);
    assert_eq!(proposed.name, "Import 3 partners and 2 links");
    choices.categories = vec![
        ("Zebra".to_owned(), Category::Policy),
        (String::new(), Category::Justice),
    ];
    choices.kinds = vec![
        ("admires".to_owned(), LinkKind::Meets),
        (String::new(), LinkKind::Funds),
    ];
    let taken = chosen(&Plan::default(), &incoming, &choices);
    let plan = with(&Plan::default(), &taken);
    assert_eq!(partner(&plan, "B").category, Category::Policy);
    assert_eq!(partner(&plan, "C").category, Category::Justice);
    assert_eq!(links(&plan), ["A <-> B: meets", "A <-> C: funds"]);
    // What was chosen stays on the list, so that it can be changed again.
    assert_eq!(
        taken.categories[0],
        ("Zebra".to_owned(), 2, Category::Policy)
    );
    assert_eq!(taken.kinds.len(), 2);
}

#[test]
fn a_link_that_is_there_is_not_made_twice() {
    let text = r#"{"elements": [{"label": "A"}, {"label": "B"}], "connections": [
        {"from": "A", "to": "B", "type": "Funds", "direction": "directed"},
        {"from": "B", "to": "A", "type": "Funds", "direction": "directed"},
        {"from": "A", "to": "B", "type": "Funds", "direction": "directed"},
        {"from": "B", "to": "A", "type": "Meets"}, {"from": "A", "to": "A"}]}"#;
    let first = merged(&Plan::default(), &read(text));
    assert_eq!(first.new_links, 3);
    assert_eq!(first.problems.len(), 2, "{:?}", first.problems);
    let plan = with(&Plan::default(), &first);
    let again = merged(&plan, &read(text));
    assert_eq!((again.new_links, again.matched_links), (0, 4));
    assert_eq!(again.new.len(), 0);
    assert!(with(&plan, &again) == plan);
}

#[test]
fn a_contact_is_added_once_and_filled_in() {
    let mut plan = plan_with(&[("Court", "", None)]);
    plan.put_any(
        Contact {
            partner: Id::new(1),
            name: "Ana Núñez".to_owned(),
            rank: 4.0,
            ..Contact::new(Id::new(9))
        }
        .wrap(),
    );
    let merged = merged(
        &plan,
        &read("name,contact,email\nCourt,ana nunez,ana@example.org\nCourt,Bo,\nCourt,Bo,\n"),
    );
    let after = with(&plan, &merged);
    let told: Vec<_> = after
        .contacts
        .iter()
        .map(|c| (c.name.as_str(), c.email.as_str(), c.rank))
        .collect();
    assert_eq!(
        told,
        [("Ana Núñez", "ana@example.org", 4.0), ("Bo", "", 5.0)]
    );
    assert_eq!(merged.contacts, 1);
}

#[test]
fn notes_are_added_once() {
    let incoming = read("name,City\nCourt,Reno\n");
    let plan = plan_with(&[("Court", "", None)]);
    let once = with(&plan, &merged(&plan, &incoming));
    assert_eq!(partner(&once, "Court").notes, "City: Reno");
    let twice = with(&once, &merged(&once, &incoming));
    assert!(twice == once);
}

#[test]
fn two_partners_of_one_name_are_met_one_by_one() {
    let plan = plan_with(&[("Clinic", "", None), ("Clinic", "", None)]);
    let text = r#"{"elements": [{"id": "a", "label": "Clinic"}, {"id": "b", "label": "Clinic"}, {"id": "c", "label": "Clinic"}]}"#;
    let merged = merged(&plan, &read(text));
    assert_eq!((merged.matched.len(), merged.new.len()), (2, 1));
}
