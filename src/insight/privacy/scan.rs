//! What each rule looks for in one text.
//! Must not know the plan.

use std::ops::Range;

/// A text made ready to be looked through.
pub(super) struct Text<'a> {
    words: &'a str,
    /// The same in small letters; every letter stands where it stood.
    small: String,
    /// Runs of digits.
    groups: Vec<Range<usize>>,
}

/// Area codes that are free to call: they belong to help lines and offices, not to people.
const FREE_TO_CALL: [&str; 7] = ["800", "833", "844", "855", "866", "877", "888"];

/// Providers at which people have addresses of their own.
const PRIVATE_MAIL: [&str; 17] = [
    "gmail.com",
    "googlemail.com",
    "yahoo.com",
    "ymail.com",
    "hotmail.com",
    "outlook.com",
    "live.com",
    "msn.com",
    "aol.com",
    "icloud.com",
    "me.com",
    "mac.com",
    "comcast.net",
    "att.net",
    "verizon.net",
    "proton.me",
    "protonmail.com",
];

/// What stands before the number of a case or client.
const CASES: [&str; 12] = [
    "case", "client", "docket", "medicaid", "patient", "chart", "cps", "referral", "family",
    "member", "person", "record",
];

/// What says that a number follows.
const NUMBERS: [&str; 6] = ["number", "nos", "no", "nr", "num", "id"];

/// What stands before a day of birth.
const BIRTHS: [&str; 8] = [
    "dob",
    "d.o.b",
    "date of birth",
    "birth date",
    "birthdate",
    "birthday",
    "born on",
    "born",
];

/// What stands before a phone number without an area code.
const CALLS: [&str; 8] = [
    "call",
    "phone",
    "tel",
    "telephone",
    "cell",
    "mobile",
    "text",
    "fax",
];

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

impl<'a> Text<'a> {
    pub(super) fn new(words: &'a str) -> Self {
        let mut groups: Vec<Range<usize>> = Vec::new();
        for (at, byte) in words.bytes().enumerate() {
            if byte.is_ascii_digit() {
                match groups.last_mut().filter(|group| group.end == at) {
                    Some(group) => group.end = at + 1,
                    None => groups.push(at..at + 1),
                }
            }
        }
        Self {
            words,
            small: words.to_ascii_lowercase(),
            groups,
        }
    }

    fn part(&self, range: Range<usize>) -> &'a str {
        self.words.get(range).unwrap_or_default()
    }

    /// Groups that follow each other, with what stands between them; alone, not part of a longer number.
    fn runs<const N: usize>(&self) -> impl Iterator<Item = Run<'a, N>> + '_ {
        self.groups.windows(N).filter_map(|window| {
            let first = window.first()?;
            let last = window.last()?;
            if joined(self.part(0..first.start).chars().next_back())
                || joined_after(self.part(last.end..self.words.len()))
            {
                return None;
            }
            let mut digits = [""; N];
            let mut between = [""; N];
            let mut end = first.start;
            for ((group, digits), between) in window.iter().zip(&mut digits).zip(&mut between) {
                *between = self.part(end..group.start);
                *digits = self.part(group.clone());
                end = group.end;
            }
            Some(Run {
                digits,
                between,
                range: first.start..last.end,
            })
        })
    }

    /// Whether one of these words stands alone shortly before a place, with nothing but `joint` in between.
    fn follows(&self, at: usize, words: &[&str]) -> bool {
        let before = self.small.get(..at).unwrap_or_default();
        let before = before.trim_end_matches([' ', ':', '#', '.', '(', ',', '-', '\u{a0}']);
        let before = before
            .strip_suffix(" is")
            .or_else(|| before.strip_suffix(" at"))
            .unwrap_or(before);
        words.iter().any(|word| {
            before
                .trim_end_matches(' ')
                .strip_suffix(word)
                .is_some_and(|rest| !ends_in_letter(rest))
        })
    }
}

/// Groups of digits.
struct Run<'a, const N: usize> {
    digits: [&'a str; N],
    /// What stands before each group; nothing for the first.
    between: [&'a str; N],
    range: Range<usize>,
}

impl<const N: usize> Run<'_, N> {
    fn has_lengths(&self, lengths: [usize; N]) -> bool {
        self.digits
            .iter()
            .zip(lengths)
            .all(|(digits, length)| digits.len() == length)
    }
}

