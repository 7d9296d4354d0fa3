from django.apps import AppConfig


class FamiliesConfig(AppConfig):
    """A small register of families, which the imports are tested with."""

    name = "tests.kernel.imports.app"
    label = "families"
