//! What the document says it is, read before the plan in it: some programs sort fields by name.
//! Must not know the plan.

use serde::de::{DeserializeSeed as _, IgnoredAny, MapAccess};
use serde_json::Value as Json;

use super::{
    super::Problem,
    FORMAT, MAJOR, MINOR,
    part::{Part, Read, Simple},
};
use crate::model::{
    Edition,
    json::{shortened, sort_of},
};

/// The document's own particulars, as far as they could be read.
#[derive(Default)]
pub(super) struct Envelope {
    format: Option<Json>,
    version: Option<Version>,
    edition: Option<Json>,
    no_object: Option<Json>,
}

enum Version {
    Of(Option<Json>, Option<Json>),
    Other(Json),
}

/// The particulars, and what the parser said where it had to stop.
pub(super) fn read(text: &str) -> (Envelope, Option<serde_json::Error>) {
    let mut envelope = Envelope::default();
    let mut from = serde_json::Deserializer::from_str(text);
    let error = Read(Outer(&mut envelope))
        .deserialize(&mut from)
        .and_then(|()| from.end())
        .err();
    (envelope, error)
}

impl Envelope {
    /// Whether the document says anything of what it is; if not, a parser's error is the better thing to tell.
    pub(super) const fn says_nothing(&self) -> bool {
        self.format.is_none() && self.no_object.is_none()
    }

    /// Whether the document is the whole plan, as it is if nothing is said.
    pub(super) fn edition(&self) -> Edition {
        let said = self.edition.as_ref().and_then(Json::as_str);
        said.and_then(Edition::of_word).unwrap_or(Edition::Full)
    }

    /// The minor version of a document that this program can read, or why it can't.
    pub(super) fn check(&self) -> Result<i64, Problem> {
        if let Some(found) = &self.no_object {
            return Err(Problem::whole(format!(
                "This is not a Roundtable plan: expected an object, found {}; choose a JSON file that Roundtable exported",
                sort_of(found)
            )));
        }
        match &self.format {
            Some(Json::String(format)) if format == FORMAT => {}
            None => {
                return Err(Problem::at(
                    "format",
                    format!(
                        "missing, so this is another program's file; choose a JSON file that Roundtable exported, which says “{FORMAT}” here"
                    ),
                ));
            }
            Some(other) => {
                let found = match other {
                    Json::String(text) => format!("“{}”", shortened(text)),
                    other => sort_of(other).to_owned(),
                };
                return Err(Problem::at(
                    "format",
                    format!(
                        "found {found}, so this is another program's file; choose a JSON file that Roundtable exported, which says “{FORMAT}” here"
                    ),
                ));
            }
        }
        let (major, minor) = match &self.version {
            Some(Version::Of(major, minor)) => (
                number("version.major", major.as_ref())?,
                number("version.minor", minor.as_ref())?,
            ),
            Some(Version::Other(found)) => {
                return Err(Problem::at(
                    "version",
                    format!(
                        "expected an object with major and minor, found {}; export the plan again",
                        sort_of(found)
                    ),
                ));
            }
            None => {
                return Err(Problem::at(
                    "version",
                    "missing; export the plan again, or add the version that the file was written in",
                ));
            }
        };
        if major > MAJOR {
            return Err(Problem::at(
                "version",
                format!(
                    "the file was written by a newer Roundtable (version {major}.{minor}, this one reads {MAJOR}.{MINOR}); install the newer Roundtable and import it there"
                ),
            ));
        }
        if major < MAJOR {
            return Err(Problem::at(
                "version",
                format!("there is no version {major}.{minor}; export the plan again"),
            ));
        }
        Ok(minor)
    }
}

fn number(place: &str, found: Option<&Json>) -> Result<i64, Problem> {
    match found {
        None => Err(Problem::at(place, "missing; export the plan again")),
        Some(found) => found.as_i64().filter(|n| *n >= 0).ok_or_else(|| {
            let found = match found {
                Json::Number(number) => number.to_string(),
                other => sort_of(other).to_owned(),
            };
            Problem::at(
                place,
                format!("expected a whole number, found {found}; export the plan again"),
            )
        }),
    }
}

struct Outer<'a>(&'a mut Envelope);

impl<'de> Part<'de> for Outer<'_> {
    type Out = ();
    fn simple(self, found: Json) {
        self.0.no_object = Some(found);
    }
    fn object<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        while let Some(name) = object.next_key::<String>()? {
            match name.as_str() {
                "format" => self.0.format = Some(object.next_value_seed(Read(Simple))?),
                "edition" => self.0.edition = Some(object.next_value_seed(Read(Simple))?),
                "version" => self.0.version = Some(object.next_value_seed(Read(VersionPart))?),
                _ => {
                    object.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

struct VersionPart;

impl<'de> Part<'de> for VersionPart {
    type Out = Version;
    fn simple(self, found: Json) -> Version {
        Version::Other(found)
    }
    fn object<A: MapAccess<'de>>(self, mut object: A) -> Result<Version, A::Error> {
        let (mut major, mut minor) = (None, None);
        while let Some(name) = object.next_key::<String>()? {
            match name.as_str() {
                "major" => major = Some(object.next_value_seed(Read(Simple))?),
                "minor" => minor = Some(object.next_value_seed(Read(Simple))?),
                _ => {
                    object.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(Version::Of(major, minor))
    }
}
