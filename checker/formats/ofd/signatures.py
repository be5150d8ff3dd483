"""Electronic signatures of an OFD (GB/T 33190 clause 18): verdict, seal and its places."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from checker.errors import Unreadable
from checker.formats import seal_values, ses_verify
from checker.formats.markup import Node
from checker.formats.ofd import seal_checks as checks
from checker.formats.ofd import seal_picture
from checker.formats.ofd.layout import Body, Sheet
from checker.formats.ofd.package import Package, child, children, numbers, words
from checker.formats.seal_values import Remark
from checker.formats.ses import SealMalformed, SealSignature
from checker.formats.ses import signature as parse_signature
from checker.model.document import Box, Problem, Signature

MAX_SIGNATURES = 200
UNLISTED = "签章清单里已没有这枚签章，签章数据还留在文件里（可能撤过章，也可能清单被删改）"
DOUBLED = "包里有两个同名文件，不同的阅读器会显示不同的内容，不能确认签章时看到的是哪一个"


@dataclass(frozen=True, slots=True)
class Stamp:
    """One placed seal picture: page number, whole box in millimetres, the part of it shown."""

    page: int
    box: Box
    cut: Box | None
    picture: bytes | None


@dataclass(frozen=True, slots=True)
class Sealed:
    """A signature with the stamps to draw."""

    signature: Signature
    stamps: tuple[Stamp, ...]


def read_signatures(
    package: Package, body: Body, sheets: Mapping[str, tuple[int, Sheet]]
) -> tuple[list[Sealed], list[Problem]]:
    """All signatures of one document; ``sheets`` gives number and sheet by page ID.

    A list of signatures that is gone or damaged is a problem; what it left behind is read.
    """
    problems: list[Problem] = []
    listed: list[str | None] = []
    try:
        listed = _listed(package, body)
    except Unreadable as error:
        problems.append(Problem("signature-unreadable", f"电子签章读不出来：{error.text}"))
        package.torn.discard(body.signatures or "")
    left = _unlisted(package, body, listed)
    found = [_tried(package, member, sheets) for member in listed[:MAX_SIGNATURES]]
    found += [_tried(package, member, sheets, unlisted=True) for member in left[:MAX_SIGNATURES]]
    if more := len(listed) + len(left) - len(found):
        text = f"电子签章过多，只核验了{len(found)}枚，另有{more}枚没有核验，请人工查看"
        problems.append(Problem("signature-unreadable", text))
    return found, problems


def _listed(package: Package, body: Body) -> list[str | None]:
    """The signature files that the list names, ``None`` for each that is not in the package."""
    if body.signatures is None:
        return []
    if body.signatures not in package.names:
        raise Unreadable(
            "corrupt", f"文件登记有电子签章，签章清单 {body.signatures} 却已不在文件里"
        )
    entries = children(package.xml(body.signatures), "Signature")
    return [package.find(entry.get("BaseLoc", ""), body.signatures) for entry in entries]


def _unlisted(package: Package, body: Body, listed: Collection[str | None]) -> list[str]:
    """Signature files of the document that its list leaves out, as when somebody emptied it."""
    folder = posixpath.dirname(body.member) + "/"
    return [
        name
        for name in package.names
        if posixpath.basename(name).lower() == "signature.xml"
        and name.startswith(folder)
        and name not in listed
    ]


def _tried(
    package: Package,
    member: str | None,
    sheets: Mapping[str, tuple[int, Sheet]],
    unlisted: bool = False,
) -> Sealed:
    if member is None:
        return Sealed(Signature("ofd", "unchecked", detail="签章文件不在包里，无法核验"), ())
    try:
        return _signature(package, member, sheets, unlisted)
    except Unreadable as error:
        return Sealed(Signature("ofd", "unchecked", detail=error.text), ())


def _signature(
    package: Package, member: str, sheets: Mapping[str, tuple[int, Sheet]], unlisted: bool
) -> Sealed:
    root = package.xml(member)
    info = child(root, "SignedInfo")
    signed, remarks = _parsed(package, root, member)
    remarks += [Remark("open", UNLISTED)] if unlisted else []
    remarks += [Remark("open", DOUBLED)] if package.doubled else []
    remarks += checks.references(package, info, member)
    remarks += checks.coverage(package, info, member, [sheet for _, sheet in sheets.values()])
    claimed = words(info, "SignatureDateTime")
    if signed is not None:
        remarks += checks.data_hash(signed, package.read(member))
        remarks += seal_values.values(signed)
        remarks += checks.seal_file(package, words(info, "Seal", "BaseLoc"), member, signed)
        remarks += seal_values.holder(signed)
        remarks += seal_values.validity(signed, _iso(claimed))
    picture = seal_picture.as_png_or_jpeg(signed.seal) if signed is not None else None
    stamps = tuple(_stamps(info, sheets, picture))
    paper = dict(sheets.values())
    found = Signature(
        form="ofd",
        state=seal_values.state(remarks),
        seal_name=signed.seal.name if signed is not None else "",
        signer=_signer(signed),
        signed_at=(signed.time if signed is not None else "") or _iso(claimed),
        detail=seal_values.detail(remarks),
        stamps=tuple((stamp.page, _shown(stamp, paper[stamp.page])) for stamp in stamps),
        picture=picture,
        riding=_riding(stamps, paper),
    )
    return Sealed(found, stamps)


def _parsed(package: Package, root: Node, member: str) -> tuple[SealSignature | None, list[Remark]]:
    location = package.find(words(root, "SignedValue") or "-", member)
    if location is None:
        return None, [Remark("open", "签章缺少签名值文件，无法核验")]
    try:
        return parse_signature(package.read(location)), []
    except SealMalformed:
        return None, [
            Remark("open", "签名值不是国标电子印章格式（GB/T 38540、GM/T 0031），无法核验")
        ]


def _signer(signed: SealSignature | None) -> str:
    cert = ses_verify.certificate(signed.cert) if signed is not None else None
    return cert.holder if cert is not None else ""


def _stamps(
    info: Node | None, sheets: Mapping[str, tuple[int, Sheet]], picture: bytes | None
) -> Iterator[Stamp]:
    for node in children(info, "StampAnnot"):
        number, _ = sheets.get(node.get("PageRef", ""), (0, None))
        box, clip = numbers(node.get("Boundary")), numbers(node.get("Clip"))
        if not number or len(box) != 4 or box[2] <= 0 or box[3] <= 0:
            continue
        cut = None
        if len(clip) == 4:
            ends = clip[0], clip[1], clip[0] + clip[2], clip[1] + clip[3]
            shares = [min(1.0, max(0.0, ends[i] / box[2 + i % 2])) for i in range(4)]
            cut = shares[0], shares[1], shares[2], shares[3]
        yield Stamp(number, (box[0], box[1], box[0] + box[2], box[1] + box[3]), cut, picture)


def _shown(stamp: Stamp, sheet: Sheet) -> Box | None:
    """The visible part as fractions of the page; ``None`` where nothing of it is on the page."""
    x0, y0, x1, y1 = stamp.box
    cut = stamp.cut or (0.0, 0.0, 1.0, 1.0)
    edges = (
        x0 + cut[0] * (x1 - x0),
        y0 + cut[1] * (y1 - y0),
        x0 + cut[2] * (x1 - x0),
        (y0 + cut[3] * (y1 - y0)),
    )
    sides = sheet.width, sheet.height
    box = [round(min(1.0, max(0.0, edge / sides[i % 2])), 5) for i, edge in enumerate(edges)]
    return (box[0], box[1], box[2], box[3]) if box[2] > box[0] and box[3] > box[1] else None


def _riding(stamps: tuple[Stamp, ...], paper: Mapping[int, Sheet]) -> bool:
    """Several pages, each showing only a part of the seal (clipped, or over the paper's edge)."""
    parts = [stamp for stamp in stamps if _partial(stamp, paper[stamp.page])]
    return len({stamp.page for stamp in parts}) > 1 and len(parts) == len(stamps)


def _partial(stamp: Stamp, sheet: Sheet) -> bool:
    if stamp.cut is not None:
        return (stamp.cut[2] - stamp.cut[0]) * (stamp.cut[3] - stamp.cut[1]) < 0.9
    wide, high = stamp.box[2] - stamp.box[0], stamp.box[3] - stamp.box[1]
    shown = min(stamp.box[2], sheet.width) - max(stamp.box[0], 0.0)
    down = min(stamp.box[3], sheet.height) - max(stamp.box[1], 0.0)
    return shown * down < 0.7 * wide * high


def _iso(claimed: str) -> str:
    """SignatureDateTime as ISO 8601 where it is written as date and time, else as it stands."""
    digits = "".join(letter for letter in claimed if letter.isdigit())
    if len(digits) < 14:
        return claimed
    return (
        f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}T{digits[8:10]}:{digits[10:12]}:{digits[12:14]}"
    )
