//! What stands round the rows: heading, titles, the last line; and how wide the columns are.
//! Must not know what a row holds.

use egui::{
    Align, Align2, FontId, Frame, Id, Label, Layout, Margin, Popup, Rect, Response, Role, Sense,
    Stroke, TextEdit, TextStyle, Ui, WidgetInfo, WidgetText, pos2, vec2,
};

use super::{
    Sheet, copy,
    editor::PADDING,
    field::{Field, Shape},
    keys::Hand,
    naming,
    rows::Sort,
    state::{Coming, Focus, State},
    table::{Heading, ROW},
};
use crate::ui::{
    Ctx, Out,
    tokens::{self, Palette, icons, space},
    widgets,
};

/// Height of the line of titles where each stands in one line, and what each further line adds.
const TITLES: f32 = 32.0;
const TITLE_LINE: f32 = 18.0;
/// Room at the left for the handle.
const GUTTER: f32 = 22.0;
/// Room at the right for the row's own menu.
const TAIL: f32 = 36.0;
/// Room in a title for the sign of sorting.
const SIGN: f32 = 18.0;
/// From this many rows on there is a field to filter them.
const MANY: usize = 8;

/// Where the columns lie, from the left edge of the rows.
pub(super) struct Columns {
    spans: Vec<(f32, f32)>,
    total: f32,
    squeezed: bool,
    titles: f32,
}

/// How wide a column would be, how narrow it can be, and its share of what is left.
struct Width {
    wanted: f32,
    least: f32,
    weight: f32,
}

impl Width {
    fn of(ui: &Ui, at: usize, field: &Field) -> Self {
        let room = |words: &str| {
            let words = title_galley(ui, words, f32::INFINITY).size().x;
            words.ceil() + SIGN + 2.0 * f32::from(PADDING)
        };
        let title = field.column.title;
        let longest_word = title.split_whitespace().map(room).fold(0.0, f32::max);
        let text = matches!(field.shape, Shape::Text | Shape::Long);
        let declared = field.column.width;
        let wanted = match (declared > 0.0, text, at) {
            (true, ..) => declared,
            // The first column is what a row is about.
            (false, true, 0) => 260.0,
            (false, true, _) => 180.0,
            (false, false, _) => 130.0,
        };
        let weight = match (declared > 0.0, at) {
            (true, _) => 0.0,
            (false, 0) => 2.0,
            (false, _) => 1.0,
        };
        Self {
            wanted: wanted.max(room(title)),
            least: wanted.min(readable(field, at)).max(longest_word),
            weight,
        }
    }
}

/// How narrow a column can be so that what stands in it is still read, in two lines if need be.
const fn readable(field: &Field, at: usize) -> f32 {
    match (field.shape, at) {
        (Shape::Text | Shape::Long | Shape::Refer(_), 0) => 150.0,
        (Shape::Text | Shape::Long | Shape::Refer(_), _) => 104.0,
        (Shape::Day, _) => 112.0,
        (Shape::Words(..) | Shape::Scale(_) | Shape::Told(_), _) => 92.0,
        (Shape::Whole | Shape::Number | Shape::Percent, _) => 64.0,
        (Shape::Tick | Shape::Nothing, _) => 44.0,
    }
}

impl Columns {
    /// Widths as declared, the rest shared by those without one. Where there is too little room for all, they
    /// give way down to what can still be read, with titles and words in more than one line.
    pub(super) fn of(ui: &Ui, fields: &[Field], available: f32) -> Self {
        let widths: Vec<Width> = fields
            .iter()
            .enumerate()
            .map(|(at, field)| Width::of(ui, at, field))
            .collect();
        let room = (available - GUTTER - TAIL).floor();
        let wanted: f32 = widths.iter().map(|width| width.wanted).sum();
        let least: f32 = widths.iter().map(|width| width.least).sum();
        let weights: f32 = widths.iter().map(|width| width.weight).sum();
        let mut x = GUTTER;
        let mut titles = TITLES;
        let mut spans = Vec::with_capacity(widths.len());
        for (at, (width, field)) in widths.iter().zip(fields).enumerate() {
            let share = if weights > 0.0 {
                width.weight / weights
            } else if at == 0 {
                1.0
            } else {
                0.0
            };
            let width = if wanted <= room {
                width.wanted + ((room - wanted) * share).floor()
            } else if least < room {
                let part = (room - least) / (wanted - least);
                width.least + ((width.wanted - width.least) * part).floor()
            } else {
                width.least
            };
            if title_galley(ui, field.column.title, title_room(width))
                .rows
                .len()
                > 1
            {
                titles = TITLES + TITLE_LINE;
            }
            spans.push((x, width));
            x += width;
        }
        Self {
            spans,
            total: (x + TAIL).max(available.floor()),
            squeezed: wanted > room,
            titles,
        }
    }

    /// Whether they have less room than they would take, so that words may need a second line.
    pub(super) const fn squeezed(&self) -> bool {
        self.squeezed
    }

