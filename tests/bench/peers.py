"""The engine beside others, on the same texts, with the same forms of cues and of أن in the same spelling."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from statistics import median

from qawl.sources import RuleFiles
from qawl.text.folding import Fold

from . import peer_cg3, peer_spacy, peer_yargy
from .clock import Task, Work, in_turns, ratio
from .cues import cues, one_construction
from .stages import Fresh, extracting
from .table import Table, figure, times
from .texts import first, size

YARGY_SHARE = 0.1  # of the texts: it is slow

NOTE = """All but one row are warm: the words of the texts were seen in the round before. The engine gives spans for all
roles, ends of contents, nesting and mode, and chooses among rivals; the peers tell where a pattern matches, and do none
of this. spaCy's tokenizer is part of its time, and so is yargy's. CG-3 is given words that are cut and folded already:
its time is that of its rules, and of a process that begins and ends. spaCy's patterns and CG-3's rules are one for each
construction, with the forms of its cue, up to six words, and a landmark; the constructions say much more. `found`
counts cues, of which each peer has its own notion; it shows that all of them were at work."""


def peers(files: RuleFiles, fresh: Fresh, texts: Sequence[str], rounds: int) -> Table:
    """One canonical construction, then as many patterns as the grammar has constructions."""
    program = fresh().program
    fold = Fold.from_data(program.fold)
    known = cues(fresh())
    one, every = [known.verbs], known.each
    few = first(texts, size(texts) * YARGY_SHARE)
    ours = f"Qawl, {len(every)} constructions"
    warm, alone = fresh(), one_construction(files)
    tasks: dict[str, Task] = {
        ours: lambda: extracting(warm, texts),
        f"{ours}, cold": lambda: extracting(fresh(), texts),
        "Qawl, 1 construction": lambda: extracting(alone, texts),
    }

    def add(name: str, work: Work) -> None:
        tasks[name] = lambda: work

    if find_spec("spacy"):
        for way, flags in (("words as flags", True), ("words as sets", False)):
            add(f"spaCy Matcher, 1 pattern, {way}", peer_spacy.matcher(fold, known, one, texts, flags=flags))
            add(
                f"spaCy Matcher, {len(every)} patterns, {way}",
                peer_spacy.matcher(fold, known, every, texts, flags=flags),
            )
    if find_spec("yargy"):
        add("yargy, 3 rules", peer_yargy.parser(fold, known, few))
    if peer_cg3.is_there():
        add("CG-3, 1 rule", peer_cg3.marker(fold, known, one, texts))
        add(f"CG-3, {len(every)} rules", peer_cg3.marker(fold, known, every, texts))

    taken = in_turns(tasks, rounds)
    read = {name: size(few if name.startswith("yargy") else texts) for name in tasks}
    rates = {name: [seconds / read[name] for seconds in row] for name, row in taken.items()}
    rows = [
        [name, figure(1 / median(row)), times(ratio(row, rates[ours])), f"{tasks[name]()():,}"]
        for name, row in rates.items()
    ]
    return Table("Peers", ["one core", "MB/s", "cost, Qawl = 1", "found"], rows, f"{figure(size(texts))} MB. {NOTE}")
