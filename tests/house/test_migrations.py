"""Migrations are complete and linear."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader


@pytest.mark.django_db
def test_every_model_change_has_its_migration():
    call_command("makemigrations", check=True, dry_run=True, stdout=StringIO())


@pytest.mark.django_db
def test_each_folder_has_one_line_of_migrations():
    loader = MigrationLoader(connection)

    assert loader.detect_conflicts() == {}
