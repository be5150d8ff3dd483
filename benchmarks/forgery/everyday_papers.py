"""What honest offices do to a PDF after it was written or scanned: one function a habit.

Each takes a source of chance and a path, and leaves a sound file there: nothing in it is altered.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from random import Random

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageDraw
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FACE = "STSong-Light"
PAGE = (595, 842)
ORGAN, CODE = "示例县交通运输局", "示交"
WORDS = "加强信用监管落实分级分类要求完善工作机制按时报送信息推进道路运输企业守法经营"
pdfmetrics.registerFont(UnicodeCIDFont(FACE))
Habit = Callable[[Random, Path], None]
Row = tuple[float, float, float, str]  # x, y, size, words


def rows(rng: Random) -> list[Row]:
    """A notice: organ, number, title, text, signature, date."""
    month, day = rng.randint(1, 12), rng.randint(1, 28)
    serial = 28 * (month - 1) + day  # numbers grow with days, also where two papers are merged
    text = [
        (90.0, 560.0 - 26 * n, 15.0, "".join(rng.choice(WORDS) for _ in range(27)))
        for n in range(rng.randint(6, 12))
    ]
    return [
        (150, 720, 30, f"{ORGAN}文件"), (230, 660, 15, f"{CODE}发〔2023〕{serial}号"),
        (170, 610, 20, "关于加强信用管理工作的通知"), *text,
        (340, 190, 15, ORGAN), (350, 160, 15, f"2023年{month}月{day}日"),
    ]  # fmt: skip


def written(rng: Random, path: Path, *, extra: list[Row] | None = None) -> list[Row]:
    """A digital paper of one page."""
    shown = rows(rng) + (extra or [])
    canvas = Canvas(str(path), pagesize=PAGE, pageCompression=0)
    _typed(canvas, shown)
    canvas.save()
    return shown


def _typed(canvas: Canvas, shown: list[Row], mode: int = 0) -> None:
    for x, y, size, words in shown:
        row = canvas.beginText(x, y)
        row.setFont(FACE, size)
        row.setTextRenderMode(mode)
        row.textOut(words)
        canvas.drawText(row)


def shot(rng: Random, path: Path, dpi: int = 130) -> tuple[Image.Image, list[Row]]:
    """The picture that a scanner makes of such a paper."""
    shown = written(rng, path)
    page = pdfium.PdfDocument(path)[0].render(scale=dpi / 72).to_numpy()[:, :, :3]
    noise = np.random.default_rng(rng.randrange(2**32)).normal(0, 4, page.shape)
    return Image.fromarray(np.clip(page * 0.97 + noise, 0, 255).astype(np.uint8)), shown


def _scan(rng: Random, path: Path, over: Callable[[Canvas, list[Row]], None]) -> None:
    picture, shown = shot(rng, path)
    data = io.BytesIO()
    picture.save(data, "JPEG", quality=rng.randint(60, 90))
    canvas = Canvas(str(path), pagesize=PAGE, pageCompression=0)
    canvas.drawImage(ImageReader(data), 0, 0, *PAGE)
    over(canvas, shown)
    canvas.save()


def revised(path: Path, change: Callable[[bytes], bytes]) -> None:
    """One more revision, written behind the first as signing and stamping programs do."""
    writer = IncrementalPdfFileWriter(io.BytesIO(path.read_bytes()))
    stream = writer.root["/Pages"]["/Kids"][0]["/Contents"]
    stream._data, stream._encoded_data = change(stream.data), None
    writer.update_container(stream)
    out = io.BytesIO()
    writer.write(out)
    path.write_bytes(out.getvalue())


def saved_again(rng: Random, path: Path) -> None:
    """Opened and saved."""
    written(rng, path)
    revised(path, lambda data: data)


def numbered(rng: Random, path: Path) -> None:
    """Page numbers and a file number added before filing."""
    written(rng, path)
    row = f"\nBT /F1 9 Tf 1 0 0 1 290 30 Tm (- {rng.randint(1, 400)} -) Tj ET\n".encode()
    revised(path, lambda data: data + row)


def recognised(rng: Random, path: Path) -> None:
    """A scan with an unseen layer, recognised again with other slips and saved."""

    def over(canvas: Canvas, shown: list[Row]) -> None:
        _typed(canvas, [(x, y, size, _slips(rng, words)) for x, y, size, words in shown], 3)

    _scan(rng, path, over)
    again = rows(rng)[3][3].encode("utf-16-be")
    revised(path, lambda data: data + b"\nBT 3 Tr /F1 12 Tf 1 0 0 1 90 300 Tm <" +
            again.hex().encode() + b"> Tj ET\n")  # fmt: skip


def _slips(rng: Random, words: str) -> str:
    """One letter in fifty read as another of those at hand."""
    return "".join(rng.choice(WORDS) if rng.random() < 0.02 else letter for letter in words)


def received(rng: Random, path: Path) -> None:
    """The receiving office's stamp with number and date, as text or as a picture."""

    def over(canvas: Canvas, shown: list[Row]) -> None:
        canvas.setFillColorRGB(0.8, 0.1, 0.1)
        if rng.random() < 0.5:
            day = f"2023年{rng.randint(1, 12)}月{rng.randint(1, 28)}日"
            _typed(canvas, [(60, 780, 12, f"收文〔2023〕{rng.randint(1, 900)}号"),
                            (60, 762, 12, f"收文日期：{day}")])  # fmt: skip
        else:
            stamp = Image.new("RGBA", (220, 90), (255, 255, 255, 0))
            pen = ImageDraw.Draw(stamp)
            pen.rectangle((3, 3, 216, 86), outline=(200, 30, 40, 255), width=4)
            pen.text((40, 34), f"RECEIVED {rng.randint(1, 900)}", fill=(200, 30, 40, 255))
            canvas.drawImage(ImageReader(stamp), 60, 750, 110, 45, mask="auto")

    _scan(rng, path, over)


