"""Whether a text layer says what the page shows, judged by how common its characters are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

# The 300 most frequent characters of official texts, most frequent first.
_COMMON = frozenset(
    "的人业和行第条法建应设工政规定管民理十以市国当务有会全用发化产部一关区等动地实生作门进制机者新能施保展大二中经合主公或三本在安体不上成员提家位级对资府"
    "事水加责城为其项物推标及单准开力方技处重企构要出四通服护高可改持个品五强年监省下代划自内造目性文依共数照委由营质时治所同程学入计场证量创并县运任术智范"
    "与社育职防办据信统期向表源交平组分增农权件得备系查立教基报现域元活点他议按科批度境村供案院面违收外专督检电路环集道相织求利取商支六情车日济万律例各协乡"
    "效金款审接费长明罚息升网导优决过投型深医好调常于完心未联特指领请予列使快式示执告口具置七态放验确正负需测续评申采章研园结意卫总名核融台反消预线健坚前后"
)
_LEAST_COMMON = 0.25  # share of _COMMON: about 0.6 in real text, 0.1 in a scrambled layer
_MOST_JUNK = 0.3
_ENOUGH = 40  # characters to judge by
_CHINESE = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF))
# Control and private use codes, accented Latin that stands for the bytes of Chinese, and scripts
# that no paper here is written in: the numbers of glyphs, taken for codes, fall among them all.
_JUNK = (
    (0x00, 0x1F), (0x7F, 0xA6), (0xA8, 0xAF), (0xB4, 0xB6), (0xB8, 0xD6), (0xD8, 0xF6),
    (0xF8, 0x2AF), (0x530, 0x5FF), (0x700, 0xEFF), (0x1000, 0x17FF), (0x18B0, 0x1FFF),
    (0x27F0, 0x2E7F), (0xA4D0, 0xABFF), (0xE000, 0xF8FF), (0xFFFD, 0xFFFD),
)  # fmt: skip


def _kinds() -> NDArray[np.uint8]:
    """Of each UTF-16 code: 1 Chinese, 2 common Chinese, 3 junk, 0 anything else."""
    kinds = np.zeros(0x10000, np.uint8)
    for first, last in _CHINESE:
        kinds[first : last + 1] = 1
    kinds[[ord(character) for character in _COMMON]] = 2
    for first, last in _JUNK:
        kinds[first : last + 1] = 3
    return kinds


_KINDS = _kinds()


def looks_scrambled(text: str) -> bool:
    """True where a layer's codes do not stand for the characters a reader sees.

    Happens with fonts without a Unicode map. Names and figures alone are too little to judge by.
    """
    characters = "".join(text.split())
    if len(characters) < _ENOUGH:
        return False
    codes = np.frombuffer(characters.encode("utf-16-le", "surrogatepass"), np.uint16)
    _, rare, common, junk = np.bincount(_KINDS[codes], minlength=4).tolist()
    if junk > _MOST_JUNK * len(characters):
        return True
    chinese = rare + common
    return bool(chinese >= _ENOUGH and common < _LEAST_COMMON * chinese)
