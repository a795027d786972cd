"""What `qawl score` says: tables of figures, and errors with what the gold has and what was found."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from qawl.adapters.arabic import some_shown, told
from qawl.adapters.arabic.names import markup, role_name
from qawl.adapters.excerpt import contrast, excerpt
from qawl.adapters.problems import sentence
from qawl.adapters.terminal import Terminal, columns, directed, printable
from qawl.adapters.wording import Language
from qawl.attribution.model import ROLES
from qawl.cases.gold import Gold
from qawl.diagnostic import Text
from qawl.evaluation.align import Item, Pair
from qawl.evaluation.counts import Figures
from qawl.evaluation.sampling import sampled
from qawl.evaluation.score import THRESHOLDS, Scores

_HEADS = (
    *(Text("precision"), Text("recall"), Text("F1"), Text("gold")),
    *(Text("exact: precision"), Text("recall"), Text("F1")),
)
_MAIN = {
    "full": Text("full"),
    "joint": Text("joint"),
    **{f"quotes {share}": Text("quotes {share}", share=share) for share in THRESHOLDS},
    "source head": Text("source head"),
}
_ACCURACIES = {
    "speaker": Text("speaker"),
    "speaker name": Text("speaker name"),
    "parent": Text("parent"),
    "nested": Text("nested"),
}
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


def lines(
    total: Scores, groups: Mapping[str, Scores], articles: int, terminal: Terminal, lang: Language = "en"
) -> Iterator[str]:
    """The figures for a reader."""
    several = "s" * (articles != 1)
    head = Text(
        "{count} article{s}: {gold} attributions in the gold, {found} found",
        count=articles,
        s=several,
        gold=total.gold,
        found=total.found,
    )
    yield sentence(head, terminal, lang)
    yield ""
    columns_ = zip(_HEADS, (11, 9, 7, 7, 23, 9, 7), strict=True)
    yield " " * _NAME + "".join(terminal.padded(told(head, lang), width, right=True) for head, width in columns_)
    for role in ROLES:
        partial, exact = total.figures(role), total.figures(f"{role} exact")
        if partial.gold or total.counts[role].found:
            name = terminal.padded(role_name(role, lang), _NAME)
            yield f"{name}{_row(partial)}{partial.gold:7}{'':12}{_row(exact)}"
    yield ""
    for key, text in _MAIN.items():
        figures = total.figures(key)
        yield f"{terminal.padded(told(text, lang), _NAME)}{_row(figures)}{figures.gold:7}"
    yield ""
    for key, text in _ACCURACIES.items():
        count = total.accuracies[key]
        if count.gold:
            share = f"{count.right:>11} / {count.gold} ({count.figures().recall:.3f})"
            yield terminal.padded(told(text, lang), _NAME) + share
    for role in ("content", "source"):
        yield ""
        yield from _edges(total, role, terminal, lang)
    if groups:
        yield ""
        yield from _by(groups, terminal, lang)


def _row(figures: Figures) -> str:
    return f"{figures.precision:11.3f}{figures.recall:9.3f}{figures.f1:7.3f}"


def _edges(scores: Scores, role: str, terminal: Terminal, lang: Language) -> Iterator[str]:
    """A histogram: where the right edge falls, in words from where it should."""
    edges = scores.edges[role]
    near = {n: edges[n] for n in range(-_FARTHEST + 1, _FARTHEST)}
    rows = {
        f"≤ -{_FARTHEST}": sum(count for n, count in edges.items() if n <= -_FARTHEST),
        **{f"{n:+d}" if n else "0": count for n, count in near.items()},
        f"≥ +{_FARTHEST}": sum(count for n, count in edges.items() if n >= _FARTHEST),
    }
    most = max(rows.values(), default=0) or 1
    edge = Text("right edge of the {role}, in words (- too early, + too late)", role=role_name(role, lang))
    yield sentence(edge, terminal, lang)
    yield from (
        f"{name:>6} {count:5} {'█' * round(40 * count / most)}".rstrip() for name, count in rows.items() if count
    )


def _by(groups: Mapping[str, Scores], terminal: Terminal, lang: Language) -> Iterator[str]:
    width = max(columns(told(name, lang)) for name in groups) + 2
    measured = [*(role_name(role, lang) for role in ("cue", "source", "content")), told(Text("full"), lang)]
    kinds = [(Text("{what} P", what=what), Text("{what} R", what=what)) for what in measured]
    heads = [Text("gold"), Text("found"), *(head for both in kinds for head in both)]
    yield " " * width + "".join(terminal.padded(told(head, lang), 10, right=True) for head in heads)
    for name, scores in groups.items():
        figures = [scores.figures(what) for what in ("cue", "source exact", "content", "full")]
        cells = [value for one in figures for value in (one.precision, one.recall)]
        yield f"{terminal.padded(printable(told(name, lang)), width)}{scores.gold:10}{scores.found:10}" + "".join(
            f"{cell:10.3f}" for cell in cells
        )


# --- errors


@dataclass(frozen=True, slots=True)
class _Error:
    article: Gold
    pair: Pair
    kind: str


def errors(scored: Sequence[Scored], size: int, seed: int, terminal: Terminal, lang: Language = "en") -> Iterator[str]:
    """At most `size` errors of each kind: attributions missed, those that are none, and wrong spans of each role."""
    found = [_Error(one.article, pair, kind) for one in scored for pair in one.pairs for kind in _kinds(pair)]
    shown = sampled(found, lambda error: error.kind, size, seed)
    for kind in ("missed", "spurious", *ROLES):
        cell = [error for error in shown if error.kind == kind]
        if cell:
            total = sum(error.kind == kind for error in found)
            what = {"missed": Text("missed"), "spurious": Text("spurious")}.get(kind) or role_name(kind, lang)
            yield ""
            yield terminal.paint(sentence(some_shown(what, total, len(cell)), terminal, lang), "bold")
            for error in cell:
                yield from _error(error, terminal, lang)


def _kinds(pair: Pair) -> Iterator[str]:
    if pair.found is None:
        yield "missed"
    elif pair.gold is None:
        yield "spurious"
    else:
        yield from (role for role in ROLES if pair.words(role)[0] != pair.words(role)[1])


def _error(error: _Error, terminal: Terminal, lang: Language) -> Iterator[str]:
    text, pair = error.article.markup.text, error.pair
    rule = f"  {terminal.isolate(pair.found.rule)}" if pair.found else ""
    start = min(a for item in (pair.gold, pair.found) if item for pieces in item.roles.values() for a, _ in pieces)
    line = text.count("\n", 0, start) + 1
    yield f"  {terminal.isolate(f'{error.article.path}:{line}')}{rule}"
    names = [told(Text("gold"), lang), told(Text("found"), lang)]
    gold_, found_ = (terminal.padded(name, max(map(columns, names))) for name in names)
    for item, name in ((pair.gold, gold_), (pair.found, found_)):
        if item:
            roles = [(role, item.roles[role]) for role in ROLES if role in item.roles]
            yield f"      {name}  {directed(markup(excerpt(text, roles), lang), terminal)}"
    if error.kind in ROLES and pair.gold and pair.found:
        gold, found = (_words(text, item, error.kind) for item in (pair.gold, pair.found))
        one, other = contrast(gold, found) if gold and found else (gold, found)
        role = f"{role_name(error.kind, lang)}:"
        yield f"      {terminal.isolate(role)} {gold_}  {directed(one or '—', terminal)}"
        yield f"      {'':{columns(role)}} {found_}  {directed(other or '—', terminal)}"


def _words(text: str, item: Item, role: str) -> str:
    return " … ".join(text[a:b] for a, b in item.roles.get(role, ()))
