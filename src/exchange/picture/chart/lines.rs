//! Values day by day: lines told apart by color, dashes and marks, each named at its end.
//! Must not know what is measured.

use super::{
    HALF, LEADING, NAME, SMALL, WIDTH, Words, empty, name_lines,
    scale::{self, Scale},
    sheet, widest,
};
use crate::{
    exchange::picture::{
        inks::{self, Ink},
        letters::Letters,
        pen::{Anchor, Pen, Stroke},
    },
    insight::text,
    mapping::{Area, Point, label},
    model::{Category, Date},
    report::chart::{Line, Lines},
};

/// How large a chart is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Size {
    /// The width of all of it.
    width: f32,
    /// Height of the field of values, unless names at its right need more.
    height: f32,
    /// The widest room for names at the right.
    names: f32,
}

/// As wide as the text of a page.
pub(super) const WIDE: Size = Size {
    width: WIDTH,
    height: 124.0,
    names: 150.0,
};

/// To stand beside another.
pub(super) const NARROW: Size = Size {
    width: HALF,
    height: 96.0,
    names: 84.0,
};

/// More lines can't be told apart; they are counted.
const MOST: usize = 18;

/// More marks across are left out.
const MOST_MARKS: usize = 6;

/// From the field to the names: a mark and air.
const BEFORE_NAME: f32 = 26.0;

/// Half the size of a mark at a value.
const MARK: f32 = 3.2;

/// A mark at a value.
#[derive(Clone, Copy)]
enum Shape {
    Circle,
    Square,
    Diamond,
    Up,
    Down,
    Ring,
}

/// How lines look, one after the other: dashes and marks are those of the window.
const LOOKS: [(&[f32], Shape); 6] = [
    (&[], Shape::Circle),
    (&[6.0, 3.0], Shape::Square),
    (&[1.5, 2.5], Shape::Diamond),
    (&[3.0, 2.0], Shape::Up),
    (&[10.0, 3.0], Shape::Down),
    (&[6.0, 2.0, 1.5, 2.0], Shape::Ring),
];

fn look(at: usize) -> (&'static [f32], Shape) {
    const SOLID: (&[f32], Shape) = (&[], Shape::Circle);
    LOOKS.get(at % LOOKS.len()).copied().unwrap_or(SOLID)
}

/// Colors run out of step with dashes, so that the seventh line differs from the first.
fn color(at: usize) -> Ink {
    let colors = [
        inks::ACCENT,
        inks::category(Category::Family),
        inks::category(Category::Policy),
        inks::category(Category::Justice),
        inks::category(Category::Providers),
    ];
    colors.get(at % colors.len()).copied().unwrap_or(inks::TEXT)
}

fn draw_mark(pen: &mut Pen<'_>, shape: Shape, ink: Ink, at: Point) {
    let fill = ink.to_string();
    let polygon = |corners: &[[f32; 2]]| -> Vec<Point> {
        let corner = |[x, y]: &[f32; 2]| Point::new(at.x + x * MARK, at.y + y * MARK);
        corners.iter().map(corner).collect()
    };
    let corners = match shape {
        Shape::Circle | Shape::Ring => {
            let stroke = Stroke::new(ink, 1.3, &[]);
            let paper = inks::SURFACE.to_string();
            let mut attributes = stroke.attributes();
            let ring = matches!(shape, Shape::Ring);
            attributes.push(("fill", if ring { &paper } else { &fill }));
            let numbers = [("cx", at.x), ("cy", at.y), ("r", MARK - 0.6)];
            pen.form("circle", &numbers, &attributes);
            return;
        }
        Shape::Square => polygon(&[[-0.85, -0.85], [0.85, -0.85], [0.85, 0.85], [-0.85, 0.85]]),
        Shape::Diamond => polygon(&[[0.0, -1.2], [1.2, 0.0], [0.0, 1.2], [-1.2, 0.0]]),
        Shape::Up => polygon(&[[0.0, -1.15], [1.1, 0.75], [-1.1, 0.75]]),
        Shape::Down => polygon(&[[0.0, 1.15], [-1.1, -0.75], [1.1, -0.75]]),
    };
    pen.polygon(&corners, &[("fill", &fill)]);
}

