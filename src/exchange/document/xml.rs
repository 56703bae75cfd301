//! Text as it may stand in XML, and so in HTML and in Word.
//! Must not know any format.

use std::borrow::Cow;

/// Whether XML has a place for a character.
pub(super) const fn allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
        // These have a place, but no form: they are left over from other programs.
        && !matches!(c, '\u{7f}'..='\u{9f}')
}

/// The lines of a text without what XML has no place for, however their ends were written.
pub(super) fn lines(text: &str) -> impl Iterator<Item = String> {
    text.replace("\r\n", "\n")
        .split([
            '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
        ])
        .map(|line| line.chars().filter(|c| allowed(*c)).collect())
        .collect::<Vec<String>>()
        .into_iter()
}

/// Text on one line as it may stand in an element or in an attribute with double quotes.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    let plain = |c: char| allowed(c) && !matches!(c, '&' | '<' | '>' | '"' | '\t' | '\n' | '\r');
    if text.chars().all(plain) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if allowed(c) => out.push(c),
            _ => {}
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_has_no_place_for_is_left_out_and_the_rest_is_kept() {
        assert_eq!(escaped("Family Court"), "Family Court");
        assert_eq!(
            escaped("<A&B>\u{0}\u{8}\u{ffff}\u{7f}\n\"c\""),
            "&lt;A&amp;B&gt; &quot;c&quot;"
        );
        assert_eq!(escaped("Ελλάδα 日本 😀"), "Ελλάδα 日本 😀");
    }

    #[test]
    fn lines_end_however_they_were_written() {
        let all: Vec<String> = lines("one\r\ntwo\rthree\u{2028}four\n\u{0}\n").collect();
        assert_eq!(all, ["one", "two", "three", "four", "", ""]);
    }
}
