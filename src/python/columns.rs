//! Columns as Python hands them over: Arrow arrays, buffers, codes and lists of objects.

use std::sync::Arc;

use arrow_array::{Array, ArrayRef};
use arrow_buffer::{NullBuffer, ScalarBuffer};
use pyo3::buffer::{Element, PyBuffer};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};
use pyo3_arrow::input::AnyArray;

use crate::cohort::cell::Decoder;
use crate::cohort::column::Cells;
use crate::cohort::listing::SiteReader;
use crate::cohort::numeric::Numeric;
use crate::cohort::table::{Listed, Lists, Odd};
use crate::evaluation::draft::Input;

use super::sites::Sites;

/// The cells of a column as Python hands them over.
pub fn cells(source: &Bound<'_, PyTuple>, decoder: &Decoder) -> PyResult<Result<Cells, String>> {
    let kind: String = source.get_item(0)?.extract()?;
    let data = source.get_item(1)?;
    match kind.as_str() {
        "arrow" => Ok(Cells::new(&array(&data)?, decoder)),
        "buffer" => Ok(Cells::new(&buffer(&data, &source.get_item(2)?)?, decoder)),
        "codes" => {
            let codes = buffer(&data, &source.get_item(2)?)?;
            let keys = Numeric::new(&codes).ok_or_else(|| PyTypeError::new_err("codes are whole numbers"))?;
            let values: Vec<Input> = source.get_item(3)?.extract()?;
            Ok(Ok(Cells::of_distinct(keys, values, decoder)))
        }
        "objects" => Ok(Ok(Cells::of_values(data.extract()?, decoder))),
        _ => Ok(Err(kind)),
    }
}

/// The complete lists of sites as Python hands them over.
pub fn lists(source: &Bound<'_, PyTuple>, reader: &SiteReader) -> PyResult<Result<Lists, String>> {
    let kind: String = source.get_item(0)?.extract()?;
    let data = source.get_item(1)?;
    match kind.as_str() {
        "arrow" => Ok(reader.lists(&array(&data)?)),
        "buffer" => Ok(reader.lists(&buffer(&data, &source.get_item(2)?)?)),
        "codes" => Ok(of_codes(&buffer(&data, &source.get_item(2)?)?, &source.get_item(3)?.extract::<Vec<Input>>()?)),
        "objects" => data.try_iter()?.map(|sites| of_object(&sites?, reader)).collect::<PyResult<_>>().map(Ok),
        _ => Ok(Err(kind)),
    }
}

fn of_object(sites: &Bound<'_, PyAny>, reader: &SiteReader) -> PyResult<Result<Listed, Odd>> {
    Ok(match sites.extract::<Sites>()? {
        Sites::Unsaid | Sites::Unknown => Ok(Listed::Unsaid),
        Sites::Refused if sites.is_instance_of::<PyString>() => Err(Odd::Text),
        Sites::Refused => Err(Odd::Other),
        Sites::Listed(names) => reader.read(names.iter().map(|name| Some(name.as_str()))),
    })
}

/// Positions in a list of distinct values, none of which is a list; a position outside it is null.
fn of_codes(codes: &ArrayRef, values: &[Input]) -> Result<Lists, String> {
    let keys = Numeric::new(codes).ok_or("codes that are no numbers")?;
    let listed = |row| match values.get(keys.position(row)) {
        None | Some(Input::Missing) => Ok(Listed::Unsaid),
        Some(Input::Text(_)) => Err(Odd::Text),
        Some(_) => Err(Odd::Other),
    };
    Ok((0..codes.len()).map(listed).collect())
}

fn array(data: &Bound<'_, PyAny>) -> PyResult<ArrayRef> {
    match data.extract::<AnyArray>()? {
        AnyArray::Array(array) => Ok(array.array().clone()),
        AnyArray::Stream(_) => Err(PyTypeError::new_err("one array is expected, not several chunks")),
    }
}

/// Numbers of a buffer such as numpy's, and a mask of those that stand for nothing.
fn buffer(data: &Bound<'_, PyAny>, mask: &Bound<'_, PyAny>) -> PyResult<ArrayRef> {
    let nulls = if mask.is_none() {
        None
    } else {
        let null = PyBuffer::<u8>::get(mask)?.to_vec(mask.py())?;
        Some(NullBuffer::new(null.iter().map(|null| *null == 0).collect()))
    };
    macro_rules! first_that_fits {
        ($($type:ty => $array:ident),+) => {
            $(if let Some(values) = values::<$type>(data)? {
                return Ok(Arc::new(arrow_array::$array::new(values, nulls)));
            })+
        };
    }
    first_that_fits!(
        f64 => Float64Array, i64 => Int64Array, u8 => UInt8Array, i32 => Int32Array, f32 => Float32Array,
        i8 => Int8Array, i16 => Int16Array, u16 => UInt16Array, u32 => UInt32Array, u64 => UInt64Array
    );
    Err(PyTypeError::new_err("a buffer of numbers is expected"))
}

fn values<T: Element + arrow_buffer::ArrowNativeType>(data: &Bound<'_, PyAny>) -> PyResult<Option<ScalarBuffer<T>>> {
    match PyBuffer::<T>::get(data) {
        Ok(buffer) => Ok(Some(buffer.to_vec(data.py())?.into())),
        Err(_) => Ok(None),
    }
}
