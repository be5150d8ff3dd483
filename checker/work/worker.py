"""What one worker process does: take a material, give back its record or why there is none."""

from __future__ import annotations

import os
from multiprocessing.connection import Connection

import cv2

from checker import ocr
from checker.errors import CheckerError, EngineFailed, EngineMissing, Unreadable
from checker.model.document import Engine
from checker.model.material import Material, Record, Unprocessed
from checker.records import Scope, examine

READY = "ready"


def serve(channel: Connection, engine_name: str, scope: Scope) -> None:
    """Answer materials from the parent until it hangs up."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    cv2.setNumThreads(1)
    try:
        engine = ocr.engine(engine_name)
    except EngineMissing as error:
        channel.send(error)
        return
    channel.send(READY)
    while True:
        try:
            material = channel.recv()
        except (EOFError, KeyboardInterrupt):
            return
        channel.send(outcome(material, engine, scope))


def outcome(material: Material, engine: Engine, scope: Scope) -> Record | Unprocessed:
    """The record, or an entry that says what went wrong. Nothing a file does ends the worker."""
    try:
        return examine(material, engine, scope)
    except Unreadable as error:
        return Unprocessed(material.path, error.code, _sentence(error))
    except EngineFailed as error:
        return Unprocessed(material.path, "engine_failed", _sentence(error))
    except MemoryError:
        return Unprocessed(
            material.path, "too_large", "处理这个文件时内存不足；请拆分或降低分辨率后提交"
        )
    except Exception as error:
        text = f"处理这个文件时程序出错（{type(error).__name__}），没有得出结论；请人工查看原件"
        return Unprocessed(material.path, "corrupt", text)


def _sentence(error: CheckerError) -> str:
    return f"{error.text}；{error.remedy}" if error.remedy else error.text
