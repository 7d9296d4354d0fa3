from importlib import import_module

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "birge.exchange"

    def ready(self) -> None:
        import_module("birge.exchange.wiring")  # needs models, so not before this moment
