"""The structure of an OFD: documents, pages, templates, annotations and resources."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from checker.errors import Unreadable
from checker.formats.markup import Node
from checker.formats.ofd.objects import Mark, Resources, marks
from checker.formats.ofd.package import Package, child, children, numbers, tag, tidy, words

MAX_PAGES = 3000
A4 = (0.0, 0.0, 210.0, 297.0)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its ID, paper in millimetres, marks, and marks of its annotations.

    ``member`` is empty where the page is missing or damaged. ``templates``: what it is drawn on.
    """

    id: str
    member: str
    width: float
    height: float
    marks: tuple[Mark, ...]
    annotations: tuple[Mark, ...]
    resources: Resources
    templates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """One document inside the package; ``signatures`` is where its list of seals should lie."""

    member: str
    info: Node | None
    root: Node
    signatures: str | None


def bodies(package: Package) -> list[Body]:
    """The documents that OFD.xml lists. Raises ``Unreadable`` where it lists none that exist."""
    entry = package.find("OFD.xml")
    if entry is None:
        code = "encrypted" if _encrypted(package) else "corrupt"
        raise Unreadable(code, "OFD 文件缺少入口文件 OFD.xml，无法读取", "请重新导出后再报送")
    found = []
    for node in children(package.xml(entry), "DocBody"):
        member = package.find(words(node, "DocRoot"), entry)
        if member is not None:
            named = words(node, "Signatures")
            signatures = (package.find(named, entry) or tidy(named)) if named else None
            found.append(Body(member, child(node, "DocInfo"), package.xml(member), signatures))
    if not found:
        raise Unreadable("corrupt", "OFD 文件里找不到正文", "请重新导出后再报送")
    return found


def _encrypted(package: Package) -> bool:
    return any("encrypt" in posixpath.basename(name).lower() for name in package.names)


def sheets(package: Package, body: Body) -> Iterator[Sheet]:
    """The pages in order. A page that cannot be read stands as an empty sheet.

    Raises ``Unreadable`` where there are more than ``MAX_PAGES``.
    """
    listed = children(child(body.root, "Pages"), "Page")
    if len(listed) > MAX_PAGES:
        raise Unreadable(
            "too_large",
            f"OFD 文件有 {len(listed)} 页，超过 {MAX_PAGES} 页的上限",
            "请拆分成几个文件后提交，只保留与指标有关的页",
        )
    common = child(body.root, "CommonData")
    resources = _resources(package, common, body.member)
    templates = {
        node.get("ID", ""): package.find(node.get("BaseLoc", ""), body.member)
        for node in children(common, "TemplatePage")
    }
    usual = _area(child(common, "PageArea")) or A4
    annotations = _annotations(package, body)
    for node in listed:
        member = package.find(node.get("BaseLoc", ""), body.member) or ""
        root = _page(package, member)
        box = (_area(child(root, "Area")) if root is not None else None) or usual
        own = resources
        if root is not None and child(root, "PageRes") is not None:
            own = _resources(package, root, member, resources)
        cut = partial(package.torn.add, member)
        drawn = tuple(_drawn(package, root, templates, own, cut)) if root is not None else ()
        page_id = node.get("ID", "")
        layers = annotations.get(page_id, [])
        extra = tuple(mark for layer in layers for mark in marks(layer, own, cut))
        found = member if root is not None else ""
        if not found:  # told as a page
            package.torn.discard(member)
        below = tuple(_templates(root, templates))
        yield Sheet(page_id, found, box[2], box[3], drawn, extra, own, below)


def _page(package: Package, member: str) -> Node | None:
    try:
        return package.xml(member) if member else None
    except Unreadable as error:
        if error.code == "encrypted":
            raise
        return None


def _part(package: Package, member: str | None, named: str) -> Node | None:
    """What pages draw on besides their own file; noted in ``package.torn`` where it is gone."""
    if member is None:
        package.torn.add(named)
    return _page(package, member or "")


