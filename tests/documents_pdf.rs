//! Reports as pages: every kind can be set, nothing that people type keeps a report from being made, and what it
//! says is on its pages.
//!
//! Setting pages is slow in a build for tests, so few reports are set and each is asked many things.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
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
        Bytes, Category, Edition, Header, Id, Lens, Level, Partner, PartnerStatus, Plan,
        Record as _, ReportKind,
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
    "Cafe\u{301} Nin\u{303}o 👩\u{200d}👩\u{200d}👧 🏳\u{fe0f}\u{200d}🌈",
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

fn of_sample(kind: ReportKind, paper: Paper) -> pdf::Pages {
    let plan = sample::sample();
    let report = report::make(&plan, catalogue(), &Wanted::new(kind), sample::TOLD_ON);
    set(&report, &plan, paper)
}

#[test]
fn no_report_of_the_sample_ends_on_a_page_with_a_few_lines() {
    // What it took before letters could be a little smaller, less one; a sheet for each partner but the one that left.
    for (kind, most) in [
        (ReportKind::Workshop, 4),
        (ReportKind::Actions, 3),
        (ReportKind::Partners, 22),
    ] {
        let pages = of_sample(kind, Paper::Letter);
        assert!(pages.count() <= most, "{kind:?}: {} pages", pages.count());
        if kind == ReportKind::Workshop {
            // Its columns hold their words, so no name in a table is parted.
            let said = words(&pages);
            for name in ["Alder Youth Advisers", "Patrice Lanningham"] {
                assert!(said.contains(name), "{name}: {said}");
            }
        }
    }
}

#[test]
fn a_poster_is_as_large_as_its_paper_and_lies_on_its_side() {
    for (paper, [narrow, long]) in [(Paper::Tabloid, [11.0, 17.0]), (Paper::A3, [297.0, 420.0])] {
        let pages = of_sample(ReportKind::Map, paper);
        let dots = pages.dots(0, 600).expect("a page");
        let shape = dots.size[0] as f32 / dots.size[1] as f32;
        let wanted: f32 = long / narrow;
        assert!((shape - wanted).abs() < 0.01, "{paper:?}: {shape}");
    }
}

#[test]
fn a_party_signs_with_name_and_title_on_every_form_of_agreement() {
    use roundtable::model::AgreementKind;
    for (kind, paper) in [
        (AgreementKind::Mou, "Memorandum of understanding"),
        (AgreementKind::Contract, "Contract outline"),
        (AgreementKind::Letter, "Letter of agreement"),
    ] {
        let mut plan = sample::sample();
        let first = plan.agreements.iter().find(|a| a.signed_on.is_none());
        let mut agreement = first.expect("a draft").clone();
        agreement.kind = kind;
        plan.put_any(agreement.wrap());
        let wanted = Wanted::new(ReportKind::Agreement);
        let report = report::make(&plan, catalogue(), &wanted, sample::TOLD_ON);
        let said = words(&set(&report, &plan, Paper::A4));
        for part in [
            paper,
            "Counsel must review it before anyone signs",
            "What is still to be written",
            "Conflicts of interest",
            "Review and ending",
            "Signature",
            "Name and title",
        ] {
            assert!(said.contains(part), "{kind:?}: {part}");
        }
    }
}

#[test]
fn a_long_name_of_an_agency_is_cut_between_words_at_the_foot_of_a_page() {
    let mut plan = nasty_plan();
    let mut header = Header::new(Id::new(1));
    header.title = "Safe at Home in all of the counties along the Alder and the Great River".into();
    header.agency = "Department of Children, Families and Community Well-Being".into();
    plan.put_any(header.wrap());
    let wanted = Wanted::new(ReportKind::Quarterly);
    let report = report::make(&plan, catalogue(), &wanted, sample::TOLD_ON);
    let pages = set(&report, &plan, Paper::Letter);
    let said = pages.words(0);
    assert!(said.contains("Community …"), "{said}");
}

#[test]
fn a_letter_without_a_font_is_named_with_the_pages_where_it_stands() {
    let report = |last: &str| Report {
        title: "Letters".to_owned(),
        logo: None,
        cover: false,
        contents: false,
        blocks: vec![
            Block::text("The first page"),
            Block::PageBreak,
            Block::text(last),
        ],
        ..nasty_report()
    };
    let plan = Plan::default();
    let known = set(&report("Ελλάδα, Москва, São"), &plan, Paper::Letter);
    assert!(known.notes().is_empty(), "{:?}", known.notes());
    let unknown = set(&report("Court \u{e0fff}"), &plan, Paper::Letter);
    let [note] = unknown.notes() else {
        panic!("one line: {:?}", unknown.notes());
    };
    assert!(
        note.starts_with("1 character on page 2 has no font"),
        "{note}"
    );
    assert!(note.contains("U+E0FFF"), "{note}");
}
