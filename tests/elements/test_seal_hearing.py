"""A printed name takes a reading's place only where the recogniser itself is in doubt."""

from dataclasses import dataclass, field

import pytest

from checker.elements.seal_hearing import heard, weighed

NAME, OTHER = "临沅区财政局", "临沃区财政局"


@dataclass
class View:
    text: str
    confidence: float = 0.95
    chances: dict = field(default_factory=dict)

    def chance(self, name):
        return 0.0 if name == self.text else self.chances.get(name, -30.0)


def test_views_that_agree_with_the_paper():
    found = weighed([View(NAME), View(NAME)], (NAME,))
    assert (found.text, found.printed, found.raw) == (NAME, True, "")
    assert found.confidence >= 0.9


def test_a_letter_misread_alike_in_all_views_is_mended_and_marked():
    views = [View(OTHER, chances={NAME: doubt}) for doubt in (-2.5, -6.0)]
    found = weighed(views, (NAME,))
    assert (found.text, found.printed, found.raw) == (NAME, True, OTHER)


def test_half_of_the_views_read_the_printed_letter():
    views = [View(NAME, chances={OTHER: -2}), View(OTHER, chances={NAME: -1.5})]
    found = weighed(views, (NAME,))
    assert (found.text, found.printed) == (NAME, True)


@pytest.mark.parametrize("doubt", [-6.0, -9.0, -13.0])
def test_another_body_is_never_turned_into_the_printed_one(doubt):
    views = [View(OTHER, chances={NAME: doubt}) for _ in range(3)]
    found = weighed(views, (NAME,))
    assert (found.text, found.printed, found.raw) == (OTHER, False, "")


def test_several_letters_in_doubt_are_mended_and_marked():
    read = "临污区财致局"
    views = [View(read, 0.8, {NAME: -4.0}), View("临区财致局", 0.8, {NAME: -3.0, read: -2.0})]
    found = weighed(views, (NAME,))
    assert (found.text, found.printed) == (NAME, True)
    assert found.raw


def test_a_name_the_paper_lacks_needs_views_that_agree():
    assert weighed([View(OTHER, 0.99), View(OTHER, 0.99)], ()).confidence > 0.9
    assert weighed([View(OTHER, 0.99), View("临沃区财政", 0.99)], ()).confidence < 0.9


def test_figures_round_a_ring_are_told_from_silence():
    assert weighed([View("10.11.12123", 0.7)], (NAME,)).figures == "101112123"


def test_nothing_heard():
    assert weighed([View("", 0.0)], (NAME,)).text == ""


class Speaker:
    """An engine whose strips are spelt as told, one a call."""

    def __init__(self, *views):
        self.views = list(views)

    def spell(self, crops):
        return [self.views.pop(0) for _ in crops]


def test_a_strip_that_begins_in_the_midst_of_the_name():
    found = heard(Speaker(View("政局临沅区财", 0.99)), [None], (NAME,))
    assert (found.text, found.printed) == (NAME, True)
