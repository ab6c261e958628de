"""Copyfitting: a story a little too long or too short for its frame is made to fit.

Input: an edition, a page and a story frame, and the means an editor allows. Output: an edition
with the least of those means that do it, and a report in numbers and sentences. Nothing here cuts
or adds a word: what is left over is said in characters, exactly (``counts``).

Sources: looseness of paragraphs after Knuth and Plass (*Breaking Paragraphs into Lines*); the
order of the means is the composing room's, from what no reader sees to what all do.
"""

from layout_tool.copyfit.changes import MEANS, Change, Limits, Means
from layout_tool.copyfit.counts import chars_over, chars_short
from layout_tool.copyfit.fit import FitReport, FitStep, fit_story, slack
from layout_tool.copyfit.trial import Composer
from layout_tool.copyfit.words import Language, sentences

__all__ = [
    "MEANS",
    "Change",
    "Composer",
    "FitReport",
    "FitStep",
    "Language",
    "Limits",
    "Means",
    "chars_over",
    "chars_short",
    "fit_story",
    "sentences",
    "slack",
]
