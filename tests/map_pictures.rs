//! The partner map as a picture: what is on it, where, on which paper, and that nothing in a name breaks it.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

#[path = "common/large_plan.rs"]
mod large_plan;
#[path = "common/random_plan.rs"]
mod random_plan;

use std::collections::BTreeSet;

use roundtable::{
    exchange::{
        picture::{self, Made, NoPicture, inks},
        sample,
    },
    mapping::{
        Look, Scene, SizeBy, Spots,
        print::{Output, Paper, Picture, Sheets},
    },
    model::{
        Category, Date, Header, Id, Lens, Level, Link, Partner, PartnerStatus, Placement, Plan,
        Record,
    },
    ui::tokens::LIGHT,
};
use roxmltree::{Document, Node};

const DAY: Date = Date::constant(2026, 11, 22);

fn put<T: Record>(plan: &mut Plan, record: T) {
    plan.put_any(record.wrap());
}

fn partner(id: i64, name: &str) -> Partner {
    Partner {
        name: name.to_owned(),
        category: Category::ALL[id as usize % 6],
        status: PartnerStatus::AtTable,
        current_level: Level::ALL.get(id as usize % 5).copied(),
        ..Partner::new(Id::new(id))
    }
}

fn plan_of(names: &[&str]) -> Plan {
    let mut plan = Plan::default();
    for (id, name) in (1..).zip(names) {
        put(&mut plan, partner(id, name));
    }
    plan
}

fn large() -> Plan {
    large_plan::large_plan(large_plan::LARGE)
}

fn made(plan: &Plan, picture: &Picture) -> Made {
    picture::make(plan, picture, &Spots::new(), DAY, &|_| true).unwrap()
}

fn svg(plan: &Plan, picture: &Picture) -> String {
    String::from_utf8(made(plan, picture).bytes).unwrap()
}

fn by_id<'d>(drawing: &'d Document<'d>, id: &str) -> Node<'d, 'd> {
    drawing
        .descendants()
        .find(|node| node.attribute("id") == Some(id))
        .unwrap()
}

fn said<'d>(node: Node<'d, 'd>) -> &'d str {
    let title = node.children().find(|child| child.has_tag_name("title"));
    title.and_then(|title| title.text()).unwrap_or_default()
}

/// All that can be read in the drawing.
fn texts(drawing: &Document<'_>) -> Vec<String> {
    drawing
        .descendants()
        .filter(|node| node.has_tag_name("text"))
        .map(|node| {
            node.descendants()
                .filter(Node::is_text)
                .filter_map(|n| n.text())
                .collect()
        })
        .collect()
}

#[test]
fn every_partner_is_where_the_scene_has_it_and_tells_its_words_under_every_lens() {
    for plan in [
        Plan::default(),
        plan_of(&["A", "B", "C"]),
        sample::sample(),
        large(),
    ] {
        for lens in Lens::ALL {
            let text = svg(&plan, &Picture::new(*lens, Output::Svg));
            let drawing = Document::parse(&text).unwrap();
            let scene = Scene::of(&plan, *lens, &Look::default(), &Spots::new());
            for node in &scene.nodes {
                let group = by_id(&drawing, &format!("partner-{}", node.partner.raw()));
                let place = group.attribute("transform").unwrap();
                let place = place.strip_prefix("translate(").unwrap();
                let (x, y) = place.strip_suffix(')').unwrap().split_once(' ').unwrap();
                assert!((x.parse::<f32>().unwrap() - node.at.x).abs() < 0.01);
                assert!((y.parse::<f32>().unwrap() - node.at.y).abs() < 0.01);
                assert_eq!(said(group), node.words);
                let name = group.children().find(|child| child.has_tag_name("text"));
                assert_eq!(name.unwrap().text(), Some(node.label.as_str()));
            }
            let partners = by_id(&drawing, "partners").children();
            assert_eq!(partners.filter(Node::is_element).count(), scene.nodes.len());
            let links = by_id(&drawing, "links").children();
            assert_eq!(links.filter(Node::is_element).count(), scene.wires.len());
            let ghosts = by_id(&drawing, "intended").children();
            assert_eq!(ghosts.filter(Node::is_element).count(), scene.ghosts.len());
        }
    }
}

#[test]
fn everything_lies_within_the_drawing() {
    for lens in Lens::ALL {
        let text = svg(&large(), &Picture::new(*lens, Output::Svg));
        let drawing = Document::parse(&text).unwrap();
        let numbers: Vec<f32> = drawing
            .root_element()
            .attribute("viewBox")
            .unwrap()
            .split(' ')
            .map(|n| n.parse().unwrap())
            .collect();
        let [left, top, width, height] = numbers[..] else {
            unreachable!()
        };
        let scene = Scene::of(&large(), *lens, &Look::default(), &Spots::new());
        for node in &scene.nodes {
            let half = [node.width * 0.5, node.height(scene.scale) * 0.5];
            assert!(node.at.x - half[0] > left && node.at.x + half[0] < left + width);
            assert!(node.at.y - half[1] > top && node.at.y + half[1] < top + height);
        }
    }
}

