import pytest
from django.conf import settings
from django.test import Client

from birge.kernel.imports import places
from birge.kernel.imports.places import FoundPlace, use_places
from birge.people.models import Account
from tests.kernel.imports.app.imports import KARA_SUU, OTHER_AIMAK

NAMES = {KARA_SUU: "Кара-Суу", OTHER_AIMAK: "Өзгөн"}


class TwoAimaks:
    """A territory of two places, which are also their own villages."""

    def by_code(self, code, on):
        return {"41706000000001": KARA_SUU, "41706000000002": OTHER_AIMAK}.get(code)

    def find(self, names, place, on):
        known = {"Кара-Суу": [KARA_SUU], "Өзгөн": [OTHER_AIMAK], "Ак-Жар": [KARA_SUU, KARA_SUU]}
        return {name: [FoundPlace(found, inside=found == place) for found in known.get(name, [])] for name in names}

    def names_of(self, ids):
        return {place: NAMES[place] for place in ids}


@pytest.fixture(autouse=True)
def _two_aimaks():
    before = places.places()
    use_places(TwoAimaks())
    yield
    use_places(before)


@pytest.fixture
def clerk_client(db) -> Client:
    """Signed in as the clerk of Kara-Suu."""
    return _client(f"clerk-{KARA_SUU.int}")


@pytest.fixture
def other_client(db) -> Client:
    """Signed in as the clerk of the other aimak."""
    return _client(f"clerk-{OTHER_AIMAK.int}")


def _client(username: str) -> Client:
    client = Client(headers={"accept-language": "ky"})
    account = Account.objects.create(username=username, name=username)
    client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client
