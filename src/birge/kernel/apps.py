from importlib import import_module

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.module_loading import autodiscover_modules

from birge.kernel.sqlite import teach_sqlite
from birge.kernel.ticks import every


class KernelConfig(AppConfig):
    name = "birge.kernel"

    def ready(self) -> None:
        connection_created.connect(teach_sqlite)
        every(20, "birge.kernel.sealing.seal")
        every(15, "birge.kernel.notifications.delivery.deliver")
        every(3600, "birge.kernel.files.sweep")
        every(3600, "birge.kernel.leases.forget_finished_tasks")
        every(3600, "birge.kernel.api.writes.forget_old_answers")
        every(60, "birge.kernel.imports.tasks.pick_up")
        import_module("birge.kernel.notifications.daywork").connect()
        every(3600, "birge.kernel.offline.keeping.forget_old_operations")
        import_module("birge.kernel.offline.daywork").connect()
        autodiscover_modules("imports", "offline")  # each folder's kinds register themselves
