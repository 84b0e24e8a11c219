"""The command line of leitlinie."""

from __future__ import annotations

import argparse
import json
import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leitlinie import _commands, _demo, _text
from leitlinie._leitlinie import Guideline, Patient, Section, check, embedded, schema
from leitlinie.errors import FactError, LeitlinieError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FAILED, REFUSED, INTERRUPTED, HUNG_UP = 1, 2, 130, 141


class RefusedError(Exception):
    """What was asked for cannot be done; the message says why."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Parameters
    ----------
    arguments : sequence of str, optional
        The arguments; by default those of the program.

    Returns
    -------
    int
        The exit status: 0 if all is well, 1 if a file breaks its rules, 2 if the request cannot be carried out.
    """
    speak_utf8()
    options = parser().parse_args(arguments)
    try:
        status: int = options.command(options)
        sys.stdout.flush()
    except BrokenPipeError:
        return hang_up()
    except KeyboardInterrupt:
        return INTERRUPTED
    except UnicodeEncodeError:  # its message shows the text, which may be a patient's value
        return refuse("a text holds half of a surrogate pair, which is no character")
    except (LeitlinieError, RefusedError, OSError) as error:
        return refuse(said(error))
    return status


def parser() -> argparse.ArgumentParser:
    """Make the parser of the arguments."""
    from importlib.metadata import version

    whole = argparse.ArgumentParser(prog="leitlinie", description="Graded clinical guidelines that compute.")
    whole.add_argument("--version", action="version", version=f"leitlinie {version('leitlinie')}")
    commands = whole.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, command: Callable[[argparse.Namespace], int], purpose: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}.")
        added.set_defaults(command=command)
        return added

    add("demo", demo, "show what the package is for")
    add("check", check_files, "check files of guidelines and print every violation").add_argument(
        "files", nargs="+", metavar="FILE"
    )
    add_show(add("show", show, "print the graded table, a section or a recommendation"))
    add_match(add("match", match, "say which recommendations apply to a patient"))
    add("schema", print_schema, "print the JSON Schema of a guideline's file")
    _commands.add(commands)
    return whole


def add_show(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `show`."""
    command.add_argument("id", nargs="?", metavar="SECTION_OR_ID", help="such as liver or liver.resection")
    add_guideline(command)


def add_match(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `match`."""
    command.add_argument("patient", metavar="PATIENT.json", help="her facts, a JSON object; `-` is standard input")
    command.add_argument(
        "--parameter",
        action="append",
        default=[],
        type=parameter,
        metavar="NAME=VALUE",
        dest="parameters",
        help="set a threshold that the source leaves open; may be given several times",
    )
    command.add_argument("--json", action="store_true", help="print the result as JSON")
    add_guideline(command)


def add_guideline(command: argparse.ArgumentParser) -> None:
    """Add the choice of a guideline."""
    command.add_argument("--guideline", metavar="FILE", help="the file of a guideline, instead of the embedded one")


def demo(_: argparse.Namespace) -> int:
    """Give a tour."""
    for part in _demo.tour():
        print(part, end="\n\n")
    return 0


def check_files(options: argparse.Namespace) -> int:
    """Print every violation of files."""
    return max(check_file(file) for file in options.files)


def check_file(file: str) -> int:
    """Print every violation of a file."""
    try:
        violations = check(file)
    except OSError as error:
        return refuse(said(error))
    print(*(violations or [f"{file}: no violations"]), sep="\n")
    return FAILED if violations else 0


def show(options: argparse.Namespace) -> int:
    """Print a guideline or a part of it."""
    guideline = guideline_of(options)
    if options.id is None:
        print(_text.guideline(guideline))
        return 0
    part = guideline[options.id]
    write = _text.section if isinstance(part, Section) else _text.recommendation
    print(write(part, guideline))
    return 0


def match(options: argparse.Namespace) -> int:
    """Match a patient."""
    guideline = guideline_of(options)
    patient = patient_of(options.patient, guideline)
    result = guideline.match(patient, parameters=parameters_of(options))
    print(json.dumps(result.to_dict(), ensure_ascii=False, indent=2) if options.json else result)
    return 0


def print_schema(_: argparse.Namespace) -> int:
    """Print the JSON Schema."""
    print(schema())
    return 0


def guideline_of(options: argparse.Namespace) -> Guideline:
    """Load the guideline that was chosen."""
    return Guideline.from_file(options.guideline) if options.guideline else embedded()


def patient_of(file: str, guideline: Guideline) -> Patient:
    """Read a patient; what is wrong is said without a value."""
    facts = facts_of(file)
    try:
        return Patient.from_dict(facts, guideline=guideline)
    except FactError as error:
        raise RefusedError("\n".join(f"{file}: {problem}" for problem in error.problems)) from None


def parameters_of(options: argparse.Namespace) -> dict[str, float]:
    """Collect the thresholds that were set, each once."""
    try:
        return once(options.parameters)
    except RefusedError as error:
        raise RefusedError(f"--parameter: {error}") from None


def facts_of(file: str) -> dict[str, Any]:
    """Read facts from a file of JSON, or from standard input."""
    try:
        read = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        facts = json.loads(read, object_pairs_hook=once)
    except UnicodeDecodeError:
        raise RefusedError(f"{file}: this is not UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise RefusedError(f"{file}: this is not JSON: {error}") from None
    except RefusedError as error:
        raise RefusedError(f"{file}: {error}") from None
    if not isinstance(facts, dict):
        raise RefusedError(f"{file}: an object is expected, with facts by name")
    return facts


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make a dict of pairs, in which no name may come twice."""
    values = dict(pairs)
    if len(values) < len(pairs):
        names = [name for name, _ in pairs]
        raise RefusedError("given twice: " + ", ".join(name for name in values if names.count(name) > 1))
    return values


def parameter(text: str) -> tuple[str, float]:
    """Read `name=value`."""
    name, _, value = text.partition("=")
    try:
        return name.strip(), float(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"NAME=VALUE with a number is expected, and this is {text!r}") from None


def speak_utf8() -> None:
    """Write UTF-8 whatever the locale is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def said(error: Exception) -> str:
    """Put an error in words, with the file first."""
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}"
    return str(error)


def refuse(message: str) -> int:
    """Say what is wrong."""
    print(*(f"leitlinie: {line}" for line in message.splitlines()), sep="\n", file=sys.stderr)
    return REFUSED


def hang_up() -> int:
    """Leave quietly when nobody reads on; Python would flush once more when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return HUNG_UP
