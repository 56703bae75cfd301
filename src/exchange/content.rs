//! Lines as calendars and address books write them: a name, a value, no longer than 75 bytes without being folded.
//! Must not know what is written.

/// A file of such lines.
#[derive(Debug, Default)]
pub(super) struct Content(String);

/// The longest line, in bytes, without its end.
const LONGEST: usize = 75;

impl Content {
    /// A line as it is; `value` must hold no line break.
    pub(super) fn line(&mut self, name: &str, value: &str) -> &mut Self {
        let line = format!("{name}:{value}");
        let mut width = 0;
        for letter in line.chars() {
            if width + letter.len_utf8() > LONGEST {
                // Goes on in the next line, after a space that counts.
                self.0.push_str("\r\n ");
                width = 1;
            }
            width += letter.len_utf8();
            self.0.push(letter);
        }
        self.0.push_str("\r\n");
        self
    }

    /// A line of words; nothing if there are none.
    pub(super) fn words(&mut self, name: &str, words: &str) -> &mut Self {
        if words.trim().is_empty() {
            return self;
        }
        self.line(name, &escaped(words))
    }

    /// The file.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }
}

/// Words as a value.
pub(super) fn escaped(words: &str) -> String {
    let mut value = String::with_capacity(words.len());
    let mut letters = words.trim().chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' | ';' | ',' => value.extend(['\\', letter]),
            '\r' if letters.peek() == Some(&'\n') => {}
            '\n' | '\r' => value.push_str("\\n"),
            '\t' => value.push(' '),
            control if control.is_control() => {}
            letter => value.push(letter),
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_folded_between_letters_and_reads_back() {
        for words in [
            "a".repeat(400),
            "é".repeat(200),
            "家族支援センター".repeat(30),
        ] {
            let mut content = Content::default();
            content.line("SUMMARY", &words);
            let text = String::from_utf8(content.into_bytes()).unwrap();
            assert!(text.split("\r\n").all(|line| line.len() <= LONGEST));
            assert_eq!(text.replace("\r\n ", ""), format!("SUMMARY:{words}\r\n"));
        }
    }

    #[test]
    fn signs_with_a_meaning_and_line_breaks_are_escaped() {
        assert_eq!(escaped(" a; b, c\\d\r\ne\nf\u{7} "), r"a\; b\, c\\d\ne\nf");
    }
}
