"""The engine, stage by stage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import median

from qawl.engine import Engine
from qawl.text.tokens import tokenize

from .clock import Task, Work, in_turns, ratio
from .table import Table, figure, times
from .texts import size

Fresh = Callable[[], Engine]  # an engine that has seen no text


def stages(fresh: Fresh, plain: Fresh, texts: Sequence[str], rounds: int) -> Table:
    """Tokens, symbols, attributions: of an engine that has seen no text, and of one that has seen these. `plain` has
    the matcher in Python; `fresh` the one in C, if that is there."""
    warm, warm_plain = fresh(), plain()
    found = extracting(warm, texts)()
    extracting(warm_plain, texts)()
    tasks: dict[str, Task] = {
        "tokens alone": lambda: extracting(tokenize, texts),
        "tokens, symbols and layout, cold": lambda: laying_out(fresh(), texts),
        "tokens, symbols and layout, warm": lambda: laying_out(warm, texts),
        "attributions, cold": lambda: extracting(fresh(), texts),
        "attributions, warm": lambda: extracting(warm, texts),
        "attributions, cold, matcher in Python": lambda: extracting(plain(), texts),
        "attributions, warm, matcher in Python": lambda: extracting(warm_plain, texts),
    }
    taken = in_turns(tasks, rounds)
    tokens = taken["tokens alone"]
    megabytes = size(texts)
    rows = [
        [name, figure(megabytes / median(seconds)), times(ratio(seconds, tokens))] for name, seconds in taken.items()
    ]
    words = {token for text in texts for token in tokenize(text)}
    note = (
        f"{figure(megabytes)} MB in {len(texts):,} articles, {len(words):,} different tokens, {found:,} attributions; "
        f"{len(warm.program.constructions)} constructions. Cold: the first pass of an engine from the cache of "
        "programs; warm: another pass over the same texts."
    )
    return Table("Stages", ["one core", "MB/s", "cost, tokens = 1"], rows, note)


def extracting(call: Callable[[str], Sequence[object]], texts: Sequence[str]) -> Work:
    """To call an engine on all texts; gives the number of attributions."""

    def work() -> int:
        return sum(len(call(text)) for text in texts)

    return work


def laying_out(engine: Engine, texts: Sequence[str]) -> Work:
    """To lay all texts out: tokens, symbols, sentences, quotations; gives the number of tokens."""
    return extracting(lambda text: engine.lay_out(text).tokens, texts)
