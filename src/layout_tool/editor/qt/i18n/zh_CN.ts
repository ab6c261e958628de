<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>About</name>
        <message>
            <source>About Layout Tool</source>
            <translation>关于 Layout Tool</translation>
        </message>
        <message>
            <source>Newspaper pages for Chinese and other CJK text, from raw copy to press PDF.</source>
            <translation>中文及中日韩报纸排版：从原稿到印刷 PDF。</translation>
        </message>
        <message>
            <source>Free software under the Apache License 2.0.</source>
            <translation>自由软件，遵循 Apache 2.0 许可证。</translation>
        </message>
        <message>
            <source>Built on Qt %1, HarfBuzz, reportlab and fontTools; icons by Lucide (ISC); fonts by the Noto, Source, LXGW WenKai and Fandol projects.</source>
            <translation>基于 Qt %1、HarfBuzz、reportlab 与 fontTools；图标来自 Lucide（ISC）；字体来自 Noto、思源、霞鹜文楷与 Fandol 项目。</translation>
        </message>
    </context>
    <context>
        <name>Actions</name>
        <message>
            <source>&amp;Open Edition…</source>
            <translation>打开一期报纸(&amp;O)…</translation>
        </message>
        <message>
            <source>Open the &amp;Sample Edition</source>
            <translation>打开样报(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Read Again from Disk</source>
            <translation>从磁盘重新读取(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Close Edition</source>
            <translation>关闭(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>退出(&amp;Q)</translation>
        </message>
        <message>
            <source>Zoom &amp;In</source>
            <translation>放大(&amp;I)</translation>
        </message>
        <message>
            <source>Zoom &amp;Out</source>
            <translation>缩小(&amp;O)</translation>
        </message>
        <message>
            <source>Fit &amp;Page</source>
            <translation>适合整版(&amp;P)</translation>
        </message>
        <message>
            <source>Fit &amp;Spread</source>
            <translation>适合对页(&amp;S)</translation>
        </message>
        <message>
            <source>Fit &amp;Width</source>
            <translation>适合版宽(&amp;W)</translation>
        </message>
        <message>
            <source>&amp;Actual Size (100 %)</source>
            <translation>实际大小（100 %）(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Facing Pages</source>
            <translation>对页视图(&amp;F)</translation>
        </message>
        <message>
            <source>Pre&amp;view</source>
            <translation>预览(&amp;V)</translation>
        </message>
        <message>
            <source>Full-Screen &amp;Spread Preview</source>
            <translation>全屏对页预览(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Grid and Guides</source>
            <translation>版面网格与参考线(&amp;G)</translation>
        </message>
        <message>
            <source>Frame &amp;Edges</source>
            <translation>框线(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Rulers</source>
            <translation>标尺(&amp;R)</translation>
        </message>
        <message>
            <source>Rulers in &amp;Millimetres</source>
            <translation>标尺：毫米(&amp;M)</translation>
        </message>
        <message>
            <source>Rulers in &amp;Columns and Lines</source>
            <translation>标尺：栏与行(&amp;C)</translation>
        </message>
        <message>
            <source>P&amp;ages</source>
            <translation>版面列表(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Previous Page</source>
            <translation>上一版(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Next Page</source>
            <translation>下一版(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;First Page</source>
            <translation>第一版(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Last Page</source>
            <translation>最后一版(&amp;L)</translation>
        </message>
        <message>
            <source>Like the &amp;System</source>
            <translation>跟随系统(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Light</source>
            <translation>浅色(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Dark</source>
            <translation>深色(&amp;D)</translation>
        </message>
        <message>
            <source>Like the S&amp;ystem</source>
            <translation>跟随系统(&amp;Y)</translation>
        </message>
        <message>
            <source>&amp;About Layout Tool</source>
            <translation>关于 Layout Tool(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>视图(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Theme</source>
            <translation>外观(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>语言 Language(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Page</source>
            <translation>版面(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
    </context>
    <context>
        <name>CanvasPane</name>
        <message>
            <source>mm</source>
            <translation>mm</translation>
        </message>
        <message>
            <source>grid</source>
            <translation>栏行</translation>
        </message>
        <message>
            <source>Ruler units: click to change between millimetres and columns and lines</source>
            <translation>标尺单位：点击在毫米与栏、行之间切换</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>版面</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Pages</source>
            <translation>版面</translation>
        </message>
        <message>
            <source>Toolbar</source>
            <translation>工具栏</translation>
        </message>
        <message>
            <source>Layout Tool</source>
            <translation>Layout Tool</translation>
        </message>
        <message>
            <source>Laying out the pages…</source>
            <translation>正在排版…</translation>
        </message>
    </context>
    <context>
        <name>Opening</name>
        <message>
            <source>Open an edition or a page</source>
            <translation>打开一期报纸或一个版面</translation>
        </message>
        <message>
            <source>Editions and pages (*.yaml *.yml)</source>
            <translation>报纸与版面 (*.yaml *.yml)</translation>
        </message>
        <message>
            <source>Open &amp;Recent</source>
            <translation>最近打开(&amp;R)</translation>
        </message>
        <message>
            <source>Nothing yet</source>
            <translation>暂无</translation>
        </message>
    </context>
    <context>
        <name>Overlay</name>
        <message>
            <source>overset: %1</source>
            <translation>余 %1 字</translation>
        </message>
    </context>
    <context>
        <name>Problem</name>
        <message>
            <source>This does not work yet</source>
            <translation>暂时无法完成</translation>
        </message>
        <message>
            <source>Layout Tool</source>
            <translation>Layout Tool</translation>
        </message>
        <message>
            <source>Layout Tool made a mistake and stopped this step.</source>
            <translation>程序出错，这一步没有完成。</translation>
        </message>
        <message>
            <source>The files of your edition were not touched. You can go on working.</source>
            <translation>报纸的文件未受影响，可以继续工作。</translation>
        </message>
        <message>
            <source>The details for a report are in</source>
            <translation>报告问题所需的详情保存在</translation>
        </message>
    </context>
    <context>
        <name>SpreadPreview</name>
        <message>
            <source>Spread preview</source>
            <translation>对页预览</translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message>
            <source>Zoom out</source>
            <translation>缩小</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>放大</translation>
        </message>
        <message>
            <source>Zoom</source>
            <translation>缩放</translation>
        </message>
        <message>
            <source>Page %1 of %2</source>
            <translation>第 %1 版，共 %2 版</translation>
        </message>
        <message>
            <source>margin</source>
            <translation>版心之外</translation>
        </message>
        <message>
            <source>column %1, line %2</source>
            <translation>第 %1 栏  第 %2 行</translation>
        </message>
        <message numerus="yes">
            <source>%n problem(s)</source>
            <translation>
                <numerusform>%n 个问题</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Welcome</name>
        <message>
            <source>Layout Tool</source>
            <translation>Layout Tool</translation>
        </message>
        <message>
            <source>Newspaper pages from raw copy to press PDF. Open an edition to see its pages.</source>
            <translation>从原稿到印刷 PDF 的报纸排版。打开一期报纸即可看版。</translation>
        </message>
        <message>
            <source>Open Edition…</source>
            <translation>打开报纸…</translation>
        </message>
        <message>
            <source>Open the Sample Edition</source>
            <translation>打开样报</translation>
        </message>
        <message>
            <source>Opened lately</source>
            <translation>最近打开</translation>
        </message>
    </context>
</TS>
