//! Guides: where something that is moved lines up with what lies still, and where it has to be for that.
//! Must not know what is moved.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

/// How far to go on so that things line up, and the lines that show it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Snap {
    /// What is added to the move.
    pub by: Vec2,
    /// An upright line and a level one, each from end to end.
    pub lines: [Option<[Pos2; 2]>; 2],
}

/// One direction of a rectangle: where it begins, its middle, where it ends.
fn marks(rect: Rect, axis: usize) -> [f32; 3] {
    [
        rect.min[axis],
        f32::midpoint(rect.min[axis], rect.max[axis]),
        rect.max[axis],
    ]
}

/// Lines `moving` up with the nearest edge or middle among `others` that is within `reach`, in both directions.
///
/// Middles meet middles and edges meet edges; where several are equally near, the middle is meant.
pub fn snap(moving: Rect, others: &[Rect], reach: f32) -> Snap {
    let mut snap = Snap::default();
    for axis in 0..2 {
        let here = marks(moving, axis);
        let mut best: Option<f32> = None;
        for other in others {
            let there = marks(*other, axis);
            // The middle first: it stays the best where an edge is no nearer.
            for mark in [1, 0, 2] {
                let (Some(from), Some(to)) = (here.get(mark), there.get(mark)) else {
                    continue;
                };
                let away = to - from;
                if away.abs() <= reach && best.is_none_or(|best| away.abs() < best.abs() - 0.01) {
                    best = Some(away);
                }
            }
        }
        if let Some(away) = best {
            snap.by[axis] = away;
        }
    }
    let moved = moving.translate(snap.by);
    snap.lines = [line(moved, others, 0), line(moved, others, 1)];
    snap
}

/// The line through all that lines up with `moved` in one direction.
fn line(moved: Rect, others: &[Rect], axis: usize) -> Option<[Pos2; 2]> {
    const SAME: f32 = 0.05;
    let here = marks(moved, axis);
    [1, 0, 2].into_iter().find_map(|mark| {
        let at = *here.get(mark)?;
        let on = others.iter().filter(|other| {
            let there = marks(**other, axis);
            there.get(mark).is_some_and(|x| (x - at).abs() <= SAME)
        });
        let across = 1 - axis;
        let (mut from, mut to) = (moved.min[across], moved.max[across]);
        let mut any = false;
        for other in on {
            any = true;
            from = from.min(other.min[across]);
            to = to.max(other.max[across]);
        }
        any.then(|| match axis {
            0 => [pos2(at, from), pos2(at, to)],
            _ => [pos2(from, at), pos2(to, at)],
        })
    })
}

/// A way to line several things up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Their left edges on one upright line.
    Left,
    /// Their middles on one upright line.
    Middle,
    /// Their upper edges on one level line.
    Top,
    /// Their middles at even distances along the longer way.
    Spread,
}

/// How far each of the things has to go.
pub fn line_up(rects: &[Rect], how: Line) -> Vec<Vec2> {
    let all = rects
        .iter()
        .copied()
        .reduce(Rect::union)
        .unwrap_or(Rect::ZERO);
    let to = |by: fn(&Rect, &Rect) -> Vec2| rects.iter().map(|rect| by(rect, &all)).collect();
    match how {
        Line::Left => to(|rect, all| vec2(all.left() - rect.left(), 0.0)),
        Line::Middle => to(|rect, all| vec2(all.center().x - rect.center().x, 0.0)),
        Line::Top => to(|rect, all| vec2(0.0, all.top() - rect.top())),
        Line::Spread => spread(rects),
    }
}

fn spread(rects: &[Rect]) -> Vec<Vec2> {
    let middles: Vec<Pos2> = rects.iter().map(Rect::center).collect();
    let around = Rect::from_points(&middles);
    let axis = usize::from(around.height() > around.width());
    let mut order: Vec<usize> = (0..middles.len()).collect();
    let along = |i: &usize| middles.get(*i).map_or(0.0, |at| at[axis]);
    order.sort_by(|a, b| along(a).total_cmp(&along(b)));
    let gaps = order.len().saturating_sub(1).max(1) as f32;
    let mut moves = vec![Vec2::ZERO; rects.len()];
    for (place, index) in order.iter().enumerate() {
        let to = around.min[axis] + around.size()[axis] * place as f32 / gaps;
        if let Some(by) = moves.get_mut(*index) {
            by[axis] = to - along(index);
        }
    }
    moves
}
