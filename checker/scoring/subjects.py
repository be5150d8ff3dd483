"""Whom a case is about: the body concerned and its penalty's number tell two repairs apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checker.model.ledger import Proof
from checker.scoring.exhibit import Exhibit, key_of

_NAMED = re.compile(
    r"(?:修复主体|主体|企业|单位|当事人|申请人|相对人|被处罚人)(?:名称)?\s*[:：]\s*([^\s,，。;；:：]{4,30})"
)
_COMPANY = re.compile(
    r"(?:^|[\s,，。;；:：“《])([\u4e00-\u9fff()（）]{3,26}?"
    r"(?:有限责任公司|股份有限公司|有限公司|公司|合作社|运输队|车队|驾校|修理厂|维修部|汽修厂|经营部))",
    re.M,
)
_PENALTY = re.compile(
    r"[\u4e00-\u9fff]{1,10}罚[\u4e00-\u9fff]{0,4}[〔\[(]\s*20\d\d\s*[〕\])]\s*\d+\s*号"
)
_MARK = " · "


def of(exhibit: Exhibit) -> str:
    """The subject with the penalty's number where it is told; empty where none is named."""
    found = _NAMED.search(exhibit.lines) or _COMPANY.search(exhibit.lines)
    if found is None:
        return ""
    penalty = _PENALTY.search(exhibit.lines)
    return case(found[1], penalty[0] if penalty else "")


def case(subject: str, penalty: str) -> str:
    """The name of one case."""
    return key_of(subject) + (_MARK + key_of(penalty) if penalty else "")


def together(proofs: Sequence[Proof]) -> list[Proof]:
    """A paper that names the subject alone goes with the case whose number another one gives."""
    cases: dict[tuple[str, str], str] = {}
    for proof in proofs:
        subject, mark, _ = proof.key.partition(_MARK)
        if mark:
            cases.setdefault((proof.item, subject), proof.key)
    return [
        replace(proof, key=cases[proof.item, proof.key])
        if (proof.item, proof.key) in cases
        else proof
        for proof in proofs
    ]
