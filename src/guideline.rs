//! A guideline made ready for use: look-up, selection and compiled populations.

use std::collections::HashMap;
use std::sync::{Arc, Weak};

use once_cell::sync::OnceCell;
use sha2::{Digest, Sha256};

use crate::chapter::{Abbreviation, Chapter, Consensus, Part, Recommendation, Section, Situation};
use crate::condition::Measured;
use crate::error::Error;
use crate::evaluation::compile::{CompileError, Compiler};
use crate::evaluation::lexicon::Lexicon;
use crate::evaluation::plan::{NodeId, Plan};
use crate::evidence::{Evidence, Reference, Trial};
use crate::home::{Home, Housed};
use crate::number::Number;
use crate::sequence::Sequence;
use crate::suggest;
use crate::vocabulary::{Intervention, Vocabulary};

/// A guideline: the chapter as its file states it, and what matching needs.
#[cfg_attr(
    feature = "python",
    doc = r#"
Examples
--------
>>> import leitlinie as ll
>>> guideline = ll.load()
>>> len(guideline), "liver.resection" in guideline
(49, True)
>>> guideline["liver"].title
'Liver Metastases'
"#
)]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, weakref, module = "leitlinie"))]
#[derive(Clone, Debug)]
pub struct Guideline(Arc<Ready>);

#[derive(Debug)]
struct Ready {
    chapter: Chapter,
    references: Sequence<Reference>,
    recommendations: Sequence<Recommendation>,
    positions: HashMap<String, usize>,
    sections: Vec<usize>,
    unset: Arc<[Option<Number>]>,
    lexicon: Arc<Lexicon>,
    plan: Plan,
    targets: Vec<Target>,
    situations: Vec<NodeId>,
    hash: OnceCell<String>,
}

/// The nodes of a recommendation in the guideline's plan.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// Whom it is for.
    pub population: NodeId,
    /// Whom the criteria printed under it favour.
    pub selection: Option<NodeId>,
}

impl Guideline {
    /// Makes a chapter ready for use.
    ///
    /// # Errors
    ///
    /// If a condition does not fit the vocabulary.
    pub fn new(
        chapter: Chapter,
        vocabulary: Vocabulary,
        references: Sequence<Reference>,
    ) -> Result<Self, CompileError> {
        let facts = vocabulary.facts.measured(&|id| vocabulary.unit_of(id));
        let lexicon = Arc::new(Lexicon::new(Vocabulary { facts, ..vocabulary })?);
        let recommendations = graded_rows(&chapter);
        let positions = recommendations.iter().map(|each| each.id.clone()).zip(0..).collect();
        let rows = chapter.sections.iter().map(|section| section.recommendations.len());
        let sections = rows.enumerate().flat_map(|(section, rows)| std::iter::repeat_n(section, rows)).collect();
        let unset = vec![None; lexicon.names().vocabulary().parameters.len()].into();
        let mut compiler = Compiler::new(lexicon.names());
        let targets = recommendations.iter().map(|each| target(&mut compiler, each)).collect::<Result<_, _>>()?;
        let situations = situations(&chapter)
            .map(|(_, situation)| compiler.condition(&situation.population))
            .collect::<Result<_, _>>()?;
        let plan = compiler.finish();
        let hash = OnceCell::new();
        let ready = |own: &Weak<Ready>| {
            let home = Home::at(own);
            let unit_of = |id: &str| lexicon.names().vocabulary().unit_of(id);
            let chapter = chapter.housed(&home, &unit_of);
            let references = references.housed(&home, &unit_of);
            let recommendations = graded_rows(&chapter);
            Ready {
                chapter,
                references,
                recommendations,
                positions,
                sections,
                unset,
                lexicon,
                plan,
                targets,
                situations,
                hash,
            }
        };
        Ok(Self(Arc::new_cyclic(ready)))
    }

    /// The home that this guideline is for its parts; it does not keep the guideline.
    pub fn home(&self) -> Home {
        Home::at(&Arc::downgrade(&self.0))
    }

    /// A part, at home in this guideline.
    pub fn house<T: Housed>(&self, part: T) -> T {
        part.housed(&self.home(), &|id| self.vocabulary().unit_of(id))
    }

