//! Findings on screen: the strip beside a page's title, the list that it opens, and the few lines beside the
//! field or record that they are about.
//!
//! Each finding says what it is, leads to where it is mended, and can be left as it is for a reason. What is
//! left stays at hand, folded away.
//! Must not know a rule.

use egui::{
    Align, Frame, Id, Key, Label, Layout, Modifiers, Popup, PopupCloseBehavior, ScrollArea, Ui,
};

use super::names;
use crate::{
    edit::Edit,
    insight::{
        Finding, Subject,
        findings::{Left, Rule, Severity},
        text,
    },
    model::{Key as RecordKey, Kind, Waiver},
    ui::{
        Ctx, Jump, Out, Request, Route, Target,
        tokens::{self, Palette, icons, space},
        widgets,
    },
};

/// How many findings of one rule stand beside a record or a field before the rest is folded away.
const OF_ONE_RULE: usize = 3;
/// How many more come each time they are asked for.
const MORE: usize = 20;
/// Width of the list that the strip opens.
const WIDTH: f32 = 520.0;

/// Whether a list stands where its findings are mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Somewhere else: each finding leads there.
    Elsewhere,
    /// Beside the field.
    Here,
    /// Beside a record.
    At(RecordKey),
}

/// How a severity looks: its ink and its icon.
pub fn look(severity: Severity) -> widgets::Severity {
    match severity {
        Severity::Problem => widgets::Severity::Problem,
        Severity::Warning => widgets::Severity::Warning,
        Severity::Hint => widgets::Severity::Hint,
    }
}

/// “3 things to look at”, or “3 things to look at (60 cases)” where rules fire more than once. A thing is what one
/// line of the list tells: the findings of one rule.
pub fn count<'f>(found: impl IntoIterator<Item = &'f Finding>) -> String {
    let (mut rules, mut cases) = (Vec::new(), 0);
    for finding in found {
        cases += 1;
        if !rules.contains(&finding.rule.id) {
            rules.push(finding.rule.id);
        }
    }
    let things = names::plural(rules.len(), "thing to look at", "things to look at");
    if cases > rules.len() {
        format!("{things} ({} cases)", text::digits(cases))
    } else {
        things
    }
}

/// The finding being left: its case, where it is shown, and what was typed so far.
#[derive(Clone, Default)]
struct Leaving {
    rule: &'static str,
    subject: String,
    place: Option<Id>,
    reason: String,
    /// Put the keyboard into the field.
    fresh: bool,
    /// It was tried without a reason.
    refused: bool,
}

impl Leaving {
    fn id() -> Id {
        Id::unique("the finding being left")
    }

    fn of(ui: &Ui, place: Id, finding: &Finding) -> Option<Self> {
        let leaving: Self = ui.data(|data| data.get_temp(Self::id()))?;
        let same = leaving.rule == finding.rule.id && leaving.subject == finding.subject;
        (same && leaving.place == Some(place)).then_some(leaving)
    }

    fn keep(self, ui: &Ui) {
        ui.data_mut(|data| data.insert_temp(Self::id(), self));
    }

    fn forget(ui: &Ui) {
        ui.data_mut(|data| data.remove_temp::<Self>(Self::id()));
    }
}

