//! The answers for one patient: which recommendations apply, which do not, which stay open.

use std::cmp::Reverse;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::chapter::{Consensus, Recommendation, Situation};
use crate::error::Error;
use crate::evaluation::patient::{Conflict, Patient};
use crate::evaluation::plan::NodeId;
use crate::guideline::Guideline;
use crate::label::labels;
use crate::number::Number;
use crate::sequence::Sequence;
use crate::suggest;
use crate::truth::Truth;
use crate::vocabulary::Parameter;

use super::explain::Explanation;

labels! {
    /// Whether a recommendation applies to a patient.
    pub enum Applicability: "applicability" {
        /// What is known settles that the patient is not one of those it is for.
        DoesNotApply = "does_not_apply",
        /// What is known settles nothing.
        Undetermined = "undetermined",
        /// What is known settles that it is for this patient.
        Applies = "applies",
    }
}

labels! {
    /// What the ungraded criteria printed under a recommendation say of a patient.
    pub enum Selection: "selection" {
        /// The printed criteria are not met.
        NotFavoured = "not_favoured",
        /// What is known settles nothing.
        Undetermined = "undetermined",
        /// The printed criteria are met.
        Favoured = "favoured",
    }
}

impl From<Truth> for Applicability {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::False => Self::DoesNotApply,
            Truth::Unknown => Self::Undetermined,
            Truth::True => Self::Applies,
        }
    }
}

impl From<Truth> for Selection {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::False => Self::NotFavoured,
            Truth::Unknown => Self::Undetermined,
            Truth::True => Self::Favoured,
        }
    }
}

/// The answers of a guideline for one patient.
#[cfg_attr(
    feature = "python",
    doc = r#"
Examples
--------
>>> import leitlinie as ll
>>> result = ll.load().match(ll.Patient(sites={"ascites"}, symptomatic_ascites=True))
>>> [match.id for match in result.applicable if match.ago_grade == ll.AgoGrade("++")]
['general.systemic_therapy', 'general.histological_verification', 'ascites.systemic_therapy', 'ascites.puncture_drainage']
"#
)]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, module = "leitlinie"))]
#[derive(Clone, Debug)]
pub struct MatchResult {
    guideline: Guideline,
    patient: Patient,
    parameters: Arc<[Option<Number>]>,
    known: Vec<Truth>,
}

impl Guideline {
    /// Checks thresholds against the vocabulary and puts them in its order.
    ///
    /// # Errors
    ///
    /// If a parameter does not exist or its value makes no sense.
    pub fn parameters(&self, set: &[(String, f64)]) -> Result<Arc<[Option<Number>]>, Error> {
        let set: Vec<_> = set.iter().map(|(id, value)| (id.clone(), Some(*value))).collect();
        self.thresholds(&set)
    }

    /// The same for thresholds of which some are left open.
    ///
    /// # Errors
    ///
    /// If a parameter does not exist or its value makes no sense.
    pub fn thresholds(&self, given: &[(String, Option<f64>)]) -> Result<Arc<[Option<Number>]>, Error> {
        let names = self.lexicon().names();
        let mut parameters = vec![None; names.vocabulary().parameters.len()];
        let mut problems = Vec::new();
        for (id, value) in given {
            match self.threshold(id, *value) {
                Ok((position, number)) => parameters[position] = number,
                Err(problem) => problems.push(problem),
            }
        }
        if problems.is_empty() { Ok(parameters.into()) } else { Err(Error::Parameter(problems.join("\n"))) }
    }

    fn threshold(&self, id: &str, value: Option<f64>) -> Result<(usize, Option<Number>), String> {
        let names = self.lexicon().names();
        let position = names.parameter_position(id).ok_or_else(|| self.unknown_parameter(id))?;
        let Some(value) = value else { return Ok((position, None)) };
        let parameter = names.parameter(position);
        let fits = |number: &Number| {
            (parameter.minimum..=parameter.maximum).contains(number)
                && (!parameter.integer || number.as_integer().is_some())
        };
        let number = Number::new(value).filter(fits).ok_or_else(|| {
            let kind = if parameter.integer { "a whole number" } else { "a number" };
            let Parameter { unit, minimum, maximum, .. } = parameter;
            format!("parameter {id}: {kind} ({unit}) from {minimum} to {maximum} is expected")
        })?;
        Ok((position, Some(number)))
    }

    fn unknown_parameter(&self, id: &str) -> String {
        let known: Vec<_> = self.vocabulary().parameters.iter().map(|each| each.id.as_str()).collect();
        let suggestion = suggest::did_you_mean(id, known.iter().copied());
        format!("parameter {id}: there is none; the parameters are {}{suggestion}", known.join(", "))
    }

