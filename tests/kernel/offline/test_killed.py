"""kill -9 while an operation is taken over: done once or not at all, and sending it again ends well."""

import os
import random
import subprocess
import sys
import time
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection

from birge.kernel.models import JournalEntry, OfflineOperation
from birge.kernel.offline.receiving import receive
from tests.installation import ROOT
from tests.kernel.offline.app.models import Yard
from tests.kernel.offline.factories import AIMAK, AT, YardFactory, clerk_of, operation

pytestmark = pytest.mark.django_db(transaction=True)

TIMES = 6


def kill_on_the_way(yard: Yard, key: str, seconds: float) -> None:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.kernel.imports.worker_settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        "BIRGE_WORKER_HOME": str(settings.HOME),
        "BIRGE_WORKER_DATABASE": str(connection.settings_dict["NAME"]),
    }
    command = [sys.executable, "-m", "tests.kernel.offline.worker", str(yard.pk), key]
    worker = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert worker.stdout.readline() == "ready\n"
    time.sleep(seconds)
    worker.kill()
    worker.communicate()


def test_an_operation_whose_server_died_is_done_exactly_once():
    moments, clerk = random.Random(6), clerk_of(AIMAK)
    for number in range(TIMES):
        yard, key = YardFactory(sheep=number), uuid4()
        sent = operation(yard, key, sheep=str(number + 1))
        kill_on_the_way(yard, str(key), moments.uniform(0, 0.03))

        kept = receive(user=clerk, operation=sent, at=AT)

        assert (kept.outcome, Yard.objects.get(pk=yard.pk).sheep) == ("done", number + 1)
        assert OfflineOperation.objects.filter(key=key).count() == 1
        assert JournalEntry.objects.filter(verb="yards.visit", subjects=[f"yards.yard:{yard.pk}"]).count() == 1
