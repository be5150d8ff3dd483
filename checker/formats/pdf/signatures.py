"""Electronic signatures of a PDF, judged by what changed after signing. Nothing is ever fetched."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Literal, TypeVar

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    PdfSignatureStatus,
    SignatureCoverageLevel,
    validate_pdf_signature,
)
from pyhanko_certvalidator import ValidationContext

from checker import clock
from checker.formats.pdf import seal_value, sign_changes, signature_history
from checker.formats.pdf.signature_fields import Field, fields
from checker.model.document import Signature

T = TypeVar("T")
State = Literal["intact", "altered", "unchecked"]

INTACT = "签名后内容未被改动；证书链和吊销状态离线无法核验，签发机构未核验"
EXTENDED = "签名后只有允许范围内的填写或再次签名；证书链离线无法核验，签发机构未核验"
BROKEN = "签名校验不通过：签名保护的内容被改动过，或签名值不对"
REWRITTEN = "签名以后文件整份重新保存过（合并、压缩、另存都会这样），签名已无从核验"
APPENDED = "签名之后文件又被追加了内容，签名没有覆盖全部文件"
CHANGED = "签名之后文件又被修改，改动超出签名允许的范围，页面显示也变了"
TOUCHED = "签名之后文件又被修改，页面显示没有看出变化，需要人工核验"
UNCLEAR = "签名覆盖的范围不清楚，需要人工核验"
UNKNOWN = "签名格式 {} 不是通用 PDF 签名，本程序不能核验，请用出具单位指定的阅读器核验"
FAILED = "签名用了本程序不支持的算法或写法，不能核验，请用专用阅读器核验"
EMPTY = "签名域是空的，没有签名"
REMOVED = "文件的早期版本里有这个签名，后来的版本把它清除了"


def read(data: bytes) -> tuple[Signature, ...] | None:
    """All signatures of a file, empty fields included; ``None`` where it defeats the parser.

    ``signed_at`` is Beijing time without zone; a time that the signer's own machine claimed.
    """
    with _silent():
        return _tried(lambda: _signatures(data), None)


def _signatures(data: bytes) -> tuple[Signature, ...]:
    reader = PdfFileReader(io.BytesIO(data), strict=False)
    if reader.encrypted:
        reader.decrypt("")
    found = fields(reader)
    nothing: list[EmbeddedPdfSignature] = []
    known = _tried(lambda: list(reader.embedded_signatures), nothing)
    embedded = {item.field_name: item for item in known}
    boxes = [stamp for field in found for stamp in field.stamps]
    none: tuple[Field, ...] = ()
    gone = _tried(lambda: signature_history.removed(reader, found), none)
    names = {field.name for field in gone}
    left = [field for field in found if field.name not in names]
    now = tuple(_signature(field, embedded.get(field.name), data, boxes) for field in left)
    return now + tuple(_removed(field) for field in gone)


def _removed(field: Field) -> Signature:
    said = str(field.value.get("/Name", "")) if field.value else ""
    return _placed(Signature("pdf", "removed", signer=said, detail=REMOVED), field)


def _signature(
    field: Field, embedded: EmbeddedPdfSignature | None, data: bytes, boxes: list[Any]
) -> Signature:
    if field.value is None:
        return Signature("pdf", "empty", detail=EMPTY, stamps=field.stamps)
    seal = seal_value.read(field.value, data)
    if seal is not None:
        return _placed(seal, field)
    if embedded is None:
        named = field.sub_filter or "（未写明）"
        return _placed(Signature("pdf", "unchecked", detail=UNKNOWN.format(named)), field)
    status = _tried(lambda: _status(embedded), None)
    if status is None:
        return _placed(
            Signature("pdf", "unchecked", signer=_signer(embedded), detail=FAILED), field
        )
    state, detail = _judged(status, embedded, data, boxes)
    signed_at = _time(status)
    return _placed(
        Signature("pdf", state, signer=_signer(embedded), signed_at=signed_at, detail=detail), field
    )


def _placed(signature: Signature, field: Field) -> Signature:
    return Signature(
        signature.form, signature.state, signature.seal_name, signature.signer,
        signature.signed_at, signature.detail, field.stamps,
        signature.picture or field.picture, _riding(field),
    )  # fmt: skip


def _status(embedded: EmbeddedPdfSignature) -> PdfSignatureStatus:
    nobody = ValidationContext(trust_roots=[], allow_fetching=False)
    return validate_pdf_signature(
        embedded, signer_validation_context=nobody, ts_validation_context=nobody
    )


def _judged(
    status: PdfSignatureStatus, embedded: EmbeddedPdfSignature, data: bytes, boxes: list[Any]
) -> tuple[State, str]:
    """By what is covered and how far later changes go; ``intact`` alone misses appended text."""
    if not (status.intact and status.valid):
        return ("unchecked", REWRITTEN) if _moved(embedded, data) else ("altered", BROKEN)
    known: dict[SignatureCoverageLevel | None, tuple[State, str]] = {
        SignatureCoverageLevel.ENTIRE_FILE: ("intact", INTACT),
        SignatureCoverageLevel.CONTIGUOUS_BLOCK_FROM_START: ("altered", APPENDED),
        SignatureCoverageLevel.UNCLEAR: ("unchecked", UNCLEAR),
    }
    if status.coverage in known:
        return known[status.coverage]
    level = status.modification_level
    if level in {ModificationLevel.NONE, ModificationLevel.LTA_UPDATES}:
        return "intact", INTACT
    if level == ModificationLevel.FORM_FILLING and status.docmdp_ok is not False:
        return "intact", EXTENDED
    end = _end(embedded)
    # pyHanko allows only what it knows; a strange but harmless later seal must not accuse anyone.
    seen = sign_changes.visible(data[:end], data, boxes) if end else None
    return ("altered", CHANGED) if seen else ("unchecked", TOUCHED)


def _range(embedded: EmbeddedPdfSignature) -> list[int]:
    """Start and length of the bytes before the signature's value and of those behind it."""
    span = [int(number) for number in embedded.byte_range]
    return span if len(span) == 4 else [0, 0, 0, 0]


