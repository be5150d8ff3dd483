"""Opening a store: SQLite with a write-ahead log on a local disk, or PostgreSQL by its address."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

from checker.errors import UsageError

NETWORK = {
    "nfs", "nfs4", "cifs", "smbfs", "smb3", "9p", "fuse.sshfs", "afs", "ncpfs", "davfs",
    "fuse.davfs2", "ceph", "fuse.ceph", "glusterfs", "fuse.glusterfs", "lustre", "gpfs", "beegfs",
    "vboxsf", "fuse.vmhgfs-fuse", "remote",
}  # fmt: skip
MIGRATIONS = Path(__file__).parent / "migrations"
LOCK = text("SELECT pg_advisory_xact_lock(7301)")


@dataclass(frozen=True)
class Store:
    """An open store. Every write is one transaction that stands wholly or not at all."""

    engine: Engine
    where: str

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection for reading: all that is read by it is of one moment."""
        with self.engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN")
            else:
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that no other writer can cut into."""
        with self.engine.connect() as connection:
            _lock(connection)
            with _closing(connection):
                yield connection


def _lock(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.execute(LOCK)


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
    engine = _server(where) if "://" in where else _sqlite(Path(where), make)
    try:
        _migrate(engine)
    except DatabaseError as error:
        raise _unusable(engine, error) from error
    return Store(engine, where)


def _server(where: str) -> Engine:
    try:
        url = make_url(where)
    except ArgumentError:
        url = None
    if url is None or url.get_backend_name() != "postgresql":
        raise UsageError("数据库地址写法不对", "请写成 postgresql://用户:密码@主机/数据库")
    if importlib.util.find_spec("psycopg") is None:
        remedy = '请运行 pip install "evidence-checker[postgres]"'
        raise UsageError("没有安装 PostgreSQL 的驱动", remedy)
    return create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)


def _unusable(engine: Engine, error: DatabaseError) -> UsageError:
    if engine.dialect.name != "sqlite" and isinstance(error, OperationalError):
        where = engine.url.render_as_string(hide_password=True)
        told = str(error.orig).strip()
        return UsageError(f"连不上数据库 {where}：{told}", "请检查地址、密码，以及数据库是否已启动")
    return UsageError(
        f"{engine.url.database} 不是本程序的数据库，或已损坏：{error.orig}",
        "请检查路径；数据库由 checker check --store 建立",
    )


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
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": 30})
    event.listen(engine, "connect", _pragmas)
    return engine


def _pragmas(connection: Any, _: object) -> None:
    connection.isolation_level = None  # transactions are begun by Store.write
    cursor = connection.cursor()
    for line in ("busy_timeout=30000", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {line}")
    (mode,) = cursor.execute("PRAGMA journal_mode=WAL").fetchone()
    cursor.close()
    if mode != "wal":
        remedy = "请放在本机的普通磁盘上，或使用 PostgreSQL 地址"
        raise UsageError(f"这个磁盘不支持数据库的预写日志（现为 {mode}）", remedy)


def filesystem(folder: Path) -> str:
    """The kind of file system that holds a folder, empty where it cannot be told."""
    if str(folder).startswith("\\\\"):
        return "remote"
    mounts = [m for m in psutil.disk_partitions(all=True) if folder.is_relative_to(m.mountpoint)]
    if not mounts:
        return ""
    found = max(mounts, key=lambda m: len(m.mountpoint))
    return "remote" if "remote" in found.opts.split(",") else found.fstype


def _migrate(engine: Engine) -> None:
    """Bring the tables to this program's version, wholly or not at all."""
    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    newest = ScriptDirectory.from_config(settings).get_current_head()
    with engine.connect() as connection:
        if MigrationContext.configure(connection).get_current_revision() == newest:
            return
        connection.rollback()
        _lock(connection)
        with _closing(connection):
            settings.attributes["connection"] = connection
            command.upgrade(settings, "head")
