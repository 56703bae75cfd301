//! Sheets of paper typed in: a row for each sheet, a cell for each item.
//!
//! A digit rates and goes on to the next item; after the last one, or with Enter, comes the next sheet. The last
//! row is the sheet that is not there yet.
//! Must not know what the sheets say together.

use egui::{
    Align2, EventFilter, FocusDirection, FontId, Id as WidgetId, Key, Modifiers, Rect, Role, Sense,
    Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::{
    edit::Edit,
    guidance::Item,
    insight::survey::{Sheet, Survey},
    model::{Id, Record as _, SurveyResponse, SurveyWave},
    ui::{
        Ctx, Out,
        screens::names,
        tokens::{self, Palette, SMALL_SIZE, icons, space},
        widgets,
    },
};

/// Height of a row.
const ROW: f32 = 40.0;
/// The column of codes, with room for a button for each step, or without.
const CODE: (f32, f32) = (116.0, 84.0);
/// The buttons at the end of a row.
const END: f32 = 76.0;
/// A button for one step of the scale.
const BUTTON: f32 = 26.0;
/// Steps of the scale.
const STEPS: i64 = 5;

/// View state.
#[derive(Default)]
pub(super) struct View {
    /// The cell that the keyboard is on: sheet and item, by position.
    cursor: (usize, usize),
    /// The code being typed, and the sheet it belongs to; `None` is the sheet to come.
    code: Option<(Option<Id<SurveyResponse>>, String)>,
    /// The sheet whose comments are open.
    open: Option<Id<SurveyResponse>>,
    /// Ids decided on for comments that do not exist yet, item by item.
    ids: Vec<Id<SurveyResponse>>,
}

/// The grid while it is drawn.
struct Grid<'g, 'c> {
    ctx: &'g Ctx<'c>,
    wave: Id<SurveyWave>,
    sheets: &'g [Sheet],
    asked: &'g [&'g Item],
    id: WidgetId,
    /// Width of the column of codes.
    code: f32,
    /// Width of a cell; with room for a button for each step, or only for the figure.
    cell: f32,
    wide: bool,
    moved: bool,
}

/// What a jump leads to.
pub(super) struct Jumped {
    /// A sentence, by its position.
    pub(super) item: Option<usize>,
    /// A sheet that was typed in, by its position.
    pub(super) sheet: Option<usize>,
}

/// Draws the sheets of a round.
#[expect(clippy::too_many_arguments, reason = "all of them are what is drawn")]
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    out: &mut Out<'_>,
    read: &Survey,
    wave: Id<SurveyWave>,
    asked: &[&Item],
    jumped: &Jumped,
) {
    let sheets = read.sheets(wave);
    ui.label(tokens::small(
        "Type a digit for each sentence; it goes on by itself. Enter begins the next sheet. Give a sheet the same code before and after, and its change can be followed",
    ));
    ui.push_id(wave.raw(), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let columns = asked.len() as f32;
        let full = BUTTON * STEPS as f32 + space::L;
        let wide = CODE.0 + full * columns + END <= ui.available_width();
        let code = if wide { CODE.0 } else { CODE.1 };
        let room = ui.available_width() - code - END;
        let mut grid = Grid {
            ctx,
            wave,
            sheets,
            asked,
            id: ui.make_persistent_id("sheets"),
            cell: if wide {
                full
            } else {
                (room / columns).clamp(34.0, 110.0)
            },
            wide,
            code,
            moved: false,
        };
        if jumped.item.is_some() || jumped.sheet.is_some() {
            let row = jumped.sheet.unwrap_or(sheets.len());
            view.cursor = (row, jumped.item.unwrap_or(0));
            // What is written on a sheet stands in its comments.
            let sheet = jumped.sheet.and_then(|at| sheets.get(at));
            view.open = sheet.and_then(Sheet::first).or(view.open);
            view.ids.clear();
            grid.moved = true;
            ui.memory_mut(|m| m.request_focus(grid.cell_id(view.cursor)));
        }
        grid.head(ui);
        grid.keys(ui, view, out);
        grid.rows(ui, view, out);
    });
}

impl Grid<'_, '_> {
    fn cell_id(&self, at: (usize, usize)) -> WidgetId {
        self.id.with(at)
    }

    fn width(&self) -> f32 {
        self.code + self.cell * self.asked.len() as f32 + END
    }

