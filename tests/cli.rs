//! The command line as a script uses it: the built program, its exit codes, and what it leaves in a folder.
#![allow(clippy::expect_used, reason = "a test may fail loudly")]

#[path = "common/random_plan.rs"]
mod generator;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use generator::random_plan;
use roundtable::{
    exchange::{
        format::{FORMATS, Holds},
        json, sample,
    },
    model::{Edition, Record as _, ReportKind},
    report::edition::{self, Choices},
    store,
};
use tempfile::TempDir;

/// A folder of its own, and the program run in it.
struct Desk {
    folder: TempDir,
}

/// What the program answered.
struct Answer {
    code: i32,
    out: String,
    lines: Vec<String>,
}

impl Desk {
    fn new() -> Self {
        let folder = TempDir::new_in(env!("CARGO_TARGET_TMPDIR"));
        Self {
            folder: folder.expect("a folder can be made"),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).expect("a file can be written");
    }

    fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).expect("the file is there")
    }

    /// Names of all files in the folder, hidden ones too; backups aside, which are made of every plan that is opened.
    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.folder.path())
            .expect("the folder is there")
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        names.retain(|name| name != store::BACKUP_FOLDER);
        names.sort();
        names
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_roundtable"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            // No window, wherever the tests run.
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY");
        command
    }

    fn run(&self, arguments: &[&str]) -> Answer {
        let Output {
            status,
            stdout,
            stderr,
        } = self
            .command(arguments)
            .output()
            .expect("the program starts");
        let lines = String::from_utf8(stderr).expect("problems are UTF-8");
        assert!(!lines.contains("panicked"), "{lines}");
        Answer {
            code: status.code().expect("the program ended by itself"),
            out: String::from_utf8(stdout).expect("answers are UTF-8"),
            lines: lines.lines().map(ToOwned::to_owned).collect(),
        }
    }

    /// Runs what must go well, without a complaint; what an edition leaves out is none.
    #[track_caller]
    fn does(&self, arguments: &[&str]) -> String {
        let mut answer = self.run(arguments);
        answer.lines.retain(|line| !line.starts_with("Left out: "));
        assert_eq!(
            (answer.code, answer.lines),
            (0, Vec::new()),
            "{arguments:?}"
        );
        answer.out
    }

    /// Runs what must fail with this code; gives its lines.
    #[track_caller]
    fn fails(&self, code: i32, arguments: &[&str]) -> Vec<String> {
        let before = self.names();
        let answer = self.run(arguments);
        assert_eq!(answer.code, code, "{arguments:?}: {:?}", answer.lines);
        assert_eq!(answer.out, "", "{arguments:?}");
        assert!(
            !answer.lines.is_empty(),
            "{arguments:?} fails without a word"
        );
        assert_eq!(self.names(), before, "{arguments:?} left something behind");
        answer.lines
    }
}

#[test]
fn a_plan_goes_out_and_in_and_out_again_as_the_same_bytes() {
    let desk = Desk::new();
    for seed in 0..3 {
        let (plan, copy) = (
            format!("{seed}.roundtable"),
            format!("{seed}-copy.roundtable"),
        );
        let (first, second) = (format!("{seed}.json"), format!("{seed}-copy.json"));
        store::create(&desk.path(&plan), &random_plan(seed, 100)).expect("a plan file can be made");
        desk.does(&["export", &plan, "--to", &first]);
        desk.does(&["import", &first, "--to", &copy]);
        desk.does(&["export", &copy, "--to", &second]);
        assert!(desk.read(&first) == desk.read(&second), "seed {seed}");
        assert!(
            json::from_bytes(&desk.read(&first)).expect("sound").plan == random_plan(seed, 100)
        );
        desk.does(&["check", &copy]);
        desk.does(&["check", &second]);
    }
}

#[test]
fn the_sample_is_a_sound_plan() {
    let desk = Desk::new();
    let today = || jiff::Zoned::now().date();
    // It may be midnight.
    let before = today();
    let said = desk.does(&["sample", "sample.roundtable"]);
    let days = [before, today()];
    assert_eq!(said, "Made the sample plan: sample.roundtable\n");
    assert!(
        desk.does(&["check", "sample.roundtable"])
            .starts_with("No problems found in ")
    );
    desk.does(&["export", "sample.roundtable", "--to", "sample.json"]);
    let imported = json::from_bytes(&desk.read("sample.json")).expect("sound");
    let made_on = days.map(sample::sample_on);
    assert!(made_on.contains(&imported.plan));
    assert_eq!(desk.names(), ["sample.json", "sample.roundtable"]);
}

