/* The machine for the code that `assemble` makes of a program: a backtracking matcher, fast and optional.

   `reference.py` says what a pattern means; this finds the same. A phrase, whatever else commits, and a look around are
   procedures: `run` calls itself for them, and drops the choices that they leave. What a procedure found at a position is
   remembered for the text, if it neither captures nor asks the frame of the cue.

   Nothing here calls Python while it matches, so that no other thread and no finalizer comes between. */

#include "vm.h" /* first, for it asks for what `time.h` is to have */

#include <time.h>

enum { /* as in assemble.Op */
    END, FAIL, TEST, TEST_BACK, AHEAD, NOT_AHEAD, CHOICE, JUMP, CALL, LOOK, LOOK_NOT, SPAN, SPAN_BACK, SET, LOOP,
    LOOP_LAZY, ROUND, SLOT, REQUIRE, OPEN, CLOSE, AT_START, AT_END, IF
};

enum { CLOCK = 1 << 12 }; /* failures between two looks at it */

double now(void) {
    struct timespec t;
#ifdef CLOCK_MONOTONIC
    clock_gettime(CLOCK_MONOTONIC, &t);
#else
    timespec_get(&t, TIME_UTC);
#endif
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static inline int bit(const uint8_t *rows, int32_t row, Py_ssize_t width, int32_t number) {
    return rows[row * width + (number >> 3)] >> (number & 7) & 1;
}

/* Does the word pass one of the tests, which stand behind their number? */
static inline int passes(const Machine *m, int32_t word, const int32_t *tests) {
    for (int32_t left = *tests; left; left--)
        if (bit(m->passed, word, m->width, *++tests)) return 1;
    return 0;
}

/* Can what has this guard begin at the position? A guard is twice the number of a set, and one more to match back. */
static inline int may(const Machine *m, int32_t pos, int32_t guard) {
    return guard < 0 || bit(m->sets, m->word[pos - (guard & 1)], m->set_width, guard >> 1);
}

/* Room for one more: 1, or 0 where there is no memory. */
static inline int grown(void **items, Py_ssize_t *room, Py_ssize_t count, size_t size) {
    if (count < *room) return 1;
    void *more = PyMem_Realloc(*items, (size_t)(2 * *room + 64) * size);
    if (!more) return 0;
    *items = more;
    *room = 2 * *room + 64;
    return 1;
}

static inline int choose(Machine *m, int32_t pc, int32_t pos, int32_t low) {
    if (!grown((void **)&m->choices, &m->choice_room, m->choice_count, sizeof *m->choices)) return 0;
    m->choices[m->choice_count++] = (Choice){pc, pos, low, m->mark_count};
    return 1;
}

static inline int set(Machine *m, int32_t slot, int32_t value) {
    if (!choose(m, ~slot, m->slots[slot], 0)) return 0;
    m->slots[slot] = value;
    return 1;
}

static inline int mark(Machine *m, int32_t role, int32_t pos) {
    if (!grown((void **)&m->marks, &m->mark_room, m->mark_count, sizeof *m->marks)) return 0;
    m->marks[m->mark_count++] = (Mark){role, pos};
    return 1;
}

static int32_t run(Machine *m, int32_t pc, int32_t pos);

static int32_t call(Machine *m, int32_t pc, int32_t memo, int32_t pos) {
    if (memo < 0) return run(m, pc, pos);
    Known *known = &m->known[((uint32_t)memo * 2654435761u + (uint32_t)pos * 40503u) & (REMEMBERED - 1)];
    if (known->text == m->text_number && known->memo == memo && known->pos == pos) return known->end;
    int32_t end = run(m, pc, pos);
    if (end >= NO_MATCH) *known = (Known){m->text_number, memo, pos, end};
    return end;
}

/* Where the procedure at `pc` ends, begun at `pos`. */
static int32_t run(Machine *m, int32_t pc, int32_t pos) {
    const int32_t *code = m->code, *word = m->word, base = m->choice_count, marks = m->mark_count;
    for (;;) {
        const int32_t *at = code + pc;
        switch (*at) {
        case END:
            m->choice_count = base;
            return pos;
        case TEST: /* the number of tests, and these */
            if (!passes(m, word[pos], at + 1)) goto fail;
            pos++;
            pc += 2 + at[1];
            continue;
        case TEST_BACK:
            if (!passes(m, word[pos - 1], at + 1)) goto fail;
            pos--;
            pc += 2 + at[1];
            continue;
        case AHEAD:
        case NOT_AHEAD:
            if (passes(m, word[pos], at + 1) == (*at == NOT_AHEAD)) goto fail;
            pc += 2 + at[1];
            continue;
        case SPAN: /* rounds of one word, the most first: least, most, the number of tests, and these */
        case SPAN_BACK: {
            int32_t step = *at == SPAN ? 1 : -1, first = pos, rounds = 0;
            for (; rounds < at[2] && passes(m, word[step > 0 ? pos : pos - 1], at + 3); rounds++) pos += step;
            if (rounds < at[1]) goto fail;
            pc += 4 + at[3];
            if (rounds > at[1] && !choose(m, pc, pos - step, first + at[1] * step)) return NO_MEMORY;
            continue;
        }
        case CHOICE: /* guard, where the next one is */
            if (!may(m, pos, at[1])) { pc = at[2]; continue; }
            if (!choose(m, at[2], pos, pos)) return NO_MEMORY;
            pc += 3;
            continue;
        case JUMP:
            pc = at[1];
            continue;
        case CALL: { /* guard, procedure, its memo or -1 */
            int32_t end = may(m, pos, at[1]) ? call(m, at[2], at[3], pos) : NO_MATCH;
            if (end < NO_MATCH) return end;
            if (end == NO_MATCH) goto fail;
            pos = end;
            pc += 4;
            continue;
        }
        case LOOK:
        case LOOK_NOT: {
            int32_t before = m->mark_count, end = may(m, pos, at[1]) ? call(m, at[2], at[3], pos) : NO_MATCH;
            if (end < NO_MATCH) return end;
            if ((end == NO_MATCH) == (*at == LOOK)) goto fail;
            if (*at == LOOK_NOT) m->mark_count = before;
            pc += 4;
            continue;
        }
        case SET: /* slot */
            if (!set(m, at[1], 0)) return NO_MEMORY;
            pc += 2;
            continue;
        case LOOP: /* slot, least, most, guard, where it goes on; ROUND and the body follow */
        case LOOP_LAZY: {
            int32_t rounds = m->slots[at[1]], another = rounds < at[3] && may(m, pos, at[4]);
            if (rounds < at[2] && !another) goto fail;
            if (rounds < at[2]) {
                pc += 6;
            } else if (!another) {
                pc = at[5];
            } else if (*at == LOOP) {
                if (!choose(m, at[5], pos, pos)) return NO_MEMORY;
                pc += 6;
            } else {
                if (!choose(m, pc + 6, pos, pos)) return NO_MEMORY;
                pc = at[5];
            }
            continue;
        }
        case ROUND: /* slot */
            if (!set(m, at[1], m->slots[at[1]] + 1)) return NO_MEMORY;
            pc += 2;
            continue;
        case SLOT: /* slot, the bit of a part, its guard, where the next part is */
            if (m->slots[at[1]] & at[2] || !may(m, pos, at[3])) { pc = at[4]; continue; }
            if (!choose(m, at[4], pos, pos) || !set(m, at[1], m->slots[at[1]] | at[2])) return NO_MEMORY;
            pc += 5;
            continue;
        case REQUIRE: /* slot, bits */
            if ((m->slots[at[1]] & at[2]) != at[2]) goto fail;
            pc += 3;
            continue;
        case OPEN:
            if (!mark(m, -1, pos)) return NO_MEMORY;
            pc++;
            continue;
        case CLOSE: /* role */
            if (!mark(m, at[1], pos)) return NO_MEMORY;
            pc += 2;
            continue;
        case AT_START:
        case AT_END:
            if (word[*at == AT_END ? pos : pos - 1] != EDGE) goto fail;
            pc++;
            continue;
        case IF: /* test of the cue */
            if (!bit(m->passed, word[m->cue], m->width, at[1])) goto fail;
            pc += 2;
            continue;
        case FAIL:
            break;
        }
    fail:
        if (++m->steps % CLOCK == 0 && now() > m->match_end) return LATE;
        while (m->choice_count > base && m->choices[m->choice_count - 1].pc < 0) {
            Choice *before = &m->choices[--m->choice_count];
            m->slots[~before->pc] = before->pos;
        }
        if (m->choice_count == base) {
            m->mark_count = marks;
            return NO_MATCH;
        }
        Choice *last = &m->choices[m->choice_count - 1];
        pc = last->pc;
        pos = last->pos;
        m->mark_count = last->marks;
        if (pos == last->low) m->choice_count--;
        else last->pos += pos < last->low ? 1 : -1;
    }
}

int add(Row *row, const int32_t *items, int32_t count) {
    for (; count; count--) {
        if (!grown((void **)&row->items, &row->room, row->count, sizeof *row->items)) return 0;
        row->items[row->count++] = *items++;
    }
    return 1;
}

/* Adds attempt, cue, start, end, the number of roles, and of each its number, start and end. */
static int add_match(Machine *m, Row *found, int32_t number, int32_t start, int32_t end) {
    Py_ssize_t head = found->count;
    if (!add(found, (int32_t[]){number, m->cue, start, end, 0}, 5)) return 0;
    int32_t open = 0; /* those that are open are kept in the place of what was read */
    for (int32_t i = 0; i < m->mark_count; i++) {
        Mark this = m->marks[i];
        if (this.role < 0) { m->marks[open++] = this; continue; }
        int32_t from = m->marks[--open].pos, to = this.pos;
        if (from == to) continue;
        if (!add(found, (int32_t[]){this.role, from < to ? from : to, from < to ? to : from}, 3)) return 0;
        found->items[head + 4]++;
    }
    return 1;
}

const int32_t *attempts_at(Machine *m, int32_t word) {
    if (!m->tried[word]) {
        int32_t *list = PyMem_Malloc((size_t)(m->attempt_count + 1) * sizeof *list), count = 0;
        if (!list) return NULL;
        for (int32_t number = 0; number < m->attempt_count; number++)
            if (bit(m->passed, word, m->width, m->attempts[number * ATTEMPT + CUE_TEST])) list[++count] = number;
        list[0] = count;
        int32_t *fitting = PyMem_Realloc(list, (size_t)(count + 1) * sizeof *list);
        m->tried[word] = fitting ? fitting : list;
    }
    return m->tried[word];
}

int32_t add_matches(Machine *m, int top, double seconds, Row *found) {
    const int32_t *list = attempts_at(m, m->word[m->cue]);
    if (!list) return NO_MEMORY;
    if (!*list) return 1;
    double start_time = now();
    if (start_time > m->end) return LATE;
    m->match_end = start_time + seconds;
    int32_t done = -1, level = -1;
    for (int32_t i = 1; i <= list[0]; i++) {
        const int32_t *attempt = m->attempts + list[i] * ATTEMPT;
        if (level >= 0 && attempt[LEVEL] != level) break;
        if (attempt[CONSTRUCTION] == done) continue;
        if (!may(m, m->cue + 1, attempt[MAY_AFTER]) || !may(m, m->cue, attempt[MAY_BEFORE])) continue;
        m->choice_count = m->mark_count = 0;
        int32_t start = attempt[BEFORE] < 0 ? m->cue : run(m, attempt[BEFORE], m->cue);
        int32_t end = start < 0 ? start : run(m, attempt[FROM], m->cue);
        if (end < NO_MATCH) return end;
        if (end == NO_MATCH) continue;
        if (!add_match(m, found, list[i], start, end)) return NO_MEMORY;
        done = attempt[CONSTRUCTION];
        level = top ? attempt[LEVEL] : -1;
    }
    return 1;
}

void meet(Machine *m, int32_t word) {
    uint64_t *sets = (uint64_t *)(m->sets + word * m->set_width);
    Py_ssize_t parts = m->set_width / (Py_ssize_t)sizeof *sets;
    for (int32_t test = 0; test < m->tests; test++) {
        if (word != EDGE && !(test & 7) && !m->passed[word * m->width + (test >> 3)]) { test += 7; continue; }
        if (word == EDGE ? test < m->tests - 1 : !bit(m->passed, word, m->width, test)) continue;
        const uint64_t *of_test = m->set_of_test + test * parts;
        for (Py_ssize_t i = 0; i < parts; i++) sets[i] |= of_test[i];
    }
    m->met[word] = 1;
}
