"""Bad content is refused with its file, its line and what to do; nothing is written."""

from pathlib import Path

import pytest

from core.errors import CoreError
from site_builder.build import build
from site_builder.gather import LARGEST_IMAGE
from site_builder.problems import BadContent, Problem
from tests.site.conftest import TODAY, made_up_release, put
from tests.site.reading import read_html

PAGE = "---\ntitle: A page\nfor: young\n---\n"
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c636060606000000005000157a7a2320000000049454e44ae426082"
)


def refused(content: Path) -> tuple[Problem, ...]:
    """The faults that a demonstration finds in this content."""
    out = content.parent / "out"
    with pytest.raises(BadContent) as bad:
        build(content, out, demo=True, today=TODAY)
    assert not out.exists()
    assert all(problem.what and problem.remedy for problem in bad.value.problems)
    return bad.value.problems


def the_one(content: Path) -> Problem:
    (problem,) = refused(content)
    return problem


def page(content: Path, body: str, name: str = "extra.md") -> None:
    (content / "pages" / name).write_text(PAGE + body)


def test_a_page_of_ones_own_is_built_and_listed(content: Path) -> None:
    page(content, "Hello there.\n")
    build(content, content.parent / "out", demo=True, today=TODAY)
    assert "extra.html" in (content.parent / "out" / "all-pages.html").read_text()


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ('One.\n\n{{ limit("CA-S9") }}\n', "there is no clock 'CA-S9'."),
        ('One.\n\n{{ weeks("CA-S9") }}\n', "there is no clock 'CA-S9'."),
        ('One.\n\n{{ figure("formall", "2020-21") }}\n', "no release here has the figure formall, 2020-21."),
        ('One.\n\n{{ figure("formal", "1999-00") }}\n', "no release here has the figure formal, 1999-00."),
        ('One.\n\n{{ contact("childlin") }}\n', "there is no contact 'childlin'."),
        ("One.\n\n{{ council.team.fone }}\n", "council.team.fone is not in council.toml."),
        ('One.\n\n{{ part("nothing") }}\n', "there is no part 'nothing'."),
        ('One.\n\n{{ picture("cat") }}\n', "there is no picture 'cat'."),
        ('One.\n\n{{ phone("shout") }}\n', "shout has no phone."),
        ("One.\n\n{{ 7 * 7 }}\n", "{{ 7 * 7 }} is not understood."),
        ('One.\n\n{{ limit(open("x")) }}\n', '{{ limit(open("x")) }} is not understood.'),
        ('One.\n\n{{ limit.__class__("x") }}\n', '{{ limit.__class__("x") }} is not understood.'),
        ("One.\n\n{{ council.values }}\n", "council.values is not in council.toml."),
        ('One.\n\n{{ limit("CA-S1", "CA-S2") }}\n', '{{ limit("CA-S1", "CA-S2") }} is not understood.'),
        ('One.\n\n{{ limit("CA-S1") \n', "braces are not closed, or hold something else than a name."),
        ("One.\n\n{% include 'x' %}\n", "braces are not closed, or hold something else than a name."),
        ("One.\n\n<script>alert(1)</script>\n", "HTML is not used in pages: '<script>'."),
        ("One.\n\nA <b onclick=x>word</b>.\n", "HTML is not used in pages: '<b onclick=x>'."),
        ("One.\n\n<!-- a note -->\n", "HTML is not used in pages: '<!--'."),
        (
            "One.\n\n[x](nowhere.html)\n",
            "the link to nowhere.html leads nowhere: this site has no nowhere.html.",
        ),
        (
            "One.\n\n[x](rights.html#nowhere)\n",
            "the link to rights.html#nowhere leads nowhere: rights.html has no part 'nowhere'.",
        ),
        ("One.\n\n[x](javascript:alert(1))\n", "a link can't go to 'javascript:alert(1)'."),
        ("One.\n\n[x](data:text/html,hi)\n", "a link can't go to 'data:text/html,hi'."),
        ("One.\n\n[x](//elsewhere.test/)\n", "a link can't go to '//elsewhere.test/'."),
        (
            "One.\n\n[x](../council.toml)\n",
            "the link to ../council.toml leads nowhere: this site has no ../council.toml.",
        ),
        ("One.\n\n[x]({{ council.name }})\n", "a link can't go to '%EE%80%800%EE%80%81'."),
        (
            'One.\n\n[x](help.html "{{ council.name }}")\n',
            "data can't stand in the title or description of a link or picture.",
        ),
        ("One.\n\n![A cat](https://elsewhere.test/cat.png)\n", "a picture is fetched from elsewhere."),
        (
            "One.\n\n![A cat](pictures/cat.png)\n",
            "the link to pictures/cat.png leads nowhere: this site has no pictures/cat.png.",
        ),
        ("One.\n\n# Big\n", "a heading of level 1 can't stand here."),
        ("One.\n\n### Small\n", "a heading of level 3 can't stand here."),
        ("One.\n\nbad \ue000 sign\n", "character 5 of the line can't be seen: U+E000."),
        (
            "One.\n\nbad \u202e sign\n",
            "character 5 of the line can't be seen: U+202E right-to-left override.",
        ),
        ("One.\n\nbad \x1b[31m sign\n", "character 5 of the line can't be seen: U+001B."),
        ("One.\n\nsoft\u00adly\n", "character 5 of the line can't be seen: U+00AD soft hyphen."),
    ],
)
def test_a_fault_in_a_page_is_told_with_its_file_and_line(content: Path, body: str, what: str) -> None:
    page(content, body)
    found = next(problem for problem in refused(content) if problem.what == what)
    assert (found.file, found.line) == ("pages/extra.md", 7)


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "\u2009", "\u3000"])
def test_blanks_that_a_word_processor_writes_are_blanks(content: Path, blank: str) -> None:
    page(content, f"Tell{blank}us{blank}more.\n\n{blank}\n")
    build(content, content.parent / "out", demo=True, today=TODAY)
    assert "Tell us more." in (content.parent / "out" / "extra.html").read_text("utf-8")


