//! Selecting recommendations: by section, grade, evidence, intervention and free text.

use crate::chapter::{Abbreviation, Recommendation};
use crate::error::Error;
use crate::grade::{AgoGrade, LevelOfEvidence};
use crate::guideline::Guideline;
use crate::label::Label;
use crate::suggest;

/// What to select; every criterion that is set must hold.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// Id of a section.
    pub section: Option<String>,
    /// AGO grades, of which one must be the recommendation's.
    pub ago_grade: Option<Vec<AgoGrade>>,
    /// The weakest level of evidence to select; a bare number means its weakest letter.
    pub min_level_of_evidence: Option<LevelOfEvidence>,
    /// Id, label, synonym, agent or kind of an intervention.
    pub intervention: Option<String>,
    /// Words that must all occur: in statements, headings, interventions, abbreviations or synonyms.
    pub text: Option<String>,
}

impl Guideline {
    /// Positions of the recommendations that a query selects, in the order of the source.
    ///
    /// # Errors
    ///
    /// If the section or the intervention does not exist; names the nearest.
    pub fn select(&self, query: &Query) -> Result<Vec<usize>, Error> {
        let section = query.section.as_deref().map(|id| self.section(id)).transpose()?;
        let interventions = query.intervention.as_deref().map(|name| self.interventions_named(name)).transpose()?;
        let weakest = query.min_level_of_evidence.map(LevelOfEvidence::weakest);
        let words = query.text.as_deref().map(words_of);
        let selects = |each: &Recommendation| {
            section.is_none_or(|section| section.recommendations.contains(each))
                && query.ago_grade.as_ref().is_none_or(|grades| grades.contains(&each.ago_grade))
                && weakest.is_none_or(|weakest| each.level_of_evidence >= weakest)
                && interventions
                    .as_ref()
                    .is_none_or(|ids| each.interventions.iter().any(|id| ids.contains(&id.as_str())))
                && words.as_ref().is_none_or(|words| occur(words, &self.searchable(each)))
        };
        let all = self.recommendations().iter().enumerate();
        Ok(all.filter(|(_, each)| selects(each)).map(|(position, _)| position).collect())
    }

    /// Ids of the interventions that go by a name.
    fn interventions_named(&self, name: &str) -> Result<Vec<&str>, Error> {
        let wanted = name.to_lowercase();
        let all = &self.vocabulary().interventions;
        let names = |each: &'_ crate::vocabulary::Intervention| {
            let own = [each.id.clone(), each.label.clone(), each.kind.label().to_owned()];
            own.into_iter().chain(each.agents.to_vec()).chain(each.synonyms.to_vec()).collect::<Vec<_>>()
        };
        let goes_by_it =
            |each: &&crate::vocabulary::Intervention| names(each).iter().any(|own| own.to_lowercase() == wanted);
        let found: Vec<_> = all.iter().filter(goes_by_it).map(|each| each.id.as_str()).collect();
        if found.is_empty() {
            let known: Vec<_> = all.iter().flat_map(names).collect();
            let suggestion = suggest::did_you_mean(name, known.iter().map(String::as_str));
            return Err(Error::Unknown { kind: "intervention", id: name.to_owned(), suggestion });
        }
        Ok(found)
    }

    /// Everything about a recommendation that a reader may search for, as words.
    fn searchable(&self, recommendation: &Recommendation) -> Vec<String> {
        let mut texts = vec![recommendation.id.replace('.', " "), recommendation.statement.clone()];
        texts.extend(recommendation.path.iter().cloned());
        texts.extend(self.section_of(recommendation).map(|section| section.title.clone()));
        for intervention in recommendation.interventions.iter().filter_map(|id| self.intervention(id)) {
            texts.extend([intervention.label.clone(), intervention.kind.label().to_owned()]);
            texts.extend(intervention.agents.iter().chain(&intervention.synonyms).cloned());
        }
        let words = words_of(&texts.join(" "));
        let spelt_out = self.abbreviations().iter().filter(|each| mentions(&words, each));
        let more: Vec<_> = spelt_out.flat_map(|each| words_of(&both_forms(each))).collect();
        words.into_iter().chain(more).collect()
    }
}

fn both_forms(abbreviation: &Abbreviation) -> String {
    let forms = [&abbreviation.abbreviation, &abbreviation.expansion];
    forms.into_iter().chain(&abbreviation.same_as).cloned().collect::<Vec<_>>().join(" ")
}

/// Whether a text contains the abbreviation, or its long form word by word.
fn mentions(words: &[String], abbreviation: &Abbreviation) -> bool {
    let contains = |form: &str| {
        let form = words_of(form);
        !form.is_empty() && words.windows(form.len()).any(|window| window == form)
    };
    contains(&abbreviation.abbreviation) || contains(&abbreviation.expansion)
}

/// Applied to the text and to what is searched for alike, so that it need not be right, only the same.
const SPELLINGS: [(&str, &str); 6] =
    [("ise", "ize"), ("isa", "iza"), ("isi", "izi"), ("our", "or"), ("oes", "es"), ("haem", "hem")];

/// The words of a text in lower case; a British and an American reader find the same.
fn words_of(text: &str) -> Vec<String> {
    let mut lower = text.to_lowercase();
    for (british, american) in SPELLINGS {
        lower = lower.replace(british, american);
    }
    lower.split(|c: char| !c.is_alphanumeric() && c != '+').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Every wanted word begins some word of the text; an abbreviation of up to three letters is one.
fn occur(wanted: &[String], text: &[String]) -> bool {
    wanted
        .iter()
        .all(|wanted| text.iter().any(|word| word == wanted || wanted.len() > 3 && word.starts_with(wanted.as_str())))
}
