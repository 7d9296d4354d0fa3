"""The settings of a worker in a process of its own: the database and the files of the test that started it."""

import os
from pathlib import Path

from tests.settings import *  # noqa: F403
from tests.settings import DATABASES

HOME = Path(os.environ["BIRGE_WORKER_HOME"])
DATABASES["default"]["NAME"] = os.environ["BIRGE_WORKER_DATABASE"]
