"""The grammar of document numbers (发文字号): parse one that stands alone, normalise it.

GB/T 9704-2012 7.2.5 prescribes 代字〔年份〕N号; what is met in the wild is wider: other and
mismatched brackets, 第, 字, two-digit years put first, orders (令2022年第19号), issues (第3期).
Every function works on the printed text; nothing is mended here (see ``mending``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from checker import numerals

_PLAIN = {"\u3000": " ", "號": "号"}  # fonts near handwriting are read as traditional letters
HAN = r"[\u4e00-\u9fff〇]"
_S = r"\s*"
_PART = rf"[（(]{_S}{HAN}{{1,6}}{_S}[)）]"
CODE = rf"{HAN}(?:{_S}(?:{HAN}|{_PART}|[“”\"·])){{0,24}}"
_O, _C = numerals.OPENING, numerals.CLOSING
YEAR = r"(?:1\s*9|2\s*0)\s*\d\s*\d"
_SERIAL = r"\d(?:\s*\d){0,4}"
_COUNT = r"(?:\d(?:\s*\d){0,3}|[一二三四五六七八九十百〇零]{1,5})"

Form = Literal["standard", "year_first", "order", "issue", "loose"]

_STANDARD = re.compile(
    rf"(?P<code>{CODE})?{_S}(?P<open>{_O}){_S}(?P<year>{YEAR}){_S}年?{_S}(?P<close>{_C}){_S}"
    rf"(?P<nth>第)?{_S}(?P<serial>{_SERIAL}){_S}(?P<word>号|期|次)?"
)
_YEAR_FIRST = re.compile(
    rf"(?P<open>{_O}){_S}(?P<year>{YEAR}|\d{_S}\d){_S}(?P<close>{_C}){_S}(?P<code>{CODE}?){_S}"
    rf"(?P<nth>第)?{_S}(?P<serial>{_SERIAL}){_S}(?P<word>号)"
)
_ORDER = re.compile(
    rf"(?P<code>{CODE}(?:令|公{_S}告|通{_S}告|纪{_S}要)){_S}(?P<year>{YEAR})?{_S}年?{_S}"
    rf"(?P<nth>第){_S}(?P<serial>{_COUNT}){_S}(?P<word>号|期)"
)
_TOTAL = rf"[（(]?{_S}总{_S}第?{_S}\d+{_S}[期号]{_S}[)）]?"  # of all issues, beside the year's
_ISSUE = re.compile(
    rf"(?:{_TOTAL}{_S})?{_O}?{_S}(?:(?P<year>{YEAR}){_S}年?{_S})?(?P<nth>第){_S}(?P<serial>{_COUNT}){_S}"
    rf"(?P<word>号|期|次){_S}{_C}?(?:{_S}{_TOTAL})?"
)
# Of an organ's own making: 长交字2023-5号, 长交发2023年第5号, 长交字第5号.
_LOOSE = re.compile(
    rf"(?P<code>{HAN}(?:{_S}{HAN}){{1,11}}){_S}(?P<year>{YEAR}){_S}"
    rf"(?P<open>[-—–－_./·]+|年){_S}(?P<nth>第)?{_S}(?P<serial>{_SERIAL}){_S}(?P<word>号)"
    rf"|(?P<code2>{HAN}(?:{_S}{HAN}){{1,10}}{_S}[字发函]){_S}(?P<nth2>第)?{_S}"
    rf"(?P<serial2>{_SERIAL}){_S}(?P<word2>号)"
)
_VOID = r"\s_＿XxＸ×*□？?"
_GAP = rf"(?:[{_VOID}—–0-]*|[（(]\s*[)）]|[（(]?待[编定][)）]?)"  # （　）号, 待编号
BLANK = re.compile(
    rf"(?P<code>{CODE}|(?:{HAN}|[XxＸ×]){{0,12}}){_S}{_O}[{_VOID}\d年]{{0,10}}{_C}{_S}第?{_GAP}号"
    rf"|(?P<code2>{HAN}{{1,12}}){_S}{_O}{_S}{_C}{_S}第?{_S}{_SERIAL}{_S}号"
    rf"|第[\s_＿XxＸ×*]+[号期]"
)

# Case files, contracts, permits and register codes use the same brackets but are no 发文字号.
_FOREIGN = re.compile(
    r"^(?:提案|议案|建议)$|合同|协议|案号|编号|证号|字号|文号|等级|许可证|执照|[民刑]初|[民刑]终|行初|行终|民申|投诉|工单|电话|邮编|收文|来文|(?:^|[办文来府委局])收字?(?:$|[〔\[［（(【])"
)
_SENTENCE = re.compile(
    r"根据|按照|依据|依照|关于|的通知|印发|转发|文件|以下简称|同时|参照|落实|废止|替代|取代|^(?:[参详另]?见|参[阅考]|[按据]|对(?!外))"
)


_CHINESE = re.compile(
    rf"(.*{_O}{_S})([一二〇○零九八七六五四三]{{4}}|(?:19|20)\d\d)({_S}年?{_S}{_C}{_S}第?{_S})"
    rf"([一二三四五六七八九十百零〇○]{{1,5}}|\d{{1,5}})({_S}号.*)"
)
_CHINESE_YEAR = re.compile(r"[一二〇○零九八七六五四三]{4}(?=\s*年\s*第)")  # 二〇二三年第五号
_ZERO = re.compile(rf"{_C}{_S}第?{_S}0[\s0]*号")


@dataclass(frozen=True, slots=True)
class Number:
    """One document number. ``code`` is the organ's code word, empty where the form has none."""

    printed: str
    code: str
    year: str
    serial: str
    form: Form
    word: str = "号"
    brackets: str = ""
    nth: bool = False
    mended: bool = False

    @property
    def value(self) -> str:
        """Normalised: six-cornered brackets and no blanks, all else as printed."""
        return self._written("第" if self.nth else "", self.serial)

    @property
    def key(self) -> str:
        """The same for two ways of printing one number: without 第 and leading zeros."""
        return self._written("", _plain(self.serial))

    def _written(self, nth: str, serial: str) -> str:
        if self.form == "standard":
            return f"{self.code}〔{self.year}〕{nth}{serial}{self.word}"
        if self.form == "year_first":
            return f"〔{self.year}〕{self.code}{nth}{serial}{self.word}"
        if self.form == "loose" and self.year:
            return f"{self.code}{self.year}{self.brackets}{nth}{serial}{self.word}"
        year = f"{self.year}年" if self.year else ""
        return f"{self.code}{year}{nth}{serial}{self.word}"

    @property
    def full_year(self) -> int | None:
        """The year as four digits, ``None`` where the number has none."""
        if not self.year:
            return None
        return int(self.year) if len(self.year) == 4 else 1900 + int(self.year)


