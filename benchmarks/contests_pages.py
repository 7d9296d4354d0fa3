"""`python -m benchmarks.contests_pages [CALLS]`: the open pages of contests with 10,000 announced calls.

Per page, warm: queries, CPU milliseconds in process (the least of the rounds) and bytes, with the ratio to the plainest
answer of the same stack (`/health/alive`) in the same run. A tenth of the calls have a decision and agreements.
"""

from __future__ import annotations

import sys

from django.test import Client
from django.urls import reverse

from benchmarks.home import empty_database
from benchmarks.pages import measure
from tests.exchange.bulk import announce, award

ROUNDS = 10
WINNERS = 5


def main(calls: int) -> None:
    made = announce(calls)
    award(made[: calls // 10], WINNERS)
    call, visitor = made[0], Client(SERVER_NAME="127.0.0.1")
    whole = reverse("exchange:index")
    pages = [
        ("alive (baseline)", reverse("alive")),
        (f"list of {calls:,}", whole),
        ("its last page", f"{whole}?page={calls // 50}"),
        ("a search in it", f"{whole}?q=77"),
        ("one state, by money", f"{whole}?state=open&sort=-funding"),
        ("a contest with results", reverse("exchange:contest", args=[call.pk])),
        ("its programme", reverse("exchange:programme", args=[call.programme_id])),
        ("its customer", reverse("exchange:organisation", args=[call.customer_id])),
    ]
    baseline = 0.0
    print(f"{'page':<26}{'queries':>8}{'CPU ms':>9}{'kB':>7}{'ratio':>8}")
    for name, url in pages:
        queries, cpu_ms, size = measure(visitor, url, ROUNDS)
        baseline = baseline or cpu_ms
        print(f"{name:<26}{queries:>8}{cpu_ms:>9.1f}{size / 1000:>7.1f}{cpu_ms / baseline:>8.0f}")


if __name__ == "__main__":
    with empty_database():
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
