//! A plan as tables: read back from the workbook and from the folder by readers that nobody here wrote.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

#[path = "common/random_plan.rs"]
mod generator;

use std::{collections::BTreeMap, io::Cursor};

use calamine::{Data, Reader as _, Xlsx};
use generator::random_plan;
use roundtable::{
    exchange::{
        sample,
        sheets::{self, Book},
        sniff,
    },
    guidance::catalogue,
    insight::naming,
    model::{Action, Date, Edition, Id, Kind, Partner, Plan, Record as _},
};

const TODAY: Date = Date::constant(2026, 5, 12);

fn book(plan: &Plan) -> Book {
    sheets::of(plan, Edition::Full, catalogue(), TODAY)
}

/// Each sheet of a workbook: its name and its rows.
fn read(bytes: &[u8]) -> BTreeMap<String, Vec<Vec<Data>>> {
    let mut book: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook");
    let rows = |range: &calamine::Range<Data>| range.rows().map(<[Data]>::to_vec).collect();
    let sheets = book.worksheets();
    sheets
        .iter()
        .map(|(name, range)| (name.clone(), rows(range)))
        .collect()
}

fn workbook(plan: &Plan) -> Vec<u8> {
    sheets::workbook(&book(plan)).expect("it can be made")
}

fn folder(plan: &Plan) -> BTreeMap<String, Vec<u8>> {
    sheets::folder(&book(plan))
        .expect("it can be made")
        .into_iter()
        .collect()
}

#[test]
fn every_kind_with_records_has_a_sheet_with_a_row_for_each() {
    let plan = sample::sample();
    let sheets = read(&workbook(&plan));
    for kind in Kind::ALL {
        if matches!(kind, Kind::Header | Kind::RaciColumn | Kind::ReportSetup) {
            continue;
        }
        let rows = sheets
            .get(naming::many(*kind))
            .map_or(0, |rows| rows.len() - 1);
        assert_eq!(rows, plan.count(*kind), "{kind:?}");
    }
}

#[test]
fn days_and_numbers_are_real_and_references_are_names() {
    let plan = sample::sample();
    let sheets = read(&workbook(&plan));
    let rows = &sheets["Actions"];
    let column = |title: &str| {
        let at = rows[0]
            .iter()
            .position(|cell| *cell == Data::String(title.to_owned()));
        at.unwrap_or_else(|| panic!("no column {title}: {:?}", rows[0]))
    };
    let (id, due, progress, owner) = (
        column("Id"),
        column("By when"),
        column("Progress"),
        column("Who sees to it"),
    );
    assert_eq!(id, rows[0].len() - 1, "the id stands last");
    for row in &rows[1..] {
        let action: i64 = row[id].to_string().parse().expect("digits");
        let action = plan
            .get(Id::<Action>::new(action))
            .expect("an action of the plan");
        match (&row[due], action.due) {
            (Data::DateTime(found), Some(due)) => {
                let (year, month, day, ..) = found.to_ymd_hms_milli();
                assert_eq!(format!("{year}-{month:02}-{day:02}"), due.to_string());
            }
            (found, due) => assert_eq!((found, due), (&Data::Empty, None)),
        }
        assert_eq!(row[progress], Data::Float(action.progress as f64));
        let name = action
            .owner
            .and_then(|id| plan.get(id))
            .map_or("", |p| p.name.as_str());
        assert_eq!(row[owner].to_string(), name);
    }
}

#[test]
fn where_nobody_is_named_because_it_is_our_agency_its_name_stands() {
    let plan = sample::sample();
    let sheets = read(&workbook(&plan));
    for (sheet, title) in [("People", "Speaks for"), ("Non-negotiables", "Partner")] {
        let rows = &sheets[sheet];
        let at = rows[0]
            .iter()
            .position(|cell| *cell == *title)
            .expect("a column");
        let ours = rows[1..]
            .iter()
            .filter(|row| row[at] == *"Alder County Children’s Services");
        assert!(ours.count() > 0, "{sheet}");
    }
}