def test_a_limit_that_is_typed_in_is_seen_behind_any_blank(content: Path) -> None:
    page(content, "We answer in 20\u00a0days.\n")
    assert "20 days" in the_one(content).what


def test_a_fault_on_the_second_line_of_a_paragraph_is_told_with_that_line(content: Path) -> None:
    page(content, "One\ntwo [x](nowhere.html)\nthree\n")
    assert the_one(content).line == 6


def test_all_faults_are_told_at_once(content: Path) -> None:
    page(content, '{{ limit("A") }}\n\n{{ limit("B") }}\n\n<b>\n')
    (content / "pages" / "other.md").write_text(PAGE + "{{ council.nothing }}\n")
    assert len(refused(content)) == 4


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("No front.\n", 1, "the page does not begin with its title between two lines of ---."),
        ("---\ntitle: A\n", 1, "the page does not begin with its title between two lines of ---."),
        ("---\ntitle: A\n---\n", 1, "the page does not say its 'for'."),
        ("---\ntitle: A\nfor: nobody\n---\n", 3, "for can't be 'nobody'."),
        ("---\ntitle: A\nfor: young\ncolour: red\n---\n", 4, "'colour' is not known."),
        ("---\ntitle: A\ntitle: B\nfor: young\n---\n", 1, "'title' is said twice."),
        ("---\ntitle: A\nfor: young\nlayout: wild\n---\n", 4, "layout can't be 'wild'."),
    ],
)
def test_a_page_must_say_what_it_is(content: Path, text: str, line: int, what: str) -> None:
    (content / "pages" / "extra.md").write_text(text)
    found = the_one(content)
    assert (found.file, found.line, found.what) == ("pages/extra.md", line, what)


def test_html_that_slips_through_is_shown_as_text(content: Path) -> None:
    page(content, "Write 3 <4, & 5 > 4.\n")
    build(content, content.parent / "out", demo=True, today=TODAY)
    assert (
        read_html((content.parent / "out" / "extra.html").read_text()).one("main").text
        == "A page Write 3 <4, & 5 > 4."
    )


def test_a_page_that_others_lead_to_may_not_be_missing(content: Path) -> None:
    (content / "pages" / "advocate.md").unlink()
    assert "pages/advocate.md: the page is missing." in [
        f"{each.file}: {each.what}" for each in refused(content)
    ]


@pytest.mark.parametrize("name", ["council.toml", "contacts.toml"])
def test_a_missing_file_is_told(content: Path, name: str) -> None:
    (content / name).unlink()
    found = the_one(content)
    assert (found.file, found.what) == (name, "the file is missing.")


def test_a_missing_content_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(CoreError, match="There is no content folder"):
        build(tmp_path / "nothing", tmp_path / "out", demo=True, today=TODAY)


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        (
            '[team]\nname = "Complaints Team"',
            '[team]\nname = "Complaints Team"\nfax = "1"',
            "team.fax is not known.",
        ),
        ('text_word = "SPEAK"', "text_word = 7", "team.text_word is not a line of text."),
        ('main = "#0d5c63"', 'main = "red;}</style>"', "colours.main is not a colour."),
        (
            'main = "#0d5c63"',
            'main = "#cccccc"',
            "#cccccc is hard to read on light pages: its contrast is 1.5, not 4.5.",
        ),
        (
            'address = "https://www.bbc.co.uk/weather"',
            'address = "javascript:alert(1)"',
            "exit.address is not the address of a web page.",
        ),
        ('phone = "TO BE FILLED IN"', 'phone = "ask Jo"', "team.phone is not a number that can be rung."),
        ('email = "TO BE FILLED IN"', 'email = "ask Jo"', "team.email is not an email address."),
        (
            "corporate_code_adopted = 2024-04-01",
            'corporate_code_adopted = "spring"',
            "corporate_code_adopted is not a day.",
        ),
        ('name = "Example Council"', 'name = "Example', "this is not TOML"),
    ],
)
def test_a_fault_in_council_toml_is_told_with_its_line(
    content: Path, before: str, after: str, what: str
) -> None:
    council = content / "council.toml"
    text = council.read_text()
    assert before in text
    council.write_text(text.replace(before, after, 1))
    found = the_one(content)
    at = council.read_text()[: council.read_text().index(after)].count("\n") + 1 + after.count("\n")
    assert (found.file, found.line) == ("council.toml", at)
    assert found.what.startswith(what)