/// Whether a number goes on before this letter.
fn joined(letter: Option<char>) -> bool {
    letter.is_some_and(|letter| letter.is_alphanumeric() || "-/.,$€£#".contains(letter))
}

/// Whether a number goes on in this text: a full stop ends a sentence unless a digit follows.
fn joined_after(rest: &str) -> bool {
    let mut letters = rest.chars();
    match letters.next() {
        Some('-' | '/' | '.' | ',') => letters.next().is_some_and(|next| next.is_ascii_digit()),
        Some(letter) => letter.is_alphanumeric() || letter == '%',
        None => false,
    }
}

fn ends_in_letter(text: &str) -> bool {
    text.chars().next_back().is_some_and(char::is_alphanumeric)
}

/// 123-45-6789; not what was never given out.
pub(super) fn social_security(text: &Text<'_>, found: &mut Vec<Range<usize>>) {
    for run in text.runs::<3>() {
        let [area, group, serial] = run.digits;
        let [_, first, second] = run.between;
        let given = !matches!(area, "000" | "666")
            && !area.starts_with('9')
            && group != "00"
            && serial != "0000";
        if run.has_lengths([3, 2, 4])
            && first == second
            && ["-", " ", "–"].contains(&first)
            && given
        {
            found.push(run.range);
        }
    }
    for run in text.runs::<1>() {
        if run.has_lengths([9])
            && text.follows(
                run.range.start,
                &["ssn", "social security number", "social security"],
            )
        {
            found.push(run.range);
        }
    }
}

/// “Case no. 12-3456”, “client ID 4452”, “docket 21-JV-118”.
pub(super) fn case_number(text: &Text<'_>, found: &mut Vec<Range<usize>>) {
    for word in CASES {
        for (at, _) in text.small.match_indices(word) {
            if ends_in_letter(text.part(0..at)) {
                continue;
            }
            let after = at + word.len();
            let rest = text.small.get(after..).unwrap_or_default();
            let (named, skipped) = number_word(rest);
            if !named && word != "docket" {
                continue;
            }
            let start = after + skipped;
            let rest = text.part(start..text.words.len());
            let end = rest
                .find(|letter: char| !letter.is_ascii_alphanumeric() && !"-/".contains(letter))
                .unwrap_or(rest.len());
            let number = rest
                .get(..end)
                .unwrap_or_default()
                .trim_end_matches(['-', '/']);
            let digits = number.bytes().filter(u8::is_ascii_digit).count();
            // “Case number 2024” tells a year, “case number 3” which of a few.
            let year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
            if digits >= 3 && !year {
                found.push(start..start + number.len());
            }
        }
    }
}

/// Whether a text begins with a word or sign that says that a number follows, and where that number begins.
fn number_word(rest: &str) -> (bool, usize) {
    let trimmed = rest.trim_start_matches([' ', '\u{a0}']);
    let mut skipped = rest.len() - trimmed.len();
    let mut rest = trimmed;
    let mut named = false;
    for word in NUMBERS {
        if let Some(after) = rest.strip_prefix(word)
            && !after.starts_with(|letter: char| letter.is_alphabetic())
        {
            skipped += word.len();
            rest = after;
            named = true;
            break;
        }
    }
    let after = rest.trim_start_matches(['.', ':', '#', ' ', '\u{a0}']);
    named |= rest
        .get(..rest.len() - after.len())
        .is_some_and(|signs| signs.contains('#'));
    let after = after.strip_prefix("is ").unwrap_or(after);
    (named, skipped + rest.len() - after.len())
}

/// “DOB 3/4/2015”, “born March 4, 2015”.
pub(super) fn birth_date(text: &Text<'_>, found: &mut Vec<Range<usize>>) {
    for run in text.runs::<3>() {
        let [first, second, third] = run.digits;
        let [_, one, other] = run.between;
        let lengths = [first.len(), second.len(), third.len()];
        let is_day = matches!(lengths, [1 | 2, 1 | 2, 2 | 4] | [4, 1 | 2, 1 | 2]);
        if is_day
            && one == other
            && ["/", "-", "."].contains(&one)
            && text.follows(run.range.start, &BIRTHS)
        {
            found.push(run.range);
        }
    }
    for word in BIRTHS {
        for (at, _) in text.small.match_indices(word) {
            if ends_in_letter(text.part(0..at)) {
                continue;
            }
            let after = at + word.len();
            let rest = text.small.get(after..).unwrap_or_default();
            let start = rest.len() - rest.trim_start_matches([' ', ':', '.', ',', '(']).len();
            let rest = rest.get(start..).unwrap_or_default();
            if let Some(length) = day_in_words(rest) {
                let start = after + start;
                found.push(start..start + length);
            }
        }
    }
}

