//! What to look up next: the missing facts, the most decisive first.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::grade::AgoGrade;
use crate::sequence::Sequence;
use crate::vocabulary::Role;

use super::result::{Applicability, MatchResult};

/// A fact to look up, with what knowing it could do.
#[cfg_attr(
    feature = "python",
    doc = r#"
Examples
--------
>>> import leitlinie as ll
>>> question = ll.load().match({"sites": ["bone_marrow"]}).open_questions()["pancytopenia"]
>>> question.role, len(question.settles)
(Role.RECORDED, 4)
"#
)]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, str, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OpenQuestion {
    /// Id of the fact.
    pub fact: String,
    /// Name of the fact.
    pub label: String,
    /// Whether it is recorded in the chart or a clinician's judgement.
    pub role: Role,
    /// Ids of the recommendations that knowing this fact alone could settle, whichever way; a value that contradicts
    /// what is known of the patient does not count.
    pub settles: Sequence<String>,
    /// Ids of the open recommendations that it has a part in, those that it settles among them.
    pub concerns: Sequence<String>,
    /// The strongest of the grades that it could settle, or has a part in.
    pub strongest_grade: AgoGrade,
}

impl std::fmt::Display for OpenQuestion {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (settles, concerns) = (self.settles.len(), self.concerns.len());
        write!(f, "{} ({}): could settle {settles} of {concerns} open recommendations", self.fact, self.role)
    }
}

impl MatchResult {
    /// The missing facts over all open recommendations.
    ///
    /// Ranked by the number of recommendations that a fact could settle alone, then by their strongest
    /// grade, then by the number that it has a part in, then by the order of the vocabulary.
    pub fn open_questions(&self) -> Vec<OpenQuestion> {
        let open = self.open_with_missing();
        let mut facts: Vec<_> = open.iter().flat_map(|(_, missing)| missing).copied().collect();
        facts.sort_unstable();
        facts.dedup();
        let mut questions: Vec<_> = facts.into_iter().map(|fact| self.question(fact, &open)).collect();
        questions.sort_by_key(|question| {
            (Reverse(question.settles.len()), Reverse(question.strongest_grade), Reverse(question.concerns.len()))
        });
        questions
    }

    fn open_with_missing(&self) -> Vec<(usize, Vec<usize>)> {
        let open = self.guideline().targets().iter().enumerate();
        open.filter(|(position, _)| self.applicability(*position) == Applicability::Undetermined)
            .map(|(position, target)| (position, self.missing(target.population)))
            .collect()
    }

    fn question(&self, fact: usize, open: &[(usize, Vec<usize>)]) -> OpenQuestion {
        let known = self.guideline().lexicon().names().fact(fact);
        let concerns: Vec<_> =
            open.iter().filter(|(_, missing)| missing.contains(&fact)).map(|(position, _)| *position).collect();
        let settles = self.settled_by(fact, &concerns);
        let graded = if settles.is_empty() { &concerns } else { &settles };
        let recommendations = self.guideline().recommendations();
        let strongest = graded.iter().map(|position| recommendations[*position].ago_grade).max();
        let ids = |positions: &[usize]| positions.iter().map(|each| recommendations[*each].id.clone()).collect();
        OpenQuestion {
            fact: known.id.clone(),
            label: known.label.clone(),
            role: known.role,
            settles: ids(&settles),
            concerns: ids(&concerns),
            strongest_grade: strongest.unwrap_or(AgoGrade::PlusMinus),
        }
    }

    /// Which of some open recommendations some value of the fact would settle that contradicts nothing that is known.
    fn settled_by(&self, fact: usize, open: &[usize]) -> Vec<usize> {
        let (guideline, parameters) = (self.guideline(), self.parameters());
        let before = self.patient().contradicted(parameters);
        let answer = |value| {
            let patient = self.patient().with(fact, value);
            let is_possible = patient.contradicted(parameters).iter().all(|found| before.contains(found));
            is_possible.then(|| guideline.match_patient(&patient, parameters))
        };
        let answers: Vec<_> = guideline.choices_to_check(parameters, fact).into_iter().filter_map(answer).collect();
        let settles = |position: &usize| {
            answers.iter().any(|answer| answer.applicability(*position) != Applicability::Undetermined)
        };
        open.iter().copied().filter(settles).collect()
    }
}
