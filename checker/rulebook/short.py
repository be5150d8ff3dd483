"""How rule files may be written: the short forms of examples, and words of a list each once."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic_core import PydanticCustomError


def spelt_out(proof: Any) -> Any:
    """A proof that is only a date, or only a matter."""
    if isinstance(proof, date):
        return {"date": proof}
    return {"matter": proof} if isinstance(proof, str) else proof


def both_ends(points: Any) -> Any:
    """Points that are one figure: floor and ceiling alike."""
    return points if isinstance(points, list) else [points, points]


def each_once(words: list[str]) -> list[str]:
    """The words, of which none may stand twice."""
    for at, word in enumerate(words):
        if word in words[:at]:
            raise PydanticCustomError("twice", "{word}", {"word": word})
    return words
