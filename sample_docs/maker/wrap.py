"""Breaking Chinese text into lines."""

from __future__ import annotations

from maker.ops import width_of

NOT_FIRST = "，。、；：！？）》」』”’〕】％%"
NOT_LAST = "（《「『“‘〔【"


def lines(text: str, size: float, measure: float, indent: int = 2) -> list[str]:
    """A paragraph broken to the measure in millimetres, its first line indented by full spaces."""
    result, line = [], "　" * indent
    for piece in _pieces(text):
        if width_of(line + piece, size) > measure and piece[0] not in NOT_FIRST:
            carried = ""
            while line and line[-1] in NOT_LAST:
                carried, line = line[-1] + carried, line[:-1]
            result.append(line)
            line = carried + piece
        else:
            line += piece
    return [*result, line] if line.strip("　") else result


def balanced(title: str, size: float, measure: float) -> list[str]:
    """A title broken into lines of similar length; ``|`` marks wanted breaks."""
    if "|" in title:
        return title.split("|")
    count = int(width_of(title, size) // measure) + 1
    step = -(-len(title) // count)
    return [title[i : i + step] for i in range(0, len(title), step)]


def _pieces(text: str) -> list[str]:
    """Single characters, but ASCII runs (numbers, words) whole."""
    pieces: list[str] = []
    for character in text:
        joins = pieces and ord(character) < 0x80 and ord(pieces[-1][-1]) < 0x80
        if joins and character != " ":
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces
