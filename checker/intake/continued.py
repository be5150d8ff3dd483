"""Pictures of one paper's pages that their names do not tell: IMG_0120.jpg, IMG_0121.jpg.

Judged once they are read. A picture goes on with the one before it in its series where that one's
paper has a heading and no closing yet, it has no heading of its own, nothing speaks against it, and
two signs agree: the page number is the next, the sentence goes on, the numbering goes on. Pictures
whose names do not count them (a time of day tells no gap) need all three: where pages are missing,
the first page of one paper may stand before the second of another. So the seal on a later page is
a question all the same, until a person has said in the mapping that the pages belong together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path, PurePosixPath

from checker.elements import agreement, annex_mark, closing, layout, page_ends
from checker.intake import contents
from checker.intake.grouping import IMAGES, PORTRAIT
from checker.model.document import Document, Page, Problem
from checker.model.finding import Finding, Outcome
from checker.model.material import Material, Record, identity

CODE = "pages-joined"
_COUNTED = 5  # digits of a number that counts pictures; more tell a time
_OTHER = frozenset({"photo", "screenshot", "news", "pledge"})
_CONFIRM = (
    "核对是同一份的，保留 mapping.yaml 里“接：……”的一行，用 --mapping 再运行一次；"
    "或按001、002的顺序改名后重新提交"
)
_DOUBT = "几张图片是按内容合成一份的，盖章的一页是不是这份文件的，需人工确认"
_SIGNS = {"folio": "页码接续", "sentence": "句子接续", "numbering": "序号接续"}


@dataclass(frozen=True, slots=True)
class Joint:
    """Pictures taken for one paper's pages, with the reason."""

    material: Material
    why: Problem

    def told(self, record: Record) -> Record:
        """The paper's record with the reason; its seal is a question, as the pages are."""
        findings = tuple(map(_asked, record.findings))
        return replace(record, findings=findings, problems=(self.why, *record.problems))


def _asked(found: Finding) -> Finding:
    if found.check != "seal" or found.outcome is not Outcome.PRESENT:
        return found
    reason = f"{found.reason}；{_DOUBT}"
    return replace(found, outcome=Outcome.UNSURE, reason=reason, confidence=0.5, remedy=_CONFIRM)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A picture as a page."""

    material: Material
    record: Record
    page: Page
    ends: page_ends.Ends

    def says(self, check: str) -> Outcome:
        """The outcome of a check of this picture alone."""
        found = self.record.finding(check)
        return found.outcome if found else Outcome.FAILED


def _series(materials: Sequence[Material]) -> list[list[Material]]:
    """Pictures of a folder whose names differ in numbers alone, each series in its order."""
    series: dict[tuple[PurePosixPath, str], list[Material]] = defaultdict(list)
    for material in materials:
        path = PurePosixPath(material.path)
        if len(material.files) == 1 and path.suffix.lower() in IMAGES and _numbers(material):
            series[path.parent, re.sub(r"\d+", "#", path.name)].append(material)
    return [sorted(each, key=_numbers) for each in series.values() if len(each) > 1]


def _numbers(material: Material) -> tuple[int, ...]:
    return tuple(int(digits) for digits in re.findall(r"\d+", PurePosixPath(material.path).stem))


def joints(
    materials: Sequence[Material], records: Mapping[str, Record], apart: Collection[str]
) -> list[Joint]:
    """The papers of several pictures.

    ``records`` by material id are of files that are one paper, ``apart`` paths that a person gave a
    place of their own.
    """
    return [
        _joint(paper, signs)
        for series in _series(materials)
        for paper, signs in _papers([_sheet(each, records.get(each.id)) for each in series], apart)
    ]


def _joint(paper: Sequence[_Sheet], signs: Sequence[Sequence[str]]) -> Joint:
    pages = [sheet.material for sheet in paper]
    return Joint(joined(pages), _why(pages, signs))


def joined(pages: Sequence[Material]) -> Material:
    """Materials of one file each as the pages of one, at the first one's place."""
    first = pages[0]
    whole = contents.combined([page.sha256 for page in pages])
    return replace(
        first,
        id=identity(first.path, whole),
        sha256=whole,
        bytes=sum(page.bytes for page in pages),
        files=tuple(page.files[0] for page in pages),
        parts=tuple(page.path for page in pages[1:]),
    )


def _sheet(material: Material, record: Record | None) -> _Sheet | None:
    if record is None or record.format != "image" or len(record.pages) != 1:
        return None
    seen = record.pages[0]
    if record.kind in _OTHER or not PORTRAIT[0] <= seen.height / seen.width <= PORTRAIT[1]:
        return None
    page = Page(1, seen.width, seen.height, seen.lines, source=seen.source)
    return _Sheet(material, record, page, page_ends.of(page))


def _papers(
    sheets: Sequence[_Sheet | None], apart: Collection[str]
) -> Iterator[tuple[list[_Sheet], list[list[str]]]]:
    """Runs of two and more pages, with the signs by which each one follows."""
    paper: list[_Sheet] = []
    signs: list[list[str]] = []
    for sheet in (*sheets, None):
        own = sheet is None or sheet.material.path in apart
        more = _signs(paper, sheet) if paper and sheet and not own else []
        if sheet and more:
            paper.append(sheet)
            signs.append(more)
            continue
        if len(paper) > 1:
            yield paper, signs
        paper, signs = ([sheet], []) if sheet and _begins(sheet) else ([], [])


