//! Every widget in every state and theme, on one page: `roundtable gallery`.
//! Must not know the plan; the widgets are fed with made-up values.

use egui::{
    Align2, CentralPanel, FontId, Frame, Label, Margin, Rect, ScrollArea, Sense, StrokeKind, Theme,
    Ui, vec2,
};

use super::{
    tokens::{self, Contrast, Palette, icons, space},
    widgets::{
        self, Severity,
        plot::{self, Lines, Series},
        table::{Column, Sort, Table},
    },
};
use crate::model::{Better, Category, Date, Level, LinkKind, PartnerStatus};

/// What the gallery's widgets hold.
pub struct Gallery {
    /// The part that is shown alone; empty: all parts.
    pub only: &'static str,
    /// The day that counts as today.
    pub today: Date,
    name: String,
    empty: String,
    long: String,
    endless: String,
    scripts: String,
    status: PartnerStatus,
    level: Option<Level>,
    kind: Option<LinkKind>,
    trust: Option<i64>,
    readiness: Option<i64>,
    influence: Option<f64>,
    interest: Option<f64>,
    agreed: bool,
    not_agreed: bool,
    since: Option<Date>,
    no_day: Option<Date>,
    tags: String,
    partner: Option<i64>,
    nobody: Option<i64>,
    partners: Vec<(i64, String)>,
    lens: usize,
    current: Option<usize>,
    sort: Sort,
    find: String,
}

impl Gallery {
    /// With made-up values.
    pub fn new(today: Date) -> Self {
        Self {
            only: "",
            today,
            name: "Family Court".to_owned(),
            empty: String::new(),
            long:
                "Reports that involve domestic violence rose by a third in two years. We have two \
                   trained workers for nine hundred families, and a nine-week wait for counseling."
                    .to_owned(),
            endless: "abcdefghij".repeat(1000),
            scripts: "Οικογένεια · Семья · naïve façade · Đặng".to_owned(),
            status: PartnerStatus::AtTable,
            level: Some(Level::Cooperation),
            kind: None,
            trust: Some(4),
            readiness: None,
            influence: Some(72.0),
            interest: None,
            agreed: true,
            not_agreed: false,
            since: Date::new(2024, 9, 3).ok(),
            no_day: None,
            tags: "court, protocol, monthly".to_owned(),
            partner: Some(2),
            nobody: None,
            partners: [
                "DV services",
                "Family Court",
                "Safe Harbor",
                "Schools",
                "United Way",
                "Tribal council",
            ]
            .into_iter()
            .zip(1..)
            .map(|(name, id)| (id, name.to_owned()))
            .collect(),
            lens: 0,
            current: Some(1),
            sort: Sort::default(),
            find: String::new(),
        }
    }
}

/// Draws one part of the gallery.
pub type Part = fn(&mut Ui, &mut Gallery);

/// The parts of the gallery in their order, by name.
pub const PARTS: &[(&str, Part)] = &[
    ("Type", typography),
    ("Buttons", buttons),
    ("Text", texts),
    ("Choices", choices),
    ("Numbers and days", numbers),
    ("Lists to pick from", pickers),
    ("Blocks", blocks),
    ("Table", table),
    ("Plots", plots),
    ("Categories and colors", colors),
    ("Icons", all_icons),
    ("Read-only", read_only),
];

/// Draws all parts, or the one that `state.only` names, in the theme of `ui`.
pub fn draw(ui: &mut Ui, state: &mut Gallery) {
    ui.set_max_width(ui.available_width().min(tokens::PAGE_WIDTH));
    for (title, part) in PARTS {
        if state.only.is_empty() || state.only == *title {
            widgets::section(ui, title, "", |ui| part(ui, state));
        }
    }
}

fn typography(ui: &mut Ui, _: &mut Gallery) {
    ui.label(tokens::title("Where we stand"));
    ui.label(tokens::muted(
        "Twelve questions about the partners you have and the history you bring.",
    ));
    ui.label(tokens::heading("Why this matters"));
    ui.label(tokens::body(
        "History shapes trust. Naming it early, without blame, saves months later. Each table picks three \
         questions, writes five minutes in silence, and says one sentence each, without debate.",
    ));
    ui.label(tokens::strong("What do families need now?"));
    ui.label(tokens::small("Answered by the group · May 12"));
    ui.label(tokens::caption("Primary contact"));
}

