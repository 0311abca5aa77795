//! The forest of links by which the search for the best placement knows its present plan.
//!
//! A plan rests on as many columns (links in use, and room that is left) as there are cells. Linked
//! cells then form trees, each closed by one more column: the room left in its root, or one more link
//! that makes a circle through the root. All that a step of the search asks is answered by walking from
//! a cell to its root (generalised network simplex; Elam, Glover and Klingman 1979, Kennington and
//! Helgason 1980).

use std::cmp::Reverse;

use enlace_model::order::put_in_order_of;

/// Stands for no way and no cell.
const NONE: u32 = u32::MAX;

/// A way from a supply cell to a demand cell, by the numbers of the cells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PlacementLink {
    pub from: u32,
    pub to: u32,
    pub weight: f64,
}

impl PlacementLink {
    /// The cell at the other end.
    pub fn other(&self, cell: u32) -> u32 {
        self.from ^ self.to ^ cell
    }

    /// What a person on the way takes from a cell: itself at the start, its weight at the end.
    fn takes(&self, cell: u32) -> f64 {
        if cell == self.from { 1.0 } else { self.weight }
    }
}

#[derive(Debug)]
pub(super) struct Forest {
    pub ways: Vec<PlacementLink>,
    /// By cell: its ways in use, and whether the room left in it is a column.
    beside: Vec<Vec<u32>>,
    has_room: Vec<bool>,
    /// By cell: the way towards its root, [`NONE`] at a root.
    up: Vec<u32>,
    depth: Vec<u32>,
    /// By root: the way that closes its circle, [`NONE`] where room closes the tree.
    circle: Vec<u32>,
    /// By supply cell what one more person would add to what is covered; by demand cell what one
    /// more person's worth that arrives there adds.
    pub price: Vec<f64>,
    /// The first cell that is a demand cell.
    demand_from: u32,
    seen: Vec<u32>,
    round: u32,
    /// How much each column changes, while a step is looked for, and which do.
    change: Vec<Option<f64>>,
    changed: Vec<u32>,
}

/// No cell's room closes this tree, and no way makes its circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Loose;

impl Forest {
    /// Each cell is a tree of its own, closed by its room.
    pub fn of(ways: Vec<PlacementLink>, demand_from: u32, cells: usize) -> Self {
        let mut price = vec![0.0; cells];
        price[demand_from as usize..].fill(1.0);
        Self {
            change: vec![None; ways.len() + cells],
            changed: Vec::new(),
            ways,
            beside: vec![Vec::new(); cells],
            has_room: vec![true; cells],
            up: vec![NONE; cells],
            depth: vec![0; cells],
            circle: vec![NONE; cells],
            price,
            demand_from,
            seen: vec![0; cells],
            round: 0,
        }
    }

    /// The column of the room left in a cell.
    pub fn room(&self, cell: u32) -> u32 {
        self.ways.len() as u32 + cell
    }

    /// How much each column gives way when one more comes in, by one person; for [`Self::each_change`].
    pub fn changes(&mut self, coming: u32) -> Result<(), Loose> {
        for column in self.changed.drain(..) {
            self.change[column as usize] = None;
        }
        let Some(way) = self.ways.get(coming as usize).copied() else {
            let cell = coming - self.ways.len() as u32;
            return self.climb_to_root(cell, 1.0);
        };
        let (mut a, mut at_a) = (way.from, 1.0);
        let (mut b, mut at_b) = (way.to, way.weight);
        while a != b {
            if self.depth[a as usize] > self.depth[b as usize] || self.is_below_root(a, b) {
                (a, at_a) = self.climb(a, at_a);
            } else if self.up[b as usize] != NONE {
                (b, at_b) = self.climb(b, at_b);
            } else {
                self.close(a, at_a)?;
                return self.close(b, at_b);
            }
        }
        // What meets may cancel out, but for the last digits.
        let rest = at_a + at_b;
        if rest.abs() <= 1e-13 * (at_a.abs() + at_b.abs()) {
            return Ok(());
        }
        self.climb_to_root(a, rest)
    }

