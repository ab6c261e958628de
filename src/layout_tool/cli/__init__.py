"""The command line: make, import, new, export, open, check, fonts, layouts.

Thin: every command parses its words, calls ``workflow`` and says what came of it. A command's
module is imported when the command is called, so that ``export`` does not wait for the copydesk
nor ``--version`` for the fonts.
"""

from layout_tool.cli.main import main

__all__ = ["main"]
