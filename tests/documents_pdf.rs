//! Reports as pages: every kind can be set, nothing that people type keeps a report from being made, and what it
//! says is on its pages.
//!
//! Setting pages is slow in a build for tests, so few reports are set and each is asked many things.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test may fail loudly"
)]

use roundtable::{
    exchange::{
        document::{self, pdf},
        sample,
    },
    guidance::catalogue,
    mapping::{
        Spots,
        print::{Output, Paper, Picture as Map},
    },
    model::{
        Bytes, Category, Edition, Id, Lens, Level, Partner, PartnerStatus, Plan, Record as _,
        ReportKind,
    },
    report::{
        self, Block, Callout, Cell, Fact, Figure, List, Logo, Marks, Picture, Report, Signature,
        Span, Stat, Table, Wanted,
        edition::{self, Choices},
    },
};

fn set(report: &Report, plan: &Plan, paper: Paper) -> pdf::Pages {
    pdf::pages(report, plan, &Spots::new(), paper).expect("a report can be set")
}

fn words(pages: &pdf::Pages) -> String {
    let all: Vec<String> = (0..pages.count()).map(|page| pages.words(page)).collect();
    all.join(" ")
}

/// What people type when nobody looks: code, letters of all scripts, signs without letters, words without end.
const NASTY: &[&str] = &[
    "#eval(\"1\") *bold* $x^2$ `raw` // gone? @ref <label> \\n",
    "<script>alert(1)</script> | a | b |",
    "Ελληνικά Кириллица Ñandú šč",
    "שלום עולם, family",
    "محكمة الأسرة and more",
    "日本語 家庭裁判所 😀 👩‍👧",
    "bell \u{7} null \u{0} tab\tdone",
    "\u{feff}mark of bytes\u{200b}none\u{ad}soft\u{2028}line\u{fffe}\u{ffff}\u{fdd0}\u{2060}over",
    "",
];

fn nasty_plan() -> Plan {
    let mut plan = Plan::default();
    for (id, name) in (1..).zip(NASTY) {
        let partner = Partner {
            name: (*name).to_owned(),
            category: Category::Justice,
            status: PartnerStatus::AtTable,
            current_level: Some(Level::Cooperation),
            ..Partner::new(Id::new(id))
        };
        plan.put_any(partner.wrap());
    }
    plan
}

/// Every kind of block, each with every nasty text.
fn nasty_report() -> Report {
    let spans = |text: &str| vec![Span::plain(text), Span::missing(text), Span::quiet("so\n")];
    let cell = |text: &str| Cell::text(text);
    let mut blocks = Vec::new();
    for text in NASTY {
        blocks.extend([
            // It skips levels on purpose.
            Block::heading(4, *text),
            Block::Paragraph(spans(text)),
            Block::List(List {
                marks: Marks::Boxes(vec![true]),
                entries: vec![spans(text), spans("x"), Vec::new()],
            }),
            Block::List(List {
                marks: Marks::Numbers,
                entries: vec![spans(text)],
            }),
            Block::Facts(vec![Fact {
                name: (*text).to_owned(),
                is: spans(text),
            }]),
            Block::Stats(vec![Stat {
                value: "–".to_owned(),
                label: (*text).to_owned(),
                definition: (*text).to_owned(),
            }]),
            Block::Callout(Callout::Missing, spans(text)),
            Block::Signatures(vec![Signature {
                party: (*text).to_owned(),
                signed: true,
            }]),
            Block::Lines {
                label: (*text).to_owned(),
                count: 200,
            },
            Block::Table(Table {
                caption: (*text).to_owned(),
                head: vec![(*text).to_owned(), String::new()],
                widths: vec![f32::NAN],
                rows: vec![vec![cell(text)], vec![cell(&"x".repeat(300)), cell("y")]],
                row_titles: true,
                ..Table::default()
            }),
        ]);
    }
    let rows = (1..=300).map(|n| vec![Cell::number(n.to_string()), cell("row")]);
    blocks.extend([
        Block::PageBreak,
        Block::PageBreak,
        Block::Stats(Vec::new()),
        Block::Signatures(Vec::new()),
        Block::Table(Table {
            caption: "Three hundred rows".to_owned(),
            head: vec!["Number".to_owned(), "Words".to_owned()],
            widths: vec![1.0, 5.0],
            rows: rows.collect(),
            ..Table::default()
        }),
        Block::Table(Table::default()),
        Block::Figure(Box::new(Figure {
            caption: String::new(),
            alt: String::new(),
            definition: String::new(),
            picture: Picture::Map(Map::new(Lens::Rings, Output::Svg)),
        })),
    ]);
    Report {
        title: String::new(),
        subtitle: "Sub\ntitle".to_owned(),
        agency: "#agency".to_owned(),
        logo: Some(Logo {
            data: Bytes(b"no picture".to_vec()),
            media_type: "image/png".to_owned(),
            alt: String::new(),
        }),
        on: sample::TOLD_ON,
        edition: Edition::Shared,
        cover: true,
        contents: true,
        landscape: false,
        one_page: false,
        blocks,
    }
}

