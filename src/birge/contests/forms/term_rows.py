"""The forms of terms that are lists: criteria, documents, questions. A row without a code is no row."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.programmes import ApplicantKind
from birge.contests.enums.terms import FileKind
from birge.contests.forms.terms import Piece, TermsForm
from birge.contests.terms import Anchor, Criterion, Document, Requirement, Terms

SPARE = 2
"""Empty rows behind those that there are."""
_ANCHOR = re.compile(r"(\d{1,3})\s*[:–-]\s*(.+)")
_NEEDED = {"yes": True, "no": False, "": None}


class RowsForm(TermsForm):
    """Rows of fields `<field>_<number>`; `row_fields` makes those of one row, the first is its code."""

    NAME = ""

    def row_fields(self) -> dict[str, forms.Field]:
        """The fields of a row."""
        raise NotImplementedError

    def typed_row(self, row: Any) -> dict[str, Any]:
        """A row as the form shows it."""
        raise NotImplementedError

    def made_row(self, typed: Mapping[str, Any]) -> Any:
        """A row of what was typed."""
        raise NotImplementedError

    @property
    def count(self) -> int:
        """How many rows the form has."""
        return len(getattr(self.terms, self.NAME)) + SPARE

    def make_fields(self) -> None:
        self.numbers: dict[str, int] = {}
        for number in range(1, self.count + 1):
            for name, field in self.row_fields().items():
                field.required = False
                self.numbers[f"{name}_{number}"] = number
                self.fields[f"{name}_{number}"] = field

    def pieces(self) -> list[Piece]:
        """A piece a row, named by its number, and the sources behind them."""
        rows: dict[int, list[forms.BoundField]] = {}
        for field in self:
            rows.setdefault(self.numbers.get(field.name, 0), []).append(field)
        sources = rows.pop(0)
        return [*(Piece(str(number), fields) for number, fields in rows.items()), Piece("", sources)]

    def typed(self, terms: Terms) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for number, row in enumerate(getattr(terms, self.NAME), 1):
            found |= {f"{name}_{number}": value for name, value in self.typed_row(row).items()}
        return found

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        self.rows = []
        for number in range(1, self.count + 1):
            typed = {name: data.get(f"{name}_{number}") for name in self.row_fields()}
            if not typed["id"]:
                continue
            try:
                self.rows.append(self.made_row(typed))
            except ValueError as error:
                self.add_error(f"id_{number}", str(error))
        return data

    def written(self) -> Terms:
        wanted: dict[str, Any] = {self.NAME: self.rows}
        return replace(self.terms, **wanted)


def _code() -> forms.SlugField:
    return forms.SlugField(label=_("Code"), max_length=40, help_text=_("Latin letters. Empty: the row goes."))


def _name(language: Any) -> forms.CharField:
    return forms.CharField(label=format_lazy("{} ({})", _("Name"), language), max_length=300)


def _names(typed: Mapping[str, Any]) -> dict[str, str]:
    return {language: typed[language] for language in ("ky", "ru") if typed[language]}


class CriteriaForm(RowsForm):
    """Criteria: name, weight, highest mark, what the marks mean."""

    NAME = "criteria"

    def row_fields(self) -> dict[str, forms.Field]:
        def box(label: Any, **more: Any) -> forms.CharField:
            return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, **more)

        hint = _("A line a mark: “5: proved in full”.")
        return {
            "id": _code(),
            "ky": _name(_("in Kyrgyz")),
            "ru": _name(_("in Russian")),
            "weight": forms.IntegerField(label=_("Weight"), min_value=1, max_value=100),
            "most": forms.IntegerField(label=_("Highest mark"), min_value=1, max_value=100),
            "ky_marks": box(_("What the marks mean (in Kyrgyz)"), help_text=hint),
            "ru_marks": box(_("What the marks mean (in Russian)")),
        }

    def typed_row(self, row: Criterion) -> dict[str, Any]:
        marks = {
            f"{language}_marks": "\n".join(f"{one.mark}: {one.names.get(language, '')}" for one in row.anchors)
            for language in ("ky", "ru")
        }
        return {"id": row.id, **row.names, "weight": row.weight, "most": row.most, **marks}

    def made_row(self, typed: Mapping[str, Any]) -> Criterion:
        if not typed["weight"] or not typed["most"]:
            raise ValueError(gettext("Write the weight and the highest mark."))
        words: dict[int, dict[str, str]] = {}
        for language in ("ky", "ru"):
            for line in filter(str.strip, (typed[f"{language}_marks"] or "").splitlines()):
                found = _ANCHOR.fullmatch(line.strip())
                if not found:
                    raise ValueError(gettext("Write a mark and what it means: %(line)s") % {"line": line.strip()})
                words.setdefault(int(found[1]), {})[language] = found[2].strip()
        anchors = [Anchor(mark, names) for mark, names in sorted(words.items())]
        return Criterion(typed["id"], _names(typed), typed["weight"], typed["most"], anchors)


class DocumentsForm(RowsForm):
    """Documents: name, of whom, which kinds of file."""

    NAME = "documents"

    def row_fields(self) -> dict[str, forms.Field]:
        boxes = forms.CheckboxSelectMultiple
        return {
            "id": _code(),
            "ky": _name(_("in Kyrgyz")),
            "ru": _name(_("in Russian")),
            "is_required": forms.BooleanField(label=_("Without it an application is not complete")),
            "applicants": forms.MultipleChoiceField(
                label=_("Of whom it is wanted"), choices=ApplicantKind, widget=boxes, help_text=_("None: of all.")
            ),
            "kinds": forms.MultipleChoiceField(label=_("Kinds of file"), choices=FileKind, widget=boxes),
            "most_mb": forms.IntegerField(label=_("At most, MB"), min_value=1, max_value=100),
        }

    def typed_row(self, row: Document) -> dict[str, Any]:
        return {**vars(row), **row.names}

    def made_row(self, typed: Mapping[str, Any]) -> Document:
        own = {name: typed[name] for name in ("is_required", "applicants", "kinds")}
        return Document(typed["id"], _names(typed), **own, most_mb=typed["most_mb"] or 10)


class RequirementsForm(RowsForm):
    """Questions with the answer that is needed."""

    NAME = "requirements"

    def row_fields(self) -> dict[str, forms.Field]:
        needed = [("", _("either: it is only known")), ("yes", _("yes")), ("no", _("no"))]
        return {
            "id": _code(),
            "ky": _name(_("in Kyrgyz")),
            "ru": _name(_("in Russian")),
            "needed": forms.ChoiceField(label=_("Answer that is needed"), choices=needed),
        }

    def typed_row(self, row: Requirement) -> dict[str, Any]:
        said = next(word for word, value in _NEEDED.items() if value is row.needed)
        return {"id": row.id, **row.names, "needed": said}

    def made_row(self, typed: Mapping[str, Any]) -> Requirement:
        return Requirement(typed["id"], _names(typed), _NEEDED[typed["needed"] or ""])