def _templates(root: Node | None, templates: dict[str, str | None]) -> Iterator[str]:
    for use in children(root, "Template"):
        if member := templates.get(use.get("TemplateID", "")):
            yield member


def _area(node: Node | None) -> tuple[float, float, float, float] | None:
    box = numbers(words(node, "PhysicalBox"))
    if len(box) != 4 or not (0 < box[2] < 10_000 and 0 < box[3] < 10_000):
        return None
    return box[0], box[1], box[2], box[3]


def _drawn(
    package: Package,
    root: Node,
    templates: dict[str, str | None],
    resources: Resources,
    cut: Callable[[], None],
) -> Iterator[Mark]:
    """Background templates, the page's own layers, then foreground templates."""
    below: list[Node] = []
    above: list[Node] = []
    for use in children(root, "Template"):
        member = templates.get(use.get("TemplateID", ""))
        page = _part(package, member, f"模板页{use.get('TemplateID', '')}")
        if page is not None:
            (above if use.get("ZOrder") == "Foreground" else below).append(page)
    for page in [*below, root, *above]:
        for layer in children(child(page, "Content"), "Layer"):
            yield from marks(layer, resources, cut)


def _annotations(package: Package, body: Body) -> dict[str, list[Node]]:
    """Appearances by page ID. Watermarks are left out: their words are not the paper's."""
    found: dict[str, list[Node]] = {}
    listed = words(body.root, "Annotations")
    if not listed:
        return found
    index = package.find(listed, body.member)
    for page in children(_part(package, index, listed), "Page"):
        location = words(page, "FileLoc")
        root = _part(package, package.find(location or "-", index or ""), location or "注释文件")
        for note in children(root, "Annot"):
            look = child(note, "Appearance")
            shown = note.get("Visible", "true").lower() != "false"
            if look is not None and shown and note.get("Type") not in {"Watermark", "Link"}:
                found.setdefault(page.get("PageID", ""), []).append(_framed(look))
    return found


def _framed(look: Node) -> Node:
    """The appearance as a block that starts at its boundary's corner."""
    block = look.makeelement("Layer", {})
    inner = look.makeelement("PageBlock", {})
    corner = [*numbers(look.get("Boundary")), 0.0, 0.0][:2]
    for item in look:
        if tag(item) in {"TextObject", "PathObject", "ImageObject"}:
            box = (numbers(item.get("Boundary")) + [0.0] * 4)[:4]
            moved = (box[0] + corner[0], box[1] + corner[1], box[2], box[3])
            item.set("Boundary", " ".join(map(str, moved)))
        inner.append(item)
    block.append(inner)
    return block


def _resources(
    package: Package, owner: Node | None, member: str, under: Resources | None = None
) -> Resources:
    found = Resources()
    if under is not None:
        for kind in ("media", "fonts", "drawing", "groups"):
            getattr(found, kind).update(getattr(under, kind))
    for node in children(owner, "PublicRes", "DocumentRes", "PageRes"):
        location = package.find(words(node) or "-", member)
        root = _part(package, location, words(node) or "资源文件")
        if root is not None and location:
            _collect(package, root, location, found)
    return found


def _collect(package: Package, root: Node, member: str, found: Resources) -> None:
    base = posixpath.join(posixpath.dirname(member), (root.get("BaseLoc") or "").lstrip("/"))
    if (root.get("BaseLoc") or "").startswith("/"):
        base = str(root.get("BaseLoc")).strip("/")
    for node in (item for group in root for item in group):
        key, kind = node.get("ID", "") if tag(node) else "", tag(node)
        if kind == "MultiMedia":
            location = words(node, "MediaFile")
            media = package.find(location or "-", base + "/x") or package.find(
                location or "-", member
            )
            if media:
                found.media[key] = media
        elif kind == "Font":
            found.fonts[key] = node.get("FontName", "")
        elif kind == "DrawParam":
            found.drawing[key] = node
        elif kind == "CompositeGraphicUnit":
            found.groups[key] = node
