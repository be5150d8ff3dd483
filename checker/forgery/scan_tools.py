"""A scan that names a picture or page editor as the program that made it.

Signal: every page is a picture, and the file's producer or creator names an editor. Strength: weak
for an image editor, note for an office program or a PDF editor. Scanners and scanning apps name
themselves, but many offices put photographs into Word or mend scans with a PDF editor: 3 to 21 % of
papers.
"""

from __future__ import annotations

import re

from checker.model.document import Document, Engine
from checker.model.finding import Finding, Outcome, Strength

NAME = "scan_tools"
FIELDS = ("Producer", "Creator", "Software", "CreatorTool")
_IMAGE = re.compile(
    r"Photoshop|GIMP|Illustrator|CorelDRAW|Inkscape|Pixelmator|Affinity|Canva|美图|稿定|创客贴|"
    r"PaintShop|Krita|Snapseed|醒图",
    re.I,
)
_PAGES = re.compile(
    r"Microsoft.{0,3}\s*Word|WPS|LibreOffice|Writer|InDesign|PhantomPDF|PDF Editor|PDFelement|"
    r"Foxit.*Edit|福昕.*编辑|Acrobat Pro|PDF-XChange|iLovePDF|Smallpdf",
    re.I,
)


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``present`` with ``values["facts"]``: what, value."""
    if document.medium != "scan" or document.format != "pdf":
        return Finding(NAME, Outcome.NOT_APPLICABLE, "不是扫描成的 PDF 文件")
    named = [(key, document.metadata[key]) for key in FIELDS if document.metadata.get(key)]
    for pattern, strength, said in (
        (_IMAGE, "weak", "图像处理软件"), (_PAGES, "note", "文字处理或 PDF 编辑软件"),
    ):  # fmt: skip
        hits = [(key, value) for key, value in named if pattern.search(value)]
        if hits:
            return _finding(hits, said, "weak" if strength == "weak" else "note")
    return Finding(NAME, Outcome.ABSENT, "文件属性里没有与扫描不符的软件")


def _finding(hits: list[tuple[str, str]], said: str, strength: Strength) -> Finding:
    return Finding(
        NAME, Outcome.PRESENT,
        f"这份扫描件由{said}“{hits[0][1][:60]}”生成，不是扫描软件。"
        "若是拍照后整理成文件属于正常，请备好原件",
        values={"facts": [{"what": key, "value": value[:80]} for key, value in hits]},
        strength=strength, remedy="必要时提供由扫描仪直接生成的文件",
    )  # fmt: skip
