"""Pictures kept between exports: faster, the same bytes, and never in anybody's way."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image as Picture

from layout_tool.fonts import FontBook
from layout_tool.model import Rect
from layout_tool.pdf import load_preset, render_pdf
from layout_tool.pdf.cache import PictureCache, cache_folder
from layout_tool.pdf.pixels import Pixels
from layout_tool.sheet import Image

from .support import META, sheet

PIXELS = Pixels(4, 2, "DeviceCMYK", 8, "DCTDecode", b"\x00data\n\xff", 201.5, True,
                (0.1, 0.0, 0.9, 1.0),
                Pixels(4, 2, "DeviceGray", 8, "FlateDecode", b"mask", 201.5))  # fmt: skip


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's cache folder of its own, on every system."""
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))
    return cache_folder()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.png"
    Picture.merge("RGB", [Picture.linear_gradient("L").resize((300, 200)),
                          Picture.radial_gradient("L").resize((300, 200)),
                          Picture.new("L", (300, 200), 90)]).save(path)  # fmt: skip
    return path


def written(book: FontBook, photo: Path, preset: str = "newsprint-x1a") -> bytes:
    item = Image(Rect(50, 50, 150, 100), str(photo), (0.1, 0.0, 0.9, 1.0))
    return render_pdf([sheet(item)], book, preset=preset, meta=META)


def test_what_is_kept_comes_back_as_it_was(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path / "made")
    cache.put("one", PIXELS)
    plain = replace(PIXELS, mask=None, crop=(0.0, 0.0, 1.0, 1.0))
    cache.put("two", plain)
    assert cache.get("one") == PIXELS
    assert cache.get("two") == plain
    assert cache.get("three") is None


def test_an_export_from_the_cache_has_the_same_bytes(
    book: FontBook, photo: Path, home: Path
) -> None:
    first = written(book, photo)
    (kept,) = home.iterdir()
    before = kept.stat().st_ino
    assert written(book, photo) == first
    assert [path.stat().st_ino for path in home.iterdir()] == [before]


def test_what_decides_a_picture_decides_its_name(book: FontBook, photo: Path, home: Path) -> None:
    written(book, photo)
    written(book, photo, "coated-x4")
    assert len(list(home.iterdir())) == 2, "another profile"
    limited = replace(load_preset("newsprint-x1a"), total_ink=180.0)
    item = Image(Rect(50, 50, 150, 100), str(photo), (0.1, 0.0, 0.9, 1.0))
    render_pdf([sheet(item)], book, preset=limited, meta=META)
    assert len(list(home.iterdir())) == 3, "another limit"
    photo.write_bytes(photo.read_bytes() + b"\x00")
    written(book, photo)
    assert len(list(home.iterdir())) == 4, "other content"


@pytest.mark.parametrize("damage", [b"", b"x", b"layout-tool picture 1\n" + bytes(40)])
def test_a_damaged_file_is_made_anew(
    book: FontBook, photo: Path, home: Path, damage: bytes
) -> None:
    first = written(book, photo)
    (kept,) = home.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(damage or whole[:-1])
    assert written(book, photo) == first
    assert kept.read_bytes() == whole


def test_without_a_folder_to_write_to_the_export_goes_on(
    book: FontBook, photo: Path, home: Path
) -> None:
    home.parent.mkdir(parents=True)
    home.write_text("a file where the folder should be")
    assert written(book, photo).startswith(b"%PDF")


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path / "made", most=2500)
    now = time.time()
    for number in range(4):
        cache.put(str(number), replace(PIXELS, data=bytes(700)))
        os.utime(cache.folder / f"{number}.picture", (now - 100 + number,) * 2)
    assert cache.get("0") is not None, "using one makes it the youngest"
    cache.trim()
    assert {path.stem for path in cache.folder.iterdir()} == {"0", "3"}


def test_half_written_files_of_a_killed_export_are_cleared(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path / "made")
    cache.put("one", PIXELS)
    old, young = cache.folder / "a.part", cache.folder / "b.part"
    for path, age in ((old, 9000), (young, 5)):
        path.write_bytes(b"half")
        os.utime(path, (time.time() - age,) * 2)
    cache.trim()
    assert {path.name for path in cache.folder.iterdir()} == {"one.picture", "b.part"}


def test_exports_side_by_side_do_not_disturb_each_other(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path / "made", most=20_000)
    pictures = [replace(PIXELS, data=bytes([n]) * 3000) for n in range(10)]

    def work(turn: int) -> bool:
        key = turn % len(pictures)
        cache.put(str(key), pictures[key])
        cache.trim()
        found = cache.get(str(key))
        return found is None or found == pictures[key]

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(200)))
