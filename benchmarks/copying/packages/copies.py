"""Copies planted in a batch, one function a kind."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from benchmarks.copying import edits, planted, rooms
from benchmarks.copying.packages import files
from benchmarks.copying.packages.counties import Batch
from benchmarks.copying.packages.texts import Draft


def _named(draft: Draft, county: str) -> Draft:
    """The draft with its county named here and there, as papers do."""
    text = draft.text.replace("全县", f"{county}").replace("局里", f"{county}局里")
    return replace(draft, text=text)


def whole(batch: Batch) -> None:
    """Names, numbers and dates swapped, title changed."""
    a, b = batch.two()
    one = _named(batch.draft(), a)
    other = replace(batch.changed(one, a, b), title=f"{one.title}（试行）")
    batch.expect("whole, swapped", "copy", [batch.put(a, one), batch.put(b, other)])


def reordered(batch: Batch) -> None:
    a, b = batch.two()
    one = _named(batch.draft(), a)
    text = planted.reordered(batch.changed(one, a, b).text, batch.dice)
    keys = [batch.put(a, one), batch.put(b, replace(one, text=text))]
    batch.expect("sentences reordered", "copy", keys)


def reworded(batch: Batch) -> None:
    a, b = batch.two()
    one = _named(batch.draft(), a)
    text = planted.reworded(batch.changed(one, a, b).text, batch.dice, 0.15)
    batch.expect("synonyms", "copy", [batch.put(a, one), batch.put(b, replace(one, text=text))])


def _lifted(text: str, host: str, length: int) -> str:
    """``length`` characters from the middle of a text set between two paragraphs of another."""
    begin = max((len(text) - length) // 2, 0)
    rows = host.split("\n")
    part = text[begin : begin + length].replace("\n", "")
    return "\n".join([*rows[: len(rows) // 2], part, *rows[len(rows) // 2 :]])


def paragraph(batch: Batch) -> None:
    a, b = batch.two()
    one, host = batch.draft(), batch.draft()
    text = _lifted(one.text, host.text, 205)
    keys = [batch.put(a, one), batch.put(b, replace(host, text=text))]
    batch.expect("paragraph of 200", "copy", keys)


def paragraph_scanned(batch: Batch) -> None:
    a, b = batch.two()
    one, host = batch.draft(), batch.draft()
    text = _lifted(one.text, host.text, 230)
    keys = [batch.put(a, one), batch.put(b, replace(host, text=text), "scan")]
    batch.expect("paragraph of 230 in a scan", "copy", keys)


def third(batch: Batch) -> None:
    a, b = batch.two()
    one, host = _named(batch.draft(), a), batch.draft()
    part = batch.changed(one, a, b).text
    text = _lifted(part, host.text, int(len(host.text) * 0.43))
    keys = [batch.put(a, one), batch.put(b, replace(host, text=text))]
    batch.expect("part of 30 %", "copy", keys)


def scan_of_text(batch: Batch) -> None:
    a, b = batch.two()
    one = _named(batch.draft(), a)
    keys = [batch.put(a, one, "docx"), batch.put(b, batch.changed(one, a, b), "scan")]
    batch.expect("scan against text", "copy", keys)


def both_scanned(batch: Batch) -> None:
    a, b = batch.two()
    one = _named(batch.draft(), a)
    keys = [batch.put(a, one, "scan"), batch.put(b, batch.changed(one, a, b), "scan")]
    batch.expect("both scanned", "copy", keys)


def same_text(batch: Batch) -> None:
    a, b = batch.two()
    one = batch.draft()
    keys = [batch.put(a, one, "pdf"), batch.put(b, one, "txt")]
    batch.expect("same text, other format", "copy", keys)


def same_file(batch: Batch) -> None:
    a, b = batch.two()
    one = batch.draft()
    key = batch.put(a, one)
    copy = batch.name(b, one.kind, "材料", key.rpartition(".")[2])
    copy.write_bytes((batch.root / key).read_bytes())
    batch.expect("same file", "copy", [key, batch.key(copy)])


def chain(batch: Batch) -> None:
    """Three counties with one text."""
    three = batch.dice.sample(batch.counties, 3)
    one = _named(batch.draft(), three[0])
    keys = [batch.put(three[0], one)]
    keys += [batch.put(county, batch.changed(one, three[0], county)) for county in three[1:]]
    batch.expect("three counties", "copy", keys)


def merged(batch: Batch) -> None:
    """One paper put together from two others."""
    a, b, c = batch.dice.sample(batch.counties, 3)
    one, other = batch.draft(), batch.draft()
    cut = re.split(r"(?<=\n)", one.text), re.split(r"(?<=\n)", other.text)
    half = [part[: max(len(part) // 2, 1)] for part in cut]
    text = "".join([*half[0], "\n", *half[1]])
    key = batch.put(c, replace(one, text=text))
    batch.expect("merged from two", "copy", [batch.put(a, one), key])
    batch.expect("merged from two", "copy", [batch.put(b, other), key])


def ledger(batch: Batch) -> None:
    """A table of events with long descriptions, dates and names swapped."""
    a, b = batch.two()
    one = batch.draft("report", "news", "minutes")
    events = [row for row in re.split(r"(?<=[。；])|\n", one.text) if len(row) > 18][:10]
    keys = []
    for county, month in ((a, 3), (b, 6)):
        table = [["序号", "日期", "工作内容", "责任科室"]]
        for n, event in enumerate(events, 1):
            words = event if county == a else batch.changed(replace(one, text=event), a, b).text
            table.append([str(n), f"2023-{month:02}-{n + 3:02}", words, "法规科"])
        file = batch.name(
            county, "一、制度建设/4", "信用工作台账", batch.dice.choice(("xlsx", "docx"))
        )
        files.write_table(file, f"{county}信用工作台账", table)
        keys.append(batch.key(file))
    batch.expect("ledger", "copy", keys)


def reused(batch: Batch) -> None:
    """One paper in two places that the notice sets against each other."""
    county = batch.two()[0]
    one = batch.draft()
    keys = [
        batch.put(county, one, "docx", "三、信息管理/1"),
        batch.put(county, one, "pdf", "五、诚信宣传/2"),
    ]
    batch.expect("reused paper", "reused", keys)
    picture = rooms.shot(rooms.peopled(rooms.room(batch.dice.randrange(10**6)), 3))
    paths = [
        batch.name(county, place, "培训照片", "jpg")
        for place in ("六、培训交流/2", "六、培训交流/1")
    ]
    files.write_photo(paths[0], picture)
    files.write_photo(paths[1], edits.cropped(picture, 0.7))
    batch.expect("reused photograph", "reused", map(batch.key, paths))


def photograph(batch: Batch, edit: str) -> None:
    """A photograph, edited, as a file, in a Word paper or in a PDF."""
    a, b = batch.two()
    seed = batch.dice.randrange(10**6)
    place = rooms.room(seed) if batch.dice.random() < 0.7 else rooms.street(seed)
    picture = rooms.shot(rooms.peopled(place, seed + 1))
    first = batch.name(a, "photo", "活动照片", "jpg")
    files.write_photo(first, picture)
    changed = edits.EDITS[edit](picture)
    how = batch.dice.choice(("jpg", "jpg", "docx", "pdf"))
    second = batch.name(b, "photo", "现场图片", how)
    if how == "jpg":
        files.write_photo(second, changed, 70)
    else:
        writer = files.write_docx if how == "docx" else files.write_pdf
        writer(second, "活动图片", f"{b}信用宣传活动现场。", [changed])
    batch.expect(f"photograph, {edit}", "copy", [batch.key(first), batch.key(second)])


TEXTS: tuple[Callable[[Batch], None], ...] = (
    whole, whole, reordered, reworded, paragraph, paragraph, paragraph_scanned, third, third,
    scan_of_text, both_scanned, same_text, same_file, chain, merged, ledger, reused,
)  # fmt: skip


def plant(batch: Batch) -> None:
    for copy in TEXTS:
        copy(batch)
    for edit in edits.EDITS:
        if edit != "crop 25 %":
            photograph(batch, edit)
