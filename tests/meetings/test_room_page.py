"""The secretary runs a whole meeting on one page, with plain forms."""

import pytest
from django.urls import reverse
from django.utils import timezone

from birge.kernel.models import JournalEntry
from birge.meetings.enums import MajorityKind
from birge.meetings.models import Attendance, Meeting, Minutes, Motion, Vote
from tests.meetings.factories import announced, council, first_item

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return council(3, notice_days=0)


@pytest.fixture
def page(client, people):
    """Signed in as the secretary; `page(name, thing, **data)` posts and follows."""
    client.force_login(people.secretary.account)
    client.cookies["birge_language"] = "en"

    def post(name, thing, **data):
        response = client.post(reverse(f"meetings:{name}", args=[thing.pk]), data, follow=True)
        assert response.status_code == 200
        return response.content.decode()

    return post


def marks(people, **presence):
    everybody = [*people.voters, people.secretary]
    return {f"presence_{member.pk}": presence.get(str(member.pk), "present") for member in everybody}


def opened(page, people):
    meeting = announced(people, "Көмүр бөлүштүрүү", "Суу")
    page("open", meeting, presiding=people.chair.pk)
    page("attendance", meeting, **marks(people))
    page("begin_item", first_item(meeting))
    return meeting


def put(page, meeting, **facts):
    facts = {"text": "Тизме бекитилсин", "kind": "substantive", "majority": "present", **facts}
    page("put_motion", first_item(meeting), **facts)
    return Motion.objects.latest("opened_at")


def test_from_opening_to_prepared_minutes(page, people):
    meeting = opened(page, people)
    motion = put(page, meeting, proposer=people.chair.pk)
    text = page("vote", motion, **{f"choice_{member.pk}": "for" for member in people.voters})
    assert "Adopted." in text
    assert "Votes needed: 2. Votes for: 3." in text
    page("note_item", first_item(meeting), noted="Маалымат угулду")
    page("close", meeting)
    page("prepare_minutes", meeting)
    minutes = Minutes.objects.get()

    assert Meeting.objects.get().state == "closed"
    assert minutes.content["items"][0]["noted"] == "Маалымат угулду"
    assert minutes.content["items"][0]["motions"][0]["proposer"] == people.chair.name


def test_one_button_records_that_all_present_are_for(page, people):
    meeting = opened(page, people)
    page("attendance", meeting, **marks(people, **{str(people.members[0].pk): "absent"}))
    page("vote", put(page, meeting), all="yes")

    assert list(Vote.objects.values_list("choice", flat=True)) == ["for", "for"]


def test_a_vote_that_lacks_someone_is_asked_again_and_nothing_typed_is_lost(page, people):
    motion = put(page, opened(page, people))
    text = page("vote", motion, **{f"choice_{people.chair.pk}": "against"})

    assert "Say how each one voted." in text
    assert text.count("checked") >= 1
    assert Vote.objects.count() == 0


def test_stepping_aside_needs_its_reason(page, people):
    motion = put(page, opened(page, people))
    choices = {f"choice_{member.pk}": "for" for member in people.voters}
    choices[f"choice_{people.members[1].pk}"] = "recused"
    assert "Say which conflict of interest it is." in page("vote", motion, **choices)
    page("vote", motion, **choices, **{f"why_{people.members[1].pk}": "иниси тизмеде"})
    motion.refresh_from_db()

    assert (motion.outcome["recused"], motion.outcome["base"]) == (1, 2)


def test_a_secret_vote_is_recorded_as_counts(page, people):
    meeting = opened(page, people)
    motion = put(page, meeting, is_secret="on", majority=MajorityKind.MEMBERS)
    ballots = {f"ballot_{member.pk}": "yes" for member in people.voters}
    counts = {"for": 2, "against": 1, "abstain": 0, "spoiled": 0}
    assert "count again" in page("vote", motion, **ballots, **{**counts, "against": 5})
    page("vote", motion, **ballots, **counts)
    motion.refresh_from_db()

    assert (motion.state, motion.ballots) == ("adopted", counts)


def test_times_of_late_arrival_are_on_the_day_of_the_meeting(page, people):
    meeting = opened(page, people)
    late = people.members[0]
    page("attendance", meeting, **marks(people), **{f"arrived_{late.pk}": "10:40"})
    arrived_at = timezone.localtime(Attendance.objects.get(member=late).arrived_at)

    assert (arrived_at.date(), arrived_at.hour, arrived_at.minute) == (
        timezone.localtime(meeting.starts_at).date(), 10, 40,
    )  # fmt: skip


def test_what_the_state_forbids_is_said_at_the_top(page, people):
    meeting = opened(page, people)
    put(page, meeting)

    assert "A motion is still being voted on" in page("close", meeting)


def test_reading_a_closed_matter_is_journalled(client, people):
    meeting = announced(people, "Жеке арыз")
    meeting.items.update(is_closed=True)
    client.force_login(people.chair.account)
    client.get(reverse("meetings:meeting", args=[meeting.pk]))
    entry = JournalEntry.objects.get(verb="meetings.read_closed")

    assert (entry.is_read, entry.account) == (True, people.chair.account_id)
