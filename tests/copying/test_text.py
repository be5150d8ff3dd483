"""Normalising, marks, papers and alignment."""

from __future__ import annotations

import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.copying import align, marks
from checker.copying.measure import spans_of
from checker.copying.normal import normalise, words
from checker.copying.paper import paper, plain_paper
from checker.model.document import Line
from checker.model.material import PageRecord
from tests.copying.factory import page, record
from tests.copying.prose import prose


@given(st.text(max_size=60))
def test_every_normal_character_comes_from_its_own_place(text):
    codes, origin = normalise(text)
    assert len(codes) == len(origin)
    for code, at in zip(codes.tolist(), origin.tolist(), strict=True):
        assert code in normalise(text[at])[0].tolist()


def test_width_case_and_marks_do_not_count():
    assert words(normalise("Ａ－ｂ “１２”，\n㈠　½")[0]) == "ab12一12"


@settings(max_examples=60)
@given(st.text("甲乙丙丁戊己庚辛", min_size=12, max_size=30), st.integers(0, 10**6))
def test_twelve_shared_characters_share_a_mark(shared, seed):
    dice = random.Random(seed)
    left, right = ("".join(dice.choices("子丑寅卯辰巳午未", k=40)) for _ in range(2))
    one, other = plain_paper(left + shared + left), plain_paper(right + shared + right)
    assert np.intersect1d(one.hashes, other.hashes).size


def test_short_text_has_marks_only_from_five_characters():
    assert len(marks.winnow(marks.grams(normalise("四个字啊")[0]))) == 0
    assert len(marks.winnow(marks.grams(normalise("这是五个字")[0]))) == 1


def test_places_count_characters_of_the_page_without_hidden_lines():
    lines = (
        Line("看不见的一行", (0, 0, 1, 0.1), 2, hidden=True),
        Line("第一行文字", (0, 0.1, 1, 0.2), 2),
        Line("第二行 文字", (0, 0.2, 1, 0.3), 2),
    )
    base = record("甲", "首页")
    made = paper(
        "商河县",
        record("甲", "首页").__class__(
            **{
                **{name: getattr(base, name) for name in base.__slots__},
                "pages": (page(1, "首页"), PageRecord(2, 595, 842, "text", lines)),
            }
        ),
    )
    first = words(made.codes).index("第二行")
    place = made.place(first, first + 5)
    text = "第一行文字\n第二行 文字"
    assert (place.page, text[place.start : place.end]) == (2, "第二行 文字")


def test_page_numbers_and_running_headers_are_no_text():
    pages = [f"商河县信用材料汇编\n{prose(n, 8, 1)}\n— {n} —" for n in range(1, 5)]
    text = words(paper("商河县", record("甲", *pages)).codes)
    assert "汇编" not in text


def test_own_county_and_figures_are_masked():
    one = paper("商河县", record("甲", "商河县交通运输局2023年检查12家企业"))
    other = paper("济南市博兴县", record("乙", "博兴县交通运输局2022年检查308家企业"))
    assert words(one.codes) == words(other.codes)


def _passages(a: str, b: str):
    one, other = plain_paper(a), plain_paper(b)
    return one, other, align.passages(one, other)


def test_a_whole_copy_with_noise_is_explained():
    text = prose(1, 40)
    dice = random.Random(5)
    noisy = "".join(chr(dice.randint(0x4E00, 0x9000)) if dice.random() < 0.05 else c for c in text)
    one, _other, found = _passages(text, noisy)
    seen = np.zeros(len(one), bool)
    for passage in found:
        seen[slice(*passage.a)] = True
    assert seen.mean() > 0.93


def test_unrelated_prose_shares_no_long_passage():
    _, _, found = _passages(prose(2, 40), prose(3, 40))
    assert max((passage.exact for passage in found), default=0) < 40


def test_reordered_sentences_are_found_each():
    sentences = prose(4, 12, paragraph=99).split("。")
    moved = "。".join(sentences[::-1])
    one, _, found = _passages("。".join(sentences), moved)
    assert sum(passage.exact for passage in found) > 0.9 * len(one)


def test_passages_do_not_overlap_on_either_side():
    text = prose(5, 10)
    _, _, found = _passages(text + text, text)
    assert sum(passage.b[1] - passage.b[0] for passage in found) <= 1.5 * len(plain_paper(text))


def test_spans_point_at_equal_words_on_both_sides_over_page_breaks():
    text = prose(6, 16)
    a = paper("商河县", record("甲", text[:150], text[150:]))
    b = paper("博兴县", record("乙", "前言部分。" + text[:260], text[260:] + "完"))
    found = spans_of(a, b, align.passages(a, b))
    texts_a, texts_b = (
        {1: text[:150], 2: text[150:]},
        {1: "前言部分。" + text[:260], 2: text[260:] + "完"},
    )
    assert {(span.a.page, span.b.page) for span in found} == {(1, 1), (2, 1), (2, 2)}
    for span in found:
        one = texts_a[span.a.page][span.a.start : span.a.end]
        other = texts_b[span.b.page][span.b.start : span.b.end]
        assert one == span.text == other
