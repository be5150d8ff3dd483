"""Earlier versions of an OFD that the file still lists (GB/T 33190-2016, 7.4 and chapter 17)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from checker.errors import Unreadable
from checker.formats.grids import Grids
from checker.formats.ofd import layout, objects
from checker.formats.ofd import lines as ofd_lines
from checker.formats.ofd.layout import Body
from checker.formats.ofd.package import Package, child, children, words

MAX_VERSIONS = 6
Texts = list[list[str]]  # of each page, its visible lines


def texts(path: Path) -> tuple[Texts, list[Texts]]:
    """The present text of the first document and that of its earlier versions, the oldest first.

    A version that lists no other main part, or that cannot be read, is left out.
    """
    package = Package(path)
    present = layout.bodies(package)[0]
    earlier = [*_earlier(package, present)][:MAX_VERSIONS]
    return _texts(package, present) if earlier else [], [_texts(package, each) for each in earlier]


def _earlier(package: Package, present: Body) -> Iterator[Body]:
    entry = package.find("OFD.xml") or ""
    bodies = children(package.xml(entry), "DocBody")
    listed = children(child(bodies[0], "Versions"), "Version") if bodies else []
    seen = {present.member}
    for version in listed:
        member = package.find(version.get("BaseLoc", ""), entry)
        try:
            named = words(package.xml(member), "DocRoot") if member else ""
            root = package.find(named, member or "") if named else None
            if root and root not in seen:
                seen.add(root)
                yield Body(root, None, package.xml(root), None)
        except Unreadable:
            continue


def _texts(package: Package, body: Body) -> Texts:
    found = []
    for number, sheet in enumerate(layout.sheets(package, body), start=1):
        marks = (*sheet.marks, *sheet.annotations)
        own = [mark for mark in marks if isinstance(mark, objects.Text)]
        lines = ofd_lines.lines(own, number, sheet.width, sheet.height, Grids())
        found.append([line.text for line in lines if not line.hidden])
    return found
