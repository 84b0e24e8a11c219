//! Evaluation: one definition of what a condition says, over whatever carries the facts.

pub mod compile;
pub mod lexicon;
pub mod patient;
pub mod plan;
pub mod reading;