/// Words at the right of the field, which belong to a height.
struct Label {
    lines: Vec<String>,
    /// Which line; none: a height marked across.
    line: Option<usize>,
    /// Where the line ends.
    from: Point,
    /// The middle of its height, spread from the others.
    y: f32,
}

impl Label {
    fn height(&self) -> f32 {
        self.lines.len() as f32 * LEADING
    }
}

/// Moves labels apart, each as little as can be, within this height; they come in the order of their heights.
fn spread(labels: &mut [Label], top: f32, bottom: f32) {
    // Neighbors that would overlap stand together around the mean of where they belong.
    struct Block {
        count: usize,
        height: f32,
        /// Sum of where its upper edge belongs as each of its labels would have it.
        wanted: f32,
    }
    impl Block {
        fn top(&self, top: f32, bottom: f32) -> f32 {
            let mean = self.wanted / self.count as f32;
            mean.min(bottom - self.height).max(top)
        }
    }
    let mut blocks: Vec<Block> = Vec::new();
    for label in &*labels {
        let mut block = Block {
            count: 1,
            height: label.height(),
            wanted: label.from.y - label.height() * 0.5,
        };
        while let Some(above) = blocks.last()
            && above.top(top, bottom) + above.height > block.top(top, bottom)
        {
            let lower = block.wanted - block.count as f32 * above.height;
            block = Block {
                count: above.count + block.count,
                height: above.height + block.height,
                wanted: above.wanted + lower,
            };
            blocks.pop();
        }
        blocks.push(block);
    }
    let mut rest = labels.iter_mut();
    for block in blocks {
        let mut at = block.top(top, bottom);
        for label in rest.by_ref().take(block.count) {
            label.y = at + label.height() * 0.5;
            at += label.height();
        }
    }
}

/// Days of a scale that have room for their names, first and last always.
fn days(all: &[Date], width: f32, x: impl Fn(Date) -> f32) -> Vec<(Date, f32, String)> {
    const APART: f32 = 14.0;
    let place = |day: Date, least: f32, most: f32| {
        let name = text::day(day);
        let half = label::width(&name, SMALL) * 0.5;
        let middle = x(day).min(most - half).max(least + half);
        (day, middle, name)
    };
    let edge = |(_, middle, name): &(Date, f32, String), side: f32| {
        middle + side * label::width(name, SMALL) * 0.5
    };
    let (Some(first), Some(last)) = (all.first(), all.last()) else {
        return Vec::new();
    };
    let first = place(*first, 0.0, width);
    let last = place(*last, 0.0, width);
    if first.0 == last.0 {
        return vec![first];
    }
    if edge(&first, 1.0) + APART > edge(&last, -1.0) {
        // Not even both ends have room beside each other: one name tells both.
        let name = format!("{} to {}", first.2, last.2);
        let half = label::width(&name, SMALL) * 0.5;
        let middle = ((first.1 + last.1) * 0.5).min(width - half).max(half);
        return vec![(first.0, middle, name)];
    }
    let mut shown = vec![first, last];
    // The day nearest to the middle of the widest gap, again and again, while there is room.
    loop {
        let gaps = shown.windows(2).enumerate().filter_map(|(at, pair)| {
            let [before, after] = pair else {
                return None;
            };
            let (left, right) = (edge(before, 1.0) + APART, edge(after, -1.0) - APART);
            let middle = (before.1 + after.1) * 0.5;
            let day = all
                .iter()
                .filter(|day| **day > before.0 && **day < after.0)
                .min_by(|a, b| {
                    let far = |day: Date| (x(day) - middle).abs();
                    far(**a).total_cmp(&far(**b))
                })?;
            let found = place(*day, f32::NEG_INFINITY, f32::INFINITY);
            let fits = edge(&found, -1.0) >= left && edge(&found, 1.0) <= right;
            fits.then_some((at + 1, after.1 - before.1, found))
        });
        let widest = gaps.max_by(|a, b| a.1.total_cmp(&b.1));
        let Some((at, _, found)) = widest else {
            return shown;
        };
        shown.insert(at, found);
    }
}

