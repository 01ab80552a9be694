"""Markdown as pages use it: what is not allowed is named and still comes out harmless."""

import pytest
from markupsafe import Markup

from core.council.problems import Problem
from site_builder.pages.markdown import Written, read_markdown, slug


def read(text: str) -> Written:
    return read_markdown(
        text,
        file="pages/x.md",
        first_line=1,
        calls={"bold": lambda word: Markup("<b>{}</b>").format(word)},
        council=lambda key: Markup("<i>{}</i>").format(key),
    )


def read_with(data: Markup, text: str) -> Written:
    return read_markdown(text, file="pages/x.md", first_line=1, calls={"data": lambda: data}, council=Markup)


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "a <img src=x onerror=y> b", "<style>*{}</style>"]
)
def test_html_is_a_fault_and_escaped_all_the_same(text: str) -> None:
    found = read(text)
    assert found.problems
    assert "<script" not in found.pieces[0].html
    assert "<img" not in found.pieces[0].html
    assert "<style" not in found.pieces[0].html


def test_data_is_put_in_after_the_markdown_was_read_so_that_it_is_never_taken_for_markdown() -> None:
    assert (
        read('Say {{ bold("*not* emphasis <b>") }}.').pieces[0].html
        == "<p>Say <b>*not* emphasis &lt;b&gt;</b>.</p>\n"
    )


def test_a_council_value_can_be_named() -> None:
    assert "<i>team.phone</i>" in read("Ring {{ council.team.phone }}").pieces[0].html


def test_sections_are_cut_at_their_headings_and_can_be_linked_to() -> None:
    found = read("Before.\n\n## If we are late\n\nRing.\n\n## If we are late\n\nAgain.\n")
    assert [piece.anchor for piece in found.pieces] == ["", "if-we-are-late", "if-we-are-late-2"]


def test_an_anchor_is_made_of_small_letters_digits_and_hyphens() -> None:
    assert slug("You won't be in trouble, OK?") == "you-wont-be-in-trouble-ok"


def test_a_paragraph_that_is_one_block_of_data_is_that_block_and_any_other_stays_a_paragraph() -> None:
    def html(data: str) -> str:
        return read_with(Markup(data), "Before.\n\n{{ data() }}\n").pieces[0].html

    assert html("<div>Card</div>") == "<p>Before.</p>\n<div>Card</div>\n"
    assert html("<b>Ring</b>") == "<p>Before.</p>\n<p><b>Ring</b></p>\n"
    assert html("") == "<p>Before.</p>\n\n"


def test_data_beside_words_stays_in_their_paragraph() -> None:
    piece = read_with(Markup("<div>Card</div>"), "See {{ data() }}\n").pieces[0]
    assert piece.html == "<p>See <div>Card</div></p>\n"


def test_a_private_character_is_a_fault_and_cannot_name_a_piece_of_data() -> None:
    page = read('{{ bold("one") }} \ue0000\ue001')
    assert [(fault.line, fault.what) for fault in page.problems] == [
        (1, "a private character stands in the text.")
    ]
    assert page.pieces[0].html == "<p><b>one</b> 0</p>\n"


@pytest.mark.parametrize(
    "call", ["bold()", 'bold("a", "b")', 'bold(word="a")', "bold(1)", "bold", 'b.old("a")']
)
def test_a_call_that_does_not_fit_is_not_understood(call: str) -> None:
    (fault,) = read(f"One.\n\nTwo {{{{ {call} }}}}.\n").problems
    assert (fault.line, fault.what) == (3, f"{{{{ {call} }}}} is not understood.")


def test_a_link_to_another_site_tells_it_nothing_and_a_link_within_the_site_stays_plain() -> None:
    page = read("[a](https://elsewhere.test/) [b](help.html) [c](mailto:x@y.test)\n")
    assert page.problems == ()
    assert page.pieces[0].html == (
        '<p><a href="https://elsewhere.test/" rel="noreferrer">a</a> <a href="help.html">b</a> '
        '<a href="mailto:x@y.test">c</a></p>\n'
    )
    assert [target for target, _ in page.links] == ["https://elsewhere.test/", "help.html", "mailto:x@y.test"]


