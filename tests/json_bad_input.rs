//! Documents that are broken, foreign or too new: each gets plain lines with the place and the remedy, quickly,
//! and without a panic.

#[path = "common/random_plan.rs"]
mod generator;

use std::time::{Duration, Instant};

use generator::{Rng, random_plan};
use roundtable::exchange::{
    Problem,
    json::{Imported, MOST_BYTES, from_bytes, to_bytes},
};

const HEAD: &str = r#"{"format":"roundtable-plan","version":{"major":1,"minor":0},"plan":"#;

/// A document with these lists beside a sound header.
fn document(lists: &str) -> String {
    format!(r#"{HEAD}{{"header":[{{"id":"1"}}]{lists}}}}}"#)
}

/// The lines that a document gets; none if it is read.
fn lines(bytes: &[u8]) -> Vec<String> {
    match from_bytes(bytes) {
        Ok(Imported { .. }) => Vec::new(),
        Err(problems) => {
            assert!(!problems.is_empty(), "refused, but not told why");
            problems.iter().map(in_one_plain_line).collect()
        }
    }
}

fn in_one_plain_line(problem: &Problem) -> String {
    let line = problem.to_string();
    assert!(
        !line.chars().any(char::is_control),
        "more than one line: {line:?}"
    );
    assert!(!line.ends_with('.'), "a dot at the end: {line}");
    assert!(line.chars().count() < 400, "too long: {line}");
    for word in ["serde", "panic", "unwrap", "EOF", "None", "Err("] {
        assert!(!line.contains(word), "not plain: {line}");
    }
    line
}

/// What a document with these lists gets, all of it.
#[track_caller]
fn gets(lists: &str, expected: &[&str]) {
    assert_eq!(lines(document(lists).as_bytes()), expected);
}

/// What any text gets, all of it.
#[track_caller]
fn text_gets(text: impl AsRef<[u8]>, expected: &str) {
    assert_eq!(lines(text.as_ref()), [expected]);
}

fn sound() -> Vec<u8> {
    to_bytes(&random_plan(3, 40))
}

// ---- the file as a whole ----

#[test]
fn a_document_cut_off_anywhere_is_refused_with_the_place() {
    let bytes = sound();
    let mut rng = Rng::new(1);
    let cuts = (0..300).map(|_| rng.below(bytes.len() - 2)).chain(0..200);
    for cut in cuts {
        let told = lines(&bytes[..cut]);
        assert!(!told.is_empty(), "cut at {cut}");
        let text = String::from_utf8_lossy(&bytes[..cut]);
        if !text.trim().is_empty() && std::str::from_utf8(&bytes[..cut]).is_ok() {
            let last = told.last().expect("a line");
            assert!(last.starts_with("line "), "cut at {cut}: {last}");
            assert!(last.contains("breaks off"), "cut at {cut}: {last}");
        }
    }
}

#[test]
fn a_document_that_breaks_off_tells_where() {
    text_gets(
        &document("")[..80],
        "line 1, column 80 (plan.header[0]): the document breaks off here, so part of it is missing; export the plan again or fetch the whole file",
    );
}

#[test]
fn an_empty_file_is_told_as_such() {
    for empty in ["", " \n\t", "\u{feff}", "\u{feff}\n"] {
        text_gets(
            empty,
            "The file is empty; choose a JSON file that Roundtable exported",
        );
    }
}

#[test]
fn text_that_is_not_json_is_told_as_such() {
    text_gets(
        "Name,Category\nCourt,Justice\n",
        "line 1, column 1: “Name” is not valid JSON here; correct it or export the plan again",
    );
    text_gets(
        "<html>",
        "line 1, column 1: this is not valid JSON; correct it or export the plan again",
    );
}

#[test]
fn another_programs_json_is_told_as_such() {
    text_gets(
        r#"{"elements":[{"label":"Court"}],"connections":[]}"#,
        "format: missing, so this is another program's file; choose a JSON file that Roundtable exported, which says “roundtable-plan” here",
    );
    text_gets(
        r#"{"format":"kumu","plan":[]}"#,
        "format: found “kumu”, so this is another program's file; choose a JSON file that Roundtable exported, which says “roundtable-plan” here",
    );
    text_gets(
        r#"{"format":17}"#,
        "format: found a number, so this is another program's file; choose a JSON file that Roundtable exported, which says “roundtable-plan” here",
    );
    for (other, sort) in [
        ("[1,2]", "a list"),
        ("\"plan\"", "a text"),
        ("null", "null"),
        ("3", "a number"),
    ] {
        text_gets(
            other,
            &format!(
                "This is not a Roundtable plan: expected an object, found {sort}; choose a JSON file that Roundtable exported"
            ),
        );
    }
}

#[test]
fn a_plan_file_given_as_json_is_told_as_such() {
    text_gets(
        b"SQLite format 3\0\x10\0\x01\x01",
        "This is a plan file or another database, not JSON; open it instead of importing it",
    );
}

#[test]
fn bytes_that_are_not_utf_8_are_told_with_their_place() {
    let mut bytes = document("").into_bytes();
    bytes.splice(1..1, *b"\n\n");
    bytes[20] = 0xFF;
    text_gets(
        &bytes,
        "line 3, byte 21: the file is not UTF-8 text from here on; save it as UTF-8 or export the plan again",
    );
    let utf_16: Vec<u8> = "\u{feff}{}"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    text_gets(
        &utf_16,
        "The file is written in UTF-16; save it as UTF-8 and import it again",
    );
}

#[test]
fn a_file_past_the_limit_is_refused_before_it_is_read() {
    // Zeros that are never looked at take no memory.
    let bytes = vec![0; MOST_BYTES as usize + 1];
    text_gets(
        &bytes,
        "The file is larger than 256 MB, more than a plan can be; choose a JSON file that Roundtable exported",
    );
}

// ---- versions ----

#[test]
fn a_newer_major_version_is_refused_with_the_remedy() {
    text_gets(
        r#"{"format":"roundtable-plan","version":{"major":2,"minor":3},"plan":{"anything":true}}"#,
        "version: the file was written by a newer Roundtable (version 2.3, this one reads 1.0); install the newer Roundtable and import it there",
    );
}

#[test]
fn a_version_that_never_was_or_can_not_be_read_is_refused() {
    let with = |version: &str| {
        format!(r#"{{"format":"roundtable-plan","version":{version},"plan":{{}}}}"#)
    };
    text_gets(
        with(r#"{"major":0,"minor":9}"#),
        "version: there is no version 0.9; export the plan again",
    );
    text_gets(
        with("1"),
        "version: expected an object with major and minor, found a number; export the plan again",
    );
    text_gets(
        with(r#"{"minor":0}"#),
        "version.major: missing; export the plan again",
    );
    text_gets(
        with(r#"{"major":1,"minor":"0"}"#),
        "version.minor: expected a whole number, found a text; export the plan again",
    );
    text_gets(
        with(r#"{"major":-1,"minor":0}"#),
        "version.major: expected a whole number, found -1; export the plan again",
    );
    text_gets(
        r#"{"format":"roundtable-plan","plan":{}}"#,
        "version: missing; export the plan again, or add the version that the file was written in",
    );
}

#[test]
fn what_a_newer_minor_version_added_is_named_and_left_out() {
    let text = r#"{"format":"roundtable-plan","version":{"major":1,"minor":4},"signature":"x",
        "plan":{"header":[{"id":"1","logo":{"deep":[[[]]]}}],
        "partners":[{"id":"5","name":"Court","color":"red"},{"id":"6","color":null}],
        "toasts":[{"id":"1"},{"id":"2"}]}}"#;
    let imported = from_bytes(text.as_bytes()).expect("a newer minor version is read");
    assert_eq!(imported.plan.len(), 3);
    assert_eq!(
        imported.notes,
        [
            "The file was written by a newer Roundtable (version 1.4, this one reads 1.0); what is named here was left out",
            "signature: this version does not know this field; it was left out",
            "plan.header: this version does not know the field “logo”; it was left out (1 record)",
            "plan.partners: this version does not know the field “color”; it was left out (2 records)",
            "plan.toasts: this version does not know this list; it was left out (2 records)",
        ]
    );
}

#[test]
fn an_unknown_field_of_the_same_version_is_named_too() {
    let text = document(r#","partners":[{"id":"5","nmae":"Court"}]"#);
    let imported = from_bytes(text.as_bytes()).expect("unknown fields are no reason to refuse");
    assert_eq!(
        imported.notes,
        ["plan.partners: this version does not know the field “nmae”; it was left out (1 record)"]
    );
}

#[test]
fn a_flood_of_unknown_names_is_told_in_few_lines() {
    let mut partner = String::from(r#"{"id":"5""#);
    for i in 0..2000 {
        partner.push_str(",\"field");
        partner.push_str(&i.to_string());
        partner.push_str("\":0");
    }
    let text = document(&format!(r#","partners":[{partner}}}]"#));
    let imported = from_bytes(text.as_bytes()).expect("unknown fields are no reason to refuse");
    assert_eq!(imported.notes.len(), 51);
    assert_eq!(
        imported.notes[50],
        "and 1950 more fields and records that this version does not know were left out"
    );
}

// ---- values ----

#[test]
fn a_value_of_the_wrong_sort_is_told_with_its_path() {
    gets(
        r#","partners":[{"id":"5"},{"id":"6","name":12,"category":"clubs","since":"12 May 2026","influence":"high","trust":2.5,"notes":null}]"#,
        &[
            "plan.partners[1].name: expected a text, found a number",
            "plan.partners[1].category: “clubs” is not one of family, policy, human-services, justice, providers, community",
            "plan.partners[1].since: “12 May 2026” is not a day; write it as YYYY-MM-DD",
            "plan.partners[1].influence: expected a number, found a text",
            "plan.partners[1].trust: expected a whole number, found 2.5",
            "plan.partners[1].notes: must not be null; expected a text",
        ],
    );
    gets(
        r#","partners":[{"id":"5","name":[["deep"]],"notes":{"a":1}}]"#,
        &[
            "plan.partners[0].name: expected a text, found a list",
            "plan.partners[0].notes: expected a text, found an object",
        ],
    );
    gets(
        r#","participants":[{"id":"5","invited":1}]"#,
        &["plan.participants[0].invited: expected true or false, found a number"],
    );
    gets(
        r#","attachments":[{"id":"5","data":"%%%"}]"#,
        &["plan.attachments[0].data: the attached file is not valid base64"],
    );
}

#[test]
fn a_list_or_record_of_the_wrong_sort_is_told_once() {
    gets(
        r#","partners":{"id":"5"},"contacts":[{"id":"1","partner":"5"}]"#,
        &["plan.partners: expected a list of records, found an object"],
    );
    gets(
        r#","partners":[17]"#,
        &["plan.partners[0]: expected an object, found a number"],
    );
    text_gets(
        format!("{HEAD}[]}}"),
        "plan: expected an object of lists, found a list; export the plan again",
    );
    text_gets(
        format!("{HEAD}{{\"header\":\"Safe at Home\"}}}}"),
        "plan.header: expected a list of records, found a text",
    );
    text_gets(
        r#"{"format":"roundtable-plan","version":{"major":1,"minor":0}}"#,
        "plan: missing; export the plan again",
    );
}

#[test]
fn numbers_out_of_range_are_told_with_the_range() {
    gets(
        r#","partners":[{"id":"5","influence":120}]"#,
        &["plan.partners[0].influence: 120 is out of range; use a number from 0 to 100"],
    );
    gets(
        r#","partners":[{"id":"5","trust":0}]"#,
        &["plan.partners[0].trust: 0 is out of range; use a number from 1 to 5"],
    );
    gets(
        r#","votes":[{"id":"5","count":99999999999999999999}]"#,
        &["plan.votes[0].count: expected a whole number, found 1e+20"],
    );
}

#[test]
fn a_whole_number_written_with_a_zero_after_the_point_is_one() {
    let text = document(r#","partners":[{"id":"5","trust":3.0}]"#);
    let imported = from_bytes(text.as_bytes()).expect("3.0 is 3");
    assert_eq!(
        imported.plan.partners.iter().next().and_then(|p| p.trust),
        Some(3)
    );
}

#[test]
fn what_json_has_no_number_for_is_told_with_line_and_column() {
    for word in ["NaN", "Infinity", "-Infinity", "nan", "-inf"] {
        let told = lines(
            document(&format!(
                ",\n\"partners\":[{{\"id\":\"5\",\"influence\":{word}}}]"
            ))
            .as_bytes(),
        );
        assert_eq!(told.len(), 1, "{told:?}");
        let (place, sentence) = told[0].split_once(": ").expect("a place");
        assert!(place.starts_with("line 2, column "), "{place}");
        assert!(place.ends_with("(plan.partners[0].influence)"), "{place}");
        assert_eq!(
            sentence,
            format!("“{word}” is not a number in JSON; write a number, or null for none")
        );
    }
    gets(
        r#","partners":[{"id":"5","influence":1e999}]"#,
        &[
            "line 1, column 129 (plan.partners[0].influence): 1e999 is too large for a number; correct it",
        ],
    );
}

// ---- ids and references ----

#[test]
fn ids_that_are_none_are_told() {
    let not_an_id = |text: &str| {
        format!("plan.partners[0].id: “{text}” is not an id; ids are strings of digits")
    };
    for text in [
        "0",
        "-5",
        "9223372036854775808",
        "05",
        "5.0",
        "",
        "five",
        "+5",
        " 5",
    ] {
        gets(
            &format!(r#","partners":[{{"id":"{text}"}}]"#),
            &[&not_an_id(text)],
        );
    }
    gets(
        r#","partners":[{"id":5}]"#,
        &["plan.partners[0].id: expected an id as a string of digits, found a number"],
    );
    gets(
        r#","partners":[{"name":"Court"}]"#,
        &["plan.partners[0].id: missing; every record needs an id"],
    );
    assert!(lines(document(r#","partners":[{"id":"9223372036854775807"}]"#).as_bytes()).is_empty());
}

#[test]
fn an_id_given_twice_is_told_with_both_places() {
    gets(
        r#","partners":[{"id":"5"},{"id":"6"},{"id":"5"}]"#,
        &[
            "plan.partners[2].id: the id “5” is already that of plan.partners[0]; give each record of a list its own id",
        ],
    );
    assert!(
        lines(document(r#","partners":[{"id":"5"}],"participants":[{"id":"5"}]"#).as_bytes())
            .is_empty(),
        "records of different lists may have the same id"
    );
}

#[test]
fn a_reference_to_nothing_is_told_with_both_ends() {
    gets(
        r#","partners":[{"id":"5"}],"links":[{"id":"8","from":"5","to":"5"},{"id":"9","from":"5","to":"77"}]"#,
        &[
            "plan.links[1].to: “9” points at “77” in partners, and there is no such record; add it or correct the id",
        ],
    );
    gets(
        r#","participants":[{"id":"5","partner":"6"}]"#,
        &[
            "plan.participants[0].partner: “5” points at “6” in partners, and there is no such record; add it, correct the id or use null",
        ],
    );
}

#[test]
fn what_points_at_a_broken_record_is_not_told_as_well() {
    gets(
        r#","contacts":[{"id":"1","partner":"5"},{"id":"2","partner":"6"}],"partners":[{"id":"5","name":0}]"#,
        &[
            "plan.partners[0].name: expected a text, found a number",
            "plan.contacts[1].partner: “2” points at “6” in partners, and there is no such record; add it or correct the id",
        ],
    );
    gets(
        r#","contacts":[{"id":"1","partner":"5"}],"partners":[{"id":5}]"#,
        &["plan.partners[0].id: expected an id as a string of digits, found a number"],
    );
}

#[test]
fn a_reference_or_day_that_must_be_there_is_told() {
    gets(
        r#","partners":[{"id":"5"}],"links":[{"id":"9","from":"5"}]"#,
        &["plan.links[0].to: missing; give the id of a record in partners"],
    );
    gets(
        r#","measures":[{"id":"5"}],"observations":[{"id":"9","measure":"5"}]"#,
        &["plan.observations[0].on: missing; expected a day as YYYY-MM-DD"],
    );
    gets(
        r#","partners":[{"id":"5"}],"links":[{"id":"9","from":"5","to":null}]"#,
        &["plan.links[0].to: must not be null; expected an id as a string of digits"],
    );
}

#[test]
fn a_plan_has_exactly_one_header() {
    for lists in ["{}", r#"{"header":[]}"#] {
        text_gets(
            format!("{HEAD}{lists}}}"),
            "plan.header: the plan's own particulars are missing; add one record with the id \"1\"",
        );
    }
    text_gets(
        format!(r#"{HEAD}{{"header":[{{"id":"1"}},{{"id":"2"}}]}}}}"#),
        "plan.header: there are 2 records, and a plan has exactly one; keep the right one, with the id \"1\"",
    );
    text_gets(
        format!(r#"{HEAD}{{"header":[{{"id":"7"}}]}}}}"#),
        "plan.header[0].id: expected \"1\", found “7”; change it to \"1\"",
    );
}

#[test]
fn a_field_that_stands_twice_is_told_wherever_it_is() {
    const TWICE: &str = "this field stands here twice; keep the right one";
    gets(
        r#","partners":[{"id":"5","name":"A","name":"B"}]"#,
        &[&format!("plan.partners[0].name: {TWICE}")],
    );
    gets(
        r#","partners":[{"id":"5"}],"partners":[]"#,
        &[&format!("plan.partners: {TWICE}")],
    );
    text_gets(
        r#"{"format":"roundtable-plan","version":{"major":1,"minor":0},"plan":{"header":[{"id":"1"}]},"plan":{}}"#,
        &format!("plan: {TWICE}"),
    );
}

// ---- syntax ----

#[test]
fn slips_of_syntax_are_told_with_place_and_remedy() {
    let cases = [
        (
            "\"partners\":[{\"id\":\"5\",\"name\":\"\\ud83d\"}]",
            "a \\u escape stands for half a character; write the character itself or both halves",
        ),
        (
            "\"partners\":[{\"id\":\"5\",\"name\":\"\\udc00\"}]",
            "a \\u escape stands for half a character; write the character itself or both halves",
        ),
        (
            "\"partners\":[{\"id\":\"5\",\"name\":\"\\q\"}]",
            "a backslash must begin an escape such as \\n or \\u00e9; write a backslash itself as \\\\",
        ),
        (
            "\"partners\":[{\"id\":\"5\",\"name\":\"two\nlines\"}]",
            "a line break or another control character stands inside a text; write it as an escape such as \\n",
        ),
        (
            "\"partners\":[{\"id\":\"5\"},]",
            "there is a comma with nothing after it; take it out",
        ),
        (
            "\"partners\":[{\"id\":\"5\",}]",
            "there is a comma with nothing after it; take it out",
        ),
        (
            "\"partners\":[{\"id\":\"5\" \"name\":\"Court\"}]",
            "a comma or a closing bracket is missing before this; put it in",
        ),
        (
            "\"partners\":[{\"id\" \"5\"}]",
            "a colon is missing after the name of a field; put it in",
        ),
        (
            "\"partners\":[{id:\"5\"}]",
            "the name of a field must stand in double quotes here",
        ),
        (
            "\"partners\":[{\"id\":undefined}]",
            "“undefined” is not valid JSON here; correct it or export the plan again",
        ),
        (
            "\"partners\":[{\"id\":'5'}]",
            "this is not valid JSON; correct it or export the plan again",
        ),
    ];
    for (list, sentence) in cases {
        let told = lines(document(&format!(",{list}")).as_bytes());
        assert_eq!(told.len(), 1, "{list}: {told:?}");
        let (place, found) = told[0].split_once(": ").expect("a place");
        assert!(place.starts_with("line "), "{list}: {place}");
        assert_eq!(found, sentence, "{list}");
    }
    text_gets(
        format!("{}\n{{}}", document("")),
        "line 2, column 1: the document ends before this, yet more follows; keep one document in the file",
    );
}

#[test]
fn columns_count_characters_as_an_editor_does() {
    let told = lines(document(",\n\"partners\":[{\"name\":\"日本語\",NaN}]").as_bytes());
    assert!(told[0].starts_with("line 2, column 27 "), "{}", told[0]);
}

#[test]
fn problems_before_a_slip_of_syntax_are_told_as_well() {
    let told = lines(document(r#","partners":[{"id":"5","name":3},{"id":NaN}]"#).as_bytes());
    assert_eq!(told.len(), 2, "{told:?}");
    assert_eq!(
        told[0],
        "plan.partners[0].name: expected a text, found a number"
    );
}

#[test]
fn a_text_with_the_character_nul_passes() {
    let text = document(r#","partners":[{"id":"5","name":"a\u0000b"}]"#);
    let imported = from_bytes(text.as_bytes()).expect("JSON can say it, and a plan can keep it");
    assert_eq!(
        imported
            .plan
            .partners
            .iter()
            .next()
            .map(|p| p.name.as_str()),
        Some("a\0b")
    );
}

// ---- floods ----

#[test]
fn many_problems_are_told_up_to_fifty_and_counted() {
    let partners: Vec<String> = (1..=500)
        .map(|i| format!(r#"{{"id":"{i}","name":0}}"#))
        .collect();
    let told = lines(document(&format!(r#","partners":[{}]"#, partners.join(","))).as_bytes());
    assert_eq!(told.len(), 51);
    assert_eq!(told[50], "and 450 more; put these right first");
    let told = lines(document(&format!(r#","partners":[{}0]"#, "0,".repeat(5000))).as_bytes());
    assert_eq!(told.len(), 51);
    assert_eq!(told[50], "and at least 950 more; put these right first");
}

/// Generous for a debug build on a busy machine; what is at stake is minutes, gigabytes and the stack.
const SOON: Duration = Duration::from_secs(20);

#[test]
fn deeply_nested_documents_are_refused_without_harm() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = |count: usize| format!("{}1{}", open.repeat(count), close.repeat(count));
        for count in [100, 200, 1_000_000] {
            let whole = lines(deep(count).as_bytes());
            assert_eq!(whole.len(), 1, "{whole:?}");
            let cut = lines(open.repeat(count).as_bytes());
            assert!(cut[0].contains("breaks off"), "{cut:?}");
            let inside = lines(
                document(&format!(
                    r#","partners":[{{"id":"5","name":{}}}]"#,
                    deep(count)
                ))
                .as_bytes(),
            );
            assert_eq!(inside.len(), 1, "{inside:?}");
            assert!(
                inside[0].starts_with("plan.partners[0].name: expected a text, found a"),
                "{inside:?}"
            );
            let unknown = document(&format!(r#","toasts":{}"#, deep(count)));
            assert!(lines(unknown.as_bytes()).is_empty());
        }
    }
}

#[test]
fn fifty_megabytes_of_anything_are_answered_soon() {
    const SIZE: usize = 50 * 1024 * 1024;
    // What stands before, what fills the megabytes, and what stands after.
    let record = document(r#","partners":[{§"id":"5"}]"#);
    let list = document(r#","partners":[§{}]"#);
    let name = document(r#","partners":[{"id":"5","name":"§"}]"#);
    let unknown = document(r#","x":"§""#);
    let floods = [
        ("§", " "),
        ("§", "["),
        ("§", "x"),
        ("§", "0"),
        ("\"§\"", "é"),
        (&list, "1,"),
        (&list, "{},"),
        (&list, r#"{"id":"5"},"#),
        (&record, r#""a":1,"#),
        (&record, r#""name":"x","#),
        (&name, "n"),
        (&unknown, "n"),
    ];
    for (around, part) in floods {
        let flood = around.replace('§', &part.repeat(SIZE / part.len()));
        let start = Instant::now();
        let told = match from_bytes(flood.as_bytes()) {
            Ok(imported) => imported.notes,
            Err(problems) => problems.iter().map(in_one_plain_line).collect(),
        };
        assert!(told.len() <= 60, "{} lines", told.len());
        let took = start.elapsed();
        assert!(
            took < SOON,
            "{took:?} for {}…",
            flood.get(..150).unwrap_or_default()
        );
    }
}

#[test]
fn no_change_of_a_byte_makes_it_panic() {
    let bytes = to_bytes(&random_plan(9, 10));
    let mut rng = Rng::new(4);
    for _ in 0..400 {
        let mut broken = bytes.clone();
        for _ in 0..=rng.below(3) {
            let at = rng.below(broken.len());
            broken[at] = match rng.below(3) {
                0 => rng.next() as u8,
                1 => *rng.pick(b"{}[]\",:0-\\en").expect("a byte"),
                _ => b'9',
            };
        }
        if let Ok(imported) = from_bytes(&broken) {
            assert!(imported.plan.dangling().is_empty(), "what is read is sound");
        }
    }
}
