//! Explanations: every node beside the condition that it stands for, read by an evaluator of its own.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{Case, Chart, cases, embedded, guidelines, with_patient};
use leitlinie::condition::{Condition, Limit};
use leitlinie::evaluation::draft::Input;
use leitlinie::evaluation::patient::Origin;
use leitlinie::matching::explain::{Criterion, Explanation};
use leitlinie::matching::result::Applicability;
use leitlinie::truth::Truth;
use leitlinie::vocabulary::{Fact, Unit};
use proptest::prelude::*;

/// The derived facts that were unfolded, each with whether it decided something there.
type Unfolded = BTreeSet<(String, bool)>;

/// Holds an explanation against the condition that it explains.
fn assert_explains(explanation: &Explanation, condition: &Condition, chart: &Chart, place: &str) {
    assert_node(explanation, condition, chart, place, &mut Unfolded::new());
}

fn assert_node(node: &Explanation, condition: &Condition, chart: &Chart, place: &str, unfolded: &mut Unfolded) {
    assert_eq!(node.truth, chart.known(condition).into(), "{condition}\n{}", node.unfolded());
    assert_eq!(node.place, place, "{condition}");
    assert_decisive(node);
    match condition {
        Condition::AllOf { conditions } => assert_group(node, Criterion::AllOf, conditions, chart, place, unfolded),
        Condition::AnyOf { conditions } => assert_group(node, Criterion::AnyOf, conditions, chart, place, unfolded),
        Condition::NoneOf { conditions } => assert_group(node, Criterion::NoneOf, conditions, chart, place, unfolded),
        Condition::Holds { fact } => {
            assert_leaf(node, fact, chart);
            assert_eq!(node.criterion, known_fact(chart, fact).label);
            assert_derivation(node, fact, chart, unfolded);
        }
        Condition::Is { fact, one_of } => {
            assert_leaf(node, fact, chart);
            assert!(one_of.iter().all(|value| node.criterion.contains(&value.replace('_', " "))), "{}", node.criterion);
        }
        Condition::Compare { fact, operator, value } => {
            assert_leaf(node, fact, chart);
            let limit = match value {
                Limit::Fixed(number) => number.to_string(),
                Limit::Open { parameter } => {
                    chart.thresholds.get(parameter).map_or("not set".to_owned(), f64::to_string)
                }
            };
            let expected = [operator.symbol(), limit.as_str()];
            assert!(expected.iter().all(|part| node.criterion.contains(part)), "{}: {expected:?}", node.criterion);
        }
    }
}

fn known_fact<'a>(chart: &Chart<'a>, id: &str) -> &'a Fact {
    chart.vocabulary.facts.iter().find(|fact| fact.id == id).unwrap()
}

fn assert_group(
    node: &Explanation,
    kind: Criterion,
    conditions: &[Condition],
    chart: &Chart,
    place: &str,
    unfolded: &mut Unfolded,
) {
    assert_eq!((node.kind, node.children.len()), (kind, conditions.len()));
    assert_eq!((&node.fact, &node.value, node.origin, node.role), (&None, &None, None, None));
    for (child, condition) in node.children.iter().zip(conditions) {
        assert_node(child, condition, chart, place, unfolded);
    }
}

/// The fact that a node reads, its value and where that comes from.
fn assert_leaf(node: &Explanation, id: &str, chart: &Chart) {
    let fact = known_fact(chart, id);
    let value = match (chart.given.get(id), chart.holds(id)) {
        (Some(Input::Number(number)), _) => match fact.unit {
            None | Some(Unit::Count) => number.to_string(),
            Some(unit) => format!("{number} {unit}"),
        },
        (Some(Input::Text(text)), _) => text.clone(),
        (_, Some(holds)) => if holds { "yes" } else { "no" }.to_owned(),
        (_, None) => "unknown".to_owned(),
    };
    assert_eq!(node.kind, Criterion::Fact);
    assert_eq!(node.fact.as_deref(), Some(id));
    assert_eq!(node.role, Some(fact.role));
    assert_eq!(node.origin, Some(chart.origin(id)), "{id}");
    assert_eq!(node.value.as_deref(), Some(value.as_str()), "{id}");
}

