"""Tokens of the API: made by a person, shown once, narrowed, over after a time, revoked."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from birge.kernel.models import JournalEntry
from birge.people.actions import create_token, revoke_token
from birge.people.api_tokens.reading import read_token
from birge.people.models import ApiToken
from birge.people.rules import actor_of
from tests.people.factories import PASSWORD

pytestmark = pytest.mark.django_db


def make(account, now, **changes):
    facts = {"label": "Эсеп", "scopes": ["people:read"], "expires_at": now + timedelta(days=90)}
    return create_token(account=account, by=actor_of(account), at=now, **facts | changes)


def test_a_token_acts_as_its_person_within_its_scopes(cast, now):
    _kept, text = make(cast.clerk, now)

    caller = read_token(text, now + timedelta(days=1))

    assert (caller.user, caller.scopes) == (cast.clerk, frozenset({"people:read"}))


def test_the_token_itself_is_kept_nowhere(cast, now):
    kept, text = make(cast.clerk, now)

    entry = JournalEntry.objects.get(verb="people.create_token")
    assert text not in f"{vars(kept)} {entry.after} {entry.before}"
    assert entry.after == {
        "token": str(kept.pk),
        "label": "Эсеп",
        "scopes": ["people:read"],
        "expires_at": (now + timedelta(days=90)).isoformat(),
    }


def test_a_token_that_is_over_revoked_or_of_a_closed_account_opens_nothing(cast, now):
    kept, text = make(cast.clerk, now)
    _kept, other = make(cast.head, now)

    assert read_token(text, now + timedelta(days=90)) is None
    revoke_token(token=kept, by=actor_of(cast.clerk), at=now)
    assert read_token(text, now) is None
    cast.head.is_active = False
    cast.head.save()
    assert read_token(other, now) is None
    assert read_token("birge_" + "x" * 43, now) is None


def test_a_token_lives_a_year_at_the_longest_and_may_do_something_known(cast, now):
    for wrong in (
        {"expires_at": now + timedelta(days=367)},
        {"expires_at": now},
        {"scopes": []},
        {"scopes": ["people:read", "all"]},
    ):
        with pytest.raises(ValidationError):
            make(cast.clerk, now, **wrong)


def test_the_last_use_is_kept_to_the_hour(cast, now):
    kept, text = make(cast.clerk, now)

    read_token(text, now + timedelta(minutes=20))
    read_token(text, now + timedelta(minutes=50))

    kept.refresh_from_db()
    assert kept.last_used_at == now


def test_a_person_makes_and_revokes_her_token_on_the_page(cast, client):
    client.login(username=cast.clerk.username, password=PASSWORD)
    form = client.get("/people/tokens/").context["form"]
    last_day = form.get_initial_for_field(form.fields["last_day"], "last_day").isoformat()

    page = client.post("/people/tokens/", {"label": "Эсеп", "scopes": ["people:read"], "last_day": last_day})
    kept = ApiToken.objects.get(account=cast.clerk)
    assert page.context["shown"] in page.content.decode()
    assert page.context["shown"] not in client.get("/people/tokens/").content.decode()

    client.post(f"/people/tokens/{kept.pk}/revoke")
    kept.refresh_from_db()
    assert kept.revoked_at is not None


def test_nobody_revokes_the_token_of_another(cast, client, now):
    kept, _text = make(cast.clerk, now)
    client.login(username=cast.administrator.username, password=PASSWORD)

    assert client.post(f"/people/tokens/{kept.pk}/revoke").status_code == 404
