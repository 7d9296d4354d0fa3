"""The pages: a clerk brings a file, corrects it, applies it and takes it back; nobody else sees it."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from birge.kernel.imports import work
from birge.kernel.imports.enums import State
from birge.kernel.imports.models import ImportBatch
from birge.kernel.models import JournalEntry
from tests.kernel.imports.app.imports import KARA_SUU
from tests.kernel.imports.app.models import Family
from tests.kernel.imports.helpers import applied, checked, clock, csv_file

pytestmark = pytest.mark.django_db

HEAD = "Аты-жөнү;ПИН;Көлөмү;Адам саны;Күнү"
WRONG = csv_file(HEAD, "Асанов Үсөн;;5;4;", "Бекова Гүл;;көп;3;")


def page(client, name, *arguments):
    return client.get(reverse(f"kernel:imports:{name}", args=arguments))


def send(client, name, batch, **data):
    return client.post(reverse(f"kernel:imports:{name}", args=[batch.pk]), data)


def upload(client, content, name="families.csv"):
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("kernel:imports:upload", args=["families"]), {"place": str(KARA_SUU), "file": file})


def test_a_clerk_brings_a_file_and_the_workers_get_it(clerk_client):
    response = upload(clerk_client, WRONG)
    batch = ImportBatch.objects.get()

    assert response.url == reverse("kernel:imports:batch", args=[batch.pk])
    assert DBTaskResult.objects.get().args_kwargs["args"] == [str(batch.pk)]
    assert b"hx-get" in clerk_client.get(response.url).content


def test_progress_asks_for_the_whole_page_when_the_work_is_done(clerk_client):
    batch = checked(WRONG)

    without_script = page(clerk_client, "progress", batch.pk)
    with_htmx = clerk_client.get(reverse("kernel:imports:progress", args=[batch.pk]), headers={"hx-request": "true"})

    assert without_script.url == reverse("kernel:imports:batch", args=[batch.pk])
    assert with_htmx.headers["HX-Refresh"] == "true"


def test_the_report_names_row_value_and_remedy(clerk_client):
    batch = checked(WRONG)

    text = page(clerk_client, "batch", batch.pk).content.decode()

    assert 'value="көп"' in text
    assert reverse("kernel:imports:apply", args=[batch.pk]) not in text


def test_reading_the_report_is_journalled(clerk_client):
    batch = checked(WRONG)

    page(clerk_client, "batch", batch.pk)

    assert JournalEntry.objects.get(is_read=True).subjects == [f"kernel.importbatch:{batch.pk}"]


def test_a_cell_typed_anew_is_checked_anew(clerk_client):
    batch = checked(WRONG)

    send(clerk_client, "correct", batch, **{f"cell-{batch.issues.get().pk}": "2,5"})
    work.go_on(batch.pk, clock)
    batch.refresh_from_db()

    assert (batch.state, batch.errors_count) == (State.CHECKED, 0)


def test_one_row_is_left_out_by_one_press(clerk_client):
    batch = checked(WRONG)

    send(clerk_client, "correct", batch, leave_out=batch.issues.get().pk)
    work.go_on(batch.pk, clock)
    batch.refresh_from_db()

    assert (batch.rows_count, batch.left_out_count) == (1, 1)


def test_offers_are_taken_one_by_one_or_all_at_once(clerk_client):
    batch = checked(csv_file(HEAD, "Ъмъров Асан;;5;4;", "Тълъгън Бек;;1;3;", "Cабыр уулу;;1;3;"))
    offer = batch.issues.get(row=2)

    send(clerk_client, "correct", batch, take=offer.pk)
    work.go_on(batch.pk, clock)
    assert list(batch.issues.order_by("row").values_list("row", "code")) == [(3, "old-font"), (4, "look-alike")]
    send(clerk_client, "accept", batch, code="old-font")
    work.go_on(batch.pk, clock)

    names = [row.data["head"] for row in batch.rows.order_by("number")]
    assert names == ["Өмөров Асан", "Төлөгөн Бек", "Cабыр уулу"]


def test_a_checked_file_is_applied_after_its_numbers_were_shown(clerk_client):
    batch = checked(csv_file(HEAD, "Асанов Үсөн;;5;4;"))

    shown = page(clerk_client, "apply", batch.pk)
    send(clerk_client, "apply", batch)
    work.go_on(batch.pk, clock)

    assert shown.context["plan"] == [("Families", 1)]
    assert Family.objects.count() == 1
    assert page(clerk_client, "batch", batch.pk).status_code == 200


def test_undoing_needs_a_reason(clerk_client):
    batch = applied(csv_file(HEAD, "Асанов Үсөн;;5;4;"))

    assert b"field-error" in send(clerk_client, "undo", batch, reason="").content
    send(clerk_client, "undo", batch, reason="Эски тизме")
    work.go_on(batch.pk, clock)
    batch.refresh_from_db()

    assert (batch.state, batch.undo_reason) == (State.UNDONE, "Эски тизме")


def test_a_file_that_is_thrown_away_leaves_nothing(clerk_client):
    batch = checked(WRONG)

    send(clerk_client, "discard", batch)

    assert not ImportBatch.objects.exists()


def test_a_batch_is_found_again_in_the_list(clerk_client):
    checked(WRONG, name="coal-2026.csv")

    assert "coal-2026.csv" in page(clerk_client, "batches").content.decode()


def test_faults_are_saved_as_a_table_with_the_remedy(clerk_client):
    batch = checked(WRONG)

    lines = clerk_client.get(reverse("kernel:imports:batch", args=[batch.pk]), {"format": "csv"}).content.decode()

    assert "көп" in lines.splitlines()[1]


def test_the_persons_own_file_comes_back_with_the_faulty_cell_marked(clerk_client):
    batch = checked(WRONG)

    book = openpyxl.load_workbook(io.BytesIO(page(clerk_client, "marked", batch.pk).content))

    cell = book.active["C3"]
    assert (cell.value, cell.fill.fgColor.rgb, cell.comment is None) == ("көп", "FFF4C7C3", False)


PAGES = ["batch", "progress", "marked", "apply", "undo"]
POSTS = ["correct", "accept", "again", "discard", "apply", "undo"]


@pytest.mark.parametrize("name", PAGES)
def test_the_clerk_of_the_other_aimak_finds_no_page_of_the_batch(other_client, name):
    assert page(other_client, name, checked(WRONG).pk).status_code == 404


@pytest.mark.parametrize("name", POSTS)
def test_the_clerk_of_the_other_aimak_changes_nothing(other_client, name):
    batch = checked(WRONG)
    before = JournalEntry.objects.count()

    assert send(other_client, name, batch, reason="x").status_code == 404
    assert JournalEntry.objects.count() == before


def test_the_clerk_of_the_other_aimak_sees_no_batch_in_the_list(other_client):
    checked(WRONG, name="coal-2026.csv")

    assert "coal-2026.csv" not in page(other_client, "batches").content.decode()


def test_a_file_for_a_place_of_somebody_else_is_not_taken(other_client):
    assert b"field-error" in upload(other_client, WRONG).content
    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize("name", ["batches", "choose"])
def test_a_visitor_is_asked_to_sign_in(client, name):
    assert page(client, name).status_code == 302


def test_a_batch_whose_worker_died_goes_to_another(clerk_client):
    batch = checked(WRONG)
    ImportBatch.objects.filter(pk=batch.pk).update(state=State.READING, worker="dead", lease_until=clock())

    assert work.recover(clock()) == []
    assert work.recover(clock() + timedelta(seconds=1)) == [batch.pk]
    assert work.recover(clock() + timedelta(seconds=2)) == []
