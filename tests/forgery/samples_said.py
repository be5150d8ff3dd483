"""Samples of what papers say: contradictions, series, lists, photographs."""

from __future__ import annotations

from typing import Any

from checker.forgery import (
    annex_dates,
    camera_shared,
    code_words,
    docx_styles,
    docx_template,
    file_dates,
    foreign_author,
    foreign_organs,
    later_cited,
    name_runs,
    number_order,
    number_reused,
    number_year,
    own_numbers,
    past_deadlines,
    photo_claims,
    printing_dates,
    seal_differs,
    seal_size,
)
from checker.model.material import Record
from tests.forgery import (
    records,
    test_docx_styles,
    test_fonts_and_seals,
    test_innocent,
    test_seal_differs,
)
from tests.forgery import test_photos_and_word as photos
from tests.forgery.samples import Sample, pair
from tests.forgery.stated_paper import BODY, Paper

HERE, THERE = "商河县交通运输局", "博兴县交通运输局"


def compared(module: Any, odd: Paper, sound: Paper) -> None:
    def ask(paper: Paper) -> Sample:
        return lambda _: module.compare(paper.document(), paper.findings())

    pair(module, ask(odd), ask(sound))


def batch(module: Any, odd: dict[str, list[Record]], sound: dict[str, list[Record]]) -> None:
    def ask(records: dict[str, list[Record]]) -> Sample:
        return lambda _: next(iter(module.across(records)), None)

    pair(module, ask(odd), ask(sound))


def county(*papers: Paper, name: str = "商河县") -> dict[str, list[Record]]:
    return {name: [paper.record(f"{n}.pdf") for n, paper in enumerate(papers)]}


compared(number_year, Paper(number="示交发〔2024〕3号", day="2023-06-15"), Paper())
compared(own_numbers, Paper(extra=(("示交发〔2023〕21号", 2, 0.03),)), Paper())
compared(
    printing_dates,
    Paper(extra=(("商河县交通运输局办公室　2022年3月16日印发", 1, 0.93),)),
    Paper(extra=(("商河县交通运输局办公室　2023年3月17日印发", 1, 0.93),)),
)
compared(
    past_deadlines,
    Paper(body=(*BODY, "请于2022年5月10日前将自查报告报送我局。")),
    Paper(body=(*BODY, "请于2023年5月10日前将自查报告报送我局。")),
)
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
    {"甲县": [records.record(x, records.TEXTS[x], records.NUMBER) for x in "ab"]},
    {"甲县": [records.record("a", number=records.NUMBER)]},
)
batch(
    number_order,
    {"商河县": test_innocent.ordered()},
    records.series((3, "2023-02-01"), (5, "2023-03-01")),
)
batch(
    camera_shared,
    {name: records.shot(f"2023:0{n}:01") for n, name in enumerate(("甲县", "乙县"), 3)},
    {"甲县": records.shot("2023:03:01"), "乙县": [records.photo("77123456")]},
)
batch(
    name_runs,
    {name: [records.listed(records.NAMES)] for name in ("甲县", "乙县")},
    {"甲县": [records.listed(records.NAMES)]},
)
batch(
    foreign_author,
    {"商河县": [records.record("a.docx", metadata={"Company": THERE})]},
    {"商河县": [records.record("a.docx", metadata={"Company": HERE})]},
)


def scanned(made: str) -> dict[str, list[Record]]:
    text = records.TEXTS["a"] + "\n2023年3月15日"
    metadata = {"CreationDate": made}
    scan = records.record("a.pdf", text, medium="scan", date="2023-03-15", metadata=metadata)
    return {"甲县": [scan]}


batch(file_dates, scanned("D:20230301"), scanned("D:20230320"))
batch(
    photo_claims,
    {"商河县": [photos.photo("照片.jpg", "2022:05:10 09:00:00", "2023-05-10")]},
    {"商河县": [photos.photo("照片.jpg", "2023:05:10 09:00:00", "2023-05-10")]},
)
batch(
    seal_differs,
    {"商河县": [test_seal_differs.stamped(f"{n}", test_seal_differs.patch(n)) for n in (1, 2)]},
    {"商河县": [test_seal_differs.stamped(f"{n}", test_seal_differs.patch(1)) for n in (1, 2)]},
)
batch(
    docx_styles,
    {name: [test_docx_styles.holding(name, test_docx_styles.OWN)] for name in ("甲县", "乙县")},
    {name: [test_docx_styles.holding(name, [name])] for name in ("甲县", "乙县")},
)
batch(
    docx_template,
    {name: [photos.marked(name, photos.OLD)] for name in ("甲县", "乙县")},
    {"甲县": [photos.marked("a", photos.OLD)], "乙县": [photos.marked("b", photos.NEW)]},
)
