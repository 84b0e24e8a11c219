//! One answer, and a difference between two results, as documents.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::guideline::Guideline;

use super::change::{Change, Difference};
use super::report::{Answer, DISCLAIMER, PatientRecord, Provenance, Report, differs};
use super::result::{Match, MatchResult};

/// One answer as it is written to a file, with what is needed to answer again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MatchReport {
    /// Where it comes from.
    pub provenance: Provenance,
    /// What went in.
    pub patient: PatientRecord,
    /// The answer.
    pub recommendation: Answer,
    /// What the answer is not.
    pub disclaimer: String,
}

/// A difference as it is written to a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DifferenceReport {
    /// The answers that differ, in the order of the source.
    pub changes: Vec<Change>,
    /// The result before.
    pub before: Report,
    /// The result after.
    pub after: Report,
}

impl Match {
    /// The answer as a document.
    pub fn report(&self) -> MatchReport {
        MatchReport {
            provenance: self.result.provenance(),
            patient: self.result.patient().into(),
            recommendation: self.result.answer(self.position, self.recommendation()),
            disclaimer: DISCLAIMER.to_owned(),
        }
    }

    /// Reads a stored answer: matches its patient again and holds the answer against the stored one.
    ///
    /// # Errors
    ///
    /// If it is of another guideline or content, if the patient does not fit, or if the answer differs.
    pub fn from_report(guideline: &Guideline, report: &MatchReport) -> Result<Self, Error> {
        let result = MatchResult::rematched(guideline, &report.provenance, &report.patient, &report.disclaimer)?;
        Self::of(result, &report.recommendation)
    }

    /// Reads stored answers; those of one patient that follow each other share one result.
    ///
    /// # Errors
    ///
    /// As for one answer.
    pub fn from_reports(guideline: &Guideline, reports: &[MatchReport]) -> Result<Vec<Self>, Error> {
        let mut matches = Vec::<Self>::new();
        let mut before: Option<&MatchReport> = None;
        for report in reports {
            let same = |other: &&MatchReport| {
                (&other.provenance, &other.patient, &other.disclaimer)
                    == (&report.provenance, &report.patient, &report.disclaimer)
            };
            let answer = match (before.filter(same), matches.last()) {
                (Some(_), Some(last)) => Self::of(last.result.clone(), &report.recommendation)?,
                _ => Self::from_report(guideline, report)?,
            };
            matches.push(answer);
            before = Some(report);
        }
        Ok(matches)
    }

    fn of(result: MatchResult, stored: &Answer) -> Result<Self, Error> {
        let unknown =
            || Error::Stored("what is stored is the answer for no recommendation of the guideline".to_owned());
        let position = result.guideline().position(&stored.id).map_err(|_| unknown())?;
        let found = Self { result, position };
        let same = found.report().recommendation == *stored;
        if same { Ok(found) } else { Err(differs(&stored.id)) }
    }
}

impl Difference {
    /// The difference as a document.
    pub fn report(&self) -> DifferenceReport {
        let changes = self.changes.to_vec();
        DifferenceReport { changes, before: self.before.report(), after: self.after.report() }
    }

    /// Reads a stored difference: matches both patients again and holds everything against what is stored.
    ///
    /// # Errors
    ///
    /// If a result is of another guideline or content, if a patient does not fit, or if an answer differs.
    pub fn from_report(guideline: &Guideline, report: &DifferenceReport) -> Result<Self, Error> {
        let before = MatchResult::from_report(guideline, &report.before)?;
        let difference = before.difference(MatchResult::from_report(guideline, &report.after)?);
        let same = difference.changes.to_vec() == report.changes;
        if same { Ok(difference) } else { Err(differs("the changes")) }
    }
}
