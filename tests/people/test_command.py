"""`birge people …`: what only the console may do."""

import json
import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from birge.people.enums import Role
from birge.people.models import Account
from birge.people.queries import matching_code
from birge.people.rules import may
from tests.people.factories import AccountFactory

pytestmark = pytest.mark.django_db


def people(*arguments):
    out = StringIO()
    call_command("people", *arguments, stdout=out)
    return out.getvalue()


def test_the_first_administrator_gets_a_code_and_the_whole_installation():
    printed = people("add-administrator", "Осмонова Айгүл", "--username", "A.Osmonova", "--days", "3")

    account = Account.objects.get(username="a.osmonova")
    code = re.search(r"code: (\S+)", printed).group(1)
    assert matching_code(account, code, timezone.now())
    assert may(account, {Role.ADMINISTRATOR})


def test_a_name_twice_or_unknown_is_malformed_input():
    AccountFactory(username="osmonova")
    for arguments in (["add-administrator", "A", "--username", "osmonova"], ["code", "nobody"]):
        with pytest.raises(CommandError) as refused:
            people(*arguments)
        assert refused.value.returncode == 2


def test_an_administrator_is_let_back_in_and_ended(cast):
    assert "One-time code" in people("code", "system")
    assert people("end-administrator", "system") == "Ended: 1\n"
    assert not may(cast.system_administrator, {Role.ADMINISTRATOR})

    with pytest.raises(CommandError):
        people("end-administrator", "clerk")


def test_the_list_says_who_holds_what_where(cast):
    rows = {row["username"]: row for row in json.loads(people("list", "--json"))}

    assert rows["clerk"]["roles"] == [{"role": "clerk", "scope": str(cast.aimak.pk), "where": "Ак-Сыноо айыл аймагы"}]
    assert rows["system"]["roles"] == [{"role": "administrator", "scope": "", "where": ""}]
    assert "clerk\tАдис Иштерова\tclerk" in people("list")
