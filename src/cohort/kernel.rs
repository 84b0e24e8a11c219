//! The loop over the rows of a table, compiled for the processor at hand.

use std::ops::Range;

use pulp::NullaryFnOnce;

use crate::evaluation::lanes::Lanes;
use crate::evaluation::plan::{Parameters, Plan};
use crate::evaluation::words::PATIENTS;

use super::chunk::Chunk;
use super::table::Table;

/// What is done with the answers for patients who are evaluated together.
pub trait Visitor {
    /// Takes the position of the first patient, the patients, and what is known of each node.
    fn visit(&mut self, start: usize, chunk: &Chunk, known: &[Lanes]);
}

/// Evaluates a plan for some rows of a table, as many together as a chunk holds.
pub fn sweep(
    plan: &Plan,
    parameters: &Parameters,
    table: &Table,
    facts: usize,
    rows: Range<usize>,
    to: &mut impl Visitor,
) {
    pulp::Arch::new().dispatch(Sweep { plan, parameters, table, facts, rows, to });
}

/// The loop with all that it needs: what is inlined into `call` is compiled once for each kind of processor.
struct Sweep<'a, V> {
    plan: &'a Plan,
    parameters: &'a Parameters,
    table: &'a Table,
    facts: usize,
    rows: Range<usize>,
    to: &'a mut V,
}

impl<V: Visitor> NullaryFnOnce for Sweep<'_, V> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let mut chunk = Chunk::new(self.table, self.facts);
        let mut known = Vec::with_capacity(self.plan.nodes().len());
        for start in self.rows.clone().step_by(PATIENTS) {
            chunk.load(self.table, start, PATIENTS.min(self.rows.end - start));
            self.plan.evaluate_into(&chunk, self.parameters, &mut known);
            self.to.visit(start, &chunk, &known);
        }
    }
}
