"""The forms in which terms are written, one for each group, with a field for where each term was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from birge.contests.enums.commission import MarkerGroup
from birge.contests.enums.programmes import ApplicantKind
from birge.contests.enums.terms import Aggregate, FormKind, Order, OthersMarks, ReportEvery, Selection, TieBreak
from birge.contests.terms import CommissionTerms, Days, FormLength, MoneyTerms, Ranking, Reports, Terms, Visibility
from birge.contests.words.terms import Group
from birge.registers.forms.common import SomField

MOST_FORMS = 3
MOST_TIES = 5
_SOURCE = "source__"


@dataclass(frozen=True)
class Piece:
    """Fields that stand together, under a heading of their own ("": none)."""

    title: str
    fields: list[forms.BoundField]


class TermsForm(forms.Form):
    """A group of terms.

    `LAST`: the field behind which the source of a term stands, where it is not called as the term is.
    """

    LAST: ClassVar[dict[str, str]] = {}

    def __init__(self, *args: Any, group: Group, terms: Terms, sources: Mapping[str, str], **kwargs: Any) -> None:
        self.group, self.terms = group, terms
        super().__init__(*args, **{**kwargs, "initial": {**self.typed(terms), **_typed_sources(sources)}})
        self.make_fields()
        for term in group.terms:
            label = format_lazy("{}: {}", _("Source of the term"), term.label)
            self.fields[source_name(term.path)] = forms.CharField(label=label, max_length=300, required=False)
        self.order_fields(self._ordered())

    def make_fields(self) -> None:
        """More fields than the class names."""

    def typed(self, terms: Terms) -> dict[str, Any]:
        """The terms as the form shows them."""
        raise NotImplementedError

    def written(self) -> Terms:
        """The terms with what was typed."""
        raise NotImplementedError

    def pieces(self) -> list[Piece]:
        """The fields as they stand together on the page: each term with its source."""
        found, fields = [], []
        for field in self:
            fields.append(field)
            if field.name.startswith(_SOURCE):
                found.append(Piece("", fields))
                fields = []
        return found

    def sources(self) -> dict[str, str]:
        """Where each term of the group was read."""
        return {term.path: self.cleaned_data.get(source_name(term.path), "") for term in self.group.terms}

    def _ordered(self) -> list[str]:
        """Each source behind its term; those of lists at the end."""
        behind = {self.LAST.get(term.path, _field_of(term.path)): source_name(term.path) for term in self.group.terms}
        ordered: list[str] = []
        for name in self.fields:
            if not name.startswith(_SOURCE):
                ordered += [name, behind.pop(name)] if name in behind else [name]
        return [*ordered, *behind.values()]


def source_name(path: str) -> str:
    """The field of a term's source."""
    return f"{_SOURCE}{path.replace('.', '__')}"


def _field_of(path: str) -> str:
    return path.split(".")[-1]


def _typed_sources(sources: Mapping[str, str]) -> dict[str, str]:
    return {source_name(path): text for path, text in sources.items()}


class OrderForm(TermsForm):
    """Who applies and with which form."""

    LAST = {"forms": f"up_to_{MOST_FORMS}"}
    order = forms.ChoiceField(label=_("Form of the order"), choices=Order)
    applicants = forms.MultipleChoiceField(
        label=_("Who can apply"), choices=ApplicantKind, widget=forms.CheckboxSelectMultiple
    )

    def make_fields(self) -> None:
        for number in range(1, MOST_FORMS + 1):
            label = format_lazy("{} {}", _("Form"), str(number))
            choices = [("", "—"), *FormKind.choices]
            self.fields[f"form_{number}"] = forms.ChoiceField(label=label, choices=choices, required=number == 1)
            self.fields[f"up_to_{number}"] = SomField(
                label=format_lazy("{}: {}", label, _("up to this sum")),
                required=False,
                help_text=_("In som; empty: any sum."),
            )

    def typed(self, terms: Terms) -> dict[str, Any]:
        rows = enumerate(terms.forms[:MOST_FORMS], 1)
        lengths = {f"{name}_{number}": value for number, row in rows
                   for name, value in (("form", row.form), ("up_to", row.up_to_tyiyn))}  # fmt: skip
        return {"order": terms.order, "applicants": terms.applicants, **lengths}

    def written(self) -> Terms:
        data = self.cleaned_data
        rows = [(data.get(f"form_{number}"), data.get(f"up_to_{number}")) for number in range(1, MOST_FORMS + 1)]
        lengths = [FormLength(form, up_to) for form, up_to in rows if form]
        return replace(self.terms, order=data["order"], applicants=data["applicants"], forms=lengths)


class RankingForm(TermsForm):
    """How the score is made and the money given out."""

    LAST = {"ranking.tie_break": f"tie_{MOST_TIES}"}
    aggregate = forms.ChoiceField(label=_("Score of an application"), choices=Aggregate)
    minimum = forms.DecimalField(label=_("Least score"), min_value=0, max_value=100, max_digits=5, decimal_places=2)
    selection = forms.ChoiceField(label=_("Selection"), choices=Selection)
    reserve = forms.IntegerField(label=_("Places on the reserve list"), min_value=0, max_value=99)

    def make_fields(self) -> None:
        criteria = [(f"criterion:{row.id}", row.names.get("ky") or row.id) for row in self.terms.criteria]
        choices = [("", "—"), *criteria, *TieBreak.choices]
        for number in range(1, MOST_TIES + 1):
            label = format_lazy("{} {}", _("At equal scores"), str(number))
            self.fields[f"tie_{number}"] = forms.ChoiceField(label=label, choices=choices, required=False)

    def typed(self, terms: Terms) -> dict[str, Any]:
        ties = {f"tie_{number}": rule for number, rule in enumerate(terms.ranking.tie_break[:MOST_TIES], 1)}
        return {**vars(terms.ranking), **ties}

    def written(self) -> Terms:
        data = self.cleaned_data
        ranking = Ranking(
            aggregate=data["aggregate"],
            minimum=f"{data['minimum'].normalize():f}",
            tie_break=[data[f"tie_{number}"] for number in range(1, MOST_TIES + 1) if data[f"tie_{number}"]],
            selection=data["selection"],
            reserve=data["reserve"],
        )
        return replace(self.terms, ranking=ranking)


