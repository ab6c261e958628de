<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <location filename="../dialogs/about.py" line="19" />
        <source>About Layout Tool</source>
        <translation>关于 Layout Tool</translation>
    </message>
    <message>
        <location filename="../dialogs/about.py" line="27" />
        <source>Newspaper pages for Chinese and other CJK text, from raw copy to press PDF.</source>
        <translation>中文及中日韩报纸排版：从原稿到印刷 PDF。</translation>
    </message>
    <message>
        <location filename="../dialogs/about.py" line="31" />
        <source>Free software under the Apache License 2.0.</source>
        <translation>自由软件，遵循 Apache 2.0 许可证。</translation>
    </message>
    <message>
        <location filename="../dialogs/about.py" line="33" />
        <source>Built on Qt %1, HarfBuzz, reportlab and fontTools; icons by Lucide (ISC); fonts by the Noto, Source, LXGW WenKai and Fandol projects.</source>
        <translation>基于 Qt %1、HarfBuzz、reportlab 与 fontTools；图标来自 Lucide（ISC）；字体来自 Noto、思源、霞鹜文楷与 Fandol 项目。</translation>
    </message>
</context>
<context>
    <name>AdSection</name>
    <message>
        <location filename="../panels/sections/others.py" line="135" />
        <source>Advert</source>
        <translation>广告</translation>
    </message>
    <message>
        <location filename="../panels/sections/others.py" line="145" />
        <source>%1, page %2</source>
        <translation>%1，第 %2 页</translation>
    </message>
</context>
<context>
    <name>CanvasPane</name>
    <message>
        <location filename="../canvas/pane.py" line="54" />
        <source>mm</source>
        <translation>mm</translation>
    </message>
    <message>
        <location filename="../canvas/pane.py" line="54" />
        <source>grid</source>
        <translation>栏行</translation>
    </message>
    <message>
        <location filename="../canvas/pane.py" line="56" />
        <source>Ruler units: click to change between millimetres and columns and lines</source>
        <translation>标尺单位：点击在毫米与栏、行之间切换</translation>
    </message>
    <message>
        <location filename="../canvas/pane.py" line="58" />
        <source>Page</source>
        <translation>版面</translation>
    </message>
</context>
<context>
    <name>CopyPanel</name>
    <message>
        <location filename="../panels/copy.py" line="66" />
        <location filename="../panels/copy.py" line="67" />
        <source>Search the copy</source>
        <translation>搜索稿件</translation>
    </message>
    <message>
        <location filename="../panels/copy.py" line="68" />
        <source>Stories</source>
        <translation>稿件</translation>
    </message>
    <message numerus="yes">
        <location filename="../panels/copy.py" line="99" />
        <source>%n over</source>
        <translation>
            <numerusform>余 %n 字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../panels/copy.py" line="101" />
        <source>%n line(s) short</source>
        <translation>
            <numerusform>缺 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../panels/copy.py" line="103" />
        <source>placed</source>
        <translation>已上版</translation>
    </message>
    <message>
        <location filename="../panels/copy.py" line="104" />
        <source>waiting</source>
        <translation>待排</translation>
    </message>
    <message numerus="yes">
        <location filename="../panels/copy.py" line="108" />
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n 字</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../panels/copy.py" line="132" />
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <location filename="../panels/copy.py" line="133" />
        <source>This page</source>
        <translation>本版</translation>
    </message>
    <message>
        <location filename="../panels/copy.py" line="134" />
        <source>Waiting</source>
        <translation>待排</translation>
    </message>
    <message>
        <location filename="../panels/copy.py" line="135" />
        <source>Over/short</source>
        <translation>余缺</translation>
    </message>
    <message>
        <location filename="../panels/copy.py" line="147" />
        <source>No story is like this.</source>
        <translation>没有这样的稿件。</translation>
    </message>
    <message>
        <location filename="../panels/copy.py" line="149" />
        <source>No copy yet. Drop text or Word files here.</source>
        <translation>还没有稿件。把文本或 Word 文件拖到这里。</translation>
    </message>
    <message>
        <location filename="../panels/copy.py" line="173" />
        <source>Place on This Page</source>
        <translation>排入本版</translation>
    </message>
    <message>
        <location filename="../panels/copy.py" line="175" />
        <source>Place by Hand</source>
        <translation>手动排到版面</translation>
    </message>
    <message>
        <location filename="../panels/copy.py" line="177" />
        <source>Open in Story Editor</source>
        <translation>在稿件编辑器中打开</translation>
    </message>
    <message>
        <location filename="../panels/copy.py" line="180" />
        <source>Delete Story</source>
        <translation>删除稿件</translation>
    </message>
    <message>
        <location filename="../panels/copy.py" line="184" />
        <source>New Story</source>
        <translation>新建稿件</translation>
    </message>
</context>
<context>
    <name>CopyfitSection</name>
    <message>
        <location filename="../panels/sections/copyfit.py" line="35" />
        <source>Copyfit</source>
        <translation>微调</translation>
    </message>
    <message>
        <location filename="../panels/sections/copyfit.py" line="36" />
        <source>Lines more</source>
        <translation>增减行</translation>
    </message>
    <message>
        <location filename="../panels/sections/copyfit.py" line="37" />
        <source>Marks</source>
        <translation>标点</translation>
    </message>
    <message>
        <location filename="../panels/sections/copyfit.py" line="38" />
        <source>Tracking</source>
        <translation>字距</translation>
    </message>
    <message>
        <location filename="../panels/sections/copyfit.py" line="39" />
        <source>Leading</source>
        <translation>行距</translation>
    </message>
    <message>
        <location filename="../panels/sections/copyfit.py" line="40" />
        <source>Squeezed</source>
        <translation>压缩</translation>
    </message>
    <message>
        <location filename="../panels/sections/copyfit.py" line="41" />
        <source>the page's lines</source>
        <translation>随版面</translation>
    </message>
