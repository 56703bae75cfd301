//! The tally pad: hands and dots counted in the room, and what they come to while they are counted.
//! Must not know what the counts mean (that is `insight::tally`).

use egui::{Label, Rect, Ui, vec2};

use super::decisions::rounds_of;
use crate::{
    edit::Edit,
    insight::tally::{self, Consent, Dots, Fist, Outcome, Round},
    model::{Belongs, ConsensusCheck, Decision, DecisionMethod, Id, Issue},
    ui::{
        Ctx, Out,
        screens::names,
        tokens::{self, Palette, icons, space},
        widgets::{self, Severity},
    },
};

/// More people than any room holds.
const MOST: i64 = 9999;

/// View state.
#[derive(Default)]
pub(super) struct View {
    /// The decision that the round below is about.
    of: Option<Id<Decision>>,
    /// The round being counted; 0: the latest.
    round: i64,
    /// The option being typed.
    adding: String,
    /// The decision was written just now: bring it into sight.
    written: bool,
}

impl View {
    /// Whether the decision was written just now; asked once.
    pub(super) fn takes_written(&mut self) -> bool {
        std::mem::take(&mut self.written)
    }
}

/// One round of one question, for as long as it is drawn.
struct Pad<'a, 'c> {
    ctx: &'a Ctx<'c>,
    decision: &'a Decision,
    method: DecisionMethod,
    number: i64,
    /// The answers of this round.
    round: Round<'c>,
}

/// Draws the pad of a decision; gives back the decision written from its counts, when that was asked for.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    out: &mut Out<'_>,
    decision: &Decision,
) -> Option<Edit> {
    if view.of != Some(decision.id) {
        *view = View {
            of: Some(decision.id),
            ..View::default()
        };
    }
    let all = rounds_of(ctx, decision.id);
    let question = match decision.question.trim() {
        "" => "No question yet: type it below",
        question => question,
    };
    ui.add(Label::new(tokens::heading(question)).wrap());
    ui.add_space(space::XS);
    ui.add_enabled_ui(!ctx.read_only, |ui| methods(ui, out, decision));
    let method = decision
        .method
        .filter(|method| tally::METHODS.contains(method));
    let Some(method) = method else {
        ui.add_space(space::XS);
        ui.label(tokens::small(
            "For any other way the tally is written in words, below",
        ));
        return None;
    };
    let mine: Vec<Round<'_>> = all.iter().filter(|r| r.method == method).cloned().collect();
    let last = mine.iter().map(|r| r.round).max().unwrap_or(1).max(1);
    if view.round < 1 || method == DecisionMethod::DotVote {
        view.round = last;
    }
    rounds(ui, ctx, view, method, &mine, last);
    let number = view.round;
    let round = mine.iter().find(|r| r.round == number).cloned();
    let pad = Pad {
        ctx,
        decision,
        method,
        number,
        round: round.unwrap_or_else(|| Round {
            decision: Some(decision.id),
            question: "",
            method,
            round: number,
            checks: Vec::new(),
        }),
    };
    ui.add_space(space::XS);
    ui.add(
        Label::new(tokens::small(format!(
            "Rule: {}",
            tally::rule(method, number)
        )))
        .wrap(),
    );
    ui.add_space(space::XS);
    pad.outcome(ui);
    ui.add_space(space::S);
    ui.push_id((method.word(), number), |ui| {
        ui.add_enabled_ui(!ctx.read_only, |ui| match method {
            DecisionMethod::FistToFive => pad.fist(ui, out),
            DecisionMethod::Gradients => pad.gradients(ui, out),
            DecisionMethod::Consent => pad.consent(ui, out),
            _ => pad.dots(ui, out, &mut view.adding),
        });
    });
    let counted: Vec<&Round<'_>> = all
        .iter()
        .filter(|r| r.outcome() != Outcome::Nothing)
        .collect();
    others(ui, method, number, &counted);
    if counted.is_empty() || ctx.read_only {
        return None;
    }
    ui.add_space(space::S);
    widgets::primary_button(ui, "Write the decision")
        .on_hover_text(
            "Puts the counts, the rule in force and who saw it otherwise into the decision below",
        )
        .clicked()
        .then(|| {
            view.written = true;
            written(ctx, decision, method, &counted)
        })
}

