"""Raw copy of a page → clean stories."""

from __future__ import annotations

from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.conftest import RAW
from layout_tool.copydesk import import_page, read_copy


def test_import_of_a_page(benchmark: BenchmarkFixture) -> None:
    data = RAW.read_bytes()
    page = benchmark(lambda: import_page(read_copy(data, RAW.name).text))
    assert len(page.stories) > 3