</context>
<context>
    <name>Docks</name>
    <message>
        <location filename="../docks.py" line="143" />
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <location filename="../docks.py" line="145" />
        <source>Copy</source>
        <translation>稿件</translation>
    </message>
    <message>
        <location filename="../docks.py" line="146" />
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <location filename="../docks.py" line="147" />
        <source>Inspector</source>
        <translation>属性</translation>
    </message>
    <message>
        <location filename="../docks.py" line="148" />
        <source>Story Editor</source>
        <translation>稿件编辑器</translation>
    </message>
    <message>
        <location filename="../docks.py" line="149" />
        <source>Problems</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <location filename="../dialogs/export.py" line="61" />
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <location filename="../dialogs/export.py" line="64" />
        <source>Open the PDF</source>
        <translation>打开 PDF</translation>
    </message>
    <message>
        <location filename="../dialogs/export.py" line="77" />
        <location filename="../dialogs/export.py" line="78" />
        <source>Export PDF</source>
        <translation>导出 PDF</translation>
    </message>
    <message>
        <location filename="../dialogs/export.py" line="85" />
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <location filename="../dialogs/export.py" line="112" />
        <source>Starting…</source>
        <translation>正在开始…</translation>
    </message>
    <message>
        <location filename="../dialogs/export.py" line="119" />
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <location filename="../dialogs/export.py" line="129" />
        <source>Composing pages: %1 of %2</source>
        <translation>正在排版：%1 / %2</translation>
    </message>
    <message>
        <location filename="../dialogs/export.py" line="131" />
        <source>Writing the PDF: %1 of %2</source>
        <translation>正在写 PDF：%1 / %2</translation>
    </message>
    <message>
        <location filename="../dialogs/export.py" line="139" />
        <source>%1 written: %2 pages, %3 MB</source>
        <translation>已写入 %1：%2 版，%3 MB</translation>
    </message>
    <message>
        <location filename="../dialogs/export.py" line="144" />
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location filename="../dialogs/export.py" line="154" />
        <source>Cancelled; nothing was written.</source>
        <translation>已取消，没有写入任何文件。</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <location filename="../dialogs/export_form.py" line="89" />
        <source>The edition has no page “%1”.</source>
        <translation>这期报纸没有“%1”版。</translation>
    </message>
    <message>
        <location filename="../dialogs/export_form.py" line="93" />
        <source>There is no such folder.</source>
        <translation>没有这个文件夹。</translation>
    </message>
    <message numerus="yes">
        <location filename="../dialogs/export_form.py" line="152" />
        <source>All %n page(s)</source>
        <translation>
            <numerusform>全部 %n 个版</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../dialogs/export_form.py" line="153" />
        <source>Page %1</source>
        <translation>%1 版</translation>
    </message>
    <message>
        <location filename="../dialogs/export_form.py" line="154" />
        <source>These pages</source>
        <translation>指定版面</translation>
    </message>
    <message>
        <location filename="../dialogs/export_form.py" line="157" />
        <source>Crop marks</source>
        <translation>裁切线</translation>
    </message>
    <message>
        <location filename="../dialogs/export_form.py" line="158" />
        <source>Bleed marks</source>
        <translation>出血线</translation>
    </message>
    <message>
        <location filename="../dialogs/export_form.py" line="159" />
        <source>Registration</source>
        <translation>套准标记</translation>
    </message>
    <message>
        <location filename="../dialogs/export_form.py" line="160" />
        <source>Colour bars</source>
        <translation>色标</translation>
    </message>
    <message>
        <location filename="../dialogs/export_form.py" line="161" />
        <source>Page information</source>
        <translation>版面信息</translation>
    </message>
    <message>
        <location filename="../dialogs/export_form.py" line="164" />
        <source>One page a sheet</source>
        <translation>每张一版</translation>
    </message>
    <message>
        <location filename="../dialogs/export_form.py" line="165" />
        <source>Facing pages side by side</source>
        <translation>对页并排</translation>
    </message>
    <message>
        <location filename="../dialogs/export_form.py" line="166" />
        <source>Printer's pairs</source>
        <translation>印刷拼版（首尾相配）</translation>
    </message>
    <message>
        <location filename="../dialogs/export_form.py" line="167" />
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <location filename="../dialogs/export_form.py" line="170" />
        <location filename="../dialogs/export_form.py" line="181" />
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <location filename="../dialogs/export_form.py" line="171" />
        <location filename="../dialogs/export_form.py" line="183" />
        <source>Pages</source>
        <translation>版面</translation>
    </message>
    <message>
        <location filename="../dialogs/export_form.py" line="172" />
        <location filename="../dialogs/export_form.py" line="184" />
        <source>Sheets</source>
        <translation>拼版</translation>
    </message>
    <message>
        <location filename="../dialogs/export_form.py" line="173" />
        <location filename="../dialogs/export_form.py" line="186" />
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <location filename="../dialogs/export_form.py" line="185" />
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <location filename="../dialogs/export_form.py" line="230" />
        <source>Newsprint, PDF/X-1a (any plant)</source>
        <translation>新闻纸，PDF/X-1a（各印厂通用）</translation>
    </message>
    <message>
        <location filename="../dialogs/export_form.py" line="231" />
        <source>Newsprint, PDF/X-4</source>
        <translation>新闻纸，PDF/X-4</translation>
    </message>
    <message>
        <location filename="../dialogs/export_form.py" line="232" />
        <source>Coated paper, PDF/X-4</source>
        <translation>铜版纸，PDF/X-4</translation>
    </message>
    <message>
        <location filename="../dialogs/export_form.py" line="233" />
        <source>Archive, PDF/A-2u</source>
        <translation>存档，PDF/A-2u</translation>
    </message>
    <message>
        <location filename="../dialogs/export_form.py" line="234" />
        <source>Proof for reading, small</source>
        <translation>校对大样，小文件</translation>
    </message>
    <message>
        <location filename="../dialogs/export_form.py" line="275" />
        <source>%1 · pictures at %2 ppi · profile %3</source>
        <translation>%1 · 图片 %2 ppi · 色彩特性 %3</translation>
    </message>
    <message>
        <location filename="../dialogs/export_form.py" line="284" />
        <source>Export PDF</source>
        <translation>导出 PDF</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <location filename="../dialogs/files.py" line="22" />
        <source>Look in:</source>
        <translation>位置：</translation>
    </message>
    <message>
        <location filename="../dialogs/files.py" line="23" />
        <source>File name:</source>
        <translation>文件名：</translation>
    </message>
    <message>
        <location filename="../dialogs/files.py" line="24" />
        <source>Files of type:</source>
        <translation>类型：</translation>
    </message>
