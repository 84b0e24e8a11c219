"""Names of authors in their parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from leitlinie._leitlinie import Author, Reference

SUFFIXES = {"jr", "sr", "ii", "iii", "iv", "2nd", "3rd", "4th"}
MOST_INITIALS = 4
LONGEST_INITIAL = 2


class Name(NamedTuple):
    """A name: of a person with a family name, or of a group as it is."""

    family: str
    given: str = ""
    suffix: str = ""
    is_group: bool = False


OTHERS = Name("others", is_group=True)
"""The word of BibTeX for "et al.": no format has a field for it, and without a word a list would look complete."""


def names(reference: Reference) -> list[Name]:
    """Return the authors, and `OTHERS` behind them where the source prints "et al."."""
    known = [name(each) for each in reference.author]
    return [*known, OTHERS] if known and is_cut_short(reference) else known


def is_cut_short(reference: Reference) -> bool:
    """Whether the source prints "et al." behind the authors."""
    return reference.custom is not None and reference.custom.et_al


def name(author: Author) -> Name:
    """Take a name apart; what is printed behind the initials, such as "Jr", is its suffix."""
    if author.literal is not None:
        return Name(author.literal, is_group=True)
    given, suffix = _given_and_suffix(author.given or "")
    return Name(author.family, given, suffix) if author.family else Name(given, suffix=suffix)


def _given_and_suffix(printed: str) -> tuple[str, str]:
    given, _, last = printed.rpartition(" ")
    if given and last.rstrip(".").lower() in SUFFIXES:
        return given.rstrip(","), last
    return printed, ""


def spelled_out(given: str) -> str:
    """Write initials one by one, since every processor takes `CT` for one name and makes `C.` of it.

    Examples
    --------
    >>> [spelled_out(name) for name in ("CT", "O.C.", "J", "Anna-Lena Ruth", "Yl")]
    ['C. T.', 'O. C.', 'J.', 'Anna-Lena Ruth', 'Yl']
    """
    return " ".join(" ".join(f"{letter}." for letter in _letters(word)) or word for word in given.split())


def initials(given: str) -> str:
    """Write given names as initials without full stops.

    Examples
    --------
    >>> [initials(name) for name in ("CT", "O.C.", "J", "Anna-Lena Ruth", "Yl")]
    ['CT', 'OC', 'J', 'ALR', 'Yl']
    """
    return "".join(_letters(word) or _initials(word) for word in given.split())


def _letters(word: str) -> str:
    """Return the letters of what can only be initials, such as `CT` or `O.C.`; else nothing."""
    letters = word.replace(".", "")
    return letters if letters.isupper() and letters.isalpha() and len(letters) <= MOST_INITIALS else ""


def _initials(word: str) -> str:
    # Two letters can be the initials of one name, such as `Yu`; so they stay as they are printed.
    return word if len(word) <= LONGEST_INITIAL else "".join(part[:1] for part in re.split("[-.]", word))
