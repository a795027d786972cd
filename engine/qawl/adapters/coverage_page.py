"""The page of `qawl coverage`."""

from __future__ import annotations

from collections.abc import Iterator

from qawl.adapters.coverage import NAMES, Covered, Row
from qawl.adapters.html import bar, escape, latin
from qawl.adapters.html import page as whole_page


def page(result: Covered, title: str) -> str:
    """What each part did, by kind; what did nothing is pale."""
    return whole_page(title, _body(result))


def _body(result: Covered) -> Iterator[str]:
    yield f"<p>{latin(f'{result.articles} articles')}</p>"
    for kind, title in NAMES.items():
        rows = [row for row in result.rows if row.part[0] == kind]
        used = sum(row.count > 0 for row in rows)
        yield f"<h2>{latin(f'{title}: {used} of {len(rows)} took part')}</h2>"
        for name, group in result.of(kind):
            if name:
                part = sum(row.count > 0 for row in group)
                yield f"<details><summary>{latin(f'{name}: {part} of {len(group)}')}</summary>"
            most = max((row.count for row in group), default=0) or 1
            yield "<table>"
            yield f"<tr>{''.join(f'<th>{head}</th>' for head in ('', 'matches', '', _last(kind), 'example'))}</tr>"
            yield from (_row(row, kind, most, result) for row in group)
            yield "</table>"
            if name:
                yield "</details>"


def _last(kind: str) -> str:
    return {"word": "in the texts", "construction": "lost"}.get(kind, "")


def _row(row: Row, kind: str, most: int, result: Covered) -> str:
    name = f"<bdi>{escape(row.name)}</bdi>" if kind == "word" else latin(result.written.get(row.part, row.name))
    last = {"word": str(row.seen), "construction": str(row.lost or "")}.get(kind, "")
    cells = [name, str(row.count), bar(row.count / most) if row.count else "", last]
    example = ""
    if row.example:
        before, words, after = map(escape, (row.example.before, row.example.words, row.example.after))
        place = f'<span class="where">{latin(row.example.place)}</span>'
        example = f"{before} <mark>{words}</mark> {after} {place}"
    numbers = "".join(f'<td class="n">{cell}</td>' for cell in cells[1:])
    return f"<tr{'' if row.count else ' class=none'}><td>{cells[0]}</td>{numbers}<td>{example}</td></tr>"
