//! A table in a window without a window: what the app does around it, gestures and the end of steps included.

use egui::{Key, Modifiers, Role, Theme, Ui, vec2};
use egui_kittest::{Harness, Node, kittest::Queryable as _};
use roundtable::{
    edit::{Document, Edit, Mark},
    guidance::catalogue,
    insight::{Findings, Index},
    model::{Date, IdSource, Kind, Participant, Plan, PreworkTask},
    ui::{
        Ctx, Jump, Out, Request,
        sheet::{Column, Sheet, State},
        tokens,
    },
};

/// The day on which all tests play.
pub(super) const TODAY: Date = Date::constant(2026, 5, 12);

/// Tasks with everything that a cell can be.
pub(super) static TASKS: Sheet = Sheet {
    kind: Kind::PreworkTask,
    name: "Pre-work",
    one: "task",
    columns: &[
        Column::of("task", "Task"),
        Column::of("owner", "Who").width(180.0),
        Column::of("due", "By when").width(140.0),
        Column::of("done", "Done").width(64.0),
    ],
    more: &[Column::of("notes", "Notes").long()],
};

/// Scan factors: words and a scale.
pub(super) static FACTORS: Sheet = Sheet {
    kind: Kind::ScanFactor,
    name: "Factors",
    one: "factor",
    columns: &[
        Column::of("factor", "Factor"),
        Column::of("kind", "Helps or hinders").width(150.0),
        Column::of("strength", "Strength")
            .scale(&["Weak", "Slight", "Medium", "Strong", "Very strong"])
            .width(120.0),
        Column::of("meaning", "What it means").long().width(200.0),
    ],
    more: &[],
};

/// Talks with partners: two references, one within the other.
pub(super) static TALKS: Sheet = Sheet {
    kind: Kind::Interaction,
    name: "Talks",
    one: "talk",
    columns: &[
        Column::of("summary", "About"),
        Column::of("partner", "Partner").width(180.0),
        Column::of("contact", "With whom").width(180.0),
    ],
    more: &[],
};

/// A table and its plan.
pub(super) struct Host {
    pub(super) document: Document,
    pub(super) state: State,
    pub(super) jump: Jump,
    pub(super) requests: Vec<Request>,
    pub(super) read_only: bool,
    pub(super) fills: bool,
    sheet: &'static Sheet,
    index: Index,
    findings: Findings,
    ids: IdSource,
    mark: Option<Mark>,
    focused: Option<egui::Id>,
}

impl Host {
    pub(super) fn new(sheet: &'static Sheet, plan: Plan) -> Self {
        Self {
            document: Document::new(plan, Vec::new(), Vec::new(), 0),
            state: State::default(),
            jump: Jump::default(),
            requests: Vec::new(),
            read_only: false,
            fills: false,
            sheet,
            index: Index::default(),
            findings: Findings::default(),
            ids: IdSource::new(11, 1_778_544_000_000),
            mark: None,
            focused: None,
        }
    }

    pub(super) fn plan(&self) -> &Plan {
        self.document.plan()
    }

    /// Name of the step that undo would take back.
    pub(super) fn next_undo(&self) -> &str {
        self.document.next_undo().map_or("", |step| &step.name)
    }

    pub(super) fn steps(&self) -> Vec<&str> {
        let steps = self.document.steps().iter();
        steps.map(|step| step.name.as_str()).collect()
    }

    /// The last sentence that was told.
    pub(super) fn told(&self) -> &str {
        let told = self
            .requests
            .iter()
            .rev()
            .find_map(|request| match request {
                Request::Notify(text) => Some(text.as_str()),
                _ => None,
            });
        told.unwrap_or_default()
    }

    fn pass(&mut self, ui: &mut Ui) {
        self.index.refresh(self.document.plan());
        let mut out = Out::new(&mut self.ids);
        let ctx = Ctx {
            plan: self.document.plan(),
            index: &self.index,
            findings: &self.findings,
            guidance: catalogue(),
            done: self.document.steps(),
            undone: self.document.undone_steps(),
            today: TODAY,
            zone: &jiff::tz::TimeZone::UTC,
            revision: self.document.revision(),
            read_only: self.read_only,
        };
        let (sheet, state, jump) = (self.sheet, &mut self.state, &mut self.jump);
        let fills = self.fills;
        egui::CentralPanel::default().show(ui, |ui| {
            let table = sheet.table(state);
            if fills {
                table.fills().show(ui, &ctx, &mut out, jump);
            } else {
                egui::ScrollArea::vertical()
                    .auto_shrink(false)
                    .show(ui, |ui| table.show(ui, &ctx, &mut out, jump));
            }
        });
        let (edits, requests) = (out.edits, out.requests);
        if requests.contains(&Request::BeginGesture) {
            self.mark = Some(self.document.mark());
        }
        for edit in edits {
            assert!(!edit.name.is_empty(), "every step has a name");
            assert!(!self.read_only, "a plan that is only read is not changed");
            self.document
                .apply(edit)
                .expect("a table asks only for what is sound");
        }
        if requests.contains(&Request::BailGesture)
            && let Some(mark) = self.mark.take()
        {
            while self.document.bail(mark).is_some() {}
        }
        self.requests.extend(requests);
        // As the app does: a step ends when the keyboard moves on, or the pointer is let go.
        let focused = ui.memory(egui::Memory::focused);
        let ended = ui.input(|i| i.pointer.any_released() || i.key_pressed(Key::Enter));
        if focused != self.focused || ended {
            self.document.seal();
        }
        self.focused = focused;
    }
}

