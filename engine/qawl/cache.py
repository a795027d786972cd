"""What is kept between runs: bytes under names, in the user's cache folder, which is trusted as code is."""

from __future__ import annotations

import gc
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from zlib import crc32

# Files are named by digests; those of what has changed since are not needed again.
_NAME = "[0-9a-f]" * 32 + "-" + "[0-9a-f]" * 16 + ".kept"


def cache_folder() -> Path:
    """Where it is all kept: in the folder that `QAWL_CACHE` names, or where the system has such things."""
    named = os.environ.get("QAWL_CACHE")
    if named:
        return Path(named)
    base = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "qawl"


def named(digest: str, also: str = "") -> str:
    """A file name for what was made of something with this digest, by this engine and `also`."""
    return f"{digest[:32]}-{engine_stamp(also)}.kept"


@cache
def engine_stamp(also: str = "") -> str:
    """Changes when the engine's own files change, or `also`: what another engine has made is not used again."""
    package = Path(__file__).parent
    stats = [(p.as_posix(), p.stat()) for folder in (package, package.parents[1] / "grammars") for p in _code(folder)]
    rows = [also, *((path, s.st_size, s.st_mtime_ns) for path, s in stats)]
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:16]


# They only look at what the engine does.
_NOT_ENGINE = {"adapters", "cases", "evaluation"}


def _code(folder: Path) -> list[Path]:
    found = (p for p in folder.rglob("*") if p.suffix in (".py", ".lark"))
    return sorted(p for p in found if not _NOT_ENGINE & set(p.relative_to(folder).parts))


def keep(path: Path, data: bytes, newest: int) -> None:
    """Write them, whole or not at all; a cache that cannot be written is no error.

    Only the `newest` files of the folder stay, so many of them."""
    from tempfile import NamedTemporaryFile  # slow to import, and most runs have nothing to keep

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("wb", dir=path.parent, delete=False) as file:
            file.write(_checksum(data))
            file.write(data)
        os.replace(file.name, path)
        there = sorted(path.parent.glob(_NAME), key=lambda p: p.stat().st_mtime, reverse=True)
        for old in there[newest:]:
            old.unlink()
    except OSError:
        pass


def kept(path: Path) -> bytes:
    """What `keep` wrote. Raises OSError where there is no such file, ValueError where it is damaged."""
    with path.open("rb", buffering=0) as file:  # a buffer would be copied, and a program is large
        checksum, data = file.read(_LENGTH), file.read()
    if checksum != _checksum(data):
        raise ValueError("a damaged file")
    return data


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the garbage collector: where very many objects are made and all are kept, it would take its time for
    nothing."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


_LENGTH = 9  # of a checksum


def _checksum(data: bytes) -> bytes:
    return b"%08x\n" % crc32(data)