fn buttons(ui: &mut Ui, _: &mut Gallery) {
    ui.horizontal_wrapped(|ui| {
        widgets::primary_button(ui, "Export…");
        widgets::button(ui, "Undo");
        widgets::quiet_button(ui, "Go there");
        widgets::danger_button(ui, "Delete partner");
        widgets::icon_button(ui, icons::ADD, "Add partner");
        widgets::icon_button(ui, icons::MORE, "More");
        widgets::link_button(ui, "Private note");
    });
    ui.horizontal_wrapped(|ui| {
        ui.add_enabled_ui(false, |ui| {
            widgets::primary_button(ui, "Can't be pressed");
            widgets::button(ui, "Nor this");
            widgets::icon_button(ui, icons::DELETE, "Nor this one");
        });
    });
    ui.horizontal_wrapped(|ui| {
        widgets::chip(ui, "All partners", true);
        widgets::chip(ui, "At the table", false);
        widgets::chip(ui, "Missing", false);
    });
    ui.add(Label::new(tokens::small("A menu")).selectable(false));
    Frame::menu(ui.style()).show(ui, |ui| {
        ui.set_width(260.0);
        ui.spacing_mut().item_spacing.y = ui.spacing().menu_spacing;
        widgets::menu_button(ui, icons::UNDO, "Undo move Family Court", "Ctrl+Z");
        widgets::menu_button(ui, icons::OPEN, "Open plan…", "Ctrl+O");
        widgets::menu_button(ui, icons::DELETE, "Delete partner", "Del");
    });
}

fn texts(ui: &mut Ui, state: &mut Gallery) {
    widgets::text(ui, "Name", &mut state.name);
    widgets::text_hint(
        ui,
        "Short name for the map",
        "As on a badge",
        &mut state.empty,
    );
    widgets::long_text(
        ui,
        "What do children, youth and families need now, and can we meet it?",
        "Type what the group says…",
        &mut state.long,
        3,
    );
    widgets::long_text(
        ui,
        "Are we seen as a difficult partner?",
        "Type what the group says…",
        &mut state.empty,
        2,
    );
    widgets::text(
        ui,
        "Ten thousand letters without a space",
        &mut state.endless,
    );
    widgets::text(ui, "Other scripts", &mut state.scripts);
    widgets::search(ui, "Find a partner", "Find a partner", &mut state.find);
}

fn choices(ui: &mut Ui, state: &mut Gallery) {
    widgets::segments(
        ui,
        "Lens",
        &["Rings", "Power and interest", "Lanes", "Free"],
        &mut state.lens,
    );
    ui.add_space(space::S);
    widgets::choice(ui, "Where it stands", &mut state.status);
    widgets::choice_opt(ui, "Level today", &mut state.level);
    ui.scope(|ui| {
        ui.set_max_width(300.0);
        widgets::choice_opt(ui, "The same in a narrow panel", &mut state.level);
    });
    widgets::choice_opt(ui, "Kind of link", &mut state.kind);
    widgets::check(
        ui,
        "They have agreed to the ground rules",
        &mut state.agreed,
    );
    widgets::check(
        ui,
        "Not yet, and this is a longer sentence that says why, so that it runs over the end of the line and \
         has to be set in two lines at the least",
        &mut state.not_agreed,
    );
}

const TRUST: &[&str] = &["None", "Little", "Some", "Good", "Full"];

fn numbers(ui: &mut Ui, state: &mut Gallery) {
    widgets::rating(ui, "How far we trust each other", &mut state.trust, TRUST);
    widgets::rating(ui, "How ready they are", &mut state.readiness, TRUST);
    widgets::percent(ui, "Influence", &mut state.influence);
    widgets::percent(ui, "Interest", &mut state.interest);
    widgets::date(ui, "At the table since", &mut state.since, state.today);
    widgets::date(ui, "Next review", &mut state.no_day, state.today);
}