@pytest.mark.parametrize(
    "target", ["/root.html", "//elsewhere.test/", "JavaScript:alert(1)", "data:text/html,x"]
)
def test_a_link_that_may_not_be_is_a_fault_and_leads_nowhere(target: str) -> None:
    page = read(f"[x]({target})\n")
    assert [fault.what for fault in page.problems] == [f"a link can't go to {target!r}."]
    assert (page.links, page.pieces[0].html) == ((), '<p><a href="">x</a></p>\n')


def test_every_link_of_a_paragraph_has_its_own_line() -> None:
    page = read("Top.\n\n[a](one.html)\n[b](two.html)  \n[c](three.html)\n")
    assert page.links == (("one.html", 3), ("two.html", 4), ("three.html", 5))


def test_a_heading_may_be_one_level_deeper_than_the_one_before_and_as_much_higher_as_it_likes() -> None:
    assert read("## A\n\n### B\n\n#### C\n\n## D\n").problems == ()
    (fault,) = read("## A\n\n#### C\n").problems
    assert (fault.line, fault.what) == (3, "a heading of level 4 can't stand here.")


def test_an_anchor_reads_the_words_of_the_data_in_a_heading() -> None:
    page = read('## Ring {{ bold("Ann") }}\n')
    assert (page.pieces[1].anchor, page.pieces[1].heading) == ("ring-ann", "Ring <b>Ann</b>")


def test_a_heading_without_a_letter_can_still_be_linked_to() -> None:
    assert slug("!!!") == "section"


def test_a_third_heading_of_the_same_words_has_an_anchor_of_its_own() -> None:
    assert [piece.anchor for piece in read("## A\n\n## A\n\n## A\n").pieces[1:]] == ["a", "a-2", "a-3"]


def test_a_picture_says_what_it_shows_and_comes_from_our_own_folder() -> None:
    page = read("![](pictures/cat.png)\n\n![Cat](https://elsewhere.test/cat.png)\n")
    assert [(fault.line, fault.what) for fault in page.problems] == [
        (1, "the picture pictures/cat.png has no description."),
        (3, "a picture is fetched from elsewhere."),
    ]
    assert read("![A cat](pictures/cat.png)\n").images == (("pictures/cat.png", 1),)


UNCLOSED = ("braces are not closed, or hold something else than a name.", 'Write {{ limit("CA-S1") }}.')
NOT_KNOWN = "Known: council.NAME, bold(...)."
NOT_IN_TITLE = ("data can't stand in the title or description of a link or picture.", "Write words there.")
NO_SUCH_PLACE = "Link to a page of this site, or to https:// ."


@pytest.mark.parametrize(
    ("line", "what", "remedy"),
    [
        ("{% if %}", *UNCLOSED),
        ("{{ bold('x')", *UNCLOSED),
        ("a <b>word</b>", "HTML is not used in pages: '<b>'.", "Write it as Markdown or as plain words."),
        ("{{ colour('red') }}", "{{ colour('red') }} is not understood.", NOT_KNOWN),
        ("{{ 1 + }}", "{{ 1 + }} is not understood.", NOT_KNOWN),
        (
            "# Again",
            "a heading of level 1 can't stand here.",
            "Begin sections with ##, parts of them with ###.",
        ),
        ("![of {{ bold('x') }}](a.png)", *NOT_IN_TITLE),
        ("[us](/us \"{{ bold('x') }}\")", *NOT_IN_TITLE),
        ("[us](javascript:x)", "a link can't go to 'javascript:x'.", NO_SUCH_PLACE),
        ("[us](//elsewhere.example)", "a link can't go to '//elsewhere.example'.", NO_SUCH_PLACE),
        (
            "![](pictures/a.png)",
            "the picture pictures/a.png has no description.",
            "Say between [ and ] what it shows.",
        ),
        (
            "![us](https://elsewhere.example/a.png)",
            "a picture is fetched from elsewhere.",
            "Put it into content/pictures and name it from there.",
        ),
    ],
)
def test_a_fault_is_named_with_its_line_and_says_what_to_do(line: str, what: str, remedy: str) -> None:
    assert read(f"Before.\n\n{line}\n").problems == (Problem("pages/x.md", 3, what, remedy),)


def test_a_picture_whose_description_held_data_is_left_out_with_its_words() -> None:
    reading = read("![of {{ bold('x') }}](a.png)")
    assert reading.images == () and "<b>" not in reading.pieces[0].html
