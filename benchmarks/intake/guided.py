"""Damaged files that a fuzzer makes by what they reach in the readers.

    pip install atheris  # no part of the project's own dependencies
    python -m benchmarks.intake.guided [CASES] [SEED]

Starts from the same files as ``benchmarks.intake.fuzz`` and asks the same of each case. A case that
fails is printed and left as ``crash-…`` in the working folder; its first byte says which file it
was made of.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

import atheris  # type: ignore[import-not-found]

with atheris.instrument_imports(include=["checker.formats", "checker.intake"]):
    from benchmarks.intake import fuzz
    from checker import formats

    formats.readers()

EVERY = 500


def main() -> None:
    cases = sys.argv[1] if len(sys.argv) > 1 else "2000"
    seed = sys.argv[2] if len(sys.argv) > 2 else "1"
    whole = fuzz.wholes()
    names = sorted(whole)
    outcomes: Counter[str] = Counter()

    def case(data: bytes) -> None:
        if not data:
            return
        said = fuzz.outcome(names[data[0] % len(names)], data[1:] or b"\0")
        outcomes[said] += 1
        if sum(outcomes.values()) % EVERY == 0:
            print(sum(outcomes.values()), dict(outcomes), flush=True)
        if said.startswith("!"):
            raise AssertionError(said)

    with tempfile.TemporaryDirectory() as corpus:
        for at, name in enumerate(names):
            Path(corpus, str(at)).write_bytes(bytes([at]) + whole[name])
        limits = [f"-max_len={fuzz.LARGEST}", "-timeout=120", "-rss_limit_mb=6144"]
        atheris.Setup([sys.argv[0], *limits, f"-runs={cases}", f"-seed={seed}", corpus], case)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