/// One small line beside a page's title: how much there is to look at on this step. It opens the list. Nothing is
/// drawn where there is nothing to say.
/// Where a jump leads to one that was left as it is, the list opens by itself.
pub fn strip(ui: &mut Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, jump: &mut Jump, step: &str) {
    let jumped = jump.takes_record(Kind::Waiver).is_some();
    let open: Vec<_> = ctx.findings.of_step(step).collect();
    let left: Vec<_> = ctx.findings.left_of_step(step).collect();
    // The gravest comes first.
    let (words, severity) = match (open.first(), left.len()) {
        (Some(first), _) => {
            let words = count(open.iter().copied());
            (words, look(first.rule.severity))
        }
        (None, 0) => return,
        (None, left) => (format!("{left} left as it is"), widgets::Severity::Good),
    };
    ui.push_id(("findings", step), |ui| {
        let chip = widgets::badge_button(ui, severity, &words);
        if jumped {
            Popup::open_id(ui.ctx(), Popup::default_response_id(&chip));
            chip.request_focus();
            ui.data_mut(|data| data.insert_temp(unfold_left(), true));
        }
        let screen = ui.ctx().content_rect();
        let width = WIDTH.min(screen.width() - 2.0 * space::XL);
        let frame = Frame::popup(ui.style()).inner_margin(space::M);
        Popup::from_toggle_button_response(&chip)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .frame(frame)
            .gap(space::XS)
            .width(width)
            .accessible_name(format!("{words} on this page"))
            .show(|ui| {
                ui.set_width(width);
                let height = (screen.height() * 0.6).max(160.0);
                ScrollArea::vertical()
                    .auto_shrink([false, true])
                    .max_height(height)
                    .min_scrolled_height(height)
                    .show(ui, |ui| {
                        // Room for the scroll bar.
                        ui.set_max_width(width - space::L);
                        if list(ui, ctx, out, &open, &left, Place::Elsewhere) {
                            ui.close();
                        }
                    });
            });
    });
}

/// Findings with what can be done about each, those of one rule together; then, folded, those left as they are.
/// Gives back whether the person goes to one.
pub fn list(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    open: &[&Finding],
    left: &[&Left],
    place: Place,
) -> bool {
    let mut went = false;
    ui.spacing_mut().item_spacing.y = space::S;
    for (rule, of_rule) in by_rule(open) {
        let id = ui.scope_id().with(("shown of", rule.id));
        let told_together = place == Place::Elsewhere && of_rule.len() > 1;
        let begin = if told_together { 0 } else { OF_ONE_RULE };
        let mut shown = ui.data(|data| data.get_temp(id)).unwrap_or(begin);
        ui.push_id(rule.id, |ui| {
            if told_together {
                together(ui, rule, of_rule.len(), &mut shown);
            }
            ui.horizontal_top(|ui| {
                if told_together {
                    ui.add_space(INDENT);
                }
                ui.vertical(|ui| {
                    went |= cases(ui, ctx, out, &of_rule, &mut shown, place);
                });
            });
        });
        ui.data_mut(|data| data.insert_temp(id, shown));
    }
    if !left.is_empty() {
        left_list(ui, ctx, out, left);
    }
    went
}

/// The line of a rule that fires more than once; it opens to the single cases.
fn together(ui: &mut Ui, rule: &Rule, many: usize, shown: &mut usize) {
    let line = format!("{} ({} cases)", rule.when, text::digits(many));
    line_of(ui, rule, tokens::body(line), |ui| {
        let verb = if *shown == 0 { "Show" } else { "Hide" };
        let them = widgets::link_button(ui, &format!("{verb} them"));
        let name = format!("{verb} them: {}", rule.when);
        if them.accessible_name(name).clicked() {
            *shown = if *shown == 0 { MORE } else { 0 };
        }
    });
}

/// The first cases of a rule, and how to see more; gives back whether the person goes to one.
fn cases(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    of_rule: &[&Finding],
    shown: &mut usize,
    place: Place,
) -> bool {
    let mut went = false;
    for finding in of_rule.iter().take(*shown) {
        went |= entry(ui, ctx, out, finding, place);
    }
    let rest = of_rule.len().saturating_sub(*shown);
    if rest > 0 && *shown > 0 {
        let words = format!("Show {} like this", names::plural(rest, "more", "more"));
        ui.horizontal(|ui| {
            ui.add_space(INDENT);
            if widgets::link_button(ui, &words).clicked() {
                *shown += MORE;
            }
        });
    }
    went
}

/// The findings of a record, as small lines beside it.
pub fn of_record(ui: &mut Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, record: RecordKey) {
    lines(
        ui,
        ctx,
        out,
        ctx.findings.of_record(record),
        Place::At(record),
    );
}

/// The findings that an answer would mend, as small lines below its field.
pub fn of_item(ui: &mut Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, item: &str, about: Subject) {
    lines(ui, ctx, out, ctx.findings.of_item(item, about), Place::Here);
}

