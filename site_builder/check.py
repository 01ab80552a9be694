"""What a rendered site must hold before it is written: every link leads somewhere, every page is light enough."""

import gzip
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

from core.council.problems import Problem
from site_builder.render import Rendered
from site_builder.site import Page

YOUNG, OTHERS = 14_336, 30_720
"""Bytes, gzipped: what a new connection brings in its first round trip; and 30 KB for adults and figures."""
TAG = re.compile(r"<([a-z]+)\s([^<>]*)>")
ATTRIBUTE = re.compile(r'\b(href|src|id)="([^"]*)"')
ELSEWHERE = re.compile(r"(https?|mailto|tel|sms):")


@dataclass(frozen=True)
class Weight:
    """What a page weighs with all that it loads, gzipped where that helps, and what it may."""

    page: str
    bytes: int
    allowed: int


@dataclass(frozen=True)
class _Links:
    targets: tuple[str, ...]
    loaded: frozenset[str]
    anchors: frozenset[str]


def faults_and_weights(rendered: Rendered) -> tuple[list[Problem], tuple[Weight, ...]]:
    """What is wrong with the links and weights of a site, and what each page weighs."""
    read = {name: _links(content) for name, content in rendered.files.items() if name.endswith(".html")}
    weights = tuple(_weights(rendered, read))
    return [*_link_faults(rendered, read), *_weight_faults(weights)], weights


def _link_faults(rendered: Rendered, read: Mapping[str, _Links]) -> Iterator[Problem]:
    """Each link of a page that leads nowhere, with its line where a page's Markdown holds it."""
    for page in rendered.pages:
        address = f"{page.name}.html"
        source = rendered.written.get(page.name)
        lines = dict((*source.links, *source.images)) if source else {}
        for target in dict.fromkeys(read[address].targets):
            fault = _fault(target.removeprefix(rendered.root), address, rendered.files, read)
            if fault:
                file = f"pages/{page.name}.md" if target in lines else address
                yield Problem(file, lines.get(target), fault, "Mend the link, or put back what it leads to.")


def _weights(rendered: Rendered, read: Mapping[str, _Links]) -> Iterator[Weight]:
    for page in rendered.pages:
        address = f"{page.name}.html"
        loaded = (name for name in (address, *read[address].loaded) if name in rendered.files)
        yield Weight(address, sum(_packed(name, rendered.files[name]) for name in loaded), allowed(page))


def allowed(page: Page) -> int:
    """The most that a page may weigh."""
    return YOUNG if page.kind == "young" else OTHERS


def _weight_faults(weights: tuple[Weight, ...]) -> Iterator[Problem]:
    """Each page that is too heavy."""
    for weight in weights:
        if weight.bytes > weight.allowed:
            yield Problem(
                weight.page,
                None,
                f"the page weighs {weight.bytes:,} bytes, and may weigh {weight.allowed:,}.",
                "Shorten it, or use smaller pictures.",
            )


def _links(content: bytes) -> _Links:
    """What a page links to, loads and can be linked to.

    It reads our own pages only: each attribute stands in double quotes, and no text holds a quote that is not escaped.
    """
    targets: list[str] = []
    loaded, anchors = set(), set()
    for tag, attributes in TAG.findall(content.decode("utf-8")):
        for name, value in ATTRIBUTE.findall(attributes):
            if name == "id":
                anchors.add(unescape(value))
            elif value:
                targets.append(unescape(value))
                if tag in ("img", "script"):
                    loaded.add(unescape(value))
    return _Links(tuple(targets), frozenset(loaded), frozenset(anchors))


def _packed(name: str, content: bytes) -> int:
    """Bytes on the way: text is gzipped, a picture is as it is."""
    return len(content) if name.startswith("pictures/") else len(gzip.compress(content, 9, mtime=0))


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
