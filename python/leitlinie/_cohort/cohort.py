"""A cohort: all patients of a table, checked against the vocabulary and ready to be matched."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from leitlinie._frames.backends import build
from leitlinie._frames.near import refuse
from leitlinie._leitlinie import AgoGrade, ColumnProblem, Role
from leitlinie.errors import CohortError, InvalidCellWarning, UnmappedColumnWarning

from . import counts, options
from .alarm import strangers, taken_as_unknown, warn
from .options import named
from .readiness import Readiness
from .selecting import positions_of
from .sources import recognise

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from leitlinie._frames.backends import Frame
    from leitlinie._leitlinie import Answers, CohortConflict, Explanation, Guideline, MatchResult, Patient

    from .sources import Said

OUTPUTS = ("wide", "text", "long", "list", "summary")
ON_INVALID = ("raise", "unknown")
SITES = "sites"


class Cohort:
    """All patients of a table, checked against the vocabulary of a guideline.

    Parameters
    ----------
    guideline : Guideline
        The guideline.
    data : DataFrame, LazyFrame, Table, relation, list or path
        A frame of pandas, polars or narwhals, a table of pyarrow, a relation of DuckDB, anything with Arrow's C
        stream interface, a list of dicts or patients, or the path (or glob) of Parquet, Arrow IPC or CSV files.
        A column is the fact whose id it bears; a column ``sites`` holds each patient's complete list of sites.
        A fact without a column is unknown for everybody, a null cell for its patient.
    columns : dict, optional
        Columns that bear other names: ``{"er": "er_status"}``; ``None`` for a column that is no fact although it
        bears the id of one, or a name that is near to it.
    values : dict, optional
        Other spellings, by column or fact: ``{"er": {"pos": "positive", "n/a": None}}``. Those of ``sites`` are for
        the items of the lists; a list with an item that stands for ``None`` is unknown as a whole.
    parameters : dict of float, optional
        Thresholds by name, for the words that the source leaves vague.
    on_invalid : {"raise", "unknown"}
        Whether a cell that its fact cannot be is refused (the default), or unknown; `problems` then lists them.

    Raises
    ------
    CohortError
        If columns do not fit the vocabulary.
    TypeError
        If the data are no table, or an option is of a wrong type or does not exist.

    Warns
    -----
    UnmappedColumnWarning
        Once, when the first answers are asked for: if a column is no fact and its name is near to one, or if no column
        is a fact.
    InvalidCellWarning
        If cells that their fact cannot be are taken as unknown.

    Examples
    --------
    >>> import leitlinie as ll
    >>> cohort = ll.load().cohort([{"sites": ["liver"]}, {"liver_metastases": None}])
    >>> cohort
    <Cohort of 2 patients: 1 column understood, 1 list of sites>
    >>> [row["liver.resection"] for row in cohort.match(select="liver.resection")]
    [True, None]
    """

    @named
    def __init__(
        self,
        guideline: Guideline,
        data: object,
        *,
        columns: Mapping[str, str | None] | None = None,
        values: Mapping[str, Mapping[Any, Any]] | None = None,
        parameters: Mapping[str, float | None] | None = None,
        on_invalid: str = "raise",
    ) -> None:
        if on_invalid not in ON_INVALID:
            raise refuse("way to treat invalid cells", on_invalid, ON_INVALID)
        self.guideline = guideline
        said: Said = {
            "columns": options.columns(columns),
            "values": options.values(values),
            "parameters": options.parameters(parameters),
        }
        self._source = recognise(data)
        self._forgiving = on_invalid == "unknown"
        self._mapped = dict(said["columns"])
        self._warned = False
        said |= {"wanted": self._wanted(name for name, _ in said["values"]), "remedies": self._source.remedies}
        self.data = self._source.read(guideline, said)

    def _wanted(self, spelt: Iterable[str]) -> list[str]:
        """Name the columns that may be facts; every name that the user says must be looked up among all of them."""
        facts = set(self.guideline.facts.ids()) | {SITES}
        if any(name not in self._source.names for name in self._mapped) or any(name not in facts for name in spelt):
            return self._source.names
        return [name for name in self._source.names if name in self._mapped or name in facts]

    def __len__(self) -> int:
        return len(self.data)

    def __repr__(self) -> str:
        mapped, sites = len(self.columns), self.data.sites_column
        lists = ", 1 list of sites" if sites else ""
        noun = "column" if mapped == 1 else "columns"
        return f"<Cohort of {len(self)} patients: {mapped} {noun} understood{lists}>"

    def _repr_html_(self) -> str:
        from leitlinie._html import render

        return render(self)

    @property
    def backend(self) -> str | None:
        """The library of tables that are made beside the cohort; none where it is a list."""
        return self._source.backend

    @property
    def columns(self) -> dict[str, str]:
        """The columns that were understood, each with its fact."""
        return dict(self.data.mapped)

    @property
    def unmapped(self) -> tuple[str, ...]:
        """The columns that were understood as no fact."""
        return tuple(self._source.names[at] for at in self._strangers())

    @property
    def near_misses(self) -> dict[str, str]:
        """The columns that were understood as no fact and whose name is near to one, each with that fact."""
        near = {name: self.data.near(name) for name in self.unmapped if name not in self._mapped}
        return {name: fact for name, fact in near.items() if fact is not None}

    @property
    def problems(self) -> tuple[ColumnProblem, ...]:
        """Cells that their fact cannot be, column by column."""
        return self.data.known_facts()[1]

    @property
    def conflicts(self) -> tuple[CohortConflict, ...]:
        """Contradictions within the patients: the fact, what counts, what contradicts it, how many rows and the first.

        They are those of `Patient.conflicts`, the same contradiction of all patients together: given values against the
        list of sites, against what follows from other facts, and against what the vocabulary holds them against.
        """
        return self.data.conflicts

    @named
    def match(
        self,
        *,
        output: str = "wide",
        select: str | AgoGrade | Iterable[str | AgoGrade] | None = None,
        keep: Sequence[str] | None = None,
        by: str | Sequence[str] | None = None,
        backend: str | None = None,
    ) -> Any:  # noqa: ANN401
        """Match every patient.

        Parameters
        ----------
        output : {"wide", "text", "long", "list", "summary"}
            A nullable boolean for each recommendation (null is undetermined), a category for each, a row for each
            patient and recommendation, the list of applicable ids, or only counts.
        select : str or iterable of str, optional
            Ids of recommendations or sections, or AGO grades; all recommendations by default.
        keep : sequence of str, optional
            Columns to carry over; by default those that are no facts, such as an id.
        by : str or sequence of str, optional
            Columns whose values the counts of ``output="summary"`` are split by.
        backend : {"pandas", "polars", "pyarrow"}, optional
            The library of the counts; by default that of the table.

        Returns
        -------
        DataFrame, Table, relation or list
            The same kind as the table that came in, with its index.

        Raises
        ------
        CohortError
            If a cell is what its fact cannot be; with column, rows and what would be right.
        """
        if output not in OUTPUTS:
            raise refuse("output", output, OUTPUTS)
        positions = positions_of(self.guideline, select)
        if output == "summary":
            return self.summary(select=select, by=by, backend=backend)
        if by is not None:
            raise ValueError('`by` splits the counts of `output="summary"`')
        self._warn_of_strangers()
        answers = self.data.answers(positions)
        self._judge(answers.problems)
        return self._written(output, answers, positions, self._kept(keep))

    def _written(self, output: str, answers: Answers, positions: list[int], keep: list[int]) -> Any:  # noqa: ANN401
        ids = [self.guideline.recommendations[at].id for at in positions]
        taken = [self._source.names[at] for at in keep if self._source.names[at] in ids]
        if taken:
            raise ValueError(f"a column bears the id of a recommendation: {', '.join(taken)}; leave it out with `keep`")
        if output == "long":
            return self._source.long(answers, self.guideline, ids, keep)
        write = {"wide": self._source.wide, "text": self._source.text, "list": self._source.lists}[output]
        return write(answers, ids, keep, {"leitlinie": json.dumps(self.provenance)})

    @property
    def provenance(self) -> dict[str, Any]:
        """Guideline, edition, content hash, engine and parameters."""
        return self.data.provenance.to_dict()

    @named
    def summary(
        self,
        *,
        select: str | AgoGrade | Iterable[str | AgoGrade] | None = None,
        by: str | Sequence[str] | None = None,
        backend: str | None = None,
    ) -> Frame:
        """Count the answers of each recommendation; the answers themselves are never kept.

        Parameters
        ----------
        select : str or iterable of str, optional
            Ids of recommendations or sections, or AGO grades; all recommendations by default.
        by : str or sequence of str, optional
            Columns whose values the counts are split by.
        backend : {"pandas", "polars", "pyarrow"}, optional
            The library of the counts; by default that of the table.

        Returns
        -------
        DataFrame or Table
            A row for each group and recommendation, with the counts of applies, does not apply and undetermined.
        """
        positions, names = positions_of(self.guideline, select), [] if by is None else options.names("by", by)
        group, values = self._source.groups(self._places(names)) if names else (None, [()])
        self._warn_of_strangers()
        counted, problems = self.data.counts(positions, max(len(values), 1), group)
        self._judge(problems)
        rows = [self.guideline.recommendations[at] for at in positions]
        return build(counts.summary(rows, names, values, counted), backend or self.backend)

    def readiness(self) -> Readiness:
        """Say what the table can answer, before it is analysed.

        Returns
        -------
        Readiness
            Which columns were understood as which fact and which were not, how much is unknown, what contradicts
            itself, which recommendations can be answered at all, and which missing column would help the most.
        """
        return Readiness.of(self)

    @named
    def open_questions(self, *, role: str | None = None, backend: str | None = None) -> Frame:
        """Say which facts to look up next: the worklist of a cohort.

        Parameters
        ----------
        role : {"recorded", "judgement"}, optional
            Only facts that stand in a chart, or only clinical judgements.
        backend : {"pandas", "polars", "pyarrow"}, optional
            The library of the table; by default that of the cohort.

        Returns
        -------
        DataFrame or Table
            A row for each fact that could settle something, the most decisive first:

            fact, label, role
                The fact, and whether it stands in a chart or is a clinician's judgement.
            patients
                Of how many patients it is unknown and would settle an answer.
            pairs
                How many open answers it could settle: each is a pair of a patient and a recommendation that is
                undetermined for her, and that some value of this fact alone would settle. A value that contradicts
                what is known of the patient does not count.
            strongest_grade
                The strongest grade among these recommendations.
        """
        roles = [each.value for each in Role.members()]
        if role is not None and role not in roles:
            raise refuse("role", role, roles)
        self._warn_of_strangers()
        asked = counts.questions(self.data.questions(), self.guideline.facts, role)
        return build(asked, backend or self.backend)

    def result(self, row: int) -> MatchResult:
        """Match the patient in a row, counted from 0, by herself."""
        return self.data.result(options.row(row, len(self)))

    def patient(self, row: int) -> Patient:
        """Return the patient in a row, counted from 0."""
        return self.result(row).patient

    def explain(self, row: int, recommendation: str) -> Explanation:
        """Explain why a recommendation applies to the patient in a row, does not, or stays open.

        Parameters
        ----------
        row : int
            The row, counted from 0.
        recommendation : str
            Id of the recommendation.
        """
        return self.result(row)[recommendation].explain()

    def _kept(self, keep: str | Sequence[str] | None) -> list[int]:
        return self._strangers() if keep is None else self._places(options.names("keep", keep))

    def _strangers(self) -> list[int]:
        """Return the positions of the columns that are no facts."""
        known = {*self.columns, self.data.sites_column}
        return [at for at, name in enumerate(self._source.names) if name not in known]

    def _places(self, names: Sequence[str]) -> list[int]:
        for name in names:
            if name not in self._source.names:
                raise refuse("column", name, self._source.names)
        return [self._source.names.index(name) for name in names]

    def _warn_of_strangers(self) -> None:
        """Say once which columns were probably meant to be facts, or that none is one: then no answer is known."""
        if self._warned or not len(self):
            return
        self._warned = True
        understood = self.columns or self.data.sites_column or not self._source.names
        near = self.near_misses
        if near or not understood:
            warn(strangers(self._source.names, near, understood=bool(understood)), UnmappedColumnWarning)

    def _judge(self, problems: tuple[ColumnProblem, ...]) -> None:
        """Refuse invalid cells, or say that they were taken as unknown."""
        if problems and not self._forgiving:
            raise CohortError(problems)
        if problems:
            warn(taken_as_unknown(problems), InvalidCellWarning)
