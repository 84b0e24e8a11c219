//! What several test files share.

#![allow(dead_code, unused_imports, reason = "every test file uses another part of it")]

mod chart;
mod files;
mod patients;
mod small;

use leitlinie::guideline::Guideline;
use proptest::test_runner::Config;

pub use chart::{Chart, grid};
pub use files::{file, json_file, project, shared, stands_at_its_path};
pub use patients::{Case, Thresholds, learned, matched, populations, whole_drafts, with_patient};
pub use small::{guideline, guidelines, vocabulary};

/// So many random cases; a failure is shown shrunk, and nothing is written.
pub fn cases(cases: u32) -> Config {
    Config { cases, max_global_rejects: 20 * cases, failure_persistence: None, ..Config::default() }
}

/// The embedded guideline.
pub fn embedded() -> Guideline {
    leitlinie::library::ago_breast_sites_of_metastases().unwrap()
}
