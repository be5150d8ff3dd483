"""Structures of electronic seals: GB/T 38540-2020 (version 4) and GM/T 0031-2014 (version 1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import parser

from checker import clock

BITS, OCTETS, UTF8, SEQUENCE, UTC_TIME, GENERAL_TIME = 3, 4, 12, 16, 23, 24
MAX_VALUES = 5000


class SealMalformed(ValueError):
    """The bytes are no seal or seal signature of a known version."""


@dataclass(frozen=True, slots=True)
class Der:
    """One DER value: tag, contents, and the value as it stands with its header."""

    tag: int
    universal: bool
    contents: bytes
    whole: bytes

    def items(self) -> tuple[Der, ...]:
        """The values inside a constructed value. Raises ``SealMalformed``."""
        return tuple(_values(self.contents))

    @property
    def bits(self) -> bytes:
        """The bytes of a BIT STRING (without the count of unused bits) or OCTET STRING."""
        return self.contents[1:] if self.tag == BITS and self.universal else self.contents

    @property
    def words(self) -> str:
        """A text value. Seals of some makers hold GBK where the standard says UTF-8."""
        try:
            return self.contents.decode("utf-8")
        except UnicodeDecodeError:
            return self.contents.decode("gb18030", "replace")


@dataclass(frozen=True, slots=True)
class Seal:
    """A seal as its maker issued it. Times are ISO 8601 or empty.

    ``payloads`` are the bytes that the maker may have signed, the standard's own first.
    """

    name: str
    picture: bytes
    valid_from: str
    valid_to: str
    holders: tuple[bytes, ...]  # certificates, or digests of certificates, that may use the seal
    maker_cert: bytes
    maker_value: bytes
    payloads: tuple[bytes, ...]
    whole: bytes


@dataclass(frozen=True, slots=True)
class SealSignature:
    """The signed value of a document: ``signed`` is the raw to-be-signed value, header included."""

    version: int
    seal: Seal
    time: str
    data_hash: bytes
    cert: bytes
    value: bytes
    signed: bytes


def signature(data: bytes) -> SealSignature:
    """The signature in a SignedValue.dat. Raises ``SealMalformed``."""
    top = _single(data).items()
    if not top or top[0].tag != SEQUENCE:
        raise SealMalformed("not a seal signature")
    signed = top[0].items()
    if len(signed) < 4:
        raise SealMalformed("to-be-signed value is too short")
    newer = len(top) >= 4
    tail = top[1:4] if newer else (*signed[5:7], top[1])
    if len(tail) < 3:
        raise SealMalformed("certificate or signature is missing")
    return SealSignature(
        version=int.from_bytes(signed[0].contents[-4:], "big"),
        seal=_seal(signed[1]),
        time=moment(signed[2]),
        data_hash=signed[3].bits,
        cert=tail[0].contents,
        value=tail[2].bits,
        signed=top[0].whole,
    )


def seal(data: bytes) -> Seal:
    """The seal in a Seal.esl. Raises ``SealMalformed``."""
    return _seal(_single(data))


def _seal(value: Der) -> Seal:
    parts = value.items()
    if len(parts) < 2 or parts[0].tag != SEQUENCE:
        raise SealMalformed("not a seal")
    info = parts[0]
    signs = parts[1:4] if len(parts) >= 4 else parts[1].items()[:3]
    fields = info.items()
    if len(signs) < 3 or len(fields) < 4:
        raise SealMalformed("seal is incomplete")
    owner, picture = fields[2].items(), fields[3].items()
    if len(picture) < 2 or not owner:
        raise SealMalformed("seal has no picture or owner")
    times = [moment(item) for item in owner if item.tag in {UTC_TIME, GENERAL_TIME}]
    body = info.whole + signs[0].whole + signs[1].whole
    return Seal(
        name=next((item.words for item in owner if item.tag == UTF8), "").strip(),
        picture=picture[1].contents,
        valid_from=times[-2] if len(times) > 1 else "",
        valid_to=times[-1] if times else "",
        holders=tuple(_octets(owner)),
        maker_cert=signs[0].contents,
        maker_value=signs[2].bits,
        # GB/T 38540 has the maker sign the three values as one sequence; older seals the first.
        payloads=(b"\x30" + _length(len(body)) + body, info.whole, body),
        whole=value.whole,
    )


def _octets(values: tuple[Der, ...]) -> Iterator[bytes]:
    """OCTET STRINGs at any depth."""
    for value in values:
        if value.tag == SEQUENCE and value.universal:
            yield from _octets(value.items())
        elif value.tag == OCTETS:
            yield value.contents


def moment(value: Der) -> str:
    """A time as ISO 8601 in Beijing time, to the second; empty where it is no plain time.

    Version 1 keeps it as UTCTime or wrapped in a BIT STRING; a time stamp token gives nothing.
    """
    found = re.search(rb"(?<!\d)(\d{14}|\d{12})(?:\.\d+)?(Z|[+-]\d{4})?", value.contents[-24:])
    if found is None:
        return ""
    digits = found.group(1).decode()
    if len(digits) == 12:
        digits = ("19" if digits[0] >= "5" else "20") + digits
    return _beijing(digits, (found.group(2) or b"+0800").decode())


def _beijing(digits: str, zone: str) -> str:
    try:
        time = datetime.strptime(digits + zone, "%Y%m%d%H%M%S%z")
    except ValueError:
        return ""
    return clock.beijing(time).isoformat()


def _single(data: bytes) -> Der:
    return next(_values(data, single=True))


def _values(data: bytes, single: bool = False) -> Iterator[Der]:
    start = 0
    for _ in range(MAX_VALUES):
        if start >= len(data):
            if start == 0 and single:
                raise SealMalformed("empty")
            return
        try:
            kind, _, tag, header, contents, trailer = parser.parse(data[start:])
        except (ValueError, IndexError, RecursionError) as error:
            raise SealMalformed("not DER") from error
        whole = header + contents + trailer
        yield Der(tag, kind == 0, contents, whole)
        start += len(whole)
        if single:
            return


def _length(size: int) -> bytes:
    if size < 128:
        return bytes([size])
    digits = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([128 + len(digits)]) + digits
