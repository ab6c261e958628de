"""What is wrong, in the language of the interface: the rooms below speak English."""

from __future__ import annotations

from typing import Final

from layout_tool.editor.qt.fault_words import FAULTS
from layout_tool.editor.qt.say import language
from layout_tool.model import Edition
from layout_tool.problem import Problem

__all__ = ["CHINESE", "remedy", "told", "what"]

CHINESE: Final[dict[str, tuple[str, str]]] = {
    "story.overset": ("《{title}》余 {chars} 字（{lines} 行）", "加大稿框、删稿或改小标题"),
    "story.short": ("《{title}》缺 {lines} 行", "缩小稿框、改用大一号标题或补充文字"),
    "story.twice": ("同一篇稿件的同一部分排了两处", "撤下一处，或改为接排的下一部分"),
    "story.no_head_room": ("绕排之后没有地方放《{title}》的标题", "移开或缩小框中之物，或加大稿框"),
    "story.fewer_columns": ("稿框放不下《{title}》所要的分栏数", "加大稿框，或减少分栏"),
    "story.leading": ("《{title}》的行距只有 {leading} 磅，比字还小，已按 {pitch} 磅密排",
                      "把行距改为 {pitch} 磅以上，或不另定行距"),
    "text.outside_frame": ("“{text}”排到了框外", "加大框、改小字号或缩短文字"),
    "text.overlap": ("“{first}”与“{second}”叠印在一起", "改小字号或加大行距"),
    "thread.missing_part": ("接排缺了一部分", "补上缺的部分，或重新编号"),
    "thread.order": ("接排的次序颠倒", "把后一部分移到前一部分之后，或对调编号"),
    "thread.empty": ("文字没有排到这个接排框", "缩小前面的框，或撤下这个框"),
    "story.unplaced": ("《{title}》还没有上版", "排到版面上、移到别的版面或撤下"),
    "story.unknown": ("框里的稿件不在本期中", "换一篇稿件，或找回原文件"),
    "picture.unknown": ("框里的图片不在本期中", "换一张图片，或找回原文件"),
    "picture.missing": ("图片“{file}”缺失，暂以占位框代替", "把文件放进本期文件夹，或换一张图片"),
    "picture.placeholder": ("版面上还有占位框", "放入图片或广告，或撤下空框"),
    "picture.unusable": ("图片文件无法使用", "请重新索取，或另存为 JPEG、PNG、TIFF"),
    "picture.resolution": ("图片只有 {ppi} ppi，不能付印（至少 {needed}）", "换大文件，或缩小图片"),
    "picture.coarse": ("图片只有 {ppi} ppi，偏低（应有 {needed}）", "换大文件，或缩小图片"),
    "pdf.picture_missing": ("图片文件不见了，暂以占位框代替", "把文件放回原处，或换一张图片"),
    "pdf.picture_kind": ("图片格式无法识别，暂以占位框代替", "另存为 JPEG、PNG、TIFF 或 WebP"),
    "pdf.picture_damaged": ("图片文件已损坏，暂以占位框代替", "重新索取，或用图片软件打开后另存"),
    "pdf.picture_too_large": ("图片像素过多，暂以占位框代替", "缩小后另存：整版只需一千五百万像素"),
    "pdf.picture_low": ("图片只有 {ppi} ppi，付印需要 {lowest}", "把图片缩小，或索取更大的文件"),
    "pdf.picture_flattened": (
        "透明图片压在别的图文上，这种 PDF 不能保留半透明，半透明处已印成白底",
        "让它落在纸上或单色底纹上，或选用 PDF/X-4 的预设",
    ),
    "pdf.ad_too_large": ("广告文件过大，暂以占位框代替", "请客户提供小一些的文件"),
    "pdf.ad_missing": ("广告文件不见了，暂以占位框代替", "把文件放回原处"),
    "pdf.ad_locked": ("广告文件有密码，暂以占位框代替", "请客户提供不加密的文件"),
    "pdf.ad_unreadable": ("广告文件读不了，暂以占位框代替", "检查文件权限"),
    "pdf.ad_damaged": ("广告文件已损坏，暂以占位框代替", "请重新索取"),
    "pdf.ad_no_page": ("广告文件没有这一页，暂以占位框代替", "另选一页"),
    "pdf.ad_unsafe": ("广告不能付印，暂以占位框代替", "请客户提供四色的 PDF/X 文件"),
    "pdf.ad_spots": ("广告用了专色 {inks}", "请客户改为四色，或选用保留专色的预设"),
    "pdf.ink_over": ("颜色的总墨量为 {ink} %，纸张只能承受 {limit} %", "改浅，或改用单黑"),
    "pdf.font_rights": ("字体不允许嵌入 PDF", "换一种字体，或选用文字转曲的预设"),
    "pdf.font_subset": ("字体无法取子集", "换一种字体，或重新安装"),
    "pdf.pair_heights": ("两版高度不同，不能拼在一张上", "让两版使用同一版式"),
    "pdf.twice": ("同一版被要求拼或拆两次", "只拼或拆一次"),
    "pdf.preset_unknown": ("没有这个预设", "检查名称"),
    "pdf.preset_unreadable": ("预设文件读不了", "检查文件"),
    "pdf.preset_value": ("预设里有一项不对", "改正这一项"),
    "pdf.profile_unknown": ("没有这个色彩特性文件", "检查名称或路径"),
    "pdf.profile_unreadable": ("色彩特性文件读不了", "放回原处，或在预设里换一个"),
    "pdf.profile_class": ("这不是印刷或显示器的色彩特性文件", "选用印厂提供的特性文件"),
    "pdf.not_written": ("PDF 写不进去", "换一个文件夹，或关闭正在打开它的程序"),
    "output.foreign": ("那里已有别的文件，不能用 PDF 覆盖", "给 PDF 换一个名称"),
    "ad.missing": ("广告文件缺失，暂以占位框代替", "把文件放进本期文件夹"),
    "ad.unusable": ("广告文件无法使用", "请重新索取不加密的文件，并核对页码"),
    "ad.colour": ("广告用了不允许的颜色", "请广告客户改为 CMYK 或黑色"),
    "ad.fonts": ("广告没有嵌入字体", "请广告客户嵌入字体或转曲"),
    "ad.transparency": ("广告含有透明效果", "请客户提供 PDF/X-1a，或导出 PDF/X-4"),
    "ad.spots": ("广告含有专色（{inks}）", "请客户改为四色，或选用保留专色的预设"),
    "ad.ink": ("广告的总墨量 {ink}%，纸张只能承受 {limit}%", "请客户提供按新闻纸制作的文件"),
    "ad.colour_small": ("广告里有 {size} 磅的多色小字", "请客户把小字改为单黑或单色"),
    "ad.coarse": ("广告里的图片只有 {ppi} ppi（应有 {needed}）", "请客户换清晰的文件，或缩小广告"),
    "ad.trim": ("广告没有标明裁切框", "请客户提供带裁切框的文件，或检查四周"),
    "font.missing_character": ("《{title}》的“{char}”缺字，以〓代替", "为版式补上有该字的字体"),
    "font.forbidden": ("字体不允许嵌入", "换一种字体，或选用文字转曲的预设"),
    "line.forced": ("《{title}》有几行不得不违反行末行首规则", "加宽栏宽或改动字句"),
    "table.crowded": ("《{title}》的表格或制表位放不下文字", "加宽分栏、移动制表位或缩短文字"),
    "line.empty_cells": ("《{title}》有 {cells} 个空格没有填满", "改动字句，或不用严格网格"),
    "colour.unknown": ("版式里没有“{name}”这种颜色，暂用黑色", "在版式的 colours 里写上它"),
    "frame.outside": ("框超出了版心", "把它移回版心之内"),
    "rule.thin": ("线条只有 {width} 磅，印不出来", "加粗到印刷能保证的宽度：新闻纸 0.25 磅"),
    "rule.colour_thin": ("{width} 磅的彩色细线难以套准", "加粗，或只用一种油墨"),
    "type.small": ("文字只有 {size} 磅（至少 {least}）：{text}", "加大字号"),
    "type.colour_small": ("彩色文字只有 {size} 磅，难以套准：{text}", "改为单色，或加大字号"),
    "type.reversed_small": ("反白文字只有 {size} 磅：{text}", "加大、加粗，或改为白底黑字"),
    "ink.over": ("颜色 {colour} 总墨量 {ink}%，纸张限 {limit}%", "换浅些的颜色；要黑色就用单黑"),
    "ink.spot": ("专色“{name}”将改为四色印刷", "改用四色，或选用保留专色的预设"),
    "qr.small": ("二维码的小格只有 {size} 毫米，可能扫不出（至少 {least}）", "加大框，或缩短链接"),
    "qr.empty": ("二维码没有内容", "把链接写在文字里"),
    "qr.too_long": ("二维码装不下这么长的内容", "换用短链接"),
    "bleed.short": ("出血不到 {bleed} 毫米", "让它伸到出血边，或退回版内"),
    "text.cut": ("文字被裁掉", "移回版内"),
    "text.near_edge": ("“{text}”离裁切边不到 {margin} 毫米", "向里移：折叠和裁切会有误差"),
    "page.through_cut": ("断版：第 {column} 栏前的栏空贯通全版", "让一个框跨过这道栏空"),
    "page.head_clash": ("碰题：《{first}》与《{second}》左右相碰", "错开标题，或用图片隔开"),
    "type.faint": ("文字与底色太接近，看不清", "换文字颜色或底色；压图的题要压在图上"),
    "page.overlap": ("两个框相互重叠", "移开其中一个，或让文字绕排"),
    "ad.stretched": ("广告被拉伸变形", "按原尺寸画框，或请客户提供合适的尺寸"),
    **FAULTS,
}  # fmt: skip
"""What and remedy by the problem's id; ``{title}`` is the story's headline, ``{what}`` the English
sentence."""