</context>
<context>
    <name>FindDialog</name>
    <message numerus="yes">
        <location filename="../dialogs/find.py" line="78" />
        <source>%n place(s) replaced</source>
        <translation>
            <numerusform>已替换 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../dialogs/find.py" line="105" />
        <source>Find and Replace</source>
        <translation>查找与替换</translation>
    </message>
    <message>
        <location filename="../dialogs/find.py" line="107" />
        <source>Next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <location filename="../dialogs/find.py" line="108" />
        <source>Previous</source>
        <translation>上一个</translation>
    </message>
    <message>
        <location filename="../dialogs/find.py" line="109" />
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <location filename="../dialogs/find.py" line="110" />
        <source>Replace All</source>
        <translation>全部替换</translation>
    </message>
    <message>
        <location filename="../dialogs/find.py" line="113" />
        <source>Match case</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <location filename="../dialogs/find.py" line="118" />
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <location filename="../dialogs/find.py" line="118" />
        <source>Replace with</source>
        <translation>替换为</translation>
    </message>
    <message>
        <location filename="../dialogs/find.py" line="150" />
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <location filename="../dialogs/find.py" line="153" />
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n 处</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../dialogs/find.py" line="155" />
        <source>not found</source>
        <translation>没有找到</translation>
    </message>
</context>
<context>
    <name>FitDialog</name>
    <message>
        <location filename="../dialogs/fit.py" line="35" />
        <source>Fit</source>
        <translation>微调</translation>
    </message>
    <message>
        <location filename="../dialogs/fit.py" line="75" />
        <source>Fit the Story</source>
        <translation>微调排满</translation>
    </message>
    <message>
        <location filename="../dialogs/fit.py" line="76" />
        <source>Fit the story by</source>
        <translation>微调排满的手段</translation>
    </message>
    <message>
        <location filename="../dialogs/fit.py" line="78" />
        <source>Line breaks</source>
        <translation>断行</translation>
    </message>
    <message>
        <location filename="../dialogs/fit.py" line="78" />
        <source>paragraphs a line longer or shorter</source>
        <translation>段落多一行或少一行</translation>
    </message>
    <message>
        <location filename="../dialogs/fit.py" line="79" />
        <source>Marks</source>
        <translation>标点</translation>
    </message>
    <message>
        <location filename="../dialogs/fit.py" line="79" />
        <source>punctuation gives more room</source>
        <translation>标点再挤一些</translation>
    </message>
    <message>
        <location filename="../dialogs/fit.py" line="80" />
        <source>Letter spacing</source>
        <translation>字距</translation>
    </message>
    <message>
        <location filename="../dialogs/fit.py" line="80" />
        <source>from −0.03 to 0.06 em</source>
        <translation>−0.03 至 0.06 字</translation>
    </message>
    <message>
        <location filename="../dialogs/fit.py" line="81" />
        <source>Headline size</source>
        <translation>标题字号</translation>
    </message>
    <message>
        <location filename="../dialogs/fit.py" line="81" />
        <source>within the sizes of its rank</source>
        <translation>在本级字号之内</translation>
    </message>
    <message>
        <location filename="../dialogs/fit.py" line="82" />
        <source>Picture height</source>
        <translation>图片高度</translation>
    </message>
    <message>
        <location filename="../dialogs/fit.py" line="82" />
        <source>of one above or below, as wide</source>
        <translation>上方或下方同宽的图片</translation>
    </message>
    <message>
        <location filename="../dialogs/fit.py" line="83" />
        <source>Leading</source>
        <translation>行距</translation>
    </message>
    <message>
        <location filename="../dialogs/fit.py" line="83" />
        <source>up to 8 %; leaves the page's lines</source>
        <translation>至多 8%，离开版面行格</translation>
    </message>
