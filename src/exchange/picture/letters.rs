//! Which font draws which letters of a text, and letters that no font has.
//! Must not know what is drawn.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    sync::{Arc, LazyLock},
};

use resvg::usvg::fontdb::{Database, FaceInfo, ID, Source, Style};
use unicode_normalization::UnicodeNormalization as _;

use crate::fonts;

/// A piece of a text, drawn with one font.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::exchange) struct Run<'t> {
    pub(in crate::exchange) text: Cow<'t, str>,
    /// The font's family; `None`: that of the drawing.
    pub(in crate::exchange) family: Option<String>,
}

/// Cuts texts into pieces of one font each.
pub(in crate::exchange) trait Letters {
    fn runs<'t>(&mut self, text: &'t str) -> Vec<Run<'t>>;
}

/// Leaves the choice of fonts to whoever opens the drawing.
pub(in crate::exchange) struct AnyFont;

impl Letters for AnyFont {
    fn runs<'t>(&mut self, text: &'t str) -> Vec<Run<'t>> {
        vec![Run {
            text: Cow::Borrowed(text),
            family: None,
        }]
    }
}

/// The bundled fonts alone; the first is that of the drawing.
static BUNDLED: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    let inter = [fonts::REGULAR, fonts::MEDIUM, fonts::SEMIBOLD];
    for font in inter.into_iter().chain(fonts::ARABIC).chain(fonts::HEBREW) {
        fonts.load_font_source(Source::Binary(Arc::new(font)));
    }
    fonts.set_sans_serif_family("Inter");
    fonts.set_serif_family("Inter");
    Arc::new(fonts)
});

/// The bundled fonts and those of this machine; read only if a text needs them.
static ALL: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = BUNDLED.as_ref().clone();
    fonts.load_system_fonts();
    Arc::new(fonts)
});

/// What stands where no font has a letter: a white square, which the bundled font has.
pub(in crate::exchange) const UNKNOWN: char = '□';

/// Who draws a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Drawn {
    /// The bundled font.
    Bundled,
    /// Another font, of this family.
    By(String),
    /// No font has it.
    Nobody,
}

/// The fonts at hand.
pub(in crate::exchange) struct Fonts {
    /// Who draws each letter met so far.
    found: BTreeMap<char, Drawn>,
    /// The families already in use, tried first so that a text keeps to one font.
    used: Vec<(ID, String)>,
    bundled: Vec<ID>,
}

impl Fonts {
    pub(in crate::exchange) fn new() -> Self {
        Self {
            found: BTreeMap::new(),
            used: Vec::new(),
            bundled: BUNDLED.faces().map(|face| face.id).collect(),
        }
    }

    /// All fonts that the texts so far need.
    pub(in crate::exchange) fn database(&self) -> Arc<Database> {
        if self.used.is_empty() {
            Arc::clone(&BUNDLED)
        } else {
            Arc::clone(&ALL)
        }
    }

    /// The letters that no font has, in the order of the alphabets.
    pub(in crate::exchange) fn lacking(&self) -> Vec<char> {
        let lacks = |(letter, drawn): (&char, &Drawn)| (*drawn == Drawn::Nobody).then_some(*letter);
        self.found.iter().filter_map(lacks).collect()
    }

    /// The fonts of this machine that the texts so far need: each file with the number of the font in it.
    pub(in crate::exchange) fn system_faces(&self) -> Vec<(Vec<u8>, u32)> {
        let used = self.used.iter();
        used.filter_map(|(id, _)| ALL.with_face_data(*id, |data, index| (data.to_vec(), index)))
            .collect()
    }

    fn drawn(&mut self, letter: char) -> Drawn {
        if let Some(known) = self.found.get(&letter) {
            return known.clone();
        }
        let drawn = if is_bundled(&self.bundled, letter) {
            Drawn::Bundled
        } else {
            self.search(letter).map_or(Drawn::Nobody, Drawn::By)
        };
        self.found.insert(letter, drawn.clone());
        drawn
    }

