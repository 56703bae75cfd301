//! Comparing text the way people do: without regard to case and accents.
//! Must not know where the text stands.

use unicode_normalization::char::decompose_canonical;

/// What was searched for, made ready once: its words, folded.
pub(super) struct Needle {
    words: Vec<String>,
}

/// How well a text fits one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// The text begins with it.
    Start,
    /// A word of the text begins with it.
    WordStart,
    /// It stands somewhere in the text.
    Within,
}

/// More words than this don't narrow a search.
const MOST_WORDS: usize = 16;

impl Needle {
    /// The words of a query; `None` if it has none.
    pub(super) fn of(query: &str) -> Option<Self> {
        let words: Vec<_> = query
            .split_whitespace()
            .take(MOST_WORDS)
            .map(fold)
            .filter(|word| !word.is_empty())
            .collect();
        (!words.is_empty()).then_some(Self { words })
    }

    /// Its words, folded.
    pub(super) fn words(&self) -> &[String] {
        &self.words
    }

    /// How many words it has.
    pub(super) const fn len(&self) -> usize {
        self.words.len()
    }

    /// Calls `found` with the number of each word that stands in the text, and how well it fits.
    pub(super) fn each_fit(&self, text: &str, mut found: impl FnMut(usize, Fit)) {
        if text.is_ascii() {
            // Most text is; it is compared where it lies.
            for (number, word) in self.words.iter().enumerate() {
                if let Some(fit) = best_fit(text.as_bytes(), word.as_bytes()) {
                    found(number, fit);
                }
            }
        } else {
            let folded = fold(text);
            for (number, word) in self.words.iter().enumerate() {
                if let Some(fit) = best_fit(folded.as_bytes(), word.as_bytes()) {
                    found(number, fit);
                }
            }
        }
    }

    /// Where in the text, in bytes, the first of its words begins that stands there.
    pub(super) fn first_place(&self, text: &str) -> Option<usize> {
        let mut folded = String::with_capacity(text.len());
        let mut places = Vec::with_capacity(text.len());
        for (place, c) in text.char_indices() {
            fold_char(c, |c| folded.push(c));
            places.resize(folded.len(), place);
        }
        let at = self.words.iter().filter_map(|word| folded.find(word)).min();
        at.and_then(|at| places.get(at).copied())
    }
}

/// Lower case, without accents.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_onto(&mut folded, text);
    folded
}

/// Folds a text onto the end of another.
pub(super) fn fold_onto(folded: &mut String, text: &str) {
    if text.is_ascii() {
        // Most text is.
        let from = folded.len();
        folded.push_str(text);
        if let Some(fresh) = folded.get_mut(from..) {
            fresh.make_ascii_lowercase();
        }
        return;
    }
    for c in text.chars() {
        fold_char(c, |c| folded.push(c));
    }
}

fn fold_char(c: char, mut push: impl FnMut(char)) {
    if c.is_ascii() {
        push(c.to_ascii_lowercase());
        return;
    }
    for lower in c.to_lowercase() {
        // Letters and signs that have no accent to take away, but that people type without.
        let plain = match lower {
            'ß' => "ss",
            'æ' => "ae",
            'œ' => "oe",
            'ø' => "o",
            'ł' => "l",
            'đ' | 'ð' => "d",
            'þ' => "th",
            'ı' => "i",
            '‘' | '’' => "'",
            '“' | '”' => "\"",
            '–' | '—' | '‑' => "-",
            '\u{a0}' | '\u{202f}' => " ",
            _ => "",
        };
        if plain.is_empty() {
            decompose_canonical(lower, |part| {
                if !unicode_normalization::char::is_combining_mark(part) {
                    push(part);
                }
            });
        } else {
            plain.chars().for_each(&mut push);
        }
    }
}

/// The best fit of a folded word in a text that is folded or plain ASCII.
fn best_fit(text: &[u8], word: &[u8]) -> Option<Fit> {
    let (first, rest) = word.split_first()?;
    let last_start = text.len().checked_sub(word.len())?;
    let mut fit = None;
    for (at, byte) in text.iter().enumerate().take(last_start + 1) {
        if byte.to_ascii_lowercase() != *first {
            continue;
        }
        let tail = text.get(at + 1..at + word.len()).unwrap_or_default();
        if !tail.eq_ignore_ascii_case(rest) {
            continue;
        }
        let before = at.checked_sub(1).and_then(|i| text.get(i));
        match before {
            None => return Some(Fit::Start),
            // A byte beyond ASCII is part of a letter.
            Some(b) if b.is_ascii_alphanumeric() || !b.is_ascii() => {
                fit = fit.or(Some(Fit::Within));
            }
            Some(_) => return Some(Fit::WordStart),
        }
    }
    fit
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(query: &str, text: &str) -> Option<Fit> {
        let mut found = None;
        Needle::of(query)?.each_fit(text, |_, fit| found = Some(fit));
        found
    }

    #[test]
    fn case_and_accents_do_not_matter() {
        assert_eq!(fit("nunez", "Ana Núñez"), Some(Fit::WordStart));
        assert_eq!(fit("NÚÑEZ", "ana nunez"), Some(Fit::WordStart));
        assert_eq!(fit("strasse", "Hauptstraße"), Some(Fit::Within));
        assert_eq!(fit("йод", "ЙОД"), Some(Fit::Start));
        assert_eq!(fit("don't", "Don’t ask"), Some(Fit::Start));
    }

    #[test]
    fn the_start_of_a_word_is_preferred_to_its_middle() {
        assert_eq!(fit("court", "Court"), Some(Fit::Start));
        assert_eq!(fit("court", "discourt court"), Some(Fit::WordStart));
        assert_eq!(fit("our", "Court"), Some(Fit::Within));
        assert_eq!(fit("x", "Court"), None);
    }

    #[test]
    fn a_place_is_told_in_the_text_as_it_was_written() {
        let needle = Needle::of("EZ").expect("has a word");
        assert_eq!(needle.first_place("Núñez"), Some("Núñ".len()));
    }
}
