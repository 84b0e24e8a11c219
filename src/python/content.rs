//! What a guideline holds, as attributes.

use pyo3::prelude::*;

use crate::chapter::{Authorship, Consensus, Grading, Slide};
use crate::guideline::Guideline;
use crate::sequence::Sequence;

use super::listings::{
    Abbreviations, Evidences, Facts, Interventions, Parameters, Recommendations, References, Sections, Trials,
};

#[pymethods]
impl Guideline {
    /// Id of the chapter in its edition.
    #[getter]
    fn id(&self) -> &str {
        &self.chapter().id
    }

    /// Title of the chapter.
    #[getter]
    fn title(&self) -> &str {
        &self.chapter().title
    }

    /// Name of the guideline that the chapter belongs to.
    #[getter]
    fn name(&self) -> &str {
        &self.chapter().guideline
    }

    /// Edition of the guideline.
    #[getter]
    fn edition(&self) -> &str {
        &self.chapter().edition
    }

    /// Who publishes it.
    #[getter]
    fn organisation(&self) -> &str {
        &self.chapter().organisation
    }

    /// Where it is published.
    #[getter]
    fn url(&self) -> &str {
        &self.chapter().url
    }

    /// Language of the edition.
    #[getter]
    fn language(&self) -> &str {
        &self.chapter().language
    }

    /// Who wrote which version.
    #[getter]
    fn authorship(&self) -> Sequence<Authorship> {
        self.chapter().authorship.clone()
    }

    /// The chapter's own list of topics.
    #[getter]
    fn topics(&self) -> Sequence<String> {
        self.chapter().topics.clone()
    }

    /// Chapters that it points to.
    #[getter]
    fn see_also(&self) -> Sequence<String> {
        self.chapter().see_also.clone()
    }

    /// What the grades mean.
    #[getter]
    fn grading(&self) -> Grading {
        self.chapter().grading.clone()
    }

    /// The slides, in order.
    #[getter]
    fn slides(&self) -> Sequence<Slide> {
        self.chapter().slides.clone()
    }

    /// SHA-256 of the content, as hexadecimal digits.
    #[getter(content_hash)]
    fn hash_of_content(&self) -> &str {
        self.content_hash()
    }

    /// The sections, in the order of the source.
    #[getter]
    fn sections(&self) -> Sections {
        Sections(self.chapter().sections.iter().cloned().collect())
    }

    /// The graded rows, in the order of the source.
    #[getter(recommendations)]
    fn all_recommendations(&self) -> Recommendations {
        Recommendations(self.recommendations().iter().cloned().collect())
    }

    /// The references, each once, in the order of their first citation.
    #[getter(references)]
    fn all_references(&self) -> References {
        References(self.references().iter().cloned().collect())
    }

    /// The headings with their references.
    #[getter(evidence)]
    fn all_evidence(&self) -> Evidences {
        Evidences(self.evidence().cloned().collect())
    }

    /// The trials.
    #[getter(trials)]
    fn all_trials(&self) -> Trials {
        Trials(self.trials().cloned().collect())
    }

    /// The consensus statements.
    #[getter(consensus)]
    fn all_consensus(&self) -> Sequence<Consensus> {
        self.consensus().cloned().collect()
    }

    /// The abbreviations.
    #[getter(abbreviations)]
    fn all_abbreviations(&self) -> Abbreviations {
        Abbreviations(self.abbreviations().clone())
    }

    /// What can be known of a patient.
    #[getter]
    fn facts(&self) -> Facts {
        Facts(self.vocabulary().facts.clone())
    }

    /// The thresholds that the source leaves open.
    #[getter(parameters)]
    fn all_parameters(&self) -> Parameters {
        Parameters(self.vocabulary().parameters.clone())
    }

    /// What can be done.
    #[getter]
    fn interventions(&self) -> Interventions {
        Interventions(self.vocabulary().interventions.clone())
    }
}
