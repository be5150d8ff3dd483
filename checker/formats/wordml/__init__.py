"""A WordprocessingML package to a ``Document``; shared by the DOCX and the legacy readers."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from checker.errors import Unreadable
from checker.formats import attached, package, part_pictures
from checker.formats.flow import Flow, Paper
from checker.formats.markup import recovered
from checker.formats.wordml.names import Element, R, W, number, switched_on, transitional, value
from checker.formats.wordml.story import Story
from checker.formats.wordml.styles import Styles
from checker.model.document import Box, Document, Placed, Problem

MAIN = "word/document.xml"
_HEADERS = ((f"{W}headerReference", "page_header"), (f"{W}footerReference", "page_footer"))
_NOTES = (("word/footnotes.xml", f"{W}footnote"), ("word/endnotes.xml", f"{W}endnote"))
_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
_DRAWN = ("word/charts/", "word/diagrams/")


@dataclass(slots=True)
class _Package:
    """An open package and what was noticed in it."""

    path: Path
    zipped: zipfile.ZipFile
    main: str
    problems: list[Problem] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def root(self, name: str) -> Element | None:
        """A part's root; told where the part is damaged."""
        data = package.read_part(self.zipped, name)
        root, whole = (None, False) if data is None else recovered(transitional(data))
        if not whole and name in self.zipped.NameToInfo:
            self.lost(name)
        return root

    def lost(self, name: str) -> None:
        if name not in self.seen:
            self.seen.add(name)
            self.problems.append(package.part_unreadable(name))

    def relations(self, part: str) -> dict[str, str]:
        """Relation id to part name, those outside the package left out."""
        return package.relations(self.zipped, part)


def holds(path: Path) -> bool:
    """Whether the file is a package whose main part is Word's."""
    if package.holds(path, MAIN):
        return True
    try:
        with package.open_package(path) as zipped:
            main = package.main_part(zipped, MAIN)
            return main.startswith("word/") and main in zipped.NameToInfo
    except Unreadable:
        return False


def read(path: Path, name: str, file: Path | None = None) -> Document:
    """Read the package at ``path``; ``file`` is what the document is called if it was converted."""
    package.check(path)
    with package.open_package(path) as zipped:
        source = _Package(path, zipped, package.main_part(zipped, MAIN))
        root = source.root(source.main)
        body = None if root is None else root.find(f"{W}body")
        if body is None:
            raise package.broken(path)
        flow = _laid_out(source, body)
        metadata = _metadata(source, body)
    source.problems += attached.unread(_behind_icons(body))
    pages = flow.pages()
    return Document(file or path, name, "office", pages, (), metadata, tuple(source.problems))


def _behind_icons(body: Element) -> list[str]:
    """Programs of the files that stand in the text as icons; others show what they hold."""
    return [
        str(item.get("ProgID", ""))
        for item in body.iter(_OLE)
        if str(item.get("DrawAspect", "")).lower() == "icon"
    ]


def _laid_out(source: _Package, body: Element) -> Flow:
    styles = Styles(source.root("word/styles.xml"), source.root("word/theme/theme1.xml"))
    relations = source.relations(source.main)
    section = next(body.iter(f"{W}sectPr"), None)
    flow = Flow(_paper(section))
    _margins(source, section, flow, styles)
    Story(flow, styles, partial(_picture, source, relations)).blocks(body)
    _notes(source, flow, styles)
    last = flow.page
    if last > 1:
        flow.page = 2
        _margins(source, section, flow, styles)
        flow.page = last
    return flow


def _paper(section: Element | None) -> Paper:
    """Page size and margins of a section, where they are sane."""
    usual = Paper()
    size = None if section is None else section.find(f"{W}pgSz")
    margins = None if section is None else section.find(f"{W}pgMar")
    width = number(value(size, "w"), usual.width * 20) / 20
    height = number(value(size, "h"), usual.height * 20) / 20
    if not (100 <= width <= 5000 and 100 <= height <= 5000):
        width, height = usual.width, usual.height
    sides = [
        min(abs(number(value(margins, side), 72 * 20)) / 20, limit * 0.4)
        for side, limit in (("top", height), ("bottom", height), ("left", width), ("right", width))
    ]
    return Paper(width, height, *sides)


def _margins(source: _Package, section: Element | None, flow: Flow, styles: Styles) -> None:
    """Header and footer of the first page, or those that start on the second."""
    if section is None:
        return
    relations, first = source.relations(source.main), flow.page == 1
    own_first = switched_on(section.find(f"{W}titlePg"))
    for tag, where in _HEADERS:
        for reference in section.findall(tag):
            kind = value(reference, "type") or "default"
            if kind == "even" or (kind == "first") != (own_first and first):
                continue
            if not first and not own_first:
                continue
            part = relations.get(reference.get(f"{R}id") or "", "")
            if part not in source.zipped.NameToInfo:
                source.lost(part or "页眉页脚")
            _margin(source, part, flow, styles, where)


def _margin(source: _Package, part: str, flow: Flow, styles: Styles, where: str) -> None:
    root = source.root(part) if part else None
    if root is None:
        return
    before, paper = flow.top, flow.paper
    flow.top = 42.5 if where == "page_header" else paper.height - min(paper.bottom, 60.0)
    here = flow.page
    picture = partial(_picture, source, source.relations(part))
    Story(flow, styles, picture, where).blocks(root)
    flow.page, flow.top = here, before


def _notes(source: _Package, flow: Flow, styles: Styles) -> None:
    """Footnotes and endnotes, at the foot of the last page: they are none of the body."""
    for part, tag in _NOTES:
        root = source.root(part)
        picture = partial(_picture, source, source.relations(part))
        story = Story(flow, styles, picture, "page_footer")
        for note in () if root is None else root.findall(tag):
            if value(note, "type") in {None, "normal"}:  # the others are the lines above notes
                story.blocks(note)


def _picture(
    source: _Package, relations: dict[str, str], relation: str, box: Box, anchor: str
) -> Placed | None:
    """A placed picture of a part; a problem where nothing here can show it."""
    part = relations.get(relation, "")
    placed = part_pictures.placed(source.path, source.zipped, part, box, anchor)
    if placed is None or part_pictures.cut_short(source.zipped, part):
        _note_unseen(source, part or relation, box)
    return placed


def _note_unseen(source: _Package, name: str, box: Box) -> None:
    drawn = name.startswith(_DRAWN)
    key = "drawn" if drawn else name
    if key in source.seen:
        return
    source.seen.add(key)
    if drawn:  # no seal and no heading stands in one: its place raises no question
        text = "文档里有图表或示意图（SmartArt）没有读取，其中的文字和数据请人工查看"
        source.problems.append(Problem("picture-unreadable", text))
    else:
        why = "无法完整显示（缺失、损坏或格式不支持），请人工查看"
        text = f"文档里的图片“{posixpath.basename(name)}”{why}"
        source.problems.append(Problem("picture-unreadable", text, box=box))


def _metadata(source: _Package, body: Element) -> dict[str, str]:
    found = package.properties(source.zipped)
    if next(body.iter(f"{W}ins", f"{W}del", f"{W}moveFrom"), None) is not None:
        found["tracked_changes"] = "true"
    return found
