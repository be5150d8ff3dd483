"""核查底稿: a Word document for each submission, over a template that an office can edit."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from checker.intake.archive_member import unsafe
from checker.model.result import Result, SubmissionResult
from checker.reports.worksheet.content import values
from checker.reports.worksheet.example import EXAMPLE
from checker.reports.worksheet.filling import fill
from checker.reports.worksheet.trail import Trail

__all__ = ["FOLDER", "TEMPLATE", "Trail", "inspect", "render", "save"]

FOLDER = "核查底稿"
TEMPLATE = Path(__file__).parents[1] / "templates" / "worksheet.docx"
LONGEST = 180  # bytes: a name may have 255 with what is added while it is written or kept aside
_UNFIT = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')


def render(
    each: SubmissionResult,
    result: Result,
    *,
    template: Path | None = None,
    report: str = "",
    trail: Trail | None = None,
) -> bytes:
    """One submission's worksheet as a docx.

    ``report`` is the SHA-256 of the report.json beside it, ``trail`` what people decided where the
    run lies in a store. Raises :class:`UsageError` that names the tag at fault.
    """
    return fill(template or TEMPLATE, values(each, result, report, trail))


def inspect(template: Path) -> None:
    """Refuse a template that cannot be filled, before hours of work; :class:`UsageError`.

    Lists are tried with two entries and with none: a tag in the wrong place shows only then.
    """
    for times in (2, 0):
        fill(template, _repeated(EXAMPLE, times))


def _repeated(value: Any, times: int) -> Any:
    if isinstance(value, Mapping):
        return {name: _repeated(inner, times) for name, inner in value.items()}
    return [_repeated(one, times) for one in value] * times if isinstance(value, list) else value


def save(
    result: Result,
    folder: Path,
    *,
    template: Path | None = None,
    report: str = "",
    put: Callable[[Path, bytes], object] = Path.write_bytes,
) -> Mapping[str, Path]:
    """Write a worksheet for each submission under ``folder`` by ``put``; files by submission."""
    folder.mkdir(parents=True, exist_ok=True)
    files: dict[str, Path] = {}
    for each in result.submissions:
        name = each.submission.name
        files[name] = folder / f"{_fit(name, {path.stem for path in files.values()})}.docx"
        made = render(each, result, template=template, report=report)
        put(files[name], made)
    return files


def _fit(name: str, taken: set[str]) -> str:
    """A file name that every system takes, unlike those taken."""
    stem = _UNFIT.sub("_", name).strip(". ").encode()[:LONGEST].decode(errors="ignore")
    stem = stem.rstrip(". ") or "报送单位"
    stem = f"{stem}_" if unsafe(stem) else stem
    same = [stem, *(f"{stem}（{number}）" for number in range(2, len(taken) + 3))]
    return next(one for one in same if one.casefold() not in {each.casefold() for each in taken})
