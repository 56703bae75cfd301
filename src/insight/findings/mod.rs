//! Findings: what a plan lacks or contradicts, each in one plain sentence with the records concerned.
//!
//! A rule is data with a check; the rules stand by phase in the files below. A rule keeps quiet about what
//! nobody has begun: an empty table is no news, a half-filled one is. What a group decides to leave as it is
//! stays out of the way, with its reason ([`Waiver`]).
//! Must not know how a finding is shown, nor the clock (today is passed in).

mod act;
mod agency;
mod agree;
mod define;
mod look;
mod partners;
mod prepare;
mod sustain;
mod understand;

use std::collections::{BTreeMap, HashMap};

pub use look::Look;

use super::{Index, Subject, journey};
use crate::{
    guidance::Catalogue,
    model::{Date, Id, Key, Plan, Record, Waiver},
};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something is wrong.
    Problem,
    /// Something is missing or late.
    Warning,
    /// Worth a second look.
    Hint,
}

impl Severity {
    /// All, the gravest first.
    pub const ALL: &'static [Self] = &[Self::Problem, Self::Warning, Self::Hint];

    /// “1 problem”, “3 hints”.
    pub fn counted(self, number: usize) -> String {
        let (one, many) = match self {
            Self::Problem => ("problem", "problems"),
            Self::Warning => ("warning", "warnings"),
            Self::Hint => ("hint", "hints"),
        };
        super::text::count(number, one, many)
    }

    /// The word in `roundtable insight`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Problem => "problem",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }

    /// What people read.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Problem => "Problem",
            Self::Warning => "Warning",
            Self::Hint => "Hint",
        }
    }
}

/// One rule.
pub struct Rule {
    /// Its id, as in `roundtable insight` and in waivers.
    pub id: &'static str,
    /// How much its findings matter.
    pub severity: Severity,
    /// Id of the step on which its findings are mended.
    pub step: &'static str,
    /// When it fires, in words.
    pub when: &'static str,
    check: fn(&Look<'_>, &mut Found),
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

/// All rules, phase by phase.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    [
        prepare::RULES,
        understand::RULES,
        define::RULES,
        partners::RULES,
        agree::RULES,
        act::RULES,
        sustain::RULES,
        agency::RULES,
    ]
    .into_iter()
    .flatten()
}

/// Something that the plan lacks or contradicts.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// What it is, in one plain sentence with the names in it.
    pub text: String,
    /// The records concerned, the one to go to first.
    pub records: Vec<Key>,
    /// The catalogue item to answer, if that is what is missing.
    pub item: Option<String>,
    /// What the answer to that item is about.
    pub about: Subject,
    /// The field of the first record that it is about.
    pub field: Option<&'static str>,
    /// Names the case among those of the same rule, for [`Waiver::subject`]; empty: the whole plan.
    pub subject: String,
}

impl Finding {
    /// Which field of the first record it is about.
    fn field(&mut self, field: &'static str) -> &mut Self {
        self.field = Some(field);
        self
    }

    /// A further record concerned, which is part of the case.
    fn and(&mut self, key: Key) -> &mut Self {
        self.records.push(key);
        self.case_of(&subject_of(key))
    }

    /// Further records concerned, which come and go without making it another case.
    fn beside(&mut self, keys: impl IntoIterator<Item = Key>) -> &mut Self {
        self.records.extend(keys);
        self
    }

    /// A word that tells this case from others about the same record.
    fn case_of(&mut self, word: &str) -> &mut Self {
        self.subject.push(' ');
        self.subject.push_str(word);
        self
    }

    /// The catalogue item to answer, about that subject.
    fn item(&mut self, item: &str, about: Subject) -> &mut Self {
        self.item = Some(item.to_owned());
        self.about = about;
        self
    }

    /// The record to select when going there; none when what is missing is an answer about the whole plan.
    pub fn first_record(&self) -> Option<Key> {
        let about_plan = self.item.is_some() && self.about == Subject::PLAN;
        self.records.first().copied().filter(|_| !about_plan)
    }

    /// The waiver that leaves it as it is.
    pub fn waiver(&self, id: Id<Waiver>, reason: &str, today: Date) -> Waiver {
        Waiver {
            rule: self.rule.id.to_owned(),
            subject: self.subject.clone(),
            reason: reason.trim().to_owned(),
            on: Some(today),
            ..Waiver::new(id)
        }
    }
}

/// “actions:42”: the record in a waiver's subject.
fn subject_of(key: Key) -> String {
    format!("{}:{}", key.kind.table(), key.id)
}

/// Where a rule puts what it finds.
struct Found {
    rule: &'static Rule,
    list: Vec<Finding>,
}

impl Found {
    /// A finding about one record.
    fn record<T: Record>(&mut self, id: Id<T>, text: String) -> &mut Finding {
        self.key(Key::of(id), text)
    }

    /// A finding about one record of any kind.
    fn key(&mut self, key: Key, text: String) -> &mut Finding {
        self.case(subject_of(key), vec![key], text)
    }

    /// A finding about the plan as a whole.
    fn plan(&mut self, text: impl Into<String>) -> &mut Finding {
        self.case(String::new(), Vec::new(), text.into())
    }