</context>
<context>
    <name>FrameSection</name>
    <message>
        <location filename="../panels/sections/typography.py" line="67" />
        <source>Setting</source>
        <translation>版式</translation>
    </message>
    <message>
        <location filename="../panels/sections/typography.py" line="69" />
        <source>Text columns</source>
        <translation>栏数</translation>
    </message>
    <message>
        <location filename="../panels/sections/typography.py" line="70" />
        <source>Rank</source>
        <translation>级别</translation>
    </message>
    <message>
        <location filename="../panels/sections/typography.py" line="71" />
        <source>Headline</source>
        <translation>标题</translation>
    </message>
    <message>
        <location filename="../panels/sections/typography.py" line="72" />
        <source>Head band</source>
        <translation>标题底色</translation>
    </message>
    <message>
        <location filename="../panels/sections/typography.py" line="73" />
        <source>Head type</source>
        <translation>标题字色</translation>
    </message>
    <message>
        <location filename="../panels/sections/typography.py" line="74" />
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <location filename="../panels/sections/typography.py" line="75" />
        <source>Direction</source>
        <translation>排向</translation>
    </message>
    <message>
        <location filename="../panels/sections/typography.py" line="76" />
        <source>Style</source>
        <translation>样式</translation>
    </message>
    <message>
        <location filename="../panels/sections/typography.py" line="77" />
        <source>Drop capital</source>
        <translation>首字下沉</translation>
    </message>
    <message>
        <location filename="../panels/sections/typography.py" line="78" />
        <source>Tint</source>
        <translation>底色</translation>
    </message>
    <message>
        <location filename="../panels/sections/typography.py" line="79" />
        <source>Box</source>
        <translation>加框</translation>
    </message>
    <message>
        <location filename="../panels/sections/typography.py" line="82" />
        <source>Rule around the story</source>
        <translation>四周加框线</translation>
    </message>
    <message>
        <location filename="../panels/sections/typography.py" line="83" />
        <source>Head across it</source>
        <translation>标题压图</translation>
    </message>
    <message>
        <location filename="../panels/sections/typography.py" line="86" />
        <source>by its ground</source>
        <translation>随底色</translation>
    </message>
    <message>
        <location filename="../panels/sections/typography.py" line="87" />
        <source>white</source>
        <translation>白</translation>
    </message>
    <message>
        <location filename="../panels/sections/typography.py" line="88" />
        <source>black</source>
        <translation>黑</translation>
    </message>
    <message>
        <location filename="../panels/sections/typography.py" line="91" />
        <source>as the grid</source>
        <translation>按基本栏</translation>
    </message>
    <message numerus="yes">
        <location filename="../panels/sections/typography.py" line="92" />
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../panels/sections/typography.py" line="96" />
        <source>across</source>
        <translation>横排</translation>
    </message>
    <message>
        <location filename="../panels/sections/typography.py" line="98" />
        <source>upright</source>
        <translation>竖排</translation>
    </message>
    <message>
        <location filename="../panels/sections/typography.py" line="130" />
        <source>as the story (%1)</source>
        <translation>按稿件（%1）</translation>
    </message>
    <message>
        <location filename="../panels/sections/typography.py" line="133" />
        <source>by the width</source>
        <translation>按宽度</translation>
    </message>
    <message>
        <location filename="../panels/sections/typography.py" line="135" />
        <source>body</source>
        <translation>正文</translation>
    </message>
    <message>
        <location filename="../panels/sections/typography.py" line="140" />
        <source>red</source>
        <translation>红</translation>
    </message>
    <message>
        <location filename="../panels/sections/typography.py" line="140" />
        <source>blue</source>
        <translation>蓝</translation>
    </message>
    <message numerus="yes">
        <location filename="../panels/sections/typography.py" line="154" />
        <source>%n line(s) short</source>
        <translation>
            <numerusform>缺 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../panels/sections/typography.py" line="166" />
        <source>part %1 of %2</source>
        <translation>第 %1 段，共 %2 段</translation>
    </message>
    <message>
        <location filename="../panels/sections/typography.py" line="93" />
        <location filename="../panels/sections/typography.py" line="138" />
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <location filename="../panels/sections/typography.py" line="97" />
        <source>upright head</source>
        <translation>竖题</translation>
    </message>
    <message>
        <location filename="../panels/sections/typography.py" line="112" />
        <source>colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <location filename="../panels/sections/typography.py" line="151" />
        <source>%1 characters over (%2 lines)</source>
        <translation>余 %1 字（%2 行）</translation>
    </message>
    <message>
        <location filename="../panels/sections/typography.py" line="156" />
        <source>fits exactly</source>
        <translation>正好排满</translation>
    </message>
    <message>
        <location filename="../panels/sections/typography.py" line="162" />
        <source>head %1 lines, text %2 lines</source>
        <translation>题 %1 行，文 %2 行</translation>
    </message>
</context>
<context>
    <name>FurnitureSection</name>
    <message>
        <location filename="../panels/sections/others.py" line="45" />
        <location filename="../panels/sections/others.py" line="102" />
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <location filename="../panels/sections/others.py" line="46" />
        <source>Style</source>
        <translation>样式</translation>
    </message>
    <message>
        <location filename="../panels/sections/others.py" line="47" />
        <source>Stroke</source>
        <translation>线粗</translation>
    </message>
    <message>
        <location filename="../panels/sections/others.py" line="48" />
        <location filename="../panels/sections/others.py" line="101" />
        <source>Tint</source>
        <translation>底色</translation>
    </message>
    <message>
        <location filename="../panels/sections/others.py" line="49" />
        <source>Fades to</source>
        <translation>渐变至</translation>
    </message>
    <message>
        <location filename="../panels/sections/others.py" line="50" />
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <location filename="../panels/sections/others.py" line="64" />
        <source>Furniture</source>
        <translation>版面元素</translation>
    </message>
    <message>
        <location filename="../panels/sections/others.py" line="77" />
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <location filename="../panels/sections/others.py" line="81" />
        <source>colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <location filename="../panels/sections/others.py" line="80" />
        <source>paper</source>
        <translation>纸白</translation>
    </message>
    <message>
        <location filename="../panels/sections/others.py" line="95" />
        <source>Nameplate</source>
        <translation>报头</translation>
    </message>
    <message>
        <location filename="../panels/sections/others.py" line="96" />
        <source>Folio line</source>
        <translation>报眉</translation>
    </message>
    <message>
        <location filename="../panels/sections/others.py" line="97" />
        <source>Section name</source>
        <translation>版名</translation>
    </message>
    <message>
        <location filename="../panels/sections/others.py" line="98" />
        <source>Slogan</source>
        <translation>口号</translation>
    </message>
    <message>
        <location filename="../panels/sections/others.py" line="99" />
        <source>Rule</source>
        <translation>线</translation>
    </message>
    <message>
        <location filename="../panels/sections/others.py" line="100" />
        <source>Box</source>
        <translation>加框</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <location filename="../help_page.py" line="48" />
        <source>Keyboard Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <location filename="../help_page.py" line="50" />
        <location filename="../help_page.py" line="51" />
        <source>Search titles and keys</source>
        <translation>搜索命令和按键</translation>
    </message>
    <message>
        <location filename="../help_page.py" line="130" />
        <source>or</source>
        <translation>或</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <location filename="../importing.py" line="105" />
        <source>Import copy and pictures</source>
        <translation>导入稿件和图片</translation>
    </message>
    <message>
        <location filename="../importing.py" line="110" />
        <source>Copy and pictures</source>
        <translation>稿件和图片</translation>
    </message>
    <message>
        <location filename="../importing.py" line="110" />
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <location filename="../importing.py" line="117" />
        <source>Choose a picture</source>
        <translation>选择图片</translation>
    </message>
    <message>
        <location filename="../importing.py" line="121" />
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <location filename="../panels/inspector.py" line="98" />
        <source>Inspector</source>
        <translation>属性</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <location filename="../keeping.py" line="147" />
        <source>Edition</source>
        <translation>本期</translation>
    </message>
    <message>
        <location filename="../keeping.py" line="150" />
        <source>Save the edition as a folder</source>
        <translation>把本期存为文件夹</translation>
    </message>
    <message>
        <location filename="../keeping.py" line="153" />
        <source>Folder name:</source>
        <translation>文件夹名：</translation>
    </message>
    <message>
        <location filename="../keeping.py" line="213" />
        <source>Saved at %1.</source>
        <translation>已于 %1 保存。</translation>
    </message>
    <message>
        <location filename="../keeping.py" line="229" />
        <source>the edition</source>
        <translation>本期</translation>
    </message>
    <message>
        <location filename="../keeping.py" line="232" />
        <source>Save the changes to “%1”?</source>
        <translation>要保存对“%1”的修改吗？</translation>
    </message>
    <message>
        <location filename="../keeping.py" line="233" />
        <source>Without saving, what was done since the last save is lost.</source>
        <translation>如不保存，上次保存以后所做的修改将会丢失。</translation>
    </message>
    <message>
        <location filename="../keeping.py" line="235" />
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <location filename="../keeping.py" line="236" />
        <source>Don't Save</source>
        <translation>不保存</translation>
    </message>
    <message>
        <location filename="../keeping.py" line="237" />
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="../keeping.py" line="256" />
        <source>Autosave failed: %1</source>
        <translation>自动保存没有成功：%1</translation>
    </message>
    <message>
        <location filename="../keeping.py" line="265" />
        <source>Work of %1 was not saved.</source>
        <translation>%1 的工作还没有保存。</translation>
    </message>
    <message>
        <location filename="../keeping.py" line="266" />
        <source>The program ended before it was saved. Recovering can be undone.</source>
        <translation>程序在保存之前就结束了。恢复之后可以撤销。</translation>
    </message>
    <message>
        <location filename="../keeping.py" line="268" />
        <source>Recover</source>
        <translation>恢复</translation>
    </message>
    <message>
        <location filename="../keeping.py" line="269" />
        <source>Throw Away</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <location filename="../keeping.py" line="270" />
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <location filename="../keeping.py" line="301" />
        <source>%1 was changed by another program and read again.</source>
        <translation>%1 已被别的程序改动，现已重新读取。</translation>
    </message>
    <message>
        <location filename="../keeping.py" line="305" />
        <source>%1 came into the folder; it is there when the edition is read again.</source>
        <translation>文件夹里多了 %1，重新读取后可用。</translation>
    </message>
    <message>
        <location filename="../keeping.py" line="311" />
        <source>%1 was changed by another program.</source>
        <translation>%1 已被别的程序改动。</translation>
    </message>
    <message>
        <location filename="../keeping.py" line="313" />
        <source>You have changes of your own. Theirs replace yours, which undo brings back; or yours stay, and saving replaces theirs.</source>
        <translation>这里也有未保存的修改。可以采用对方的版本（撤销可找回自己的），也可以保留自己的，保存时将替换对方的改动。</translation>
    </message>
    <message>
        <location filename="../keeping.py" line="317" />
        <source>Take Theirs</source>
        <translation>采用对方的</translation>
    </message>
    <message>
        <location filename="../keeping.py" line="318" />
        <source>Keep Mine</source>
        <translation>保留我的</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <location filename="../say.py" line="14" />
        <source>en</source>
        <translation>zh</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <location filename="../window.py" line="274" />
        <source>Toolbar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <location filename="../window.py" line="281" />
        <source>Layout Tool</source>
        <translation>Layout Tool</translation>
    </message>
    <message>
        <location filename="../window.py" line="287" />
        <source>to look at</source>
        <translation>只看</translation>
    </message>
    <message>
        <location filename="../window.py" line="311" />
        <source>Opening “%1”…</source>
        <translation>正在打开“%1”…</translation>
    </message>
    <message>
        <location filename="../window.py" line="412" />
        <source>%1 stories and %2 pictures came in.</source>
        <translation>导入了 %1 篇稿件、%2 张图片。</translation>
    </message>
