"""A signer made for tests and benchmarks, and PDFs that it signs."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from PIL import Image
from pyhanko import stamp
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers


@cache
def signer(days: int = 3650) -> signers.SimpleSigner:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "示例县交通运输局")])
    start = datetime(2022, 1, 1, tzinfo=UTC)
    cert = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(7).not_valid_before(start).not_valid_after(start + timedelta(days=days))
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    packed = serialization.pkcs12.serialize_key_and_certificates(
        b"x", key, cert, None, serialization.NoEncryption()
    )
    loaded = signers.SimpleSigner.load_pkcs12_data(packed, [], None)
    assert loaded is not None
    return loaded


def signed(
    data: bytes,
    field: str = "Seal1",
    box: tuple[int, int, int, int] = (300, 100, 420, 220),
    days: int = 3650,
) -> bytes:
    image = PdfImage(Image.new("RGB", (50, 50), (220, 0, 0)))
    out = io.BytesIO()
    signing = signers.PdfSigner(
        signers.PdfSignatureMetadata(field_name=field),
        signer(days),
        stamp_style=stamp.StaticStampStyle(background=image, background_opacity=1),
        new_field_spec=fields.SigFieldSpec(field, box=box),
    )
    signing.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(data)), output=out)
    return out.getvalue()
