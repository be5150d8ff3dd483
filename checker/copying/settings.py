"""What may be set, and the sources that anyone may quote."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A text that anyone may quote: the notice, a law, a superior's paper, a blank form."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Settings:
    """Thresholds. Lengths are normalised characters (letters, digits, ideographs).

    The defaults were calibrated by ``benchmarks/copying``; ``system.yaml`` may override them.
    """

    rare_clusters: int = 5  # a passage in at most so many clusters or submissions is rare
    fraud_share: float = 0.20  # rare shared text ÷ own text of the smaller side
    fraud_block: int = 120  # rare characters in one passage
    long_passage: int = 160  # or a passage of so many characters, own at both ends (190 printed),
    long_rare: int = 85  # of which so many are rare
    dense: float = 0.80  # or a passage nearly without set phrases, of whose own characters
    dense_rare: int = 100  # so many are rare
    strong_share: float = 0.50
    strong_block: int = 500
    fraud_least: int = 120  # a share counts only with so many rare characters behind it
    notice_block: int = 80
    short_text: int = 150  # papers with less own text are never more than a notice
    group_least: int = 300  # what tells nothing may be no more than a notice below
    filled: float = (
        0.40  # where so much of one paper is in common it is no part put in among others
    )
    part: float = 0.33  # nor where it is so little of the other, whatever it is of the one
    told_share: float = 0.15  # of such a text less counts, dates, names or tells what was done
    told_mostly: float = 0.50  # and so of forms, and of parts put in and measures that are short:
    plain_block: int = 140  # from so many rare characters these need tell nothing
    added: float = 0.05  # of papers after one superior's at least so much is in the other nowhere
    entries_least: int = 60  # rare characters of table entries in a row; fewer say nothing
    moved_row: int = 20  # rows of so many count in any order, fraud_block of them together
    unchanged: float = 0.98  # of what they repeat, letter by letter: no length of it accuses
    equal_rows: int = 5  # rows of two tables with the same figures
    own_rows: float = 0.50  # of them tell of a county's own, or the table may be from above
    ruled_rows: float = 0.50  # of a table's rows state a rule, and fewer tell what happened
    same_text_least: int = 60  # equal texts shorter than this say nothing
    same_file_least: int = 1024  # bytes: equal files without words that are smaller say nothing
    sourced: float = 0.80  # of an equal text from sources: the rest is a signature and a date
    refilled: float = 0.85  # of set words filled in for two matters less is equal
    loose_share: float = 0.30  # of what stands on a screen or a wall less in common is a question
    whole: float = 0.50  # both sides explained so far: copied_text, else copied_part
    shared_by: int = 6  # submissions that share a passage before it counts as common
    picture_points: int = 15
    forbidden_reuse: tuple[tuple[str, str], ...] = ()  # indicators, as the system's notice has it
    reuse_share: float = 0.60
    reuse_whole: float = 0.90  # of a paper in another: a copy of it, no frame of one site
    media: tuple[str, ...] = ()  # media and websites known by name, for bylines
