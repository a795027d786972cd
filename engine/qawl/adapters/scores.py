"""What `qawl score` says: tables of figures, and errors with what the gold has and what was found."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from qawl.adapters.excerpt import contrast, excerpt
from qawl.adapters.terminal import Terminal, columns, directed, printable
from qawl.attribution.model import ROLES
from qawl.cases.gold import Gold
from qawl.evaluation.align import Item, Pair
from qawl.evaluation.counts import Figures
from qawl.evaluation.sampling import sampled
from qawl.evaluation.score import THRESHOLDS, Scores

_MAIN = ("full", "joint", *(f"quotes {threshold}" for threshold in THRESHOLDS), "source head")
_ACCURACIES = ("speaker", "speaker name", "parent", "nested")
_FARTHEST = 6  # words by which an edge is off; what is farther counts together
_NAME = 18


@dataclass(frozen=True, slots=True)
class Scored:
    """An article and its attributions, paired."""

    article: Gold
    pairs: Sequence[Pair]


# --- figures


def as_json(total: Scores, groups: Mapping[str, Scores]) -> str:
    """All figures as one JSON object; those of the groups under `groups`."""
    data = _data(total)
    if groups:
        data["groups"] = {name: _data(scores) for name, scores in groups.items()}
    return json.dumps(data, ensure_ascii=False, indent=1)


def _data(scores: Scores) -> dict[str, Any]:
    names = ["joint", *scores.counts]
    return {
        "gold": scores.gold,
        "found": scores.found,
        "figures": {name: asdict(scores.figures(name)) for name in names},
        "accuracies": {
            name: {"accuracy": count.figures().recall, "of": count.gold} for name, count in scores.accuracies.items()
        },
        "edges": {role: {str(n): edges[n] for n in sorted(edges)} for role, edges in scores.edges.items()},
    }


def lines(total: Scores, groups: Mapping[str, Scores], articles: int, terminal: Terminal) -> Iterator[str]:
    """The figures for a reader."""
    yield f"{articles} article{'s' * (articles != 1)}: {total.gold} attributions in the gold, {total.found} found"
    yield ""
    yield f"{'':{_NAME}}{'precision':>11}{'recall':>9}{'F1':>7}{'gold':>7}      exact: precision   recall     F1"
    for role in ROLES:
        partial, exact = total.figures(role), total.figures(f"{role} exact")
        if partial.gold or total.counts[role].found:
            yield f"{role:{_NAME}}{_row(partial)}{partial.gold:7}{'':12}{_row(exact)}"
    yield ""
    for name in _MAIN:
        figures = total.figures(name)
        yield f"{name:{_NAME}}{_row(figures)}{figures.gold:7}"
    yield ""
    for name in _ACCURACIES:
        count = total.accuracies[name]
        if count.gold:
            yield f"{name:{_NAME}}{count.right:>11} of {count.gold} ({count.figures().recall:.3f})"
    for role in ("content", "source"):
        yield ""
        yield from _edges(total, role)
    if groups:
        yield ""
        yield from _by(groups, terminal)


def _row(figures: Figures) -> str:
    return f"{figures.precision:11.3f}{figures.recall:9.3f}{figures.f1:7.3f}"


def _edges(scores: Scores, role: str) -> Iterator[str]:
    """A histogram: where the right edge falls, in words from where it should."""
    edges = scores.edges[role]
    near = {n: edges[n] for n in range(-_FARTHEST + 1, _FARTHEST)}
    rows = {
        f"≤ -{_FARTHEST}": sum(count for n, count in edges.items() if n <= -_FARTHEST),
        **{f"{n:+d}" if n else "0": count for n, count in near.items()},
        f"≥ +{_FARTHEST}": sum(count for n, count in edges.items() if n >= _FARTHEST),
    }
    most = max(rows.values(), default=0) or 1
    yield f"right edge of the {role}, in words (- too early, + too late)"
    yield from (
        f"{name:>6} {count:5} {'█' * round(40 * count / most)}".rstrip() for name, count in rows.items() if count
    )


def _by(groups: Mapping[str, Scores], terminal: Terminal) -> Iterator[str]:
    width = max(map(columns, groups)) + 2
    heads = ("gold", "found", "cue P", "cue R", "source P", "source R", "content P", "content R", "full P", "full R")
    yield " " * width + "".join(f"{head:>10}" for head in heads)
    for name, scores in groups.items():
        figures = [scores.figures(what) for what in ("cue", "source exact", "content", "full")]
        cells = [value for one in figures for value in (one.precision, one.recall)]
        shown = terminal.isolate(printable(name)) + " " * (width - columns(printable(name)))
        yield f"{shown}{scores.gold:10}{scores.found:10}" + "".join(f"{cell:10.3f}" for cell in cells)


# --- errors


@dataclass(frozen=True, slots=True)
class _Error:
    article: Gold
    pair: Pair
    kind: str


def errors(scored: Sequence[Scored], size: int, seed: int, terminal: Terminal) -> Iterator[str]:
    """At most `size` errors of each kind: attributions missed, those that are none, and wrong spans of each role."""
    found = [_Error(one.article, pair, kind) for one in scored for pair in one.pairs for kind in _kinds(pair)]
    shown = sampled(found, lambda error: error.kind, size, seed)
    for kind in ("missed", "spurious", *ROLES):
        cell = [error for error in shown if error.kind == kind]
        if cell:
            total = sum(error.kind == kind for error in found)
            some = "" if len(cell) == total else f", {len(cell)} of them shown"
            yield ""
            yield terminal.paint(f"{kind}: {total}{some}", "bold")
            for error in cell:
                yield from _error(error, terminal)


def _kinds(pair: Pair) -> Iterator[str]:
    if pair.found is None:
        yield "missed"
    elif pair.gold is None:
        yield "spurious"
    else:
        yield from (role for role in ROLES if pair.words(role)[0] != pair.words(role)[1])


def _error(error: _Error, terminal: Terminal) -> Iterator[str]:
    text, pair = error.article.markup.text, error.pair
    rule = f"  {terminal.isolate(pair.found.rule)}" if pair.found else ""
    start = min(a for item in (pair.gold, pair.found) if item for pieces in item.roles.values() for a, _ in pieces)
    line = text.count("\n", 0, start) + 1
    yield f"  {terminal.isolate(f'{error.article.path}:{line}')}{rule}"
    for item, name in ((pair.gold, "gold "), (pair.found, "found")):
        if item:
            roles = [(role, item.roles[role]) for role in ROLES if role in item.roles]
            yield f"      {name}  {directed(excerpt(text, roles), terminal)}"
    if error.kind in ROLES and pair.gold and pair.found:
        gold, found = (_words(text, item, error.kind) for item in (pair.gold, pair.found))
        one, other = contrast(gold, found) if gold and found else (gold, found)
        yield f"      {error.kind}: gold   {directed(one or '—', terminal)}"
        yield f"      {'':{len(error.kind)}}  found  {directed(other or '—', terminal)}"


def _words(text: str, item: Item, role: str) -> str:
    return " … ".join(text[a:b] for a, b in item.roles.get(role, ()))
