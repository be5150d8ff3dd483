"""Products of which one report or list tells each by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from checker.evidence.exhibit import Exhibit, key_of, plain
from checker.evidence.facts import called_off, names, openings, points, rows
from checker.evidence.facts.days import When
from checker.evidence.facts.readings import Reading
from checker.evidence.facts.terms import Terms
from checker.evidence.language import mood

_GENERAL = re.compile(r"(?:20\d\d年|年度).*(要点|计划|打算)(?:的?通知)?$")


@dataclass(slots=True)
class Told:
    """What is said of one product: sentences, or the rows of a list."""

    words: list[str] = field(default_factory=list)
    when: When | None = None
    denied: str = ""


def of(exhibit: Exhibit, terms: Terms) -> list[Reading]:
    """A reading for each, by what is said of it alone; none where fewer than two are told of."""
    needed = exhibit.item.three_elements == "required"
    if exhibit.matter or needed or exhibit.kind in ("", "policy", "photo"):
        return []
    published = bool(exhibit.item.unit_settings.get("published"))
    told = dict(_by_row(exhibit, terms)) or (_reports(exhibit, terms) if published else {})
    told = told or _sections(exhibit, terms, published)
    return [_judged(name, one, exhibit, terms) for name, one in told.items() if len(told) > 1]


def unnamed(exhibit: Exhibit, terms: Terms) -> list[Reading]:
    """What stands on sheets whose title names no product, in a workbook where another's does."""
    record = exhibit.record
    if record is None or record.format != "sheet" or exhibit.matter:
        return []
    sheets = [page.lines for page in record.pages if page.lines and "\t" not in page.lines[0].text]
    told = [plain("".join(line.text for line in lines)) for lines in sheets]
    named = [bool(names.products_in(text, terms.system.settings)) for text in told]
    doubt = "工作簿里另有工作表没有写明是哪个信用产品，请在申报表“事项”中写明"
    return [Reading("", doubt)] if any(named) and not all(named) else []


def intended(reading: Reading, exhibit: Exhibit, terms: Terms) -> Reading:
    """A product as a general plan bears it out: one it only means to bring out is none."""
    settings = terms.system.settings
    required = exhibit.item.three_elements == "required"
    if not required or reading.key in names.products_in(exhibit.title, settings):
        return reading
    parts = exhibit.words.clauses
    told = [part for part in parts if reading.key in names.products_in(part.text, settings)]
    if said := mood.left_open(told):
        return replace(reading, refused=f"材料写的是“{said}”，没有制定政策文件、推出产品")
    if told and (genre := _GENERAL.search(key_of(exhibit.record.title if exhibit.record else ""))):
        doubt = f"是年度{genre[1]}，写到{reading.key}的是打算，没有专门的政策文件"
        return replace(reading, doubt=reading.doubt or doubt)
    return reading


def _only(text: str, terms: Terms) -> str:
    """The product that a text names, if it names a single one."""
    found = names.products_in(text, terms.system.settings)
    return found[0] if len(found) == 1 else ""


def _by_row(exhibit: Exhibit, terms: Terms) -> Iterator[tuple[str, Told]]:
    for row in reversed(rows.of(exhibit)):  # of one product the first row holds
        words = ",".join(f"{head}为{cell}" for head, cell in row.cells)
        if name := _only(row.text, terms):
            yield name, Told([words], row.when, called_off.said(row))


def _reports(exhibit: Exhibit, terms: Terms) -> dict[str, Told]:
    """Of sentences which tell where a report came out, each on one product."""
    found: dict[str, Told] = {}
    for sentence in points.ENDS.split(exhibit.lines):
        name = _only(sentence, terms) if points.OUT.search(sentence) else ""
        if name:
            found.setdefault(name, Told([sentence], openings.first_date(sentence, terms.period)))
    return found


def _sections(exhibit: Exhibit, terms: Terms, published: bool) -> dict[str, Told]:
    """Of sentences on one product, with those behind them that name none.

    What was published of it has a day and a medium's name there.
    """
    found: dict[str, Told] = {}
    current = ""
    for sentence in points.ENDS.split(exhibit.lines):
        named = names.products_in(sentence, terms.system.settings)
        current = (named[0] if len(named) == 1 else "") if named else current
        if current:
            found.setdefault(current, Told()).words.append(sentence)
    return {name: _came_out(one, terms) for name, one in found.items()} if published else found


def _came_out(told: Told, terms: Terms) -> Told:
    words = "\n".join(told.words)
    return replace(told, when=openings.first_date(words, terms.period))


def _judged(name: str, told: Told, exhibit: Exhibit, terms: Terms) -> Reading:
    said = [plain(part) for words in told.words for part in points.ENDS.split(words)]
    parts = list(mood.clauses(filter(None, said), terms.period))
    undone = told.denied or mood.left_open([p for p in parts if mood.ACTS.search(p.text)])
    refused = f"写{name}的部分是“{undone}”，不计入" if undone else ""
    shown = ",".join(part.text for part in parts if part.done)
    doubt = next(
        (
            f"写{name}的部分没有{need.name}"
            for need in exhibit.item.needs
            if not any(re.search(word, shown) for word in need.words)
        ),
        "",
    )
    return Reading(name, doubt, when=told.when, refused=refused)
