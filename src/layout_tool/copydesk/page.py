"""A raw page read as a whole: structure, joins, clean-up and the record of all of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Final

from layout_tool.copydesk.blocks import Block, group
from layout_tool.copydesk.language import Language, language_of
from layout_tool.copydesk.leads import find_leads
from layout_tool.copydesk.lines import caption_credit, split_lines
from layout_tool.copydesk.punctuation import clean, normalise
from layout_tool.copydesk.recognise import habits, recognise
from layout_tool.copydesk.record import Change, Draft, Step, undo
from layout_tool.copydesk.rejoin import unwrap
from layout_tool.copydesk.split import split_signatures
from layout_tool.model import Paragraph, Span, Story
from layout_tool.problem import LayoutError, Level, Place, Problem

__all__ = ["Caption", "ImportedPage", "import_page", "to_json"]

_EXCERPT: Final = 12


@dataclass(frozen=True, slots=True)
class Caption:
    """A picture's caption, its photographer, and the whole as it stood (“…。张三 摄”)."""

    text: str
    credit: str = ""
    whole: str = ""


@dataclass(frozen=True, slots=True)
class ImportedPage:
    """What a raw page was found to hold.

    ``aside`` holds lines that belong to the page's edge (editors, date, telephone). ``text`` is
    the raw text with all ``changes`` made; :meth:`restore` takes them back.
    """

    section: str = ""
    slogan: str = ""
    stories: tuple[Story, ...] = ()
    captions: tuple[Caption, ...] = ()
    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()
    aside: tuple[str, ...] = ()
    text: str = field(default="", repr=False)

    def restore(self) -> str:
        """Return the raw text, by taking back every change."""
        return undo(self.text, self.changes)


def import_page(text: str) -> ImportedPage:
    """Read the raw text of a newspaper page into clean stories.

    Nothing is lost: every character of ``text`` that is no space is in the result or in the
    ``before`` of a change.

    :raises LayoutError: when the text is empty, or (a fault of the program) when a character
        would be lost.
    """
    if not text.strip() or not text.strip("\ufeff \t\r\n\u3000"):
        raise LayoutError(
            Problem("copy.empty", "The copy is empty.", "Give a text that holds the page’s copy.")
        )
    draft = Draft(text)
    normalise(draft)
    draft.apply(unwrap(draft.text))
    draft.apply(split_signatures(draft.text))
    lines = split_lines(draft.text)
    page = habits(lines)
    blocks = group(lines, recognise(lines, page), page)
    languages = _languages(draft, blocks)
    problems = _clean_blocks(draft, blocks, languages)
    result = _assemble(draft, blocks, languages)
    result = replace(result, problems=(*problems, *_missing(result)))
    _keep_all(text, result)
    return result


def to_json(page: ImportedPage) -> dict[str, Any]:
    """Return the page as plain data: section, slogan, stories, captions, changes.

    What is absent is an empty string; lines of a head are parted by a space. Lines set aside
    stand among the changes, as ``line.aside``.
    """
    return {
        "section": page.section,
        "slogan": page.slogan,
        "stories": [
            {
                "kicker": _one_line(story.kicker),
                "headline": _one_line(story.headline),
                "deck": _one_line(story.deck),
                "byline": story.byline,
                "body": [paragraph.text for paragraph in story.body],
            }
            for story in page.stories
        ],
        "captions": [caption.whole for caption in page.captions],
        "changes": [asdict(change) for change in page.changes]
        + [asdict(Change("line.aside", line, "", field="aside")) for line in page.aside],
    }


def _one_line(text: str) -> str:
    return text.replace("\n", " ")


def _languages(draft: Draft, blocks: Sequence[Block]) -> Mapping[int, Language]:
    """The language of every story by its number; -1 is the page's, which short stories take."""
    whole = language_of(draft.text)
    texts: dict[int, list[str]] = {}
    for block in blocks:
        if block.story >= 0:
            texts.setdefault(block.story, []).append(block.text(draft.text))
    found = {number: language_of("".join(parts), whole) for number, parts in texts.items()}
    return {**found, -1: whole}