/// A derived fact unfolds into what it follows from, unless its value was given; and only where it is mentioned first,
/// and where it first decides something.
fn assert_derivation(node: &Explanation, id: &str, chart: &Chart, unfolded: &mut Unfolded) {
    let place = format!("vocabulary, {id}");
    let derivation = chart.derivation(id).filter(|_| !matches!(chart.origin(id), Origin::Given | Origin::Sites));
    let Some(derivation) = derivation else {
        return assert!(node.children.is_empty() && !node.repeated, "{id}");
    };
    let known = |decisive: bool| unfolded.contains(&(id.to_owned(), decisive));
    let repeated = known(true) || !node.decisive && known(false);
    assert_eq!(node.repeated, repeated, "{id}");
    if repeated {
        return assert!(node.children.is_empty(), "{id}");
    }
    unfolded.insert((id.to_owned(), node.decisive));
    if let Some(when) = &derivation.when {
        assert_eq!(node.children.len(), 1, "{id}");
        return assert_node(&node.children[0], when, chart, &place, unfolded);
    }
    let sides = [(Criterion::TrueWhen, &derivation.true_when), (Criterion::FalseWhen, &derivation.false_when)];
    let sides: Vec<_> = sides.into_iter().filter_map(|(kind, side)| Some((kind, side.as_ref()?))).collect();
    assert_eq!(node.children.len(), sides.len(), "{id}");
    for (child, (kind, condition)) in node.children.iter().zip(sides) {
        assert_eq!((child.kind, child.place.as_str(), child.children.len()), (kind, place.as_str(), 1), "{id}");
        assert_eq!(child.truth, child.children[0].truth, "{id}");
        assert_node(&child.children[0], condition, chart, &place, unfolded);
    }
    if let ([yes, no], Some(true_when), Truth::False) = (&node.children[..], &derivation.true_when, node.truth) {
        assert!(no.decisive == node.decisive && (node.decisive || !yes.decisive), "{id}");
        let enough = only(&marked_facts(no), chart).known(true_when) == Some(false);
        assert!(yes.decisive || !node.decisive || enough, "{id}: it takes both sides\n{}", node.unfolded());
    }
}

/// The facts that are read at the ends of what is marked.
fn marked_facts(node: &Explanation) -> Vec<&str> {
    let end = node.fact.as_deref().filter(|_| node.decisive && node.children.is_empty());
    end.into_iter().chain(node.children.iter().flat_map(marked_facts)).collect()
}

/// A chart that tells these facts and no others.
fn only<'a>(facts: &[&str], chart: &Chart<'a>) -> Chart<'a> {
    let told = |id: &&str| {
        let value = chart.given.get(*id).cloned().or_else(|| chart.holds(id).map(Input::Boolean))?;
        Some(((*id).to_owned(), value))
    };
    Chart { given: facts.iter().filter_map(told).collect(), by_sites: BTreeMap::new(), ..chart.clone() }
}

/// The marked children make the node what it is, and a child is marked if and only if it would do so alone; the sides
/// of a derived fact that is false are held against the chart.
fn assert_decisive(node: &Explanation) {
    let marked: Vec<_> = node.children.iter().filter(|child| child.decisive).collect();
    if !node.decisive {
        return assert!(marked.is_empty(), "what decides nothing has no part that decides\n{}", node.unfolded());
    }
    if node.children.is_empty() {
        return;
    }
    let marked = if node.truth == Truth::False && node.kind == Criterion::Fact {
        node.children.iter().collect()
    } else {
        marked
    };
    assert_eq!(combined(node.kind, &marked), Option::<bool>::from(node.truth), "{}", node.unfolded());
    let alone = |child: &&Explanation| match child.kind {
        Criterion::TrueWhen | Criterion::FalseWhen if node.truth == Truth::False => child.decisive,
        _ => combined(node.kind, &[child]) == Option::<bool>::from(node.truth),
    };
    assert!(node.children.iter().all(|child| child.decisive == alone(&child)), "{}", node.unfolded());
}

/// What parts make of a whole, each by itself true, false or open.
fn combined(kind: Criterion, parts: &[&Explanation]) -> Option<bool> {
    let any = |truth: Truth| parts.iter().any(|part| part.truth == truth);
    let open = any(Truth::Unknown);
    let sides = parts.iter().any(|part| matches!(part.kind, Criterion::TrueWhen | Criterion::FalseWhen));
    let side = |kind: Criterion| parts.iter().find(|part| part.kind == kind).map_or(Truth::False, |part| part.truth);
    match kind {
        Criterion::AllOf if any(Truth::False) => Some(false),
        Criterion::AnyOf if any(Truth::True) => Some(true),
        Criterion::AnyOf => (!open).then_some(false),
        Criterion::NoneOf if any(Truth::True) => Some(false),
        Criterion::AllOf | Criterion::NoneOf => (!open).then_some(true),
        Criterion::Fact if sides && side(Criterion::TrueWhen) == Truth::True => Some(true),
        Criterion::Fact if sides => {
            let no = side(Criterion::TrueWhen) == Truth::False && side(Criterion::FalseWhen) == Truth::True;
            no.then_some(false)
        }
        Criterion::Fact | Criterion::TrueWhen | Criterion::FalseWhen => {
            parts.first().and_then(|part| part.truth.into())
        }
    }
}

