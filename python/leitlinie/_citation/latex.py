"""Text for LaTeX: what it would misread as commands, other letters as they are."""

from __future__ import annotations

import re
import unicodedata

# A brace of its own would end a field of BibTeX, even behind a backslash, so braces are commands as well; of the
# commands that print them, these are the ones that readers know.
SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"$\lbrace$",
    "}": r"$\rbrace$",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}

SMALL = "alpha beta epsilon zeta eta iota kappa mu nu rho tau chi"
BOTH = "gamma delta theta lambda xi pi sigma upsilon phi psi omega"
SIGNS = {"≤": r"\leq", "≥": r"\geq", "≈": r"\approx", "≠": r"\neq", "−": "-", "<": "<", ">": ">", "|": "|"}  # noqa: RUF001


def _greek(size: str, names: str) -> dict[str, str]:
    # Unicode calls lambda `lamda`.
    letters = {name: name.replace("lambda", "lamda").upper() for name in names.split()}
    command = str.lower if size == "small" else str.title
    return {unicodedata.lookup(f"GREEK {size} LETTER {each}"): rf"\{command(name)}" for name, each in letters.items()}


# Whatever the encoding of a file, LaTeX knows these as formulas only.
FORMULAS = _greek("small", f"{SMALL} {BOTH}") | _greek("capital", BOTH) | SIGNS
TABLE = str.maketrans(SPECIAL | {sign: f"${command}$" for sign, command in FORMULAS.items()})


# Two of these make a dash or a quotation mark of their own, and so does a backquote behind the others.
LIGATURES = re.compile(r"([-`'])(?=\1)|[?!](?=`)")


def escape(text: str) -> str:
    r"""Write a text so that LaTeX prints it as it is.

    Examples
    --------
    >>> print(escape("Biomed & Biotechnol, 70-150 μm, {x}--y"))
    Biomed \& Biotechnol, 70-150 $\mu$m, $\lbrace$x$\rbrace$-{}-y
    """
    return LIGATURES.sub(r"\g<0>{}", text.translate(TABLE))


def verbatim(address: str) -> str:
    """Write a DOI or an address, which LaTeX takes as it is; only a brace would end the field."""
    return address.replace("{", "%7B").replace("}", "%7D")
