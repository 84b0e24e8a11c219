//! A result as a document: its provenance, what went in, and every answer.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::chapter::{Consensus, Recommendation, Situation};
use crate::error::Error;
use crate::evaluation::draft::{Draft, Input};
use crate::evaluation::patient::{Conflict, Patient};
use crate::evaluation::plan::NodeId;
use crate::evaluation::plan::Parameters;
use crate::grade::{AgoGrade, GradeOfRecommendation, LevelOfEvidence};
use crate::guideline::Guideline;
use crate::number::Number;
use crate::unique;

use super::result::{Applicability, MatchResult, Selection};

/// Said wherever a recommendation is printed for a patient.
pub const DISCLAIMER: &str = "Research tool, not a medical device; it does not replace clinical judgement.";

/// Name and version of the engine.
pub const ENGINE: &str = concat!("leitlinie ", env!("CARGO_PKG_VERSION"));

/// Where a result comes from.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provenance {
    /// Id of the guideline's chapter.
    pub guideline: String,
    /// Edition of the guideline.
    pub edition: String,
    /// SHA-256 of the guideline's content.
    pub content_hash: String,
    /// Name and version of the engine.
    pub engine: String,
    /// The thresholds that were set.
    #[serde(deserialize_with = "unique::map")]
    pub parameters: BTreeMap<String, Number>,
}

/// A result as it is written to a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// Where it comes from.
    pub provenance: Provenance,
    /// What went in.
    pub patient: PatientRecord,
    /// The answers, in the order of the source.
    pub recommendations: Vec<Answer>,
    /// The situations of the consensus statements.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consensus: Vec<SituationAnswer>,
    /// Contradictions among the facts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<Conflict>,
    /// What the result is not.
    pub disclaimer: String,
}

/// A patient as she is written to a file: the facts as given, and the complete list of sites if it is known.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PatientRecord {
    /// The complete list of sites.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sites: Option<Vec<String>>,
    /// The facts.
    #[serde(flatten, deserialize_with = "unique::map")]
    pub facts: BTreeMap<String, Input>,
}

/// The answer for one recommendation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Id of the recommendation.
    pub id: String,
    /// AGO grade.
    pub ago_grade: AgoGrade,
    /// Level of evidence.
    pub level_of_evidence: LevelOfEvidence,
    /// Grade of recommendation.
    pub grade_of_recommendation: GradeOfRecommendation,
    /// Whether it applies.
    pub applicability: Applicability,
    /// What the criteria printed under it say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub selection: Option<Selection>,
    /// Facts that can still change the answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
}

/// The answer for a situation of a consensus statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SituationAnswer {
    /// Id of the statement.
    pub consensus: String,
    /// Id of the situation.
    pub situation: String,
    /// Whether it is the patient's.
    pub applicability: Applicability,
}

impl From<&Patient> for PatientRecord {
    fn from(patient: &Patient) -> Self {
        let facts = patient.given().into_iter().map(|(id, input)| (id.to_owned(), input)).collect();
        Self { sites: patient.sites().map(|sites| sites.to_vec()), facts }
    }
}

impl From<PatientRecord> for Draft {
    fn from(record: PatientRecord) -> Self {
        Self { facts: record.facts.into_iter().collect(), sites: record.sites, show_values: false }
    }
}

impl Provenance {
    /// Where answers of a guideline with these thresholds come from.
    pub fn of(guideline: &Guideline, parameters: &Parameters) -> Self {
        let chapter = guideline.chapter();
        let set = guideline.vocabulary().parameters.iter().zip(parameters);
        Self {
            guideline: chapter.id.clone(),
            edition: chapter.edition.clone(),
            content_hash: guideline.content_hash().to_owned(),
            engine: ENGINE.to_owned(),
            parameters: set.filter_map(|(parameter, value)| Some((parameter.id.clone(), (*value)?))).collect(),
        }
    }
}

impl MatchResult {
    /// Where the result comes from.
    pub fn provenance(&self) -> Provenance {
        Provenance::of(self.guideline(), self.parameters())
    }

    /// The result as a document.
    pub fn report(&self) -> Report {
        let recommendations = self.guideline().recommendations().iter().enumerate();
        let situation = |(consensus, situation, node): (&Consensus, &Situation, NodeId)| SituationAnswer {
            consensus: consensus.id.clone(),
            situation: situation.id.clone(),
            applicability: self.known(node).into(),
        };
        Report {
            provenance: self.provenance(),
            patient: self.patient().into(),
            recommendations: recommendations.map(|(position, each)| self.answer(position, each)).collect(),
            consensus: self.guideline().situations().map(situation).collect(),
            conflicts: self.conflicts(),
            disclaimer: DISCLAIMER.to_owned(),
        }
    }

