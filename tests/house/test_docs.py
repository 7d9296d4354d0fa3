"""The documents hold together: links lead somewhere, every page is found from the first, commands are real ones."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.rglob("*.md")])
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
COMMAND = re.compile(r"(?:`(?:\.venv/bin/)?|^ +(?:\.venv/bin/)?)birge ([a-z][\w|. -]*)", re.MULTILINE)


def links(page: Path) -> list[tuple[str, Path]]:
    """The links of a page to files of the project: as written, and the file meant."""
    found = [link.partition("#")[0] for link in LINK.findall(page.read_text(encoding="utf-8"))]
    return [(link, (page.parent / link).resolve()) for link in found if link and not link.startswith("http")]


def commands(page: Path) -> set[str]:
    """The console commands that a page names; "serve | worker" names two."""
    parts = [part for line in COMMAND.findall(page.read_text(encoding="utf-8")) for part in line.split("|")]
    return {part.split()[0] for part in parts if part.strip()}


def ours() -> set[str]:
    """The commands that this project adds."""
    return {name for name, app in get_commands().items() if app.startswith("birge.")}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_to_a_file(page):
    assert [link for link, file in links(page) if not file.exists()] == []


def test_every_page_is_found_from_the_guides_or_lies_among_the_decisions():
    seen, waiting = set(), [DOCS / "index.md"]
    while waiting:
        page = waiting.pop()
        if page not in seen and page.suffix == ".md":
            seen.add(page)
            waiting += [file for _link, file in links(page) if file.is_file()]

    lost = set(DOCS.rglob("*.md")) - seen - set((DOCS / "decisions").glob("*.md"))
    assert sorted(str(page.relative_to(ROOT)) for page in lost) == []


def test_each_decision_page_has_a_number_of_its_own():
    numbers = Counter(page.name[:4] for page in (DOCS / "decisions").glob("*.md") if page.name != "README.md")

    assert sorted(numbers) == [f"{number:04}" for number in range(1, len(numbers) + 1)]
    assert set(numbers.values()) == {1}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_that_a_page_names_exists(page):
    assert sorted(commands(page) - set(get_commands())) == []


def test_every_command_is_named_somewhere():
    assert sorted(ours() - set().union(*map(commands, PAGES))) == []
