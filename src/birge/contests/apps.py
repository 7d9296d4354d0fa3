from importlib import import_module

from django.apps import AppConfig

from birge.contests.guards import GUARDS


class ContestsConfig(AppConfig):
    name = "birge.contests"

    def ready(self) -> None:
        import_module("birge.contests.wiring")  # needs models, so not before this moment
        GUARDS.stand_over(self)
