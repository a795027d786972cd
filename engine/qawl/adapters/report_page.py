"""The page of `qawl report`: one file, from right to left, that fetches nothing.

A span is shown by a background or a line under it, and never by a border or a margin: inside a word these would break
the joining of its letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources

from qawl.adapters.html import escape, latin, page, tagged
from qawl.adapters.report import DIRECT, Report, SpeakerEntry, Statement
from qawl.attribution.model import ROLES, Link
from qawl.syntax.vocabulary import ACTS

_SHOWN = 25  # speakers in the plot
_COLOURS = 8  # of media in the plot; those that relay less share the last
_MOST_MONTHS = 60  # in a drawing of statements over time; of a longer time the latest
_DIRECT = "بلا وسيط"
_UNNAMED = "قائلون بلا أسماء، كل في مقاله"

_PARTS = {
    "plot": "من قال كم، وعن طريق من",
    "speakers": "القائلون وأقوالهم",
    "same": "قول واحد في مقالات عدة",
    "articles": "المقالات",
}
_KINDS = {
    "person": "شخص",
    "office": "منصب",
    "organisation": "هيئة",
    "outlet": "وسيلة إعلام",
    "document": "وثيقة",
    "collective": "جماعة",
    "anonymous": "مجهول",
}


def report_page(report: Report, title: str) -> str:
    """The whole page."""
    return page(title, _body(report), style=_resource("report.css"))


def _resource(name: str) -> str:
    return resources.files("qawl.adapters").joinpath(name).read_text(encoding="utf-8")


def _body(report: Report) -> Iterator[str]:
    count = sum(map(len, report.statements))
    yield f"<p>المقالات {len(report.articles)}، الأقوال {count}، القائلون {len(report.speakers)}.</p>"
    links = (f'<a href="#{id}">{heading}</a>' for id, heading in _PARTS.items())
    yield f"<nav>{' '.join(links)}</nav>"
    yield from _filters(report)
    yield _heading("plot")
    yield from _plot(report)
    yield _heading("speakers")
    months = _months(report)
    named = [entry for entry in report.speakers if entry.named]
    for entry in named:
        yield from _speaker(report, entry, months)
    if len(named) < len(report.speakers):
        yield f"<h3>{_UNNAMED}</h3>"
    for entry in report.speakers:
        if not entry.named:
            yield from _speaker(report, entry, months)
    yield _heading("same")
    for group in report.repeated():
        yield from _group(report, group)
    yield _heading("articles")
    for number in range(len(report.articles)):
        yield _article(report, number)
    yield f"<script>\n{_resource('report.js')}</script>"


def _heading(id: str) -> str:
    return f'<h2 id="{id}">{_PARTS[id]}</h2>'


def _filters(report: Report) -> Iterator[str]:
    acts = "".join(f'<option value="{act}">{escape(ACTS.get(act, act))}</option>' for act in report.acts())
    yield (
        '<form id="filters"><label>القائل <input name="speaker" type="search"></label> '
        '<label>الناقل <input name="via" type="search"></label> '
        f'<label>الفعل <select name="act"><option value="">الكل</option>{acts}</select></label> '
        '<output name="count"></output></form>'
    )


# --- who said how much through whom


def _plot(report: Report) -> Iterator[str]:
    shown = [entry for entry in report.speakers if entry.named][:_SHOWN]
    if not shown:
        return
    totals: dict[str, int] = {}
    for entry in shown:
        for relay, count in entry.relays():
            totals[relay] = totals.get(relay, 0) + count
    ranked = sorted((relay for relay in totals if relay != DIRECT), key=lambda relay: -totals[relay])
    colours = {relay: min(n, _COLOURS) for n, relay in enumerate([DIRECT, *ranked])}
    most = len(shown[0].statements)
    yield '<div class="plot">'
    for entry in shown:
        parts = "".join(
            f'<span class="c{colours[relay]}" style="width:{count / most * 100:.2f}%" '
            f'title="{escape(relay or _DIRECT)}: {count}"></span>'
            for relay, count in sorted(entry.relays(), key=lambda item: colours[item[0]])
        )
        total = f"<b>{len(entry.statements)}</b>"
        yield f'<div class="who">{escape(entry.name)}</div><div class="bars">{parts}{total}</div>'
    yield "</div>"
    named = [_DIRECT, *ranked[: _COLOURS - 1]] + (["غيرهم"] if len(ranked) >= _COLOURS else [])
    yield (
        '<p class="key">'
        + " ".join(f'<span class="c{n}"></span>{escape(name)}' for n, name in enumerate(named))
        + "</p>"
    )


# --- the index of speakers


def _months(report: Report) -> list[str]:
    """The months from the first statement to the last; [] where all are of one."""
    found = sorted({month for entry in report.speakers for month in entry.months()})
    if len(found) < 2:
        return []
    first, last = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (found[0], found[-1]))
    return [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(max(first, last - _MOST_MONTHS + 1), last + 1)]


def _over_time(entry: SpeakerEntry, months: list[str]) -> str:
    """A small drawing of how much was said in which month, the latest at the left as all is read here."""
    counts = entry.months()
    if not months or not counts:
        return ""
    most = max(counts.values())
    bars = "".join(
        f'<rect x="{(len(months) - 1 - n) * 4}" y="{16 - 15 * counts[month] / most:.1f}" width="3" '
        f'height="{15 * counts[month] / most:.1f}"><title>{month}: {counts[month]}</title></rect>'
        for n, month in enumerate(months)
        if counts[month]
    )
    width = len(months) * 4
    return (
        f'<svg class="time" width="{width}" height="17" role="img" aria-label="{months[0]} – {months[-1]}">'
        f'<path d="M0 16.5H{width}"/>{bars}</svg>'
    )


def _speaker(report: Report, entry: SpeakerEntry, months: list[str]) -> Iterator[str]:
    title = f" <small>{escape(entry.title)}</small>" if entry.title and entry.title != entry.name else ""
    yield (
        f'<details class="speaker"><summary>{escape(entry.name)}{title} '
        f'<small class="kind">{_KINDS.get(entry.kind, "")}</small> <b>{len(entry.statements)}</b> '
        f"{_over_time(entry, months)}</summary>"
    )
    in_time = sorted(entry.statements, key=lambda s: (s.when or "9999", s.article, s.attribution.id))
    for statement in in_time:
        yield _statement(report, statement)
    yield "</details>"


def _statement(report: Report, statement: Statement) -> str:
    attribution = statement.attribution
    notes = [ACTS.get(attribution.act, attribution.act)]
    notes += ["منفي"] if attribution.negated else []
    notes += ["بتحفظ"] if attribution.distanced else []
    when = f"<time>{latin(statement.when)}</time> " if statement.when else ""
    said = attribution.content.text
    about = attribution.topic.text or attribution.occasion.text  # of who said nothing: رفض التعليق على التقرير
    quoted = f"<q>{escape(said)}</q>" if said else f"<span>{escape(about)}</span>"
    article = report.articles[statement.article]
    return (
        f'<div class="statement" data-act="{attribution.act}" data-speaker="{escape(attribution.speaker.name)}" '
        f'data-via="{escape(" ".join(link.name for link in attribution.chain[1:]))}">'
        f'{when}<a class="where" href="#{statement.anchor}">{latin(article.id)}</a> '
        f"<b>{escape(attribution.cue.text)}</b> <small>{escape('، '.join(notes))}</small> "
        f"{quoted}{_chain(attribution.chain)}</div>"
    )


def _chain(links: tuple[Link, ...]) -> str:
    if len(links) < 2:
        return ""
    return f'<div class="chain">{" ← ".join(f"<span>{escape(link.name)}</span>" for link in links)}</div>'


def _group(report: Report, group: list[Statement]) -> Iterator[str]:
    first = group[0].attribution
    yield f'<details class="same"><summary><q>{escape(first.content.text)}</q> <b>{len(group)}</b></summary>'
    for statement in group:
        article = report.articles[statement.article]
        links = _chain(statement.attribution.chain) or f"<span>{escape(statement.attribution.speaker.name)}</span>"
        yield f'<div><a class="where" href="#{statement.anchor}">{latin(article.id)}</a> {links}</div>'
    yield "</details>"


# --- the articles


def _article(report: Report, number: int) -> str:
    article, statements = report.articles[number], report.statements[number]
    pieces = []
    for statement in statements:
        attribution = statement.attribution
        hint = escape(f"{attribution.speaker.name} · {ACTS.get(attribution.act, attribution.act)}")
        for order, role in enumerate(ROLES):
            for nth, piece in enumerate(attribution.role(role)):
                anchor = f' id="{statement.anchor}" title="{hint}"' if role == "cue" and not nth else ""
                pieces.append((piece.start, piece.end, order, f'<span class="{role}"{anchor}>'))
    pieces.sort(key=lambda piece: (piece[0], -piece[1], piece[2]))
    text = tagged(article.text, ((a, b, tag) for a, b, _, tag in pieces), 0, len(article.text))
    day = f" <small><time>{latin(article.day)}</time></small>" if article.day else ""
    return f'<article><h3>{latin(article.id)}{day}</h3><div class="text">{text.strip()}</div></article>'
