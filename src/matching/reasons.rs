//! From a plan to an explanation: the nodes of an answer in words, each with the value that was read.

use std::collections::{BTreeSet, HashSet};

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
        if self.is_known(fact) {
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
        let sides = [(true_when, Criterion::TrueWhen, "true"), (false_when, Criterion::FalseWhen, "false")];
        let truth = result.known(from);
        let implied = truth == Truth::False && self.is_implied(*true_when, *false_when);
        let side = |(node, kind, makes_it): (&Option<NodeId>, Criterion, &str)| {
            let node = (*node)?;
            let verb = if result.known(node) == Truth::True { "makes" } else { "would make" };
            let decides = match (kind, truth) {
                (Criterion::TrueWhen, Truth::False) => !implied,
                (_, Truth::True) => kind == Criterion::TrueWhen,
                // What is met keeps nothing open.
                (_, whole) => whole == Truth::False || result.known(node) != Truth::True,
            };
            let at = At { decisive: at.decisive && decides, ..at };
            Some(Explanation {
                children: vec![self.node(node, at)].into(),
                ..self.plain(node, kind, &format!("{verb} it {makes_it}"), at)
            })
        };
        sides.into_iter().filter_map(side).collect()
    }

    /// To be false it takes both sides; but where all that decides the first decides the second too, one will do.
    fn is_implied(&self, true_when: Option<NodeId>, false_when: Option<NodeId>) -> bool {
        let deciding = |node: Option<NodeId>| {
            let mut facts = BTreeSet::new();
            if let Some(node) = node {
                self.collect_deciding(node, &mut BTreeSet::new(), &mut facts);
            }
            facts
        };
        deciding(true_when).is_subset(&deciding(false_when))
    }

    /// Collects the facts that decide a settled node.
    fn collect_deciding(&self, node: NodeId, seen: &mut BTreeSet<NodeId>, facts: &mut BTreeSet<usize>) {
        if !seen.insert(node) {
            return;
        }
        let (truth, node) = (self.result.known(node), &self.result.guideline().plan().nodes()[node]);
        let kind = match node {
            Node::Holds(fact) | Node::Is(fact, _) | Node::Compare(fact, ..) => {
                facts.insert(*fact);
                return;
            }
            Node::Derived { fact, .. } if self.is_known(*fact) => {
                facts.insert(*fact);
                return;
            }
            // To be true takes the first side alone, even where the second is true as well.
            Node::Implied { true_when: Some(yes), .. } if truth == Truth::True => {
                return self.collect_deciding(*yes, seen, facts);
            }
            Node::All(_) => Criterion::AllOf,
            Node::None(_) => Criterion::NoneOf,
            Node::Any(_) | Node::Derived { .. } | Node::Implied { .. } => Criterion::AnyOf,
        };
        for part in node.parts().filter(|part| decides(kind, truth, self.result.known(*part))) {
            self.collect_deciding(part, seen, facts);
        }
    }

    /// Whether a fact is known without being derived.
    fn is_known(&self, fact: usize) -> bool {
        self.result.patient().origin(fact) != Origin::Missing
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