#[test]
fn the_schema_is_printed() {
    let printed = Desk::new().does(&["schema"]);
    let schema: serde_json::Value = serde_json::from_str(&printed).expect("JSON");
    assert_eq!(schema, json::schema());
    assert!(printed.ends_with("}\n"));
}

#[test]
fn the_catalogue_is_printed() {
    let printed = Desk::new().does(&["guidance"]);
    let catalogue: serde_json::Value = serde_json::from_str(&printed).expect("JSON");
    assert_eq!(catalogue, roundtable::guidance::catalogue().to_json());
}

#[test]
fn the_figures_of_a_plan_are_printed() {
    let desk = Desk::new();
    desk.does(&["sample", "plan.roundtable"]);
    let printed = desk.does(&["insight", "plan.roundtable"]);
    let figures: serde_json::Value = serde_json::from_str(&printed).expect("JSON");
    let sample = sample::sample();
    assert_eq!(figures["network"]["nodes"], sample.partners.len());
    assert!(
        figures["progress"]["strategy"]["total"].as_u64() > Some(0),
        "{}",
        figures["progress"]
    );
    assert_eq!(desk.fails(1, &["insight", "gone.roundtable"]).len(), 1);
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_window_system_the_window_says_what_it_needs() {
    let desk = Desk::new();
    let lines = desk.fails(1, &[]);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(
        lines[0].starts_with("Roundtable could not open a window"),
        "{lines:?}"
    );
}

#[test]
fn a_name_that_is_neither_a_command_nor_a_file_opens_no_window() {
    let desk = Desk::new();
    let lines = desk.fails(1, &["exprot"]);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].starts_with("There is no plan here."), "{lines:?}");
    assert!(lines[0].ends_with("exprot"), "{lines:?}");
}

#[test]
fn a_file_that_is_there_is_kept_unless_force_is_used() {
    let desk = Desk::new();
    desk.does(&["sample", "plan.roundtable"]);
    desk.does(&["export", "plan.roundtable", "--to", "plan.json"]);
    desk.write("there.json", "mine");
    desk.write("there.roundtable", "mine");
    let commands: [&[&str]; 3] = [
        &["sample", "there.roundtable"],
        &["export", "plan.roundtable", "--to", "there.json"],
        &["import", "plan.json", "--to", "there.roundtable"],
    ];
    for command in commands {
        let lines = desk.fails(1, command);
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert!(lines[0].contains("there already"), "{lines:?}");
    }
    assert_eq!(desk.read("there.json"), b"mine");
    assert_eq!(desk.read("there.roundtable"), b"mine");
    let names = desk.names();
    for command in commands {
        desk.does(&[command, &["--force"]].concat());
    }
    assert_eq!(desk.read("there.json"), desk.read("plan.json"));
    desk.does(&["check", "there.roundtable"]);
    assert_eq!(desk.names(), names, "nothing else is left behind");
}

#[test]
fn a_plan_that_is_open_elsewhere_is_neither_read_nor_replaced() {
    let desk = Desk::new();
    desk.does(&["sample", "plan.roundtable"]);
    desk.does(&["export", "plan.roundtable", "--to", "plan.json"]);
    let open = store::open(&desk.path("plan.roundtable")).expect("the plan opens");
    let commands: [&[&str]; 3] = [
        &["export", "plan.roundtable", "--to", "new.json"],
        &["import", "plan.json", "--to", "plan.roundtable", "--force"],
        &["sample", "plan.roundtable", "--force"],
    ];
    for command in commands {
        let before = desk.names();
        let answer = desk.run(command);
        assert_eq!(answer.code, 1, "{command:?}");
        assert_eq!(answer.lines.len(), 1, "{:?}", answer.lines);
        assert!(
            answer.lines[0].starts_with("This plan is open in another window or program."),
            "{:?}",
            answer.lines
        );
        assert_eq!(desk.names(), before);
    }
    drop(open);
    desk.does(&["export", "plan.roundtable", "--to", "new.json"]);
}

