"""`python -m birge.kernel.messages.update`: collect the marked strings of every folder into its .po files.

Texts that exist are kept, new strings are added empty, strings that no source has any more are removed. For
maintainers: needs Babel, which comes with the tests' packages.
"""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator
from pathlib import Path

import polib
from babel.messages.extract import extract
from django.conf import settings
from django.utils.translation.template import templatize

from birge.kernel.messages.compile import PLURALS, SRC

LANGUAGES = ("ky", "ru", "uz", "tg")
KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip

Key = tuple[str | None, str]


def marked_strings(folder: Path) -> dict[Key, str]:
    """The strings that a folder marks for translation: (context, string) -> its plural, or ""."""
    found: dict[Key, str] = {}
    for source in _sources(folder):
        for _line, message, _comments, context in extract("python", io.BytesIO(source), KEYWORDS):
            if isinstance(message, tuple):
                found[(context, message[0])] = message[1] if len(message) > 1 and isinstance(message[1], str) else ""
            elif message:
                found.setdefault((context, message), "")
    for file in _python_files(folder):
        found |= {key: "" for key in _inside_f_strings(file.read_text(encoding="utf-8")) if key not in found}
    return found


def _inside_f_strings(source: str) -> Iterator[Key]:
    """Strings marked inside an f-string, which Babel does not look into before Python 3.12."""
    texts = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.JoinedStr))
    for call in (node for text in texts for node in ast.walk(text) if isinstance(node, ast.Call)):
        name = getattr(call.func, "id", "")
        said = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
        if name in KEYWORDS and said:
            yield (str(said[0]), str(said[1])) if name.startswith("pgettext") else (None, str(said[0]))


def _python_files(folder: Path) -> list[Path]:
    return [file for file in sorted(folder.rglob("*.py")) if "migrations" not in file.parts]


def _sources(folder: Path) -> Iterator[bytes]:
    for file in _python_files(folder):
        yield file.read_bytes()
    for file in sorted([*folder.rglob("*.html"), *folder.rglob("*.txt")]):
        if "templates" in file.parts:
            python = templatize(file.read_text(encoding="utf-8"), origin=str(file))
            yield "\n".join(line.strip() for line in python.splitlines()).encode()  # indentation means nothing there


def update_catalogue(folder: Path, language: str, strings: dict[Key, str]) -> None:
    """Bring one .po file up to date."""
    path = folder / "locale" / language / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    old = polib.pofile(str(path)) if path.is_file() else polib.POFile()
    known = {(entry.msgctxt, entry.msgid): entry for entry in old}
    new = polib.POFile(wrapwidth=100)
    new.metadata = {
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": language,
        "Plural-Forms": PLURALS[language],
    }
    for key in sorted(strings, key=lambda key: (key[1], key[0] or "")):
        new.append(_entry(key, strings[key], known.get(key), language))
    new.save(str(path))


def _entry(key: Key, plural: str, old: polib.POEntry | None, language: str) -> polib.POEntry:
    forms = int(PLURALS[language].split(";")[0].removeprefix("nplurals="))
    texts = old.msgstr_plural if old else {}
    return polib.POEntry(
        msgctxt=key[0],
        msgid=key[1],
        msgid_plural=plural,
        msgstr="" if plural or not old else old.msgstr,
        msgstr_plural={form: texts.get(form, "") for form in range(forms)} if plural else {},
        flags=["python-format"] if "%(" in key[1] or "%s" in key[1] else [],
    )


def main() -> None:
    """Update every folder that marks a string."""
    if not settings.configured:
        settings.configure()
    for folder in sorted(path for path in SRC.iterdir() if path.is_dir()):
        strings = marked_strings(folder)
        if strings:
            for language in LANGUAGES:
                update_catalogue(folder, language, strings)


if __name__ == "__main__":
    main()
