"""What is kept is read again rightly, also by a program whose values have other fields."""

import pickle
import zlib

import pytest

from checker.model.document import Line
from checker.model.rules import Part
from checker.model.score import Flag
from checker.store import blobs
from checker.store.blobs import StoreDamaged, pack, unpack
from tests.store.batch import SYSTEM, result


@pytest.mark.parametrize("value", [SYSTEM, result().submissions, result().sharing])
def test_values_come_back(value):
    assert unpack(pack(value)) == value


def test_fields_are_found_by_name_wherever_they_stand():
    names, values = ("text", "gone", "page", "box"), ("字", 1, 3, (0.0, 0.0, 1.0, 1.0))
    assert blobs.restored(Line, names, values) == Line("字", (0.0, 0.0, 1.0, 1.0), 3)


def test_what_was_not_kept_has_its_default():
    assert blobs.restored(Part, ("kinds", "name"), (("photo",), "照片")) == Part(
        "照片", kinds=("photo",)
    )
    assert blobs.restored(Flag, _all_but(Flag, "evidence"), "x" * 9).evidence == {}


def _all_but(kind, left):
    return tuple(name for name in kind.__slots__ if name != left)


def test_a_value_without_what_it_must_have_is_refused():
    with pytest.raises(StoreDamaged, match="box"):
        blobs.restored(Line, ("text",), ("字",))


@pytest.mark.parametrize("call", [print, open, eval])
def test_nothing_else_is_made(call):
    content = zlib.compress(pickle.dumps(call))
    with pytest.raises(StoreDamaged, match="不认识"):
        unpack(content)
