"""Inflected words kept between runs: the words of a grammar change seldom, and to inflect them takes long."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from qawl.cache import cache_folder, keep, kept, named
from qawl.compile.state import Entries
from qawl.lexicon import Reading
from qawl.syntax import tree

_NEWEST = 500  # declarations; a grammar has about a hundred

Declared = tree.Fold | tree.Words | tree.Nouns | tree.Verbs


def place_of(fold: tree.Fold, declared: Declared) -> Path:
    """Where the entries of a declaration are kept; where it stands in its file does not matter."""
    text = repr((fold, declared))
    return cache_folder() / "lexicons" / named(sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def restored(path: Path) -> Entries | None:
    """What `keep_entries` wrote; None where nothing is there."""
    try:
        kinds, numbers, lemmas, free, joining, written = json.loads(kept(path))
    except (OSError, ValueError):
        return None
    known = [(frozenset(features), act, negative) for features, act, negative in kinds]
    found = zip(map(known.__getitem__, numbers), lemmas, strict=True)
    readings = [Reading(features, lemma, act, negative) for (features, act, negative), lemma in found]
    return Entries(dict(zip(readings, range(len(readings)), strict=True)), free, joining, written)


def keep_entries(entries: Entries, path: Path) -> None:
    """Write the entries of a declaration."""
    kinds: dict[tuple[frozenset[str], str, bool], int] = {}
    numbers = [kinds.setdefault((r.features, r.act, r.negative), len(kinds)) for r in entries.readings]
    rows = [[sorted(features), act, negative] for features, act, negative in kinds]
    lemmas = [reading.lemma for reading in entries.readings]
    data = [rows, numbers, lemmas, entries.free, entries.joining, entries.written]
    keep(path, json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), _NEWEST)
