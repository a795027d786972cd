"""From Lark's tree to declarations: one method a rule of the grammar, of the same name.

The place of a declaration is its head, `construction NAME`: that is what a message about it marks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

from lark import Token
from lark.tree import Meta

from qawl.diagnostic import Place, Text
from qawl.syntax import tree
from qawl.syntax.build_pattern import TATWEEL, PatternBuilder
from qawl.syntax.vocabulary import ACTS, CASES, DROP_SETS, FORMS, INNER, POLARITIES, did_you_mean, english, spellings

_BLANK = " \t\r\n\f\v\u00a0\u200e\u200f\u061c"
_CASE_KEYWORD = re.compile(rf"(?:{'|'.join(spellings(CASES))})[{_BLANK}]*")


@dataclass(frozen=True, slots=True)
class _Option:
    """An option line of a construction."""

    name: str
    value: Any
    place: Place


class Builder(PatternBuilder):
    """Declarations. Gives the declaration of the parsed block; see `PatternBuilder`."""

    # --- fold

    def fold(self, meta: Meta, children: list[Any]) -> tree.Fold:
        head, *lines = children
        unify = tuple(value for kind, value in lines if kind == "unify")
        drop = tuple(name for kind, value in lines if kind == "drop" for name in value)
        quotes = tuple(value for kind, value in lines if kind == "quotes")
        return tree.Fold(unify, drop, quotes, place=self.of(head))

    def unify(self, meta: Meta, children: list[Any]) -> tuple[str, tuple[str, ...]]:
        return "unify", tuple(map(str, children))

    def drop(self, meta: Meta, children: list[Any]) -> tuple[str, tuple[str, ...]]:
        return "drop", tuple(self._dropped(token) for token in children)

    def quotes(self, meta: Meta, children: list[Any]) -> tuple[str, tuple[str, ...]]:
        return "quotes", tuple(map(str, children))

    def _dropped(self, token: Token) -> str:
        if len(token) == 1:
            return str(token)
        name = english(DROP_SETS, str(token))
        if name is None:
            way_out = did_you_mean(token, spellings(DROP_SETS)) or Text(
                "The sets are {sets}.", sets=", ".join(DROP_SETS)
            )
            self.report(
                "Q100", Text("`{text}` is neither one letter nor a set of them", text=token), self.of(token), way_out
            )
        return name or str(token)

    # --- words and nouns

    def words(self, meta: Meta, children: list[Any]) -> tree.Words:
        keyword, name, *entries = children
        return tree.Words(str(name), tuple(entries), place=self._head(keyword, name))

    def entry(self, meta: Meta, children: list[Any]) -> tree.Entry:
        return tree.Entry(tuple(children), place=self.at(meta))

    def ENTRY_WORD(self, token: Token) -> tree.Word:
        # A clitic is written with the tatweel of the grammar books: `لـ`, `ـه`.
        self._refuse_tatweel(token, token.strip(TATWEEL))
        return tree.Word(str(token), place=self.of(token))

    def nouns(self, meta: Meta, children: list[Any]) -> tree.Nouns:
        keyword, name, *rows = children
        return tree.Nouns(str(name), tuple(rows), place=self._head(keyword, name))

    def noun_row(self, meta: Meta, children: list[Any]) -> tree.NounRow:
        return tree.NounRow(tuple(word.text for word in children), place=self.at(meta))

    # --- verbs

    def verbs(self, meta: Meta, children: list[Any]) -> tree.Verbs:
        keyword, name, act, *rest = children
        polarity = "positive"
        if isinstance(rest[0], Token):
            polarity = self._known(rest.pop(0), POLARITIES, Text("polarity"))
        act = self._known(act, ACTS, Text("act"))
        return tree.Verbs(str(name), act, polarity, tuple(rest), place=self._head(keyword, name))

    def verb_row(self, meta: Meta, children: list[Any]) -> tree.VerbRow:
        parts = [child for child in children if isinstance(child, tree.Word | Token)]
        frames = tuple(child for child in children if isinstance(child, tree.Frame))
        also = next((child for child in children if isinstance(child, tuple)), ())
        for part in parts[3:]:
            # In the first four places these words are parts of a verb: أخذ يأخذ آخذ أخذ.
            if isinstance(part, tree.Word) and part.text in (INNER["takes"], INNER["or"], INNER["also"]):
                self._too_few_parts(part)
        past, present, participle, *masdars = ("" if isinstance(part, Token) else part.text for part in parts)
        return tree.VerbRow(past, present, participle, tuple(filter(None, masdars)), frames, also, place=self.at(meta))

    def _too_few_parts(self, part: tree.Word) -> None:
        way_out = Text("Write past, present, participle and verbal noun; `-` for one that is absent.")
        self.report("Q100", Text("a part of the verb is missing before `{text}`", text=part.text), part.place, way_out)

    def also(self, meta: Meta, children: list[Any]) -> tuple[str, ...]:
        return tuple(word.text for word in children)

    def frame(self, meta: Meta, children: list[Any]) -> tree.Frame:
        return tree.Frame(tuple(children), place=self.at(meta))

    def complement(self, meta: Meta, children: list[Any]) -> tuple[str, str]:
        *before, kind = children
        preposition = before[0] if before else ""
        if isinstance(preposition, Token):
            preposition = preposition.rstrip(TATWEEL) + TATWEEL
        elif isinstance(preposition, tree.Word):
            preposition = preposition.text
        return preposition, kind.type.lower()

    # --- phrases, constructions, blocks

    def DESCRIPTION(self, token: Token) -> Token:
        return self._trimmed(token)

    def phrase(self, meta: Meta, children: list[Any]) -> tree.PhraseDecl:
        keyword, name, *rest = children
        description = self._description(rest) if len(rest) == 2 else ""
        pattern = rest[0]
        if isinstance(pattern, Token):
            pattern = self.STRING(pattern)
        return tree.PhraseDecl(str(name), description, pattern, place=self._head(keyword, name))

    def construction(self, meta: Meta, children: list[Any]) -> tree.ConstructionDecl | None:
        keyword, name, *rest = children
        description = self._description(rest)
        options = [child for child in rest if isinstance(child, _Option)]
        pattern = self._pattern(rest[len(options) :], keyword, name)
        if pattern is None:
            return None
        values: dict[str, Any] = {}
        for option in options:
            if option.name in values and option.name != "was":
                self.report(
                    "Q100",
                    Text("`{name}` is said twice", name=option.name),
                    option.place,
                    Text("Delete one of the two lines."),
                )
            values[option.name] = option.value
        values["was"] = tuple(option.value for option in options if option.name == "was")
        cases = tuple(rest[len(options) + 1 :])
        place = self._head(keyword, name)
        return tree.ConstructionDecl(str(name), description, pattern, **values, cases=cases, place=place)

    def block(self, meta: Meta, children: list[Any]) -> tree.BlockDecl | None:
        keyword, name, *rest = children
        description = self._description(rest)
        pattern = self._pattern(rest, keyword, name)
        if pattern is None:
            return None
        return tree.BlockDecl(str(name), description, pattern, tuple(rest[1:]), place=self._head(keyword, name))

    def _pattern(self, rest: list[Any], keyword: Token, name: Token) -> tree.Pattern | None:
        """The grammar lets a missing pattern pass, so that `مثال` after the name is a case and no literal."""
        if rest and not isinstance(rest[0], tree.Case):
            return cast(tree.Pattern, rest[0])
        way_out = Text("Describe the sentence: `[cue {say}] [source <np>] <that> [content <clause>]`.")
        self.report(
            "Q100",
            Text("the {keyword} `{name}` has no pattern", keyword=keyword, name=name),
            self._head(keyword, name),
            way_out,
        )
        return None

    def _description(self, rest: list[Any]) -> str:
        """Takes the description from the front of `rest`, where there is one; its line breaks are blanks."""
        if rest and isinstance(rest[0], Token) and rest[0].type == "DESCRIPTION":
            return " ".join(rest.pop(0)[1:-1].split())
        return ""

    # --- options and cases

    def rank(self, meta: Meta, children: list[Any]) -> _Option:
        # int() refuses very long numbers.
        return _Option("rank", int(children[0][:9]), self.of(children[0]))

    def interrupts(self, meta: Meta, children: list[Any]) -> _Option:
        inner = str(children[0]).rstrip().endswith(("inner", "الداخلي"))
        return _Option("interrupts", "inner" if inner else "all", self.at(meta))

    def nominal(self, meta: Meta, children: list[Any]) -> _Option:
        return _Option("nominal", True, self.at(meta))

    def form(self, meta: Meta, children: list[Any]) -> _Option:
        return _Option("form", self._known(children[0], FORMS, Text("form")), self.of(children[0]))

    def act(self, meta: Meta, children: list[Any]) -> _Option:
        return _Option("act", self._known(children[0], ACTS, Text("act")), self.of(children[0]))

    def was(self, meta: Meta, children: list[Any]) -> _Option:
        return _Option("was", str(children[0]), self.of(children[0]))

    def EXAMPLE(self, token: Token) -> tree.Case:
        return self._case(token)

    def REJECT(self, token: Token) -> tree.Case:
        return self._case(token)

    def TODO(self, token: Token) -> tree.Case:
        return self._case(token)

    def _case(self, token: Token) -> tree.Case:
        kind = cast(Literal["example", "reject", "todo"], token.type.lower())
        line = self._trimmed(token)
        text = _CASE_KEYWORD.sub("", line, count=1)
        # The place is that of the text, so that offsets in the text become offsets in the file.
        place = self.place((line.end_pos or 0) - len(text), line.end_pos)
        if not text:
            place = self.of(line)
            self.report(
                "Q100",
                Text("the {kind} holds no text", kind=Text(kind)),
                place,
                Text("Write the sentence after it, on the same line."),
            )
        return tree.Case(kind, text, place=place)

    # --- helpers

    def _head(self, keyword: Token, name: Token) -> Place:
        return self.place(keyword.start_pos, name.end_pos)

    def _trimmed(self, token: Token) -> Token:
        """The token without the line break and the indentation that it begins with."""
        text = token.strip(_BLANK)
        start = (token.start_pos or 0) + len(token) - len(token.lstrip(_BLANK))
        return Token(token.type, text, start_pos=start, end_pos=start + len(text))

    def _known(self, token: Token, table: Mapping[str, str], kind: Text) -> str:
        name = english(table, str(token))
        if name is None:
            way_out = did_you_mean(token, spellings(table)) or Text("Known are {known}.", known=", ".join(table))
            self.report("Q205", Text("there is no {kind} `{text}`", kind=kind, text=token), self.of(token), way_out)
        return name or str(token)