    fn search(&mut self, letter: char) -> Option<String> {
        let beside = BUNDLED.faces().skip(1);
        if let Some(face) = beside
            .into_iter()
            .find(|face| has(&BUNDLED, face.id, letter))
        {
            return face.families.first().map(|(family, _)| family.clone());
        }
        let in_use = self.used.iter().find(|(id, _)| has(&ALL, *id, letter));
        if let Some((_, family)) = in_use {
            return Some(family.clone());
        }
        let mut faces: Vec<&FaceInfo> = ALL.faces().filter(|face| is_text_font(face)).collect();
        faces.sort_by_cached_key(|face| rank(face));
        let face = faces.into_iter().find(|face| has(&ALL, face.id, letter))?;
        let (family, _) = face.families.first()?;
        self.used.push((face.id, family.clone()));
        Some(family.clone())
    }
}

/// Every weight of the bundled font has the same letters, so one tells for all.
fn is_bundled(bundled: &[ID], letter: char) -> bool {
    bundled.first().is_some_and(|id| has(&BUNDLED, *id, letter))
}

fn has(fonts: &Database, id: ID, letter: char) -> bool {
    fonts
        .with_face_data(id, |data, index| {
            let face = ttf_parser::Face::parse(data, index).ok()?;
            face.glyph_index(letter)
        })
        .flatten()
        .is_some()
}

/// Some systems have fonts with a sign for every letter that says only that there is none.
fn is_text_font(face: &FaceInfo) -> bool {
    let name = face.post_script_name.to_lowercase();
    !name.contains("lastresort") && !name.contains("blank") && !name.contains("notdef")
}

/// Upright fonts without serifs and of middle weight go best with the bundled one.
fn rank(face: &FaceInfo) -> (bool, bool, bool, u16, String) {
    let family = face.families.first().map_or("", |(name, _)| name.as_str());
    let sans = ["sans", "segoe", "arial", "helvetica", "gothic"];
    let lower = family.to_lowercase();
    (
        face.style != Style::Normal,
        face.monospaced,
        !sans.iter().any(|word| lower.contains(word)),
        face.weight.0.abs_diff(500),
        family.to_owned(),
    )
}

impl Letters for Fonts {
    fn runs<'t>(&mut self, text: &'t str) -> Vec<Run<'t>> {
        let mut runs: Vec<Run<'t>> = Vec::new();
        // Letters made of several characters are drawn as one wherever there is such a one.
        for letter in text.chars().filter_map(shown).nfc() {
            let square = runs.last().is_some_and(|run| run.text.ends_with(UNKNOWN));
            if square && letter != ' ' && joins(letter) {
                // Nothing joins a letter that is not drawn.
                continue;
            }
            let (letter, family) = if joins(letter) {
                // Marks on letters, joiners and the like go with what stands before them.
                (letter, runs.last().and_then(|run| run.family.clone()))
            } else {
                match self.drawn(letter) {
                    Drawn::Bundled => (letter, None),
                    Drawn::By(family) => (letter, Some(family)),
                    Drawn::Nobody => (UNKNOWN, None),
                }
            };
            match runs.last_mut() {
                Some(run) if run.family == family => run.text.to_mut().push(letter),
                _ => runs.push(Run {
                    text: Cow::Owned(letter.to_string()),
                    family,
                }),
            }
        }
        runs
    }
}

/// A text without what is no letter: files of some formats may not hold it, and nobody sees it.
pub(in crate::exchange) fn readable(text: &str) -> String {
    text.chars().filter_map(shown).collect()
}

/// What stands for a character of a plan: nothing for those that mean something to programs only.
fn shown(letter: char) -> Option<char> {
    match letter {
        // Ends of lines that no keyboard writes.
        '\u{2028}' | '\u{2029}' => Some(' '),
        // The mark of an order of bytes, and what stands for no character in any text.
        '\u{feff}' | '\u{fdd0}'..='\u{fdef}' => None,
        letter if u32::from(letter) & 0xfffe == 0xfffe || letter.is_control() => None,
        letter => Some(letter),
    }
}

/// Whether a character is drawn with the one before it and may have no form of its own.
const fn joins(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | ' ')
}
