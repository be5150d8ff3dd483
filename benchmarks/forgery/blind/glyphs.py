"""One digit of a page made another within its own font, whatever program wrote the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pikepdf

Codes = dict[bytes, str]
_CHARS = re.compile(rb"beginbfchar(.*?)endbfchar", re.S)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.S)
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(<[0-9A-Fa-f]+>|\[[^\]]*\])")
_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")


DIGITS = frozenset("0123456789")


def another_digit(rng: Random, page: Any) -> bytes:
    """The page's content with one digit of its text exchanged; ``ValueError`` if it has none."""
    return _another(rng, page, lambda letter: letter in DIGITS)


def another_letter(rng: Random, page: Any) -> bytes:
    """The same with one Chinese letter, another of the same font in its place."""
    return _another(rng, page, lambda letter: "\u4e00" <= letter <= "\u9fff")


def _another(rng: Random, page: Any, meant: Callable[[str], bool]) -> bytes:
    steps = [(list(item.operands), item.operator) for item in pikepdf.parse_content_stream(page)]
    found = list(_letters(page, steps, meant))
    if not found:
        raise ValueError("no such letter on the page")
    step, path, at, code, codes = rng.choice(found)
    others = {c: k for k, c in codes.items() if meant(c) and c != codes[code]}
    new = others[rng.choice(sorted(others))]
    operands = steps[step][0]
    if path is None:
        operands[0] = _with(operands[0], at, new)
    else:
        row = list(operands[0])
        row[path] = _with(row[path], at, new)
        operands[0] = pikepdf.Array(row)
    return pikepdf.unparse_content_stream(steps)


def _with(words: Any, at: int, code: bytes) -> pikepdf.String:
    old = bytes(words)
    return pikepdf.String(old[:at] + code + old[at + len(code) :])


def _letters(
    page: Any, steps: list[Any], meant: Callable[[str], bool]
) -> Iterator[tuple[int, int | None, int, bytes, Codes]]:
    """Operator, place in its array, byte, code and font of each letter meant that has another."""
    fonts = {name: _codes(font) for name, font in page.Resources.get("/Font", {}).items()}
    codes: Codes = {}
    for step, (operands, operator) in enumerate(steps):
        if str(operator) == "Tf":
            codes = fonts.get(str(operands[0]), {})
        if str(operator) not in ("Tj", "TJ") or sum(map(meant, codes.values())) < 2:
            continue
        parts = [(None, operands[0])] if str(operator) == "Tj" else enumerate(operands[0])
        wide = len(next(iter(codes)))
        for path, part in parts:
            data = bytes(part) if isinstance(part, pikepdf.String) else b""
            for at in range(0, len(data) - wide + 1, wide):
                if meant(codes.get(data[at : at + wide], " ")):
                    yield step, path, at, data[at : at + wide], codes


def _codes(font: Any) -> Codes:
    """What each code of a font stands for, as its ToUnicode says."""
    if "/ToUnicode" not in font:
        return {}
    told, codes = font.ToUnicode.read_bytes(), {}
    for block in _CHARS.findall(told):
        codes |= {bytes.fromhex(a.decode()): _text(b) for a, b in _PAIR.findall(block)}
    for block in _RANGES.findall(told):
        for low, high, to in _RANGE.findall(block):
            first, wide = int(low, 16), len(low) // 2
            targets = _HEX.findall(to)
            for step in range(int(high, 16) - first + 1):
                listed = to.startswith(b"[")
                words = _text(targets[step]) if listed else chr(ord(_text(targets[0])) + step)
                codes[(first + step).to_bytes(wide, "big")] = words
    return codes


def _text(told: bytes) -> str:
    return bytes.fromhex(told.decode()).decode("utf-16-be")
