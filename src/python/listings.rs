//! Sequences of values that show themselves, know their items by id and become tables.

use std::collections::HashMap;

use pyo3::IntoPyObjectExt;
use pyo3::exceptions::{PyIndexError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PySlice, PyTuple};

use crate::chapter::{Abbreviation, Recommendation, Section};
use crate::error::Error;
use crate::evidence::{Evidence, Reference, Trial};
use crate::guideline::Guideline;
use crate::matching::questions::OpenQuestion;
use crate::matching::result::{Match, MatchResult};
use crate::sequence::Sequence;
use crate::suggest;
use crate::vocabulary::{Fact, Intervention, Parameter};

use super::convert::{self, ItemOrPart, Items, Key};
use super::stored;
use super::text::Text;

macro_rules! listing {
    ($($(#[$doc:meta])* $name:ident of $item:ident by $key:expr, $kind:literal { $($extra:tt)* };)+) => { $(
        $(#[$doc])*
        #[pyclass(frozen, eq, hash, sequence, module = "leitlinie")]
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct $name(pub Sequence<$item>);

        #[pymethods]
        impl $name {
            #[new]
            #[pyo3(signature = (items: "Sequence[Any] | None" = None))]
            fn new(items: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
                let Some(items) = items else { return Ok(Self(Sequence::default())) };
                let items = items.try_iter()?.map(|item| Ok(item?.cast::<$item>()?.get().clone()));
                Ok(Self(items.collect::<PyResult<Vec<_>>>()?.into()))
            }

            fn __len__(&self) -> usize {
                self.0.len()
            }

            /// The item at a position or with an id; a slice gives a listing.
            fn __getitem__<'py>(&self, key: Key<'py>) -> PyResult<ItemOrPart<'py, $item>> {
                let Key(key) = key;
                if let Ok(Text { text: id, .. }) = key.extract() {
                    let item = self.0.iter().find(|item| ($key)(item) == id).cloned();
                    return item.map(ItemOrPart::Item).ok_or_else(|| self.unknown(&id).into());
                }
                if key.is_instance_of::<PySlice>() {
                    let items = PyTuple::new(key.py(), self.0.to_vec())?.as_any().get_item(&key)?;
                    return Ok(ItemOrPart::Part(Self::new(Some(&items))?.into_bound_py_any(key.py())?));
                }
                match position(&key, self.0.len())? {
                    Some(position) => Ok(ItemOrPart::Item(self.0[position].clone())),
                    None => Err(PyIndexError::new_err(format!("there are {} items", self.0.len()))),
                }
            }

            fn __iter__(&self) -> Items<$item> {
                Items(self.0.clone())
            }

            fn __contains__(&self, item: &Bound<'_, PyAny>) -> bool {
                match item.extract() {
                    Ok(Text { text: id, .. }) => self.0.iter().any(|item| ($key)(item) == id),
                    Err(_) => item.cast::<$item>().is_ok_and(|item| self.0.contains(item.get())),
                }
            }

            /// The ids, in order.
            fn ids(&self) -> Sequence<String> {
                self.0.iter().map(|item| ($key)(item).to_owned()).collect()
            }

            /// The items as a table, one row each.
            ///
            /// Parameters
            /// ----------
            /// backend : {"pandas", "polars", "pyarrow"}, optional
            ///     The library of the table; by default the first of the three that is installed.
            ///
            /// Returns
            /// -------
            /// pandas.DataFrame, polars.DataFrame or pyarrow.Table
            ///     Grades are ordered categories; columns of several values hold lists.
            ///
            /// Raises
            /// ------
            /// ImportError
            ///     If the library is not installed.
            #[pyo3(signature = (*, backend: "str | None" = None) -> "Any")]
            fn to_frame(slf: Bound<'_, Self>, backend: Option<Text>) -> PyResult<Bound<'_, PyAny>> {
                let py = slf.py();
                convert::frame(py, slf.into_any(), $kind, backend)
            }

            /// The items as Python's own dicts, in a list.
            #[pyo3(signature = () -> "list[dict[str, Any]]")]
            fn to_dict<'py>(slf: &Bound<'py, Self>) -> PyResult<Vec<Bound<'py, PyAny>>> {
                slf.try_iter()?.map(|item| item?.call_method0("to_dict")).collect()
            }

            /// The items as JSON text: an array.
            fn to_json(slf: &Bound<'_, Self>) -> PyResult<String> {
                let items = slf.try_iter()?.map(|item| item?.call_method0("to_json")?.extract::<String>());
                Ok(format!("[{}]", items.collect::<PyResult<Vec<_>>>()?.join(",")))
            }

            fn _ipython_key_completions_(&self) -> Sequence<String> {
                self.ids()
            }

            fn __str__(slf: Bound<'_, Self>) -> PyResult<String> {
                slf.py().import("leitlinie._text")?.call_method1("listing", (slf, $kind))?.extract()
            }

            #[pyo3(signature = () -> "list[Any]")]
            fn __rich_repr__(&self) -> Vec<$item> {
                self.0.to_vec()
            }

            fn __repr__(&self) -> String {
                format!(concat!("<", stringify!($name), ": {}>"), preview(&self.ids()))
            }

            fn _repr_html_(slf: Bound<'_, Self>) -> PyResult<String> {
                convert::html(slf.into_any())
            }

            $($extra)*
        }

        impl $name {
            fn unknown(&self, id: &str) -> Error {
                let ids = self.ids();
                let suggestion = suggest::did_you_mean(id, ids.iter().map(String::as_str));
                Error::Unknown { kind: $kind, id: id.to_owned(), suggestion }
            }
        }
    )+ };
}

