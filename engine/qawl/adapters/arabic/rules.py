"""What is said of names, words and patterns (`compile/`, `morphology/`, `sources.py`): English pattern to Arabic."""

from __future__ import annotations

ARABIC = {
    "Did you mean `{near}`?": "أتريد `{near}`؟",
    "{one}": "{one}",
    "{one} or {more}": "{one} أو {more}",
    "{one} and {more}": "{one} و{more}",
    "{one}, {more}": "{one} أو {more}",
    "{first}, {more}": "{first}، {more}",
    # files
    "there is no such file or folder": "ليس هناك ملف أو مجلد بهذا الاسم",
    "{folder} cannot be read: {reason}": "لا يُقرأ {folder}: {reason}",
    "there are no rule files (*.qawl) in it": "ليس فيه ملفات قواعد (*.qawl)",
    "Give a folder with .qawl files.": "سمِّ مجلدا فيه ملفات .qawl.",
    # names
    "class": "الصنف",
    "phrase": "العبارة",
    "construction": "التركيب",
    "the {kind} `{name}` is declared a second time": "تكرر إعلان {kind} `{name}`",
    "It is declared first in {path}:{line}; rename one of them or join them.": (
        "أُعلن أولا في {path}:{line}؛ غيّر أحد الاسمين أو اجمعهما."
    ),
    "the name `{name}` is built in": "الاسم `{name}` من اللغة نفسها",
    "Choose another name.": "اختر اسما آخر.",
    "no rule file declares a fold": "لا يعلن أي ملف توحيدا",
    "Declare one: `fold`, and below it, indented, `unify ا أ إ آ` and `drop tashkeel`.": (
        "أعلن واحدا: `توحيد`، وتحته مزاحين `وحد ا أ إ آ` و`احذف تشكيل`."
    ),
    "a second fold is declared": "هذا توحيد ثان",
    "One folder has one fold: join the two.": "للمجلد توحيد واحد، فاجمعهما.",
    "there is no phrase `{name}`": "ليس هناك عبارة اسمها `{name}`",
    "Declare it: `phrase {name}`.": "أعلنها: `عبارة {name}`.",
    "there is no word class `{name}`": "ليس هناك صنف اسمه `{name}`",
    "Declare it: `words {name}`.": "أعلنه: `كلمات {name}`.",
    "It is a class: write `{{{name}}}`.": "هو صنف: اكتب `{{{name}}}`.",
    "It is a phrase: write `<{name}>`.": "هي عبارة: اكتب `<{name}>`.",
    "the phrase `{name}` uses itself": "العبارة `{name}` تستعمل نفسها",
    "A phrase cannot nest in itself: use a repetition, or a phrase of its own for the inner part.": (
        "لا تدخل العبارة في نفسها: استعمل التكرار، أو عبارة أخرى لما في داخلها."
    ),
    "nothing uses the phrase `{name}`": "لا شيء يستعمل العبارة `{name}`",
    "Use it, `<{name}>`, or delete it.": "استعملها، `<{name}>`، أو احذفها.",
    "no construction comes to the phrase `{name}`, which only phrases like `{by}` use": (
        "لا يبلغ أي تركيب العبارة `{name}`، ولا تستعملها إلا عبارات مثل `{by}`"
    ),
    "Use `<{by}>` in a construction, or delete both.": "استعمل `<{by}>` في تركيب، أو احذفهما.",
    "nothing uses the class `{name}`": "لا شيء يستعمل الصنف `{name}`",
    "Use it, `{{{name}}}`, or delete it; words that need only be known belong to the class `whole`.": (
        "استعمله، `{{{name}}}`، أو احذفه؛ وما يكفي أن يُعرف من الكلمات مكانه الصنف `whole`."
    ),
    # words
    "folding twice changes {letters}": "إعادة التوحيد تغير {letters}",
    "Let no letter stand in two groups, and let no first letter of a group be dropped.": (
        "لا تضع حرفا في مجموعتين، ولا تحذف حرفا هو أول مجموعة."
    ),
    "`{letters}` cannot be unified": "لا يُوحَّد `{letters}`",
    "Give single letters; marks (tashkeel) can only be dropped.": "اذكر حروفا مفردة، والتشكيل يُحذف ولا يُوحَّد.",
    "`{item}` cannot be dropped": "لا يُحذف `{item}`",
    "Give single letters, or a set of them: {sets}.": "اذكر حروفا مفردة، أو مجموعة منها: {sets}.",
    "`{text}` is {count} words to the engine, and never found as one": (
        "`{text}` عند المحرك كلمات عددها {count}، ولا يوجد كلمة واحدة"
    ),
    "Write them apart: `{apart}`.": "افصل بينها: `{apart}`.",
    "the fold leaves nothing of `{text}`": "لا يُبقي التوحيد شيئا من `{text}`",
    "Delete it, or write a whole word.": "احذفه، أو اكتب كلمة تامة.",
    "Write it as a dictionary does, or list its forms as `words`.": "اكتبه كما في المعاجم، أو اذكر صيغه في `كلمات`.",
    "Check the principal parts, or list its forms after `also`.": "راجع أصول الفعل، أو اذكر صيغه بعد `وأيضا`.",
    "past": "الماضي",
    "present": "المضارع",
    "participle": "اسم الفاعل",
    "masdar": "المصدر",
    "noun": "الاسم",
    "plural": "الجمع",
    "the {what} is empty": "{what} فارغ",
    "the {what} `{text}` is not one Arabic word: it contains `{strange}` ({name})": (
        "{what} `{text}` ليس كلمة عربية واحدة، ففيه `{strange}` ({name})"
    ),
    "the {what} `{text}` is a single letter": "{what} `{text}` حرف واحد",
    "`{word}` is not the masculine singular of an active participle (like مشير, ناف, منبئ)": (
        "`{word}` ليس اسم فاعل مفردا مذكرا (مثل مشير وناف ومنبئ)"
    ),
    "the present `{present_text}` does not begin with ي: give the third person, as in يشير": (
        "المضارع `{present_text}` لا يبدأ بياء: اذكر صيغة الغائب، مثل يشير"
    ),
    "`{past}` and `{present}` are not the past and present of one verb": (
        "`{past}` و`{present}` ليسا ماضي فعل ومضارعه"
    ),
    "{message}; did you mean {better} {present}?": "{message}؛ أتريد {better} {present}؟",
    "{message}; did you mean {past} {other}?": "{message}؛ أتريد {past} {other}؟",
    "{message}: expected a pair like أعلن يعلن, قال يقول, نفى ينفي; check hamzas, ى and the weak letters": (
        "{message}: المنتظر مثل أعلن يعلن، قال يقول، نفى ينفي؛ راجع الهمزات والألف المقصورة وحروف العلة"
    ),
    # patterns
    "the phrase `{name}`": "العبارة `{name}`",
    "`{name}`": "`{name}`",
    "`{name}` has no cue at which it can be tried": "ليس في `{name}` قول يُجرَّب عنده",
    "Take the `[cue ...]` out of the brackets around it; alternatives at the top may each have one.": (
        "أخرج `[قول ...]` من الأقواس التي حوله؛ ولكل بديل من البدائل العليا قوله."
    ),
    "Mark the word that reports: `[cue ...]`; it must begin with a word.": (
        "علّم الكلمة التي تنسب: `[قول ...]`؛ ويجب أن يبدأ بكلمة."
    ),
    "{what} can match nothing at all": "{what} قد تطابق العدم",
    "Ask for at least one word in it.": "اطلب فيها كلمة على الأقل.",
    "the cue of {what} can match nothing at all": "القول في {what} قد يطابق العدم",
    "A cue is at least one word: put what may be missing outside of it.": (
        "القول كلمة على الأقل: ضع خارجه ما قد لا يكون."
    ),
    "{what} repeats something that can be nothing": "في {what} تكرار لما قد يكون عدما",
    "Ask for a word in what is repeated.": "اطلب كلمة فيما يتكرر.",
    "{what} has a repetition inside a repetition, and one text can match it in many ways": (
        "في {what} تكرار داخل تكرار، وقد يطابق النص الواحد بوجوه كثيرة"
    ),
    "Make the inner part a phrase (a phrase commits to its match), or drop one repetition.": (
        "اجعل الداخل عبارة (فالعبارة تلتزم بما طابقته)، أو احذف أحد التكرارين."
    ),
    "{what} repeats an any-order group": "في {what} تكرار لمجموعة بأي ترتيب",
    "Take the group out of the repetition.": "أخرج المجموعة من التكرار.",
    "{what} has a slot that can match nothing": "في {what} موضع قد يطابق العدم",
    "Mark the whole slot with `?` instead.": "ضع `?` على الموضع كله.",
    "`{name}` has `<that>`, `<object>` or `<complement>` before its cue": (
        "في `{name}` قبل القول `<أن>` أو `<مفعول>` أو `<متمم>`"
    ),
    "These are what the cue takes: write them after it; before it write the words themselves.": (
        "هذه ما يأخذه القول، فاكتبها بعده؛ واكتب قبله الكلمات نفسها."
    ),
    "a clitic stands where there is no word to carry it": "هنا حرف متصل ولا كلمة تحمله",
    "Put it directly before or after a word, a class or a bracket that holds one.": (
        "ضعه قبل كلمة أو صنف أو قوس فيه كلمة، أو بعدها مباشرة."
    ),
    "`{letters}` is no clitic": "`{letters}` ليس حرفا متصلا",
    "Those after a word are {pronouns}.": "ما يتصل بآخر الكلمة: {pronouns}.",
    "Those before a word are وـ فـ بـ لـ كـ, in this order.": "ما يتصل بأول الكلمة: وـ فـ بـ لـ كـ، بهذا الترتيب.",
    "an alternative before this one always matches in its place": "بديل قبل هذا يطابق دائما مكانه",
    "Write the longer alternative before the shorter, or delete the one that is there twice.": (
        "اكتب البديل الأطول قبل الأقصر، أو احذف المكرر."
    ),
    "an editor shows this in another order than it is read": "يعرض المحرر هذا بغير الترتيب الذي يُقرأ به",
    "Run `qawl fmt`, which breaks the line; or give the part a name, as a phrase.": (
        "شغّل `qawl fmt` فيكسر السطر؛ أو سمِّ هذا الجزء عبارة."
    ),
    "no word is all that is asked for here": "ليس من كلمة تجمع ما يُطلب هنا",
    "`{a b}` is one word in both classes: write `{a} {b}` for two words, `{a | b}` for either.": (
        "`{أ ب}` كلمة واحدة من الصنفين: اكتب `{أ} {ب}` لكلمتين، و`{أ | ب}` لكلمة من أحدهما."
    ),
    "no construction has its cue where `{name}` has it, and there is nothing to block": (
        "لا قول لأي تركيب حيث القول في `{name}`، فليس هناك ما يُستثنى"
    ),
    "Check the cue: write it as constructions do, or delete the block.": (
        "راجع القول: اكتبه كما في التراكيب، أو احذف الاستثناء."
    ),
}
