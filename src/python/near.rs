//! The nearest name, for the layer in Python.

use pyo3::prelude::*;

use crate::suggest;

use super::text::Text;

/// The known name that somebody who wrote another one probably meant, if any is like it.
#[pyfunction]
pub fn nearest(written: Text, known: Vec<String>) -> Option<String> {
    suggest::nearest(&written.text, known.iter().map(String::as_str)).map(str::to_owned)
}
