//! The answers for all rows of a table, as bitmaps that Arrow takes over without a copy.

use arrow_array::BooleanArray;
use arrow_buffer::{BooleanBuffer, Buffer, NullBuffer};
use rayon::prelude::*;

use crate::evaluation::lanes::Lanes;
use crate::evaluation::plan::{NodeId, Parameters, Plan};
use crate::evaluation::words::{PATIENTS, WORDS, Words, both, ones};

use super::chunk::Chunk;
use super::kernel::{Visitor, sweep};
use super::table::Table;
use super::threads;

/// Rows that one thread takes at a time: what it reads of them fits the cache that is its own.
const BLOCK: usize = 8 * PATIENTS;

/// The answers of some nodes for all rows of a table.
#[derive(Clone, Debug)]
pub struct Matrix {
    rows: usize,
    words: usize,
    arena: Buffer,
    nulls: Vec<usize>,
    /// What was invalid, column by column; the list of sites comes last.
    pub invalid: Vec<InvalidCells>,
}

/// The invalid cells of a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InvalidCells {
    /// How many there are.
    pub count: usize,
    /// The first rows that hold one.
    pub rows: Vec<usize>,
}

impl InvalidCells {
    /// How many rows are named.
    const NAMED: usize = 10;

    /// Adds the invalid cells of some patients.
    pub fn note(&mut self, start: usize, invalid: &Words) {
        for (word, bits) in invalid.iter().enumerate().filter(|(_, bits)| **bits != 0) {
            self.count += bits.count_ones() as usize;
            let rows = (0..64).filter(|at| bits >> at & 1 == 1).map(|at| start + word * 64 + at);
            self.rows.extend(rows.take(Self::NAMED - self.rows.len().min(Self::NAMED)));
        }
    }

    /// Adds the cells of later rows.
    pub fn extend(&mut self, later: &Self, offset: usize) {
        self.count += later.count;
        let room = Self::NAMED - self.rows.len().min(Self::NAMED);
        self.rows.extend(later.rows.iter().take(room).map(|row| row + offset));
    }
}

impl Matrix {
    /// Evaluates a plan for a table and keeps the answers of some nodes.
    pub fn new(plan: &Plan, parameters: &Parameters, table: &Table, facts: usize, nodes: &[NodeId]) -> Self {
        let words = table.rows.div_ceil(64);
        let mut arena = vec![0_u64; 2 * nodes.len() * words];
        let mut blocks = blocks(&mut arena, nodes, words);
        let run = |(at, block): (usize, &mut Block)| {
            let start = at * BLOCK;
            block.invalid = vec![InvalidCells::default(); table.columns.len() + 1];
            sweep(plan, parameters, table, facts, start..table.rows.min(start + BLOCK), block);
        };
        match threads::for_rows(table.rows) {
            None => blocks.iter_mut().enumerate().for_each(run),
            Some(pool) => pool.install(|| blocks.par_iter_mut().enumerate().for_each(run)),
        }
        let mut nulls = vec![0; nodes.len()];
        let mut invalid = vec![InvalidCells::default(); table.columns.len() + 1];
        for block in &blocks {
            nulls.iter_mut().zip(&block.nulls).for_each(|(all, some)| *all += some);
            invalid.iter_mut().zip(&block.invalid).for_each(|(all, some)| all.extend(some, 0));
        }
        Self { rows: table.rows, words, arena: Buffer::from_vec(arena), nulls, invalid }
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// For whom the node at a position is true, and for whom it is known, as bits.
    pub fn bits(&self, position: usize) -> (BooleanBuffer, BooleanBuffer) {
        // Cut out by bytes: with an offset in bits, whoever takes the answers over has to copy them.
        let bytes = self.words * 8;
        let bits = |at: usize| BooleanBuffer::new(self.arena.slice_with_length(at * bytes, bytes), 0, self.rows);
        (bits(2 * position), bits(2 * position + 1))
    }

    /// The answers of the node at a position; null where it is unknown.
    pub fn answers(&self, position: usize) -> BooleanArray {
        let (yes, known) = self.bits(position);
        BooleanArray::new(yes, (self.nulls[position] > 0).then(|| NullBuffer::new(known)))
    }

    /// For how many rows the node at a position is unknown.
    pub fn unknown(&self, position: usize) -> usize {
        self.nulls[position]
    }
}

/// The part of the arena for one block of rows: for each node its true bits and its known bits.
struct Block<'a> {
    nodes: &'a [NodeId],
    parts: Vec<&'a mut [u64]>,
    nulls: Vec<usize>,
    invalid: Vec<InvalidCells>,
    start: usize,
}

fn blocks<'a>(arena: &'a mut [u64], nodes: &'a [NodeId], words: usize) -> Vec<Block<'a>> {
    let starts = (0..words).step_by(BLOCK / 64);
    let empty = |start: usize| Block {
        nodes,
        parts: Vec::with_capacity(2 * nodes.len()),
        nulls: vec![0; nodes.len()],
        invalid: Vec::new(),
        start: start * 64,
    };
    let mut blocks: Vec<_> = starts.map(empty).collect();
    for bitmap in arena.chunks_mut(words.max(1)) {
        for (block, part) in blocks.iter_mut().zip(bitmap.chunks_mut(BLOCK / 64)) {
            block.parts.push(part);
        }
    }
    blocks
}

impl Visitor for Block<'_> {
    #[inline(always)]
    fn visit(&mut self, start: usize, chunk: &Chunk, known: &[Lanes]) {
        let first = (start - self.start) / 64;
        let present = ones(&chunk.present);
        for ((node, nulls), parts) in self.nodes.iter().zip(&mut self.nulls).zip(self.parts.chunks_exact_mut(2)) {
            let [yes, known_bits] = parts else { continue };
            let answers = &known[*node];
            let is_known = both(&answers.known(), &chunk.present);
            store(&mut yes[first..], &both(&answers.yes, &chunk.present));
            store(&mut known_bits[first..], &is_known);
            *nulls += present - ones(&is_known);
        }
        for (noted, invalid) in self.invalid.iter_mut().zip(chunk.invalid()) {
            noted.note(start, invalid);
        }
    }
}

/// Writes a mask; at the end of a table there is room for a part of it only.
#[inline(always)]
fn store(room: &mut [u64], words: &Words) {
    match room.first_chunk_mut::<WORDS>() {
        Some(room) => *room = *words,
        None => room.copy_from_slice(&words[..room.len()]),
    }
}
