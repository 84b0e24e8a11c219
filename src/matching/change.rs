//! The difference between two results of the same guideline.

use serde::{Deserialize, Serialize};

use crate::chapter::Recommendation;
use crate::condition::words;
use crate::sequence::Sequence;

use super::result::{Applicability, MatchResult, Selection};

/// The difference between two answers for one recommendation.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, str, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Id of the recommendation.
    pub recommendation: String,
    /// The answer before.
    pub before: Applicability,
    /// The answer after.
    pub after: Applicability,
    /// What the criteria printed under it said before, if there are any.
    pub selection_before: Option<Selection>,
    /// What they say after.
    pub selection_after: Option<Selection>,
}

impl std::fmt::Display for Change {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let spoken = |label: String| words(&label);
        write!(f, "{}: ", self.recommendation)?;
        if self.before == self.after {
            f.write_str(&spoken(self.after.to_string()))?;
        } else {
            write!(f, "{} → {}", spoken(self.before.to_string()), spoken(self.after.to_string()))?;
        }
        match (self.selection_before, self.selection_after) {
            (Some(before), Some(after)) if before != after => {
                write!(f, " ({} → {})", spoken(before.to_string()), spoken(after.to_string()))
            }
            _ => Ok(()),
        }
    }
}

/// The difference that other facts make: what changed, and the results before and after.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Difference {
    /// The answers that differ, in the order of the source.
    pub changes: Sequence<Change>,
    /// The result before.
    pub before: MatchResult,
    /// The result after.
    pub after: MatchResult,
}

impl MatchResult {
    /// The difference between this result and another of the same guideline.
    #[must_use]
    pub fn difference(&self, after: Self) -> Difference {
        Difference { changes: self.changes(&after).into(), before: self.clone(), after }
    }

    /// The answers that differ in another result of the same guideline, in the order of the source.
    pub fn changes(&self, after: &Self) -> Vec<Change> {
        let change = |(position, recommendation): (usize, &Recommendation)| Change {
            recommendation: recommendation.id.clone(),
            before: self.applicability(position),
            after: after.applicability(position),
            selection_before: self.selection(position),
            selection_after: after.selection(position),
        };
        let differs =
            |change: &Change| change.before != change.after || change.selection_before != change.selection_after;
        self.guideline().recommendations().iter().enumerate().map(change).filter(differs).collect()
    }
}
