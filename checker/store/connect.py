"""Opening a store: SQLite with a write-ahead log on a local disk, or PostgreSQL by its address."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError

from checker.errors import UsageError

NETWORK = {"nfs", "nfs4", "cifs", "smbfs", "smb3", "9p", "fuse.sshfs", "afs", "ncpfs", "davfs"}
MIGRATIONS = Path(__file__).parent / "migrations"


@dataclass(frozen=True)
class Store:
    """An open store. Every write is one transaction that stands wholly or not at all."""

    engine: Engine
    where: str

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection for reading."""
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that no other writer can cut into."""
        with self.engine.connect() as connection:
            if self.engine.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            else:
                connection.execute(text("SELECT pg_advisory_xact_lock(7301)"))
            with _closing(connection):
                yield connection


@contextmanager
def _closing(connection: Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def open_store(where: str, make: bool = False) -> Store:
    """Open the store at a path or a PostgreSQL address; ``make`` allows a new file."""
    engine = create_engine(where) if "://" in where else _sqlite(Path(where), make)
    try:
        _migrate(engine)
    except DatabaseError as error:
        raise UsageError(
            f"{where} 不是本程序的数据库，或已损坏：{error.orig}",
            "请检查路径；数据库由 checker check --store 建立",
        ) from error
    return Store(engine, where)


def _sqlite(path: Path, make: bool) -> Engine:
    if not make and not path.is_file():
        raise UsageError(f"找不到数据库：{path}", "先用 checker check … --store 建立")
    path.parent.mkdir(parents=True, exist_ok=True)
    kind = filesystem(path.resolve().parent)
    if kind in NETWORK:
        raise UsageError(
            f"数据库 {path} 在网络文件系统（{kind}）上，多人同时写入会损坏",
            "请放在本机磁盘上，或使用 PostgreSQL 地址",
        )
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 30})
    event.listen(engine, "connect", _pragmas)
    return engine


def _pragmas(connection: Any, _: object) -> None:
    connection.isolation_level = None  # transactions are begun by Store.write
    cursor = connection.cursor()
    for line in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
        cursor.execute(f"PRAGMA {line}")
    cursor.close()


def filesystem(folder: Path) -> str:
    """The kind of file system that holds a folder, empty where it cannot be told."""
    mounts = [m for m in psutil.disk_partitions(all=True) if folder.is_relative_to(m.mountpoint)]
    return max(mounts, key=lambda m: len(m.mountpoint)).fstype if mounts else ""


def _migrate(engine: Engine) -> None:
    """Bring the tables to this program's version."""
    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.connect() as connection:
        settings.attributes["connection"] = connection
        command.upgrade(settings, "head")
        connection.commit()
