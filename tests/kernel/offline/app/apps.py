from django.apps import AppConfig


class YardsConfig(AppConfig):
    """A small register of yards, which the work without a network is tested with."""

    name = "tests.kernel.offline.app"
    label = "yards"
