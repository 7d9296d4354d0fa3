"""A home for a clerk's first day: marked on every page, with exercises, and thrown away by the same command."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from django.utils.translation import override

from birge.kernel.journal import record
from birge.people.rules import actor_of
from birge.registers.actions import correct
from birge.registers.actions.certificates import issue_certificate
from birge.registers.actions.requests import answer_request, receive_request
from birge.registers.models import PersonState
from birge.site.env import PRACTICE_MARK
from birge.site.home import running
from birge.site.practice import exercises_of
from tests.registers.factories import household, member
from tests.site.test_cli import birge


@pytest.mark.django_db
def test_elsewhere_there_are_no_exercises_and_no_mark(cast, client):
    client.force_login(cast.clerk)

    assert client.get("/practice/").status_code == 404
    assert "invented" not in client.get("/").content.decode()


@pytest.mark.django_db
def test_every_page_of_a_home_for_practice_says_so(client, settings):
    settings.PRACTICE = True
    client.cookies["birge_language"] = "en"

    assert "The people are invented; nothing here counts." in client.get("/").content.decode()


@pytest.mark.django_db
def test_an_exercise_is_done_when_the_journal_says_that_she_did_it(cast, client, settings, tmp_path):
    settings.PRACTICE, settings.HOME = True, tmp_path
    (tmp_path / PRACTICE_MARK).touch()
    client.cookies["birge_language"] = "en"
    client.force_login(cast.clerk)
    before = client.get("/practice/").content.decode()
    for verb, at in [("sharing.create", timezone.now()), ("sharing.hand_over", timezone.now() - timedelta(days=1))]:
        record(by=actor_of(cast.clerk), at=at, verb=verb, subject="sharing.shareout:x")
    after = client.get("/practice/").content.decode()

    assert (before.count("status-done"), after.count("status-done")) == (0, 1)


@pytest.mark.django_db
def test_a_correction_an_answer_and_a_certificate_are_exercises_that_real_work_proves(cast, settings, tmp_path):
    settings.PRACTICE, settings.HOME = True, tmp_path
    (tmp_path / PRACTICE_MARK).touch()
    person = member(household(cast.village))
    done = {"by": actor_of(cast.clerk), "at": timezone.now()}
    today = timezone.localdate()
    asked = receive_request(person=person, kind="correction", way="counter", text="?", received_on=today, **done)
    correct(fact=PersonState.objects.get(person=person), values={"surname": "Асан"}, why="Паспорт", **done)
    answer_request(request=asked, state="answered", answer="Оңдолду", **done)
    issue_certificate(kind="family", person=person, **done)

    with override("en"):
        titles = [str(one.title) for one in exercises_of(cast.clerk) if one.is_done]

    assert titles == [
        "Correct a mistake in the book",
        "Answer the request",
        "Give a certificate",
    ]


def test_a_folder_with_anything_else_in_it_is_left_alone(settings, tmp_path):
    settings.HOME = tmp_path
    theirs = tmp_path / "practice" / "thesis.odt"
    theirs.parent.mkdir()
    theirs.write_text("x")

    with pytest.raises(CommandError, match="is not a home for practice"):
        call_command("demo", practice=True)

    assert [file.name for file in theirs.parent.iterdir()] == [theirs.name]


def test_a_home_whose_site_is_open_is_left_alone(settings, tmp_path):
    settings.HOME = tmp_path
    home = tmp_path / "practice"
    home.mkdir()
    for name in (PRACTICE_MARK, "birge.sqlite3"):
        (home / name).touch()

    with running(home), pytest.raises(CommandError, match="is open"):
        call_command("demo", practice=True)

    assert (home / "birge.sqlite3").exists()


@pytest.mark.slow
def test_the_same_command_makes_it_anew_on_its_own_database(tmp_path):
    home = tmp_path / "practice"
    home.mkdir()
    (home / PRACTICE_MARK).touch()
    (home / "files").mkdir()
    left_over = Path(home / "files" / "left-over")
    left_over.touch()

    done = birge(tmp_path, "demo", "--practice", "--households", "5")

    assert done.returncode == 0, done.stderr
    assert not left_over.exists()
    assert (home / "birge.sqlite3").exists()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["practice"]