/// A line with the values that can be drawn.
struct Drawn<'a> {
    line: &'a Line,
    values: Vec<(Date, f64)>,
}

/// Where everything stands.
struct Layout<'a> {
    lines: Vec<Drawn<'a>>,
    more: usize,
    marks: Vec<(&'a str, f64)>,
    scale: Scale,
    numbers: Vec<f64>,
    days: Vec<Date>,
    width: f32,
    field: Area,
    unit: String,
    names: Vec<(Vec<String>, Option<usize>)>,
}

impl<'a> Layout<'a> {
    /// None without a value.
    fn new(chart: &'a Lines, size: Size) -> Option<Self> {
        let drawn = chart.lines.iter().map(|line| {
            let values = line.values.iter().copied();
            let mut values: Vec<_> = values.filter(|(_, value)| value.is_finite()).collect();
            values.sort_by_key(|(day, _)| *day);
            Drawn { line, values }
        });
        let mut lines: Vec<_> = drawn.filter(|line| !line.values.is_empty()).collect();
        let more = lines.len().saturating_sub(MOST);
        lines.truncate(MOST);
        let marks = chart.marks.iter().filter(|(_, height)| height.is_finite());
        let marks: Vec<_> = marks
            .take(MOST_MARKS)
            .map(|(name, height)| (name.trim(), *height))
            .collect();
        let values = || lines.iter().flat_map(|line| &line.values);
        let heights = values().map(|(_, value)| *value);
        let heights = heights.chain(marks.iter().map(|(_, height)| *height));
        let mut days: Vec<Date> = values().map(|(day, _)| *day).collect();
        days.sort_unstable();
        days.dedup();
        let all = Scale::around(heights).filter(|_| !days.is_empty())?;
        let given = chart.range.filter(|(low, high)| {
            low.is_finite()
                && high.is_finite()
                && *low <= all.low
                && *high >= all.high
                && low < high
        });
        let (scale, numbers) = if let Some((low, high)) = given {
            let scale = Scale { low, high };
            (scale, scale.marks())
        } else {
            from_zero(all).opened().rounded()
        };
        let names = names(&lines, &marks, size.names);
        let widths = names.iter().map(|(lines, _)| widest(lines, NAME));
        let right = widths.fold(0.0, f32::max) + BEFORE_NAME;
        let left = numbers
            .iter()
            .map(|number| label::width(&scale::number(*number), SMALL))
            .fold(0.0, f32::max);
        let unit = label::cut(chart.unit.trim(), SMALL, size.width);
        let top = if unit.is_empty() { 6.0 } else { LEADING + 8.0 };
        let lines_of_names: usize = names.iter().map(|(lines, _)| lines.len()).sum();
        let height = (lines_of_names as f32 * LEADING).max(size.height);
        let left = left + 8.0;
        let width = size.width - left - right;
        Some(Self {
            width: size.width,
            field: Area::new(
                Point::new(left + width * 0.5, top + height * 0.5),
                width,
                height,
            ),
            lines,
            more,
            marks,
            scale,
            numbers,
            days,
            unit,
            names,
        })
    }

    fn height(&self) -> f32 {
        let more = if self.more > 0 { LEADING } else { 0.0 };
        self.field.bottom() + LEADING + 8.0 + more
    }

    fn x(&self, day: Date) -> f32 {
        // Marks at the first and last day keep off the edges.
        let (left, right) = (self.field.left() + 6.0, self.field.right() - 6.0);
        let (Some(first), Some(last)) = (self.days.first(), self.days.last()) else {
            return left;
        };
        if first == last {
            return self.field.center.x;
        }
        let number = |day: Date| text::days_between(*first, day) as f64;
        let scale = Scale {
            low: 0.0,
            high: number(*last),
        };
        left + (right - left) * scale.share(number(day))
    }

    fn y(&self, value: f64) -> f32 {
        self.field.bottom() - self.field.size[1] * self.scale.share(value)
    }