def scanner_app(rng: Random, path: Path) -> None:
    """A telephone's scanning program with its mark at the foot or in a corner."""
    said = rng.choice(("扫描全能王 创建", "由夸克扫描王扫描", "Scanned with CamScanner"))
    _scan(rng, path, lambda canvas, _: _typed(canvas, [(420, rng.choice((20, 70)), 9, said)]))


def approved(rng: Random, path: Path) -> None:
    """A scan on which the person in charge wrote with a pen on the screen."""

    def over(canvas: Canvas, shown: list[Row]) -> None:
        said = rng.choice(("已阅。王", "同意。请运管科承办。", "请各股室落实。"))
        _typed(canvas, [(380, 690, 14, f"{said}2023年{rng.randint(1, 12)}月6日")])

    _scan(rng, path, over)
    _annotated(path, "/Ink", "", (380, 640, 480, 680), b"0 0 1 RG 2 w 385 645 m 470 675 l S")


def commented(rng: Random, path: Path) -> None:
    """A digital paper with a reviewer's comment box over some of its words."""
    written(rng, path)
    y = rng.randint(300, 560)
    box = f"1 1 1 rg 90 {y} 160 18 re f".encode()
    _annotated(path, "/FreeText", "请核实这一段的数据", (90, y, 250, y + 18), box)


def _annotated(
    path: Path, kind: str, words: str, edges: tuple[int, int, int, int], look: bytes
) -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(path.read_bytes()))
    page = writer.root["/Pages"]["/Kids"][0]
    name, number = generic.NameObject, generic.NumberObject
    box = generic.ArrayObject([number(edge) for edge in edges])
    form = generic.StreamObject(stream_data=look)
    form.update({
        name("/Type"): name("/XObject"), name("/Subtype"): name("/Form"), name("/BBox"): box,
    })  # fmt: skip
    note = generic.DictionaryObject({
        name("/Type"): name("/Annot"), name("/Subtype"): name(kind), name("/Rect"): box,
        name("/F"): number(4), name("/Contents"): generic.TextStringObject(words),
        name("/AP"): generic.DictionaryObject({name("/N"): writer.add_object(form)}),
    })  # fmt: skip
    page[name("/Annots")] = generic.ArrayObject([writer.add_object(note)])
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    path.write_bytes(out.getvalue())


def masked(rng: Random, path: Path) -> None:
    """Telephone numbers, names and an old page number painted white before publishing."""
    shown = rows(rng)
    canvas = Canvas(str(path), pagesize=PAGE, pageCompression=0)
    hidden = rng.choice(
        ((90.0, 240.0, "联系电话：13900000000"), (90.0, 240.0, "王建国"), (290.0, 60.0, "- 3 -"))
    )
    _typed(canvas, [*shown, (hidden[0], hidden[1], 14, hidden[2])])
    canvas.setFillGray(1)
    canvas.rect(hidden[0] - 2, hidden[1] - 4, 170, 20, stroke=0, fill=1)
    canvas.save()


def merged(rng: Random, path: Path) -> None:
    """Two papers put into one file by an office program, pages numbered through."""
    both = pdfium.PdfDocument.new()
    for _ in range(2):
        written(rng, path)
        both.import_pages(pdfium.PdfDocument(path))
    out = io.BytesIO()
    both.save(out)
    path.write_bytes(out.getvalue())


HABITS: dict[str, Habit] = {
    "saved again": saved_again, "numbered": numbered, "recognised again": recognised,
    "received": received, "scanned by telephone": scanner_app, "approved": approved,
    "commented": commented, "masked": masked, "merged": merged,
}  # fmt: skip
