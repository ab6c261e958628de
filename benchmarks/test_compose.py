"""A laid-out broadsheet page → its sheet: everything new, nothing new, one character new."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from pytest_benchmark.fixture import BenchmarkFixture

from layout_tool.compose import ComposeCache, compose
from layout_tool.fonts import FontBook
from layout_tool.model import Edition


def test_compose_of_a_page_cold(
    benchmark: BenchmarkFixture, sample: Edition, book: FontBook
) -> None:
    page = sample.pages[0]
    compose(sample, page, book, ComposeCache())  # the faces are open
    composition = benchmark.pedantic(
        lambda cache: compose(sample, page, book, cache),
        setup=lambda: ((ComposeCache(),), {}), rounds=12,
    )  # fmt: skip
    assert composition.fits


def test_compose_of_a_page_warm(
    benchmark: BenchmarkFixture, sample: Edition, book: FontBook
) -> None:
    page, cache = sample.pages[0], ComposeCache()
    compose(sample, page, book, cache)
    assert benchmark(lambda: compose(sample, page, book, cache)).fits


def test_compose_after_a_keystroke_in_the_longest_story(
    benchmark: BenchmarkFixture, sample: Edition, book: FontBook
) -> None:
    page, cache = sample.pages[0], ComposeCache()
    compose(sample, page, book, cache)
    on_page = [s for s in sample.stories.values() if s.page == page.id]
    longest = max(on_page, key=lambda s: s.characters)
    number = count()

    def typed() -> tuple[tuple[Edition], dict[str, object]]:
        """The edition with one more character in the middle of the story, each time another."""
        body = list(longest.body)
        middle = len(body) // 2
        spans = list(body[middle].spans)
        spans[0] = replace(spans[0], text=spans[0].text + chr(0x4E00 + next(number)))
        body[middle] = replace(body[middle], spans=tuple(spans))
        stories = {**sample.stories, longest.id: replace(longest, body=tuple(body))}
        return (replace(sample, stories=stories),), {}

    result = benchmark.pedantic(
        lambda edition: compose(edition, page, book, cache), setup=typed, rounds=40
    )
    assert result.fits
