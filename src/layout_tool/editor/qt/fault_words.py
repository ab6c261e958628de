"""What is wrong with files, copy, layouts and fonts, in Chinese.

``{what}`` is the room's own sentence where it says more than can be said here: a key, a value.
"""

from __future__ import annotations

from typing import Final

__all__ = ["FAULTS"]

FAULTS: Final[dict[str, tuple[str, str]]] = {
    "arrange.head": ("标题比框宽", "缩短标题，或分成两行"),
    "arrange.overset": ("稿件余 {lines} 行，每行 {chars} 字", "大致删去这么多，本篇或本版别处都行"),
    "arrange.ragged": ("几栏长短不齐", "改动框高，或增删几行"),
    "arrange.short": ("稿件排不满本版", "补一篇稿件、一张图片或一则广告"),
    "arrange.unplaced": ("本版放不下：{what}", "删减其他稿件，或移到别的版面"),
    "copy.broken-bytes": ("来稿里有损坏的字节", "请对方重发，或核对〓处的文字"),
    "copy.docx": ("Word 文件无法读取", "在 Word 里另存为 .docx，或另存为纯文本"),
    "copy.empty": ("来稿里没有文字", "检查是不是选错了文件"),
    "copy.encoding-doubtful": ("来稿的编码只能猜测", "通读一遍；若有乱码，请另存为 UTF-8"),
    "copy.front": ("稿件的文件头有误：{what}", "按提示改正文件头"),
    "copy.list-comma": ("并列的词之间用了逗号", "看是否应改为顿号"),
    "copy.lost": ("读入来稿时会丢失或重复文字：{what}", "这是程序的错误：请逐篇导入，并告诉我们"),
    "copy.name": ("稿件的文件名不能用：{what}", "给文件改名"),
    "copy.no-body": ("有一篇稿件没有正文", "补上正文，或核对稿件从哪里开始"),
    "copy.no-headline": ("有一篇稿件认不出标题", "写上标题，或核对稿件从哪里开始"),
    "copy.no-story": ("来稿里认不出稿件", "核对来稿，或逐篇导入"),
    "copy.odd-mark": ("来稿里有不成对的标点", "核对这几处标点"),
    "copy.surrogate": ("文字里有不完整的字符", "删去它，重新输入"),
    "copy.too-large": ("文件太大，不像是稿件", "检查是不是选错了文件"),
    "copy.unreadable": ("文件无法读取：{what}", "检查文件是否还在、能否打开"),
    "edition.dangling": ("有框所引用的稿件或图片不存在：{what}", "撤下这个框，或换上别的内容"),
    "edition.folder": ("选的是文件，不是文件夹", "换一个名字"),
    "edition.id": ("编号不能用：{what}", "只用字母、数字和连字符"),
    "edition.locked": (
        "{user}自{since}起在{host}上打开着本期", "可以只看，或请对方关闭；也可以接管",
    ),
    "edition.none": ("这里没有一期报纸", "选择装有 edition.yaml 的文件夹"),
    "edition.page": ("版面文件有误：{what}", "按提示改正文件"),
    "edition.single": ("单个文件里只能存一个版", "另存为文件夹"),
    "export.refused": ("印前检查有错误，没有导出：{what}", "先改正错误，或换用别的预设"),
    "file.differs": ("存下的内容读回来不一样：{what}", "没有改动任何文件；请告诉我们"),
    "file.encoding": ("文件不是 UTF-8 编码", "另存为 UTF-8"),
    "file.large": ("文件太大", "检查是不是选错了文件"),
    "file.missing": ("没有这个文件", "检查文件夹是否完整"),
    "file.newer": ("文件由更新版本的程序写成", "请用新版程序打开"),
    "file.surrogate": ("文字里有不完整的字符", "删去它，重新输入"),
    "file.unreadable": ("文件无法读取：{what}", "检查文件是否还在、能否打开"),
    "fit.frame": ("这里没有可以调整的稿框", "选一个稿框"),
    "fit.locked": ("{page}版的框“{frame}”已锁定", "先解除锁定"),
    "font.not_a_name": ("字体名有误：{what}", "在版式的 fonts 里改正"),
    "font.not_found": ("找不到字体：{what}", "装上字体，或在版式里改用别的"),
    "font.unknown_face": ("没有这种字体：{what}", "在版式的 fonts 里改正"),
    "font.unknown_key": ("fonts 里有不认识的键：{what}", "按提示改正"),
    "font.unknown_role": ("没有这种字体用途：{what}", "按提示改正"),
    "font.wrong_type": ("fonts 里的值类型不对：{what}", "按提示改正"),
    "job.ended": ("工作没有做完就结束了", "再试一次；若仍然如此，可能是内存不足"),
    "job.mistake": ("工作失败：{what}", "请告诉我们"),
    "layout.cycle": ("版式互相引用，绕成了圈", "去掉其中一个 extends"),
    "layout.extends": ("版式所依据的版式有误：{what}", "按提示改正"),
    "layout.shape": ("版式文件有误：{what}", "按提示改正"),
    "layout.unknown": ("没有这种版式：{what}", "换一种版式，或给出文件的路径"),
    "page.compose": ("这一版排不出来：{what}", "撤销上一步；若仍然如此，请告诉我们"),
    "page.unknown": ("没有这个版：{what}", "写本期里有的版号"),
    "picture.unreadable": ("文件不在，或不是图片：{what}", "请提供 JPEG、PNG、TIFF 或 WebP 文件"),
    "save.taken": ("那里已经有另一期报纸", "换一个名字"),
    "window.font": ("字体文件无法显示：{what}", "换一种字体，或重新安装它"),
    "window.no_pages": ("本期没有版面", "在 edition.yaml 里加上版面"),
    "write.failed": ("文件写不进去：{what}", "没有改动任何内容。检查权限和剩余空间"),
    "write.unfinished": ("上次保存没有完成：{what}", "重新打开本期，程序会接着完成"),
    "yaml.alias": ("文件里用了别名（&、*）", "把内容写全"),
    "yaml.deep": ("文件的层次太多", "检查缩进"),
    "yaml.key": ("文件里的键有误：{what}", "按提示改正"),
    "yaml.shape": ("文件的内容有误：{what}", "按提示改正"),
    "yaml.syntax": ("文件不合 YAML 语法", "检查这一行的缩进、冒号和引号"),
    "yaml.twice": ("同一个键写了两次：{what}", "留下其中一个"),
}  # fmt: skip
"""What and remedy by the problem's id, as in ``problem_words``."""
