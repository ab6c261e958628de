"""Stories of all test pages, shuffled into pages that nobody wrote: each is found again."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from layout_tool.copydesk import import_page
from layout_tool.copydesk.lines import split_lines
from layout_tool.copydesk.recognise import recognise
from layout_tool.model import Story

NAMES = ("cut-columns", "top-bylines", "no-gaps")
FRONT = ["守护一江碧水 共建美丽家园", "滨江潮"]
Part = list[tuple[str, str]]


def parts() -> tuple[list[tuple[Story, Part]], list[str]]:
    """The stories of the test pages with their labelled raw lines, and the captions."""
    stories: list[tuple[Story, Part]] = []
    captions: list[str] = []
    for name in NAMES:
        raw = (Path(__file__).parent / "pages" / f"{name}.txt").read_text("utf-8")
        lines = split_lines(raw)
        told = iter(import_page(raw).stories)
        for line, label in zip(lines, recognise(lines), strict=True):
            if label == "head1":
                stories.append((next(told), []))
            if label in ("caption", "plate") and line.text.endswith("摄"):
                captions.append(line.text)
            elif label not in ("section", "slogan", "aside", "caption", "plate"):
                stories[-1][1].append((label, line.text))
    return stories, captions


@pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=["gaps", "no gaps"])
@pytest.mark.parametrize("unsigned", [0.0, 0.3, 1.0])
@pytest.mark.parametrize("seed", range(12))
def test_shuffled_stories_keep_their_heads_bylines_and_paragraphs(
    gap: str, unsigned: float, seed: int
) -> None:
    stories, captions = parts()
    draw = random.Random(seed)
    lines = list(FRONT)
    wanted = []
    for story, part in draw.sample(stories, draw.randint(3, len(stories))):
        drop = draw.random() < unsigned
        kept = [(k, t) for k, t in part if not (drop and k in ("signed", "byline"))]
        wanted.append(
            (
                story.kicker,
                story.headline,
                story.deck,
                "" if drop else story.byline,
                len(story.body),
            )
        )
        if captions and draw.random() < 0.4:
            places = [i + 1 for i, (kind, _) in enumerate(kept) if kind == "body"]
            kept.insert(draw.choice(places), ("caption", draw.choice(captions)))
        lines += [text for _, text in kept]
    page = import_page(gap.join(lines))
    assert [(s.kicker, s.headline, s.deck, s.byline, len(s.body)) for s in page.stories] == wanted
    assert (page.slogan, page.section) == tuple(FRONT)