/// The length of “march 4, 2015” or “4 march 2015”, if a text begins so.
fn day_in_words(text: &str) -> Option<usize> {
    let mut words = text.split_inclusive(' ');
    let parts = [words.next()?, words.next()?, words.next()?];
    let length = parts.iter().map(|part| part.len()).sum::<usize>();
    let [first, second, year] = parts.map(|part| part.trim_matches([' ', ',', '.', ';', ')']));
    let is_month = |word: &str| {
        word.chars().all(char::is_alphabetic) && MONTHS.iter().any(|month| word.starts_with(month))
    };
    let is_day = |word: &str| {
        let digits = word.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']);
        digits
            .parse::<u8>()
            .is_ok_and(|day| (1..=31).contains(&day))
    };
    let is_year = year
        .get(..4)
        .is_some_and(|year| year.parse::<u16>().is_ok());
    let fits = is_month(first) && is_day(second) || is_day(first) && is_month(second);
    let tail = parts
        .last()
        .map_or(0, |part| part.len() - year.len().min(4));
    (fits && is_year).then_some(length - tail)
}

/// (555) 123-4567, 555-123-4567, +1 555 123 4567; “call 123-4567”.
pub(super) fn phone(text: &Text<'_>, found: &mut Vec<Range<usize>>) {
    for run in text.runs::<4>() {
        let [country, area, exchange, _] = run.digits;
        if run.has_lengths([1, 3, 3, 4])
            && country == "1"
            && run
                .between
                .iter()
                .skip(1)
                .all(|b| ["-", ".", " ", " (", ") "].contains(b))
            && is_dialed(area)
            && is_dialed(exchange)
            && !FREE_TO_CALL.contains(&area)
        {
            found.push(run.range);
        }
    }
    for run in text.runs::<3>() {
        let [area, exchange, _] = run.digits;
        let [_, first, second] = run.between;
        let before = text.part(0..run.range.start);
        let bracketed = before.ends_with('(') && [") ", ")", ")-"].contains(&first);
        let dialed = bracketed || ["-", ".", "–"].contains(&first) && first == second;
        let spaced = (first, second) == (" ", " ") && text.follows(run.range.start, &CALLS);
        if run.has_lengths([3, 3, 4])
            && (dialed || spaced)
            && ["-", ".", " ", "–"].contains(&second)
            && is_dialed(area)
            && is_dialed(exchange)
            && !FREE_TO_CALL.contains(&area)
        {
            found.push(run.range.start - usize::from(bracketed)..run.range.end);
        }
    }
    for run in text.runs::<2>() {
        let [_, between] = run.between;
        if run.has_lengths([3, 4])
            && ["-", "."].contains(&between)
            && text.follows(run.range.start, &CALLS)
        {
            found.push(run.range);
        }
    }
}

/// Whether a part of a phone number can be dialed: none begins with 0 or 1.
fn is_dialed(digits: &str) -> bool {
    !digits.starts_with(['0', '1'])
}

/// somebody@gmail.com.
pub(super) fn private_email(text: &Text<'_>, found: &mut Vec<Range<usize>>) {
    for (at, _) in text.small.match_indices('@') {
        let before = text.part(0..at);
        let is_name = |letter: char| letter.is_alphanumeric() || "._%+-".contains(letter);
        let start = before.trim_end_matches(is_name).len();
        let rest = text.small.get(at + 1..).unwrap_or_default();
        let end = rest
            .find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '.' && letter != '-')
            .unwrap_or(rest.len());
        let host = rest
            .get(..end)
            .unwrap_or_default()
            .trim_end_matches(['.', '-']);
        if start < at && PRIVATE_MAIL.contains(&host) {
            found.push(start..at + 1 + host.len());
        }
    }
}
