"""A site for publication says only what is true here: nothing left to fill in, no unconfirmed number, no draft."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from site_builder.build import BuildReport, build
from site_builder.problems import BadContent
from tests.site.conftest import TODAY, filled_in, made_up_release, put
from tests.site.reading import read_html


def published(content: Path, today: date = TODAY) -> tuple[Path, BuildReport]:
    out = content.parent / "published"
    return out, build(content, out, demo=False, today=today)


def test_publication_is_refused_while_a_placeholder_is_left_and_each_is_listed(content: Path) -> None:
    with pytest.raises(BadContent) as refused:
        published(content)
    said = str(refused.value)
    lines = (content / "council.toml").read_text().splitlines()
    at = next(number for number, line in enumerate(lines, 1) if line.startswith("name = ")) if lines else 0
    assert f"council.toml, line {at}: name still says 'Example Council'." in said
    assert "team.phone still says" in said
    assert "site_address still says" in said
    assert not (content.parent / "published").exists()


def test_publication_is_refused_while_a_national_contact_is_unconfirmed_and_each_is_listed(
    content: Path,
) -> None:
    filled_in(content)
    contacts = content / "contacts.toml"
    contacts.write_text(contacts.read_text().replace("confirmed_on = 2026-11-01", 'confirmed_on = ""', 3))
    with pytest.raises(BadContent) as refused:
        published(content)
    assert [problem.file for problem in refused.value.problems] == ["contacts.toml"] * 2
    assert "nobody has confirmed Childline (0800 1111). Check it at a desk" in str(refused.value)


def test_publication_is_refused_while_the_hours_of_a_contact_are_to_be_confirmed(content: Path) -> None:
    contacts = filled_in(content) / "contacts.toml"
    contacts.write_text(
        contacts.read_text().replace('hours = "made up, for a test"', 'hours = "to be confirmed"', 1)
    )
    with pytest.raises(BadContent) as refused:
        published(content)
    assert "NYAS, National Youth Advocacy Service: hours still says 'to be confirmed'." in str(refused.value)


def test_publication_is_refused_while_a_page_is_still_to_be_written(content: Path) -> None:
    page = filled_in(content) / "pages" / "thanks.md"
    page.write_text(page.read_text() + "\nOur tea shop is at (to be filled in).\n")
    with pytest.raises(BadContent) as refused:
        published(content)
    (problem,) = refused.value.problems
    assert (problem.file, problem.line) == ("pages/thanks.md", page.read_text().count("\n"))


def test_publication_is_refused_where_a_contact_is_confirmed_on_a_day_to_come(content: Path) -> None:
    filled_in(content, confirmed="2026-11-25")
    with pytest.raises(BadContent) as refused:
        published(content)
    assert len(refused.value.problems) == 8
    assert "is confirmed on a day that is still to come" in str(refused.value)


def test_filled_in_and_confirmed_content_is_published_without_a_banner(content: Path) -> None:
    out, report = published(filled_in(content))
    page = read_html((out / "index.html").read_text())
    assert page.find("div", class_="demo") is None
    assert page.find("meta", name="robots") is None
    assert page.find("mark") is None
    assert not report.demo


def test_a_published_site_has_a_sitemap_and_may_be_found(content: Path) -> None:
    out, _ = published(filled_in(content))
    assert "Sitemap: https://heard.testshire.gov.test/sitemap.xml" in (out / "robots.txt").read_text()
    assert "<loc>https://heard.testshire.gov.test/help.html</loc>" in (out / "sitemap.xml").read_text()
    assert "404" not in (out / "sitemap.xml").read_text()


@pytest.mark.parametrize(
    ("address", "root"),
    [("https://x.gov.test", "/"), ("https://x.gov.test/", "/"), ("https://x.gov.test/heard", "/heard/")],
)
def test_the_page_for_what_is_not_there_begins_its_links_where_the_site_stands(
    content: Path, address: str, root: str
) -> None:
    council = filled_in(content) / "council.toml"
    council.write_text(council.read_text().replace("https://heard.testshire.gov.test/", address))
    out, _ = published(content)
    page = read_html((out / "404.html").read_text())
    assert page.one("main").find("a", href=f"{root}help.html") is not None
    assert page.find("a", href="#main") is not None


def test_a_demonstration_asks_not_to_be_found(demo_site: tuple[Path, BuildReport]) -> None:
    assert (demo_site[0] / "robots.txt").read_text() == "User-agent: *\nDisallow: /\n"
    assert not (demo_site[0] / "sitemap.xml").exists()


def test_a_draft_and_made_up_years_are_left_out_and_the_report_and_the_page_say_so(content: Path) -> None:
    put(content, made_up_release("2024-25", origin="register", status="draft"))
    put(content, made_up_release("2022-23"))
    out, report = published(filled_in(content))
    assert not list(out.glob("*2024-25*"))
    assert not list(out.glob("data/*2024-25*"))
    assert not list(out.rglob("*2022-23*"))
    assert any(words.startswith("2024-25.draft.json: it is a draft") for words in report.left_out)
    assert any(words.startswith("2022-23.v1.json: its numbers are made up") for words in report.left_out)
    assert "Left out: 2024-25" in read_html((out / "figures.html").read_text()).text


def test_a_withdrawn_release_is_left_out_even_of_a_demonstration(content: Path) -> None:
    put(content, made_up_release(status="withdrawn"))
    report = build(content, content.parent / "out", demo=True, today=TODAY)
    assert report.left_out == ("2023-24.v1.json: it was withdrawn.",)


def test_a_contact_confirmed_more_than_a_year_ago_is_warned_of(content: Path) -> None:
    filled_in(content, confirmed="2025-11-20")
    _, report = published(content)
    assert len(report.warnings) == 7
    assert "Childline was last confirmed on 20 November 2025, more than a year ago" in " ".join(
        report.warnings
    )
    _, report = published(content, today=date(2026, 11, 20))
    assert report.warnings == ()


def test_each_contact_is_shown_with_the_day_of_its_last_check(content: Path) -> None:
    out, _ = published(filled_in(content, confirmed="2026-11-02"))
    cards = read_html((out / "help.html").read_text()).all("div", class_="card contact")
    assert len(cards) == 5
    assert all("Checked on 2 November 2026." in card.text for card in cards)


def test_a_number_in_council_toml_can_be_tapped(content: Path) -> None:
    council = filled_in(content) / "council.toml"
    council.write_text(council.read_text().replace('phone = "01632 960 123"', 'phone = "01632 960 999"', 1))
    out, _ = published(content)
    link = read_html((out / "tell-us.html").read_text()).find("a", href="tel:01632960999")
    assert link is not None
    assert link.text == "01632 960 999"


def test_an_email_address_may_hold_what_markdown_would_take_for_emphasis(content: Path) -> None:
    council = filled_in(content) / "council.toml"
    council.write_text(
        council.read_text().replace('email = "listen@testshire.gov.test"', 'email = "a_b_c@x.test"', 1)
    )
    out, _ = published(content)
    assert (
        read_html((out / "tell-us.html").read_text()).one("a", href="mailto:a_b_c@x.test").text
        == "a_b_c@x.test"
    )


def test_what_the_council_writes_is_text_and_never_markup(content: Path) -> None:
    council = filled_in(content) / "council.toml"
    council.write_text(
        council.read_text().replace('name = "Testshire"', 'name = "<b>Testshire</b> & {{ 1 }}"', 1)
    )
    out, _ = published(content)
    assert "&lt;b&gt;Testshire&lt;/b&gt; &amp; {{ 1 }}" in (out / "index.html").read_text()


def test_the_site_is_built_with_the_procedures_in_force_on_the_day(content: Path) -> None:
    council = filled_in(content) / "council.toml"
    council.write_text(council.read_text().replace("2024-04-01", "2027-01-01"))
    page = content / "pages" / "adults.md"
    with pytest.raises(BadContent) as refused:
        published(content)
    assert "council.toml, line 6: corporate_code_adopted is 2027-01-0" in str(refused.value)
    assert all(clock in str(refused.value) for clock in ("CO-ACK1", "CO-S1", "CO-S2"))
    page.write_text(
        page.read_text()
        .replace("CO-ACK1", "CO-OLD")
        .replace("CO-ACK2", "CO-OLD")
        .replace("CO-S1", "CO-OLD")
        .replace("CO-S2", "CO-OLD")
    )
    published(content)


def test_a_council_without_any_release_can_publish_its_words(content: Path) -> None:
    shutil.rmtree(filled_in(content) / "releases")
    out, _ = published(content)
    assert "No figures have been published here yet." in (out / "figures.html").read_text()
    assert "There are not yet two years" in (out / "trends.html").read_text()
