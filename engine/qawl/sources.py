"""The rule files of a folder, as bytes, and their digest. Needs no parser, so a cached program loads without one."""

from __future__ import annotations

import hashlib
from pathlib import Path

from qawl.diagnostic import Diagnostic, Place, RuleError, Text
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
        raise _unreadable(
            folder, Text("{folder} cannot be read: {reason}", folder=folder, reason=error.strerror or error)
        ) from error
    if not found:
        missing = Text("there is no such file or folder")
        raise _unreadable(folder, Text("there are no rule files (*.qawl) in it") if folder.is_dir() else missing)
    return found


def digest(files: RuleFiles) -> str:
    """The digest of the sources and of the version of the format; the same rules give the same digest."""
    sha = hashlib.sha256(f"qawl {VERSION}\n".encode())
    for path, data in files:
        sha.update(f"{path} {len(data)}\n".encode())
        sha.update(data)
    return sha.hexdigest()


def _unreadable(folder: Path, message: Text) -> RuleError:
    place = Place(str(folder), 0, 0)
    return RuleError([Diagnostic("Q106", message, place, Text("Give a folder with .qawl files."))], {})