pub(super) type Window = Harness<'static, Host>;

/// The table in a window of 1100 by 800.
pub(super) fn open(host: Host) -> Window {
    let mut window = Harness::builder()
        .with_size(vec2(1100.0, 800.0))
        .with_theme(Theme::Light)
        .with_max_steps(40)
        .allow_missing_glyphs()
        .build_ui_state(|ui, host: &mut Host| host.pass(ui), host);
    tokens::install(&window.ctx);
    // Fonts and sizes hold from the pass after the next.
    window.run_steps(3);
    window.run();
    window
}

/// Tasks of these names in this order, and two people: Ana and Ben.
pub(super) fn tasks(names: &[&str]) -> Plan {
    let mut ids = IdSource::new(5, 1_770_000_000_000);
    let mut edit = Edit::named("Begin");
    for name in ["Ana", "Ben"] {
        edit = edit.put(Participant {
            name: name.to_owned(),
            ..Participant::new(ids.next())
        });
    }
    for (rank, name) in (1..).zip(names) {
        edit = edit.put(PreworkTask {
            task: (*name).to_owned(),
            rank: f64::from(rank),
            ..PreworkTask::new(ids.next())
        });
    }
    let mut document = Document::default();
    document.apply(edit).expect("the plan is sound");
    document.plan().clone()
}

/// The names of the tasks in their own order.
pub(super) fn in_order(plan: &Plan) -> Vec<String> {
    let mut all: Vec<&PreworkTask> = plan.prework_tasks.iter().collect();
    all.sort_by(|a, b| a.rank.total_cmp(&b.rank).then(a.id.cmp(&b.id)));
    all.iter().map(|task| task.task.clone()).collect()
}

pub(super) fn task(plan: &Plan, name: &str) -> PreworkTask {
    let found = plan.prework_tasks.iter().find(|task| task.task == name);
    found.unwrap_or_else(|| panic!("no task {name}")).clone()
}

/// Who does a task, by name.
pub(super) fn who(plan: &Plan, name: &str) -> String {
    let owner = task(plan, name).owner.and_then(|id| plan.get(id));
    owner.map_or_else(String::new, |person| person.name.clone())
}

pub(super) fn cell<'w>(window: &'w Window, label: &'w str) -> Node<'w> {
    window.get_by_role_and_label(Role::Cell, label)
}

pub(super) fn click(window: &mut Window, label: &str) {
    window.get_by_role_and_label(Role::Cell, label).click();
    window.run();
}

pub(super) fn button(window: &mut Window, label: &str) {
    window.get_by_role_and_label(Role::Button, label).click();
    window.run();
}

/// The field with the keyboard.
pub(super) fn field<'w>(window: &'w Window, label: &'w str) -> Node<'w> {
    window
        .query_by(|node| {
            matches!(node.role(), Role::TextInput | Role::MultilineTextInput)
                && node.label().as_deref() == Some(label)
        })
        .unwrap_or_else(|| panic!("no field {label}"))
}

pub(super) fn press(window: &mut Window, key: Key) {
    window.key_press(key);
    window.run();
}

pub(super) fn press_with(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

/// Types as a keyboard does, to whatever has it.
pub(super) fn type_text(window: &mut Window, text: &str) {
    window.event(egui::Event::Text(text.to_owned()));
    window.run();
}

pub(super) fn paste(window: &mut Window, text: &str) {
    window.event(egui::Event::Paste(text.to_owned()));
    window.run();
}

/// What was copied last.
pub(super) fn copied(window: &mut Window) -> String {
    window.event(egui::Event::Copy);
    window.step();
    let commands = &window.output().platform_output.commands;
    let text = commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let text = text.unwrap_or_default();
    window.run();
    text
}

/// Gives the keyboard to the rows.
pub(super) fn focus_rows(window: &mut Window) {
    window.get_by_role(Role::Table).focus();
    window.run();
    window.run();
}

/// Puts the cell with this name in hand, without editing it: clicked and left by Esc.
pub(super) fn take(window: &mut Window, label: &str) {
    click(window, label);
    press(window, Key::Escape);
}
