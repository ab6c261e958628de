"""import: raw copy → clean stories with a record of every change."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from layout_tool.cli.new import refuse_existing
from layout_tool.cli.options import (
    FILES,
    as_json_option,
    date_option,
    each_option,
    layout_option,
    pictures_option,
    title_option,
)
from layout_tool.cli.speech import say, speaks, write_json
from layout_tool.copydesk import to_json
from layout_tool.files import save_edition
from layout_tool.workflow.copy import adopt_pictures, import_edition

__all__ = ["import_copy"]


@click.command("import")
@click.argument("raw", nargs=-1, required=True, type=FILES)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The edition folder to write."
)
@layout_option
@title_option
@date_option
@pictures_option
@each_option
@as_json_option
@speaks
def import_copy(
    raw: tuple[Path, ...],
    output: Path | None,
    layout: str,
    title: str,
    date: datetime.datetime | None,
    pictures: tuple[Path, ...],
    page_each: bool,
    as_json: bool,
) -> None:
    """Read a page's raw copy into clean stories, with a record of every change.

    Writes an edition folder with -o; with --json prints what was recognised.
    """
    if output is None and not as_json:
        raise click.UsageError("Say where to: -o EDITION, or --json to print what was found.")
    imported = import_edition(
        raw, layout=layout, title=title, date=date.date() if date else None, pictures=pictures,
        page_each=page_each,
    )  # fmt: skip
    if output is not None:
        refuse_existing(output)
        save_edition(adopt_pictures(imported.edition, output), output)
    if as_json:
        pages = [to_json(page) for page in imported.pages]
        write_json(pages[0] if len(pages) == 1 else {"pages": pages})
    else:
        for path, copy in zip(raw, imported.copies, strict=True):
            click.echo(f"{path}: {copy.encoding}, {len(copy.text)} characters")
        for page in imported.pages:
            click.echo(
                f"{len(page.stories)} stories, {len(page.captions)} captions, "
                f"{len(page.changes)} changes to the copy"
            )
        click.echo(f"Edition: {output}")
    say(imported.problems)
