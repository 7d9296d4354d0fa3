"""`python -m birge.kernel.messages.compile`: the .po files of every folder into the .mo files that Django reads."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import polib

from birge.kernel.messages.uzbek import to_cyrillic

SRC = Path(__file__).resolve().parents[2]
PLURALS = {
    "ky": "nplurals=1; plural=0;",
    "ru": "nplurals=4; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : "
    "n%10==0 || (n%10>=5 && n%10<=9) || (n%100>=11 && n%100<=14)? 2 : 3);",
    "uz": "nplurals=1; plural=0;",
    "uz_Cyrl": "nplurals=1; plural=0;",
    "tg": "nplurals=2; plural=(n != 1);",
}
_LIBRARIES = ("django.conf", "django.contrib.auth", "allauth")
_RUSSIAN_FORM_OF_MANY = 2


def catalogue(folder: Path, language: str) -> polib.POFile:
    """A folder's catalogue; an empty one where there is no file."""
    file = folder / "locale" / language / "LC_MESSAGES" / "django.po"
    return polib.pofile(str(file)) if file.is_file() else polib.POFile()


def compiled(entries: list[polib.POEntry], language: str) -> polib.POFile:
    """A catalogue of these entries with the header that Django expects."""
    out = polib.POFile()
    out.metadata = {
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": language,
        "Plural-Forms": PLURALS[language],
    }
    out.extend(entries)
    return out


def lent(entry: polib.POEntry, language: str) -> polib.POEntry:
    """A Russian entry lent to a language without one; its form for many serves as every plural form."""
    forms = 2 if language == "tg" else 1
    many = entry.msgstr_plural.get(_RUSSIAN_FORM_OF_MANY, "")
    return polib.POEntry(
        msgid=entry.msgid,
        msgid_plural=entry.msgid_plural,
        msgctxt=entry.msgctxt,
        msgstr=entry.msgstr,
        msgstr_plural=dict.fromkeys(range(forms), many) if entry.msgid_plural else {},
    )


def in_cyrillic(entry: polib.POEntry) -> polib.POEntry:
    """An Uzbek entry in Cyrillic letters."""
    return polib.POEntry(
        msgid=entry.msgid,
        msgid_plural=entry.msgid_plural,
        msgctxt=entry.msgctxt,
        msgstr=to_cyrillic(entry.msgstr),
        msgstr_plural={form: to_cyrillic(text) for form, text in entry.msgstr_plural.items()},
    )


def with_loans(own: list[polib.POEntry], russian: list[polib.POEntry], language: str) -> list[polib.POEntry]:
    """The language's own entries, and the Russian ones for what it lacks."""
    known = {(entry.msgctxt, entry.msgid) for entry in own}
    return own + [lent(entry, language) for entry in russian if (entry.msgctxt, entry.msgid) not in known]


def library_entries(package: str, language: str) -> list[polib.POEntry]:
    """The translated entries that a library ships (its .mo file), [] where it has none."""
    spec = find_spec(package)
    places = list(spec.submodule_search_locations or []) if spec else []
    for place in places:
        file = Path(place) / "locale" / language / "LC_MESSAGES" / "django.mo"
        if file.is_file():
            return [entry for entry in polib.mofile(str(file)) if entry.msgid]
    return []


def compile_folder(folder: Path) -> None:
    """Write the .mo files of one folder."""
    translated = {code: catalogue(folder, code).translated_entries() for code in ("ky", "ru", "uz", "tg")}
    if folder.name == "kernel":  # what the libraries lack is kept beside our own kernel's strings
        translated["tg"] += _lent_by_libraries("tg")
        translated["uz"] += _lent_by_libraries("uz")
    own_uzbek = translated["uz"] + (_libraries("uz") if folder.name == "kernel" else [])
    made = {
        "ky": translated["ky"],
        "ru": translated["ru"],
        "uz": with_loans(translated["uz"], translated["ru"], "uz"),
        "tg": with_loans(translated["tg"], translated["ru"], "tg"),
        "uz_Cyrl": with_loans([in_cyrillic(entry) for entry in own_uzbek], translated["ru"], "uz_Cyrl"),
    }
    for language, entries in made.items():
        file = folder / "locale" / language / "LC_MESSAGES" / "django.mo"
        file.parent.mkdir(parents=True, exist_ok=True)
        compiled(entries, language).save_as_mofile(str(file))


def _libraries(language: str) -> list[polib.POEntry]:
    return [entry for name in _LIBRARIES for entry in library_entries(name, language)]


def _lent_by_libraries(language: str) -> list[polib.POEntry]:
    own = {(entry.msgctxt, entry.msgid) for entry in _libraries(language)}
    russian = library_entries("allauth", "ru")
    return [lent(entry, language) for entry in russian if (entry.msgctxt, entry.msgid) not in own]


def main() -> None:
    """Compile every folder that has a `locale`."""
    for locale in sorted(SRC.glob("*/locale")):
        compile_folder(locale.parent)


if __name__ == "__main__":
    main()
