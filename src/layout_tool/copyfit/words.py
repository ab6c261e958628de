"""A report of copyfitting as sentences, in Chinese and in English."""

from __future__ import annotations

from typing import Final, Literal

from layout_tool.copyfit.fit import FitReport, FitStep

__all__ = ["Language", "sentences"]

Language = Literal["en", "zh"]

_STEPS: Final = {
    ("en", "lines"): "Paragraphs broken anew: {effect}.",
    ("en", "squeeze"): "Marks squeezed: {effect}.",
    ("en", "spacing"): "Letter spacing from {old} to {new} em: {effect}.",
    ("en", "headline"): "Headline from {old} to {new} pt: {effect}.",
    ("en", "picture"): "Picture “{picture}” from {old} to {new} lines: {effect}.",
    ("en", "leading"): "Leading from {old} to {new} pt, off the page’s lines: {effect}.",
    ("zh", "lines"): "段落重新断行，{effect}。",
    ("zh", "squeeze"): "标点挤压，{effect}。",
    ("zh", "spacing"): "字距由 {old} 字改为 {new} 字，{effect}。",
    ("zh", "headline"): "标题由 {old} 磅改为 {new} 磅，{effect}。",
    ("zh", "picture"): "图片“{picture}”由 {old} 行改为 {new} 行，{effect}。",
    ("zh", "leading"): "行距由 {old} 磅改为 {new} 磅（离开版面行格），{effect}。",
}
_TEXTS: Final = {
    ("en", "over"): "“{title}” is {chars} characters ({lines}) too long.",
    ("en", "short"): "“{title}” is {lines} short.",
    ("en", "fits"): "“{title}” fits as it is.",
    ("en", "done"): "It fits now.",
    ("en", "still over"): "It is still {chars} characters ({lines}) too long: cut the copy.",
    ("en", "still short"): "It is still {lines} short: room for {chars} characters.",
    ("en", "saved"): "saves {lines}",
    ("en", "taken"): "fills {lines}",
    ("zh", "over"): "《{title}》余 {chars} 字（{lines}）。",
    ("zh", "short"): "《{title}》缺 {lines}。",
    ("zh", "fits"): "《{title}》正好排下，不必改动。",
    ("zh", "done"): "已排下。",
    ("zh", "still over"): "仍余 {chars} 字（{lines}），请删稿。",
    ("zh", "still short"): "仍缺 {lines}，可加 {chars} 字。",
    ("zh", "saved"): "省 {lines}",
    ("zh", "taken"): "占 {lines}",
}


def sentences(report: FitReport, language: Language = "en") -> tuple[str, ...]:
    """Return what was wrong, what was changed and what is left, a sentence each."""
    before, after = report.before, report.after
    told: list[str] = []
    if report.done and not report.steps:
        return (_say(language, "fits", title=report.title),)
    if before.over_lines:
        told.append(
            _say(
                language, "over", title=report.title, chars=str(report.over),
                lines=_lines(before.over_lines, language),
            )
        )  # fmt: skip
    else:
        lines = _lines(before.short_lines, language)
        told.append(_say(language, "short", title=report.title, lines=lines))
    told += (_step(step, language, saved=before.over_lines > 0) for step in report.steps)
    if report.done:
        told.append(_say(language, "done"))
    elif report.left > 0:
        lines = _lines(after.over_lines, language)
        told.append(_say(language, "still over", chars=str(report.left), lines=lines))
    else:
        lines = _lines(after.short_lines, language)
        told.append(_say(language, "still short", chars=str(-report.left), lines=lines))
    return tuple(told)


def _step(step: FitStep, language: Language, *, saved: bool) -> str:
    effect = _say(language, "saved" if saved else "taken", lines=_lines(step.lines, language))
    change = step.change
    return _STEPS[language, change.means].format(
        old=_number(change.old), new=_number(change.new), picture=change.picture, effect=effect
    )


def _say(language: Language, key: str, **values: str) -> str:
    return _TEXTS[language, key].format(**values)


def _lines(count: int, language: Language) -> str:
    if language == "zh":
        return f"{count} 行"
    return "1 line" if count == 1 else f"{count} lines"


def _number(value: float) -> str:
    return f"{value:g}".replace("-", "−")
