//! Reports as Word files: sound parts, words for every picture, titles that are repeated, and nothing lost.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

#[path = "common/random_plan.rs"]
mod generator;

use std::{
    collections::BTreeSet,
    io::{Cursor, Read as _},
};

use generator::random_plan;
use roundtable::{
    exchange::{
        document::{Document, drawing, word},
        sample,
    },
    guidance::catalogue,
    mapping::{Spots, print::Paper},
    model::{Id, Partner, Plan, Record as _, ReportKind},
    report::{self, Block, Paragraph, Report, Wanted},
};

fn written(plan: &Plan, kind: ReportKind) -> (Report, Vec<u8>) {
    let report = report::make(plan, catalogue(), &Wanted::new(kind), sample::TOLD_ON);
    let drawings = drawing::draw(&report, plan, &Spots::new(), sample::TOLD_ON, &|_| true);
    let bytes = word::write(&Document {
        report: &report,
        drawings: &drawings.expect("nobody stops it"),
        paper: Paper::Letter,
    });
    (report, bytes.expect("it can be packed"))
}

/// The parts that are text, by name.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a packed file");
    let mut all = Vec::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).expect("a part");
        let name = file.name().expect("a name").into_owned();
        if name.rsplit('.').next() != Some("png") {
            let mut text = String::new();
            file.read_to_string(&mut text).expect("text");
            all.push((name, text));
        }
    }
    all
}

fn part(bytes: &[u8], name: &str) -> String {
    let found = parts(bytes).into_iter().find(|(own, _)| own == name);
    found.expect("the part is there").1
}

/// The values that elements of these names have in an attribute.
fn values(xml: &str, elements: &[&str], name: &str) -> BTreeSet<String> {
    let parsed = roxmltree::Document::parse(xml).expect("well-formed");
    let all = parsed.descendants();
    all.filter(|node| elements.contains(&node.tag_name().name()))
        .filter_map(|node| node.attributes().find(|a| a.name() == name))
        .map(|attribute| attribute.value().to_owned())
        .collect()
}

fn plans() -> Vec<Plan> {
    let mut hostile = sample::sample();
    let partner = Partner {
        name: "<w:p>&amp;</w:p> \u{0}\u{8}\u{ffff} \"מרכז\"\r\nمركز\t]]>".to_owned(),
        ..Partner::new(Id::new(4_000_000))
    };
    hostile.put_any(partner.wrap());
    vec![Plan::default(), hostile, random_plan(3, 120)]
}

/// The letters and digits of a text, so that spaces and line breaks don't matter.
fn letters(text: &str) -> String {
    let all = text.chars();
    all.filter(|letter| letter.is_alphanumeric()).collect()
}

fn told(of: &Paragraph) -> String {
    of.iter().map(|span| span.text.as_str()).collect()
}

/// All that a block says.
fn said(block: &Block) -> Vec<String> {
    match block {
        Block::Heading { text, .. } => vec![text.clone()],
        Block::Paragraph(of) | Block::Callout(_, of) => vec![told(of)],
        Block::List(list) => list.entries.iter().map(told).collect(),
        Block::Facts(facts) => {
            let all = facts.iter();
            all.flat_map(|fact| [fact.name.clone(), told(&fact.is)])
                .collect()
        }
        Block::Stats(stats) => {
            let all = stats.iter();
            all.flat_map(|stat| {
                [
                    stat.value.clone(),
                    stat.label.clone(),
                    stat.definition.clone(),
                ]
            })
            .collect()
        }
        Block::Table(table) => {
            let mut all = vec![table.caption.clone(), table.definition.clone()];
            all.extend(table.head.iter().cloned());
            all.extend(table.rows.iter().flatten().map(|cell| told(&cell.text)));
            all
        }
        Block::Figure(figure) => vec![figure.caption.clone(), figure.definition.clone()],
        Block::Signatures(signatures) => {
            let all = signatures.iter();
            all.map(|signature| signature.party.clone()).collect()
        }
        Block::Lines { label, .. } => vec![label.clone()],
        Block::PageBreak => Vec::new(),
    }
}

