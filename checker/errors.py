"""One family of errors: each knows its exit code, a sentence for the user, and what to do next."""

import errno
from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of the command line, as the contract fixes them."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    UNPROCESSED = 3
    ENGINE_MISSING = 4
    INTERRUPTED = 130


class CheckerError(Exception):
    """An error the user can act on. ``text`` says what is wrong, ``remedy`` what to do next."""

    exit_code = ExitCode.USAGE

    def __init__(self, text: str, remedy: str = "") -> None:
        super().__init__(text)
        self.text = text
        self.remedy = remedy

    @property
    def told(self) -> str:
        """Both, as one says them to a person."""
        return f"{self.text}。{self.remedy}"


class UsageError(CheckerError):
    """The command was called in a way that cannot work."""


class EngineMissing(CheckerError):
    """An OCR engine, its binary or its model is not on this machine."""

    exit_code = ExitCode.ENGINE_MISSING


class EngineFailed(CheckerError):
    """An OCR engine is present but broke on a picture. Never to be read as "no text"."""

    exit_code = ExitCode.UNPROCESSED


class Unreadable(CheckerError):
    """One file cannot be processed. ``code`` is one of the contract's words for ``unprocessed``."""

    exit_code = ExitCode.UNPROCESSED

    def __init__(self, code: str, text: str, remedy: str = "") -> None:
        super().__init__(text, remedy)
        self.code = code


class RulesInvalid(CheckerError):
    """A rules folder is wrong, which is not a rule being broken. All faults at once."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults), "请按上面的文件和行号修改规则后重试")
        self.faults = faults


def disk_full(error: OSError) -> bool:
    """Whether the disk, or one's share of it, has no room left."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT)