#[test]
fn the_same_map_gives_the_same_bytes() {
    let plan = sample::sample();
    for output in [
        Output::Svg,
        Output::Png { scale: 1 },
        Output::Pdf(Sheets::default()),
    ] {
        let picture = Picture::new(Lens::Rings, output);
        assert_eq!(made(&plan, &picture), made(&plan, &picture));
    }
}

#[test]
fn no_name_breaks_a_picture() {
    let long = "x".repeat(30_000);
    let names = [
        "<script>alert(1)</script> & \"quotes\" ']]>",
        "\u{0}\u{1}\u{8}\u{b}\u{1f}\u{7f}\u{85}\u{feff}\u{fffe}\u{ffff}",
        "مجلس — fiel; بيت",
        "\u{202e}turned around",
        "日本語 한국어 😀 e\u{301}",
        "",
        "two\nlines\tand a tab",
        &long,
    ];
    let mut plan = plan_of(&names);
    put(
        &mut plan,
        Header {
            title: names[0].to_owned(),
            agency: names[1].to_owned(),
            ..Header::new(Id::new(1))
        },
    );
    put(
        &mut plan,
        Link {
            from: Id::new(1),
            to: Id::new(2),
            ..Link::new(Id::new(900))
        },
    );
    for lens in Lens::ALL {
        let text = svg(&plan, &Picture::new(*lens, Output::Svg));
        let drawing = Document::parse(&text).unwrap();
        assert!(
            !drawing
                .descendants()
                .any(|node| node.has_tag_name("script"))
        );
        let words = texts(&drawing);
        assert!(words.iter().any(|text| text.contains("<script>")));
        assert!(words.iter().any(|text| text == "two lines and a tab"));
    }
    made(&plan, &Picture::new(Lens::Rings, Output::Png { scale: 1 }));
    made(
        &plan,
        &Picture::new(Lens::Rings, Output::Pdf(Sheets::default())),
    );
}

#[test]
fn paper_says_whether_it_holds_to_the_rules_for_screen_readers() {
    let picture = Picture::new(Lens::Rings, Output::Pdf(Sheets::default()));
    let weaker = |name: &str| {
        let notes = made(&plan_of(&[name]), &picture).notes;
        notes.iter().any(|note| note.contains("screen readers"))
    };
    // Letters of several characters, families of emoji, and what is no letter.
    for name in [
        "Cafe\u{301} Nin\u{303}o",
        "👩\u{200d}👩\u{200d}👧 🏳\u{fe0f}",
        "a\u{feff}\u{fffe}b",
    ] {
        assert!(!weaker(name), "{name}");
    }
    // More marks on a letter than any language has.
    assert!(weaker("Z\u{351}\u{36b}\u{313}\u{36a}\u{302}"));
}

#[test]
fn a_character_without_a_font_is_named_and_stands_as_a_square() {
    // A character that stands for nothing, and for which no font has a form.
    let plan = plan_of(&["Court \u{1fbff}\u{e0fff}"]);
    let picture = Picture::new(Lens::Rings, Output::Png { scale: 1 });
    let notes = made(&plan, &picture).notes;
    assert_eq!(notes.len(), 1);
    assert!(notes[0].contains("U+E0FFF"), "{notes:?}");
    let all_known = made(&plan_of(&["Court, Ελλάδα, Москва, São"]), &picture);
    assert!(all_known.notes.is_empty());
}

#[test]
fn the_legend_explains_what_is_on_the_map_and_nothing_else() {
    let plan = sample::sample();
    let picture = Picture::new(Lens::Rings, Output::Svg);
    let full = svg(&plan, &picture);
    let full = texts(&Document::parse(&full).unwrap());
    for kind in plan.links.iter().map(|link| link.kind) {
        assert!(full.iter().any(|text| text == kind.label()), "{kind:?}");
    }
    for words in ["At the table", "Level that is intended", "Runs one way"] {
        assert!(full.iter().any(|text| text == words), "{words}");
    }
    let look = Look {
        size: SizeBy::Influence,
        no_links: plan.links.iter().map(|link| link.kind).collect(),
        no_statuses: BTreeSet::from([PartnerStatus::Invited]),
        ..Look::default()
    };
    let less = svg(
        &plan,
        &Picture {
            look,
            intended: false,
            ..picture.clone()
        },
    );
    let less = texts(&Document::parse(&less).unwrap());
    for words in [
        "Runs one way",
        "Level that is intended",
        "Invited or prospect",
        "Links",
    ] {
        assert!(!less.iter().any(|text| text == words), "{words}");
    }
    assert!(less.iter().any(|text| text == "Size by influence"));
    assert!(less.iter().any(|text| text == "Left out"));
    let none = svg(
        &plan,
        &Picture {
            legend: false,
            ..picture
        },
    );
    assert!(
        !texts(&Document::parse(&none).unwrap())
            .iter()
            .any(|text| text == "Status")
    );
}

