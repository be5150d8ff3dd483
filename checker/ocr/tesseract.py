"""Tesseract with its simplified Chinese data, by pytesseract: a fallback and second opinion."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any, TypeVar

import numpy as np

from checker.errors import EngineFailed, EngineMissing
from checker.model.document import Box, Engine, Line, Pixels

NAME = "tesseract"
_LANGUAGE = "chi_sim"
_INSTALL = (
    "请安装 tesseract 和它的简体中文数据 chi_sim，并使 tesseract 在 PATH 里"
    "（Debian、统信、麒麟：apt install tesseract-ocr tesseract-ocr-chi-sim）"
)
_SECONDS = 120  # a page that takes longer is a failure, never "no text"
_T = TypeVar("_T")


class Tesseract:
    """Reads with ``chi_sim``. Spaces that it puts between Chinese characters are taken out."""

    name = NAME

    def __init__(self, release: str) -> None:
        self.version = f"tesseract {release} {_LANGUAGE}"

    def read(self, picture: Pixels) -> list[Line]:
        """All lines of an upright picture."""
        table = _words(picture, "--psm 3")
        rows = sorted(range(len(table["text"])), key=lambda i: _line_key(table, i))
        groups = (list(group) for _, group in groupby(rows, key=lambda i: _line_key(table, i)))
        return [line for group in groups if (line := _line(table, group, picture))]

    def recognise(self, crops: Sequence[Pixels]) -> list[tuple[str, float]]:
        """Text and confidence of each crop holding one horizontal line."""
        return [self._strip(crop) for crop in crops]

    def _strip(self, crop: Pixels) -> tuple[str, float]:
        if min(crop.shape[:2]) < 2:
            return "", 0.0
        margin = max(4, crop.shape[0] // 4)  # tesseract misses letters that touch the border
        padded = np.pad(crop, ((margin, margin), (margin, margin), (0, 0)), mode="edge")
        table = _words(padded, "--psm 7")
        line = _line(table, list(range(len(table["text"]))), padded)
        return (line.text, line.confidence) if line else ("", 0.0)


def build() -> Engine:
    """The engine. Raises ``EngineMissing`` when the binary or its Chinese data is missing."""
    ok, note = state()
    if not ok:
        raise EngineMissing(note, _INSTALL)
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    import pytesseract

    return Tesseract(str(pytesseract.get_tesseract_version()))


def state() -> tuple[bool, str]:
    """Whether package, binary and language data are here, and a sentence on it."""
    if importlib.util.find_spec("pytesseract") is None:
        return False, "未安装 pytesseract（pip install pytesseract）"
    import pytesseract

    try:
        release = pytesseract.get_tesseract_version()
        languages = pytesseract.get_languages()
    except Exception:  # not found, not executable, or it prints something unexpected
        return False, f"未找到 tesseract 程序，{_INSTALL}"
    if _LANGUAGE not in languages:
        return False, f"tesseract 缺少简体中文数据 {_LANGUAGE}，{_INSTALL}"
    return True, f"tesseract {release}，简体中文数据 {_LANGUAGE}"


def _words(picture: Pixels, config: str) -> dict[str, list[Any]]:
    import pytesseract

    def run() -> dict[str, list[Any]]:
        table: dict[str, list[Any]] = pytesseract.image_to_data(
            np.ascontiguousarray(picture),
            lang=_LANGUAGE,
            config=config,
            timeout=_SECONDS,
            output_type=pytesseract.Output.DICT,
        )
        return table

    return _guarded(run)


def _guarded(run: Callable[[], _T]) -> _T:
    try:
        return run()
    except Exception as cause:  # time limit, killed binary, unreadable output
        text = f"文字识别引擎 {NAME} 出错：{type(cause).__name__}"
        raise EngineFailed(text, "请单独重跑该文件；仍然出错时改用 --ocr rapid") from cause


def _line_key(table: dict[str, list[Any]], i: int) -> tuple[int, int, int]:
    return table["block_num"][i], table["par_num"][i], table["line_num"][i]


def _line(table: dict[str, list[Any]], rows: list[int], picture: Pixels) -> Line | None:
    rows = [i for i in rows if table["text"][i].strip() and float(table["conf"][i]) >= 0]
    if not rows:
        return None
    confidence = float(np.mean([float(table["conf"][i]) for i in rows])) / 100
    text = _joined([table["text"][i].strip() for i in rows])
    return Line(text=text, box=_box(table, rows, picture), via="ocr", confidence=confidence)


def _joined(words: list[str]) -> str:
    """Words in one string; a space stays only between two that are both Latin or digits."""
    text = words[0]
    for word in words[1:]:
        text += f" {word}" if text[-1].isascii() and word[0].isascii() else word
    return text


def _box(table: dict[str, list[Any]], rows: list[int], picture: Pixels) -> Box:
    height, width = picture.shape[:2]
    left = min(table["left"][i] for i in rows)
    top = min(table["top"][i] for i in rows)
    right = max(table["left"][i] + table["width"][i] for i in rows)
    bottom = max(table["top"][i] + table["height"][i] for i in rows)
    return left / width, top / height, right / width, bottom / height
