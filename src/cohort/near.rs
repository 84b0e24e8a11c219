//! Columns that were probably meant to be a fact: nothing is read from them, but somebody should be told.
//!
//! A table has many columns that are no facts, so this measure is stricter than the one for a misspelt name: every word
//! of a column has to be accounted for.

use crate::vocabulary::Fact;

use super::layout::{Layout, SITES};

/// Words that say how a value is written or whose it is, not what it is about: `er` and `er_status` are near.
const FILLERS: [&str; 7] = ["status", "category", "positive", "patient", "cm", "months", "years"];

/// A column with one of these words is about something else, whatever its other words.
const NO_FACT: [&str; 4] = ["date", "id", "time", "other"];

/// So many letters of a word allow one slip of the pen.
const LETTERS_A_SLIP: usize = 5;

/// The first letters that stand for a word: `mets` for `metastases`.
const ABBREVIATED: usize = 3;

/// What the column of the complete lists of sites is called elsewhere; a single `site` is often a hospital.
const LISTS: [&str; 4] = ["sites", "metastatic sites", "metastasis sites", "sites of metastases"];

impl Layout {
    /// Id of the fact that a column was probably meant to be, or `sites`, unless another column is that already.
    pub fn near(&self, column: &str) -> Option<&str> {
        if self.sites().is_none() && LISTS.contains(&words(column).join(" ").as_str()) {
            return Some(SITES);
        }
        let facts = self.lexicon().names().vocabulary().facts.iter().enumerate();
        let open = facts.filter(|(at, _)| self.facts().all(|(_, mapped)| mapped != *at));
        nearest(column, open.map(|(_, fact)| fact)).map(|fact| fact.id.as_str())
    }
}

/// The fact whose id, label or site is near to the name of a column, if any is.
fn nearest<'a>(column: &str, facts: impl Iterator<Item = &'a Fact>) -> Option<&'a Fact> {
    let column = words(column);
    if column.iter().any(|word| NO_FACT.contains(&word.as_str())) {
        return None;
    }
    let near = facts.filter_map(|fact| Some((distance(&column, fact)?, fact)));
    near.min_by_key(|(distance, _)| *distance).map(|(_, fact)| fact)
}

/// How far the words of a column are from those of a fact, if they are near at all.
fn distance(column: &[String], fact: &Fact) -> Option<usize> {
    let names = [words(&fact.id), words(&fact.label)];
    let any = |near: fn(&[String], &[String]) -> bool| names.iter().any(|name| near(column, name));
    if any(are_same) {
        return Some(0);
    }
    if any(|column, name| are_same(&without_fillers(column), &without_fillers(name))) {
        return Some(1);
    }
    if names_site(&without_fillers(column), fact, &names[0]) {
        return Some(2);
    }
    any(|column, name| name.len() > 1 && column.windows(name.len()).any(|part| part == name)).then_some(column.len())
}

/// The same words, in whatever order and however they are run together; with slips of the pen.
fn are_same(column: &[String], name: &[String]) -> bool {
    !column.is_empty() && (column.concat() == name.concat() || column.len() == name.len() && all_occur(column, name))
}

/// Whether a column has all words of a site's name, and beside them only words of the fact's id: `brain_mets`.
fn names_site(column: &[String], fact: &Fact, id: &[String]) -> bool {
    let Some(site) = &fact.site else { return false };
    let names = std::iter::once(&site.code).chain(&site.also).map(|name| words(name));
    names.into_iter().any(|name| {
        let (of_site, beside): (Vec<_>, Vec<_>) =
            column.iter().cloned().partition(|word| name.iter().any(|other| is_same(word, other)));
        are_same(&of_site, &name) && all_occur(&beside, id)
    })
}

/// Whether each word occurs among others that are used once; one of several may be cut short.
fn all_occur(column: &[String], name: &[String]) -> bool {
    let mut left: Vec<_> = name.iter().collect();
    column.iter().all(|word| {
        let matches = |other: &&String| is_same(word, other) || name.len() > 1 && is_cut_short(word, other);
        let found = left.iter().position(|other| is_same(word, other)).or_else(|| left.iter().position(matches));
        found.map(|at| left.remove(at)).is_some()
    })
}

fn is_same(word: &str, other: &str) -> bool {
    let slips = word.chars().count().min(other.chars().count()) / LETTERS_A_SLIP;
    singular(word) == singular(other) || slips > 0 && strsim::damerau_levenshtein(word, other) <= slips
}

fn is_cut_short(word: &str, other: &str) -> bool {
    let word = singular(word);
    word.chars().count() >= ABBREVIATED && other.starts_with(word)
}

fn singular(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}

fn without_fillers(words: &[String]) -> Vec<String> {
    words.iter().filter(|word| !FILLERS.contains(&word.as_str())).cloned().collect()
}

/// The words of a name in small letters: `ER-Status`, `erStatus` and `er_status` have the same.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let letters: Vec<_> = name.chars().collect();
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| letters[at]).filter(|letter| letter.is_alphanumeric());
        let ends = before.is_some_and(|before| !before.is_uppercase());
        let leads = before.is_some() && letters.get(at + 1).is_some_and(|next| next.is_lowercase());
        let begins = letter.is_uppercase() && (ends || leads);
        if !letter.is_alphanumeric() || begins {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| letter.is_alphanumeric()) {
            word.extend(letter.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn a_name_falls_into_its_words() {
        let table = [
            ("er_status", "er status"),
            ("ER Status", "er status"),
            ("erStatus", "er status"),
            ("ERStatus", "er status"),
            ("HER2Status", "her2 status"),
            ("Disease Free (Months)", "disease free months"),
            ("__", ""),
        ];
        for (name, expected) in table {
            assert_eq!(words(name).join(" "), expected, "{name}");
        }
    }
}