    /// The columns that change, with how much of each one person that comes in drives out.
    pub fn each_change(&self) -> impl Iterator<Item = (u32, f64)> + '_ {
        let all = self.changed.iter();
        all.filter_map(|column| Some((*column, self.change[*column as usize]?)))
    }

    /// Exchanges a column for another, and walks the trees again that it touches.
    pub fn exchange(&mut self, coming: u32, leaving: u32) -> Result<(), Loose> {
        let moved = self.part_that_moves(coming, leaving);
        self.put(coming, true);
        self.put(leaving, false);
        if let Some(from) = moved {
            self.hang(from, coming, NONE);
            return Ok(());
        }
        self.round += 1;
        for column in [coming, leaving] {
            match self.ways.get(column as usize).copied() {
                Some(way) => {
                    self.root_again(way.from)?;
                    self.root_again(way.to)?;
                }
                None => self.root_again(column - self.ways.len() as u32)?,
            }
        }
        Ok(())
    }

    /// What flows over each column when the cells hold this much, worked out from the leaves.
    pub fn flows(&self, holds: &[f64]) -> Vec<f64> {
        let mut order: Vec<u32> = (0..self.up.len() as u32).collect();
        put_in_order_of(&mut order, |cell| Reverse(self.depth[*cell as usize]));
        let mut rest = holds.to_vec();
        let mut flows = vec![0.0; self.ways.len() + holds.len()];
        let down_to_roots = |rest: &mut [f64], flows: &mut [f64]| {
            for cell in &order {
                let up = self.up[*cell as usize];
                if let Some(way) = self.ways.get(up as usize) {
                    let flow = rest[*cell as usize] / way.takes(*cell);
                    let root = way.other(*cell);
                    flows[up as usize] = flow;
                    rest[root as usize] -= flow * way.takes(root);
                }
            }
        };
        down_to_roots(&mut rest, &mut flows);
        let mut again = holds.to_vec();
        let mut circles = false;
        for root in (0..self.up.len() as u32).filter(|cell| self.up[*cell as usize] == NONE) {
            let circle = self.circle[root as usize];
            if let Some(way) = self.ways.get(circle as usize) {
                let flow = rest[root as usize] / self.around(root, way);
                flows[circle as usize] = flow;
                for end in [way.from, way.to] {
                    again[end as usize] -= flow * way.takes(end);
                }
                circles = true;
            } else {
                flows[self.room(root) as usize] = rest[root as usize];
            }
        }
        if circles {
            down_to_roots(&mut again, &mut flows);
        }
        flows
    }

    /// Whether `a`, as deep as `b`, can be walked up from.
    fn is_below_root(&self, a: u32, b: u32) -> bool {
        self.depth[a as usize] == self.depth[b as usize] && self.up[a as usize] != NONE
    }

    fn add(&mut self, column: u32, change: f64) {
        let before = self.change[column as usize];
        if before.is_none() {
            self.changed.push(column);
        }
        self.change[column as usize] = Some(before.unwrap_or(0.0) + change);
    }

    /// Passes what a cell must take on to the cell above it.
    fn climb(&mut self, cell: u32, rest: f64) -> (u32, f64) {
        let (root, above, change) = self.above(cell, rest);
        self.add(self.up[cell as usize], change);
        (root, above)
    }

    /// The cell above, what that must take, and what flows over the way between.
    fn above(&self, cell: u32, rest: f64) -> (u32, f64, f64) {
        let way = &self.ways[self.up[cell as usize] as usize];
        let change = rest / way.takes(cell);
        let root = way.other(cell);
        (root, -change * way.takes(root), change)
    }

    fn climb_to_root(&mut self, cell: u32, rest: f64) -> Result<(), Loose> {
        let (mut cell, mut rest) = (cell, rest);
        while self.up[cell as usize] != NONE {
            (cell, rest) = self.climb(cell, rest);
        }
        self.close(cell, rest)
    }

    /// Lets the column that closes a tree take what arrives at its root.
    fn close(&mut self, root: u32, rest: f64) -> Result<(), Loose> {
        let circle = self.circle[root as usize];
        let Some(way) = self.ways.get(circle as usize).copied() else {
            self.add(self.room(root), rest);
            return Ok(());
        };
        let around = self.around(root, &way);
        if around.abs() < 1e-12 {
            return Err(Loose);
        }
        let change = rest / around;
        self.add(circle, change);
        let (mut cell, mut rest) = (way.other(root), -change * way.takes(way.other(root)));
        while cell != root {
            (cell, rest) = self.climb(cell, rest);
        }
        Ok(())
    }

    /// What one person on the way that makes a circle takes from the root, both ways around.
    fn around(&self, root: u32, way: &PlacementLink) -> f64 {
        let (mut cell, mut rest) = (way.other(root), way.takes(way.other(root)));
        while cell != root {
            (cell, rest, _) = self.above(cell, rest);
        }
        way.takes(root) + rest
    }

    /// Puts a column into what is in use, or takes it out.
    fn put(&mut self, column: u32, is_used: bool) {
        match self.ways.get(column as usize).copied() {
            Some(way) => {
                for end in [way.from, way.to] {
                    let list = &mut self.beside[end as usize];
                    match is_used {
                        true => list.push(column),
                        false => list.retain(|other| *other != column),
                    }
                }
            }
            None => self.has_room[column as usize - self.ways.len()] = is_used,
        }
    }

    /// The end of the way that comes in at which a whole piece comes loose and is hung up again
    /// elsewhere, where that is all that happens: most steps are such.
    fn part_that_moves(&self, coming: u32, leaving: u32) -> Option<u32> {
        let way = self.ways.get(coming as usize)?;
        let top = match self.ways.get(leaving as usize) {
            Some(gone) if self.up[gone.from as usize] == leaving => gone.from,
            Some(gone) if self.up[gone.to as usize] == leaving => gone.to,
            Some(_) => return None,
            None => leaving - self.ways.len() as u32,
        };
        if self.circle[self.root_of(top) as usize] != NONE {
            return None;
        }
        match (self.is_under(way.from, top), self.is_under(way.to, top)) {
            (true, false) => Some(way.from),
            (false, true) => Some(way.to),
            _ => None,
        }
    }

    fn root_of(&self, cell: u32) -> u32 {
        let mut cell = cell;
        while let Some(way) = self.ways.get(self.up[cell as usize] as usize) {
            cell = way.other(cell);
        }
        cell
    }

    fn is_under(&self, cell: u32, top: u32) -> bool {
        let mut cell = cell;
        while self.depth[cell as usize] > self.depth[top as usize] {
            cell = self.ways[self.up[cell as usize] as usize].other(cell);
        }
        cell == top
    }

    /// Finds what closes the tree around a cell and roots it there, once in a round.
    fn root_again(&mut self, start: u32) -> Result<(), Loose> {
        if self.seen[start as usize] == self.round {
            return Ok(());
        }
        let mut stack = vec![(start, NONE)];
        self.seen[start as usize] = self.round;
        let (mut room, mut circle) = (NONE, NONE);
        while let Some((cell, came_by)) = stack.pop() {
            if self.has_room[cell as usize] {
                room = cell;
            }
            for column in &self.beside[cell as usize] {
                let next = self.ways[*column as usize].other(cell);
                if *column == came_by {
                    continue;
                }
                if self.seen[next as usize] == self.round {
                    circle = *column;
                } else {
                    self.seen[next as usize] = self.round;
                    stack.push((next, *column));
                }
            }
        }
        if room != NONE {
            self.circle[room as usize] = NONE;
            self.hang(room, NONE, NONE);
            return Ok(());
        }
        let root = self.ways.get(circle as usize).ok_or(Loose)?.to;
        self.circle[root as usize] = circle;
        self.hang(root, NONE, circle);
        Ok(())
    }

    /// Hangs up all that is reached from a cell by ways in use: below the other end of `up`, or as a
    /// tree of its own, without the way that makes its circle.
    fn hang(&mut self, from: u32, up: u32, circle: u32) {
        let mut stack = vec![(from, up)];
        while let Some((cell, up)) = stack.pop() {
            let own = cell as usize;
            self.up[own] = up;
            (self.depth[own], self.price[own]) = match self.ways.get(up as usize) {
                Some(way) => {
                    let above = way.other(cell) as usize;
                    let price = match cell == way.from {
                        true => self.price[above] * way.weight,
                        false => self.price[above] / way.weight,
                    };
                    (self.depth[above] + 1, price)
                }
                // Room left where people are wanted is worth a whole person; all else is worth nothing.
                None if circle == NONE && cell >= self.demand_from => (0, 1.0),
                None => (0, 0.0),
            };
            for column in &self.beside[own] {
                if *column != up && *column != circle {
                    stack.push((self.ways[*column as usize].other(cell), *column));
                }
            }
        }
    }
}
