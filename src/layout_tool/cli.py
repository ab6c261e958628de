"""The command line: make, import, new, export, open, check, fonts.

Thin: every command parses its words, calls ``workflow`` and says what came of it. Exit codes:
0 done; 1 done or checked, with errors for the editor to mend; 2 the command was called wrongly;
3 the input is at fault; 4 the output could not be written.
"""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

import click

from layout_tool import __version__, workflow
from layout_tool.compose import ComposeCache, Composition
from layout_tool.copydesk import to_json
from layout_tool.editor import run as run_editor
from layout_tool.files import layout_names, open_edition, save_edition
from layout_tool.fonts import FaceReport, FontBook, describe
from layout_tool.model import Edition
from layout_tool.pdf import preset_names
from layout_tool.preflight import check as check_edition
from layout_tool.problem import LayoutError, Level, Problem

__all__ = ["main"]

_P = ParamSpec("_P")
_R = TypeVar("_R")
_OUTPUT_PROBLEMS = ("write.", "output.", "pdf.not_written")
_EXIT_ERRORS, _EXIT_INPUT, _EXIT_OUTPUT = 1, 3, 4


def _speaks(command: Callable[_P, _R]) -> Callable[_P, _R]:
    """Turn a LayoutError into sentences and the exit code that goes with it."""

    @wraps(command)
    def spoken(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            return command(*args, **kwargs)
        except LayoutError as error:
            _say(error.problems)
            written = error.problem.id.startswith(_OUTPUT_PROBLEMS)
            sys.exit(_EXIT_OUTPUT if written else _EXIT_INPUT)

    return spoken


def _say(problems: Iterable[Problem]) -> None:
    for problem in problems:
        click.secho(f"{problem.level}: {problem}", fg=_COLOURS[problem.level], err=True)


_COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.HINT: "cyan"}
_STEPS = {"layout": "Laying out", "compose": "Composing", "pdf": "Writing"}


class _Ticker:
    """Shows progress on standard error, one line rewritten in place, when that is a terminal."""

    def __init__(self, *, quiet: bool) -> None:
        self._on = not quiet and sys.stderr.isatty()

    def __call__(self, what: str, done: int, total: int) -> None:
        if not self._on:
            return
        text = f"{_STEPS.get(what, what)} {min(done + 1, total)}/{total}"
        click.echo(f"\r{text:<40}", nl=done >= total, err=True)


def _write_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _problem_json(problem: Problem) -> dict[str, object]:
    place = problem.place
    where = {
        name: str(value)
        for name in ("file", "line", "column", "key", "page", "frame", "story")
        if (value := getattr(place, name)) is not None
    }
    return {
        "id": problem.id, "level": str(problem.level), "what": problem.what,
        "remedy": problem.remedy, "place": where,
    }  # fmt: skip


def _fits_json(compositions: Sequence[Composition]) -> list[dict[str, object]]:
    return [
        {
            "page": composition.sheet.page, "story": fit.story, "over_chars": fit.over_chars,
            "over_lines": fit.over_lines, "short_lines": fit.short_lines,
        }
        for composition in compositions
        for fit in composition.fits
    ]  # fmt: skip


