//! Numbers as people read them.
//! Must not know what is counted.

/// What stands where a figure is undefined.
const NONE: &str = "–";

/// A number with at most two decimals and commas between thousands; “–” for none.
pub fn figure(value: Option<f64>) -> String {
    let Some(value) = value.filter(|v| v.is_finite()) else {
        return NONE.to_owned();
    };
    let rounded = format!("{:.2}", value.abs());
    let (whole, decimals) = rounded.split_once('.').unwrap_or((&rounded, ""));
    let decimals = decimals.trim_end_matches('0');
    let mut text = String::new();
    if value < 0.0 && (whole != "0" || !decimals.is_empty()) {
        text.push('−');
    }
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if !decimals.is_empty() {
        text.push('.');
        text.push_str(decimals);
    }
    text
}

/// A number with its sign: “+6”, “−8”, “0”.
pub fn signed(value: Option<f64>) -> String {
    let text = figure(value);
    let above = value.is_some_and(|v| v > 0.0) && text != "0";
    if above { format!("+{text}") } else { text }
}

/// A share in percent, to one decimal, with its sign: 0.15 → “+15 %”.
pub fn percent_words(share: Option<f64>) -> String {
    match share {
        Some(share) => format!("{} %", signed(Some((share * 1000.0).round() / 10.0))),
        None => NONE.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_reads_as_people_write_it() {
        for (value, text) in [
            (Some(46.0), "46"),
            (Some(3.25), "3.25"),
            (Some(-0.004), "0"),
            (Some(-8.5), "−8.5"),
            (Some(1_234_567.0), "1,234,567"),
            (Some(999.999), "1,000"),
            (Some(f64::NAN), "–"),
            (None, "–"),
        ] {
            assert_eq!(figure(value), text);
        }
        assert_eq!(signed(Some(6.0)), "+6");
        assert_eq!(percent_words(Some(-0.08)), "−8 %");
        assert_eq!(percent_words(Some(0.15)), "+15 %");
        assert_eq!(percent_words(None), "–");
    }
}
