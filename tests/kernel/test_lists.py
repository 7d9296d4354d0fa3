"""A list page: sorted by the alphabet, searched, filtered, exported without harm."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory

from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.people.models import Account

NAMES = ["Яков", "Өмүр", "Чоро", "үсөн", "Ңан", "Оро", "Нур", "Уулкан", "Пазыл"]
pytestmark = pytest.mark.django_db


def accounts() -> Listing:
    for number, name in enumerate(NAMES):
        Account.objects.create(username=f"u{number}", name=name, is_active=number % 2 == 0)
    return Listing(
        title="Адамдар",
        queryset=Account.objects.all(),
        columns=[Column("name", "Аты", lambda row: row.name, sort="name")],
        search=lambda found, text: found.filter(name__icontains=text),
        filters=[Filter("active", "Ачык", [("yes", "Ооба")], lambda found, value: found.filter(is_active=True))],
        order="name",
    )


def ask(query: str = "") -> HttpRequest:
    request = RequestFactory().get(f"/{query}")
    request.user, request.LANGUAGE_CODE = AnonymousUser(), "ky"
    return request


def names_in(content: str) -> list[str]:
    return sorted((name for name in NAMES if f">{name}<" in content), key=lambda name: content.index(f">{name}<"))


def test_names_stand_in_the_order_of_the_kyrgyz_alphabet():
    page = list_response(ask(), accounts()).content.decode()

    assert names_in(page) == ["Нур", "Ңан", "Оро", "Өмүр", "Пазыл", "Уулкан", "үсөн", "Чоро", "Яков"]


def test_search_is_deaf_to_case_and_filters_narrow():
    listing = accounts()

    assert names_in(list_response(ask("?q=ӨМҮР"), listing).content.decode()) == ["Өмүр"]
    assert len(names_in(list_response(ask("?active=yes"), listing).content.decode())) == 5
    assert len(names_in(list_response(ask("?active=rubbish&sort=rubbish&page=rubbish"), listing).content.decode())) == 9


def test_a_text_that_a_spreadsheet_would_run_is_made_harmless():
    listing = accounts()
    Account.objects.create(username="evil", name='=HYPERLINK("http://x")')
    table = list_response(ask("?q=HYPER&format=csv"), listing).content.decode()
    sheet = openpyxl.load_workbook(io.BytesIO(list_response(ask("?q=HYPER&format=xlsx"), listing).content)).active

    assert table == 'Аты\n"\'=HYPERLINK(""http://x"")"\n'
    assert sheet["A2"].value == '\'=HYPERLINK("http://x")'


def test_a_state_has_a_shape_and_a_day_stands_in_figures():
    Account.objects.create(username="u", name="Асан")
    columns = [
        Column("state", "Абалы", lambda row: "Күтөт", status=lambda row: "waiting"),
        Column("on", "Күнү", lambda row: date(2026, 3, 1)),
    ]
    page = list_response(ask(), Listing("Адамдар", Account.objects.all(), columns)).content.decode()

    assert '<span class="status status-waiting">Күтөт</span>' in page
    assert ">01.03.2026<" in page
