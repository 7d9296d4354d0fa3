"""Thematic sections: which there are, what stands in one, filling it in, designing it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from birge.kernel.imports.enums import Type
from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.kernel.permissions import Answer, no, require, yes
from birge.kernel.texts import text_in
from birge.people.enums import Role
from birge.people.rules import actor_of, places_of
from birge.places.models import Place
from birge.places.queries import name_of, names_by_place, within
from birge.registers import actions
from birge.registers.enums import About
from birge.registers.forms.sections import AnswersForm, FieldFormSet, SectionForm, filled, initial_of
from birge.registers.models import Household, HouseholdState, Person, Section, SectionLine, SectionVersion
from birge.registers.queries import place_of, place_of_person
from birge.registers.queries.history import names_of_persons
from birge.registers.queries.sections import lines_in, newest_versions
from birge.registers.rules import can_set_for_all, can_write_section, works_here
from birge.registers.section_fields import Field, fields_of, in_words
from birge.registers.views.common import above_lists, note_reading
from birge.registers.wording import address_of

READ_OR_WRITE = ["GET", "HEAD", "POST"]
EXAMPLES = {
    "schools": {"ky": "Мектептер", "ru": "Школы"},
    "disaster_risk": {"ky": "Өзгөчө кырдаалдардын коркунучу", "ru": "Риск чрезвычайных ситуаций"},
    "agricultural_census": {"ky": "Айыл чарба каттоосу", "ru": "Сельскохозяйственная перепись"},
}
"""Sections that were asked for; no source gives their fields, so only their names are ready."""


@login_required
@require_safe
def sections(request: HttpRequest) -> HttpResponse:
    """The sections of which this person reads any place; all for whoever designs them."""
    today = timezone.localdate()
    designs = can_set_for_all(request.user, today)
    shown = [row for row in Section.objects.all() if designs or _readable(request.user, row, today)]
    if not shown and not designs:
        require(works_here(request.user))
    return list_response(
        request,
        Listing(
            title=_("Thematic sections"),
            lead=_("Kinds of data that were added to the household book: what each is about and who fills it in."),
            queryset=Section.objects.filter(pk__in=[row.pk for row in shown]),
            columns=[
                Column("name", _("Section"), str, link=Section.get_absolute_url),
                Column("about", _("About what"), lambda row: row.get_about_display(), sort="about"),
                Column("starts", _("In use from"), lambda row: row.starts_on, sort="starts_on"),
            ],
            action=(_("New thematic section"), reverse("registers:new_section")) if designs else None,
            empty=_("No section was added yet. An administrator adds one with its fields."),
            export_name="sections",
        ),
        "registers/list.html",
        {"above": above_lists(request.user)},
    )


def _readable(user: Any, section: Section, on: date) -> list[UUID]:
    return places_of(user, {Role(role) for role in section.readers}, on)


def _reads(user: Any, above: list[UUID], *, designs: bool) -> Answer:
    return yes(actor_of(user)) if above or designs else no(_("You do not read this section."))


@login_required
@require_safe
def section(request: HttpRequest, code: str) -> HttpResponse:
    """What a section says in the places where this person reads it: to search, filter and export."""
    found, today = get_object_or_404(Section, code=code), timezone.localdate()
    above = _readable(request.user, found, today)
    designs = can_set_for_all(request.user, today)
    version = newest_versions([found])[found.pk]
    rows = lines_in(found, today).filter(village__in=within(above, today).values("pk"))
    names = {pk: text_in(texts) for pk, texts in names_by_place(set(rows.values_list("village", flat=True))).items()}

    reader = require(_reads(request.user, above, designs=bool(designs)))

    def read(lines: Sequence[SectionLine]) -> None:
        subjects = [_thing(line) for line in lines]
        note_reading(reader, "read_section", [one for one in subjects if not isinstance(one, Place)])

    fields = fields_of(version.fields)
    listing = Listing(
        title=str(found),
        lead=_("What was filled in; the newest fields. Every reading is recorded."),
        queryset=rows,
        columns=_columns(found, fields, names),
        search=None if found.about == About.PLACE else lambda lines, text: lines.filter(whose__icontains=text),
        filters=_filters(fields, names),
        action=(_("Change the section"), reverse("registers:design_section", args=[code])) if designs else None,
        empty=_("Nothing is filled in yet. It is filled in on the page of each, or uploaded as a sheet."),
        export_name=f"section-{code}",
        on_rows=read,
    )
    way_back = [(_("Thematic sections"), reverse("registers:sections"))]
    return list_response(request, listing, "registers/list.html", {"above": way_back})


def _thing(line: SectionLine) -> Any:
    if line.household_id:
        return Household(pk=line.household_id)
    return Person(pk=line.person_id) if line.person_id else Place(pk=line.place_id)


def _columns(found: Section, fields: Sequence[Field], names: dict[UUID, str]) -> list[Column]:
    def value(field: Field) -> Callable[[Any], str]:
        return lambda row: in_words(field, row.answers.get(field.code))

    def link(row: Any) -> str:
        return str(_thing(row).get_absolute_url())

    village = Column("village", _("Village"), lambda row: names.get(row.village, ""), sort="village")
    whose = Column("whose", About(found.about).label, lambda row: row.whose or "—", sort="whose", link=link)
    numeric = {Type.WHOLE, Type.DECIMAL}
    answers = [Column(f"f_{one.code}", one.label, value(one), numeric=one.type in numeric) for one in fields]
    return [*([] if found.about == About.PLACE else [whose]), village, *answers]


def _filters(fields: Sequence[Field], names: dict[UUID, str]) -> list[Filter]:
    def by(code: str, words: dict[str, Any]) -> Callable[[QuerySet[Any], str], QuerySet[Any]]:
        return lambda rows, value: rows.filter(Q(**{f"answers__{code}": words[value]}))

    villages = [(str(pk), name) for pk, name in names.items()]
    found = [Filter("village", _("Village"), villages, lambda rows, value: rows.filter(village=value))]
    for field in fields:
        if field.type == Type.CHOICE:
            chosen = [(code, text_in(texts)) for code, texts in field.choices]
            found.append(
                Filter(f"f_{field.code}", field.label, chosen, by(field.code, {code: code for code, _n in chosen}))
            )
        elif field.type == Type.YES_NO:
            words = [("yes", _("yes")), ("no", _("no"))]
            found.append(Filter(f"f_{field.code}", field.label, words, by(field.code, {"yes": True, "no": False})))
    return found


@login_required
@require_http_methods(READ_OR_WRITE)
def write_section(request: HttpRequest, code: str, pk: UUID) -> HttpResponse:
    """Fill a section in for a household, a person or a village."""
    found, today = get_object_or_404(Section, code=code), timezone.localdate()
    place = _place(found, pk, today)
    by = require(can_write_section(request.user, found, place, today) if place else _unknown())
    if place is None:
        raise Http404
    version = newest_versions([found])[found.pk]
    fields = fields_of(version.fields)
    line = SectionLine.objects.on(today).filter(section=found, **{found.about: pk}).first()
    start = {"seen": str(line.pk), **filled(fields, line.answers)} if line else {}
    form = AnswersForm(request.POST or None, fields=fields, today=today, initial=start)
    back = reverse(_PAGES[found.about], args=[pk])
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["seen"] != (str(line.pk) if line else ""):
            form.add_error(None, str(actions.ChangedMeanwhile()))
        elif _written(form, version, found, pk, place, by):
            messages.success(request, _("Saved."))
            return redirect(back)
    note_reading(by, "read_section", [] if found.about == About.PLACE else [_KINDS[found.about](pk=pk)])
    context = {"section": found, "form": form, "back": back, "whose": _whose(found, pk, place, today)}
    return render(request, "registers/write_section.html", context)


_PAGES: dict[str, str] = {
    About.HOUSEHOLD: "registers:household",
    About.PERSON: "registers:person",
    About.PLACE: "places:place",
}
_KINDS: dict[str, Any] = {About.HOUSEHOLD: Household, About.PERSON: Person}


def _place(found: Section, pk: UUID, on: date) -> UUID | None:
    if found.about == About.HOUSEHOLD:
        return place_of(pk, on)
    return place_of_person(pk, on) if found.about == About.PERSON else pk


def _whose(found: Section, pk: UUID, place: UUID, on: date) -> str:
    """Of whom or what the section is filled in: a name, or the village and the address."""
    if found.about == About.PERSON:
        return names_of_persons([pk]).get(pk, "—")
    home = HouseholdState.objects.on(on).get(household=pk) if found.about == About.HOUSEHOLD else None
    return ", ".join(filter(None, [name_of(Place(pk=place)), address_of(home) if home else ""]))


def _unknown() -> Answer:
    return no(_("It is not in the book."))


def _written(form: AnswersForm, version: SectionVersion, found: Section, pk: UUID, place: UUID, by: Any) -> bool:
    try:
        actions.write_section(
            version=version,
            of={found.about: pk},
            answers=form.answers(),
            since=form.cleaned_data["since"],
            place=place,
            by=by,
            at=timezone.now(),
        )
    except actions.BadAnswers as error:
        for code, text in error.problems.items():
            form.add_error(code if code in form.fields else None, text)
        return False
    return True


@login_required
@require_http_methods(READ_OR_WRITE)
def new_section(request: HttpRequest) -> HttpResponse:
    """Add a section; a ready name may be chosen to begin with."""
    example = request.GET.get("example", "")
    start = {"code": example, **{f"name_{key}": text for key, text in EXAMPLES.get(example, {}).items()}}
    return _design(request, None, SectionForm(request.POST or None, initial=start if example in EXAMPLES else {}))


@login_required
@require_http_methods(READ_OR_WRITE)
def design_section(request: HttpRequest, code: str) -> HttpResponse:
    """Change a section."""
    require(can_set_for_all(request.user, timezone.localdate()))
    found = get_object_or_404(Section, code=code)
    return _design(request, found, SectionForm(request.POST or None, instance=found))


def _design(request: HttpRequest, found: Section | None, form: SectionForm) -> HttpResponse:
    by = require(can_set_for_all(request.user, timezone.localdate()))
    kept = fields_of(newest_versions([found])[found.pk].fields) if found else []
    fields = FieldFormSet(request.POST or None, prefix="fields", initial=[initial_of(field) for field in kept])
    preview = None
    if request.method == "POST" and form.is_valid() and fields.is_valid():
        typed = fields.fields_typed()
        if "preview" not in request.POST:
            made = actions.design_section(section=found, values=form.values(), fields=typed, by=by, at=timezone.now())
            messages.success(request, _("Saved."))
            return redirect(made)
        preview = AnswersForm(fields=typed, auto_id="preview_%s")
    examples = [(code, text_in(names)) for code, names in EXAMPLES.items()]
    context = {"section": found, "form": form, "fields": fields, "preview": preview, "examples": examples}
    return render(request, "registers/design_section.html", context)
