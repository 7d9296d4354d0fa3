"""Every page and file as somebody who has no business there: nobody, and the clerk of the neighbouring aimak.

A new address fails this test until it is on one of the lists below (and, when parts of it vary, in `samples.SAMPLES`).
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from birge.people.models import Account
from tests.house.addresses import addresses
from tests.house.contest_pages import CONTEST_ONES_OWN, CONTEST_OPEN_TO_ALL
from tests.house.world import World, make_world
from tests.shared_rows import kept

OPEN_TO_ALL = (
    set(
        """about home help calendar offline:shell service_worker
    to_confirm alive ready choose_language check check_form account_login account_logout
    account_inactive socialaccount_login_cancelled socialaccount_login_error openid_connect_login
    openid_connect_callback people:use_code people:no_account mfa_index mfa_authenticate decisions:decisions
    decisions:decision decisions:public_package decisions:keys decisions:enter_code decisions:mine
    decisions:my_proof meetings:meetings meetings:meeting meetings:bodies meetings:body meetings:calendar_of_body
    meetings:calendar_of_person meetings:minutes meetings:minutes_file meetings:notice people:organisations
    people:organisation places:index places:map places:place places:name places:names places:changes places:change
    places:outlines places:settlements registers:passport registers:passport_file registers:passport_rules
    registers:request_terms
    registers:passports water:open water:open_canals water:open_index water:turns water:turns_calendar""".split()
    )
    | CONTEST_OPEN_TO_ALL
)
"""Whoever asks: public pages, and doors that open with a code or a password of their own."""

ONES_OWN = (
    set(
        """registers:begin_round registers:rounds
    account_change_password offline:back offline:operations offline:recovery offline:send offline:state
    account_reauthenticate account_set_password mfa_activate_totp mfa_deactivate_totp
    mfa_download_recovery_codes mfa_generate_recovery_codes mfa_reauthenticate mfa_view_recovery_codes
    socialaccount_connections kernel:channels kernel:inbox kernel:read kernel:imports:batches kernel:imports:choose
    kernel:imports:template kernel:imports:upload meetings:make_calendar meetings:mine meetings:revoke_calendar
    people:profile people:readings people:tokens people:revoke_token people:people people:add
    people:add_organisation meetings:found_body registers:duplicates registers:found_household
    registers:attention registers:mine registers:requests registers:transfers
    registers:status_kinds
    registers:households registers:search registers:certificates registers:certificate_requests
    registers:my_certificates
    registers:look_for_duplicates registers:sections registers:section sharing:share_outs
    sharing:create water:coefficients water:index water:mine water:own_deliveries""".split()
    )
    | CONTEST_ONES_OWN
)
"""Pages about the person who asks or about her own place: another's words must not stand there."""

PRIVATE_PART = {
    "decisions:decision": lambda world: {"pk": world.draft.decision_id},
    "decisions:public_package": lambda world: {"pk": world.draft.decision_id},
    "meetings:meeting": lambda world: {"pk": world.planned.pk},
    "meetings:notice": lambda world: {"pk": world.planned.pk},
}
"""Addresses that are public for some things: here is one for which they are not."""

NO = {403, 404, 405}
pytestmark = [pytest.mark.django_db, pytest.mark.any_database]  # each rule has its own tests on both


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with kept(django_db_blocker):
        yield make_world()


def where(world: World, name: str, parts: tuple[str, ...]) -> str:
    return reverse(name, kwargs=world.kwargs(name) if parts else {})


def test_the_wrong_person_gets_nothing_anywhere(world, client):
    neighbour = Client()
    neighbour.force_login(Account.objects.get(username="clerk-of-the-neighbour"))
    found = []
    for address in addresses():
        if address.name in OPEN_TO_ALL:
            continue
        url = where(world, address.name, address.parts)
        for ask in ("get", "post"):
            answer = getattr(client, ask)(url)
            if answer.status_code not in NO and not (answer.status_code == 302 and "/login/" in answer["Location"]):
                found.append(f"nobody, {ask} {address.name}: {answer.status_code}")
            answer = getattr(neighbour, ask)(url)
            if address.name not in ONES_OWN and answer.status_code not in NO:
                found.append(f"the neighbour, {ask} {address.name}: {answer.status_code}")
            if address.name in ONES_OWN and answer.status_code == 200:
                read = b"".join(answer) if answer.streaming else answer.content
                found += [f"{address.name} tells {word}" for word in world.secrets() if word.encode() in read]
    for name, kwargs in PRIVATE_PART.items():
        url = reverse(name, kwargs=kwargs(world))
        for person in (client, neighbour):
            if person.get(url).status_code not in NO:
                found.append(f"{name} of what is not public")

    assert found == []


def test_the_lists_name_only_addresses_that_exist():
    names = {address.name for address in addresses()}

    assert sorted((OPEN_TO_ALL | ONES_OWN | set(PRIVATE_PART)) - names) == []


def test_the_right_person_does_get_in(world):
    """The walk would pass if every page were broken: the clerk of the aimak opens what the neighbour may not."""
    clerk = Client()
    clerk.force_login(Account.objects.get(username="clerk"))
    pages = ["sharing:share_out", "sharing:edit", "sharing:hand_out", "sharing:slips_paper", "sharing:list_paper"]

    answers = {name: clerk.get(where(world, name, ("pk",))).status_code for name in pages}
    full = clerk.get(reverse("decisions:full_package", args=[world.published.decision_id]))

    assert answers == dict.fromkeys(pages, 200)
    assert full.status_code == 200