def test_a_day_of_adoption_that_is_still_to_come_is_told_once_and_by_its_name(content: Path) -> None:
    council = content / "council.toml"
    council.write_text(
        council.read_text().replace("corporate_code_adopted = 2024", "corporate_code_adopted = 2090")
    )
    found = the_one(content)
    assert found.file == "council.toml"
    assert found.what.startswith("corporate_code_adopted is 2090-04-01, which is still to come")
    assert "CO-S1" in found.what


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ('confirmed_on = ""', 'confirmed_on = "soon"', "emergency: confirmed_on is not a day."),
        ('phone = "999"\n', "", "emergency can't be reached."),
        ('cost = "free"', 'price = "free"', "emergency has an unknown key 'price'."),
        ('for = "someone is in danger now"\n', "", "emergency has no 'for'."),
    ],
)
def test_a_fault_in_contacts_toml_is_told_with_its_line(
    content: Path, before: str, after: str, what: str
) -> None:
    contacts = content / "contacts.toml"
    contacts.write_text(contacts.read_text().replace(before, after, 1))
    found = the_one(content)
    first = contacts.read_text().splitlines().index("[[contact]]") + 1
    assert (found.file, found.line, found.what) == ("contacts.toml", first, what)


def test_a_touched_release_is_told_with_its_file(content: Path) -> None:
    path = put(content, made_up_release())
    path.write_bytes(path.read_bytes().replace(b'"text": "40"', b'"text": "39"'))
    found = the_one(content)
    assert found.file == "releases/2023-24.v1.json"
    assert "checksum" in found.what


def test_a_file_that_leads_out_of_the_content_folder_is_refused(content: Path) -> None:
    secret = content.parent / "secret.md"
    secret.write_text(PAGE + "Nobody may see this.\n")
    (content / "pages" / "extra.md").symlink_to(secret)
    found = the_one(content)
    assert (found.file, found.what) == ("pages/extra.md", "it leads out of the content folder.")


def test_a_folder_that_leads_out_of_the_content_folder_is_refused(content: Path) -> None:
    (content / "pictures").symlink_to(content.parent)
    assert the_one(content).file == "pictures"


def test_a_huge_picture_is_refused(content: Path) -> None:
    (content / "pictures").mkdir()
    (content / "pictures" / "cat.png").write_bytes(DOT + b"\0" * LARGEST_IMAGE)
    assert the_one(content).what.startswith("the picture has 100,")


def test_a_file_that_is_no_picture_is_refused(content: Path) -> None:
    (content / "pictures").mkdir()
    (content / "pictures" / "cat.svg").write_text("<svg onload='alert(1)'/>")
    assert the_one(content).file == "pictures/cat.svg"


def test_a_picture_is_shown_with_its_description_and_weighs_in(content: Path) -> None:
    (content / "pictures").mkdir()
    (content / "pictures" / "cat.png").write_bytes(DOT)
    page(content, "![A cat asleep](pictures/cat.png)\n")
    report = build(content, content.parent / "out", demo=True, today=TODAY)
    shown = read_html((content.parent / "out" / "extra.html").read_text()).one("img")
    assert shown.attributes == {"src": "pictures/cat.png", "alt": "A cat asleep"}
    light = next(weight.bytes for weight in report.pages if weight.page == "extra.html")
    (content / "pictures" / "cat.png").write_bytes(DOT + b"\0" * 5000)
    report = build(content, content.parent / "out", demo=True, today=TODAY)
    assert next(weight.bytes for weight in report.pages if weight.page == "extra.html") == light + 5000


def test_a_page_that_is_too_heavy_for_a_first_round_trip_is_refused(content: Path) -> None:
    (content / "pictures").mkdir()
    (content / "pictures" / "cat.png").write_bytes(DOT + b"\0" * 14_000)
    page(content, "![A cat asleep](pictures/cat.png)\n")
    found = the_one(content)
    assert found.file == "extra.html"
    assert "may weigh 14,336" in found.what


def test_a_page_that_is_no_text_is_told_with_its_line(content: Path) -> None:
    (content / "pages" / "extra.md").write_bytes(PAGE.encode() + b"One.\n\xff\xfe\n")
    found = the_one(content)
    assert (found.line, found.what) == (6, "this is not UTF-8 text.")
