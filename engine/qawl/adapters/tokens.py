"""A text's tokens as the rules see them, with the sentences and quotations that its marks make."""

from __future__ import annotations

from collections.abc import Iterator

from qawl.adapters.readings import WordTeller
from qawl.adapters.terminal import Terminal, printable
from qawl.adapters.wording import Language
from qawl.engine import Engine
from qawl.match.document import Document
from qawl.match.symbols import CLOSE, HARD, OPEN, SOFT

Span = tuple[int, int]


def token_lines(
    engine: Engine, text: str, terminal: Terminal, lang: Language = "en", span: Span | None = None
) -> Iterator[str]:
    """A paragraph a sentence, some lines a token; of the code points `span` only where that is given.

    Offsets are code points of the text, half-open. Raises InputError as the engine does."""
    document = engine.lay_out(text)
    words = WordTeller(engine, terminal, lang)
    marks = _Marks(document)
    start, end = span or (0, len(text))
    within = [at for at in range(len(document.tokens)) if start <= document.start(at) < end and document.word(at)]
    if not within:
        yield words.say("no tokens")
    last = None
    for at in within:
        sentence = marks.sentence(at)
        if sentence != last:
            if last is not None:
                yield ""
            yield terminal.paint(words.say("sentence", number=sentence), "bold")
            last = sentence
        word = terminal.isolate(f"«{printable(document.word(at))}»")
        yield f"  {document.start(at)}-{document.end(at)}  {word}"
        if mark := marks.what(at):
            key, value = mark
            yield f"      {words.say(key, at=value)}"
        else:
            yield from (f"      {line}" for line in words.lines(document.word(at)))


class _Marks:
    """What the marks of a document are, in the end."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.opened = {closing: opening for opening, closing in document.closing.items()}
        # A sentence has its own end in it; line ends and stops that follow on each other end one.
        self.sentences: list[int] = []
        number, ended = 1, False
        for at, symbol in enumerate(document.symbols):
            if ended and symbol != HARD:
                number += 1
            ended = symbol == HARD and (ended or at > 0)
            self.sentences.append(number)

    def sentence(self, at: int) -> int:
        """The number of the sentence that a token stands in, from 1."""
        return self.sentences[at]

    def what(self, at: int) -> tuple[str, int] | None:
        """What is to be said of a mark, and of which offset; None of a word and of other marks."""
        document = self.document
        match document.symbols[at]:
            case char if char == HARD:
                return "ends sentence", 0
            case char if char == SOFT:
                return "ends none", 0
            case char if char == OPEN and at in document.closing:
                return "opens", document.start(document.closing[at])
            case char if char == CLOSE and at in self.opened:
                return "closes", document.start(self.opened[at])
            case char if char in (OPEN, CLOSE):
                return "alone", 0
        return None
