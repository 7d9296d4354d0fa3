"""Kyrgyz and Russian are complete in every folder; texts keep their placeholders; Uzbek reads in both alphabets."""

from __future__ import annotations

import re
from functools import cache

import pytest

from birge.kernel.messages.compile import SRC
from birge.kernel.messages.compile import catalogue as read_catalogue
from birge.kernel.messages.update import marked_strings as look_for_strings
from birge.kernel.messages.uzbek import to_cyrillic

FOLDERS = sorted(path for path in SRC.iterdir() if path.is_dir() and not path.name.startswith("_"))
marked_strings, catalogue = cache(look_for_strings), cache(read_catalogue)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


@pytest.mark.parametrize("language", ["ky", "ru"])
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_marked_string_has_a_text(folder, language):
    known = {(entry.msgctxt, entry.msgid) for entry in catalogue(folder, language).translated_entries()}

    assert sorted(set(marked_strings(folder)) - known, key=str) == []


@pytest.mark.parametrize("language", ["ky", "ru", "uz", "tg"])
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_texts_keep_their_placeholders_and_none_is_left_over(folder, language):
    marked = set(marked_strings(folder))
    wrong = []
    for entry in catalogue(folder, language):
        if (entry.msgctxt, entry.msgid) not in marked or entry.fuzzy:
            wrong.append(f"no longer used: {entry.msgid}")
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            allowed = set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
            if text and not (set(PLACEHOLDER.findall(text)) <= allowed):
                wrong.append(f"{entry.msgid} -> {text}")

    assert wrong == []


@pytest.mark.parametrize("language", ["ky", "ru", "uz", "tg"])
def test_a_string_has_the_same_text_in_every_folder(language):
    """Django lays the catalogues of all folders together and one text wins: what means something else has a context."""
    texts: dict[tuple[str | None, str], set[str]] = {}
    for folder in FOLDERS:
        for entry in catalogue(folder, language).translated_entries():
            texts.setdefault((entry.msgctxt, entry.msgid), set()).add(entry.msgstr or str(entry.msgstr_plural))

    assert {key: sorted(found) for key, found in texts.items() if len(found) > 1} == {}


def test_strings_are_marked_only_by_names_that_the_catalogues_look_for():
    """A string marked by another name (`gettext as say`) would stay English on every page without a sign."""
    renamed = re.compile(r"import n?p?n?gettext(?:_lazy)? as (?!_$)\w+", re.MULTILINE)
    sources = [path for folder in FOLDERS for path in folder.rglob("*.py")]

    assert [path.name for path in sources if renamed.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_kyrgyz_ending_is_glued_to_a_name(folder):
    """Endings follow the vowels of the word, so "%(name)sга" is wrong for half of all names."""
    glued = re.compile(r"(%\(\w+\)s|\{\w+\})[»”]?-?[а-яёңөү]{1,5}(?![а-яёңөү])")
    texts = [text for entry in catalogue(folder, "ky") for text in [entry.msgstr, *entry.msgstr_plural.values()]]

    assert [text for text in texts if glued.search(text)] == []


def test_uzbek_in_cyrillic_letters_keeps_placeholders_and_tags():
    assert to_cyrillic("Oʻzbekcha: %(name)s <b>Eʼlon</b> {count} yer") == "Ўзбекча: %(name)s <b>Эълон</b> {count} ер"
