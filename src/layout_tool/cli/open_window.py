"""open: the window."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from layout_tool.cli.options import EXISTING
from layout_tool.cli.speech import speaks
from layout_tool.editor import run as run_editor

__all__ = ["open_window"]


@click.command("open")
@click.argument("edition", required=False, type=EXISTING)
@speaks
def open_window(edition: Path | None) -> None:
    """Open an edition in the window."""
    sys.exit(run_editor(edition))
