"""What is said of files that cannot be read as rules (`syntax/`): English pattern to Arabic."""

from __future__ import annotations

ARABIC = {
    # files and characters
    "the file has {size:,} bytes; a rule file has at most {most:,}": (
        "في الملف {size:,} بايت، وملف القواعد لا يزيد على {most:,}"
    ),
    "Divide it into several files of the same folder.": "اقسمه ملفات في المجلد نفسه.",
    "the byte 0x{number:02X} at offset {byte} is not UTF-8": "البايت 0x{number:02X} في الموضع {byte} ليس من UTF-8",
    "Save the file as UTF-8 (editors call it the encoding; old Arabic files are often Windows-1256).": (
        "احفظ الملف بترميز UTF-8 (والملفات العربية القديمة كثيرا ما تكون بترميز Windows-1256)."
    ),
    "the bidirectional control {name} can make the line read differently from what it is": (
        "محرف الاتجاه {name} قد يُظهر السطر على غير ما هو"
    ),
    "Delete it; a mark U+200E between words is allowed.": "احذفه؛ والعلامة U+200E بين الكلمات جائزة.",
    "the control character {name} stands here": "هنا محرف تحكم {name}",
    "Delete it.": "احذفه.",
    "the invisible character {name} stands here": "هنا محرف لا يُرى {name}",
    'Delete it, or write it in a quoted word as "\\u{number:04X}".': (
        'احذفه، أو اكتبه في كلمة بين علامتي اقتباس "\\u{number:04X}".'
    ),
    "`{word}` has a Persian letter or an Arabic presentation form": "في `{word}` حرف فارسي أو شكل من أشكال العرض",
    "Type the Arabic letter (ي, ك, or the plain form); the fold takes care of the others in texts.": (
        "اكتب الحرف العربي (ي، ك، أو الحرف المجرد)؛ والتوحيد يعالج غيره في النصوص."
    ),
    "a tatweel stands inside the word `{text}`": "في الكلمة `{text}` تطويل",
    "Delete it, or set a clitic apart: `لـ <np>`, `{masdar} ـه`.": (
        "احذفه، أو افصل الحرف المتصل: `لـ <مركب>`، `{مصدر} ـه`."
    ),
    # declarations
    "`{word}` stands in column 1, where declarations begin": "`{word}` في العمود الأول، وفيه تبدأ الإعلانات",
    "Indent the line; only a declaration begins in column 1.": "أزح السطر؛ فلا يبدأ في العمود الأول إلا إعلان.",
    "`{word}` begins no declaration": "لا يبدأ إعلان بـ`{word}`",
    "Nothing need be said: all files of a folder share their names.": "لا حاجة إليه: أسماء ملفات المجلد كلها معروفة.",
    "It belongs, indented, to a construction.": "مكانه، مزاحا، في تركيب.",
    "A declaration begins with one of: {known}; or indent the line.": (
        "يبدأ الإعلان بإحدى هذه: {known}؛ وإلا فأزح السطر."
    ),
    "`{word}` is indented but belongs to no declaration": "`{word}` مزاح وليس في إعلان",
    "Begin the declaration in column 1.": "ابدأ الإعلان في العمود الأول.",
    "Begin with a declaration, in column 1.": "ابدأ بإعلان في العمود الأول.",
    "the {keyword} `{name}` has no pattern": "ليس في {keyword} `{name}` نمط",
    "Describe the sentence: `[cue {say}] [source <np>] <that> [content <clause>]`.": (
        "صف الجملة: `[قول {قول}] [قائل <مركب>] <أن> [مقول <كلام>]`."
    ),
    "`{name}` is said twice": "`{name}` مذكور مرتين",
    "Delete one of the two lines.": "احذف أحد السطرين.",
    "the pattern is nested too deeply": "أقواس النمط متداخلة أكثر مما ينبغي",
    "Divide it: a part with a name is a `phrase`.": "اقسمه: الجزء الذي له اسم `عبارة`.",
    "act": "فعل",
    "polarity": "قطبية",
    "form": "صيغة",
    "there is no {kind} `{text}`": "ليس هناك {kind} `{text}`",
    "Known are {known}.": "والمعروف: {known}.",
    "there is no role `{text}`": "ليس هناك دور اسمه `{text}`",
    "The roles are {roles}.": "الأدوار {roles}.",
    "`{text}` is neither one letter nor a set of them": "`{text}` ليس حرفا ولا مجموعة حروف",
    "The sets are {sets}.": "المجموعات {sets}.",
    "a part of the verb is missing before `{text}`": "سقط أصل من أصول الفعل قبل `{text}`",
    "Write past, present, participle and verbal noun; `-` for one that is absent.": (
        "اكتب الماضي والمضارع واسم الفاعل والمصدر، و`-` مكان ما ليس له."
    ),
    # patterns
    "the quotation marks hold nothing": "لا شيء بين علامتي الاقتباس",
    'Write the word between them: "،".': 'اكتب الكلمة بينهما: "،".',
    "`{escape}` is no escape": "`{escape}` ليس من رموز الإفلات",
    r"Known are \" and \\ and, for an invisible character, \u200F.": r"والمعروف \" و\\ و\u200F لمحرف لا يُرى.",
    "`{text}` repeats more than {most} times": "التكرار `{text}` أكثر من {most}",
    "A sentence is shorter: {most} is the most.": "الجملة أقصر من ذلك: أكثره {most}.",
    "`{text}` is upside down: at least {minimum}, at most {maximum}": (
        "`{text}` معكوس: أقله {minimum} وأكثره {maximum}"
    ),
    "Write {{{maximum},{minimum}}}.": "اكتب {{{maximum},{minimum}}}.",
    "`{text}` repeats nothing": "`{text}` لا يكرر شيئا",
    "Delete the element, or allow it once.": "احذف العنصر، أو اسمح به مرة.",
    # where the parser stopped
    "`{last}` is not closed: `{text}` stands where `{closer}` is expected": (
        "`{last}` لم يُغلق: هنا `{text}` والمنتظر `{closer}`"
    ),
    "`{last}` is never closed": "`{last}` لا يُغلق",
    "Close it with `{closer}`, or delete it.": "أغلقه بـ`{closer}`، أو احذفه.",
    "`{text}` closes no bracket": "`{text}` لا يغلق قوسا",
    "Delete it, or open a bracket before.": "احذفه، أو افتح قوسا قبله.",
    "the quotation mark is never closed": "علامة الاقتباس لا تُغلق",
    "Close it on the same line.": "أغلقها في السطر نفسه.",
    "`{text}` is no part of a pattern": "`{text}` ليس من أجزاء النمط",
    "A line `{word}` stands before the pattern, below the name.": "سطر `{word}` قبل النمط وتحت الاسم.",
    'Write {{{word}}} for a class, <{word}> for a phrase, "{word}" for the word itself.': (
        'اكتب {{{word}}} للصنف، و<{word}> للعبارة، و"{word}" للكلمة نفسها.'
    ),
    "the number {text} stands in the pattern": "في النمط الرقم {text}",
    'Write "{text}" for just this, `{{comma}}` for any comma.': 'اكتب "{text}" لهذه وحدها، و`{{فاصلة}}` لأي فاصلة.',
    'Write "{text}" for just this, `{{number}}` for any.': 'اكتب "{text}" لهذا وحده، و`{{رقم}}` لأي رقم.',
    "`{text}` stands in the pattern": "في النمط `{text}`",
    'Write it in quotation marks where it is meant: "{text}".': 'إن كان هو المراد فاكتبه بين علامتي اقتباس: "{text}".',
    "expected {wanted} here, not `{text}`": "المنتظر هنا {wanted} لا `{text}`",
    "expected {wanted} here, but it ends": "المنتظر هنا {wanted} وهو ينتهي",
    "Compare the line with the others of its kind.": "قارن السطر بأمثاله.",
    "`{text}` is no kind of case": "`{text}` ليس نوعا من الحالات",
    "A role stands in square brackets, with what fills it: `[{word} <np>]`.": (
        "الدور بين قوسين معقوفين مع ما يملؤه: `[{word} <مركب>]`."
    ),
    "nothing more": "لا شيء",
    "a pattern": "نمط",
    "a name": "اسم",
    "an act": "فعل",
    "a form": "صيغة",
    "a polarity": "قطبية",
    "an Arabic word": "كلمة عربية",
    "a word": "كلمة",
    "a letter or sign": "حرف أو علامة",
    "a quoted word": "كلمة بين علامتي اقتباس",
    "a role": "دور",
    "`-`": "`-`",
    "`|`": "`|`",
    "`&`": "`&`",
    "`]`": "`]`",
    "`)`": "`)`",
    "`}`": "`}`",
    "`>`": "`>`",
    "`<np>`": "`<اسم>`",
    "`<quote>`": "`<اقتباس>`",
    "`أن`": "`أن`",
    "`takes`": "`يأخذ`",
    "`or`": "`أو`",
    "`also`": "`وأيضا`",
    "a comma": "فاصلة",
    "`polarity`": "`قطبية`",
    "a new line": "سطر جديد",
    "a case": "حالة",
    "the next declaration": "الإعلان التالي",
}