    fn head(&self, ui: &mut Ui) {
        let p = Palette::of(ui);
        let galleys: Vec<_> = self
            .asked
            .iter()
            .map(|item| {
                egui::WidgetText::from(tokens::caption(&item.short).color(p.ink)).into_galley(
                    ui,
                    Some(egui::TextWrapMode::Wrap),
                    self.cell - space::XS,
                    egui::TextStyle::Small,
                )
            })
            .collect();
        let height = galleys.iter().map(|g| g.size().y).fold(18.0, f32::max) + space::S;
        let (rect, _) = ui.allocate_exact_size(vec2(self.width(), height), Sense::hover());
        let font = FontId::new(SMALL_SIZE, tokens::medium());
        let at = rect.left_bottom() - vec2(0.0, space::XS);
        ui.painter()
            .text(at, Align2::LEFT_BOTTOM, "Code", font, p.ink);
        for (column, (item, galley)) in self.asked.iter().zip(galleys).enumerate() {
            let x = rect.left() + self.code + self.cell * column as f32;
            let at = pos2(x, rect.bottom() - space::XS - galley.size().y);
            let room = Rect::from_min_size(at, galley.size());
            let head = ui.interact(room, self.id.with(("head", column)), Sense::hover());
            head.widget_info(|| {
                WidgetInfo::labeled(Role::ColumnHeader, true, item.wording.as_str())
            });
            ui.painter().galley(at, galley, p.ink);
            head.on_hover_text(&item.wording);
        }
    }

    /// The code of the sheet to come: the one typed, or the next number.
    fn next_code(&self, view: &View) -> String {
        if let Some((None, code)) = &view.code {
            return code.trim().to_owned();
        }
        let numbers = self
            .sheets
            .iter()
            .filter_map(|s| s.code.parse::<u64>().ok());
        numbers.max().unwrap_or(0).saturating_add(1).to_string()
    }

    /// What a sheet is called on buttons and in steps.
    fn called(&self, row: usize, view: &View) -> String {
        match self.sheets.get(row).map(|sheet| sheet.code.as_str()) {
            Some("") => format!("sheet without a code, row {}", row + 1),
            Some(code) => format!("sheet {code}"),
            None => format!("new sheet {}", self.next_code(view)),
        }
    }

    fn rating(&self, (row, column): (usize, usize)) -> Option<i64> {
        let item = self.asked.get(column)?;
        let response = self.sheets.get(row)?.responses.get(&item.id)?;
        self.ctx.plan.get(*response)?.rating
    }

    /// Rates, or clears, one item of one sheet.
    fn rate(
        &self,
        out: &mut Out<'_>,
        view: &mut View,
        (row, column): (usize, usize),
        rating: Option<i64>,
    ) {
        let Some(item) = self.asked.get(column).filter(|_| !self.ctx.read_only) else {
            return;
        };
        let sheet = self.sheets.get(row);
        let known = sheet.and_then(|s| s.responses.get(&item.id));
        let known = known.and_then(|id| self.ctx.plan.get(*id));
        if known.map_or(rating.is_none(), |response| response.rating == rating) {
            return;
        }
        let code = sheet.map_or_else(|| self.next_code(view), |sheet| sheet.code.clone());
        if sheet.is_none() && self.is_taken(&code, None) {
            return;
        }
        let name = format!("Enter {}: {}", self.called(row, view), item.short);
        let response = SurveyResponse {
            rating,
            ..known.cloned().unwrap_or_else(|| SurveyResponse {
                wave: self.wave,
                item: item.id.clone(),
                respondent: code,
                ..SurveyResponse::new(out.ids.next())
            })
        };
        out.edit(keep(Edit::named(name), response));
        if sheet.is_none() {
            view.code = None;
        }
    }

    /// Whether another sheet of the round carries this code.
    fn is_taken(&self, code: &str, but: Option<Id<SurveyResponse>>) -> bool {
        let mut others = self
            .sheets
            .iter()
            .filter(|s| but.is_none() || s.first() != but);
        !code.is_empty() && others.any(|sheet| sheet.code == code)
    }