</context>
<context>
    <name>ManySection</name>
    <message numerus="yes">
        <location filename="../panels/sections/many.py" line="52" />
        <source>%n frame(s) selected</source>
        <translation>
            <numerusform>选中 %n 个框</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewEditionDialog</name>
    <message>
        <location filename="../dialogs/new_edition.py" line="69" />
        <source>Create</source>
        <translation>新建</translation>
    </message>
    <message>
        <location filename="../dialogs/new_edition.py" line="118" />
        <source>New Edition</source>
        <translation>新建一期</translation>
    </message>
    <message>
        <location filename="../dialogs/new_edition.py" line="119" />
        <source>New edition</source>
        <translation>新建一期</translation>
    </message>
    <message>
        <location filename="../dialogs/new_edition.py" line="121" />
        <source>Broadsheet</source>
        <translation>对开大报</translation>
    </message>
    <message>
        <location filename="../dialogs/new_edition.py" line="122" />
        <source>Tabloid</source>
        <translation>四开小报</translation>
    </message>
    <message>
        <location filename="../dialogs/new_edition.py" line="123" />
        <source>Magazine</source>
        <translation>杂志</translation>
    </message>
    <message>
        <location filename="../dialogs/new_edition.py" line="127" />
        <source>Other…</source>
        <translation>其他…</translation>
    </message>
    <message>
        <location filename="../dialogs/new_edition.py" line="128" />
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <location filename="../dialogs/new_edition.py" line="140" />
        <location filename="../dialogs/new_edition.py" line="237" />
        <source>Layout</source>
        <translation>版式</translation>
    </message>
    <message>
        <location filename="../dialogs/new_edition.py" line="142" />
        <source>Title</source>
        <translation>报名</translation>
    </message>
    <message>
        <location filename="../dialogs/new_edition.py" line="143" />
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <location filename="../dialogs/new_edition.py" line="144" />
        <source>Issue</source>
        <translation>期号</translation>
    </message>
    <message>
        <location filename="../dialogs/new_edition.py" line="145" />
        <source>Pages</source>
        <translation>版面</translation>
    </message>
    <message>
        <location filename="../dialogs/new_edition.py" line="146" />
        <location filename="../dialogs/new_edition.py" line="230" />
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <location filename="../dialogs/new_edition.py" line="209" />
        <source>%1 × %2 mm · %3 columns of %4 characters · %5 lines</source>
        <translation>%1 × %2 mm · %3 栏，每栏 %4 字 · %5 行</translation>
    </message>
    <message>
        <location filename="../dialogs/new_edition.py" line="217" />
        <source>There is no such folder.</source>
        <translation>没有这个文件夹。</translation>
    </message>
    <message>
        <location filename="../dialogs/new_edition.py" line="219" />
        <source>“%1” is there already.</source>
        <translation>“%1”已经存在。</translation>
    </message>
    <message>
        <location filename="../dialogs/new_edition.py" line="239" />
        <source>Layouts (*.yaml *.yml)</source>
        <translation>版式 (*.yaml *.yml)</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <location filename="../opening.py" line="127" />
        <source>%1 has had this edition open on %2 since %3.</source>
        <translation>%1 自 %3 起已在 %2 上打开本期。</translation>
    </message>
    <message>
        <location filename="../opening.py" line="133" />
        <source>Look at it and save changes elsewhere, or take it over if they are gone.</source>
        <translation>可以只看不占用，修改另存别处；如果对方已经离开，也可以接手。</translation>
    </message>
    <message>
        <location filename="../opening.py" line="135" />
        <source>Look at It</source>
        <translation>只看</translation>
    </message>
    <message>
        <location filename="../opening.py" line="136" />
        <source>Take Over</source>
        <translation>接手</translation>
    </message>
    <message>
        <location filename="../opening.py" line="137" />
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="../opening.py" line="154" />
        <source>Open an edition or a page</source>
        <translation>打开一期报纸或一个版面</translation>
    </message>
    <message>
        <location filename="../opening.py" line="156" />
        <source>Editions and pages (*.yaml *.yml)</source>
        <translation>一期报纸或版面 (*.yaml *.yml)</translation>
    </message>
    <message>
        <location filename="../opening.py" line="166" />
        <source>Open Recent</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <location filename="../opening.py" line="180" />
        <source>Nothing yet</source>
        <translation>暂无</translation>
    </message>
