"""Stories and pictures of a page → a page laid out."""

from __future__ import annotations

from dataclasses import replace

from pytest_benchmark.fixture import BenchmarkFixture

from layout_tool.arrange import propose
from layout_tool.compose import ComposeCache
from layout_tool.fonts import FontBook
from layout_tool.model import Edition


def test_arrange_of_a_page(benchmark: BenchmarkFixture, sample: Edition, book: FontBook) -> None:
    bare = replace(sample.pages[0], frames=())
    edition = replace(sample, pages=(bare, *sample.pages[1:]))
    proposals = benchmark.pedantic(
        lambda cache: propose(edition, bare, book, cache),
        setup=lambda: ((ComposeCache(),), {}), rounds=5,
    )  # fmt: skip
    assert proposals[0].page.frames
