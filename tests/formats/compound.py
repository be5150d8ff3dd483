"""A compound file (MS-CFB) as old office programs write them, of whole sectors only."""

import struct

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECTOR, _LEAST = 512, 4096  # shorter streams would lie in a stream of their own
_NONE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(**streams):
    """The file, its streams filled up with zeros; a name has _ for each blank."""
    table, content = [_TABLE, _END], b""
    entries = [_entry("Root Entry", 5, _END, 0, child=1)]
    for number, (name, given) in enumerate(streams.items(), 1):
        size = max(_LEAST, -(-len(given) // _SECTOR) * _SECTOR)
        data = given.ljust(size, b"\0")
        beside = number + 1 if number < len(streams) else _NONE
        entries.append(_entry(name.replace("_", " "), 2, len(table), len(data), beside))
        last = len(table) + len(data) // _SECTOR - 1
        table += [*range(len(table) + 1, last + 1), _END]
        content += data
    table += [_NONE] * (_SECTOR // 4 - len(table))
    assert len(entries) <= 4 and len(table) == _SECTOR // 4
    head = MARK + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<9I", 0, 1, 1, 0, _LEAST, _END, 0, _END, 0)
    head += struct.pack("<109I", 0, *[_NONE] * 108)
    folder = b"".join(entries).ljust(_SECTOR, b"\0")
    return head + struct.pack("<128I", *table) + folder + content


def _entry(name, kind, start, size, beside=_NONE, child=_NONE):
    raw = name.encode("utf-16-le") + b"\0\0"
    made = raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, _NONE, beside, child)
    return made + bytes(36) + struct.pack("<IQ", start, size)
