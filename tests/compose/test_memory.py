"""What composing remembers goes as soon as nobody holds it, without a search for garbage."""

from __future__ import annotations

import gc

from layout_tool.compose import ComposeCache, compose
from layout_tool.files import open_edition
from layout_tool.resources import layout_dir
from layout_tool.workflow.export import book_of


def test_a_cache_of_pages_with_all_kinds_of_setting_leaves_no_garbage() -> None:
    edition = open_edition(layout_dir() / "specimen")
    book = book_of(edition)
    for page in edition.pages:
        compose(edition, page, book)
    was_on = gc.isenabled()
    gc.collect()
    gc.disable()
    try:
        cache = ComposeCache()
        for page in edition.pages:
            compose(edition, page, book, cache)
        del cache
        assert gc.collect() == 0
    finally:
        if was_on:
            gc.enable()


def test_a_collector_that_is_off_stays_off_and_one_that_is_on_stays_on() -> None:
    edition = open_edition(layout_dir() / "specimen")
    book, was_on = book_of(edition), gc.isenabled()
    try:
        for wanted in (True, False):
            (gc.enable if wanted else gc.disable)()
            compose(edition, edition.pages[0], book)
            assert gc.isenabled() is wanted
    finally:
        (gc.enable if was_on else gc.disable)()
