"""What the commands say of rules, corpora and gold (`adapters/`): English pattern to Arabic."""

from __future__ import annotations

ARABIC = {
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
