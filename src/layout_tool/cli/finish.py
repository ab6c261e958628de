"""What make and export say when a PDF is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from layout_tool.cli.speech import end_with, problem_json, say, write_json
from layout_tool.compose import Composition
from layout_tool.problem import Problem

__all__ = ["finish_export", "fits_json"]


def fits_json(compositions: Sequence[Composition]) -> list[dict[str, object]]:
    """Return how every story fits, as plain data."""
    return [
        {
            "page": composition.sheet.page, "story": fit.story, "over_chars": fit.over_chars,
            "over_lines": fit.over_lines, "short_lines": fit.short_lines,
        }
        for composition in compositions
        for fit in composition.fits
    ]  # fmt: skip


def finish_export(
    output: Path,
    pages: int,
    problems: Sequence[Problem],
    compositions: Sequence[Composition],
    *,
    as_json: bool,
) -> None:
    """Say what was written and what is wrong with it; exit with 1 on errors."""
    if as_json:
        write_json(
            {
                "pdf": str(output),
                "pages": pages,
                "fits": fits_json(compositions),
                "problems": [problem_json(p) for p in problems],
            }
        )
    else:
        say(problems)
        click.echo(f"{pages} {'page' if pages == 1 else 'pages'}: {output}")
    end_with(problems)
