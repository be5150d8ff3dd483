"""The command line called in this process: its answer is the same, its start is not paid again."""

import io
import sys
from dataclasses import dataclass
from unittest.mock import patch

from checker.cli import main


@dataclass(frozen=True)
class Answer:
    returncode: int
    stdout: bytes
    stderr: bytes


def called(*arguments) -> Answer:
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
    words = ["checker", *map(str, arguments)]
    with patch.multiple(sys, argv=words, stdout=out, stderr=err):
        try:
            main()
            code = 0
        except SystemExit as ended:
            code = int(ended.code or 0)
        out.flush()
        err.flush()
    return Answer(code, out.buffer.getvalue(), err.buffer.getvalue())