#[test]
fn broken_documents_are_told_line_by_line_and_nothing_is_written() {
    let desk = Desk::new();
    desk.does(&["sample", "plan.roundtable"]);
    desk.does(&["export", "plan.roundtable", "--to", "plan.json"]);
    let text = String::from_utf8(desk.read("plan.json")).expect("UTF-8");
    let broken = text.replace(
        "\"partners\": [",
        "\"partners\": [{\"id\":\"5\",\"name\":7,\"trust\":9e9},",
    );
    desk.write(
        "broken.json",
        broken.replace(",],", "],").replace(",]", "]"),
    );
    desk.write("cut.json", &text[..text.len() / 2]);
    desk.write("empty.json", "");
    desk.write("other.json", "{\"elements\":[]}");
    desk.write("latin.json", b"{\"format\":\"\xe9\"}");
    for document in [
        "broken.json",
        "cut.json",
        "empty.json",
        "other.json",
        "latin.json",
    ] {
        let told = desk.fails(1, &["import", document, "--to", "new.roundtable"]);
        assert_eq!(told, desk.fails(1, &["check", document]), "{document}");
        assert_eq!(
            told,
            desk.fails(
                1,
                &["import", document, "--to", "plan.roundtable", "--force"]
            )
        );
    }
    let told = desk.fails(1, &["check", "broken.json"]);
    assert_eq!(
        told[0],
        "plan.partners[0].name: expected a text, found a number"
    );
    assert!(told[1].starts_with("plan.partners[0].trust: "), "{told:?}");
    desk.does(&["check", "plan.roundtable"]);
}

#[test]
fn what_an_import_leaves_out_is_named_and_the_rest_is_kept() {
    let desk = Desk::new();
    let newer = r#"{"format":"roundtable-plan","version":{"major":1,"minor":9},
        "plan":{"header":[{"id":"1","title":"Kept","seal":1}]}}"#;
    desk.write("newer.json", newer);
    let answer = desk.run(&["import", "newer.json", "--to", "plan.roundtable"]);
    assert_eq!(answer.code, 0);
    assert_eq!(answer.lines.len(), 2, "{:?}", answer.lines);
    assert!(answer.lines[1].contains("“seal”"), "{:?}", answer.lines);
    desk.does(&["export", "plan.roundtable", "--to", "plan.json"]);
    let kept = json::from_bytes(&desk.read("plan.json"))
        .expect("sound")
        .plan;
    assert_eq!(
        kept.header.iter().next().map(|h| h.title.as_str()),
        Some("Kept")
    );
}

#[test]
fn files_that_are_no_plans_are_told_as_such() {
    let desk = Desk::new();
    desk.write("letter.roundtable", "Dear all,\n".repeat(200));
    desk.write("empty.roundtable", "");
    fs::create_dir(desk.path("folder")).expect("a folder can be made");
    for file in [
        "letter.roundtable",
        "empty.roundtable",
        "folder",
        "gone.roundtable",
    ] {
        assert_eq!(desk.fails(1, &["check", file]).len(), 1, "{file}");
        assert_eq!(
            desk.fails(1, &["export", file, "--to", "new.json"]).len(),
            1,
            "{file}"
        );
    }
    for file in ["folder", "gone.json"] {
        assert_eq!(
            desk.fails(1, &["import", file, "--to", "new.roundtable"])
                .len(),
            1,
            "{file}"
        );
    }
    let as_json = {
        desk.does(&["sample", "plan.roundtable"]);
        desk.fails(1, &["import", "plan.roundtable", "--to", "new.roundtable"])
    };
    assert!(as_json[0].starts_with("This is a plan file"), "{as_json:?}");
}

