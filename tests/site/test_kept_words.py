"""What the site says stays true: no number typed in, nothing passed over in silence, ways that a service takes."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from core.council.contacts import EMERGENCY, read_contacts
from core.council.council import read_council
from core.council.ways import WAYS, ways_of
from site_builder import write as writing
from site_builder.build import build
from site_builder.problems import BadContent
from tests.site.conftest import TODAY, filled_in, made_up_release, put
from tests.site.reading import Html, read_html

PAGE = "---\ntitle: A page\nfor: young\n---\n"


def faults(content: Path, *, demo: bool = True) -> list[str]:
    """What a build refuses, as an editor reads it."""
    with pytest.raises(BadContent) as refused:
        build(content, content.parent / "out", demo=demo, today=TODAY)
    return [str(problem) for problem in refused.value.problems]


def built(content: Path, *, demo: bool = True) -> Path:
    out = content.parent / "out"
    build(content, out, demo=demo, today=TODAY)
    return out


def with_line(content: Path, line: str) -> Path:
    (content / "pages" / "extra.md").write_text(f"{PAGE}One.\n\n{line}\n")
    return content


def edit(content: Path, name: str, before: str, after: str) -> None:
    text = (content / name).read_text()
    assert before in text
    (content / name).write_text(text.replace(before, after, 1))


@pytest.mark.parametrize(
    ("line", "typed", "name"),
    [
        ("We answer in 10 working days.", "10 working days", '{{ limit("CA-S1") }}'),
        ("We answer in ten working days.", "ten working days", "{{ limit("),
        ("It can take 25-65 working days.", "25-65 working days", "{{ limit("),
        ("You hear from us in two weeks.", "two weeks", "{{ limit("),
        ("A 12-month limit.", "12-month", "{{ limit("),
        ("Ring 0800 1111.", "0800 1111", '{{ phone("childline") }}'),
        ("Ring 0800 111.", "0800 111", "contacts.toml"),
        ("Text SHOUT to 85258.", "85258", '{{ text("shout") }}'),
        ("Ring 999.", "999", '{{ phone("emergency") }}'),
        ("In all 61% were on time.", "61%", "{{ figure("),
        ("We paid £6,750.", "£6,750.", "{{ figure("),
    ],
)
def test_a_number_typed_into_a_page_is_refused_with_the_name_to_write(
    content: Path, line: str, typed: str, name: str
) -> None:
    (fault,) = faults(with_line(content, line))
    assert fault.startswith("pages/extra.md, line 7:")
    assert repr(typed) in fault
    assert name in fault


@pytest.mark.parametrize(
    "line",
    [
        'We answer in {{ limit("CA-S1") }}.',
        "The Act of 1989, and the year 2020-21.",
        "This is Article 12 of a list.",
        "There are four steps, and step one comes first.",
        "One day you may want to know.",
        "See [the law](https://www.legislation.gov.uk/uksi/2006/1738) for it.",
        "Write 3 <4.",
    ],
)
def test_a_number_that_is_no_promise_may_be_typed(content: Path, line: str) -> None:
    assert (built(with_line(content, line)) / "extra.html").is_file()


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("figures.md", "made from the releases"),
        ("figures-2020-21.md", "made from the releases"),
        ("trends.md", "made from the releases"),
        ("all-pages.md", "made from the releases"),
        ("cy/help.md", "in a folder of its own"),
        ("other.markdown", "does not end in .md"),
        ("notes.txt", "does not end in .md"),
    ],
)
def test_a_file_of_which_no_page_comes_is_refused(content: Path, name: str, why: str) -> None:
    path = content / "pages" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{PAGE}Hello.\n")
    (fault,) = faults(content)
    assert fault.startswith(f"pages/{name}:")
    assert why in fault


def test_a_hidden_file_of_an_editor_is_no_page(content: Path) -> None:
    (content / "pages" / ".help.md.swp").write_text("x")
    assert built(content)


def test_no_emergency_number_waits_for_somebody_to_ring_it(content: Path) -> None:
    contacts = read_contacts(filled_in(content) and content).by_key
    assert contacts["emergency"].phone in EMERGENCY
    path = content / "contacts.toml"
    path.write_text(path.read_text().replace("confirmed_on = 2026-11-01", 'confirmed_on = ""'))
    told = faults(content, demo=False)
    assert not any("999" in fault for fault in told)
    assert all("at a desk" in fault for fault in told)
    assert len(told) == len(contacts) - 1


@pytest.mark.parametrize(
    ("confirmed", "old"), [("2024-11-23", True), ("2023-11-24", True), ("2024-11-24", False)]
)
def test_a_confirmation_of_more_than_two_years_ago_counts_for_nothing(
    content: Path, confirmed: str, old: bool
) -> None:
    filled_in(content, confirmed=confirmed)
    if old:
        assert any("more than two years ago" in fault for fault in faults(content, demo=False))
    else:
        assert built(content, demo=False)


def test_an_advocacy_service_that_takes_no_texts_is_published_with_what_it_takes(content: Path) -> None:
    filled_in(content)
    text = (content / "council.toml").read_text()
    advocacy = '[advocacy]\nname = "Beside You"\nhours = "any day"\nwhatsapp = "01632 960 777"\nrelay = "18001 first"\n'
    (content / "council.toml").write_text(re.sub(r"\[advocacy\]\n(?:[^\n]+\n)+", advocacy, text))
    page = read_html((built(content, demo=False) / "advocate.html").read_text()).one("main").text
    assert "WhatsApp 01632 960 777" in page.replace("\u00a0", " ")
    assert "Type, with Relay UK 18001 first" in page
    assert "Email" not in page.split("Or ask us")[0]


def test_a_text_may_need_a_word(content: Path) -> None:
    filled_in(content)
    edit(content, "council.toml", "[advocacy]\n", '[advocacy]\nbsl = "ask for a video call"\n')
    text = (content / "council.toml").read_text()
    before, after = text.split("[advocacy]")
    after = re.sub(r'^text = "[^"]*"', 'text = "HELP to 60777"', after, count=1, flags=re.MULTILINE)
    (content / "council.toml").write_text(f"{before}[advocacy]{after}")
    page = (built(content, demo=False) / "advocate.html").read_text()
    assert 'href="sms:60777?body=HELP"' in page
    assert "ask for a video call" in page


def test_somebody_who_can_be_reached_in_no_way_is_refused(content: Path) -> None:
    text = (content / "council.toml").read_text()
    section = '[advocacy]\nname = "Beside You"\nhours = "any day"\n'
    (content / "council.toml").write_text(re.sub(r"\[advocacy\]\n(?:[^\n]+\n)+", section, text))
    assert any("advocacy can't be reached." in fault for fault in faults(content))


def test_the_ways_are_told_in_one_order_with_what_belongs_to_each(content: Path) -> None:
    values = read_council(filled_in(content)).values
    ways = ways_of(values, "team")
    assert [way.kind for way in ways] == [kind for kind in WAYS if f"team.{kind}" in values]
    assert {way.kind: way.word for way in ways if way.word} == {"text": "SPEAK"}


@pytest.mark.parametrize("status", ["banana", "compliant", "yes"])
def test_an_accessibility_statement_says_one_of_three_things(content: Path, status: str) -> None:
    filled_in(content)
    edit(content, "council.toml", 'status = "partially compliant"', f'status = "{status}"')
    assert any(
        "accessibility.status is not one of the three" in fault for fault in faults(content, demo=False)
    )


def test_a_picture_is_what_its_name_says(content: Path) -> None:
    (content / "pictures").mkdir(exist_ok=True)
    (content / "pictures" / "cat.png").write_text("<html><script>alert(1)</script></html>")
    assert faults(content) == [
        "pictures/cat.png: what is in it is not what its name says. Save it again as a picture."
    ]


def test_robots_are_told_at_the_top_of_an_address_only(content: Path) -> None:
    filled_in(content)
    assert (built(content, demo=False) / "robots.txt").is_file()
    edit(content, "council.toml", "https://heard.testshire.gov.test/", "https://testshire.gov.test/heard/")
    out = built(content, demo=False)
    assert not (out / "robots.txt").exists()
    assert "https://testshire.gov.test/heard/sitemap.xml" not in (out / "sitemap.xml").read_text()
    assert "https://testshire.gov.test/heard/help.html" in (out / "sitemap.xml").read_text()


def test_only_whoever_built_a_site_may_read_its_marker(content: Path) -> None:
    assert (built(content) / writing.MARKER).stat().st_mode & 0o077 == 0


def test_every_page_says_in_a_sentence_what_it_is(pages: dict[str, Html]) -> None:
    for name, page in pages.items():
        assert len(page.one("meta", name="description").attributes["content"]) > 5, name


def test_years_stand_in_one_order_on_every_page_the_oldest_first(pages: dict[str, Html]) -> None:
    for name in ("figures-2020-21.html", "trends.html"):
        for table in pages[name].all("table"):
            years = [
                head.text for head in table.one("thead").all("th") if re.fullmatch(r"\d{4}-\d\d", head.text)
            ]
            assert years == sorted(years), name


def test_exit_stands_on_every_page_with_what_it_can_not_do_beside_it(pages: dict[str, Html]) -> None:
    for name, page in pages.items():
        assert page.one("a", id="exit"), name
        assert "can't wipe what this phone or computer remembers" in page.one("div", class_="stays").text, (
            name
        )


def test_every_page_for_the_young_but_the_first_has_its_own_way_back(young: dict[str, Html]) -> None:
    for name, page in young.items():
        back = page.find("p", class_="wrap back")
        assert (back is None) is (name == "index.html"), name
    assert young["letter.html"].one("p", class_="wrap back").one("a").attributes["href"] == "tell-us.html"


def test_what_a_browser_remembers_of_a_page_for_the_young_gives_nothing_away(young: dict[str, Html]) -> None:
    for name, page in young.items():
        assert not re.search(r"trouble|wrong|complain|danger|safe", page.one("title").text.lower()), name


def test_the_note_on_a_number_stands_where_the_number_stands(pages: dict[str, Html]) -> None:
    promise = pages["figures-2020-21.html"].one("section", id="promise").text
    assert "22%" in promise
    assert "the plain mean of its four quarters" in promise


def test_a_report_that_was_published_before_says_that_its_small_numbers_were_public(
    pages: dict[str, Html],
) -> None:
    assert "as that report printed them, small ones too" in pages["figures-2020-21.html"].one("main").text
    assert "small ones too" not in pages["figures-2022-23.html"].one("main").text
    assert "Old reports are shown as they were printed." in pages["your-information.html"].text


def test_a_build_that_was_killed_while_it_took_the_old_site_away_is_finished_by_the_next(
    content: Path,
) -> None:
    out = built(content)
    old = out.parent / f".{out.name}.heard-old"
    shutil.copytree(out, old)
    (old / writing.MARKER).unlink()
    for path in sorted(old.glob("*.html"))[:5]:
        path.unlink()
    assert built(content)
    assert not old.exists()


def test_a_site_stands_even_where_the_one_before_can_not_be_taken_away(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = built(content)

    def stuck(path: Path, ignore_errors: bool = False) -> None:
        if path.name.endswith("heard-old") and not ignore_errors:
            raise OSError("stuck")

    monkeypatch.setattr(writing.shutil, "rmtree", stuck)
    build(content, out, demo=True, today=date(2026, 11, 25))
    assert "25 November 2026" in (out / "index.html").read_text()


def test_the_figures_of_another_council_are_not_published_here(content: Path) -> None:
    filled_in(content)
    put(content, made_up_release(origin="register", council="Testshire"))
    assert (built(content, demo=False) / "figures-2023-24.html").is_file()
    put(content, made_up_release("2022-23", origin="register", council="Othershire"))
    (fault,) = faults(content, demo=False)
    assert fault.startswith(
        "releases/2022-23.v1.json: these are the figures of Othershire, and this site is Testshire's."
    )
