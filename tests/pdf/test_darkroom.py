"""Pictures developed by helping processes: the same pictures, and nothing left running."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image as Picture

from layout_tool.fonts import FontBook
from layout_tool.model import Rect
from layout_tool.pdf import Darkroom, darkroom, load_preset, render_pdf
from layout_tool.pdf.backdrop import requests_of
from layout_tool.pdf.helper import Helper
from layout_tool.pdf.pixels import Request
from layout_tool.problem import LayoutError
from layout_tool.sheet import Image

from .support import META, sheet


def photos(folder: Path, count: int) -> list[Image]:
    """Photographs of different colours, one of them damaged."""
    shown = []
    for n in range(count):
        file = folder / f"{n}.jpg"
        Picture.linear_gradient("L").resize((300, 200)).convert("RGB").point(
            [min(255, v + n * 3) for v in range(256)] + [v // 2 for v in range(256)] * 2
        ).save(file)
        shown.append(Image(Rect(10, 10 + 30 * n, 60, 40), str(file)))
    return shown


@pytest.fixture
def empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))


@pytest.fixture
def helpers(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Helper]]:
    """The helpers that are started, two at most; none may be alive in the end."""
    started: list[Helper] = []
    begin = Helper.__init__

    def noted(self: Helper, *args: object) -> None:
        started.append(self)
        begin(self, *args)  # type: ignore[arg-type] # passed on as they came

    monkeypatch.setattr(Helper, "__init__", noted)
    monkeypatch.setattr(darkroom, "MOST_HELPERS", 2)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    yield started
    assert all(helper._process.poll() is not None for helper in started)


@pytest.mark.usefixtures("empty_cache")
def test_helpers_give_the_same_bytes_as_the_process_alone(
    book: FontBook, tmp_path: Path, helpers: list[Helper], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = sheet(*photos(tmp_path, 9))
    together = render_pdf([page], book, meta=META)
    assert 1 <= len(helpers) <= 2
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "other"))
    monkeypatch.setattr(darkroom, "MOST_HELPERS", 0)
    assert render_pdf([page], book, meta=META) == together


@pytest.mark.usefixtures("empty_cache")
def test_pictures_that_are_kept_need_no_helper(
    book: FontBook, tmp_path: Path, helpers: list[Helper]
) -> None:
    page = sheet(*photos(tmp_path, 9))
    first = render_pdf([page], book, meta=META)
    helpers.clear()
    assert render_pdf([page], book, meta=META) == first
    assert not helpers


@pytest.mark.usefixtures("empty_cache", "helpers")
def test_a_helper_says_what_is_wrong_with_a_file(tmp_path: Path) -> None:
    bad = tmp_path / "bad.jpg"
    bad.write_bytes(b"\xff\xd8\xff\xe0 no picture")
    with Darkroom(load_preset("newsprint-x1a"), 9) as room, pytest.raises(LayoutError) as caught:
        room.take(Request(bad, (0, 0, 1, 1), 60, 40))
    assert "bad.jpg" in caught.value.problem.what


@pytest.mark.usefixtures("empty_cache")
def test_a_helper_that_dies_costs_no_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, helpers: list[Helper]
) -> None:
    prepare = Helper.prepare

    def dying(self: Helper, request: Request) -> object:
        self._process.kill()
        self._process.wait()
        return prepare(self, request)

    monkeypatch.setattr(Helper, "prepare", dying)
    asked = [request for _, _, request in requests_of(sheet(*photos(tmp_path, 9)))]
    with Darkroom(load_preset("newsprint-x1a"), 9) as room:
        assert all(room.take(request).width > 100 for request in asked)
    assert helpers


@pytest.mark.usefixtures("empty_cache")
def test_closing_the_darkroom_ends_helpers_in_the_middle_of_a_picture(
    tmp_path: Path, helpers: list[Helper]
) -> None:
    file = tmp_path / "large.png"
    Picture.effect_noise((5000, 5000), 80).convert("RGB").save(file, compress_level=0)
    room = Darkroom(load_preset("newsprint-x1a"), 9)
    room.begin(sheet(Image(Rect(0, 0, 400, 400), str(file))))
    while not helpers or not hasattr(helpers[0], "_process"):
        time.sleep(0.01)
    began = time.monotonic()
    room.close()
    assert time.monotonic() - began < 2


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_no_helper_outlives_an_export_that_is_killed(tmp_path: Path) -> None:
    photos(tmp_path, 1)
    program = (
        "import time\n"
        "from pathlib import Path\n"
        "from layout_tool.pdf import load_preset\n"
        "from layout_tool.pdf.darkroom import press_of\n"
        "from layout_tool.pdf.helper import Helper\n"
        "helper = Helper(press_of(load_preset('newsprint-x1a')), None)\n"
        "print(helper._process.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        pid = int(process.stdout.readline())
        assert running(pid)
        process.send_signal(signal.SIGKILL)
    patience = time.monotonic() + 10
    while running(pid) and time.monotonic() < patience:
        time.sleep(0.05)
    assert not running(pid)


def running(pid: int) -> bool:
    """Tell whether a process is there and no mere entry that nobody has asked after."""
    try:
        os.kill(pid, 0)
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
