"""What the peers are given of our grammar: the forms of its cues and of أن, folded, as sets of strings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qawl.compile import compile_rules
from qawl.engine import Engine
from qawl.lexicon import CONJUNCTIONS, PRONOUNS
from qawl.sources import RuleFiles
from qawl.syntax.blocks import split_blocks

Forms = frozenset[str]

# The canonical pattern, for all: a finite verb, up to six words that are no marks and not أن, then أن.
MOST = 6
CONSTRUCTION = f"""
construction cue-source-that
    [cue {{reporting finite}}] [source (!{{that}} !{{punct}} {{word}}){{1,{MOST}}}] {{that}} [content {{any}}+]
"""


@dataclass(frozen=True, slots=True)
class Cues:
    """`each` has the forms that can be the cue of each construction, `verbs` those of the canonical one."""

    each: tuple[Forms, ...]
    verbs: Forms
    that: Forms


def cues(engine: Engine) -> Cues:
    """The forms of an engine's grammar, each also with a conjunction before it."""
    program, signer = engine.program, engine.classifier.signer
    masks = {form: signer.mask(form) for form in program.free}
    each = []
    for construction in program.constructions:
        wanted = sum(1 << test for test in {test for test, _, _ in construction.alternatives})
        each.append(_joined(form for form, mask in masks.items() if mask & wanted))
    finite = {n for n, (features, *_) in enumerate(program.readings) if {"reporting", "finite"} <= set(features)}
    verbs = _joined(form for form, readings in program.free.items() if finite.intersection(readings))
    return Cues(tuple(each), verbs, _joined(p + "ان" + after for p in ("", "ب", "ل") for after in ("", *PRONOUNS)))


def _joined(forms: Iterable[str]) -> Forms:
    return frozenset(before + form for form in forms for before in ("", *CONJUNCTIONS))


def one_construction(files: RuleFiles) -> Engine:
    """The engine with the verbs of these rules and the canonical construction alone."""
    kept = [CONSTRUCTION]
    for _, data in files:
        source = data.decode("utf-8-sig")
        blocks, _ = split_blocks(source)
        kept += [source[block.start : block.end] for block in blocks if block.keyword in ("fold", "verbs")]
    return Engine(compile_rules([("one.qawl", "\n".join(kept).encode())])[0])
