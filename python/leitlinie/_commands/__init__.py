"""Commands of the program that have a module of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import cite, report

if TYPE_CHECKING:
    import argparse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands to those of the program."""
    cite.add(commands)
    report.add(commands)
