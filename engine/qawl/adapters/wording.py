"""What `qawl explain` says, in English and in Arabic. The two tables have the same keys."""

from __future__ import annotations

from typing import Literal

Language = Literal["en", "ar"]

ENGLISH = {
    "nothing": "No word of this can be the cue of any construction.",
    "cue": "{word} in line {line}",
    "folded": "counts as {word}",
    "reading": "read as {reading}",
    "takes": "takes {frames}",
    "of": "of {lemma}",
    "more readings": "and {count} more readings",
    "summary": "{count} constructions and blocks have such a cue.",
    "summary one": "One construction or block has such a cue.",
    "chosen": "{name} matches and is chosen: {roles}.",
    "blocks": "{name} matches. It is a block: nobody is reported to say anything here.",
    "blocked": "{name} matches, but the block {by} leaves nothing here.",
    "taken": "{name} matches, but the word belongs to what {by} found at another cue.",
    "taken by some": "{name} matches, but the word belongs to what was found at another cue.",
    "outranked": "{name} matches, but {by} is preferred: {reason}.",
    "rank": "its rank is higher",
    "roles": "it fills more roles",
    "nearer": "its content is nearer to the cue, or it stands earlier in the files",
    "no match": "{name} came to {place} and wanted {wanted}.",
    "at once": "{name} wanted {wanted} right after the cue, where {place} stands.",
    "before": "{name} has all from the cue on. Before it, it came to {place} and wanted {wanted}.",
    "frames": "{name} wants a cue that takes {wanted}.",
    "frames before": "{name} has all from the cue on. Before it, it wants what goes with a cue that takes {wanted}.",
    "sentence end": "the end of the sentence",
    "sentence start": "the start of the sentence",
    "part": "{element} (in {phrase})",
    "or": " or ",
    "comma": ", ",
    "more": "{count} other things",
}

ARABIC = {
    "nothing": "ليس هنا لفظ يصلح قولا لأي تركيب.",
    "cue": "{word} في السطر {line}",
    "folded": "يُعدّ {word}",
    "reading": "يُقرأ {reading}",
    "takes": "يأخذ {frames}",
    "of": "من {lemma}",
    "more readings": "وله قراءات أخرى عددها {count}",
    "summary": "التراكيب والاستثناءات التي قولها مثله: {count}.",
    "summary one": "تركيب أو استثناء واحد قوله مثله.",
    "chosen": "{name} يطابق وهو المختار: {roles}.",
    "blocks": "{name} يطابق، وهو استثناء: لا يُنسب هنا قول إلى أحد.",
    "blocked": "{name} يطابق، لكن الاستثناء {by} يمنع كل تركيب هنا.",
    "taken": "{name} يطابق، لكن اللفظ داخل فيما وجده {by} عند قول آخر.",
    "taken by some": "{name} يطابق، لكن اللفظ داخل فيما وُجد عند قول آخر.",
    "outranked": "{name} يطابق، لكن {by} مقدم عليه: {reason}.",
    "rank": "رتبته أعلى",
    "roles": "أدواره أكثر",
    "nearer": "مقوله أقرب إلى القول، أو هو أسبق في الملفات",
    "no match": "{name} بلغ {place} وكان ينتظر {wanted}.",
    "at once": "{name} كان ينتظر بعد القول مباشرة {wanted} وهناك {place}.",
    "before": "{name} وجد القول وما بعده كله. أما قبله فبلغ {place} وكان ينتظر {wanted}.",
    "frames": "{name} ينتظر قولا يأخذ {wanted}.",
    "frames before": "{name} وجد القول وما بعده كله. أما قبله فينتظر ما يصحب قولا يأخذ {wanted}.",
    "sentence end": "آخر الجملة",
    "sentence start": "أول الجملة",
    "part": "{element} (من {phrase})",
    "or": " أو ",
    "comma": "، ",
    "more": "أشياء أخرى عددها {count}",
}

WORDINGS: dict[str, dict[str, str]] = {"en": ENGLISH, "ar": ARABIC}
