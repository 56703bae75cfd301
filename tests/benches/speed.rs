//! How long things take, with the sample and with a large plan: each page's frame, the look-ups, the findings,
//! a search, an export, the files that are handed out.
//!
//! `cargo bench` prints a table; `cargo bench -- Levels` only the rows with that word;
//! `cargo bench --bench speed -- --save large.json` writes the large plan, to be imported and tried by hand.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a trial may fail loudly, and what it says goes to the terminal"
)]

#[path = "../common/large_plan.rs"]
mod large_plan;
#[path = "maps.rs"]
mod maps;
#[path = "../common/random_plan.rs"]
mod random_plan;
#[path = "reports.rs"]
mod reports;

use std::{
    fs,
    hint::black_box,
    ops::ControlFlow,
    path::Path,
    time::{Duration, Instant},
};

use egui::{Context, Event, RawInput, pos2, vec2};
use large_plan::{LARGE, large_plan};
use roundtable::{
    edit::{Document, Edit},
    exchange::{json, sample, sheets},
    guidance::catalogue,
    insight::{
        Beside, Findings, Index, Progress,
        findings::findings,
        journey::Look,
        privacy,
        search::{Texts, search},
    },
    mapping::{
        Look as Looks, Scene, Spots,
        layout::{Task, arrange},
    },
    model::{Edition, Id, IdSource, Lens, Link, Partner, Plan, Record as _},
    report::edition::{self, Choices},
    ui::{
        Ctx, Out, Route, SaveLight, ViewState,
        screens::SCREENS,
        shell::{self, ShellState, Surroundings},
        tokens,
    },
};

/// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const TODAY: roundtable::model::Date = sample::TOLD_ON;

/// A window with a plan, as the program keeps it.
struct Window {
    egui: Context,
    document: Document,
    index: Index,
    progress: Vec<Progress>,
    findings: Findings,
    view: ViewState,
    shell: ShellState,
    ids: IdSource,
    frames: u32,
}

impl Window {
    fn new(plan: Plan) -> Self {
        let egui = Context::default();
        tokens::install(&egui);
        let mut window = Self {
            egui,
            document: Document::new(plan, Vec::new(), Vec::new(), 0),
            index: Index::default(),
            progress: Vec::new(),
            findings: Findings::default(),
            view: ViewState::default(),
            shell: ShellState::default(),
            ids: IdSource::new(1, 1_778_544_000_000),
            frames: 0,
        };
        let plan = window.document.plan();
        window.index.refresh(plan);
        window.progress = progress(plan, &window.index);
        window.findings = findings(plan, &window.index, catalogue(), TODAY);
        window
    }

    /// One frame while the pointer wanders: the pass and the triangles for it.
    fn frame(&mut self) {
        let at = (self.frames % 40) as f32;
        let at = pos2(500.0 + 5.0 * at, 300.0 + 8.0 * at);
        self.frame_after(vec![Event::PointerMoved(at)]);
    }

    /// One frame after these events.
    fn frame_after(&mut self, events: Vec<Event>) {
        self.frames += 1;
        let input = RawInput {
            screen_rect: Some(egui::Rect::from_min_size(
                pos2(0.0, 0.0),
                vec2(1440.0, 900.0),
            )),
            time: Some(f64::from(self.frames) / 60.0),
            events,
            ..RawInput::default()
        };
        let around = Surroundings {
            ctx: Some(Ctx {
                plan: self.document.plan(),
                index: &self.index,
                findings: &self.findings,
                guidance: catalogue(),
                done: self.document.steps(),
                undone: self.document.undone_steps(),
                today: TODAY,
                zone: &jiff::tz::TimeZone::UTC,
                revision: self.document.revision(),
                read_only: false,
            }),
            save: &SaveLight::Saved,
            undo: None,
            redo: None,
            progress: &self.progress,
            recent: &[],
            plans_folder: Path::new("/"),
            busy: None,
        };
        let (view, shell, ids) = (&mut self.view, &mut self.shell, &mut self.ids);
        let mut drawn = self.egui.run_ui(input, |ui| {
            shell::draw(ui, &around, view, shell, &mut Out::new(ids));
        });
        let shapes = std::mem::take(&mut drawn.shapes);
        black_box(self.egui.tessellate(shapes, drawn.pixels_per_point));
        drawn.drop_without_applying_deltas();
    }

    /// A letter typed into the first action, and the frame that shows it; findings are worked out beside it.
    fn letter(&mut self) {
        let action = self.document.plan().actions.iter().next();
        let mut action = action.expect("the plan has actions").clone();
        action.text.push('a');
        self.typed(Edit::named("Edit an action").put(action));
    }

    /// A letter typed into the first answer, likewise.
    fn letter_of_an_answer(&mut self) {
        let answer = self.document.plan().answers.iter().next();
        let mut answer = answer.expect("the plan has answers").clone();
        answer.text.push('a');
        self.typed(Edit::named("Edit an answer").put(answer));
    }

    fn typed(&mut self, edit: Edit) {
        self.document.apply(edit.during(7)).expect("sound");
        self.index.refresh(self.document.plan());
        self.frame();
    }
}

fn progress(plan: &Plan, index: &Index) -> Vec<Progress> {
    let look = Look {
        plan,
        index,
        guidance: catalogue(),
    };
    let rules = SCREENS.iter().map(|screen| screen.step.progress);
    rules.map(|rule| rule(&look)).collect()
}

