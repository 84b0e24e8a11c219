//! From a plan to an explanation: the nodes of an answer in words, each with the value that was read.

use std::collections::HashSet;

use crate::condition::Operator;
use crate::evaluation::patient::Origin;
use crate::evaluation::plan::{Bound, Node, NodeId, ValueSet};
use crate::sequence::Sequence;
use crate::truth::Truth;
use crate::vocabulary::Fact;

use super::explain::{Criterion, Explanation};
use super::result::MatchResult;

impl MatchResult {
    /// Explains whether the recommendation at a position applies.
    pub fn explain(&self, position: usize) -> Explanation {
        let place = self.guideline().recommendations()[position].source.to_string();
        self.explain_node(self.guideline().targets()[position].population, &place)
    }

    /// Explains what the criteria printed under the recommendation at a position say, if there are any.
    pub fn explain_selection(&self, position: usize) -> Option<Explanation> {
        let place = self.guideline().recommendations()[position].source.to_string();
        let node = self.guideline().targets()[position].selection?;
        Some(self.explain_node(node, &place))
    }

    /// Explains a node of the guideline's plan, which stands at a place in the source.
    pub fn explain_node(&self, node: NodeId, place: &str) -> Explanation {
        Explainer { result: self, derived: HashSet::new() }.node(node, At { place, decisive: true })
    }
}

/// Explains one answer.
///
/// A fact may be mentioned many times, and what it is derived from too, at every link of a chain; so a derivation is
/// unfolded at the first mention that decides something and at the first that decides nothing, and not again.
struct Explainer<'a> {
    result: &'a MatchResult,
    derived: HashSet<(usize, bool)>,
}

/// Where a criterion stands, and whether it decides the answer.
#[derive(Clone, Copy)]
struct At<'a> {
    place: &'a str,
    decisive: bool,
}

