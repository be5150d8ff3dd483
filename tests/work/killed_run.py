"""The command line, ended as by a power cut when the N-th file is about to be put in its place.

    python killed_run.py N ARGUMENTS…

Run by tests. Its workers read texts and need no engine.
"""

from __future__ import annotations

import os
import signal
import sys
from itertools import count
from pathlib import Path

from checker.work import pool, worker

MOVE = Path.replace
MOVES = count(1)


def serve(channel, engine_name, scope, scratch):
    """A worker that starts at once."""
    worker.ocr.engine = lambda name: None
    worker.serve(channel, engine_name, scope, scratch)


def dying(last):
    """``Path.replace`` for a run whose ``last``-th file is never put in its place."""

    def replace(self, target):
        if next(MOVES) == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return MOVE(self, target)

    return replace


if __name__ == "__main__":
    # Tests started in a shell's background ignore Ctrl-C, and so would this.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    Path.replace = dying(int(sys.argv.pop(1)))
    pool.serve = serve
    from checker.cli import main

    main()
