"""What is said of cases and gold articles (`cases/`, `syntax/markup.py`): English pattern to Arabic."""

from __future__ import annotations

ARABIC = {
    "example": "المثال",
    "reject": "المرفوض",
    "todo": "المؤجل",
    "the article": "المقال",
    "the {kind} of `{name}`": "{kind} من `{name}`",
    "the {kind} holds no text": "{kind} بلا نص",
    "Write the sentence after it, on the same line.": "اكتب الجملة بعده في السطر نفسه.",
    "the {kind} marks no cue": "ليس في {kind} قول",
    "attribution {number} marks no cue": "ليس في النسبة {number} قول",
    "Mark the word that reports, `[cue قال]`; the marks of one attribution share a number.": (
        "علّم الكلمة التي تنسب، `[قول قال]`؛ ولأقواس النسبة الواحدة رقم واحد."
    ),
    "the construction `{name}` has {without}": "التركيب `{name}` {without}",
    "no example": "بلا مثال",
    "no reject": "بلا مرفوض",
    "Show what it is for with an `example`, and with a `reject` what it must leave alone.": (
        "بيّن بـ`مثال` ما هو له، وبـ`مرفوض` ما يتركه."
    ),
    "this todo of `{name}` passes": "هذا المؤجل من `{name}` يصح",
    "Make it `{kind}`, so that it stays so.": "اجعله `{kind}` ليبقى كذلك.",
    # files of cases
    "There is no {path} beside this file that can be read.": "ليس بجانب هذا الملف {path} يُقرأ.",
    "the rule file beside this one has no rule `{rule}`": "ليس في ملف القواعد المجاور قاعدة اسمها `{rule}`",
    "Its cases belong beside the file that declares it.": "مكان حالاتها بجانب الملف الذي يعلنها.",
    "The line begins in column 1.": "يبدأ السطر في العمود الأول.",
    "In column 1 `for` names a rule; `example`, `reject` and `todo` stand below it, indented.": (
        "في العمود الأول `لأجل` واسم القاعدة، وتحته `مثال` و`مرفوض` و`مؤجل` مزاحة."
    ),
    "one name follows `for`": "بعد `لأجل` اسم واحد",
    "Name the rule: `for verb-source-that`.": "سمِّ القاعدة: `لأجل فعل-قائل-أن`.",
    "Indent the line.": "أزح السطر.",
    "Name the rule first, in column 1: `for verb-source-that`.": (
        "سمِّ القاعدة أولا في العمود الأول: `لأجل فعل-قائل-أن`."
    ),
    "`{word}` begins no line of cases": "لا يبدأ سطر حالات بـ`{word}`",
    # gold articles
    "Numbers, `=` and a name: `1 2 = ديميتري بيسكوف`.": "أرقام ثم `=` ثم اسم: `1 2 = ديميتري بيسكوف`.",
    "Mark its cue, or delete the number.": "علّم قوله، أو احذف الرقم.",
    "this line joins no numbers to a speaker": "لا يجمع هذا السطر أرقاما وقائلا",
    "there is no attribution {number} with a cue": "ليس هناك نسبة رقمها {number} لها قول",
    # brackets
    "there is no role `{role}`": "ليس هناك دور اسمه `{role}`",
    "The roles are {roles}; a literal bracket is `\\[`.": "الأدوار {roles}؛ والقوس نفسه `\\[`.",
    "`{text}` is never closed": "`{text}` لا يُغلق",
    "Close it with `]`.": "أغلقه بـ`]`.",
    "`]` closes no mark": "`]` لا يغلق شيئا",
    r"Delete it; a literal bracket is `\]`.": r"احذفه؛ والقوس نفسه `\]`.",
    "`[` opens no mark": "`[` لا يفتح دورا",
    r"A role and a blank follow it: `[cue قال]`; a literal bracket is `\[`.": (
        r"بعده دور ومسافة: `[قول قال]`؛ والقوس نفسه `\[`."
    ),
    # what came of a case
    "`{name}` finds something": "`{name}` يجد شيئا",
    "something else is found by {rules}": "يجد {rules} غير ذلك",
    "it is found by {rules}": "يجده {rules}",
    "nothing is found": "لا يوجد شيء",
    "what is bracketed is not found": "لا يوجد ما بين الأقواس",
    "a cue is found by {rules}": "يجد {rules} قولا",
    "it cannot be read": "لا يُقرأ",
    "of {count} attributions {missing} are not found, and {more} others are": (
        "النسب {count}: ما لا يوجد منها {missing}، وما يوجد من غيرها {more}"
    ),
    # the fast matcher
    "`{name}` is matched slowly: {cause}": "مطابقة `{name}` بطيئة: {cause}",
    "a phrase with an any-order group stands in a repetition": "عبارة فيها مجموعة بأي ترتيب تقع في تكرار",
    "Repeat the alternatives instead: `(<a> | <b>){0,2}`.": "كرر البدائل مكانها: `(<أ> | <ب>){0,2}`.",
    "before the cue it asks ahead for more than can be matched backwards": "يسأل قبل القول عما لا يُطابَق رجوعا",
    "Ask for its first word alone, or after the cue.": "اسأل عن أول كلمة منه وحدها، أو اسأل بعد القول.",
    "its pattern is too large": "نمطه أكبر مما ينبغي",
    "Divide it into several constructions, or a large phrase into smaller ones.": (
        "اقسمه تراكيب، أو اقسم عبارة كبيرة عبارات."
    ),
}
