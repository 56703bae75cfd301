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
fn captions_count_in_fields_where_there_are_contents() {
    let plan = sample::sample();
    for kind in ReportKind::ALL {
        let (report, bytes) = written(&plan, *kind);
        let text = part(&bytes, "word/document.xml");
        let shown = |sort: &str| text.matches(&format!(" SEQ {sort} \\* ARABIC ")).count();
        let count = |is: fn(&Block) -> bool| report.blocks.iter().filter(|block| is(block)).count();
        let there = [
            count(|block| matches!(block, Block::Table(_))),
            count(|block| matches!(block, Block::Figure(_))),
        ];
        let numbered = if report.contents { there } else { [0, 0] };
        assert_eq!([shown("Table"), shown("Figure")], numbered, "{kind:?}");
        let captions = text.matches("<w:pStyle w:val=\"Caption\"/>").count();
        assert_eq!(captions, there[0] + there[1], "{kind:?}");
    }
    let (_, bytes) = written(&plan, ReportKind::FullPlan);
    assert!(part(&bytes, "word/document.xml").contains(" SEQ Figure "));
}

#[test]
fn the_styles_of_lists_hold_their_lists_and_each_list_with_numbers_begins_anew() {
    let plan = sample::sample();
    let (mut dots, mut begun) = (0, 0);
    for kind in ReportKind::ALL {
        let (report, bytes) = written(&plan, *kind);
        let text = part(&bytes, "word/document.xml");
        let styles = part(&bytes, "word/styles.xml");
        let parsed = roxmltree::Document::parse(&styles).expect("well-formed");
        let lists = part(&bytes, "word/numbering.xml");
        for id in ["ListBullet", "ListNumber"] {
            let mut all = parsed.descendants();
            let style = all.find(|node| node.attribute((W, "styleId")) == Some(id));
            let style = style.expect("the style");
            let number = style
                .descendants()
                .find(|node| node.has_tag_name((W, "numId")))
                .and_then(|node| node.attribute((W, "val")))
                .expect("its list");
            assert!(
                lists.contains(&format!("<w:num w:numId=\"{number}\">")),
                "{id}"
            );
        }
        let entries = |wanted: fn(&report::Marks) -> bool| -> (usize, usize) {
            let all = report.blocks.iter().filter_map(|block| match block {
                Block::List(list) if wanted(&list.marks) => Some(list.entries.len()),
                _ => None,
            });
            (all.clone().count(), all.sum())
        };
        let named = |id: &str| {
            let tag = format!("<w:pStyle w:val=\"{id}\"/>");
            text.matches(&tag).count()
        };
        let (_, with_dots) = entries(|marks| *marks == report::Marks::Dots);
        let (with_numbers, counted) = entries(|marks| *marks == report::Marks::Numbers);
        assert_eq!(named("ListBullet"), with_dots, "{kind:?}");
        assert_eq!(named("ListNumber"), counted, "{kind:?}");
        let used = values(&text, &["numId"], "val").len();
        assert_eq!(used, with_numbers, "{kind:?}");
        dots += with_dots;
        begun += with_numbers;
    }
    assert!(dots > 0, "{begun}");
}

