"""PDF structure: leads on made papers that were tampered with, on untouched ones, and ELA beside.

    python -m benchmarks.forgery.structure [papers] [folder of genuine files …]

Each paper is written, tampered with in three ways (number rewritten in a later revision, white box
over it, seal pasted on its scan), and left alone. ELA (share of pixels that change on saving as
JPEG again, against the page's own mean) stands beside to show why it is not used.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections import Counter
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from benchmarks.forgery.ela import ela
from checker import forgery, formats

Paper = tuple[str, bytes]


def paper(rng: np.random.Generator, cover: bool = False) -> bytes:
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=(595, 842), pageCompression=0)
    number = f"No. 2023-{rng.integers(10, 99)}"
    page.drawString(200, 700, number)
    for row in range(int(rng.integers(10, 28))):
        text = "".join(rng.choice(list("abcdefghij klmnop qrstu"), 70))
        page.drawString(80, 650 - 18 * row, text)
    if cover:
        page.setFillColorRGB(1, 1, 1)
        page.rect(195, 694, 90, 18, stroke=0, fill=1)
        page.setFillColorRGB(0, 0, 0)
        page.drawString(200, 700, "No. 2023-99")
    page.save()
    return out.getvalue()


def revised(data: bytes, new: bytes) -> bytes:
    """A later revision; with ``new`` empty, a mere saving again."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    stream = writer.root["/Pages"]["/Kids"][0]["/Contents"]
    start = stream.data.index(b"No. 2023-")
    if new:
        stream._data = stream.data[:start] + new + stream.data[start + 11 :]
        stream._encoded_data = None
    writer.update_container(stream)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def scan(rng: np.random.Generator, seal: str) -> bytes:
    """A page picture; ``seal``: none, stamped (in the picture) or pasted (over it)."""
    picture = Image.new("RGB", (1240, 1754), (250, 250, 248))
    pen = ImageDraw.Draw(picture)
    for row in range(30):
        for x in range(150, 1080, 34):
            pen.rectangle(
                (x, 260 + 44 * row, x + rng.integers(8, 24), 280 + 44 * row), fill=(40,) * 3
            )
    mark = Image.new("RGBA", (250, 250), (255, 255, 255, 0))
    ring = ImageDraw.Draw(mark)
    ring.ellipse((5, 5, 244, 244), outline=(210, 25, 30, 235), width=9)
    ring.regular_polygon((125, 125, 40), 5, fill=(210, 25, 30, 235))
    if seal == "stamped":
        picture.paste(mark, (760, 1300), mark)
    noisy = np.asarray(picture, np.float32) + rng.normal(0, 3, (1754, 1240, 3))
    picture = Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8))
    jpeg = io.BytesIO()
    picture.save(jpeg, "JPEG", quality=int(rng.integers(70, 92)))
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=(595, 842))
    page.drawImage(ImageReader(jpeg), 0, 0, 595, 842)
    if seal == "pasted":
        page.drawImage(ImageReader(mark), 365, 98, 120, 120, mask="auto")
    page.save()
    return out.getvalue()


def leads(path: Path, tally: Counter[str]) -> None:
    """Adds what one file raises to the tally, ELA beside."""
    try:
        document = formats.read([path])
    except Exception:  # an unreadable file raises nothing
        tally["unreadable"] += 1
        return
    tally["files"] += 1
    for found in forgery.examine(document):
        if found.outcome == "present":
            tally[f"{found.check} ({found.strength})"] += 1
        elif found.outcome == "failed":
            tally[f"{found.check} FAILED"] += 1
    tally["ELA"] += ela(document.pages[0])


def main(count: int, folders: list[Path]) -> None:
    rng = np.random.default_rng(0)
    kinds = {
        "untouched": lambda: paper(rng),
        "saved again": lambda: revised(paper(rng), b""),
        "scan, no seal": lambda: scan(rng, "none"),
        "scan, stamped": lambda: scan(rng, "stamped"),
        "number rewritten": lambda: revised(paper(rng), b"No. 2023-00"),
        "white box": lambda: paper(rng, cover=True),
        "seal pasted on scan": lambda: scan(rng, "pasted"),
    }
    with tempfile.TemporaryDirectory() as folder:
        for kind, make in kinds.items():
            tally: Counter[str] = Counter()
            for _ in range(count):
                path = Path(folder) / "paper.pdf"
                path.write_bytes(make())
                leads(path, tally)
            print(f"{kind}: {dict(tally)}", flush=True)
    for root in folders:
        tally = Counter()
        for path in sorted(item for item in root.rglob("*") if item.is_file()):
            leads(path, tally)
        print(f"{root.name}: {dict(tally)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50, [Path(item) for item in sys.argv[2:]])
