"""Write the pages of the documentation that the program itself knows best.

    python tools/make_reference_pages.py           write docs/commands.md and docs/checks.md
    python tools/make_reference_pages.py --check   say which of them are out of date, exit 1

Commands come from the command line's own help, checks from preflight's rules.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from layout_tool.cli import main as layout_tool
from layout_tool.preflight import RULES

DOCS = Path(__file__).resolve().parent.parent / "docs"
NOTE = "<!-- Written by tools/make_reference_pages.py; edit the program instead. -->\n\n"


def commands() -> str:
    """Return the manual of the command line: every command with its help."""
    context = click.Context(
        layout_tool, info_name="layout-tool", terminal_width=96, **layout_tool.context_settings
    )
    parts = [f"# Commands\n\n{_fenced(layout_tool, context)}"]
    for name in layout_tool.list_commands(context):
        command = layout_tool.get_command(context, name)
        if command is None:
            continue
        inner = click.Context(command, info_name=name, parent=context, terminal_width=96)
        parts.append(f"## {name}\n\n{_fenced(command, inner)}")
    return "\n".join(parts)


def _fenced(command: click.Command, context: click.Context) -> str:
    lines = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    return f"```\n{lines}\n```\n"


def checks() -> str:
    """Return the table of preflight's rules."""
    rows = [
        "# Checks",
        "",
        "What `layout-tool check` looks for, besides what composing itself finds (overset text, "
        "missing pictures, characters that no font has).",
        "",
        "| check | level | finds | what to do | source |",
        "| --- | --- | --- | --- | --- |",
    ]
    for rule in RULES:
        finds = (rule.find.__doc__ or "").strip().splitlines()[0]
        rows.append(f"| `{rule.id}` | {rule.level} | {finds} | {rule.remedy} | {rule.source} |")
    return "\n".join(rows) + "\n"


PAGES: dict[str, Callable[[], str]] = {"commands.md": commands, "checks.md": checks}


def main(words: list[str]) -> int:
    """Write the pages, or with ``--check`` compare them; return the exit code."""
    stale = []
    for name, make in PAGES.items():
        path, text = DOCS / name, NOTE + make()
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in words:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"written: docs/{name}")
    if stale and "--check" in words:
        print(f"Out of date: {', '.join(stale)}. Type: python tasks.py refs", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