    /// Where the guideline is in memory: no other has this address for as long as it is held.
    pub fn address(&self) -> usize {
        Arc::as_ptr(&self.0).addr()
    }

    /// The guideline that a part is at home in, if somebody still holds that guideline.
    pub fn at_home(home: &Home) -> Option<Self> {
        home.place().map(Self)
    }

    /// The chapter as its file states it.
    pub fn chapter(&self) -> &Chapter {
        &self.0.chapter
    }

    /// The graded rows, in the order of the source.
    pub fn recommendations(&self) -> &Sequence<Recommendation> {
        &self.0.recommendations
    }

    /// The references, each once.
    pub fn references(&self) -> &Sequence<Reference> {
        &self.0.references
    }

    /// The vocabulary, ready for matching.
    pub fn lexicon(&self) -> &Arc<Lexicon> {
        &self.0.lexicon
    }

    /// The vocabulary.
    pub fn vocabulary(&self) -> &Vocabulary {
        self.0.lexicon.names().vocabulary()
    }

    /// The compiled populations and selections.
    pub fn plan(&self) -> &Plan {
        &self.0.plan
    }

    /// The nodes of each recommendation.
    pub fn targets(&self) -> &[Target] {
        &self.0.targets
    }

    /// The situations of the consensus statements, each with its node.
    pub fn situations(&self) -> impl Iterator<Item = (&Consensus, &Situation, NodeId)> {
        let nodes = self.0.situations.iter().copied();
        situations(&self.0.chapter).zip(nodes).map(|((consensus, situation), node)| (consensus, situation, node))
    }

    /// The trials, in the order of the source.
    pub fn trials(&self) -> impl Iterator<Item = &Trial> {
        self.0.chapter.sections.iter().flat_map(|section| &section.trials)
    }

    /// The consensus statements, in the order of the source.
    pub fn consensus(&self) -> impl Iterator<Item = &Consensus> {
        self.0.chapter.sections.iter().flat_map(|section| &section.consensus)
    }

    /// The headings with references, in the order of the source.
    pub fn evidence(&self) -> impl Iterator<Item = &Evidence> {
        self.0.chapter.sections.iter().flat_map(|section| &section.evidence)
    }

    /// The abbreviations.
    pub fn abbreviations(&self) -> &Sequence<Abbreviation> {
        &self.0.chapter.abbreviations
    }

    /// Position of a recommendation.
    ///
    /// # Errors
    ///
    /// If there is none with this id; names the nearest.
    pub fn position(&self, id: &str) -> Result<usize, Error> {
        let ids = self.0.recommendations.iter().map(|each| each.id.as_str());
        self.0.positions.get(id).copied().ok_or_else(|| unknown("recommendation", id, ids))
    }

    /// That there is neither a recommendation nor a section with an id; names the nearest of both.
    pub fn neither(&self, id: &str) -> Error {
        let sections = self.0.chapter.sections.iter().map(|section| section.id.as_str());
        let rows = self.0.recommendations.iter().map(|each| each.id.as_str());
        unknown("recommendation or section", id, rows.chain(sections))
    }

    /// A section by its id.
    ///
    /// # Errors
    ///
    /// If there is none with this id; names the nearest.
    pub fn section(&self, id: &str) -> Result<&Section, Error> {
        let sections = &self.0.chapter.sections;
        let ids = sections.iter().map(|section| section.id.as_str());
        sections.iter().find(|section| section.id == id).ok_or_else(|| unknown("section", id, ids))
    }

    /// Position of the section that the recommendation at a position stands in.
    pub fn section_position(&self, recommendation: usize) -> usize {
        self.0.sections[recommendation]
    }

    /// The thresholds when none is set.
    pub fn unset_parameters(&self) -> &Arc<[Option<Number>]> {
        &self.0.unset
    }

    /// The section that a recommendation stands in.
    pub fn section_of(&self, recommendation: &Recommendation) -> Option<&Section> {
        let holds = |section: &&Section| section.recommendations.iter().any(|each| each.id == recommendation.id);
        self.0.chapter.sections.iter().find(holds)
    }

    /// An intervention by its id.
    pub fn intervention(&self, id: &str) -> Option<&Intervention> {
        self.vocabulary().interventions.iter().find(|each| each.id == id)
    }

