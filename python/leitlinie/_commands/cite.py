"""`leitlinie cite`: the references behind a part of the guideline, in a format of bibliographies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leitlinie._citation import FORMATS
from leitlinie._leitlinie import References

if TYPE_CHECKING:
    import argparse

    from leitlinie._leitlinie import Guideline

PURPOSE = "print the references behind the guideline or a part of it"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to those of the program."""
    from leitlinie import cli

    command = commands.add_parser("cite", help=PURPOSE, description=f"{PURPOSE[0].upper()}{PURPOSE[1:]}.")
    command.add_argument(
        "ids",
        nargs="*",
        metavar="SECTION_OR_ID",
        help="such as liver, liver.resection or trials.abcsg_28; all references without one",
    )
    command.add_argument(
        "--format", choices=list(FORMATS), default="vancouver", help="by default a numbered list in Vancouver style"
    )
    cli.add_guideline(command)
    command.set_defaults(command=cite)


def cite(options: argparse.Namespace) -> int:
    """Print references, each once, in the order of the source."""
    from leitlinie import cli

    guideline = cli.guideline_of(options)
    references = behind(guideline, options.ids) if options.ids else guideline.references
    print(FORMATS[options.format](references).rstrip("\n"))
    return 0


def behind(guideline: Guideline, ids: list[str]) -> References:
    """Return the references behind several parts of a guideline."""
    wanted = {reference for id in ids for reference in guideline.references_of(id).ids()}
    return References([each for each in guideline.references if each.id in wanted])
