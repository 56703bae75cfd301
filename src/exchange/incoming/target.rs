//! What a column of another program's file can be put into, and what columns are called.
//!
//! The same names are written and read, so that what goes out comes in again; on the way in, the names that
//! other programs use are understood too.
//! Must not know any format.

use std::sync::OnceLock;

use crate::{
    insight::{fold, naming},
    model::{Aspect, Column, Kind, Lens},
};

/// Where the words of a column go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A field of the partner, by its column.
    Partner(&'static str),
    /// A field of the partner's contact, by its column.
    Contact(&'static str),
    /// The contact's first name.
    FirstName,
    /// The contact's last name.
    LastName,
    /// A field of the rating of one aspect.
    Rating(Aspect, &'static str),
    /// Where the partner lies under a lens: x, y, pinned.
    Place(Lens, &'static str),
    /// A line of the partner's notes, with the name of the column.
    Note,
    /// Left out.
    Skip,
}

/// A target with its names.
#[derive(Clone, Debug)]
pub struct Named {
    /// The target.
    pub target: Target,
    /// What people read.
    pub title: String,
    /// What programs read: one word.
    pub key: String,
}

/// Fields of a contact that a file can fill.
const CONTACT: [&str; 4] = ["name", "role", "email", "phone"];
/// Fields of a rating.
const RATING: [&str; 4] = ["current", "intended", "evidence", "note"];
/// Fields of a place.
pub(in crate::exchange) const PLACE: [&str; 3] = ["x", "y", "pinned"];

/// All targets in the order in which they are offered and written.
pub fn all() -> &'static [Named] {
    static ALL: OnceLock<Vec<Named>> = OnceLock::new();
    ALL.get_or_init(|| {
        let partner = Kind::Partner.columns().iter().map(|c| Named {
            target: Target::Partner(c.name),
            title: naming::field(Kind::Partner, c.name),
            key: c.name.to_owned(),
        });
        let contact = CONTACT.map(|field| Named {
            target: Target::Contact(field),
            title: format!(
                "Contact {}",
                if field == "email" { "e-mail" } else { field }
            ),
            key: format!("contact_{field}"),
        });
        let names = [
            (
                Target::FirstName,
                "Contact first name",
                "contact_first_name",
            ),
            (Target::LastName, "Contact last name", "contact_last_name"),
        ]
        .map(|(target, title, key)| Named {
            target,
            title: title.to_owned(),
            key: key.to_owned(),
        });
        let ratings = Aspect::ALL.iter().flat_map(|aspect| {
            RATING.map(|field| Named {
                target: Target::Rating(*aspect, field),
                title: format!(
                    "{}: {}",
                    aspect.label(),
                    match field {
                        "current" => "level today",
                        "intended" => "intended level",
                        "evidence" => "what shows it",
                        _ => "note",
                    }
                ),
                key: format!("{}_{field}", aspect.word().replace('-', "_")),
            })
        });
        let places = Lens::ALL.iter().flat_map(|lens| {
            PLACE.map(|field| Named {
                target: Target::Place(*lens, field),
                title: format!("{}: {field}", lens.label()),
                key: format!("{}_{field}", lens.word()),
            })
        });
        let last = [
            (Target::Note, "A line of the notes"),
            (Target::Skip, "Leave out"),
        ]
        .map(|(target, title)| Named {
            target,
            title: title.to_owned(),
            key: String::new(),
        });
        partner
            .chain(contact)
            .chain(names)
            .chain(ratings)
            .chain(places)
            .chain(last)
            .collect()
    })
}

/// The names of a target.
pub fn named(target: Target) -> &'static Named {
    // Only targets from the list are ever made; the first stands in for what can't be.
    static NONE: Named = Named {
        target: Target::Skip,
        title: String::new(),
        key: String::new(),
    };
    all().iter().find(|n| n.target == target).unwrap_or(&NONE)
}

/// The declared column of a field.
pub(in crate::exchange) fn column_of(kind: Kind, field: &str) -> Option<&'static Column> {
    kind.columns().iter().find(|c| c.name == field)
}

/// The target that a column's name asks for; `None` if nothing is called so.
pub fn guess(name: &str) -> Option<Target> {
    let wanted = plain(name);
    if wanted.is_empty() {
        return None;
    }
    let known = all()
        .iter()
        .find(|n| !n.key.is_empty() && (plain(&n.title) == wanted || plain(&n.key) == wanted));
    known.map(|n| n.target).or_else(|| {
        let alias = ALIASES
            .iter()
            .find(|(_, names)| names.contains(&wanted.as_str()));
        alias.map(|(target, _)| *target)
    })
}

