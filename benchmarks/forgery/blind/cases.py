"""The cases by name, and what their makers share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from random import Random

import pikepdf
from fpdf import FPDF

from benchmarks.forgery.blind.paper import TOPICS, Paper, body, fonts, number_at, written

HERE, THERE = "济南市商河县", "滨州市博兴县"
Files = dict[str, list[Path]]  # of each county, in the order handed in
Draw = Callable[[Random, Path], Files]
Make = Callable[[Random, Path], None]  # writes one PDF
Batch = dict[str, list[Paper]]


@dataclass(frozen=True)
class Case:
    """``checks``: which of them must speak, ``least`` how loudly; without any, none so loudly."""

    draw: Draw
    checks: tuple[str, ...] = ()
    least: str = "medium"


CASES: dict[str, Case] = {}


def guilty(checks: str, least: str = "medium") -> Callable[[Draw], Draw]:
    """Enters a case of which one of the checks must say so, at least so strongly."""

    def enter(draw: Draw) -> Draw:
        CASES[draw.__name__] = Case(draw, tuple(checks.split()), least)
        return draw

    return enter


def innocent(draw: Draw) -> Draw:
    """Enters a case that may raise nothing louder than a clue."""
    CASES[draw.__name__] = Case(draw)
    return draw


def one_pdf(make: Make) -> Draw:
    """A case of one PDF."""

    @wraps(make)
    def draw(rng: Random, folder: Path) -> Files:
        make(rng, folder / "paper.pdf")
        return {HERE: [folder / "paper.pdf"]}

    return draw


def papers(told: Callable[[Random], Batch]) -> Draw:
    """A case of papers of one or two counties, set as they are told."""

    @wraps(told)
    def draw(rng: Random, folder: Path) -> Files:
        return {
            county: [written(rng, one, folder / f"{county}{n}.pdf") for n, one in enumerate(own)]
            for county, own in told(rng).items()
        }

    return draw


def paper(rng: Random, **told) -> Paper:
    usual = {
        "number": f"商交发〔2023〕{rng.randint(11, 99)}号",
        "title": f"关于加强{rng.choice(TOPICS)}的通知",
        "day": f"2023年{rng.randint(2, 12)}月{rng.randint(1, 28)}日",
        "body": body(rng),
    }
    return Paper(**(usual | told))


def other(rng: Random, number: str) -> str:
    """The number with another serial."""
    serial = int(re.search(r"(\d+)号", number)[1])
    new = rng.choice([n for n in range(11, 99) if n != serial])
    return number.replace(f"〕{serial}号", f"〕{new}号")


def over(rng: Random, path: Path, draw: Callable[[FPDF, str], None], **told) -> None:
    one = paper(rng, **told)
    new = other(rng, one.number)
    one.draw = lambda pdf: draw(pdf, new)
    written(rng, one, path)


def spot(pdf: FPDF, words: str) -> tuple[float, float, float, float]:
    x = number_at(pdf, words)
    return x - 1, 56.2, pdf.get_string_width(words) + 2, 7.6


def sheet(path: Path, draw: Callable[[FPDF], None]) -> None:
    pdf = FPDF("P", "mm", "A4")
    pdf.set_auto_page_break(False)
    fonts(pdf)
    pdf.add_page()
    draw(pdf)
    pdf.output(str(path))


def plain(path: Path) -> bytes:
    """Written again with a plain table of references and no object streams."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    return path.read_bytes()
