"""Automatic layout: stories, pictures and pinned frames → whole pages, best first.

Input: an edition, one of its pages, and a font book to measure with. Output: ``Proposal``s, each
a model page with its frames filled, its cost by named rows, and what is over or short; writing
one into the edition is the caller's. Shape functions (``shapes``) and exact sets over subsets
(``combine``, ``region``, ``wheel``) say what fits; costs as rows (``costs``) and annealing
(``search``) say what is good; ``hard`` is what must hold.

Sources: shape functions of slicing floor plans (Otten; Stockmeyer); newspaper grids with article
variants (Strecker and Hennig, *Automatic Layouting of Personalized Newspaper Pages*).
"""

from layout_tool.arrange.compose_measure import ComposeMeasurer
from layout_tool.arrange.costs import FIT_ROWS, PAGE_ROWS
from layout_tool.arrange.measure import Measurer, PictureMeasure
from layout_tool.arrange.propose import Proposal, page_ranks, propose, propose_with

__all__ = [
    "FIT_ROWS",
    "PAGE_ROWS",
    "ComposeMeasurer",
    "Measurer",
    "PictureMeasure",
    "Proposal",
    "page_ranks",
    "propose",
    "propose_with",
]
