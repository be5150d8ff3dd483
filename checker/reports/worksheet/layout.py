"""Draws ``templates/worksheet.docx``, the template of the 核查底稿.

``python -m checker.reports.worksheet.layout FILE`` writes it anew. An office edits the file itself,
in Word or WPS; this program only keeps the shipped one reproducible.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from checker.reports.worksheet import drawing

FIGURES = ("指标", "名称", "满分", "自评", "下限", "已核实", "上限")
FIGURE_WIDTHS = (15, 60, 13, 13, 13, 15, 13, 23)
# Of each list: widths in mm, then each column's head with its tag.
LISTS: dict[str, tuple[tuple[int, ...], tuple[tuple[str, str], ...]]] = {
    "不得分": ((17, 30, 58, 60), (
        ("计分项", "{{ 行.计分项 }}"), ("计分单位", "{{ 行.单位 }}"), ("材料", "{{ 行.材料 }}"),
        ("不计的理由", "{{ 行.理由 }}"))),
    "待核对": ((14, 17, 79, 55), (
        ("涉及分值", "{{ 行.分值 }}"), ("指标", "{{ 行.指标 }}"),
        ("问题和材料", "{{ 行.问题 }}\n{{ 行.材料 }}"), ("怎样可以确定", "{{ 行.办法 }}"))),
    "缺材料": ((14, 17, 79, 55), (
        ("涉及分值", "{{ 行.分值 }}"), ("指标", "{{ 行.指标 }}"), ("情况", "{{ 行.问题 }}"),
        ("怎么办", "{{ 行.办法 }}"))),
    "雷同": ((16, 39, 39, 56, 15), (
        ("级别和类型", "{{ 行.级别 }}\n{{ 行.类型 }}"), ("本单位材料和位置", "{{ 行.本件 }}"),
        ("对方材料和位置", "{{ 行.对方 }}"), ("依据", "{{ 行.依据 }}"), ("认定", "{{ 行.认定 }}"))),
    "疑点": ((14, 78, 57, 16), (
        ("强弱", "{{ 行.强弱 }}"), ("说明", "{{ 行.说明 }}"), ("材料和位置", "{{ 行.材料 }}"),
        ("认定", "{{ 行.认定 }}"))),
    "三要素": ((49, 15, 30, 15, 16, 40), (
        ("材料", "{{ 行.材料 }}"), ("红头", "{{ 行.红头 }}"), ("文号", "{{ 行.文号 }}"),
        ("公章", "{{ 行.公章 }}"), ("结论", "{{ 行.结论 }}"), ("理由", "{{ 行.理由 }}"))),
    "未用文件": ((75, 22, 68), (
        ("文件", "{{ 行.文件 }}"), ("情况", "{{ 行.情况 }}"), ("说明", "{{ 行.说明 }}"))),
    "决定": ((28, 62, 18, 20, 37), (
        ("时间", "{{ 行.时间 }}"), ("事项", "{{ 行.事项 }}"), ("决定", "{{ 行.决定 }}"),
        ("由谁", "{{ 行.由谁 }}"), ("理由", "{{ 行.理由 }}"))),
    "审计": ((15, 37, 28, 23, 62), (
        ("序号", "{{ 行.序号 }}"), ("时间", "{{ 行.时间 }}"), ("动作", "{{ 行.动作 }}"),
        ("由谁", "{{ 行.由谁 }}"), ("校验值", "{{ 行.校验值 }}"))),
}  # fmt: skip
FRONT = (
    ("报送单位", "{{ 单位 }}", "核查日期", "{{ 日期 }}"),
    ("指标体系", "{{ 体系 }}（{{ 文件 }}）", "评估期", "{{ 期始 }}至{{ 期末 }}"),
    ("材料", "检查{{ 数量.材料 }}份，未处理{{ 数量.未处理 }}个，未归类{{ 数量.未归类 }}份",
     "三要素", "不齐{{ 数量.不齐 }}份，待核对{{ 数量.待核对 }}份"),
)  # fmt: skip
TOTALS = ("自评", "已核实", "下限", "上限", "满分", "认定后")
MEANING = (
    "已核实：只计现有有效材料。下限、上限：所有待核对事项全部不利、全部有利时的得分。"
    "是否抄袭、雷同、弄虚作假由人认定，程序不作结论；须两人认定，认定之前得分不变。"
    "“认定后”是两人认定弄虚作假之后的总分，“—”表示本体系没有这一条。"
)
READING = (
    "每项先列分数，再列条款原文、理由和计分明细；不计分的见第三部分。"
    "“人工核定”由核查人员手写，不改动的留空。"
)


def make() -> Any:
    """The template as a document of python-docx."""
    document = Document()
    drawing.page(document)
    drawing.styles(document)
    drawing.footer(document, ("{{ 单位 }}核查底稿　第 ", "[PAGE]", " 页　共 ", "[NUMPAGES]", " 页"))
    for part in (_front, _scores, _open, _settled, _signatures):
        part(document)
    document.core_properties.title = "{{ 单位 }}佐证材料核查底稿"
    document.core_properties.author = "evidence-checker"
    document.core_properties.comments = ""
    return document


def _front(document: Any) -> None:
    document.add_paragraph("佐证材料核查底稿", "Title")
    table = drawing.table(document, (22, 78, 22, 43), len(FRONT))
    for row, words in zip(table.rows, FRONT, strict=True):
        for at, text in enumerate(words):
            drawing.write(row.cells[at], text, bold=at % 2 == 0)
    drawing.heading(document, "一、得分")
    totals = drawing.table(document, (27, 27, 27, 27, 27, 30), 2)
    drawing.head(totals.rows[0], TOTALS)
    for cell, name in zip(totals.rows[1].cells, TOTALS, strict=True):
        drawing.write(cell, f"{{{{ 得分.{name} }}}}", bold=True)
    for cell in (*totals.rows[0].cells, *totals.rows[1].cells):
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph(MEANING, drawing.NOTE)
    drawing.when(document, "其他读法", _said(document, "{{ 其他读法 }}"))
    drawing.lines(document, "扣分", "{{ 行 }}")


def _scores(document: Any) -> None:
    drawing.heading(document, "二、各项得分、理由和条款")
    document.add_paragraph(READING, drawing.NOTE)
    document.add_paragraph("{%p for 类 in 大类 %}")
    document.add_paragraph("{{ 类.标题 }}", "Heading 2")
    rows = drawing.table(document, FIGURE_WIDTHS, 8).rows
    drawing.head(rows[0], (*FIGURES, "人工核定"))
    drawing.write(rows[1].cells[0], "{%tr for 项 in 类.项 %}")
    for cell, name in zip(rows[2].cells, FIGURES, strict=False):
        drawing.write(cell, f"{{{{ 项.{name} }}}}", bold=True)
    for cell in rows[2].cells:
        drawing.shade(cell, "F2F2F2")
    reasons = drawing.span(rows[3], 0, 7)
    drawing.write(reasons, "条款：{{ 项.原文 }}", drawing.CLAUSE)
    for line in ("{%p for 句 in 项.理由 %}", "{{ 句 }}", "{%p endfor %}"):
        reasons.add_paragraph(line, drawing.TABLE)
    drawing.write(rows[4].cells[0], "{%tr for 行 in 项.明细 %}")
    for at, name in enumerate(("状态", "单位", "得分")):
        drawing.write(rows[5].cells[at], f"{{{{ 行.{name} }}}}")
    drawing.write(drawing.span(rows[5], 3, 7), "{{ 行.理由 }}\n{{ 行.材料 }}")
    drawing.write(rows[6].cells[0], "{%tr endfor %}")
    drawing.write(rows[7].cells[0], "{%tr endfor %}")
    drawing.keep(rows[2])
    document.add_paragraph("{%p endfor %}")


def _open(document: Any) -> None:
    drawing.heading(document, "三、不得分清单")
    _list(document, "不得分", "没有不计分的材料。")
    drawing.heading(document, "四、待核对和待补正的事项（按涉及分值排列）")
    _list(document, "待核对", "没有待核对的事项。")
    drawing.when(document, "缺材料", _said(document, "没有交足材料的计分项", "Heading 2"))
    _list(document, "缺材料")
    drawing.heading(document, "五、疑似抄袭雷同（供人认定）")
    _list(document, "雷同", "没有发现。")
    drawing.heading(document, "六、疑点（供人核对，不是结论）")
    _list(document, "疑点", "没有发现需要单独核对的疑点。")
    drawing.lines(document, "疑点说明", "{{ 行 }}")
    drawing.heading(document, "七、三要素不齐和待核对的文件")
    _list(document, "三要素", "要求三要素的文件都齐全。")
    drawing.heading(document, "八、未处理、未归类和不作材料的文件")
    _list(document, "未用文件", "没有。")
    drawing.lines(document, "提示", "提示：{{ 行 }}")


def _settled(document: Any) -> None:
    drawing.heading(document, "九、决定和审计记录")
    _list(document, "决定", "{{ 无决定 }}")
    drawing.lines(document, "审计说明", "{{ 行 }}")
    _list(document, "审计")
    drawing.heading(document, "十、版本和校验")
    drawing.lines(document, "校验", "{{ 行 }}")


def _signatures(document: Any) -> None:
    drawing.heading(document, "十一、核查意见和签字")
    rows = drawing.table(document, (32, 56, 17, 60), 3).rows
    drawing.write(rows[0].cells[0], "核查意见", bold=True)
    drawing.span(rows[0], 1, 3)
    for row, name in zip(rows[1:], ("核查人", "复核人"), strict=True):
        drawing.write(row.cells[0], f"{name}（签字）", bold=True)
        drawing.write(row.cells[2], "日期", bold=True)
        drawing.write(row.cells[3], "　　　　年　　月　　日")
    for row, high in zip(rows, (38, 14, 14), strict=True):
        row.height = Mm(high)
    drawing.keep(rows[0])
    drawing.keep(rows[1])


def _said(document: Any, text: str, style: str = drawing.NOTE) -> Callable[[], object]:
    return lambda: document.add_paragraph(text, style)


def _list(document: Any, name: str, otherwise: str = "") -> None:
    """A table with a row for each entry; ``otherwise`` is said where there is none."""
    widths, columns = LISTS[name]

    def rows() -> None:
        table = drawing.table(document, widths, 4)
        drawing.head(table.rows[0], [head for head, _ in columns])
        drawing.write(table.rows[1].cells[0], f"{{%tr for 行 in {name} %}}")
        for cell, (_, tag) in zip(table.rows[2].cells, columns, strict=True):
            drawing.write(cell, tag)
        drawing.write(table.rows[3].cells[0], "{%tr endfor %}")

    drawing.when(document, name, rows, otherwise)


if __name__ == "__main__":
    make().save(Path(sys.argv[1]))
