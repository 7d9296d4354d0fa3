from importlib import import_module

from django.apps import AppConfig

from birge.meetings.guards import GUARDS


class MeetingsConfig(AppConfig):
    name = "birge.meetings"

    def ready(self) -> None:
        import_module("birge.meetings.wiring")  # needs models, so not before this moment
        GUARDS.stand_over(self)
