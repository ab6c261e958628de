"""export: pages of an edition → a press PDF."""

from __future__ import annotations

from pathlib import Path

import click

from layout_tool.cli.finish import finish_export
from layout_tool.cli.options import (
    EXISTING,
    FILES,
    as_json_option,
    quiet_option,
)
from layout_tool.cli.press_options import (
    imposition_of,
    marks_of,
    marks_option,
    pairs_option,
    preset_option,
    split_option,
    spread_option,
)
from layout_tool.cli.speech import Ticker, speaks
from layout_tool.compose import ComposeCache
from layout_tool.files import open_edition, save_edition
from layout_tool.problem import Level, Problem
from layout_tool.workflow.export import book_of, export_edition, is_laid_out

__all__ = ["export"]


@click.command()
@click.argument("edition", type=EXISTING)
@click.option("-o", "--output", required=True, type=FILES, help="The PDF to write.")
@click.option("--page", "pages", multiple=True, help="Only this page (A01); may be given again.")
@preset_option
@marks_option
@spread_option
@split_option
@pairs_option
@click.option(
    "--save", is_flag=True, help="Keep the layout of pages that were not laid out in the edition."
)
@click.option(
    "--strict", is_flag=True, help="Write nothing when the check of the pages finds an error."
)
@as_json_option
@quiet_option
@speaks
def export(
    edition: Path,
    output: Path,
    pages: tuple[str, ...],
    preset: str,
    marks: str | None,
    spreads: tuple[str, ...],
    splits: tuple[str, ...],
    pairs: bool,
    save: bool,
    strict: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Write pages of an edition as a press PDF.

    Pages not laid out yet are laid out first, for this PDF alone unless --save is given: an
    export changes no edition of its own accord.
    """
    ticker = Ticker(quiet=quiet or as_json)
    opened = open_edition(edition)
    cache, book = ComposeCache(), book_of(opened)
    problems: tuple[Problem, ...] = ()
    wanted = [page for page in opened.pages if not pages or page.id in pages]
    bare = [page.id for page in wanted if not is_laid_out(page)]
    if bare:
        # The room of automatic layout is large, and most editions come laid out.
        from layout_tool.workflow.layout import arrange_edition  # noqa: PLC0415

        opened, problems = arrange_edition(opened, book, cache, pages=pages, progress=ticker)
    report, compositions = export_edition(
        opened, output, pages=pages, preset=preset, marks=marks_of(marks),
        imposition=imposition_of(splits, spreads, pairs=pairs), book=book, cache=cache,
        progress=ticker, strict=strict,
    )  # fmt: skip
    if bare and save:
        save_edition(opened, edition)
    elif bare:
        problems = (*problems, _not_kept(bare))
    found = [*problems, *report.problems]
    for composition in compositions:
        found += composition.problems
    finish_export(output, report.pages, found, compositions, as_json=as_json)


def _not_kept(pages: list[str]) -> Problem:
    """Say that pages were laid out for the PDF alone."""
    what = f"{', '.join(pages)}: laid out for this PDF alone; the edition is as it was."
    return Problem("export.not_kept", what, "Give --save to keep the layout.", Level.HINT)
