"""What a ring that was read is taken for."""

import pytest

from checker.elements.seal_look import Seen
from checker.elements.seal_marks import judged
from checker.elements.seal_rings import Ring
from checker.elements.seal_text import Reading

RING = Seen(Ring(100, 100, 80, 80, 0, coverage=1.0), "red")
NAME = "临川县财政局"


@pytest.mark.parametrize(
    ("reading", "kind"),
    [
        (Reading(NAME, 0.95), "official"),
        (Reading(NAME, 0.85), "unknown"),
        (Reading(NAME, 0.9, printed=True, raw="临川县财致局"), "official"),
        (Reading(NAME, 0.99, printed=True, unread=True), "unknown"),
        (Reading(NAME, 0.99, "合同专用章", printed=True), "special"),
        (Reading(NAME + "办公室", 0.99), "unknown"),
    ],
)
def test_kinds(reading, kind):
    assert judged(reading, RING, 4.2)[0] == kind


def test_a_mended_reading_says_so():
    _, note = judged(Reading(NAME, 0.9, printed=True, raw="临川县财致局"), RING, 4.2)
    assert "临川县财致局" in note


def test_an_arc_round_a_printed_name_is_no_official_seal():
    arc = Seen(Ring(100, 100, 80, 80, 0, coverage=0.33), "red")
    assert judged(Reading(NAME, 0.99, printed=True), arc, None)[0] == "unknown"