/// The ways to count.
fn methods(ui: &mut Ui, out: &mut Out<'_>, decision: &Decision) {
    let labels = tally::METHODS.map(DecisionMethod::label);
    let before = decision
        .method
        .and_then(|method| tally::METHODS.iter().position(|m| *m == method));
    let mut picked = before;
    widgets::choice_of(ui, "Count by", &labels, &mut picked, false);
    let method = picked.and_then(|at| tally::METHODS.get(at)).copied();
    if let Some(method) = method.filter(|_| picked != before) {
        let name = format!("Count by {}", method.label().to_lowercase());
        out.put(
            name,
            Decision {
                method: Some(method),
                ..decision.clone()
            },
        );
    }
}

/// The rounds so far, and the way to the next.
fn rounds(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    method: DecisionMethod,
    mine: &[Round<'_>],
    last: i64,
) {
    // Dots are given once.
    if method == DecisionMethod::DotVote {
        return;
    }
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        for number in 1..=last.max(view.round) {
            if widgets::chip(ui, &format!("Round {number}"), number == view.round).clicked() {
                view.round = number;
            }
        }
        let next = last + 1;
        let counted = mine
            .iter()
            .any(|r| r.round == last && r.outcome() != Outcome::Nothing);
        if counted
            && view.round <= last
            && !ctx.read_only
            && widgets::quiet_button(ui, &format!("Start round {next}")).clicked()
        {
            view.round = next;
        }
    });
}

