"""What the checks hand on is plain data: it must survive JSON as it is, without conversion."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from checker import forgery, formats
from checker.model.document import Signature
from checker.model.finding import SealMark
from tests.forgery.drawn_pdf import (
    covered_words,
    pdf,
    put_seal,
    rewritten,
    scan,
    sealed_scan,
    words,
)
from tests.forgery.stated_paper import BODY, Paper
from tests.forgery.test_photos_and_word import photo

PLAIN = (str, int, float, bool, type(None))


def impure(value: Any) -> list[str]:
    """The types in a value that are no plain data."""
    if isinstance(value, Mapping):
        return [name for key, inner in value.items() for name in (*impure(key), *impure(inner))]
    if isinstance(value, (list, tuple)):
        return [name for inner in value for name in impure(inner)]
    return [] if type(value) in PLAIN else [type(value).__name__]


def covered(page: Any) -> None:
    covered_words(page)
    put_seal(page)


@pytest.mark.parametrize("draw", [words, scan, sealed_scan, covered])
def test_findings_of_files_are_plain(tmp_path: Path, draw: Any) -> None:
    path = pdf(tmp_path / "a.pdf", draw)
    if draw is words:
        path.write_bytes(rewritten(path.read_bytes(), b"No. 2023-12", b"No. 2023-85"))
    for found in forgery.examine(formats.read([path])):
        assert found.outcome != "failed", found.reason
        assert not impure(found.values), found.check
        json.dumps(dict(found.values), ensure_ascii=False)
        for place in found.evidence:
            assert not impure([place.page, place.box]), found.check


def odd_paper() -> Paper:
    """A paper on which every comparison finds something."""
    seal = SealMark(
        1, (0.5, 0.6, 0.62, 0.685), "博兴县交通运输局", type="official", confidence=0.99
    )
    return Paper(
        number="商交发〔2024〕3号", day="2023-03-15", seals=[seal],
        body=(*BODY, "根据《办法》（鲁交发〔2024〕7号）执行。"),
        extra=(
            ("商交发〔2024〕8号", 2, 0.03), ("附件1", 2, 0.1), ("商河县交通运输局", 2, 0.6),
            ("2023年9月1日", 2, 0.63),
        ),
    )  # fmt: skip


def test_findings_that_compare_are_plain_and_name_no_crime() -> None:
    paper = odd_paper()
    signature = Signature("pdf", "intact", signed_at="2023-01-02", stamps=((1, None),))
    document = replace(paper.document(), signatures=(signature,))
    compared = {"own_numbers", "number_year", "later_cited", "annex_dates", "signing_times",
                "seal_size"}  # fmt: skip
    found = {f.check: f for f in forgery.examine(document, None, paper.findings())}
    for name in compared:
        assert found[name].outcome == "present", name
        assert not impure(found[name].values), name
        assert "请" in found[name].reason and "伪造" not in found[name].reason


def test_flags_are_plain() -> None:
    notice = Paper(number="商交发〔2023〕3号", day="2023-06-01", title="方案").record()
    citing = Paper(number="商运发〔2023〕1号", body=(*BODY, "按照商交发〔2023〕3号执行。")).record()
    picture = photo("2023年第三季度/1.jpg", "2022:01:01 08:00:00", gps="31.2,121.4")
    flags = forgery.across({"商河县": [notice, citing, picture, odd_paper().record("x")]})
    assert {"later-cited", "code-words", "photo-time", "photo-place", "foreign-organs"} <= {
        flag.code for flag in flags
    }
    for flag in flags:
        assert not impure(flag.evidence), flag.code
        assert "请" in flag.text and "伪造" not in flag.text
