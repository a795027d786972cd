"""The typical mistakes, told by examples of them (the idea of Lark's `match_examples`)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake and the way out. The parser stops in each example as it stops in the file: in the same
    state and, but for `anything`, at the same kind of thing."""

    message: str
    help: str
    examples: tuple[str, ...]
    code: str = "Q100"
    anything: bool = False


_SENTENCE = "Describe the sentence: `[cue {say}] [source <np>] <that> [content <clause>]`."
AFTER_CASES = "The pattern stands before the first case."
_BELOW = "Write them on the lines below, indented."
_PARTS = "Write past, present, participle and verbal noun; `-` for one that is absent."
_VERBS = "verbs a act say\n "

# Where several examples end in the same state, the first mistake counts.
MISTAKES: tuple[Mistake, ...] = (
    # declarations
    Mistake(
        "the name is missing",
        "A name follows the keyword: letters, digits, `-` and `_`, beginning with a letter.",
        ("words", "nouns", "verbs", "phrase", "construction", "block"),
        anything=True,
    ),
    Mistake("there is no pattern", _SENTENCE, ("phrase a",)),
    Mistake(
        "no colon follows a name",
        "Delete it: a pattern follows the name, or what fills the role.",
        ("phrase a :", "construction a :", "block a :", "phrase a [source :"),
    ),
    Mistake(
        "only cases follow the cases",
        AFTER_CASES,
        ("block a <b>\n example c\n <d>",),
        anything=True,
    ),
    Mistake("the number is missing", "A rank is a whole number: `rank 2`.", ("construction a\n rank",), anything=True),
    Mistake(
        "the name of the form is missing", "Name one: `form participle`.", ("construction a\n form",), anything=True
    ),
    Mistake("the former name is missing", "Write `was old-name`.", ("construction a\n was",), anything=True),
    # lexicon
    Mistake("there are no entries", _BELOW, ("words a", "nouns a")),
    Mistake("the entries begin on the next line", _BELOW, ("words a ب", "nouns a ب"), anything=True),
    Mistake(
        "an entry is missing beside the comma",
        "One entry stands between two commas.",
        ("words a\n ب ، ،", "words a\n ب ، ب ، ،", "words a\n ،"),
    ),
    Mistake(
        "nouns are not separated by commas",
        "One noun a line: the singular and its broken plurals.",
        ("nouns a\n ب، ب",),
    ),
    Mistake(
        "the name of the act is missing",
        "Name one: `act announce`.",
        ("verbs a act", "construction a\n act"),
        anything=True,
    ),
    Mistake(
        "the act of the verbs is missing",
        "Say what the verbs do: `verbs NAME act announce`.",
        ("verbs a",),
        anything=True,
    ),
    Mistake("the polarity is missing", "Write `polarity negative`.", ("verbs a act say polarity",), anything=True),
    Mistake("there are no verbs", _BELOW, ("verbs a act say",)),
    Mistake("a part of the verb is missing", _PARTS, (f"{_VERBS}ب", f"{_VERBS}ب ب", f"{_VERBS}ب ب ب"), anything=True),
    Mistake(
        "the complement is missing",
        "A verb takes أن, <np> or <quote>, with or without a preposition: `takes إلى أن or <np>`.",
        (f"{_VERBS}ب ب ب ب takes", f"{_VERBS}ب ب ب ب takes أن or"),
        anything=True,
    ),
    Mistake(
        "the preposition has no complement",
        "أن, <np> or <quote> follows it; a clitic is set apart: `بـ أن`.",
        (f"{_VERBS}ب ب ب ب takes ب", f"{_VERBS}ب ب ب ب takes بـ"),
        anything=True,
    ),
    # fold
    Mistake("the fold is empty", "Write `unify`, `drop` and `quotes` on the lines below, indented.", ("fold",)),
    Mistake(
        "a line of the fold begins with `unify`, `drop` or `quotes`",
        "Write `unify ا أ إ آ`, `drop tashkeel`, `quotes « »`.",
        ("fold\n ب",),
        anything=True,
    ),
    Mistake(
        "there is nothing to unify",
        "Write the letter that counts and, after blanks, those that count as it: `unify ا أ إ آ`.",
        ("fold\n unify", "fold\n unify ب"),
        anything=True,
    ),
    Mistake(
        "there is nothing to drop", "Name sets or letters: `drop tashkeel tatweel`.", ("fold\n drop",), anything=True
    ),
    Mistake(
        "quotation marks come in pairs",
        "Write one pair a line, also where both are the same: `quotes « »`.",
        ("fold\n quotes", 'fold\n quotes "', 'fold\n quotes " " "'),
        anything=True,
    ),
    # patterns: brackets
    Mistake(
        "the bracket holds a role but no pattern",
        "Say what fills it: `[source <np>]`.",
        ("phrase a [source ]", "phrase a [speaker ]"),
    ),
    Mistake(
        "a role is missing after `[`",
        "Write `[source <np>]`; brackets that only group are round: `(<a> | <b>)`.",
        ("phrase a [<b>]",),
        anything=True,
    ),
    Mistake("the class is empty", "Name a class, `{say}`; any word at all is `{word}`.", ("phrase a {}",)),
    Mistake(
        "a class is told by its name",
        "Write `{say}`; a literal stands without braces.",
        ('phrase a {"b"}', 'phrase a {a "b"}'),
    ),
    Mistake(
        "the sign is half of a class",
        "A class stands on both sides: `{a | b}`, `{a - b}`.",
        ("phrase a {b |}", "phrase a {b -}", "phrase a {| b}"),
    ),
    Mistake("a phrase is told by its name", "Write `<np>`.", ("phrase a <>",), anything=True),
    Mistake("a phrase has one name", "Close it after the name: `<np>`.", ("phrase a <b c>",), anything=True),
    Mistake("the group is empty", "Write a pattern between the brackets, or delete them.", ("phrase a ()",)),
    # patterns: signs
    Mistake(
        "an alternative is missing beside `|`",
        "Write a pattern on both sides; what may be missing has `?`.",
        (
            "phrase a |",
            "phrase a <b> |",
            "phrase a (<b> |)",
            "phrase a (<b> | <c> |)",
            "phrase a <b> | |",
            "phrase a [source |",
            "phrase a [source <b> |]",
            "phrase a [source <b> | <c> |]",
        ),
    ),
    Mistake(
        "a slot is missing beside `&`",
        "Write a pattern on both sides: `(<time>? & <place>?)`.",
        ("phrase a (<b> &)", "phrase a (<b> & &", "phrase a (&"),
    ),
    Mistake(
        "`&` stands only in round brackets",
        "Write `(<a> & <b>?)`.",
        ("phrase a <b> & <c>", "phrase a [source <b> & <c>]"),
    ),
    Mistake(
        "`|` and `&` stand in one group",
        "Put brackets around the alternatives: `((<a> | <b>) & <c>)`.",
        ("phrase a (<b> & <c> | <d>)", "phrase a (<b> | <c> & <d>)"),
    ),
    Mistake(
        "the quantifier follows nothing",
        "`?`, `*` and `+` follow an element: `<np>?`.",
        ("phrase a ?", "phrase a (*)", "phrase a [source +]", "phrase a ... ?", "phrase a ^ ?"),
    ),
    Mistake(
        "two quantifiers follow one element",
        "Keep one, or use brackets: `(<np>+)?`.",
        ("phrase a <b>* +", "phrase a <b>?*"),
    ),
    Mistake(
        "an element is missing after `=` or `!`",
        "Say what follows there: `!<that>`.",
        ("phrase a =", "phrase a !", "phrase a [cue !]"),
        anything=True,
    ),
    Mistake(
        "the end of the gap is missing",
        "An element follows `until`: `... until <that>`.",
        ("phrase a ... until",),
        anything=True,
    ),
    Mistake(
        "the clitic has no word before it",
        "An enclitic follows an element: `{masdar} ـه`.",
        ("phrase a ـه", "phrase a (ـه)", "phrase a ... ـه", "phrase a <b> | ـه", "phrase a [cue ـه]"),
        code="Q404",
    ),
    Mistake(
        "the clitic has no word after it",
        "A proclitic stands before an element: `لـ <np>`.",
        ("phrase a لـ",),
        code="Q404",
        anything=True,
    ),
)
