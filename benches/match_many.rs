//! A million patients against all recommendations on one thread, beside the memory floor: reading every column once and
//! writing bitmaps as large as the answers.

use std::hint::black_box;
use std::sync::Arc;

use arrow_array::types::UInt8Type;
use arrow_array::{
    Array, ArrayRef, BooleanArray, DictionaryArray, Float64Array, Int64Array, RecordBatch, StringArray, UInt8Array,
};
use arrow_buffer::NullBuffer;
use criterion::{Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use leitlinie::cohort::layout::{Layout, Mapping};
use leitlinie::cohort::matrix::Matrix;
use leitlinie::cohort::patients::Cohort;
use leitlinie::guideline::Guideline;
use leitlinie::library;
use leitlinie::vocabulary::{Fact, Kind};

const PATIENTS: usize = 1_000_000;

/// Numbers that look random and are always the same.
struct Stream(u64);

impl Iterator for Stream {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        Some(self.0 >> 33)
    }
}

/// One fact of all patients, known of about six in ten.
fn column(fact: &Fact, stream: &mut Stream) -> ArrayRef {
    let mut cell = |below: u64| {
        let known = stream.next().is_some_and(|number| number % 10 < 6);
        stream.next().filter(|_| known).map(|number| number % below)
    };
    match fact.kind {
        Kind::Boolean => Arc::new((0..PATIENTS).map(|_| cell(10).map(|number| number < 4)).collect::<BooleanArray>()),
        Kind::Number if fact.integer => {
            Arc::new((0..PATIENTS).map(|_| cell(8).map(u64::cast_signed)).collect::<Int64Array>())
        }
        Kind::Number => {
            let number = |_| cell(8).and_then(|number| u32::try_from(number).ok()).map(f64::from);
            Arc::new((0..PATIENTS).map(number).collect::<Float64Array>())
        }
        Kind::Category => {
            let values = fact.values.len() as u64;
            let keys = (0..PATIENTS).map(|_| cell(values).and_then(|number| u8::try_from(number).ok()));
            let texts: ArrayRef = Arc::new(StringArray::from_iter_values(&*fact.values));
            Arc::new(DictionaryArray::<UInt8Type>::new(keys.collect::<UInt8Array>(), texts))
        }
    }
}

fn table(guideline: &Guideline) -> RecordBatch {
    let mut stream = Stream(7);
    let columns = guideline.vocabulary().facts.iter().map(|fact| (fact.id.clone(), column(fact, &mut stream)));
    RecordBatch::try_from_iter_with_nullable(columns.map(|(id, array)| (id, array, true)))
        .expect("columns of one length")
}

/// Sums the words of all buffers of a table and fills as many words as the answers take.
fn floor(batch: &RecordBatch, answers: &mut [u64]) -> u64 {
    let mut sum = 0_u64;
    for column in batch.columns() {
        let data = column.to_data();
        let nulls = data.nulls().map(NullBuffer::buffer);
        for buffer in data.buffers().iter().chain(nulls) {
            let words = buffer.as_slice().as_chunks::<8>().0;
            sum = words.iter().fold(sum, |sum, word| sum.wrapping_add(u64::from_le_bytes(*word)));
        }
    }
    answers.fill(sum);
    sum
}

fn match_many(criterion: &mut Criterion) {
    let guideline = library::ago_breast_sites_of_metastases().expect("the embedded guideline is sound");
    let batch = table(&guideline);
    let names: Vec<_> = batch.schema().fields().iter().map(|field| field.name().clone()).collect();
    let layout = Layout::new(guideline.lexicon(), &names, &Mapping::default()).expect("every column is a fact");
    let parameters = guideline.unset_parameters().clone();
    let read = layout.table(&batch).expect("every column can be read");
    let cohort = Cohort::new(guideline.clone(), parameters.clone(), Arc::new(layout), vec![read]);
    let nodes = cohort.nodes(&(0..guideline.recommendations().len()).collect::<Vec<_>>());
    let single = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("one thread can be had");

    let mut group = criterion.benchmark_group("a million patients, one thread");
    group.sampling_mode(SamplingMode::Flat).sample_size(20).throughput(Throughput::Elements(PATIENTS as u64));
    group.bench_function("49 recommendations", |bencher| {
        let table = &cohort.tables()[0];
        let answer = || Matrix::new(guideline.plan(), &parameters, table, cohort.facts(), &nodes);
        single.install(|| bencher.iter(|| black_box(answer())));
    });
    group.bench_function("memory floor", |bencher| {
        bencher.iter(|| {
            let mut answers = vec![0_u64; 2 * nodes.len() * PATIENTS.div_ceil(64)];
            black_box(floor(black_box(&batch), &mut answers));
            answers
        });
    });
    group.finish();
}

criterion_group!(benches, match_many);
criterion_main!(benches);
