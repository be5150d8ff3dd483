"""What holds and what does not of one seal signature, whatever file bears it (GB/T 38540 clause 7):
remarks with their weight, and the verdict over them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from checker.formats import ses_verify
from checker.formats.ses import Seal, SealSignature

State = Literal["intact", "altered", "unchecked"]
STATES: dict[State, str] = {
    "intact": "签章后内容未被改动，签名验证通过；证书链和吊销状态离线无法核验，签发机构未核验",
    "altered": "签章校验不通过",
    "unchecked": "签章没有全部核对成功，需要人工用专用阅读器核验",
}
Weight = Literal["broken", "open", "note"]


@dataclass(frozen=True, slots=True)
class Remark:
    """``broken`` proves a change, ``open`` could not be checked, ``note`` is only said."""

    weight: Weight
    text: str


def state(remarks: Iterable[Remark]) -> State:
    """The verdict over all remarks: one broken layer is enough, one open one leaves it open."""
    weights = {remark.weight for remark in remarks}
    return "altered" if "broken" in weights else "unchecked" if "open" in weights else "intact"


def detail(remarks: Sequence[Remark]) -> str:
    """The verdict and what it rests on, in words."""
    return "；".join([STATES[state(remarks)], *(remark.text for remark in remarks)])


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
