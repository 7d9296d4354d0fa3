"""The demo with a little of everything in it, so that every address has something to show: what the walks walk over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.core.management import call_command

from birge.kernel.actors import Actor
from birge.kernel.imports.models import ImportBatch
from birge.meetings.actions.meetings import plan_meeting
from birge.meetings.actions.room import add_item
from birge.meetings.models import Body, Meeting
from birge.people.models import Account
from birge.people.rules import actor_of
from birge.places.actions.changes import rename_place
from birge.places.models import Place
from birge.registers.actions.certificate_requests import ask_for_certificate
from birge.registers.actions.certificates import issue_certificate
from birge.registers.actions.sections import design_section, write_section
from birge.registers.models import (
    Household,
    Membership,
    PersonState,
    PossibleDuplicate,
)
from birge.registers.section_fields import Field
from birge.sharing.models import Claimant, ShareOut
from birge.site.demo.cast import AIMAK, PASSWORD
from tests.house.book import SECRET_NAMES, make_home, make_pair
from tests.house.round import differ_in_round
from tests.house.samples import SAMPLES, Kwargs

HOUSEHOLDS = 40
"""Enough for every page; the demo itself has thirty times as many."""
NOW = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)


@dataclass(frozen=True)
class World:
    """The demo's things by what they are for."""

    published: ShareOut
    draft: ShareOut
    body: Body
    held: Meeting
    planned: Meeting
    batch: ImportBatch
    home: Household
    pair: PossibleDuplicate

    def kwargs(self, name: str) -> Kwargs:
        """The varying parts of an address, pointing at something of the first aimak."""
        return SAMPLES[name](self)

    def secrets(self) -> list[str]:
        """Words that nobody outside the first aimak may read on a page of her own."""
        families = set(Claimant.objects.values_list("name", flat=True))
        in_books = {f"{surname} {name}" for surname, name in PersonState.objects.values_list("surname", "given_name")}
        return [*(families - in_books), self.batch.file_name, "Чоң-Канал", *SECRET_NAMES]


def make_world() -> World:
    """Everything in the database; call it once in a test."""
    call_command("demo", verbosity=0, households=HOUSEHOLDS)
    aimak, clerk = Place.objects.get(soate=AIMAK), Account.objects.get(username="clerk")
    published, draft = ShareOut.objects.order_by("created_at")
    body = Body.objects.get(kind="council")
    secretary = actor_of(Account.objects.get(username="secretary"))
    facts = {"starts_at": NOW + timedelta(days=30), "ends_at": None, "where": "X", "link": "", "form": "in-person"}
    planned = plan_meeting(body=body, facts=facts, by=secretary, at=NOW)
    add_item(meeting=planned, title="Жабык иш", by=secretary, at=NOW)
    batch = ImportBatch.objects.create(
        kind="claimants",
        place=aimak.pk,
        target=str(draft.pk),
        file_name="бейтаанышка-жабык.xlsx",
        path="x",
        size_bytes=1,
        sha256="0" * 64,
        uploaded_by=actor_of(clerk).as_json(),
        account=clerk.pk,
        uploaded_at=NOW,
    )
    village = Place.objects.filter(soate__startswith=AIMAK[:11]).exclude(pk=aimak.pk).first()
    administrator = actor_of(Account.objects.get(username="administrator"))
    rename_place(place=village, names={"ru": "Новое"}, on=date(2026, 11, 1), act="Үлгү", by=administrator, at=NOW)
    home = make_home(village, actor_of(clerk), NOW)
    differ_in_round(home, Account.objects.get(username="clerk"), NOW)
    make_section(home, village, actor_of(clerk))
    pair = make_pair(home, NOW)
    person = Membership.objects.filter(household=home)[0].person
    issue_certificate(kind="family", person=person, by=actor_of(clerk), at=NOW)
    ask_for_certificate(person=person, kind="residence", way="phone", by=actor_of(clerk), at=NOW)
    return World(published, draft, body, Meeting.objects.get(state="signed"), planned, batch, home, pair)


def make_section(home: Household, village: Place, by: Actor) -> None:
    """A thematic section with a line about a household."""
    values = {
        "code": "yurt", "names": {"ky": "Боз үй", "ru": "Юрта"}, "about": "household", "readers": ["clerk"],
        "writers": ["clerk"], "starts_on": date(2026, 1, 1),
    }  # fmt: skip
    fields = [
        Field("color", {"ky": "Түсү", "ru": "Цвет"}, "choice", choices=(("white", {"ky": "Ак", "ru": "Белый"}),)),
        Field("walls", {"ky": "Канаттары", "ru": "Стенки"}, "whole"),
    ]
    section = design_section(section=None, values=values, fields=fields, by=by, at=NOW)
    answers = {"color": "white", "walls": 6}
    write_section(
        version=section.versions.get(), of={"household": home.pk}, answers=answers, since=NOW.date(), place=village.pk,
        by=by, at=NOW,
    )  # fmt: skip


__all__ = ["AIMAK", "NOW", "PASSWORD", "World", "make_world"]
