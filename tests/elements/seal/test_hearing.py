"""A printed name takes a reading's place only where the recogniser itself is in doubt."""

from dataclasses import dataclass, field

import numpy as np
import pytest

from checker.elements.seal.hearing import heard, weighed
from checker.elements.seal.strip import Strip
from checker.elements.seal.views import View as Seen
from checker.elements.seal.views import support, views

NAME, OTHER = "临沅区财政局", "临沃区财政局"


@dataclass
class View:
    text: str
    confidence: float = 0.95
    chances: dict = field(default_factory=dict)

    def chance(self, name):
        return 0.0 if name == self.text else self.chances.get(name, -30.0)

    def letters(self, name, hidden=None):
        """All doubt on the first letter that was read otherwise, ``nan`` for letters ``_``."""
        found = np.zeros(len(name))
        both = zip(name, self.text, strict=False)
        wrong = [at for at, (own, read) in enumerate(both) if own != read]
        found[wrong[:1]] = self.chance(name)
        found[[at for at in wrong if self.text[at] == "_"]] = np.nan
        return found, -6.0 * abs(len(name) - len(self.text))


def test_views_that_agree_with_the_paper():
    found = weighed([View(NAME), View(NAME)], (NAME,))
    assert (found.text, found.printed, found.raw) == (NAME, True, "")
    assert found.confidence >= 0.9


def test_a_letter_misread_alike_in_all_views_is_mended_and_marked():
    views = [View(OTHER, chances={NAME: doubt}) for doubt in (-2.5, -9.0)]
    found = weighed(views, (NAME,))
    assert (found.text, found.printed, found.raw) == (NAME, True, OTHER)


def test_half_of_the_views_read_the_printed_letter():
    views = [View(NAME, chances={OTHER: -2}), View(OTHER, chances={NAME: -1.5})]
    found = weighed(views, (NAME,))
    assert (found.text, found.printed) == (NAME, True)


@pytest.mark.parametrize("doubt", [-7.0, -9.0, -13.0])
def test_another_body_is_never_turned_into_the_printed_one(doubt):
    views = [View(OTHER, chances={NAME: doubt}) for _ in range(3)]
    found = weighed(views, (NAME,))
    assert (found.text, found.printed, found.raw) == (OTHER, False, "")


def test_another_known_place_is_no_letter_misread():
    read, printed = "鄄城县财政局", "郓城县财政局"
    views = [View(read, chances={printed: -2.5}) for _ in range(2)]
    assert weighed(views, (printed,)).text == read
    views = [View(read, chances={printed: -2.5}), View(printed, chances={read: -2.5})]
    assert weighed(views, (printed,)).text == printed


def test_several_letters_in_doubt_are_mended_and_marked():
    read = "临污区财致局"
    views = [View(read, 0.8, {NAME: -4.0}), View("临沅区财致局", 0.8, {NAME: -3.0, read: -2.0})]
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


def test_letters_under_print_speak_neither_way():
    backed = support([View("临沅区_政局"), View("临沅区_政局")], NAME)
    assert backed.enough
    assert not support([View("____政局")], NAME).enough  # too little of the name is to be seen


@pytest.mark.parametrize(
    ("read", "meant"),
    [("临沃区财政局", True), ("临沅区民政局", False), ("长宁区财政局", False)],
    ids=["a letter off", "another kind of body", "another place"],
)
def test_other_letters_read_in_the_print_speak_for_another_body_only(read, meant):
    @dataclass
    class Covered(View):
        def letters(self, name, hidden=None):
            off = [one != other for one, other in zip(self.text, name, strict=True)]
            return np.where(off, np.nan, 0.0), 0.0

    assert support([Covered(read), Covered(read)], NAME).enough == meant


@pytest.mark.parametrize(
    ("read", "meant"),
    [("临沃区财政局", True), ("临沅区民政局", False), ("临__财_局", False)],
    ids=["a letter off", "another kind of body", "too little to be seen"],
)
def test_without_colour_a_printed_name_with_a_letter_off_is_what_the_seal_says(read, meant):
    views = [View(read, 0.8) for _ in range(3)]
    assert weighed(views, (NAME,)).text != NAME
    assert (weighed(views, (NAME,), doubted=True).text == NAME) == meant


def test_a_longer_name_is_another_body():
    views = [View(NAME + "港航处", chances={NAME: -4.0}) for _ in range(2)]
    assert weighed(views, (NAME,)).text == NAME + "港航处"


