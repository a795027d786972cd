"""What changes in a text from one version of the rules to another.

old   [cue أعلن] [source وزير] النقل أن [content الخط جاهز].
new   [cue أعلن] [source وزير النقل] أن [content الخط جاهز].        moved: source
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from qawl.attribution.model import ROLES
from qawl.evaluation.record import LABELS, Record

Kind = Literal["won", "lost", "moved", "relabelled"]
KINDS: tuple[Kind, ...] = ("won", "lost", "moved", "relabelled")


@dataclass(frozen=True, slots=True)
class Change:
    """An attribution that one version has and the other has not, or has otherwise. A pair shares its cue."""

    old: Record | None
    new: Record | None
    roles: tuple[str, ...] = ()  # whose spans differ
    labels: tuple[str, ...] = ()  # which differ; `rule` where another construction finds it

    @property
    def kind(self) -> Kind:
        """Whether a reader of the attribution gains it, loses it, or sees other spans or other labels."""
        if self.old is None:
            return "won"
        if self.new is None:
            return "lost"
        return "moved" if self.roles else "relabelled"

    def group(self, renamed: Mapping[str, str]) -> str:
        """The construction to blame, by its new name."""
        if self.new is not None:
            return self.new.rule
        assert self.old is not None
        return renamed.get(self.old.rule, self.old.rule)


def changes(old: Sequence[Record], new: Sequence[Record], renamed: Mapping[str, str]) -> list[Change]:
    """What changed in one document, in the order of the text. `renamed` maps former names of constructions to new."""
    found = list(_changed(old, new, renamed))
    return sorted(found, key=lambda change: (change.new or change.old or old[0]).cue)


def _changed(old: Sequence[Record], new: Sequence[Record], renamed: Mapping[str, str]) -> Iterator[Change]:
    partners = _partners(old, new)
    kept = set(partners.values())
    for number, before in enumerate(old):
        if number not in partners:
            yield Change(before, None)
            continue
        after = new[partners[number]]
        roles = tuple(role for role in ROLES if before.roles.get(role) != after.roles.get(role))
        labels = [name for name, a, b in zip(LABELS, before.labels, after.labels, strict=True) if a != b]
        if renamed.get(before.rule, before.rule) != after.rule:
            labels.insert(0, "rule")
        if roles or labels:
            yield Change(before, after, roles, tuple(labels))
    yield from (Change(None, after) for number, after in enumerate(new) if number not in kept)


def _partners(old: Sequence[Record], new: Sequence[Record]) -> dict[int, int]:
    """Which old attribution is which new one: the cue is the same or, where none is, a part of it."""
    whole = {record.cue: number for number, record in enumerate(new)}
    partners = {number: whole[record.cue] for number, record in enumerate(old) if record.cue in whole}
    left = set(range(len(new))) - set(partners.values())
    parts = {piece: number for number in left for piece in new[number].cue}
    for number, record in enumerate(old):
        if number not in partners:
            shared = next((parts[piece] for piece in record.cue if parts.get(piece) in left), None)
            if shared is not None:
                partners[number] = shared
                left.remove(shared)
    return partners


def renames(constructions: Sequence[tuple[str, Sequence[str]]]) -> dict[str, str]:
    """Former names to names, of constructions and what they `was`."""
    return {former: name for name, was in constructions for former in was}
