//! The threads that large tables are matched with: of this process, also where it was forked from one that had its own.

use std::process;

use once_cell::race::OnceBox;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// Below this number of rows a second thread costs more than it saves.
const PARALLEL: usize = 100_000;

/// The pools of this process and of those that it was forked from, the oldest first.
static POOLS: OnceBox<Generation> = OnceBox::new();

/// A forked process inherits the pool, but none of its threads: whoever gives it work waits for ever. So each process
/// adds its own. Nothing is locked here, because a lock that is held at the moment of a fork stays locked in the child.
struct Generation {
    process: u32,
    pool: Option<ThreadPool>,
    forked: OnceBox<Self>,
}

/// The threads for a table of so many rows; none where the thread that asks is enough.
pub fn for_rows(rows: usize) -> Option<&'static ThreadPool> {
    if rows < PARALLEL {
        return None;
    }
    let process = process::id();
    let mut generation = POOLS.get_or_init(|| Box::new(Generation::of(process)));
    while generation.process != process {
        generation = generation.forked.get_or_init(|| Box::new(Generation::of(process)));
    }
    generation.pool.as_ref()
}

impl Generation {
    fn of(process: u32) -> Self {
        Self { process, pool: ThreadPoolBuilder::new().build().ok(), forked: OnceBox::new() }
    }
}