#[test]
fn a_plan_of_which_a_part_can_not_be_read_is_not_exported_in_part() {
    let desk = Desk::new();
    desk.does(&["sample", "plan.roundtable"]);
    let db = rusqlite::Connection::open(desk.path("plan.roundtable")).expect("it opens");
    db.execute_batch(
        "PRAGMA foreign_keys = off; UPDATE header SET workshop_on = 'in May';
         INSERT INTO scan_partners (id, factor, partner) VALUES (5, 7, 8);",
    )
    .expect("it can be broken");
    drop(db);
    let told = desk.fails(1, &["check", "plan.roundtable"]);
    assert!(told.len() >= 2, "{told:?}");
    assert!(
        told.iter()
            .any(|line| line.starts_with("header, id 1, column workshop_on: ")),
        "{told:?}"
    );
    assert!(
        told.iter()
            .any(|line| line.starts_with("scan_partners, id 5, ")),
        "{told:?}"
    );
    for command in [
        &["insight", "plan.roundtable"][..],
        &["export", "plan.roundtable", "--to", "new.json"],
    ] {
        let lines = desk.fails(1, command);
        assert_eq!(lines[..told.len()], told);
        assert_eq!(
            lines[told.len()..],
            ["Part of this plan would be missing, so nothing was written: plan.roundtable"]
        );
    }
}

#[test]
fn a_target_that_can_not_be_written_is_told_plainly() {
    let desk = Desk::new();
    desk.does(&["sample", "plan.roundtable"]);
    desk.does(&["export", "plan.roundtable", "--to", "plan.json"]);
    let commands: [&[&str]; 4] = [
        &["export", "plan.roundtable", "--to", "nowhere/new.json"],
        &["import", "plan.json", "--to", "nowhere/new.roundtable"],
        &[
            "import",
            "plan.json",
            "--to",
            "nowhere/new.roundtable",
            "--force",
        ],
        &["sample", "nowhere/new.roundtable"],
    ];
    for command in commands {
        let lines = desk.fails(1, command);
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert!(lines[0].contains("folder"), "{lines:?}");
        assert!(
            lines[0].ends_with("new.json") || lines[0].ends_with("new.roundtable"),
            "{lines:?}"
        );
    }
}

#[test]
fn wrong_usage_ends_with_2() {
    let desk = Desk::new();
    desk.does(&["sample", "plan.roundtable"]);
    let wrong: [&[&str]; 15] = [
        &["export", "plan.roundtable"],
        &["export", "plan.roundtable", "--to", "plan.odt"],
        &["export", "plan.roundtable", "--to", "a.xlsx", "--contacts"],
        &[
            "export",
            "plan.roundtable",
            "--to",
            "a.xlsx",
            "--edition",
            "some",
        ],
        &["export", "plan.roundtable", "--to", "plan"],
        &["export", "plan.roundtable", "--to", ".canvas"],
        &[
            "export",
            "plan.roundtable",
            "--to",
            "a.canvas",
            "--lens",
            "fish",
        ],
        &["export", "plan.roundtable", "--to", "a.svg", "--scale", "2"],
        &["export", "plan.roundtable", "--to", "a.png", "--scale", "9"],
        &["export", "plan.roundtable", "--to", "a.pdf", "--tiles", "2"],
        &["export", "plan.roundtable", "--to", "a.json", "--no-legend"],
        &["import", "plan.json"],
        &["check"],
        &["sample"],
        &["--nonsense"],
    ];
    for arguments in wrong {
        desk.fails(2, arguments);
    }
    let told = desk.fails(2, &["export", "plan.roundtable", "--to", "plan.odt"]);
    assert_eq!(
        told,
        [
            "This name's ending is no format that Roundtable can write; use one of .pdf, .html, .docx, .md, .xlsx, .csv, .ics, .vcf, .json, .svg, .png, .pdf, .canvas, .graphml, .kumu.json: plan.odt"
        ]
    );
}

#[test]
fn the_map_goes_out_as_a_picture_in_the_format_that_the_name_asks_for() {
    let desk = Desk::new();
    desk.does(&["sample", "plan.roundtable"]);
    let export = |to: &str, more: &[&str]| {
        let mut all = vec!["export", "plan.roundtable", "--to", to];
        all.extend(more);
        desk.does(&all);
        desk.read(to)
    };
    let svg = export("map.svg", &["--lens", "lanes"]);
    assert!(svg.starts_with(b"<?xml"));
    let png = export("map.png", &["--scale", "1"]);
    assert!(png.starts_with(b"\x89PNG"));
    let pdf = export("map.pdf", &["--tiles", "2x3", "--paper", "a4"]);
    assert!(pdf.starts_with(b"%PDF"));
}

