//! Matching: a patient against a guideline, with reasons and open questions.

pub mod change;
pub mod choices;
pub mod digest;
pub mod documents;
pub mod explain;
pub mod missing;
pub mod questions;
pub mod reasons;
pub mod report;
pub mod result;
