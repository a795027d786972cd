"""What is said of texts that cannot be read, and of runs over many of them: English pattern to Arabic."""

from __future__ import annotations

ARABIC = {
    # files
    "there are no texts (*{suffix}) in this folder; name the files if they end otherwise": (
        "ليس في هذا المجلد نصوص (*{suffix})؛ سمِّ الملفات إن كانت نهاياتها غير ذلك"
    ),
    "there are no rule files (*.qawl, *{suffix}) in it": "ليس فيه ملفات قواعد (*.qawl، *{suffix})",
    "it is closed; give a file": "هو مغلق؛ سمِّ ملفا",
    "it cannot be read after document {number:,}: {reason}": "لا يُقرأ ما بعد المستند {number:,}: {reason}",
    "it cannot be written: {reason}": "لا يُكتب: {reason}",
    "it is empty": "هو فارغ",
    "this needs {library}: pip install 'qawl[{extra}]'": "هذا يحتاج إلى {library}: pip install 'qawl[{extra}]'",
    # encodings
    "there is no text encoding `{name}`; try utf-8, utf-16, cp1256 (Windows Arabic) or iso-8859-6": (
        "ليس هناك ترميز نصوص اسمه `{name}`؛ جرّب utf-8 أو utf-16 أو cp1256 (عربية Windows) أو iso-8859-6"
    ),
    "not {encoding}: {error}": "ليس بترميز {encoding}: {error}",
    "byte 0x{byte:02X} at byte offset {offset} (line {line})": "البايت 0x{byte:02X} وقبله {offset} بايت (السطر {line})",
    "not {encoding}: {place}; is it in another encoding?": "ليس بترميز {encoding}: {place}؛ أهو بترميز آخر؟",
    "not UTF-8: {place}; it begins as UTF-16 does: --encoding utf-16": (
        "ليس بترميز UTF-8: {place}؛ وأوله كأول UTF-16: --encoding utf-16"
    ),
    "not UTF-8: {place}; --encoding cp1256 reads Windows Arabic": (
        "ليس بترميز UTF-8: {place}؛ والخيار --encoding cp1256 يقرأ عربية Windows"
    ),
    "not UTF-8: {place}; what stands before it is UTF-8, so the file may be damaged or cut off; --encoding cp1256 "
    "reads Windows Arabic": (
        "ليس بترميز UTF-8: {place}؛ وما قبله UTF-8، فلعل الملف تالف أو مقطوع؛ والخيار --encoding cp1256 يقرأ عربية "
        "Windows"
    ),
    # characters
    "NUL character at offset {offset}, and {count:,} in all: is this a binary file, or UTF-16? Decode it, or "
    "remove them.": (
        "المحرف NUL وقبله {offset} محرف، وعددها كلها {count:,}: أهذا ملف غير نصي، أو UTF-16؟ فُكّ ترميزه، أو احذفها."
    ),
    "unpaired surrogate U+{number:04X} at offset {offset}: decode the bytes as UTF-8 with errors='replace', or "
    "remove it.": (
        "نصف محرف U+{number:04X} وقبله {offset} محرف: فُكّ الترميز بـUTF-8 مع errors='replace'، أو احذفه."
    ),
    "it holds characters that no text has": "فيه محارف لا تكون في نص",
    "matching took too long and had come to offset {offset} of {length}: one of the rules tries too much there. `qawl "
    "explain` shows what is tried at a word.": (
        "طالت المطابقة وقد بلغت المحرف {offset} من {length}: تجرّب قاعدة هناك أكثر مما ينبغي. والأمر `qawl explain` "
        "يعرض ما يُجرَّب عند كل لفظ."
    ),
    # tables, pages
    "there is no column `{column}`; --text-column names the one of the texts: {there}": (
        "ليس هناك عمود اسمه `{column}`؛ و--text-column يسمي عمود النصوص: {there}"
    ),
    "there is no column `{column}`: {there}": "ليس هناك عمود اسمه `{column}`: {there}",
    "no JSON: {error}": "ليس JSON: {error}",
    "not an object of JSON; each line is to be one, {...}": "ليس كائن JSON؛ وكل سطر ينبغي أن يكون كائنا، {...}",
    "it has no id; `{column}` is to hold a text or a number": "ليس له معرّف؛ وفي `{column}` ينبغي أن يكون نص أو عدد",
    "its `{column}` is no text but {what}": "ليس في `{column}` نص بل {what}",
    "it has no `{column}`": "ليس له `{column}`",
    "its `{column}` is left out: {reason}": "تُرك ما في `{column}`: {reason}",
    "no text but {what}": "ليس نصا بل {what}",
    "{value} is no day; it is to be as 2017-11-21 or 2017-11-21T10:30:00": (
        "{value} ليس يوما؛ واليوم يُكتب 2017-11-21 أو 2017-11-21T10:30:00"
    ),
    "a Parquet file is packed inside; unpack it from its {packed}": "ملف Parquet مضغوط من داخله؛ أخرجه من {packed}",
    "there is no running text on this page": "ليس في هذه الصفحة نص متصل",
    "{name}: {why}": "{name}: {why}",
    # extract
    "it holds {count:,} form feeds and is one document all the same; where articles stand between them, make a table "
    "of it, an article a row": (
        "فيه محارف «صفحة جديدة» ({count:,}) وهو مع ذلك مستند واحد؛ فإن فصلت بين مقالات فاجعله جدولا لكل مقالة سطر"
    ),
    "there is no act {name}; there are: {acts}": "ليس هناك فعل اسمه {name}؛ والموجود: {acts}",
    "its id is {id}, and so is that of {other}": "معرّفه {id}، وهو معرّف {other} أيضا",
    "it goes on after {count:,} documents, which are done": "يُستأنف بعد ما أُنجز من المستندات: {count:,}",
    "it is not whole; the same command goes on from here": "لم يتم؛ والأمر نفسه يستأنف من هنا",
    "it is left as it was, since no text could be read": "بقي كما كان، إذ لم يُقرأ نص",
    "a Parquet file cannot be written bit by bit; name a file with -o": "لا يُكتب ملف Parquet جزءا جزءا؛ سمِّ ملفا بعد -o",
    "another run is writing it": "يكتبه تشغيل آخر",
    "a process ended before its time, perhaps for want of memory; the same command goes on from here": (
        "انتهت عملية قبل أوانها، لعل الذاكرة لم تكفها؛ والأمر نفسه يستأنف من هنا"
    ),
    "the engine fails on it, which is a mistake in qawl: {error}": "يتعطل المحرك عنده، وهذا خطأ في qawl: {error}",
    "nobody is reported to have said anything": "لا يُنسب فيه قول إلى أحد",
    "documents read: {read:,}; attributions: {found:,}": "المستندات المقروءة: {read:,}؛ النسب: {found:,}",
    "documents read: {read:,}; not read: {bad:,}; attributions: {found:,}": (
        "المستندات المقروءة: {read:,}؛ وغير المقروءة: {bad:,}؛ النسب: {found:,}"
    ),
    # forms
    "no rule declares the word {word}. {help}": "ليس في القواعد اللفظ {word}. {help}",
    "Declare it, in `verbs`, `nouns` or `words`.": "أعلنه في `أفعال` أو `أسماء` أو `كلمات`.",
    "{message} The rules have mistakes: see `qawl check`.": "{message} وفي القواعد أخطاء: انظر `qawl check`.",
}