#[test]
fn every_format_of_the_table_is_written_in_both_editions() {
    let desk = Desk::new();
    desk.does(&["sample", "plan.roundtable"]);
    for format in FORMATS {
        for edition in ["full", "shared"] {
            let to = format!("{}-{edition}.{}", format.id, format.ending);
            let mut asked = vec!["export", "plan.roundtable", "--to", &to];
            if format.holds == Holds::Document {
                // The shortest: a full plan takes its time to be set in pages.
                asked.extend(["--report", "minutes"]);
            }
            let answer = desk.run(&[asked.as_slice(), &["--edition", edition]].concat());
            // Whoever hands on an address book without addresses is told, and what else is left out.
            let told_more = format.holds == Holds::People && edition == "shared";
            let mut lines = answer.lines;
            lines.retain(|line| !(edition == "shared" && line.starts_with("Left out: ")));
            assert_eq!((answer.code, lines.len()), (0, told_more.into()));
            let told = answer.out;
            assert!(
                told.starts_with("Exported ") && told.contains(&to),
                "{told}"
            );
            assert_eq!(told.contains("shared edition"), edition == "shared");
            let path = desk.path(&to);
            assert_eq!(path.is_dir(), format.folder, "{to}");
            let line = desk.fails(1, &asked);
            assert!(
                line[0].contains("is there already and was kept"),
                "{line:?}"
            );
            asked.push("--force");
            desk.does(&asked);
        }
    }
}

#[test]
fn every_kind_of_report_goes_out_as_a_document_and_as_nothing_else() {
    let desk = Desk::new();
    desk.does(&["sample", "plan.roundtable"]);
    for kind in ReportKind::ALL {
        for ending in ["html", "docx", "md"] {
            let to = format!("{}.{ending}", kind.word());
            desk.does(&[
                "export",
                "plan.roundtable",
                "--to",
                &to,
                "--report",
                kind.word(),
            ]);
            assert!(desk.read(&to).len() > 300, "{to} says next to nothing");
        }
    }
    let whole = desk.read("plan.md");
    desk.does(&["export", "plan.roundtable", "--to", "usual.md"]);
    assert!(
        desk.read("usual.md") == whole,
        "the full plan is what is usually wanted"
    );
    let wrong = &[
        "export",
        "plan.roundtable",
        "--to",
        "a.xlsx",
        "--report",
        "plan",
    ];
    let line = desk.fails(2, wrong);
    assert!(line[0].starts_with("--report goes with"), "{line:?}");
}

#[test]
fn a_shared_document_is_imported_with_a_word_of_what_it_is() {
    let desk = Desk::new();
    desk.does(&["sample", "plan.roundtable"]);
    desk.does(&[
        "export",
        "plan.roundtable",
        "--to",
        "s.json",
        "--edition",
        "shared",
    ]);
    let answer = desk.run(&["import", "s.json", "--to", "copy.roundtable"]);
    assert_eq!(answer.code, 0);
    assert!(
        answer.lines[0].starts_with("This is a shared edition"),
        "{:?}",
        answer.lines
    );
    let copy = store::read(&desk.path("copy.roundtable"))
        .expect("sound")
        .plan;
    assert!(copy.contacts.is_empty() && !copy.partners.is_empty());
}

#[test]
fn partners_come_in_from_the_workbook_that_went_out() {
    let desk = Desk::new();
    desk.does(&["sample", "plan.roundtable"]);
    desk.does(&["export", "plan.roundtable", "--to", "plan.xlsx"]);
    desk.run(&["import", "plan.xlsx", "--to", "copy.roundtable"]);
    let plan = |name: &str| store::read(&desk.path(name)).expect("sound").plan;
    let names = |name: &str| -> Vec<(String, Option<roundtable::model::Date>)> {
        let plan = plan(name);
        let mut names: Vec<_> = plan
            .partners
            .iter()
            .map(|p| (p.name.clone(), p.since))
            .collect();
        names.sort();
        names
    };
    assert_eq!(names("plan.roundtable"), names("copy.roundtable"));
}