    /// Height of the line of titles.
    pub(super) const fn titles(&self) -> f32 {
        self.titles
    }

    /// The left edge and width of a column.
    pub(super) fn span(&self, column: usize) -> Option<(f32, f32)> {
        self.spans.get(column).copied()
    }

    /// The width of all.
    pub(super) const fn total(&self) -> f32 {
        self.total
    }

    /// Where the handle of a row is.
    pub(super) fn handle(row: Rect) -> Rect {
        Rect::from_min_size(row.min, vec2(GUTTER, row.height()))
    }

    /// Where the menu of a row is.
    pub(super) fn tail(row: Rect) -> Rect {
        let center = pos2(row.right() - TAIL / 2.0, row.center().y);
        Rect::from_center_size(center, vec2(TAIL - 4.0, TAIL - 4.0))
    }
}

/// A title, in at most three lines.
fn title_galley(ui: &Ui, title: &str, width: f32) -> std::sync::Arc<egui::Galley> {
    let text = WidgetText::from(tokens::caption(title));
    let font = egui::FontSelection::Style(TextStyle::Small);
    let mut job =
        std::sync::Arc::unwrap_or_clone(text.into_layout_job(ui.style(), font, Align::Min));
    job.wrap.max_width = width;
    job.wrap.max_rows = 3;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// The room that words have in a title of this width.
fn title_room(width: f32) -> f32 {
    width - SIGN - 2.0 * f32::from(PADDING) + 1.0
}

/// Name, count, filter, and what is done to the whole table.
pub(super) fn heading(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    hand: &Hand<'_>,
    state: &mut State,
    heading: &Heading,
) {
    let sheet = hand.sheet;
    let (shown, total) = (state.rows.shown.len(), state.rows.total);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        if !heading.untitled {
            ui.add(Label::new(tokens::heading(sheet.name)).selectable(false));
        }
        let what = if total == 1 {
            sheet.one.to_owned()
        } else {
            naming::plural(sheet.one)
        };
        let picked = state.picked.len();
        let count = if picked > 1 {
            Some(format!("{picked} of {total} {what} picked"))
        } else if shown < total {
            Some(format!("{shown} of {total} {what}"))
        } else if heading.counted || heading.told.is_some() {
            None
        } else {
            Some(format!("{total} {what}"))
        };
        if let Some(count) = count {
            ui.add(Label::new(tokens::small(count)).selectable(false));
        } else if let Some((words, meaning)) = &heading.told {
            widgets::figure(ui, words, meaning);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let more = widgets::icon_button(ui, icons::MORE, &format!("More for {}", sheet.name));
            Popup::menu(&more).width(240.0).show(|ui| {
                let copies = format!("Copy all {}", naming::plural(sheet.one));
                if widgets::menu_button(ui, icons::COPY, &copies, "").clicked() {
                    ui.ctx()
                        .copy_text(copy::rows_text(ctx, sheet, &state.rows.shown));
                    out.notify(format!("Copied {}", naming::count(shown, sheet.one)));
                }
                if !ctx.read_only
                    && widgets::menu_button(ui, icons::IMPORT, "Paste rows…", "").clicked()
                {
                    state.paste = Some(String::new());
                }
            });
            if total > MANY || !state.filter.is_empty() {
                ui.scope(|ui| {
                    ui.set_max_width(220.0);
                    let name = format!("Filter {}", sheet.name);
                    widgets::search(ui, &name, "Filter", &mut state.filter);
                });
            }
        });
    });
    paste_box(ui, ctx, out, hand, state);
}

/// A field for rows that are pasted by hand.
fn paste_box(ui: &mut Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, hand: &Hand<'_>, state: &mut State) {
    let Some(mut text) = state.paste.take() else {
        return;
    };
    let sheet = hand.sheet;
    let mut keep = true;
    widgets::card(ui, |ui| {
        let label = format!("Paste {} here", naming::plural(sheet.one));
        let hint = "Rows copied from a spreadsheet, or one line for each";
        let field = widgets::long_text(ui, &label, hint, &mut text, 4);
        if text.is_empty() && !field.has_focus() && ui.memory(|m| m.focused().is_none()) {
            field.request_focus();
        }
        widgets::help_below(
            ui,
            "A first line of titles says which column is which; without one they are taken in order",
        );
        let count = copy::Pasted::of(sheet, &text).rows.len();
        ui.add_space(space::S);
        ui.horizontal(|ui| {
            if count > 0 {
                let add = format!("Add {}", naming::count(count, sheet.one));
                if widgets::primary_button(ui, &add).clicked() {
                    if let Some(row) = copy::paste(ctx, out, sheet, hand.fresh, &text) {
                        state.coming = Some(Coming::row(row));
                    }
                    keep = false;
                }
            }
            if widgets::quiet_button(ui, "Cancel").clicked() {
                keep = false;
            }
        });
    });
    if keep {
        state.paste = Some(text);
    } else {
        state.focus = Some(Focus::Rows);
    }
}