    /// A finding about something that is no record, such as a category; `name` is its id.
    fn word(&mut self, name: &str, text: String) -> &mut Finding {
        self.case(name.to_owned(), Vec::new(), text)
    }

    fn case(&mut self, subject: String, records: Vec<Key>, text: String) -> &mut Finding {
        let rule = self.rule;
        self.list.push_mut(Finding {
            rule,
            text,
            records,
            item: None,
            about: Subject::PLAN,
            field: None,
            subject,
        })
    }
}

/// A finding that the group leaves as it is.
#[derive(Clone, Debug)]
pub struct Left {
    /// The finding.
    pub finding: Finding,
    /// The waiver that leaves it.
    pub waiver: Id<Waiver>,
    /// Why it is left.
    pub reason: String,
    /// Since when.
    pub on: Option<Date>,
}

/// All findings of a plan on a day.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// What is to be looked at: by severity, then in the order of the journey, then by text.
    pub open: Vec<Finding>,
    /// What is left as it is, in the same order.
    pub left: Vec<Left>,
    /// Record and place in `open`, in order.
    by_record: Vec<(Key, usize)>,
    by_item: HashMap<(String, Subject), Vec<usize>>,
    /// Places in `open` of each step that has some; few enough to be looked through.
    by_step: Vec<(&'static str, Vec<usize>)>,
}

/// The findings of a plan.
pub fn findings(plan: &Plan, index: &Index, guidance: &Catalogue, today: Date) -> Findings {
    let look = Look::new(plan, index, guidance, today);
    // Severity and step are the rule's, so most of the order is known before anything is found.
    let place = |rule: &Rule| journey::STEPS.iter().position(|s| s.id == rule.step);
    let mut groups: BTreeMap<(Severity, Option<usize>), Vec<Finding>> = BTreeMap::new();
    for rule in rules() {
        let mut found = Found {
            rule,
            list: Vec::new(),
        };
        (rule.check)(&look, &mut found);
        let group = groups.entry((rule.severity, place(rule))).or_default();
        group.append(&mut found.list);
    }
    for group in groups.values_mut() {
        group.sort_by(|a, b| a.text.cmp(&b.text));
    }
    Findings::sorted(groups.into_values().flatten(), plan)
}

impl Findings {
    fn sorted(all: impl Iterator<Item = Finding>, plan: &Plan) -> Self {
        // Of two waivers for one case the later counts: it is what was said last.
        let waivers: BTreeMap<(&str, &str), &Waiver> = plan
            .waivers
            .iter()
            .map(|w| ((w.rule.as_str(), w.subject.as_str()), w))
            .collect();
        let mut findings = Self::default();
        for finding in all {
            if waivers.is_empty() {
                findings.open(finding);
                continue;
            }
            match waivers
                .get(&(finding.rule.id, finding.subject.as_str()))
                .copied()
            {
                Some(waiver) => findings.left.push(Left {
                    finding,
                    waiver: waiver.id,
                    reason: waiver.reason.clone(),
                    on: waiver.on,
                }),
                None => findings.open(finding),
            }
        }
        findings.by_record.sort_unstable();
        findings
    }

    fn open(&mut self, finding: Finding) {
        let at = self.open.len();
        for key in &finding.records {
            self.by_record.push((*key, at));
        }
        if let Some(item) = &finding.item {
            let place = (item.clone(), finding.about);
            self.by_item.entry(place).or_default().push(at);
        }
        let step = finding.rule.step;
        match self.by_step.iter_mut().find(|(known, _)| *known == step) {
            Some((_, places)) => places.push(at),
            None => self.by_step.push((step, vec![at])),
        }
        self.open.push(finding);
    }

    fn at<'f>(&'f self, places: Option<&'f Vec<usize>>) -> impl Iterator<Item = &'f Finding> {
        let places = places.map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|at| self.open.get(*at))
    }

    /// The open findings that concern a record.
    pub fn of_record(&self, key: Key) -> impl Iterator<Item = &Finding> {
        let from = self.by_record.partition_point(|(known, _)| *known < key);
        let rest = self.by_record.get(from..).unwrap_or_default();
        let of_record = rest.iter().take_while(move |(known, _)| *known == key);
        of_record.filter_map(|(_, at)| self.open.get(*at))
    }

    /// The open findings that an answer to this item about this subject would mend.
    pub fn of_item(&self, item: &str, about: Subject) -> impl Iterator<Item = &Finding> {
        self.at(self.by_item.get(&(item.to_owned(), about)))
    }

    /// The open findings of a step.
    pub fn of_step(&self, step: &str) -> impl Iterator<Item = &Finding> {
        let places = self.by_step.iter().find(|(known, _)| *known == step);
        self.at(places.map(|(_, places)| places))
    }

    /// The findings of a step that are left as they are.
    pub fn left_of_step(&self, step: &str) -> impl Iterator<Item = &Left> {
        let here = move |left: &&Left| left.finding.rule.step == step;
        self.left.iter().filter(here)
    }

    /// How many open findings have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        let here = |f: &&Finding| f.rule.severity == severity;
        self.open.iter().filter(here).count()
    }
}
