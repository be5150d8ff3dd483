"""OFD packages sealed by the tests (GB/T 38540 and GM/T 0031), with keys of their own."""

from __future__ import annotations

import base64
import io
from datetime import UTC, datetime, timedelta
from functools import cache

import gmalg
from asn1crypto import core, x509
from PIL import Image

from checker.formats import ses_verify

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SM2_SM3 = "1.2.156.10197.1.501"
SIGN_XML = "Doc_0/Signs/Sign_0/Signature.xml"
Members = dict[str, bytes]


def sm3(data: bytes) -> bytes:
    return ses_verify.digest("sm3", data) or b""


def sequence(*values: bytes) -> bytes:
    return core.Sequence(contents=b"".join(values)).dump()


def integer(value: int) -> bytes:
    return core.Integer(value).dump()


def bits(data: bytes) -> bytes:
    return core.OctetBitString(data).dump()


def octets(data: bytes) -> bytes:
    return core.OctetString(data).dump()


def moment(value: str) -> bytes:
    time = datetime.fromisoformat(value).replace(tzinfo=UTC)
    return core.GeneralizedTime(time).dump()


@cache
def party(name: str) -> tuple[bytes, bytes]:
    """A private key and a certificate of that name."""
    secret, public = gmalg.SM2().generate_keypair()
    day = datetime(2020, 1, 1, tzinfo=UTC)
    key = sequence(
        sequence(
            core.ObjectIdentifier("1.2.840.10045.2.1").dump(),
            core.ObjectIdentifier("1.2.156.10197.1.301").dump(),
        ),
        bits(public),
    )
    who = x509.Name.build({"common_name": name}).dump()
    method = sequence(core.ObjectIdentifier(SM2_SM3).dump())
    span = sequence(core.UTCTime(day).dump(), core.UTCTime(day + timedelta(days=3650)).dump())
    version = b"\xa0\x03\x02\x01\x02"
    body = sequence(version, integer(7), method, who, span, who, key)
    return secret, sequence(body, method, bits(b"\x00" * 8))


def signed(secret: bytes, message: bytes) -> bytes:
    maker = gmalg.SM2(sk=secret, uid=b"1234567812345678")
    r, s = maker.sign(message)
    return bits(sequence(integer(int.from_bytes(r, "big")), integer(int.from_bytes(s, "big"))))


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 60), (220, 0, 0)).save(out, "PNG")
    return out.getvalue()


def seal(holder: bytes, old: bool = False, until: str = "2026-01-01") -> bytes:
    secret, cert = party("制章单位")
    kinds = [] if old else [integer(1)]
    owner = sequence(
        integer(1), core.UTF8String("示例县交通运输局").dump(), *kinds, sequence(octets(holder)),
        moment("2021-01-01"), moment("2021-01-01"), moment(until),
    )  # fmt: skip
    image = sequence(core.IA5String("PNG").dump(), octets(picture()), integer(42), integer(42))
    header = sequence(
        core.IA5String("ES").dump(), integer(1 if old else 4), core.IA5String("T").dump()
    )
    info = sequence(header, core.IA5String("0001").dump(), owner, image)
    method = core.ObjectIdentifier(SM2_SM3).dump()
    if old:
        return sequence(info, sequence(octets(cert), method, signed(secret, info)))
    value = signed(secret, sequence(info, octets(cert), method))
    return sequence(info, octets(cert), method, value)


def signature_value(xml: bytes, esl: bytes, signer: str = "经办人", old: bool = False) -> bytes:
    secret, cert = party(signer)
    method = core.ObjectIdentifier(SM2_SM3).dump()
    place = core.IA5String("/" + SIGN_XML).dump()
    if old:
        body = sequence(
            integer(1), esl, bits(b"230315020000Z"), bits(sm3(xml)), place, octets(cert), method
        )
        return sequence(body, signed(secret, body))
    body = sequence(integer(4), esl, moment("2023-03-15"), bits(sm3(xml)), place)
    return sequence(body, octets(cert), method, signed(secret, body))


def signature_xml(members: Members, method: str = "SM3", stamps: str = "") -> bytes:
    names = [name for name in members if name != "Doc_0/Signs/Signatures.xml"]
    listed = "".join(
        f'<ofd:Reference FileRef="/{name}"><ofd:CheckValue>'
        f"{base64.b64encode(sm3(members[name])).decode()}</ofd:CheckValue></ofd:Reference>"
        for name in names
    )
    stamps = stamps or '<ofd:StampAnnot ID="2" Boundary="120 200 42 42" PageRef="1"/>'
    return (
        f"<ofd:Signature {NS}><ofd:SignedInfo><ofd:SignatureDateTime>20230315100000Z"
        f'</ofd:SignatureDateTime>{stamps}<ofd:References CheckMethod="{method}">{listed}'
        "</ofd:References><ofd:Seal><ofd:BaseLoc>Seal.esl</ofd:BaseLoc></ofd:Seal>"
        "</ofd:SignedInfo><ofd:SignedValue>SignedValue.dat</ofd:SignedValue></ofd:Signature>"
    ).encode()


def sealed(
    method: str = "SM3",
    stamps: str = "",
    old: bool = False,
    signer: str = "经办人",
    until: str = "2026-01-01",
) -> Members:
    """The members of a two-page paper sealed by 示例县交通运输局."""
    page = (
        f'<ofd:Page {NS}><ofd:Content><ofd:Layer><ofd:TextObject Boundary="30 30 100 6" Font="1" '
        'Size="6"><ofd:TextCode X="0" Y="5" DeltaX="6">通知</ofd:TextCode></ofd:TextObject>'
        "</ofd:Layer></ofd:Content></ofd:Page>"
    )
    members: Members = {
        "OFD.xml": f"<ofd:OFD {NS}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        "<ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {NS}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>"
        "0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>"
        '<ofd:Page ID="1" BaseLoc="P0.xml"/><ofd:Page ID="2" BaseLoc="P1.xml"/>'
        "</ofd:Pages></ofd:Document>",
        "Doc_0/P0.xml": page,
        "Doc_0/P1.xml": page,
        "Doc_0/Signs/Signatures.xml": f'<ofd:Signatures {NS}><ofd:Signature ID="1" Type="Seal" '
        'BaseLoc="Sign_0/Signature.xml"/></ofd:Signatures>',
    }  # type: ignore[dict-item]
    members = {name: data.encode() for name, data in members.items()}  # type: ignore[union-attr]
    esl = seal(party("经办人")[1], old, until)
    members["Doc_0/Signs/Sign_0/Seal.esl"] = esl
    members[SIGN_XML] = signature_xml(members, method, stamps)
    members["Doc_0/Signs/Sign_0/SignedValue.dat"] = signature_value(
        members[SIGN_XML], esl, signer, old
    )
    return members
