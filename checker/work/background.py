"""The server's side of background checks: starts them, watches them, takes up those left behind."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path

import psutil

import checker
from checker.store import Store, checks
from checker.work import identity
from checker.work.child import Errand, Means

POLL_SECONDS = 0.5
PATIENCE = 5.0  # seconds for a process to end when asked


@dataclass
class Background:
    """Checks as child processes, ``most`` at once over all servers of a store.

    A check whose server was killed runs on by itself; one whose process died with its server is
    put in line again when a server starts. ``inbox`` is the folder whose packages may be checked.
    """

    store: Store
    means: Means
    most: int = 1
    inbox: Path | None = None
    _children: dict[int, subprocess.Popen[bytes]] = field(default_factory=dict)
    _stopping: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def __enter__(self) -> Background:
        self._thread = threading.Thread(target=self._watch, name="checks", daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End the children; their checks wait for the next start."""
        self._stopping.set()
        if self._thread:
            self._thread.join()
        for number, child in self._children.items():
            _end(child)
            self._close(number, "waiting", "服务已停止，重新启动后继续")

    def stop(self, number: int, by: str) -> None:
        """Call a check off and end its process."""
        worker = checks.stop(self.store, number, by)
        found = identity.process(worker) if worker else None
        if found and found.pid != os.getpid():
            _ask(found)

    def _watch(self) -> None:
        while not self._stopping.wait(POLL_SECONDS):
            try:
                self._step()
            except Exception as error:  # a busy database is no reason to stop watching
                print(f"后台检查：{error}", file=sys.stderr)

    def _step(self) -> None:
        for number in [n for n, child in self._children.items() if child.poll() is not None]:
            self._ended(number, self._children.pop(number))
        with self.store.read() as connection:
            under_way, waits = checks.running(connection), checks.waits(connection)
        for row in under_way:
            if row.id not in self._children and self._dead(row.worker):
                checks.end(self.store, row.id, row.worker, "waiting", "检查曾中断，等待继续")
        while waits and (claimed := checks.claim(self.store, identity.own(), self.most)):
            self._start(claimed)

    def _dead(self, worker: str) -> bool:
        """A process of another machine is taken at its word where the store is shared with it."""
        if identity.elsewhere(worker):
            return self.store.engine.dialect.name == "sqlite"
        return identity.process(worker) is None

    def _start(self, number: int) -> None:
        errand = Errand(self.store.where, number, identity.own(), self.means)
        try:
            child = self._process(number)
        except OSError as error:
            checks.end(self.store, number, identity.own(), "failed", f"检查进程无法启动：{error}")
            return
        self._children[number] = child
        if child.stdin:
            with contextlib.suppress(BrokenPipeError), child.stdin as channel:
                channel.write(errand.text().encode())

    def _process(self, number: int) -> subprocess.Popen[bytes]:
        logs = Path(self.means.work) / "log"
        logs.mkdir(parents=True, exist_ok=True)
        paths = [str(Path(checker.__file__).parent.parent), os.environ.get("PYTHONPATH", "")]
        with (logs / f"{number}.txt").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-P", "-m", "checker.work.child"],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
                start_new_session=True,  # Ctrl-C is the server's to answer, on Windows too
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )

    def _ended(self, number: int, child: subprocess.Popen[bytes]) -> None:
        """A child that died without a word, on its way or before it began."""
        if child.returncode:
            text = f"检查进程异常结束（{child.returncode}），已读完的文件不会重读，可以继续"
            self._close(number, "failed", text)

    def _close(self, number: int, state: str, note: str) -> None:
        """What is left of a check whose child has ended."""
        with self.store.read() as connection:
            row = checks.one(connection, number)
        if row and row.state == "running":
            checks.end(self.store, number, row.worker, state, note)


def _ask(process: psutil.Process) -> None:
    """Ask a check to end; Windows ends it unasked, and its readers would finish what they read."""
    with contextlib.suppress(psutil.Error):
        readers = process.children(recursive=True) if sys.platform == "win32" else []
        process.terminate()
        for each in readers:
            with contextlib.suppress(psutil.Error):
                each.kill()


def _end(child: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(psutil.Error):
        _ask(psutil.Process(child.pid))
    try:
        child.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
