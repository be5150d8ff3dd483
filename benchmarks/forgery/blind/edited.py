"""Papers of three makers of PDFs of which a later revision, by five writers, says something else.

Chance draws one digit from all of the page: number, dates, counts in the text; PDFium also sets the
letters of the title in another order.
"""

from __future__ import annotations

import ctypes
import io
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw
import typst
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pypdf import PdfWriter

from benchmarks.elements.browser import chromium
from benchmarks.forgery.blind.cases import guilty, innocent, one_pdf, paper, plain
from benchmarks.forgery.blind.glyphs import another_digit
from benchmarks.forgery.blind.paper import Paper, written

FACES = "font-family:'Noto Serif CJK SC',serif"


def rows(one: Paper, rng: Random) -> list[str]:
    """What the paper says, some counts in it."""
    counts = f"目前已评价企业{rng.randint(12, 480)}家，占{rng.randint(50, 99)}%。"
    return [one.organ + "文件", one.number, one.title, *one.body, counts, one.organ, one.day]


def by_fpdf(rng: Random, path: Path) -> None:
    one = paper(rng)
    one.body = [*one.body, f"目前已评价企业{rng.randint(12, 480)}家，占{rng.randint(50, 99)}%。"]
    written(rng, one, path)


def by_chromium(rng: Random, path: Path) -> None:
    said = "".join(f"<p>{row}</p>" for row in rows(paper(rng), rng))
    style = f"<style>body{{font:16pt/1.6 serif;{FACES}}}</style>"
    chromium.pdf(f'<meta charset="utf-8">{style}{said}', path)


def by_typst(rng: Random, path: Path) -> None:
    said = "\n\n".join(rows(paper(rng), rng)).replace("#", "\\#").replace("*", "\\*")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "main.typ")
        source.write_text(f'#set text(font: "Noto Serif CJK SC", size: 15pt)\n{said}', "utf-8")
        path.write_bytes(typst.compile(str(source)))


BASES = (by_fpdf, by_chromium, by_typst)


def _edited(rng: Random, path: Path) -> tuple[bytes, bytes]:
    """The file in plain form, and its first page's content with another digit."""
    rng.choice(BASES)(rng, path)
    data = plain(path)
    with pikepdf.open(path) as pdf:
        pdf.pages[0].contents_coalesce()
        return data, another_digit(rng, pdf.pages[0])


@guilty("revisions", "strong")
@one_pdf
def digit_by_pypdf(rng: Random, path: Path) -> None:
    _, changed = _edited(rng, path)
    writer = PdfWriter(str(path), incremental=True)
    content = writer.pages[0]["/Contents"].get_object()
    streams = content if isinstance(content, list) else [content]
    for index, stream in enumerate(streams):
        stream.get_object().set_data(b"" if index else changed)
    with path.open("wb") as out:
        writer.write(out)


@guilty("revisions", "strong")
@one_pdf
def digit_by_pyhanko(rng: Random, path: Path) -> None:
    """A new stream in place of the page's contents."""
    data, changed = _edited(rng, path)
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    page = writer.root["/Pages"]["/Kids"][0]
    while "/Kids" in page:
        page = page["/Kids"][0]
    stream = generic.StreamObject(stream_data=changed)
    page[generic.NameObject("/Contents")] = writer.add_object(stream)
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    path.write_bytes(out.getvalue())


@guilty("revisions", "strong")
@one_pdf
def digit_by_hand(rng: Random, path: Path) -> None:
    """A page object and a stream behind the file, with a table of references."""
    _appended(rng, path, _table)


@guilty("revisions", "strong")
@one_pdf
def digit_by_hand_in_streams(rng: Random, path: Path) -> None:
    """The same with a stream of references, as newer programs write them."""
    _appended(rng, path, _stream)


Refer = Callable[[bytes, dict[int, int], bytes, int, bytes, bytes], bytes]


def _appended(rng: Random, path: Path, refer: Refer) -> None:
    data, changed = _edited(rng, path)
    with pikepdf.open(path) as pdf:
        page, free = pdf.pages[0].obj.objgen[0], len(pdf.objects) + 1
        pdf.pages[0].Contents = pdf.make_stream(b"")
        told = pdf.pages[0].obj.unparse(resolved=True)
        told = re.sub(rb"/Contents \d+ 0 R", b"/Contents %d 0 R" % free, told)
    body, places = b"\n", {}
    for number, said in ((page, told), (free, _told(changed))):
        places[number] = len(data) + len(body)
        body += b"%d 0 obj\n%b\nendobj\n" % (number, said)
    root = re.search(rb"/Root (\d+ \d+ R)", data)[1]
    start = re.findall(rb"startxref\s+(\d+)", data)[-1]
    path.write_bytes(data + body + refer(body, places, root, free, start, data))


