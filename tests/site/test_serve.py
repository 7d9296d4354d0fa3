"""`birge serve`: opens with its worker, says what is wrong, refuses what is not safe, leaves nothing behind."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest

from tests.installation import Installation, installation

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def birge(tmp_path_factory) -> Iterator[Installation]:
    with installation(tmp_path_factory.mktemp("serve")) as made:
        yield made


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(what: Callable[[], object], seconds: float = 40) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.1)


def fetch(port: int, path: str = "/", **headers: str) -> tuple[bytes, dict[str, str]]:
    request = Request(f"http://127.0.0.1:{port}{path}", headers=headers)
    with urlopen(request, timeout=10) as answer:
        return answer.read(), dict(answer.headers)


def is_open(port: int) -> bool:
    try:
        return bool(fetch(port, "/health/ready"))
    except (URLError, ConnectionError):
        return False


def workers_of(process: subprocess.Popen) -> list[int]:
    found = subprocess.run(["pgrep", "-g", str(process.pid), "-f", "birge worker"], capture_output=True, text=True)
    return [int(pid) for pid in found.stdout.split()]


def test_it_opens_serves_compressed_files_for_good_and_ends_in_good_order(birge, port):
    process = birge.start("serve", "--port", str(port), "--workers", "1")
    wait_for(lambda: is_open(port))
    page, _headers = fetch(port)
    files = re.findall(r"/static/[^\"]+\.(?:css|js)", page.decode())
    sizes = []
    for file in files:
        content, headers = fetch(port, file, **{"Accept-Encoding": "gzip"})
        sizes.append(len(content))
        assert "immutable" in headers["cache-control"]
    process.send_signal(signal.SIGTERM)

    assert process.wait(40) == 0
    assert f"http://127.0.0.1:{port}/" in process.stdout.read()
    assert len(page) + sum(sizes) < 100_000
    assert not is_open(port)


@pytest.mark.any_database
def test_a_killed_worker_is_started_again_and_a_killed_parent_leaves_nobody(birge, port):
    process = birge.start("serve", "--port", str(port), "--workers", "1")
    wait_for(lambda: is_open(port) and workers_of(process))
    first = workers_of(process)
    os.kill(first[0], signal.SIGKILL)
    wait_for(lambda: workers_of(process) and workers_of(process) != first)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    wait_for(lambda: not is_open(port) and not workers_of(process))

    assert (is_open(port), workers_of(process)) == (False, [])


@pytest.mark.any_database
def test_a_taken_port_is_said_with_the_remedy(birge, port):
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        ended = birge.run("serve", "--port", str(port))

    assert ended.returncode == 2
    assert ended.stderr == f"Port {port} is taken by another program. Choose another: birge serve --port {port + 1}\n"


@pytest.mark.any_database
def test_of_two_sites_that_start_at_once_on_one_port_one_opens(birge, port):
    both = [birge.start("serve", "--port", str(port), "--no-worker") for _ in range(2)]
    wait_for(lambda: is_open(port) and any(process.poll() is not None for process in both))

    assert sorted([process.poll() for process in both], key=str) == [2, None]


@pytest.mark.any_database
def test_the_demo_listens_on_this_machine_only(birge):
    ended = birge.run("serve", "--demo", "--host", "0.0.0.0")

    assert ended.returncode == 2
    assert "127.0.0.1 only" in ended.stderr


@pytest.mark.any_database
def test_demo_accounts_debugging_and_readable_keys_stop_it(birge, port):
    code = "from birge.people.models import Account; Account(username='demo', name='x', is_demo=True).save()"
    birge.python(code)
    keys = birge.home / "keys"
    keys.chmod(0o755)
    ended = birge.run("serve", "--port", str(port), BIRGE_DEBUG="1")
    keys.chmod(0o700)
    birge.python("from birge.people.models import Account; Account.objects.filter(username='demo').delete()")

    assert ended.returncode == 1
    told = re.findall(r"^- (.*)\.$", ended.stderr, re.MULTILINE)
    assert told == [
        "Error pages show the program's insides",
        f"Other users of this machine may read {keys}",
        "Accounts whose passwords everybody knows: 1",
    ]


@pytest.mark.any_database
def test_keys_of_another_installation_stop_it(birge, port):
    birge.python("from birge.site import safety; import django.utils.timezone as t; safety.remember_keys(t.now())")
    secret = birge.home / "keys" / "secret_key"
    own = secret.read_text()
    secret.write_text("another" * 10)
    ended = birge.run("serve", "--port", str(port))
    secret.write_text(own)

    assert ended.returncode == 1
    assert "not those that this database was made with" in ended.stderr
