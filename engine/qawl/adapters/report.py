"""What a corpus says: the statements of its articles, by speaker, by medium, and the same one in several articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from qawl.adapters.corpus import Article
from qawl.attribution.model import Attribution

DIRECT = ""  # in place of a medium: nobody is named between the speaker and the article
_NAMED = ("person", "organisation", "outlet")  # by a name, which is the same in other articles


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution in its article, which is the `article`-th of the corpus. `when` is its date or else the article's,
    "" where neither is known."""

    article: int
    attribution: Attribution
    when: str = ""

    @property
    def anchor(self) -> str:
        """Where the page shows it in its article."""
        return f"s{self.article}-{self.attribution.id}"

    @property
    def relay(self) -> str:
        """Through whom it came: the medium nearest to the reader that is named, or the outlet of the article."""
        links = [link.name for link in self.attribution.chain if link.role != "speaker"]
        return links[-1] if links else DIRECT


@dataclass(frozen=True, slots=True)
class SpeakerEntry:
    """A speaker of the corpus: one name in all articles, however it is spelled; «الوزير» and «البيان», which are others
    in other articles, in one alone."""

    name: str
    title: str
    kind: str
    statements: tuple[Statement, ...]

    @property
    def named(self) -> bool:
        """Is it one whom other articles call by the same name?"""
        return self.kind in _NAMED

    def months(self) -> Counter[str]:
        """How many statements are of which month, as 2017-11; those without a date are left out."""
        return Counter(statement.when[:7] for statement in self.statements if len(statement.when) >= 7)

    def relays(self) -> list[tuple[str, int]]:
        """Through whom how many statements came, the most first."""
        return Counter(statement.relay for statement in self.statements).most_common()


@dataclass(frozen=True, slots=True)
class Report:
    """The articles with their statements, and the index of speakers, who says most first."""

    articles: Sequence[Article]
    statements: Sequence[Sequence[Statement]]
    speakers: Sequence[SpeakerEntry]

    def repeated(self) -> list[list[Statement]]:
        """The statements that stand in more than one article, those of most articles first."""
        groups: dict[str, list[Statement]] = {}
        for statement in self._all():
            fingerprint = statement.attribution.fingerprint
            if fingerprint is not None:
                groups.setdefault(fingerprint, []).append(statement)
        several = [group for group in groups.values() if len({s.article for s in group}) > 1]
        return sorted(several, key=len, reverse=True)

    def acts(self) -> list[str]:
        """The acts that there are."""
        return sorted({statement.attribution.act for statement in self._all()})

    def _all(self) -> Iterator[Statement]:
        return (statement for statements in self.statements for statement in statements)


def make_report(
    articles: Sequence[Article],
    found: Iterable[Sequence[Attribution]],
    fold: Callable[[str], str],
    wanted: Callable[[Attribution], bool] | None = None,
) -> Report:
    """The report of articles and their attributions, of which it keeps those that are `wanted`."""
    statements = [
        [Statement(n, a, a.when or articles[n].day) for a in attributions if wanted is None or wanted(a)]
        for n, attributions in enumerate(found)
    ]
    by_name: dict[tuple[str, int | None], list[Statement]] = {}
    for statement in (s for several in statements for s in several):
        speaker = statement.attribution.speaker
        if speaker:
            name = " ".join(map(fold, speaker.name.split()))
            within = None if speaker.kind in _NAMED else statement.article
            by_name.setdefault((name, within), []).append(statement)
    entries = sorted(map(_entry, by_name.values()), key=lambda entry: len(entry.statements), reverse=True)
    return Report(articles, statements, entries)


def _entry(statements: Sequence[Statement]) -> SpeakerEntry:
    speakers = [statement.attribution.speaker for statement in statements]
    name = Counter(speaker.name for speaker in speakers).most_common(1)[0][0]
    title = Counter(speaker.title for speaker in speakers if speaker.title).most_common(1)
    kind = Counter(speaker.kind or "" for speaker in speakers).most_common(1)[0][0]
    return SpeakerEntry(name, title[0][0] if title else "", kind, tuple(statements))
