"""Reads a page as a tree of elements: enough to ask what stands on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = set("area base br col embed hr img input link meta source track wbr".split())
UNSEEN = {"script", "style", "template"}
SPOKEN = ("aria-label", "placeholder", "alt", "title", "data-label")
"""Attributes that a person reads or hears."""


@dataclass
class Element:
    """An element: its attributes, what stands in it, and what it stands in."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    inside: list[Element | str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Element]:
        """The element and all below it, in the order of the page."""
        yield self
        for child in self.inside:
            if isinstance(child, Element):
                yield from child

    def all(self, *tags: str) -> list[Element]:
        return [element for element in self if element.tag in tags]

    def above(self) -> Iterator[Element]:
        """What this element stands in, innermost first."""
        if self.parent:
            yield self.parent
            yield from self.parent.above()

    @property
    def text(self) -> str:
        """All words inside, with single spaces."""
        return " ".join(" ".join(_words(self)).split())


def _words(element: Element) -> Iterator[str]:
    for child in element.inside:
        if isinstance(child, str):
            yield child
        elif child.tag not in UNSEEN:
            yield from _words(child)


def spoken(page: Element) -> Iterator[tuple[Element, str]]:
    """Every piece of text that reaches a person, with the element that holds it."""
    for element in page:
        if element.tag in UNSEEN:
            continue
        for piece in element.inside:
            if isinstance(piece, str) and piece.strip():
                yield element, " ".join(piece.split())
        for name in SPOKEN:
            if element.attributes.get(name, "").strip():
                yield element, element.attributes[name]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.at = self.root = Element("page", {})

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attributes}, self.at)
        self.at.inside.append(element)
        if tag not in VOID:
            self.at = element

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.at.inside.append(Element(tag, {name: value or "" for name, value in attributes}, self.at))

    def handle_endtag(self, tag: str) -> None:
        opened = next((element for element in [self.at, *self.at.above()] if element.tag == tag), None)
        if opened and opened.parent:
            self.at = opened.parent

    def handle_data(self, data: str) -> None:
        self.at.inside.append(data)


def read_page(html: str) -> Element:
    """The tree of a page; its root is a nameless element around it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root
