//! Broken and hostile files: each gives plain lines, never a panic, and takes bounded time and memory.

use roundtable::{
    exchange::{sample::sample, sniff},
    model::Plan,
};

use super::{WRITERS, merged, random_plan::Rng};

/// Reads what may be anything; what can be read must be mergeable too.
#[track_caller]
fn survives(bytes: &[u8]) -> Vec<String> {
    let lines: Vec<String> = match sniff::read(bytes) {
        Ok(incoming) => {
            let merged = merged(&Plan::default(), &incoming);
            let mut plan = Plan::default();
            for record in merged.put {
                plan.put_any(record);
            }
            assert_eq!(plan.dangling(), []);
            merged.problems.iter().map(ToString::to_string).collect()
        }
        Err(problems) => {
            assert!(!problems.is_empty(), "refused without a word");
            problems.iter().map(ToString::to_string).collect()
        }
    };
    for line in &lines {
        assert!(!line.contains('\n') && line.chars().count() < 400, "{line}");
    }
    lines
}

#[track_caller]
fn is_refused(bytes: &[u8], because: &str) {
    assert!(sniff::read(bytes).is_err());
    let lines = survives(bytes);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].contains(because), "{lines:?}");
}

#[test]
fn files_that_are_something_else_are_named() {
    is_refused(b"SQLite format 3\0...", "plan file");
    is_refused(b"PK\x03\x04...", "workbook");
    is_refused(b"", "empty");
    is_refused(b"  \n ", "empty");
    is_refused(b"<html><body/></html>", "not GraphML");
    is_refused(b"{\"a\": 1}", "neither");
    is_refused(b"[1, 2]", "neither");
    is_refused(b"{\"format\": \"roundtable-plan\"}", "Import JSON");
    is_refused(&vec![b'a'; 17 * 1024 * 1024], "larger than 16 MB");
}

#[test]
fn entities_are_never_expanded() {
    let mut laughs = "<!DOCTYPE lolz [<!ENTITY lol \"lol\">".to_owned();
    for i in 1..10 {
        let inner = format!("&lol{};", i - 1).repeat(10);
        laughs = format!("{laughs}<!ENTITY lol{i} \"{inner}\">");
    }
    laughs.push_str(
        "]><graphml><graph><node id=\"a\"><data key=\"d\">&lol9;</data></node></graph></graphml>",
    );
    is_refused(laughs.as_bytes(), "&lol9;");
    let file = "<!DOCTYPE g [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><graphml><graph><node id=\"&f;\"/></graph></graphml>";
    is_refused(file.as_bytes(), "escape");
}

#[test]
fn deep_nesting_is_refused_in_one_line() {
    let deep = 200_000;
    is_refused("[".repeat(deep).as_bytes(), "too deep");
    is_refused(
        format!("{{\"elements\":{}", "[".repeat(deep)).as_bytes(),
        "too deep",
    );
    is_refused(
        format!("{{\"nodes\":[{}", "{\"a\":".repeat(deep)).as_bytes(),
        "too deep",
    );
    let xml = format!("<graphml>{}", "<graph><node id=\"a\">".repeat(deep));
    is_refused(xml.as_bytes(), "too deep");
}

#[test]
fn a_file_that_breaks_off_anywhere_gives_plain_lines() {
    let mut small = Plan::default();
    for partner in sample().partners.iter().take(2) {
        use roundtable::model::Record as _;
        small.put_any(partner.clone().wrap());
    }
    for (_, write) in WRITERS {
        let text = write(&small);
        let bytes = text.as_bytes();
        for end in 0..bytes.len() {
            survives(&bytes[..end]);
        }
    }
}

#[test]
fn bytes_turned_over_anywhere_give_plain_lines() {
    let mut rng = Rng::new(5);
    for (_, write) in WRITERS {
        let text = write(&sample());
        for _ in 0..60 {
            let mut bytes = text.clone().into_bytes();
            for _ in 0..=rng.below(6) {
                let at = rng.below(bytes.len());
                bytes[at] = rng.next() as u8;
            }
            survives(&bytes);
        }
    }
}

#[test]
fn wrong_types_and_absurd_numbers_are_told_and_passed_over() {
    for text in [
        r#"{"elements": 5}"#,
        r#"{"elements": [5, null, "a", [], {"label": null}, {"label": {"a": 1}}], "connections": [3]}"#,
        r#"{"elements": [{"label": "A", "influence": "high", "Interest": 1e308}], "connections": {}}"#,
        r#"{"nodes": "many"}"#,
        r#"{"nodes": [{"id": "a", "type": "text", "text": 5, "x": "left"}], "edges": [{"fromNode": 7}]}"#,
        r#"{"nodes": [{"id": "a", "type": "text", "text": "A", "x": 1e300, "y": -1e300, "width": 1e300, "height": 0}]}"#,
        r#"{"nodes": [{"id": "partner-1", "type": "text", "text": "A"}, {"id": "partner-1", "type": "text", "text": "B"}]}"#,
        r#"<graphml><graph edgedefault="maybe"><edge source="a"/><node/><node/><data/></graph></graphml>"#,
        r#"<graphml><data key="x">1</data><graph><node id="a"><data key="y"><data key="z">1</data></data></node></graph></graphml>"#,
        "name,influence\nA,Infinity\nB,NaN\nC,-5\n",
    ] {
        let lines = survives(text.as_bytes());
        assert!(!lines.is_empty(), "{text} went through without a word");
    }
    for text in [
        r#"{"nodes": [{"id": "partner-99999999999999999999", "type": "text", "text": "A", "x": 0, "y": 0}]}"#,
        "\0\0\0",
        "name\n\"unclosed",
    ] {
        survives(text.as_bytes());
    }
}

#[test]
fn a_table_of_many_columns_and_rows_is_read_in_bounded_time() {
    let head: Vec<String> = (0..2000).map(|i| format!("column {i}")).collect();
    let text = format!("name,{}\nA\nB,{}\n", head.join(","), "x,".repeat(5000));
    survives(text.as_bytes());
    let rows: Vec<String> = (0..20_000).map(|i| format!("Partner {i},{i}")).collect();
    let lines = survives(format!("name,influence\n{}", rows.join("\n")).as_bytes());
    assert!(lines.len() <= 51, "{}", lines.len());
}