#[test]
fn dots_are_as_many_as_the_scale_asks_for() {
    let plan = sample::sample();
    let text = svg(&plan, &Picture::new(Lens::Lanes, Output::Svg));
    let drawing = Document::parse(&text).unwrap();
    let side = |name: &str| {
        drawing
            .root_element()
            .attribute(name)
            .unwrap()
            .parse::<f32>()
            .unwrap()
    };
    for scale in [1_u8, 2] {
        let png = made(&plan, &Picture::new(Lens::Lanes, Output::Png { scale })).bytes;
        let image = image::load_from_memory(&png).unwrap();
        for (dots, name) in [(image.width(), "width"), (image.height(), "height")] {
            assert!((dots as f32 - side(name) * f32::from(scale)).abs() <= 1.0);
        }
    }
}

/// How often a text stands in a file.
fn count(bytes: &[u8], text: &str) -> usize {
    bytes
        .windows(text.len())
        .filter(|part| *part == text.as_bytes())
        .count()
}

#[test]
fn a_poster_has_a_page_of_the_right_size_for_every_sheet() {
    let plan = sample::sample();
    let sizes = [
        (Paper::A4, [841.89, 595.28]),
        (Paper::A3, [1190.55, 841.89]),
        (Paper::Letter, [792.0, 612.0]),
        (Paper::Tabloid, [1224.0, 792.0]),
    ];
    for (paper, size) in sizes {
        for (down, across) in [(1, 1), (2, 3)] {
            let sheets = Sheets {
                paper,
                upright: false,
                across,
                down,
            };
            let pdf = made(&plan, &Picture::new(Lens::Rings, Output::Pdf(sheets))).bytes;
            assert_eq!(count(&pdf, "/Type/Page/"), sheets.count());
            let pages = page_sizes(&pdf);
            assert_eq!(pages.len(), sheets.count());
            for page in pages {
                assert!((page[0] - size[0]).abs() < 0.01, "{paper:?}: {page:?}");
                assert!((page[1] - size[1]).abs() < 0.01, "{paper:?}: {page:?}");
            }
        }
    }
}

/// Width and height of each page.
fn page_sizes(pdf: &[u8]) -> Vec<[f32; 2]> {
    let text = String::from_utf8_lossy(pdf);
    let boxes = text.split("/MediaBox[0 0 ").skip(1);
    boxes
        .map(|rest| {
            let (size, _) = rest.split_once(']').unwrap();
            let (width, height) = size.split_once(' ').unwrap();
            [width, height].map(|side| side.parse().unwrap())
        })
        .collect()
}

#[test]
fn a_file_for_paper_is_tagged_titled_and_follows_the_rules_for_readers_of_all_kinds() {
    let sheets = Sheets {
        across: 2,
        ..Sheets::default()
    };
    let pdf = made(
        &sample::sample(),
        &Picture::new(Lens::Rings, Output::Pdf(sheets)),
    )
    .bytes;
    for text in [
        "/S/Figure",
        "/Marked true",
        "/DisplayDocTitle true",
        "pdfuaid:part>1<",
    ] {
        assert_eq!(count(&pdf, text), 1, "{text}");
    }
    assert!(count(&pdf, "/Lang(en-US)") > 0);
}

#[test]
fn a_picture_that_is_stopped_is_not_made() {
    for output in [
        Output::Svg,
        Output::Png { scale: 4 },
        Output::Pdf(Sheets::default()),
    ] {
        let picture = Picture::new(Lens::Rings, output);
        let outcome = picture::make(&sample::sample(), &picture, &Spots::new(), DAY, &|_| false);
        assert_eq!(outcome, Err(NoPicture::Stopped));
    }
}

#[test]
fn a_map_too_wide_for_dots_says_so() {
    let mut plan = plan_of(&["Here", "Far away"]);
    for (id, x) in [(1, -19_000.0), (2, 19_000.0)] {
        let place = Placement {
            partner: Id::new(id),
            lens: Lens::Free,
            x,
            y: x,
            ..Placement::new(Id::new(100 + id))
        };
        put(&mut plan, place);
    }
    let picture = Picture::new(Lens::Free, Output::Png { scale: 1 });
    let outcome = picture::make(&plan, &picture, &Spots::new(), DAY, &|_| true);
    assert_eq!(outcome, Err(NoPicture::TooLarge));
}

#[test]
fn colors_are_those_of_the_light_window() {
    let pairs = [
        (inks::PAPER, LIGHT.paper),
        (inks::SURFACE, LIGHT.surface),
        (inks::TEXT, LIGHT.ink),
        (inks::MUTED, LIGHT.muted),
        (inks::LINE, LIGHT.line),
        (inks::LINE_STRONG, LIGHT.line_strong),
        (inks::ACCENT, LIGHT.accent),
        (inks::ON_ACCENT, LIGHT.on_accent),
    ];
    let categories = Category::ALL
        .iter()
        .map(|c| (inks::category(*c), LIGHT.category(*c)));
    for (ink, color) in pairs.into_iter().chain(categories) {
        assert_eq!(ink.0, [color.r(), color.g(), color.b()]);
    }
}
