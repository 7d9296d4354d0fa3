"""`python -m tests.kernel.imports.worker BATCH`: says "ready", then does what a worker does with the batch."""

import sys
from uuid import UUID

import django

if __name__ == "__main__":
    django.setup()
    from django.utils import timezone

    from birge.kernel.imports import reading, work

    reading.CHUNK = 100  # many transactions, so that death finds many different moments
    print("ready", flush=True)
    work.go_on(UUID(sys.argv[1]), timezone.now)
    print("done", flush=True)