    fn keys(&mut self, ui: &Ui, view: &mut View, out: &mut Out<'_>) {
        let last = (self.sheets.len(), self.asked.len().saturating_sub(1));
        view.cursor = (view.cursor.0.min(last.0), view.cursor.1.min(last.1));
        let here = view.cursor;
        let id = self.cell_id(here);
        if !ui.memory(|m| m.has_focus(id)) {
            return;
        }
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|m| m.set_focus_lock_filter(id, filter));
        const DIGITS: [Key; 5] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];
        let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        let rated = (1..).zip(DIGITS).find(|(_, key)| pressed(*key));
        let mut there = here;
        if let Some((rating, _)) = rated {
            self.rate(out, view, here, Some(rating));
            there = match here {
                (row, column) if column == last.1 => (row + 1, 0),
                (row, column) => (row, column + 1),
            };
        } else if pressed(Key::Delete) || pressed(Key::Backspace) {
            self.rate(out, view, here, None);
        } else if pressed(Key::Enter) {
            there = (here.0 + 1, 0);
        } else if pressed(Key::ArrowDown) {
            there.0 += 1;
        } else if pressed(Key::ArrowUp) {
            there.0 = there.0.saturating_sub(1);
        } else if pressed(Key::ArrowRight) {
            there.1 = (there.1 + 1).min(last.1);
        } else if pressed(Key::ArrowLeft) {
            there.1 = there.1.saturating_sub(1);
        }
        // The sheet just begun makes room for another one below it.
        let begun = usize::from(rated.is_some() && here.0 == last.0);
        there.0 = there.0.min(last.0 + begun);
        if there != here {
            view.cursor = there;
            self.moved = true;
            let next = self.cell_id(there);
            ui.memory_mut(|m| {
                m.move_focus(FocusDirection::None);
                m.request_focus(next);
            });
        }
    }

    fn rows(&self, ui: &mut Ui, view: &mut View, out: &mut Out<'_>) {
        let all = self.sheets.len() + 1;
        let open = view.open.and_then(|id| {
            let mut sheets = self.sheets.iter();
            sheets.position(|sheet| sheet.first() == Some(id))
        });
        let above = open.map_or(all, |at| at + 1);
        self.block(ui, view, out, 0..above);
        if let Some(row) = open {
            self.comments(ui, view, out, row);
        }
        self.block(ui, view, out, above..all);
    }

    /// Draws the rows that are in sight, and the one that the keyboard is on.
    fn block(&self, ui: &mut Ui, view: &mut View, out: &mut Out<'_>, rows: std::ops::Range<usize>) {
        if rows.is_empty() {
            return;
        }
        let size = vec2(self.width(), ROW * rows.len() as f32);
        let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
        let clip = ui.clip_rect();
        for row in rows.clone() {
            let top = whole.top() + ROW * (row - rows.start) as f32;
            let rect = Rect::from_min_size(pos2(whole.left(), top), vec2(self.width(), ROW));
            if clip.intersects(rect) || view.cursor.0 == row {
                self.row(ui, view, out, rect, row);
            }
        }
    }

    fn row(&self, ui: &mut Ui, view: &mut View, out: &mut Out<'_>, rect: Rect, row: usize) {
        let p = Palette::of(ui);
        let line = Stroke::new(1.0, p.line);
        ui.painter().hline(rect.x_range(), rect.top(), line);
        let called = self.called(row, view);
        self.code(ui, view, out, rect, row, &called);
        for column in 0..self.asked.len() {
            let x = rect.left() + self.code + self.cell * column as f32;
            let room = Rect::from_min_size(
                pos2(x, rect.top() + 6.0),
                vec2(self.cell - space::M, ROW - 12.0),
            );
            self.cell(ui, view, out, room, (row, column), &called);
        }
        let Some(sheet) = self.sheets.get(row) else {
            // Its code is a proposal: without a word the row would look like a sheet typed in.
            let at = pos2(rect.right() - END, rect.center().y);
            let font = FontId::new(SMALL_SIZE, egui::FontFamily::Proportional);
            let painter = ui.painter();
            painter.text(at, Align2::LEFT_CENTER, "New sheet", font, p.muted);
            return;
        };
        let end = Rect::from_min_max(pos2(rect.right() - END, rect.top() + 4.0), rect.max);
        let place = egui::UiBuilder::new().max_rect(end).id_salt(("end", row));
        let mut ui = ui.new_child(place);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            let written = sheet
                .responses
                .values()
                .filter_map(|id| self.ctx.plan.get(*id));
            let written = written.filter(|r| !r.comment.trim().is_empty()).count();
            let name = match written {
                0 => format!("Comments of {called}"),
                n => format!("Comments of {called}: {n} written"),
            };
            if widgets::icon_button(ui, icons::EDIT, &name).clicked() {
                view.open = (view.open != sheet.first())
                    .then(|| sheet.first())
                    .flatten();
                view.ids.clear();
            }
            ui.add_enabled_ui(!self.ctx.read_only, |ui| {
                let name = format!("Delete {called}");
                if widgets::icon_button(ui, icons::DELETE, &name).clicked() {
                    let mut edit = Edit::named(name);
                    for id in sheet.responses.values() {
                        edit = edit.remove(*id);
                    }
                    out.edit(edit);
                }
            });
        });
    }

    /// The code of a sheet; it counts when the keyboard leaves it.
    fn code(
        &self,
        ui: &mut Ui,
        view: &mut View,
        out: &mut Out<'_>,
        rect: Rect,
        row: usize,
        called: &str,
    ) {
        let sheet = self.sheets.get(row);
        let of = sheet.and_then(Sheet::first);
        let room = Rect::from_min_size(
            rect.min + vec2(0.0, 3.0),
            vec2(self.code - space::M, ROW - 6.0),
        );
        let place = egui::UiBuilder::new()
            .max_rect(room)
            .id_salt(("code", of.map_or(-1, Id::raw)));
        let mut ui = ui.new_child(place);
        if self.ctx.read_only {
            ui.disable();
        }
        let mut text = match (&view.code, sheet) {
            (Some((whose, text)), _) if *whose == of => text.clone(),
            (_, Some(sheet)) => sheet.code.clone(),
            (_, None) => self.next_code(view),
        };
        let field = widgets::bare_text(&mut ui, &format!("Code of {called}"), "", &mut text);
        if field.changed() {
            view.code = Some((of, text.clone()));
        }
        let typed = view.code.as_ref().is_some_and(|(whose, _)| *whose == of);
        let taken = typed && self.is_taken(text.trim(), of);
        if taken {
            let danger = Palette::of(&ui).danger;
            let edge = Stroke::new(1.5, danger);
            ui.painter()
                .rect_stroke(field.rect, 8.0, edge, StrokeKind::Inside);
            let why = "Another sheet of this round has this code";
            ui.ctx()
                .accesskit_node_builder(field.id, |node| node.set_description(why));
            field.clone().on_hover_text(why);
            if field.has_focus() {
                egui::Tooltip::always_open(
                    ui.ctx().clone(),
                    ui.layer_id(),
                    field.id.with("taken"),
                    field.rect,
                )
                .show(|ui| {
                    ui.label(tokens::body(why));
                });
            }
        }
        if !typed || !field.lost_focus() || taken {
            return;
        }
        let Some(sheet) = sheet else { return };
        view.code = None;
        let code = text.trim().to_owned();
        if code == sheet.code {
            return;
        }
        let mut edit = Edit::named(format!("Give {called} the code {}", names::brief(&code)));
        for response in sheet
            .responses
            .values()
            .filter_map(|id| self.ctx.plan.get(*id))
        {
            edit.put.push(
                SurveyResponse {
                    respondent: code.clone(),
                    ..response.clone()
                }
                .wrap(),
            );
        }
        out.edit(edit);
    }

    fn cell(
        &self,
        ui: &Ui,
        view: &mut View,
        out: &mut Out<'_>,
        room: Rect,
        at: (usize, usize),
        called: &str,
    ) {
        let p = Palette::of(ui);
        let id = self.cell_id(at);
        let here = view.cursor == at;
        let focused = ui.memory(|m| m.has_focus(id));
        let sense = if here || focused {
            Sense::click()
        } else {
            Sense::CLICK
        };
        let response = ui.interact(room, id, sense);
        let Some(item) = self.asked.get(at.1) else {
            return;
        };
        let rating = self.rating(at);
        let name = format!("{}, {called}", item.short);
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), &name);
            info.current_text_value = Some(rating.map_or("Not set".to_owned(), |r| r.to_string()));
            info
        });
        let painter = ui.painter();
        let line = ui.visuals().widgets.inactive.bg_stroke.width;
        let look = |on: bool, over: bool| match (on, over) {
            (true, _) => (p.accent_soft, p.accent, p.accent),
            (false, true) => (p.hover, p.line_strong, p.ink),
            (false, false) => (p.surface, p.line, p.muted),
        };
        let font = FontId::new(SMALL_SIZE, tokens::semibold());
        if self.wide {
            for step in 1..=STEPS {
                let x = room.left() + BUTTON * (step - 1) as f32;
                let rect =
                    Rect::from_min_size(pos2(x, room.top()), vec2(BUTTON - 2.0, room.height()));
                let button = ui.interact(rect, id.with(step), Sense::CLICK);
                let on = rating == Some(step);
                button.widget_info(|| {
                    let words = item.choices.get(usize::try_from(step - 1).unwrap_or(0));
                    let words = words.map_or("", |c| c.label.as_str());
                    let name = format!("{name}: {step} {words}");
                    WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, name)
                });
                if button.clicked() {
                    self.rate(out, view, at, (!on).then_some(step));
                    view.cursor = at;
                    response.request_focus();
                }
                let (ground, border, ink) = look(on, button.hovered());
                let stroke = Stroke::new(line, border);
                painter.rect(rect, 6.0, ground, stroke, StrokeKind::Inside);
                let figure = step.to_string();
                painter.text(
                    rect.center(),
                    Align2::CENTER_CENTER,
                    figure,
                    font.clone(),
                    ink,
                );
            }
        } else {
            let (ground, border, ink) = look(rating.is_some(), response.hovered());
            let stroke = Stroke::new(line, border);
            painter.rect(room, 6.0, ground, stroke, StrokeKind::Inside);
            let figure = rating.map_or_else(|| "–".to_owned(), |r| r.to_string());
            painter.text(room.center(), Align2::CENTER_CENTER, figure, font, ink);
        }
        if response.clicked() {
            response.request_focus();
        }
        if response.has_focus() {
            view.cursor = at;
            painter.rect_stroke(
                room.expand(2.0),
                f32::from(tokens::RADIUS),
                Stroke::new(2.0, p.focus),
                StrokeKind::Middle,
            );
        }
        if self.moved && view.cursor == at {
            response.scroll_to_me(None);
        }
    }

    /// Ratings and comments of one sheet, below its row.
    fn comments(&self, ui: &mut Ui, view: &mut View, out: &mut Out<'_>, row: usize) {
        let Some(sheet) = self.sheets.get(row) else {
            return;
        };
        let called = self.called(row, view);
        while view.ids.len() < self.asked.len() {
            view.ids.push(out.ids.next());
        }
        ui.add_space(space::XS);
        ui.scope(|ui| {
            ui.set_max_width(tokens::PAGE_WIDTH.min(ui.available_width()));
            widgets::card(ui, |ui| {
                let mut title = called.clone();
                title.replace_range(..1, "S");
                ui.label(tokens::heading(title));
                ui.add_enabled_ui(!self.ctx.read_only, |ui| {
                    for (item, next) in self.asked.iter().zip(&view.ids) {
                        self.comment(ui, out, sheet, item, *next, &called);
                    }
                });
            });
        });
        ui.add_space(space::S);
    }

    fn comment(
        &self,
        ui: &mut Ui,
        out: &mut Out<'_>,
        sheet: &Sheet,
        item: &Item,
        next: Id<SurveyResponse>,
        called: &str,
    ) {
        let known = sheet.responses.get(&item.id);
        let known = known.and_then(|id| self.ctx.plan.get(*id));
        let response = known.cloned().unwrap_or_else(|| SurveyResponse {
            wave: self.wave,
            item: item.id.clone(),
            respondent: sheet.code.clone(),
            ..SurveyResponse::new(next)
        });
        let from = out.edits.len();
        let name = format!("Edit {called}: {}", item.short);
        widgets::edit_record(ui, out, &response, &name, |ui, r| {
            let steps: Vec<&str> = item.choices.iter().map(|c| c.label.as_str()).collect();
            widgets::rating(ui, &item.wording, &mut r.rating, &steps);
            let label = format!("Comment on {}", item.short.to_lowercase());
            widgets::long_text(ui, &label, "Words added on the sheet", &mut r.comment, 1);
        });
        for edit in out.edits.iter_mut().skip(from) {
            let after = edit
                .put
                .iter()
                .find_map(SurveyResponse::unwrap_any)
                .cloned();
            if let Some(after) = after {
                edit.put.clear();
                *edit = keep(edit.clone(), after);
            }
        }
    }
}

/// The edit that leaves a response like this; one that says nothing any more is taken out.
fn keep(edit: Edit, response: SurveyResponse) -> Edit {
    if response.rating.is_none() && response.comment.is_empty() {
        edit.remove(response.id)
    } else {
        edit.put(response)
    }
}
