//! Charts as drawings: everything that has a name is named, nothing leaves the drawing, and no number breaks it.

use roundtable::{
    exchange::{
        picture::{chart_svg, half_chart_svg},
        sample::sample,
    },
    model::{Category, Date, ReportKind},
    report::{
        Block, Picture,
        chart::{Axis, Bar, Bars, Chart, Dot, Field, Line, Lines},
    },
};
use roxmltree::Document;

use crate::report;

const WIDTH: f32 = 520.0;

/// Texts with the place where each begins, the middle of its height, and its width.
struct Text {
    words: String,
    left: f32,
    middle: f32,
    right: f32,
}

fn texts(svg: &str) -> Vec<Text> {
    let document = Document::parse(svg).expect("a drawing is sound XML");
    let texts = document.descendants().filter(|n| n.has_tag_name("text"));
    texts
        .map(|node| {
            let number = |name| -> f32 {
                node.attribute(name)
                    .expect("it is there")
                    .parse()
                    .expect("it is there")
            };
            let words: String = node
                .descendants()
                .filter(|n| n.is_text())
                .filter_map(|n| n.text())
                .collect();
            let size = number("font-size");
            let width = roundtable::mapping::label::width(&words, size);
            let from = match node.attribute("text-anchor") {
                None => 0.0,
                Some("middle") => 0.5,
                Some(_) => 1.0,
            };
            let left = number("x") - from * width;
            Text {
                words,
                left,
                middle: number("y") - 0.364 * size,
                right: left + width,
            }
        })
        .collect()
}

/// The drawing's texts, all of them within it, and all its numbers numbers.
fn drawn(chart: &Chart) -> Vec<Text> {
    let svg = chart_svg(chart);
    for bad in ["NaN", "inf\"", "=\"-inf"] {
        assert!(!svg.contains(bad), "{bad} in {svg}");
    }
    let document = Document::parse(&svg).expect("a drawing is sound XML");
    let root = document.root_element();
    assert_eq!(root.attribute("width"), Some("520"));
    let height: f32 = root
        .attribute("height")
        .expect("it is there")
        .parse()
        .expect("it is there");
    assert!((20.0..3000.0).contains(&height), "{height}");
    for node in document.descendants().filter(|n| n.has_tag_name("rect")) {
        let number = |name| -> f32 {
            node.attribute(name)
                .expect("it is there")
                .parse()
                .expect("it is there")
        };
        assert!(number("x") >= -0.1 && number("width") >= 0.0);
        assert!(number("x") + number("width") <= WIDTH + 0.1);
        assert!(number("y") + number("height") <= height + 0.1);
    }
    let texts = texts(&svg);
    for text in &texts {
        assert!(
            text.left >= -1.0 && text.right <= WIDTH + 1.0,
            "{} from {} to {}",
            text.words,
            text.left,
            text.right
        );
        assert!(
            text.middle >= 0.0 && text.middle <= height,
            "{}",
            text.words
        );
    }
    texts
}

fn says(texts: &[Text], words: &str) -> bool {
    texts.iter().any(|text| text.words == words)
}

fn overlapping(texts: &[Text]) -> Option<(&str, &str)> {
    texts.iter().enumerate().find_map(|(at, one)| {
        let other = texts.iter().skip(at + 1).find(|other| {
            let apart = one.right <= other.left + 0.1 || other.right <= one.left + 0.1;
            !apart && (one.middle - other.middle).abs() < 8.0
        })?;
        Some((one.words.as_str(), other.words.as_str()))
    })
}

fn bar(name: &str, lengths: &[f64]) -> Bar {
    Bar {
        name: name.to_owned(),
        lengths: lengths.to_vec(),
        category: None,
    }
}

fn bars(bars: Vec<Bar>, pieces: &[&str]) -> Chart {
    Chart::Bars(Bars {
        unit: "partners".to_owned(),
        pieces: pieces.iter().map(|name| (*name).to_owned()).collect(),
        bars,
        full: 0.0,
    })
}

fn day(at: i64) -> Date {
    Date::constant(2026, 1, 1)
        .checked_add(jiff::Span::new().days(at))
        .expect("it is there")
}

fn line(name: &str, values: &[f64]) -> Line {
    let values = values.iter().enumerate();
    Line {
        name: name.to_owned(),
        values: values
            .map(|(at, v)| (day(30 * i64::try_from(at).expect("few")), *v))
            .collect(),
    }
}

