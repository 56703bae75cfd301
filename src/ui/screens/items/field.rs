//! The field that an item asks for, and what can be said in it.
//! Must not know whose answer it is.

use egui::{Response, Ui};

use crate::{
    guidance::{Choice, Item, Kind},
    model::{Answer, Word},
    ui::{tokens, widgets},
};

/// The field that the kind of the item asks for.
pub(super) fn field_of(ui: &mut Ui, item: &Item, a: &mut Answer) -> Response {
    match item.kind {
        Kind::Check => {
            ui.label(tokens::strong(&item.wording));
            let field = say(ui, item, a);
            said_below(ui, item, a);
            field
        }
        Kind::Rate => {
            let steps: Vec<&str> = item.choices.iter().map(|c| c.label.as_str()).collect();
            let field = widgets::rating(ui, &item.wording, &mut a.rating, &steps);
            help_of(ui, picked(item, a));
            field
        }
        Kind::Pick if item.choices.is_empty() => {
            let mut ticked = Said::of(&a.choice) == Some(Said::Yes);
            let before = ticked;
            let field = widgets::check(ui, &item.wording, &mut ticked);
            if ticked != before {
                a.choice = if ticked {
                    Said::Yes.word().to_owned()
                } else {
                    String::new()
                };
            }
            field
        }
        Kind::Pick => pick(ui, item, a),
        Kind::Prompt | Kind::Table | Kind::Read => {
            let hint = "Type what the group says…";
            widgets::long_text(ui, &item.wording, hint, &mut a.text, 2)
        }
    }
}

/// Yes, partly and no, without the words of the item.
pub(super) fn say(ui: &mut Ui, item: &Item, a: &mut Answer) -> Response {
    let labels = Said::ALL.iter().map(|said| said.label());
    let labels: Vec<&str> = labels.collect();
    let said = Said::of(&a.choice);
    let mut at = said.and_then(|said| Said::ALL.iter().position(|one| *one == said));
    let field = widgets::segments_opt(ui, &item.wording, &labels, &mut at);
    let said = at.and_then(|at| Said::ALL.get(at));
    a.choice = said.map_or_else(String::new, |said| said.word().to_owned());
    field
}

/// The room that yes, partly and no take.
pub(super) fn say_width(ui: &Ui) -> f32 {
    let labels: Vec<&str> = Said::ALL.iter().map(|said| said.label()).collect();
    widgets::segments_width(ui, &labels)
}

/// What there is to tell about what is said to a check.
pub(super) fn said_below(ui: &mut Ui, item: &Item, a: &Answer) {
    if item.counts_against {
        widgets::help_below(ui, "A yes counts against the partner");
    }
    help_of(ui, picked(item, a));
}

/// One of the item's choices.
fn pick(ui: &mut Ui, item: &Item, a: &mut Answer) -> Response {
    let options: Vec<(i64, String)> = (0..)
        .zip(&item.choices)
        .map(|(i, choice)| (i, choice.label.clone()))
        .collect();
    let place = (0..).zip(&item.choices).find(|(_, c)| c.id == a.choice);
    let before = place.map(|(i, _)| i);
    let mut picked = before;
    let field = widgets::pick_record(ui, &item.wording, &options, &mut picked);
    if picked != before {
        a.choice = picked
            .and_then(|i| item.choices.get(usize::try_from(i).ok()?))
            .map_or_else(String::new, |choice| choice.id.clone());
    }
    help_of(ui, self::picked(item, a));
    field
}

/// The choice that an answer picks, if it picks one of the item's.
pub(super) fn picked<'i>(item: &'i Item, a: &Answer) -> Option<&'i Choice> {
    let rated = || usize::try_from(a.rating?.checked_sub(1)?).ok();
    let by_rating = || item.choices.get(rated()?);
    let mut choices = item.choices.iter();
    let by_id = choices.find(|choice| !a.choice.is_empty() && choice.id == a.choice);
    by_id.or_else(by_rating)
}

/// What an answer says, in a few words: “4 Agree”, “Partly”, or “–”.
pub(super) fn said_in_words(item: &Item, a: &Answer) -> String {
    match (a.rating, picked(item, a)) {
        (Some(rating), Some(choice)) => format!("{rating} {}", choice.label),
        (Some(rating), None) => rating.to_string(),
        (None, Some(choice)) => choice.label.clone(),
        (None, None) => match Said::of(&a.choice) {
            Some(said) => said.label().to_owned(),
            None => "–".to_owned(),
        },
    }
}

fn help_of(ui: &mut Ui, choice: Option<&Choice>) {
    if let Some(choice) = choice.filter(|choice| !choice.help.is_empty()) {
        widgets::help_below(ui, &choice.help);
    }
}

/// What can be said to a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// It is so.
    Yes,
    /// It is so in part.
    Partly,
    /// It is not so.
    No,
}

impl Said {
    /// What an answer's choice says.
    pub fn of(choice: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|said| said.word() == choice)
    }
}

impl Word for Said {
    const ALL: &'static [Self] = &[Self::Yes, Self::Partly, Self::No];
    fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Partly => "partly",
            Self::No => "no",
        }
    }
    fn label(self) -> &'static str {
        match self {
            Self::Yes => "Yes",
            Self::Partly => "Partly",
            Self::No => "No",
        }
    }
}