/// A listing whose items stand for themselves, so that it can be read back.
macro_rules! stored_listing {
    ($(
        $(#[$doc:meta])*
        $name:ident of $item:ident by $key:expr, $kind:literal, $read:path $({ $($extra:tt)* })?;
    )+) => {
        listing! { $(
            $(#[$doc])*
            $name of $item by $key, $kind {
                #[pyo3(signature = () -> "tuple[Any, ...]")]
                fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
                    (py.get_type::<Self>(), (self.0.clone(),)).into_pyobject(py)
                }

                /// The listing of what `to_json` made.
                #[staticmethod]
                fn from_json(text: Text) -> PyResult<Self> {
                    $read(text.whole()?).map(Self)
                }

                /// The listing of what `to_dict` made.
                #[staticmethod]
                #[pyo3(signature = (data: "list[dict[str, Any]]"))]
                fn from_dict(data: &Bound<'_, PyAny>) -> PyResult<Self> {
                    $read(&convert::dumps(data)?).map(Self)
                }

                $($($extra)*)?
            };
        )+ }
    };
}

listing! {
    /// Answers, one a recommendation.
    Matches of Match by (|item: &Match| item.recommendation().id.clone()), "match" {
        /// The answers of what `to_json` made.
        ///
        /// Takes the same arguments and raises the same errors as `Match.from_json`.
        #[staticmethod]
        #[pyo3(signature = (text: "str", *, guideline: "Guideline | None" = None))]
        fn from_json(text: Text, guideline: Option<&Guideline>) -> PyResult<Self> {
            Self::of_json(&text.text, guideline)
        }

        /// The answers of what `to_dict` made.
        ///
        /// Takes the same arguments and raises the same errors as `Match.from_json`.
        #[staticmethod]
        #[pyo3(signature = (data: "list[dict[str, Any]]", *, guideline: "Guideline | None" = None))]
        fn from_dict(data: &Bound<'_, PyAny>, guideline: Option<&Guideline>) -> PyResult<Self> {
            Self::of_json(&convert::dumps(data)?, guideline)
        }

        #[staticmethod]
        fn _restore(results: Vec<PyRef<'_, MatchResult>>, answers: Vec<(usize, String)>) -> PyResult<Self> {
            let found = |(result, id): (usize, String)| {
                let result = results.get(result).ok_or_else(|| PyIndexError::new_err("there is no such result"))?;
                result.find(&id)
            };
            Ok(Self(answers.into_iter().map(found).collect::<PyResult<_>>()?))
        }

        /// Every result is pickled once, however many of its answers there are.
        #[pyo3(signature = () -> "tuple[Any, ...]")]
        fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
            let mut results = Vec::<MatchResult>::new();
            #[expect(clippy::mutable_key_type, reason = "a result is compared by its content, which does not change")]
            let mut known = HashMap::new();
            let mut answers = Vec::new();
            for each in &self.0 {
                let position = *known.entry(&each.result).or_insert_with(|| {
                    results.push(each.result.clone());
                    results.len() - 1
                });
                answers.push((position, &each.recommendation().id));
            }
            (py.get_type::<Self>().getattr("_restore")?, (results, answers)).into_pyobject(py)
        }
    };
}

