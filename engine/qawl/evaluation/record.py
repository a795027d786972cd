"""An attribution as numbers and labels: its spans without their texts, in one line of JSON a document."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qawl.attribution.model import ROLES, Attribution

Pieces = tuple[tuple[int, int], ...]
LABELS = ("mode", "form", "lemma", "act", "polarity", "negated")


@dataclass(frozen=True, slots=True)
class Record:
    """The construction that found an attribution, its labels in the order of `LABELS`, and the spans of its roles,
    half-open ranges of code points; a role that the text does not name is absent."""

    rule: str
    labels: tuple[str | bool, ...]
    roles: Mapping[str, Pieces]

    @property
    def cue(self) -> Pieces:
        """The spans of the cue; there is at least one."""
        return self.roles["cue"]


def record(attribution: Attribution) -> Record:
    """The record of an attribution."""
    spans = {role: tuple((p.start, p.end) for p in attribution.role(role)) for role in ROLES}
    labels = tuple(getattr(attribution, label) for label in LABELS)
    return Record(attribution.rule, labels, {role: pieces for role, pieces in spans.items() if pieces})


def dump(records: Iterable[Record]) -> str:
    """The records of one document as JSON text on one line."""
    rows = [
        [r.rule, r.labels, {role: [n for piece in r.roles[role] for n in piece] for role in r.roles}] for r in records
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def restore(line: str) -> list[Record]:
    """The records that `dump` wrote."""
    return [
        Record(rule, tuple(labels), {role: tuple(zip(n[::2], n[1::2], strict=True)) for role, n in roles.items()})
        for rule, labels, roles in json.loads(line)
    ]
