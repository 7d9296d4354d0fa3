"""A step of migrations that makes several tables."""

from __future__ import annotations

import pytest
from django.db import connection, models
from django.db.migrations import CreateModel, Migration
from django.db.migrations.state import ProjectState
from django.db.migrations.writer import OperationWriter

from birge.kernel.tables import CreateModels

KEY = ("id", models.BigAutoField(primary_key=True))
HOUSE = CreateModel("House", [KEY])
ROOM = CreateModel(
    "Room",
    [KEY, ("house", models.ForeignKey("kernel.House", models.CASCADE)), ("floor", models.IntegerField())],
    options={"constraints": [models.CheckConstraint(name="room_floor", condition=models.Q(floor__gte=0))]},
)


def step(*models_made: CreateModel) -> Migration:
    migration = Migration("rooms", "kernel")
    migration.operations = [CreateModels([*models_made])]
    return migration


def columns(table: str) -> list[str]:
    with connection.cursor() as cursor:
        return [column.name for column in connection.introspection.get_table_description(cursor, table)]


@pytest.mark.django_db(transaction=True)
def test_the_step_makes_its_tables_and_takes_them_away_again():
    before = ProjectState()
    before.apps  # noqa: B018  # drawn already, as it is when earlier migrations have run
    with connection.schema_editor() as editor:
        after = step(HOUSE, ROOM).apply(before.clone(), editor)
    made = after.apps.get_model("kernel", "Room")

    assert columns("kernel_room") == ["id", "house_id", "floor"]
    assert made.objects.create(house=after.apps.get_model("kernel", "House").objects.create(), floor=1).pk
    assert [constraint.name for constraint in made._meta.constraints] == ["room_floor"]

    with connection.schema_editor() as editor:
        step(HOUSE, ROOM).unapply(before.clone(), editor)
    assert {"kernel_house", "kernel_room"}.isdisjoint(connection.introspection.table_names())


def test_the_step_is_described_and_written_down():
    (operation,) = step(HOUSE, ROOM).operations

    assert operation.describe() == "Create models House, Room"
    assert operation.references_model("House", "kernel")
    assert not operation.references_model("Place", "places")
    assert OperationWriter(operation).serialize()[0].lstrip().startswith("birge.kernel.tables.CreateModels(")