#[test]
fn answers_stand_by_step_with_the_words_of_the_question() {
    let sheets = read(&workbook(&sample::sample()));
    let rows = &sheets["Answers"];
    assert_eq!(rows[0][0].to_string(), "Step");
    assert_eq!(rows[0][1].to_string(), "Question");
    let mut steps: Vec<String> = rows[1..].iter().map(|row| row[0].to_string()).collect();
    assert!(
        rows[1..]
            .iter()
            .all(|row| catalogue().item(&row[1].to_string()).is_none())
    );
    steps.dedup();
    let many = steps.len();
    steps.sort();
    steps.dedup();
    assert_eq!(steps.len(), many, "each step stands in one piece");
}

#[test]
fn the_sheet_in_front_tells_what_the_others_hold() {
    let plan = sample::sample();
    let sheets = read(&workbook(&plan));
    let told: Vec<Vec<String>> = sheets["Read me"]
        .iter()
        .map(|row| row.iter().map(ToString::to_string).collect())
        .collect();
    let partners = told
        .iter()
        .find(|row| row[0] == "Partners")
        .expect("a line");
    assert_eq!(partners[1], plan.partners.len().to_string());
    assert_eq!(told[0][0], "Safe at Home partnership");
    assert!(told.iter().any(|row| row[0].starts_with("Full edition")));
    assert!(told.iter().any(|row| row[0] == "As of May 12, 2026"));
}

#[test]
fn any_text_comes_back_from_the_workbook_as_it_was() {
    for seed in 0..3 {
        let plan = random_plan(seed, 200);
        let sheets = read(&workbook(&plan));
        let rows = &sheets["Partners"];
        let id = rows[0].len() - 1;
        for row in &rows[1..] {
            let id: i64 = row[id].to_string().parse().expect("digits");
            let partner = plan.get(Id::<Partner>::new(id)).expect("a partner");
            let told = row[0].to_string();
            let kept = |text: &str| text.replace(['\r', '\0'], "").trim().to_owned();
            assert_eq!(kept(&told), kept(&partner.name), "seed {seed}");
        }
    }
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let plan = sample::sample();
    assert!(workbook(&plan) == workbook(&plan));
    assert!(folder(&plan) == folder(&plan));
}

#[test]
fn a_text_too_long_for_a_cell_is_cut_with_a_mark() {
    let mut plan = Plan::default();
    let partner = Partner {
        notes: "é".repeat(40_000),
        ..Partner::new(Id::new(1))
    };
    plan.put_any(partner.wrap());
    let sheets = read(&workbook(&plan));
    let cut = sheets["Partners"][1].iter().map(ToString::to_string);
    let cut = cut.max_by_key(String::len).expect("a cell");
    assert_eq!(cut.chars().count(), 32_767);
    assert!(cut.ends_with('…'));
}

/// A plan with a partner of this name.
fn named(name: &str) -> Plan {
    let mut plan = Plan::default();
    let partner = Partner {
        name: name.to_owned(),
        ..Partner::new(Id::new(1))
    };
    plan.put_any(partner.wrap());
    plan
}

#[test]
fn no_cell_of_a_csv_table_is_a_formula_and_none_of_the_words_are_lost() {
    for name in [
        "=1+1",
        "+1 555",
        "-cmd|' /C calc'!A0",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
    ] {
        let files = folder(&named(name));
        let text = String::from_utf8(files["Partners.csv"].clone()).expect("UTF-8");
        let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let row = reader.records().next().expect("a row").expect("sound");
        assert_eq!(&row[0], format!("'{name}"));
        let back = sniff::read(&files["Partners.csv"]).expect("partners");
        assert_eq!(back.partners[0].cells[0].1.trim(), name.trim());
    }
}

