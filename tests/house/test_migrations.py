"""Migrations are complete and linear."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader


@pytest.mark.django_db
def test_every_model_change_has_its_migration():
    said = StringIO()
    call_command("makemigrations", dry_run=True, no_color=True, stdout=said)

    assert said.getvalue() == "No changes detected\n"


@pytest.mark.django_db
def test_each_folder_has_one_line_of_migrations():
    loader = MigrationLoader(connection)

    assert loader.detect_conflicts() == {}