/// What other programs call these, as [`plain`] leaves it.
const ALIASES: &[(Target, &[&str])] = &[
    (
        Target::Partner("name"),
        &[
            "label",
            "partner",
            "partnername",
            "organization",
            "organisation",
            "organizationname",
            "organisationname",
            "org",
            "orgname",
            "agency",
            "company",
            "stakeholder",
            "title",
            "primaryorganization",
            "primaryorganisation",
            "fullname",
            "group",
            "member",
            "who",
        ],
    ),
    (
        Target::Partner("short"),
        &[
            "shortlabel",
            "nodelabel",
            "abbreviation",
            "acronym",
            "initials",
            "code",
            "shortname",
        ],
    ),
    (
        Target::Partner("category"),
        &[
            "type",
            "elementtype",
            "sector",
            "categoryname",
            "partnertype",
            "kind",
            "class",
        ],
    ),
    (
        Target::Partner("member_type"),
        &[
            "membertype",
            "subtype",
            "subcategory",
            "subsector",
            "primaryorgfunction",
            "orgfunction",
        ],
    ),
    (
        Target::Partner("status"),
        &["state", "participation", "attable"],
    ),
    (
        Target::Partner("since"),
        &[
            "start",
            "startdate",
            "joined",
            "joinedon",
            "membersince",
            "since",
        ],
    ),
    (
        Target::Partner("current_level"),
        &[
            "level",
            "currentlevel",
            "leveltoday",
            "leveloftoday",
            "partnershiplevel",
            "levelnow",
        ],
    ),
    (
        Target::Partner("intended_level"),
        &[
            "targetlevel",
            "desiredlevel",
            "futurelevel",
            "intendedlevel",
            "goallevel",
        ],
    ),
    (
        Target::Partner("influence"),
        &["power", "influencescore", "powerscore"],
    ),
    (Target::Partner("interest"), &["stake", "interestscore"]),
    (Target::Partner("trust"), &["trustlevel", "trustscore"]),
    (
        Target::Partner("tags"),
        &["tag", "keywords", "labels", "groups"],
    ),
    (
        Target::Partner("notes"),
        &[
            "description",
            "note",
            "comment",
            "comments",
            "remarks",
            "details",
            "summary",
            "notes",
        ],
    ),
    (
        Target::Contact("name"),
        &[
            "contact",
            "contactperson",
            "contactname",
            "primarycontact",
            "person",
            "pointofcontact",
        ],
    ),
    (
        Target::Contact("role"),
        &[
            "jobtitle",
            "position",
            "contacttitle",
            "contactrole",
            "role",
        ],
    ),
    (
        Target::Contact("email"),
        &[
            "email",
            "emailaddress",
            "contactemail",
            "mail",
            "primaryemail",
        ],
    ),
    (
        Target::Contact("phone"),
        &[
            "phone",
            "phonenumber",
            "telephone",
            "tel",
            "mobile",
            "cell",
            "workphone",
        ],
    ),
    (
        Target::FirstName,
        &["firstname", "givenname", "first", "forename"],
    ),
    (
        Target::LastName,
        &["lastname", "surname", "familyname", "last"],
    ),
    (
        Target::Place(Lens::Free, "x"),
        &["x", "posx", "xpos", "positionx"],
    ),
    (
        Target::Place(Lens::Free, "y"),
        &["y", "posy", "ypos", "positiony"],
    ),
    (
        Target::Skip,
        &[
            "id",
            "nodeid",
            "size",
            "color",
            "colour",
            "shape",
            "z",
            "r",
            "g",
            "b",
            "a",
            "image",
            "width",
            "height",
            "timeset",
            "modularityclass",
            "degree",
            "pageranks",
        ],
    ),
];

/// Letters and digits only, without case and accents: “Short name” and `short_name` are one.
pub(in crate::exchange) fn plain(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_is_found_by_both_of_its_names_and_no_two_share_one() {
        for named in all().iter().filter(|n| !n.key.is_empty()) {
            assert_eq!(guess(&named.title), Some(named.target), "{}", named.title);
            assert_eq!(guess(&named.key), Some(named.target), "{}", named.key);
        }
    }

    #[test]
    fn every_alias_stands_as_it_is_compared() {
        for (target, names) in ALIASES {
            for name in *names {
                assert_eq!(plain(name), *name);
                assert!(
                    *target == Target::Skip || all().iter().any(|n| n.target == *target),
                    "{target:?}"
                );
            }
        }
    }

    #[test]
    fn names_of_other_programs_are_understood() {
        assert_eq!(guess("Primary Organization"), Some(Target::Partner("name")));
        assert_eq!(guess("NODE LABEL "), Some(Target::Partner("short")));
        assert_eq!(guess("e-mail"), Some(Target::Contact("email")));
        assert_eq!(guess("First Name"), Some(Target::FirstName));
        assert_eq!(guess("Favorite color"), None);
        assert_eq!(guess(" "), None);
    }
}