#[test]
fn whatever_people_type_is_set_as_it_stands_and_holds_to_the_standards() {
    let (report, plan) = (nasty_report(), nasty_plan());
    let pages = set(&report, &plan, Paper::A4);
    let said = words(&pages);
    for part in [
        "#eval(\"1\") *bold* $x^2$ `raw`",
        "<script>alert(1)</script>",
        "Кириллица",
        "#agency",
        "300",
        "Shared edition",
    ] {
        assert!(said.contains(part), "{part}");
    }
    assert!(!said.contains('\u{7}'));
    let (bytes, notes) = pages.pdf().expect("a file");
    assert!(bytes.starts_with(b"%PDF"));
    let standard = |note: &String| note.contains("screen readers");
    assert!(!notes.iter().any(standard), "{notes:?}");
    // The same report is the same file, to the last byte.
    let again = set(&report, &plan, Paper::A4).pdf().expect("a file").0;
    assert!(bytes == again);
}

#[test]
fn every_kind_of_an_empty_plan_is_set_on_a_page_that_can_be_looked_at() {
    let plan = Plan::default();
    for kind in ReportKind::ALL {
        let wanted = Wanted::new(*kind);
        let report = report::make(&plan, catalogue(), &wanted, sample::TOLD_ON);
        let pages = set(&report, &plan, Paper::Letter);
        assert!(pages.count() > 0, "{kind:?}");
        let dots = pages.dots(0, 200).expect("a page");
        assert_eq!(dots.size[0], 200, "{kind:?}");
        assert_eq!(dots.rgba.len(), dots.size[0] * dots.size[1] * 4);
        assert_eq!(pages.dots(pages.count(), 200), None);
        let (_, notes) = pages.pdf().expect("a file");
        assert!(notes.is_empty(), "{kind:?}: {notes:?}");
    }
}

#[test]
fn the_summary_of_the_sample_takes_a_sheet_with_the_map_on_its_back() {
    let plan = sample::sample();
    let wanted = Wanted::new(ReportKind::Summary);
    let report = report::make(&plan, catalogue(), &wanted, sample::TOLD_ON);
    let pages = set(&report, &plan, Paper::Letter);
    assert!(pages.count() <= 2, "{} pages", pages.count());
    assert!(words(&pages).contains("18 of 22"));
    let (_, notes) = pages.pdf().expect("a file");
    assert!(notes.is_empty(), "{notes:?}");
}

#[test]
fn a_shared_fact_sheet_has_no_private_word_on_its_pages() {
    let mut plan = nasty_plan();
    let partner = Partner {
        name: "Family Court".to_owned(),
        notes: "Open to all".to_owned(),
        private_notes: "Only for us".to_owned(),
        status: PartnerStatus::AtTable,
        ..Partner::new(Id::new(90))
    };
    plan.put_any(partner.wrap());
    let said = |edition| {
        let wanted = Wanted {
            edition,
            partners: [Id::new(90)].into(),
            ..Wanted::new(ReportKind::Partners)
        };
        let choices = Choices::default();
        let (cleaned, _) = edition::of(&plan, edition, choices);
        let (report, _) = document::report(&plan, &cleaned, &wanted, choices, sample::TOLD_ON);
        words(&set(&report, &cleaned, Paper::Letter))
    };
    let shared = said(Edition::Shared);
    assert!(shared.contains("Open to all") && shared.contains("Shared edition"));
    assert!(!shared.contains("Only for us"));
}
