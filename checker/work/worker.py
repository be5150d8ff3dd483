"""What one worker process does: take a material, give back its record or why there is none."""

from __future__ import annotations

import os
import signal
import tempfile
from multiprocessing.connection import Connection

import cv2

from checker import forgery, formats, ocr
from checker.errors import CheckerError, EngineFailed, EngineMissing, Unreadable
from checker.model.document import Engine
from checker.model.material import Material, Record, Unprocessed
from checker.records import Scope, papers, told

READY = "ready"


def serve(channel: Connection, engine_name: str, scope: Scope, scratch: str) -> None:
    """Answer materials from the parent until it hangs up; temporary files lie in ``scratch``."""
    tempfile.tempdir = scratch
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    cv2.setNumThreads(1)
    try:
        engine = ocr.engine(engine_name)
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


def outcome(material: Material, engine: Engine, scope: Scope) -> tuple[Record, ...] | Unprocessed:
    """The records, or an entry that says what went wrong. Nothing a file does ends the worker.

    Raises ``EngineMissing`` where the engine's parts cannot be loaded: no file is to blame.
    """
    try:
        return papers(material, engine, scope)
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
