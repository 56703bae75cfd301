//! The draft of an agreement.

use roundtable::{
    exchange::sample::sample,
    model::{AgreementKind, ReportKind},
    report::{Block, Callout, Wanted},
};

use crate::{made, plain, report};

#[test]
fn the_draft_of_the_sample_is_61_percent_written_and_lists_what_is_missing() {
    let plan = sample();
    let draft = report(&plan, ReportKind::Agreement);
    assert_eq!(draft.title, "Memorandum of understanding");
    assert_eq!(draft.subtitle, "Working together on violence at home");
    let said = plain::text(&draft);
    assert!(said.contains("61.1 %"), "{said}");
    for lacking in [
        "when someone wants to leave",
        "what we tell the press",
        "what happens when staff change",
        "use of interpreters",
        "how this paper is changed",
    ] {
        assert!(
            said.contains(&format!(": {lacking}")),
            "at the front: {lacking}"
        );
        assert!(
            said.contains(&format!("[To be written: {lacking}]")),
            "in its place: {lacking}"
        );
    }
    let first = draft
        .blocks
        .first()
        .map(plain::block_text)
        .unwrap_or_default();
    assert!(
        first.contains("Counsel must review it before anyone signs"),
        "{first}"
    );
    assert!(matches!(
        draft.blocks.first(),
        Some(Block::Callout(Callout::Warning, _))
    ));
}

#[test]
fn every_clause_of_an_agreement_stands_in_its_draft_once() {
    let plan = sample();
    for agreement in plan.agreements.iter() {
        let draft = made(
            &plan,
            Wanted {
                agreement: Some(agreement.id),
                ..Wanted::new(ReportKind::Agreement)
            },
        );
        let said = plain::text(&draft);
        for clause in plan
            .agreement_clauses
            .iter()
            .filter(|c| c.agreement == agreement.id)
        {
            if !clause.text.trim().is_empty() {
                let title = clause.title.trim();
                let times = said
                    .matches(&format!("{title}. {}", clause.text.trim()))
                    .count();
                assert_eq!(times, 1, "{title}: {said}");
            }
        }
    }
}

#[test]
fn each_kind_of_paper_has_its_own_title_and_opening() {
    let plan = sample();
    let mut openings = Vec::new();
    for agreement in plan.agreements.iter() {
        let draft = made(
            &plan,
            Wanted {
                agreement: Some(agreement.id),
                ..Wanted::new(ReportKind::Agreement)
            },
        );
        let title = match agreement.kind {
            AgreementKind::Mou => "Memorandum of understanding",
            AgreementKind::Contract => "Contract outline",
            AgreementKind::Letter => "Letter of agreement",
            AgreementKind::DataSharing => "Data-sharing agreement",
            AgreementKind::Protocol => "Protocol",
        };
        assert_eq!(draft.title, title);
        openings.extend(draft.blocks.get(1).map(plain::block_text));
        for party in plan
            .agreement_parties
            .iter()
            .filter(|p| p.agreement == agreement.id)
        {
            let name = &plan.get(party.partner).expect("a partner").name;
            let signs = draft.blocks.iter().any(|b| matches!(b, Block::Signatures(all) if all.iter().any(|s| &s.party == name && s.signed == party.signed)));
            assert!(signs, "{name}");
        }
    }
    openings.sort();
    openings.dedup();
    assert_eq!(openings.len(), plan.agreements.len(), "{openings:#?}");
}

#[test]
fn an_agency_without_a_name_stays_small_in_the_middle_of_a_sentence() {
    let plan = roundtable::model::Plan::default();
    let said = plain::text(&report(&plan, ReportKind::Agreement));
    assert!(
        said.contains("how our agency and partners to be named want"),
        "{said}"
    );
}