def _clean_blocks(
    draft: Draft, blocks: Sequence[Block], languages: Mapping[int, Language]
) -> list[Problem]:
    """Clean every block and write the edits into the draft; the blocks' pieces move along."""
    steps: list[Step] = []
    problems: list[Problem] = []
    unclosed: Block | None = None
    for block in blocks:
        raw = block.text(draft.text)
        # Where the page is English, a Chinese caption is cleaned as simplified.
        simplified = languages[block.story] in ("zh-Hans", "en")
        cleaned = clean(raw, block.kind, simplified=simplified)
        steps += block.trims
        steps += block.joins(draft.text)
        for edit in cleaned.edits:
            steps += block.to_draft(draft.text, (edit.start, edit.end, edit.after, edit.rule))
        if cleaned.odd:
            problems.append(_odd(block, _around(cleaned.text, cleaned.odd[0])))
        if block.role != "body":
            continue
        if unclosed is not None and not (
            unclosed.story == block.story and cleaned.text.startswith("“")
        ):
            problems.append(_odd(unclosed, unclosed.text(draft.text)[:_EXCERPT]))
        unclosed = block if cleaned.continues else None
        hint = re.search(r"”、“|》、《", cleaned.text)
        if hint is not None:
            problems.append(_list_comma(block, _around(cleaned.text, hint.start())))
    if unclosed is not None:
        problems.append(_odd(unclosed, unclosed.text(draft.text)[:_EXCERPT]))
    _write(draft, blocks, steps)
    return problems


def _write(draft: Draft, blocks: Sequence[Block], steps: Sequence[Step]) -> None:
    """Apply steps to the draft and move the blocks' pieces to where they stand afterwards."""
    kept: list[Step] = []
    for step in sorted(steps, key=lambda s: (s[0], s[1])):
        if not kept or step[0] >= kept[-1][1]:
            kept.append(step)
    draft.apply(kept)
    starts = [step[0] for step in kept]
    grown = [0]
    for start, end, after, _ in kept:
        grown.append(grown[-1] + len(after) - (end - start))
    for block in blocks:
        block.pieces = [
            (low + grown[bisect_left(starts, low)], high + grown[bisect_left(starts, high)])
            for low, high in block.pieces
        ]


def _assemble(
    draft: Draft, blocks: Sequence[Block], languages: Mapping[int, Language]
) -> ImportedPage:
    """Make stories, captions and changes of finished blocks."""
    page: dict[str, str] = {}
    captions: list[Caption] = []
    aside: list[str] = []
    parts: dict[int, dict[str, str]] = {}
    bodies: dict[int, list[Block]] = {}
    for block in blocks:
        text = block.text(draft.text)
        if block.role == "body":
            bodies.setdefault(block.story, []).append(block)
        elif block.role == "caption":
            words, credit = caption_credit(text)
            captions.append(Caption(words, credit, text))
        elif block.role == "aside":
            aside.append(text)
        elif block.story < 0:
            page[block.role] = text
        else:
            parts.setdefault(block.story, {})[block.role] = text
    numbers = sorted({*parts, *bodies})
    stories = [
        _story(number, parts.get(number, {}), bodies.get(number, []), draft.text, languages[number])
        for number in numbers
    ]
    return ImportedPage(
        page.get("section", ""),
        page.get("slogan", ""),
        _ranked(stories),
        tuple(captions),
        _changes(draft, blocks),
        aside=tuple(aside),
        text=draft.text,
    )


def _story(
    number: int, parts: Mapping[str, str], blocks: Sequence[Block], draft: str, lang: str
) -> Story:
    texts = [block.text(draft) for block in blocks]
    leads = find_leads([t if b.kind == "body" else "" for t, b in zip(texts, blocks, strict=True)])
    body: list[Paragraph] = []
    for index, (text, block) in enumerate(zip(texts, blocks, strict=True)):
        cut = leads.get(index, 0)
        spans = (Span(text[:cut], ("lead",)), Span(text[cut:])) if cut else (Span(text),)
        body.append(Paragraph(spans, block.paragraph))
    return Story(
        f"story-{number + 1}",
        headline=parts.get("headline", ""),
        kicker=parts.get("kicker", ""),
        deck=parts.get("deck", ""),
        byline=parts.get("byline", ""),
        body=tuple(body),
        lang=lang,
    )