def _begins(sheet: _Sheet) -> bool:
    """A first page: a heading, or a number under one that is in doubt."""
    header, number = sheet.says("red_header"), sheet.says("document_number")
    doubtful = header is Outcome.UNSURE and number is Outcome.PRESENT
    return header is Outcome.PRESENT or doubtful


def _signs(paper: Sequence[_Sheet], sheet: _Sheet) -> list[str]:
    """What shows that a page goes on with a paper; empty where too little does."""
    last = paper[-1]
    folio = _folio_follows(paper, sheet)
    sentence = _sentence_goes_on(last, sheet)
    numbering = page_ends.goes_on(
        page_ends.numbering(each.ends.body for each in paper), sheet.ends.body
    )
    signs = {"folio": folio, "sentence": sentence, "numbering": numbering}
    if False in signs.values() or not _open(paper) or not _follows(paper, sheet):
        return []
    told = [name for name, holds in signs.items() if holds]
    needed = 2 if _counted(last.material, sheet.material) else len(signs)
    return told if len(told) >= needed else []


def _folio_follows(paper: Sequence[_Sheet], sheet: _Sheet) -> bool | None:
    """Whether the page number is the next one, ``None`` where none is printed."""
    last, own = paper[-1].ends.folio, sheet.ends.folio
    if own is None:
        return None
    totals = {each.ends.folio.of for each in (*paper, sheet) if each.ends.folio}
    return own.number == (last.number if last else len(paper)) + 1 and len(totals) == 1


def _sentence_goes_on(last: _Sheet, sheet: _Sheet) -> bool | None:
    """Whether a sentence broken at the foot goes on at the head; ``False`` where one of them alone
    is in the middle of a sentence.
    """
    broken, stopped, start = last.ends.breaks, last.ends.stops, sheet.ends.start
    if start == "apart" or (broken and start == "indented") or (stopped and start == "flush"):
        return False
    going = broken and start == "flush" and not page_ends.numbered(sheet.ends.body[0])
    return True if going else None


def _open(paper: Sequence[_Sheet]) -> bool:
    """Whether a paper's last page so far is full and bears neither closing nor seal."""
    last = paper[-1]
    document = _document([last])
    return closing.breaks_off(document) and last.says("seal") is not Outcome.PRESENT


def _follows(paper: Sequence[_Sheet], sheet: _Sheet) -> bool:
    """Whether nothing makes a page one of another paper or no page of a paper at all."""
    first, last = paper[0], paper[-1]
    rows = layout.rows(sheet.page)
    if not rows or annex_mark.alone(rows[0].text) or sheet.says("red_header") is not Outcome.ABSENT:
        return False
    if sheet.says("document_number") is Outcome.PRESENT:
        return False
    return _one_camera(last, sheet) and _one_place(first, sheet) and _one_body(paper, sheet)


def _one_camera(last: _Sheet, sheet: _Sheet) -> bool:
    before, after = last.record.metadata, sheet.record.metadata
    alike = all(before.get(key) == after.get(key) for key in ("Make", "Model"))
    taken = [each.get("DateTimeOriginal", "") for each in (before, after)]
    return alike and bool(taken[0]) == bool(taken[1]) and taken[0] <= taken[1]


def _one_place(first: _Sheet, sheet: _Sheet) -> bool:
    """Whether folder and list say the same of both, or the list names the first page alone."""
    one, other = first.material, sheet.material
    alike = (one.rows, one.places) == (other.rows, other.places)
    return alike or bool(one.rows and not other.rows)


def _one_body(paper: Sequence[_Sheet], sheet: _Sheet) -> bool:
    """Whether signature and seal are of the body in the heading."""
    seen = (paper[0].record.finding("red_header"), sheet.record.finding("seal"))
    notes = agreement.differences(_document([*paper, sheet]), [each for each in seen if each])
    return not notes


def _document(sheets: Sequence[_Sheet]) -> Document:
    pages = tuple(replace(each.page, number=at) for at, each in enumerate(sheets, 1))
    return Document(Path(), "image", sheets[-1].record.medium, pages)


def _counted(before: Material, after: Material) -> bool:
    """Whether the names count the two pictures one after the other."""
    one, other = _numbers(before), _numbers(after)
    digits = re.findall(r"\d+", PurePosixPath(after.path).stem)[-1]
    return one[:-1] == other[:-1] and other[-1] == one[-1] + 1 and len(digits) <= _COUNTED


def _why(pages: Sequence[Material], signs: Sequence[Sequence[str]]) -> Problem:
    names = [PurePosixPath(page.path).name for page in pages]
    why = "；".join(
        f"“{after}”没有红头，与“{before}”{'、'.join(_SIGNS[sign] for sign in more)}"
        for (before, after), more in zip(pairwise(names), signs, strict=True)
    )
    text = (
        f"这份文件由{len(pages)}张图片按内容合成：{why}。如不是同一份，请在 mapping.yaml 里"
        "把后一张的“接：……”改成它自己的指标编号（不归入任何一项写 null），用 --mapping 再运行一次"
    )
    return Problem(CODE, text)
