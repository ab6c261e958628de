"""fonts: roles, files and coverage."""

from __future__ import annotations

from pathlib import Path

import click

from layout_tool.cli.options import EXISTING, as_json_option
from layout_tool.cli.speech import say, speaks, write_json
from layout_tool.files import open_edition
from layout_tool.fonts import FaceReport, FontBook, describe
from layout_tool.workflow.export import book_of

__all__ = ["fonts"]


@click.command()
@click.option("--edition", type=EXISTING, help="Show the fonts of this edition's layout.")
@as_json_option
@speaks
def fonts(edition: Path | None, as_json: bool) -> None:
    """Show the font roles, the files behind them, and how many characters they have."""
    book = book_of(open_edition(edition)) if edition else FontBook.default()
    reports = describe(book)
    if as_json:
        write_json([_report_json(report) for report in reports])
        return
    for report in reports:
        counts = ", ".join(f"{name} {c}" for name, c in report.coverage.items())
        click.secho(f"{', '.join(report.roles):<18}", bold=True, nl=False)
        click.echo(f" {report.family} {report.style}: {report.path.name}\n{'':<19}{counts}")
    say(book.problems)


def _report_json(report: FaceReport) -> dict[str, object]:
    return {
        "roles": list(report.roles), "family": report.family, "style": report.style,
        "file": str(report.path),
        "coverage": {name: [c.have, c.total] for name, c in report.coverage.items()},
    }  # fmt: skip