fn lines(lines: Vec<Line>) -> Lines {
    Lines {
        unit: "days".to_owned(),
        lines,
        ..Lines::default()
    }
}

fn dot(name: &str, at: (f64, f64)) -> Dot {
    Dot {
        name: name.to_owned(),
        at,
        category: None,
    }
}

fn field(dots: Vec<Dot>) -> Field {
    let axis = |name: &str| Axis {
        name: name.to_owned(),
        range: (0.0, 100.0),
        cut: Some(50.0),
    };
    Field {
        right: axis("Interest"),
        up: axis("Influence"),
        dots,
        corners: ["Keep satisfied", "Work closely", "Watch", "Keep informed"].map(str::to_owned),
    }
}

#[test]
fn every_chart_of_the_sample_is_drawn_whole() {
    let mut count = 0;
    for kind in ReportKind::ALL {
        for block in report(&sample(), *kind).blocks {
            let Block::Figure(figure) = block else {
                continue;
            };
            let Picture::Chart(chart) = &figure.picture else {
                continue;
            };
            count += 1;
            let texts = drawn(chart);
            assert_eq!(overlapping(&texts), None, "{}", figure.caption);
            let named = match chart {
                Chart::Bars(bars) => bars.pieces.clone(),
                Chart::Lines(lines) => vec![lines.unit.clone()],
                Chart::Field(field) => field.dots.iter().map(|dot| dot.name.clone()).collect(),
            };
            for name in named.iter().filter(|name| name.len() < 16) {
                assert!(says(&texts, name), "{}: {name}", figure.caption);
            }
        }
    }
    assert!(count > 5, "{count}");
}

#[test]
fn bars_say_their_names_their_pieces_and_their_sums() {
    let all = vec![
        Bar {
            category: Some(Category::Policy),
            ..bar("Courts", &[3.0, 2.0])
        },
        bar("Schools", &[0.0, 0.0]),
        bar(
            "A department whose name is longer than the room that a bar leaves it",
            &[40.0, 60.0],
        ),
    ];
    let texts = drawn(&bars(all, &["At the table", "Invited"]));
    for words in [
        "Courts",
        "Schools",
        "At the table",
        "Invited",
        "5",
        "0",
        "100",
        "40",
        "partners",
    ] {
        assert!(says(&texts, words), "{words}");
    }
    assert!(
        texts
            .iter()
            .any(|text| text.words.starts_with("A department"))
    );
    assert_eq!(overlapping(&texts), None);
}

#[test]
fn of_three_hundred_bars_forty_are_drawn_and_the_rest_counted() {
    let all = (0..300).map(|at| bar(&format!("Bar {at}"), &[f64::from(at)]));
    let texts = drawn(&bars(all.collect(), &["All"]));
    assert!(says(&texts, "Bar 39") && !says(&texts, "Bar 40"));
    assert!(says(&texts, "and 260 more"));
    assert_eq!(overlapping(&texts), None);
}

#[test]
fn a_chart_without_a_value_says_so() {
    let nothing = [
        bars(Vec::new(), &[]),
        Chart::Lines(lines(vec![line("Empty", &[]), line("None", &[f64::NAN])])),
        Chart::Field(field(vec![dot("Nowhere", (f64::NAN, 1.0))])),
        Chart::Field(Field::default()),
    ];
    for chart in nothing {
        assert!(says(&drawn(&chart), "No values"), "{chart:?}");
    }
}

#[test]
fn names_at_the_ends_of_crowded_lines_never_overlap() {
    let all: Vec<Line> = (0..18)
        .map(|at| {
            line(
                &format!("Group {at}"),
                &[10.0, 20.0 + f64::from(at % 3), 30.0],
            )
        })
        .collect();
    let mut chart = lines(all);
    chart.marks = vec![("Target".to_owned(), 30.0)];
    let texts = drawn(&Chart::Lines(chart));
    let named = |name: &str| {
        let name = format!("{name}: 30");
        texts.iter().filter(|text| text.words == name).count()
    };
    assert!((0..18).all(|at| named(&format!("Group {at}")) == 1));
    assert_eq!(named("Target"), 1);
    assert_eq!(overlapping(&texts), None);
}