def parse(text: str) -> Number | None:
    """Read a text that is a document number and nothing else, else ``None``."""
    plain = _outer(to_ascii_digits(text))
    arabic = _arabic(plain)
    for form, pattern in _FORMS:
        match = pattern.fullmatch(arabic)
        if match and (number := _number(match, form, plain)):
            return number
    return None


def is_blank(text: str) -> bool:
    """Whether the text is a number's form with year or serial not filled in (〔2023〕  号)."""
    plain = _outer(to_ascii_digits(text))
    return BLANK.fullmatch(plain) is not None and parse(plain) is None


def is_zero(text: str) -> bool:
    """Whether a number's serial is nothing but zeros: a form left open (〔2023〕00号)."""
    return _ZERO.search(to_ascii_digits(text)) is not None


def foreign(text: str) -> bool:
    """Whether a text speaks of contracts, cases, permits, or cites: no number of a paper's own."""
    return bool(_FOREIGN.search(text) or _SENTENCE.search(text))


def cited(text: str) -> list[str]:
    """All numbers with a bracketed year anywhere in a text, code words cut at citation words."""
    found = []
    for match in _STANDARD.finditer(to_ascii_digits(text)):
        if match["code"] and match["word"]:
            code = _SENTENCE.split(match["code"])[-1]
            found.append(match.group(0)[match["code"].rfind(code) :] if code else match.group(0))
    return found


def to_ascii_digits(text: str) -> str:
    """Full-width digits and letters, the wide blank and 號 made plain; brackets stay as printed."""
    return "".join(
        chr(ord(char) - 0xFEE0) if _is_wide(char) else _PLAIN.get(char, char) for char in text
    )


def _is_wide(char: str) -> bool:
    return "０" <= char <= "９" or "Ａ" <= char <= "Ｚ" or "ａ" <= char <= "ｚ"


def _outer(text: str) -> str:
    """Without a pair of round brackets round the whole, as web copies print the number."""
    text = text.strip()
    whole = re.fullmatch(r"[（(]\s*(.*号)\s*[)）]", text)
    return whole.group(1) if whole else text


def _number(match: re.Match[str], form: Form, printed: str) -> Number | None:
    group = {name.rstrip("2"): told for name, told in match.groupdict().items() if told}
    code = _squeeze(group.get("code") or "")
    if _FOREIGN.search(code) or _SENTENCE.search(code.replace("文件", "", 1)):
        return None
    if code.endswith("执字") and (form == "year_first" or group.get("nth")):
        return None  # a court's enforcement case; 交执字〔2023〕5号 is an 执法 body's own
    if not group["serial"].strip("0 \t") and form == "standard":
        return None  # 00号 is a form left open
    if form == "year_first" and not (group.get("nth") or code.endswith("字")):
        return None
    year = _squeeze(group.get("year") or "")
    if len(year) == 4 and not 1949 <= int(year) <= 2099:
        return None
    return Number(
        printed=printed.strip(),
        code=code,
        year=year,
        serial=_squeeze(group["serial"]),
        form=form,
        word=group.get("word") or "号",
        brackets=(group.get("open") or "") + (group.get("close") or ""),
        nth=bool(group.get("nth")),
    )


def _arabic(text: str) -> str:
    """Year and serial in Arabic digits where older papers write 〔二〇二三〕五号."""
    match = _CHINESE.fullmatch(text)
    if match is None:
        return _CHINESE_YEAR.sub(lambda year: _told(year[0]), text)
    year, serial = (_told(match[place]) for place in (2, 4))
    return f"{match[1]}{year}{match[3]}{serial}{match[5]}"


def _told(words: str) -> str:
    return words if words.isdecimal() else str(numerals.value(words) or words)


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _plain(serial: str) -> str:
    if serial.isdecimal():
        return str(int(serial))
    return str(numerals.counted(serial) or serial)


_FORMS: tuple[tuple[Form, re.Pattern[str]], ...] = (
    ("standard", _STANDARD),
    ("year_first", _YEAR_FIRST),
    ("order", _ORDER),
    ("issue", _ISSUE),
    ("loose", _LOOSE),
)
