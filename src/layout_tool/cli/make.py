"""make: raw copy → a finished page."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import click

from layout_tool.cli.finish import finish_export
from layout_tool.cli.new import refuse_existing
from layout_tool.cli.options import (
    FILES,
    as_json_option,
    date_option,
    each_option,
    layout_option,
    pictures_option,
    quiet_option,
    title_option,
)
from layout_tool.cli.press_options import (
    imposition_of,
    marks_of,
    marks_option,
    pairs_option,
    preset_option,
)
from layout_tool.cli.speech import Ticker, speaks
from layout_tool.compose import ComposeCache
from layout_tool.files import save_edition
from layout_tool.problem import Problem
from layout_tool.workflow.copy import adopt_pictures, import_edition
from layout_tool.workflow.export import book_of, export_edition
from layout_tool.workflow.fitting import rescue
from layout_tool.workflow.layout import arrange_edition, open_more_pages

__all__ = ["make"]


@click.command()
@click.argument("raw", nargs=-1, required=True, type=FILES)
@click.option("-o", "--output", required=True, type=FILES, help="The PDF to write.")
@click.option("--edition", type=click.Path(path_type=Path), help="Keep the edition in this folder.")
@click.option("--force", is_flag=True, help="Write over an edition that is in the folder.")
@click.option(
    "--more-pages", is_flag=True, help="Open further pages for stories that have no room."
)
@layout_option
@preset_option
@marks_option
@pairs_option
@title_option
@date_option
@pictures_option
@each_option
@as_json_option
@quiet_option
@speaks
def make(
    raw: tuple[Path, ...],
    output: Path,
    edition: Path | None,
    force: bool,
    more_pages: bool,
    layout: str,
    preset: str,
    marks: str | None,
    pairs: bool,
    title: str,
    date: datetime.datetime | None,
    pictures: tuple[Path, ...],
    page_each: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Turn raw copy into a finished page: import, lay out and export in one go.

    RAW are text files of one page (UTF-8, GB18030, Big5 or UTF-16), read in order.
    """
    if edition is not None and not force:
        refuse_existing(edition, "Choose another folder, or give --force to write over it")
    ticker = Ticker(quiet=quiet or as_json)
    imported = import_edition(
        raw, layout=layout, title=title, date=date.date() if date else None, pictures=pictures,
        page_each=page_each,
    )  # fmt: skip
    for path, copy in zip(raw, imported.copies, strict=True):
        if not as_json and copy.encoding.lower() not in ("utf-8", "ascii"):
            click.echo(f"{path}: read as {copy.encoding}", err=True)
    cache = ComposeCache()
    book = book_of(imported.edition)
    paper, layout_problems = arrange_edition(imported.edition, book, cache, progress=ticker)
    if more_pages:
        paper, layout_problems = open_more_pages(paper, layout_problems, book, cache)
    else:
        layout_problems = tuple(map(_offered, layout_problems))
    paper, layout_problems = rescue(paper, layout_problems, book, cache)
    report, compositions = export_edition(
        paper, output, preset=preset, marks=marks_of(marks),
        imposition=imposition_of((), (), pairs=pairs), book=book, cache=cache, progress=ticker,
    )  # fmt: skip
    if edition is not None:
        save_edition(adopt_pictures(paper, edition), edition)
    problems = [*imported.problems, *layout_problems, *report.problems]
    for composition in compositions:
        problems += composition.problems
    finish_export(output, report.pages, problems, compositions, as_json=as_json)


def _offered(problem: Problem) -> Problem:
    """Return a problem; where a story has no room, its remedy offers a further page."""
    if problem.id != "arrange.unplaced" or problem.place.story is None:
        return problem
    return replace(problem, remedy=f"{problem.remedy} Or give --more-pages.")
