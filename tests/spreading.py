"""How `./test` spreads the files of tests over its processes: the longest first, so that none is left for the end."""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

FIRST = """
tests/journeys
tests/site/test_backup.py
tests/house/test_every_page.py
tests/decisions/test_killed.py
tests/site/test_backup_of_the_demo.py
tests/site/test_home.py
tests/house/in_a_browser
tests/kernel/offline/test_phones.py
tests/site/test_worker.py
tests/site/test_serve.py
tests/registers/importing/test_killed.py
tests/site/test_cli.py
tests/site/test_schemathesis.py
tests/kernel/offline/test_killed.py
tests/site/test_practice.py
""".split()
"""Dear files, those that start processes and browsers, in the order in which they are begun.

A browser lets its core wait now and then: beside one that uses a browser, the other process has work without one.
"""
TOGETHER = {
    "tests/journeys/": "tests/journeys",
    "tests/house/test_accessibility.py": "tests/house/in_a_browser",
    "tests/house/test_weight.py": "tests/house/in_a_browser",
}
"""Files that share something dear, a prepared home or a running site: one process takes them all."""


class LongestFirst(LoadScopeScheduling):
    """A file stays in one process; the dear ones are begun first."""

    def _split_scope(self, nodeid: str) -> str:
        together = (scope for begin, scope in TOGETHER.items() if nodeid.startswith(begin))
        return next(together, nodeid.partition("::")[0])

    def _assign_work_unit(self, node: WorkerController) -> None:
        dearest = next((scope for scope in FIRST if scope in self.workqueue), None)
        if dearest:
            self.workqueue.move_to_end(dearest, last=False)
        super()._assign_work_unit(node)
