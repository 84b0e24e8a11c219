//! Evaluation: one definition of what a condition says, over whatever carries the facts.

pub mod compile;
pub mod consistency;
pub mod draft;
pub mod lanes;
pub mod lexicon;
pub mod patient;
pub mod plan;
pub mod problem;
pub mod reading;
pub mod sites;
pub mod words;
