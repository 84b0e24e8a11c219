//! Row *i* of a cohort is patient *i*: every layout of a column against the door that a single patient goes through.

use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::types::Int8Type;
use arrow_array::{
    ArrayRef, BooleanArray, DictionaryArray, Float32Array, Float64Array, Int64Array, LargeStringArray, ListArray,
    RecordBatch, StringArray, StringViewArray, UInt8Array,
};
use leitlinie::cohort::layout::{Layout, Mapping};
use leitlinie::cohort::matrix::Matrix;
use leitlinie::cohort::patients::Cohort;
use leitlinie::evaluation::draft::{Draft, Input};
use leitlinie::evaluation::patient::Patient;
use leitlinie::guideline::Guideline;
use leitlinie::library;
use leitlinie::matching::result::Applicability;
use leitlinie::vocabulary::{Fact, Kind};
use proptest::prelude::*;
use proptest::sample::Index;

/// A cell before it is put into a column: some number that decides what it holds.
type Seed = Option<u16>;

/// One patient: a seed a fact, and the complete list of sites if it is known.
#[derive(Clone, Debug)]
struct Row {
    seeds: Vec<Seed>,
    sites: Option<Vec<Index>>,
}

fn guideline() -> Guideline {
    library::ago_breast_sites_of_metastases().unwrap()
}

fn rows(facts: usize) -> impl Strategy<Value = Vec<Row>> {
    let seed = prop_oneof![2 => Just(None), 3 => any::<u16>().prop_map(Some)];
    let sites = prop_oneof![3 => Just(None), 1 => prop::collection::vec(any::<Index>(), 0..4).prop_map(Some)];
    let row = (prop::collection::vec(seed, facts), sites).prop_map(|(seeds, sites)| Row { seeds, sites });
    // Around the number of rows that are evaluated together.
    prop_oneof![30 => prop::collection::vec(row.clone(), 0..70), 1 => prop::collection::vec(row, 2040..2060)]
}

/// What a seed stands for: a value of the fact, or, rarely, one that it cannot be.
fn input(fact: &Fact, seed: Seed) -> Input {
    let Some(seed) = seed else { return Input::Missing };
    let odd = seed.is_multiple_of(41);
    match fact.kind {
        Kind::Boolean => Input::Boolean(seed.is_multiple_of(2)),
        Kind::Category if odd => Input::Text("no such value".to_owned()),
        Kind::Category => Input::Text(fact.values[usize::from(seed) % fact.values.len()].clone()),
        Kind::Number if odd => [f64::NAN, -1.0, f64::INFINITY, 2.5, 1e18][usize::from(seed) % 5].into_input(),
        Kind::Number => f64::from(seed % 61).into_input(),
    }
}

trait IntoInput {
    fn into_input(self) -> Input;
}

impl IntoInput for f64 {
    fn into_input(self) -> Input {
        Input::Number(self)
    }
}

/// A column in one of the layouts that its kind allows.
fn array(fact: &Fact, cells: &[Input], layout: u8) -> ArrayRef {
    let number = |cell: &Input| match cell {
        Input::Number(number) => Some(*number),
        Input::Boolean(flag) => Some(f64::from(u8::from(*flag))),
        _ => None,
    };
    let text = |cell: &Input| match cell {
        Input::Text(text) => Some(text.clone()),
        _ => None,
    };
    let flag = |cell: &Input| match cell {
        Input::Boolean(flag) => Some(*flag),
        _ => None,
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "flags are 0 and 1")]
    match (fact.kind, layout % 4) {
        (Kind::Boolean, 0) => Arc::new(cells.iter().map(number).collect::<Float64Array>()),
        (Kind::Boolean, 1) => Arc::new(cells.iter().map(|cell| Some(number(cell)? as u8)).collect::<UInt8Array>()),
        (Kind::Boolean, 2) => Arc::new(cells.iter().map(|cell| Some(number(cell)? as i64)).collect::<Int64Array>()),
        (Kind::Boolean, _) => {
            // Behind an offset, as in a slice of a longer table.
            let all: BooleanArray = [None, Some(true), None].into_iter().chain(cells.iter().map(flag)).collect();
            Arc::new(all.slice(3, cells.len()))
        }
        (Kind::Category, 0) => Arc::new(cells.iter().map(text).collect::<StringArray>()),
        (Kind::Category, 1) => Arc::new(cells.iter().map(text).collect::<LargeStringArray>()),
        (Kind::Category, 2) => Arc::new(cells.iter().map(text).collect::<StringViewArray>()),
        (Kind::Category, _) => {
            let texts: Vec<_> = cells.iter().map(text).collect();
            Arc::new(texts.iter().map(Option::as_deref).collect::<DictionaryArray<Int8Type>>())
        }
        (Kind::Number, 0) => Arc::new(cells.iter().map(|cell| Some(number(cell)? as f32)).collect::<Float32Array>()),
        (Kind::Number, _) => Arc::new(cells.iter().map(number).collect::<Float64Array>()),
    }
}

