//! What changed between two moments of a plan: laws that hold for any two plans, and the sentences.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "common/random_plan.rs"]
mod random_plan;

use random_plan::{Rng, random_plan};
use roundtable::{
    insight::change::{What, compare, told},
    model::{
        Agreement, AgreementParty, Category, Date, Id, Level, Link, LinkKind, Partner,
        PartnerStatus, Plan, Record,
    },
};

/// Two plans that share some records.
fn two_plans(seed: u64) -> [Plan; 2] {
    let then = random_plan(seed, 60);
    let other = random_plan(seed + 1000, 60);
    let mut rng = Rng::new(seed);
    let mut now = then.clone();
    for partner in then.partners.iter() {
        let with = other.partners.iter().nth(rng.below(other.partners.len()));
        match rng.below(4) {
            0 => now.remove_any(partner.clone().wrap().key()),
            1 => {
                if let Some(with) = with {
                    now.put_any(
                        Partner {
                            id: partner.id,
                            ..with.clone()
                        }
                        .wrap(),
                    );
                }
            }
            _ => {}
        }
    }
    for record in other.all() {
        if rng.percent(30) {
            now.put_any(record);
        }
    }
    [then, now]
}

#[test]
fn a_plan_does_not_differ_from_itself() {
    for seed in 0..40 {
        let [then, now] = two_plans(seed);
        for plan in [&then, &now] {
            let changes = compare(plan, plan);
            assert!(changes.is_empty(), "seed {seed}: {changes:?}");
            assert!(told(&changes, plan, plan).is_empty(), "seed {seed}");
        }
        // Also when nothing is shared in memory.
        let mut copy = Plan::default();
        for record in then.all() {
            copy.put_any(record);
        }
        assert!(compare(&then, &copy).is_empty(), "seed {seed}");
    }
}

#[test]
fn told_backwards_it_is_the_mirror_image() {
    let mut changed = 0;
    for seed in 0..40 {
        let [then, now] = two_plans(seed);
        let changes = compare(&then, &now);
        changed += changes.count();
        assert_eq!(changes.reversed(), compare(&now, &then), "seed {seed}");
        assert_eq!(changes.reversed().reversed(), changes, "seed {seed}");
    }
    assert!(changed > 100, "the plans differ: {changed}");
}

#[test]
fn what_changed_leads_from_then_to_now() {
    for seed in 0..40 {
        let [then, now] = two_plans(seed);
        let mut built = then.clone();
        for (id, what) in compare(&then, &now).partners {
            let fresh = now.get(id).cloned();
            let Some(mut p) = built.get(id).cloned().or_else(|| fresh.clone()) else {
                panic!("seed {seed}: nobody knows {id:?}");
            };
            match what {
                What::Joined(_) => p = fresh.expect("who joined is there"),
                What::Left(_) => {
                    built.remove_any(p.wrap().key());
                    continue;
                }
                What::Status([_, to]) => p.status = to,
                What::Current([_, to]) => p.current_level = to,
                What::Intended([_, to]) => p.intended_level = to,
                What::Category([_, to]) => p.category = to,
                What::Influence([_, to]) => p.influence = to,
                What::Interest([_, to]) => p.interest = to,
            }
            built.put_any(p.wrap());
        }
        let seen = |plan: &Plan| -> Vec<_> {
            let all = plan.partners.iter();
            all.map(|p| {
                (
                    p.id,
                    p.status,
                    p.current_level,
                    p.intended_level,
                    p.category,
                    p.influence,
                    p.interest,
                )
            })
            .collect()
        };
        assert_eq!(seen(&built), seen(&now), "seed {seed}");
    }
}

#[test]
fn each_change_is_told_and_no_sentence_is_empty_or_ends_with_a_dot() {
    for seed in 0..40 {
        let [then, now] = two_plans(seed);
        let changes = compare(&then, &now);
        let sentences = told(&changes, &then, &now);
        for (id, what) in &changes.partners {
            let named = sentences.iter().any(|s| s.partners.contains(id));
            assert!(named, "seed {seed}: nothing is told of {what:?}");
        }
        for s in sentences {
            assert!(!s.text.is_empty() && !s.text.ends_with('.'), "{}", s.text);
        }
    }
}

