"""A text layer's words beside what is read off the picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest

from checker.forgery import layer_words
from checker.forgery.layer_apart import apart
from checker.model.document import Document, Line, Page, Pixels, Placed
from tests.forgery.documents import Look

SEEN = (
    "商河县交通运输局文件", "关于加强道路货运信用考核的通知", "各镇街交通办，局属各单位：",
    "现就有关事项通知如下，请结合实际抓好落实。", "全年评价企业126家。", "商河县交通运输局",
)  # fmt: skip


class Rows:
    """An engine that reads the rows of ``sheet`` by the grey that stands for each."""

    name, version = "rows", "1"

    def __init__(
        self, seen: Sequence[str], sure: float = 0.99, whole: Sequence[str] = (), lifted: float = 0
    ) -> None:
        self.seen, self.sure, self.whole, self.lifted = seen, sure, whole or seen, lifted

    def read(self, picture: Pixels) -> list[Line]:
        return [Line(words, (0, 0, 1, 1), via="ocr") for words in self.whole]

    def recognise(self, crops: Sequence[Pixels]) -> list[tuple[str, float]]:
        """One line as it lies and, if there is another view, with a seal lifted off."""
        words = self.seen[int(crops[0][crops[0].shape[0] // 2, 0, 1]) // 10]
        return [(words, self.sure), (words, self.lifted)][: len(crops)]


def sheet(rows: Sequence[str], red: Sequence[int] = ()) -> Document:
    """Rows of a layer over a page whose rows are shades of grey, some of them red."""
    picture = np.zeros((1000, 800, 3), np.uint8)
    lines = []
    for index, words in enumerate(rows):
        picture[index * 100 : index * 100 + 100] = 10 * index
        picture[index * 100 : index * 100 + 100, 400:, 0] = 200 if index in red else 10 * index
        box = (0.0, index / 10 + 0.03, 1.0, index / 10 + 0.07)
        lines.append(Line(words, box, hidden=True))
    paper = Placed(lambda: picture, (0, 0, 1, 1), anchor="page")
    page = Page(1, 595, 842, lines=tuple(lines), pictures=(paper,), render=lambda dpi: picture)
    return Document(Path("a.pdf"), "pdf", "scan", (page,))


def told(
    changes: Mapping[int, str], red: Sequence[int] = (), sure: float = 0.99,
    whole: Sequence[str] = (), seen: Sequence[str] = SEEN,
) -> str:  # fmt: skip
    rows = [changes.get(index, words) for index, words in enumerate(seen)]
    return layer_words.check(sheet(rows, red), Rows(seen, sure, whole)).strength


@pytest.mark.parametrize(
    ("changes", "strength"),
    [
        ({}, ""),
        ({1: "关于加强维修企业诚信评价的通知"}, "medium"),
        ({1: "关于加强客车货运守法考核的通知"}, "medium"),  # two pairs
        ({5: "博兴县交通运输局"}, "strong"),
        ({0: "博兴县交通运输局文件及附件"}, "strong"),  # the picture's line is cut at its end
        ({0: "博兴县水利事业发展中心"}, "medium"),
        ({0: "商河县农业农村局文件", 5: "商河县农业农村局"}, "medium"),
        ({4: "全年评价企业473家。"}, "medium"),
        ({4: "全年评价企业128家。"}, "weak"),  # 6 and 8
        ({3: "现就有关事项通知如上，请结台实际抓好落买。"}, ""),  # slips apart
        ({3: "现就有关事项甲由如下，请结合实际抓好落实。"}, "weak"),  # two side by side
        ({1: "关于力口强道路货运信用考核的通知"}, ""),  # one letter cut in two
        ({2: "各镇街交通办，局属各单位、机关各科室："}, ""),  # nothing gave way to anything
    ],
)
def test_words(changes: Mapping[int, str], strength: str) -> None:
    assert told(changes) == strength


def test_a_reading_that_is_not_sure_says_nothing() -> None:
    assert told({1: "关于加强维修企业诚信评价的通知"}, sure=0.9) == ""


class Spelling(Rows):
    """An engine that tells the chances of other wordings too."""

    def __init__(self, seen: Sequence[str], sure: float, far: float) -> None:
        super().__init__(seen, sure)
        self.far = far

    def spell(self, crops: Sequence[Pixels]) -> list[Look]:
        words = self.recognise(crops[:1])[0][0]
        return [Look(words, {}, far=self.far) for _ in crops]


@pytest.mark.parametrize(
    ("sure", "far", "strength"),
    [(0.95, -20.0, "medium"), (0.95, -9.0, ""), (0.85, -20.0, "")],
    ids=["the layer's words are out of the question", "they are not", "hardly read"],
)
def test_a_reading_that_is_nearly_sure(sure: float, far: float, strength: str) -> None:
    body = {0: "商河县农业农村局文件", 5: "商河县农业农村局"}
    rows = sheet([body.get(index, words) for index, words in enumerate(SEEN)])
    assert layer_words.check(rows, Spelling(SEEN, sure, far)).strength == strength


def test_under_a_seal_it_is_a_clue() -> None:
    assert told({1: "关于加强维修企业诚信评价的通知"}, red=[1]) == "weak"


def test_the_same_words_on_two_red_lines_are_no_slip() -> None:
    body = {0: "商河县农业农村局文件", 5: "商河县农业农村局"}
    assert told(body, red=[0, 5]) == "medium"
    assert told({5: body[5]}, red=[0, 5]) == "weak"


def test_a_line_is_read_with_the_seal_lifted_off_where_that_is_surer() -> None:
    body = {0: "商河县农业农村局文件", 5: "商河县农业农村局"}
    rows = sheet([body.get(index, words) for index, words in enumerate(SEEN)], red=range(6))
    assert layer_words.check(rows, Rows(SEEN, sure=0.9, lifted=0.99)).strength == "medium"
    assert layer_words.check(rows, Rows(SEEN, sure=0.9, lifted=0.96)).strength == ""


def test_in_a_layer_full_of_slips_it_is_a_clue() -> None:
    slips = {2: "各填衍交道办，局属各单立：", 3: "观就有关事项通知如下，清结合实际抓好落买。"}
    slips |= {0: "商河县交道运输局又件", 4: "全年诈价企业126家。", 5: "商何县交通远输局"}
    assert told({1: "关于加强维修企业诚信评价的通知", **slips}) == "weak"


def test_the_page_must_be_read_so_too() -> None:
    other = [words.replace("货运", "客运") for words in SEEN]
    assert told({1: "关于加强维修企业诚信评价的通知"}, whole=["别的字"]) == ""
    assert told({1: "关于加强维修企业诚信评价的通知"}, whole=[*SEEN, *other]) == "medium"


def test_a_layer_lying_askew_is_a_clue() -> None:
    """Every row of the layer lies one row lower."""
    assert told({index: SEEN[index - 1] for index in range(len(SEEN))}) in ("", "weak")


def test_a_layer_of_another_paper() -> None:
    other = (
        "庆云县水务局",
        "河道管理情况报告",
        "县人民政府：",
        "今年以来，我局严格巡查。",
        "特此报告。",
        "二〇二三年",
    )
    assert told(dict(enumerate(other))) == "medium"


def test_number_and_date_are_another_checks() -> None:
    seen = (*SEEN[:5], "商交发〔2023〕12号")
    assert told({5: "商交发〔2023〕95号"}, seen=seen) == ""
    assert told({5: "博运字〔2021〕95号"}, seen=seen) == "medium"
    assert told({5: "阐攻[2025| 9忌"}, seen=seen) == "weak"  # misread


def test_telephones_are_not_shown() -> None:
    assert (
        told({4: "联系电话0531-81234567"}, seen=(*SEEN[:4], "联系电话0531-85553219", SEEN[5])) == ""
    )


def test_no_engine_no_question() -> None:
    assert layer_words.check(sheet(SEEN), None).outcome == "not_applicable"


def test_runs() -> None:
    assert apart("商河县交通局", "商由县交通局")[:2] == ("河", "由")
    assert apart("道路货运", "道路客车") == ("货运", "客车", 2, 2)
    assert apart("培训952场", "培训244场") == ("952", "244", 1, 3)
    assert apart("一样", "一样") == ("", "", 0, 2)
