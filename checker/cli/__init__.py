"""The door: commands, exit codes, progress. It decides nothing itself."""

from __future__ import annotations

import importlib
import io
import os
import sys
from collections.abc import Sequence

from typer import Abort
from typer.main import get_command

from checker.cli.app import app
from checker.cli.words import ERRORS, RUNTIME, disk, in_chinese, translated
from checker.errors import CheckerError, ExitCode

COMMANDS = ("audit", "check", "doctor", "elements", "library", "pairs", "rules", "serve", "todo")


def _speak() -> None:
    """Output that goes to a file or a pipe is UTF-8 on every system; nothing in it ends a run."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(
                encoding=stream.encoding if stream.isatty() else "utf-8", errors="replace"
            )


def _in_utf8() -> None:
    """Start again where names of files are not UTF-8 (zh_CN.GBK, C), as Python 3.15 has it.

    Libraries take names as UTF-8: where Python does not, they find no file of a Chinese name. A
    name in other bytes keeps them. The terminal is spoken to in its own coding.
    """
    if sys.getfilesystemencoding() == "utf-8" or os.environ.get("PYTHONUTF8") == "1":
        return
    os.environ["PYTHONUTF8"] = "1"
    os.environ.setdefault("PYTHONIOENCODING", sys.stdout.encoding)
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])


def main() -> None:
    """Run the command line and end with the contract's exit code."""
    _in_utf8()
    _speak()
    try:
        _load(sys.argv[1:])
        code = in_chinese(get_command(app))(standalone_mode=False)
        if code == ExitCode.INTERRUPTED:  # typer makes an exit code of Ctrl-C
            raise KeyboardInterrupt
        sys.exit(code)
    except CheckerError as error:
        print(f"错误：{error.text}", file=sys.stderr)
        if error.remedy:
            print(f"怎么办：{error.remedy}", file=sys.stderr)
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, Abort):
        print("已中断。已读完的文件都已保存，用同样的命令再运行即从中断处继续。", file=sys.stderr)
        sys.exit(ExitCode.INTERRUPTED)
    except ImportError as error:  # as on Windows without the runtime of its compiler
        print(f"错误：程序的部件没有装好（{error}）\n怎么办：{RUNTIME}", file=sys.stderr)
        sys.exit(ExitCode.USAGE)
    except OSError as error:
        print(f"错误：{disk(error)}", file=sys.stderr)
        sys.exit(ExitCode.USAGE)
    except Exception as error:
        if not hasattr(error, "format_message"):
            raise
        words = translated(error.format_message(), ERRORS)
        asked = words.startswith("用法：")  # a group of commands called without one
        print(words if asked else f"用法不对：{words}\n怎么办：加 --help 看用法", file=sys.stderr)
        sys.exit(ExitCode.USAGE)


def _load(arguments: Sequence[str]) -> None:
    """Register the command that is called: loading all of them takes longer than most run.

    A command lies in the module of its name. Help and a wrong name need them all.
    """
    called = [name for name in arguments[:1] if name in COMMANDS]
    for name in called or COMMANDS:
        importlib.import_module(f"checker.cli.{name}")
