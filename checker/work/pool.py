"""A few processes, one engine each; a file that hangs or eats memory ends its worker only."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

import psutil

from checker.errors import CheckerError
from checker.model.material import Material, Unprocessed
from checker.records import Scope
from checker.work.pictures import Outcome
from checker.work.worker import GOING, READY, serve

POLL_SECONDS = 0.5
MOST = 60 if sys.platform == "win32" else 1000  # Windows waits for 63 channels at once, no more
LEAST, MOST_MEMORY = 2 << 30, 6 << 30  # bytes for a worker: a sound large picture takes the least
SHARED = 0.75  # of the machine's memory is the workers'
OWN_SECONDS = 5.0  # within which a file starts no program that grows


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost. ``seconds`` without a sign that a page is being read.

    ``memory``: bytes of its worker and of the programs it starts.
    """

    seconds: float = 600.0
    memory: int = MOST_MEMORY
    start_seconds: float = 180.0


def usual(jobs: int) -> Limits:
    """The limits of a run of so many processes: one that swells must not take the machine's."""
    share = int(SHARED * psutil.virtual_memory().total / jobs)
    return Limits(memory=min(MOST_MEMORY, max(LEAST, share)))


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    channel: Connection
    material: Material | None = None
    since: float = 0.0
    ready: bool = False

    @property
    def idle(self) -> bool:
        return self.ready and self.material is None


class Pool:
    """Runs materials over ``jobs`` processes. Use as a context manager."""

    def __init__(self, jobs: int, engine: str, scope: Scope, limits: Limits | None = None) -> None:
        self.jobs = min(jobs, MOST)
        self.engine = engine
        self.scope = scope
        self.limits = limits or usual(self.jobs)
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []
        # The workers' own, since one that is killed cleans nothing up.
        self._scratch = tempfile.TemporaryDirectory(prefix="checker-", ignore_cleanup_errors=True)

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            _end(worker)
        self._scratch.cleanup()

    def run(self, materials: Sequence[Material]) -> Iterator[tuple[Material, Outcome]]:
        """Yield each material with its outcome, in the order they finish."""
        waiting = deque(materials)
        left = len(waiting)
        self._workers = [self._start() for _ in range(min(self.jobs, left))]
        while left:
            self._workers = [*self._standing(bool(waiting))]
            for worker in self._workers:
                if worker.idle:
                    self._give(worker, waiting)
            wait([worker.channel for worker in self._workers], timeout=POLL_SECONDS)
            for at, worker in enumerate(self._workers):
                done = self._collect(worker)
                if done is None:
                    continue
                left -= 1
                if not worker.process.is_alive() or not worker.ready:
                    _end(worker)
                    self._workers[at] = self._start()
                else:
                    self._give(worker, waiting)  # before the caller stores the last one
                yield done

    def _start(self) -> _Worker:
        here, there = self._context.Pipe()
        arguments = (there, self.engine, self.scope, self._scratch.name)
        process = self._context.Process(target=serve, args=arguments, daemon=True)
        with _uninterrupted():
            process.start()
        there.close()
        return _Worker(process, here, since=time.monotonic())

    def _standing(self, wanted: bool) -> Iterator[_Worker]:
        """The workers; one that died idle gives way to another where there is work for it."""
        for worker in self._workers:
            if not worker.idle or worker.process.is_alive():
                yield worker
                continue
            _end(worker)
            if wanted:
                yield self._start()

    def _give(self, worker: _Worker, waiting: deque[Material]) -> None:
        if not waiting:
            return
        with suppress(OSError):  # it died idle: another gets the file
            worker.channel.send(waiting[0])
            worker.material, worker.since = waiting.popleft(), time.monotonic()

    def _collect(self, worker: _Worker) -> tuple[Material, Outcome] | None:
        """What a worker finished, or the entry for the file it died of; ``None`` while it works."""
        try:
            answer = worker.channel.recv() if worker.channel.poll() else None
        except (EOFError, OSError):
            return self._lost(worker, "corrupt", "处理这个文件时程序异常退出；请人工查看原件")
        if isinstance(answer, CheckerError):
            raise answer
        if answer == READY:
            worker.ready = True
            return None
        if answer == GOING:
            worker.since = time.monotonic()
            return None
        if answer is not None and worker.material is not None:
            material, worker.material = worker.material, None
            return material, answer
        return self._overdue(worker)

    def _overdue(self, worker: _Worker) -> tuple[Material, Outcome] | None:
        spent = time.monotonic() - worker.since
        if not worker.ready and spent > self.limits.start_seconds:
            raise CheckerError("工作进程启动超时", "请关闭其他程序后重试，或用 --jobs 1")
        if worker.material is None:
            return None
        if spent > self.limits.seconds:
            text = f"处理{self.limits.seconds:.0f}秒没有进展，已停止；请拆分后提交或人工查看"
            return self._lost(worker, "timeout", text)
        if _memory(worker.process, spent > OWN_SECONDS) > self.limits.memory:
            return self._lost(worker, "too_large", "处理这个文件占用内存过大，已停止；请拆分后提交")
        return None

    def _lost(self, worker: _Worker, code: str, text: str) -> tuple[Material, Outcome] | None:
        if worker.idle:
            return None
        if worker.material is None:
            raise CheckerError("工作进程无法启动", "请运行 checker doctor 查看缺少什么")
        material, worker.material, worker.ready = worker.material, None, False
        return material, Unprocessed(material.path, code, text)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """What is started here hears no Ctrl-C from its first moment; ours waits until it is started.

    Windows cannot hold it back so: there a worker is deaf to it once it is loaded.
    """
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # else it is started on the way and lets interrupts through
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _memory(process: SpawnProcess, family: bool) -> int:
    """Bytes of a process, ``family`` with those it started, which takes a look at all there are."""
    held = 0
    with suppress(psutil.Error):
        own = psutil.Process(process.pid)
        for each in [own, *(own.children(recursive=True) if family else ())]:
            held += int(each.memory_info().rss)
    return held


def _end(worker: _Worker) -> None:
    """End a worker and what it started: an office program would outlive it."""
    worker.channel.close()
    for process in _family(worker.process):
        with suppress(psutil.Error):
            process.kill()
    worker.process.join(timeout=5)


def _family(process: SpawnProcess) -> list[psutil.Process]:
    if not process.is_alive():
        return []  # its number may be another program's by now
    try:
        own = psutil.Process(process.pid)
        return [*own.children(recursive=True), own]
    except psutil.Error:
        return []
