"""Counties made of real official texts, with copies planted between them.

Texts are cut to the size of ordinary papers. Odd files are for testing, even ones for tuning;
the shipped background must be built from the other half while thresholds are tried.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

WORDS = {
    name: words.split()
    for name, words in (
        line.split(": ")
        for line in Path(__file__).with_name("words.txt").read_text("utf-8").splitlines()
    )
}
COUNTIES = WORDS["counties"]
SYNONYMS = WORDS["synonyms"]  # ordinary ones of official prose
LOOKALIKE = WORDS["lookalikes"]


@dataclass(frozen=True)
class Text:
    name: str
    county: str
    text: str
    origin: str  # the folder of texts it comes from


@dataclass(frozen=True)
class Planted:
    kind: str
    copy: str
    original: str
    region: tuple[int, int]  # characters of the copy that are copied; (0, 0) where pages moved them


def papers(folder: Path, half: int, kinds: tuple[str, ...]) -> list[tuple[str, str]]:
    """Independent papers of 600 to 3,000 characters out of one half of the texts."""
    found = []
    for kind in kinds:
        for file in sorted((folder / kind).glob("*.txt"))[half::2]:
            found += [(kind, piece) for piece in sections(file.read_text())]
    return found


def sections(text: str) -> list[str]:
    """A text in pieces of whole paragraphs, at most ten of them."""
    pieces, held = [], ""
    for paragraph in text.split("\n"):
        held += paragraph.strip() + "\n"
        if len(held) > 1800:
            pieces.append(held.strip())
            held = ""
    pieces += [held.strip()] if len(held) > 600 else []
    return [piece for piece in pieces if len(piece) < 6000][:10]


def reworded(text: str, dice: random.Random, share: float = 0.1) -> str:
    """About ``share`` of the words changed, as far as synonyms go."""
    places = []
    for pair in SYNONYMS:
        word, other = pair.split("=")
        places += [(found.start(), word, other) for found in re.finditer(word, text)]
    dice.shuffle(places)
    wanted = int(len(text) / 2 * share)
    for at, word, other in sorted(places[:wanted], reverse=True):
        text = text[:at] + other + text[at + len(word) :]
    return text


def renamed(text: str, dice: random.Random, old: str, new: str) -> str:
    """Counties, figures and dates changed."""
    text = text.replace(old, new)
    return re.sub(
        r"\d+", lambda found: str(int(dice.uniform(0.5, 1.8) * int(found.group()[:9])) + 1), text
    )


def reordered(text: str, dice: random.Random) -> str:
    """Sentences of each paragraph in another order."""
    out = []
    for paragraph in text.split("\n"):
        sentences = re.findall(r"[^。；]*[。；]?", paragraph)
        dice.shuffle(sentences)
        out.append("".join(sentences))
    return "\n".join(out)


def scanned(text: str, dice: random.Random, noise: float) -> str:
    """OCR: look-alikes, lost characters and marks, lines of 28, header and number a page."""
    alike = {a: b for pair in LOOKALIKE for a, b in (pair, pair[::-1])}
    out = []
    for character in text:
        roll = dice.random()
        if character in "，。、；：" and roll < 0.15:
            continue
        if roll < noise * 0.25:
            continue
        out.append(
            alike.get(character) or chr(dice.randint(0x4E00, 0x7FFF)) if roll < noise else character
        )
    flat = "".join(out).replace("\n", "")
    rows = [flat[at : at + 28] for at in range(0, len(flat), 28)]
    pages = []
    for number, at in enumerate(range(0, len(rows), 26), 1):
        pages.append(
            "\n".join(["交通运输局信用工作材料汇编", *rows[at : at + 26], f"- {number} -"])
        )
    return "\f".join(pages)


def lifted(text: str, host: str, length: int) -> str:
    """About ``length`` characters, from a paragraph's beginning, set into a host text."""
    begin = max(text.find("\n", len(text) // 3) + 1, 0)
    part = text[begin : begin + length]
    rows = host.split("\n")
    middle = len(rows) // 2
    return "\n".join([*rows[:middle], part, *rows[middle:]])


def plant(kind: str, original: str, host: str, dice: random.Random, a: str, b: str) -> str:
    """The copy of ``original`` (county ``a``) for county ``b``; ``host`` is b's own text."""
    size = len(original)
    makers: dict[str, Callable[[], str]] = {
        "verbatim": lambda: original,
        "renamed": lambda: renamed(original, dice, a, b),
        "reordered": lambda: reordered(renamed(original, dice, a, b), dice),
        "reworded": lambda: reworded(renamed(original, dice, a, b), dice),
        "scan2": lambda: scanned(original, dice, 0.02),
        "scan5": lambda: scanned(renamed(original, dice, a, b), dice, 0.05),
        "half": lambda: lifted(renamed(original, dice, a, b), host, size),
        "third": lambda: lifted(renamed(original, dice, a, b), host, size // 2),
        "tenth": lambda: lifted(original, host, max(size // 8, 240)),
        "paragraph": lambda: lifted(original, host, 240),
        "paragraph_scan": lambda: scanned(lifted(original, host, 240), dice, 0.02),
        "both_scanned": lambda: scanned(renamed(original, dice, a, b), dice, 0.03),
        "paragraph_reworded": lambda: lifted(reworded(original, dice), host, 240),
    }
    return makers[kind]()


def region(kind: str, copy: str, host: str) -> tuple[int, int]:
    """Where the copied text stands in the copy."""
    if "scan" in kind:
        return 0, 0
    if kind in ("verbatim", "renamed", "reordered", "reworded"):
        return 0, len(copy)
    rows = host.split("\n")
    before = len("\n".join(rows[: len(rows) // 2])) + 1
    return before, before + len(copy) - len(host) - 1


KINDS = WORDS["kinds"]


def batch(
    folder: Path, half: int, seed: int = 7, each: int = 9, counties: int = len(COUNTIES)
) -> tuple[list[Text], list[Planted], list[tuple[str, str]]]:
    """Texts by county with ``each`` copies of every kind, and the known sources.

    The others are natural negatives; among them ``each`` pairs that quote one law at length.
    """
    dice = random.Random(seed)
    names = COUNTIES[:counties]
    pool = papers(folder, half, ("city_reports_2024", "policies"))
    dice.shuffle(pool)
    texts = [
        Text(f"{n:04}", names[n % counties], text, origin) for n, (origin, text) in enumerate(pool)
    ]
    planted = []
    spare = list(texts)
    for kind in KINDS:
        for number in range(each):
            source, host = spare.pop(), spare.pop()
            other = dice.choice([name for name in names if name != source.county])
            copy = plant(kind, source.text, host.text, dice, source.county, other)
            name = f"{kind}-{number}"
            texts.append(Text(name, other, copy, source.origin + host.origin))
            texts.remove(host)
            if kind == "both_scanned":
                texts.remove(source)
                scan = scanned(source.text, dice, 0.03)
                texts.append(Text(source.name, source.county, scan, source.origin))
            planted.append(Planted(kind, name, source.name, region(kind, copy, host.text)))
    laws = [(file.stem, file.read_text()) for file in sorted((folder / "laws").glob("*.txt"))]
    for number, (_, law) in enumerate(
        dice.sample([law for law in laws if len(law[1]) > 2500], each)
    ):
        begin = dice.randrange(len(law) - 2000)
        part = law[begin : begin + 1200]
        one, other = spare.pop(), spare.pop()
        texts.append(Text(f"law-{number}", one.county, lifted(part, one.text, 1200), one.origin))
        county = next(name for name in names if name != one.county)
        typed = lifted(part, other.text, 1200)
        noise = (0, 0.02, 0.05)[number % 3]
        texts.append(
            Text(
                f"law-{number}b",
                county,
                scanned(typed, dice, noise) if noise else typed,
                other.origin,
            )
        )
        texts.remove(one)
        texts.remove(other)
    return texts, planted, laws