def what(problem: Problem, edition: Edition | None = None) -> str:
    """Return what is wrong."""
    if not language().startswith("zh") or problem.id not in CHINESE:
        return problem.what
    values = {"title": _title(problem, edition), "what": problem.what, **dict(problem.values)}
    try:
        return CHINESE[problem.id][0].format(**values)
    except KeyError:
        return problem.what


def remedy(problem: Problem) -> str:
    """Return what to do about it."""
    if not language().startswith("zh") or problem.id not in CHINESE:
        return problem.remedy
    return CHINESE[problem.id][1]


def told(problem: Problem, edition: Edition | None = None) -> str:
    """Return what is wrong and what to do about it, as sentences."""
    said, advice = what(problem, edition), remedy(problem)
    if language().startswith("zh") and problem.id in CHINESE:
        return f"{said}。{advice}。" if advice else f"{said}。"
    return f"{said} {advice}".strip()


def _title(problem: Problem, edition: Edition | None) -> str:
    name = problem.place.story
    if edition is not None:
        if name is None and problem.place.page and problem.place.frame:
            page = next((p for p in edition.pages if p.id == problem.place.page), None)
            frames = page.frames if page is not None else ()
            name = next(
                (getattr(f, "story", None) for f in frames if f.id == problem.place.frame), None
            )
        story = edition.stories.get(name or "")
        if story is not None:
            return " ".join(story.headline.split()) or story.id
    return name or "稿件"
