"""Edition folders and layouts on disk.

Job: read and write what people and the program keep in files, so that no crash, kill or typing
error loses anything and every fault names its file and line.
In: paths; out: ``Edition``, ``Layout``, ``Story`` of :mod:`layout_tool.model`, and back.
Faults are :class:`layout_tool.problem.LayoutError`, all of a file's in one.
The form of the files is in docs/file-format.md and docs/layouts.md.
"""

from layout_tool.files.atomic import write_atomic
from layout_tool.files.autosave import (
    Snapshot,
    autosave,
    clear_autosaves,
    recover,
    recoverable,
)
from layout_tool.files.copy_md import story_from_markdown, story_to_markdown
from layout_tool.files.folder import find_edition, open_edition
from layout_tool.files.layouts import layout_names, load_layout
from layout_tool.files.lock import Holder, Lock, holder, is_stale
from layout_tool.files.pictures import picture_pixels
from layout_tool.files.save import normal_edition, save_edition
from layout_tool.files.watch import Changes, Watcher

__all__ = [
    "Changes",
    "Holder",
    "Lock",
    "Snapshot",
    "Watcher",
    "autosave",
    "clear_autosaves",
    "find_edition",
    "holder",
    "is_stale",
    "layout_names",
    "load_layout",
    "normal_edition",
    "open_edition",
    "picture_pixels",
    "recover",
    "recoverable",
    "save_edition",
    "story_from_markdown",
    "story_to_markdown",
    "write_atomic",
]
