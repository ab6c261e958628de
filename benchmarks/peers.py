"""The same columns of text set by this tool and by others that set Chinese: time, bytes, score.

    python -m benchmarks.peers                         the shipped raw copy
    python -m benchmarks.peers --copy FILE --out DIR   other copy; the PDFs stay in DIR
    python -m benchmarks.peers --audit "COMMAND {pdf}" and the score line of an outside checker

The copy is read by our copydesk; each tool then gets the stories' body paragraphs in a source of
its own kind: eight columns of 13 characters at 9 pt on 13 pt, Noto Serif CJK SC, justified,
indented by two characters; for the rest each tool does what it does by default. Those that are
not installed are left out: none is a dependency.

*Cold* is a process from its start to its PDF. *Keystroke* is a PDF made anew by a process that
made it before, after one more character in the longest paragraph; tools that keep nothing between
two runs have none.
"""

from __future__ import annotations

import argparse
import html
import importlib
import json
import os
import re
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from layout_tool.compose import ComposeCache, compose
from layout_tool.copydesk import import_page, read_copy
from layout_tool.files import open_edition, story_to_markdown
from layout_tool.model import Story, plain
from layout_tool.pdf import Meta, write_pdf
from layout_tool.resources import asset, layout_dir
from layout_tool.workflow.export import book_of

ROOT: Final = Path(__file__).parent.parent
RAW: Final = layout_dir() / "sample-edition" / "raw" / "a01.txt"
COLUMNS, CHARS, SIZE, LEADING, MARGIN = 8, 13, 9, 13, 57
"""The type: columns, characters of a column, size, leading and margins in pt."""
WIDTH: Final = 2 * MARGIN + (COLUMNS * CHARS + COLUMNS - 1) * SIZE
KEYSTROKES: Final = 7
TYPED: Final = "的"
FONT: Final = asset("fonts/NotoSerifCJKsc-Regular.otf").resolve()
Source = Callable[[Path, Sequence[str]], None]
"""Writes a tool's source into a folder."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a tool took (s) and gave; ``keystroke`` is None where nothing is kept."""

    name: str
    cold: float
    keystroke: float | None
    pdf: Path


# The text


def read_text(path: Path) -> list[str]:
    """Return the body paragraphs of a page's raw copy."""
    page = import_page(read_copy(path.read_bytes(), str(path)).text)
    return [paragraph.text for story in page.stories for paragraph in story.body]


def typed(text: Sequence[str], times: int) -> list[str]:
    """Return the text with ``times`` characters typed into its longest paragraph."""
    longest = max(range(len(text)), key=lambda i: len(text[i]))
    old, middle = text[longest], len(text[longest]) // 2
    return [
        *text[:longest], old[:middle] + TYPED * times + old[middle:], *text[longest + 1 :]
    ]  # fmt: skip