    fn axes(&self, pen: &mut Pen<'_>) {
        let (left, right) = (self.field.left(), self.field.right());
        let unit = Point::new(0.0, LEADING * 0.5);
        Words::quiet(&self.unit, unit).write(pen);
        let thin = Stroke::new(inks::LINE, 0.8, &[]);
        let strong = Stroke::new(inks::LINE_STRONG, 0.8, &[]);
        for number in &self.numbers {
            let y = self.y(*number);
            let ends = [Point::new(left, y), Point::new(right, y)];
            pen.line(ends[0], ends[1], &thin.attributes());
            let at = Point::new(left - 6.0, y);
            let number = scale::number(*number);
            Words::quiet(&number, at).anchor(Anchor::End).write(pen);
        }
        let bottom = self.field.bottom();
        let ends = [Point::new(left, bottom), Point::new(right, bottom)];
        pen.line(ends[0], ends[1], &strong.attributes());
        for (day, at, name) in days(&self.days, self.width, |day| self.x(day)) {
            let x = self.x(day);
            let ends = [Point::new(x, bottom), Point::new(x, bottom + 3.5)];
            pen.line(ends[0], ends[1], &strong.attributes());
            let at = Point::new(at, bottom + 5.0 + LEADING * 0.5);
            Words::quiet(&name, at).anchor(Anchor::Middle).write(pen);
        }
    }

    fn across(&self, pen: &mut Pen<'_>) {
        let stroke = Stroke::new(inks::MUTED, 1.0, &[4.0, 3.0]);
        for (_, height) in &self.marks {
            let y = self.y(*height);
            let ends = [
                Point::new(self.field.left(), y),
                Point::new(self.field.right(), y),
            ];
            pen.line(ends[0], ends[1], &stroke.attributes());
        }
    }

    fn line(&self, pen: &mut Pen<'_>, at: usize, drawn: &Drawn<'_>) {
        let (dashes, shape) = look(at);
        let ink = color(at);
        let stroke = Stroke::new(ink, 1.5, dashes);
        let places: Vec<Point> = drawn
            .values
            .iter()
            .map(|(day, value)| Point::new(self.x(*day), self.y(*value)))
            .collect();
        pen.open_said(&[], drawn.line.name.trim());
        pen.way(&places, &stroke.attributes());
        // Where values stand close, a mark at some of them is enough.
        const APART: f32 = 9.0;
        let mut marked: Option<Point> = None;
        for place in &places {
            if marked.is_none_or(|last| last.distance(*place) >= APART) {
                draw_mark(pen, shape, ink, *place);
                marked = Some(*place);
            }
        }
        pen.close();
    }

    fn labels(&self) -> Vec<Label> {
        let right = self.field.right();
        let mut labels: Vec<Label> = self
            .names
            .iter()
            .zip(self.ends(right))
            .map(|((lines, line), from)| Label {
                lines: lines.clone(),
                line: *line,
                from,
                y: from.y,
            })
            .collect();
        labels.sort_by(|a, b| a.from.y.total_cmp(&b.from.y));
        spread(
            &mut labels,
            self.field.top() - LEADING * 0.5,
            self.field.bottom() + LEADING * 0.5,
        );
        labels
    }

    /// Where lines and marks across end, in the order of their names.
    fn ends(&self, right: f32) -> impl Iterator<Item = Point> {
        let lines = self.lines.iter().map(|line| {
            let last = line.values.last();
            last.map_or_else(Point::default, |(day, value)| {
                Point::new(self.x(*day), self.y(*value))
            })
        });
        let marks = self.marks.iter();
        lines.chain(marks.map(move |(_, height)| Point::new(right, self.y(*height))))
    }

