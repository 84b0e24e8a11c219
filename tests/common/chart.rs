//! An evaluator that knows nothing of plans: a patient as a plain reader sees her.

use std::collections::BTreeMap;

use leitlinie::condition::{Condition, Limit};
use leitlinie::evaluation::draft::{Draft, Input};
use leitlinie::evaluation::patient::Origin;
use leitlinie::label::Label;
use leitlinie::vocabulary::{Derivation, Kind, Vocabulary};

use super::patients::Thresholds;

/// A patient as a plain reader sees her: what is written down, and what follows from it.
#[derive(Clone)]
pub struct Chart<'a> {
    pub vocabulary: &'a Vocabulary,
    pub given: BTreeMap<String, Input>,
    pub by_sites: BTreeMap<String, bool>,
    pub thresholds: BTreeMap<String, f64>,
}

impl<'a> Chart<'a> {
    pub fn new(vocabulary: &'a Vocabulary, draft: &Draft, thresholds: &Thresholds) -> Self {
        let given: BTreeMap<_, _> = draft.facts.iter().cloned().collect();
        let mut by_sites = BTreeMap::new();
        let sites = vocabulary.facts.iter().filter_map(|fact| Some((&fact.id, fact.site.as_ref()?)));
        for (id, site) in sites.filter(|(id, _)| draft.sites.is_some() && !given.contains_key(*id)) {
            let listed = |code: &String| draft.sites.as_ref().unwrap().contains(code);
            if listed(&site.code) || site.also.iter().any(listed) {
                by_sites.insert(id.clone(), true);
            } else if !site.left_open_by.iter().any(listed) {
                by_sites.insert(id.clone(), false);
            }
        }
        Self { vocabulary, given, by_sites, thresholds: thresholds.iter().cloned().collect() }
    }

    /// What is known of a boolean fact.
    pub fn holds(&self, fact: &str) -> Option<bool> {
        match (self.given.get(fact), self.by_sites.get(fact)) {
            (Some(Input::Boolean(value)), _) | (None, Some(value)) => Some(*value),
            _ => self.follows(fact),
        }
    }

    /// What follows of a boolean fact from others.
    pub fn follows(&self, fact: &str) -> Option<bool> {
        let derivation = self.derivation(fact)?;
        let says = |side: &Option<Condition>| side.as_ref().and_then(|side| self.known(side));
        if derivation.when.is_some() {
            says(&derivation.when)
        } else if says(&derivation.true_when) == Some(true) {
            Some(true)
        } else {
            let never_true = derivation.true_when.is_none() || says(&derivation.true_when) == Some(false);
            (never_true && says(&derivation.false_when) == Some(true)).then_some(false)
        }
    }

    /// Everything that contradicts itself: the fact, where the contradiction comes from, and what counts.
    pub fn contradictions(&self) -> Vec<(String, &'static str, bool)> {
        let met = |side: &Option<Condition>| side.as_ref().and_then(|side| self.known(side)) == Some(true);
        let unmet = |side: &Option<Condition>| side.as_ref().and_then(|side| self.known(side)) == Some(false);
        let mut found = Vec::new();
        for fact in &self.vocabulary.facts {
            let stated = match (self.given.get(&fact.id), self.by_sites.get(&fact.id)) {
                (Some(Input::Boolean(value)), _) | (None, Some(value)) => Some(*value),
                _ => None,
            };
            if let Some(derived) = &fact.derived {
                let against = stated.filter(|stated| self.follows(&fact.id) == Some(!stated));
                let both = stated.is_none() && met(&derived.true_when) && met(&derived.false_when);
                found.extend(against.or(both.then_some(true)).map(|counts| (fact.id.clone(), "derivation", counts)));
            }
            if let Some(check) = &fact.cross_check {
                let (yes, no) =
                    (met(&check.true_when) || met(&check.when), met(&check.false_when) || unmet(&check.when));
                let against = self.holds(&fact.id).filter(|counts| if *counts { no } else { yes });
                found.extend(against.map(|counts| (fact.id.clone(), "cross-check", counts)));
            }
        }
        found
    }