/// What was counted in other rounds and by other methods.
fn others(ui: &mut Ui, method: DecisionMethod, number: i64, counted: &[&Round<'_>]) {
    let others = counted
        .iter()
        .filter(|r| (r.method, r.round) != (method, number));
    for other in others {
        let words = format!(
            "{}, round {}: {}. {}",
            other.method.label(),
            other.round,
            other.counts_words(),
            other.outcome_words()
        );
        ui.add(Label::new(tokens::small(words)).wrap());
    }
}

/// The decision with its counts in words; what people wrote there themselves stays.
fn written(
    ctx: &Ctx<'_>,
    decision: &Decision,
    method: DecisionMethod,
    counted: &[&Round<'_>],
) -> Edit {
    let mut after = Decision {
        method: Some(method),
        on: decision.on.or(Some(ctx.today)),
        tally: tally::in_words(counted),
        ..decision.clone()
    };
    let last = counted.iter().rfind(|r| r.method == method);
    if let Some(last) = last {
        let dissent = tally::dissent(last);
        if after.dissent.trim().is_empty() && !dissent.is_empty() {
            after.dissent = dissent;
        }
        if after.text.trim().is_empty() {
            let question = decision.question.trim();
            after.text = match last.outcome() {
                Outcome::Agreed => format!("Yes: {question}"),
                Outcome::Ranked => format!("In this order: {}", last.counts_words()),
                Outcome::NotAgreed | Outcome::ForTheGroup => {
                    format!("{}: {question}", last.outcome_words())
                }
                Outcome::Nothing => String::new(),
            };
        }
    }
    let name = format!("Write the decision: {}", names::brief(&decision.question));
    Edit::named(name).put(after)
}

impl Pad<'_, '_> {
    /// The check of an answer, if it was given.
    fn check(&self, answer: &str) -> Option<&ConsensusCheck> {
        let checks = &self.round.checks;
        let same = |check: &&&ConsensusCheck| check.answer.trim().eq_ignore_ascii_case(answer);
        checks.iter().find(same).copied()
    }

    /// An answer of this round, not yet counted.
    fn fresh(&self, out: &mut Out<'_>, answer: &str) -> ConsensusCheck {
        ConsensusCheck {
            decision: Belongs::to(self.decision.id),
            question: self.decision.question.clone(),
            method: self.method,
            round: self.number,
            answer: answer.to_owned(),
            on: Some(self.ctx.today),
            ..ConsensusCheck::new(out.ids.next())
        }
    }

    /// A count with its buttons; a count of nobody, of whom nothing is noted, is no record.
    fn count(&self, ui: &mut Ui, out: &mut Out<'_>, answer: &str) -> i64 {
        let known = self.check(answer);
        let before = known.map_or(0, |check| check.count);
        let mut count = before;
        let field = widgets::counter(ui, answer, &mut count, MOST);
        if count != before {
            let check = known.cloned().unwrap_or_else(|| self.fresh(out, answer));
            let name = format!("Count {}", answer.to_lowercase());
            let mut edit = Edit::named(name);
            if count == 0 && check.note.trim().is_empty() {
                edit = edit.remove(check.id);
            } else {
                edit = edit.put(ConsensusCheck { count, ..check });
            }
            if field.has_focus() {
                edit = edit.during(field.id.value());
            }
            out.edit(edit);
        }
        count
    }

    /// A line of the pad: the answer, what it says, its count, and the count as a bar.
    fn line(&self, ui: &mut Ui, out: &mut Out<'_>, answer: &str, says: &str, most: i64) -> i64 {
        const COUNTER: f32 = 150.0;
        let room = ui.available_width();
        let words = (room * 0.42).clamp(150.0, 320.0);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            ui.allocate_ui_with_layout(
                vec2(words, 40.0),
                egui::Layout::top_down(egui::Align::LEFT),
                |ui| {
                    ui.set_min_width(words);
                    ui.spacing_mut().item_spacing.y = 0.0;
                    if says.is_empty() {
                        ui.add_space(9.0);
                    }
                    ui.add(Label::new(tokens::strong(answer)).truncate());
                    if !says.is_empty() {
                        ui.add(Label::new(tokens::small(says)).truncate());
                    }
                },
            );
            let count = self.count(ui, out, answer);
            let width = (room - words - COUNTER - 2.0 * space::S).max(0.0);
            bar(ui, width, count, most);
            count
        })
        .inner
    }

    /// What those say who gave an answer.
    fn note(&self, ui: &mut Ui, out: &mut Out<'_>, answer: &str, label: &str) {
        let Some(check) = self.check(answer) else {
            return;
        };
        ui.indent(("note", answer), |ui| {
            let name = format!("Note what {} says", answer.to_lowercase());
            widgets::edit_record(ui, out, check, &name, |ui, c| {
                widgets::bare_text(ui, label, label, &mut c.note);
            });
        });
    }

    fn most(&self) -> i64 {
        let counts = self.round.checks.iter().map(|check| check.count);
        counts.max().unwrap_or(0).max(1)
    }

    fn fist(&self, ui: &mut Ui, out: &mut Out<'_>) {
        for (at, (answer, says)) in tally::FINGERS.iter().zip(tally::FINGERS_SAY).enumerate() {
            let count = self.line(ui, out, answer, says, self.most());
            if count > 0 && at > 2 {
                let label = format!("What those with {} say", answer.to_lowercase());
                self.note(ui, out, answer, &label);
            }
        }
    }

    fn gradients(&self, ui: &mut Ui, out: &mut Out<'_>) {
        for (at, answer) in tally::GRADIENTS.iter().enumerate() {
            let count = self.line(ui, out, answer, "", self.most());
            if count > 0 && !matches!(at, 0 | 3) {
                let label = format!("{answer}: what stands behind it");
                self.note(ui, out, answer, &label);
            }
        }
    }

    fn consent(&self, ui: &mut Ui, out: &mut Out<'_>) {
        let [without, objection] = tally::CONSENT;
        self.line(ui, out, without, "I can work with it for now", self.most());
        let objections = self.round.checks.iter().copied();
        let objections = objections.filter(|check| tally::is_objection(&check.answer));
        for (number, check) in (1..).zip(objections) {
            ui.push_id(check.id.raw(), |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = space::XS;
                    let width = ui.available_width() - 40.0;
                    ui.allocate_ui(vec2(width, tokens::CONTROL_HEIGHT), |ui| {
                        let label = format!("Reason of objection {number}");
                        widgets::edit_record(ui, out, check, "Write an objection", |ui, c| {
                            widgets::bare_text(ui, &label, &label, &mut c.note);
                        });
                    });
                    let name = format!("Withdraw objection {number}");
                    if widgets::icon_button(ui, icons::DELETE, &name).clicked() {
                        out.edit(Edit::named("Withdraw an objection").remove(check.id));
                    }
                });
            });
        }
        if widgets::button(ui, "Add an objection").clicked() {
            let check = ConsensusCheck {
                count: 1,
                ..self.fresh(out, objection)
            };
            out.put("Add an objection", check);
        }
    }

    fn dots(&self, ui: &mut Ui, out: &mut Out<'_>, adding: &mut String) {
        let all = tally::dots(self.round.checks.iter().copied());
        if !self.round.checks.is_empty() {
            self.limits(ui, out, all);
        }
        let counts: Vec<i64> = self.round.checks.iter().map(|c| c.count).collect();
        let ranks = tally::ranks(&counts);
        for (check, rank) in self.round.checks.iter().zip(ranks) {
            ui.push_id(check.id.raw(), |ui| {
                option(ui, out, check, rank, &counts);
            });
        }
        ui.add_space(space::XS);
        let hint = "Add an option: type it, then Enter";
        let field = widgets::bare_text(ui, "Add an option", hint, adding);
        let entered = field.lost_focus()
            && ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Enter));
        if entered {
            let option = std::mem::take(adding);
            let option = option.trim();
            field.request_focus();
            if !option.is_empty() && self.check(option).is_none() {
                let name = format!("Add option: {}", names::brief(option));
                let check = self.option_of(out, all, option);
                out.put(name, check);
            }
        }
        self.issues_as_options(ui, out, all);
    }

    fn option_of(&self, out: &mut Out<'_>, all: Dots, option: &str) -> ConsensusCheck {
        ConsensusCheck {
            voters: all.voters,
            dots: all.each,
            ..self.fresh(out, option)
        }
    }

    /// How many people give how many dots at most: one pair of numbers for all options.
    fn limits(&self, ui: &mut Ui, out: &mut Out<'_>, all: Dots) {
        let (mut voters, mut each) = (all.voters, all.each);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            ui.label(tokens::body("People who give dots"));
            widgets::counter(ui, "People who give dots", &mut voters, MOST);
            ui.label(tokens::body("Dots for each"));
            widgets::counter(ui, "Dots for each person", &mut each, MOST);
        });
        if (voters, each) != (all.voters, all.each) {
            let mut edit = Edit::named("Set the dots of each person");
            for check in &self.round.checks {
                edit = edit.put(ConsensusCheck {
                    voters,
                    dots: each,
                    ..(*check).clone()
                });
            }
            out.edit(edit);
        }
        ui.add_space(space::XS);
    }

    /// The way to vote on the issues at hand.
    fn issues_as_options(&self, ui: &mut Ui, out: &mut Out<'_>, all: Dots) {
        let mut issues: Vec<&Issue> = self
            .ctx
            .plan
            .issues
            .iter()
            .filter(|issue| !issue.parked && !issue.text.trim().is_empty())
            .filter(|issue| self.check(issue.text.trim()).is_none())
            .collect();
        if issues.is_empty() || !self.round.checks.is_empty() {
            return;
        }
        issues.sort_by(|a, b| a.rank.total_cmp(&b.rank).then(a.id.cmp(&b.id)));
        let words = format!(
            "Take {} as options",
            names::plural(issues.len(), "issue", "issues")
        );
        if widgets::button(ui, &words).clicked() {
            let mut edit = Edit::named("Take the issues as options");
            for issue in issues {
                edit = edit.put(self.option_of(out, all, issue.text.trim()));
            }
            out.edit(edit);
        }
    }

    /// What the hands come to, as they stand.
    fn outcome(&self, ui: &mut Ui) {
        let outcome = self.round.outcome();
        let words = self.round.outcome_words();
        let severity = match outcome {
            Outcome::Agreed | Outcome::Ranked => Severity::Good,
            Outcome::NotAgreed => Severity::Warning,
            // As high as any other, so that the lines stay where they are when the first hand is counted.
            Outcome::Nothing | Outcome::ForTheGroup => Severity::Hint,
        };
        widgets::notice(ui, severity, &words);
        let checks = || self.round.checks.iter().copied();
        match self.method {
            DecisionMethod::FistToFive => fist_figures(ui, Fist::of(checks())),
            DecisionMethod::Consent => {
                let missing = Consent::of(checks()).without_reason;
                if missing > 0 {
                    let words = "An objection counts with its reason. Ask for it and write it down";
                    widgets::notice(ui, Severity::Hint, words);
                }
            }
            DecisionMethod::DotVote => dot_figures(ui, tally::dots(checks())),
            _ => {}
        }
    }
}

