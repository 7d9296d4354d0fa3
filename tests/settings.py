"""The settings of the tests: SQLite in a file, or the PostgreSQL server that `BIRGE_TEST_DATABASE_URL` names."""

import os
import tempfile
from pathlib import Path

os.environ["BIRGE_HOME"] = tempfile.mkdtemp(prefix="birge-tests-")
os.environ["BIRGE_DATABASE_URL"] = os.environ.get("BIRGE_TEST_DATABASE_URL", "")

from birge.site.settings import *  # noqa: F403
from birge.site.settings import DATABASES, INSTALLED_APPS

(Path(os.environ["BIRGE_HOME"]) / "static").mkdir(exist_ok=True)  # where the site expects its collected files
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(Path(os.environ["BIRGE_HOME"]) / "test.sqlite3")}
INSTALLED_APPS = [
    *INSTALLED_APPS,
    "tests.kernel.imports.app.apps.FamiliesConfig",
    "tests.kernel.offline.app.apps.YardsConfig",
]
