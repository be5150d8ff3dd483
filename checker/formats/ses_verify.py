"""Digests and signature values of electronic seals: SM3, SM2 (GB/T 32918.2), RSA."""

from __future__ import annotations

import hashlib
import hmac
from contextlib import suppress
from dataclasses import dataclass

import gmalg
from asn1crypto import core, x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509 import load_der_x509_certificate

from checker import clock

USER_ID = b"1234567812345678"  # GM/T 0009 clause 10: the identity where none is agreed
DIGESTS = {
    "sm3": "sm3", "1.2.156.10197.1.401": "sm3", "1.2.156.10197.1.401.1": "sm3",
    "sha1": "sha1", "sha-1": "sha1", "1.3.14.3.2.26": "sha1",
    "sha256": "sha256", "sha-256": "sha256", "2.16.840.1.101.3.4.2.1": "sha256",
    "md5": "md5", "1.2.840.113549.2.5": "md5",
}  # fmt: skip
BY_LENGTH = {32: ("sm3", "sha256"), 20: ("sha1",), 16: ("md5",)}


@dataclass(frozen=True, slots=True)
class Certificate:
    """What is shown of a certificate. Times are ISO 8601 in Beijing time, empty if unreadable."""

    holder: str
    issuer: str
    valid_from: str
    valid_to: str


def digest(method: str, data: bytes) -> bytes | None:
    """The digest by the method's word or OID; ``None`` where it is unknown or needs a key."""
    name = DIGESTS.get(method.strip().lower())
    return None if name is None else _hashed(name, data)


def same_digest(expected: bytes, data: bytes) -> bool | None:
    """Whether a digest of that length is the data's; ``None`` where no method gives the length."""
    names = BY_LENGTH.get(len(expected))
    if names is None:
        return None
    return any(hmac.compare_digest(_hashed(name, data), expected) for name in names)


def _hashed(name: str, data: bytes) -> bytes:
    if name == "sm3" and "sm3" not in hashlib.algorithms_available:
        sm3 = gmalg.SM3()
        sm3.update(data)
        return bytes(sm3.value())
    return hashlib.new(name, data, usedforsecurity=False).digest()


def certificate(data: bytes) -> Certificate | None:
    """The certificate's names and validity; ``None`` where it cannot be read."""
    try:
        loaded = x509.Certificate.load(data)
        span = loaded["tbs_certificate"]["validity"]
        start, end = (span[side].native for side in ("not_before", "not_after"))
        times = [clock.beijing(time).isoformat() for time in (start, end)]
        return Certificate(_name(loaded.subject), _name(loaded.issuer), *times)
    except (ValueError, TypeError, KeyError, OverflowError):
        return None


def _name(name: x509.Name) -> str:
    found = name.native
    value = found.get("common_name") or found.get("organization_name") or ""
    return "、".join(value) if isinstance(value, list) else str(value)


def verified(cert: bytes, value: bytes, message: bytes) -> bool | None:
    """Whether ``value`` is the certificate's signature over ``message``; ``None``: cannot tell."""
    try:
        info = x509.Certificate.load(cert)["tbs_certificate"]["subject_public_key_info"]
        key = info["public_key"].contents[1:]
        if info["algorithm"]["algorithm"].native == "rsa":
            return _rsa(cert, value, message)
    except (ValueError, TypeError, KeyError):
        return None
    if len(key) != 65 or key[0] != 4:
        return None
    pair = _pair(value)
    return None if pair is None else _sm2(key, pair, message)


def _pair(value: bytes) -> tuple[bytes, bytes] | None:
    """r and s, from DER or side by side."""
    if len(value) == 64:
        return value[:32], value[32:]
    with suppress(ValueError, TypeError, OverflowError):
        r, s = core.SequenceOf.load(value, spec=core.Integer).native
        return r.to_bytes(32, "big"), s.to_bytes(32, "big")
    return None


def _sm2(key: bytes, pair: tuple[bytes, bytes], message: bytes) -> bool | None:
    try:
        return bool(gmalg.SM2(pk=key, uid=USER_ID).verify(message, *pair))
    except Exception:  # gmalg's own errors: a point off the curve, numbers out of range
        return None


def _rsa(cert: bytes, value: bytes, message: bytes) -> bool | None:
    key = load_der_x509_certificate(cert).public_key()
    if not isinstance(key, rsa.RSAPublicKey):
        return None
    for method in (hashes.SHA256(), hashes.SHA1()):  # old seals hold SHA-1
        with suppress(InvalidSignature):
            key.verify(value, message, padding.PKCS1v15(), method)
            return True
    return False
