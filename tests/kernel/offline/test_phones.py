"""Real browsers without a network: nothing is lost, nothing is readable, a person decides."""

from __future__ import annotations

import re

import pytest

from tests.kernel.offline.conftest import PASSWORD
from tests.phones import PIN

pytestmark = pytest.mark.browser

ASAN, BAKYT, CHYNARA, DAMIRA = "Асан Усенов", "Бакыт Токтоев", "Чынара Асанова", "Дамира Бакытова"
CODES = ("utf-8", "utf-16-le", "utf-16-be")
"""In which a browser keeps texts on the disk."""


def test_two_phones_write_about_the_same_yard_one_dies_and_a_person_decides(yards, phone):
    one, other = phone(), phone()
    for each in (one, other):
        each.sign_in()
        each.take_along()
        each.context.set_offline(True)
    one.write(ASAN, sheep="7")
    one.write(BAKYT, phone="0555 1")
    other.write(ASAN, sheep="9", phone="")
    assert (one.count("waiting"), other.count("waiting")) == (2, 1)
    one.die()
    assert yards.book(ASAN) == [5, "+996555000001"]

    one.start()
    one.context.set_offline(True)
    one.page.goto("/offline/phone/")
    one.unlock()
    one.wait_for("waiting", 2)
    other.context.set_offline(False)
    other.wait_for("done", 1)
    one.context.set_offline(False)
    one.sign_in_again("clerk-1", PASSWORD)  # its session died with it
    one.wait_for("conflict", 1)
    one.wait_for("done", 1)

    assert one.count("waiting") == 0
    assert yards.book(BAKYT) == [5, "0555 1"]
    assert yards.book(ASAN) == [9, ""]
    one.press("What you wrote")
    one.page.get_by_role("link", name="See both versions and decide").click()
    one.page.get_by_role("row", name="Кой").get_by_label("7").check()
    one.press("Keep what is marked")
    one.page.get_by_text("Decided. What was not kept stays in the list.").wait_for()
    assert yards.book(ASAN) == [7, ""]


def test_what_lies_on_the_phone_cannot_be_read_from_its_disk(yards, phone):
    one = phone()
    one.sign_in()
    one.take_along()
    one.context.set_offline(True)
    one.write(CHYNARA, sheep="73", phone="0777313131")
    stored = one.page.evaluate(EVERYTHING)
    one.die()

    files = [path for path in one.folder.rglob("*") if path.is_file()]
    on_disk = b"".join(path.read_bytes() for path in files)
    assert len(stored["pieces"]) == len(yards.yards)
    secrets = [*yards.yards, "0777313131", "+996555000001", PIN]
    assert [text for text in secrets if text in repr(stored)] == []
    assert [text for text in secrets for code in CODES if text.encode(code) in on_disk] == []
    assert yards.yards[CHYNARA].encode("utf-16-be") in on_disk  # what is looked through does hold the phone's data


EVERYTHING = """async () => {
    const database = await new Promise((done) => {
        const request = indexedDB.open("birge-offline", 1);
        request.onsuccess = () => done(request.result);
    });
    const found = {};
    for (const box of database.objectStoreNames) {
        const request = database.transaction(box).objectStore(box).getAll();
        const rows = await new Promise((done) => { request.onsuccess = () => done(request.result); });
        const readable = (part) => part instanceof ArrayBuffer || ArrayBuffer.isView(part)
            ? new TextDecoder().decode(part) : part && typeof part === "object"
            ? Object.fromEntries(Object.entries(part).map(([name, value]) => [name, readable(value)])) : part;
        found[box] = rows.map(readable);
    }
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) found[request.url] = await (await cache.match(request)).text();
    }
    return found;
}"""


DRAFTS = """async (wanted) => {
    const database = await new Promise((done) => {
        const request = indexedDB.open("birge-offline", 1);
        request.onsuccess = () => done(request.result);
    });
    const count = database.transaction("drafts").objectStore("drafts").count();
    const found = await new Promise((done) => { count.onsuccess = () => done(count.result); });
    database.close();
    return found === wanted;
}"""


