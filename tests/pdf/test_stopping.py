"""An export that is stopped or killed: the old PDF is there, whole, and nothing beside it."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PIL import Image as Picture

from layout_tool.fonts import FontBook
from layout_tool.model import Rect
from layout_tool.pdf import darkroom, write_pdf
from layout_tool.pdf.pictures import Studio
from layout_tool.pdf.pixels import Pixels, Request
from layout_tool.resources import layout_dir
from layout_tool.sheet import Image

from .support import META, line, opened, sheet

SAMPLE = layout_dir() / "sample-edition"


def photos(folder: Path, count: int) -> list[Image]:
    for n in range(count):
        Picture.new("RGB", (90, 60), (20 * n, 90, 40)).save(folder / f"{n}.png")
    return [Image(Rect(10, 10, 60, 40), str(folder / f"{n}.png")) for n in range(count)]


def test_progress_counts_every_page_and_picture_up_to_the_end(
    book: FontBook, tmp_path: Path
) -> None:
    told: list[tuple[int, int]] = []
    pages = [sheet(*photos(tmp_path, 3)), sheet(line(book, 9, 40, "字"))]
    write_pdf(pages, tmp_path / "page.pdf", book, meta=META, progress=lambda *n: told.append(n))
    assert [done for done, _ in told] == list(range(1, len(told) + 1))
    assert {whole for _, whole in told} == {len(told)}
    assert len(told) >= 5


def test_stopping_while_pictures_are_made_leaves_the_rest_undone(
    book: FontBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[int] = []
    lock = threading.Lock()
    develop = Studio.develop

    def slow(self: Studio, request: Request) -> Pixels:
        with lock:
            begun.append(1)
        time.sleep(0.02)
        return develop(self, request)

    monkeypatch.setattr(Studio, "develop", slow)
    monkeypatch.setattr(darkroom, "MOST_HELPERS", 0)
    page = sheet(*photos(tmp_path, 12))

    def stop(done: int, _whole: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    target = tmp_path / "page.pdf"
    target.write_bytes(b"%PDF-1.4 the old one")
    with pytest.raises(KeyboardInterrupt):
        write_pdf([page], target, book, meta=META, progress=stop)
    assert len(begun) < 12
    assert target.read_bytes() == b"%PDF-1.4 the old one"
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def begin(target: Path) -> subprocess.Popen[str]:
    """Start an export of the sample edition that dawdles before each page."""
    program = (
        "import sys, time\n"
        "from layout_tool.pdf import writer\n"
        "from layout_tool.cli import main\n"
        "real = writer._Job._page\n"
        "def slow(self, sheet):\n"
        "    print('page', file=sys.stderr, flush=True)\n"
        "    time.sleep(5)\n"
        "    real(self, sheet)\n"
        "writer._Job._page = slow\n"
        "main()\n"
    )
    words = ["export", str(SAMPLE), "--page", "A01", "-o", str(target)]
    process = subprocess.Popen(
        [sys.executable, "-c", program, *words], stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    for said in process.stderr:
        if said.strip() == "page":
            break
    return process


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["ctrl-c", "killed"])
def test_an_export_stopped_half_way_leaves_the_old_pdf_whole(
    book: FontBook, tmp_path: Path, how: signal.Signals
) -> None:
    target = tmp_path / "page.pdf"
    write_pdf([sheet(line(book, 9, 40, "旧"))], target, book, meta=META)
    before = target.read_bytes()
    process = begin(target)
    process.send_signal(how)
    _, said = process.communicate(timeout=30)
    assert process.returncode == (130 if how is signal.SIGINT else -how)
    assert target.read_bytes() == before
    with opened(before) as pdf:
        assert len(pdf.pages) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["page.pdf"]
    if how is signal.SIGINT:
        assert "Stopped" in said
        assert "Traceback" not in said
