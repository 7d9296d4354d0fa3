"""A plain text as a word-processor file (Office Open XML, ECMA-376): a heading, a title, paragraphs; nothing else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
)
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}" Target="word/document.xml"/></Relationships>'
)
_LOCALES = {"ky": "ky-KG", "ru": "ru-RU"}
_WRITTEN = (1980, 1, 1, 0, 0, 0)
"""The same text gives the same bytes."""


def document(heading: str, title: str, lines: Iterable[str], language: str) -> bytes:
    """The file: `heading` and `title` in bold, then a paragraph a line, marked as text of that language."""
    locale = _LOCALES.get(language, language)
    parts = [
        _paragraph(heading, locale, half_points=24, bold=True),
        _paragraph(title, locale, half_points=32, bold=True),
        *(_paragraph(line, locale) for line in lines),
    ]
    page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" '
    page += 'w:left="1134" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
    body = f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body>{"".join(parts)}{page}</w:body></w:document>'
    return _zipped({"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": body})


def _paragraph(text: str, locale: str, *, half_points: int = 22, bold: bool = False) -> str:
    look = f'{"<w:b/>" if bold else ""}<w:sz w:val="{half_points}"/><w:lang w:val="{locale}"/>'
    told = "".join(letter for letter in text if letter >= " " or letter == "\t")
    return f'<w:p><w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(told)}</w:t></w:r></w:p>'


def _zipped(files: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, _WRITTEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text)
    return made.getvalue()
