"""Pages in HTML: one file each, with its style in it and nothing to fetch, from right to left.

What a page holds is built of strings that are escaped where they come in, by `escape`, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from importlib import resources

from qawl.attribution.model import ROLES
from qawl.evaluation.record import Pieces

__all__ = ["bar", "escape", "latin", "marked", "page", "table"]


def page(title: str, body: Iterable[str], lang: str = "ar", style: str = "") -> str:
    """A whole page; `title` is plain text, `body` is HTML, and `style` is added to that of all pages."""
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
    inside = "\n".join(body)
    return (
        f'<!doctype html>\n<html lang="{lang}" dir="rtl">\n<head>{head}<style>\n{_style()}{style}</style></head>\n'
        f"<body>\n<h1>{escape(title)}</h1>\n{inside}\n</body>\n</html>\n"
    )


@cache
def _style() -> str:
    return resources.files("qawl.adapters").joinpath("page.css").read_text(encoding="utf-8")


def latin(text: str) -> str:
    """Text that runs from the left: a name, a place."""
    return f'<bdi class="latin" dir="auto">{escape(text)}</bdi>'


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are HTML; those from the second on are numbers. `head` is plain text."""
    lines = [f"<tr>{''.join(f'<th>{escape(title)}</th>' for title in head)}</tr>"]
    for first, *numbers in rows:
        cells = "".join(f'<td class="n">{number}</td>' for number in numbers)
        lines.append(f"<tr><td>{first}</td>{cells}</tr>")
    return "<table>\n" + "\n".join(lines) + "\n</table>"


def bar(share: float) -> str:
    """A bar; all of its room for 1."""
    return f'<span class="bar" style="width:{max(0.0, min(1.0, share)) * 12:.2f}rem"></span>'


def marked(text: str, roles: Iterable[tuple[str, Pieces]], start: int = 0, end: int | None = None) -> str:
    """The code points `[start, end)` of a text, each role underlined; a piece that crosses another is left out."""
    stop = len(text) if end is None else end
    pieces = sorted(
        ((a, b, role) for role, spans in roles for a, b in spans if start <= a < b <= stop),
        key=lambda piece: (piece[0], -piece[1], ROLES.index(piece[2])),
    )
    tags = ((a, b, f'<span class="role {role}" title="{role}">') for a, b, role in pieces)
    return tagged(text, tags, start, stop)


def tagged(text: str, pieces: Iterable[tuple[int, int, str]], start: int, stop: int) -> str:
    """The code points `[start, stop)` of a text with the tag of each piece before it and `</span>` behind. The pieces
    are in the order in which they open; one that crosses another is left out."""
    made: list[str] = []
    open_until: list[int] = []
    at = start

    def advance(to: int) -> None:
        nonlocal at
        while open_until and open_until[-1] <= to:
            made.append(escape(text[at : open_until[-1]]) + "</span>")
            at = open_until.pop()
        made.append(escape(text[at:to]))
        at = to

    for a, b, tag in pieces:
        advance(a)
        if not open_until or b <= open_until[-1]:
            made.append(tag)
            open_until.append(b)
    advance(stop)
    return "".join(made)