    /// The answer for the recommendation at a position.
    pub fn answer(&self, position: usize, recommendation: &Recommendation) -> Answer {
        Answer {
            id: recommendation.id.clone(),
            ago_grade: recommendation.ago_grade,
            level_of_evidence: recommendation.level_of_evidence,
            grade_of_recommendation: recommendation.grade_of_recommendation,
            applicability: self.applicability(position),
            selection: self.selection(position),
            missing: self.missing_facts(position).into_iter().map(|fact| fact.id.clone()).collect(),
        }
    }

    /// Reads a stored result: matches its patient again and holds the answers against the stored ones.
    ///
    /// Its provenance must be that of the guideline, and its disclaimer the one of the package. Only the version of
    /// the engine may be another one: the answers are compared, whoever gave them.
    ///
    /// # Errors
    ///
    /// If it is of another guideline or content, if the patient does not fit, or if an answer differs.
    pub fn from_report(guideline: &Guideline, report: &Report) -> Result<Self, Error> {
        let result = Self::rematched(guideline, &report.provenance, &report.patient, &report.disclaimer)?;
        let own = result.report();
        let stored_ids: Vec<_> = report.recommendations.iter().map(|answer| &answer.id).collect();
        if own.recommendations.iter().map(|answer| &answer.id).ne(stored_ids) {
            return Err(Error::Stored("the stored result does not hold every recommendation once".to_owned()));
        }
        let other = own.recommendations.iter().zip(&report.recommendations).find(|(new, old)| new != old);
        let what = match other {
            Some((new, _)) => &new.id,
            None if own.consensus != report.consensus => "the consensus statements",
            None if own.conflicts != report.conflicts => "the conflicts",
            None => return Ok(result),
        };
        Err(differs(what))
    }

    /// Matches a stored patient again, if what is stored beside her is labelled as an answer of the guideline.
    pub(super) fn rematched(
        guideline: &Guideline,
        stored: &Provenance,
        patient: &PatientRecord,
        disclaimer: &str,
    ) -> Result<Self, Error> {
        if stored.content_hash != guideline.content_hash() {
            return Err(of_another_guideline(guideline, stored));
        }
        check_labels(guideline, stored, disclaimer)?;
        let set: Vec<_> = stored.parameters.iter().map(|(id, value)| (id.clone(), value.get())).collect();
        let parameters = guideline.parameters(&set)?;
        let patient = Patient::new(guideline.lexicon().clone(), &patient.clone().into()).map_err(|problems| {
            Error::Stored(problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
        })?;
        Ok(guideline.match_patient(&patient, &parameters))
    }
}

fn of_another_guideline(guideline: &Guideline, stored: &Provenance) -> Error {
    Error::Stored(format!(
        "the result was made with {} {}, content {}, and the guideline at hand is {} {}, content {}",
        stored.guideline,
        stored.edition,
        short(&stored.content_hash),
        guideline.chapter().id,
        guideline.chapter().edition,
        short(guideline.content_hash()),
    ))
}

/// What is stored is not what is answered now.
pub(super) fn differs(what: &str) -> Error {
    Error::Stored(format!("what is stored for {what} differs from what {ENGINE} answers for the stored patient"))
}

/// What a stored result says of itself, beside the content that its answers rest on.
fn check_labels(guideline: &Guideline, stored: &Provenance, disclaimer: &str) -> Result<(), Error> {
    let chapter = guideline.chapter();
    let table = [
        ("guideline", stored.guideline == chapter.id, format!("`{}`", chapter.id)),
        ("edition", stored.edition == chapter.edition, format!("`{}`", chapter.edition)),
        ("engine", is_engine(&stored.engine), format!("some version of the engine, such as `{ENGINE}`")),
        ("disclaimer", disclaimer == DISCLAIMER, format!("`{DISCLAIMER}`")),
    ];
    match table.into_iter().find(|(_, fits, _)| !fits) {
        Some((what, _, expected)) => {
            Err(Error::Stored(format!("the {what} of the result is another one than {expected}")))
        }
        None => Ok(()),
    }
}

/// Whether a text names a version of this engine: `leitlinie 1.2.3`.
fn is_engine(text: &str) -> bool {
    let version = text.strip_prefix(concat!(env!("CARGO_PKG_NAME"), " ")).unwrap_or_default();
    let number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let core = version.split(['-', '+']).next().unwrap_or_default();
    core.split('.').count() == 3 && core.split('.').all(number)
}

fn short(hash: &str) -> &str {
    hash.get(..12).unwrap_or(hash)
}
