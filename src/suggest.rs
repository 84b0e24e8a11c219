//! Near misses: what somebody who wrote one name probably meant.

/// Below this likeness (Jaro-Winkler, 0 to 1) a suggestion would be a guess.
const LIKENESS: f64 = 0.75;

/// The candidate most like `written`, if any is like it at all.
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = plain(written);
    candidates
        .into_iter()
        .map(|candidate| (likeness(&written, &plain(candidate)), candidate))
        .filter(|(likeness, _)| *likeness >= LIKENESS)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

/// The suggestion as the end of a sentence, or nothing.
pub fn did_you_mean<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    nearest(written, candidates).map_or_else(String::new, |name| format!("; did you mean `{name}`?"))
}

/// Blanks around it, capitals, slashes and the look of a minus make no difference (`+-` and `+/–` are `+/-`).
fn plain(text: &str) -> String {
    text.trim().to_lowercase().replace('±', "+-").replace(['–', '—', '−'], "-").replace('/', "")
}

/// Words in another order (`metastases_liver`) are as near as letters in another order.
fn likeness(a: &str, b: &str) -> f64 {
    let sorted = |text: &str| {
        let mut words: Vec<_> = text.split(['_', '.', ' ', '-']).collect();
        words.sort_unstable();
        words.join("_")
    };
    let (letters, others) = (a.chars().count(), b.chars().count());
    if letters < 3 && others > 2 * letters {
        return 0.0; // `NA` is not like `negative`
    }
    let turned = a.chars().rev().eq(b.chars()) && letters == 2;
    let words = strsim::normalized_damerau_levenshtein(&sorted(a), &sorted(b));
    if turned { 0.9 } else { strsim::jaro_winkler(a, b).max(words) }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_misspelt_and_reordered_names_and_nothing_far_away() {
        let facts = ["liver_metastases", "lung_metastases", "er_status"];
        assert_eq!(nearest("liver_metastasis", facts), Some("liver_metastases"));
        assert_eq!(nearest("metastases_lung", facts), Some("lung_metastases"));
        assert_eq!(nearest("ER_Status", facts), Some("er_status"));
        assert_eq!(nearest("blood_pressure", facts), None);
        for written in ["+-", "+/–", "±", "+/-"] {
            assert_eq!(nearest(written, ["-", "+", "+/-", "++"]), Some("+/-"), "{written}");
        }
        assert_eq!(nearest("=<", ["<", "<=", "=", ">=", ">"]), Some("<="));
    }
}
