"""Tokens by example: a table of texts, with the pieces between bars."""

from __future__ import annotations

import pytest

from qawl.diagnostic import InputError
from qawl.text.tokens import check_text, core, tokenize

TABLE = [
    # words and blanks
    "قال |الوزير|، |ثم |سافر|.",
    "  |قال \t |ثم",
    "قال\u00a0|ثم",
    # a و apart from its word, but not between single letters, nor before a mark
    "قال |و أضاف |أن|. |و  أكد|، |وَ قال |وـ زار |\n|و|\n|قال",
    "أ |و |ب |و |1 |و |(|قال|) |و |BBC",
    # marks, tatweel and invisible characters are in the word
    "أَعْلَنَ |هٰذا |الأمـــن |ه\u0654|.",
    "\u200fقال\u200f\u200e |\u202bثم\u202c|: |مي\u200cخواهد",
    "e\u0301quipe |\u06dd|١",
    # a bidi mark beside punctuation
    "«|\u200fقال\u200f|»\u200f |\u200f«|قال",
    "قال |\u200f|\n|ثم",
    # line ends
    "قال |\n|ثم|\r\n \n\t|ثم|\u2028|ثم|\x0c|ثم|\x85",
    " \n|قال",
    # numbers
    "12 |1.5 |10:30 |1,200 |٣٫٥ |١٬٢٠٠ |2/3 |21-11-2017 |٢١/١١/٢٠١٧",
    "12|. |12|, |12|: |5|-",
    "1.5|. |.|5",
    "1\u200f.5\u200f |3️⃣ |5️⃣",
    # letters and digits
    "منذ|3 |الـ|190 |ب|1.5 |G20 |5G |covid19 |covid|-|19 |رقم_5",
    "3|أيام |1.5|مليون |3|أيام|5 |G20ال|5",
    "الـBBC |BBCالعربية |فيBBC2 |م²",
    # apostrophes
    "L'Équipe |O’Neill |d'E\u0301vian |'|BBC|' |l|'|العربية",
    "''|قال|''|‘‘|قال|’’ |,,|قال|'' |BBC|''|CNN|''|'",
    # full stops
    "سلام|.|وقال |..|مستعرضا |...…|ثم|… |. |.",
    "أ|.|ف|.|ب |د|. |U|.|S|.",
    # other marks, one by one
    '(|«|قال|»|)|!|؟|؛|٪|%|"|“|”|–|-|/|#|هاشتاغ_2|@|x',
    "😀|👍|🏽|☺\ufe0f |x",
    "\0|قال|\0",
]


@pytest.mark.parametrize("row", TABLE)
def test_pieces(row: str) -> None:
    assert tokenize(row.replace("|", "")) == row.split("|")


def test_the_empty_text() -> None:
    assert tokenize("") == []


def test_a_colon_takes_the_line_ends_after_it() -> None:
    assert tokenize("قال:\n\n«نعم»") == ["قال", ":\n\n", "«", "نعم", "»"]
    assert tokenize("وهي:\n- قلم") == ["وهي", ":", "\n", "- ", "قلم"]


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ("قال ", (0, 3)),
        ("\u200fقال\u200e \t", (1, 4)),
        ("مي\u200cخواهد", (0, 8)),
        ("، ", (0, 1)),
        ("»\u200f ", (0, 1)),
        ("\r\n ", (0, 0)),
        ("  ", (0, 0)),
        ("\u200f ", (0, 0)),
        ("", (0, 0)),
    ],
)
def test_core(piece: str, expected: tuple[int, int]) -> None:
    assert core(piece) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("قال\ud83d.", "surrogate U\\+D83D at offset 3"),
        ("😀\udc00", "surrogate U\\+DC00 at offset 1"),
        ("قال \0", "NUL character at offset 4, and 1 in all"),
        ("قال\0".encode("utf-16-le").decode("latin-1"), "NUL character"),
        ("\0" + "ق" * 98 + "\0" + "ق" * 99, "NUL character at offset 0, and 2 in all"),
    ],
)
def test_refused(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        check_text(text)


def test_accepted() -> None:
    check_text("قال 😀\ufffd\x01")
    check_text("")


@pytest.mark.parametrize("text", ["ق" * 99 + "\0", "\0" + "ق" * 99, "ق" * 198 + "\0\0"])
def test_a_stray_nul_is_no_binary_file(text: str) -> None:
    check_text(text)


SEEDS = ["1.", "1:2-", "a'", "'", ".…", "\u200f", " \n", "قa1", "\u200f\u200f«", "1\u200f", "''a"]


@pytest.mark.parametrize("seed", SEEDS)
def test_time_is_linear(seed: str) -> None:
    # A quadratic pattern would need hours for this.
    text = seed * 300_000
    assert "".join(tokenize(text)) == text
