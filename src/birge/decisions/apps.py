from importlib import import_module

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "birge.decisions"

    def ready(self) -> None:
        import_module("birge.decisions.wiring")  # needs models, so not before this moment
