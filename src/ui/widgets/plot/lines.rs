//! Values over days as lines, with what is aimed at and where it began.
//! Must not know what is measured.

use egui::{
    Align2, Color32, FontId, Label, Rangef, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};
use egui_extras::{Column, TableBuilder};
use egui_plot::{
    AxisHints, GridInput, GridMark, HLine, HoverPosition, Line, LineStyle, MarkerShape, PlotBounds,
    PlotPoint, PlotUi, Points, Polygon, Text,
};

use super::{
    Series,
    axis::{day_marks, day_of, mark_words, number_of, span_of, value_marks},
    numbers::figure,
    words,
};
use crate::{
    insight::days::day_short,
    model::{Better, Date},
    ui::{
        tokens::{self, Palette, SMALL_SIZE, space},
        widgets::link_button,
    },
};

/// Room that a date takes at the axis.
const DATE_ROOM: f32 = 92.0;
/// Height of a row of the table.
const ROW: f32 = 26.0;

/// How a series is told apart from the others.
const LOOKS: [(LineStyle, MarkerShape); 6] = [
    (LineStyle::Solid, MarkerShape::Circle),
    (LineStyle::Dashed { length: 8.0 }, MarkerShape::Square),
    (LineStyle::Dotted { spacing: 5.0 }, MarkerShape::Diamond),
    (LineStyle::Dashed { length: 3.0 }, MarkerShape::Up),
    (LineStyle::Dashed { length: 16.0 }, MarkerShape::Down),
    (LineStyle::Dotted { spacing: 9.0 }, MarkerShape::Plus),
];

/// Lines over days; `show` draws them into the width there is.
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    name: &'a str,
    unit: &'a str,
    series: &'a [Series],
    target: Option<f64>,
    target_on: Option<Date>,
    baseline: Option<f64>,
    better: Option<Better>,
    height: f32,
}

impl<'a> Lines<'a> {
    /// These series under the name of what is measured.
    pub const fn new(name: &'a str, series: &'a [Series]) -> Self {
        Self {
            name,
            unit: "",
            series,
            target: None,
            target_on: None,
            baseline: None,
            better: None,
            height: 260.0,
        }
    }

    /// In this unit.
    #[must_use]
    pub const fn unit(mut self, unit: &'a str) -> Self {
        self.unit = unit;
        self
    }

    /// With a line for what is aimed at, and the day by which.
    #[must_use]
    pub const fn target(mut self, value: Option<f64>, by: Option<Date>) -> Self {
        self.target = value;
        self.target_on = by;
        self
    }

    /// With a line for the value at the start.
    #[must_use]
    pub const fn baseline(mut self, value: Option<f64>) -> Self {
        self.baseline = value;
        self
    }

    /// Says which way is better.
    #[must_use]
    pub const fn better(mut self, better: Better) -> Self {
        self.better = Some(better);
        self
    }

    /// As high as this.
    #[must_use]
    pub const fn height(mut self, height: f32) -> Self {
        self.height = height;
        self
    }

    /// Draws picture, legend and, if asked for, the numbers as a table.
    pub fn show(&self, ui: &mut Ui) {
        ui.push_id(("lines", self.name), |ui| {
            let id = ui.make_persistent_id("table");
            let mut open = ui
                .data(|data| data.get_temp::<bool>(id))
                .unwrap_or_default();
            self.head(ui);
            self.picture(ui);
            ui.horizontal_wrapped(|ui| {
                self.legend(ui);
                if switch(ui, self.name, &mut open) {
                    ui.data_mut(|data| data.insert_temp(id, open));
                }
            });
            if open {
                table(ui, self.name, self.series);
            }
        });
    }

    /// Unit and direction, above the axis that they are about.
    fn head(&self, ui: &mut Ui) {
        let mut words = self.unit.trim().to_owned();
        if let Some(better) = self.better {
            if words.is_empty() {
                better.label().clone_into(&mut words);
            } else {
                words.push_str(" · ");
                words.push_str(&better.label().to_lowercase());
            }
        }
        if !words.is_empty() {
            ui.add(Label::new(tokens::small(words)).selectable(false).wrap());
        }
    }

    fn ends(&self) -> Vec<(&'static str, f64)> {
        [("start", self.baseline), ("target", self.target)]
            .into_iter()
            .filter_map(|(what, value)| Some((what, value?)))
            .collect()
    }

