"""Rule folders as they were: a folder, or the rules of a git revision."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from qawl.diagnostic import InputError, Text


@contextmanager
def rules_at(name: str, rules: Path) -> Iterator[Path]:
    """The rule folder (or file) of this name; where there is none, `rules` at the git revision of this name.

    Raises InputError where it is neither."""
    path = Path(name)
    if path.exists():
        yield path
        return
    with TemporaryDirectory(prefix="qawl-") as made:
        try:
            with tarfile.open(fileobj=io.BytesIO(_archive(name, rules))) as archive:
                archive.extractall(made, filter="data")
        except (tarfile.TarError, OSError) as error:
            raise InputError(Text("{name} cannot be unpacked: {error}", name=name, error=error)) from error
        yield Path(made)


def _archive(revision: str, rules: Path) -> bytes:
    """The files of the folder at a revision, as a tar archive."""
    folder = rules if rules.is_dir() else rules.parent
    try:
        commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except OSError as error:
        raise InputError(
            Text(
                "there is no file or folder {revision}, and git cannot be run: {reason}",
                revision=revision,
                reason=error.strerror,
            )
        ) from error
    except subprocess.CalledProcessError as error:
        where = (
            Text("{folder} is in no git repository", folder=folder)
            if _outside(folder)
            else Text("no revision of {folder}", folder=folder)
        )
        raise InputError(
            Text("{revision} is no file or folder, and {where}", revision=revision, where=where)
        ) from error
    top, inside = (_git(folder, "rev-parse", f"--show-{part}").decode().rstrip("\n") for part in ("toplevel", "prefix"))
    prefix = inside.rstrip("/")
    try:
        return _git(Path(top), "archive", "--format=tar", f"{commit.decode().strip()}:{prefix}")
    except subprocess.CalledProcessError as error:
        raise InputError(
            Text("the revision {revision} has no folder {prefix}", revision=revision, prefix=prefix)
        ) from error


def _outside(folder: Path) -> bool:
    try:
        _git(folder, "rev-parse", "--git-dir")
    except subprocess.CalledProcessError:
        return True
    return False


def _git(folder: Path, *arguments: str) -> bytes:
    """What a git command answers. Raises CalledProcessError where it fails, OSError where there is no git."""
    command = ["git", "-C", str(folder.resolve()), *arguments]
    return subprocess.run(command, check=True, capture_output=True).stdout
