"""Verdicts as text, expected and found one above the other.

rules/relay.qawl:9: the example of `relay` fails: something else is found by `verb-that`
    expected  [cue نقلت] [via الوكالة] عن [source فلان] ...
    found     [cue نقلت] [source الوكالة] عن فلان ...
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from pathlib import Path, PurePath

from qawl.adapters.arabic import told
from qawl.adapters.arabic.names import markup
from qawl.adapters.problems import PLAIN, readable, render, sentence
from qawl.adapters.terminal import Terminal, columns
from qawl.adapters.wording import Language
from qawl.cases.judge import Verdict
from qawl.diagnostic import Text


def render_verdict(
    verdict: Verdict,
    sources: Mapping[str, str],
    *,
    root: str = "",
    terminal: Terminal = PLAIN,
    lang: Language = "en",
    reasons: Iterable[str] = (),
) -> str:
    """What is to be told of a verdict; "" for a case that is as it should be. `reasons` follow what is found; of a text
    of several lines only those are shown that differ."""
    if verdict.problems:
        return render(verdict.problems, sources, root=root, terminal=terminal, lang=lang)
    if not verdict.failed:
        return ""
    case = verdict.case
    line, _ = case.case.place.line_column(sources[case.case.place.path])
    where = readable(f"{PurePath(root, case.case.place.path)}:{line}", terminal)
    fails = sentence(Text("{case} fails: {why}", case=case.title, why=verdict.why), terminal, lang)
    return "\n".join(
        [
            f"{terminal.paint(where, 'bold')}: {terminal.paint(fails, 'red')}",
            *_differing(verdict, terminal, lang),
            *(f"    {reason}" for reason in reasons),
        ]
    )


def _differing(verdict: Verdict, terminal: Terminal, lang: Language) -> Iterator[str]:
    heads = [terminal.isolate(told(head, lang)) for head in (Text("expected"), Text("found"))]
    width = max(map(columns, heads))
    expected, found = verdict.expected.split("\n"), verdict.found.split("\n")
    for one, other in zip_longest(expected, found, fillvalue=""):
        if one != other or len(expected) == 1:
            for head, text in zip(heads, (one, other), strict=True):
                yield f"    {head}{' ' * (width - columns(head))}  {readable(markup(text, lang), terminal)}"


def shown(path: Path) -> str:
    """A file or folder as the reader knows it: from where he stands, if it is below."""
    resolved, here = path.resolve(), Path.cwd()
    return str(resolved.relative_to(here)) if resolved.is_relative_to(here) else str(path)