def _ranked(stories: Sequence[Story]) -> tuple[Story, ...]:
    """The first story leads; of the others the longest third is rank 2, briefs are rank 4."""
    others = sorted((s.characters for s in stories[1:]), reverse=True)
    bar = others[max(0, (len(others) + 2) // 3 - 1)] if others else 0
    ranked: list[Story] = []
    for index, story in enumerate(stories):
        if index == 0:
            rank = 1
        elif story.characters < 300 and story.characters * 3 < others[0]:
            rank = 4
        else:
            rank = 2 if story.characters >= bar else 3
        ranked.append(replace(story, rank=rank))
    return tuple(ranked)


def _changes(draft: Draft, blocks: Sequence[Block]) -> tuple[Change, ...]:
    """The draft's edits, each with its place in the finished page."""
    spots = sorted(
        (low, high, number, offset) for number, block in enumerate(blocks)
        for low, high, offset in _offsets(block, draft.text)
    )  # fmt: skip
    lows = [spot[0] for spot in spots]
    changes: list[Change] = []
    for place, edit in draft.spans():
        index = bisect_right(lows, place) - 1
        change = Change(edit.rule, edit.before, edit.after, edit.start)
        if index >= 0:
            low, high, number, offset = spots[index]
            block = blocks[number]
            if place <= high:
                story = f"story-{block.story + 1}" if block.story >= 0 else ""
                change = replace(change, story=story, field=block.role, paragraph=block.index,
                                 offset=offset + place - low)  # fmt: skip
        changes.append(change)
    return tuple(changes)


def _offsets(block: Block, draft: str) -> Iterator[tuple[int, int, int]]:
    joined = ""
    for number, (low, high) in enumerate(block.pieces):
        if block.parted(number, joined):
            joined += block.between(joined, draft[low:high])
        yield low, high, len(joined)
        joined += draft[low:high]


def _missing(page: ImportedPage) -> list[Problem]:
    """Report stories that lack a headline or a text."""
    problems: list[Problem] = []
    for story in page.stories:
        if not story.headline:
            problems.append(
                Problem(
                    "copy.no-headline", f"{story.id} has no headline that could be recognised.",
                    "Write one, or check where the story begins.",
                    Level.WARNING, Place(story=story.id),
                )
            )  # fmt: skip
        if not story.body:
            problems.append(
                Problem(
                    "copy.no-body", f"“{_one_line(story.headline)}” has no text below it.",
                    "Check whether it is part of another story’s head.",
                    Level.WARNING, Place(story=story.id),
                )
            )  # fmt: skip
    if not page.stories:
        problems.append(
            Problem("copy.no-story", "No story was recognised in the copy.",
                    "Put the headline on a line of its own above the text.", Level.WARNING)
        )  # fmt: skip
    return problems


def _around(text: str, place: int) -> str:
    return text[max(0, place - _EXCERPT) : place + _EXCERPT]


def _place(block: Block) -> Place:
    if block.story < 0:
        return Place(key=block.role)
    name = f"{block.role}[{block.index}]" if block.role == "body" else block.role
    return Place(story=f"story-{block.story + 1}", key=name)


def _odd(block: Block, where: str) -> Problem:
    return Problem(
        "copy.odd-mark", f"A quotation or title mark has no partner near “{where}”.",
        "Check the copy; marks that pair beyond doubt are mended, this one is left as it stood.",
        Level.WARNING, _place(block), (("where", where),),
    )  # fmt: skip


def _list_comma(block: Block, where: str) -> Problem:
    return Problem(
        "copy.list-comma", f"A 、 between marked items may go near “{where}” (GB/T 15834 4.5.3.5).",
        "Take it out if the house style says so.",
        Level.HINT, _place(block), (("where", where),),
    )  # fmt: skip


def _keep_all(source: str, page: ImportedPage) -> None:
    """Make sure that no character is lost: the result holds all that the changes left.

    :raises LayoutError: when it does not: a fault of the program, not of the copy.
    """
    kept = Counter("".join([
        page.section, page.slogan, *page.aside, *(caption.whole for caption in page.captions),
        *(s for story in page.stories for s in (
            story.kicker, story.headline, story.deck, story.byline,
            *(paragraph.text for paragraph in story.body)))]))  # fmt: skip
    wanted = Counter(page.text)
    lost = [c for c in (wanted - kept) + (kept - wanted) if not c.isspace()]
    if lost or page.restore() != source:
        raise LayoutError(
            Problem(
                "copy.lost", f"Reading the copy would lose or double “{''.join(lost[:20])}”.",
                "This is a fault of the program: import the stories one by one and report it.",
            )
        )  # fmt: skip
