"""Texts in several languages, with a fallback that a reader can live with.

A text is a JSON object from language code to string: {"ky": "…", "ru": "…"}.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models
from django.utils.translation import get_language

from birge.kernel.messages.uzbek import to_cyrillic

LANGUAGES = ("ky", "ru", "en", "uz", "tg")

FALLBACK = {
    "ky": ("ky", "ru", "en"),
    "ru": ("ru", "ky", "en"),
    "en": ("en", "ru", "ky"),
    "uz": ("uz", "ru", "ky", "en"),
    "uz-cyrl": ("uz-cyrl", "uz", "ru", "ky", "en"),
    "tg": ("tg", "ru", "ky", "en"),
}


def text_in(texts: Mapping[str, str] | None, language: str | None = None) -> str:
    """The text in this language (the current one by default), else in the nearest one that exists, else ""."""
    texts = texts or {}
    chain = FALLBACK.get(language or get_language() or "ky", FALLBACK["ky"])
    for code in (*chain, *texts):
        if texts.get(code):
            return texts[code]
        if code == "uz-cyrl" and texts.get("uz"):
            return to_cyrillic(texts["uz"])
    return ""


class TextsField(models.JSONField):
    """A column that holds a text in several languages; empty by default."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("default", dict)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
