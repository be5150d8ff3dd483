"""National seal signatures (GB/T 38540, GM/T 0031) inside a PDF's signature dictionary."""

from __future__ import annotations

from typing import Any

from checker.formats import seal_values, ses_verify
from checker.formats.ofd import seal_picture
from checker.formats.seal_values import Remark
from checker.formats.ses import SealMalformed, SealSignature
from checker.formats.ses import signature as parse_signature
from checker.model.document import Signature


def read(value: Any, data: bytes) -> Signature | None:
    """The verdict on a seal signature; ``None`` where the contents are no such thing."""
    try:
        signed = parse_signature(bytes(value.raw_get("/Contents").original_bytes))
    except (SealMalformed, KeyError, AttributeError, TypeError, ValueError):
        return None
    remarks = _content(signed, value, data) + seal_values.values(signed)
    remarks += seal_values.holder(signed) + seal_values.validity(signed, "")
    cert = ses_verify.certificate(signed.cert)
    return Signature(
        "pdf", seal_values.state(remarks), signed.seal.name, cert.holder if cert else "",
        signed.time, seal_values.detail(remarks),
        picture=seal_picture.as_png_or_jpeg(signed.seal),
    )  # fmt: skip


def _content(signed: SealSignature, value: Any, data: bytes) -> list[Remark]:
    """The digest over the byte range, and whether the range reaches the end of the file."""
    try:
        span = [int(number) for number in value["/ByteRange"]]
        first, second = (data[at : at + size] for at, size in (span[:2], span[2:4]))
    except (KeyError, ValueError, TypeError):
        return [Remark("open", "签章没有写明保护的范围")]
    if not ses_verify.same_digest(signed.data_hash, first + second):
        # GB/T 38540 leaves to each application what exactly is digested in a PDF.
        return [Remark("open", "文件内容与签章摘要对不上，可能改动过，也可能是厂商自有算法")]
    if span[0] != 0 or span[2] + span[3] < len(data.rstrip()):
        return [Remark("open", "签章之后文件又追加了内容")]
    return []
