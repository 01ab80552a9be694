"""How tests read a page: its elements as a tree, its words, and how hard the words are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "img", "hr", "input"}
BLOCKS = {
    "p",
    "li",
    "h1",
    "h2",
    "h3",
    "div",
    "section",
    "ul",
    "figcaption",
    "td",
    "th",
    "dt",
    "dd",
    "caption",
    "blockquote",
}


@dataclass
class Html:
    """An element: its name, its attributes, and its children, elements and texts in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Html | str"] = field(default_factory=list)

    def walk(self) -> Iterator["Html"]:
        yield self
        for child in self.children:
            if isinstance(child, Html):
                yield from child.walk()

    def all(self, *tags: str, **attributes: str) -> list["Html"]:
        wanted = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
        return [
            each
            for each in self.walk()
            if (not tags or each.tag in tags)
            and all(each.attributes.get(key) == value for key, value in wanted.items())
        ]

    def find(self, *tags: str, **attributes: str) -> "Html | None":
        return next(iter(self.all(*tags, **attributes)), None)

    def one(self, *tags: str, **attributes: str) -> "Html":
        found = self.all(*tags, **attributes)
        assert len(found) == 1, (tags, attributes, len(found))
        return found[0]

    @property
    def text(self) -> str:
        parts = [
            child if isinstance(child, str) else f" {child.text} " if child.tag in BLOCKS else child.text
            for child in self.children
        ]
        return re.sub(r"\s+", " ", "".join(parts).replace("\u00a0", " ")).strip()

    def without(self, *kept_out: str) -> "Html":
        """A copy without elements that have one of these attributes or names."""
        kept = [
            child if isinstance(child, str) else child.without(*kept_out)
            for child in self.children
            if isinstance(child, str) or not ({child.tag, *child.attributes} & set(kept_out))
        ]
        return Html(self.tag, self.attributes, kept)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Html("document")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Html(tag, {key: value or "" for key, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Html(tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read_html(text: str) -> Html:
    """A page as a tree. Fails where an element is not closed as it was opened."""
    reader = _Reader()
    reader.feed(text)
    assert len(reader.open) == 1, f"<{reader.open[-1].tag}> is not closed"
    return reader.open[0]


def sentences(page: Html) -> list[str]:
    """The sentences of a page's paragraphs and lists; headings and links to other pages are no sentences."""
    main = page.one("main").without("svg", "h1", "h2", "data-contact")
    found = []
    for block in main.all("p", "li"):
        found += [part.strip() for part in re.split(r"(?<=[.!?:])\s+", block.text) if len(part.split()) > 1]
    return found


def grade(texts: list[str]) -> float:
    """The Flesch-Kincaid grade of sentences (US school year; add 5 for an English reading age)."""
    words = [word for text in texts for word in re.findall(r"[A-Za-z']+", text)]
    return 0.39 * len(words) / len(texts) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """How many syllables a word has, near enough: groups of vowels, less a silent e."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    groups = len(re.findall(r"[aeiouy]+", plain))
    silent = (plain.endswith("e") and not plain.endswith(("le", "ee", "ye"))) or (
        plain.endswith(("ed", "es")) and not plain.endswith(("ted", "ded", "ses", "ces", "ges"))
    )
    return max(1, groups - int(silent and groups > 1))
