//! The values of a fact that stand for all others.

use crate::evaluation::plan::{Node, Parameters, Plan};
use crate::evaluation::reading::Value;
use crate::guideline::Guideline;
use crate::number::Number;
use crate::vocabulary::{Fact, Kind};

impl Guideline {
    /// Values of a fact that stand for all others: every category, and numbers at and between the limits.
    pub fn choices(&self, parameters: &Parameters, fact: usize) -> Vec<Value> {
        self.values_between(fact, &limits(&[self.plan()], parameters, fact))
    }

    /// The same where it matters as well which of them contradict what is known.
    pub fn choices_to_check(&self, parameters: &Parameters, fact: usize) -> Vec<Value> {
        self.values_between(fact, &limits(&[self.plan(), self.lexicon().plan()], parameters, fact))
    }

    fn values_between(&self, fact: usize, limits: &[f64]) -> Vec<Value> {
        let known = self.lexicon().names().fact(fact);
        match known.kind {
            Kind::Boolean => vec![Value::Boolean(true), Value::Boolean(false)],
            Kind::Category => {
                (0..known.values.len()).filter_map(|i| u8::try_from(i).ok()).map(Value::Category).collect()
            }
            Kind::Number => numbers(known, limits).into_iter().map(Value::Number).collect(),
        }
    }
}

/// The limits that a number is compared with anywhere in some plans.
fn limits(plans: &[&Plan], parameters: &Parameters, fact: usize) -> Vec<f64> {
    let limit = |node: &Node| match node {
        Node::Compare(read, _, bound) if *read == fact => bound.get(parameters),
        _ => None,
    };
    plans.iter().flat_map(|plan| plan.nodes()).filter_map(limit).map(Number::get).collect()
}

/// Below, at and above every limit, as far as the fact's bounds allow, and the bounds themselves.
fn numbers(fact: &Fact, limits: &[f64]) -> Vec<Number> {
    let mut points: Vec<f64> = limits.to_vec();
    points.sort_by(f64::total_cmp);
    points.dedup();
    let between: Vec<_> = points.windows(2).map(|pair| f64::midpoint(pair[0], pair[1])).collect();
    let ends = points.first().map(|first| first - 1.0).into_iter().chain(points.last().map(|last| last + 1.0));
    let bounds = [fact.minimum, fact.maximum].into_iter().flatten().map(Number::get);
    let candidates = ends.chain(between).chain(bounds).collect::<Vec<_>>().into_iter().chain(points);
    let rounded = candidates.map(|point| if fact.integer { point.floor() } else { point });
    let fits = |number: &Number| {
        fact.minimum.is_none_or(|minimum| *number >= minimum) && fact.maximum.is_none_or(|maximum| *number <= maximum)
    };
    rounded.filter_map(Number::new).filter(fits).collect()
}
