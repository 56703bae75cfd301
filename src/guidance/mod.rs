//! The catalogue: every prompt, check, rating, pick, table and text that the app puts to work.
//!
//! The wording lives in `assets/guidance/*.json` and is compiled in; an item's id is the same there, on
//! screen, in the plan's answers and in the exports.
//! Must not know what was answered (that is the plan), nor how an item is shown.

use std::{collections::HashMap, sync::LazyLock};

use serde::{Deserialize, Serialize};

/// What is done with an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Free answer.
    Prompt,
    /// Yes, partly or no, with a note.
    Check,
    /// A step on a scale, with a note.
    Rate,
    /// Choose from a list.
    Pick,
    /// Rows that the facilitator adds.
    Table,
    /// Help text or example.
    Read,
}

/// What an answer to an item is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Per {
    /// The plan as a whole.
    Plan,
    /// One partner.
    Partner,
    /// One person.
    Person,
    /// One holder of a role.
    Role,
    /// The partnership as a whole and each partner.
    PartnerAndPlan,
    /// A round of a survey.
    Wave,
}

/// The document that an item goes back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// The research summary.
    ResearchSummary,
    /// The overview.
    Overview,
    /// The Strategic Partnerships chapter.
    Chapter,
    /// The guide to operations.
    Operations,
    /// The guide to sustaining partnerships.
    Sustaining,
}

/// One choice of an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Its id, unique within the item; what an answer stores.
    pub id: String,
    /// What people read.
    pub label: String,
    /// More words, if they help.
    #[serde(default)]
    pub help: String,
}

/// One entry of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its id, such as `strategy.needs`.
    pub id: String,
    /// What is done with it.
    pub kind: Kind,
    /// What an answer is about.
    pub per: Per,
    /// Rated again and again: each answer holds for a day, and the earlier ones are kept.
    #[serde(default)]
    pub followed: bool,
    /// Where it goes back to.
    pub source: Source,
    /// What the group reads.
    pub wording: String,
    /// One to four words, for lists and undo names.
    pub short: String,
    /// Why it matters.
    pub why: String,
    /// How to run it with a group.
    pub how: String,
    /// An example; empty where none helps.
    #[serde(default)]
    pub example: String,
    /// What can be chosen; empty where nothing can.
    #[serde(default)]
    pub choices: Vec<Choice>,
    /// A yes counts against the partner.
    #[serde(default)]
    pub counts_against: bool,
}

/// A group of items, one file each.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its id.
    #[serde(rename = "section")]
    pub id: String,
    /// What people read.
    pub title: String,
    /// Its items, in order.
    pub items: Vec<Item>,
}

/// How to run a step with a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithAGroup {
    /// How long it takes.
    pub minutes: u32,
    /// What to do, line by line.
    pub moves: Vec<String>,
}

/// The guide text of a step of the journey.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepGuide {
    /// Id of the step.
    pub id: String,
    /// Its title.
    pub title: String,
    /// One sentence under the title.
    pub lead: String,
    /// Why it matters.
    pub why: String,
    /// How to run it with a group.
    pub with_a_group: WithAGroup,
    /// An example.
    pub example: String,
    /// Where it comes from, for people.
    pub source: String,
    /// Prefixes of the ids of the items that are answered on this step.
    pub sections: Vec<String>,
}

/// The whole catalogue.
#[derive(Debug, Default)]
pub struct Catalogue {
    /// Sections in order.
    pub sections: Vec<Section>,
    /// Guide texts of the steps, in order.
    pub steps: Vec<StepGuide>,
    /// Why the compiled-in text could not be read; a test holds that it can.
    pub problem: Option<String>,
    /// Section and position in it, by item id.
    by_id: HashMap<String, (usize, usize)>,
    /// The items answered on each step, by the step's id: section and position in it, in order.
    by_step: HashMap<String, Vec<(usize, usize)>>,
}

const SECTIONS: &[(&str, &str)] = &[
    (
        "01-prep.json",
        include_str!("../../assets/guidance/01-prep.json"),
    ),
    (
        "02-strategy.json",
        include_str!("../../assets/guidance/02-strategy.json"),
    ),
    (
        "03-scan.json",
        include_str!("../../assets/guidance/03-scan.json"),
    ),
    (
        "04-purpose.json",
        include_str!("../../assets/guidance/04-purpose.json"),
    ),
    (
        "05-benefit.json",
        include_str!("../../assets/guidance/05-benefit.json"),
    ),
    (
        "06-criteria.json",
        include_str!("../../assets/guidance/06-criteria.json"),
    ),
    (
        "07-target.json",
        include_str!("../../assets/guidance/07-target.json"),
    ),
    (
        "08-level.json",
        include_str!("../../assets/guidance/08-level.json"),
    ),
    (
        "09-structure.json",
        include_str!("../../assets/guidance/09-structure.json"),
    ),
    (
        "10-governance.json",
        include_str!("../../assets/guidance/10-governance.json"),
    ),
    (
        "11-communication.json",
        include_str!("../../assets/guidance/11-communication.json"),
    ),
    (
        "12-power.json",
        include_str!("../../assets/guidance/12-power.json"),
    ),
    (
        "13-boundary.json",
        include_str!("../../assets/guidance/13-boundary.json"),
    ),
    (
        "14-data.json",
        include_str!("../../assets/guidance/14-data.json"),
    ),
    (
        "15-evaluation.json",
        include_str!("../../assets/guidance/15-evaluation.json"),
    ),
    (
        "16-improvement.json",
        include_str!("../../assets/guidance/16-improvement.json"),
    ),
    (
        "17-operations.json",
        include_str!("../../assets/guidance/17-operations.json"),
    ),
    (
        "18-sustain.json",
        include_str!("../../assets/guidance/18-sustain.json"),
    ),
    (
        "19-action.json",
        include_str!("../../assets/guidance/19-action.json"),
    ),
];
const STEPS: &str = include_str!("../../assets/guidance/steps.json");

