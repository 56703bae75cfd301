//! How wide a text is and how it is cut, without a font at hand.
//!
//! The widths are those of the bundled font, Inter Medium, so that screen and print give a partner the same room.
//! Must not know any file of a font.

/// Size of partners' names, in map units.
pub const TEXT_SIZE: f32 = 13.0;

/// The widest name on the map, in map units; longer ones are cut with an ellipsis.
pub const WIDEST: f32 = 150.0;

/// Advance of the characters from space to tilde, in thousandths of the font size.
const ADVANCE: [u16; 95] = [
    265, 294, 400, 637, 643, 828, 651, 217, 378, 378, 522, 666, 288, 463, 283, 368, 646, 473, 613,
    644, 654, 620, 636, 579, 631, 636, 283, 288, 666, 666, 666, 526, 968, 700, 654, 735, 722, 603,
    586, 749, 742, 270, 552, 664, 564, 898, 747, 768, 639, 768, 645, 643, 651, 738, 700, 978, 666,
    685, 639, 378, 368, 378, 475, 460, 497, 569, 626, 568, 626, 587, 369, 617, 602, 249, 249, 556,
    249, 884, 597, 602, 617, 617, 384, 536, 372, 594, 566, 825, 551, 566, 551, 378, 342, 378, 666,
];

/// Width of a text in a font of this size.
pub fn width(text: &str, size: f32) -> f32 {
    text.chars().map(advance).sum::<f32>() * size
}

fn advance(c: char) -> f32 {
    let known = u32::from(c)
        .checked_sub(32)
        .and_then(|i| ADVANCE.get(i as usize));
    match (known, c) {
        (Some(thousandths), _) => f32::from(*thousandths) / 1000.0,
        (None, c) if c.is_control() => 0.0,
        (None, '…') => 0.85,
        // Latin with accents, Greek, Cyrillic: about as wide as a small letter on average.
        (None, '\u{80}'..='\u{2fff}') => 0.63,
        // Chinese, Japanese, Korean and pictures fill a square.
        (None, _) => 1.05,
    }
}

/// The text on one line, cut so that it is no wider than `most`.
pub fn cut(text: &str, size: f32, most: f32) -> String {
    // Far more characters than fit, so that a name of a book's length costs nothing.
    const ENOUGH: usize = 200;
    let line: String = text
        .chars()
        .take(ENOUGH)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if line.chars().count() < ENOUGH && width(&line, size) <= most {
        return line;
    }
    let mut room = most - advance('…') * size;
    let mut kept = String::new();
    for c in line.chars() {
        room -= advance(c) * size;
        if room < 0.0 {
            break;
        }
        kept.push(c);
    }
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}

/// Breaks a text at spaces into up to `lines` lines no wider than `most`; the last is cut if need be.
pub fn wrap(text: &str, size: f32, most: f32, lines: usize) -> Vec<String> {
    let mut wrapped: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match wrapped.last_mut() {
            Some(line) if wrapped_len_ok(line, word, size, most) => {
                line.push(' ');
                line.push_str(word);
            }
            _ => wrapped.push(word.to_owned()),
        }
    }
    if wrapped.len() > lines
        && let Some((kept, rest)) = wrapped.split_at_checked(lines)
    {
        let mut kept = kept.to_vec();
        if let Some(last) = kept.last_mut() {
            last.push(' ');
            last.push_str(&rest.join(" "));
        }
        wrapped = kept;
    }
    wrapped.iter().map(|line| cut(line, size, most)).collect()
}

fn wrapped_len_ok(line: &str, word: &str, size: f32, most: f32) -> bool {
    width(line, size) + width(" ", size) + width(word, size) <= most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_stays_whole_and_a_long_one_is_cut_to_the_room_that_it_has() {
        assert_eq!(cut("Family Court", TEXT_SIZE, WIDEST), "Family Court");
        let long = cut(&"abc ".repeat(5000), TEXT_SIZE, WIDEST);
        assert!(long.ends_with('…') && width(&long, TEXT_SIZE) <= WIDEST);
        let wide = cut("家庭裁判所と児童相談所と警察署の連絡会", TEXT_SIZE, WIDEST);
        assert!(wide.ends_with('…') && width(&wide, TEXT_SIZE) <= WIDEST);
    }

    #[test]
    fn a_name_of_several_words_is_wrapped_and_no_word_is_lost_while_there_is_room() {
        assert_eq!(wrap("Our agency", 13.0, 50.0, 2), ["Our", "agency"]);
        let lines = wrap("Department of Social Services of the county", 13.0, 80.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| width(line, 13.0) <= 80.0));
    }

    #[test]
    fn line_breaks_and_tabs_become_spaces() {
        assert_eq!(cut("Family\nCourt\t", TEXT_SIZE, WIDEST), "Family Court ");
    }
}