def _told(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content)


def _table(
    body: bytes, places: dict[int, int], root: bytes, free: int, start: bytes, data: bytes
) -> bytes:
    rows = b"".join(b"%d 1\n%010d 00000 n \n" % item for item in places.items())
    trailer = b"<< /Size %d /Root %b /Prev %b >>" % (free + 1, root, start)
    at = len(data) + len(body)
    return b"xref\n%btrailer\n%b\nstartxref\n%d\n%%%%EOF\n" % (rows, trailer, at)


def _stream(
    body: bytes, places: dict[int, int], root: bytes, free: int, start: bytes, data: bytes
) -> bytes:
    own, at = free + 1, len(data) + len(body)
    every = {**places, own: at}
    rows = b"".join(b"\x01" + place.to_bytes(4, "big") + b"\0" for place in every.values())
    index = b" ".join(b"%d 1" % number for number in every)
    head = b"/Type /XRef /Size %d /Root %b /Prev %b" % (own + 1, root, start)
    head += b" /W [1 4 1] /Index [%b] /Length %d" % (index, len(rows))
    told = b"%d 0 obj\n<< %b >>\nstream\n%b\nendstream\nendobj\n" % (own, head, rows)
    return told + b"startxref\n%d\n%%%%EOF\n" % at


def _by_pdfium(rng: Random, path: Path, change: Callable[[str, str], str | None]) -> None:
    """One of the words on the page that ``change``, told them and all letters there, gives others
    for; not Chromium's, which lose their page when PDFium writes it again.
    """
    rng.choice((by_fpdf, by_typst))(rng, path)
    whole = path.read_bytes()
    pdf = pdfium.PdfDocument(whole)
    page = pdf[0]
    text = page.get_textpage()
    said = [(item, _said(item, text)) for item in page.get_objects([raw.FPDF_PAGEOBJ_TEXT])]
    letters = "".join(words for _, words in said)  # what the fonts hold
    item, new = rng.choice([(item, new) for item, words in said if (new := change(words, letters))])
    raw.FPDFText_SetText(item, _wide(new.encode("utf-16-le") + b"\0\0"))
    raw.FPDFPage_GenerateContent(page)
    pdf.save(path, flags=raw.FPDF_INCREMENTAL)


def _said(item: pdfium.PdfObject, text: pdfium.PdfTextPage) -> str:
    size = raw.FPDFTextObj_GetText(item, text, None, 0)
    told = _wide(bytes(size))
    raw.FPDFTextObj_GetText(item, text, told, size)
    return bytes(told).decode("utf-16-le").rstrip("\0")


def _wide(data: bytes) -> ctypes.Array[ctypes.c_ushort]:
    return (ctypes.c_ushort * (len(data) // 2)).from_buffer_copy(data)


@guilty("revisions", "strong")
@one_pdf
def digit_by_pdfium(rng: Random, path: Path) -> None:
    def change(words: str, letters: str) -> str | None:
        places = [match.start() for match in re.finditer("[0-9]", words)]
        if not places:
            return None
        at = rng.choice(places)
        known = sorted({*letters} & {*"0123456789"} - {words[at]})
        return words[:at] + rng.choice(known) + words[at + 1 :]

    _by_pdfium(rng, path, change)


@guilty("revisions", "strong")
@one_pdf
def title_by_pdfium(rng: Random, path: Path) -> None:
    def change(words: str, letters: str) -> str | None:
        inner = words.removeprefix("关于加强").removesuffix("的通知")
        new = "".join(rng.sample(inner, len(inner)))
        return words.replace(inner, new) if words.startswith("关于") and new != inner else None

    _by_pdfium(rng, path, change)


@innocent
@one_pdf
def saved_behind_itself(rng: Random, path: Path) -> None:
    """The same pages written behind themselves, nothing changed."""
    rng.choice(BASES)(rng, path)
    plain(path)
    writer = PdfWriter(str(path), incremental=True)
    stream = writer.pages[0]["/Contents"].get_object()
    stream = stream[0].get_object() if isinstance(stream, list) else stream
    stream.set_data(stream.get_data() + b"\n")
    with path.open("wb") as out:
        writer.write(out)