/// One line a node, with an arrow where it decides.
fn assert_reads(explanation: &Explanation) {
    let mut open = vec![explanation];
    let (mut nodes, mut marked) = (0, 0);
    while let Some(node) = open.pop() {
        nodes += 1;
        marked += usize::from(node.decisive);
        open.extend(&node.children);
    }
    let text = explanation.unfolded();
    assert_eq!(text.lines().count(), nodes, "{text}");
    assert_eq!(text.lines().filter(|line| line.starts_with('→')).count(), marked, "{text}");
    let folded = explanation.to_string();
    assert_eq!(folded.lines().filter(|line| line.starts_with('→')).count(), marked, "{folded}");
}

fn assert_explained(case: &Case) {
    let (result, chart) = (case.matched(), case.chart());
    for (position, recommendation) in case.guideline.recommendations().iter().enumerate() {
        let place = format!("slide {}, row {}", recommendation.source.slide, recommendation.source.row);
        let explanation = result.explain(position);
        assert_eq!(Applicability::from(explanation.truth), result.applicability(position), "{}", recommendation.id);
        assert!(explanation.decisive);
        assert_explains(&explanation, &recommendation.population, &chart, &place);
        assert_reads(&explanation);
        let selection = result.explain_selection(position);
        assert_eq!(selection.as_ref().map(|selection| selection.truth.into()), result.selection(position));
        if let (Some(explanation), Some(condition)) = (selection, &recommendation.selection) {
            assert_explains(&explanation, condition, &chart, &place);
        }
    }
    for (answer, (consensus, situation, _)) in result.situation_matches().iter().zip(case.guideline.situations()) {
        let place = format!("slide {}, row {}", consensus.source.slide, consensus.source.row);
        assert_eq!((&answer.consensus, &answer.situation), (&consensus.id, situation));
        assert_eq!(Applicability::from(answer.explanation.truth), answer.applicability);
        assert_explains(&answer.explanation, &situation.population, &chart, &place);
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn every_node_of_small_guidelines_explains_its_condition(
        case in with_patient(guidelines(4), 0.5)
    ) {
        assert_explained(&case);
    }
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn every_node_of_the_embedded_guideline_explains_its_condition(case in with_patient(Just(embedded()), 0.4)) {
        assert_explained(&case);
    }
}

/// The text that a reader sees: an arrow before what decides, and no more than a hint of what does not.
#[test]
fn an_explanation_reads_as_a_text() {
    let text = |value: &str| Input::Text(value.to_owned());
    let facts = [("er_status", text("negative")), ("clinical_n_category", text("cN1"))];
    let facts = facts.map(|(fact, value)| (fact.to_owned(), value)).to_vec();
    let sites = Some(vec!["bone_marrow".to_owned()]);
    let draft = leitlinie::evaluation::draft::Draft { facts, sites, show_values: false };
    let guideline = embedded();
    let result = common::matched(&guideline, &draft, &Vec::new());
    let explained = |id: &str| result.explain(guideline.position(id).unwrap()).to_string();
    assert_eq!(
        explained("bone_marrow.endocrine_therapy"),
        "→ [?  ] all of · slide bone_marrow, row 4
    [yes] Bone marrow infiltration — yes (by the list of sites)
→   [?  ] Pancytopenia — missing
→   [?  ] Hormone receptor-positive — missing
→     [?  ] at least one of · vocabulary, hr_positive
        [no ] Estrogen receptor status is positive — negative (given)
→       [?  ] Progesterone receptor status is positive — missing"
    );
    assert_eq!(
        explained("primary.sentinel_biopsy"),
        "→ [no ] all of · slide primary, row 4
    [?  ] De novo metastatic disease — missing …
→   [no ] Clinical N category is cN0 — cN1 (given)"
    );
}