</context>
<context>
    <name>Overlay</name>
    <message>
        <location filename="../canvas/overlay.py" line="109" />
        <source>overset: %1</source>
        <translation>余 %1 字</translation>
    </message>
</context>
<context>
    <name>PageSection</name>
    <message>
        <location filename="../panels/sections/page.py" line="53" />
        <source>Edition</source>
        <translation>本期</translation>
    </message>
    <message>
        <location filename="../panels/sections/page.py" line="55" />
        <source>Section</source>
        <translation>版名</translation>
    </message>
    <message>
        <location filename="../panels/sections/page.py" line="56" />
        <source>Slogan</source>
        <translation>口号</translation>
    </message>
    <message>
        <location filename="../panels/sections/page.py" line="57" />
        <source>Editors</source>
        <translation>编辑</translation>
    </message>
    <message>
        <location filename="../panels/sections/page.py" line="58" />
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <location filename="../panels/sections/page.py" line="59" />
        <source>Grid</source>
        <translation>栏格</translation>
    </message>
    <message>
        <location filename="../panels/sections/page.py" line="60" />
        <source>Title</source>
        <translation>报名</translation>
    </message>
    <message>
        <location filename="../panels/sections/page.py" line="61" />
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <location filename="../panels/sections/page.py" line="62" />
        <source>Issue</source>
        <translation>期号</translation>
    </message>
    <message>
        <location filename="../panels/sections/page.py" line="74" />
        <source>Page %1</source>
        <translation>%1 版</translation>
    </message>
    <message>
        <location filename="../panels/sections/page.py" line="81" />
        <source>%1 × %2 mm · %3 columns of %4 characters · %5 lines</source>
        <translation>%1 × %2 mm · %3 栏，每栏 %4 字 · %5 行</translation>
    </message>
</context>
<context>
    <name>PagesDock</name>
    <message>
        <location filename="../pages_dock.py" line="49" />
        <location filename="../pages_dock.py" line="50" />
        <source>Pages</source>
        <translation>版面</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <location filename="../palette.py" line="128" />
        <source>Find a command: title, English or pinyin initials</source>
        <translation>查找命令：名称、英文或拼音首字母</translation>
    </message>
    <message>
        <location filename="../palette.py" line="129" />
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <location filename="../palette.py" line="130" />
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <location filename="../palette.py" line="131" />
        <source>Find a Command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <location filename="../palette.py" line="178" />
        <source>Enter runs it, Esc closes</source>
        <translation>回车执行，Esc 关闭</translation>
    </message>
    <message>
        <location filename="../palette.py" line="180" />
        <source>No command is called like this.</source>
        <translation>没有这样的命令。</translation>
    </message>
</context>
<context>
    <name>PictureSection</name>
    <message>
        <location filename="../panels/sections/picture.py" line="76" />
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <location filename="../panels/sections/picture.py" line="78" />
        <source>Shows</source>
        <translation>图片</translation>
    </message>
    <message>
        <location filename="../panels/sections/picture.py" line="79" />
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <location filename="../panels/sections/picture.py" line="80" />
        <source>Focus X</source>
        <translation>焦点 X</translation>
    </message>
    <message>
        <location filename="../panels/sections/picture.py" line="81" />
        <source>Y</source>
        <translation>Y</translation>
    </message>
    <message>
        <location filename="../panels/sections/picture.py" line="82" />
        <source>Caption</source>
        <translation>图说</translation>
    </message>
    <message>
        <location filename="../panels/sections/picture.py" line="83" />
        <source>Credit</source>
        <translation>摄影</translation>
    </message>
    <message>
        <location filename="../panels/sections/picture.py" line="123" />
        <source>Still expected: drop a picture on the frame, or choose one.</source>
        <translation>还在等图：把图片拖到框上，或选择图片。</translation>
    </message>
    <message>
        <location filename="../panels/sections/picture.py" line="125" />
        <source>The file is missing: %1</source>
        <translation>文件缺失：%1</translation>
    </message>
    <message>
        <location filename="../panels/sections/picture.py" line="142" />
        <source>too coarse for print</source>
        <translation>分辨率不够印刷</translation>
    </message>
