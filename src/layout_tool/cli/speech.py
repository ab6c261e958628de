"""How commands speak: problems as sentences, progress, JSON, exit codes.

0 done; 1 done or checked, with errors for the editor to mend; 2 the command was called wrongly;
3 the input is at fault; 4 the output could not be written; 130 stopped by Ctrl+C.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import Final, ParamSpec, TypeVar

import click

from layout_tool.problem import LayoutError, Level, Problem

__all__ = ["EXIT_ERRORS", "Ticker", "end_with", "problem_json", "say", "speaks", "write_json"]

_P = ParamSpec("_P")
_R = TypeVar("_R")
EXIT_ERRORS: Final = 1
_EXIT_INPUT: Final = 3
_EXIT_OUTPUT: Final = 4
_EXIT_STOPPED: Final = 130
_OUTPUT_PROBLEMS: Final = (
    "write.", "output.", "pdf.not_written", "edition.folder", "file.unwritable",
)  # fmt: skip


def speaks(command: Callable[_P, _R]) -> Callable[_P, _R]:
    """Turn a LayoutError into sentences and the exit code that goes with it."""

    @wraps(command)
    def spoken(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            return command(*args, **kwargs)
        except LayoutError as error:
            say(error.problems)
            written = error.problem.id.startswith(_OUTPUT_PROBLEMS)
            sys.exit(_EXIT_OUTPUT if written else _EXIT_INPUT)
        except KeyboardInterrupt:
            click.echo("\nStopped. What was there before is as it was.", err=True)
            sys.exit(_EXIT_STOPPED)

    return spoken


def say(problems: Iterable[Problem]) -> None:
    """Say problems on standard error, coloured by their level."""
    for problem in problems:
        click.secho(f"{problem.level}: {problem}", fg=_COLOURS[problem.level], err=True)


_COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.HINT: "cyan"}
_BAR: Final = 30
"""Characters of a bar of progress."""
_STEPS = {"layout": "Laying out", "fit": "Fitting", "compose": "Composing", "pdf": "Writing"}


class Ticker:
    """Shows a bar of progress on standard error, rewritten in place, when that is a terminal."""

    def __init__(self, *, quiet: bool) -> None:
        self._on = not quiet and sys.stderr.isatty()

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` steps of ``what`` are done."""
        if not self._on:
            return
        full = _BAR * done // max(total, 1)
        bar = "#" * full + "-" * (_BAR - full)
        click.echo(f"\r{_STEPS.get(what, what):<11} [{bar}] {done}/{total} ", nl=done >= total,
                   err=True)  # fmt: skip


def write_json(value: object) -> None:
    """Print a value as JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def problem_json(problem: Problem) -> dict[str, object]:
    """Return a problem as plain data."""
    place = problem.place
    where = {
        name: str(value)
        for name in ("file", "line", "column", "key", "page", "frame", "story")
        if (value := getattr(place, name)) is not None
    }
    return {
        "id": problem.id, "level": str(problem.level), "what": problem.what,
        "remedy": problem.remedy, "place": where,
    }  # fmt: skip


def end_with(problems: Sequence[Problem]) -> None:
    """Exit with 1 when there is an error among the problems."""
    if any(problem.level is Level.ERROR for problem in problems):
        sys.exit(EXIT_ERRORS)
