"""check: what is wrong with an edition."""

from __future__ import annotations

from pathlib import Path

import click

from layout_tool.cli.finish import fits_json
from layout_tool.cli.options import EXISTING, as_json_option
from layout_tool.cli.press_options import (
    preset_option,
)
from layout_tool.cli.speech import end_with, problem_json, say, speaks, write_json
from layout_tool.compose import ComposeCache
from layout_tool.files import open_edition
from layout_tool.preflight import check as check_edition
from layout_tool.problem import Level
from layout_tool.workflow.export import book_of, compose_edition

__all__ = ["check"]


@click.command()
@click.argument("edition", type=EXISTING)
@click.option("--page", "pages", multiple=True, help="Only this page (A01); may be given again.")
@preset_option
@as_json_option
@speaks
def check(edition: Path, pages: tuple[str, ...], preset: str, as_json: bool) -> None:
    """Find what is wrong with an edition for its press: overset, missing pictures, thin lines."""
    opened = open_edition(edition)
    book, cache = book_of(opened), ComposeCache()
    compositions = compose_edition(opened, book, cache, pages)
    problems = check_edition(opened, compositions, book, preset)
    if as_json:
        write_json(
            {"fits": fits_json(compositions), "problems": [problem_json(p) for p in problems]}
        )
    else:
        say(problems)
        errors = sum(p.level is Level.ERROR for p in problems)
        click.echo(f"{len(compositions)} pages, {errors} errors, {len(problems) - errors} remarks")
    end_with(problems)
