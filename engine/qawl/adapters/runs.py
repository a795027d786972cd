"""What rules find in a corpus, in as many processes as there are cores.

It is kept, so that the same rules run once on the same corpus.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from qawl.cache import cache_folder, engine_stamp
from qawl.diagnostic import InputError
from qawl.engine import Engine, load
from qawl.evaluation.record import dump, record
from qawl.match.patterns.tables import MADE_BY
from qawl.sources import digest, rule_files

T = TypeVar("T")
_CHUNK = 200_000  # code points that one task takes; a corpus of fewer is run in this process
_NEWEST = 6  # runs that are kept
UNREADABLE = "null"  # in place of a document's records


def run(folders: Sequence[Path], texts: Sequence[str]) -> list[list[str]]:
    """For each rule folder the records of each text, as `evaluation.record.dump` writes them.

    Raises RuleError where rules cannot be used."""
    corpus = _digest(texts)
    kept = [_kept(folder, corpus) for folder in folders]  # one place for the same rules in two folders
    known = {path: _read(path, len(texts)) for path in kept}
    missing = {path: folder for path, folder in zip(kept, folders, strict=True) if known[path] is None}
    for path, parts in zip(missing, spread(_records, [*missing.values()], texts), strict=True):
        lines = known[path] = [line for part in parts for line in part]
        _write(path, lines)
    return [known[path] or [] for path in kept]


def spread(
    work: Callable[[Engine, Sequence[str]], T], folders: Sequence[Path], texts: Sequence[str]
) -> Iterator[list[T]]:
    """For each rule folder what `work`, a function of a module, makes of each stretch of the texts, in their order."""
    chunks = list(_chunks(texts))
    keys = [(folder, _rules(folder)) for folder in folders]
    if len(chunks) <= 1 or not folders:
        for key in keys:
            yield [_work(work, *key, texts)]
        return
    with ProcessPoolExecutor(_cores()) as pool:
        for loaded in [pool.submit(_prepare, *key) for key in keys]:
            loaded.result()  # compiled once, and not by each process
        waiting = [[pool.submit(_work, work, folder, rules, chunk) for chunk in chunks] for folder, rules in keys]
        for futures in waiting:
            yield [future.result() for future in futures]


def _chunks(texts: Sequence[str]) -> Iterator[list[str]]:
    chunk: list[str] = []
    size = 0
    for text in texts:
        chunk.append(text)
        size += len(text)
        if size >= _CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


@lru_cache(2)
def _engine(folder: Path, rules: str) -> Engine:
    """The engine of a folder, loaded once a process; `rules` is their digest, since files can change."""
    return load(folder)


def _rules(folder: Path) -> str:
    return digest(rule_files(folder))


def _prepare(folder: Path, rules: str) -> None:
    _engine(folder, rules)


def _work(work: Callable[[Engine, Sequence[str]], T], folder: Path, rules: str, texts: Sequence[str]) -> T:
    return work(_engine(folder, rules), texts)


def _records(engine: Engine, texts: Sequence[str]) -> list[str]:
    lines: list[str] = []
    for text in texts:
        try:
            lines.append(dump(map(record, engine(text))))
        except InputError:
            lines.append(UNREADABLE)
    return lines


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


# --- what is kept


def _digest(texts: Iterable[str]) -> str:
    sha = sha256()
    for text in texts:
        data = text.encode("utf-8", "surrogatepass")
        sha.update(b"%d\n" % len(data))
        sha.update(data)
    return sha.hexdigest()


def _kept(folder: Path, corpus: str) -> Path:
    """Where the run of these rules on this corpus is kept. Raises RuleError (Q106) where there are no rules."""
    name = f"{_rules(folder)[:32]}-{engine_stamp(MADE_BY)}-{corpus[:32]}.jsonl"
    return cache_folder() / "runs" / name


def _read(path: Path, count: int) -> list[str] | None:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError):
        return None
    return lines if len(lines) == count else None


def _write(path: Path, lines: Iterable[str]) -> None:
    """Write whole or not at all; that it cannot be kept is no error. The oldest runs go."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="\n", dir=path.parent, delete=False) as file:
            file.write("\n".join(lines))
        os.replace(file.name, path)
        for old in sorted(path.parent.glob("*.jsonl"), key=lambda p: p.stat().st_mtime, reverse=True)[_NEWEST:]:
            old.unlink()
    except OSError:
        pass
