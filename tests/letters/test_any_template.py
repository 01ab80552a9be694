"""Whatever somebody writes into a template: it is filled in, or refused in words that name it, and never grows without end."""

from datetime import UTC, datetime
from io import BytesIO

from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from core.errors import CoreError
from core.register.letters.sandbox import LONGEST, fill_template
from core.register.letters.word import as_word
from tests.examples import fewer

PLACE, REFUSED = "common/any.md", "Refused:"
FIELDS = {
    "name": "Sam Sample",
    "long": "word " * 4_000,
    "hostile": "{{ long }}{% for a in points %}{{ 1/0 }}{% endfor %}",
    "points": tuple(f"Point {number}." for number in range(200)),
    "locked": {"right": "You can go to the Ombudsman.", "{{ x }}": "no"},
}
NAMES = st.sampled_from(
    [*FIELDS, "nothing", "self", "loop", "range", "_", "__class__", "points.0", "name.upper", "locked.right"]
)
VALUES = st.one_of(
    NAMES,
    st.sampled_from(["1/0", "'a' * 10**9", "9**9**9", "'a'.zfill(10**9)", "name|upper", "points|join", "lipsum(9)", "name.__class__.__mro__",
                     "locked['right']", "points[::2]", "points[0:10**30]", "not not name", "name if name else long", "''.join(points)", "[" * 90 + "]" * 90,
                     "'%s' % name", "name ~ long", "{'a': 1}", "namespace(a=1)", "1_000 > name", "name in points", "\\x00", "-" * 900 + "1"]),
)  # fmt: skip
LEAVES = st.one_of(
    st.text(max_size=12),
    VALUES.map(lambda value: "{{ " + value + " }}"),
    st.sampled_from(
        [
            "{%",
            "}}",
            "{#",
            "#}",
            "{% raw %}",
            "{% endfor %}",
            "{% include 'x' %}",
            "{% set a = long %}",
            "{% macro a() %}{{ a() }}{% endmacro %}",
            "{{ '{{ long }}' }}",
        ]
    ),
)


def in_blocks(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """A text within a loop or a choice, some of them over themselves."""
    loops = st.tuples(st.sampled_from(["", " recursive", " if name"]), VALUES, inner).map(
        lambda parts: f"{{% for each in {parts[1]}{parts[0]} %}}{parts[2]}{{{{ each }}}}{{% endfor %}}"
    )
    choices = st.tuples(VALUES, inner, inner).map(
        lambda parts: f"{{% if {parts[0]} %}}{parts[1]}{{% else %}}{parts[2]}{{% endif %}}"
    )
    return st.one_of(loops, choices, st.lists(inner, max_size=4).map("".join))


TEMPLATES = st.recursive(LEAVES, in_blocks, max_leaves=12)


def filled_or_why(source: str) -> str:
    """The text of a template, or what is said of one that can't be filled in."""
    try:
        return fill_template(PLACE, source, FIELDS)
    except CoreError as error:
        return f"{REFUSED} {error} {error.remedy}"


@given(TEMPLATES)
@fewer(30)
def test_any_template_is_filled_in_or_refused_by_its_name(source: str) -> None:
    text = filled_or_why(source)
    assert len(text) <= LONGEST
    assert PLACE in text or not text.startswith(REFUSED)


@given(
    st.text(max_size=20),
    st.sampled_from(["{{ name }}", "{% if x %}", "{{ 1/0 }}", "{% for a in b %}{{ a }}{% endfor %}"]),
)
@fewer(50)
def test_what_a_field_holds_is_text_and_never_a_template(around: str, braces: str) -> None:
    typed = f"{around}{braces}".replace("\n", " ")
    assert fill_template(PLACE, "Dear {{ said }}.", {"said": typed}) == f"Dear {typed}."


@given(st.text(st.characters(), max_size=200))
@fewer(20)
def test_any_text_becomes_a_word_file_that_can_be_read(text: str) -> None:
    file = as_word(text, title=text, author=text, variant="adult", now=datetime(2026, 3, 2, 9, tzinfo=UTC))
    assert len(Document(BytesIO(file)).paragraphs) <= len(text) + 1
