"""The index of keys holds the place too: who searches in few places then reads no rows of the others."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("places", "0001_first"),
        ("registers", "0015_sections"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="searchkey", name="book_key"),
        migrations.AddIndex(
            model_name="searchkey",
            index=models.Index(fields=["key", "place"], name="book_key_in_places"),
        ),
    ]
