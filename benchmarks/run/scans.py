"""Scanned pages, full text: CPU time and character error beside RapidOCR as shipped.

    python -m benchmarks.run.scans [PAGES]

Also beside the bare sum of the engine's own detection and recognition calls on the same page. One
page is read by all three beforehand, so that no model is loaded on the clock; who begins changes
from page to page, since the first on a page finds the caches cold.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidocr import RapidOCR

from benchmarks.run import sheets
from checker import formats, ocr
from checker.model.document import Engine, Line
from checker.ocr import pages, rapid, strips

WARM = 99  # seed of the page that is not counted


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 6
    ours = ocr.engine("rapid")
    assert isinstance(ours, rapid.Rapid)
    shipped = RapidOCR(
        params={
            "Global.log_level": "critical",
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )
    spent = np.zeros(3)
    wrong = np.zeros(2)
    letters = 0
    for seed in [WARM, *range(100, 100 + count)]:
        picture, truth = sheets.scan(seed)
        with tempfile.TemporaryDirectory() as work:
            file = Path(work) / "scan.png"
            picture.save(file)
            pixels = np.asarray(picture)
            tasks: list[Callable[[], object]] = [
                lambda file=file: _read(file, ours),  # type: ignore[misc]
                lambda pixels=pixels: shipped(pixels[:, :, ::-1]),  # type: ignore[misc]
                lambda pixels=pixels: _bare(pixels, ours),  # type: ignore[misc]
            ]
            done: dict[int, tuple[object, float]] = {}
            for turn in range(3):
                at = (turn + seed) % 3
                done[at] = _timed(tasks[at])
        if seed != WARM:
            letters += len(truth)
            spent += [done[at][1] for at in range(3)]
            wrong += [_errors(done[0][0], truth), _errors(_ordered(done[1][0]), truth)]
    _tell(spent / count, wrong / letters)


def _tell(spent: np.ndarray, wrong: np.ndarray) -> None:
    print(f"{'':<26}{'CPU s a page':>14}{'character error':>18}")
    for name, seconds, error in zip(
        ("this program, whole page", "RapidOCR as shipped"), spent, wrong, strict=False
    ):
        print(f"{name:<26}{seconds:>14.2f}{error:>18.4f}")
    print(f"{'its two calls alone':<26}{spent[2]:>14.2f}")
    print(f"{spent[0] / spent[1]:.3f} × as shipped (goal 0.38), ", end="")
    print(f"{spent[0] / spent[2]:.2f} × the bare calls (goal 1.15)")


def _timed(work: Callable[[], object]) -> tuple[object, float]:
    begin = time.process_time()
    result = work()
    return result, time.process_time() - begin


def _read(file: Path, engine: Engine) -> str:
    document = pages.with_text(formats.read([file]), engine)
    return "".join(line.text for line in _sorted(document.lines))


def _sorted(lines: tuple[Line, ...]) -> list[Line]:
    return sorted(lines, key=lambda line: line.box[1])


def _bare(pixels: np.ndarray, engine: rapid.Rapid) -> None:
    quads = engine._detect(pixels, rapid._SIDE)
    for quad in quads:
        engine._line(strips.cut(pixels, quad))


def _ordered(found: object) -> str:
    boxes = getattr(found, "boxes", None)
    if boxes is None:
        return ""
    order = np.argsort([box[:, 1].mean() for box in boxes])
    return "".join(found.txts[at] for at in order)


def _errors(read: object, truth: str) -> int:
    return Levenshtein.distance("".join(str(read).split()), truth)


if __name__ == "__main__":
    main()
