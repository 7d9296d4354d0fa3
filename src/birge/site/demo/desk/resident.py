"""The demo's resident: her family in the book, her account linked with her entry, who looked at it, what she asked."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime
from decimal import Decimal

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.people.models import Account
from birge.people.rules import actor_of
from birge.places.models import Place
from birge.places.queries import within
from birge.registers.actions import add_person, found_household, say
from birge.registers.actions.requests import answer_request, receive_request
from birge.registers.actions.residents import link_resident
from birge.registers.enums import Animal, AnimalGroup, LandClass, Relation, RequestKind, RequestState, RequestWay, Sex
from birge.registers.models import Dwelling, Household, Land, Livestock, Person, ResidentLink
from birge.site.demo.book.lines import pin
from birge.site.demo.desk.families import clerk_of

ENTERED_AT = datetime(2026, 1, 7, 5, 0, tzinfo=UTC)
LINKED_AT = datetime(2026, 9, 1, 4, 30, tzinfo=UTC)
READ_AT = datetime(2026, 10, 13, 4, 0, tzinfo=UTC)
ANSWERED_AT = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)
ASKED_ON, WRONG_ON = date(2026, 10, 12), date(2026, 11, 19)
SINCE = date(1990, 5, 1)
FAMILY = [
    (Relation.HEAD, "Эркинбаева", "Сонунбү", "Ташматовна", Sex.FEMALE, date(1962, 4, 17), SINCE),
    (Relation.CHILD, "Эркинбаев", "Нурбек", "Жолдошович", Sex.MALE, date(1990, 9, 3), date(1990, 9, 3)),
    (Relation.CHILD_IN_LAW, "Эркинбаева", "Айзат", "Маратовна", Sex.FEMALE, date(1993, 6, 24), date(2017, 8, 12)),
    (Relation.GRANDCHILD, "Эркинбаев", "Алинур", "Нурбекович", Sex.MALE, date(2019, 5, 5), date(2019, 5, 5)),
]
ANSWER = "Китептеги маалыматыңыз ушул жерде: PDF жүктөп алыңыз. (Ойдон чыгарылган үлгү.)"
WRONG = "Неберем Алинурдун туулган күнү туура эмес: 05.05.2019 эмес, 15.05.2019. (Ойдон чыгарылган үлгү.)"


def make_resident(aimak: Place, account: Account, clerk: Account) -> None:
    """Her household in the aimak's first village, and what she did with her account, unless she is linked already."""
    if ResidentLink.objects.filter(account=account).exists():
        return
    by = clerk_of(aimak, clerk)
    village = within([aimak.pk], SINCE).exclude(pk=aimak.pk).order_by("soate")[0]
    home, family = _family(village, by)
    link_resident(person=family[0], account=account, document="Паспорт (ойдон чыгарылган)", by=by, at=LINKED_AT)
    journal.record_read(by=by, at=READ_AT, verb="registers.read_household", subjects=[home, *family])
    journal.record_read(by=by, at=ANSWERED_AT, verb="registers.read_person", subjects=[family[0]])
    _requests(family[0], account, by)


def _family(village: Place, by: Actor) -> tuple[Household, list[Person]]:
    chance = random.Random("birge: the resident")  # noqa: S311  (demo data, not a secret)
    account = {"number": "0001а", "street": "Достук", "house": "1а", "phone": "+996 000 000001"}
    home = found_household(place=village, values=account, since=SINCE, by=by, at=ENTERED_AT)
    persons = []
    for relation, surname, name, patronymic, sex, born_on, since in FAMILY:
        values = {
            "surname": surname, "given_name": name, "patronymic": patronymic, "sex": sex, "born_on": born_on
        }  # fmt: skip
        number = pin(sex, born_on, chance)
        persons.append(
            add_person(
                household=home, values=values, relation=relation, since=since, pin=number, by=by, at=ENTERED_AT
            )
        )  # fmt: skip
    for fact in [
        Dwelling(
            household=home,
            built_year=1989,
            walls="clay",
            area_m2=Decimal(78),
            rooms=4,
            electricity=True,
            starts_on=SINCE,
        ),
        Land(household=home, land_class=LandClass.IRRIGATED, area_ha=Decimal("0.35"), starts_on=date(1996, 3, 1)),
        Livestock(household=home, animal=Animal.SHEEP, group=AnimalGroup.FEMALE, count=6, starts_on=SINCE),
    ]:
        say(fact=fact, by=by, at=ENTERED_AT)
    return home, persons


def _requests(person: Person, account: Account, by: Actor) -> None:
    """She asked for all that the book holds and was answered; a correction that she asked for waits for the clerk."""
    own = actor_of(account)
    for kind, text, on in [(RequestKind.DATA, "", ASKED_ON), (RequestKind.CORRECTION, WRONG, WRONG_ON)]:
        asked = receive_request(
            person=person, kind=kind, way=RequestWay.ACCOUNT, text=text, received_on=on, account=account, by=own,
            at=datetime(on.year, on.month, on.day, 6, 0, tzinfo=UTC),
        )  # fmt: skip
        if kind == RequestKind.DATA:
            answer_request(request=asked, state=RequestState.ANSWERED, answer=ANSWER, by=by, at=ANSWERED_AT)