#[cfg(unix)]
#[test]
fn where_there_is_no_room_the_old_file_stays_and_no_part_of_a_new_one() {
    let desk = Desk::new();
    desk.does(&["sample", "plan.roundtable"]);
    for to in ["plan.xlsx", "plan.csv", "plan.json"] {
        desk.does(&[
            "export",
            "plan.roundtable",
            "--to",
            to,
            "--edition",
            "shared",
        ]);
    }
    let before = desk.names();
    let (book, document) = (desk.read("plan.xlsx"), desk.read("plan.json"));
    for to in ["plan.xlsx", "plan.csv", "plan.json", "new.xlsx", "new.csv"] {
        // A file may grow to some kilobytes, as on a disk that is nearly full.
        let limited = format!(
            "trap '' XFSZ; ulimit -f 16; exec '{}' export plan.roundtable --to {to} --force",
            env!("CARGO_BIN_EXE_roundtable")
        );
        let output = Command::new("sh")
            .args(["-c", &limited])
            .current_dir(desk.folder.path())
            .output()
            .expect("a shell starts");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{to}: {told}");
        assert_eq!(told.lines().count(), 1, "{told}");
        assert!(
            told.contains("nothing was") && told.trim_end().ends_with(to),
            "{told}"
        );
        assert_eq!(desk.names(), before, "{to} left something behind");
    }
    assert!(desk.read("plan.xlsx") == book && desk.read("plan.json") == document);
    assert!(desk.path("plan.csv/Read me.txt").is_file());
}

#[cfg(unix)]
#[test]
fn a_folder_that_can_not_be_written_keeps_the_old_files() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new();
    desk.does(&["sample", "plan.roundtable"]);
    let shelf = desk.path("shelf");
    fs::create_dir(&shelf).expect("a folder can be made");
    for to in ["shelf/old.xlsx", "shelf/old.csv"] {
        desk.does(&["export", "plan.roundtable", "--to", to]);
    }
    let before = desk.read("shelf/old.xlsx");
    fs::set_permissions(&shelf, fs::Permissions::from_mode(0o555)).expect("rights can be set");
    if fs::write(shelf.join("probe"), "").is_ok() {
        // A super user may write everywhere; a file in the way of the folder does for that case.
        fs::set_permissions(&shelf, fs::Permissions::from_mode(0o755)).expect("rights can be set");
        let line = desk.fails(
            1,
            &[
                "export",
                "plan.roundtable",
                "--to",
                "plan.roundtable/a.xlsx",
                "--force",
            ],
        );
        assert_eq!(line.len(), 1);
    } else {
        for to in ["shelf/old.xlsx", "shelf/old.csv", "shelf/new.csv"] {
            let line = desk.fails(1, &["export", "plan.roundtable", "--to", to, "--force"]);
            assert!(line[0].contains("no right to write"), "{line:?}");
        }
        fs::set_permissions(&shelf, fs::Permissions::from_mode(0o755)).expect("rights can be set");
    }
    assert!(desk.read("shelf/old.xlsx") == before);
    assert!(desk.path("shelf/old.csv/Partners.csv").is_file());
}

#[test]
fn a_pdf_of_the_map_is_a_report_if_a_report_is_asked_for_and_a_picture_if_a_lens_is() {
    let desk = Desk::new();
    desk.does(&["sample", "plan.roundtable"]);
    for (more, said) in [
        (&["--report", "map"][..], "Exported map poster, "),
        (
            &["--report", "map", "--lens", "power"],
            "Exported map poster, ",
        ),
        (&["--lens", "power"], "Exported 23 partners and "),
        (
            &["--report", "map", "--tiles", "2x2"],
            "Exported 23 partners and ",
        ),
    ] {
        let all = [
            &["export", "plan.roundtable", "--to", "a.pdf", "--force"],
            more,
        ]
        .concat();
        let answer = desk.does(&all);
        assert!(answer.starts_with(said), "{more:?}: {answer}");
    }
}