/// One option with its dots and its rank.
fn option(ui: &mut Ui, out: &mut Out<'_>, check: &ConsensusCheck, rank: usize, counts: &[i64]) {
    const REST: f32 = 150.0 + 64.0 + 40.0 + 3.0 * space::S;
    let shared = counts.iter().filter(|count| **count == check.count).count() > 1;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let width = (ui.available_width() - REST).max(120.0);
        ui.allocate_ui(vec2(width, tokens::CONTROL_HEIGHT), |ui| {
            widgets::edit_record(ui, out, check, "Edit option", |ui, c| {
                widgets::bare_text(ui, "Option", "Option", &mut c.answer);
            });
        });
        let mut count = check.count;
        let name = format!("Dots for {}", names::brief(&check.answer));
        let field = widgets::counter(ui, &name, &mut count, MOST);
        if count != check.count {
            let step = format!("Count dots for {}", names::brief(&check.answer));
            let mut edit = Edit::named(step).put(ConsensusCheck {
                count,
                ..check.clone()
            });
            if field.has_focus() {
                edit = edit.during(field.id.value());
            }
            out.edit(edit);
        }
        let told = if check.count == 0 {
            "–".to_owned()
        } else if shared {
            format!("Rank {rank} =")
        } else {
            format!("Rank {rank}")
        };
        ui.allocate_ui(vec2(64.0, tokens::CONTROL_HEIGHT), |ui| {
            ui.set_min_width(64.0);
            ui.label(tokens::small(told));
        });
        let name = format!("Delete option {}", names::brief(&check.answer));
        if widgets::icon_button(ui, icons::DELETE, &name).clicked() {
            out.edit(Edit::named("Delete option").remove(check.id));
        }
    });
}

