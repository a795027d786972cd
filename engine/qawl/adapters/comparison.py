"""What `qawl diff` says: attributions won, lost, moved and relabelled from one version of the rules to another."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qawl.adapters.arabic import some_shown, told
from qawl.adapters.arabic.names import label_name, markup, role_name
from qawl.adapters.corpus import Article
from qawl.adapters.excerpt import contrast, excerpt
from qawl.adapters.problems import sentence
from qawl.adapters.terminal import Style, Terminal, columns, directed, printable
from qawl.adapters.wording import Language
from qawl.attribution.model import ROLES
from qawl.diagnostic import Text
from qawl.evaluation.changes import KINDS, Change, Kind
from qawl.evaluation.record import LABELS, Record

KIND_NAMES: dict[Kind, Text] = {
    "won": Text("won"),
    "lost": Text("lost"),
    "moved": Text("moved"),
    "relabelled": Text("relabelled"),
}
OLD_NEW = (Text("old"), Text("new"))
_LABELS = {
    **{"rule": Text("rule"), "mode": Text("mode"), "form": Text("form"), "lemma": Text("lemma")},
    **{"act": Text("act"), "polarity": Text("polarity"), "negated": Text("negated")},
}
SIGNS: dict[Kind, str] = {"won": "+", "lost": "-", "moved": "~", "relabelled": "="}
_STYLES: dict[Kind, Style] = {"won": "green", "lost": "red", "moved": "yellow", "relabelled": "cyan"}
_LABEL = max(map(len, (*ROLES, *LABELS))) + 2


@dataclass(frozen=True, slots=True)
class Found:
    """A change, the article in which it is, and the construction that it counts for."""

    article: Article
    change: Change
    group: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions by the names that the user gave; how many attributions each construction, by its new name, finds in
    each; all changes in the order of the corpus, and those of them that are shown."""

    names: tuple[str, str]
    articles: int
    totals: tuple[Mapping[str, int], Mapping[str, int]]
    changes: Sequence[Found]
    shown: Sequence[Found]

    def groups(self) -> list[str]:
        """The constructions with changes; those with most first."""
        numbers = Counter(found.group for found in self.changes)
        return sorted(numbers, key=lambda group: (-numbers[group], group))

    def counts(self) -> dict[str, Counter[Kind]]:
        """How many changes of each kind each construction has."""
        counts: dict[str, Counter[Kind]] = {}
        for found in self.changes:
            counts.setdefault(found.group, Counter())[found.change.kind] += 1
        return counts


# --- JSON Lines


def lines(comparison: Comparison) -> Iterator[str]:
    """The changes shown, each a line of JSON: its kind and construction, where it is, and both attributions."""
    for found in comparison.shown:
        change, text = found.change, found.article.text
        data = {
            "kind": change.kind,
            "construction": found.group,
            "doc": found.article.id,
            "place": place(found),
            "changed": [*change.roles, *change.labels],
            "old": change.old and _data(change.old, text),
            "new": change.new and _data(change.new, text),
        }
        yield json.dumps(data, ensure_ascii=False)


def _data(record: Record, text: str) -> dict[str, Any]:
    roles = {role: [{"start": a, "end": b, "text": text[a:b]} for a, b in record.roles.get(role, ())] for role in ROLES}
    return {"rule": record.rule, **dict(zip(LABELS, record.labels, strict=True)), **roles}


# --- text


