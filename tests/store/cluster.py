"""A PostgreSQL server of one's own: in a folder of its own, on a socket, gone afterwards."""

import os
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

SETTINGS = ("listen_addresses=", "fsync=off", "max_connections=60", "shared_buffers=32MB")


def tool(name):
    """A program of the server, also where Debian keeps it, off the path."""
    found = shutil.which(name)
    return found or next(map(str, sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))), None)


def missing():
    """Why no server can run here, or nothing."""
    if os.name != "posix":
        return "这里只在类 Unix 系统上启动 PostgreSQL"
    return None if tool("initdb") and tool("postgres") else "本机没有安装 PostgreSQL"


@contextmanager
def running():
    """The address of a server, with a place for a database's name. It refuses to run as root."""
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
    user = {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.getuid() == 0 else {}
    if user:
        shutil.chown(folder, "nobody", "nogroup")
    data = str(folder / "data")
    common = {"cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, **user}
    make = [tool("initdb"), "-D", data, "-U", "test", "-A", "trust", "-E", "UTF8", "--no-sync"]
    done = subprocess.run([*make, "--locale=C"], check=False, **common)
    if done.returncode:
        pytest.fail(f"initdb: {done.stderr.decode(errors='replace')}")
    options = [part for setting in SETTINGS for part in ("-c", setting)]
    server = subprocess.Popen(
        [tool("postgres"), "-D", data, "-k", str(folder), *options],
        **{**common, "stderr": subprocess.DEVNULL},
    )
    try:
        _wait(folder, server)
        yield f"postgresql://test@/{{}}?host={folder}"
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
        shutil.rmtree(folder, ignore_errors=True)


def _wait(folder, server):
    for _ in range(200):
        try:
            psycopg.connect(host=str(folder), user="test", dbname="postgres").close()
            return
        except psycopg.OperationalError:
            if server.poll() is not None:
                break
            time.sleep(0.1)
    pytest.fail("PostgreSQL 没有起来")


def command(address, line):
    """One statement outside a transaction."""
    with psycopg.connect(address.format("postgres"), autocommit=True) as connection:
        connection.execute(line)
