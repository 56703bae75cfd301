//! The words of a large plan: places, bodies, people, tasks and sentences, put together by dice.

use roundtable::{
    exchange::sample::TOLD_ON,
    model::{Category, Date, PartnerStatus},
};

use crate::random_plan::Rng;

pub(super) const PLACES: &[&str] = &[
    "Alder Ridge",
    "Barrow Creek",
    "Cedar Falls",
    "Dunmore",
    "Eastlake",
    "Fairhaven",
    "Granite Bay",
    "Hollow Pine",
    "Ironwood",
    "Juniper Flats",
    "Kestrel",
    "Larkspur",
    "Mill River",
    "North Fork",
    "Oak Harbor",
    "Port Ellis",
    "Quarry Hill",
    "Red Bluff",
    "Stillwater",
    "Thornbury",
    "Upper Valley",
    "Vesper",
    "Willow Bend",
    "Yarrow County",
    "Ashford",
    "Blue Mesa",
    "Copper Run",
    "Deer Lake",
    "Elk Prairie",
    "Foxglove",
    "Grand Meadow",
    "Hazelton",
];

pub(super) const ROLES: &[&str] = &[
    "Director",
    "Supervisor",
    "Caseworker",
    "Data analyst",
    "Program manager",
    "Counselor",
    "Judge’s clerk",
    "Sergeant",
    "Parent partner",
    "Youth adviser",
    "Finance officer",
    "Intake lead",
];

pub(super) const OBJECTS: &[&str] = &[
    "joint first visits",
    "the shared consent form",
    "waiting times",
    "safety plans",
    "the night line",
    "transfer vouchers",
    "the training calendar",
    "the quarterly page",
    "interpreters",
    "supervised visits",
    "the letter to parents",
    "data by group",
];

pub(super) const COUNTED: &[&str] = &[
    "First visits made together",
    "Families reported again",
    "Children who stay with a parent",
    "Calls answered at night",
    "Days until a first talk",
    "Visits kept",
];

const DOING: &[&str] = &[
    "Agree on",
    "Write down",
    "Test",
    "Review",
    "Extend",
    "Ask the parent council about",
    "Train staff in",
    "Publish",
    "Find money for",
    "Report on",
];

const SENTENCES: &[&str] = &[
    "Families told us that they had to tell their story to four people in one week.",
    "The unit meets each Tuesday and writes down what is open.",
    "Staff left, and what was a promise between two persons has to be made again.",
    "The court asks that no case is discussed, and both sides’ lawyers may read what we write.",
    "Numbers are small, so they are read with care and never by name.",
    "Two partners stand in the same line for the same fund.",
    "An advocate sits in the building two mornings a week.",
    "Papers come three days ahead and in both languages.",
    "The board wants one page with three numbers and one story.",
    "Nobody answers after six, and half of the calls come then.",
    "We tried it with twelve families and it took eleven minutes longer.",
    "The agreement is nearly there and has been for three months.",
];

const GIVEN: &[&str] = &[
    "Amara", "Benedict", "Celeste", "Dario", "Elspeth", "Farid", "Greta", "Hugo", "Ines", "Jonah",
    "Keiko", "Lorcan", "Mireille", "Nadia", "Osric", "Paloma", "Quentin", "Rosalind", "Silas",
    "Tamsin", "Ulises", "Verity",
];

const FAMILY: &[&str] = &[
    "Abernethy",
    "Brightwell",
    "Castellan",
    "Dunleary",
    "Eastgrove",
    "Fairweather",
    "Gallowhill",
    "Hartwick",
    "Inglenook",
    "Jessamy",
    "Kirkbride",
    "Lindqvist",
    "Marlowe",
    "Northcott",
    "Okoye",
    "Penhallow",
    "Quillon",
    "Ravenscroft",
    "Sandoval",
];

pub(super) const STATUS: [PartnerStatus; 8] = [
    PartnerStatus::AtTable,
    PartnerStatus::AtTable,
    PartnerStatus::AtTable,
    PartnerStatus::AtTable,
    PartnerStatus::Invited,
    PartnerStatus::Prospect,
    PartnerStatus::Missing,
    PartnerStatus::Ended,
];

/// What there is of a category in a place: name and short name.
pub(super) const fn bodies(category: Category) -> &'static [(&'static str, &'static str)] {
    match category {
        Category::Family => &[
            ("Parent Partner Council", "parents"),
            ("Youth Advisory Board", "youth"),
            ("Kinship Families Association", "kin"),
        ],
        Category::Policy => &[
            ("Board of Commissioners", "board"),
            ("Tribal Council", "tribe"),
            ("City Council", "city"),
        ],
        Category::HumanServices => &[
            ("Community Mental Health Center", "mental health"),
            ("Unified School District", "schools"),
            ("Housing Authority", "housing"),
            ("Regional Hospital", "hospital"),
        ],
        Category::Justice => &[
            ("Family Court", "court"),
            ("Police Department", "police"),
            ("Advocates for Children", "advocates"),
        ],
        Category::Providers => &[
            ("Shelter and Safe Homes", "shelter"),
            ("Family Visits Program", "visits"),
            ("Change Program", "change"),
        ],
        Category::Community => &[
            ("Interfaith Network", "faith"),
            ("Community Foundation", "foundation"),
            ("State University", "university"),
        ],
    }
}

/// One of a list that is not empty.
pub(super) fn pick<'a, T>(rng: &mut Rng, list: &'a [T]) -> &'a T {
    &list[rng.below(list.len())]
}

/// A made-up name; the same number gives the same name.
pub(super) fn person_name(n: usize) -> String {
    let family = FAMILY[n * 7 % FAMILY.len()];
    format!("{} {family}", GIVEN[n % GIVEN.len()])
}

/// Something to do.
pub(super) fn task(rng: &mut Rng) -> String {
    format!(
        "{} {} in {}",
        pick(rng, DOING),
        pick(rng, OBJECTS),
        pick(rng, PLACES)
    )
}

/// So many sentences.
pub(super) fn prose(rng: &mut Rng, sentences: usize) -> String {
    let said: Vec<_> = (0..sentences).map(|_| *pick(rng, SENTENCES)).collect();
    said.join(" ")
}

/// 1 to 5.
pub(super) fn scale(rng: &mut Rng) -> i64 {
    1 + rng.below(5) as i64
}

/// So many days after the day on which the plan is told.
pub(super) fn day(after: i64) -> Date {
    let moved = jiff::Span::new().days(after);
    TOLD_ON.saturating_add(moved)
}

/// A day of the year before the plan is told.
pub(super) fn past(rng: &mut Rng) -> Date {
    day(-(rng.below(365) as i64))
}

/// A day of the year before or of the year after.
pub(super) fn any_day(rng: &mut Rng) -> Date {
    day(rng.below(730) as i64 - 365)
}
