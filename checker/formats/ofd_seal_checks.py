"""What holds and what does not of one OFD seal (GB/T 38540 clause 7): remarks with their weight."""

from __future__ import annotations

import base64
import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from checker.errors import Unreadable
from checker.formats import ses_verify
from checker.formats.markup import Node
from checker.formats.ofd_layout import Sheet
from checker.formats.ofd_objects import Image
from checker.formats.ofd_package import Package, child, children, words
from checker.formats.ses import Seal, SealMalformed, SealSignature
from checker.formats.ses import seal as parse_seal

Weight = Literal["broken", "open", "note"]


@dataclass(frozen=True, slots=True)
class Remark:
    """``broken`` proves a change, ``open`` could not be checked, ``note`` is only said."""

    weight: Weight
    text: str


def state(remarks: Iterable[Remark]) -> Literal["intact", "altered", "unchecked"]:
    """The verdict over all remarks: one broken layer is enough, one open one leaves it open."""
    weights = {remark.weight for remark in remarks}
    return "altered" if "broken" in weights else "unchecked" if "open" in weights else "intact"


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
    """Pages and pictures that the signature does not protect."""
    nodes = children(child(info, "References"), "Reference")
    covered = {package.find(node.get("FileRef", ""), member) for node in nodes}
    bare: list[str] = []
    for sheet in sheets:
        media = {
            sheet.resources.media.get(mark.resource)
            for mark in sheet.marks
            if isinstance(mark, Image)
        }
        bare += [name for name in (sheet.member, *media) if name and name not in covered]
    if not bare:
        return []
    return [Remark("open", f"签章没有保护全部页面或图片：{_some(sorted(set(bare)))}")]


def data_hash(signed: SealSignature, signature_xml: bytes) -> list[Remark]:
    """The digest of Signature.xml inside the signed value."""
    same = ses_verify.same_digest(signed.data_hash, signature_xml)
    if same is None:
        return [Remark("open", "签章里的摘要长度不认识，无法核对")]
    return [] if same else [Remark("broken", "签章描述文件（Signature.xml）在签章后被改动过")]


def values(signed: SealSignature) -> list[Remark]:
    """The signer's and the seal maker's signature values."""
    seal = signed.seal
    signer = ses_verify.verified(signed.cert, signed.value, signed.signed)
    maker = _by_maker(seal)
    remarks = []
    if signer is False and maker:
        # The same arithmetic accepts the seal, so the failure is the signature's own.
        remarks.append(
            Remark("broken", "签名值与签章内容不符，签章数据被改动过或不是由所附证书签出")
        )
    elif signer is not True:
        remarks.append(Remark("open", "签名值未能验证（算法或签法与国标不一致）"))
    if maker is not True:
        remarks.append(Remark("open", "印章数据的制章人签名未能验证，印章来源不能确认"))
    return remarks


def _by_maker(seal: Seal) -> bool | None:
    """Whether the maker signed any of what makers sign; else what holds of the standard's own."""
    first, *others = seal.payloads
    told = ses_verify.verified(seal.maker_cert, seal.maker_value, first)
    older = (ses_verify.verified(seal.maker_cert, seal.maker_value, other) for other in others)
    return told or (True if any(older) else told)


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


def holder(signed: SealSignature) -> list[Remark]:
    """Whether the signer's certificate is among those that may use the seal."""
    allowed = signed.seal.holders
    digests = {ses_verify.digest(name, signed.cert) for name in ("sm3", "sha1", "sha256")}
    if not allowed or signed.cert in allowed or any(value in digests for value in allowed):
        return []
    return [Remark("open", "签章人的证书不在印章允许使用的证书名单里，请向用印单位核实")]


def validity(signed: SealSignature, claimed: str) -> list[Remark]:
    """Seal and certificate at signing time. The time is the signer's own, unless stamped."""
    time, remarks = signed.time or claimed, []
    if not time:
        return [Remark("note", "签章时间读不出来")]
    if not _within(time, signed.seal.valid_from, signed.seal.valid_to):
        span = f"{signed.seal.valid_from[:10]} 至 {signed.seal.valid_to[:10]}"
        remarks.append(Remark("note", f"签章时间不在印章有效期（{span}）内"))
    cert = ses_verify.certificate(signed.cert)
    if cert is not None and not _within(time, cert.valid_from, cert.valid_to):
        remarks.append(Remark("note", "签章时间不在签章人证书的有效期内"))
    return remarks


def _within(time: str, start: str, end: str) -> bool:
    return (not start or start <= time) and (not end or time <= end)


def _decoded(value: str) -> bytes:
    try:
        return base64.b64decode(value)
    except ValueError:
        return b""


def _some(names: list[str]) -> str:
    shown = "、".join(names[:3])
    return shown if len(names) <= 3 else f"{shown} 等{len(names)}个文件"