/// The catalogue, read once.
pub fn catalogue() -> &'static Catalogue {
    static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::read(SECTIONS, STEPS));
    &CATALOGUE
}

impl Catalogue {
    /// Reads a catalogue from the texts of sections, each with the name of its file, and of the steps. A text
    /// that can't be read, or an id given twice, leaves it empty but for its `problem`: without guidance a
    /// plan still opens.
    pub fn read(sections: &[(&str, &str)], steps: &str) -> Self {
        Self::try_read(sections, steps).unwrap_or_else(|problem| Self {
            problem: Some(problem),
            ..Self::default()
        })
    }

    fn try_read(sections: &[(&str, &str)], steps: &str) -> Result<Self, String> {
        let mut catalogue = Self {
            steps: serde_json::from_str(steps).map_err(|e| format!("steps.json: {e}"))?,
            ..Self::default()
        };
        for (file, text) in sections {
            let section: Section =
                serde_json::from_str(text).map_err(|e| format!("{file}: {e}"))?;
            let number = catalogue.sections.len();
            for (position, item) in section.items.iter().enumerate() {
                let place = (number, position);
                if catalogue.by_id.insert(item.id.clone(), place).is_some() {
                    return Err(format!("{file}: the id {} is given twice", item.id));
                }
            }
            catalogue.sections.push(section);
        }
        catalogue.by_step = catalogue.sort_by_step();
        Ok(catalogue)
    }

    /// Every page asks for its items in every frame, so where an item is answered is looked up only once.
    fn sort_by_step(&self) -> HashMap<String, Vec<(usize, usize)>> {
        let mut by_step: HashMap<_, Vec<_>> = HashMap::new();
        for (number, section) in self.sections.iter().enumerate() {
            for (position, item) in section.items.iter().enumerate() {
                if let Some(step) = self.step_of(&item.id) {
                    let place = (number, position);
                    by_step.entry(step.id.clone()).or_default().push(place);
                }
            }
        }
        by_step
    }

    /// All items, section by section.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.sections.iter().flat_map(|section| &section.items)
    }

    /// The item with this id.
    pub fn item(&self, id: &str) -> Option<&Item> {
        let (section, position) = self.by_id.get(id)?;
        self.sections.get(*section)?.items.get(*position)
    }

    /// The items whose id is `prefix` or begins with its segments: `level` holds `level.support`, but
    /// `level.s` holds nothing.
    pub fn items_under(&self, prefix: &str) -> impl Iterator<Item = &Item> {
        self.items().filter(move |item| is_under(&item.id, prefix))
    }

    /// The guide text of a step.
    pub fn step(&self, id: &str) -> Option<&StepGuide> {
        self.steps.iter().find(|step| step.id == id)
    }

    /// The step on which an item is answered: the one with the longest fitting prefix.
    pub fn step_of(&self, item: &str) -> Option<&StepGuide> {
        self.steps
            .iter()
            .filter_map(|step| {
                let fitting = step.sections.iter().filter(|prefix| is_under(item, prefix));
                Some((fitting.map(String::len).max()?, step))
            })
            .max_by_key(|(length, _)| *length)
            .map(|(_, step)| step)
    }

    /// The items that are answered on a step, in order.
    pub fn items_of_step(&self, step: &str) -> impl Iterator<Item = &Item> {
        let places = self.by_step.get(step).into_iter().flatten();
        places.filter_map(|(section, at)| self.sections.get(*section)?.items.get(*at))
    }

    /// The catalogue as one JSON object, for other programs.
    pub fn to_json(&self) -> serde_json::Value {
        let items: Vec<_> = self
            .sections
            .iter()
            .flat_map(|section| section.items.iter().map(move |item| (section, item)))
            .map(|(section, item)| {
                let mut json = serde_json::json!(item);
                if let serde_json::Value::Object(fields) = &mut json {
                    fields.insert("section".to_owned(), section.id.clone().into());
                }
                json
            })
            .collect();
        serde_json::json!({
            "format": "roundtable-guidance",
            "version": 1,
            "items": items,
            "steps": self.steps,
        })
    }
}

fn is_under(id: &str, prefix: &str) -> bool {
    id.strip_prefix(prefix)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}
