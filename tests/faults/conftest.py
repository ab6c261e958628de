"""The command line called as a hostile user would."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from layout_tool.cli import main

SENTENCE = "镇上的小桥修好了，孩子们过河上学不再绕路，老人们也常到桥头坐坐，看看水，说说话。"
STORY = f"小桥修好了\n\n{SENTENCE * 4}\n\n{SENTENCE * 3}\n"


@dataclass(frozen=True)
class Answer:
    """What a command said and its exit code."""

    code: int
    said: str


Call = Callable[..., Answer]


@pytest.fixture
def call() -> Call:
    """Call ``layout-tool`` in this process; whatever is no sentence comes out as an exception."""

    def run(*words: str | Path) -> Answer:
        result = CliRunner().invoke(main, [str(word) for word in words])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Answer(result.exit_code, result.output)

    return run