fn lines<'f>(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    findings: impl Iterator<Item = &'f Finding>,
    place: Place,
) {
    let findings: Vec<_> = findings.collect();
    if findings.is_empty() {
        return;
    }
    ui.push_id("findings here", |ui| {
        ui.vertical(|ui| {
            list(ui, ctx, out, &findings, &[], place);
            ui.add_space(space::S);
        });
    });
}

/// The findings rule by rule, in the order in which the rules come first.
fn by_rule<'f>(findings: &[&'f Finding]) -> Vec<(&'static Rule, Vec<&'f Finding>)> {
    let mut groups: Vec<(&'static Rule, Vec<&Finding>)> = Vec::new();
    for finding in findings {
        let rule = finding.rule;
        match groups.iter_mut().find(|(known, _)| known.id == rule.id) {
            Some((_, group)) => group.push(finding),
            None => groups.push((rule, vec![finding])),
        }
    }
    groups
}

/// Where the text of an entry begins, after its icon.
const INDENT: f32 = 26.0;

/// One finding; gives back whether the person goes there.
fn entry(ui: &mut Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, finding: &Finding, place: Place) -> bool {
    let id = ui.scope_id();
    let mut went = false;
    ui.push_id((finding.rule.id, &finding.subject), |ui| {
        let words = match place {
            Place::Elsewhere => tokens::body(&finding.text),
            Place::Here | Place::At(_) => tokens::small(&finding.text).color(Palette::of(ui).ink),
        };
        line_of(ui, finding.rule, words, |ui| {
            match Leaving::of(ui, id, finding) {
                Some(leaving) => ask_why(ui, ctx, out, finding, leaving),
                None => went = doings(ui, ctx, out, finding, place, id),
            }
        });
    });
    went
}

/// What a rule has to say: its severity as an icon, the words, and below them what can be done.
fn line_of(ui: &mut Ui, rule: &Rule, words: egui::RichText, below: impl FnOnce(&mut Ui)) {
    let severity = rule.severity;
    let (ink, _, icon) = look(severity).look(Palette::of(ui));
    ui.with_layout(Layout::left_to_right(Align::TOP), |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        widgets::telling_sign(ui, tokens::icon(icon).color(ink), severity.label())
            .on_hover_text(format!("{}: {}", severity.label(), rule.when));
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add(Label::new(words).wrap()).on_hover_text(rule.when);
            below(ui);
        });
    });
}

/// What can be done about a finding; gives back whether the person goes there.
fn doings(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    finding: &Finding,
    place: Place,
    list: Id,
) -> bool {
    let mut went = false;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        // What concerns a record may be mended at another: a partner's agreement, say.
        let elsewhere = match place {
            Place::Elsewhere => true,
            Place::Here => false,
            Place::At(record) => finding.records.first() != Some(&record),
        };
        if elsewhere {
            let go = widgets::link_button(ui, "Go there");
            if go
                .accessible_name(format!("Go there: {}", finding.text))
                .clicked()
            {
                out.requests.push(Request::Go(target(finding)));
                went = true;
            }
        }
        if !ctx.read_only {
            let leave = widgets::link_button(ui, "Leave it, because…");
            let name = format!("Leave it, because…: {}", finding.text);
            if leave.accessible_name(name).clicked() {
                let leaving = Leaving {
                    rule: finding.rule.id,
                    subject: finding.subject.clone(),
                    place: Some(list),
                    fresh: true,
                    ..Leaving::default()
                };
                leaving.keep(ui);
            }
        }
    });
    went
}

/// The place where a finding is mended.
pub fn target(finding: &Finding) -> Target {
    Target {
        route: Route::Step(finding.rule.step),
        record: finding.first_record(),
        item: finding.item.clone(),
    }
}

