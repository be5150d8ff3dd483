"""Born-digital pages: the reader with boxes, colours and shapes beside plain text extraction.

    python -m benchmarks.run.reading [FOLDER]

FOLDER holds PDF files (default: the samples) and is read besides 40 made pages. CPU time, the
two taking turns, the median of the rounds.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2

from benchmarks.run import sheets
from checker import formats
from checker.errors import Unreadable

ROUNDS = 7


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else sheets.ROOT / "sample_docs" / "packages"
    with tempfile.TemporaryDirectory() as work:
        made = Path(work) / "made.pdf"
        made.write_bytes(sheets.pdf(40, 5))
        print(f"{'file':<44}{'pages':>6}{'ours':>9}{'pdfium':>9}{'rate':>7}")
        total = [_line(file) for file in [made, *_digital(folder)]]
    ours, plain = (sum(column) for column in zip(*total, strict=True))
    print(f"all: {plain / ours:.2f} of the rate of plain extraction (goal 0.50)")


def _digital(folder: Path) -> list[Path]:
    found = []
    for file in sorted(folder.rglob("*.pdf")):
        try:
            document = formats.read([file])
        except Unreadable:
            continue
        if document.pages and all(page.source == "text" for page in document.pages):
            found.append(file)
    return found


def _line(file: Path) -> tuple[float, float]:
    ours, plain = _turns(lambda: formats.read([file]), lambda: _plain(file))
    pages = len(pypdfium2.PdfDocument(file))
    print(
        f"{file.name[:40]:<44}{pages:>6}{1000 * ours / pages:>7.2f}ms"
        f"{1000 * plain / pages:>7.2f}ms{plain / ours:>7.2f}"
    )
    return ours, plain


def _turns(first: Callable[[], object], second: Callable[[], object]) -> tuple[float, float]:
    spent: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for work, times in zip((first, second), spent, strict=True):
            begin = time.process_time()
            work()
            times.append(time.process_time() - begin)
    return statistics.median(spent[0]), statistics.median(spent[1])


def _plain(file: Path) -> int:
    document = pypdfium2.PdfDocument(file)
    length = 0
    for page in document:
        text = page.get_textpage()
        length += len(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return length


if __name__ == "__main__":
    main()
