"""The pages that people open most: `.venv/bin/python -m benchmarks.pages [rounds, default 20]`.

Per page, warm: database queries, CPU milliseconds in process (the least of the rounds), bytes of HTML, and the ratio to
the plainest answer of the same stack (`/health/alive`), measured in the same run. The data is the demo's, in a home of
its own.
"""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from time import process_time

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

import benchmarks.home  # noqa: F401  # sets Django up
from birge.kernel.actors import SYSTEM
from birge.kernel.ids import new_id
from birge.people.models import Account
from birge.places.models import Place
from birge.sharing.models import ShareOut
from birge.site.demo.cast import AIMAK
from birge.site.home import prepare_home
from birge.water.actions.rotas import draft_rota
from birge.water.enums import RotaState
from birge.water.models import Canal, Rota, Turn, WaterUserState
from birge.water.rota_planning import RotaPlan

STARTS_AT = datetime(2026, 6, 11, tzinfo=UTC)
BUSY_AT = datetime(2026, 7, 14, 18, tzinfo=UTC)
"""When a day begins in Bishkek on which nothing else happens."""


def measure(client: Client, url: str, rounds: int) -> tuple[int, float, int]:
    """Queries, least CPU ms and bytes of a page."""
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(url)
        count = len(queries)
    assert answer.status_code == 200, (url, answer.status_code)
    least = min(_cpu(client, url) for _round in range(rounds))
    return count, least * 1000, len(answer.content)


def _cpu(client: Client, url: str) -> float:
    start = process_time()
    client.get(url)
    return process_time() - start


def long_rota() -> Rota:
    """A draft of all turns on a canal and its branches, of about three hundred users."""
    wishing = frozenset(WaterUserState.objects.filter(day_only=True).values_list("user", flat=True))
    plan = RotaPlan(Canal.objects.get(code="К-2"), STARTS_AT, 216, Decimal(30), with_branches=True, with_drain=False,
                    awake=wishing)  # fmt: skip
    return draft_rota(plan, by=SYSTEM, at=STARTS_AT)


def busy_day(rota: Rota) -> date:
    """A day on which all turns of a rota lie one after the other: published, as the water master would see them."""
    turns = list(rota.turns.order_by("number"))
    copy = Rota.objects.get(pk=rota.pk)
    copy.pk, copy.state, copy.version, copy.published_at = new_id(), RotaState.PUBLISHED, 99, STARTS_AT
    copy.save(force_insert=True)
    step = timedelta(hours=23) / len(turns)
    for place, turn in enumerate(turns):
        turn.pk, turn.rota = new_id(), copy
        turn.starts_at, turn.ends_at = BUSY_AT + place * step, BUSY_AT + (place + 1) * step
    Turn.objects.bulk_create(turns)
    return timezone.localdate(BUSY_AT)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    prepare_home()
    call_command("demo", verbosity=0)
    published, draft = ShareOut.objects.order_by("created_at")
    visitor, clerk = Client(SERVER_NAME="127.0.0.1"), Client(SERVER_NAME="127.0.0.1")
    clerk.force_login(Account.objects.get(username="clerk"))
    hydrotechnician = Client(SERVER_NAME="127.0.0.1")
    hydrotechnician.force_login(Account.objects.get(username="hydrotechnician"))
    association = Canal.objects.order_by("pk")[0].association_id
    master = Client(SERVER_NAME="127.0.0.1")
    master.force_login(Account.objects.get(username="water-master"))
    rota = long_rota()
    day = f"{reverse('water:day', args=[association])}?on={busy_day(rota).isoformat()}"
    pages = [
        ("alive (baseline)", visitor, reverse("alive")),
        ("home, visitor", visitor, reverse("home")),
        ("home, clerk", clerk, reverse("home")),
        ("list of places", visitor, reverse("places:index")),
        ("search of places", visitor, reverse("places:index") + "?q=кароол"),
        ("page of an aimak", visitor, reverse("places:place", args=[Place.objects.get(soate=AIMAK).pk])),
        ("list of decisions", visitor, reverse("decisions:decisions")),
        ("decision, 60 families", visitor, reverse("decisions:decision", args=[published.decision_id])),
        ("list of share-outs", clerk, reverse("sharing:share_outs")),
        ("share-out, 48 families", clerk, reverse("sharing:share_out", args=[draft.pk])),
        ("open page of an association", visitor, reverse("water:open", args=[association])),
        ("its canals and tariffs", visitor, reverse("water:open_canals", args=[association])),
        ("indicators", hydrotechnician, reverse("water:indicators", args=[association])),
        (f"rota, {rota.turns.count()} turns", hydrotechnician, rota.get_absolute_url()),
        (f"roster, {rota.turns.count()} turns", hydrotechnician, reverse("water:roster_paper", args=[rota.pk])),
        (f"water master's day, {rota.turns.count()}", master, day),
        ("list of meetings", visitor, reverse("meetings:meetings")),
    ]
    baseline = 0.0
    print(f"{'page':<26}{'queries':>8}{'CPU ms':>9}{'kB':>7}{'ratio':>8}")
    for name, client, url in pages:
        queries, cpu_ms, size = measure(client, url, rounds)
        baseline = baseline or cpu_ms
        print(f"{name:<26}{queries:>8}{cpu_ms:>9.1f}{size / 1000:>7.1f}{cpu_ms / baseline:>8.0f}")


if __name__ == "__main__":
    main()
