"""The three elements of an official paper and its kind: red header, document number, seal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from checker.elements import (
    agreement,
    copy_mark,
    document_number,
    kind,
    pictured,
    red_bands,
    red_header,
    unshown,
)
from checker.errors import CheckerError
from checker.model.document import Document, Engine
from checker.model.finding import Finding, Outcome

Check = Callable[[Document, Engine], Finding]


def examine(document: Document, engine: Engine) -> tuple[Finding, ...]:
    """All findings of one document, in fixed order. A check that breaks is that check's result."""
    document = pictured.with_headings(document, engine)
    document = red_bands.with_readings(document, engine)
    found: list[Finding] = []
    for name, check in _checks(found, copy_mark.Traces(document, engine)):
        found.append(unshown.undecided(_guarded(name, check, document, engine), document))
    return tuple(found)


def _checks(found: Sequence[Finding], traces: copy_mark.Traces) -> list[tuple[str, Check]]:
    """The checks in order; the last three look at what the others found."""
    return [
        (red_header.NAME, partial(red_header.check, traces=traces)),
        (document_number.NAME, document_number.check),
        ("seal", partial(_seal, found=found, traces=traces)),
        (kind.NAME, partial(kind.check, found=found)),
        (agreement.NAME, partial(agreement.check, found=found)),
    ]


def _seal(
    document: Document, engine: Engine, found: Sequence[Finding], traces: copy_mark.Traces
) -> Finding:
    from checker.elements.seal.check import check

    return check(document, engine, found, traces)


def _guarded(name: str, check: Check, document: Document, engine: Engine) -> Finding:
    try:
        return check(document, engine)
    except CheckerError as error:
        reason = f"这项检查没有完成：{error.text}"
    except Exception as error:  # one broken check must not lose the others' results
        reason = f"这项检查出错，没有结果（{type(error).__name__}：{error}）"
    return Finding(name, Outcome.FAILED, reason, confidence=0.0, remedy="请人工核对原件。")
