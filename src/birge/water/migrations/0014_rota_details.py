import datetime
from decimal import Decimal

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

import birge.kernel.ids
from birge.kernel.tables import CreateModels

ID = (
    "id",
    models.UUIDField(default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False),
)
WAYS = [("signature", "By signature"), ("present", "In person"), ("phone", "By phone")]


def minutes(label):
    return models.DecimalField(
        decimal_places=2,
        max_digits=5,
        validators=[django.core.validators.MinValueValidator(Decimal("0"))],
        verbose_name=label,
    )


def pointing_at(model, name="+"):
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name=name, to=model)


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0005_water_roles"),
        ("water", "0013_contracts"),
    ]

    operations = [
        migrations.AddField(
            model_name="rota",
            name="stood_from",
            field=models.DateTimeField(null=True, verbose_name="the canal stood from"),
        ),
        migrations.AddField(
            model_name="rota",
            name="stood_until",
            field=models.DateTimeField(null=True, verbose_name="the canal stood until"),
        ),
        migrations.AddField(
            model_name="rota",
            name="with_branches",
            field=models.BooleanField(default=False, verbose_name="with the canals that leave it"),
        ),
        migrations.AlterField(
            model_name="rota",
            name="basis",
            field=models.CharField(
                choices=[
                    ("area", "By area"),
                    ("planned", "By the area in the crop plan"),
                    ("volume", "By the volumes of a share-out"),
                ],
                max_length=10,
                verbose_name="shared by",
            ),
        ),
        migrations.RemoveConstraint(model_name="turn", name="water_turn_once"),
        migrations.AddField(model_name="turn", name="part", field=models.PositiveSmallIntegerField(default=1)),
        migrations.AddConstraint(
            model_name="turn",
            constraint=models.UniqueConstraint(fields=("rota", "number", "part"), name="water_turn_once"),
        ),
        CreateModels(
            [
                migrations.CreateModel(
                    name="RotaTerms",
                    fields=[
                        ID,
                        ("starts_on", models.DateField()),
                        ("ends_on", models.DateField(default=datetime.date(9999, 12, 31))),
                        ("batch", models.UUIDField(editable=False, null=True)),
                        ("fill_min", minutes("filling, minutes per 64 m")),
                        ("drain_min", minutes("draining, minutes per 64 m")),
                        ("night_from", models.TimeField(verbose_name="night from")),
                        ("night_until", models.TimeField(verbose_name="night until")),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                        ("association", pointing_at("people.organisation")),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("starts_on__lte", models.F("ends_on"))),
                                name="water_rota_terms_period",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ends_on", datetime.date(9999, 12, 31))),
                                fields=("association",),
                                name="water_rota_terms_one_open",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("night_from", models.F("night_until")), _negated=True),
                                name="water_rota_night",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Swap",
                    fields=[
                        ID,
                        ("first_way", models.CharField(choices=WAYS, max_length=10)),
                        ("second_way", models.CharField(choices=WAYS, max_length=10)),
                        ("night_agreed", models.BooleanField(default=False)),
                        ("agreed_at", models.DateTimeField()),
                        ("by", models.JSONField()),
                        ("at", models.DateTimeField()),
                        ("first", pointing_at("water.turn", "swaps_as_first")),
                        ("second", pointing_at("water.turn", "swaps_as_second")),
                        ("first_user", pointing_at("water.wateruser")),
                        ("second_user", pointing_at("water.wateruser")),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("first", models.F("second")), _negated=True),
                                name="water_swap_of_two",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TurnAddress",
                    fields=[
                        ID,
                        ("number", models.PositiveIntegerField(default=0)),
                        ("made_at", models.DateTimeField()),
                        (
                            "user",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="turn_address",
                                to="water.wateruser",
                            ),
                        ),
                    ],
                    options={"abstract": False},
                ),
            ]
        ),
    ]