#[test]
fn the_map_goes_out_to_other_programs_and_comes_in_as_a_plan() {
    let desk = Desk::new();
    desk.does(&["sample", "plan.roundtable"]);
    let sample = store::read(&desk.path("plan.roundtable"))
        .expect("sound")
        .plan;
    for format in ["canvas", "graphml", "kumu.json"] {
        let (out, back) = (format!("map.{format}"), format!("{format}.roundtable"));
        let said = desk.does(&["export", "plan.roundtable", "--to", &out, "--lens", "power"]);
        let counted = format!(
            "{} partners and {} links",
            sample.partners.len(),
            sample.links.len()
        );
        assert_eq!(said, format!("Exported {counted}: {out}\n"));
        let said = desk.does(&["import", &out, "--to", &back]);
        assert_eq!(said, format!("Imported {counted}: {back}\n"));
        let plan = store::read(&desk.path(&back)).expect("sound").plan;
        assert_eq!(plan.partners.len(), sample.partners.len());
        assert!(plan.links == sample.links, "{format}");
        desk.does(&["check", &back]);
    }
    desk.write("list.csv", "Name;Influence\nCourt;80\nSchools;very\n");
    let answer = desk.run(&["import", "list.csv", "--to", "list.roundtable"]);
    assert_eq!(
        (answer.code, answer.out.as_str()),
        (0, "Imported 2 partners and 0 links: list.roundtable\n")
    );
    assert_eq!(answer.lines.len(), 1, "{:?}", answer.lines);
    let plan = store::read(&desk.path("list.roundtable"))
        .expect("sound")
        .plan;
    assert_eq!(
        plan.header.iter().next().expect("it has a title").title,
        "list"
    );
    desk.write("bad.graphml", "<graphml><node>");
    desk.write("none.csv", "City,Zip\nReno,1\n");
    for bad in ["bad.graphml", "none.csv", "gone.canvas"] {
        desk.fails(1, &["import", bad, "--to", "new.roundtable"]);
    }
    desk.fails(1, &["import", "list.csv", "--to", "list.roundtable"]);
}

#[test]
fn help_and_version_go_to_the_standard_output() {
    let desk = Desk::new();
    let help = desk.does(&["--help"]);
    for command in [
        "sample", "export", "import", "check", "schema", "guidance", "insight",
    ] {
        assert!(
            help.contains(&format!("\n  {command} ")),
            "{command} is missing:\n{help}"
        );
        assert!(
            desk.does(&[command, "--help"])
                .contains("Usage: roundtable"),
            "{command}"
        );
    }
    assert!(!help.contains("gallery"));
    let version = format!("roundtable {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(desk.does(&["--version"]), version);
}

#[test]
fn a_reader_that_has_had_enough_is_no_error() {
    let desk = Desk::new();
    for arguments in [["schema"], ["--help"]] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let Output { status, stderr, .. } = desk
            .command(&arguments)
            .stdout(writer)
            .output()
            .expect("the program starts");
        assert_eq!(String::from_utf8_lossy(&stderr), "", "{arguments:?}");
        assert_eq!(status.code(), Some(0), "{arguments:?}");
    }
}

#[cfg(unix)]
#[test]
fn an_export_replaces_what_a_link_names_and_keeps_its_rights() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let desk = Desk::new();
    desk.does(&["sample", "plan.roundtable"]);
    desk.write("real.json", "old");
    let rights = fs::Permissions::from_mode(0o640);
    fs::set_permissions(desk.path("real.json"), rights).expect("rights can be set");
    symlink("real.json", desk.path("link.json")).expect("a link can be made");
    desk.does(&["export", "plan.roundtable", "--to", "link.json", "--force"]);
    assert!(desk.path("link.json").is_symlink());
    assert!(json::from_bytes(&desk.read("real.json")).is_ok());
    let mode = |name: &str| {
        fs::metadata(desk.path(name))
            .expect("there")
            .permissions()
            .mode()
            & 0o777
    };
    assert_eq!(mode("real.json"), 0o640);
    assert_eq!(
        mode("plan.roundtable"),
        0o600,
        "a plan is its owner's alone"
    );
}

#[cfg(unix)]
#[test]
fn names_that_are_not_utf_8_are_names_like_others() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt as _};
    let desk = Desk::new();
    let name = Path::new(OsStr::from_bytes(b"pl\xe9n.roundtable"));
    let made = desk
        .command(&["sample"])
        .arg(name)
        .output()
        .expect("the program starts");
    // Some file systems take no such names; then the program must say so.
    match made.status.code() {
        Some(0) => assert!(desk.folder.path().join(name).is_file()),
        code => assert!(code == Some(1) && !made.stderr.is_empty()),
    }
}

/// The sample as a plan file, with these words in the notes of its first partner.
fn sample_with_notes(desk: &Desk, notes: &str) {
    let mut plan = sample::sample();
    let mut partner = plan.partners.iter().next().expect("a partner").clone();
    notes.clone_into(&mut partner.notes);
    plan.put_any(partner.wrap());
    store::create(&desk.path("plan.roundtable"), &plan).expect("there is room");
}

