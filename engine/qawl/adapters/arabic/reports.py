"""What the commands say of rules, corpora and gold (`adapters/`): English pattern to Arabic."""

from __future__ import annotations

ARABIC = {
    # what commands cannot use
    "there is no such file: {path}": "ليس هناك ملف اسمه {path}",
    "there is no such file or folder: {path}": "ليس هناك ملف أو مجلد اسمه {path}",
    "it cannot be read: {reason}": "لا يُقرأ: {reason}",
    "there is no line {number}: the file has {count}": "ليس هناك سطر رقمه {number}: أسطر الملف {count}",
    "the brackets of this case cannot be read; `qawl check` says why": (
        "لا تُقرأ أقواس هذه الحالة، والسبب يقوله `qawl check`"
    ),
    "line {line} is no example, reject or todo": "السطر {line} ليس مثالا ولا مرفوضا ولا مؤجلا",
    "name the line of a case in it: FILE:LINE": "اذكر سطر حالة فيه: FILE:LINE",
    "there is no construction or block {rule}. {help}": "ليس هناك تركيب أو استثناء اسمه {rule}. {help}",
    "{path} is not in the rule folder {folder}: name it with --rules": (
        "ليس {path} في مجلد القواعد {folder}: سمِّه بعد --rules"
    ),
    "there are no cases with `{part}` in their names": "ليس في أسماء الحالات `{part}`",
    "there are no cases in there": "ليس هناك حالات",
    "texts and cases in one run: run them apart, and add one to the other with --add": (
        "نصوص وحالات معا: شغّل كلا وحده، واجمع أحدهما إلى الآخر بـ--add"
    ),
    "{path} is no run that `qawl coverage --format json` wrote ({error})": (
        "لم يكتب `qawl coverage --format json` الملف {path} ({error})"
    ),
    "there are no gold articles (*{suffix}) in {path}": "ليس في {path} مقالات معلّمة (*{suffix})",
    "{path}, line {number}: no attribution as `qawl extract --format jsonl` writes it ({error})": (
        "{path}، السطر {number}: ليس نسبة كما يكتبها `qawl extract --format jsonl` ({error})"
    ),
    "{name} cannot be unpacked: {error}": "لا يُفتح {name}: {error}",
    "there is no file or folder {revision}, and git cannot be run: {reason}": (
        "ليس هناك ملف أو مجلد اسمه {revision}، ولا يعمل git: {reason}"
    ),
    "{revision} is no file or folder, and {where}": "{revision} ليس ملفا ولا مجلدا، {where}",
    "{folder} is in no git repository": "وليس {folder} في مستودع git",
    "no revision of {folder}": "ولا إيداعا من {folder}",
    "the revision {revision} has no folder {prefix}": "ليس في الإيداع {revision} مجلد {prefix}",
    # check
    "error": "خطأ",
    "warning": "تحذير",
    "{count} error{s}": "الأخطاء {count}",
    "{count} warning{s}": "التحذيرات {count}",
    "no problems": "لا مشكلات",
    "{count} file{s}: {found}": "الملفات {count}: {found}",
    # test
    "{case} fails: {why}": "{case} لا يصح: {why}",
    "expected": "المنتظر",
    "found": "الموجود",
    "what is found is expected now by {case}": "الموجود الآن منتظر في {case}",
    "{count} passed": "صح {count}",
    "{count} failed": "لم يصح {count}",
    "{count} accepted": "قُبل {count}",
    "{count} to do": "مؤجل {count}",
    "{count} to do but passed already": "مؤجل صح {count}",
    "{count} case{s}: {outcome}": "الحالات {count}: {outcome}",
    # score
    "{count} article{s}: {gold} attributions in the gold, {found} found": (
        "المقالات {count}: النسب المعلّمة {gold}، والموجودة {found}"
    ),
    "precision": "الدقة",
    "recall": "الشمول",
    "F1": "F1",
    "gold": "المعلم",
    "exact: precision": "بتمامه: الدقة",
    "full": "تامة",
    "joint": "الكلمات معا",
    "quotes {share}": "الاقتباس {share}",
    "source head": "رأس القائل",
    "speaker": "صاحب القول",
    "speaker name": "اسم صاحب القول",
    "parent": "النسبة المحيطة",
    "nested": "النسب المتداخلة",
    "right edge of the {role}, in words (- too early, + too late)": ("آخر {role} بالكلمات (- قبل موضعه، + بعد موضعه)"),
    "{what} P": "{what} دقة",
    "{what} R": "{what} شمول",
    "missed": "فائت",
    "spurious": "زائد",
    "{what} {count}": "{what} {count}",
    "{what} {count}, {shown} of them shown": "{what} {count}، والمعروض منها {shown}",
    "(missed)": "(فائت)",
    "no content": "بلا مقول",
    "direct": "مباشر",
    "indirect": "غير مباشر",
    "mixed": "مختلط",
    # profile
    "{count} article{s}, {size:,} bytes, {time:.3f} s": "المقالات {count}، وحجمها {size:,} بايت، وزمنها {time:.3f} ث",
    "constructions {one:.3f} s; words, contents and speakers {other:.3f} s": (
        "التراكيب {one:.3f} ث؛ والكلمات والمقولات والقائلون {other:.3f} ث"
    ),
    "tries": "محاولات",
    "matches": "مطابقات",
    "ms": "م.ث",
    "µs a try": "مك.ث",
    "kinds of words: {count:,}; of these told apart for one rule alone:": (
        "أنواع الكلمات: {count:,}؛ والمميَّز منها لأجل قاعدة واحدة:"
    ),
    # coverage
    "{count} article{s}": "المقالات {count}",
    "constructions": "التراكيب",
    "blocks": "الاستثناءات",
    "alternatives of phrases": "بدائل العبارات",
    "words": "الكلمات",
    "{names}: {used} of {count} took part": "{names}: المشارك {used} من {count}",
    "{names}: matches, and matches that lost to others": "{names}: المطابقات، وما غلبه غيره منها",
    "phrases: the alternatives that took part, and those that did not": "العبارات: البدائل المشاركة وغير المشاركة",
    "never": "لا شيء",
    "words: those that took part; those that stand in the texts, but in no match; the others": (
        "الكلمات: المشاركة؛ وما في النصوص وليس في مطابقة؛ وغيرها"
    ),
    "in the texts": "في النصوص",
    # diff
    "{old} → {new}: {numbers}": "من {old} إلى {new}: {numbers}",
    "{before} → {after} attributions in {count} article{s}": "النسب كانت {before} وصارت {after}، والمقالات {count}",
    ", ": "، ",
    "won": "كسب",
    "lost": "خسر",
    "moved": "تحرك",
    "relabelled": "تغير وصفه",
    "old": "القديم",
    "new": "الجديد",
    "rule": "القاعدة",
    "mode": "الطريقة",
    "lemma": "المدخل",
    "negated": "منفي",
}
