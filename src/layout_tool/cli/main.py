"""The group of commands, and the completion of their words."""

from __future__ import annotations

import importlib
import sys
from typing import Final

import click
from click.shell_completion import get_completion_class

from layout_tool import __version__
from layout_tool.editor import run as run_editor

__all__ = ["main"]

_COMMANDS: Final = {
    "check": ("check", "check"),
    "export": ("export", "export"),
    "fit": ("fit", "fit"),
    "fonts": ("fonts", "fonts"),
    "import": ("import_copy", "import_copy"),
    "layouts": ("layouts", "layouts"),
    "make": ("make", "make"),
    "new": ("new", "new"),
    "open": ("open_window", "open_window"),
}
"""Commands by name: the module of this package that holds them, and their name there."""


class _Lazy(click.Group):
    """A group that imports a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*_COMMANDS, *super().list_commands(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, name = _COMMANDS[cmd_name]
        command = getattr(importlib.import_module(f"layout_tool.cli.{module}"), name)
        assert isinstance(command, click.Command)
        return command


@click.group(
    cls=_Lazy,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    invoke_without_command=True,
    epilog="Exit codes: 0 done · 1 errors to mend · 2 wrong call · 3 input at fault · "
    "4 output not written · 130 stopped. Shell completion: layout-tool completion bash|zsh|fish.",
)
@click.version_option(__version__, prog_name="layout-tool")
@click.pass_context
def main(context: click.Context) -> None:
    """Lay out newspaper pages of Chinese text: raw copy in, press PDF out.

    Without a command the window opens.
    """
    if context.invoked_subcommand is None:
        sys.exit(run_editor(None))


@main.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script that completes layout-tool's words in a shell."""
    source = get_completion_class(shell)
    if source is not None:
        click.echo(source(main, {}, "layout-tool", "_LAYOUT_TOOL_COMPLETE").source())
