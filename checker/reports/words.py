"""The Chinese words for the contract's codes, one home for reports and review."""

from __future__ import annotations

from collections.abc import Iterable

from checker.model.material import KINDS
from checker.model.pair import Pair
from checker.model.score import UnitScore

VERDICT = {"present": "有", "absent": "无", "uncertain": "待核对"}
THREE = {"pass": "齐全", "fail": "不齐", "review": "待核对", "not_applicable": "不要求"}
ELEMENT = {"red_header": "红头", "document_number": "文号", "seal": "公章"}
KIND = KINDS
MEDIUM = {
    "born_digital": "电子版PDF",
    "scan": "扫描件",
    "photo": "照片",
    "office": "办公文档",
    "ofd": "OFD版式文件",
    "image": "图片",
    "mixed": "电子与扫描混合",
    "other": "文本或表格",
}
DATE_FROM = {
    "document": "成文日期",
    "event": "活动日期",
    "filename": "文件名",
    "manifest": "申报表",
    "exif": "拍摄时间",
}
VIA = {"text": "文件文字", "pixels": "页面图像", "ocr": "文字识别", "signature": "电子签章"}
STATE = {"counted": "计分", "not_counted": "不计分", "review": "待核对"}
PAIR = {
    "same_file": "同一文件",
    "same_text": "文字完全相同",
    "copied_text": "整篇雷同",
    "copied_part": "部分雷同",
    "same_picture": "同一图片",
    "reused_evidence": "重复使用",
}
NOT_SHOWN = (  # of pairs: how many at most
    "另有至多 {} 对未逐对列出：它们只有很多份材料共有的段落或图片，或属于一大批彼此相近的材料，"
    "其中每份至少已与别家的一份列出"
)
GRADE = {"fraud": "疑似抄袭雷同", "notice": "提示"}
SEVERITY = {"fraud": "抄袭雷同", "void": "三要素", "deduct": "扣分", "warn": "核对"}
STRENGTH = {"strong": "强疑点", "medium": "疑点", "weak": "线索", "note": "备注"}
SEAL_TYPE = {
    "official": "公章",
    "special": "专用章",
    "personal": "个人名章",
    "electronic": "电子印章",
    "unknown": "种类未定的印章",
}
UNPROCESSED = {
    "corrupt": "文件损坏",
    "encrypted": "有密码",
    "unsupported": "格式不支持",
    "too_large": "过大",
    "timeout": "超时",
    "unsafe_path": "路径不安全",
    "engine_failed": "文字识别出错",
    "set_aside": "不作材料",
}
SCOPE = {
    "item": "只到编号的指标（如一.2）",
    "part": "只到文件所在的计分项（如一.2a）",
    "heading": "整个一级指标（如一）",
}
RULING = {"confirmed": "认定", "dismissed": "排除", "asked": "要求说明", "withdrawn": "撤回"}
ROLE = {"county": "县级", "reviewer": "评审", "lead": "负责人", "admin": "管理员"}
SAID = {**RULING, **ROLE, "request": "限期说明", "statement": "陈述申辩"}
ACTION = {
    "run": "核查",
    "decision": "决定",
    "correction": "更正",
    "statement": "陈述",
    "carry": "沿用上次的决定",
    "account": "账号",
    "check": "提交核查",
    "check-stopped": "停止核查",
    "check-again": "继续核查",
    "token": "新建接口令牌",
    "token-revoked": "停用接口令牌",
}
STATUS = {"suspected": "待认定", "confirmed": "已认定", "dismissed": "已排除"}
RULED = {  # of a paper's three elements
    "confirmed": "评审决定：认定三要素不齐",
    "dismissed": "评审决定：已排除，不按三要素不齐处理",
}
CORRECTED = {
    "red_header": "红头",
    "document_number": "文号（有无）",
    "number": "文号（内容）",
    "seal": "公章",
    "agreement": "三要素是否一致",
    "issuer": "发文机关",
    "date": "日期",
    "kind": "类别",
    "place": "所在指标",
    "red_header_box": "红头的位置",
    "document_number_box": "文号的位置",
    "seal_box": "公章的位置",
}
MEASURE = {
    "rare": "少见的相同文字（字）",
    "rare_share": "占自有文字",
    "rare_block": "最长一段（字）",
    "equal_rows": "数字相同的表格行（行）",
    "shared": "相同文字（字）",
    "points": "吻合之处",
}
SHARES = {"rare_share"}  # measures that are parts of a whole; the rest count
EVERY = {
    "measure": MEASURE,
    "shares": SHARES,
    "verdict": VERDICT,
    "three": THREE,
    "element": ELEMENT,
    "kind": KIND,
    "medium": MEDIUM,
    "date_from": DATE_FROM,
    "via": VIA,
    "state": STATE,
    "grade": GRADE,
    "strength": STRENGTH,
    "seal_type": SEAL_TYPE,
    "unprocessed": UNPROCESSED,
    "scope": SCOPE,
}


def called(pair: Pair) -> str:
    """What a pair is, in words: its kind, unless nothing but lawful text is in common."""
    if pair.measures.get("moment"):
        return "大部分画面相同的图片"
    lawful = pair.kind in ("copied_text", "copied_part") and not pair.covered_a + pair.covered_b
    return "只有可共用的文字相同" if lawful else PAIR[pair.kind]


def marks(pairs: Iterable[Pair]) -> list[tuple[str, bool, int]]:
    """Each name that pairs bear, whether one of these is suspected, and how many they are."""
    found: dict[str, list[str]] = {}
    for pair in pairs:
        found.setdefault(called(pair), []).append(pair.severity)
    return [(name, "fraud" in grades, len(grades)) for name, grades in found.items()]


def points(value: object) -> str:
    """Points as people write them: 2, 0.5, 74.25; a dash for none."""
    if value is None:
        return "—"
    return f"{float(str(value)):.2f}".rstrip("0").rstrip(".")


def surety(unit: UnitScore) -> str:
    """How surely a unit was read and where it stands; empty where nothing was read."""
    if unit.certainty is None:
        return ""
    return f"读出把握{unit.certainty:.2f}（{'、'.join(unit.places)}）"
