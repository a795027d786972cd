"""The page of `qawl diff`."""

from __future__ import annotations

from collections.abc import Iterator

from qawl.adapters.comparison import SIGNS, Comparison, Found, counted, differences, place, spans
from qawl.adapters.excerpt import window
from qawl.adapters.html import escape, latin, marked, table
from qawl.adapters.html import page as whole_page
from qawl.evaluation.changes import KINDS


def page(comparison: Comparison) -> str:
    """The numbers, then the changes shown, by construction."""
    return whole_page(" → ".join(comparison.names), _body(comparison))


def _body(comparison: Comparison) -> Iterator[str]:
    before, after = (sum(total.values()) for total in comparison.totals)
    numbers = f"{before} → {after} attributions in {counted(comparison.articles, 'article')}"
    yield f"<p>{latin(numbers)}</p>"
    counts = comparison.counts()
    groups = comparison.groups()
    rows = [
        [
            f'<a href="#{escape(group)}">{latin(group)}</a>',
            *(str(total.get(group, 0)) for total in comparison.totals),
            *(str(counts[group][kind] or "") for kind in KINDS),
        ]
        for group in groups
    ]
    yield table(["construction", "old", "new", *(f"{SIGNS[kind]} {kind}" for kind in KINDS)], rows)
    for group in groups:
        yield f'<h2 id="{escape(group)}">{latin(group)}</h2>'
        for kind in KINDS:
            cell = [found for found in comparison.shown if found.group == group and found.change.kind == kind]
            if cell:
                total = counts[group][kind]
                shown = "" if len(cell) == total else f", {len(cell)} of them shown"
                yield f"<details open><summary>{latin(f'{total} {kind}{shown}')}</summary>"
                yield from map(_case, cell)
                yield "</details>"


def _case(found: Found) -> str:
    change, text = found.change, found.article.text
    record = change.new or change.old
    assert record is not None
    start, end = window(text, spans(found))
    rows = [
        f'<p class="where">{latin(place(found))} {latin(record.rule)}</p>',
        f"<p>{marked(text, record.roles.items(), start, end)}</p>",
    ]
    for name, old, new in differences(found):
        rows.append(f"<p>{latin(name)} <del>{escape(old or '—')}</del> <ins>{escape(new or '—')}</ins></p>")
    return f'<div class="case {change.kind}">{"".join(rows)}</div>'
