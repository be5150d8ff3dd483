"""Who works on something: machine, process and its start, so that a dead worker can be told."""

from __future__ import annotations

import os
import socket

import psutil

DRIFT = 5.0  # seconds by which the clock may have been put right since


def own() -> str:
    """This process."""
    return of(os.getpid())


def of(pid: int) -> str:
    """A process of this machine."""
    return f"{socket.gethostname()}:{pid}:{psutil.Process(pid).create_time():.2f}"


def process(worker: str) -> psutil.Process | None:
    """The process of this machine that is meant, ``None`` where it has ended or is elsewhere."""
    host, _, rest = worker.rpartition(":")[0].rpartition(":")
    try:
        found = psutil.Process(int(rest))
        same = abs(found.create_time() - float(worker.rpartition(":")[2])) < DRIFT
        alive = same and found.status() != psutil.STATUS_ZOMBIE
    except (psutil.Error, ValueError):
        return None
    return found if alive and host == socket.gethostname() else None


def elsewhere(worker: str) -> bool:
    """Whether another machine is meant, whose processes cannot be seen from here."""
    return worker.rpartition(":")[0].rpartition(":")[0] != socket.gethostname()
