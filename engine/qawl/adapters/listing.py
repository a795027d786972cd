"""The listing for a reader: who says how what, a block for each attribution, nested ones indented under their parents.

On a terminal every stretch of Arabic is isolated, line by line: the labels keep the lines running from left to right,
the text within its isolate runs from right to left. Nothing is reordered or reshaped here; the terminal does that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qawl.adapters.terminal import RIGHT_TO_LEFT, Style, Terminal, columns, isolate, printable, wrap
from qawl.attribution.model import ROLES, Attribution

_FIRST = ("source", "cue", "content")
_OTHERS = tuple(role for role in ROLES if role not in _FIRST)
_LABEL = max(map(len, ROLES)) + 2
_INDENT = 4
_DEEPEST = 6  # what is nested still deeper is not indented further: the text needs the room
_NARROWEST = 20
_STYLES: dict[str, Style] = {"source": "cyan", "cue": "green"}


def blocks(attributions: Sequence[Attribution], terminal: Terminal, heading: str = "") -> str:
    """The listing of one document under its heading, if it has one; "" where there are no attributions."""
    listed = [_block(attribution, depth, terminal) for attribution, depth in nested(attributions)]
    if heading and listed:
        listed.insert(0, terminal.paint(terminal.isolate(printable(heading)), "bold"))
    return "".join(f"{block}\n\n" for block in listed)


def nested(attributions: Sequence[Attribution]) -> Iterator[tuple[Attribution, int]]:
    """Each attribution and how deep it is nested; children after their parent, all else in the given order."""
    known = {attribution.id for attribution in attributions}
    children: dict[int | None, list[Attribution]] = {}
    for attribution in reversed(attributions):
        parent = attribution.parent if attribution.parent in known else None
        children.setdefault(parent, []).append(attribution)
    waiting = [(attribution, 0) for attribution in children.get(None, ())]
    while waiting:
        attribution, depth = waiting.pop()
        yield attribution, depth
        waiting += [(child, depth + 1) for child in children.get(attribution.id, ())]


def _block(attribution: Attribution, depth: int, terminal: Terminal) -> str:
    roles = [*_FIRST, *(role for role in _OTHERS if attribution.role(role))]
    if attribution.speaker and attribution.speaker.name not in attribution.source.text:
        roles.insert(1, "speaker")
    rows: list[str] = []
    number = str(attribution.id)
    margin = " " * _INDENT * min(depth, _DEEPEST)
    for role in roles:
        first = f"{margin}{terminal.paint(number.ljust(_INDENT - 1), 'bold')} "
        label = f"{terminal.paint(role, 'dim')}{' ' * (_LABEL - len(role))}"
        texts = _text(attribution, role, terminal, len(margin) + _INDENT + _LABEL)
        rows.append(f"{first}{label}{texts[0]}")
        rows.extend(f"{' ' * (len(margin) + _INDENT + _LABEL)}{text}" for text in texts[1:])
        number = ""
    return "\n".join(rows)


def _text(attribution: Attribution, role: str, terminal: Terminal, taken: int) -> list[str]:
    """The lines of one role, ready to be put beside and below its label."""
    text = printable(attribution.speaker.name if role == "speaker" else attribution.role(role).text)
    if not text:
        return ["—"]
    lines = [text] if terminal.width is None else list(wrap(text, max(terminal.width - taken, _NARROWEST)))
    widest = max(map(columns, lines))
    shown = [
        # The lines of one text share their right edge, where an Arabic line begins.
        " " * (widest - columns(line) if terminal.isolates else 0) + _styled(line, role, terminal)
        for line in lines
    ]
    if role == "cue":
        shown[-1] += f" · {attribution.act}{_flags(attribution)}"
    if role == "speaker":
        shown[-1] += f" · {attribution.speaker.found}"
    return shown


def _flags(attribution: Attribution) -> str:
    flags = (("negated", attribution.negated), ("distanced", attribution.distanced))
    return "".join(f" · {name}" for name, holds in flags if holds)


def _styled(line: str, role: str, terminal: Terminal) -> str:
    isolated = isolate(RIGHT_TO_LEFT + line) if terminal.isolates else line
    return terminal.paint(isolated, _STYLES[role]) if role in _STYLES else isolated
