/* What the two halves of the machine share: `run.c` matches, `module.c` is what Python sees. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>

enum { CONSTRUCTION, CUE_TEST, LEVEL, BEFORE, FROM, MAY_BEFORE, MAY_AFTER, ATTEMPT }; /* as in `assemble.Code` */

enum { EDGE, UNKNOWN, FIRST }; /* words: the end of a sentence, what passes no test, the first of the alphabet */
enum { REMEMBERED = 1 << 14, CODE_POINTS = 0x110000 };
enum { NO_MATCH = -1, NO_MEMORY = -2, LATE = -3 }; /* instead of a position; all below NO_MATCH end the search */

typedef struct { int32_t pc, pos, low, marks; } Choice; /* or, where pc < 0, what slot ~pc held before: pos */
typedef struct { int32_t role, pos; } Mark;             /* a capture begins (role < 0) or ends */
typedef struct { uint32_t text; int32_t memo, pos, end; } Known;
typedef struct { int32_t *items; Py_ssize_t count, room; } Row;

typedef struct {
    PyObject_HEAD
    int32_t *code, *attempts, *slots;
    int32_t *word_of;                          /* by code point */
    int32_t **tried;                           /* by word: how many attempts, and which */
    uint8_t *passed, *sets, *met;              /* bits: by word its tests, and the sets of these, if it was met */
    uint64_t *set_of_test;                     /* bits: by test its sets */
    Py_ssize_t words, tests, width, set_width, attempt_count;

    PyObject *text; /* the symbols at hand, */
    int32_t *word;  /* their words, with an EDGE before and behind, */
    Py_ssize_t length, room;
    uint32_t text_number; /* and what is known of them */
    Known *known;

    Choice *choices;
    Mark *marks;
    Py_ssize_t choice_room, mark_room;
    int32_t choice_count, mark_count, cue;
    uint32_t steps;
    double end, match_end; /* the times at which a search, and the matches at one cue, are given up */
} Machine;

/* Seconds since some day. */
double now(void);

/* The sets that the word is in: bits of `sets`, from the tests that it passes. */
void meet(Machine *m, int32_t word);

/* The attempts whose cue a word can be, behind their number; worked out when first asked for. NULL: no memory. */
const int32_t *attempts_at(Machine *m, int32_t word);

/* Adds the matches at `m->cue`, for which there are so many seconds: 1, or what is below NO_MATCH. `top`: after a match
   none of a lower level. */
int32_t add_matches(Machine *m, int top, double seconds, Row *found);

/* Adds so many numbers: 1, or 0 where there is no memory. */
int add(Row *row, const int32_t *items, int32_t count);
