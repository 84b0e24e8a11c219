//! Graded clinical guidelines that compute.
//!
//! A guideline is a reviewed file; this crate loads it, checks it, and says for a patient which
//! recommendations apply, how strongly, on what evidence, why, and what is missing to decide.
//!
//! ```
//! use leitlinie::evaluation::{patient::Patient, draft::{Draft, Input}};
//! use leitlinie::matching::result::Applicability;
//!
//! let guideline = leitlinie::library::ago_breast_sites_of_metastases()?;
//! let draft = Draft { sites: Some(vec!["liver".into()]), ..Draft::default() };
//! let patient = Patient::new(guideline.lexicon().clone(), &draft).expect("the facts fit");
//! let result = guideline.match_patient(&patient, &guideline.parameters(&[])?);
//! let resection = guideline.position("liver.resection")?;
//! assert_eq!(result.applicability(resection), Applicability::Applies);
//! # Ok::<(), leitlinie::error::Error>(())
//! ```

pub mod suggest;
pub mod label;
pub mod home;
pub mod sequence;
pub mod unique;
pub mod number;
pub mod pattern;
pub mod truth;
pub mod error;
pub mod grade;
pub mod condition;
pub mod vocabulary;
pub mod evidence;
pub mod chapter;
pub mod evaluation;
pub mod guideline;
pub mod search;
pub mod matching;
pub mod cohort;
pub mod data;
pub mod check;
pub mod library;
pub mod memory;

#[cfg(feature = "python")]
#[expect(
    clippy::doc_markdown,
    clippy::missing_errors_doc,
    clippy::needless_pass_by_value,
    reason = "docstrings are read in Python, in NumPy style (Raises); PyO3 hands arguments over by value"
)]
mod python;
