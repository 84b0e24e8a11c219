//! The loop over the rows of a table, compiled for the processor at hand.
//!
//! The only `unsafe` of the crate: calling a function that was compiled for AVX2, after asking the processor for it.
#![expect(unsafe_code, reason = "a function compiled for AVX2 is called where the processor has it")]

use std::ops::Range;

use crate::evaluation::lanes::{Lanes, PATIENTS};
use crate::evaluation::plan::{Parameters, Plan};

use super::chunk::Chunk;
use super::table::Table;

/// What is done with the answers for up to 512 patients.
pub trait Visitor {
    /// Takes the position of the first patient, the patients, and what is known of each node.
    fn visit(&mut self, start: usize, chunk: &Chunk, known: &[Lanes]);
}

/// Evaluates a plan for some rows of a table, 512 at a time.
pub fn sweep(
    plan: &Plan,
    parameters: &Parameters,
    table: &Table,
    facts: usize,
    rows: Range<usize>,
    to: &mut impl Visitor,
) {
    #[cfg(target_arch = "x86_64")]
    if std::arch::is_x86_feature_detected!("avx2") {
        // SAFETY: the processor has AVX2, which is all that the function asks for.
        return unsafe { sweep_avx2(plan, parameters, table, facts, rows, to) };
    }
    sweep_rows(plan, parameters, table, facts, rows, to);
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn sweep_avx2(
    plan: &Plan,
    parameters: &Parameters,
    table: &Table,
    facts: usize,
    rows: Range<usize>,
    to: &mut impl Visitor,
) {
    sweep_rows(plan, parameters, table, facts, rows, to);
}

#[inline(always)]
fn sweep_rows(
    plan: &Plan,
    parameters: &Parameters,
    table: &Table,
    facts: usize,
    rows: Range<usize>,
    to: &mut impl Visitor,
) {
    let mut chunk = Chunk::new(table, facts);
    let mut known = Vec::with_capacity(plan.nodes().len());
    for start in rows.clone().step_by(PATIENTS) {
        chunk.load(table, start, PATIENTS.min(rows.end - start));
        plan.evaluate_into(&chunk, parameters, &mut known);
        to.visit(start, &chunk, &known);
    }
}
