"""Patterns of `re` as data that can be kept: what its parser and compiler, which are slow, have made of them.

`re` hands this over to nobody; so this takes the same steps as `re.compile` does, and it is good for one version of
Python alone. A pattern that needs a limit of time is kept as its text.
"""

from __future__ import annotations

import re
from array import array
from base64 import b64decode, b64encode
from functools import cached_property
from importlib import import_module
from typing import Any as Json
from zlib import compress, decompress

from qawl.match.guarded import Guarded


class Compiled:
    """A pattern; ready when it is first asked for."""

    def __init__(self, data: Json) -> None:
        """Of the data that another one was made of, or `Compiled.of` has made."""
        self.data = data

    @classmethod
    def of(cls, pattern: str, *, guarded: bool = False) -> Compiled:
        """The pattern, compiled, or to be matched with a limit of time. Raises re.error."""
        if guarded:
            return cls(pattern)
        compiler, parser = import_module("re._compiler"), import_module("re._parser")
        tree = parser.parse(pattern, 0)
        code = array("I", compiler._code(tree, 0))
        return cls(
            [tree.state.flags, b64encode(compress(code.tobytes())).decode(), tree.state.groups, tree.state.groupdict]
        )

    @cached_property
    def pattern(self) -> re.Pattern[str] | Guarded:
        """The pattern. Raises RuntimeError where the data is damaged."""
        if isinstance(self.data, str):
            return Guarded(self.data)
        flags, packed, groups, names = self.data
        code = array("I", decompress(b64decode(packed))).tolist()
        by_group: list[str | None] = [None] * groups
        for name, group in names.items():
            by_group[group] = name
        made: re.Pattern[str] = import_module("_sre").compile(None, flags, code, groups - 1, names, tuple(by_group))
        return made