/// The sample as a plan file, with this name for each of its snapshots.
fn sample_with_snapshots(desk: &Desk, name: &str) {
    let mut plan = sample::sample();
    let snapshots: Vec<_> = plan.snapshots.iter().cloned().collect();
    for mut snapshot in snapshots {
        name.clone_into(&mut snapshot.name);
        plan.put_any(snapshot.wrap());
    }
    store::create(&desk.path("plan.roundtable"), &plan).expect("there is room");
}

#[test]
fn what_looks_like_a_client_is_told_where_it_stands_without_being_repeated() {
    let desk = Desk::new();
    sample_with_notes(&desk, "Ask about 123-45-6789 again");
    // What is there is no fault of the file.
    desk.does(&["check", "plan.roundtable"]);
    let lines = desk.fails(1, &["check", "plan.roundtable", "--privacy"]);
    assert_eq!(lines.len(), 1, "{lines:?}");
    for part in [
        "Partners, “",
        ", notes: Social security number, “Ask about •••-••-•••• again”. Take the number out",
    ] {
        assert!(lines[0].contains(part), "{lines:?}");
    }
    let export = ["export", "plan.roundtable", "--to", "plan.json"];
    let answer = desk.run(&export);
    assert_eq!(
        (answer.code, answer.lines),
        (
            0,
            vec![
                "1 place looks like data of a client; “roundtable check --privacy” tells where: plan.roundtable".to_owned()
            ]
        )
    );
    // An exported document is asked in the same way.
    assert_eq!(desk.fails(1, &["check", "plan.json", "--privacy"]), lines);
}

#[test]
fn a_plan_without_data_of_clients_passes_the_privacy_check() {
    let desk = Desk::new();
    desk.does(&["sample", "plan.roundtable"]);
    let said = desk.does(&["check", "plan.roundtable", "--privacy"]);
    assert!(said.starts_with("No problems found in "), "{said}");
}

#[test]
fn a_shared_export_tells_all_that_it_leaves_out_with_a_reason() {
    let desk = Desk::new();
    desk.does(&["sample", "plan.roundtable"]);
    let asked = ["export", "plan.roundtable", "--to", "a.json", "--edition"];
    let answer = desk.run(&[&asked[..], &["shared"]].concat());
    let plan = store::read(&desk.path("plan.roundtable"))
        .expect("sound")
        .plan;
    let (_, left) = edition::of(&plan, Edition::Shared, Choices::default());
    assert!(left.len() > 5, "the sample has much that is private");
    let told: Vec<_> = left
        .iter()
        .map(|left| format!("Left out: {}", left.told()))
        .collect();
    assert_eq!((answer.code, answer.lines), (0, told));
    let contacts = format!(
        "Left out: Contacts of partners ({}): they tell how people are reached",
        plan.contacts.len()
    );
    let answer = desk.run(&[&asked[..], &["shared", "--force"]].concat());
    assert!(answer.lines.contains(&contacts), "{:?}", answer.lines);
    let with = desk.run(&[&asked[..], &["shared", "--force", "--contacts"]].concat());
    assert!(!with.lines.contains(&contacts), "{:?}", with.lines);
    let full = desk.run(&[&asked[..], &["full", "--force"]].concat());
    assert_eq!((full.code, full.lines), (0, Vec::new()));
}

#[test]
fn a_shared_review_tells_the_day_of_a_snapshot_and_not_its_name() {
    let desk = Desk::new();
    sample_with_snapshots(&desk, "After the row with Bob");
    for (edition, named) in [("full", true), ("shared", false)] {
        let answer = desk.run(&[
            "export",
            "plan.roundtable",
            "--to",
            "review.md",
            "--report",
            "quarterly",
            "--edition",
            edition,
            "--force",
        ]);
        assert_eq!(answer.code, 0, "{:?}", answer.lines);
        let text = String::from_utf8(desk.read("review.md")).expect("text");
        assert_eq!(text.contains("After the row with Bob"), named, "{edition}");
        assert_eq!(text.contains("Since the snapshot of "), !named, "{edition}");
    }
}
