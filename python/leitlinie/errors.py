"""The exceptions and warnings of the package: plain classes with typed attributes."""

from __future__ import annotations

TYPE_CHECKING = False  # the one of `typing` would make `import leitlinie` cost three times as much
if TYPE_CHECKING:
    from leitlinie._leitlinie import ColumnProblem, FactProblem, Violation

__all__ = [
    "CohortError",
    "FactError",
    "GuidelineError",
    "InvalidCellWarning",
    "LeitlinieError",
    "ParameterError",
    "StoredResultError",
    "UnknownIdError",
    "UnmappedColumnWarning",
]


class LeitlinieError(Exception):
    """Anything that the package refuses."""


class GuidelineError(LeitlinieError, ValueError):
    """A guideline's file breaks its rules.

    Attributes
    ----------
    violations : tuple of Violation
        Every violation, with file, line, column, JSON path, what is expected and the nearest match.
    """

    violations: tuple[Violation, ...]

    def __init__(self, violations: tuple[Violation, ...]) -> None:
        super().__init__(violations)
        self.violations = violations

    def __str__(self) -> str:
        return "\n".join(str(violation) for violation in self.violations)


class FactError(LeitlinieError, ValueError):
    """The facts of a patient do not fit the vocabulary.

    The message never shows a value that was given, unless the caller asked for it.

    Attributes
    ----------
    problems : tuple of FactProblem
        Every problem: the fact, what is wrong, what would be right and the nearest match.
    """

    problems: tuple[FactProblem, ...]

    def __init__(self, problems: tuple[FactProblem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class CohortError(LeitlinieError, ValueError):
    """The columns of a table do not fit the vocabulary.

    The message names columns, rows and what would be right; it never shows a value of a cell.

    Attributes
    ----------
    problems : tuple of ColumnProblem
        Every problem: the column, the fact, what is wrong, what would be right, and the rows concerned.
    """

    problems: tuple[ColumnProblem, ...]

    def __init__(self, problems: tuple[ColumnProblem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        lines = [str(problem) for problem in self.problems]
        if any(problem.rows for problem in self.problems):
            lines.append("Rows are positions, counted from 0.")
        return "\n".join(lines)


class ParameterError(LeitlinieError, ValueError):
    """A parameter does not exist, or its value makes no sense."""


class UnknownIdError(LeitlinieError, KeyError):
    """There is no section, recommendation, fact or other item with this id."""

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""


class StoredResultError(LeitlinieError, ValueError):
    """A stored result does not fit the guideline or the engine that reads it."""


class UnmappedColumnWarning(UserWarning):
    """A column was understood as no fact, and its name is near to one; or no column was understood.

    Nothing is guessed: `columns={"er": "er_status"}` takes a column as a fact, and `columns={"er": None}` says that it
    is none.
    """


class InvalidCellWarning(UserWarning):
    """Cells that their fact cannot be were taken as unknown, as `on_invalid="unknown"` asks."""
