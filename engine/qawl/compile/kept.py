"""The lexicon kept between runs: the words of a grammar change seldom, and to inflect them takes long."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from qawl.cache import cache_folder, keep, kept, named
from qawl.compile.state import Compilation
from qawl.lexicon import Reading

_NEWEST = 20


def place_of(state: Compilation) -> Path:
    """Where the lexicon of these declarations is kept; where they stand in the files does not matter."""
    declared = repr((state.folds[0], state.words, state.nouns, state.verbs))
    return cache_folder() / "lexicons" / named(sha256(declared.encode("utf-8", "surrogatepass")).hexdigest())


def restore(state: Compilation, path: Path) -> bool:
    """Fill the lexicon with what `keep_lexicon` wrote; False where nothing is there."""
    try:
        kinds, numbers, lemmas, free, joining, frames = json.loads(kept(path))
    except (OSError, ValueError):
        return False
    known = [(frozenset(features), act, negative) for features, act, negative in kinds]
    found = zip(map(known.__getitem__, numbers), lemmas, strict=True)
    readings = [Reading(features, lemma, act, negative) for (features, act, negative), lemma in found]
    state.readings = dict(zip(readings, range(len(readings)), strict=True))
    state.free, state.joining, state.frames = free, joining, set(frames)
    return True


def keep_lexicon(state: Compilation, path: Path) -> None:
    """Write the lexicon as it stands."""
    kinds: dict[tuple[frozenset[str], str, bool], int] = {}
    numbers = [kinds.setdefault((r.features, r.act, r.negative), len(kinds)) for r in state.readings]
    rows = [[sorted(features), act, negative] for features, act, negative in kinds]
    lemmas = [reading.lemma for reading in state.readings]
    data = [rows, numbers, lemmas, state.free, state.joining, sorted(state.frames)]
    keep(path, json.dumps(data, ensure_ascii=False, separators=(",", ":")), _NEWEST)
