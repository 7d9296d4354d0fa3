from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "birge.decisions"
