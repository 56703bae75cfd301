//! Paints the display list: roles become colors here.
//! Must not know what a place means or what a drop does, beyond showing it.

use std::sync::LazyLock;

use egui::{Align, Color32, FontId, Painter, Pos2, Rect, Stroke, Ui, Vec2, pos2, vec2};

use super::{
    Held, View, arrange,
    sight::{GHOST, Sight, aside, is_shown, point, pos},
};
use crate::{
    canvas::{Batch, Stamp, Text, TextCache, capsule, font_step, leave_rect, segment_meets_rect},
    mapping::{
        Point,
        ground::{self, Form, MARK_ROOM, Names, Tint},
        lens,
        scene::{MARK, NAME_FROM, NAME_TO, Node, mark},
        wire::{self, Wire},
    },
    model::{Category, Id, Level, Partner},
    ui::tokens::{self, Palette},
};

/// What a painter has to see.
pub(super) struct Eyes<'a> {
    /// View state.
    pub map: &'a View,
    /// Where things are on the screen.
    pub sight: &'a Sight<'a>,
    /// The nodes selected, in rising order.
    pub selected: &'a [usize],
    /// The partner whose details are shown.
    pub focus: Option<Id<Partner>>,
    /// The node under the pointer.
    pub hover: Option<usize>,
    /// Whether the canvas has the keyboard.
    pub keyboard: bool,
}

/// Keys of texts that belong to no partner; partners' ids are positive.
const OTHER_TEXT: u64 = 1 << 63;

/// Paints everything, from back to front.
pub(super) fn paint(ui: &Ui, rect: Rect, eyes: &Eyes<'_>, texts: &mut TextCache) {
    let painter = ui.painter().with_clip_rect(rect);
    let palette = Palette::of(ui);
    let mut marked = vec![false; eyes.sight.scene.nodes.len()];
    // With many selected, all that belongs to them would hide the map.
    let selected = eyes.selected.iter().filter(|_| eyes.sight.lifted);
    for node in selected.copied().chain(eyes.hover) {
        if let Some(mark) = marked.get_mut(node) {
            *mark = true;
        }
    }
    let mut brush = Brush {
        painter: &painter,
        palette,
        dark: ui.visuals().dark_mode,
        batch: Batch::default(),
        texts,
        eyes,
        marked,
    };
    brush.texts.begin_frame(ui.ctx());
    brush.table();
    brush.landing_cell();
    brush.wires();
    brush.labels();
    brush.agency();
    brush.gone(ui);
    brush.leaders();
    brush.found();
    brush.ghosts();
    brush.nodes();
    brush.handles();
    brush.in_hand(ui);
    if eyes.keyboard {
        let line = Stroke::new(2.0, palette.focus);
        painter.rect_stroke(rect.shrink(1.0), 6.0, line, egui::StrokeKind::Inside);
    }
}

/// What painting needs at hand.
pub(super) struct Brush<'a> {
    /// Where to.
    pub painter: &'a Painter,
    /// The colors.
    pub palette: &'static Palette,
    dark: bool,
    /// Shapes not yet handed to the painter.
    pub batch: Batch,
    texts: &'a mut TextCache,
    /// What is seen.
    pub eyes: &'a Eyes<'a>,
    /// Whether each node is under the pointer, or one of a few that are selected: its links are lit, its intended
    /// level is shown.
    marked: Vec<bool>,
}

