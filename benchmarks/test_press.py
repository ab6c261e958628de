"""The press PDF alone: pages whose stories and pictures are all different, from process to disk.

``cold`` has an empty picture cache, ``again`` finds the pictures of the export before. Seconds are
pytest-benchmark's; bytes a page stand beside them, peak memory in the summary.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageOps
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.conftest import SAMPLE, Child, saved, sixteen
from layout_tool.model import Edition

PAGES = {1: "A", 16: "ABCD", 64: "ABCDEFGHIJKLMNOP"}
"""How many pages; the letters are as many copies of the four pages."""


@pytest.fixture(scope="session")
def folders(sample: Edition, tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Edition folders by their number of pages."""
    return {
        count: edition_folder(sample, count, tmp_path_factory.mktemp(f"p{count}"))
        for count in PAGES
    }


@pytest.mark.parametrize("state", ["cold", "again"])
@pytest.mark.parametrize("count", PAGES)
def test_pages_of_different_pictures(
    benchmark: BenchmarkFixture,
    child: Child,
    folders: dict[int, Path],
    count: int,
    state: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target, cache = tmp_path / "edition.pdf", tmp_path / "cache"
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(cache))

    def setup() -> None:
        if state == "cold":
            shutil.rmtree(cache, ignore_errors=True)

    benchmark.pedantic(
        lambda: child("export", folders[count], "-o", target),
        setup=setup, rounds=3 if count < 64 else 2, warmup_rounds=1,
    )  # fmt: skip
    benchmark.extra_info["bytes a page"] = target.stat().st_size // count
    print(f"\n{count} pages, {state}: {target.stat().st_size // count // 1000} KB a page")


def edition_folder(sample: Edition, count: int, folder: Path) -> Path:
    """Save an edition of ``count`` laid-out pages in which no paragraph and picture is twice."""
    pages = sixteen(sample, PAGES[count])
    pages = replace(pages, pages=pages.pages[:count])
    shown = {frame.picture for page in pages.pages for frame in page.frames
             if hasattr(frame, "picture")}  # fmt: skip
    art = folder / "art"
    art.mkdir(parents=True)
    pictures = {}
    for number, (key, picture) in enumerate(pages.pictures.items()):
        if key in shown and picture.file:
            path = art / f"{key}.jpg"
            _vary(SAMPLE / picture.file, path, number)
            pictures[key] = replace(picture, file=str(path))
    stories = {k: s for k, s in pages.stories.items() if s.page in {p.id for p in pages.pages}}
    home = folder / "edition"
    home.mkdir()
    return saved(replace(pages, pictures=pictures, stories=stories), home)


def _vary(source: Path, target: Path, number: int) -> None:
    """Write a picture that is like another but nowhere the same."""
    with Image.open(source) as image:
        picture = image.convert("RGB")
    if number % 2:
        picture = ImageOps.mirror(picture)
    picture.point([min(255, v + number % 50) for v in range(256)] * 3).save(target, quality=92)
