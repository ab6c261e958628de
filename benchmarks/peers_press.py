"""Whole pages with pictures written by this tool and by others: seconds, memory, bytes a page.

    python -m benchmarks.peers_press                  1, 16 and 64 pages
    python -m benchmarks.peers_press --pages 16 --out DIR   the PDFs stay in DIR

Every page has stories and pictures that no other has (see ``test_press.py``). The others get the
same paragraphs in eight justified columns of the same type and size, under the same picture files,
and do for the rest what they do by default: RGB, no profile, no ink limit, no marks. Those that
are not installed are left out: none is a dependency. Each runs as a process of its own, from its
start to its PDF; ours with an empty picture cache, and again with the pictures it keeps.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from benchmarks.conftest import SAMPLE
from benchmarks.test_press import edition_folder
from layout_tool.compose import ComposeCache
from layout_tool.files import open_edition
from layout_tool.model import Edition, PictureFrame
from layout_tool.resources import asset
from layout_tool.workflow.export import book_of
from layout_tool.workflow.layout import arrange_edition

ROOT: Final = Path(__file__).parent.parent
WIDTH, HEIGHT, MARGIN = 390, 545, 20
"""The page in mm."""
FONT: Final = asset("fonts/NotoSerifCJKsc-Regular.otf").resolve()
Page = tuple[list[str], list[Path]]
"""Paragraphs and pictures of a page."""

_MEASURE: Final = """
import os, re, resource, runpy, sys
from pathlib import Path
try:
    runpy.run_path(sys.argv[1], run_name="__main__")
except SystemExit:
    pass
found = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())
helpers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * (os.cpu_count() or 1)
Path(sys.argv[2]).write_text(str((int(found[1]) + helpers) / 1000) if found else "0")
"""


def pages_of(edition: Edition) -> list[Page]:
    """Return what stands on each page, as plain paragraphs and files."""
    folder = edition.folder or Path()
    found: list[Page] = []
    for page in edition.pages:
        stories = [story for story in edition.stories.values() if story.page == page.id]
        text = ["".join(span.text for span in p.spans) for s in stories for p in s.body]
        art = [folder / edition.pictures[f.picture].file for f in page.frames
               if isinstance(f, PictureFrame) and edition.pictures[f.picture].file]  # fmt: skip
        found.append((text, art))
    return found


def typst_program(pages: Sequence[Page], folder: Path, target: Path) -> str:
    """Write a Typst source; return the program that compiles it."""
    lines = [
        f"#set page(width: {WIDTH}mm, height: {HEIGHT}mm, margin: {MARGIN}mm)",
        '#set text(font: "Noto Serif CJK SC", size: 9pt, lang: "zh")',
        "#set par(justify: true, leading: 4pt, spacing: 4pt, first-line-indent: 2em)",
    ]
    for number, (text, art) in enumerate(pages):
        lines.append("#pagebreak()" * bool(number))
        shown = ", ".join(f'image("/{file.name}", width: 100%)' for file in art)
        lines.append(f"#grid(columns: (1fr,) * {max(len(art), 1)}, gutter: 9pt, {shown})")
        lines.append("#columns(8, gutter: 9pt)[")
        lines += [f"#{json.dumps(paragraph, ensure_ascii=False)}\n" for paragraph in text]
        lines.append("]")
        for file in art:
            link = folder / file.name
            if not link.exists():
                link.symlink_to(file.resolve())
    source = folder / "pages.typ"
    source.write_text("\n".join(lines), encoding="utf-8")
    return (
        "import typst\n"
        f"typst.compile({str(source)!r}, output={str(target)!r}, root={str(folder)!r},\n"
        f"              font_paths=[{str(FONT.parent)!r}])\n"
    )


def weasyprint_program(pages: Sequence[Page], folder: Path, target: Path) -> str:
    """Write an HTML page; return the program that prints it."""
    style = (
        f"@font-face {{ font-family: song; src: url('{FONT.as_uri()}') }}"
        f"@page {{ size: {WIDTH}mm {HEIGHT}mm; margin: {MARGIN}mm }}"
        "body { font: 9pt/13pt song; margin: 0 } p { margin: 0; text-indent: 2em }"
        "section { break-after: page } .text { columns: 8; column-gap: 9pt; text-align: justify }"
        ".art { display: flex; gap: 9pt } .art img { flex: 1; min-width: 0; width: 30% }"
    )
    parts = [f"<html lang='zh'><meta charset='utf-8'><style>{style}</style>"]
    for text, art in pages:
        shown = "".join(f"<img src='{file.resolve().as_uri()}'>" for file in art)
        body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in text)
        parts.append(
            f"<section><div class='art'>{shown}</div><div class='text'>{body}</div></section>"
        )
    source = folder / "pages.html"
    source.write_text("".join(parts), encoding="utf-8")
    return f"from weasyprint import HTML\nHTML({str(source)!r}).write_pdf({str(target)!r})\n"


PEERS: Final[dict[str, tuple[str, Callable[[Sequence[Page], Path, Path], str]]]] = {
    "Typst": ("typst", typst_program),
    "WeasyPrint": ("weasyprint", weasyprint_program),
}


@dataclass(frozen=True)
class Cost:
    """What a run took: seconds by the clock and of all processors, peak MB, bytes written.

    Of helping processes the largest counts as often as there are processors, which is too much
    rather than too little.
    """

    seconds: float
    processor: float
    peak: float
    size: int


def timed(program: str, folder: Path, target: Path, cache: Path) -> Cost:
    """Run a program as a process."""
    script, runner, peak = folder / "run.py", folder / "measure.py", folder / "peak.txt"
    script.write_text(program, encoding="utf-8")
    runner.write_text(_MEASURE, encoding="utf-8")
    before, began = os.times(), time.perf_counter()
    subprocess.run(
        [sys.executable, runner, script, peak], check=True, capture_output=True, cwd=ROOT,
        env={**os.environ, "XDG_CACHE_HOME": str(cache), "LOCALAPPDATA": str(cache)},
    )  # fmt: skip
    seconds, after = time.perf_counter() - began, os.times()
    processor = (after.children_user + after.children_system) - (
        before.children_user + before.children_system
    )
    return Cost(seconds, processor, float(peak.read_text()), target.stat().st_size)


def measure(edition: Path, work: Path) -> Iterator[tuple[str, Cost]]:
    """Yield each tool's name and what it took for an edition's pages."""
    target, cache = work / "layout-tool.pdf", work / "cache"
    ours = (
        "from layout_tool.cli import main\n"
        f"main(['export', {str(edition)!r}, '-o', {str(target)!r}])\n"
    )
    yield "layout-tool", timed(ours, work, target, cache)
    yield "layout-tool, again", timed(ours, work, target, cache)
    pages = pages_of(open_edition(edition))
    for name, (module, program) in PEERS.items():
        if find_spec(module) is not None:
            target = work / f"{module}.pdf"
            yield name, timed(program(pages, work, target), work, target, cache)


def main(words: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, action="append", choices=(1, 16, 64))
    parser.add_argument("--out", type=Path, help="where the PDFs stay")
    asked = parser.parse_args(words)
    sample = open_edition(SAMPLE)
    sample = arrange_edition(sample, book_of(sample), ComposeCache())[0]
    print("| pages | tool | seconds | processor seconds | peak, MB | KB a page |")
    print("| --- | --- | --- | --- | --- | --- |", flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        for count in asked.pages or (1, 16, 64):
            work = (asked.out or Path(scratch)) / f"pages-{count}"
            work.mkdir(parents=True, exist_ok=True)
            made = edition_folder(sample, count, Path(scratch) / f"edition-{count}")
            for name, cost in measure(made, work):
                print(
                    f"| {count} | {name} | {cost.seconds:.2f} | {cost.processor:.2f} "
                    f"| {cost.peak:.0f} | {cost.size / count / 1000:.0f} |",
                    flush=True,
                )


if __name__ == "__main__":
    main()
