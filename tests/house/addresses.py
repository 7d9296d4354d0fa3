"""Every address of the site, from the table of addresses itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Address:
    """A line of the table: its full name ("places:place") and the names of the parts that vary."""

    name: str
    parts: tuple[str, ...]


def addresses() -> list[Address]:
    """All pages and files; the API's operations are walked by their own test."""
    return sorted(set(_walk(get_resolver(), "", ())), key=lambda address: address.name)


def _walk(resolver: URLResolver, namespace: str, parts: tuple[str, ...]) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = ":".join(filter(None, [namespace, entry.namespace or ""]))
            if not inner.startswith("api"):
                yield from _walk(entry, inner, (*parts, *entry.pattern.converters))
        elif isinstance(entry, URLPattern):
            name = entry.name or str(entry.pattern)
            yield Address(f"{namespace}:{name}" if namespace else name, (*parts, *entry.pattern.converters))