    pub fn derivation(&self, fact: &str) -> Option<&'a Derivation> {
        self.vocabulary.facts.iter().find(|known| known.id == fact)?.derived.as_ref()
    }

    /// What is known of a condition.
    pub fn known(&self, condition: &Condition) -> Option<bool> {
        let each = || condition.conditions().iter().map(|part| self.known(part));
        match condition {
            Condition::Holds { fact } => self.holds(fact),
            Condition::Is { fact, one_of } => match self.given.get(fact)? {
                Input::Text(value) => Some(one_of.contains(value)),
                other => panic!("{fact}: {other:?}"),
            },
            Condition::Compare { fact, operator, value } => {
                let limit = match value {
                    Limit::Fixed(number) => number.get(),
                    Limit::Open { parameter } => *self.thresholds.get(parameter)?,
                };
                match (self.given.get(&fact.id)?, operator.label()) {
                    (Input::Number(number), "<") => Some(*number < limit),
                    (Input::Number(number), "<=") => Some(*number <= limit),
                    (Input::Number(number), "=") => Some((*number - limit).abs() < f64::EPSILON),
                    (Input::Number(number), ">=") => Some(*number >= limit),
                    (Input::Number(number), ">") => Some(*number > limit),
                    (other, sign) => panic!("{fact:?} {sign}: {other:?}"),
                }
            }
            Condition::AllOf { .. } if each().any(|part| part == Some(false)) => Some(false),
            Condition::AllOf { .. } => each().all(|part| part == Some(true)).then_some(true),
            Condition::AnyOf { .. } if each().any(|part| part == Some(true)) => Some(true),
            Condition::AnyOf { .. } => each().all(|part| part == Some(false)).then_some(false),
            Condition::NoneOf { .. } if each().any(|part| part == Some(true)) => Some(false),
            Condition::NoneOf { .. } => each().all(|part| part == Some(false)).then_some(true),
        }
    }

    /// Where the value of a fact comes from.
    pub fn origin(&self, fact: &str) -> Origin {
        if self.given.contains_key(fact) {
            Origin::Given
        } else if self.by_sites.contains_key(fact) {
            Origin::Sites
        } else if self.follows(fact).is_some() {
            Origin::Derived
        } else {
            Origin::Missing
        }
    }

    /// The chart with a fact filled in.
    #[must_use]
    pub fn with(&self, fact: &str, value: &Input) -> Self {
        let mut chart = self.clone();
        chart.given.insert(fact.to_owned(), value.clone());
        chart
    }

    /// Every fact that a condition reads, those of derivations included.
    pub fn reads(&self, condition: &Condition) -> Vec<String> {
        let mut facts = Vec::new();
        let mut open: Vec<_> = condition.facts().into_iter().map(str::to_owned).collect();
        while let Some(fact) = open.pop() {
            if !facts.contains(&fact) {
                let derivation = self.derivation(&fact).into_iter().flat_map(Derivation::conditions);
                open.extend(derivation.flat_map(Condition::facts).map(str::to_owned));
                facts.push(fact);
            }
        }
        facts
    }

    /// Every limit that a number is compared with in some conditions.
    pub fn limits(&self, fact: &str, conditions: &[&Condition]) -> Vec<f64> {
        let derived = self.vocabulary.facts.iter().flat_map(|fact| [&fact.derived, &fact.cross_check]).flatten();
        let mut open: Vec<_> = derived.flat_map(Derivation::conditions).chain(conditions.iter().copied()).collect();
        let mut limits = Vec::new();
        while let Some(condition) = open.pop() {
            open.extend(condition.conditions());
            match condition {
                Condition::Compare { fact: read, value: Limit::Fixed(number), .. } if **read == *fact => {
                    limits.push(number.get());
                }
                Condition::Compare { fact: read, value: Limit::Open { parameter }, .. } if **read == *fact => {
                    limits.extend(self.thresholds.get(parameter));
                }
                _ => {}
            }
        }
        limits
    }
}

/// Values of a fact at, between and beyond some limits; between any two limits lie at least 0.5.
pub fn grid(vocabulary: &Vocabulary, fact: &str, limits: &[f64]) -> Vec<Input> {
    let fact = vocabulary.facts.iter().find(|known| known.id == fact).unwrap();
    match fact.kind {
        Kind::Boolean => vec![Input::Boolean(true), Input::Boolean(false)],
        Kind::Category => fact.values.iter().cloned().map(Input::Text).collect(),
        Kind::Number => {
            let (minimum, maximum) = (fact.minimum.unwrap().get(), fact.maximum.unwrap().get());
            let step = if fact.integer { 1.0 } else { 0.25 };
            let around = limits.iter().flat_map(|limit| [limit - step, *limit, limit + step]);
            let fits = |value: &f64| {
                (minimum..=maximum).contains(value) && (!fact.integer || (value.fract() - 0.0).abs() < f64::EPSILON)
            };
            let mut values: Vec<_> = around.chain([minimum, maximum]).filter(fits).collect();
            values.sort_by(f64::total_cmp);
            values.dedup();
            values.into_iter().map(Input::Number).collect()
        }
    }
}