    fn label(&self, pen: &mut Pen<'_>, label: &Label) {
        let right = self.field.right();
        let sample = Point::new(right + BEFORE_NAME - 9.0, label.y);
        let thin = Stroke::new(inks::LINE_STRONG, 0.6, &[]);
        let start = Point::new(label.from.x.max(right) + 1.0, label.from.y);
        if label.from.x < right - 8.0 {
            // A line that ends early is followed to the edge.
            let from = Point::new(label.from.x + MARK + 1.0, label.from.y);
            let faint = Stroke::new(inks::LINE_STRONG, 0.6, &[1.0, 2.0]);
            pen.line(from, start, &faint.attributes());
        }
        pen.line(
            start,
            Point::new(sample.x - MARK - 2.5, label.y),
            &thin.attributes(),
        );
        let ink = if let Some(line) = label.line {
            draw_mark(pen, look(line).1, color(line), sample);
            inks::TEXT
        } else {
            let stroke = Stroke::new(inks::MUTED, 1.0, &[3.0, 2.0]);
            let ends = [
                Point::new(sample.x - 4.0, label.y),
                Point::new(sample.x + 4.0, label.y),
            ];
            pen.line(ends[0], ends[1], &stroke.attributes());
            inks::MUTED
        };
        let first = label.y - (label.lines.len() as f32 - 1.0) * 0.5 * LEADING;
        for (at, line) in label.lines.iter().enumerate() {
            let at = Point::new(right + BEFORE_NAME, first + at as f32 * LEADING);
            Words::name(line, at).ink(ink).write(pen);
        }
    }
}

/// Values above 0 whose changes are large are drawn from 0, others from near the least.
fn from_zero(all: Scale) -> Scale {
    if all.low > 0.0 && all.low <= all.high * 0.5 {
        Scale { low: 0.0, ..all }
    } else {
        all
    }
}

/// The names of lines and of marks across, each with its last value.
fn names(
    lines: &[Drawn<'_>],
    marks: &[(&str, f64)],
    most: f32,
) -> Vec<(Vec<String>, Option<usize>)> {
    let told = |name: &str, value: f64| {
        let value = scale::number(value);
        if name.is_empty() {
            return vec![value];
        }
        let room = most - label::width(&format!(": {value}"), NAME);
        let mut lines = name_lines(name, room);
        if let Some(last) = lines.last_mut() {
            last.push_str(": ");
            last.push_str(&value);
        }
        lines
    };
    let lines = lines.iter().enumerate().map(|(at, drawn)| {
        let last = drawn.values.last().map_or(0.0, |(_, value)| *value);
        (told(drawn.line.name.trim(), last), Some(at))
    });
    let marks = marks
        .iter()
        .map(|(name, height)| (told(name, *height), None));
    lines.chain(marks).collect()
}

/// Draws lines.
pub(super) fn draw(chart: &Lines, size: Size, letters: &mut dyn Letters) -> String {
    const KIND: &str = "Line chart";
    let Some(layout) = Layout::new(chart, size) else {
        return empty(KIND, letters);
    };
    let mut pen = sheet(KIND, [size.width, layout.height()], letters);
    layout.axes(&mut pen);
    layout.across(&mut pen);
    for (at, line) in layout.lines.iter().enumerate() {
        layout.line(&mut pen, at, line);
    }
    for label in layout.labels() {
        layout.label(&mut pen, &label);
    }
    if layout.more > 0 {
        let text = format!(
            "and {} not drawn",
            text::count(layout.more, "more line", "more lines")
        );
        let at = Point::new(0.0, layout.height() - LEADING * 0.5);
        Words::quiet(&text, at).write(&mut pen);
    }
    pen.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(heights: &[f32]) -> Vec<Label> {
        let label = |y: &f32| Label {
            lines: vec!["Name".to_owned()],
            line: None,
            from: Point::new(0.0, *y),
            y: *y,
        };
        heights.iter().map(label).collect()
    }

    #[test]
    fn labels_that_would_overlap_move_apart_and_others_stay() {
        let mut all = labels(&[10.0, 50.0, 51.0, 52.0, 140.0, 140.0]);
        spread(&mut all, 0.0, 144.0);
        let places: Vec<f32> = all.iter().map(|label| label.y).collect();
        assert_eq!(places, [10.0, 39.0, 51.0, 63.0, 126.0, 138.0]);
    }
}
