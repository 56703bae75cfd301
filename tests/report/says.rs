//! What the plan says stands in the full plan, and what is private stays out.

use std::collections::BTreeSet;

use roundtable::{
    exchange::sample::sample,
    model::{AnyRecord, Kind, Plan, Privacy, ReportKind, Storage, StoryConsent, Value},
    report::Block,
};

use crate::{
    large_plan::{LARGE, large_plan},
    plain, report, shared,
};

/// The texts that hold an id, a code or a copy, nothing that a person typed for others to read.
fn is_code(kind: Kind, column: &str) -> bool {
    matches!(
        (kind, column),
        (Kind::Partner, "member_type")
            | (Kind::Answer, "item" | "choice" | "answered_by")
            | (Kind::AgendaBlock, "step")
            | (Kind::SurveyResponse, "item" | "respondent")
            | (Kind::Waiver, "rule" | "subject")
            | (Kind::ReportSetup, "left_out")
            | (Kind::Attachment, "media_type" | "purpose")
            | (Kind::Snapshot, "body")
            // Told as 5:30 p.m.
            | (Kind::Header | Kind::Meeting, "starts_at")
            | (Kind::Measure, "reference")
            // Stands in the middle of the map.
            | (Kind::Header, "agency_short")
    )
}

/// Every text of a plan, with the record and the field that hold it.
fn texts(plan: &Plan, privacy: &[Privacy]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for record in plan.all() {
        let kind = record.kind();
        for (column, value) in kind.columns().iter().zip(record.values()) {
            let Value::Text(text) = value else { continue };
            if column.storage != Storage::Text
                || !privacy.contains(&column.privacy)
                || is_code(kind, column.name)
                || text.trim().is_empty()
            {
                continue;
            }
            if let AnyRecord::Story(story) = &record
                && !matches!(story.consent, StoryConsent::Public | StoryConsent::Internal)
                && column.name != "title"
            {
                continue;
            }
            found.push((
                format!("{} {} {}", kind.table(), record.raw_id(), column.name),
                text.trim().to_owned(),
            ));
        }
    }
    found
}

