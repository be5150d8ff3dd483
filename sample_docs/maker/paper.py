"""Lays out an official paper after GB/T 9704: 文件, 信函 and 纪要 forms, or a plain paper."""

from __future__ import annotations

from typing import Any

from PIL import Image

from maker.ops import BLACK, GREY, MM_PER_POINT, RED, Picture, Rule, Sheet, Text, width_of
from maker.seal import personal_stamp, round_seal
from maker.wrap import balanced, lines

LEFT, RIGHT, TOP, BOTTOM = 28.0, 184.0, 37.0, 262.0
MEASURE = RIGHT - LEFT
BODY = 16.0
MARK = "样例　内容虚构"


class Layout:
    """Fills pages from top to bottom. The paper's fields are described in README.md."""

    def __init__(self, paper: dict[str, Any], seed: int) -> None:
        self.paper, self.seed = paper, seed
        self.font = paper.get("font", "song")
        self.sheets = [Sheet()]
        self.pitch = 8.2 if paper.get("compact") else 10.0
        self.top = 46.0 if paper.get("compact") else 72.0  # of the header, from the page's top
        self.y = TOP

    def make(self) -> list[Sheet]:
        """All pages of the paper."""
        self._head()
        self._title()
        self._body()
        self._signature()
        self._colophon()
        self._folios()
        return self.sheets

    def put(self, string: str, x: float, size: float = BODY, font: str = "", **more: Any) -> None:
        """One line of text at the current height."""
        op = Text(x, self.y, string, font or self.font, size, **more)
        self.sheets[-1].ops.append(op)

    def centre(self, string: str, size: float, font: str, **more: Any) -> None:
        """One centred line."""
        self.put(string, LEFT + (MEASURE - width_of(string, size)) / 2, size, font, **more)

    def rule(self, y: float, thick: float, colour: tuple[int, int, int]) -> None:
        """A line over the whole measure."""
        self.sheets[-1].ops.append(Rule(LEFT, RIGHT, y, thick, colour))

    def _head(self) -> None:
        header, form = self.paper.get("header"), self.paper.get("form", "document")
        if form == "letter":
            return self._letter_head(header)
        if not header:
            self.y = TOP + (0 if self.paper.get("compact") else 12)
            if self.paper.get("number"):
                self.centre(self.paper["number"], BODY, self.font)
                self.y += self.pitch * 1.6
            return None
        return self._document_head(header)

    def _document_head(self, header: str) -> None:
        colour = self.paper.get("header_colour", RED)
        colour = {"red": RED, "black": BLACK}.get(colour, colour)
        size = min(52.0, MEASURE / MM_PER_POINT / len(header) * 0.93)
        self.y = self.top + size * MM_PER_POINT * 0.86
        width = min(MEASURE, width_of(header, size) * 1.06)
        self.put(header, LEFT + (MEASURE - width) / 2, size, "songbold", colour=colour, width=width)
        self.y += self.pitch * 2.2
        self._number_line()
        self.rule(self.y + 4, 1.6, colour)
        self.y += 4 + self.pitch * 2.2

    def _number_line(self) -> None:
        number, signatory = self.paper.get("number"), self.paper.get("signatory")
        if number and signatory:
            self.put(number, LEFT + 5)
            self.put(f"签发人：{signatory}", RIGHT - 5 - width_of(f"签发人：{signatory}", BODY))
        elif number:
            self.centre(number, BODY, self.font)

    def _letter_head(self, header: str) -> None:
        size = min(40.0, MEASURE / MM_PER_POINT / len(header) * 0.9)
        self.y = 30 + size * MM_PER_POINT * 0.86
        self.centre(header, size, "songbold", colour=RED)
        self.y += 7
        self.rule(self.y, 2.4, RED)
        self.rule(self.y + 1.2, 0.7, RED)
        self.sheets[-1].ops += [
            Rule(LEFT, RIGHT, 276, 0.7, RED),
            Rule(LEFT, RIGHT, 277.2, 2.4, RED),
        ]
        self.y += self.pitch
        if number := self.paper.get("number"):
            self.put(number, RIGHT - width_of(number, BODY))
        self.y += self.pitch * 1.8

    def _title(self) -> None:
        colour = RED if self.paper.get("title_colour") == "red" else BLACK
        for line in balanced(self.paper["title"], 22, MEASURE * 0.92):
            self.centre(line, 22, "songbold", colour=colour)
            self.y += self.pitch * 1.15
        if under := self.paper.get("under_title"):
            self.centre(under, BODY, "kai")
            self.y += self.pitch
        self.y += self.pitch * 0.7
        if to := self.paper.get("to"):
            self._flow(lines(to, BODY, MEASURE, indent=0), self.font)

    def _body(self) -> None:
        for paragraph in self.paper["body"].strip().splitlines():
            text = paragraph.strip(" ")
            if text == "---":
                self._break()
            elif text.startswith("# "):
                self.y += self.pitch
                for line in balanced(text[2:], 22, MEASURE * 0.92):
                    self.centre(line, 22, "songbold")
                    self.y += self.pitch * 1.2
            elif text.startswith("第") and "章" in text[:5] and len(text) < 20:
                self._room()
                self.centre(text, BODY, "hei")
                self.y += self.pitch
            elif text:
                self._flow(lines(text, BODY, MEASURE), _heading_font(text, self.font))

    def _flow(self, rows: list[str], font: str) -> None:
        for row in rows:
            self._room()
            self.put(row, LEFT, font=font)
            self.y += self.pitch

    def _room(self, needed: float = 0.0) -> None:
        if self.y + needed > BOTTOM:
            self._break()

    def _break(self) -> None:
        self.sheets.append(Sheet())
        self.y = TOP + self.pitch * 0.6

    def _signature(self) -> None:
        signers, date = self.paper.get("signer"), self.paper.get("date")
        if not signers and not date:
            return
        self._keep_with_text()
        self.y += self.pitch * 1.7
        middle = RIGHT - 4 * 5.64 - width_of(date, BODY) / 2 if date else RIGHT - 45
        top = self.y
        for row in (signers, date):
            if row:
                self.put(row, middle - width_of(row, BODY) / 2)
                self.y += self.pitch
        if words := self.paper.get("placeholder"):
            self.put(words, middle + 22, font=self.font)
        self._seal(middle, (top + self.y - self.pitch * 2) / 2 + self.pitch * 0.3)
        self.y += self.pitch * 0.6

    def _keep_with_text(self) -> None:
        """Takes the last two lines of text along when the signature would open a page alone."""
        if self.y + self.pitch * 4 <= BOTTOM:
            return
        ops = self.sheets[-1].ops
        carried = [op for op in ops if isinstance(op, Text) and op.size == BODY][-2:]
        self.sheets[-1].ops = [op for op in ops if op not in carried]
        self._break()
        for op in carried:
            self.put(op.string, op.x, op.size, op.font)
            self.y += self.pitch

    def _seal(self, x: float, y: float) -> None:
        seal = self.paper.get("seal")
        if not seal:
            return
        side = 20.0 if seal.get("type") == "personal" else 42.0
        image = seal_image(seal, self.seed).rotate(
            seal.get("turn", 0), resample=Image.Resampling.BICUBIC
        )
        dx, dy = seal.get("shift", (0.0, 0.0))
        place = (x - side / 2 + dx, y - side / 2 + dy, side, side)
        self.sheets[-1].ops.append(Picture(*place, image=image, multiply=True))

    def _colophon(self) -> None:
        if note := self.paper.get("note"):
            self._room()
            self.put(note, LEFT + 11.3)
            self.y += self.pitch
        if not self.paper.get("printed_by"):
            return
        rows = [self.paper.get("copies"), self.paper["printed_by"]]
        rows = [row for row in rows if row]
        if self.y > 254 - 8 * len(rows):
            self._break()
        y = 256 - 7.5 * len(rows)
        self.rule(y, 1.0, BLACK)
        for row in rows:
            self.y = y + 5.6
            self.put(row, LEFT + 4, 13)
            y += 7.5
            self.rule(y, 1.0 if row is rows[-1] else 0.7, BLACK)

    def _folios(self) -> None:
        for number, sheet in enumerate(self.sheets, 1):
            x = RIGHT - 24 if number % 2 else LEFT + 5
            if len(self.sheets) > 1:
                sheet.ops.append(Text(x, 269, f"— {number} —", "song", 14))
            sheet.ops.append(Text(96, 291, MARK, "hei", 6.5, GREY))


def seal_image(seal: dict[str, Any], seed: int) -> Image.Image:
    """The picture of a seal as a story describes it."""
    if seal.get("type") == "personal":
        return personal_stamp(seal["text"], seed)
    return round_seal(seal["text"], seed, seal.get("centre", ""), seal.get("worn", 0.25))


def _heading_font(text: str, plain: str) -> str:
    numerals = "一二三四五六七八九十"
    if text[0] in numerals and "、" in text[:4] and len(text) < 40:
        return "hei"
    if text[0] == "（" and text[1] in numerals and len(text) < 30:
        return "kai"
    return plain
