"""What one worker process does: take a material, give back its record or why there is none."""

from __future__ import annotations

import os
import signal
import tempfile
import time
from multiprocessing.connection import Connection
from typing import Any, cast

import cv2

from checker import forgery, formats, ocr
from checker.errors import CheckerError, EngineFailed, EngineMissing, Unreadable
from checker.intake import contents
from checker.model.document import Engine
from checker.model.material import Material, Record, Unprocessed
from checker.records import Scope, papers, told

READY = "ready"
GOING = "going"  # the engine is at work: a long file is no hanging one
EVERY = 5.0  # seconds between two such words
MOVED = "文件在检查过程中被改动，读到的内容不可靠；请不要在检查时改动材料，重新运行"


def serve(channel: Connection, engine_name: str, scope: Scope, scratch: str) -> None:
    """Answer materials from the parent until it hangs up; temporary files lie in ``scratch``."""
    tempfile.tempdir = scratch
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    cv2.setNumThreads(1)
    try:
        engine = cast("Engine", _Heard(ocr.engine(engine_name), channel))
        formats.readers(), forgery.checks()  # what cannot be loaded is no file's fault
    except CheckerError as error:
        channel.send(error)
        return
    channel.send(READY)
    while True:
        try:
            material = channel.recv()
        except (EOFError, KeyboardInterrupt):
            return
        try:
            answer = outcome(material, engine, scope)
        except EngineMissing as error:
            channel.send(error)
            return
        channel.send(answer)


class _Heard:
    """An engine whose every use is told to the parent, now and then."""

    def __init__(self, engine: Engine, channel: Connection) -> None:
        self._engine, self._channel = engine, channel
        self._told = time.monotonic()

    def __getattr__(self, name: str) -> Any:
        if (now := time.monotonic()) - self._told > EVERY:
            self._told = now
            self._channel.send(GOING)
        return getattr(self._engine, name)


def outcome(material: Material, engine: Engine, scope: Scope) -> tuple[Record, ...] | Unprocessed:
    """The records, or an entry that says what went wrong. Nothing a file does ends the worker.

    Raises ``EngineMissing`` where the engine's parts cannot be loaded: no file is to blame.
    """
    try:
        read = papers(material, engine, scope)
        return read if contents.unchanged(material) else _entry(material, "corrupt", MOVED)
    except EngineMissing:
        raise
    except Unreadable as error:
        return _entry(material, error.code, _sentence(error))
    except EngineFailed as error:
        return _entry(material, "engine_failed", _sentence(error))
    except MemoryError:
        return _entry(material, "too_large", "处理这个文件时内存不足；请拆分或降低分辨率后提交")
    except Exception as error:
        text = f"处理这个文件时程序出错（{type(error).__name__}），没有得出结论；请人工查看原件"
        return _entry(material, "corrupt", text)


def _entry(material: Material, code: str, text: str) -> Unprocessed:
    return Unprocessed(material.path, code, told(material, text))


def _sentence(error: CheckerError) -> str:
    return f"{error.text}；{error.remedy}" if error.remedy else error.text