def blocks(comparison: Comparison, terminal: Terminal, lang: Language = "en") -> Iterator[str]:
    """The lines for a reader: the numbers, then the changes shown by construction."""
    old, new = map(printable, comparison.names)
    yield sentence(Text("{old} → {new}: {numbers}", old=old, new=new, numbers=numbers(comparison)), terminal, lang)
    counts = comparison.counts()
    titles = {kind: told(KIND_NAMES[kind], lang) for kind in KINDS}
    shares = ((terminal.paint(titles[kind], _STYLES[kind]), sum(c[kind] for c in counts.values())) for kind in KINDS)
    yield told(Text(", "), lang).join(f"{title} {count}" for title, count in shares)
    groups = comparison.groups()
    if not groups:
        return
    yield ""
    width = max(map(columns, groups)) + 2
    heads = [*(told(text, lang) for text in OLD_NEW), *(SIGNS[kind] + titles[kind] for kind in KINDS)]
    yield " " * width + "".join(terminal.padded(head, 12, right=True) for head in heads)
    for group in groups:
        cells = [total.get(group, 0) for total in comparison.totals] + [counts[group][kind] for kind in KINDS]
        yield terminal.padded(group, width) + "".join(f"{cell or '.':>12}" for cell in cells)
    for group in groups:
        shown = [found for found in comparison.shown if found.group == group]
        for kind in KINDS:
            cell = [found for found in shown if found.change.kind == kind]
            total = counts[group][kind]
            if cell:
                yield ""
                head = sentence(some_shown(titles[kind], total, len(cell)), terminal, lang)
                yield terminal.paint(f"{terminal.isolate(group)}: {head}", "bold")
                for found in cell:
                    yield from block(found, terminal, lang)


def numbers(comparison: Comparison) -> Text:
    """How many attributions there were and are, in how many articles."""
    before, after = (sum(total.values()) for total in comparison.totals)
    several = "s" * (comparison.articles != 1)
    return Text(
        "{before} → {after} attributions in {count} article{s}",
        before=before,
        after=after,
        count=comparison.articles,
        s=several,
    )


def block(found: Found, terminal: Terminal, lang: Language = "en") -> Iterator[str]:
    """The lines of one change: where it is, the text with its roles in brackets, and what has become of each role."""
    change, text = found.change, found.article.text
    shown = change.new or change.old
    assert shown is not None
    sign = terminal.paint(SIGNS[change.kind], _STYLES[change.kind])
    yield f"  {sign} {terminal.isolate(printable(place(found)))}"
    yield f"      {directed(markup(excerpt(text, shown.roles.items(), spans(found)), lang), terminal)}"
    for name, old, new in differences(found):
        label = terminal.padded(part_name(name, lang), _LABEL)
        if name in ROLES:
            yield f"      {label}{terminal.paint('-', 'red')} {directed(old or '—', terminal)}"
            yield f"      {'':{_LABEL}}{terminal.paint('+', 'green')} {directed(new or '—', terminal)}"
        else:
            one, other = (terminal.isolate(label_name(value, lang)) for value in (old, new))
            yield f"      {label}{one} → {other}"


def differences(found: Found) -> Iterator[tuple[str, str, str]]:
    """Each role and label that differs in a pair, with what it was and what it is; "" for a role that is not there."""
    change = found.change
    if change.old is None or change.new is None:
        return
    for role in change.roles:
        old, new = (words(found.article.text, record, role) for record in (change.old, change.new))
        yield (role, *(contrast(old, new) if old and new else (old, new)))
    for label in change.labels:
        before, after = (_label(record, label) for record in (change.old, change.new))
        yield label, str(before), str(after)


def spans(found: Found) -> list[tuple[int, int]]:
    """All spans of a change, old and new."""
    records = (found.change.old, found.change.new)
    return [piece for record in records if record is not None for pieces in record.roles.values() for piece in pieces]


def _label(record: Record, label: str) -> str | bool:
    return record.rule if label == "rule" else record.labels[LABELS.index(label)]


def words(text: str, record: Record, role: str) -> str:
    """The words of a role, an ellipsis between two of its pieces; "" where the text does not name it."""
    return " … ".join(text[a:b] for a, b in record.roles.get(role, ()))


def part_name(name: str, lang: Language) -> str:
    """What a role or a label is called."""
    return role_name(name, lang) if name in ROLES else told(_LABELS[name], lang)


def place(found: Found) -> str:
    """Where the cue stands: `FILE:LINE`."""
    shown = found.change.new or found.change.old
    assert shown is not None
    return found.article.place(shown.cue[0][0])
