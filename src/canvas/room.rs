//! Which of many things can be drawn large without covering others.
//! Must not know what the things are.

use std::collections::HashMap;

use egui::{Pos2, Rect};

/// A thing that is drawn small, or large where there is room.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thing {
    /// Its place when it is small.
    pub small: Rect,
    /// Its place when it is large, the small one included.
    pub large: Rect,
}

/// Edge of the squares into which things are sorted.
const SQUARE: f32 = 64.0;

/// Whether each thing has room to be large: none covers another, large or small. Those that come first in `order`
/// choose first.
pub fn room_for(things: &[Thing], order: impl IntoIterator<Item = usize>) -> Vec<bool> {
    let mut squares: HashMap<(i32, i32), Vec<usize>> = HashMap::new();
    for (index, thing) in things.iter().enumerate() {
        for square in squares_of(thing.small) {
            squares.entry(square).or_default().push(index);
        }
    }
    let mut large = vec![false; things.len()];
    for index in order {
        let Some(thing) = things.get(index) else {
            continue;
        };
        let meets = |other: &usize| {
            *other != index
                && things.get(*other).is_some_and(|thing_there| {
                    let grown = large.get(*other).copied().unwrap_or(false);
                    let there = if grown {
                        thing_there.large
                    } else {
                        thing_there.small
                    };
                    overlap(thing.large, there)
                })
        };
        let near = || squares_of(thing.large).filter_map(|square| squares.get(&square));
        if near().flatten().any(meets) {
            continue;
        }
        if let Some(grown) = large.get_mut(index) {
            *grown = true;
        }
        for square in squares_of(thing.large) {
            squares.entry(square).or_default().push(index);
        }
    }
    large
}

/// Whether rectangles share more than an edge.
fn overlap(one: Rect, other: Rect) -> bool {
    one.min.x < other.max.x
        && other.min.x < one.max.x
        && one.min.y < other.max.y
        && other.min.y < one.max.y
}

fn squares_of(rect: Rect) -> impl Iterator<Item = (i32, i32)> {
    let square = |at: Pos2| {
        (
            (at.x / SQUARE).floor() as i32,
            (at.y / SQUARE).floor() as i32,
        )
    };
    let (low, high) = (square(rect.min), square(rect.max));
    (low.0..=high.0).flat_map(move |x| (low.1..=high.1).map(move |y| (x, y)))
}

#[cfg(test)]
mod tests {
    use egui::{pos2, vec2};

    use super::*;

    #[test]
    fn nothing_large_covers_anything_and_who_comes_first_has_the_room() {
        let mut seed = 5_u64;
        let mut below = |end: f32| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (seed >> 40) as f32 / (1_u64 << 24) as f32 * end
        };
        let things: Vec<Thing> = (0..300)
            .map(|_| {
                let at = pos2(below(1200.0) - 600.0, below(800.0) - 400.0);
                Thing {
                    small: Rect::from_center_size(at, vec2(8.0, 8.0)),
                    large: Rect::from_center_size(at, vec2(40.0 + below(120.0), 22.0)),
                }
            })
            .collect();
        let order: Vec<usize> = (0..300).rev().collect();
        let large = room_for(&things, order.iter().copied());
        let drawn = |i: usize, large: bool| {
            if large {
                things[i].large
            } else {
                things[i].small
            }
        };
        let grown = large.iter().filter(|large| **large).count();
        assert!((60..200).contains(&grown), "{grown} of 300");
        for i in 0..300 {
            let others = (0..300).filter(|j| *j != i);
            if large[i] {
                let mut covered = others.filter(|j| overlap(things[i].large, drawn(*j, large[*j])));
                assert_eq!(covered.next(), None, "{i} covers");
            } else {
                // Somebody stands in its way: a small one, or a large one that came before it.
                let before = |j: usize| large[j] && j > i;
                let mut blocking =
                    others.filter(|j| overlap(things[i].large, drawn(*j, before(*j))));
                assert!(blocking.next().is_some(), "{i} had room");
            }
        }
    }
}