impl Explainer<'_> {
    fn node(&mut self, node: NodeId, at: At) -> Explanation {
        let result = self.result;
        match &result.guideline().plan().nodes()[node] {
            Node::Holds(fact) => self.leaf(node, *fact, "", at),
            Node::Is(fact, values) => self.leaf(node, *fact, &self.among(*fact, *values), at),
            Node::Compare(fact, operator, bound) => {
                self.leaf(node, *fact, &self.relation(*fact, *operator, *bound), at)
            }
            Node::Derived { fact, from } => self.derived(node, *fact, *from, at),
            Node::All(nodes) => self.group(node, nodes, Criterion::AllOf, "all of", at),
            Node::Any(nodes) => self.group(node, nodes, Criterion::AnyOf, "at least one of", at),
            Node::None(nodes) => self.group(node, nodes, Criterion::NoneOf, "none of", at),
            // Stands only under a derived fact, which says its two sides apart.
            Node::Implied { .. } => self.plain(node, Criterion::AnyOf, "by derivation", at),
        }
    }

    /// A criterion that reads no fact and consists of nothing so far.
    fn plain(&self, node: NodeId, kind: Criterion, criterion: &str, at: At) -> Explanation {
        Explanation {
            kind,
            criterion: criterion.to_owned(),
            truth: self.result.known(node),
            decisive: at.decisive,
            fact: None,
            role: None,
            value: None,
            origin: None,
            place: at.place.to_owned(),
            repeated: false,
            children: Sequence::default(),
        }
    }

    fn leaf(&self, node: NodeId, fact: usize, relation: &str, at: At) -> Explanation {
        let known = self.fact(fact);
        let (value, origin) = self.result.patient().look_up(fact);
        let unit = match (known.unit, origin) {
            (Some(unit), Origin::Given) if unit.to_string() != "count" => format!(" {unit}"),
            _ => String::new(),
        };
        Explanation {
            fact: Some(known.id.clone()),
            role: Some(known.role),
            value: Some(format!("{value}{unit}")),
            origin: Some(origin),
            ..self.plain(node, Criterion::Fact, &format!("{}{relation}", known.label), at)
        }
    }

    /// A derivation is shown only where it was needed: a given value wins.
    fn derived(&mut self, node: NodeId, fact: usize, from: NodeId, at: At) -> Explanation {
        let leaf = self.leaf(node, fact, "", at);
        if matches!(leaf.origin, Some(Origin::Given | Origin::Sites)) {
            return leaf;
        }
        let (value, origin) = match self.result.known(node) {
            Truth::True => ("yes", Origin::Derived),
            Truth::Unknown => ("unknown", Origin::Missing),
            Truth::False => ("no", Origin::Derived),
        };
        let leaf = Explanation { value: Some(value.to_owned()), origin: Some(origin), ..leaf };
        let said = self.derived.contains(&(fact, true)) || !self.derived.insert((fact, at.decisive));
        if said {
            return Explanation { repeated: true, ..leaf };
        }
        let definition = format!("vocabulary, {}", self.fact(fact).id);
        Explanation { children: self.derivation(from, At { place: &definition, ..at }), ..leaf }
    }

    fn derivation(&mut self, from: NodeId, at: At) -> Sequence<Explanation> {
        let result = self.result;
        let Node::Implied { true_when, false_when } = &result.guideline().plan().nodes()[from] else {
            return vec![self.node(from, at)].into();
        };
        let sides = [(true_when, Criterion::TrueWhen, "so when"), (false_when, Criterion::FalseWhen, "not so when")];
        let truth = result.known(from);
        let side = |(node, kind, criterion): (&Option<NodeId>, Criterion, &str)| {
            let node = (*node)?;
            let at = At { decisive: at.decisive && side_decides(kind, truth, result.known(node)), ..at };
            Some(Explanation { children: vec![self.node(node, at)].into(), ..self.plain(node, kind, criterion, at) })
        };
        sides.into_iter().filter_map(side).collect()
    }

    fn group(&mut self, node: NodeId, nodes: &[NodeId], kind: Criterion, criterion: &str, at: At) -> Explanation {
        let (result, truth) = (self.result, self.result.known(node));
        let child = |child: &NodeId| {
            let decisive = at.decisive && decides(kind, truth, result.known(*child));
            self.node(*child, At { decisive, ..at })
        };
        let children = nodes.iter().map(child).collect();
        Explanation { children, ..self.plain(node, kind, criterion, at) }
    }

    fn fact(&self, position: usize) -> &Fact {
        self.result.guideline().lexicon().names().fact(position)
    }

    fn among(&self, fact: usize, values: ValueSet) -> String {
        let all = self.fact(fact).values.iter().zip(0..);
        let named: Vec<_> =
            all.filter(|(_, i)| values.contains(*i)).map(|(value, _)| value.replace('_', " ")).collect();
        format!(" is {}", named.join(" or "))
    }

    fn relation(&self, fact: usize, operator: Operator, bound: Bound) -> String {
        let unit = self.fact(fact).unit.map(|unit| unit.to_string()).filter(|unit| unit != "count");
        let unit = unit.map_or_else(String::new, |unit| format!(" {unit}"));
        let symbol = operator.symbol();
        match bound {
            Bound::Fixed(number) => format!(" {symbol} {number}{unit}"),
            Bound::Parameter(position) => {
                let parameter = self.result.guideline().lexicon().names().parameter(position);
                let set = self.result.parameters()[position];
                let set = set.map_or_else(|| "not set".to_owned(), |number| format!("{number}{unit}"));
                format!(" {symbol} {} ({set})", parameter.label)
            }
        }
    }
}

/// Whether a part settles the whole, or keeps it open.
fn decides(kind: Criterion, whole: Truth, part: Truth) -> bool {
    match (kind, whole) {
        (_, Truth::Unknown) => part == Truth::Unknown,
        (Criterion::AllOf, Truth::False) => part == Truth::False,
        (Criterion::AnyOf, Truth::True) | (Criterion::NoneOf, Truth::False) => part == Truth::True,
        _ => true,
    }
}

/// To be true it takes the first side alone, to be false both; what is met keeps nothing open.
fn side_decides(side: Criterion, whole: Truth, part: Truth) -> bool {
    match whole {
        Truth::True => side == Criterion::TrueWhen,
        Truth::False => true,
        Truth::Unknown => part != Truth::True,
    }
}
