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


NOTICE = """商河县交通运输局
关于印发《商河县机动车维修企业信用评价办法》的通知

商交发〔2023〕14号

各维修企业：
现将《商河县机动车维修企业信用评价办法》印发给你们，请认真组织实施。
第一条 为规范机动车维修企业信用评价工作，结合本县实际制定本办法。
商河县交通运输局
2023年5月9日
"""