fn plan(records: Vec<roundtable::model::AnyRecord>) -> Plan {
    let mut plan = Plan::default();
    for record in records {
        plan.put_any(record);
    }
    plan
}

fn partner(id: i64, name: &str, level: Option<Level>) -> Partner {
    Partner {
        name: name.to_owned(),
        category: Category::Justice,
        status: PartnerStatus::AtTable,
        current_level: level,
        ..Partner::new(Id::new(id))
    }
}

fn link(id: i64, from: i64, to: i64, kind: LinkKind) -> Link {
    Link {
        from: Id::new(from),
        to: Id::new(to),
        kind,
        ..Link::new(Id::new(id))
    }
}

fn sentences(then: &Plan, now: &Plan) -> Vec<String> {
    let changes = compare(then, now);
    told(&changes, then, now)
        .into_iter()
        .map(|t| t.text)
        .collect()
}

#[test]
fn the_change_is_told_in_plain_words_the_most_telling_first() {
    use Level::{Collaboration, Cooperation};
    let agreement = Agreement {
        title: "Shelter beds".to_owned(),
        ..Agreement::new(Id::new(50))
    };
    let party = AgreementParty {
        agreement: Id::new(50),
        partner: Id::new(1),
        ..AgreementParty::new(Id::new(51))
    };
    let invited = Partner {
        status: PartnerStatus::Invited,
        category: Category::Providers,
        ..partner(3, "Shelter", None)
    };
    let then = plan(vec![
        partner(1, "Family Court", Some(Cooperation)).wrap(),
        partner(2, "Police", Some(Cooperation)).wrap(),
        invited.clone().wrap(),
        Partner {
            influence: Some(40.0),
            ..partner(4, "CASA", None)
        }
        .wrap(),
        link(10, 1, 2, LinkKind::Meets).wrap(),
        link(11, 1, 4, LinkKind::Informal).wrap(),
        agreement.clone().wrap(),
        party.clone().wrap(),
    ]);
    let now = plan(vec![
        partner(1, "Family Court", Some(Collaboration)).wrap(),
        partner(2, "Police", Some(Collaboration)).wrap(),
        Partner {
            status: PartnerStatus::AtTable,
            ..invited
        }
        .wrap(),
        Partner {
            influence: Some(55.5),
            ..partner(4, "CASA", None)
        }
        .wrap(),
        link(10, 1, 2, LinkKind::SharesData).wrap(),
        link(12, 2, 3, LinkKind::RefersClients).wrap(),
        Agreement {
            signed_on: Some(Date::constant(2026, 1, 5)),
            ..agreement
        }
        .wrap(),
        AgreementParty {
            signed: true,
            ..party
        }
        .wrap(),
    ]);
    assert_eq!(
        sentences(&then, &now),
        [
            "Shelter came to the table",
            "Family Court and Police moved from cooperation to collaboration",
            "“Shelter beds” was signed",
            "Family Court signed “Shelter beds”",
            "Providers: 1 at the table, where nobody was before",
            "1 new link, 1 gone, 1 changed",
            "The influence of CASA rose from 40 to 55.5",
            "The link between Family Court and Police changed from meets to shares data",
            "The link between Family Court and CASA is gone: informal",
            "New link between Police and Shelter: refers clients",
        ]
    );
    let backwards = sentences(&now, &then);
    assert_eq!(backwards[0], "Shelter left the table and is now invited");
    assert_eq!(
        backwards[1],
        "Family Court and Police moved from collaboration to cooperation"
    );
}

#[test]
fn who_is_gone_is_told_by_the_name_that_it_had() {
    let then = plan(vec![
        partner(1, "Legal Aid", None).wrap(),
        partner(2, "", None).wrap(),
    ]);
    let now = Plan::default();
    assert_eq!(
        sentences(&then, &now),
        [
            "Legal Aid and Unnamed partner are not in the plan any more; were at the table",
            "Courts and justice: nobody at the table any more, 2 before",
        ]
    );
}
