"""fit: stories too long or too short for their frames are made to fit."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import cast

import click

from layout_tool.cli.options import EXISTING, as_json_option, quiet_option
from layout_tool.cli.speech import EXIT_ERRORS, Ticker, speaks, write_json
from layout_tool.compose import ComposeCache
from layout_tool.copyfit import MEANS, FitReport, Language, Means, sentences
from layout_tool.files import open_edition, save_edition
from layout_tool.workflow.export import book_of
from layout_tool.workflow.fitting import fit_edition

__all__ = ["fit"]


@click.command()
@click.argument("edition", type=EXISTING)
@click.option("--page", "pages", multiple=True, help="Only this page (A01); may be given again.")
@click.option("--story", "stories", multiple=True, help="Only this story; may be given again.")
@click.option(
    "--allow", "allowed", multiple=True, type=click.Choice(MEANS),
    help="A means that may be used; may be given again. Without it, all but leading.",
)  # fmt: skip
@click.option("--over-only", is_flag=True, help="Shorten what is too long; fill no holes.")
@click.option("--dry-run", is_flag=True, help="Say what would be done; change nothing.")
@click.option(
    "--language", type=click.Choice(["en", "zh"]), default="en", show_default=True,
    help="The report's language.",
)  # fmt: skip
@as_json_option
@quiet_option
@speaks
def fit(
    edition: Path,
    pages: tuple[str, ...],
    stories: tuple[str, ...],
    allowed: tuple[str, ...],
    over_only: bool,
    dry_run: bool,
    language: str,
    as_json: bool,
    quiet: bool,
) -> None:
    """Fit stories to their frames by the least of the means allowed, and report them.

    The means, in the order in which they are tried: other line breaks (lines), squeezed marks,
    letter spacing, the headline's size, the height of a picture above or below, and the leading,
    which leaves the page's lines. No word is cut or added.
    """
    opened = open_edition(edition)
    means = tuple(cast(Means, one) for one in allowed) or tuple(m for m in MEANS if m != "leading")
    fitted, reports = fit_edition(
        opened, book_of(opened), ComposeCache(), pages=pages, stories=stories, allowed=means,
        over_only=over_only, progress=Ticker(quiet=quiet or as_json),
    )  # fmt: skip
    if fitted is not opened and not dry_run:
        save_edition(fitted, edition, base=opened)
    if as_json:
        write_json({"saved": fitted is not opened and not dry_run,
                    "stories": [_json(report) for report in reports]})  # fmt: skip
    else:
        _say(reports, cast(Language, language))
    if any(report.after.over_lines for report in reports):
        sys.exit(EXIT_ERRORS)


def _say(reports: tuple[FitReport, ...], language: Language) -> None:
    if not reports:
        every = "Every story fits." if language == "en" else "所有稿件都已排下。"
        click.echo(every)
    for report in reports:
        click.echo(f"{report.page} {' '.join(sentences(report, language))}")


def _json(report: FitReport) -> dict[str, object]:
    return {
        "page": report.page, "frame": report.frame, "story": report.after.story,
        "done": report.done, "over_chars": report.over, "left_chars": report.left,
        "over_lines": report.after.over_lines, "short_lines": report.after.short_lines,
        "steps": [
            {
                "means": step.change.means, "old": step.change.old, "new": step.change.new,
                "lines": step.lines, "picture": step.change.picture,
            }
            for step in report.steps
        ],
    }  # fmt: skip