class CommissionForm(TermsForm):
    """Seats by group and who marks how many."""

    LAST = {
        "commission.seats": f"most_{MarkerGroup.values[-1]}",
        "commission.group_minimum": f"of_{MarkerGroup.values[-1]}",
    }

    def make_fields(self) -> None:
        def number(label: Any, **more: Any) -> forms.IntegerField:
            return forms.IntegerField(label=label, min_value=0, max_value=99, required=False, **more)

        for group, label in MarkerGroup.choices:
            self.fields[f"least_{group}"] = number(format_lazy("{}: {}", label, _("seats at least")))
            self.fields[f"most_{group}"] = number(format_lazy("{}: {}", label, _("seats at most")))
        self.fields["per_application"] = number(
            _("Markers for each application"), help_text=_("Empty: everybody marks all.")
        )
        for group, label in MarkerGroup.choices:
            self.fields[f"of_{group}"] = number(format_lazy("{}: {}", label, _("of the markers at least")))

    def typed(self, terms: Terms) -> dict[str, Any]:
        found: dict[str, Any] = {"per_application": terms.commission.per_application}
        for group, (least, most) in terms.commission.seats.items():
            found |= {f"least_{group}": least, f"most_{group}": most}
        return found | {f"of_{group}": count for group, count in terms.commission.group_minimum.items()}

    def written(self) -> Terms:
        data = self.cleaned_data
        seats = {group: [data[f"least_{group}"] or 0, data[f"most_{group}"]] for group in MarkerGroup.values
                 if data[f"least_{group}"] is not None or data[f"most_{group}"] is not None}  # fmt: skip
        least = {group: data[f"of_{group}"] for group in MarkerGroup.values if data[f"of_{group}"]}
        return replace(self.terms, commission=CommissionTerms(seats, data["per_application"], least))


class VisibilityForm(TermsForm):
    """Blind phases and who opens."""

    LAST = {"visibility.openers": "openers_all"}
    names_hidden = forms.BooleanField(label=_("Names of applicants are hidden from markers"), required=False)
    others_marks = forms.ChoiceField(label=_("A marker sees the others' marks"), choices=OthersMarks)
    openers_needed = forms.IntegerField(label=_("Persons needed to open the applications"), min_value=1, max_value=20)
    openers_all = forms.IntegerField(label=_("Of so many persons with opening codes"), min_value=1, max_value=20)

    def typed(self, terms: Terms) -> dict[str, Any]:
        needed, all_ = terms.visibility.openers
        return {**vars(terms.visibility), "openers_needed": needed, "openers_all": all_}

    def written(self) -> Terms:
        data = self.cleaned_data
        openers = [data["openers_needed"], data["openers_all"]]
        return replace(self.terms, visibility=Visibility(data["names_hidden"], data["others_marks"], openers))


class DaysForm(TermsForm):
    """Terms in working days; an empty one is no term."""

    def make_fields(self) -> None:
        for term in self.group.terms:
            self.fields[_field_of(term.path)] = forms.IntegerField(
                label=term.label, min_value=0, max_value=365, required=False
            )

    def typed(self, terms: Terms) -> dict[str, Any]:
        return dict(vars(terms.days))

    def written(self) -> Terms:
        return replace(self.terms, days=Days(**{name: self.cleaned_data[name] for name in vars(self.terms.days)}))


class MoneyTermsForm(TermsForm):
    """Shares and the sum from which two approve."""

    def make_fields(self) -> None:
        for term in self.group.terms[:3]:
            self.fields[_field_of(term.path)] = forms.IntegerField(
                label=format_lazy("{}, %", term.label), min_value=0, max_value=100, required=False
            )
        last = self.group.terms[3]
        self.fields[_field_of(last.path)] = SomField(
            label=format_lazy("{}, {}", last.label, _("som")), help_text=_("In another currency two always approve.")
        )

    def typed(self, terms: Terms) -> dict[str, Any]:
        return dict(vars(terms.money))

    def written(self) -> Terms:
        return replace(
            self.terms, money=MoneyTerms(**{name: self.cleaned_data[name] for name in vars(self.terms.money)})
        )


class ReportsForm(TermsForm):
    """How often is reported, and to whom complaints go."""

    LAST = {"reports.every": "every", "complaint_body": "complaint_body_ru"}
    every = forms.ChoiceField(label=_("Contractor reports"), choices=ReportEvery)
    complaint_body_ky = forms.CharField(label=_("Complaints go to (in Kyrgyz)"), max_length=300, required=False)
    complaint_body_ru = forms.CharField(label=_("Complaints go to (in Russian)"), max_length=300, required=False)

    def typed(self, terms: Terms) -> dict[str, Any]:
        body = {f"complaint_body_{language}": text for language, text in terms.complaint_body.items()}
        return {"every": terms.reports.every, **body}

    def written(self) -> Terms:
        typed = {language: self.cleaned_data[f"complaint_body_{language}"] for language in ("ky", "ru")}
        body = {language: text for language, text in typed.items() if text}
        return replace(self.terms, reports=Reports(self.cleaned_data["every"]), complaint_body=body)