    /// The part of days and values that is shown.
    fn bounds(&self) -> Option<(f64, f64, f64, f64)> {
        let points = || self.series.iter().flat_map(|s| &s.points);
        let days = points().map(|(day, _)| *day).chain(self.target_on);
        let (first, last) = span_of(days)?;
        let values = points()
            .map(|(_, value)| *value)
            .chain(self.target)
            .chain(self.baseline);
        let (low, high) = values
            .filter(|v| v.is_finite())
            .fold((f64::MAX, f64::MIN), |(a, b), v| (a.min(v), b.max(v)));
        if low > high {
            return None;
        }
        let room = (high - low) * 0.12;
        let room = if room > 0.0 {
            room
        } else {
            (high.abs() * 0.1).max(1.0)
        };
        let side = (last - first) * 0.03;
        Some((first - side, last + side, low - room, high + room))
    }

    fn picture(&self, ui: &mut Ui) {
        let p = Palette::of(ui);
        let better = self.better.map_or("", Better::label).to_lowercase();
        let told = words::sentence(self.name, self.unit, self.series, &self.ends(), &better);
        let Some((first, last, low, high)) = self.bounds() else {
            ui.add(
                Label::new(tokens::muted(
                    "No dated value yet: the line begins with the first one",
                ))
                .wrap(),
            );
            return;
        };
        let days = last - first;
        let most = ((ui.available_width() - 60.0) / DATE_ROOM).max(2.0) as usize;
        let marks = move |input: GridInput| -> Vec<GridMark> {
            let (from, to) = input.bounds;
            // One step for all, so that all lines of the grid look alike.
            let step_size = (to - from) / most as f64;
            let days = day_marks(from, to, most).into_iter().map(number_of);
            days.map(|value| GridMark { value, step_size }).collect()
        };
        let font = FontId::proportional(SMALL_SIZE);
        let axis = |hints: AxisHints<'static>| {
            hints
                .tick_label_color(p.muted)
                .tick_label_font(font.clone())
                .label_spacing(Rangef::new(0.0, 1.0))
        };
        let x_axis = axis(AxisHints::new_x()).formatter(move |mark, _| {
            day_of(mark.value).map_or_else(String::new, |day| mark_words(day, days))
        });
        let y_axis = axis(AxisHints::new_y())
            .min_thickness(40.0)
            .formatter(|mark, _| figure(Some(mark.value)));
        let unit = self.unit.trim().to_owned();
        let plot = egui_plot::Plot::new("plot")
            .height(self.height)
            .allow_zoom(false)
            .allow_drag(false)
            .allow_scroll(false)
            .allow_boxed_zoom(false)
            .allow_double_click_reset(false)
            .allow_axis_zoom_drag(false)
            .sense(Sense::hover())
            .show_background(false)
            .show_crosshair(false)
            .show_grid([false, true])
            .grid_color(p.line)
            .grid_fade(0.0)
            .set_margin_fraction(vec2(0.0, 0.0))
            .custom_x_axes(vec![x_axis])
            .custom_y_axes(vec![y_axis])
            .x_grid_spacer(marks)
            .y_grid_spacer(|input| value_marks(input.bounds.0, input.bounds.1))
            .label_formatter(move |at| match at {
                HoverPosition::NearDataPoint {
                    plot_name,
                    position,
                    ..
                } => {
                    let day = day_of(position.x).map_or_else(String::new, day_short);
                    let value = format!("{} {unit}", figure(Some(position.y)));
                    let who = if plot_name.is_empty() { "" } else { "\n" };
                    Some(format!("{plot_name}{who}{day}: {}", value.trim()))
                }
                HoverPosition::Elsewhere { .. } => None,
            });
        let ends = self.ends();
        // Where the two lines nearly meet, one label goes below: the start's, or the target's if that is lower.
        let close = match (self.baseline, self.target) {
            (Some(start), Some(target)) => (start - target).abs() < (high - low) * 0.1,
            _ => false,
        };
        let ends = lower_first(ends, close);
        let series = self.series;
        let response = plot
            .show(ui, move |plot| {
                plot.set_plot_bounds(PlotBounds::from_min_max([first, low], [last, high]));
                for (at, (what, value)) in ends.iter().enumerate() {
                    let is_target = *what == "target";
                    let (color, style) = if is_target {
                        (p.accent, LineStyle::Dashed { length: 6.0 })
                    } else {
                        (p.muted, LineStyle::Dotted { spacing: 4.0 })
                    };
                    let line = HLine::new(*what, *value).style(style);
                    plot.hline(line.stroke(Stroke::new(1.2, color)).allow_hover(false));
                    let below = at == 0 && close;
                    let anchor = if below {
                        Align2::RIGHT_TOP
                    } else {
                        Align2::RIGHT_BOTTOM
                    };
                    let title = if is_target { "Target" } else { "Start" };
                    let said = format!("{title} {}", figure(Some(*value)));
                    let at = PlotPoint::new(last - days * 0.01, *value);
                    let blank = plot.ctx().fonts_mut(|fonts| {
                        let font = FontId::new(SMALL_SIZE, tokens::medium());
                        let words = fonts.layout_no_wrap(said.clone(), font, color);
                        let corner = plot.screen_from_plot(at);
                        anchor
                            .anchor_size(corner, words.size())
                            .shrink2(vec2(0.0, 2.0))
                    });
                    plot.polygon(ground(plot, blank, p.surface));
                    let words = tokens::caption(said).color(color);
                    let text = Text::new(format!("{what} words"), at, words);
                    plot.text(text.anchor(anchor).allow_hover(false));
                }
                for (at, one) in series.iter().enumerate() {
                    let (style, shape) = look(at);
                    let color = color(p, at);
                    let points = || -> Vec<[f64; 2]> {
                        let finite = one.points.iter().filter(|(_, v)| v.is_finite());
                        finite
                            .map(|(day, value)| [number_of(*day), *value])
                            .collect()
                    };
                    let line = Line::new(one.name.as_str(), points())
                        .id(("line", at))
                        .style(style);
                    plot.line(line.stroke(Stroke::new(2.0, color)).allow_hover(false));
                    let dots = Points::new(one.name.as_str(), points())
                        .id(("dots", at))
                        .shape(shape);
                    plot.points(dots.radius(4.5).filled(true).color(color));
                }
            })
            .response;
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, told.clone()));
    }

    /// Which line is whose; nothing where there is one line without a name.
    fn legend(&self, ui: &mut Ui) {
        if let [one] = self.series
            && one.name.is_empty()
        {
            return;
        }
        let p = Palette::of(ui);
        for (at, one) in self.series.iter().enumerate() {
            let name = if one.name.is_empty() {
                "Everybody"
            } else {
                &one.name
            };
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                let (rect, _) = ui.allocate_exact_size(vec2(34.0, 20.0), Sense::hover());
                sample(ui, rect, at, color(p, at));
                ui.add(Label::new(tokens::small(name).color(p.ink)).selectable(false));
                ui.add_space(space::S);
            });
        }
    }
}

