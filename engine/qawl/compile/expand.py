"""Pass 4: patterns over words to patterns over symbols.

Word tests become rows of the test table, clitics move onto the first or the last word, phrases become
bodies of their own, frames become conditions on the cue.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any as Json

from qawl.compile.split import split
from qawl.compile.state import Compilation
from qawl.diagnostic import Text
from qawl.lexicon import PRONOUNS, Reading
from qawl.morphology.shapes import unlisted
from qawl.program import Alt, Any, Call, Cap, Edge, If, Look, Node, Rep, Seq, Test, TestRow
from qawl.syntax import tree
from qawl.syntax.vocabulary import PHRASES

# "As many as a sentence holds": more than any sentence of news has (95 words was the longest content counted).
MOST = 400
NO_CLITIC = ("", "")
Clitic = tuple[str, str]  # conjunction, preposition

NOTHING: Node = Seq(())
NEVER: Node = Alt(())


class Expander:
    """Expands the patterns of one compilation; `build` is the one entry."""

    def __init__(self, state: Compilation) -> None:
        assert state.fold is not None
        self.state = state
        self.fold = state.fold
        self._written: set[str] = set()  # the words that stand in patterns
        self._classes: dict[tuple[tree.ClassExpr, Clitic, str], Node] = {}

    # --- tests -----------------------------------------------------------------------------

    def test(self, expr: Json, label: str, clitic: Clitic = NO_CLITIC, pronoun: str = "") -> Test:
        """The test of this expression, entered into the table if it is new."""
        if expr == ("any",) and clitic[1]:
            expr = ("is", "word")  # only words carry a preposition
        key = (expr, *clitic, pronoun)
        known = self.state.tests.get(key)
        if known is None:
            row = TestRow(expr, clitic[0], clitic[1], pronoun, label)
            known = self.state.tests[key] = (len(self.state.tests), row)
        return Test(known[0])

    def expression(self, expr: tree.ClassExpr) -> Json:
        """A class expression as nested tuples."""
        match expr:
            case tree.ClassName(name=name):
                return ("any",) if name == "any" else ("is", name)
            case tree.ClassAnd(items=items):
                return ("and", tuple(self.expression(item) for item in items))
            case tree.ClassOr(items=items):
                return ("or", tuple(self.expression(item) for item in items))
            case tree.ClassMinus(left=left, right=right):
                return ("minus", self.expression(left), self.expression(right))
            case tree.ClassNot(item=item):
                return ("not", self.expression(item))

    def literal(self, word: tree.Word) -> Json:
        """The expression that holds of one word, and an entry in the lexicon so that it is known."""
        if word.exact:
            self.state.exact.add(word.text)
            return ("is", "==" + word.text)
        form = self.fold(word.text)
        if form not in self._written:
            # To be written in a pattern says nothing of a word: where no list has it, it is what its shape says.
            self._written.add(form)
            guesses = frozenset() if form in self.state.free else unlisted(form)
            self.state.add_form(form, Reading(frozenset({"word", "=" + form, *guesses})))
        return ("is", "=" + form)

    # --- patterns --------------------------------------------------------------------------

    def build(self, pattern: tree.Pattern, clitic: Clitic = NO_CLITIC, pronoun: str = "") -> Node:
        """The node for a pattern whose first word carries `clitic` and whose last carries `pronoun`."""
        match pattern:
            case tree.Word():
                return self.test(self.literal(pattern), f"«{pattern.text}»", clitic, pronoun)
            case tree.ClassTest(expr=expr):
                return self._class(expr, clitic, pronoun)
            case tree.PhraseRef():
                return self._no_host(pattern) if pronoun else self._phrase(pattern, clitic)
            case tree.Capture(role=role, body=body):
                return Cap(role, self.build(body, clitic, pronoun), clitic[1])
            case tree.Sequence(items=items):
                return self._sequence(items, clitic, pronoun)
            case tree.Choice(items=items):
                return self._choice(items, clitic, pronoun)
            case tree.Repeat():
                return self._repeat(pattern, clitic, pronoun)
            case tree.AnyOrder(slots=slots):
                if clitic != NO_CLITIC or pronoun:
                    return self._no_host(pattern)
                return Any(tuple((self.build(body), required) for body, required in slots))
            case tree.Gap(until=until):
                if clitic != NO_CLITIC or pronoun:
                    return self._no_host(pattern)
                if until is None:
                    return Rep(self._anything(), 0, MOST, lazy=True)
                return Rep(Seq((Look(self.build(until), negative=True), self._anything())), 0, MOST, lazy=False)
            case tree.Proclitic(letters=letters, body=body):
                return self._proclitic(pattern, letters, body, clitic)
            case tree.Enclitic(body=body, letters=letters):
                if letters and letters not in PRONOUNS:
                    way_out = Text("Those after a word are {pronouns}.", pronouns=" ".join(PRONOUNS))
                    return self._no_clitic(pattern, letters, way_out)
                return self.build(body, clitic, letters or "*")
            case tree.Anchor(side=side):
                return Edge(side)
            case tree.Look(body=body, negative=negative):
                return Look(self.build(body), negative)

    def _anything(self) -> Test:
        """Any word; also for what could not be built, so that one mistake makes no others."""
        return self.test(("any",), "...")

    def _no_host(self, pattern: tree.Pattern) -> Node:
        way_out = Text("Put it directly before or after a word, a class or a bracket that holds one.")
        self.state.report("Q404", Text("a clitic stands where there is no word to carry it"), pattern.place, way_out)
        return self._anything()

    def _no_clitic(self, pattern: tree.Pattern, letters: str, way_out: Text) -> Node:
        self.state.report("Q404", Text("`{letters}` is no clitic", letters=letters), pattern.place, way_out)
        return self._anything()

    def _class(self, expr: tree.ClassExpr, clitic: Clitic, pronoun: str) -> Node:
        key = (expr, clitic, pronoun)
        if key not in self._classes:
            self._classes[key] = self._words_of(expr, clitic, pronoun)
        return self._classes[key]

    def _words_of(self, expr: tree.ClassExpr, clitic: Clitic, pronoun: str) -> Node:
        single = self.test(self.expression(expr), "{" + _label(expr) + "}", clitic, pronoun)
        if not isinstance(expr, tree.ClassName) or expr.name not in self.state.words:
            return single
        several = [e for e in self.state.words[expr.name].entries if len(e.words) > 1]
        if not several or pronoun:
            return single
        several.sort(key=lambda entry: -len(entry.words))
        rows: list[Node] = []
        for entry in several:
            rows.append(self._sequence(entry.words, clitic, ""))
        return Alt((*rows, single))

    def _phrase(self, ref: tree.PhraseRef, clitic: Clitic) -> Node:
        declared = self.state.phrases.get(ref.name)
        if ref.name in PHRASES:  # at the end of a sequence: nothing follows
            return self._licensed(ref, (), clitic, "")
        if declared is None:
            return self._anything()
        name = ref.name if clitic == NO_CLITIC else f"{ref.name} {clitic[0]}{clitic[1]}ـ"
        if name not in self.state.bodies:
            self.state.bodies[name] = NEVER  # holds the place; circles are refused by bind
            self.state.bodies[name] = self.build(declared.pattern, clitic)
        return Call(name)

    def _sequence(self, items: Sequence[tree.Pattern], clitic: Clitic, pronoun: str) -> Node:
        nodes: list[Node] = []
        for number, item in enumerate(items):
            rest = items[number + 1 :]
            if isinstance(item, tree.PhraseRef) and item.name in PHRASES:
                nodes.append(self._licensed(item, rest, clitic, pronoun))
                return _seq(nodes)
            if clitic != NO_CLITIC and isinstance(item, tree.Choice) and any(map(_wordless, item.items)):
                # Where an alternative only looks, the clitic is written before what comes next.
                ways = tuple(self._sequence((way, *rest), clitic, pronoun) for way in item.items)
                nodes.append(Alt(ways))
                return _seq(nodes)
            last = pronoun if not rest else ""
            if clitic != NO_CLITIC and _nullable(item):
                skipped = self._sequence(rest, clitic, pronoun) if rest else NEVER
                taken = self.build(_at_least_one(item), clitic, last)
                nodes.append(Alt((Seq((taken, self._sequence(rest, NO_CLITIC, pronoun))), skipped)))
                return _seq(nodes)
            nodes.append(self.build(item, clitic, last))
            if not _wordless(item):
                clitic = NO_CLITIC
        return _seq(nodes)

    def _choice(self, items: Sequence[tree.Pattern], clitic: Clitic, pronoun: str) -> Node:
        simple = all(isinstance(i, tree.Word) for i in items)
        if simple:
            words = [i for i in items if isinstance(i, tree.Word)]
            label = " | ".join(f"«{w.text}»" for w in words)
            return self.test(("or", tuple(self.literal(w) for w in words)), label, clitic, pronoun)
        # Behind a clitic no alternative begins with one that cannot follow it.
        fitting = [item for item in items if not self._clashes(item, clitic)]
        return Alt(tuple(self.build(item, clitic, pronoun) for item in fitting or items))

    def _clashes(self, pattern: tree.Pattern, clitic: Clitic) -> bool:
        """Does it begin with a clitic that cannot stand behind `clitic`?"""
        match pattern:
            case tree.Proclitic(letters=letters):
                return clitic[1] != "" or (clitic[0] != "" and letters[0] in "وف")
            case tree.Sequence(items=items):
                first = next((item for item in items if not _wordless(item)), None)
                return first is not None and self._clashes(first, clitic)
            case tree.Choice(items=items):
                return all(self._clashes(item, clitic) for item in items)
            case tree.Capture(body=body):
                return self._clashes(body, clitic)
            case tree.PhraseRef(name=name) if name in self.state.phrases:
                return self._clashes(self.state.phrases[name].pattern, clitic)
        return False

    def _repeat(self, pattern: tree.Repeat, clitic: Clitic, pronoun: str) -> Node:
        most = MOST if pattern.maximum is None else pattern.maximum
        if clitic == NO_CLITIC and not pronoun:
            return Rep(self.build(pattern.body), pattern.minimum, most, pattern.lazy)
        if pattern.minimum == 0 and most == 1:
            return Rep(self.build(pattern.body, clitic, pronoun), 0, 1, pattern.lazy)
        if pronoun:
            return self._no_host(pattern)
        first = self.build(pattern.body, clitic)
        return Seq((first, Rep(self.build(pattern.body), max(pattern.minimum - 1, 0), most - 1, pattern.lazy)))

    def _proclitic(self, pattern: tree.Pattern, letters: str, body: tree.Pattern, clitic: Clitic) -> Node:
        if _wordless(body) or (isinstance(body, tree.Choice) and any(map(_wordless, body.items))):
            return self._no_host(pattern)
        conjunction, preposition = clitic
        for letter in letters:
            if letter in "وف" and not conjunction and not preposition:
                conjunction = letter
            elif letter in "بلك" and not preposition:
                preposition = letter
            else:
                way_out = Text("Those before a word are وـ فـ بـ لـ كـ, in this order.")
                return self._no_clitic(pattern, letters, way_out)
        return self.build(body, (conjunction, preposition))

    # --- what the cue licenses -------------------------------------------------------------

    def _licensed(self, ref: tree.PhraseRef, rest: Sequence[tree.Pattern], clitic: Clitic, pronoun: str) -> Node:
        """`<that>`, `<object>`, `<complement>` and what follows them: one alternative a preposition."""
        kinds = {"that": ("frame", "that"), "object": ("frame", "np"), "complement": ("second", "np")}
        place, wanted = kinds[ref.name]
        alternatives: list[Node] = []
        for frame in sorted(self.state.frames, key=lambda f: (f.split(":")[1] == "" if ":" in f else False, f)):
            if ":" not in frame:
                continue
            where, preposition, kind = frame.split(":")
            fits = kind == wanted or (ref.name == "complement" and kind == "that")
            # `<object>` has a preposition; an object without one is no landmark, and patterns look for its first word.
            if where != place or not fits or (ref.name == "object" and not preposition):
                continue
            condition = self.test(("is", frame), frame).index
            body = self._with_preposition(preposition, kind == "that", rest, clitic, pronoun)
            alternatives.append(If(condition, body))
        return Alt(tuple(alternatives))

    def _with_preposition(
        self, preposition: str, clause: bool, rest: Sequence[tree.Pattern], clitic: Clitic, pronoun: str
    ) -> Node:
        attached = preposition.endswith("ـ")
        before: list[Node] = []
        inner = clitic
        if attached:
            inner = (clitic[0], preposition.rstrip("ـ"))
        elif preposition:
            before.append(self.build(tree.Word(preposition), clitic))
            before.append(Rep(self._loose_mark(), 0, 1, lazy=False))
            inner = NO_CLITIC
        if not clause:
            # «دعا وزارته "إلى الاستمرار ...": the quotation may begin before the preposition.
            opening = Rep(self.test(("is", "quote-open"), "“"), 0, 1, lazy=False)
            joined = _seq([*([opening] if preposition else []), *before, self._sequence(rest, inner, pronoun)])
            if not attached:
                return joined
            # Before a quotation or a number the letter stands alone: طالب بـ«التوقف»، بـ50 مليون.
            alone = self.build(tree.Word(preposition.rstrip("ـ")), (clitic[0], ""))
            apart = Look(self.test(("or", (("is", "quote-open"), ("is", "number"))), "“ | 1"), negative=False)
            return Alt((joined, _seq([alone, apart, self._sequence(rest, NO_CLITIC, pronoun)])))
        # A bare أن stands outside what follows it; أنه and بأنه open it, since they carry its subject.
        # «وأن» goes on with the clause of an earlier أن.
        inner = (inner[0] or "-", inner[1])
        # آن is a name (آن باترسون), though it folds like أن.
        self.state.exact.add("آن")
        bare = self.test(("minus", ("is", "that"), ("is", "==آن")), "أن", inner, "-")
        opens = Look(self.test(("is", "that"), "أنه", inner, "*"), negative=False)
        mark = Rep(self._loose_mark(), 0, 2, lazy=False)
        return _seq([mark, *before, Alt((bare, opens)), self._sequence(rest, NO_CLITIC, pronoun)])

    def _loose_mark(self) -> Node:
        # News puts a quotation mark or a colon before أن or between the preposition and أن («إلى: أن», «الى "أن»); a
        # mark that stands the wrong way round (وأضاف" أن) looks like a closing one.
        return self.test(("or", (("is", "quote-open"), ("is", "quote-close"), ("is", "colon"))), "“ | :")


def expand(state: Compilation) -> None:
    """Expand all constructions, and the phrases that they use; fills `tests`, `bodies`, `compiled`."""
    if state.fold is None:
        return
    expander = Expander(state)
    for declared in state.constructions:
        construction = split(expander, declared)
        if construction is not None:
            state.compiled.append(construction)


def _seq(nodes: list[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else Seq(tuple(nodes))


def _wordless(pattern: tree.Pattern) -> bool:
    """Does it take no word at all: lookarounds and anchors, alone or together?"""
    match pattern:
        case tree.Look() | tree.Anchor():
            return True
        case tree.Sequence(items=items) | tree.Choice(items=items):
            return all(map(_wordless, items))
    return False


def _nullable(pattern: tree.Pattern) -> bool:
    match pattern:
        case tree.Repeat(minimum=0):
            return True
        case tree.Repeat(body=body) | tree.Capture(body=body):
            return _nullable(body)
        case tree.Sequence(items=items):
            return all(_nullable(item) for item in items)
        case tree.Choice(items=items):
            return any(_nullable(item) for item in items)
        case tree.Gap():
            return True
        case tree.AnyOrder(slots=slots):
            return not any(required for _, required in slots)
    return False


def _at_least_one(pattern: tree.Pattern) -> tree.Pattern:
    if isinstance(pattern, tree.Repeat) and pattern.minimum == 0:
        return tree.Repeat(pattern.body, 1, pattern.maximum, pattern.lazy, pattern.place)
    return pattern


def _label(expr: tree.ClassExpr) -> str:
    match expr:
        case tree.ClassName(name=name):
            return name
        case tree.ClassAnd(items=items):
            return " ".join(_label(i) for i in items)
        case tree.ClassOr(items=items):
            return " | ".join(_label(i) for i in items)
        case tree.ClassMinus(left=left, right=right):
            return f"{_label(left)} - {_label(right)}"
        case tree.ClassNot(item=item):
            return f"!{_label(item)}"
