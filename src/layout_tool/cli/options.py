"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = [
    "EXISTING",
    "FILES",
    "as_json_option",
    "date_option",
    "each_option",
    "layout_option",
    "pictures_option",
    "quiet_option",
    "title_option",
]

EXISTING = click.Path(exists=True, path_type=Path)
FILES = click.Path(path_type=Path, dir_okay=False)
layout_option = click.option(
    "--layout", default="broadsheet", show_default=True, metavar="NAME|FILE",
    help="The newspaper's layout: a shipped one or a YAML file.",
)  # fmt: skip
as_json_option = click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Show no progress.")
title_option = click.option("--title", default="", help="The newspaper's name.")
date_option = click.option(
    "--date", type=click.DateTime(["%Y-%m-%d"]), default=None, help="The issue's date (2026-05-01)."
)
pictures_option = click.option(
    "--picture", "pictures", type=FILES, multiple=True,
    help="A picture for the next caption; may be given again.",
)  # fmt: skip
each_option = click.option(
    "--page-each", is_flag=True, help="Make a page of every file, not one of all."
)