@pytest.mark.parametrize(
    ("read", "told"),
    [
        (("砚", "砚", ""), "砚岭县财政局"),
        (("砚", "一", ""), "岭县财政局"),
        (("砚", "", ""), "岭县财政局"),
    ],
    ids=["read alike", "two strays", "one stray"],
)
def test_one_letter_more_is_another_body_where_views_agree_on_it(read, told):
    name = "岭县财政局"
    views = [View(more + name, chances={name: -5.0}) for more in read]
    assert weighed(views, (name,)).text == told


class Speaker:
    """An engine whose strips are spelt as told, one a call."""

    def __init__(self, *views):
        self.views = list(views)

    def spell(self, crops):
        return [self.views.pop(0) for _ in crops]


def test_a_strip_that_begins_in_the_midst_of_the_name():
    strip = Strip(np.zeros((48, 90, 3), np.uint8), np.zeros(90, np.bool_))
    found = heard(Speaker(View("政局临沅区财", 0.99)), [strip], (NAME,))
    assert (found.text, found.printed) == (NAME, True)


def test_a_strip_is_turned_though_letters_are_off():
    strip = Strip(np.zeros((48, 90, 3), np.uint8), np.zeros(90, np.bool_))
    (view,) = views(Speaker(View("政局临沃区财")), strip, (NAME,))
    assert (view.text, view.early) == ("临沃区财政局", 2)
    (view,) = views(Speaker(View("局临沅区财")), strip, (NAME,))  # 政 is lost
    assert view.text == "临沅区财局"


def test_a_name_without_its_place_beside_the_whole_one_settles_nothing():
    strip = Strip(np.zeros((48, 90, 3), np.uint8), np.zeros(90, np.bool_))
    said = Speaker(View(NAME[2:], 0.99), View(NAME, 0.99))
    assert heard(said, [strip, strip], (NAME[2:], NAME)).text == NAME


def test_letters_of_a_turned_strip_come_in_the_names_order():
    @dataclass
    class Turned(View):
        def letters(self, name, hidden=None):
            return np.arange(len(name)), 0.0

    letters, _ = Seen(Turned("政局临沅区财"), early=2).letters(NAME)
    assert letters.tolist() == [2, 3, 4, 5, 0, 1]


class Plain:
    """An engine without chances."""

    def __init__(self, text):
        self.text = text

    def recognise(self, crops):
        return [(self.text, 0.95) for _ in crops]


@pytest.mark.parametrize(("text", "printed"), [(NAME, True), ("临沅区财政", False), (OTHER, False)])
def test_an_engine_without_chances(text, printed):
    strip = Strip(np.zeros((48, 90, 3), np.uint8), np.zeros(90, np.bool_))
    assert heard(Plain(text), [strip, strip], (NAME,)).printed == printed


@pytest.mark.parametrize(("doubt", "text"), [(-5.5, "临县交通局"), (-7.0, "县交通局")])
def test_a_name_without_its_place_is_not_whole(doubt, text):
    """A place's only letter under the signature is lost in every view."""

    class Lost(View):
        def letters(self, name, hidden=None):
            return np.array([doubt, *np.zeros(len(name) - 1)]), 0.0

    found = weighed([Lost("县交通局", 0.99)] * 3, ("临县交通局",))
    assert (found.text, found.printed) == (text, text == "临县交通局")


def test_a_printed_name_that_ends_a_longer_one_is_not_the_seals():
    class Lost(View):
        def letters(self, name, hidden=None):
            doubts = {"临县交通局": -5.5, "交通局": -2.0}
            return np.array([doubts[name], *np.zeros(len(name) - 1)]), 0.0

    found = weighed([Lost("县交通局", 0.99)] * 3, ("临县交通局", "交通局"))
    assert found.text == "临县交通局"


@pytest.mark.parametrize(("doubted", "left"), [(True, 2), (False, 0)])
def test_a_seal_that_is_a_question_anyway_is_read_until_it_speaks_for_a_printed_name(doubted, left):
    strip = Strip(np.zeros((48, 90, 3), np.uint8), np.zeros(90, np.bool_))
    engine = Speaker(*(View(OTHER, 0.8, {NAME: -2.5}) for _ in range(4)))
    found = heard(engine, [strip] * 4, (NAME,), doubted=doubted)
    assert (found.text, found.printed, len(engine.views)) == (NAME, True, left)


@pytest.mark.parametrize(("name", "left"), [(NAME, 3), (OTHER, 0)])
def test_a_printed_name_that_views_read_three_times_beside_a_code_is_settled(name, left):
    strip = Strip(np.zeros((48, 90, 3), np.uint8), np.zeros(90, np.bool_))
    engine = Speaker(*(View(f"{name}188{at}", 0.7) for at in range(6)))
    assert heard(engine, [strip] * 6, (NAME,)).text == name
    assert len(engine.views) == left
