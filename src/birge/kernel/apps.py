from django.apps import AppConfig
from django.db.backends.signals import connection_created

from birge.kernel.sqlite import teach_sqlite


class KernelConfig(AppConfig):
    name = "birge.kernel"

    def ready(self) -> None:
        connection_created.connect(teach_sqlite)