def test_an_answer_that_is_lost_on_the_way_does_nothing_twice(yards, phone):
    one = phone()
    one.sign_in()
    one.take_along()

    def lose(route):
        route.fetch()
        route.abort()

    one.page.route(re.compile("/offline/send/"), lose, times=1)
    one.write(DAMIRA, sheep="8")
    one.page.get_by_text("There is no network.").wait_for()
    assert yards.book(DAMIRA)[0] == 8
    one.open(DAMIRA)  # it may be there already: it is not written over, only sent again
    one.page.get_by_role("heading", name="What you wrote").wait_for()
    one.press("Send now")
    one.wait_for("done", 1)

    assert yards.python("OfflineOperation.objects.filter(wants__sheep='8').count()") == 1
    assert yards.python(f"Yard.objects.get(pk='{yards.yards[DAMIRA]}').version") == 2


def test_what_is_typed_and_not_kept_yet_is_there_again_after_a_death(yards, phone):
    one = phone()
    one.sign_in()
    one.take_along()
    one.open(BAKYT)
    one.page.fill("[name=phone]", "0999")
    one.page.locator("[name=sheep]").focus()
    one.page.wait_for_function(DRAFTS, arg=1)
    one.die()

    one.start()
    one.context.set_offline(True)
    one.page.goto("/")  # whatever page is asked for
    one.unlock()
    one.open(BAKYT)
    one.page.get_by_role("heading", name=BAKYT).wait_for()

    assert one.page.input_value("[name=phone]") == "0999"


@pytest.mark.slow
def test_wrong_pins_slow_down_and_then_close_and_the_person_herself_opens_again(yards, phone):
    one = phone()
    one.sign_in()
    one.take_along()
    one.context.set_offline(True)
    one.write(CHYNARA, phone="0700 7")
    one.press("Lock")
    for _ in range(5):
        one.unlock("not this one")
        one.page.get_by_text("This is not your code.").wait_for()
        one.page.evaluate("document.querySelector('[data-part=unlock-problem]').textContent = ''")
    one.unlock()
    one.page.get_by_text("Too many wrong codes. Wait a few minutes.").wait_for()
    one.page.evaluate(FIVE_MORE)
    one.unlock("not this one")
    one.page.get_by_role("heading", name="Choose a new code").wait_for()
    assert [len(one.page.evaluate(EVERYTHING)[box]) for box in ("pieces", "queue")] == [0, 1]

    one.context.set_offline(False)
    for field in ("#pin-renewed", "#pin-renewed-again"):
        one.page.fill(field, "башка-сөз-7")
    one.press("Keep the new code")
    one.wait_for("done", 1)
    assert yards.book(CHYNARA)[1] == "0700 7"


FIVE_MORE = """async () => {
    const database = await new Promise((done) => {
        const request = indexedDB.open("birge-offline", 1);
        request.onsuccess = () => done(request.result);
    });
    const box = database.transaction("vault", "readwrite").objectStore("vault");
    const vault = await new Promise((done) => {
        const request = box.get("vault");
        request.onsuccess = () => done(request.result);
    });
    box.put({ ...vault, wrong: 9, waitUntil: 0 }, "vault");
    await new Promise((done) => { box.transaction.oncomplete = done; });
}"""


def test_signing_out_takes_away_what_was_taken_along_but_not_what_waits(yards, phone):
    one = phone()
    one.sign_in("clerk-1, leaving")
    one.take_along()
    one.context.set_offline(True)
    one.write(BAKYT, sheep="12")
    one.page.route(re.compile("/offline/send/"), lambda route: route.abort())
    one.context.set_offline(False)
    one.page.goto("/accounts/logout/")
    one.page.get_by_text("Not sent yet from this phone: 1.").wait_for()
    one.page.locator("main .btn-primary").click()
    one.page.wait_for_url(f"{one.address}/")
    one.page.wait_for_load_state()

    stored = one.page.evaluate(EVERYTHING)
    assert [len(stored[box]) for box in ("pieces", "queue")] == [0, 1]


def test_another_person_on_the_same_phone_sends_nothing_of_hers(yards, phone):
    one = phone()
    one.sign_in()
    one.take_along()
    one.context.set_offline(True)
    one.write(BAKYT, sheep="13")
    one.sign_in("clerk-2")
    one.context.set_offline(False)
    one.page.get_by_text("What lies on this phone belongs to another person.").wait_for()

    assert one.count("waiting") == 1
    assert yards.python("OfflineOperation.objects.filter(wants__sheep='13').count()") == 0
