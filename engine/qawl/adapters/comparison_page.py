"""The page of `qawl diff`."""

from __future__ import annotations

from collections.abc import Iterator

from qawl.adapters.arabic import some_shown, told
from qawl.adapters.arabic.names import label_name
from qawl.adapters.comparison import (
    KIND_NAMES,
    OLD_NEW,
    SIGNS,
    Comparison,
    Found,
    differences,
    numbers,
    part_name,
    place,
    spans,
)
from qawl.adapters.excerpt import window
from qawl.adapters.html import escape, latin, marked, table
from qawl.adapters.html import page as whole_page
from qawl.adapters.wording import Language
from qawl.attribution.model import ROLES
from qawl.diagnostic import Text
from qawl.evaluation.changes import KINDS


def page(comparison: Comparison, lang: Language = "en") -> str:
    """The numbers, then the changes shown, by construction."""
    return whole_page(" → ".join(comparison.names), _body(comparison, lang))


def _body(comparison: Comparison, lang: Language) -> Iterator[str]:
    yield f"<p>{latin(told(numbers(comparison), lang))}</p>"
    titles = {kind: told(KIND_NAMES[kind], lang) for kind in KINDS}
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
    heads = [told(text, lang) for text in (Text("construction"), *OLD_NEW)]
    yield table([*heads, *(f"{SIGNS[kind]} {titles[kind]}" for kind in KINDS)], rows)
    for group in groups:
        yield f'<h2 id="{escape(group)}">{latin(group)}</h2>'
        for kind in KINDS:
            cell = [found for found in comparison.shown if found.group == group and found.change.kind == kind]
            if cell:
                shown = told(some_shown(titles[kind], counts[group][kind], len(cell)), lang)
                yield f"<details open><summary>{latin(shown)}</summary>"
                yield from (_case(found, lang) for found in cell)
                yield "</details>"


def _case(found: Found, lang: Language) -> str:
    change, text = found.change, found.article.text
    record = change.new or change.old
    assert record is not None
    start, end = window(text, spans(found))
    rows = [
        f'<p class="where">{latin(place(found))} {latin(record.rule)}</p>',
        f"<p>{marked(text, record.roles.items(), start, end)}</p>",
    ]
    for name, *pair in differences(found):
        old, new = pair if name in ROLES else (label_name(value, lang) for value in pair)
        rows.append(
            f"<p>{latin(part_name(name, lang))} <del>{escape(old or '—')}</del> <ins>{escape(new or '—')}</ins></p>"
        )
    return f'<div class="case {change.kind}">{"".join(rows)}</div>'
