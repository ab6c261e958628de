"""new: begin an empty edition."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from layout_tool.cli.options import date_option, layout_option, title_option
from layout_tool.cli.speech import speaks
from layout_tool.files import load_layout, save_edition
from layout_tool.model.edits import pages as page_edits
from layout_tool.problem import LayoutError, Problem

__all__ = ["new", "refuse_existing"]


def refuse_existing(folder: Path, remedy: str = "Choose another folder") -> None:
    """Raise a LayoutError when there is an edition in the folder already."""
    if (folder / "edition.yaml").exists():
        raise LayoutError(
            Problem(
                "output.exists",
                f"There is an edition in {folder} already.",
                f"{remedy}; nothing was written.",
            )
        )


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@layout_option
@title_option
@date_option
@click.option("--pages", default=4, show_default=True, type=click.IntRange(1, 256))
@speaks
def new(folder: Path, layout: str, title: str, date: datetime.datetime | None, pages: int) -> None:
    """Begin an empty edition from a layout."""
    refuse_existing(folder)
    day = date.date() if date else datetime.date.today()
    edition = page_edits.new_edition(load_layout(layout), title, day, pages)
    save_edition(edition, folder)
    click.echo(f"{pages} pages of {layout}: {folder}")
