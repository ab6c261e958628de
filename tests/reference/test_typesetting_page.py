"""The page about typesetting tells of every rule of the conformance list, and if it is met."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "clreq.yaml"
DOCS = ROOT / "docs" / "typesetting.md"
TABLE = "<!-- the table: python tasks.py refs -->\n"


def table() -> str:
    """Return the list as Markdown: what is asked, by whom, and whether it is met."""
    out = ["| | what holds | source | |", "| --- | --- | --- | --- |"]
    for row in yaml.safe_load(CASES.read_text(encoding="utf-8")):
        texts = row.get("text")
        shown = "、".join(map(str, texts)) if isinstance(texts, list) else str(texts or "")
        says = row["says"].replace("{text}", shown if "{text}" in row["says"] else "")
        state = row.get("unmet", "met")
        out.append(f"| {row['id']} | {says} | {row['clause']} | {state} |".replace("\n", " "))
    return "\n".join(out) + "\n"


def test_the_page_about_typesetting_lists_every_rule(request: pytest.FixtureRequest) -> None:
    page = DOCS.read_text(encoding="utf-8")
    before, _, after = page.partition(TABLE)
    if request.config.getoption("--update-refs"):
        DOCS.write_text(before + TABLE + "\n" + table(), encoding="utf-8")
    else:
        assert after.strip() == table().strip(), "python tasks.py refs"
