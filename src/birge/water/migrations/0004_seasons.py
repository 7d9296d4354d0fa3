import datetime
from decimal import Decimal

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

import birge.kernel.ids
import birge.kernel.tables
import birge.kernel.texts


class Migration(migrations.Migration):
    dependencies = [
        ("decisions", "0003_minutes"),
        ("meetings", "0001_bodies_meetings_and_minutes"),
        ("people", "0005_water_roles"),
        ("water", "0003_first_bounds"),
    ]

    operations = [
        birge.kernel.tables.CreateModels(
            models=[
                migrations.CreateModel(
                    name="Crop",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("code", models.CharField(max_length=30, unique=True, verbose_name="code")),
                        ("names", birge.kernel.texts.TextsField(blank=True, default=dict, verbose_name="name")),
                        ("is_used", models.BooleanField(default=True, verbose_name="can be chosen")),
                    ],
                    options={
                        "ordering": ["code"],
                    },
                ),
                migrations.CreateModel(
                    name="Season",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("names", birge.kernel.texts.TextsField(blank=True, default=dict, verbose_name="name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("vegetation", "Vegetation"), ("outside", "Outside the vegetation")],
                                default="vegetation",
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="first day")),
                        ("ends_on", models.DateField(verbose_name="day after the last")),
                        (
                            "legal_base",
                            models.CharField(blank=True, max_length=500, verbose_name="legal base of the share-out"),
                        ),
                        (
                            "association",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("starts_on__lt", models.F("ends_on"))), name="water_season_period"
                            ),
                            models.UniqueConstraint(fields=("association", "starts_on"), name="water_season_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CropPlan",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("hydromodule", models.CharField(blank=True, max_length=20, verbose_name="hydromodule zone")),
                        (
                            "area_ha",
                            models.DecimalField(
                                decimal_places=4,
                                max_digits=10,
                                validators=[django.core.validators.MinValueValidator(Decimal("0.0001"))],
                                verbose_name="area, ha",
                            ),
                        ),
                        (
                            "crop",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plans",
                                to="water.crop",
                                verbose_name="crop",
                            ),
                        ),
                        (
                            "parcel",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plans",
                                to="water.parcel",
                                verbose_name="parcel",
                            ),
                        ),
                        (
                            "season",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="plans", to="water.season"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("season", "parcel", "crop"), name="water_plan_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Allocation",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("period_on", models.DateField()),
                        ("supply_m3", models.DecimalField(decimal_places=3, max_digits=14, null=True)),
                        (
                            "association",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                            ),
                        ),
                        (
                            "decision",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="allocation",
                                to="decisions.decision",
                            ),
                        ),
                        (
                            "head",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="allocations",
                                to="water.canal",
                            ),
                        ),
                        (
                            "season",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="allocations",
                                to="water.season",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["head", "period_on"], name="water_allocation_by_period")],
                    },
                ),
                migrations.CreateModel(
                    name="Vulnerable",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("starts_on", models.DateField()),
                        ("ends_on", models.DateField(default=datetime.date(9999, 12, 31))),
                        ("batch", models.UUIDField(editable=False, null=True)),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="vulnerable_rows",
                                to="water.wateruser",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("starts_on__lte", models.F("ends_on"))),
                                name="water_vulnerable_period",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ends_on", datetime.date(9999, 12, 31))),
                                fields=("user",),
                                name="water_vulnerable_one_open",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WaterRequest",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("period_on", models.DateField()),
                        (
                            "volume_m3",
                            models.DecimalField(
                                decimal_places=3,
                                max_digits=14,
                                validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                                verbose_name="asked for, m³",
                            ),
                        ),
                        ("computed_m3", models.DecimalField(decimal_places=3, max_digits=14, null=True)),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("computed", "Computed from the crop plan"),
                                    ("paper", "On paper"),
                                    ("phone", "By phone"),
                                    ("visit", "In person"),
                                ],
                                default="computed",
                                max_length=10,
                                verbose_name="how it came",
                            ),
                        ),
                        ("why", models.CharField(blank=True, max_length=300, verbose_name="why it differs")),
                        ("by", models.JSONField()),
                        ("at", models.DateTimeField()),
                        (
                            "outlet",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="requests", to="water.outlet"
                            ),
                        ),
                        (
                            "season",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="requests", to="water.season"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="requests",
                                to="water.wateruser",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("season", "period_on", "user", "outlet"), name="water_request_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AllocationRow",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("asked_m3", models.DecimalField(decimal_places=3, max_digits=14)),
                        ("given_m3", models.DecimalField(decimal_places=3, max_digits=14)),
                        (
                            "allocation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="water.allocation"
                            ),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rows",
                                to="water.waterrequest",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("allocation", "request"), name="water_row_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AssemblyRule",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("starts_on", models.DateField()),
                        ("ends_on", models.DateField(default=datetime.date(9999, 12, 31))),
                        ("batch", models.UUIDField(editable=False, null=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("plot-floor", "Guaranteed minimum for household plots, m³ per ha"),
                                    ("vulnerable-floor", "Guaranteed minimum for vulnerable households, m³ per ha"),
                                    ("vulnerable-weight", "Weight of vulnerable households"),
                                    ("plot-tier", "Tier of household plots"),
                                    ("vulnerable-tier", "Tier of vulnerable households"),
                                ],
                                max_length=20,
                                verbose_name="rule",
                            ),
                        ),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=9,
                                validators=[django.core.validators.MinValueValidator(Decimal("0.01"))],
                                verbose_name="value",
                            ),
                        ),
                        (
                            "statuses",
                            models.JSONField(blank=True, default=list, verbose_name="statuses in the household book"),
                        ),
                        ("minutes_text", models.CharField(max_length=300, verbose_name="minutes of the assembly")),
                        (
                            "association",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                            ),
                        ),
                        (
                            "minutes",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="meetings.minutes",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("starts_on__lte", models.F("ends_on"))),
                                name="water_assembly_period",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ends_on", datetime.date(9999, 12, 31))),
                                fields=("association", "kind"),
                                name="water_assembly_one_open",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Forecast",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("period_on", models.DateField()),
                        (
                            "flow_lps",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=9,
                                validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                                verbose_name="expected flow at the head, l/s",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=200, verbose_name="who says so")),
                        ("by", models.JSONField()),
                        ("at", models.DateTimeField()),
                        (
                            "head",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="forecasts", to="water.canal"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("head", "period_on"), name="water_forecast_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Norm",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("starts_on", models.DateField()),
                        ("ends_on", models.DateField(default=datetime.date(9999, 12, 31))),
                        ("batch", models.UUIDField(editable=False, null=True)),
                        ("hydromodule", models.CharField(blank=True, max_length=20, verbose_name="hydromodule zone")),
                        (
                            "ten_days",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(36),
                                ],
                                verbose_name="ten-day period of the year",
                            ),
                        ),
                        (
                            "m3_ha",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=8,
                                validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                                verbose_name="norm, m³ per ha",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                        (
                            "association",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                            ),
                        ),
                        (
                            "crop",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="norms",
                                to="water.crop",
                                verbose_name="crop",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("starts_on__lte", models.F("ends_on"))), name="water_norm_period"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ends_on", datetime.date(9999, 12, 31))),
                                fields=("association", "crop", "hydromodule", "ten_days"),
                                name="water_norm_one_open",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
