from importlib import import_module

from django.apps import AppConfig


class WaterConfig(AppConfig):
    name = "birge.water"

    def ready(self) -> None:
        import_module("birge.water.wiring")  # needs models, so not before this moment