</context>
<context>
    <name>PicturesPanel</name>
    <message>
        <location filename="../panels/pictures.py" line="75" />
        <location filename="../panels/pictures.py" line="76" />
        <source>Search captions and files</source>
        <translation>搜索图说和文件</translation>
    </message>
    <message>
        <location filename="../panels/pictures.py" line="77" />
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <location filename="../panels/pictures.py" line="133" />
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <location filename="../panels/pictures.py" line="134" />
        <source>This page</source>
        <translation>本版</translation>
    </message>
    <message>
        <location filename="../panels/pictures.py" line="135" />
        <source>Waiting</source>
        <translation>待排</translation>
    </message>
    <message>
        <location filename="../panels/pictures.py" line="147" />
        <source>No picture is like this.</source>
        <translation>没有这样的图片。</translation>
    </message>
    <message>
        <location filename="../panels/pictures.py" line="149" />
        <source>No pictures yet. Drop picture files here.</source>
        <translation>还没有图片。把图片文件拖到这里。</translation>
    </message>
    <message>
        <location filename="../panels/pictures.py" line="176" />
        <source>Place on This Page</source>
        <translation>排入本版</translation>
    </message>
    <message>
        <location filename="../panels/pictures.py" line="178" />
        <source>Place by Hand</source>
        <translation>手动排到版面</translation>
    </message>
    <message>
        <location filename="../panels/pictures.py" line="180" />
        <source>Delete Picture</source>
        <translation>删除图片</translation>
    </message>
    <message>
        <location filename="../panels/pictures.py" line="185" />
        <source>Add Files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <location filename="../panels/pictures.py" line="226" />
        <source>missing</source>
        <translation>缺失</translation>
    </message>
</context>
<context>
    <name>PlaceSection</name>
    <message>
        <location filename="../panels/sections/place.py" line="57" />
        <source>Place and size</source>
        <translation>位置和大小</translation>
    </message>
    <message>
        <location filename="../panels/sections/place.py" line="59" />
        <source>Column</source>
        <translation>起栏</translation>
    </message>
    <message>
        <location filename="../panels/sections/place.py" line="60" />
        <source>Line</source>
        <translation>起行</translation>
    </message>
    <message>
        <location filename="../panels/sections/place.py" line="61" />
        <source>Columns</source>
        <translation>占栏</translation>
    </message>
    <message>
        <location filename="../panels/sections/place.py" line="62" />
        <source>Lines</source>
        <translation>占行</translation>
    </message>
    <message>
        <location filename="../panels/sections/place.py" line="63" />
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <location filename="../panels/sections/place.py" line="64" />
        <source>Top</source>
        <translation>上</translation>
    </message>
    <message>
        <location filename="../panels/sections/place.py" line="65" />
        <source>Width</source>
        <translation>宽</translation>
    </message>
    <message>
        <location filename="../panels/sections/place.py" line="66" />
        <source>Height</source>
        <translation>高</translation>
    </message>
    <message>
        <location filename="../panels/sections/place.py" line="112" />
        <source>X %1  Y %2  ·  %3 × %4 mm</source>
        <translation>X %1  Y %2  ·  %3 × %4 mm</translation>
    </message>
</context>
<context>
    <name>PrintProofDialog</name>
    <message>
        <location filename="../dialogs/print.py" line="90" />
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <location filename="../dialogs/print.py" line="127" />
        <source>Print Proof</source>
        <translation>打印大样</translation>
    </message>
    <message>
        <location filename="../dialogs/print.py" line="128" />
        <source>Print proof</source>
        <translation>打印大样</translation>
    </message>
    <message numerus="yes">
        <location filename="../dialogs/print.py" line="129" />
        <source>All %n page(s)</source>
        <translation>
            <numerusform>全部 %n 个版</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../dialogs/print.py" line="130" />
        <source>Page %1</source>
        <translation>%1 版</translation>
    </message>
    <message>
        <location filename="../dialogs/print.py" line="147" />
        <location filename="../dialogs/print.py" line="160" />
        <source>Pages</source>
        <translation>版面</translation>
    </message>
    <message>
        <location filename="../dialogs/print.py" line="132" />
        <source>In grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <location filename="../dialogs/print.py" line="131" />
        <source>These pages</source>
        <translation>指定版面</translation>
    </message>
    <message>
        <location filename="../dialogs/print.py" line="133" />
        <source>Fit to the paper</source>
        <translation>适合纸张</translation>
    </message>
    <message>
        <location filename="../dialogs/print.py" line="134" />
        <source>True size</source>
        <translation>实际大小</translation>
    </message>
    <message>
        <location filename="../dialogs/print.py" line="147" />
        <location filename="../dialogs/print.py" line="159" />
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <location filename="../dialogs/print.py" line="147" />
        <location filename="../dialogs/print.py" line="159" />
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <location filename="../dialogs/print.py" line="160" />
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <location filename="../dialogs/print.py" line="205" />
        <source>The edition has no page “%1”.</source>
        <translation>本期没有“%1”版。</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <location filename="../dialogs/problem.py" line="27" />
        <source>This does not work yet</source>
        <translation>暂时无法完成</translation>
    </message>
    <message>
        <location filename="../dialogs/problem.py" line="41" />
        <source>Layout Tool</source>
        <translation>Layout Tool</translation>
    </message>
    <message>
        <location filename="../dialogs/problem.py" line="43" />
        <source>Layout Tool made a mistake and stopped this step.</source>
        <translation>程序出错，这一步没有完成。</translation>
    </message>
    <message>
        <location filename="../dialogs/problem.py" line="45" />
        <source>The files of your edition were not touched. You can go on working.</source>
        <translation>本期的文件未受影响，可以继续工作。</translation>
    </message>
    <message>
        <location filename="../dialogs/problem.py" line="49" />
        <source>The details for a report are in</source>
        <translation>报告问题所需的详情保存在</translation>
    </message>
</context>
<context>
    <name>ProblemsPanel</name>
    <message>
        <location filename="../panels/problems.py" line="87" />
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <location filename="../panels/problems.py" line="112" />
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <location filename="../panels/problems.py" line="113" />
        <source>This page</source>
        <translation>本版</translation>
    </message>
    <message>
        <location filename="../panels/problems.py" line="114" />
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <location filename="../panels/problems.py" line="115" />
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <location filename="../panels/problems.py" line="116" />
        <source>Hints</source>
        <translation>提示</translation>
    </message>
    <message>
        <location filename="../panels/problems.py" line="130" />
        <source>Nothing is wrong.</source>
        <translation>没有问题。</translation>
    </message>
    <message>
        <location filename="../panels/problems.py" line="130" />
        <source>Looking through the pages…</source>
        <translation>正在检查各版…</translation>
    </message>