/// Asks why a finding is left as it is; Enter keeps the reason, Esc goes back.
fn ask_why(ui: &mut Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, finding: &Finding, mut leaving: Leaving) {
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        Leaving::forget(ui);
        return;
    }
    let hint = "Why it is fine as it is";
    let field = widgets::text_hint(ui, "Leave it, because", hint, &mut leaving.reason);
    if std::mem::take(&mut leaving.fresh) {
        field.request_focus();
    }
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if leaving.refused && leaving.reason.trim().is_empty() {
        widgets::error_below(ui, "Say why, so that others can follow");
    }
    ui.add_space(space::XS);
    let (mut leave, mut back) = (entered, false);
    ui.horizontal(|ui| {
        leave |= widgets::button(ui, "Leave it").clicked();
        back = widgets::quiet_button(ui, "Cancel").clicked();
    });
    if back {
        Leaving::forget(ui);
        return;
    }
    if leave && !leaving.reason.trim().is_empty() {
        let waiver = finding.waiver(out.ids.next(), &leaving.reason, ctx.today);
        out.put(step_name("Leave", &finding.text), waiver);
        Leaving::forget(ui);
        return;
    }
    if leave {
        leaving.refused = true;
        leaving.fresh = true;
    }
    leaving.keep(ui);
}

/// “Leave a finding: Nobody leads…”.
fn step_name(verb: &str, text: &str) -> String {
    format!("{verb} a finding: {}", names::brief(text))
}

/// Under which the list of what is left is asked to unfold.
fn unfold_left() -> Id {
    Id::unique("unfold what is left as it is")
}

/// What is left as it is, with the reasons, folded.
fn left_list(ui: &mut Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, left: &[&Left]) {
    let id = ui.scope_id().with("left as they are");
    if ui
        .data_mut(|data| data.remove_temp::<bool>(unfold_left()))
        .is_some()
    {
        ui.data_mut(|data| data.insert_temp(id, true));
    }
    let mut shown = ui.data(|data| data.get_temp(id)).unwrap_or(false);
    let words = match (shown, left.len()) {
        (true, _) => "Hide what is left as it is".to_owned(),
        (false, many) => format!("Show {many} left as it is"),
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        let icon = if shown {
            icons::COLLAPSE
        } else {
            icons::EXPAND
        };
        widgets::sign(ui, tokens::icon(icon).weak());
        if widgets::link_button(ui, &words).clicked() {
            shown = !shown;
            ui.data_mut(|data| data.insert_temp(id, shown));
        }
    });
    if !shown {
        return;
    }
    for one in left {
        ui.push_id(one.waiver.raw(), |ui| {
            ui.horizontal_top(|ui| {
                ui.add_space(INDENT);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    let text = tokens::body(&one.finding.text).weak();
                    ui.add(Label::new(text).wrap());
                    let since = one
                        .on
                        .map(|day| format!(" · {}", names::day(day, ctx.today)));
                    let because =
                        format!("Left, because: {}{}", one.reason, since.unwrap_or_default());
                    ui.add(Label::new(tokens::small(because)).wrap());
                    if !ctx.read_only {
                        let again = widgets::link_button(ui, "Show it again");
                        let name = format!("Show it again: {}", one.finding.text);
                        if again.accessible_name(name).clicked() {
                            out.edit(show_again(ctx, one));
                        }
                    }
                });
            });
        });
    }
}

/// Takes out every waiver of this case: of several only the last would come to light otherwise.
fn show_again(ctx: &Ctx<'_>, left: &Left) -> Edit {
    let same = |w: &&Waiver| w.rule == left.finding.rule.id && w.subject == left.finding.subject;
    let waivers = ctx.plan.waivers.iter().filter(same);
    let edit = Edit::named(step_name("Show", &left.finding.text));
    waivers.fold(edit, |edit, waiver| edit.remove(waiver.id))
}

/// What a small mark on a row says of a record: how grave its findings are, and their sentences; `None` without
/// a finding.
pub fn mark(ctx: &Ctx<'_>, key: RecordKey) -> Option<(widgets::Severity, String)> {
    told(ctx.findings.of_record(key))
}

/// What a small mark on a field says: the findings that an answer to this item about this subject would mend.
pub fn mark_of_item(
    ctx: &Ctx<'_>,
    item: &str,
    about: Subject,
) -> Option<(widgets::Severity, String)> {
    told(ctx.findings.of_item(item, about))
}

fn told<'f>(found: impl Iterator<Item = &'f Finding>) -> Option<(widgets::Severity, String)> {
    let mut found = found.peekable();
    let severity = look(found.peek()?.rule.severity);
    let sentences: Vec<_> = found.map(|finding| finding.text.as_str()).collect();
    Some((severity, sentences.join("\n")))
}