fn site_names(guideline: &Guideline, sites: &[Index]) -> Vec<String> {
    let codes: Vec<_> =
        guideline.vocabulary().facts.iter().filter_map(|fact| Some(fact.site.as_ref()?.code.clone())).collect();
    sites.iter().map(|site| site.get(&codes).clone()).collect()
}

fn listed(guideline: &Guideline, rows: &[Row]) -> ListArray {
    let mut builder = ListBuilder::new(StringBuilder::new());
    for row in rows {
        if let Some(sites) = &row.sites {
            for name in site_names(guideline, sites) {
                builder.values().append_value(name);
            }
        }
        builder.append(row.sites.is_some());
    }
    builder.finish()
}

fn table(guideline: &Guideline, rows: &[Row], layouts: u64) -> RecordBatch {
    let facts = guideline.vocabulary().facts.iter().enumerate();
    let mut columns: Vec<(String, ArrayRef)> = facts
        .map(|(at, fact)| {
            let cells: Vec<_> = rows.iter().map(|row| input(fact, row.seeds[at])).collect();
            (fact.id.clone(), array(fact, &cells, u8::try_from(layouts >> (at % 31) & 3).unwrap()))
        })
        .collect();
    columns.push(("sites".to_owned(), Arc::new(listed(guideline, rows))));
    RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, array)| (name, array, true))).unwrap()
}

fn cohort(guideline: &Guideline, batches: &[RecordBatch]) -> Cohort {
    let schema = batches[0].schema();
    let names: Vec<_> = schema.fields().iter().map(|field| field.name().clone()).collect();
    let layout = Layout::new(guideline.lexicon(), &names, &Mapping::default()).unwrap();
    let tables = batches.iter().map(|batch| layout.table(batch).unwrap()).collect();
    Cohort::new(guideline.clone(), guideline.unset_parameters().clone(), Arc::new(layout), tables)
}

/// The patient of a row, by the door of single patients; what that refuses is unknown.
fn patient(guideline: &Guideline, row: &Row) -> Patient {
    let facts =
        guideline.vocabulary().facts.iter().zip(&row.seeds).map(|(fact, seed)| (fact.id.clone(), input(fact, *seed)));
    let refused = |(name, value): &(String, Input)| {
        let draft = Draft { facts: vec![(name.clone(), value.clone())], ..Draft::default() };
        Patient::new(guideline.lexicon().clone(), &draft).is_err()
    };
    let facts = facts.filter(|fact| !refused(fact)).collect();
    let sites = row.sites.as_ref().map(|sites| site_names(guideline, sites));
    Patient::new(guideline.lexicon().clone(), &Draft { facts, sites, show_values: false }).unwrap()
}

fn answer(value: Applicability) -> Option<bool> {
    match value {
        Applicability::Applies => Some(true),
        Applicability::DoesNotApply => Some(false),
        Applicability::Undetermined => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn each_row_is_answered_as_its_patient((rows, layouts, cut) in {
        let facts = guideline().vocabulary().facts.len();
        (rows(facts), any::<u64>(), any::<Index>())
    }) {
        let guideline = guideline();
        let whole = table(&guideline, &rows, layouts);
        let cut = if rows.is_empty() { 0 } else { cut.index(rows.len()) };
        let parts = [whole.slice(0, cut), whole.slice(cut, rows.len() - cut)];
        let cohort = cohort(&guideline, &parts);
        let positions: Vec<_> = (0..guideline.recommendations().len()).collect();
        let answers = cohort.answers(&positions);
        prop_assert_eq!(answers.iter().map(Matrix::rows).sum::<usize>(), rows.len());
        let parameters = guideline.unset_parameters();
        for (at, row) in rows.iter().enumerate() {
            let (part, within) = if at < cut { (&answers[0], at) } else { (&answers[1], at - cut) };
            let patient = patient(&guideline, row);
            let result = guideline.match_patient(&patient, parameters);
            for position in &positions {
                let column = part.answers(*position);
                let own = arrow_array::Array::is_valid(&column, within).then(|| column.value(within));
                prop_assert_eq!(own, answer(result.applicability(*position)), "row {} {}", at, position);
            }
            prop_assert_eq!(cohort.patient(at).unwrap(), patient);
        }
        let odd = |row: &Row| guideline.vocabulary().facts.iter().zip(&row.seeds).filter(|(fact, seed)| {
            let value = input(fact, **seed);
            let draft = Draft { facts: vec![(fact.id.clone(), value)], ..Draft::default() };
            Patient::new(guideline.lexicon().clone(), &draft).is_err()
        }).count();
        let problems = cohort.problems(&answers);
        prop_assert_eq!(problems.iter().map(|problem| problem.cells).sum::<usize>(), rows.iter().map(odd).sum::<usize>());
    }
}
