"""The door: commands, exit codes, progress. It decides nothing itself."""

from __future__ import annotations

import sys

from checker.cli.app import app
from checker.errors import CheckerError, ExitCode


def main() -> None:
    """Run the command line and end with the contract's exit code."""
    from checker.cli import check, doctor, elements, library, pairs, rules  # noqa: F401 commands register

    try:
        app()
    except CheckerError as error:
        print(f"错误：{error.text}", file=sys.stderr)
        if error.remedy:
            print(f"怎么办：{error.remedy}", file=sys.stderr)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        print("已中断。已读完的文件都已保存，用同样的命令再运行即从中断处继续。", file=sys.stderr)
        sys.exit(ExitCode.INTERRUPTED)
