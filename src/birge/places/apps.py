from importlib import import_module

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "birge.places"

    def ready(self) -> None:
        """The wiring imports models, which Django allows only from here on."""
        import_module("birge.places.wiring").connect()