#[test]
fn first_and_last_day_are_named_and_those_between_where_there_is_room() {
    let mut long = line("Daily", &[]);
    long.values = (0..700).map(|at| (day(at), at as f64)).collect();
    let texts = drawn(&Chart::Lines(lines(vec![long])));
    assert!(says(&texts, "January 1, 2026") && says(&texts, "December 1, 2027"));
    let days = texts.iter().filter(|text| text.words.contains(", 202"));
    assert!((3..=6).contains(&days.count()));
    assert_eq!(overlapping(&texts), None);
}

#[test]
fn single_equal_negative_and_extreme_values_are_drawn() {
    for values in [
        &[5.0][..],
        &[5.0, 5.0, 5.0],
        &[0.0, 0.0],
        &[-8.0, 12.0, -3.5],
        &[f64::MAX, f64::MIN, 0.0],
        &[1e-300, f64::INFINITY, 2e-300],
    ] {
        let mut chart = lines(vec![line("Line", values)]);
        chart.range = Some((1.0, 5.0));
        let texts = drawn(&Chart::Lines(chart));
        assert_eq!(overlapping(&texts), None, "{values:?}");
        let dots = values.iter().map(|v| dot("Dot", (*v, *v)));
        drawn(&Chart::Field(field(dots.collect())));
        drawn(&bars(vec![bar("Bar", values)], &["One", "Two", "Three"]));
    }
}

#[test]
fn names_of_few_dots_stand_beside_them_and_never_on_each_other() {
    let all: Vec<Dot> = (0..20)
        .map(|at| dot(&format!("Partner {at}"), (60.0 + f64::from(at % 5), 55.0)))
        .collect();
    let texts = drawn(&Chart::Field(field(all)));
    for at in 0..20 {
        let name = format!("Partner {at}");
        assert_eq!(texts.iter().filter(|text| text.words == name).count(), 1);
    }
    assert!(says(&texts, "Work closely") && says(&texts, "Influence ↑"));
    assert_eq!(overlapping(&texts), None);
}

#[test]
fn many_dots_are_numbered_and_listed_below() {
    let all: Vec<Dot> = (0..60)
        .map(|at| {
            dot(
                &format!("Partner {at}"),
                (f64::from(at * 37 % 101), f64::from(at * 53 % 97)),
            )
        })
        .collect();
    let texts = drawn(&Chart::Field(field(all)));
    for at in 0..60 {
        assert!(says(&texts, &format!("Partner {at}")));
        let number = (at + 1).to_string();
        assert!(texts.iter().filter(|text| text.words == number).count() >= 2);
    }
    assert_eq!(overlapping(&texts), None);
}

#[test]
fn names_that_are_hostile_stay_names() {
    let name = "</text><script>alert(1)</script> & \"quotes\" \u{0}\n日本語の長い名前".repeat(40);
    let charts = [
        bars(vec![bar(&name, &[1.0]), bar("", &[])], &[&name, &name]),
        Chart::Lines(Lines {
            unit: name.clone(),
            marks: vec![(name.clone(), 3.0)],
            ..lines(vec![line(&name, &[1.0, 2.0])])
        }),
        Chart::Field(Field {
            corners: [(); 4].map(|()| name.clone()),
            right: Axis {
                name: name.clone(),
                range: (f64::NAN, 0.0),
                cut: Some(f64::INFINITY),
            },
            ..field(vec![dot(&name, (1.0, 1.0)), dot("", (1e9, -1e9))])
        }),
    ];
    for chart in charts {
        drawn(&chart);
        assert!(!chart_svg(&chart).contains("<script"));
    }
}

#[test]
fn a_chart_of_one_line_can_stand_beside_another_and_one_of_several_needs_the_whole_width() {
    let one = line("Everybody", &[12.0, 15.0, 1346.0]);
    let chart = |lines_of: Vec<Line>| {
        Chart::Lines(Lines {
            marks: vec![("Target".to_owned(), 1500.0)],
            ..lines(lines_of)
        })
    };
    let svg = half_chart_svg(&chart(vec![one.clone()])).expect("it is drawn");
    let texts = texts(&svg);
    assert!(says(&texts, "Everybody: 1,346") && says(&texts, "Target: 1,500"));
    for text in &texts {
        let within = text.left >= -1.0 && text.right <= 251.0;
        assert!(within, "{} to {}", text.words, text.right);
    }
    assert_eq!(overlapping(&texts), None);
    assert_eq!(half_chart_svg(&chart(vec![one.clone(), one])), None);
    assert_eq!(
        half_chart_svg(&bars(vec![bar("A", &[1.0])], &["All"])),
        None
    );
}
