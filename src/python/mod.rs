//! The Python bindings: extract, one core call, wrap.

mod answers;
mod cohort;
mod columns;
mod content;
mod convert;
mod difference;
mod errors;
mod guideline;
mod input;
mod labels;
mod listings;
mod loading;
mod matches;
mod matching;
mod near;
mod patient;
mod reports;
mod result;
mod selecting;
mod shared;
mod sites;
mod stored;
mod text;
mod values;

/// The compiled core of `leitlinie`.
#[pyo3::pymodule]
mod _leitlinie {
    #[pymodule_export]
    use super::answers::{Answers, ArrowStream};
    #[pymodule_export]
    use super::listings::{
        Abbreviations, Evidences, Facts, Interventions, Matches, OpenQuestions, Parameters, Recommendations,
        References, Sections, Trials,
    };
    #[pymodule_export]
    use super::loading::{check, embedded, schema};
    #[pymodule_export]
    use super::near::nearest;
    #[pymodule_export]
    use crate::chapter::{
        Abbreviation, Authorship, Consensus, Grading, Meaning, Note, NoteKind, Recommendation, Scale, Section,
        Situation, Slide,
    };
    #[pymodule_export]
    use crate::cohort::{conflicts::CohortConflict, patients::Cohort, problem::ColumnProblem};
    #[pymodule_export]
    use crate::condition::{Condition, Limit, Operator};
    #[pymodule_export]
    use crate::error::Violation;
    #[pymodule_export]
    use crate::evaluation::patient::{Conflict, Origin, Patient};
    #[pymodule_export]
    use crate::evaluation::problem::FactProblem;
    #[pymodule_export]
    use crate::evidence::{
        Author, Custom, Design, Evidence, Figure, Issued, Outcome, Period, Reference, SourcePlace, Trial,
    };
    #[pymodule_export]
    use crate::grade::{AgoGrade, GradeOfRecommendation, LevelOfEvidence};
    #[pymodule_export]
    use crate::guideline::Guideline;
    #[pymodule_export]
    use crate::matching::change::{Change, Difference};
    #[pymodule_export]
    use crate::matching::explain::{Criterion, Explanation};
    #[pymodule_export]
    use crate::matching::questions::OpenQuestion;
    #[pymodule_export]
    use crate::matching::report::Provenance;
    #[pymodule_export]
    use crate::matching::result::{Applicability, Match, MatchResult, Selection, SituationMatch};
    #[pymodule_export]
    use crate::truth::Truth;
    #[pymodule_export]
    use crate::vocabulary::{Derivation, Fact, Intervention, InterventionKind, Kind, Parameter, Role, Site, Unit};
}