/// The median and the 99th percentile of so many runs, in milliseconds.
fn measure(runs: usize, mut what: impl FnMut()) -> [f64; 2] {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let begin = Instant::now();
            what();
            begin.elapsed()
        })
        .collect();
    times.sort_unstable();
    let at = |percent: usize| times.get((times.len() * percent / 100).min(times.len() - 1));
    [50, 99].map(|percent| at(percent).map_or(0.0, |time| time.as_secs_f64() * 1000.0))
}

/// All rows for one plan.
fn rows(plan: &Plan, wanted: &dyn Fn(&str) -> bool) -> Vec<(String, [f64; 2])> {
    let mut rows = Vec::new();
    let mut row = |name: &str, runs: usize, what: &mut dyn FnMut()| {
        if wanted(name) {
            // The first runs lay out letters and fill caches; people wait for them once.
            (0..5).for_each(|_| what());
            rows.push((name.to_owned(), measure(runs, what)));
        }
    };
    let mut window = Window::new(plan.clone());
    for screen in SCREENS {
        window.view.route = Route::Step(screen.step.id);
        row(screen.step.title, 100, &mut || window.frame());
    }
    window.view.route = Route::Step("actions");
    row("A letter typed, and its frame", 40, &mut || window.letter());
    window.view.route = Route::Step("strategy");
    row("The same, into an answer", 40, &mut || {
        window.letter_of_an_answer();
    });
    let index = Index::new(plan);
    row("Look-ups, all anew", 20, &mut || {
        drop(black_box(Index::new(plan)));
    });
    row("Progress of all steps", 40, &mut || {
        drop(progress(plan, &index));
    });
    row("Findings", 40, &mut || {
        drop(black_box(findings(plan, &index, catalogue(), TODAY)));
    });
    row("Text for the search, all anew", 20, &mut || {
        drop(black_box(Texts::new(plan)));
    });
    let texts = Texts::new(plan);
    row("Search for “court”", 40, &mut || {
        drop(black_box(search(plan, &texts, catalogue(), "court", 50)));
    });
    row("Export to JSON", 10, &mut || {
        drop(black_box(json::to_bytes(plan)));
    });
    row("Workbook", 10, &mut || {
        let book = sheets::of(plan, Edition::Full, catalogue(), TODAY);
        drop(black_box(sheets::workbook(&book)));
    });
    row("Shared edition", 10, &mut || {
        drop(black_box(edition::of(
            plan,
            Edition::Shared,
            Choices::default(),
        )));
    });
    row("Search for client data", 10, &mut || {
        drop(black_box(privacy::check(plan)));
    });
    rows
}

/// A plan with nothing but partners and links, most of these within groups of twelve.
fn network(partners: i64, links: i64) -> Plan {
    let mut plan = Plan::default();
    for id in 1..=partners {
        let partner = Partner {
            name: format!("Partner of the county {id}"),
            ..Partner::new(Id::new(id))
        };
        plan.put_any(partner.wrap());
    }
    for id in 0..links {
        let from = id * 31 % partners;
        let near = (from / 12 * 12 + id * 7 % 12) % partners;
        let to = if id % 4 == 0 {
            id * 17 % partners
        } else {
            near
        };
        let link = Link {
            from: Id::new(from + 1),
            to: Id::new(to + 1),
            ..Link::new(Id::new(id + 1))
        };
        plan.put_any(link.wrap());
    }
    plan
}

/// What is counted and arranged beside the window, for a large network.
fn networks(wanted: &dyn Fn(&str) -> bool) {
    for (partners, links) in [(1_000, 2_000), (5_000, 10_000)] {
        let plan = network(partners, links);
        let told = "Network told beside the map";
        let arranged = "Network arranged on the free map";
        let show = |what: &str, [median, worst]: [f64; 2]| {
            let what = format!("{what}, {partners} and {links}");
            println!("{what:<50}{median:>9.1}{worst:>9.1}");
        };
        if wanted(told) {
            show(told, measure(7, || drop(black_box(Beside::of(&plan)))));
        }
        if wanted(arranged) {
            let free = Scene::of(&plan, Lens::Free, &Looks::default(), &Spots::new());
            let task = Task::of(&free, |_| false);
            let arrange = || {
                black_box(arrange(&task, &mut |_| ControlFlow::Continue(())));
            };
            show(arranged, measure(1, arrange));
        }
    }
}

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    if let Some(at) = asked.iter().position(|word| word == "--save") {
        let file = asked.get(at + 1).expect("--save needs the name of a file");
        fs::write(file, json::to_bytes(&large_plan(LARGE))).expect("it can be written");
        println!("Written: {file}");
        return;
    }
    let words: Vec<&String> = asked
        .iter()
        .filter(|word| !word.starts_with("--"))
        .collect();
    let wanted = |name: &str| words.is_empty() || words.iter().any(|word| name.contains(*word));
    let plans = [sample::sample(), large_plan(LARGE)];
    let [small, large] = plans.each_ref().map(|plan| rows(plan, &wanted));
    let [few, many] = plans.each_ref().map(Plan::len);
    println!(
        "Milliseconds{:>34}{:>26}",
        format!("sample ({few} records)"),
        format!("large ({many} records)")
    );
    println!(
        "{:<34}{:>9}{:>9}{:>13}{:>13}",
        "", "median", "99 %", "median", "99 %"
    );
    for ((name, small), (_, large)) in small.iter().zip(&large) {
        println!(
            "{name:<34}{:>9.2}{:>9.2}{:>13.2}{:>13.2}",
            small[0], small[1], large[0], large[1]
        );
    }
    networks(&wanted);
    maps::maps(&wanted);
    reports::reports(&wanted);
}
