"""Material -> the bytes of every file of the site. Pure: the same material and day give the same bytes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from core.charts.lines import MARKS
from core.council.council import is_placeholder
from core.release.load import dump
from site_builder.figures.downloads import csv_of
from site_builder.figures.trends import trends_of
from site_builder.figures.years import TableWithChart, Year, pair_trend, year_of
from site_builder.gather import Material
from site_builder.look.style import STATIC, icon, policy, sheet
from site_builder.pages.markdown import Written, read_markdown
from site_builder.pages.source import Source
from site_builder.pages.typed import typed_numbers
from site_builder.pages.words import Words
from site_builder.parts import parts_of
from site_builder.problems import BadContent
from site_builder.site import Page, Site, colours

TEMPLATES = Path(__file__).parent / "templates"
NOT_FOUND = "404"
"""The page that is shown at any address that is not there: its links begin at the site's root."""


@dataclass(frozen=True)
class Rendered:
    """The files of a site by address; `pages` are those that people read; `written` has each page's Markdown as read."""

    files: Mapping[str, bytes]
    pages: tuple[Page, ...]
    written: Mapping[str, Written]
    root: str = "/"
    """Where the site stands at its address."""


@dataclass(frozen=True)
class TrendPart:
    """Figures over real years, or over made-up ones."""

    key: str
    title: str
    madeup: bool
    trends: tuple[TableWithChart, ...]


def render(material: Material, *, demo: bool, today: date) -> Rendered:
    """Every file of the site. BadContent where a page names what is not there."""
    templates = _templates()
    years = tuple(year_of(release) for release in reversed(material.figures.current))
    words = Words(
        material.council,
        material.contacts,
        material.limits,
        material.figures,
        parts_of(templates, material, years),
    )
    site = Site(material, words, demo, today)
    read = {source.name: _read(source, words) for source in material.sources}
    problems = [problem for page in read.values() for problem in page.problems]
    problems += [problem for source in material.sources for problem in typed_numbers(source, words)]
    if problems:
        raise BadContent(problems)
    files: dict[str, bytes] = {}
    pages: list[Page] = []
    for page, template, values in (*_written_pages(material, read), *_figure_pages(material, years)):
        pages.append(page)
        files[f"{page.name}.html"] = _html(templates, site, page, template, values)
    index = Page("all-pages", "All pages", "adult")
    pages.append(index)
    files["all-pages.html"] = _html(templates, site, index, "all-pages.html", {"groups": _by_kind(pages)})
    files.update(_data_files(material, years))
    files.update(_other_files(material, pages, demo=demo))
    return Rendered(files, tuple(pages), read, site.root)


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals["marks"] = MARKS
    return environment


def _read(source: Source, words: Words) -> Written:
    return read_markdown(
        source.body,
        file=source.file,
        first_line=source.first_line,
        calls=words.calls(),
        council=words.council_value,
    )


def _html(templates: Environment, site: Site, page: Page, template: str, values: Mapping[str, Any]) -> bytes:
    root = site.root if page.name == NOT_FOUND else ""
    return templates.get_template(template).render(site=site, page=page, root=root, **values).encode("utf-8")


def _written_pages(
    material: Material, read: Mapping[str, Written]
) -> Iterator[tuple[Page, str, Mapping[str, Any]]]:
    for source in material.sources:
        page = Page(
            source.name,
            source.title,
            source.kind,
            source.heading,
            source.lead,
            source.layout,
            source.summary,
            source.exit,
            source.tab,
            source.back,
        )
        yield page, "page.html", {"pieces": read[source.name].pieces}


def _figure_pages(
    material: Material, years: tuple[Year, ...]
) -> Iterator[tuple[Page, str, Mapping[str, Any]]]:
    left_out = [
        f"Left out: {release.name} v{release.number}, because {reason}."
        for release, reason in material.figures.left_out
    ]
    yield Page("figures", "Figures", "figures"), "figures.html", {"years": years, "left_out": left_out}
    for year in years:
        heading = f"Children's social care complaints, {year.title}"
        yield Page(year.page, f"Figures for {year.title}", "figures", heading), "year.html", {"year": year}
    yield Page("trends", "Over the years", "figures"), "trends.html", {"parts": tuple(_trend_parts(material))}
    yield Page("learning", "What we learned", "figures"), "learning.html", {"years": years}
    yield Page(NOT_FOUND, "Not here", "young"), "404.html", {}


def _trend_parts(material: Material) -> Iterator[TrendPart]:
    for made_up, key, title in ((False, "years", "Years as published"), (True, "made-up", "Made-up years")):
        trends = tuple(_trends(material, made_up=made_up))
        if trends:
            yield TrendPart(key, title, made_up, trends)


def _trends(material: Material, *, made_up: bool) -> Iterator[TableWithChart]:
    for trend in trends_of(material.figures.current, made_up=made_up):
        yield pair_trend(trend, trend.table.key)


def _by_kind(pages: Iterable[Page]) -> list[tuple[str, list[tuple[str, str, str]]]]:
    listed = partial(_of_kind, [page for page in pages if page.name not in (NOT_FOUND, "all-pages")])
    return [
        ("For children and young people", listed("young")),
        ("For adults", listed("adult")),
        ("Figures", listed("figures")),
    ]


def _of_kind(pages: Iterable[Page], kind: str) -> list[tuple[str, str, str]]:
    return [(page.name, page.title, page.summary) for page in pages if page.kind == kind]


def _data_files(material: Material, years: tuple[Year, ...]) -> Mapping[str, bytes]:
    tables = [pair.table for year in years for group in year.groups for pair in group.tables]
    for made_up in (False, True):
        tables += [trend.table for trend in trends_of(material.figures.current, made_up=made_up)]
    downloads = {table.csv: csv_of(table) for table in tables}
    return downloads | {f"data/{release.filename}": dump(release) for release in material.figures.versions}


def _other_files(material: Material, pages: Iterable[Page], *, demo: bool) -> Mapping[str, bytes]:
    """Files beside the pages. `robots.txt` counts only at the top of an address: below it there is none."""
    files = {
        "exit.js": (STATIC / "exit.js").read_bytes(),
        "icon.svg": icon(colours(material)),
        "_headers": _headers(material).encode(),
        **material.images,
    }
    address = material.council.values["site_address"]
    if demo or is_placeholder(address):
        return files | {"robots.txt": b"User-agent: *\nDisallow: /\n"}
    base = address if address.endswith("/") else f"{address}/"
    below = urlsplit(base).path != "/"
    places = "".join(
        f"<url><loc>{urljoin(base, '' if page.name == 'index' else f'{page.name}.html')}</loc></url>\n"
        for page in pages
        if page.name != NOT_FOUND
    )
    sitemap = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{places}</urlset>\n'
    robots = f"User-agent: *\nAllow: /\nSitemap: {urljoin(base, 'sitemap.xml')}\n"
    files |= {"sitemap.xml": sitemap.encode()}
    return files if below else files | {"robots.txt": robots.encode()}


def _headers(material: Material) -> str:
    """Headers as Netlify, Cloudflare Pages and others read them; `samples/nginx.conf` says the same for nginx."""
    rules = policy(*(sheet(colours(material), figures=figures) for figures in (False, True)))
    lines = (
        f"Content-Security-Policy: {rules}; frame-ancestors 'none'",
        "Referrer-Policy: no-referrer",
        "X-Content-Type-Options: nosniff",
        "Permissions-Policy: geolocation=(), camera=(), microphone=()",
        "Cache-Control: no-cache",
    )
    return "/*\n" + "".join(f"  {line}\n" for line in lines)
