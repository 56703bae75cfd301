//! How long files take that are handed out: reports of the sample in every format, a workbook of ten thousand rows,
//! thousands of partners as JSON. Each is made through the table of formats, as the program makes it.

use std::{hint::black_box, time::Instant};

use roundtable::{
    exchange::{
        calendar::Moment,
        format::{Asked, Files, Format, Made},
        sample,
    },
    mapping::{
        Spots,
        print::{Output, Paper, Picture},
    },
    model::{Edition, Kind, Lens, Plan, ReportKind},
    report::{Wanted, edition::Choices},
};

use super::{
    TODAY,
    large_plan::{LARGE, Size, large_plan},
    measure, network,
};

/// What a format of this id makes of a plan, with the full plan as the report.
fn made(id: &str, plan: &Plan) -> Made {
    let format = Format::of_id(id).expect("a format");
    let asked = Asked {
        plan,
        edition: Edition::Full,
        choices: Choices::default(),
        moment: Moment {
            today: TODAY,
            now_ms: 1_778_587_200_000,
        },
        report: &Wanted::new(ReportKind::FullPlan),
        paper: Paper::default(),
        picture: &Picture::new(Lens::Rings, Output::Svg),
        spots: &Spots::new(),
        goes_on: &|_| true,
        stage: &|_| true,
    };
    format.make(&asked).expect("it can be made")
}

/// A row: the first time, as somebody waits for it who has just opened the program, and how long it takes then.
fn row(what: &str, id: &str, plan: &Plan, runs: usize) {
    let begin = Instant::now();
    let first = made(id, plan);
    let cold = begin.elapsed().as_secs_f64() * 1000.0;
    let [median, worst] = measure(runs, || drop(black_box(made(id, plan))));
    let bytes = match &first.files {
        Files::One(bytes) => bytes.len(),
        Files::Folder(files) => files.iter().map(|(_, bytes)| bytes.len()).sum(),
    };
    let about = format!("{}, {} kB", first.what, bytes / 1000);
    println!("{what:<40}{cold:>9.1}{median:>9.1}{worst:>9.1}  {about}");
}

/// All of them.
pub(super) fn reports(wanted: &dyn Fn(&str) -> bool) {
    println!(
        "\n{:<40}{:>9}{:>9}{:>9}",
        "Files handed out, milliseconds", "first", "median", "99 %"
    );
    let sample = sample::sample();
    for id in ["pdf", "docx", "html", "md"] {
        let what = format!("Full plan of the sample as {id}");
        if wanted(&what) {
            row(&what, id, &sample, 5);
        }
    }
    let what = "Workbook of a large plan";
    if wanted(what) {
        let large = large_plan(LARGE);
        row(what, "xlsx", &large, 7);
        let rows = large.len() - large.count(Kind::Header);
        println!("{:<40}with {rows} rows", "");
    }
    let what = "5,000 partners and 10,000 links as JSON";
    if wanted(what) {
        row(what, "json", &network(5_000, 10_000), 10);
    }
    let what = "5,000 partners with all of theirs as JSON";
    if wanted(what) {
        let size = Size {
            partners: 5_000,
            actions: 0,
        };
        row(what, "json", &large_plan(size), 5);
    }
}
