"""What intake found, in the four words of archive practice (DA/T 70): 真实、完整、可用、安全."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.model.finding import LOUD, Outcome
from checker.model.material import Material, Record
from checker.model.result import SubmissionResult
from checker.reports import words

_NUMBERED = re.compile(r"(\d{1,4})\D*$")
_SAFETY = {"unsafe_path", "too_large"}
AUTHENTIC = {
    "suffix-mismatch": "文件内容与后缀名不符",
    "signature-unreadable": "电子签名无法读取，不能核验",
}
COMPLETE = {
    "page-cut": "有页面的图形、图片、文字或批注过多，其余没有分析",
    "image-cut-short": "图片不完整，后半部分缺失",
    "rows-cut": "表格过长，后面的行没有检查",
    "columns-cut": "表格过宽，后面的列没有检查",
    "page-empty": "网页里几乎没有文字",
    "attachments-unread": "文件里夹带的附件没有读取",
    "page-pictures": "网页里的图片没有读取",
    "pictures-unread": "贴在文中的页面图片过多，后面的没有识别文字",
    "pictures-not-compared": "图片过多，后面的没有和其他单位比对",
}
USABLE = {
    "page-unreadable": "有页面无法读取",
    "part-unreadable": "文件有一部分损坏，没有读出来",
    "picture-unreadable": "有图片无法读取",
    "text-layer-unreadable": "文字层是乱码，已改用图像识别",
    "text-only": "只取得了文字，没有版面",
}
SAFE = {
    "personal-data": "有个人信息，报告中已用星号代替",
    "active-content": "带有脚本、宏或自动动作，本程序没有运行它",
}
MISSING = {"manifest-material-missing", "mapping-path-missing", "empty-file"}


@dataclass(frozen=True, slots=True)
class Note:
    """One sentence and the paths it is about; ``paths`` is empty where it is about the package."""

    text: str
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Aspect:
    """One of the four words: what always holds, and what a person should look at."""

    word: str
    stands: str
    notes: tuple[Note, ...]


def aspects(each: SubmissionResult) -> tuple[Aspect, ...]:
    """The four of one submission, in the usual order."""
    said = "每个文件都记录了SHA-256，改动一个字节即可发现。"
    safe = "文件只读取、不执行；压缩包只解到本程序的工作文件夹里。"
    return (
        Aspect("真实", said, tuple(_authentic(each.records))),
        Aspect("完整", _counted(each), tuple(_complete(each))),
        Aspect("可用", _readable(each), tuple(_usable(each))),
        Aspect("安全", safe, tuple(_safe(each))),
    )


def _authentic(records: Sequence[Record]) -> Iterator[Note]:
    yield from _problems(records, AUTHENTIC)
    for strength in LOUD:
        paths = _paths(
            record
            for record in records
            if any(f.strength == strength and f.outcome is Outcome.PRESENT for f in record.findings)
        )
        if paths:
            name = words.STRENGTH[strength]
            yield Note(f"文件本身留有{name}，见各份材料下的说明，由人核对", paths)


def _counted(each: SubmissionResult) -> str:
    own = each.submission
    files = sum(1 + len(material.parts) for material in _whole(own.materials))
    refused = len(own.unprocessed)
    read = files + refused - len(each.unprocessed)
    held = f"（{read}个文件）" if read != len(each.records) else ""
    return (
        f"文件夹里共有{files + refused + len(own.set_aside)}个文件（申报表除外）："
        f"已检查{len(each.records)}份材料{held}，未能处理{len(each.unprocessed)}个，"
        f"不作材料{len(own.set_aside)}个，没有遗漏。"
    )


def _whole(materials: Sequence[Material]) -> Sequence[Material]:
    """Each file once, also where it holds several papers."""
    return list({material.files: material for material in materials}.values())


def _complete(each: SubmissionResult) -> Iterator[Note]:
    for problem in each.submission.problems:
        if problem.code in MISSING:
            yield Note(problem.text)
    for material in each.submission.materials:
        if gaps := _gaps(material):
            yield Note(f"图片编号不连续，缺第{'、'.join(map(str, gaps))}张", (material.path,))
    unplaced = tuple(m.path for m in each.submission.materials if not m.places)
    if unplaced:
        yield Note("没有归入任何指标，请在 mapping.yaml 里写明", unplaced)
    yield from _problems(each.records, COMPLETE)


def _gaps(material: Material) -> list[int]:
    """Numbers left out between the first and the last page image of one document."""
    found = [_NUMBERED.search(path.rsplit(".", 1)[0]) for path in (material.path, *material.parts)]
    numbers = {int(match[1]) for match in found if match}
    if len(numbers) < 2 or len(numbers) != len(found) or max(numbers) > 3 * len(numbers):
        return []
    return sorted(set(range(min(numbers), max(numbers))) - numbers)


def _readable(each: SubmissionResult) -> str:
    whole = sum(record.readable == "yes" for record in each.records)
    return f"{len(each.records)}份材料中{whole}份能完整读出。"


def _usable(each: SubmissionResult) -> Iterator[Note]:
    codes = {entry.code: "" for entry in each.unprocessed if entry.code not in _SAFETY}
    for code in codes:
        paths = tuple(entry.path for entry in each.unprocessed if entry.code == code)
        yield Note(f"{words.UNPROCESSED.get(code, code)}，未能处理", paths)
    for state, said in (("no", "读不出文字，请人工查看"), ("partly", "只有一部分文字能读清")):
        if paths := _paths(record for record in each.records if record.readable == state):
            yield Note(said, paths)
    yield from _problems(each.records, USABLE)


def _safe(each: SubmissionResult) -> Iterator[Note]:
    refused: dict[str, list[str]] = {}
    for entry in each.unprocessed:
        if entry.code in _SAFETY:
            refused.setdefault(entry.text, []).append(entry.path)
    yield from (Note(text, tuple(paths)) for text, paths in refused.items())
    for problem in each.submission.problems:
        if problem.code == "personal-data":
            yield Note(problem.text)
    yield from _problems(each.records, SAFE)


def _problems(records: Sequence[Record], said: Mapping[str, str]) -> Iterator[Note]:
    for code, text in said.items():
        paths = _paths(r for r in records if any(problem.code == code for problem in r.problems))
        if paths:
            yield Note(text, paths)


def _paths(records: Iterable[Record]) -> tuple[str, ...]:
    return tuple(record.material.path for record in records)