    /// The references that stand behind a recommendation, each once, in the order of the source.
    pub fn references_of(&self, recommendation: &Recommendation) -> Vec<&Reference> {
        self.each_once(&self.under(&recommendation.evidence))
    }

    /// The references that stand behind a recommendation, a section, a trial or a consensus statement, each once, in
    /// the order of the source.
    ///
    /// # Errors
    ///
    /// If there is nothing with this id; names the nearest.
    pub fn references_behind(&self, id: &str) -> Result<Vec<&Reference>, Error> {
        let cited = self.cited_by(id).ok_or_else(|| self.nothing_cites(id))?;
        Ok(self.each_once(&cited))
    }

    fn cited_by(&self, id: &str) -> Option<Vec<&String>> {
        if let Ok(position) = self.position(id) {
            return Some(self.under(&self.0.recommendations[position].evidence));
        }
        if let Ok(section) = self.section(id) {
            let headings = section.evidence.iter().flat_map(|heading| &heading.references);
            return Some(headings.chain(section.trials.iter().flat_map(|trial| &trial.references)).collect());
        }
        if let Some(trial) = self.trials().find(|trial| trial.id == id) {
            return Some(trial.references.iter().collect());
        }
        self.consensus().find(|consensus| consensus.id == id).map(|consensus| self.under(&consensus.evidence))
    }

    /// What is cited under headings.
    fn under(&self, headings: &[String]) -> Vec<&String> {
        let named = self.evidence().filter(|heading| headings.contains(&heading.id));
        named.flat_map(|heading| &heading.references).collect()
    }

    fn each_once(&self, cited: &[&String]) -> Vec<&Reference> {
        self.0.references.iter().filter(|reference| cited.contains(&&reference.id)).collect()
    }

    fn nothing_cites(&self, id: &str) -> Error {
        let rows = self.0.recommendations.iter().map(|each| each.id.as_str());
        let sections = self.0.chapter.sections.iter().map(|section| section.id.as_str());
        let trials = self.trials().map(|trial| trial.id.as_str());
        let consensus = self.consensus().map(|each| each.id.as_str());
        let known = rows.chain(sections).chain(trials).chain(consensus);
        unknown("recommendation, section, trial or consensus statement", id, known)
    }

    /// The chapter with its vocabulary and references written out, so that it needs no other file.
    pub fn self_contained(&self) -> Chapter {
        Chapter {
            vocabulary: Part::Inline(self.vocabulary().clone()),
            references: Part::Inline(self.references().clone()),
            ..self.0.chapter.clone()
        }
    }

    /// SHA-256 of the content, as hexadecimal digits; it does not depend on the layout of the files.
    pub fn content_hash(&self) -> &str {
        self.0.hash.get_or_init(|| {
            let json = serde_json::to_vec(&self.self_contained()).unwrap_or_default();
            base16ct::lower::encode_string(&Sha256::digest(json))
        })
    }
}

impl Guideline {
    /// Whether this is the very same object, not only one with the same content.
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl PartialEq for Guideline {
    fn eq(&self, other: &Self) -> bool {
        self.is(other) || self.content_hash() == other.content_hash()
    }
}

impl Eq for Guideline {}

impl std::hash::Hash for Guideline {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.content_hash().hash(state);
    }
}

fn graded_rows(chapter: &Chapter) -> Sequence<Recommendation> {
    chapter.sections.iter().flat_map(|section| section.recommendations.iter().cloned()).collect()
}

fn target(compiler: &mut Compiler, recommendation: &Recommendation) -> Result<Target, CompileError> {
    let population = compiler.condition(&recommendation.population)?;
    let selection = recommendation.selection.as_ref().map(|selection| compiler.condition(selection)).transpose()?;
    Ok(Target { population, selection })
}

fn situations(chapter: &Chapter) -> impl Iterator<Item = (&Consensus, &Situation)> {
    let consensus = chapter.sections.iter().flat_map(|section| &section.consensus);
    consensus.flat_map(|consensus| consensus.situations.iter().map(move |situation| (consensus, situation)))
}

fn unknown<'a>(kind: &'static str, id: &str, known: impl Iterator<Item = &'a str>) -> Error {
    Error::Unknown { kind, id: id.to_owned(), suggestion: suggest::did_you_mean(id, known) }
}
