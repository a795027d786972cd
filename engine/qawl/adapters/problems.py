"""Diagnostics as text: the place, what is wrong, the line with the range marked within it, and the way out.

    rules/phrases.qawl:3:7: error Q200: there is no word class `tilte`
        phrase np {⟦tilte⟧}? {word}
        Did you mean `title`?

No caret stands below the line: a terminal that reorders Arabic would show it under another word. What cannot be
seen, or what a terminal would obey, is shown by its number; rule files come from strangers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import PurePath

from qawl.adapters.arabic import told
from qawl.adapters.terminal import FSI, PDI, RIGHT_TO_LEFT, Terminal
from qawl.adapters.wording import Language
from qawl.diagnostic import Diagnostic, Text, joined

PLAIN = Terminal()
# So much of the line is shown on either side of the range, and of a long range.
_AROUND = 70
_INDENT = "    "
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_ARABIC = re.compile(rf"[{_RTL}](?:[{_RTL}\d\s.…:,«»“”]*[{_RTL}])?")
_LATIN = re.compile("[A-Za-z]")
_QUOTED = re.compile("`[^`]+`")


def render(
    problems: Iterable[Diagnostic],
    sources: Mapping[str, str],
    *,
    root: str = "",
    terminal: Terminal = PLAIN,
    lang: Language = "en",
) -> str:
    """The problems in their order, some lines each. `sources` are the texts of the files, by path; the paths are
    shown below the folder `root`."""
    return "\n".join(line for problem in problems for line in _lines(problem, sources, root, terminal, lang))


def counted(files: int, problems: Iterable[Diagnostic]) -> Text:
    """How many files there are, and problems of each severity.

    >>> from qawl.diagnostic import NOTHING, Place
    >>> counted(1, [Diagnostic("Q200", NOTHING, Place("a", 0, 0))]), counted(2, [])
    ('1 file: 1 error', '2 files: no problems')
    """
    severities = [problem.severity for problem in problems]
    errors, warnings = severities.count("error"), severities.count("warning")
    kinds = [
        Text("{count} error{s}", count=errors, s="s" * (errors > 1)),
        Text("{count} warning{s}", count=warnings, s="s" * (warnings > 1)),
    ]
    found = joined([kind for kind in kinds if kind.values["count"]]) or Text("no problems")
    return Text("{count} file{s}: {found}", count=files, s="s" * (files != 1), found=found)


def sentence(text: str, terminal: Terminal = PLAIN, lang: Language = "en") -> str:
    """A message for one line of a terminal, in a language; what rules or texts have in it keeps its own direction."""
    said = told(text, lang)
    if lang == "en":
        return readable(said, terminal)
    visible = "".join(map(_visible, said))
    if not terminal.isolates:
        return visible
    return f"{FSI}{RIGHT_TO_LEFT}{_QUOTED.sub(lambda match: terminal.isolate(match[0]), visible)}{PDI}"


def readable(text: str, terminal: Terminal = PLAIN) -> str:
    """The text for one line of a terminal: each Arabic piece isolated, or the whole where nothing is Latin.

    >>> readable("\\x1b[31m \\u202e")
    '<U+001B>[31m <U+202E>'
    """
    visible = "".join(map(_visible, text))
    if not terminal.isolates or not _ARABIC.search(visible):
        return visible
    if not _LATIN.search(visible):
        return terminal.isolate(visible)
    return _ARABIC.sub(lambda match: terminal.isolate(match[0]), visible)


def _visible(char: str) -> str:
    if char.isspace() and char not in "\u2028\u2029\x1c\x1d\x1e\x1f\x85":
        return " "
    hidden = unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    return f"<U+{ord(char):04X}>" if hidden else char


def _lines(
    problem: Diagnostic, sources: Mapping[str, str], root: str, terminal: Terminal, lang: Language
) -> Iterable[str]:
    source = sources.get(problem.place.path)
    where = readable(str(PurePath(root, problem.place.path)) if root else problem.place.path, terminal)
    if source is not None:
        line, column = problem.place.line_column(source)
        where += f":{line}:{column}"
    kind = terminal.isolate(told(Text(problem.severity), lang))
    severity = terminal.paint(kind, "red" if problem.severity == "error" else "yellow")
    yield f"{terminal.paint(where, 'bold')}: {severity} {problem.code}: {sentence(problem.message, terminal, lang)}"
    if source is not None and problem.place.start < min(problem.place.end, len(source)):
        yield _INDENT + readable(_marked(source, problem.place.start, problem.place.end), terminal)
    if problem.help:
        yield _INDENT + sentence(problem.help, terminal, lang)


def _marked(source: str, start: int, end: int) -> str:
    """The line with `[start, end)` marked within it; of a range of several lines what stands on the first."""
    first = source.rfind("\n", 0, start) + 1
    after = source.find("\n", start)
    last = len(source) if after < 0 else after
    end = max(min(end, last), start)
    before, inside, behind = source[first:start].lstrip(), source[start:end], source[end:last].rstrip()
    if len(inside) > 2 * _AROUND:
        inside = f"{inside[:_AROUND]}…{inside[-_AROUND:]}"
    if len(before) > _AROUND:
        before = "…" + before[-_AROUND:]
    if len(behind) > _AROUND:
        behind = behind[:_AROUND] + "…"
    return f"{before}⟦{inside}⟧{behind}"
