"""The settings of a real site that also has the register of yards."""

from birge.site.settings import *  # noqa: F403
from birge.site.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.kernel.offline.app.apps.YardsConfig"]
