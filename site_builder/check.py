"""What a rendered site must hold before it is written: every link leads somewhere, every page is light enough."""

import gzip
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import unquote

from site_builder.problems import Problem
from site_builder.render import Rendered
from site_builder.site import Page

YOUNG, OTHERS = 14_336, 30_720
"""Bytes, gzipped: what a new connection brings in its first round trip; and 30 KB for adults and figures."""
ELSEWHERE = re.compile(r"(https?|mailto|tel|sms):")


@dataclass(frozen=True)
class Weight:
    """What a page weighs with all that it loads, gzipped where that helps, and what it may."""

    page: str
    bytes: int
    allowed: int


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.loaded: set[str] = set()
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if "id" in said:
            self.anchors.add(said["id"])
        target = said.get("href") or said.get("src")
        if target:
            self.targets.append(target)
            if tag in ("img", "script") or (tag == "link" and "icon" not in said.get("rel", "")):
                self.loaded.add(target)


def link_faults(rendered: Rendered) -> Iterator[Problem]:
    """Each link of a page that leads nowhere, with its line where a page's Markdown holds it."""
    read = _all_links(rendered.files)
    for page in rendered.pages:
        address = f"{page.name}.html"
        lines = dict(rendered.written[page.name].links) if page.name in rendered.written else {}
        for image, line in rendered.written[page.name].images if page.name in rendered.written else ():
            lines[image] = line
        for target in dict.fromkeys(read[address].targets):
            fault = _fault(target, address, rendered.files, read)
            if fault:
                file = f"pages/{page.name}.md" if target in lines else address
                yield Problem(file, lines.get(target), fault, "Mend the link, or put back what it leads to.")


def weights(rendered: Rendered) -> tuple[Weight, ...]:
    """What each page weighs."""
    read = _all_links(rendered.files)
    packed = {
        name: len(gzip.compress(content, 9, mtime=0))
        for name, content in rendered.files.items()
        if not _picture(name)
    }
    packed |= {name: len(content) for name, content in rendered.files.items() if _picture(name)}
    return tuple(
        Weight(
            address := f"{page.name}.html",
            packed[address] + sum(packed.get(name, 0) for name in sorted(read[address].loaded)),
            allowed(page),
        )
        for page in rendered.pages
    )


def allowed(page: Page) -> int:
    """The most that a page may weigh."""
    return YOUNG if page.kind == "young" else OTHERS


def weight_faults(found: tuple[Weight, ...]) -> Iterator[Problem]:
    """Each page that is too heavy."""
    for weight in found:
        if weight.bytes > weight.allowed:
            yield Problem(
                weight.page,
                None,
                f"the page weighs {weight.bytes:,} bytes, and may weigh {weight.allowed:,}.",
                "Shorten it, or use smaller pictures.",
            )


def _all_links(files: Mapping[str, bytes]) -> Mapping[str, _Links]:
    found = {}
    for name, content in files.items():
        if name.endswith(".html"):
            found[name] = _Links()
            found[name].feed(content.decode("utf-8"))
    return found


def _fault(target: str, address: str, files: Mapping[str, bytes], read: Mapping[str, _Links]) -> str:
    if ELSEWHERE.match(target):
        return ""
    path, _, anchor = target.partition("#")
    path = unquote(path) or address
    if path not in files:
        return f"the link to {target} leads nowhere: this site has no {path}."
    if anchor and (path not in read or anchor not in read[path].anchors):
        return f"the link to {target} leads nowhere: {path} has no part {anchor!r}."
    return ""


def _picture(name: str) -> bool:
    return name.startswith("pictures/")
