"""An export takes the place of a PDF of before and of nothing else."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from layout_tool.files import write_atomic
from layout_tool.problem import LayoutError
from tests.faults.conftest import STORY, Call


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    path = tmp_path / "raw.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_a_pdf_never_takes_the_place_of_the_copy(call: Call, raw: Path) -> None:
    answer = call("make", raw, "-o", raw, "-q")
    assert answer.code == 4
    assert "raw.txt” is there already and is no PDF" in answer.said
    assert raw.read_text(encoding="utf-8") == STORY


def test_a_pdf_never_takes_the_place_of_an_editions_file(
    call: Call, raw: Path, tmp_path: Path
) -> None:
    call("import", raw, "-o", tmp_path / "edition")
    before = (tmp_path / "edition" / "edition.yaml").read_bytes()
    answer = call("export", tmp_path / "edition", "-o", tmp_path / "edition" / "edition.yaml")
    assert answer.code == 4
    assert (tmp_path / "edition" / "edition.yaml").read_bytes() == before


def test_a_pdf_of_before_is_replaced(call: Call, raw: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "page.pdf"
    pdf.write_bytes(b"")
    assert call("make", raw, "-o", pdf, "-q").code == 0
    first = pdf.stat().st_size
    assert call("make", raw, "-o", pdf, "-q").code == 0
    assert pdf.stat().st_size == first > 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_what_is_no_ordinary_file_stays_what_it_is(call: Call, raw: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)
    answer = call("make", raw, "-o", pipe, "-q")
    assert answer.code == 4
    assert "no ordinary file" in answer.said
    assert pipe.is_fifo()
    with pytest.raises(LayoutError, match="no ordinary file"):
        write_atomic(pipe, b"x")
    assert pipe.is_fifo()


@pytest.mark.parametrize("name", ["missing/page.pdf", "raw.txt/page.pdf", f"{'长' * 200}.pdf"])
def test_a_place_that_cannot_be_written_is_told(
    name: str, call: Call, raw: Path, tmp_path: Path
) -> None:
    answer = call("make", raw, "-o", tmp_path / name, "-q")
    assert answer.code == 4
    assert [path.name for path in tmp_path.iterdir()] == ["raw.txt"]