_EXISTING = click.Path(exists=True, path_type=Path)
_FILES = click.Path(path_type=Path, dir_okay=False)
_layout = click.option(
    "--layout", default="broadsheet", show_default=True, metavar="NAME|FILE",
    help="The newspaper's layout: a shipped one or a YAML file.",
)  # fmt: skip
_preset = click.option(
    "--preset", default="newsprint-x1a", show_default=True,
    help="The press preset: paper, PDF/X version, marks.",
)  # fmt: skip
_as_json = click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
_quiet = click.option("-q", "--quiet", is_flag=True, help="Show no progress.")
_title = click.option("--title", default="", help="The newspaper's name.")
_date = click.option(
    "--date", type=click.DateTime(["%Y-%m-%d"]), default=None, help="The issue's date (2026-05-01)."
)
_pictures = click.option(
    "--picture", "pictures", type=_FILES, multiple=True,
    help="A picture for the next caption; may be given again.",
)  # fmt: skip
_each = click.option("--page-each", is_flag=True, help="Make a page of every file, not one of all.")


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    invoke_without_command=True,
    epilog="Exit codes: 0 done · 1 errors to mend · 2 wrong call · 3 input at fault · "
    "4 output not written. Shell completion: layout-tool completion bash|zsh|fish.",
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
@click.argument("raw", nargs=-1, required=True, type=_FILES)
@click.option("-o", "--output", required=True, type=_FILES, help="The PDF to write.")
@click.option("--edition", type=click.Path(path_type=Path), help="Keep the edition in this folder.")
@_layout
@_preset
@_title
@_date
@_pictures
@_each
@_as_json
@_quiet
@_speaks
def make(
    raw: tuple[Path, ...],
    output: Path,
    edition: Path | None,
    layout: str,
    preset: str,
    title: str,
    date: datetime.datetime | None,
    pictures: tuple[Path, ...],
    page_each: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Turn raw copy into a finished page: import, lay out and export in one go.

    RAW are text files of one page (UTF-8, GB18030, Big5 or UTF-16), read in order.
    """
    ticker = _Ticker(quiet=quiet or as_json)
    imported = workflow.import_edition(
        raw, layout=layout, title=title, date=date.date() if date else None, pictures=pictures,
        page_each=page_each,
    )  # fmt: skip
    for path, copy in zip(raw, imported.copies, strict=True):
        if not as_json and copy.encoding.lower() not in ("utf-8", "ascii"):
            click.echo(f"{path}: read as {copy.encoding}", err=True)
    cache = ComposeCache()
    book = workflow.book_of(imported.edition)
    paper, layout_problems = workflow.arrange_edition(
        imported.edition, book, cache, progress=ticker
    )
    report, compositions = workflow.export_edition(
        paper, output, preset=preset, book=book, cache=cache, progress=ticker
    )
    if edition is not None:
        save_edition(workflow.adopt_pictures(paper, edition), edition)
    problems = [*imported.problems, *layout_problems, *report.problems]
    for composition in compositions:
        problems += composition.problems
    _finish_export(output, report.pages, problems, compositions, as_json=as_json)


@main.command("import")
@click.argument("raw", nargs=-1, required=True, type=_FILES)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The edition folder to write."
)
@_layout
@_title
@_date
@_pictures
@_each
@_as_json
@_speaks
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
    imported = workflow.import_edition(
        raw, layout=layout, title=title, date=date.date() if date else None, pictures=pictures,
        page_each=page_each,
    )  # fmt: skip
    if output is not None:
        if (output / "edition.yaml").exists():
            raise LayoutError(
                Problem(
                    "output.exists",
                    f"There is an edition in {output} already.",
                    "Choose another folder; nothing was written.",
                )
            )
        save_edition(workflow.adopt_pictures(imported.edition, output), output)
    if as_json:
        pages = [to_json(page) for page in imported.pages]
        _write_json(pages[0] if len(pages) == 1 else {"pages": pages})
    else:
        for path, copy in zip(raw, imported.copies, strict=True):
            click.echo(f"{path}: {copy.encoding}, {len(copy.text)} characters")
        for page in imported.pages:
            click.echo(
                f"{len(page.stories)} stories, {len(page.captions)} captions, "
                f"{len(page.changes)} changes to the copy"
            )
        click.echo(f"Edition: {output}")
    _say(imported.problems)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@_layout
@_title
@_date
@click.option("--pages", default=4, show_default=True, type=click.IntRange(1, 256))
@_speaks
def new(folder: Path, layout: str, title: str, date: datetime.datetime | None, pages: int) -> None:
    """Begin an empty edition from a layout."""
    if (folder / "edition.yaml").exists():
        raise LayoutError(
            Problem(
                "output.exists",
                f"There is an edition in {folder} already.",
                "Choose another folder; nothing was written.",
            )
        )
    edition = workflow.begin_edition(layout, title, date.date() if date else None, pages)
    save_edition(edition, folder)
    click.echo(f"{pages} pages of {layout}: {folder}")


@main.command()
@click.argument("edition", type=_EXISTING)
@click.option("-o", "--output", required=True, type=_FILES, help="The PDF to write.")
@click.option("--page", "pages", multiple=True, help="Only this page (A01); may be given again.")
@_preset
@_as_json
@_quiet
@_speaks
def export(
    edition: Path,
    output: Path,
    pages: tuple[str, ...],
    preset: str,
    as_json: bool,
    quiet: bool,
) -> None:
    """Write pages of an edition as a press PDF. Pages not laid out yet are laid out first."""
    ticker = _Ticker(quiet=quiet or as_json)
    opened = open_edition(edition)
    cache, book = ComposeCache(), workflow.book_of(opened)
    opened, problems = workflow.arrange_edition(opened, book, cache, pages=pages, progress=ticker)
    report, compositions = workflow.export_edition(
        opened, output, pages=pages, preset=preset, book=book, cache=cache, progress=ticker
    )
    found = [*problems, *report.problems]
    for composition in compositions:
        found += composition.problems
    _finish_export(output, report.pages, found, compositions, as_json=as_json)


def _finish_export(
    output: Path,
    pages: int,
    problems: Sequence[Problem],
    compositions: Sequence[Composition],
    *,
    as_json: bool,
) -> None:
    if as_json:
        _write_json(
            {
                "pdf": str(output),
                "pages": pages,
                "fits": _fits_json(compositions),
                "problems": [_problem_json(p) for p in problems],
            }
        )
    else:
        _say(problems)
        click.echo(f"{pages} {'page' if pages == 1 else 'pages'}: {output}")
    if workflow.worst(problems) is Level.ERROR:
        sys.exit(_EXIT_ERRORS)


@main.command("open")
@click.argument("edition", required=False, type=_EXISTING)
@_speaks
def open_window(edition: Path | None) -> None:
    """Open an edition in the window."""
    sys.exit(run_editor(edition))


@main.command()
@click.argument("edition", type=_EXISTING)
@click.option("--page", "pages", multiple=True, help="Only this page (A01); may be given again.")
@_as_json
@_speaks
def check(edition: Path, pages: tuple[str, ...], as_json: bool) -> None:
    """Find what is wrong with an edition: overset, missing pictures and fonts, broken rules."""
    opened: Edition = open_edition(edition)
    book, cache = workflow.book_of(opened), ComposeCache()
    compositions = workflow.compose_edition(opened, book, cache, pages)
    problems = check_edition(opened, compositions, book)
    if as_json:
        _write_json(
            {"fits": _fits_json(compositions), "problems": [_problem_json(p) for p in problems]}
        )
    else:
        _say(problems)
        errors = sum(p.level is Level.ERROR for p in problems)
        click.echo(f"{len(compositions)} pages, {errors} errors, {len(problems) - errors} remarks")
    if workflow.worst(problems) is Level.ERROR:
        sys.exit(_EXIT_ERRORS)


@main.command()
@click.option("--edition", type=_EXISTING, help="Show the fonts of this edition's layout.")
@_as_json
@_speaks
def fonts(edition: Path | None, as_json: bool) -> None:
    """Show the font roles, the files behind them, and how many characters they have."""
    book = workflow.book_of(open_edition(edition)) if edition else FontBook.default()
    reports = describe(book)
    if as_json:
        _write_json([_report_json(report) for report in reports])
        return
    for report in reports:
        counts = ", ".join(f"{name} {c}" for name, c in report.coverage.items())
        click.secho(f"{', '.join(report.roles):<18}", bold=True, nl=False)
        click.echo(f" {report.family} {report.style}: {report.path.name}\n{'':<19}{counts}")
    _say(book.problems)


def _report_json(report: FaceReport) -> dict[str, object]:
    return {
        "roles": list(report.roles), "family": report.family, "style": report.style,
        "file": str(report.path),
        "coverage": {name: [c.have, c.total] for name, c in report.coverage.items()},
    }  # fmt: skip


@main.command()
def layouts() -> None:
    """List the shipped layouts and the press presets."""
    click.echo("layouts: " + ", ".join(layout_names()))
    click.echo("presets: " + ", ".join(preset_names()))


@main.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script that completes layout-tool's words in a shell."""
    source = click.shell_completion.get_completion_class(shell)
    if source is not None:
        click.echo(source(main, {}, "layout-tool", "_LAYOUT_TOOL_COMPLETE").source())