    /// Matches a patient who was checked against this guideline's vocabulary.
    pub fn match_patient(&self, patient: &Patient, parameters: &Arc<[Option<Number>]>) -> MatchResult {
        MatchResult {
            known: self.plan().evaluate(patient, parameters),
            guideline: self.clone(),
            patient: patient.clone(),
            parameters: Arc::clone(parameters),
        }
    }
}

impl MatchResult {
    /// The guideline.
    pub fn guideline(&self) -> &Guideline {
        &self.guideline
    }

    /// The patient.
    pub fn patient(&self) -> &Patient {
        &self.patient
    }

    /// The thresholds, in the order of the vocabulary.
    pub fn parameters(&self) -> &Arc<[Option<Number>]> {
        &self.parameters
    }

    /// The thresholds that are set, by name.
    pub fn set_parameters(&self) -> Vec<(&str, Number)> {
        let all = self.guideline.vocabulary().parameters.iter().zip(self.parameters.iter());
        all.filter_map(|(parameter, value)| Some((parameter.id.as_str(), (*value)?))).collect()
    }

    /// What is known of a node of the guideline's plan.
    pub fn known(&self, node: NodeId) -> Truth {
        self.known[node]
    }

    /// Whether the recommendation at a position applies.
    pub fn applicability(&self, position: usize) -> Applicability {
        self.known[self.guideline.targets()[position].population].into()
    }

    /// What the criteria printed under the recommendation at a position say, if there are any.
    pub fn selection(&self, position: usize) -> Option<Selection> {
        self.guideline.targets()[position].selection.map(|node| self.known[node].into())
    }

    /// Positions of the recommendations with this answer: by section, then the strongest grade, then the best evidence.
    pub fn positions(&self, applicability: Applicability) -> Vec<usize> {
        let with_answer = |position: &usize| self.applicability(*position) == applicability;
        let mut positions: Vec<_> = (0..self.guideline.targets().len()).filter(with_answer).collect();
        positions.sort_by_key(|position| self.rank(*position));
        positions
    }

    /// Contradictions among the patient's facts.
    pub fn conflicts(&self) -> Vec<Conflict> {
        self.patient.conflicts(Some(&self.parameters))
    }
}

/// The answer for one recommendation.
#[cfg_attr(
    feature = "python",
    doc = r#"
Examples
--------
>>> import leitlinie as ll
>>> match = ll.load().match({"sites": ["ascites"]})["ascites.puncture_drainage"]
>>> match.applicability, match.missing
(Applicability.UNDETERMINED, ('symptomatic_ascites',))
"#
)]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, module = "leitlinie", name = "Match"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Match {
    /// The result that the answer belongs to.
    pub result: MatchResult,
    /// Position of the recommendation.
    pub position: usize,
}

/// The answer for one situation of a consensus statement.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SituationMatch {
    /// Id of the statement.
    pub consensus: String,
    /// The situation.
    pub situation: Situation,
    /// Whether it is the patient's.
    pub applicability: Applicability,
    /// Ids of the facts that can still change the answer.
    pub missing: Sequence<String>,
    /// Why the answer is as it is.
    pub explanation: Explanation,
}

impl MatchResult {
    /// Sorts as a reader wants to read: section by section, strong grades first, then good evidence.
    pub fn rank(&self, position: usize) -> impl Ord + use<> {
        let each = &self.guideline.recommendations()[position];
        (self.guideline.section_position(position), Reverse(each.ago_grade), Reverse(each.level_of_evidence), position)
    }

    /// The situations of the consensus statements, each with its answer and reasons.
    pub fn situation_matches(&self) -> Vec<SituationMatch> {
        let names = self.guideline.lexicon().names();
        let situation = |(consensus, situation, node): (&Consensus, &Situation, NodeId)| SituationMatch {
            consensus: consensus.id.clone(),
            situation: situation.clone(),
            applicability: self.known(node).into(),
            missing: self.missing(node).into_iter().map(|fact| names.fact(fact).id.clone()).collect(),
            explanation: self.explain_node(node, &consensus.source.to_string()),
        };
        self.guideline.situations().map(situation).collect()
    }
}

impl Match {
    /// The recommendation.
    pub fn recommendation(&self) -> &Recommendation {
        &self.result.guideline.recommendations()[self.position]
    }
}

impl PartialEq for MatchResult {
    fn eq(&self, other: &Self) -> bool {
        self.guideline == other.guideline && self.patient == other.patient && self.parameters == other.parameters
    }
}

impl Eq for MatchResult {}

impl std::hash::Hash for MatchResult {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.patient.hash(state);
        self.parameters.hash(state);
    }
}
