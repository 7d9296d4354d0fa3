"""Documents to print: PDF made by typst from a template and data.

A template is `<folder>/typst/<name>.typ`, named "folder/name". Data reach it as JSON, never as text pasted into the
template, so nothing that a person typed can act as markup. The fonts are those inside the typst package (Libertinus
Serif has all letters of Kyrgyz, Russian, Uzbek and Tajik): the same bytes come out on every machine.
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import segno
import typst
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import translation

_SRC = Path(__file__).resolve().parents[1]


def render(template: str, data: Mapping[str, Any], language: str, *, at: datetime | None = None) -> bytes:
    """The PDF (tagged, PDF/UA-1) of a template with these data.

    `data` must hold "title"; lazy translations in it come out in `language`, which is also the document's language.
    `at` is the moment that the file states as its date: the same data and moment give the same bytes.
    """
    folder, name = template.split("/")
    with translation.override(language):
        content = json.dumps({**data, "language": language}, cls=DjangoJSONEncoder, ensure_ascii=False)
    return typst.compile(
        str(_SRC / folder / "typst" / f"{name}.typ"),
        root=str(_SRC),
        ignore_system_fonts=True,
        sys_inputs={"data": content},
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=int(at.timestamp()) if at else None,
    )


def qr_svg(text: str) -> str:
    """A QR code as SVG text, to put into the data of a template or into a page."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", xmldecl=False, svgns=True, border=2)
    return out.getvalue().decode()
