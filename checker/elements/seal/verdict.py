"""Whether the paper bears its body's seal: from all marks, and from how well one could look."""

from __future__ import annotations

from dataclasses import dataclass

from checker.elements.certainty import SURE
from checker.elements.seal.signer import OTHERS
from checker.elements.seal.wording import names_organ, special
from checker.model.document import Via
from checker.model.finding import Evidence, Finding, Outcome, SealMark

NAME = "seal"
_REMEDY = "请提交加盖单位公章的红头文件扫描件，或带有效电子印章的版式文件（OFD、PDF）"
_BROKEN_OFF = "图片上的文字写到页底，没有落款，可能只是文件的前几页，看不出是否盖章"
_JOIN = (
    "请把同一份文件的各页按001、002的顺序命名，放在同一文件夹，或合成一个PDF提交；"
    "也可以在 mapping.yaml 里给后一页写“接：前一张的文件名”再运行"
)
_EMBOSSED = "（凹凸钢印在图像上看不出）"  # of paper that was scanned or photographed
_OTHERS = "请说明为什么盖的是这枚章（代章、联合发文等），并附依据；盖错的，换交盖本单位公章的原件"
_RESCAN = "请用彩色、200dpi以上重新扫描盖章页，或提交原件照片"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """How well the paper could be looked at, and what else bears on its seal."""

    editable: bool = False  # an office file: a pasted picture proves little
    pictured: bool = False  # some page is a picture of paper
    colourless: bool = False  # black-and-white throughout
    breaks_off: bool = False  # picture files that end with a full page and no closing
    unseen: int = 0  # pages not looked at
    bare_signature: bool = False
    removed: bool = False  # an earlier revision bore an electronic signature
    empty_field: bool = False
    placeholder: str = ""
    persons: str = ""  # whose electronic stamp it bears, where that is a person's
    unshown: bool = False  # a picture of a seal's size that cannot be shown


def finding(marks: list[SealMark], about: Circumstances) -> Finding:
    """Present, absent or unsure, with the seals that led to it."""
    good = [mark for mark in marks if _counts(mark)]
    if good and not about.editable:
        sure = max(SURE, *(mark.confidence for mark in good))  # letters may be in doubt, it is not
        return _finding(Outcome.PRESENT, _present(good), marks, sure)
    doubtful = [mark for mark in marks if mark.type in ("unknown", "official", "electronic")]
    doubtful = [mark for mark in doubtful if not mark.riding]
    if doubtful:
        mark = _clearest(doubtful)
        remedy = _OTHERS if OTHERS in mark.note and not about.editable else _remedy(about)
        return _finding(Outcome.UNSURE, _doubt(mark, about), marks, 0.5, remedy)
    return _nothing(marks, about)


def _counts(mark: SealMark) -> bool:
    """Whether a mark alone makes the seal present."""
    if mark.riding or mark.colour != "red":
        return False
    return mark.type == "official" or (mark.type == "electronic" and mark.verified)


def _present(good: list[SealMark]) -> str:
    names = "、".join(dict.fromkeys(f"“{mark.text}”" for mark in good if mark.text))
    pages = "、".join(str(page) for page in sorted({mark.page for mark in good}))
    what = "电子印章" if all(mark.type == "electronic" for mark in good) else "公章"
    return f"第{pages}页有{what}{names}"


def _clearest(marks: list[SealMark]) -> SealMark:
    return max(marks, key=lambda one: (one.colour == "red", one.confidence))


def _doubt(mark: SealMark, about: Circumstances) -> str:
    words = _said(mark)
    if about.editable:
        return f"第{mark.page}页的印章是可编辑文档里的图片{words}，证明力弱，需看原件"
    return f"第{mark.page}页有一枚待确认的印章{words}：{mark.note or '需人工确认'}"


def _said(mark: SealMark) -> str:
    """What its ring says, so far as that reads as a body's name or a purpose."""
    if names_organ(mark.text) or special(mark.text) or mark.type == "electronic":
        return f"，印文似为“{mark.text}”"
    return "，印文认不清" if mark.text else ""


def _nothing(marks: list[SealMark], about: Circumstances) -> Finding:
    hinders = _hindrance(about)
    if hinders:
        remedy = _JOIN if hinders == _BROKEN_OFF else _remedy(about)
        return _finding(Outcome.UNSURE, hinders, marks, 0.5, remedy)
    seen = "；".join(dict.fromkeys(f"第{mark.page}页{_named(mark)}" for mark in marks))
    if seen:
        reason = f"没有单位公章，只见：{seen}"
    elif about.placeholder:
        reason = f"只有“{about.placeholder}”字样，没有盖章"
    elif about.empty_field:
        reason = "有签章域但没有签章，也没有看到印章"
    else:
        reason = "各页都没有看到红色圆形印章"
    sure = 0.97 if seen else 0.98
    reason += _EMBOSSED if about.pictured else ""
    return _finding(Outcome.ABSENT, reason, marks, sure, _REMEDY)


def _hindrance(about: Circumstances) -> str:
    hinders = (
        (about.bare_signature, "有数字签名，但没有显示印章图样，不能确定是否为单位公章"),
        (
            about.removed,
            "文件的早期版本里有电子签章，后来的版本把它清除了，请核对签章时的原文件",
        ),
        (
            about.persons,
            f"只看到“{about.persons}”个人的电子印章，不能代替单位公章，是否另有公章需人工确认",
        ),
        (about.unshown, "有一张大小像印章的图片格式特殊，无法显示，请打开原文件人工查看"),
        (about.unseen, f"有{about.unseen}页无法查看，看过的页上没有印章"),
        (about.breaks_off, _BROKEN_OFF),
        (about.colourless, "材料是黑白的，浅淡的印章可能没有印出来，看不出是否盖章"),
    )
    return next((reason for there, reason in hinders if there), "")


def _named(mark: SealMark) -> str:
    text = f"“{mark.text}{mark.centre}”" if mark.text or mark.centre else ""
    return f"{text}{mark.note}"


def _remedy(about: Circumstances) -> str:
    return _REMEDY if about.editable or about.bare_signature else _RESCAN


def _finding(
    outcome: Outcome, reason: str, marks: list[SealMark], confidence: float, remedy: str = ""
) -> Finding:
    signed = any(mark.type == "electronic" for mark in marks)
    via: Via = "signature" if signed else "pixels"
    return Finding(
        check=NAME,
        outcome=outcome,
        reason=reason,
        evidence=tuple(Evidence(mark.page, mark.box, mark.text) for mark in marks),
        values={"seals": marks},
        confidence=round(confidence, 3),
        via=via,
        remedy=remedy,
    )
