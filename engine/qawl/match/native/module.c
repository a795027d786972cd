/* The machine as a module of Python: `qawl.match.native._vm`. */

#include "vm.h"

/* Make these the symbols at hand: 1, or 0 with an exception. */
static int read_text(Machine *m, PyObject *text) {
    if (text == m->text) return 1;
    Py_ssize_t length = PyUnicode_GET_LENGTH(text);
    if (length > INT32_MAX / 2) {
        PyErr_SetString(PyExc_OverflowError, "more words than one text may have");
        return 0;
    }
    if (length + 2 > m->room) {
        int32_t *more = PyMem_Realloc(m->word - 1, (size_t)(length + 2) * sizeof *more);
        if (!more) { PyErr_NoMemory(); return 0; }
        m->word = more + 1;
        m->room = length + 2;
    }
    int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    for (Py_ssize_t i = 0; i < length; i++) {
        int32_t word = m->word[i] = m->word_of[PyUnicode_READ(kind, data, i)];
        if (!m->met[word]) meet(m, word);
    }
    m->word[-1] = m->word[length] = EDGE;
    m->length = length;
    if (!++m->text_number) { /* after four thousand million texts */
        memset(m->known, 0, REMEMBERED * sizeof *m->known);
        m->text_number = 1;
    }
    Py_INCREF(text);
    Py_XSETREF(m->text, text);
    return 1;
}

static PyObject *failed(const Machine *m, int32_t why) {
    if (why == NO_MEMORY) return PyErr_NoMemory();
    PyObject *cue = PyLong_FromLong(m->cue);
    if (cue) PyErr_SetObject(PyExc_TimeoutError, cue);
    Py_XDECREF(cue);
    return NULL;
}

static PyObject *as_bytes(Row *row) {
    PyObject *bytes = PyBytes_FromStringAndSize((const char *)row->items, row->count * (Py_ssize_t)sizeof *row->items);
    PyMem_Free(row->items);
    return bytes;
}

static PyObject *search(Machine *m, PyObject *args) {
    PyObject *text;
    Py_ssize_t first, last;
    int top;
    double seconds, each;
    if (!PyArg_ParseTuple(args, "Unnpdd", &text, &first, &last, &top, &seconds, &each) || !read_text(m, text)) return NULL;
    if (last > m->length) last = m->length;
    m->end = now() + seconds;
    Row found = {0};
    for (m->cue = (int32_t)(first < 0 ? 0 : first); m->cue < last; m->cue++) {
        int32_t done = add_matches(m, top, each, &found);
        if (done < NO_MATCH) {
            PyMem_Free(found.items);
            return failed(m, done);
        }
    }
    return as_bytes(&found);
}

static PyObject *cues(Machine *m, PyObject *text) {
    if (!PyUnicode_Check(text)) return PyErr_Format(PyExc_TypeError, "symbols are a str");
    if (!read_text(m, text)) return NULL;
    Row found = {0};
    for (int32_t at = 0; at < m->length; at++) {
        const int32_t *list = attempts_at(m, m->word[at]);
        if (!list || (*list && !add(&found, &at, 1))) {
            PyMem_Free(found.items);
            return failed(m, NO_MEMORY);
        }
    }
    return as_bytes(&found);
}

static void dealloc(Machine *m) {
    PyTypeObject *type = Py_TYPE(m);
    for (Py_ssize_t word = 0; m->tried && word < m->words; word++) PyMem_Free(m->tried[word]);
    void *owned[] = {m->code, m->attempts, m->slots, m->word_of, m->tried, m->passed, m->set_of_test, m->sets, m->met,
                     m->word ? m->word - 1 : NULL, m->known, m->choices, m->marks};
    for (size_t i = 0; i < sizeof owned / sizeof *owned; i++) PyMem_Free(owned[i]);
    Py_XDECREF(m->text);
    type->tp_free((PyObject *)m);
    Py_DECREF(type);
}

static void *copied(const Py_buffer *from) {
    void *to = PyMem_Malloc((size_t)from->len + 1);
    return to && from->len ? memcpy(to, from->buf, (size_t)from->len) : to;
}

