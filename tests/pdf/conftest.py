"""Fixtures of the tests of ``pdf``."""

from __future__ import annotations

import pytest

from layout_tool.fonts import FontBook


@pytest.fixture(scope="session")
def book() -> FontBook:
    return FontBook.default()


@pytest.fixture(autouse=True)
def _no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