#[test]
fn every_csv_table_is_utf_8_with_as_many_cells_in_each_row() {
    for plan in [sample::sample(), random_plan(5, 200)] {
        for (name, bytes) in folder(&plan) {
            let text = String::from_utf8(bytes).expect("UTF-8");
            assert!(text.starts_with('\u{feff}'), "{name}");
            if name == "Read me.txt" {
                continue;
            }
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            for row in reader.records() {
                // A row of another length is an error.
                row.unwrap_or_else(|error| panic!("{name}: {error}"));
            }
        }
    }
}

#[test]
fn partners_of_any_workbook_are_read_like_those_of_a_csv_file() {
    use rust_xlsxwriter::{Format, Workbook};
    let mut book = Workbook::new();
    book.add_worksheet()
        .set_name("Cover")
        .expect("a name")
        .write(0, 0, "Our list")
        .expect("a cell");
    let page = book.add_worksheet();
    page.write_row(2, 1, ["Organization", "Since", "Influence"])
        .expect("cells");
    page.write(3, 1, "Family Court").expect("a cell");
    let day = Format::new().set_num_format("mm/dd/yyyy");
    page.write_datetime_with_format(3, 2, Date::constant(2024, 2, 29), &day)
        .expect("a cell");
    page.write(3, 3, 80).expect("a cell");
    let bytes = book.save_to_buffer().expect("a workbook");
    let read = sniff::read(&bytes).expect("partners");
    let said: Vec<&str> = read.partners[0]
        .cells
        .iter()
        .map(|(_, text)| text.as_str())
        .collect();
    assert_eq!(said, ["", "Family Court", "2024-02-29", "80"]);
    assert_eq!(read.partners[0].place, "Row 4");
}

#[test]
fn what_only_begins_like_a_workbook_is_told_in_one_line() {
    let whole = workbook(&named("Court"));
    for cut in [4, 30, whole.len() / 2, whole.len() - 1] {
        let problems = sniff::read(&whole[..cut]).expect_err("it is cut");
        assert_eq!(problems.len(), 1);
        assert!(!problems[0].message.contains('\n'), "{problems:?}");
    }
}

/// A workbook of one sheet with these rows in its XML.
fn crafted(rows: &str) -> Vec<u8> {
    use std::io::{Read as _, Write as _};
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet();
    let empty = book.save_to_buffer().expect("a workbook");
    let mut from = zip::ZipArchive::new(Cursor::new(empty)).expect("a packed file");
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut file = from.by_index(at).expect("a file");
        let name = file.name().expect("a name").into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).expect("text");
        if name.ends_with("sheet1.xml") {
            text = text.replace("<sheetData/>", &format!("<sheetData>{rows}</sheetData>"));
            assert!(text.contains(rows));
        }
        let options = zip::write::SimpleFileOptions::default();
        to.start_file(name, options).expect("a file");
        to.write_all(text.as_bytes()).expect("room");
    }
    to.finish().expect("whole").into_inner()
}

#[test]
fn a_cell_in_the_last_corner_of_a_sheet_takes_no_more_memory_than_any_other() {
    let text =
        |at: &str, words: &str| format!(r#"<c r="{at}" t="inlineStr"><is><t>{words}</t></is></c>"#);
    let rows = format!(
        r#"<row r="1">{}</row><row r="2">{}</row><row r="1048576">{}{}</row>"#,
        text("A1", "Name"),
        text("A2", "Court"),
        text("A1048576", "School"),
        text("XFD1048576", "far away"),
    );
    let read = sniff::read(&crafted(&rows)).expect("partners");
    let places: Vec<&str> = read.partners.iter().map(|p| p.place.as_str()).collect();
    assert_eq!(places, ["Row 2", "Row 1048576"]);
}

#[test]
fn a_workbook_that_would_unpack_to_more_than_any_list_has_is_refused() {
    let bomb = crafted(&format!(
        "<row r=\"1\">{}</row>",
        " ".repeat(100 * 1024 * 1024)
    ));
    assert!(bomb.len() < 2 * 1024 * 1024);
    let problems = sniff::read(&bomb).expect_err("it is too large");
    assert!(
        problems[0]
            .message
            .contains("larger than a list of partners"),
        "{problems:?}"
    );
}
