"""The inspector's groups of fields, one for each kind of thing that can be selected."""

from layout_tool.editor.qt.panels.sections.copyfit import CopyfitSection
from layout_tool.editor.qt.panels.sections.many import ManySection
from layout_tool.editor.qt.panels.sections.others import AdSection, FurnitureSection
from layout_tool.editor.qt.panels.sections.page import PageSection
from layout_tool.editor.qt.panels.sections.picture import PictureSection
from layout_tool.editor.qt.panels.sections.place import PlaceSection
from layout_tool.editor.qt.panels.sections.run import RunSection
from layout_tool.editor.qt.panels.sections.section import Section, Shown
from layout_tool.editor.qt.panels.sections.story import StorySection
from layout_tool.editor.qt.panels.sections.typography import FrameSection
from layout_tool.editor.qt.panels.sections.wrap import WrapSection

__all__ = [
    "AdSection",
    "CopyfitSection",
    "FrameSection",
    "FurnitureSection",
    "ManySection",
    "PageSection",
    "PictureSection",
    "PlaceSection",
    "RunSection",
    "Section",
    "Shown",
    "StorySection",
    "WrapSection",
]
