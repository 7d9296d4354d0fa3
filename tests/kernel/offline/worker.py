"""A process that takes over one operation, told by its environment; it is killed somewhere on the way."""

import sys

import django

django.setup()

from uuid import UUID  # noqa: E402

from birge.kernel.offline.receiving import receive  # noqa: E402
from tests.kernel.offline.app.models import Yard  # noqa: E402
from tests.kernel.offline.factories import AIMAK, AT, clerk_of, operation  # noqa: E402

yard, clerk = Yard.objects.get(pk=sys.argv[1]), clerk_of(AIMAK)
sent = operation(yard, UUID(sys.argv[2]), sheep=str(yard.sheep + 1))
print("ready", flush=True)
receive(user=clerk, operation=sent, at=AT)
print("done", flush=True)
