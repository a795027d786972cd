"""The rule files of a folder, as bytes, and their digest. Needs no parser, so a cached program loads without one."""

from __future__ import annotations

import hashlib
from pathlib import Path

from qawl.diagnostic import Diagnostic, Place, RuleError
from qawl.program import VERSION

RuleFiles = list[tuple[str, bytes]]


def rule_files(folder: Path) -> RuleFiles:
    """The rule files of a folder (all `.qawl` below it, by path) or the one file; names and bytes.

    Raises RuleError (Q106) where there is nothing to read."""
    try:
        if folder.is_file():
            return [(folder.name, folder.read_bytes())]
        found = [(p.relative_to(folder).as_posix(), p.read_bytes()) for p in sorted(folder.rglob("*.qawl"))]
    except OSError as error:
        raise _unreadable(folder, f"{folder} cannot be read: {error.strerror or error}") from error
    if not found:
        message = "there are no rule files (*.qawl) in it" if folder.is_dir() else "there is no such file or folder"
        raise _unreadable(folder, message)
    return found


def digest(files: RuleFiles) -> str:
    """The digest of the sources and of the version of the format; the same rules give the same digest."""
    sha = hashlib.sha256(f"qawl {VERSION}\n".encode())
    for path, data in files:
        sha.update(f"{path} {len(data)}\n".encode())
        sha.update(data)
    return sha.hexdigest()


def engine_stamp(also: str = "") -> str:
    """Changes when the engine's own files change, or `also`: what another engine has compiled is not used again."""
    package = Path(__file__).parent
    stats = [(p.as_posix(), p.stat()) for folder in (package, package.parents[1] / "grammars") for p in _code(folder)]
    rows = [also, *((path, s.st_size, s.st_mtime_ns) for path, s in stats)]
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:16]


# They only look at what the engine does.
_NOT_ENGINE = {"adapters", "cases", "evaluation"}


def _code(folder: Path) -> list[Path]:
    found = (p for p in folder.rglob("*") if p.suffix in (".py", ".lark"))
    return sorted(p for p in found if not _NOT_ENGINE & set(p.relative_to(folder).parts))


def _unreadable(folder: Path, message: str) -> RuleError:
    place = Place(str(folder), 0, 0)
    return RuleError([Diagnostic("Q106", message, place, "Give a folder with .qawl files.")], {})
