"""`birge doctor` says what is in order, what is not, and the remedy."""

from __future__ import annotations

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from birge.kernel import guards
from birge.kernel.actors import SYSTEM
from birge.kernel.health import Level, look
from birge.kernel.journal import record
from birge.kernel.leases import beat
from birge.kernel.models import Installation, JournalEntry, Message
from birge.kernel.sealing import seal
from birge.people.models import Account
from birge.site import safety

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(tmp_path, settings):
    settings.HOME = tmp_path
    for name in ("keys", "files", "outbox", "backups"):
        (tmp_path / name).mkdir(mode=0o700)
    secret = tmp_path / "keys" / "secret_key"
    secret.touch(mode=0o600)
    secret.write_text("s" * 60)
    beat(worker="one", at=timezone.now())
    return tmp_path


def wrong(level: Level = Level.PROBLEM) -> list[str]:
    return [finding.name for finding in look(timezone.now()) if finding.level == level]


def test_a_good_installation_has_no_problem():
    record(by=SYSTEM, at=timezone.now(), verb="x", subject="y")
    seal(at=timezone.now())

    assert (wrong(), wrong(Level.WARNING)) == ([], [])


def test_every_finding_that_is_not_in_order_has_a_remedy(home):
    (home / "outbox").rmdir()
    Account(username="demo", name="x", is_demo=True).save()

    bad = [finding for finding in look(timezone.now()) if finding.level != Level.OK]
    assert [finding.name for finding in bad] == ["home", "demo accounts"]
    assert all(finding.remedy for finding in bad)


def test_missing_guards_are_a_problem():
    guards.take_down(connection)

    assert wrong() == ["journal"]


def test_keys_of_another_installation_are_a_problem_until_they_are_adopted():
    safety.remember_keys(timezone.now())
    Installation.objects.update(key_fingerprint="another")
    assert wrong() == ["keys"]

    call_command("doctor", "--adopt-keys", stdout=StringIO())

    assert wrong() == []
    assert JournalEntry.objects.get().verb == "site.adopt_keys"


def test_what_waits_too_long_is_a_warning(monkeypatch):
    long_ago = timezone.now() - timedelta(hours=2)
    Message.objects.create(key="k", channel="sms", kind="x", language="ky", subject="s", text="t", made_at=long_ago)
    record(by=SYSTEM, at=long_ago, verb="x", subject="y")
    later = timezone.now() + timedelta(minutes=3)

    assert [finding.name for finding in look(later) if finding.level == Level.WARNING] == ["journal seal", "messages"]


def test_a_check_that_fails_is_a_problem_and_stops_no_other(monkeypatch):
    monkeypatch.setattr("birge.kernel.health._checks", ["birge.no.such", "birge.site.safety.check"])

    assert [finding.level for finding in look(timezone.now())][:2] == [Level.PROBLEM, Level.OK]


def test_the_console_prints_json_and_ends_with_1_when_something_is_wrong(settings):
    settings.DEBUG = True
    out = StringIO()

    with pytest.raises(CommandError) as ended:
        call_command("doctor", "--json", stdout=out)

    assert ended.value.returncode == 1
    debug = next(finding for finding in json.loads(out.getvalue()) if finding["name"] == "debug")
    assert (debug["level"], debug["remedy"]) == ("problem", "Unset BIRGE_DEBUG.")