fn pickers(ui: &mut Ui, state: &mut Gallery) {
    widgets::pick_record(ui, "Speaks for", &state.partners, &mut state.partner);
    widgets::pick_record(ui, "Owner", &state.partners, &mut state.nobody);
    widgets::tags(ui, "Tags", &mut state.tags);
}

fn blocks(ui: &mut Ui, _: &mut Gallery) {
    widgets::finding(
        ui,
        Severity::Warning,
        "Before collaboration: no written agreement yet, and no shared outcome measure",
        Some("Go there"),
    );
    widgets::finding(
        ui,
        Severity::Problem,
        "The file could not be written. Your work is kept in memory; free some space, then save again",
        Some("Save now"),
    );
    widgets::notice(
        ui,
        Severity::Hint,
        "Six partners aim one ring closer than today",
    );
    widgets::notice(ui, Severity::Good, "Everyone has seen the ground rules");
    widgets::card(ui, |ui| {
        ui.label(tokens::heading("Safe at Home partnership"));
        ui.label(tokens::small("Opened yesterday · 9 of 26 steps done"));
    });
    widgets::card(ui, |ui| {
        widgets::empty_state(
            ui,
            icons::GROUPS,
            "No partners yet",
            "Add the people and groups that can help or hinder the plan. You can place them on the map later.",
            Some("Add partner"),
        );
    });
}

fn table(ui: &mut Ui, state: &mut Gallery) {
    let columns = [
        Column::rest("Partner"),
        Column::exact("Category", 160.0),
        Column::exact("Standing", 110.0),
        Column::exact("", 40.0).unsorted(),
    ];
    let names = &state.partners;
    let name = |row: usize| {
        names
            .get(row)
            .map_or(String::new(), |(_, name)| name.clone())
    };
    ui.allocate_ui(vec2(ui.available_width(), 290.0), |ui| {
        let current = state.current;
        let happened = Table::new("Partners", &columns, names.len()).show(
            ui,
            current,
            &mut state.sort,
            |row| current == Some(row),
            name,
            |ui, row, column| match column {
                0 => {
                    ui.label(tokens::strong(name(row)));
                }
                1 => {
                    if let Some(category) = Category::ALL.get(row % 6) {
                        widgets::category_name(ui, *category);
                    }
                }
                2 => {
                    ui.label(tokens::muted(PartnerStatus::AtTable.label()));
                }
                _ => {
                    widgets::icon_button(ui, icons::DELETE, &format!("Delete {}", name(row)));
                }
            },
        );
        if happened.moved_to.is_some() {
            state.current = happened.moved_to;
        }
    });
}

fn plots(ui: &mut Ui, _: &mut Gallery) {
    let months = |values: &[f64]| -> Vec<(Date, f64)> {
        (1..)
            .zip(values)
            .map(|(month, value)| (Date::constant(2026, month, 1), *value))
            .collect()
    };
    let days = [
        Series::new("", months(&[63.0, 58.0, 60.0, 49.0, 47.0, 44.0])),
        Series::new("Spanish-speaking", months(&[70.0, 71.0, 66.0, 62.0, 55.0])),
        Series::new("Rural", months(&[64.0, 61.0, 62.0, 57.0, 52.0, 48.0])),
    ];
    widgets::card(ui, |ui| {
        Lines::new("Days to first visit", &days)
            .unit("days")
            .baseline(Some(63.0))
            .target(Some(30.0), Some(Date::constant(2026, 12, 31)))
            .better(Better::Lower)
            .show(ui);
    });
    widgets::card(ui, |ui| {
        let rated = [
            Series::new("Open, respectful talk", months(&[2.0, 3.0, 3.0, 4.0])),
            Series::new("Backing from leaders", months(&[4.0])),
            Series::new("Standing up together", Vec::new()),
        ];
        plot::strips(ui, "Markers", 5, &rated);
    });
    ui.horizontal(|ui| {
        let [all, ..] = &days;
        plot::sparkline(
            ui,
            "Days to first visit",
            &all.points,
            Some(30.0),
            vec2(140.0, 36.0),
        );
        let steps = [
            ("None", 1),
            ("Little", 0),
            ("Some", 3),
            ("Good", 6),
            ("Full", 2),
        ];
        plot::distribution(ui, "Trust", &steps, 2, plot::DISTRIBUTION);
    });
}

