"""The typical mistakes (`syntax/mistakes.py`): English to Arabic."""

from __future__ import annotations

ARABIC = {
    "the name is missing": "سقط الاسم",
    "A name follows the keyword: letters, digits, `-` and `_`, beginning with a letter.": (
        "بعد كلمة اللغة اسم: حروف وأرقام و`-` و`_`، وأوله حرف."
    ),
    "there is no pattern": "ليس هنا نمط",
    "only cases follow the cases": "لا يلي الحالات إلا حالات",
    "The pattern stands before the first case.": "النمط قبل أول حالة.",
    "the number is missing": "سقط العدد",
    "A rank is a whole number: `rank 2`.": "الرتبة عدد صحيح: `رتبة 2`.",
    "the name of the form is missing": "سقط اسم الصيغة",
    "Name one: `form participle`.": "سمِّ واحدة: `صيغة اسم-فاعل`.",
    "the former name is missing": "سقط الاسم السابق",
    "Write `was old-name`.": "اكتب `كان اسمه الاسم-السابق`.",
    "there are no entries": "ليس هنا مداخل",
    "Write them on the lines below, indented.": "اكتبها في الأسطر التالية مزاحة.",
    "the entries begin on the next line": "تبدأ المداخل في السطر التالي",
    "an entry is missing beside the comma": "سقط مدخل بجانب الفاصلة",
    "One entry stands between two commas.": "بين كل فاصلتين مدخل.",
    "nouns are not separated by commas": "لا تفصل الفواصل بين الأسماء",
    "One noun a line: the singular and its broken plurals.": "لكل اسم سطر: المفرد وجموع تكسيره.",
    "the name of the act is missing": "سقط اسم الفعل",
    "Name one: `act announce`.": "سمِّ واحدا: `فعل إعلان`.",
    "the act of the verbs is missing": "سقط فعل هذه الأفعال",
    "Say what the verbs do: `verbs NAME act announce`.": "اذكر ما يُفعل بها: `أفعال NAME فعل إعلان`.",
    "the polarity is missing": "سقطت القطبية",
    "Write `polarity negative`.": "اكتب `قطبية سالبة`.",
    "there are no verbs": "ليس هنا أفعال",
    "a part of the verb is missing": "سقط أصل من أصول الفعل",
    "the complement is missing": "سقط المتمم",
    "A verb takes أن, <np> or <quote>, with or without a preposition: `takes إلى أن or <np>`.": (
        "يأخذ الفعل أن أو <اسم> أو <اقتباس>، بحرف جر أو دونه: `يأخذ إلى أن أو <اسم>`."
    ),
    "the preposition has no complement": "ليس لحرف الجر متمم",
    "أن, <np> or <quote> follows it; a clitic is set apart: `بـ أن`.": (
        "يليه أن أو <اسم> أو <اقتباس>؛ ويُفصل الحرف المتصل: `بـ أن`."
    ),
    "the fold is empty": "التوحيد فارغ",
    "Write `unify`, `drop` and `quotes` on the lines below, indented.": (
        "اكتب `وحد` و`احذف` و`علامات` في الأسطر التالية مزاحة."
    ),
    "a line of the fold begins with `unify`, `drop` or `quotes`": "يبدأ سطر التوحيد بـ`وحد` أو `احذف` أو `علامات`",
    "Write `unify ا أ إ آ`, `drop tashkeel`, `quotes « »`.": "اكتب `وحد ا أ إ آ`، `احذف تشكيل`، `علامات « »`.",
    "there is nothing to unify": "ليس هنا ما يُوحَّد",
    "Write the letter that counts and, after blanks, those that count as it: `unify ا أ إ آ`.": (
        "اكتب الحرف الذي يُعدّ، وبعده بمسافات ما يُعدّ إياه: `وحد ا أ إ آ`."
    ),
    "there is nothing to drop": "ليس هنا ما يُحذف",
    "Name sets or letters: `drop tashkeel tatweel`.": "سمِّ مجموعات أو حروفا: `احذف تشكيل تطويل`.",
    "quotation marks come in pairs": "علامات الاقتباس أزواج",
    "Write one pair a line, also where both are the same: `quotes « »`.": ("لكل زوج سطر، وإن تماثلا: `علامات « »`."),
    "the bracket holds a role but no pattern": "في القوس دور بلا نمط",
    "Say what fills it: `[source <np>]`.": "اذكر ما يملؤه: `[قائل <مركب>]`.",
    "a role is missing after `[`": "سقط الدور بعد `[`",
    "Write `[source <np>]`; brackets that only group are round: `(<a> | <b>)`.": (
        "اكتب `[قائل <مركب>]`؛ وما يجمع فحسب أقواسه مدورة: `(<أ> | <ب>)`."
    ),
    "the class is empty": "الصنف فارغ",
    "Name a class, `{say}`; any word at all is `{word}`.": "سمِّ صنفا، `{قول}`؛ وأي كلمة `{كلمة}`.",
    "a class is told by its name": "الصنف يُذكر باسمه",
    "Write `{say}`; a literal stands without braces.": "اكتب `{قول}`؛ والكلمة نفسها بلا معقوفين.",
    "the sign is half of a class": "العلامة بلا صنف على أحد جانبيها",
    "A class stands on both sides: `{a | b}`, `{a - b}`.": "على كل جانب صنف: `{أ | ب}`، `{أ - ب}`.",
    "a phrase is told by its name": "العبارة تُذكر باسمها",
    "Write `<np>`.": "اكتب `<مركب>`.",
    "a phrase has one name": "للعبارة اسم واحد",
    "Close it after the name: `<np>`.": "أغلقها بعد الاسم: `<مركب>`.",
    "the group is empty": "المجموعة فارغة",
    "Write a pattern between the brackets, or delete them.": "اكتب نمطا بين القوسين، أو احذفهما.",
    "an alternative is missing beside `|`": "سقط بديل بجانب `|`",
    "Write a pattern on both sides; what may be missing has `?`.": "اكتب نمطا على كل جانب؛ وما قد لا يكون بعده `?`.",
    "a slot is missing beside `&`": "سقط موضع بجانب `&`",
    "Write a pattern on both sides: `(<time>? & <place>?)`.": "اكتب نمطا على كل جانب: `(<زمان>? & <مكان>?)`.",
    "`&` stands only in round brackets": "لا تكون `&` إلا بين قوسين مدورين",
    "Write `(<a> & <b>?)`.": "اكتب `(<أ> & <ب>?)`.",
    "`|` and `&` stand in one group": "في مجموعة واحدة `|` و`&`",
    "Put brackets around the alternatives: `((<a> | <b>) & <c>)`.": "ضع البدائل بين قوسين: `((<أ> | <ب>) & <ج>)`.",
    "the quantifier follows nothing": "ليس قبل علامة التكرار شيء",
    "`?`, `*` and `+` follow an element: `<np>?`.": "تلي `?` و`*` و`+` عنصرا: `<مركب>?`.",
    "two quantifiers follow one element": "بعد عنصر واحد علامتا تكرار",
    "Keep one, or use brackets: `(<np>+)?`.": "أبق واحدة، أو استعمل قوسين: `(<مركب>+)?`.",
    "an element is missing after `=` or `!`": "سقط عنصر بعد `=` أو `!`",
    "Say what follows there: `!<that>`.": "اذكر ما يليه هناك: `!<أن>`.",
    "the end of the gap is missing": "سقط آخر الفراغ",
    "An element follows `until`: `... until <that>`.": "يلي `حتى` عنصر: `... حتى <أن>`.",
    "the clitic has no word before it": "ليس قبل الضمير المتصل كلمة",
    "An enclitic follows an element: `{masdar} ـه`.": "يلي الضمير المتصل عنصرا: `{مصدر} ـه`.",
    "the clitic has no word after it": "ليس بعد الحرف المتصل كلمة",
    "A proclitic stands before an element: `لـ <np>`.": "يسبق الحرف المتصل عنصرا: `لـ <مركب>`.",
}
