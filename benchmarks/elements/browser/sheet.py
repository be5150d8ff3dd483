"""The pieces of a paper as HTML: skeleton, header, number, text, signature, imprint."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.elements.browser import seals
from benchmarks.elements.truth import Truth

Case = Callable[[Random], "Leaf"]
CASES: dict[str, Case] = {}

ANY = ("present", "absent", "unsure")
REDS = ("#ff0000", "#e60012", "#d7000f", "#c7000b", "#da251d", "#ee2211", "#b8141a")
SONG, HEI, KAI = "'Noto Serif CJK SC'", "'WenQuanYi Zen Hei'", "'AR PL UKai CN'"
MING = "'AR PL UMing CN'"
_BODY = (MING, "'Noto Serif CJK SC'", KAI)

_STYLE = """
@page {{ size: A4; margin: {top}mm {right}mm {bottom}mm {left}mm }}
* {{ box-sizing: border-box }}
body {{ margin: 0; font: {size}pt/{lead} {face}; color: #000 }}
p {{ margin: 0; text-indent: 2em; text-align: justify }}
p.flush {{ text-indent: 0 }} .mid {{ text-align: center; text-indent: 0 }}
h1 {{ font: 700 22pt/1.5 {song}; text-align: center; margin: 8mm 0 6mm }}
table {{ border-collapse: collapse; width: 100% }}
td, th {{ border: .3mm solid #000; padding: 1mm }}
.page {{ break-before: page }}
.sign {{ position: relative; margin: 14mm 0 0 auto; width: 82mm; text-align: center;
  break-inside: avoid; white-space: nowrap; padding-bottom: 20mm }}
.sign > div {{ display: flex; justify-content: center }} .sign .seal {{ position: absolute }}
.imprint {{ margin-top: 12mm; border-top: .35mm solid #000; border-bottom: .35mm solid #000;
  font-size: 14pt; display: flex; justify-content: space-between; padding: 1mm 4mm }}
"""


@dataclass(frozen=True)
class Leaf:
    """One paper: its HTML and what is true of it on paper in colour."""

    html: str
    truth: Truth


def case(made: Case) -> Case:
    """Enter a case under its function's name."""
    CASES[made.__name__] = made
    return made


def page(
    rng: Random, *parts: str, margins: tuple[float, float, float, float] = (37, 26, 33, 28)
) -> str:
    """The whole HTML; margins are top, right, bottom, left in millimetres."""
    top, right, bottom, left = margins
    style = _STYLE.format(
        top=top, right=right, bottom=bottom, left=left, song=SONG,
        size=rng.choice((15, 16, 16)), lead=rng.choice((1.7, 1.8, 1.9)), face=rng.choice(_BODY),
    )  # fmt: skip
    inner = "\n".join(parts)
    return f'<!doctype html><html lang="zh"><meta charset="utf-8"><style>{style}</style>{inner}'


def banner(
    rng: Random, lines: Sequence[str], *, colour: str = "", before: float | None = None
) -> str:
    """A header as wide as the text allows, in one or more lines, ``before`` mm below the margin."""
    colour = colour or rng.choice(REDS)
    face = rng.choice((SONG, SONG, SONG, MING, HEI))
    longest = max(len(line) for line in lines)
    size = min(rng.uniform(40, 58), 0.92 * 156 / longest * 72 / 25.4 / 0.8)
    wide = min(1.0, 150 / (longest * size * 25.4 / 72))
    tall = rng.uniform(1.0, 1.35)
    stroke = f"-webkit-text-stroke:.4pt {colour};" if face != SONG else ""
    spaced = size * rng.choice((0, 0, 0.08)) if wide == 1.0 else 0
    drop = rng.uniform(12, 32) if before is None else before
    shown = "".join(f"<div>{line}</div>" for line in lines)
    return (
        f'<div style="height:{drop:.0f}mm"></div><div style="color:{colour};font:700 {size:.1f}pt/'
        f"{tall * 1.15:.2f} {face};{stroke}letter-spacing:{spaced:.1f}pt;display:flex;"
        f'flex-direction:column;align-items:center;white-space:nowrap;transform:scale({wide:.3f},{tall:.2f})">{shown}</div>'
    )


def rule(rng: Random, *, star: bool = False, colour: str = "") -> str:
    """The red line under a header, with a star in the middle for party papers."""
    colour = colour or rng.choice(REDS)
    thick = rng.choice((0.5, 0.7, 1.0))
    if not star:
        return f'<div style="border-top:{thick}mm solid {colour};margin-top:4mm"></div>'
    half = f'<i style="flex:1;border-top:{thick}mm solid {colour}"></i>'
    return (
        f'<div style="display:flex;align-items:center;color:{colour};margin-top:2mm">{half}'
        f"<b>★</b>{half}</div>"
    )


def number_line(printed: str, *, at: str = "center") -> str:
    """The number between header and line."""
    return f'<p class="flush" style="text-align:{at};margin-top:9mm;padding:0 4mm">{printed}</p>'


def title(words: str, *, colour: str = "#000") -> str:
    """A paper's title."""
    return f'<h1 style="color:{colour}">{words}</h1>'


def text(paragraphs: Sequence[str], *, to: str = "") -> str:
    """The body with its addressee."""
    head = f'<p class="flush">{to}：</p>' if to else ""
    return head + "".join(f"<p>{one}</p>" for one in paragraphs)


def signature(
    rng: Random, names: Sequence[str], date: str, *, rings: Sequence[str] = (), low: str = ""
) -> str:
    """Names and date at the right, each ring text as a seal over its name."""
    shown = []
    for index, name in enumerate(names):
        seal = ""
        if index < len(rings):
            made = seals.round_seal(rng, rings[index], low=low, star="人民政府" not in rings[index])
            x, y = rng.uniform(16, 26), rng.uniform(-22, -8)
            seal = f'<span class="seal" style="left:{x:.0f}mm;top:{y:.0f}mm">{made}</span>'
        gap = "margin-top:40mm;" if index else ""
        shown.append(f'<div style="position:relative;{gap}">{name}{seal}</div>')
    return f'<div class="sign">{"".join(shown)}<div>{date}</div></div>'


def imprint(left: str, right: str) -> str:
    """The line at a paper's foot."""
    return f'<div class="imprint"><span>{left}</span><span>{right}</span></div>'
