"""layouts: shipped layouts and press presets."""

from __future__ import annotations

import click

from layout_tool.files import layout_names
from layout_tool.pdf import preset_names

__all__ = ["layouts"]


@click.command()
def layouts() -> None:
    """List the shipped layouts and the press presets."""
    click.echo("layouts: " + ", ".join(layout_names()))
    click.echo("presets: " + ", ".join(preset_names()))