/// Plain ground below words, so that no line of the grid runs through them.
fn ground(plot: &PlotUi<'_>, blank: egui::Rect, color: Color32) -> Polygon<'static> {
    let corners = [
        blank.left_top(),
        blank.right_top(),
        blank.right_bottom(),
        blank.left_bottom(),
    ];
    let corners: Vec<[f64; 2]> = corners
        .into_iter()
        .map(|corner| plot.plot_from_screen(corner))
        .map(|at| [at.x, at.y])
        .collect();
    Polygon::new("ground", corners)
        .fill_color(color)
        .stroke(Stroke::NONE)
        .allow_hover(false)
}

/// The two ends with the lower one first, if they are close.
fn lower_first(mut ends: Vec<(&'static str, f64)>, close: bool) -> Vec<(&'static str, f64)> {
    if close {
        ends.sort_by(|a, b| a.1.total_cmp(&b.1));
    }
    ends
}

fn look(at: usize) -> (LineStyle, MarkerShape) {
    LOOKS
        .get(at % LOOKS.len())
        .copied()
        .unwrap_or((LineStyle::Solid, MarkerShape::Circle))
}

fn color(p: &Palette, at: usize) -> Color32 {
    let [family, policy, _, justice, providers, community] = p.categories;
    let colors = [p.accent, family, policy, providers, justice, community];
    colors.get(at % colors.len()).copied().unwrap_or(p.accent)
}

/// A piece of a series' line with its mark, for the legend.
fn sample(ui: &Ui, rect: egui::Rect, at: usize, color: Color32) {
    let (style, shape) = look(at);
    let y = rect.center().y;
    let ends = [pos2(rect.left(), y), pos2(rect.right(), y)];
    let stroke = Stroke::new(2.0, color);
    match style {
        LineStyle::Solid => {
            ui.painter().line_segment(ends, stroke);
        }
        LineStyle::Dashed { length } => {
            ui.painter().extend(egui::Shape::dashed_line(
                &ends,
                stroke,
                length,
                length * 0.6,
            ));
        }
        LineStyle::Dotted { spacing } => {
            ui.painter()
                .extend(egui::Shape::dotted_line(&ends, color, spacing, 1.5));
        }
    }
    mark(ui.painter(), shape, rect.center(), 4.5, color);
}

/// Paints a mark as the plot does.
fn mark(painter: &egui::Painter, shape: MarkerShape, at: egui::Pos2, r: f32, color: Color32) {
    let polygon = |points: &[(f32, f32)]| {
        let points = points
            .iter()
            .map(|(x, y)| at + vec2(r * x, r * y))
            .collect();
        painter.add(egui::Shape::convex_polygon(points, color, Stroke::NONE));
    };
    match shape {
        MarkerShape::Square => {
            polygon(&[(-0.71, -0.71), (0.71, -0.71), (0.71, 0.71), (-0.71, 0.71)]);
        }
        MarkerShape::Diamond => polygon(&[(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)]),
        MarkerShape::Up => polygon(&[(0.0, -1.0), (0.87, 0.5), (-0.87, 0.5)]),
        MarkerShape::Down => polygon(&[(0.0, 1.0), (-0.87, -0.5), (0.87, -0.5)]),
        MarkerShape::Plus => {
            let stroke = Stroke::new(1.5, color);
            painter.line_segment([at - vec2(r, 0.0), at + vec2(r, 0.0)], stroke);
            painter.line_segment([at - vec2(0.0, r), at + vec2(0.0, r)], stroke);
        }
        _ => {
            painter.circle_filled(at, r, color);
        }
    }
}

/// The button between picture and table; whether it was pressed.
pub(super) fn switch(ui: &mut Ui, name: &str, open: &mut bool) -> bool {
    let words = if *open { "Hide table" } else { "Show as table" };
    let button = link_button(ui, words).accessible_name(format!("{words}: {name}"));
    let pressed = button.clicked();
    if pressed {
        *open = !*open;
    }
    pressed
}

/// The numbers of some series: a row for each day, a column for each series.
pub(super) fn table(ui: &mut Ui, name: &str, series: &[Series]) {
    let mut days: Vec<Date> = series
        .iter()
        .flat_map(|s| s.points.iter().map(|(day, _)| *day))
        .collect();
    days.sort_unstable();
    days.dedup();
    let height = ROW * (days.len() as f32 + 1.0) + space::S;
    ui.push_id("numbers", |ui| {
        ui.spacing_mut().item_spacing = vec2(space::M, 0.0);
        let mut table = TableBuilder::new(ui)
            .striped(true)
            .vscroll(true)
            .max_scroll_height(ROW * 9.0)
            .min_scrolled_height(height.min(ROW * 9.0))
            .auto_shrink([false, true])
            .column(Column::exact(110.0));
        for _ in series {
            table = table.column(Column::remainder().at_least(90.0).at_most(260.0).clip(true));
        }
        table
            .header(ROW, |mut row| {
                row.col(|ui| {
                    ui.label(tokens::caption("Day"));
                });
                for one in series {
                    let title = if one.name.is_empty() { name } else { &one.name };
                    row.col(|ui| {
                        ui.add(Label::new(tokens::caption(title)).truncate());
                    });
                }
            })
            .body(|body| {
                body.rows(ROW, days.len(), |mut row| {
                    let Some(day) = days.get(row.index()).copied() else {
                        return;
                    };
                    row.col(|ui| {
                        ui.label(tokens::body(day_short(day)));
                    });
                    for one in series {
                        let on_day = one.points.iter().filter(|(on, _)| *on == day);
                        let values: Vec<String> =
                            on_day.map(|(_, value)| figure(Some(*value))).collect();
                        row.col(|ui| {
                            ui.label(if values.is_empty() {
                                tokens::muted("–")
                            } else {
                                tokens::body(values.join(", "))
                            });
                        });
                    }
                });
            });
    });
}
