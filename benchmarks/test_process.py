"""Whole processes, from the start of Python to the PDF on the disk, with their peak memory."""

from __future__ import annotations

from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.conftest import RAW, Child


def test_raw_copy_to_press_pdf(benchmark: BenchmarkFixture, child: Child, tmp_path: Path) -> None:
    target = tmp_path / "page.pdf"
    benchmark.pedantic(lambda: child("make", RAW, "-o", target), rounds=5, warmup_rounds=1)
    assert target.stat().st_size > 10_000


def test_laid_out_page_to_press_pdf(
    benchmark: BenchmarkFixture, child: Child, page_folder: Path, tmp_path: Path
) -> None:
    target = tmp_path / "page.pdf"
    benchmark.pedantic(
        lambda: child("export", page_folder, "-o", target), rounds=5, warmup_rounds=1
    )
    assert target.stat().st_size > 10_000


def test_sixteen_laid_out_pages_to_press_pdf(
    benchmark: BenchmarkFixture, child: Child, sixteen_folder: Path, tmp_path: Path
) -> None:
    target = tmp_path / "edition.pdf"
    benchmark.pedantic(
        lambda: child("export", sixteen_folder, "-o", target), rounds=3, warmup_rounds=1
    )
    assert target.stat().st_size > 10_000
