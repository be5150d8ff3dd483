import numpy as np
import pytest

from checker.ocr.spelling import spelling

LETTERS = ["blank", *"甲乙丙財财", " "]
PLACES = {letter: place for place, letter in enumerate(LETTERS)}


def _columns(*peaks):
    """One column a letter, most of its chance on it, blanks between."""
    rows = []
    for peak in peaks:
        for letter, share in ((peak, 0.9), ("blank", 0.99)):
            row = np.full(len(LETTERS), (1 - share) / (len(LETTERS) - 1))
            row[LETTERS.index(letter)] = share
            rows.append(row)
    return np.array(rows)


def _read(*peaks):
    return spelling(_columns(*peaks), PLACES, "".join(peaks), 0.9)


def test_own_reading_costs_nothing():
    assert _read("甲", "乙").chance("甲乙") == pytest.approx(0, abs=0.01)


def test_a_letter_off_costs_its_odds():
    assert _read("甲", "乙").chance("甲丙") == pytest.approx(np.log(0.1 / 6 / 0.9), abs=0.05)


def test_letters_left_over_or_missing_cost_more():
    one = _read("甲", "乙", "丙")
    assert one.chance("甲乙") < -1
    assert one.chance("甲乙丙丙") < -3


def test_unknown_letters_and_no_letters():
    assert _read("甲").chance("丁") == -np.inf
    assert _read("甲").chance("") == -np.inf


def test_traditional_forms_speak_for_the_simplified():
    one = _read("甲", "財")
    assert one.text == "甲财"
    assert one.chance("甲财") == pytest.approx(0, abs=0.05)


def test_letter_by_letter():
    letters, between = _read("甲", "乙", "丙").letters("甲丙丙")
    assert letters[[0, 2]] == pytest.approx(0, abs=0.05)
    assert letters[1] < -3
    assert between == pytest.approx(0, abs=0.05)


def test_a_letter_under_print_is_unknown_unless_it_was_read():
    wide = np.repeat(_columns("甲", "乙", "丙"), 4, axis=0)
    strip = spelling(wide, PLACES, "甲乙丙", 0.9)
    hidden = np.array([0, 0, 1, 1, 0, 0], np.bool_)
    letters, _ = strip.letters("甲丙丙", hidden)
    assert np.isnan(letters[1])
    assert letters[[0, 2]] == pytest.approx(0, abs=0.05)
    assert strip.letters("甲乙丙", hidden)[0] == pytest.approx(0, abs=0.05)


def test_strokes_between_letters_count_against_a_name():
    _, between = _read("甲", "乙", "丙").letters("甲丙")
    assert between < -3