def rows_for(text: Sequence[str]) -> int:
    """Return lines per column that hold the text in every tool, with a tenth to spare."""
    needed = sum(-(-(len(paragraph) + 2) // CHARS) for paragraph in text)
    return max(20, needed * 11 // 10 // COLUMNS + 2)


# A source of its own kind for each tool


def edition_source(folder: Path, text: Sequence[str]) -> None:
    """Write an edition of one page and one story frame over all columns."""
    rows = rows_for(text)
    files = {
        "edition.yaml": "version: 1\ntitle: ''\ndate: 2026-01-01\nlayout: peers.yaml\n"
        "pages: [A01]\n",
        "peers.yaml": f"extends: broadsheet\npaper: {{width: {WIDTH}pt, "
        f"height: {rows * LEADING + 2 * MARGIN}pt}}\ngrids:\n  six: ~\n  default: {{columns: "
        f"{COLUMNS}, lines: {rows}, column: {CHARS}字, gutter: 1字, leading: {LEADING}pt, "
        f"left: {MARGIN}pt, top: {MARGIN}pt}}\ntemplates: {{front: ~, inside: ~, section: ~}}\n",
        "pages/A01.yaml": "id: A01\nnumber: 1\nframes:\n- story: text\n  place: "
        f"{{column: 1, line: 1, columns: {COLUMNS}, lines: {rows}}}\n",
        "copy/text.md": story_to_markdown(
            Story("text", rank=4, body=tuple(plain(paragraph) for paragraph in text))
        ),
    }
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")


def typst_source(folder: Path, text: Sequence[str]) -> None:
    """Write main.typ."""
    head = (
        f"#set page(width: {WIDTH}pt, height: {rows_for(text) * LEADING + 2 * MARGIN}pt, "
        f"margin: {MARGIN}pt, columns: {COLUMNS})\n#set columns(gutter: {SIZE}pt)\n"
        f'#set text(font: "Noto Serif CJK SC", size: {SIZE}pt, lang: "zh", region: "cn", '
        "top-edge: 0.88em, bottom-edge: -0.12em)\n"
        f"#set par(justify: true, leading: {LEADING - SIZE}pt, spacing: {LEADING - SIZE}pt, "
        "first-line-indent: (amount: 2em, all: true))\n"
    )
    # Strings, so that no character of the copy is taken for markup.
    body = (f"#text({_quoted(paragraph)})" for paragraph in text)
    (folder / "main.typ").write_text(head + "\n\n".join(body) + "\n", encoding="utf-8")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def html_source(folder: Path, text: Sequence[str]) -> None:
    """Write main.html, for WeasyPrint and Chromium."""
    height = rows_for(text) * LEADING
    style = (
        f"@font-face {{font-family: song; src: url({FONT.as_uri()})}}\n"
        f"@page {{size: {WIDTH}pt {height + 2 * MARGIN}pt; margin: {MARGIN}pt}}\n"
        "html, body, p {margin: 0; padding: 0}\n"
        f"body {{font: {SIZE}pt/{LEADING}pt song; columns: {COLUMNS}; column-gap: {SIZE}pt; "
        "text-align: justify}\np {text-indent: 2em}\n"
    )
    body = "\n".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in text)
    (folder / "main.html").write_text(
        f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Peers</title>'
        f"<style>{style}</style><body>{body}</body></html>\n",
        encoding="utf-8",
    )


def tex_source(folder: Path, text: Sequence[str]) -> None:
    """Write main.tex."""
    height = rows_for(text) * LEADING
    head = (
        "\\documentclass{article}\n\\usepackage{xeCJK,multicol,geometry}\n"
        f"\\geometry{{paperwidth={WIDTH}bp,paperheight={height + 2 * MARGIN}bp,"
        f"margin={MARGIN}bp,noheadfoot}}\n"
        f"\\setCJKmainfont[Path={FONT.parent}/]{{{FONT.name}}}\n"
        f"\\setmainfont[Path={FONT.parent}/]{{{FONT.name}}}\n"
        f"\\setlength{{\\columnsep}}{{{SIZE}bp}}\\setlength{{\\parskip}}{{0pt}}"
        "\\pagestyle{empty}\n\\AtBeginDocument{"
        f"\\fontsize{{{SIZE}bp}}{{{LEADING}bp}}\\selectfont\\setlength{{\\parindent}}{{2em}}}}\n"
        f"\\begin{{document}}\\begin{{multicols}}{{{COLUMNS}}}\n"
    )
    body = "\n\n".join(map(_tex, text))
    (folder / "main.tex").write_text(
        head + body + "\n\\end{multicols}\\end{document}\n", encoding="utf-8"
    )


def _tex(text: str) -> str:
    return re.sub(r"([\\{}$&#^_%~])", lambda m: f"\\char{ord(m[0])}{{}}", text)


# One process's work: the PDF, then the PDF after each keystroke


def work_ours(folder: Path, text: Sequence[str], pdf: Path) -> Iterator[None]:
    """Open the edition, compose and write it; then again, with what the cache remembers."""
    edition = open_edition(folder)
    book, cache = book_of(edition), ComposeCache()
    meta = Meta(title="Peers", date=edition.date)
    for times in range(KEYSTROKES + 1):
        body = tuple(map(plain, typed(text, times)))
        now = replace(edition, stories={"text": replace(edition.stories["text"], body=body)})
        write_pdf([compose(now, now.pages[0], book, cache).sheet], pdf, book, meta=meta)
        yield


def work_typst(folder: Path, text: Sequence[str], pdf: Path) -> Iterator[None]:
    """Compile main.typ; then again by the same compiler."""
    compiler = _module("typst").Compiler(
        str(folder / "main.typ"), font_paths=[str(FONT.parent)], ignore_system_fonts=True
    )
    for times in range(KEYSTROKES + 1):
        if times:
            typst_source(folder, typed(text, times))
        compiler.compile(output=str(pdf))
        yield


def work_weasyprint(folder: Path, text: Sequence[str], pdf: Path) -> Iterator[None]:
    """Write main.html as PDF. It keeps nothing."""
    _module("weasyprint").HTML(str(folder / "main.html")).write_pdf(str(pdf))
    yield


def _module(name: str) -> Any:
    return importlib.import_module(name)


def work(name: str, folder: Path, pdf: Path, *, once: bool) -> None:
    """Do a tool's work in this process; print how long each of its keystrokes took, in s."""
    text = json.loads((folder / "text.json").read_text("utf-8"))
    steps = WORK[name](folder, text, pdf)
    next(steps)
    if once:
        return
    took: list[float] = []
    start = time.perf_counter()
    for _ in steps:
        took.append(time.perf_counter() - start)
        start = time.perf_counter()
    print(json.dumps(took))


WORK: Final[dict[str, Callable[[Path, Sequence[str], Path], Iterator[None]]]] = {
    "layout-tool": work_ours, "typst": work_typst, "weasyprint": work_weasyprint,
}  # fmt: skip


# The tools, and running them


def commands() -> dict[str, tuple[Source, list[str]]]:
    """Return the tools that are here: how each one's source is written, and its command."""
    child = [sys.executable, "-m", "benchmarks.peers", "--work"]
    found: dict[str, tuple[Source, list[str]]] = {
        "layout-tool": (edition_source, [*child, "layout-tool", "{folder}", "{pdf}"])
    }
    if find_spec("typst"):
        found["typst"] = (typst_source, [*child, "typst", "{folder}", "{pdf}"])
    if find_spec("weasyprint"):
        found["weasyprint"] = (html_source, [*child, "weasyprint", "{folder}", "{pdf}"])
    chromium = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
    if chromium:
        found["chromium"] = (
            html_source,
            [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
             "--user-data-dir={folder}/profile", "--print-to-pdf={pdf}", "{folder}/main.html"],
        )  # fmt: skip
    xelatex = shutil.which("xelatex")
    if xelatex:
        found["xelatex"] = (
            tex_source,
            [xelatex, "-interaction=batchmode", "-output-directory={folder}", "{folder}/main.tex"],
        )
    return found


def measure(name: str, text: Sequence[str], out: Path, rounds: int) -> Result:
    """Write a tool's source and run it.

    :raises RuntimeError: when the tool wrote no PDF, with the end of what it said.
    """
    write, command = commands()[name]
    pdf = (out / f"{name}.pdf").resolve()
    pdf.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "text.json").write_text(json.dumps(text, ensure_ascii=False), encoding="utf-8")
        write(folder, text)
        words = [word.format(folder=folder, pdf=pdf) for word in command]
        keystroke = None
        if "--work" in words:
            keystroke = _keystroke(words)
            words.append("--once")
            write(folder, text)
        cold = statistics.median(_run(words)[0] for _ in range(rounds))
        if name == "xelatex":
            shutil.copy2(folder / "main.pdf", pdf)
    return Result(name, cold, keystroke, pdf)


def _run(words: Sequence[str]) -> tuple[float, str]:
    start = time.perf_counter()
    done = subprocess.run(
        words, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300,
        env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    took = time.perf_counter() - start
    if done.returncode:
        raise RuntimeError((done.stderr or done.stdout).strip()[-800:])
    return took, done.stdout


def _keystroke(words: Sequence[str]) -> float | None:
    took = json.loads(_run(words)[1].splitlines()[-1])
    return statistics.median(took) if took else None


def score_line(command: str, pdf: Path) -> str:
    """Return the first line of a checker's answer that names a score."""
    words = [word.format(pdf=pdf) for word in shlex.split(command)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=300)
    said = (done.stdout + done.stderr).splitlines()
    return next((line.strip() for line in said if "score" in line.lower()), "no score")


def table(results: Sequence[Result], audit: str) -> str:
    """Return the results as a table, ratios to the first one's."""
    ours = results[0]
    rows = [["tool", "cold, s", "ratio", "keystroke, s", "ratio", "PDF, KB"]]
    for result in results:
        again, base = result.keystroke, ours.keystroke
        rows.append(
            [
                result.name, f"{result.cold:.2f}", f"{result.cold / ours.cold:.2f}",
                f"{again:.3f}" if again else "–", f"{again / base:.2f}" if again and base else "–",
                f"{result.pdf.stat().st_size / 1000:.0f}",
            ]
        )  # fmt: skip
    if audit:
        rows[0].append("checker")
        for row, result in zip(rows[1:], results, strict=True):
            row.append(score_line(audit, result.pdf))
    rows.insert(1, ["---"] * len(rows[0]))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def main() -> None:
    """Run the tools that are here and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--copy", type=Path, default=RAW, help="raw copy of a page")
    parser.add_argument("--out", type=Path, default=Path("out", "peers"), help="folder of the PDFs")
    parser.add_argument("--audit", default="", metavar="COMMAND", help="a checker; {pdf} in it")
    parser.add_argument("--rounds", type=int, default=3, help="cold runs of each: the median")
    parser.add_argument("--only", action="append", default=[], help="only these; may be repeated")
    parser.add_argument("--work", nargs=3, help=argparse.SUPPRESS)
    parser.add_argument("--once", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.work:
        work(given.work[0], Path(given.work[1]), Path(given.work[2]), once=given.once)
        return
    given.out.mkdir(parents=True, exist_ok=True)
    text = read_text(given.copy)
    results: list[Result] = []
    for name in commands():
        if given.only and name not in ("layout-tool", *given.only):
            continue
        print(f"{name} …", file=sys.stderr, flush=True)
        try:
            results.append(measure(name, text, given.out, max(1, given.rounds)))
        except (RuntimeError, OSError, subprocess.TimeoutExpired) as error:
            print(f"{name} made no PDF: {error}", file=sys.stderr)
    print(f"{sum(map(len, text))} characters in {len(text)} paragraphs")
    print(table(results, given.audit))


if __name__ == "__main__":
    main()