#[test]
fn every_part_is_well_formed_and_every_style_and_picture_that_is_named_is_there() {
    for plan in plans() {
        for kind in ReportKind::ALL {
            let (_, bytes) = written(&plan, *kind);
            for (name, text) in parts(&bytes) {
                if let Err(error) = roxmltree::Document::parse(&text) {
                    panic!("{kind:?}: {name}: {error}");
                }
            }
            let text = part(&bytes, "word/document.xml");
            for (used, there) in [
                (
                    values(&text, &["pStyle", "rStyle", "tblStyle"], "val"),
                    values(&part(&bytes, "word/styles.xml"), &["style"], "styleId"),
                ),
                (
                    values(&text, &["numId"], "val"),
                    values(&part(&bytes, "word/numbering.xml"), &["num"], "numId"),
                ),
                (
                    values(&text, &["blip", "svgBlip"], "embed"),
                    values(
                        &part(&bytes, "word/_rels/document.xml.rels"),
                        &["Relationship"],
                        "Id",
                    ),
                ),
                (
                    values(&text, &["hyperlink"], "anchor"),
                    values(&text, &["bookmarkStart"], "name"),
                ),
            ] {
                let lacking: Vec<_> = used.difference(&there).collect();
                assert!(lacking.is_empty(), "{kind:?} lacks {lacking:?}");
            }
        }
    }
}

#[test]
fn no_words_are_lost() {
    for plan in plans() {
        for kind in ReportKind::ALL {
            let (report, bytes) = written(&plan, *kind);
            let text = part(&bytes, "word/document.xml");
            let parsed = roxmltree::Document::parse(&text).expect("well-formed");
            let all = parsed.descendants();
            let page: String = all
                .filter(|node| node.tag_name().name() == "t")
                .filter_map(|node| node.text())
                .collect();
            let page = letters(&page);
            for words in report.blocks.iter().flat_map(said) {
                assert!(page.contains(&letters(&words)), "{kind:?} lacks “{words}”");
            }
        }
    }
}

#[test]
fn tables_repeat_their_titles_and_pictures_say_what_they_show() {
    for plan in plans() {
        for kind in ReportKind::ALL {
            let (report, bytes) = written(&plan, *kind);
            let text = part(&bytes, "word/document.xml");
            let parsed = roxmltree::Document::parse(&text).expect("well-formed");
            let named = |name: &'static str| {
                let all = parsed.descendants();
                all.filter(move |node| node.tag_name().name() == name)
            };
            let titled = report.blocks.iter().filter(|block| {
                matches!(block, Block::Table(table) if table.head.iter().any(|title| !title.is_empty()))
            });
            assert_eq!(named("tblHeader").count(), titled.count(), "{kind:?}");
            for picture in named("docPr") {
                let said = picture.attribute("descr").unwrap_or_default();
                assert!(!said.trim().is_empty(), "{kind:?}");
            }
            // Two tables that touch would become one.
            for table in named("tbl") {
                let after = table.next_sibling_element().expect("the page's measures");
                assert_eq!(after.tag_name().name(), "p", "{kind:?}");
            }
        }
    }
    let (_, bytes) = written(&sample::sample(), ReportKind::FullPlan);
    let text = part(&bytes, "word/document.xml");
    assert!(text.contains("svgBlip") && text.contains("descr="));
}

#[test]
fn what_runs_from_right_to_left_is_told_so_and_nothing_else_is() {
    let mut plan = sample::sample();
    let (_, bytes) = written(&plan, ReportKind::Partners);
    assert!(!part(&bytes, "word/document.xml").contains("<w:bidi/>"));
    let partner = Partner {
        name: "مركز العدل".to_owned(),
        ..Partner::new(Id::new(4_000_000))
    };
    plan.put_any(partner.wrap());
    let (_, bytes) = written(&plan, ReportKind::Partners);
    let text = part(&bytes, "word/document.xml");
    assert!(text.contains("<w:bidi/>") && text.contains("<w:rtl/>"));
}

#[test]
fn the_same_report_is_the_same_file() {
    let plan = sample::sample();
    let file = || written(&plan, ReportKind::FullPlan).1;
    assert!(file() == file());
}
