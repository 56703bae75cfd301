//! From bytes to text, whatever program wrote them.
//! Must not know any format.

use super::Problem;

/// The largest file of partners that is read: some 20,000 partners with all they can hold.
pub const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// The text of a file that other programs write: UTF-8 or UTF-16 with or without a byte order mark.
///
/// # Errors
/// What is wrong, if these bytes are no text or too many.
pub fn decode(bytes: &[u8]) -> Result<String, Problem> {
    unicode(bytes)?.ok_or_else(|| {
        Problem::whole("The file is not UTF-8 text; save it as UTF-8 and import it again")
    })
}

/// Like [`decode`]; other bytes are read as Windows-1252, as older spreadsheets write them.
///
/// # Errors
/// What is wrong, if these bytes are no text or too many.
pub fn decode_any(bytes: &[u8]) -> Result<String, Problem> {
    Ok(unicode(bytes)?.unwrap_or_else(|| bytes.iter().map(|byte| windows_1252(*byte)).collect()))
}

fn unicode(bytes: &[u8]) -> Result<Option<String>, Problem> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Problem::whole(format!(
            "The file is larger than {} MB, more than a list of partners can be; choose another",
            MOST_BYTES / 1024 / 1024
        )));
    }
    if bytes.starts_with(b"SQLite format 3\0") {
        return Err(Problem::whole(
            "This is a plan file or another database; open it instead of importing it",
        ));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(Problem::whole(
            "This is a workbook or another packed file; save its sheet as CSV and import that",
        ));
    }
    let text = if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        utf_16(rest, u16::from_le_bytes)
    } else if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        utf_16(rest, u16::from_be_bytes)
    } else {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        str::from_utf8(bytes).ok().map(ToOwned::to_owned)
    };
    match text {
        Some(text) if text.trim().is_empty() => {
            Err(Problem::whole("The file is empty; choose another"))
        }
        text => Ok(text),
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.ok().filter(|_| rest.is_empty())
}

/// The character that a byte stands for; what Windows leaves open stands for itself.
fn windows_1252(byte: u8) -> char {
    const FROM_80: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    let high = byte.checked_sub(0x80).map(usize::from);
    high.and_then(|at| FROM_80.get(at))
        .copied()
        .unwrap_or_else(|| char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_are_read_in_every_encoding() {
        let words = "Büro – „Süd“";
        let units: Vec<u16> = words.encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|u| u.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|u| u.to_be_bytes()).collect();
        for bytes in [
            words.as_bytes().to_vec(),
            [b"\xEF\xBB\xBF", words.as_bytes()].concat(),
            [b"\xFF\xFE".as_slice(), &little].concat(),
            [b"\xFE\xFF".as_slice(), &big].concat(),
            b"B\xFCro \x96 \x84S\xFCd\x93".to_vec(),
        ] {
            assert_eq!(decode_any(&bytes).unwrap(), words);
        }
    }

    #[test]
    fn what_is_no_text_is_told_in_one_sentence() {
        for bytes in [
            b"SQLite format 3\0rest".as_slice(),
            b"PK\x03\x04rest",
            b"\xFF\xFEa",
            b" \n",
            b"a\xFFb",
        ] {
            let problem = decode(bytes).unwrap_err().to_string();
            assert!(problem.len() > 20 && !problem.contains('\n'), "{problem}");
        }
        let large = vec![b'a'; MOST_BYTES as usize + 1];
        assert!(decode_any(&large).is_err());
    }
}
