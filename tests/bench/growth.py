"""How the time grows: with the constructions, with the length of a text, with its vocabulary."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from qawl.sources import RuleFiles
from qawl.text.tokens import tokenize

from .clock import Task, in_turns, ratio
from .grown import with_other_cues, with_same_cues
from .stages import Fresh, extracting, laying_out
from .table import Table, figure, times
from .texts import first, size, with_new_words

FOLDS = (1, 3, 10)
KILOBYTES = (1, 10, 100, 1000)
CONSTRUCTIONS = """Copies of all constructions: with cues that no text has, or at the same cues, each with one more word
that it asks for behind the cue. The last column is the cost of the first pass."""
SHARES = (0.0, 0.1, 0.5, 1.0)


def constructions(files: RuleFiles, texts: Sequence[str], rounds: int, folds: Sequence[int] = FOLDS) -> Table:
    """Warm engines with more and more constructions. The texts have the cues of the originals."""
    engines = {f"other cues, ×{fold}": with_other_cues(files, fold) for fold in folds}
    engines |= {f"the same cues, ×{fold}": with_same_cues(files, fold) for fold in folds[1:]}
    taken = in_turns({name: (lambda e=engine: extracting(e, texts)) for name, engine in engines.items()}, rounds + 1)
    base = next(iter(taken))
    rows = [
        [
            name,
            f"{len(engines[name].program.constructions)}",
            figure(size(texts) / median(seconds[1:])),
            times(ratio(seconds[1:], taken[base][1:])),
            figure(seconds[0] / taken[base][0]) + "×",
        ]
        for name, seconds in taken.items()
    ]
    head = ["copies", "constructions", "MB/s, warm", "cost", "first pass"]
    return Table("Growth with the constructions", head, rows, f"{figure(size(texts))} MB. {CONSTRUCTIONS}")


def length(fresh: Fresh, texts: Sequence[str], rounds: int, most: float) -> Table:
    """One text of all articles, of more and more kilobytes, beside the same articles one by one."""
    engine = fresh()
    rows = []
    for kilobytes in [*(k for k in KILOBYTES if k < most * 1000), most * 1000]:
        many = first(texts, kilobytes / 1000)
        one = "\n".join(many)
        again = max(int(100 / kilobytes), 1)
        tasks: dict[str, Task] = {
            "one": lambda one=one, again=again: extracting(engine, [one] * again),
            "many": lambda many=many, again=again: extracting(engine, many * again),
        }
        extracting(engine, many)()
        taken = in_turns(tasks, rounds)
        megabytes = size([one]) * again
        rows.append(
            [
                f"{kilobytes:,.0f} kB",
                f"{len(many):,}",
                figure(megabytes / median(taken["one"])),
                figure(megabytes / median(taken["many"])),
                times(ratio(taken["one"], taken["many"])),
            ]
        )
    head = ["text", "articles", "MB/s as one text", "MB/s one by one", "cost as one"]
    return Table("Growth with the length of a text", head, rows, "A warm engine.")


def vocabulary(fresh: Fresh, texts: Sequence[str], rounds: int, shares: Sequence[float] = SHARES) -> Table:
    """The same texts with more and more words that occur once; symbols alone, of a cold engine, which has to look at
    each word once."""
    made = {share: with_new_words(texts, share) for share in shares}
    taken = in_turns({f"{share}": (lambda t=t: laying_out(fresh(), t)) for share, t in made.items()}, rounds)
    base = taken[f"{shares[0]}"]
    words = {share: len({token for text in changed for token in tokenize(text)}) for share, changed in made.items()}
    rows = []
    for share, changed in made.items():
        seconds = taken[f"{share}"]
        new = words[share] - words[shares[0]]
        each = f"{(median(seconds) - median(base)) / new * 1e6:.1f}" if new else ""
        rate = figure(size(changed) / median(seconds))
        rows.append([f"{share:.0%}", f"{words[share]:,}", rate, times(ratio(seconds, base)), each])
    head = ["longer words that are new", "different tokens", "MB/s, symbols, cold", "cost", "µs a new word"]
    return Table("Growth with the vocabulary", head, rows)
