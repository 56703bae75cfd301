//! Reports as a facilitator meets them: looked at page by page, with the agency's logo, saved, and stopped.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

#[path = "common/app.rs"]
mod app;
#[path = "common/wait.rs"]
mod wait;

use std::{
    cell::RefCell,
    fs,
    io::Cursor,
    path::{Path, PathBuf},
};

use app::{Opening, Room, new_home};
use egui::{Key, Modifiers, accesskit::Role};
use roundtable::{
    exchange::{
        calendar::Moment,
        document::Stage,
        format::{Asked, FORMATS, Files, Format, Holds, NotMade},
        picture::logo::{self, MOST_BYTES, NoLogo},
        sample,
    },
    mapping::{
        Spots,
        print::{Output, Paper, Picture},
    },
    model::{Attachment, Bytes, Edition, Id, Lens, Partner, Plan, Record as _, ReportKind},
    report::{Wanted, edition::Choices},
    store,
};

/// A drawing with letters, and with a part that lies in another file.
const DRAWN: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><circle cx="50" cy="50" r="40" fill="#17635f"/><text x="100" y="60" font-size="36">Alder</text><image href="/elsewhere.png" width="9" height="9"/></svg>"##;

fn png(wide: u32, high: u32) -> Vec<u8> {
    let picture = image::RgbaImage::from_pixel(wide, high, image::Rgba([23, 99, 95, 255]));
    let mut bytes = Cursor::new(Vec::new());
    let format = image::ImageFormat::Png;
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// At the report of a plan with nothing in it: what is tested here is not what a report says, and its pages are
/// made after each change.
fn at_the_report() -> Room {
    let home = new_home();
    let file = home.path().join("small.roundtable");
    store::create(&file, &Plan::default()).unwrap();
    let opening = Opening {
        plan: Some(file),
        ..Opening::default()
    };
    let mut room = Room::open(opening, home);
    room.press("Export…");
    room
}

fn file_with(room: &Room, name: &str, bytes: &[u8]) -> PathBuf {
    let file = room.folder().join(name);
    fs::write(&file, bytes).unwrap();
    file
}

/// What is kept as the logo: file names.
fn logos(room: &Room) -> Vec<String> {
    let files = room.plan().attachments.iter();
    let logos = files.filter(|file| file.purpose == "logo");
    logos.map(|file| file.name.clone()).collect()
}

#[test]
fn a_logo_is_chosen_shown_replaced_and_removed_each_as_one_step() {
    let mut room = at_the_report();
    room.press("Change… (agency, facilitator and logo)");
    assert!(room.says("PNG, JPEG or SVG, up to 4 MB"));
    room.will_pick(&file_with(&room, "first.png", &png(60, 20)));
    room.press("Choose a logo…");
    assert_eq!(logos(&room), ["first.png"], "{}", room.told());
    room.place_of(Role::Image, "Logo: first.png");

    room.will_pick(&file_with(&room, "second.svg", DRAWN.as_bytes()));
    room.press("Replace the logo…");
    assert_eq!(logos(&room), ["second.svg"]);
    room.place_of(Role::Image, "Logo: second.svg");
    room.undo();
    assert_eq!(logos(&room), ["first.png"]);
    room.place_of(Role::Image, "Logo: first.png");

    room.press("Remove the logo");
    assert_eq!(logos(&room), <[String; 0]>::default());
    assert_eq!(room.steps(), ["Choose a logo", "Remove the logo"]);
    assert!(room.says("Choose a logo…"));
}

#[test]
fn what_can_not_be_a_logo_is_refused_in_plain_words_and_changes_nothing() {
    let mut room = at_the_report();
    room.press("Change… (agency, facilitator and logo)");
    let large = vec![0; MOST_BYTES as usize + 1];
    let mut cut_off = png(60, 20);
    cut_off.truncate(40);
    let empty = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    for (name, bytes, words) in [
        ("notes.png", b"hello".to_vec(), "It is no PNG, JPEG or SVG"),
        ("large.jpg", large, "The file is larger than 4 MB"),
        ("wide.png", png(5_001, 2), "It is 5,001 by 2 dots"),
        ("cut.png", cut_off, "The picture in it can't be read"),
        ("none.svg", empty.into(), "There is nothing to see in it"),
    ] {
        room.will_pick(&file_with(&room, name, &bytes));
        room.press("Choose a logo…");
        let title = format!("{name} can't be the logo");
        assert!(room.says(&title), "{}", room.told());
        assert!(room.says(words), "{name}: {}", room.told());
        assert!(logos(&room).is_empty());
        assert!(room.steps().is_empty());
        room.press("Close");
    }
}

#[test]
fn the_agency_and_the_facilitator_are_changed_where_the_report_is_made() {
    let mut room = at_the_report();
    room.press("Change… (agency, facilitator and logo)");
    room.type_into("Agency", "Hope County");
    room.type_into("Facilitator", "Ana Whitfield");
    room.press("Done (agency, facilitator and logo)");
    assert!(room.says("Hope County"));
    assert!(room.says("Ana Whitfield, no logo"));
    let header = room.plan().header.iter().next().unwrap();
    assert_eq!(header.facilitator, "Ana Whitfield");
}

/// A file of a plan with a logo, in one format.
fn with_logo(
    format: &Format,
    logo: Option<logo::Logo>,
    stage: &dyn Fn(Stage) -> bool,
) -> Result<Vec<u8>, NotMade> {
    let mut plan = Plan::default();
    if let Some(logo) = logo {
        let kept = Attachment {
            purpose: "logo".to_owned(),
            media_type: logo.media_type.to_owned(),
            data: Bytes(logo.data),
            ..Attachment::new(Id::new(9_000_001))
        };
        plan.put_any(kept.wrap());
    }
    let made = format.make(&Asked {
        plan: &plan,
        edition: Edition::Shared,
        choices: Choices::default(),
        moment: Moment {
            today: sample::TOLD_ON,
            now_ms: 1_778_587_200_000,
        },
        // It shows a figure, so that there is something to draw.
        report: &Wanted::new(ReportKind::Map),
        paper: Paper::default(),
        picture: &Picture::new(Lens::Rings, Output::Svg),
        spots: &Spots::new(),
        goes_on: &|_| true,
        stage,
    })?;
    match made.files {
        Files::One(bytes) => Ok(bytes),
        Files::Folder(_) => panic!("a report is one file"),
    }
}

#[test]
fn the_logo_is_in_every_format_that_shows_pictures() {
    for data in [png(60, 20), DRAWN.into()] {
        let logo = logo::read(data).unwrap();
        for id in ["pdf", "docx", "html"] {
            let format = Format::of_id(id).unwrap();
            let bare = with_logo(format, None, &|_| true).unwrap();
            let shown = with_logo(format, Some(logo.clone()), &|_| true).unwrap();
            assert!(
                shown.len() > bare.len() + 100,
                "{id} shows no {}: {} and {} bytes",
                logo.media_type,
                bare.len(),
                shown.len()
            );
        }
    }
}

#[test]
fn a_drawing_is_kept_as_shapes_alone() {
    let kept = logo::read(DRAWN.into()).unwrap();
    let text = String::from_utf8(kept.data).unwrap();
    assert!(text.contains("<path"), "{text}");
    for gone in ["<text", "elsewhere", "href"] {
        assert!(!text.contains(gone), "{gone}: {text}");
    }
    let small = logo::small(kept.media_type, text.as_bytes(), [180, 72]).unwrap();
    assert!(small.size[0] <= 180 && small.size[1] <= 72);
    assert_eq!(small.rgba.len(), small.size[0] * small.size[1] * 4);
    assert_eq!(logo::read(b"GIF89a".to_vec()), Err(NoLogo::OtherKind));
}

#[test]
fn every_format_of_reports_tells_its_stages_in_order_and_ends_at_each() {
    let order = [
        Stage::Gathering,
        Stage::Drawing,
        Stage::Setting,
        Stage::Writing,
    ];
    let documents = FORMATS.iter().filter(|f| f.holds == Holds::Document);
    for format in documents {
        let told = RefCell::new(Vec::new());
        let tell = |stage| {
            told.borrow_mut().push(stage);
            true
        };
        with_logo(format, None, &tell).unwrap();
        let told = told.into_inner();
        let places = told
            .iter()
            .map(|stage| order.iter().position(|s| s == stage));
        assert!(places.is_sorted(), "{format:?}: {told:?}");
        assert_eq!(told.first(), Some(&Stage::Gathering));
        assert_eq!(told.last(), Some(&Stage::Writing));
        for end in told {
            let made = with_logo(format, None, &|stage| stage != end);
            let stopped = matches!(made, Err(NotMade::Stopped));
            assert!(stopped, "{format:?} at {end:?}");
        }
    }
}

#[test]
fn pages_are_turned_by_key_by_button_and_by_heading_and_named_with_their_headings() {
    let mut room = at_the_report();
    room.keys(Modifiers::COMMAND, Key::K);
    room.type_text("Blank forms");
    room.key(Key::Enter);
    assert!(room.says("Page 1 of"), "{}", room.told());
    room.key(Key::PageDown);
    assert!(room.says("Page 2 of"));
    room.place_of(Role::Image, "Page 2 of");
    room.key(Key::PageUp);
    room.press("Next page");
    room.press("Next page");
    room.place_of(Role::Image, "Page 3 of");
    assert!(room.says("Headings: "), "{}", room.told());

    room.click_on(Role::ComboBox, "Go to a heading");
    room.press_beginning("Gradients of agreement, ");
    assert!(!room.says("Page 3 of"));
    room.place_of(Role::Image, "Gradients of agreement");

    // A page as wide as the room is scrolled before it is turned, and seen from its top.
    let whole = room.place_of(Role::Image, "as it will come out");
    room.pick("Size of the page: Full width");
    let wide = room.place_of(Role::Image, "as it will come out");
    assert!(
        wide.width() > whole.width() && wide.height() > 900.0,
        "{whole} {wide}"
    );
    let page = |room: &Room| {
        let all = (1..99).find(|page| room.says(&format!("Page {page} of")));
        all.expect("a page is shown")
    };
    let before = page(&room);
    room.key(Key::PageDown);
    assert_eq!(page(&room), before);
    assert!(room.place_of(Role::Image, "as it will come out").top() < wide.top());
    room.key(Key::PageDown);
    room.key(Key::PageDown);
    assert!(page(&room) > before);
}

/// A room in which work that takes long runs beside the window, with the sample plan; and the plan's file.
fn with_work_beside() -> (Room, PathBuf) {
    let home = new_home();
    let file = home.path().join("first.roundtable");
    store::create(&file, &sample::sample()).unwrap();
    let opening = Opening {
        background: true,
        ..Opening::default()
    };
    let mut room = Room::open(opening, home);
    open(&mut room, &file);
    (room, file)
}

fn open(room: &mut Room, file: &Path) {
    let ctx = room.harness().ctx.clone();
    room.harness().state_mut().open(&ctx, file.to_owned());
    room.wait_until("Export…");
}

#[test]
fn a_plan_closed_while_its_pages_are_made_does_not_keep_the_next_from_being_looked_at() {
    let (mut room, file) = with_work_beside();
    room.press_meanwhile("Export…");
    open(&mut room, &file);
    room.press_meanwhile("Export…");
    room.wait_until("Page 1 of");
}

#[test]
fn making_the_pages_is_stopped_and_begun_again() {
    let (mut room, _) = with_work_beside();
    room.press_meanwhile("Export…");
    let stop = "Stop making the pages";
    for _ in 0..3 {
        room.harness().step();
    }
    assert!(room.says(stop), "{}", room.told());
    room.press_meanwhile(stop);
    assert!(room.says("The pages are not made"));
    assert!(!room.says("Page 1 of"));
    room.press_meanwhile("Make the pages");
    room.wait_until("Page 1 of");
}

#[test]
fn a_file_that_can_not_be_written_is_told_and_the_old_one_stays() {
    let mut room = at_the_report();
    let folder = room.folder().join("there");
    fs::create_dir(&folder).unwrap();
    let kept = file_with(&room, "there/kept.txt", b"as it was");
    room.will_pick(&folder.join("missing/summary.pdf"));
    room.press("Save as PDF…");
    assert!(
        room.says("The file could not be written"),
        "{}",
        room.told()
    );
    assert!(room.says("Nothing was changed"));
    assert_eq!(fs::read(kept).unwrap(), b"as it was");
    assert_eq!(fs::read_dir(folder).unwrap().count(), 1);
}

#[test]
fn an_empty_plan_has_pages_too() {
    let room = at_the_report();
    assert!(room.says("Page 1 of"), "{}", room.told());
    assert!(room.says("No agency named"));
}

#[test]
fn tables_go_into_a_folder_that_is_not_named_like_a_file() {
    let mut room = at_the_report();
    room.pick("What to take along: Data and other programs");
    room.press("Save as CSV tables…");
    assert!(
        room.value_of("File").ends_with("(tables)"),
        "{}",
        room.told()
    );
    let folder = room.folder().join("My tables");
    room.write_over("File", folder.to_str().unwrap());
    room.press("Save");
    assert!(folder.is_dir(), "{}", room.told());
}

#[test]
fn words_that_look_like_a_clients_are_told_before_a_report_or_data_goes_out() {
    let home = new_home();
    let file = home.path().join("private.roundtable");
    let partner = Partner {
        name: "Family Court".to_owned(),
        notes: "Case of SSN 123-45-6789".to_owned(),
        ..Partner::new(Id::new(5))
    };
    let mut plan = Plan::default();
    plan.put_any(partner.wrap());
    store::create(&file, &plan).unwrap();
    let opening = Opening {
        plan: Some(file),
        ..Opening::default()
    };
    let mut room = Room::open(opening, home);
    room.press("Export…");
    let told = "1 place looks like data of a client";
    assert!(room.says(told), "{}", room.told());
    room.press("First look at 1 place");
    assert!(room.says("Social security number: Notes, Family Court"));
    room.press("Hide what was found");
    room.pick("What to take along: Data and other programs");
    assert!(room.says(told), "{}", room.told());
    room.press("Show what was found");
    assert!(room.says("Go there"), "{}", room.told());
    room.press_beginning("Let it stand, because…: ");
    room.type_text("A made-up number");
    room.press("Let it stand");
    assert!(!room.says(told), "{}", room.told());
    room.press("Show what was let stand (1)");
    assert!(room.says("A made-up number"));
}

#[test]
fn after_a_meeting_its_minutes_and_the_action_list_are_saved_in_seven_presses() {
    let mut room = Room::home();
    room.press("Open the sample plan");
    room.go("Meetings and decisions");
    room.press("Minutes to hand out");
    room.press("Save as PDF…");
    let minutes = room.value_of("File");
    assert!(minutes.ends_with(" – Minutes.pdf"), "{minutes}");
    room.press("Save");
    room.press("Go on to the action list");
    room.press("Save as PDF…");
    let actions = room.value_of("File");
    assert!(actions.ends_with(" – Action list.pdf"), "{actions}");
    room.press("Save");
    for file in [minutes, actions] {
        assert!(fs::read(&file).unwrap().starts_with(b"%PDF"), "{file}");
    }
}