stored_listing! {
    /// Abbreviations, in the order of the source.
    Abbreviations of Abbreviation by (|item: &Abbreviation| item.abbreviation.clone()), "abbreviation", convert::from_json;
    /// Headings with their references, in the order of the source.
    Evidences of Evidence by (|item: &Evidence| item.id.clone()), "heading", convert::from_json;
    /// Facts, in the order of the vocabulary.
    Facts of Fact by (|item: &Fact| item.id.clone()), "fact", convert::from_json;
    /// Interventions, in the order of the vocabulary.
    Interventions of Intervention by (|item: &Intervention| item.id.clone()), "intervention", convert::from_json;
    /// Facts to look up, the most decisive first.
    OpenQuestions of OpenQuestion by (|item: &OpenQuestion| item.fact.clone()), "open question", convert::from_private_json;
    /// Parameters, in the order of the vocabulary.
    Parameters of Parameter by (|item: &Parameter| item.id.clone()), "parameter", convert::from_json;
    /// Recommendations, in the order of the source.
    Recommendations of Recommendation by (|item: &Recommendation| item.id.clone()), "recommendation", convert::from_json;
    /// References, in the order of the source.
    References of Reference by (|item: &Reference| item.id.clone()), "reference", convert::from_json {
        /// The references as BibTeX, each once, for LaTeX and for what reads its files.
        ///
        /// The key is the id. Titles stand in two pairs of braces, so that no style changes their capitals; what
        /// LaTeX would misread is written as a command, and other letters stay as they are. Initials stand one by
        /// one, and `and others` where the source prints "et al.". An article number stands where pages do.
        ///
        /// Returns
        /// -------
        /// str
        ///     The text of a `.bib` file; write it as UTF-8.
        ///
        /// Raises
        /// ------
        /// ValueError
        ///     If two references that differ have one id.
        ///
        /// Examples
        /// --------
        /// >>> import leitlinie as ll
        /// >>> print(ll.load().references_of("ascites.local_chemotherapy")[:1].to_bibtex())
        /// @article{korpi-2018,
        ///   author = {Korpi, S. and Salminen, V. V. and Piili, R. P. and others},
        ///   title = {{Therapeutic Procedures for Malignant Ascites in a Palliative Care Outpatient Clinic}},
        ///   year = {2018},
        ///   month = jun,
        ///   journal = {J Palliat Med},
        ///   volume = {21},
        ///   number = {6},
        ///   pages = {836--841}
        /// }
        /// <BLANKLINE>
        fn to_bibtex(slf: Bound<'_, Self>) -> PyResult<String> {
            convert::cited(slf.into_any(), "bibtex")
        }

        /// The references as CSL-JSON, each once, for Zotero, pandoc and every processor of CSL styles.
        ///
        /// Every field is the one of the data. So that processors make of it what is printed, initials stand one by
        /// one, a suffix ("Jr") is apart, an article number is a page as well, and where the source prints "et al.",
        /// the last author is "others", as BibTeX and pandoc have it. `to_json` gives the data as they are.
        ///
        /// Returns
        /// -------
        /// str
        ///     A JSON array.
        ///
        /// Raises
        /// ------
        /// ValueError
        ///     If two references that differ have one id.
        fn to_csl_json(slf: Bound<'_, Self>) -> PyResult<String> {
            convert::cited(slf.into_any(), "csl_json")
        }

        /// The references in the format RIS, each once, for EndNote, Mendeley, Citavi and Zotero.
        ///
        /// Pages stand as printed, first and last apart; an article number stands where the first page does. Initials
        /// stand one by one, and where the source prints "et al.", the last author is "others".
        ///
        /// Returns
        /// -------
        /// str
        ///     The text of a `.ris` file; write it as UTF-8.
        ///
        /// Raises
        /// ------
        /// ValueError
        ///     If two references that differ have one id.
        fn to_ris(slf: Bound<'_, Self>) -> PyResult<String> {
            convert::cited(slf.into_any(), "ris")
        }

        /// The references as a numbered list in Vancouver style, each once.
        ///
        /// The rules are those of the ICMJE: up to six authors and then "et al.", initials without full stops, the
        /// journal as the source names it, and page ranges shortened. Where the source prints fewer authors and
        /// "et al.", so does the list: no author is known beyond those printed.
        ///
        /// Returns
        /// -------
        /// str
        ///     One reference a line.
        ///
        /// Raises
        /// ------
        /// ValueError
        ///     If two references that differ have one id.
        ///
        /// Examples
        /// --------
        /// >>> import leitlinie as ll
        /// >>> print(ll.load().references_of("trials.tata_memorial").to_vancouver())
        /// 1. Badwe R, Hawaldar R, Nair N, et al. Locoregional treatment versus no treatment of the primary tumour in
        /// metastatic breast cancer: an open-label randomised controlled trial. Lancet Oncol. 2015 Oct;16(13):1380-8.
        fn to_vancouver(slf: Bound<'_, Self>) -> PyResult<String> {
            convert::cited(slf.into_any(), "vancouver")
        }
    };
    /// Sections, in the order of the source.
    Sections of Section by (|item: &Section| item.id.clone()), "section", convert::from_json;
    /// Trials, in the order of the source.
    Trials of Trial by (|item: &Trial| item.id.clone()), "trial", convert::from_json;
}

impl Matches {
    fn of_json(text: &str, guideline: Option<&Guideline>) -> PyResult<Self> {
        let reports: Vec<_> = stored::read(text)?;
        Ok(Self(Match::from_reports(&stored::home(guideline)?, &reports)?.into()))
    }
}

/// A position that may count from the end.
fn position(key: &Bound<'_, PyAny>, length: usize) -> PyResult<Option<usize>> {
    let index: isize = key.extract().map_err(|_| PyTypeError::new_err("a position, an id or a slice is expected"))?;
    let position = if index < 0 { length.checked_sub(index.unsigned_abs()) } else { Some(index.unsigned_abs()) };
    Ok(position.filter(|position| *position < length))
}

fn preview(ids: &[String]) -> String {
    const SHOWN: usize = 6;
    let more = ids.len().saturating_sub(SHOWN);
    let shown = ids.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
    if more == 0 { format!("{} ({shown})", ids.len()) } else { format!("{} ({shown}, and {more} more)", ids.len()) }
}
