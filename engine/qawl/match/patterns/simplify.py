"""Nodes of a program to fewer and simpler nodes that match the same, and prefer the same.

Tests become sets of symbols (`OneOf`, bit masks over the alphabet), and with sets one can reckon: alternatives of one
symbol become one set, a lookahead before a symbol is taken off its set, and a list of multi-word names becomes a tree
that is left at its first wrong word. So almost every word is settled by one set.

    !<np-end> ({word - preposition} | {name})      ->   [fast] | !<what is left of np-end> [slow]
    بعد أن | بعد ما | قبل أن                         ->   بعد (أن | ما) | قبل أن

The trees here hold no `Test`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from qawl.match.trees import NEVER, NOTHING, Held, OneOf, Phrases, Simple, has_slots, size
from qawl.program import Alt, Any, Call, Cap, Commit, Edge, If, Look, Node, Rep, Seq, Test

# A phrase of so many nodes is written out where it is called.
SMALL = 60


class Simplifier(Phrases):
    """Simplifies the nodes of one program. `tests[n]` are the symbols that pass test n, as a mask.

    `contexts` are the symbols that stand where the body of a lookahead matches, for bodies of which that is known."""

    def __init__(self, tests: Sequence[int], phrases: Mapping[str, Node], contexts: Mapping[Node, int]) -> None:
        super().__init__({})
        self.tests = tests
        self._phrases = phrases
        self._held = Held(phrases)
        self._contexts = contexts

    def simplify(self, node: Node, *, back: bool = False) -> Simple:
        """The node, simpler. `back`: it is matched from its end to its start, which tells what may be rearranged."""
        match node:
            case Test(index):
                return one_of(self.tests[index])
            case Seq(items):
                return self.seq([self.simplify(item, back=back) for item in items], back=back)
            case Alt(items):
                return self.alt([self.simplify(item, back=back) for item in items], back=back)
            case Rep(body, minimum, maximum, lazy):
                return rep(self.simplify(body, back=back), minimum, maximum, lazy)
            case Cap(role, body, skip):
                inner = self.simplify(body, back=back)
                return NEVER if inner == NEVER else Cap(role, inner, skip)
            case Call(phrase):
                return self._call(phrase, back=back)
            case Commit(body):
                return self.commit(self.simplify(body, back=back), back=back)
            case Any(slots):
                taken = [(self.simplify(body, back=back), required) for body, required in slots]
                if any(body == NEVER and required for body, required in taken):
                    return NEVER
                left = tuple((body, required) for body, required in taken if body != NEVER)
                return Any(left) if left else NOTHING
            case Look(body, negative):
                mask = self._contexts.get(body)
                return self.look(self.simplify(body) if mask is None else one_of(mask), negative)
            case If(index, body):
                inner = self.simplify(body, back=back)
                return NEVER if inner == NEVER else If(index, inner)
            case Edge():
                return node

    def body(self, phrase: str, *, back: bool) -> Simple:
        """What a phrase stands for, simplified when it is first asked for."""
        known = self.bodies.get((phrase, back))
        if known is None:
            known = self.bodies[phrase, back] = self.simplify(self._phrases[phrase], back=back)
        return known

    def _call(self, phrase: str, *, back: bool) -> Simple:
        body = self.body(phrase, back=back)
        if body == NEVER:
            return NEVER
        return self.commit(body, back=back) if size(body) <= SMALL and not has_slots(body) else Call(phrase)

    def commit(self, body: Simple, *, back: bool = False) -> Simple:
        """A body that commits; itself where there is one way to match it."""
        return body if self._one_way(body, back=back) else Commit(body)

    def _one_way(self, node: Simple, *, back: bool) -> bool:
        match node:
            case OneOf() | Edge() | Commit() | Call() | Look():
                return True
            case Seq(items):
                return all(self._one_way(item, back=back) for item in items)
            case Alt(items):
                seen = 0
                for item in items:
                    first = self.first(item)
                    if seen & first or self.nullable(item) or not self._one_way(item, back=back):
                        return False
                    if back and not _is_symbol(item):
                        return False
                    seen |= first
                return True
            case Rep(body, minimum, maximum):
                return minimum == maximum and self._one_way(body, back=back)
            case Cap(body=body) | If(body=body):
                return self._one_way(body, back=back)
        return False

    # --- sequences and lookaheads --------------------------------------------------------------

    def seq(self, items: Iterable[Simple], *, back: bool = False) -> Simple:
        """The items in sequence, lookaheads worked into what follows them."""
        flat: list[Simple] = []
        for item in items:
            flat.extend(item.items if isinstance(item, Seq) else (item,))
        done: list[Simple] = []  # from the last item to the first
        for item in reversed(flat):
            if isinstance(item, Alt) and done and not back and self._spreads(item, done[-1]):
                # (أن | =أنه) [content ...]: the lookahead goes with what it is about.
                head = done.pop()
                spread = self.alt([self.seq((choice, head)) for choice in item.items])
                done.extend(reversed(spread.items) if isinstance(spread, Seq) else (spread,))
                continue
            at = len(done) - 1
            while at >= 0 and isinstance(done[at], Look):
                at -= 1
            if isinstance(item, Look) and at >= 0:
                joined = self._joined(item, done[at], back=back)
                done[at : at + 1] = reversed(joined.items) if isinstance(joined, Seq) else (joined,)
            else:
                done.append(item)
            if NEVER in done:
                return NEVER
        return done[0] if len(done) == 1 else Seq(tuple(reversed(done)))

    def _spreads(self, choice: Alt, head: Simple) -> bool:
        looks = any(isinstance(item, Look) for item in choice.items)
        return looks and size(head) <= SMALL and not self.nullable(head)

    def _joined(self, look: Look, head: Simple, *, back: bool) -> Simple:
        """A lookahead and what follows it."""
        if self.nullable(head) or self.nullable(look.body):
            return Seq((look, head))
        first = self.first(look.body)
        if isinstance(look.body, OneOf):
            return self.restricted(head, ~first if look.negative else first, back=back)
        if not look.negative:
            return _before(look, self.restricted(head, first, back=back))
        begins = self.first(head)
        body = self.restricted(look.body, begins)
        if body == NEVER:
            return head
        look = Look(body, negative=True)
        if isinstance(head, OneOf):
            slow = Seq((look, one_of(head.mask & first)))
            return Alt((OneOf(head.mask & ~first), slow)) if head.mask & ~first else slow
        if isinstance(head, Alt) and isinstance(head.items[0], OneOf):
            rest = self.seq((look, self.alt(head.items[1:], back=back)), back=back)
            return self.alt((self._joined(look, head.items[0], back=back), rest), back=back)
        return _before(look, head)

    def restricted(self, node: Simple, allowed: int, *, back: bool = False) -> Simple:
        """The node where its first symbol is one of those allowed; the node takes at least one symbol."""
        begins = self.first(node)
        if not begins & allowed:
            return NEVER
        if not begins & ~allowed:
            return node
        match node:
            case OneOf(mask):
                return one_of(mask & allowed)
            case Alt(items) if not any(map(self.nullable, items)):
                return self.alt([self.restricted(item, allowed, back=back) for item in items], back=back)
            case Seq(items):
                at = next((n for n, item in enumerate(items) if not isinstance(item, Look)), 0)
                if not self.nullable(items[at]):
                    narrowed = self.restricted(items[at], allowed, back=back)
                    return self.seq((*items[:at], narrowed, *items[at + 1 :]), back=back)
            case Rep(OneOf(mask) as body, minimum, maximum, lazy) if minimum:
                return self.seq((one_of(mask & allowed), rep(body, minimum - 1, maximum - 1, lazy)), back=back)
            case If(index, body):
                return If(index, self.restricted(body, allowed, back=back))
            case Cap(role, body, skip):
                return Cap(role, self.restricted(body, allowed, back=back), skip)
            case Commit(body) if not back:  # matched back, what it commits to need not begin like that
                return self.commit(self.restricted(body, allowed))
        return _before(Look(OneOf(begins & allowed), negative=False), node)

    def look(self, body: Simple, negative: bool) -> Simple:
        """A lookahead; it asks whether the body matches, not how."""
        if negative or not self._held.roles(body):
            body = self._exists(body)
        if body == NEVER:
            return NOTHING if negative else NEVER
        if body == NOTHING:
            return NEVER if negative else NOTHING
        if negative and isinstance(body, Alt) and isinstance(body.items[0], OneOf):
            rest = self.alt(body.items[1:])
            return Seq((Look(body.items[0], True), Look(rest, True)))
        return Look(body, negative)

    def _exists(self, node: Simple) -> Simple:
        """The node at the end of a lookahead: what it does after the first match, or how much it takes, is idle."""
        match node:
            case Seq((*rest, last)):
                last = self._exists(last)
                return self._exists(self.seq(rest)) if last == NOTHING else self.seq((*rest, last))
            case Alt(items):
                return self._any_of([self._exists(item) for item in items])
            case Rep(body, minimum):
                return rep(self._exists(body) if minimum == 1 else body, minimum, minimum, lazy=False)
            case Cap(body=body) | Commit(body=body):
                return self._exists(body)
            case Call(phrase) if not has_slots(self.body(phrase, back=False)):
                return self._exists(self.body(phrase, back=False))
            case Any(slots) if not any(required for _, required in slots):
                return NOTHING
        return node

    def _any_of(self, items: Sequence[Simple]) -> Simple:
        """One of the items, no matter which: single symbols first, and the others without these."""
        if NOTHING in items:
            return NOTHING
        flat = [inner for item in items for inner in (item.items if isinstance(item, Alt) else (item,))]
        single = 0
        for item in flat:
            single |= item.mask if isinstance(item, OneOf) else 0
        others = (item for item in flat if not isinstance(item, OneOf))
        others = (item if self.nullable(item) else self.restricted(item, ~single) for item in others)
        grouped: dict[int, list[Simple]] = {}
        loose: list[Simple] = []
        for item in others:
            if isinstance(item, Seq) and isinstance(item.items[0], OneOf):
                grouped.setdefault(item.items[0].mask, []).append(self.seq(item.items[1:]))
            elif item != NEVER:
                loose.append(item)
        rows = [self.seq((OneOf(mask), self._any_of(rests))) for mask, rests in grouped.items()]
        if any(isinstance(row, OneOf) for row in rows):
            return self._any_of([*([OneOf(single)] if single else []), *rows, *loose])
        return self.alt([*([OneOf(single)] if single else []), *rows, *loose])

    # --- choices -------------------------------------------------------------------------------

    def alt(self, items: Iterable[Simple], *, back: bool = False) -> Simple:
        """The first of the items that leads to a match."""
        rows: list[tuple[int, list[Simple]]] = []  # (first symbol, or 0 for anything; what follows, in order)
        flat = [inner for item in items for inner in (item.items if isinstance(item, Alt) else (item,))]
        for item in flat:
            mask, rest = _split(item)
            at = self._place(rows, mask, rest, back=back) if mask else None
            if at is None:
                rows.append((mask, [rest]))
            elif rows[at][0] == mask:
                if rest not in rows[at][1]:
                    rows[at][1].append(rest)
            else:
                rows[at] = (rows[at][0] | mask, rows[at][1])
        if not back:
            rows = self._single_first(rows)
        done: list[Simple] = []
        for mask, rests in rows:
            rest = rests[0] if len(rests) == 1 else self.alt(rests, back=back)
            done.append(self.seq((OneOf(mask), rest), back=back) if mask else rest)
        if len(done) == 2 and done[1] == NOTHING:
            return rep(done[0], 0, 1, lazy=False)
        return done[0] if len(done) == 1 else Alt(tuple(done))

    def _place(self, rows: Sequence[tuple[int, list[Simple]]], mask: int, rest: Simple, *, back: bool) -> int | None:
        """The row that an item may join: one with the same first symbol, or the same rest. What begins otherwise may be
        overtaken; matched back, nothing may."""
        for at in reversed(range(len(rows))):
            known, rests = rows[at]
            if known == mask or (known and rests == [rest]):
                return at
            if back or not known or known & mask:
                return None
        return None

    def _single_first(self, rows: list[tuple[int, list[Simple]]]) -> list[tuple[int, list[Simple]]]:
        """The row of single symbols in front, if none before it begins like it."""
        before = 0
        for at, (mask, rests) in enumerate(rows):
            if mask and rests == [NOTHING]:
                return rows if mask & before else [rows[at], *rows[:at], *rows[at + 1 :]]
            if not mask and self.nullable(rests[0]):
                return rows
            before |= mask or self.first(rests[0])
        return rows


def _split(item: Simple) -> tuple[int, Simple]:
    """The first symbol and the rest, or 0 and all where an item begins with anything else."""
    match item:
        case OneOf(mask):
            return mask, NOTHING
        case Seq((OneOf(mask), *rest)):
            return mask, rest[0] if len(rest) == 1 else Seq(tuple(rest))
    return 0, item


def one_of(mask: int) -> Simple:
    return OneOf(mask) if mask else NEVER


def rep(body: Simple, minimum: int, maximum: int, lazy: bool) -> Simple:
    """A repetition; one round of exactly one is the body."""
    if body == NEVER and minimum:
        return NEVER
    if maximum == 0 or body in (NEVER, NOTHING):
        return NOTHING
    return body if (minimum, maximum) == (1, 1) else Rep(body, minimum, maximum, lazy)


def _before(look: Look, head: Simple) -> Simple:
    return NEVER if head == NEVER else Seq((look, *(head.items if isinstance(head, Seq) else (head,))))


def _is_symbol(node: Simple) -> bool:
    """One symbol, with lookaheads or without?"""
    if isinstance(node, Seq) and node.items:
        return _is_symbol(node.items[-1]) and all(isinstance(item, Look) for item in node.items[:-1])
    return isinstance(node, OneOf)
