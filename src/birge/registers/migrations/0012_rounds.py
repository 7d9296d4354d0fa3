import django.db.models.deletion
from django.db import migrations, models

import birge.kernel.ids
from birge.kernel.tables import CreateModels


class Migration(migrations.Migration):
    dependencies = [
        ("places", "0001_first"),
        ("registers", "0011_passport_headline"),
    ]

    operations = [
        CreateModels(
            [
                migrations.CreateModel(
                    name="Round",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        ("starts_on", models.DateField(verbose_name="first day")),
                        ("ends_on", models.DateField(verbose_name="first day after the round")),
                        ("opened_at", models.DateTimeField()),
                        ("opened_by", models.JSONField()),
                        ("closed_at", models.DateTimeField(null=True)),
                        ("closed_by", models.JSONField(null=True)),
                        (
                            "place",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="places.place",
                                verbose_name="aiyl aimak",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("place", "year"), name="book_round_once_a_year"),
                            models.CheckConstraint(
                                condition=models.Q(("starts_on__lt", models.F("ends_on"))), name="book_round_period"
                            ),
                        ]
                    },
                ),
                migrations.CreateModel(
                    name="Visit",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("visited_on", models.DateField()),
                        ("is_changed", models.BooleanField()),
                        ("at", models.DateTimeField()),
                        ("by", models.JSONField()),
                        (
                            "household",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="visits",
                                to="registers.household",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="visits", to="registers.round"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("round", "household"), name="book_visit_once_a_round")
                        ]
                    },
                ),
            ]
        ),
    ]