static int prepared(Machine *m, PyObject *alphabet, Py_ssize_t slots, Py_UCS4 edge) {
    Py_ssize_t count = PyUnicode_GET_LENGTH(alphabet);
    m->slots = PyMem_Calloc((size_t)slots + 1, sizeof *m->slots);
    m->word_of = PyMem_Malloc(CODE_POINTS * sizeof *m->word_of);
    m->tried = PyMem_Calloc((size_t)m->words, sizeof *m->tried);
    m->sets = PyMem_Calloc((size_t)m->words, (size_t)m->set_width + 1);
    m->met = PyMem_Calloc((size_t)m->words, 1);
    m->known = PyMem_Calloc(REMEMBERED, sizeof *m->known);
    int32_t *word = PyMem_Malloc(2 * sizeof *word);
    m->word = word ? word + 1 : NULL;
    m->room = 2;
    if (!m->code || !m->attempts || !m->slots || !m->word_of || !m->tried || !m->passed || !m->set_of_test || !m->sets
        || !m->met || !m->known || !word) return 0;
    for (Py_ssize_t i = 0; i < CODE_POINTS; i++) m->word_of[i] = UNKNOWN;
    for (Py_ssize_t i = 0; i < count; i++) m->word_of[PyUnicode_READ_CHAR(alphabet, i)] = (int32_t)i + FIRST;
    m->word_of[edge] = EDGE;
    meet(m, EDGE);
    return 1;
}

/* Machine(code, attempts, set_of_test, alphabet, passed, tests, slots, edge): `passed` begins with the rows of EDGE and
   UNKNOWN, and so many tests are there, with the one that EDGE passes. */
static PyObject *new(PyTypeObject *type, PyObject *args, PyObject *keywords) {
    Py_buffer code, attempts, set_of_test, passed;
    PyObject *alphabet;
    Py_ssize_t tests, slots;
    int edge;
    if (keywords && PyDict_GET_SIZE(keywords)) return PyErr_Format(PyExc_TypeError, "Machine takes no keywords");
    if (!PyArg_ParseTuple(args, "y*y*y*Uy*nnC", &code, &attempts, &set_of_test, &alphabet, &passed, &tests, &slots, &edge))
        return NULL;
    Machine *m = (Machine *)type->tp_alloc(type, 0);
    if (m) {
        m->words = PyUnicode_GET_LENGTH(alphabet) + FIRST;
        m->tests = tests;
        m->width = passed.len / m->words;
        m->set_width = set_of_test.len / tests;
        m->attempt_count = attempts.len / (Py_ssize_t)(ATTEMPT * sizeof *m->attempts);
        m->code = copied(&code);
        m->attempts = copied(&attempts);
        m->set_of_test = copied(&set_of_test);
        m->passed = copied(&passed);
        if (!prepared(m, alphabet, slots, (Py_UCS4)edge)) {
            Py_CLEAR(m);
            PyErr_NoMemory();
        }
    }
    PyBuffer_Release(&code);
    PyBuffer_Release(&attempts);
    PyBuffer_Release(&set_of_test);
    PyBuffer_Release(&passed);
    return (PyObject *)m;
}

static PyMethodDef methods[] = {
    {"search", (PyCFunction)search, METH_VARARGS, "The matches at the cues in [first, last), as numbers."},
    {"cues", (PyCFunction)cues, METH_O, "Where an attempt can be made, as numbers."},
    {NULL, NULL, 0, NULL},
};
static PyType_Slot parts[] = {{Py_tp_new, new}, {Py_tp_dealloc, dealloc}, {Py_tp_methods, methods}, {0, NULL}};
static PyType_Spec spec = {"qawl.match.native._vm.Machine", sizeof(Machine), 0, Py_TPFLAGS_DEFAULT, parts};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "_vm", .m_size = -1};

PyMODINIT_FUNC PyInit__vm(void) {
    PyObject *module = PyModule_Create(&definition), *type = module ? PyType_FromSpec(&spec) : NULL;
    if (!type || PyModule_AddStringConstant(module, "SOURCES", SOURCES) < 0 || PyModule_AddObject(module, "Machine", type) < 0) {
        Py_XDECREF(type);
        Py_XDECREF(module);
        return NULL;
    }
    return module;
}
