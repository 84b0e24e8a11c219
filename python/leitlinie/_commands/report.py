"""`leitlinie report`: a report of the guideline, or of what applies to a patient, as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from leitlinie._leitlinie import Guideline, MatchResult

PURPOSE = "write a report of the guideline, or of what applies to a patient, as HTML or Markdown"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to those of the program."""
    from leitlinie import cli

    command = commands.add_parser("report", help=PURPOSE, description=f"{PURPOSE[0].upper()}{PURPOSE[1:]}.")
    command.add_argument(
        "patient", nargs="?", metavar="PATIENT.json", help="her facts, a JSON object; `-` is standard input"
    )
    command.add_argument("out", metavar="OUT.html|OUT.md", help="the file to write; it is replaced if it is there")
    command.add_argument(
        "--parameter",
        action="append",
        default=[],
        type=cli.parameter,
        metavar="NAME=VALUE",
        dest="parameters",
        help="set a threshold that the source leaves open; may be given several times",
    )
    cli.add_guideline(command)
    command.set_defaults(command=report)


def report(options: argparse.Namespace) -> int:
    """Write a report, and say where."""
    from leitlinie import cli

    guideline, parameters = cli.guideline_of(options), cli.parameters_of(options)
    reported: Guideline | MatchResult = guideline
    if options.patient is not None:
        reported = guideline.match(cli.patient_of(options.patient, guideline), parameters=parameters)
    try:
        print(reported.report(options.out))
    except ValueError as error:
        raise cli.RefusedError(str(error)) from None
    return 0
