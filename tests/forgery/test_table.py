"""Every check beside a paper that must raise it and one that must not, and its row in the docs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from checker import forgery, formats
from checker.forgery import (
    annex_dates,
    camera_shared,
    code_words,
    covering,
    date_never,
    digit_fonts,
    docx_template,
    docx_times,
    docx_traces,
    file_dates,
    foreign_author,
    foreign_organs,
    hidden_text,
    identity_numbers,
    impression_reused,
    later_cited,
    name_runs,
    number_order,
    number_reused,
    number_year,
    own_numbers,
    photo_claims,
    picture_origin,
    redrawn,
    revisions,
    scan_overlay,
    scan_tools,
    screen_pictures,
    seal_picture,
    seal_size,
    signature_altered,
    signature_pictures,
    signature_removed,
    signing_times,
    text_layer,
)
from checker.model.document import Line, Signature
from checker.model.material import Record
from checker.model.score import Flag
from tests.forgery import (
    test_across,
    test_fonts_and_seals,
    test_impressions,
    test_innocent,
    test_innocent_files,
    test_redrawn,
)
from tests.forgery import test_pdf_traces as traces
from tests.forgery import test_photos_and_word as photos
from tests.forgery import test_single as single
from tests.forgery.stated_paper import BODY, Paper

HERE, THERE = "商河县交通运输局", "博兴县交通运输局"
DOCS = Path(__file__).parents[2] / "docs" / "forgery.md"
Sample = Callable[[Path], str]
RAISED: dict[str, Sample] = {}
SILENT: dict[str, Sample] = {}


def pair(module: Any, raised: Sample, silent: Sample) -> None:
    RAISED[module.NAME], SILENT[module.NAME] = raised, silent


def compared(module: Any, odd: Paper, sound: Paper) -> None:
    def ask(paper: Paper) -> Sample:
        return lambda _: module.compare(paper.document(), paper.findings()).strength

    pair(module, ask(odd), ask(sound))


def drawn(module: Any, odd: traces.Draw, sound: traces.Draw) -> None:
    def ask(draw: traces.Draw) -> Sample:
        return lambda tmp: module.check(formats.read([traces.pdf(tmp / "a.pdf", draw)])).strength

    pair(module, ask(odd), ask(sound))


def batch(module: Any, odd: dict[str, list[Record]], sound: dict[str, list[Record]]) -> None:
    def strength(flags: Iterable[Flag]) -> str:
        return "".join(str(flag.evidence["strength"]) for flag in list(flags)[:1])

    pair(module, lambda _: strength(module.across(odd)), lambda _: strength(module.across(sound)))


def asked(module: Any, *lines: Line, sound: tuple[Line, ...], **more: Any) -> None:
    pair(
        module,
        lambda _: module.check(single.document(*lines, **more)).strength,
        lambda _: module.check(single.document(*sound, **more)).strength,
    )


def county(*papers: Paper, name: str = "商河县") -> dict[str, list[Record]]:
    return {name: [paper.record(f"{n}.pdf") for n, paper in enumerate(papers)]}


compared(number_year, Paper(number="示交发〔2024〕3号", day="2023-06-15"), Paper())
compared(own_numbers, Paper(extra=(("示交发〔2023〕21号", 2, 0.03),)), Paper())
compared(later_cited, Paper(body=(*BODY, "根据《办法》（鲁交发〔2024〕7号）执行。")), Paper())
compared(
    seal_size,
    Paper(seals=[test_fonts_and_seals.mark(30)]),
    Paper(seals=[test_fonts_and_seals.mark(42)]),
)
batch(
    annex_dates,
    {"商河县": [Paper().record("a.pdf"), test_innocent.annexed("实施方案", HERE)]},
    county(Paper()),
)
batch(foreign_organs, county(Paper(seal=THERE)), county(Paper(seal=HERE)))
batch(
    code_words,
    county(Paper(), Paper(number="商运发〔2023〕1号", title="方案")),
    county(Paper(), Paper(number="示交字〔2023〕1号", title="方案")),
)
batch(
    number_reused,
    {"甲县": [test_across.record(x, test_across.TEXTS[x], test_across.NUMBER) for x in "ab"]},
    {"甲县": [test_across.record("a", number=test_across.NUMBER)]},
)
batch(
    number_order,
    {"商河县": test_innocent.ordered()},
    test_across.series((3, "2023-02-01"), (5, "2023-03-01")),
)
batch(
    camera_shared,
    {name: test_innocent_files.shot(f"2023:0{n}:01") for n, name in enumerate(("甲县", "乙县"), 3)},
    {"甲县": test_innocent_files.shot("2023:03:01"), "乙县": [test_across.photo("77123456")]},
)
batch(
    name_runs,
    {name: [test_across.listed(test_across.NAMES)] for name in ("甲县", "乙县")},
    {"甲县": [test_across.listed(test_across.NAMES)]},
)
batch(
    foreign_author,
    {"商河县": [test_across.record("a.docx", properties={"company": THERE})]},
    {"商河县": [test_across.record("a.docx", properties={"company": HERE})]},
)


def scanned(made: str) -> dict[str, list[Record]]:
    text = test_across.TEXTS["a"] + "\n2023年3月15日"
    metadata = {"CreationDate": made}
    scan = test_across.record("a.pdf", text, medium="scan", date="2023-03-15", metadata=metadata)
    return {"甲县": [scan]}


batch(file_dates, scanned("D:20230301"), scanned("D:20230320"))
batch(
    photo_claims,
    {"商河县": [photos.photo("照片.jpg", "2022:05:10 09:00:00", "2023-05-10")]},
    {"商河县": [photos.photo("照片.jpg", "2023:05:10 09:00:00", "2023-05-10")]},
)
batch(
    docx_template,
    {name: [photos.marked(name, photos.OLD)] for name in ("甲县", "乙县")},
    {"甲县": [photos.marked("a", photos.OLD)], "乙县": [photos.marked("b", photos.NEW)]},
)


def stamped(kind: str) -> Sample:
    def ask(_: Path) -> str:
        corners = test_impressions.pages(kind, 200)
        records = [test_impressions.record(n, page, 200) for n, page in enumerate(corners)]
        flags = list(impression_reused.across({"甲县": records}))
        return "".join(str(flag.evidence["strength"]) for flag in flags)

    return ask


pair(impression_reused, stamped("pasted"), stamped("stamped"))
drawn(covering, traces.covered_words, traces.box_on_nothing)
drawn(scan_overlay, traces.text_over, traces.foot)
drawn(seal_picture, traces.sealed_scan, traces.scan)


def revised(new: bytes) -> Sample:
    def ask(tmp: Path) -> str:
        path = traces.pdf(tmp / "a.pdf", traces.words)
        path.write_bytes(traces.rewritten(path.read_bytes(), b"No. 2023-12", new))
        return traces.found(revisions, path).strength

    return ask


pair(revisions, revised(b"No. 2023-15"), revised(b"No. 2023-12"))


def painted(edit: test_redrawn.Edit) -> Sample:
    return lambda tmp: test_redrawn.found(test_redrawn.revised(tmp, edit)).strength


pair(redrawn, painted(test_redrawn.blank), painted(lambda picture: picture))


def digits(font: str) -> Sample:
    row = test_fonts_and_seals.number(("1", "Times-Roman", 16), ("2", font, 16))
    return lambda tmp: (
        digit_fonts.check(formats.read([test_fonts_and_seals.pdf(tmp / "a.pdf", *row)])).strength
    )


pair(digit_fonts, digits("Helvetica"), digits("Times-Roman"))
asked(
    hidden_text,
    single.line("正文"),
    single.line("示交发〔2023〕12号", hidden=True),
    sound=(single.line("正文"),),
)
asked(
    identity_numbers,
    single.line(f"身份证号 {single.BAD} {single.WORSE}"),
    sound=(single.line(f"身份证号 {single.GOOD}"),),
)
asked(date_never, single.line("2023年2月30日"), sound=(single.line("2023年2月28日"),))


def pictured(data: bytes) -> Sample:
    def ask(tmp: Path) -> str:
        (tmp / "a.jpg").write_bytes(data)
        return picture_origin.check(single.document(file=tmp / "a.jpg", format="image")).strength

    return ask


pair(picture_origin, pictured(b"digitalsourcetype/trainedAlgorithmicMedia"), pictured(b"plain"))


def sealed(state: Any) -> Sample:
    signed = single.document(signatures=(Signature("pdf", state),))
    return lambda _: signature_altered.check(signed).strength


pair(signature_altered, sealed("altered"), sealed("intact"))


def unsealed(state: Any) -> Sample:
    paper = single.document(signatures=(Signature("pdf", state),))
    return lambda _: signature_removed.check(paper).strength


pair(signature_removed, unsealed("removed"), unsealed("empty"))


def signing(day: str) -> Sample:
    paper = Paper()
    signed = replace(paper.document(), signatures=(Signature("pdf", "intact", signed_at=day),))
    return lambda _: signing_times.compare(signed, paper.findings()).strength


pair(signing_times, signing("2023-02-01"), signing("2023-03-15"))


def layer(seen: str) -> Sample:
    return lambda _: (
        text_layer.check(single.layered("示交发〔2023〕12号"), single.Reader(seen)).strength
    )


pair(text_layer, layer("示交发〔2022〕12号"), layer("示交发〔2023〕12号"))


def tooled(producer: str) -> Sample:
    return lambda _: scan_tools.check(test_fonts_and_seals.scan({"Producer": producer})).strength


pair(scan_tools, tooled("Adobe Photoshop 24.0"), tooled("KONICA MINOLTA bizhub"))


def worded(body: str) -> Sample:
    return lambda tmp: (
        docx_traces.check(
            single.document(file=single.docx(tmp / "a.docx", body), format="docx")
        ).strength
    )


pair(
    docx_traces,
    worded('<w:ins w:author="李某"><w:r><w:t>新加的话</w:t></w:r></w:ins>'),
    worded("<w:p><w:r><w:t>正文</w:t></w:r></w:p>"),
)


def begun(created: str) -> Sample:
    paper = Paper()
    word = replace(paper.document(), format="docx", metadata={"created": created})
    return lambda _: docx_times.compare(word, paper.findings()).strength


pair(docx_times, begun("2023-06-01"), begun("2023-03-20"))


def written(*boxes: Any) -> Sample:
    paper = photos.listed(*boxes, picture=photos.handwriting())
    return lambda _: signature_pictures.check(paper).strength


pair(signature_pictures, written(photos.FIRST, photos.SECOND), written(photos.FIRST))


def screen(size: tuple[int, int]) -> Sample:
    def ask(tmp: Path) -> str:
        from PIL import Image

        Image.new("L", size).save(tmp / "a.png")
        document = replace(single.document(file=tmp / "a.png"), format="image", medium="photo")
        return screen_pictures.compare(document, (photos.kind("photo"),)).strength

    return ask


pair(screen_pictures, screen((1080, 2400)), screen((4000, 3000)))

NAMES = sorted(module.NAME for module in forgery.checks() if "checker.forgery." in module.__name__)
LEADS = [name for name in NAMES if name != "impressions"]  # which impression_reused compares


def test_every_check_has_both_samples() -> None:
    assert sorted(RAISED) == sorted(SILENT) == LEADS


@pytest.mark.parametrize("name", LEADS)
def test_the_odd_one_is_raised_and_the_sound_one_is_not(name: str, tmp_path: Path) -> None:
    assert RAISED[name](tmp_path) in {"strong", "medium", "weak", "note"}
    assert SILENT[name](tmp_path) == ""


@pytest.mark.parametrize("name", LEADS)
def test_the_docs_tell_signal_strength_and_rate(name: str) -> None:
    rows = [row for row in DOCS.read_text("utf-8").splitlines() if f"`{name}`" in row]
    cells = [cell.strip() for row in rows for cell in row.strip("|").split("|")]
    assert len(rows[0].strip("|").split("|")) == 3 and all(cells)
    assert re.search(r"强疑点|疑点|线索|备注", cells[1]) and "未测" not in cells[2]


@pytest.mark.parametrize("name", LEADS)
def test_the_docstring_tells_signal_and_strength(name: str) -> None:
    module = next(module for module in forgery.checks() if name == module.NAME)
    assert "Signal:" in (module.__doc__ or "") and "Strength:" in (module.__doc__ or "")