#[test]
fn the_last_row_of_a_table_never_stands_alone() {
    let (report, bytes) = written(&sample::sample(), ReportKind::Actions);
    let text = part(&bytes, "word/document.xml");
    let parsed = roxmltree::Document::parse(&text).expect("well-formed");
    let long = |block: &&Block| matches!(block, Block::Table(table) if table.rows.len() > 2);
    let mut seen = 0;
    for table in parsed.descendants().filter(|n| n.has_tag_name((W, "tbl"))) {
        let rows: Vec<_> = table
            .children()
            .filter(|n| n.has_tag_name((W, "tr")))
            .collect();
        if let [_, .., first, before, last] = rows.as_slice() {
            assert!(!has(*first, "keepNext") && !has(*last, "keepNext"));
            assert!(has(*before, "keepNext"));
            seen += 1;
        }
    }
    assert_eq!(seen, report.blocks.iter().filter(long).count());
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

/// The style of a paragraph.
fn style<'a>(of: roxmltree::Node<'a, '_>) -> &'a str {
    let set = of
        .descendants()
        .find(|node| node.has_tag_name((W, "pStyle")));
    set.and_then(|node| node.attribute((W, "val")))
        .unwrap_or("")
}

fn has(of: roxmltree::Node<'_, '_>, name: &str) -> bool {
    of.descendants().any(|node| node.has_tag_name((W, name)))
}

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

#[test]
fn nothing_stands_alone_at_the_end_or_the_beginning_of_a_page() {
    let plan = sample::sample();
    for kind in ReportKind::ALL {
        let (_, bytes) = written(&plan, *kind);
        let text = part(&bytes, "word/document.xml");
        let parsed = roxmltree::Document::parse(&text).expect("well-formed");
        let mut page = parsed.descendants();
        let page = page
            .find(|node| node.has_tag_name((W, "body")))
            .expect("a body");
        let blocks: Vec<_> = page.children().collect();
        for pair in blocks.windows(2) {
            let [of, next] = pair else { continue };
            // An empty paragraph after a full page would make a page of its own.
            if style(*of) == "Gap" {
                assert!(!has(*next, "pageBreakBefore"), "{kind:?}");
            }
            // What leads to facts or signatures goes with them.
            let leads = of.has_tag_name((W, "p")) && style(*of) == "Normal";
            let table = next
                .descendants()
                .find(|node| node.has_tag_name((W, "tblStyle")));
            let table = table.and_then(|node| node.attribute((W, "val")));
            if leads
                && matches!(table, Some("Facts" | "Signatures"))
                && next.has_tag_name((W, "tbl"))
            {
                assert!(has(*of, "keepNext"), "{kind:?}: {:?}", of.range());
            }
        }
    }
}

/// The order in which the format wants the properties of a thing; Word refuses files that don't keep it.
const ORDER: [(&str, &[&str]); 5] = [
    (
        "pPr",
        &[
            "pStyle",
            "keepNext",
            "keepLines",
            "pageBreakBefore",
            "framePr",
            "widowControl",
            "numPr",
            "suppressLineNumbers",
            "pBdr",
            "shd",
            "tabs",
            "suppressAutoHyphens",
            "bidi",
            "spacing",
            "ind",
            "contextualSpacing",
            "jc",
            "outlineLvl",
            "rPr",
            "sectPr",
        ],
    ),
    (
        "rPr",
        &[
            "rStyle",
            "rFonts",
            "b",
            "bCs",
            "i",
            "iCs",
            "caps",
            "color",
            "spacing",
            "kern",
            "sz",
            "szCs",
            "highlight",
            "u",
            "bdr",
            "shd",
            "vertAlign",
            "rtl",
            "cs",
            "lang",
        ],
    ),
    (
        "tblPr",
        &[
            "tblStyle",
            "bidiVisual",
            "tblW",
            "jc",
            "tblInd",
            "tblBorders",
            "shd",
            "tblLayout",
            "tblCellMar",
            "tblLook",
            "tblCaption",
            "tblDescription",
        ],
    ),
    (
        "tcPr",
        &[
            "tcW",
            "gridSpan",
            "vMerge",
            "tcBorders",
            "shd",
            "noWrap",
            "tcMar",
            "vAlign",
        ],
    ),
    (
        "sectPr",
        &[
            "headerReference",
            "footerReference",
            "type",
            "pgSz",
            "pgMar",
            "cols",
            "titlePg",
            "bidi",
            "docGrid",
        ],
    ),
];

#[test]
fn properties_stand_in_the_order_that_the_format_wants() {
    for plan in plans() {
        for kind in ReportKind::ALL {
            let (_, bytes) = written(&plan, *kind);
            for name in ["word/document.xml", "word/styles.xml", "word/footer1.xml"] {
                let Some((_, text)) = parts(&bytes).into_iter().find(|(own, _)| own == name) else {
                    panic!("{name} is missing");
                };
                let parsed = roxmltree::Document::parse(&text).expect("well-formed");
                for node in parsed.descendants().filter(|node| node.is_element()) {
                    let Some((_, order)) = ORDER.iter().find(|(of, _)| node.has_tag_name((W, *of)))
                    else {
                        continue;
                    };
                    let at: Vec<usize> = node
                        .children()
                        .map(|child| {
                            let own = child.tag_name().name();
                            let place = order.iter().position(|name| *name == own);
                            place.unwrap_or_else(|| {
                                panic!("{kind:?}: {own} in {}", node.tag_name().name())
                            })
                        })
                        .collect();
                    assert!(at.is_sorted(), "{kind:?}: {}", &text[node.range()]);
                }
            }
        }
    }
}
