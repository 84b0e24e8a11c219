//! The door: what is handed in for a patient is checked here, and nowhere else.

use crate::number::Number;
use crate::sequence::Sequence;
use crate::suggest;
use crate::vocabulary::{Fact, Kind};

use super::draft::Input;
use super::lexicon::Names;
use super::problem::FactProblem;

/// What is known of one fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Value {
    /// Nothing.
    #[default]
    Unknown,
    /// Yes or no.
    Boolean(bool),
    /// A number.
    Number(Number),
    /// The category at this position.
    Category(u8),
}

/// Checks one value.
pub(super) fn read(names: &Names, name: &str, input: &Input, show: bool) -> Result<(usize, Value), FactProblem> {
    let position = names.fact_position(name).ok_or_else(|| unknown_fact(names, name))?;
    read_value(names.fact(position), input, show).map(|value| (position, value))
}

/// Checks one value of a fact; the same for a patient and for a cell of a table.
///
/// # Errors
///
/// If the value is not one that the fact can have.
pub fn read_value(fact: &Fact, input: &Input, show: bool) -> Result<Value, FactProblem> {
    match (fact.kind, input) {
        (_, Input::Missing) => Ok(Value::Unknown),
        (_, Input::Number(number)) if number.is_nan() => Ok(Value::Unknown),
        (Kind::Boolean, input) => read_boolean(fact, input, show),
        (Kind::Number, input) => read_number(fact, input, show),
        (Kind::Category, input) => read_category(fact, input, show),
    }
}

fn unknown_fact(names: &Names, name: &str) -> FactProblem {
    FactProblem {
        fact: name.to_owned(),
        message: "the vocabulary has no such fact".to_owned(),
        allowed: Sequence::default(),
        suggestion: names.nearest_fact(name).map(str::to_owned),
    }
}

fn read_boolean(fact: &Fact, input: &Input, show: bool) -> Result<Value, FactProblem> {
    match input {
        Input::Boolean(value) => Ok(Value::Boolean(*value)),
        #[expect(clippy::float_cmp, reason = "only exactly 0 and 1 stand for no and yes")]
        Input::Number(number) if *number == 0.0 || *number == 1.0 => Ok(Value::Boolean(*number == 1.0)),
        other => Err(problem(fact, other, show, "true or false (or 1 or 0) is expected", &["true", "false"], None)),
    }
}

fn read_number(fact: &Fact, input: &Input, show: bool) -> Result<Value, FactProblem> {
    let expected = expected_number(fact);
    let wrong = |reason: &str| {
        Err(problem(fact, input, show, &format!("{reason}{expected} is expected"), &[expected.as_str()], None))
    };
    match input {
        Input::Number(number) => match Number::new(*number) {
            None => wrong("the number is infinite; "),
            Some(number) if fact.integer && number.as_integer().is_none() => wrong("the number is not whole; "),
            Some(number) if fact.minimum.is_some_and(|minimum| number < minimum) => wrong("the number is too small; "),
            Some(number) if fact.maximum.is_some_and(|maximum| number > maximum) => wrong("the number is too great; "),
            Some(number) => Ok(Value::Number(number)),
        },
        Input::Text(text) if other_unit(fact, text) => wrong("the unit given is another one; "),
        _ => wrong("this is not a number; "),
    }
}

/// Whether a text is a number with a unit behind it that is not the fact's. Letters right behind a number are a unit
/// if they are known as one: `5o` is a misspelt number.
fn other_unit(fact: &Fact, text: &str) -> bool {
    let text = text.trim();
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    let (number, behind) = (&text[..end], &text[end..]);
    let unit = behind.trim_start();
    let is_unit = UNITS.contains(&unit) || unit.len() < behind.len() && unit.chars().all(char::is_alphabetic);
    let other = is_unit && fact.unit.is_some_and(|known| known.to_string() != unit);
    number.parse::<f64>().is_ok() && other
}

/// Units that people write right behind a number, those that no fact has among them.
const UNITS: [&str; 8] = ["mm", "cm", "m", "days", "weeks", "months", "years", "y"];

fn expected_number(fact: &Fact) -> String {
    let kind = if fact.integer { "a whole number" } else { "a number" };
    let unit = fact.unit.map_or_else(String::new, |unit| format!(" ({unit})"));
    match (fact.minimum, fact.maximum) {
        (Some(minimum), Some(maximum)) => format!("{kind}{unit} from {minimum} to {maximum}"),
        (Some(minimum), None) => format!("{kind}{unit} of at least {minimum}"),
        (None, Some(maximum)) => format!("{kind}{unit} of at most {maximum}"),
        (None, None) => format!("{kind}{unit}"),
    }
}

fn read_category(fact: &Fact, input: &Input, show: bool) -> Result<Value, FactProblem> {
    let allowed: Vec<_> = fact.values.iter().map(String::as_str).collect();
    let expected = format!("one of {} is expected", allowed.join(", "));
    let wrong = |near| Err(problem(fact, input, show, &expected, &allowed, near));
    let Input::Text(text) = input else { return wrong(None) };
    match allowed.iter().position(|value| value == text) {
        Some(position) => Ok(Value::Category(u8::try_from(position).unwrap_or(u8::MAX))),
        None => wrong(suggest::nearest(text, allowed.iter().copied())),
    }
}

fn problem(
    fact: &Fact,
    input: &Input,
    show: bool,
    expected: &str,
    allowed: &[&str],
    near: Option<&str>,
) -> FactProblem {
    let given = if show { format!(" (given: {input})") } else { String::new() };
    FactProblem {
        fact: fact.id.clone(),
        message: format!("{expected}{given}"),
        allowed: allowed.iter().map(|&value| value.to_owned()).collect(),
        suggestion: near.map(str::to_owned),
    }
}

/// Checks the list of sites.
pub(super) fn read_sites(
    names: &Names,
    sites: Option<&[String]>,
    show: bool,
) -> (Option<Vec<usize>>, Vec<FactProblem>) {
    let Some(sites) = sites else { return (None, Vec::new()) };
    let mut listed = Vec::new();
    let mut problems = Vec::new();
    for site in sites {
        match names.site_position(site) {
            Some(position) => listed.push(position),
            None => problems.push(unknown_site(names, site, show)),
        }
    }
    (Some(listed), problems)
}

/// The problem of a name that is no site's.
pub fn unknown_site(names: &Names, site: &str, show: bool) -> FactProblem {
    let codes: Vec<_> = names.sites().filter_map(|(_, fact)| fact.site.as_ref()).collect();
    let known = codes.iter().flat_map(|site| std::iter::once(&site.code).chain(&site.also));
    let given = if show { format!(" (given: {site})") } else { String::new() };
    let sites = list(codes.iter().map(|site| &site.code));
    FactProblem {
        fact: "sites".to_owned(),
        message: format!("the list holds an unknown site; the sites are {sites}{given}"),
        allowed: codes.iter().map(|site| site.code.clone()).collect(),
        suggestion: suggest::nearest(site, known.map(String::as_str)).map(str::to_owned),
    }
}

/// A value as it would be handed in.
pub(super) fn write(fact: &Fact, value: Value) -> Input {
    match value {
        Value::Unknown => Input::Missing,
        Value::Boolean(value) => Input::Boolean(value),
        Value::Number(number) => Input::Number(number.get()),
        Value::Category(position) => Input::Text(fact.values[usize::from(position)].clone()),
    }
}

fn list<'a>(items: impl Iterator<Item = &'a String>) -> String {
    items.map(String::as_str).collect::<Vec<_>>().join(", ")
}
