"""Samples of what files show: seals, revisions, covers, layers, signatures, pictures, Word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from checker import formats
from checker.forgery import (
    coded_text,
    covering,
    date_never,
    digit_fonts,
    docx_times,
    docx_traces,
    drawn_values,
    hidden_sheets,
    hidden_text,
    identity_numbers,
    impression_reused,
    layer_words,
    pdf_times,
    photo_times,
    picture_origin,
    redrawn,
    revisions,
    scan_overlay,
    scan_tools,
    screen_pictures,
    seal_picture,
    signature_altered,
    signature_pictures,
    signature_removed,
    signing_times,
    text_layer,
    web_dates,
    word_digits,
)
from checker.model.document import Line, Signature
from tests.forgery import (
    documents,
    test_fonts_and_seals,
    test_hidden_sheets,
    test_impressions,
    test_redrawn,
    test_word_digits,
)
from tests.forgery import drawn_pdf as traces
from tests.forgery import test_layer_words as layers
from tests.forgery import test_photos_and_word as photos
from tests.forgery.samples import Sample, Told, pair
from tests.forgery.stated_paper import Paper


def drawn(module: Any, odd: traces.Draw, sound: traces.Draw) -> None:
    def ask(draw: traces.Draw) -> Sample:
        return lambda tmp: module.check(formats.read([traces.pdf(tmp / "a.pdf", draw)]))

    pair(module, ask(odd), ask(sound))


def asked(module: Any, *lines: Line, sound: tuple[Line, ...], **more: Any) -> None:
    pair(
        module,
        lambda _: module.check(documents.document(*lines, **more)),
        lambda _: module.check(documents.document(*sound, **more)),
    )


def stamped(kind: str) -> Sample:
    def ask(_: Path) -> Told:
        corners = test_impressions.pages(kind, 200)
        records = [test_impressions.record(n, page, 200) for n, page in enumerate(corners)]
        return next(iter(impression_reused.across({"甲县": records})), None)

    return ask


pair(impression_reused, stamped("pasted"), stamped("stamped"))
drawn(covering, traces.covered_words, traces.box_on_nothing)
drawn(scan_overlay, traces.text_over, traces.foot)
drawn(seal_picture, traces.sealed_scan, traces.scan)


def revised(new: bytes) -> Sample:
    def ask(tmp: Path) -> Told:
        path = traces.pdf(tmp / "a.pdf", traces.words)
        path.write_bytes(traces.rewritten(path.read_bytes(), b"No. 2023-12", new))
        return traces.found(revisions, path)

    return ask


pair(revisions, revised(b"No. 2023-15"), revised(b"No. 2023-12"))


def painted(edit: test_redrawn.Edit) -> Sample:
    return lambda tmp: test_redrawn.found(test_redrawn.revised(tmp, edit))


pair(redrawn, painted(test_redrawn.blank), painted(lambda picture: picture))


def digits(font: str) -> Sample:
    row = test_fonts_and_seals.number(("1", "Times-Roman", 16), ("2", font, 16))
    return lambda tmp: digit_fonts.check(
        formats.read([test_fonts_and_seals.pdf(tmp / "a.pdf", *row)])
    )


pair(digit_fonts, digits("Helvetica"), digits("Times-Roman"))


def typed(face: dict[str, Any]) -> Sample:
    song = test_word_digits.SONG
    row = (("示交发〔2023〕1", song), ("8", face), ("号", song))
    return lambda tmp: test_word_digits.found(tmp, *row)


pair(word_digits, typed(test_word_digits.TIMES), typed(test_word_digits.SONG))


def kept(state: str) -> Sample:
    return lambda tmp: test_hidden_sheets.found(tmp, test_hidden_sheets.TABLE, state)


pair(hidden_sheets, kept("hidden"), kept("visible"))
asked(
    hidden_text,
    documents.line("正文"),
    documents.line("示交发〔2023〕12号", hidden=True),
    sound=(documents.line("正文"),),
)
asked(
    identity_numbers,
    documents.line(f"身份证号 {documents.BAD} {documents.WORSE}"),
    sound=(documents.line(f"身份证号 {documents.GOOD}"),),
)


def timed(changed: str) -> Sample:
    times = {"CreationDate": "D:20230509101500", "ModDate": changed}
    return lambda _: pdf_times.check(documents.document(metadata=times))


pair(pdf_times, timed("D:20230401090000"), timed("D:20230601090000"))
asked(date_never, documents.line("2023年2月30日"), sound=(documents.line("2023年2月28日"),))


def pictured(data: bytes) -> Sample:
    def ask(tmp: Path) -> Told:
        (tmp / "a.jpg").write_bytes(data)
        return picture_origin.check(documents.document(file=tmp / "a.jpg", format="image"))

    return ask


pair(picture_origin, pictured(b"digitalsourcetype/trainedAlgorithmicMedia"), pictured(b"plain"))


def sealed(state: Any) -> Sample:
    signed = documents.document(signatures=(Signature("pdf", state),))
    return lambda _: signature_altered.check(signed)


pair(signature_altered, sealed("altered"), sealed("intact"))


def unsealed(state: Any) -> Sample:
    paper = documents.document(signatures=(Signature("pdf", state),))
    return lambda _: signature_removed.check(paper)


pair(signature_removed, unsealed("removed"), unsealed("empty"))


def signing(day: str) -> Sample:
    paper = Paper()
    signed = replace(paper.document(), signatures=(Signature("pdf", "intact", signed_at=day),))
    return lambda _: signing_times.compare(signed, paper.findings())


pair(signing_times, signing("2023-02-01"), signing("2023-03-15"))


def layer(seen: str) -> Sample:
    return lambda _: text_layer.check(
        documents.layered("示交发〔2023〕12号"), documents.Reader(seen)
    )


pair(text_layer, layer("示交发〔2022〕12号"), layer("示交发〔2023〕12号"))


def coded(told: str) -> Sample:
    def ask(tmp: Path) -> Told:
        path = traces.pdf(tmp / "a.pdf", traces.dated)
        path.write_bytes(traces.recoded(path.read_bytes(), "5", told))
        return coded_text.check(formats.read([path]), documents.Reader("2023年3月15日", 0.99))

    return ask


pair(coded_text, coded("8"), coded("5"))


def reworded(changes: dict[int, str]) -> Sample:
    rows = [changes.get(index, words) for index, words in enumerate(layers.SEEN)]
    return lambda _: layer_words.check(layers.sheet(rows), layers.Rows(layers.SEEN))


pair(layer_words, reworded({5: "博兴县交通运输局"}), reworded({}))


def tooled(producer: str) -> Sample:
    return lambda _: scan_tools.check(test_fonts_and_seals.scan({"Producer": producer}))


pair(scan_tools, tooled("Adobe Photoshop 24.0"), tooled("KONICA MINOLTA bizhub"))


def worded(body: str) -> Sample:
    return lambda tmp: docx_traces.check(
        documents.document(file=documents.docx(tmp / "a.docx", body), format="docx")
    )


pair(
    docx_traces,
    worded('<w:ins w:author="李某"><w:r><w:t>新加的话</w:t></w:r></w:ins>'),
    worded("<w:p><w:r><w:t>正文</w:t></w:r></w:p>"),
)


def begun(created: str) -> Sample:
    paper = Paper()
    word = replace(paper.document(), format="docx", metadata={"created": created})
    return lambda _: docx_times.compare(word, paper.findings())


pair(docx_times, begun("2023-06-01"), begun("2023-03-20"))


def written(*boxes: Any) -> Sample:
    paper = photos.listed(*boxes, picture=photos.handwriting())
    return lambda _: signature_pictures.check(paper)


pair(signature_pictures, written(photos.FIRST, photos.SECOND), written(photos.FIRST))


def screen(size: tuple[int, int]) -> Sample:
    def ask(tmp: Path) -> Told:
        from PIL import Image

        Image.new("L", size).save(tmp / "a.png")
        document = replace(documents.document(file=tmp / "a.png"), format="image", medium="photo")
        return screen_pictures.compare(document, (photos.kind("photo"),))

    return ask


def timed(satellites: str) -> Sample:
    told = {"DateTimeOriginal": "2023:05:12 10:10:10", "GPSDate": satellites}
    return lambda _: photo_times.check(replace(documents.document(), format="image", metadata=told))


pair(photo_times, timed("2024:08:20"), timed("2023:05:12"))
pair(screen_pictures, screen((1080, 2400)), screen((4000, 3000)))


def published(address: str) -> Sample:
    rows = ("发布时间：2023-05-09", f"http://www.shanghe.gov.cn/art/{address}/art_1_2.html")
    return lambda _: web_dates.check(documents.document(*map(documents.line, rows)))


pair(web_dates, published("2024/7/3"), published("2023/5/9"))


def scored(formula: str) -> Sample:
    def ask(tmp: Path) -> Told:
        import openpyxl

        book = openpyxl.Workbook()
        for row in (["信用考核得分表"], *[[formula]] * 4):
            book.active.append(row)
        book.save(tmp / "a.xlsx")
        return drawn_values.check(documents.document(file=tmp / "a.xlsx", format="sheet"))

    return ask


pair(drawn_values, scored("=RANDBETWEEN(85,99)"), scored("=90+5"))
