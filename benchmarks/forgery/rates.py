"""The background rate of every signal as one table, ELA's on the same pages beside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from checker import forgery
from checker.model.finding import LOUD, STRENGTHS, Finding
from checker.model.score import Flag

ASKED = "asked: "  # papers in which a check found what it looks at
ACROSS = "across: "
DRAWN, MARKED = "ELA, pages drawn", "ELA, marked"
CHECKS = {  # of flags that are named otherwise
    "file-older-than-paper": "file_dates", "name-run-shared": "name_runs",
    "photo-time": "photo_claims", "photo-place": "photo_claims", "foreign-papers": "foreign_organs",
}  # fmt: skip
_PAIRED = re.compile(r"(docx-template|docx-styles|seal-differs)-.*")  # with a name behind


def alone(findings: Iterable[Finding], where: str, tally: Counter[str]) -> None:
    """Adds what the checks on one paper could ask and what they say, the loud printed."""
    names = {module.NAME for module in forgery.checks()}
    for finding in findings:
        if finding.check not in names:
            continue
        tally[ASKED + finding.check] += finding.outcome in ("present", "absent")
        if finding.outcome == "failed":
            tally[f"FAILED {finding.check}"] += 1
            print(f"  FAILED {finding.check}: {where}: {finding.reason}", flush=True)
        elif finding.strength and finding.outcome == "present":
            add(tally, finding.check, finding.strength, where, finding.reason)


def together(flags: Iterable[Flag], tally: Counter[str]) -> None:
    """Adds what the checks across papers say."""
    for flag in flags:
        told(tally, flag.code, str(flag.evidence.get("strength", "")), flag.submission, flag.text)


def told(tally: Counter[str], code: str, strength: str, where: str, text: str) -> None:
    """Adds one flag of a strength; those without one are no leads."""
    if strength:
        add(tally, ACROSS + _PAIRED.sub(r"\1", code), strength, where, text)


def add(tally: Counter[str], name: str, strength: str, where: str, text: str) -> None:
    """Adds one lead, printed where it is strong or medium."""
    tally[f"{strength}: {name}"] += 1
    if strength in LOUD:
        print(f"  {name} {strength}: {where}: {text}", flush=True)


def leads(tally: Counter[str]) -> dict[str, Counter[str]]:
    """What every check said by strength, those that said nothing too. Flags repeat what is said of
    one paper: the greater of the two numbers stands.
    """
    found: dict[str, Counter[str]] = {
        module.NAME: Counter() for module in forgery.checks() if module.NAME != "impressions"
    }
    for name, times in tally.items():
        strength, _, where = name.partition(": ")
        if strength in STRENGTHS:
            code = where.removeprefix(ACROSS)
            own = found[CHECKS.get(code, code.replace("-", "_"))]
            own[strength] = max(own[strength], times)
    return found


def show(tally: Counter[str], papers: int) -> None:
    """Every check's leads for each 100 papers by strength, ELA's marks for each 100 pages."""
    print(f"strong or medium: {sum(n for name, n in tally.items() if name.startswith(LOUD))}")
    for name in sorted(name for name in tally if name.startswith(LOUD)):
        print(f"{tally[name]:6} {name}")
    print(f"{'leads of 100 papers':24}{'asked':>9}" + "".join(f"{each:>9}" for each in STRENGTHS))
    for check, counts in leads(tally).items():
        rates = "".join(f"{100 * counts[each] / max(1, papers):9.2f}" for each in STRENGTHS)
        print(f"{check:24}{tally[ASKED + check] or '–':>9}{rates}")
    rate = 100 * tally[MARKED] / max(1, tally[DRAWN])
    print(f"{'ELA, of 100 pages':24}{tally[DRAWN]:9}{rate:9.2f}")