fn colors(ui: &mut Ui, _: &mut Gallery) {
    ui.horizontal_wrapped(|ui| {
        for category in Category::ALL {
            widgets::category_name(ui, *category);
            ui.add_space(space::M);
        }
    });
    let p = Palette::of(ui);
    let swatches = [
        ("paper", p.paper),
        ("surface", p.surface),
        ("rail", p.rail),
        ("ink", p.ink),
        ("muted", p.muted),
        ("line", p.line),
        ("line strong", p.line_strong),
        ("accent", p.accent),
        ("accent soft", p.accent_soft),
        ("warning", p.warning),
        ("warning soft", p.warning_soft),
        ("danger", p.danger),
        ("danger soft", p.danger_soft),
        ("good", p.good),
        ("good soft", p.good_soft),
        ("hover", p.hover),
    ];
    ui.horizontal_wrapped(|ui| {
        for (name, color) in swatches {
            let (rect, _) = ui.allocate_exact_size(vec2(92.0, 52.0), Sense::hover());
            let line = ui.visuals().widgets.noninteractive.bg_stroke;
            let swatch = Rect::from_min_size(rect.min, vec2(92.0, 28.0));
            ui.painter()
                .rect(swatch, 6.0, color, line, StrokeKind::Inside);
            ui.painter().text(
                rect.left_bottom(),
                Align2::LEFT_BOTTOM,
                name,
                FontId::proportional(tokens::SMALL_SIZE),
                p.muted,
            );
        }
    });
}

fn all_icons(ui: &mut Ui, _: &mut Gallery) {
    ui.horizontal_wrapped(|ui| {
        for (name, icon) in icons::ALL {
            ui.add(Label::new(tokens::icon(icon)).selectable(false))
                .on_hover_text(*name);
        }
    });
}

fn read_only(ui: &mut Ui, state: &mut Gallery) {
    ui.add_enabled_ui(false, |ui| {
        widgets::text(ui, "Name", &mut state.name);
        widgets::choice_opt(ui, "Level today", &mut state.level);
        widgets::rating(ui, "How far we trust each other", &mut state.trust, TRUST);
        widgets::percent(ui, "Influence", &mut state.influence);
        widgets::date(ui, "At the table since", &mut state.since, state.today);
        widgets::check(
            ui,
            "They have agreed to the ground rules",
            &mut state.agreed,
        );
        widgets::pick_record(ui, "Speaks for", &state.partners, &mut state.partner);
        widgets::tags(ui, "Tags", &mut state.tags);
    });
}

/// The gallery as a program of its own: light at the left, dark at the right.
pub struct GalleryApp {
    state: Gallery,
    contrast: usize,
}

impl GalleryApp {
    /// Installs the looks and makes the gallery.
    pub fn new(ctx: &egui::Context, today: Date) -> Self {
        tokens::install(ctx);
        Self {
            state: Gallery::new(today),
            contrast: 0,
        }
    }
}

impl eframe::App for GalleryApp {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let bar = Frame::new()
            .fill(Palette::of(ui).surface)
            .inner_margin(Margin::symmetric(16, 9));
        egui::Panel::top("gallery bar").frame(bar).show(ui, |ui| {
            let before = self.contrast;
            widgets::segments(
                ui,
                "Contrast",
                &["Normal contrast", "High contrast"],
                &mut self.contrast,
            );
            if self.contrast != before {
                let contrast = if self.contrast == 0 {
                    Contrast::Normal
                } else {
                    Contrast::High
                };
                tokens::set_contrast(ui.ctx(), contrast);
            }
        });
        CentralPanel::default().frame(Frame::NONE).show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.columns(2, |columns| {
                for (ui, theme) in columns.iter_mut().zip([Theme::Light, Theme::Dark]) {
                    ui.push_id(theme, |ui| {
                        ui.set_style(ui.ctx().style_of(theme));
                        ui.painter()
                            .rect_filled(ui.max_rect(), 0.0, Palette::of(ui).paper);
                        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                            Frame::new().inner_margin(Margin::same(32)).show(ui, |ui| {
                                draw(ui, &mut self.state);
                            });
                        });
                    });
                }
            });
        });
    }
}
