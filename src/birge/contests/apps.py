from importlib import import_module

from django.apps import AppConfig


class ContestsConfig(AppConfig):
    name = "birge.contests"

    def ready(self) -> None:
        import_module("birge.contests.wiring")  # needs models, so not before this moment