fn fist_figures(ui: &mut Ui, hands: Fist) {
    let told = |figure: Option<f64>| figure.map_or_else(|| "–".to_owned(), decimal);
    let words = format!(
        "{} · mean {} · median {} · standard deviation {}",
        names::plural(hands.hands() as usize, "hand", "hands"),
        told(hands.mean()),
        told(hands.median()),
        told(hands.deviation()),
    );
    let meaning = "Mean: all fingers divided by the hands. Median: the hand in the middle. Standard deviation: how far hands are from the mean, over one less than the hands; it needs two of them. The rule looks at the lowest hand, not at the mean";
    widgets::figure(ui, &words, meaning);
}

/// A number with up to four decimals.
fn decimal(number: f64) -> String {
    let text = format!("{number:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn dot_figures(ui: &mut Ui, dots: Dots) {
    let given = names::plural(dots.given as usize, "dot", "dots");
    let words = match dots.most() {
        Some(most) => format!("{given} of at most {most}"),
        None => format!("{given}; say how many people give dots, and how many each has"),
    };
    let meaning = "The most is the number of people times the dots for each. Equal dots share a rank, and the next rank goes on after them: 1, 2, 2, 4";
    widgets::figure(ui, &words, meaning);
    if dots.too_many() > 0 {
        let words = format!(
            "{} too many: someone gave more than {}, or a count is wrong",
            names::plural(dots.too_many() as usize, "dot", "dots"),
            dots.each
        );
        widgets::notice(ui, Severity::Problem, &words);
    }
}

/// A count as a bar.
fn bar(ui: &mut Ui, width: f32, count: i64, most: i64) {
    let (rect, _) = ui.allocate_exact_size(vec2(width, 16.0), egui::Sense::hover());
    if width < 24.0 || count == 0 {
        return;
    }
    let share = (count as f32 / most.max(1) as f32).clamp(0.0, 1.0);
    let bar = Rect::from_min_size(
        rect.min,
        vec2((rect.width() * share).max(4.0), rect.height()),
    );
    ui.painter()
        .rect_filled(bar, 4.0, Palette::of(ui).accent_soft);
    ui.painter().rect_stroke(
        bar,
        4.0,
        egui::Stroke::new(1.0, Palette::of(ui).accent),
        egui::StrokeKind::Inside,
    );
}
