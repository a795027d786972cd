"""Patterns of `re` as data that can be kept: what its parser and compiler, which are slow, have made of them.

`re` hands this over to nobody; so this takes the same steps as `re.compile` does, and it is good for one version of
Python alone. A pattern that needs a limit of time is kept as its text, and so is any where `re` has no such parts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from importlib import import_module
from typing import Any as Data

from qawl.match.patterns.guarded import Guarded
from qawl.match.patterns.stretches import Stretches


class Compiled:
    """A pattern; ready when it is first asked for."""

    def __init__(self, data: Data, stretches: Stretches) -> None:
        """Of the data that another one was made of, with the stretches of code that all have in common."""
        self.data = data
        self._stretches = stretches

    @classmethod
    def of_text(cls, pattern: str, *, guarded: bool = False) -> Compiled:
        """A pattern that is kept as text, to be matched with a limit of time if it is guarded."""
        return cls([pattern, guarded], Stretches())

    @classmethod
    def of_code(cls, code: Sequence[int], groups: int, names: Mapping[str, int], stretches: Stretches) -> Compiled:
        """A pattern of so many groups, some with names, by the numbers of the stretches of its code."""
        return cls([code, groups, dict(names)], stretches)

    @cached_property
    def pattern(self) -> re.Pattern[str] | Guarded:
        """The pattern. Raises RuntimeError where the data is damaged."""
        if isinstance(self.data[-1], bool):
            text, guarded = self.data
            return Guarded(text) if guarded else re.compile(text)
        numbers, groups, names = self.data
        code = self._stretches.joined(numbers)
        by_group: list[str | None] = [None] * (groups + 1)
        for name, group in names.items():
            by_group[group] = name
        flags = re.UNICODE.value
        made: re.Pattern[str] = import_module("_sre").compile(None, flags, code, groups, names, tuple(by_group))
        return made


def code_of(pattern: str) -> Sequence[int]:
    """What `re` makes of a pattern that stands in a larger one. Raises ImportError or AttributeError where it has no
    such parts."""
    compiler, parser = import_module("re._compiler"), import_module("re._parser")
    code: list[int] = []
    compiler._compile(code, parser.parse(pattern, 0).data, re.UNICODE.value)
    return code