</context>
<context>
    <name>RunSection</name>
    <message>
        <location filename="../panels/sections/run.py" line="35" />
        <source>Selected text</source>
        <translation>所选文字</translation>
    </message>
    <message>
        <location filename="../panels/sections/run.py" line="36" />
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <location filename="../panels/sections/run.py" line="37" />
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <location filename="../panels/sections/run.py" line="46" />
        <source>as the story</source>
        <translation>与稿件相同</translation>
    </message>
    <message>
        <location filename="../panels/sections/run.py" line="49" />
        <source>as the style</source>
        <translation>与样式相同</translation>
    </message>
</context>
<context>
    <name>SpreadPreview</name>
    <message>
        <location filename="../spread_preview.py" line="51" />
        <source>Spread preview</source>
        <translation>对页预览</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <location filename="../panels/status.py" line="93" />
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <location filename="../panels/status.py" line="94" />
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <location filename="../panels/status.py" line="95" />
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <location filename="../panels/status.py" line="98" />
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <location filename="../panels/status.py" line="117" />
        <source>Page %1 of %2</source>
        <translation>第 %1 版，共 %2 版</translation>
    </message>
    <message>
        <location filename="../panels/status.py" line="138" />
        <source>margin</source>
        <translation>版心之外</translation>
    </message>
    <message>
        <location filename="../panels/status.py" line="140" />
        <source>column %1, line %2</source>
        <translation>第 %1 栏  第 %2 行</translation>
    </message>
    <message numerus="yes">
        <location filename="../panels/status.py" line="153" />
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StoryEditor</name>
    <message>
        <location filename="../panels/story_editor.py" line="92" />
        <location filename="../panels/story_editor.py" line="93" />
        <source>Headline</source>
        <translation>标题</translation>
    </message>
    <message>
        <location filename="../panels/story_editor.py" line="94" />
        <source>Text of the story</source>
        <translation>稿件正文</translation>
    </message>
    <message>
        <location filename="../panels/story_editor.py" line="95" />
        <source>Kind of paragraph</source>
        <translation>段落类型</translation>
    </message>
    <message>
        <location filename="../panels/story_editor.py" line="97" />
        <source>Select a story on the page or in the copy basket.</source>
        <translation>在版面或稿件篮中选择一篇稿件。</translation>
    </message>
    <message numerus="yes">
        <location filename="../panels/story_editor.py" line="242" />
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n 字</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../panels/story_editor.py" line="245" />
        <source>not placed</source>
        <translation>未上版</translation>
    </message>
    <message>
        <location filename="../panels/story_editor.py" line="248" />
        <source>%1 over · %2 lines</source>
        <translation>余 %1 字 · %2 行</translation>
    </message>
    <message numerus="yes">
        <location filename="../panels/story_editor.py" line="251" />
        <source>%n line(s) short</source>
        <translation>
            <numerusform>缺 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../panels/story_editor.py" line="253" />
        <source>fits</source>
        <translation>排满</translation>
    </message>
</context>
<context>
    <name>StorySection</name>
    <message>
        <location filename="../panels/sections/story.py" line="53" />
        <source>Story</source>
        <translation>稿件</translation>
    </message>
    <message>
        <location filename="../panels/sections/story.py" line="55" />
        <source>Kicker</source>
        <translation>引题</translation>
    </message>
    <message>
        <location filename="../panels/sections/story.py" line="56" />
        <source>Headline</source>
        <translation>标题</translation>
    </message>
    <message>
        <location filename="../panels/sections/story.py" line="57" />
        <source>Deck</source>
        <translation>副题</translation>
    </message>
    <message>
        <location filename="../panels/sections/story.py" line="58" />
        <source>Byline</source>
        <translation>署名</translation>
    </message>
    <message>
        <location filename="../panels/sections/story.py" line="59" />
        <source>Dateline</source>
        <translation>电头</translation>
    </message>
    <message>
        <location filename="../panels/sections/story.py" line="63" />
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <location filename="../panels/sections/story.py" line="64" />
        <source>The edition’s</source>
        <translation>与本期相同</translation>
    </message>
    <message numerus="yes">
        <location filename="../panels/sections/story.py" line="81" />
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n 字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../panels/sections/story.py" line="82" />
        <source>%n paragraph(s)</source>
        <translation>
            <numerusform>%n 段</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <location filename="../panels/welcome.py" line="71" />
        <source>Layout Tool</source>
        <translation>Layout Tool</translation>
    </message>
    <message>
        <location filename="../panels/welcome.py" line="73" />
        <source>Newspaper pages from raw copy to press PDF. Open an edition to see its pages.</source>
        <translation>从原稿到印刷 PDF 的报纸排版。打开一期报纸即可看版。</translation>
    </message>
    <message>
        <location filename="../panels/welcome.py" line="75" />
        <source>New Edition…</source>
        <translation>新建一期…</translation>
    </message>
    <message>
        <location filename="../panels/welcome.py" line="76" />
        <source>Open Edition…</source>
        <translation>打开一期…</translation>
    </message>
    <message>
        <location filename="../panels/welcome.py" line="77" />
        <source>Open the Sample Edition</source>
        <translation>打开样报</translation>
    </message>
    <message>
        <location filename="../panels/welcome.py" line="78" />
        <source>Opened lately</source>
        <translation>最近打开</translation>
    </message>
</context>
<context>
    <name>WrapSection</name>
    <message>
        <location filename="../panels/sections/wrap.py" line="28" />
        <source>Text wrap</source>
        <translation>绕排</translation>
    </message>
    <message>
        <location filename="../panels/sections/wrap.py" line="31" />
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <location filename="../panels/sections/wrap.py" line="32" />
        <source>around the frame</source>
        <translation>沿框</translation>
    </message>
    <message>
        <location filename="../panels/sections/wrap.py" line="33" />
        <source>around the shape</source>
        <translation>沿图形</translation>
    </message>
</context>
<context>
    <name>_Preview</name>
    <message numerus="yes">
        <location filename="../dialogs/new_edition.py" line="286" />
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n 个版</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../dialogs/new_edition.py" line="308" />
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 个版</numerusform>
        </translation>
    </message>
</context>
</TS>
