//! Reports as web pages and as Markdown: nothing is lost on the way, and nothing that was typed becomes code.
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
    exchange::{
        document::{Document, drawing, html, markdown},
        sample,
    },
    guidance::catalogue,
    mapping::{Spots, print::Paper},
    model::{Id, Partner, Plan, Record as _, ReportKind},
    report::{self, Block, Report, Wanted},
};

fn report(plan: &Plan, kind: ReportKind) -> Report {
    report::make(plan, catalogue(), &Wanted::new(kind), sample::TOLD_ON)
}

fn written(plan: &Plan, kind: ReportKind, write: fn(&Document<'_>) -> String) -> String {
    let report = report(plan, kind);
    let drawings = drawing::draw(&report, plan, &Spots::new(), sample::TOLD_ON, &|_| true);
    write(&Document {
        report: &report,
        drawings: &drawings.expect("nobody stops it"),
        paper: Paper::Letter,
    })
}

/// The letters and digits of a text, so that marks and line breaks don't matter.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect()
}

/// The words of a page without its tags.
fn words_of(html: &str) -> String {
    let mut words = String::new();
    for part in html.split('<') {
        words.push_str(part.split_once('>').map_or(part, |(_, words)| words));
    }
    for (sign, letter) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ] {
        words = words.replace(sign, letter);
    }
    words
}

#[test]
fn every_heading_caption_and_cell_of_every_report_is_on_the_page_and_in_the_text() {
    let plan = sample::sample();
    for kind in ReportKind::ALL {
        let page = letters(&words_of(&written(&plan, *kind, html::write)));
        let text = written(&plan, *kind, markdown::write);
        // A line break within a cell.
        let text = letters(&text.replace("<br>", ""));
        for block in &report(&plan, *kind).blocks {
            let mut told: Vec<String> = Vec::new();
            match block {
                Block::Heading { text, .. } => told.push(text.clone()),
                Block::Table(table) => {
                    told.push(table.caption.clone());
                    told.extend(table.head.iter().cloned());
                    let cells = table.rows.iter().flatten();
                    told.extend(
                        cells.flat_map(|cell| cell.text.iter().map(|span| span.text.clone())),
                    );
                }
                Block::Figure(figure) => told.push(figure.caption.clone()),
                Block::Paragraph(spans) => told.extend(spans.iter().map(|span| span.text.clone())),
                _ => {}
            }
            for words in told.iter().map(|words| letters(words)) {
                assert!(page.contains(&words), "{kind:?}: the page lacks “{words}”");
                assert!(text.contains(&words), "{kind:?}: the text lacks “{words}”");
            }
        }
    }
}

#[test]
fn a_page_is_one_file_with_a_language_a_title_and_one_first_heading() {
    let plan = sample::sample();
    for kind in ReportKind::ALL {
        let page = written(&plan, *kind, html::write);
        assert!(page.starts_with("<!DOCTYPE html>") || page.starts_with("<!doctype html>"));
        assert!(
            page.contains("<html ") && page.contains(" lang=\"en\""),
            "{kind:?}"
        );
        assert!(page.contains("<title>"), "{kind:?}");
        assert_eq!(page.matches("<h1").count(), 1, "{kind:?}");
        for outside in ["<script", "<link", "src=\"http", "@import", "url(http"] {
            assert!(!page.contains(outside), "{kind:?}: {outside}");
        }
    }
}

#[test]
fn what_was_typed_stays_words() {
    let mut plan = sample::sample();
    let partner = Partner {
        name: "<script>alert(1)</script> & <img src=x onerror=y> | [a](javascript:b) # *c*"
            .to_owned(),
        ..Partner::new(Id::new(4_000_000))
    };
    plan.put_any(partner.wrap());
    let page = written(&plan, ReportKind::FullPlan, html::write);
    assert!(!page.contains("<script") && !page.contains("<img src=x"));
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;img"));
    let text = written(&plan, ReportKind::FullPlan, markdown::write);
    // Each sign with a meaning has a stroke before it.
    for sign in ["<script", "](javascript:"] {
        let all = text.match_indices(sign);
        let bare: Vec<_> = all.filter(|(at, _)| !text[..*at].ends_with('\\')).collect();
        assert!(bare.is_empty() && text.contains(sign), "{sign}");
    }
}

#[test]
fn any_plan_can_be_written() {
    for seed in 0..2 {
        let plan = random_plan(seed, 300);
        for kind in ReportKind::ALL {
            let page = written(&plan, *kind, html::write);
            assert!(page.trim_end().ends_with("</html>"), "{kind:?}");
            assert!(!written(&plan, *kind, markdown::write).contains('\0'));
        }
    }
}

#[test]
fn no_two_parts_of_a_page_that_one_can_go_to_are_called_the_same() {
    for plan in [sample::sample(), random_plan(11, 200)] {
        for kind in ReportKind::ALL {
            let page = written(&plan, *kind, html::write);
            let mut names: Vec<&str> = page
                .split("role=\"region\" aria-label=\"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
                .collect();
            let all = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), all, "{kind:?}");
        }
    }
}
