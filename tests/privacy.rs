//! What looks like a client's data in the words of a plan: found where it is, and not where it only seems so.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

#[path = "common/random_plan.rs"]
mod generator;

use generator::random_plan;
use roundtable::{
    exchange::sample,
    insight::privacy::{self, Found, RULES},
    model::{Action, Contact, Date, Edition, Id, Partner, Plan, Record as _, Waiver},
    report::edition::{self, Choices},
};

/// A plan with an action of these words.
fn plan_with(words: &str) -> Plan {
    let mut plan = Plan::default();
    let action = Action {
        text: words.to_owned(),
        ..Action::new(Id::new(7))
    };
    plan.put_any(action.wrap());
    plan
}

/// What is found in these words: rule and what.
fn found_in(words: &str) -> Vec<(&'static str, String)> {
    let found = privacy::check(&plan_with(words));
    found
        .open
        .into_iter()
        .map(|hit| (hit.rule.id, hit.found))
        .collect()
}

#[test]
fn what_names_a_client_is_found_with_its_place() {
    for (rule, words, what) in [
        ("social-security", "Her SSN is 123-45-6789.", "123-45-6789"),
        ("social-security", "ssn: 123456789", "123456789"),
        ("social-security", "123 45 6789", "123 45 6789"),
        ("case-number", "Case no. 12-3456 is open", "12-3456"),
        ("case-number", "case #A-20931", "A-20931"),
        ("case-number", "Client ID: 445201, called", "445201"),
        ("case-number", "see docket 21-JV-118", "21-JV-118"),
        ("case-number", "Medicaid number 99812", "99812"),
        ("birth-date", "DOB 3/4/2015", "3/4/2015"),
        ("birth-date", "a girl (born 2015-03-04) who", "2015-03-04"),
        ("birth-date", "date of birth: 4.3.15", "4.3.15"),
        ("birth-date", "Born March 4, 2015.", "March 4, 2015"),
        ("birth-date", "born on 4 March 2015, here", "4 March 2015"),
        ("phone", "Call (503) 555-0123 after four", "(503) 555-0123"),
        ("phone", "503-555-0123", "503-555-0123"),
        ("phone", "503.555.0123.", "503.555.0123"),
        ("phone", "her cell: 503 555 0123", "503 555 0123"),
        ("phone", "+1 503-555-0123", "1 503-555-0123"),
        ("phone", "call 555-0123", "555-0123"),
        (
            "private-email",
            "write to mary.smith@gmail.com.",
            "mary.smith@gmail.com",
        ),
        ("private-email", "Mary_S@Yahoo.com", "Mary_S@Yahoo.com"),
    ] {
        let rule = format!("privacy.{rule}");
        assert_eq!(
            found_in(words),
            [(rule.as_str(), what.to_owned())],
            "{words}"
        );
    }
}

#[test]
fn what_only_seems_so_is_passed_over() {
    for words in [
        "",
        "In 2024, 2025 and 2026 we served 1,150 families",
        "$40,000 a year, or 503-555-01230 units",
        "By 6/30/2026, review on 2026-05-12",
        "from 9:00 to 17:30, room 204",
        "Section 123-45-67890 of the budget",
        "Law 000-12-3456, 666-12-3456, 900-12-3456, 123-00-4567, 123-45-0000",
        "the 2-1-1 help line, 1-800-799-7233 and 800-799-7233",
        "no case is discussed, ever; 120 cases in 2025",
        "In case 2024 is too early, start in 2025",
        "Case number 3 of 12; file number 2024",
        "The case: 5,000 families; client satisfaction 4.2",
        "airborne 3/4/2015 and reborn March 4, 2015",
        "Families born here since 2015",
        "Call 12-3456 is not a number; page 103-1104",
        "office@county.gov, help@gmail.company.org, @gmail.com",
        "Family number 3",
        "100-200-3000",
    ] {
        assert_eq!(found_in(words), [], "{words}");
    }
}

#[test]
fn fields_that_are_made_for_it_are_no_finds() {
    let mut plan = Plan::default();
    let partner = Partner::new(Id::new(1));
    let contact = Contact {
        partner: partner.id,
        email: "mary@gmail.com".to_owned(),
        phone: "503-555-0123".to_owned(),
        ..Contact::new(Id::new(2))
    };
    plan.put_any(partner.wrap());
    plan.put_any(contact.wrap());
    assert!(privacy::check(&plan).open.is_empty());
}

#[test]
fn the_sample_plan_has_none() {
    let found = privacy::check(&sample::sample());
    let told: Vec<_> = found.open.iter().map(|hit| &hit.excerpt).collect();
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn a_find_tells_record_field_and_the_words_around() {
    let words = "Ask the aunt, who knows the mother well, whether SSN 123-45-6789 is right before Friday, and write it nowhere";
    let found = privacy::check(&plan_with(words));
    let hit = &found.open[0];
    assert_eq!(hit.record, roundtable::model::Key::of(Id::<Action>::new(7)));
    assert_eq!(hit.field(), "Action");
    assert!(hit.excerpt.starts_with('…') && hit.excerpt.ends_with('…'));
    assert!(
        hit.excerpt.contains("SSN 123-45-6789 is right"),
        "{}",
        hit.excerpt
    );
    assert!(
        hit.masked().contains("SSN •••-••-•••• is right"),
        "{}",
        hit.masked()
    );
}

fn let_stand(plan: &mut Plan, found: &Found) {
    let today = Date::constant(2026, 5, 12);
    let waiver = found.open[0].waiver(Id::<Waiver>::new(99), " It is a grant number ", today);
    plan.put_any(waiver.wrap());
}

#[test]
fn what_is_let_stand_is_told_apart_until_other_words_come() {
    let mut plan = plan_with("Grant 123-45-6789");
    let found = privacy::check(&plan);
    let_stand(&mut plan, &found);
    let after = privacy::check(&plan);
    assert!(after.open.is_empty());
    assert_eq!(after.left[0].reason, "It is a grant number");
    let waiver = plan.waivers.iter().next().expect("it is kept");
    assert!(!waiver.subject.contains("6789") && !waiver.subject.contains("123-45"));

    // The same number with more words around it is the same case; another number is not.
    for record in plan_with("The grant is 123-45-6789, and 234-56-7890").all() {
        plan.put_any(record);
    }
    let after = privacy::check(&plan);
    assert_eq!((after.open.len(), after.left.len()), (1, 1));
    assert_eq!(after.open[0].found, "234-56-7890");
}

#[test]
fn what_an_edition_leaves_out_is_not_looked_through() {
    let mut plan = Plan::default();
    let partner = Partner {
        private_notes: "SSN 123-45-6789".to_owned(),
        ..Partner::new(Id::new(1))
    };
    plan.put_any(partner.wrap());
    assert_eq!(privacy::check(&plan).open.len(), 1);
    let (shared, _) = edition::of(&plan, Edition::Shared, Choices::default());
    assert!(privacy::check(&shared).open.is_empty());
}

#[test]
fn any_text_at_all_can_be_looked_through() {
    for seed in 0..6 {
        for hit in privacy::check(&random_plan(seed, 400)).open {
            assert!(RULES.iter().any(|rule| rule.id == hit.rule.id));
            assert!(!hit.masked().chars().any(|letter| letter.is_ascii_digit()));
        }
    }
    for words in [
        "born é 1/2/3",
        "Case no.",
        "case #",
        "dob",
        "call ",
        "@",
        "1@",
        "é@gmail.com 1",
        "born may 5",
    ] {
        found_in(words);
    }
}
