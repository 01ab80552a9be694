"""What a visitor finds: a child first, help on every page, nothing that needs a script or comes from elsewhere."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from site_builder.build import BuildReport
from site_builder.pages.source import REQUIRED
from tests.site.reading import Html

VOLUNTEERED = ("abuse", "complain", "hurt", "advocate", "social worker")


def test_the_front_page_greets_a_child_and_offers_three_choices_first(pages: dict[str, Html]) -> None:
    main = pages["index.html"].one("main")
    assert main.one("h1").text.startswith("Hello.")
    choices = [(link.text, link.attributes["href"]) for link in main.one("div", id="start").all("a")]
    assert choices == [
        ("Something is wrong", "tell-us.html"),
        ("I have an idea", "idea.html"),
        ("I want to say thank you", "thanks.html"),
    ]


def test_the_front_page_offers_an_advocate_then_urgent_help(pages: dict[str, Html]) -> None:
    side, urgent = pages["index.html"].one("main").all("section")
    assert "An advocate is free. They work for you, not for us." in side.text
    assert "Ring" in side.text
    assert "text" in side.text
    assert [link.attributes["href"] for link in urgent.all("a")] == ["tel:999", "tel:08001111", "help.html"]


def test_figures_are_one_quiet_link_down_from_the_front_page(pages: dict[str, Html]) -> None:
    assert "figures" not in pages["index.html"].one("main").text.lower()
    assert pages["index.html"].one("footer").find("a", href="adults.html") is not None
    assert pages["adults.html"].find("a", href="figures.html") is not None


def test_each_of_four_steps_says_who_what_and_by_when_and_that_an_advocate_can_do_it_too(
    pages: dict[str, Html],
) -> None:
    steps = [
        each
        for each in pages["what-happens.html"].all("section")
        if each.attributes["id"].startswith("step-")
    ]
    assert len(steps) == 4
    for step in steps:
        for words in ("Who:", "What:", "By when:", "Your advocate can do this with you."):
            assert words in step.text


def test_what_happens_says_what_to_do_if_we_are_late(pages: dict[str, Html]) -> None:
    late = pages["what-happens.html"].one("section", id="if-we-are-late")
    assert "step two at once" in late.text
    assert "Ombudsman" in late.text


@pytest.mark.parametrize("name", REQUIRED)
def test_every_page_that_others_lead_to_is_there(pages: dict[str, Html], name: str) -> None:
    assert f"{name}.html" in pages


def test_every_page_for_young_people_names_who_can_help(young: dict[str, Html]) -> None:
    for name, page in young.items():
        assert {"tel:999", "tel:08001111"} <= {link.attributes.get("href") for link in page.all("a")}, name


def test_every_link_and_anchor_leads_somewhere(
    pages: dict[str, Html], demo_site: tuple[Path, BuildReport]
) -> None:
    for name, page in pages.items():
        for link in page.all("a"):
            path, _, anchor = link.attributes["href"].removeprefix("/").partition("#")
            if re.match(r"(https?|mailto|tel|sms):", path):
                continue
            assert (demo_site[0] / (path or name)).is_file(), (name, path)
            if anchor:
                assert pages[path or name].find(id=anchor), (name, path, anchor)


def test_the_page_for_what_is_not_there_leads_on_from_any_address(pages: dict[str, Html]) -> None:
    page = pages["404.html"]
    places = [
        each.attributes.get("href") or each.attributes.get("src") for each in page.all("a", "script", "link")
    ]
    assert "/index.html" in places
    assert [place for place in places if not re.match(r"/|#main$|https://|tel:", str(place))] == []


def test_the_list_of_releases_prints_days_as_other_pages_do(pages: dict[str, Html]) -> None:
    said = pages["methods.html"].text
    assert "Made on 1 November 2026." in said
    assert "2026-11-01" not in said


def test_nothing_is_loaded_from_elsewhere(pages: dict[str, Html]) -> None:
    for name, page in pages.items():
        loaded = [
            each.attributes.get("src") or each.attributes.get("href")
            for each in page.all("script", "img", "link", "iframe")
        ]
        assert {path.removeprefix("/") for path in loaded} <= {"exit.js", "icon.svg"}, name
        assert "url(" not in page.one("style").text
        assert "@import" not in page.one("style").text


def test_the_only_script_is_the_exit_and_no_page_needs_it(
    pages: dict[str, Html],
) -> None:
    for name, page in pages.items():
        scripts = [(script.attributes, script.text) for script in page.all("script")]
        source = "/exit.js" if name == "404.html" else "exit.js"
        assert scripts == [({"src": source, "defer": ""}, "")], name
        assert not any(key.startswith("on") for each in page.walk() for key in each.attributes)
        assert page.find("noscript", "form") is None


def test_no_page_stores_anything(demo_site: tuple[Path, BuildReport]) -> None:
    script = (demo_site[0] / "exit.js").read_text()
    assert not re.search(r"cookie|storage|indexedDB|fetch|XMLHttp|sendBeacon", script, re.IGNORECASE)


def test_exit_is_a_plain_link_early_in_each_young_persons_page(young: dict[str, Html]) -> None:
    for page in young.values():
        first, second = page.one("body").all("a")[:2]
        assert first.attributes["href"] == "#main"
        assert second.text == "Exit this page"
        assert second.attributes["href"].startswith("https://")
        assert "noreferrer" in second.attributes["rel"]


def test_the_exit_script_covers_the_page_then_replaces_it_and_knows_the_keys(
    demo_site: tuple[Path, BuildReport],
) -> None:
    script = (demo_site[0] / "exit.js").read_text()
    assert script.index('className = "gone"') < script.index("location.replace(link.href)")
    assert "Escape" in script
    assert "Shift" in script
    assert "pressed === 3" in script


def test_titles_of_young_peoples_pages_give_nothing_away(young: dict[str, Html]) -> None:
    for name, page in young.items():
        title = page.one("title").text.lower()
        assert not [word for word in VOLUNTEERED if word in title], name


def test_no_page_tells_another_site_where_somebody_came_from(pages: dict[str, Html]) -> None:
    for page in pages.values():
        assert page.one("meta", name="referrer").attributes["content"] == "no-referrer"
        outside = [link for link in page.all("a") if link.attributes["href"].startswith("http")]
        assert all("noreferrer" in link.attributes.get("rel", "") for link in outside)


def test_the_policy_allows_the_pages_own_style_and_nothing_inline_besides(pages: dict[str, Html]) -> None:
    for page in pages.values():
        rules = page.one("meta", http_equiv="Content-Security-Policy").attributes["content"]
        assert "default-src 'none'" in rules
        assert "unsafe" not in rules
        assert not any("style" in each.attributes for each in page.walk())


def test_the_headers_file_says_the_same_policy_and_forbids_frames(
    demo_site: tuple[Path, BuildReport], pages: dict[str, Html]
) -> None:
    headers = (demo_site[0] / "_headers").read_text()
    assert "frame-ancestors 'none'" in headers
    for page in pages.values():
        rules = page.one("meta", http_equiv="Content-Security-Policy").attributes["content"]
        assert re.findall(r"'sha256-[^']+'", rules)[0] in headers


def test_every_page_of_a_demonstration_says_so(pages: dict[str, Html]) -> None:
    for page in pages.values():
        assert page.one("div", class_="demo").text.startswith("Demonstration.")
        assert page.one("meta", name="robots").attributes["content"] == "noindex"


def test_a_demonstration_shows_what_is_still_to_be_filled_in_and_marks_it(pages: dict[str, Html]) -> None:
    assert pages["tell-us.html"].all("mark", class_="todo")


def test_every_page_has_its_language_one_main_heading_and_headings_in_order(pages: dict[str, Html]) -> None:
    for name, page in pages.items():
        assert page.one("html").attributes["lang"] == "en-GB"
        levels = [int(each.tag[1]) for each in page.all("h1", "h2", "h3", "h4")]
        assert levels[0] == 1, name
        assert levels.count(1) == 1, name
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), name


def test_no_id_stands_twice_on_a_page_and_every_reference_to_one_is_met(pages: dict[str, Html]) -> None:
    for name, page in pages.items():
        ids = [each.attributes["id"] for each in page.walk() if "id" in each.attributes]
        assert len(ids) == len(set(ids)), name
        named = {part for each in page.walk() for part in each.attributes.get("aria-labelledby", "").split()}
        assert named <= set(ids), name


def test_every_navigation_and_table_region_has_a_name_and_no_two_share_one(pages: dict[str, Html]) -> None:
    for name, page in pages.items():
        labels = [each.attributes.get("aria-label", "") for each in page.all("nav")]
        assert all(labels), name
        assert len(labels) == len(set(labels)), name
        assert all(each.attributes.get("aria-label") for each in page.all(role="region")), name


def test_every_link_has_words_and_every_picture_is_named_or_hidden(pages: dict[str, Html]) -> None:
    for page in pages.values():
        assert all(link.text for link in page.all("a"))
        assert all(
            svg.attributes.get("aria-hidden") == "true" or svg.attributes.get("role") == "img"
            for svg in page.all("svg")
        )


def test_the_accessibility_statement_has_what_the_regulations_ask_for(pages: dict[str, Html]) -> None:
    statement = pages["accessibility.html"].one("main").text
    for words in (
        "Accessibility Regulations 2018",
        "version 2.2, level AA",
        "Compliance status",
        "What is not accessible",
        "in another form",
        "contact form",
        "Equality and Human Rights Commission",
        "enforces",
        "Prepared on",
        "Last reviewed on",
        "How the pages were tested",
    ):
        assert words in statement


def test_the_letter_can_be_written_on_and_says_how_to_get_back(pages: dict[str, Html]) -> None:
    letter = pages["letter.html"].one("main")
    assert len(letter.all("span", class_="rule")) > 8
    for words in (
        "What happened",
        "What I want to happen",
        "Text me",
        "It is not safe to ring me when",
        "I want an advocate",
    ):
        assert words in letter.text


def test_all_pages_are_listed_by_whom_they_are_for(pages: dict[str, Html]) -> None:
    listed = {link.attributes["href"] for link in pages["all-pages.html"].one("main").all("a")}
    assert listed == set(pages) - {"404.html", "all-pages.html"}
