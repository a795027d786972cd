"""What rules find in a corpus, in as many processes as there are cores.

It is kept, so that the same rules run once on the same corpus.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from qawl.cache import cache_folder, engine_stamp
from qawl.diagnostic import InputError
from qawl.engine import Engine, load
from qawl.evaluation.record import dump, record
from qawl.match.tables import MADE_BY
from qawl.sources import digest, rule_files

_CHUNK = 200_000  # code points that one task takes; a corpus of fewer is run in this process
_NEWEST = 6  # runs that are kept
UNREADABLE = "null"  # in place of a document's records


def run(folders: Sequence[Path], texts: Sequence[str]) -> list[list[str]]:
    """For each rule folder the records of each text, as `evaluation.record.dump` writes them.

    Raises RuleError where rules cannot be used."""
    corpus = _digest(texts)
    kept = [_kept(folder, corpus) for folder in folders]
    results = [_read(path, len(texts)) for path in kept]
    missing = [number for number, lines in enumerate(results) if lines is None]
    for number, lines in zip(missing, _compute([folders[n] for n in missing], texts), strict=True):
        _write(kept[number], lines)
        results[number] = lines
    return [lines or [] for lines in results]


def _compute(folders: Sequence[Path], texts: Sequence[str]) -> Iterator[list[str]]:
    chunks = list(_chunks(texts))
    if not folders:
        return
    if len(chunks) <= 1:
        for folder in folders:
            yield _records(folder, _rules(folder), texts)
        return
    with ProcessPoolExecutor(_cores()) as pool:
        keys = [(folder, _rules(folder)) for folder in folders]
        for loaded in [pool.submit(_prepare, *key) for key in keys]:
            loaded.result()  # compiled once, and not by each process
        waiting: list[list[Future[list[str]]]] = [
            [pool.submit(_records, *key, chunk) for chunk in chunks] for key in keys
        ]
        for futures in waiting:
            yield [line for future in futures for line in future.result()]


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


def _records(folder: Path, rules: str, texts: Iterable[str]) -> list[str]:
    engine = _engine(folder, rules)
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
