"""Commands on how the desk is looked at, and which tool is in hand. None is an undo step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from layout_tool.editor.commands.conditions import has_page, needs_frames
from layout_tool.editor.commands.contents import crop_view
from layout_tool.editor.commands.registry import Command, Run, ask
from layout_tool.editor.state.step import State, Step
from layout_tool.editor.state.view import Guide, Units
from layout_tool.editor.words import Words
from layout_tool.model import GridBox

__all__ = ["ROWS", "TOOL_TITLES"]


def _switch(name: str) -> Run:
    def run(state: State) -> Step:
        changes: dict[str, Any] = {name: not getattr(state.view, name)}
        return Step(view=replace(state.view, **changes))

    return run


def _is_on(name: str) -> Callable[[State], bool]:
    return lambda state: bool(getattr(state.view, name))


def _in_hand(name: str) -> Callable[[State], bool]:
    return lambda state: state.view.tool == name


def _units(units: Units) -> Run:
    return lambda state: Step(view=replace(state.view, units=units))


def _measured_in(units: Units) -> Callable[[State], bool]:
    return lambda state: state.view.units == units


def _tool(name: str) -> Run:
    def run(state: State) -> Step:
        selection = state.selection
        if name != "text" and selection.text is not None:
            selection = selection.of_frames(selection.frames)
        # The crop tool begins with the picture that is selected.
        begun = crop_view(state, selection.frame) if name == "crop" else None
        return Step(selection=selection, view=begun or state.view.holding(name))

    return run


def _add_guide(state: State, across: bool, at: float) -> Step | None:
    """Put a guide on the page, ``at`` pt from its top (``across``) or its left edge."""
    if state.page is None:
        return None
    guide = Guide(state.page.id, across, round(at, 3))
    if guide in state.view.guides:
        return None
    return Step(view=replace(state.view, guides=(*state.view.guides, guide)))


def _move_guide(state: State, guide: Guide, at: float) -> Step | None:
    """Move a guide to ``at`` pt; one that leaves the paper is taken away."""
    grid = state.grid
    if grid is None or guide not in state.view.guides:
        return None
    rest = tuple(one for one in state.view.guides if one != guide)
    if 0 <= at <= (grid.height if guide.across else grid.width):
        rest = (*rest, replace(guide, at=round(at, 3)))
    return Step(view=replace(state.view, guides=rest))


def _guides_around(state: State) -> Step | None:
    """Put guides along the four edges of what is selected."""
    grid, page = state.grid, state.page
    if grid is None or page is None:
        return None
    rects = [
        grid.rect(frame.place) if isinstance(frame.place, GridBox) else frame.place
        for frame in state.chosen
    ]
    edges = [
        *((True, min(rect.y for rect in rects)), (True, max(rect.bottom for rect in rects))),
        *((False, min(rect.x for rect in rects)), (False, max(rect.right for rect in rects))),
    ]
    made = (Guide(page.id, across, round(at, 3)) for across, at in edges)
    guides = tuple(dict.fromkeys((*state.view.guides, *made)))
    if guides == state.view.guides:
        return None
    return Step(view=replace(state.view, guides=guides, grid=True))


def _clear_guides(state: State) -> Step | None:
    rest = tuple(g for g in state.view.guides if g.page != state.view.page)
    return Step(view=replace(state.view, guides=rest)) if rest != state.view.guides else None


TOOL_TITLES: Final = (
    ("select", Words("Selection Tool", "选择工具"), ("V",), "mouse-pointer-2"),
    ("text", Words("Text Tool", "文字工具"), ("T",), "type"),
    ("crop", Words("Crop Tool", "裁切工具"), ("C", "A"), "crop"),
    ("story", Words("Story Frame Tool", "稿件框工具"), ("Y",), "layout-panel-top"),
    ("picture", Words("Picture Frame Tool", "图片框工具"), ("F",), "image-plus"),
    ("words", Words("Page Text Tool", "版面文字工具"), ("Shift+T",), "heading"),
    ("box", Words("Box Tool", "框线工具"), ("M",), "square"),
    ("rule", Words("Rule Tool", "线条工具"), ("L", "\\"), "minus"),
    ("tint", Words("Tint Tool", "底纹工具"), ("G",), "paint-bucket"),
    ("pan", Words("Hand Tool", "抓手工具"), ("H",), "hand"),
)
"""Names, titles, keys and icons; the keys are those of InDesign, where Y draws a text grid."""
_SWITCHES: Final = (
    ("facing", Words("Facing Pages", "对页显示"), "Ctrl+Shift+F", "columns-2"),
    ("preview", Words("Preview", "预览"), "W", "eye"),
    ("grid", Words("Grid and Guides", "栏格与参考线"), "Ctrl+'", "grid-3x3"),
    ("edges", Words("Frame Edges", "框边"), "Ctrl+H", "frame"),
    ("badges", Words("Copyfit Badges", "余缺标记"), "Ctrl+Shift+H", "badge"),
    ("rulers", Words("Rulers", "标尺"), "Ctrl+R", "ruler"),
    ("snapping", Words("Snapping", "吸附"), "Ctrl+Shift+;", "magnet"),
)
_ZOOMS: Final = (
    ("zoom_in", Words("Zoom In", "放大"), ("Ctrl+=", "Ctrl++"), "zoom-in"),
    ("zoom_out", Words("Zoom Out", "缩小"), ("Ctrl+-",), "zoom-out"),
    ("fit_page", Words("Fit Page", "整版"), ("Ctrl+0",), "scan"),
    ("fit_spread", Words("Fit Spread", "整个对页"), ("Ctrl+Alt+0",), "book-open"),
    ("fit_width", Words("Fit Width", "版宽"), ("Ctrl+2",), "move-horizontal"),
    ("actual", Words("Actual Size (100 %)", "实际大小（100 %）"), ("Ctrl+1",), "scan-search"),
)

_UNITS: Final[tuple[tuple[Units, Words], ...]] = (
    ("mm", Words("Rulers in Millimetres", "标尺按毫米")),
    ("grid", Words("Rulers in Columns and Lines", "标尺按栏和行")),
)
_WINDOW: Final = (
    ("theme.system", Words("Theme: Like the System", "外观：跟随系统"), "view/theme", "sun-moon"),
    ("theme.light", Words("Theme: Light", "外观：浅色"), "view/theme", "sun"),
    ("theme.dark", Words("Theme: Dark", "外观：深色"), "view/theme", "moon"),
    (
        "language.system",
        Words("Language: Like the System", "语言：跟随系统"),
        "view/language",
        "languages",
    ),
    ("language.zh_CN", Words("Language: Chinese", "语言：中文"), "view/language", ""),
    ("language.en", Words("Language: English", "语言：英文（English）"), "view/language", ""),
)

_PANELS: Final = (
    ("copy", Words("Go to the Copy Panel", "转到稿件面板"), "Alt+1"),
    ("pictures", Words("Go to the Pictures Panel", "转到图片面板"), "Alt+2"),
    ("inspector", Words("Go to the Inspector", "转到属性面板"), "Alt+3"),
    ("story", Words("Go to the Story Editor", "转到稿件编辑器"), "Alt+4"),
    ("problems", Words("Go to the Problems Panel", "转到问题面板"), "Alt+5"),
)
"""Pressed again with the keyboard in the panel, they hide it."""

ROWS: Final = (
    *(
        Command(f"view.{name}", title, ask(f"view.{name}"), has_page, keys, "view", icon=icon)
        for name, title, keys, icon in _ZOOMS
    ),
    *(
        Command(f"view.{name}", title, _switch(name), has_page, (key,), "view",
                "frames" if len(key) == 1 else "",
                checked=_is_on(name), icon=icon)
        for name, title, key, icon in _SWITCHES
    ),
    *(
        Command(f"units.{units}", title, _units(units), menu="view/units",
                checked=_measured_in(units))
        for units, title in _UNITS
    ),
    *(
        Command(name, title, ask(name), menu=menu, icon=icon)
        for name, title, menu, icon in _WINDOW
    ),
    Command("view.pages", Words("Pages Panel", "版面栏"), ask("view.pages"), keys=("F12",),
            menu="view", icon="panel-left"),
    Command("view.next_panel", Words("Next Panel", "下一个面板"), ask("view.next_panel"),
            has_page, ("F6",), "view"),
    Command("view.previous_panel", Words("Previous Panel", "上一个面板"),
            ask("view.previous_panel"), has_page, ("Shift+F6",), "view"),
    Command("view.hide_panels", Words("Hide or Show All Panels", "隐藏或显示全部面板"),
            ask("view.hide_panels"), has_page, ("Ctrl+Alt+H",), "view"),
    *(
        Command(f"view.panel_{name}", title, ask(f"view.panel_{name}"), has_page, (key,))
        for name, title, key in _PANELS
    ),
    Command("view.spreads", Words("Full-Screen Spread Preview", "全屏对页预览"),
            ask("view.spreads"), has_page, ("F5",), "view", icon="presentation"),
    Command("view.add_guide", Words("Add Guide", "添加参考线"), _add_guide, has_page),
    Command("view.move_guide", Words("Move Guide", "移动参考线"), _move_guide, has_page),
    Command("view.guides_around", Words("Guides around the Selection", "沿所选框加参考线"),
            _guides_around, needs_frames(), ("Ctrl+Alt+G",), "view"),
    Command("view.clear_guides", Words("Clear Guides of the Page", "清除本版参考线"),
            _clear_guides, has_page, menu="view"),
    *(
        Command(f"tool.{name}", title, _tool(name), keys=keys, menu="tools", scope="frames",
                checked=_in_hand(name), icon=icon)
        for name, title, keys, icon in TOOL_TITLES
    ),
)  # fmt: skip
