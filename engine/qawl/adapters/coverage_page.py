"""The page of `qawl coverage`."""

from __future__ import annotations

from collections.abc import Iterator

from qawl.adapters.arabic import told
from qawl.adapters.coverage import NAMES, Covered, Row, articles_text, took_part
from qawl.adapters.html import bar, escape, latin
from qawl.adapters.html import page as whole_page
from qawl.adapters.wording import Language
from qawl.diagnostic import Text

_LAST = {"word": Text("in the texts"), "construction": Text("lost")}


def page(result: Covered, title: str, lang: Language = "en") -> str:
    """What each part did, by kind; what did nothing is pale."""
    return whole_page(title, _body(result, lang))


def _body(result: Covered, lang: Language) -> Iterator[str]:
    yield f"<p>{latin(told(articles_text(result.articles), lang))}</p>"
    for kind in NAMES:
        yield f"<h2>{latin(told(took_part(result, kind), lang))}</h2>"
        heads = [told(text, lang) for text in ("", Text("matches"), "", _LAST.get(kind, ""), Text("example"))]
        for name, group in result.of(kind):
            if name:
                part = sum(row.count > 0 for row in group)
                yield f"<details><summary>{latin(f'{name}: {part} / {len(group)}')}</summary>"
            most = max((row.count for row in group), default=0) or 1
            yield "<table>"
            yield f"<tr>{''.join(f'<th>{escape(head)}</th>' for head in heads)}</tr>"
            yield from (_row(row, kind, most, result) for row in group)
            yield "</table>"
            if name:
                yield "</details>"


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
