"""The search index anew: rotated names, PINs, phones, addresses; and the words of all names. Derived, so rebuilt."""

import django.db.models.deletion
from django.db import migrations, models

import birge.kernel.fields


def reference(to, **more):
    return models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, to=to, **more)


class Migration(migrations.Migration):
    dependencies = [
        ("places", "0001_first"),
        ("registers", "0002_status_kinds"),
    ]

    operations = [
        migrations.DeleteModel(name="SearchKey"),
        migrations.CreateModel(
            name="NameWord",
            fields=[
                (
                    "key",
                    birge.kernel.fields.KeyField(max_length=60, primary_key=True, serialize=False),
                ),
                ("skeleton", birge.kernel.fields.KeyField(max_length=40)),
            ],
            options={"indexes": [models.Index(fields=["skeleton"], name="book_word_skeleton")]},
        ),
        migrations.CreateModel(
            name="SearchKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", birge.kernel.fields.KeyField(max_length=120)),
                (
                    "standing",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "Head of household"), (1, "Lives here"), (2, "Left"), (3, "Died")], default=1
                    ),
                ),
                ("household", reference("registers.household", db_index=False, related_name="keys")),
                ("person", reference("registers.person", null=True, related_name="keys")),
                ("place", reference("places.place", db_index=False, related_name="+")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["place", "key"], name="book_key_of_place"),
                    models.Index(fields=["key"], name="book_key"),
                    models.Index(
                        condition=models.Q(("person", None)), fields=["household"], name="book_key_of_household"
                    ),
                ]
            },
        ),
    ]