def _end(embedded: EmbeddedPdfSignature) -> int:
    *_, start, length = _range(embedded)
    return start + length


def _moved(embedded: EmbeddedPdfSignature, data: bytes) -> bool:
    """Whether the signature's value lies elsewhere than where its range leaves a gap for it.

    A program that writes a file anew moves everything in it, whatever it changed or left.
    """
    first, before, behind, _ = _range(embedded)
    gap = data[first + before : behind]
    return not (gap.startswith(b"<") and gap.endswith(b">"))


def _signer(embedded: EmbeddedPdfSignature) -> str:
    """The certificate's common name, else its organisation."""
    nobody: dict[str, Any] = {}
    subject = _tried(lambda: embedded.signer_cert.subject.native, nobody)
    name = subject.get("common_name") or subject.get("organization_name") or ""
    return "、".join(name) if isinstance(name, list) else str(name)


def _time(status: PdfSignatureStatus) -> str:
    stamped = getattr(status.timestamp_validity, "timestamp", None)
    time = stamped or status.signer_reported_dt
    if not isinstance(time, datetime):
        return ""
    local = clock.beijing(time) if time.tzinfo else time
    return local.replace(microsecond=0).isoformat()


def _riding(field: Field) -> bool:
    """Narrow slices at the page's edge only: a 骑缝章."""
    boxes = [box for _, box in field.stamps if box is not None]
    slices = [
        box
        for box in boxes
        if (box[0] < 0.02 or box[2] > 0.98) and (box[2] - box[0]) < 0.45 * (box[3] - box[1])
    ]
    return bool(boxes) and len(slices) == len(boxes)


@contextmanager
def _silent() -> Iterator[None]:
    """pyHanko logs a trace for each certificate that it cannot trust; here none can be."""
    loggers = [logging.getLogger(name) for name in ("pyhanko", "pyhanko_certvalidator")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def _tried(call: Callable[[], T], otherwise: T) -> T:
    """What the call gives, or ``otherwise``: hostile files raise anything inside the parser."""
    try:
        return call()
    except Exception:
        return otherwise