/// The line of titles; a click sorts, another turns the order round, a third gives the rows their own again.
pub(super) fn titles(ui: &mut Ui, fields: &[Field], columns: &Columns, state: &mut State) {
    let p = Palette::of(ui);
    let (line, _) = ui.allocate_exact_size(vec2(columns.total(), columns.titles()), Sense::hover());
    for (at, field) in fields.iter().enumerate() {
        let Some((x, width)) = columns.span(at) else {
            continue;
        };
        let rect = Rect::from_min_size(line.min + vec2(x, 0.0), vec2(width, columns.titles()));
        let title = field.column.title;
        let response = ui.interact(rect, ui.make_persistent_id(("title", at)), Sense::click());
        let sorted = state.sort.filter(|sort| sort.column == at);
        let galley = title_galley(ui, title, title_room(width));
        let ink = if sorted.is_some() || response.hovered() || response.has_focus() {
            p.ink
        } else {
            p.muted
        };
        let left = rect.left() + f32::from(PADDING);
        let size = galley.size();
        let min = pos2(left, rect.center().y - size.y / 2.0);
        ui.painter()
            .galley_with_override_text_color(min, galley, ink);
        if let Some(sort) = sorted {
            ui.painter().text(
                pos2(left + size.x + 10.0, rect.center().y),
                Align2::CENTER_CENTER,
                if sort.descending {
                    icons::DOWN
                } else {
                    icons::UP
                },
                FontId::new(14.0, tokens::icon_font()),
                p.accent,
            );
        }
        if response.has_focus() {
            ui.painter().rect_stroke(
                rect.shrink(2.0),
                4.0,
                Stroke::new(2.0, p.focus),
                egui::StrokeKind::Inside,
            );
        }
        response.widget_info(|| {
            let name = match sorted {
                None => format!("Sort by {title}"),
                Some(Sort {
                    descending: false, ..
                }) => format!("{title}, sorted ascending"),
                Some(_) => format!("{title}, sorted descending"),
            };
            WidgetInfo::labeled(Role::Button, ui.is_enabled(), name)
        });
        if response.clicked() {
            state.sort = match sorted {
                None => Some(Sort {
                    column: at,
                    descending: false,
                }),
                Some(sort) if !sort.descending => Some(Sort {
                    column: at,
                    descending: true,
                }),
                Some(_) => None,
            };
            state.reveal = state.cursor;
        }
        if !field.column.help.is_empty() {
            response.on_hover_text(field.column.help);
        }
    }
    ui.painter().hline(
        line.x_range(),
        line.bottom() - 0.5,
        Stroke::new(1.0, p.line),
    );
}

/// The field of the last line.
pub(super) fn add_field(ui: &mut Ui, sheet: &Sheet, id: Id, text: &mut String) -> Response {
    let p = Palette::of(ui);
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(vec2(width, ROW), Sense::hover());
    let on = ui.memory(|memory| memory.has_focus(id));
    let name = format!("Add {} {}…", article(sheet.one), sheet.one);
    ui.painter().text(
        pos2(rect.left() + GUTTER / 2.0, rect.center().y),
        Align2::CENTER_CENTER,
        icons::ADD,
        FontId::new(18.0, tokens::icon_font()),
        if on { p.accent } else { p.muted },
    );
    let mut field = rect;
    field.min.x += GUTTER;
    if on {
        ui.painter().rect(
            field.shrink(1.0),
            4.0,
            p.surface,
            Stroke::new(2.0, p.focus),
            egui::StrokeKind::Inside,
        );
    }
    let builder = egui::UiBuilder::new().id_salt(id).max_rect(field);
    let response = ui
        .scope_builder(builder, |ui| {
            let height = ui.text_style_height(&TextStyle::Body);
            let margin = ((ROW - height) / 2.0).floor().max(2.0);
            let tab = !text.trim().is_empty();
            ui.add(
                TextEdit::singleline(text)
                    .id(id)
                    .hint_text(&name)
                    .frame(Frame::NONE.inner_margin(Margin::symmetric(PADDING, margin as i8)))
                    .event_filter(egui::EventFilter {
                        tab,
                        horizontal_arrows: true,
                        vertical_arrows: true,
                        // Takes back what was typed, then leads to the rows.
                        escape: true,
                    })
                    .desired_width(field.width()),
            )
        })
        .inner;
    ui.painter().hline(
        rect.x_range(),
        rect.bottom() - 0.5,
        Stroke::new(1.0, p.line),
    );
    response.accessible_name(name.trim_end_matches('…'))
}

/// The field's own undo begins anew: what was typed before has become a row.
pub(super) fn forget_typing(ui: &Ui, id: Id) {
    if let Some(mut state) = egui::text_edit::TextEditState::load(ui.ctx(), id) {
        state.clear_undoer();
        state.store(ui.ctx(), id);
    }
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'A', 'E', 'I', 'O']) {
        "an"
    } else {
        "a"
    }
}
