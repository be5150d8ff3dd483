"""What of an OFD the signature of a seal protects, and whether it is still that (GB/T 33190)."""

from __future__ import annotations

import base64
import posixpath
from collections.abc import Iterable, Iterator

from checker.errors import Unreadable
from checker.formats import ses_verify
from checker.formats.markup import Node
from checker.formats.ofd.layout import Sheet
from checker.formats.ofd.objects import Image
from checker.formats.ofd.package import Package, child, children, words
from checker.formats.seal_values import Remark
from checker.formats.ses import SealMalformed, SealSignature
from checker.formats.ses import seal as parse_seal


def references(package: Package, info: Node | None, member: str) -> Iterator[Remark]:
    """The digests of the protected files."""
    group = child(info, "References")
    method = (group.get("CheckMethod") if group is not None else None) or ""
    changed, missing, unknown = [], [], []
    for node in children(group, "Reference"):
        location = node.get("FileRef", "")
        found = package.find(location, member)
        data = _stored(package, found)
        if found is None or data is None:
            missing.append(location)
            continue
        same = _same(method, _decoded(words(node, "CheckValue")), data)
        if same is None:
            unknown.append(found)
        elif not same:
            changed.append(found)
    yield from _digest_remarks(changed, missing)
    if unknown:
        kind = f"摘要算法 {method} 带密钥或不认识" if method else "摘要没有写明算法"
        yield Remark("open", f"{kind}，或摘要值写得不完整，无法核对{_some(unknown)}是否改动")


def _stored(package: Package, name: str | None) -> bytes | None:
    try:
        return None if name is None else package.read(name)
    except Unreadable:
        return None


def _same(method: str, expected: bytes, data: bytes) -> bool | None:
    """Whether the digest fits; ``None``: the method is unknown, or the value none of its length."""
    if not method:
        return ses_verify.same_digest(expected, data)
    actual = ses_verify.digest(method, data)
    return None if actual is None or len(actual) != len(expected) else actual == expected


def _digest_remarks(changed: list[str], missing: list[str]) -> Iterator[Remark]:
    # A seal added later rewrites the list of seals: that alone does not touch the paper.
    index = [name for name in changed if posixpath.basename(name) == "Signatures.xml"]
    rest = [name for name in changed if name not in index]
    if rest:
        yield Remark("broken", f"签章后文件内容被改动过：{_some(rest)} 的摘要与签章时不一致")
    if index:
        yield Remark("open", "签章清单在签章后变动过（可能又加盖了别的章）")
    if missing:
        yield Remark("open", f"签章保护的文件不在包里或已损坏：{_some(missing)}")


def coverage(
    package: Package, info: Node | None, member: str, sheets: Iterable[Sheet]
) -> list[Remark]:
    """Pages, the templates they are drawn on, and pictures that the signature does not protect."""
    nodes = children(child(info, "References"), "Reference")
    covered = {package.find(node.get("FileRef", ""), member) for node in nodes}
    bare: list[str] = []
    for sheet in sheets:
        media = {
            sheet.resources.media.get(mark.resource)
            for mark in sheet.marks
            if isinstance(mark, Image)
        }
        drawn = (sheet.member, *sheet.templates, *media)
        bare += [name for name in drawn if name and name not in covered]
    if not bare:
        return []
    return [Remark("open", f"签章没有保护全部页面或图片：{_some(sorted(set(bare)))}")]


def data_hash(signed: SealSignature, signature_xml: bytes) -> list[Remark]:
    """The digest of Signature.xml inside the signed value."""
    same = ses_verify.same_digest(signed.data_hash, signature_xml)
    if same is None:
        return [Remark("open", "签章里的摘要长度不认识，无法核对")]
    return [] if same else [Remark("broken", "签章描述文件（Signature.xml）在签章后被改动过")]


def seal_file(package: Package, location: str, member: str, signed: SealSignature) -> list[Remark]:
    """Seal.esl against the seal embedded in the signed value."""
    found = package.find(location, member) if location else None
    if found is None:
        return []
    try:
        same = parse_seal(package.read(found)).whole == signed.seal.whole
    except SealMalformed:
        return [Remark("open", "印章文件 Seal.esl 读不出来")]
    return [] if same else [Remark("broken", "印章文件 Seal.esl 与签名里的印章不是同一枚")]


def _decoded(value: str) -> bytes:
    try:
        return base64.b64decode(value)
    except ValueError:
        return b""


def _some(names: list[str]) -> str:
    shown = "、".join(names[:3])
    return shown if len(names) <= 3 else f"{shown} 等{len(names)}个文件"