/// Whatever its case and its breaks.
fn folded(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

#[test]
fn the_full_plan_says_all_that_the_sample_says() {
    let plan = sample();
    let said = folded(&plain::text(&report(&plan, ReportKind::FullPlan)));
    let open = texts(&plan, &[Privacy::Open, Privacy::Contact]);
    assert!(open.len() > 1000, "{}", open.len());
    let lost: Vec<_> = open
        .iter()
        .filter(|(_, text)| !said.contains(&folded(text)))
        .collect();
    assert!(
        lost.is_empty(),
        "{} of {}: {lost:#?}",
        lost.len(),
        open.len()
    );
}

#[test]
fn the_full_edition_tells_private_notes_under_that_heading_alone() {
    let plan = sample();
    let notes = texts(&plan, &[Privacy::Private]);
    assert!(notes.len() > 10);
    let full = report(&plan, ReportKind::FullPlan);
    let at = full
        .blocks
        .iter()
        .position(|b| matches!(b, Block::Heading { text, .. } if text == "Private notes"));
    let (before, under) = full
        .blocks
        .split_at(at.expect("a heading for private notes"));
    let text = |blocks: &[Block]| {
        let all: Vec<_> = blocks.iter().map(plain::block_text).collect();
        folded(&all.join("\n"))
    };
    let (before, under) = (text(before), text(under));
    for (place, note) in notes {
        assert!(under.contains(&folded(&note)), "{place}: {note}");
        assert!(!before.contains(&folded(&note)), "{place}: {note}");
    }
}

#[test]
fn no_kind_but_the_full_plan_tells_a_private_note_even_in_the_full_edition() {
    let plan = sample();
    let notes = texts(&plan, &[Privacy::Private]);
    for kind in ReportKind::ALL
        .iter()
        .filter(|k| **k != ReportKind::FullPlan)
    {
        let said = folded(&plain::text(&report(&plan, *kind)));
        for (place, note) in &notes {
            assert!(!said.contains(&folded(note)), "{kind:?} {place}: {note}");
        }
    }
}

#[test]
fn a_shared_report_holds_nothing_private_and_no_way_to_reach_anybody() {
    let plan = sample();
    let mut notes = texts(&plan, &[Privacy::Private, Privacy::Contact]);
    // Persons' names stand in minutes too; what must not is how they are reached.
    let reach: BTreeSet<&str> = ["email", "phone", "private_note", "private_notes"].into();
    notes.retain(|(place, _)| reach.contains(place.rsplit(' ').next().unwrap_or_default()));
    assert!(notes.len() > 50, "{}", notes.len());
    for kind in ReportKind::ALL {
        let said = folded(&plain::text(&shared(&plan, *kind)));
        for (place, note) in &notes {
            assert!(!said.contains(&folded(note)), "{kind:?} {place}: {note}");
        }
        assert!(!said.contains("private note"), "{kind:?}");
        for story in plan
            .stories
            .iter()
            .filter(|s| s.consent != StoryConsent::Public)
        {
            assert!(
                !said.contains(&folded(&story.text)),
                "{kind:?}: {}",
                story.title
            );
        }
    }
}

#[test]
fn a_report_keeps_private_notes_to_itself_although_nobody_cleaned_the_plan() {
    use roundtable::{
        exchange::sample::TOLD_ON,
        guidance::catalogue,
        model::Edition,
        report::{Wanted, make},
    };
    let plan = sample();
    let notes = texts(&plan, &[Privacy::Private]);
    for kind in ReportKind::ALL {
        let wanted = Wanted {
            edition: Edition::Shared,
            ..Wanted::new(*kind)
        };
        let said = folded(&plain::text(&make(&plan, catalogue(), &wanted, TOLD_ON)));
        for (place, note) in &notes {
            assert!(!said.contains(&folded(note)), "{kind:?} {place}: {note}");
        }
    }
}

#[test]
fn an_empty_plan_is_told_what_is_missing() {
    let plan = Plan::default();
    for (kind, words) in [
        (ReportKind::Summary, "what this partnership is for"),
        (ReportKind::FullPlan, "questions without an answer"),
        (ReportKind::Quarterly, "no snapshot of the plan"),
        (ReportKind::Quarterly, "no action has been agreed yet"),
        (ReportKind::Agreement, "who is party to it"),
        (ReportKind::Partners, "no partner is in the plan yet"),
        (ReportKind::Actions, "no action has been agreed yet"),
        (ReportKind::Minutes, "no meeting has been held yet"),
        (ReportKind::Map, "there is no map"),
        (ReportKind::Blanks, "fist to five"),
    ] {
        let said = folded(&plain::text(&report(&plan, kind)));
        assert!(said.contains(words), "{kind:?}: {said}");
    }
}

#[test]
fn a_shared_report_lacks_nothing_that_it_only_leaves_out() {
    use roundtable::{
        exchange::sample::TOLD_ON,
        guidance::catalogue,
        insight::{Index, findings::findings},
    };
    for plan in [sample(), large_plan(LARGE)] {
        let index = Index::new(&plan);
        let found = findings(&plan, &index, catalogue(), TOLD_ON).open;
        let known: BTreeSet<String> = found.iter().map(|f| folded(&f.text)).collect();
        let full = folded(&plain::text(&report(&plan, ReportKind::FullPlan)));
        for kind in [ReportKind::FullPlan, ReportKind::Quarterly] {
            let told = shared(&plan, kind);
            let mut count = 0;
            for block in &told.blocks {
                if let Block::Table(table) = block
                    && table.caption.ends_with("to look at")
                {
                    for row in &table.rows {
                        let text = row
                            .first()
                            .map(|c| plain::words(&c.text))
                            .unwrap_or_default();
                        assert!(known.contains(&folded(&text)), "{kind:?}: {text}");
                        count += 1;
                    }
                }
            }
            assert!(count > 10);
            let empty = told
                .blocks
                .iter()
                .position(|b| plain::block_text(b) == "Steps that nobody has begun:");
            if let Some(Block::List(list)) = empty.and_then(|at| told.blocks.get(at + 1)) {
                for step in &list.entries {
                    assert!(
                        full.contains(&format!("- {}", folded(&plain::words(step)))),
                        "{step:?}"
                    );
                }
            }
        }
    }
}
