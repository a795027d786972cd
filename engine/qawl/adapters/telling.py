"""Sentences about rules and texts, in English or Arabic, for a terminal or a file."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.adapters.arabic.names import markup
from qawl.adapters.terminal import RIGHT_TO_LEFT, Terminal, printable
from qawl.adapters.wording import FEATURES, WORDINGS, Language
from qawl.syntax.vocabulary import ACTS, CLASSES

_MOST = 5


class Teller:
    """Puts sentences of the table together."""

    def __init__(self, terminal: Terminal, lang: Language) -> None:
        self.terminal = terminal
        self.lang = lang

    def say(self, key: str, **values: object) -> str:
        """One sentence of the table; in Arabic it says on a terminal that it runs from the right."""
        mark = RIGHT_TO_LEFT if self.lang == "ar" and self.terminal.isolates else ""
        return mark + self.say_inside(key, **values)

    def say_inside(self, key: str, **values: object) -> str:
        """A part of a sentence."""
        return WORDINGS[self.lang][key].format(**values)

    def isolated(self, text: str) -> str:
        return self.terminal.isolate(printable(text))

    def written(self, element: str) -> str:
        """A piece of a rule."""
        return self.isolated(f"`{markup(element, self.lang)}`")

    def listed(self, items: Sequence[str]) -> str:
        """Several of them."""
        return self.joined([self.written(item) for item in items])

    def joined(self, items: Sequence[str]) -> str:
        """a, b or c; of many the first few."""
        shown = list(items[:_MOST])
        if len(items) > len(shown):
            shown.append(self.say_inside("more", count=len(items) - len(shown)))
        *most, last = shown or ["…"]
        return f"{self.say_inside('comma').join(most)}{self.say_inside('or')}{last}" if most else last

    def feature(self, name: str) -> str:
        """A feature, or a class that somebody declared."""
        return CLASSES.get(name) or FEATURES.get(name, name) if self.lang == "ar" else name

    def act(self, name: str) -> str:
        return ACTS.get(name, name) if self.lang == "ar" else name