impl Brush<'_> {
    pub(super) fn screen(&self, at: Point) -> Pos2 {
        self.eyes.sight.view.to_screen(pos(at))
    }

    pub(super) fn zoom(&self) -> f32 {
        self.eyes.sight.view.camera.zoom
    }

    /// Whether what belongs to a node is brought out.
    fn is_marked(&self, node: usize) -> bool {
        self.marked.get(node).copied().unwrap_or(false)
    }

    pub(super) fn flush(&mut self) {
        self.batch.flush(self.painter);
    }

    /// The ground of a ring: the closer to us, the more it stands out.
    fn ring_color(&self, depth: f32) -> Color32 {
        let p = self.palette;
        let (outer, inner) = if self.dark {
            (
                p.paper.lerp_to_gamma(p.surface, 0.25),
                p.surface.lerp_to_gamma(p.line, 0.55),
            )
        } else {
            (p.paper.lerp_to_gamma(p.line, 0.62), p.surface)
        };
        outer.lerp_to_gamma(inner, depth)
    }

    /// What lies below the partners.
    fn table(&mut self) {
        let line = Stroke::new(1.0, self.palette.line);
        for piece in &self.eyes.sight.scene.ground {
            let ground = match piece.tint {
                Tint::Depth(depth) => self.ring_color(depth),
                Tint::Thin | Tint::Divide => Color32::TRANSPARENT,
            };
            match piece.form {
                Form::Disc { center, radius } => {
                    let center = self.screen(center);
                    self.painter
                        .circle(center, radius * self.zoom(), ground, line);
                }
                Form::Block(area) => {
                    let rect = Rect::from_center_size(
                        self.screen(area.center),
                        Vec2::from(area.size) * self.zoom(),
                    );
                    self.painter
                        .rect(rect, 0.0, ground, line, egui::StrokeKind::Middle);
                }
                Form::Line(ends) if piece.tint == Tint::Divide => {
                    let path = ends.map(|end| self.screen(end));
                    let color = self.palette.line_strong;
                    self.batch.dashes(&path, &[6.0, 5.0], 1.2, color);
                    self.flush();
                }
                Form::Line(ends) => {
                    self.painter
                        .line_segment(ends.map(|end| self.screen(end)), line);
                }
            }
        }
    }

    /// What a drop would mean, lit up while something is dragged.
    fn landing_cell(&mut self) {
        let Some((at, level_only)) = self.landing() else {
            return;
        };
        let lens = self.eyes.sight.scene.lens;
        let Some(region) = ground::region(lens, at, level_only) else {
            return;
        };
        let path =
            |path: &[Point]| -> Vec<Pos2> { path.iter().map(|at| self.screen(*at)).collect() };
        let (one, other) = (path(&region.one), path(&region.other));
        let color = self.palette.accent.gamma_multiply(0.13);
        self.batch.strip(&one, &other, color);
        self.flush();
    }

    /// Where the pointer would drop what it holds; `true`: only the ring counts.
    fn landing(&self) -> Option<(Point, bool)> {
        if let Some(drag) = self.eyes.map.gesture.drag() {
            let at = self.eyes.sight.view.to_screen(drag.now);
            if !self.eyes.sight.view.rect.contains(at) {
                return None;
            }
            return match drag.what {
                Held::Partner(id) => {
                    let node = self.eyes.sight.scene.node_of(id)?;
                    Some((point(self.eyes.sight.world(node)), false))
                }
                Held::Intended(_) => Some((point(drag.now), true)),
                Held::Rim(_) | Held::Band => None,
            };
        }
        self.eyes.map.carried?;
        let at = self.painter.ctx().input(|i| i.pointer.latest_pos())?;
        let inside = self.eyes.sight.view.rect.contains(at);
        inside.then(|| (point(self.eyes.sight.view.to_world(at)), false))
    }

    fn labels(&mut self) {
        let scale = self.eyes.sight.label_scale(self.eyes.map.type_size);
        for (i, label) in self.eyes.sight.scene.labels.iter().enumerate() {
            if !is_shown(label, self.zoom()) {
                continue;
            }
            let map = self.eyes.map;
            let sight = self.eyes.sight;
            let rect = sight.free_place_of(&map.shown, label, map.type_size);
            let at = rect.center();
            let left = rect.left();
            if let Some(depth) = label.ground {
                // Links pass below the names of rings.
                let ground = self.ring_color(depth).gamma_multiply(0.85);
                let behind = rect.expand2(vec2(4.0, 0.0));
                self.painter.rect_filled(behind, 4.0, ground);
            }
            let mut from = left;
            if let Names::Sector(category) = label.names {
                let letters = label.size * scale;
                let mark = pos2(left + letters * 0.54, at.y);
                self.category_mark(category, mark, letters * 0.5, 1.0);
                self.flush();
                from += letters * MARK_ROOM;
            }
            let (family, color) = match label.names {
                Names::Quarter(_) => (tokens::semibold(), self.palette.muted),
                _ if label.strong => (tokens::semibold(), self.palette.ink),
                _ => (tokens::medium(), self.palette.muted),
            };
            let text = Text {
                key: OTHER_TEXT | i as u64,
                text: &label.text,
                at: pos2(from, at.y),
                align: Align::Min,
                color,
            };
            let font = FontId::new(font_step(label.size * scale), family);
            self.texts.paint(self.painter, text, &font, 400.0);
        }
    }

    pub(super) fn category_mark(
        &mut self,
        category: Category,
        center: Pos2,
        radius: f32,
        strength: f32,
    ) {
        let color = self.palette.category(category).gamma_multiply(strength);
        let [small, large] = stamps(category);
        let stamp = if radius > SMALL_MARK { large } else { small };
        stamp.paint(&mut self.batch, center, radius, color);
    }

    fn wires(&mut self) {
        let sight = self.eyes.sight;
        let visible = self.painter.clip_rect();
        let wires = &sight.scene.wires;
        // The more links, the paler each, so that partners stay in front.
        let crowd = (120.0 / wires.len().max(1) as f32).clamp(0.3, 1.0);
        let plain = sight.is_crowd(wires.len());
        let p = self.palette;
        let calm = p.line.lerp_to_gamma(p.muted, 0.5).gamma_multiply(crowd);
        let lit = p.muted.lerp_to_gamma(p.ink, 0.4);
        let scale = self.zoom().clamp(0.6, 1.4);
        let centers = sight.centers();
        let center = |node: usize| centers.get(node).copied().unwrap_or_default();
        let seen = |wire: &Wire| {
            let [from, to] = aside(wire.ends.map(center), wire.aside);
            let seen = visible.contains(from) || segment_meets_rect(visible, from, to);
            seen.then_some([from, to])
        };
        // Far away dashes are too small to tell kinds apart, and in a crowd too many.
        let few = || wires.iter().filter_map(seen).nth(MOST_DASHED).is_none();
        let dashed = !sight.dots && few();
        self.batch.reserve(wires.len());
        for wire in wires {
            let Some([from, to]) = seen(wire) else {
                continue;
            };
            let picked = self.eyes.map.link == Some(wire.link);
            let near = wire.ends.iter().any(|end| self.is_marked(*end));
            let color = if picked {
                p.accent
            } else if near {
                lit
            } else {
                calm
            };
            let width =
                wire::width(wire.weight) * scale * crowd.max(0.6) + if picked { 1.2 } else { 0.0 };
            if plain && !picked && !near {
                self.batch.plain_line(from, to, width, color);
                continue;
            }
            let dashes = wire::dashes(wire.kind);
            if dashes.is_empty() || !dashed {
                self.batch.line(from, to, width, color);
            } else {
                let line = [from, to];
                self.batch
                    .dashes_within(visible, line, dashes, width, color);
            }
            if wire.arrow {
                let tip = sight.wire_tip(wire);
                self.batch
                    .arrow_head(tip, to - from, 5.0 * scale + width * 1.6, color);
            }
        }
        self.flush();
    }

    fn agency(&mut self) {
        /// Letters smaller than this can't be read.
        const READABLE_AGENCY: f32 = 6.0;
        let Some(agency) = &self.eyes.sight.scene.agency else {
            return;
        };
        let middle = self.screen(Point::default());
        let zoom = self.zoom();
        let radius = agency.radius * zoom;
        self.painter
            .circle_filled(middle, radius, self.palette.accent);
        let font = FontId::new(font_step(12.5 * zoom), tokens::semibold());
        if font.size < READABLE_AGENCY {
            // Too small to be read inside: below it, in a size that can be.
            let text = Text {
                key: OTHER_TEXT | 0x200,
                text: &agency.lines.join(" "),
                at: pos2(middle.x, middle.y + radius + 9.0),
                align: Align::Center,
                color: self.palette.ink,
            };
            let size = 11.5 * self.eyes.map.type_size;
            self.write(text, &FontId::new(size, tokens::semibold()), 240.0);
            return;
        }
        let line = font.size * 1.25;
        let top = middle.y - line * (agency.lines.len() as f32 - 1.0) * 0.5;
        for (i, words) in agency.lines.iter().enumerate() {
            let text = Text {
                key: OTHER_TEXT | 0x100 | i as u64,
                text: words,
                at: pos2(middle.x, top + line * i as f32),
                align: Align::Center,
                color: self.palette.on_accent,
            };
            self.texts.paint(self.painter, text, &font, radius * 1.9);
        }
    }

    fn ghosts(&mut self) {
        let sight = self.eyes.sight;
        let visible = self.painter.clip_rect();
        for ghost in &sight.scene.ghosts {
            let Some(node) = sight.scene.nodes.get(ghost.node) else {
                continue;
            };
            let chosen = self.is_marked(ghost.node);
            if !chosen && (sight.dots || !self.eyes.map.all_ghosts) {
                continue;
            }
            let own = sight.rect(ghost.node);
            let world = self.world_of_ghost(ghost.node, ghost.level, pos(ghost.at), node.category);
            let at = sight.view.to_screen(world);
            // Neither they nor the arrow between them can be seen.
            let both = own.union(Rect::from_center_size(at, sight.pill_size(node)));
            if !both.intersects(visible) {
                continue;
            }
            self.ghost(ghost.node, node, at, chosen);
        }
        self.flush();
    }

    /// A ghost follows its node while that is dragged, and the pointer while it is dragged itself.
    fn world_of_ghost(&self, index: usize, level: Level, at: Pos2, category: Category) -> Pos2 {
        if sight_drags_ghost(self.eyes, index) {
            return self.eyes.map.gesture.drag().map_or(at, |drag| drag.now);
        }
        match self.eyes.sight.moved.get(&index) {
            Some(moved) => {
                let lens = self.eyes.sight.scene.lens;
                lens::ghost_place(lens, point(*moved), level, category).map_or(at, pos)
            }
            None => at,
        }
    }

    pub(super) fn ghost(&mut self, index: usize, node: &Node, at: Pos2, chosen: bool) {
        let sight = self.eyes.sight;
        let strength = if chosen { 1.0 } else { 0.55 };
        let color = self
            .palette
            .category(node.category)
            .gamma_multiply(strength);
        let size = if sight.dots {
            Vec2::splat(sight.dot(node) * 2.0)
        } else if chosen {
            sight.pill_size(node)
        } else {
            GHOST * sight.pill
        };
        let rect = Rect::from_center_size(at, size);
        let (from, width) = if sight.dots {
            (sight.center(index), 1.0)
        } else {
            (sight.center(index), 1.4)
        };
        let own = sight.rect(index);
        if !rect.intersects(own) {
            let start = leave_rect(own, at);
            let tip = leave_rect(rect, from);
            let along = (tip - start).normalized();
            if start.distance(tip) > 8.0 {
                self.batch
                    .dashes(&[start, tip - along * 6.0], &[4.0, 3.0], width, color);
                self.batch.arrow_head(tip, along, 7.0, color);
            }
        }
        let mut outline = capsule(rect);
        if let Some(first) = outline.first().copied() {
            outline.push(first);
        }
        let ground = self
            .palette
            .surface
            .gamma_multiply(if chosen { 0.75 } else { 0.5 });
        self.batch.convex(&capsule(rect), ground);
        self.batch.dashes(&outline, &[4.0, 3.0], 1.4, color);
    }

    fn nodes(&mut self) {
        let sight = self.eyes.sight;
        let visible = self.painter.clip_rect();
        let around = sight.view.world_rect().expand(200.0 / self.zoom());
        let near = self.eyes.map.shown.grid.near(around);
        let plain = sight.is_crowd(near.len());
        if sight.dots {
            self.batch.reserve(near.len());
        }
        for index in near {
            let Some(node) = sight.scene.nodes.get(index) else {
                continue;
            };
            let on_top = self.eyes.selected.binary_search(&index).is_ok()
                || self.eyes.hover == Some(index)
                || sight.moved.contains_key(&index);
            if on_top || !sight.rect(index).intersects(visible) {
                continue;
            }
            if !sight.is_mark(index) {
                self.pill(index);
                continue;
            }
            let strength = if node.muted { 0.6 } else { 1.0 };
            let (at, size) = (sight.center(index), sight.dot(node));
            if plain {
                let color = self.palette.category(node.category);
                let [small, _] = stamps(node.category);
                let color = color.gamma_multiply(strength);
                small.paint_plainly(&mut self.batch, at, size, color);
            } else {
                self.category_mark(node.category, at, size, strength);
            }
        }
        self.flush();
        self.distant();
        let mut top: Vec<usize> = self.eyes.selected.to_vec();
        top.extend(sight.moved.keys().copied());
        top.sort_unstable();
        top.dedup();
        top.retain(|index| {
            Some(*index) != self.eyes.hover && sight.rect(*index).intersects(visible)
        });
        for index in top {
            if sight.lifted {
                self.pill(index);
            } else {
                self.chosen_mark(index);
            }
        }
        self.flush();
        if let Some(hover) = self.eyes.hover {
            self.pill(hover);
        }
    }

    /// Writes a text.
    pub(super) fn write(&mut self, text: Text<'_>, font: &FontId, width: f32) {
        self.texts.paint(self.painter, text, font, width);
    }

    /// The mark of a selected node where pills would hide each other.
    fn chosen_mark(&mut self, index: usize) {
        let sight = self.eyes.sight;
        if let Some(node) = sight.scene.nodes.get(index) {
            let (at, size) = (sight.center(index), sight.dot(node));
            let [disc, _] = stamps(Category::Family);
            disc.paint(&mut self.batch, at, size + 3.0, self.palette.accent);
            disc.paint(&mut self.batch, at, size + 1.4, self.palette.surface);
            self.category_mark(node.category, at, size, 1.0);
        }
    }

    fn pill(&mut self, index: usize) {
        let sight = self.eyes.sight;
        let Some(node) = sight.scene.nodes.get(index) else {
            return;
        };
        let rect = sight.pill_rect(index);
        let selected = self.eyes.selected.binary_search(&index).is_ok();
        let hovered = self.eyes.hover == Some(index);
        let lifted = sight.moved.contains_key(&index);
        let focus = self.eyes.focus == Some(node.partner);
        let outline = capsule(rect);
        let p = self.palette;
        if !self.dark || lifted {
            let fall = if lifted { 5.0 } else { 1.5 };
            let shadow = capsule(rect.translate(vec2(0.0, fall)).expand(0.5));
            self.batch.convex(
                &shadow,
                Color32::from_black_alpha(if lifted { 40 } else { 16 }),
            );
        }
        let ground = if selected {
            p.surface.lerp_to_gamma(p.accent_soft, 0.55)
        } else {
            p.surface
        };
        self.batch.convex(&outline, ground);
        let (line, width) = if selected {
            (p.accent, if focus { 2.2 } else { 1.6 })
        } else if hovered {
            (p.muted, 1.4)
        } else {
            (p.line_strong, 1.0)
        };
        let dashes = node.border.dashes();
        if dashes.is_empty() {
            self.batch.outline(&outline, width, line);
        } else {
            let line = if selected || hovered { line } else { p.muted };
            let mut path = outline;
            if let Some(first) = path.first().copied() {
                path.push(first);
            }
            self.batch.dashes(&path, dashes, width.max(1.2), line);
        }
        let k = sight.pill * node.size;
        let mid = rect.center().y;
        let mark_at = pos2(rect.left() + (MARK[0] + MARK[1]) * k, mid);
        let strength = if node.muted { 0.75 } else { 1.0 };
        self.category_mark(node.category, mark_at, MARK[1] * k, strength);
        self.flush();
        let font = FontId::new(font_step(13.0 * k), tokens::medium());
        let text = Text {
            key: node.partner.raw().unsigned_abs(),
            text: &node.label,
            at: pos2(rect.left() + NAME_FROM * k, mid),
            align: Align::Min,
            color: if node.muted { p.muted } else { p.ink },
        };
        let room = rect.width() - (NAME_FROM + NAME_TO * 0.3) * k;
        self.texts.paint(self.painter, text, &font, room);
        if node.pinned {
            arrange::paint_pin(self.painter, p, rect, k);
        }
    }
}

/// With more links in view nobody tells their kinds apart by dashes.
const MOST_DASHED: usize = 600;

/// Up to this radius a mark is drawn with few corners.
const SMALL_MARK: f32 = 5.0;

/// A category's mark, for small and for large ones.
fn stamps(category: Category) -> &'static [Stamp; 2] {
    static STAMPS: LazyLock<Vec<[Stamp; 2]>> = LazyLock::new(|| {
        let all = Category::ALL.iter();
        all.map(|category| [16, 32].map(|most| Stamp::new(&mark(*category), most)))
            .collect()
    });
    static NONE: [Stamp; 2] = [const { Stamp::NONE }; 2];
    let at = Category::ALL.iter().position(|c| *c == category);
    at.and_then(|at| STAMPS.get(at)).unwrap_or(&NONE)
}

fn sight_drags_ghost(eyes: &Eyes<'_>, index: usize) -> bool {
    let Some(drag) = eyes.map.gesture.drag() else {
        return false;
    };
    matches!(drag.what, Held::Intended(id) if eyes.sight.scene.node_of(id) == Some(index))
}
