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
}
