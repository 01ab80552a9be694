"""A letter as a Word file, read back: whatever it is, somebody who can't see it or reads slowly can read it."""

import io
import zipfile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from core.register.letters import draft
from core.register.letters.word import as_word, dated
from tests.letters.test_templates import NOTICES
from tests.register.made import DAY, at

AUTHOR = "Complaints Team, Example Council"


def word(shared, pair, variant: str) -> Document:
    """The letter of a notice, read back from its file."""
    procedure, rule = pair
    read = "young" if variant == "young" else "adult"
    text = dated(draft.try_template(shared, procedure, rule, read, today=DAY), DAY)  # type: ignore[arg-type]
    title = text.partition("\n")[0].removeprefix("# ")
    return docx.Document(io.BytesIO(as_word(text, title=title, author=AUTHOR, variant=variant, now=at(DAY))))


@pytest.fixture(scope="module")
def documents(shared) -> list[Document]:
    """The letters of two procedures, for both readers: every mark that a letter can hold is in one of them."""
    return [
        word(shared, pair, variant)
        for pair in NOTICES
        for variant in ("adult", "young")
        if pair[0].key in ("childrens", "service_requests")
    ]


def test_it_says_what_it_is_in_its_properties_and_in_its_first_heading(documents) -> None:
    for document in documents:
        assert document.core_properties.title == document.paragraphs[0].text
        assert document.core_properties.language == "en-GB"
        assert document.paragraphs[0].style.name == "Heading 1"
        assert [one.style.name for one in document.paragraphs].count("Heading 1") == 1


def test_nothing_is_spaced_with_empty_paragraphs_tabs_or_several_blanks(documents) -> None:
    for document in documents:
        for paragraph in document.paragraphs:
            assert paragraph.text.strip()
            assert "\t" not in paragraph.text
            assert "  " not in paragraph.text


def test_a_list_is_a_list_and_a_heading_a_heading(documents) -> None:
    for document in documents:
        styles = {one.style.name for one in document.paragraphs}
        assert styles <= {"Heading 1", "Heading 2", "List Bullet", "Normal"}
        for paragraph in document.paragraphs:
            assert not paragraph.text.lstrip().startswith(("- ", "* ", "\u2022", "#"))
            bold = [run.bold for run in paragraph.runs if run.text.strip()]
            assert not (paragraph.style.name == "Normal" and bold and all(bold))


def test_it_holds_no_table_and_no_picture_that_would_need_a_text_beside_it(documents) -> None:
    for document in documents:
        assert document.tables == []
        assert document.element.body.findall(f".//{qn('w:drawing')}") == []
        assert document.element.body.findall(f".//{qn('w:pict')}") == []


@pytest.mark.parametrize(("variant", "least"), [("adult", 12), ("young", 14), ("large", 18)])
def test_no_letter_is_smaller_than_twelve_points_and_each_text_takes_its_size_from_its_style(
    shared, variant, least
) -> None:
    document = word(shared, NOTICES[0], variant)
    for paragraph in document.paragraphs:
        style = paragraph.style
        while style.font.size is None and style.base_style is not None:
            style = style.base_style
        assert style.font.size.pt >= least
        assert style.font.name == "Arial"
        assert all(run.font.size is None and run.font.color.rgb is None for run in paragraph.runs)
        assert paragraph.alignment is None


def test_every_word_of_it_is_marked_as_english(shared) -> None:
    document = word(shared, NOTICES[0], "adult")
    marked = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert marked.get(qn("w:val")) == "en-GB"
    others = {one.get(qn("w:val")) for one in document.element.body.iter(qn("w:lang"))}
    assert others <= {"en-GB"}


def test_a_page_is_a4(documents) -> None:
    for document in documents:
        assert [(round(one.page_width.mm), round(one.page_height.mm)) for one in document.sections] == [
            (210, 297)
        ]


def test_nothing_in_the_file_says_that_another_program_or_somebody_else_made_it(shared) -> None:
    text = dated(draft.try_template(shared, *NOTICES[0], "adult", today=DAY), DAY)
    file = as_word(text, title="A letter", author=AUTHOR, variant="adult", now=at(DAY))
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        names = parts.namelist()
        whole = b"".join(parts.read(name) for name in names).lower()
    assert not [
        name for name in names if "thumbnail" in name or "customXml" in name or "docProps/app" in name
    ]
    assert b"python-docx" not in whole
    assert b"macintosh" not in whole
    assert AUTHOR.lower().encode() in whole
