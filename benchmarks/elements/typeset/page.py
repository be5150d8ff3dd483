"""Typst sources: what is placed and what flows on a sheet, and the sheets as one PDF."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import typst

RED, BLACK = "#d2141c", "#1a1a1a"
FACES = {
    "song": "AR PL SungtiL GB",
    "kai": "AR PL KaitiM GB",
    "ming": "AR PL UMing CN",
    "serif": "Noto Serif CJK SC",
    "sans": "Noto Sans CJK SC",
    "zen": "WenQuanYi Zen Hei",
    "wen": "LXGW WenKai",
}


@dataclass
class Sheet:
    """One page in millimetres. ``flow`` runs below ``top``; the rest stands where it is put."""

    top: float = 95.0
    wide: float = 210.0
    high: float = 297.0
    face: str = "song"
    size: float = 16.0
    placed: list[str] = field(default_factory=list)
    flow: list[str] = field(default_factory=list)
    ground: str = "#ffffff"
    pictures: dict[str, bytes] = field(default_factory=dict)

    def put(self, said: str, x: float, y: float, size: float, **more) -> None:
        """A line whose middle stands at ``y``; ``at`` says which end ``x`` is: l, m, r."""
        at = {"l": "left", "m": "center", "r": "right"}[more.pop("at", "l")]
        stretch = more.pop("stretch", 1.0)
        inner = styled(said, size, **more)
        if stretch != 1.0:
            inner = f"#scale(x: {100 * stretch:.1f}%, reflow: true)[{inner}]"
        left = {"left": 0.0, "center": -300.0, "right": -600.0}[at]
        self.placed.append(
            f"#place(top + left, dx: {x + left:.2f}mm, dy: {y - 20:.2f}mm, "
            f"box(width: 600mm, height: 40mm, align({at} + horizon)[{inner}]))"
        )

    def spread(self, said: str, x0: float, x1: float, y: float, size: float, **more) -> None:
        """A line drawn out so that its first and last letters end at ``x0`` and ``x1``."""
        letter = size * 0.3528
        step = (x1 - x0 - letter) / max(len(said) - 1, 1)
        for index, char in enumerate(said):
            self.put(char, x0 + letter / 2 + index * step, y, size, at="m", **more)

    def rule(self, x0: float, x1: float, y: float, wide: float, colour: str = RED) -> None:
        self.placed.append(
            f"#place(top + left, dx: {x0:.2f}mm, dy: {y:.2f}mm, "
            f'line(length: {x1 - x0:.2f}mm, stroke: {wide:.2f}mm + rgb("{colour}")))'
        )

    def block(self, x: float, y: float, w: float, h: float, fill: str, line: str = "") -> None:
        stroke = f', stroke: 0.5mm + rgb("{line}")' if line else ""
        self.placed.append(
            f"#place(top + left, dx: {x}mm, dy: {y}mm, "
            f'rect(width: {w}mm, height: {h}mm, fill: rgb("{fill}"){stroke}))'
        )

    def picture(self, png: bytes, x: float, y: float, wide: float) -> None:
        """A picture whose middle stands at ``x`` and ``y``."""
        name = f"p{len(self.pictures)}-{len(self.placed)}.png"
        self.pictures[name] = png
        self.placed.append(
            f"#place(top + left, dx: {x - wide / 2:.2f}mm, dy: {y - wide / 2:.2f}mm, "
            f'image("{name}", width: {wide:.2f}mm))'
        )

    def title(self, said: str, size: float = 22, colour: str = BLACK, face: str = "serif") -> None:
        inner = styled(said, size, face=face, colour=colour, bold=True)
        self.flow.append(f"#align(center)[#par(first-line-indent: 0em)[{inner}]]\n#v(5mm)")

    def told(self, *paragraphs: str) -> None:
        self.flow += [f"#par(first-line-indent: (amount: 2em, all: true))[{_said(one)}]"
                      for one in paragraphs]  # fmt: skip

    def plain(self, said: str, align: str = "left") -> None:
        self.flow.append(f"#align({align})[{_said(said)}]")

    def table(self, rows: list[list[str]], widths: str) -> None:
        cells = ", ".join(f"[{_said(cell)}]" for row in rows for cell in row)
        self.flow.append(f"#table(columns: ({widths}), {cells})")

    def source(self) -> str:
        body = "\n\n".join(self.flow)
        return (
            f"#set page(width: {self.wide}mm, height: {self.high}mm, margin: 0mm, "
            f'fill: rgb("{self.ground}"))\n'
            + "\n".join(self.placed)
            + f"\n#place(top + left, dx: 28mm, dy: {self.top}mm, "
            f"block(width: {self.wide - 54}mm)[\n"
            f"#set text(font: {json.dumps(FACES[self.face])}, size: {self.size}pt, "
            f'fill: rgb("{BLACK}"), lang: "zh", region: "cn")\n'
            f"#set par(leading: 0.85em, spacing: 0.85em, justify: true)\n{body}\n])\n"
        )


def styled(said: str, size: float, *, face="serif", colour=BLACK, bold=False, gap=0.0) -> str:
    weight = '"bold"' if bold else '"regular"'
    track = f", tracking: {gap}em" if gap else ""
    return (
        f"#text(font: {json.dumps(FACES[face])}, size: {size}pt, weight: {weight}, "
        f'fill: rgb("{colour}"){track})[{_said(said)}]'
    )


def _said(text: str) -> str:
    return "#" + json.dumps(text, ensure_ascii=False) + ";"


def pdf(sheets: list[Sheet]) -> bytes:
    """The sheets as one PDF."""
    text = "\n#pagebreak()\n".join(sheet.source() for sheet in sheets)
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        for index, sheet in enumerate(sheets):
            for name, png in sheet.pictures.items():
                (folder / f"s{index}{name}").write_bytes(png)
                text = text.replace(f'"{name}"', f'"s{index}{name}"')
        (folder / "main.typ").write_text(text, "utf-8")
        return typst.compile(str(folder / "main.typ"))
