import datetime
from decimal import Decimal

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import birge.kernel.ids
import birge.kernel.tables
import birge.kernel.texts


class Migration(migrations.Migration):
    dependencies = [
        ("kernel", "0009_expiring_documents"),
        ("meetings", "0001_bodies_meetings_and_minutes"),
        ("people", "0005_water_roles"),
        ("water", "0005_first_crops"),
    ]

    operations = [
        birge.kernel.tables.CreateModels(
            models=[
                migrations.CreateModel(
                    name="BillRun",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="first day")),
                        ("ends_on", models.DateField(verbose_name="day after the last")),
                        ("due_on", models.DateField(verbose_name="to be paid until")),
                        ("by", models.JSONField()),
                        ("at", models.DateTimeField()),
                        (
                            "association",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                            ),
                        ),
                        (
                            "season",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="bill_runs", to="water.season"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("starts_on__lt", models.F("ends_on"))), name="water_bill_run_period"
                            ),
                            models.UniqueConstraint(fields=("association", "starts_on"), name="water_bill_run_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Bill",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("name", models.CharField(max_length=200)),
                        ("year", models.PositiveSmallIntegerField()),
                        ("number", models.PositiveIntegerField()),
                        ("amount_tyiyn", models.BigIntegerField()),
                        ("state_tyiyn", models.BigIntegerField()),
                        ("open_tyiyn", models.BigIntegerField()),
                        ("volume_m3", models.DecimalField(decimal_places=3, max_digits=14)),
                        (
                            "state",
                            models.CharField(
                                choices=[("standing", "In force"), ("cancelled", "Cancelled")],
                                default="standing",
                                max_length=10,
                            ),
                        ),
                        ("why", models.CharField(blank=True, max_length=300, verbose_name="why it was cancelled")),
                        ("by", models.JSONField()),
                        ("at", models.DateTimeField()),
                        (
                            "association",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                            ),
                        ),
                        (
                            "issued",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kernel.issueddocument",
                            ),
                        ),
                        (
                            "replaces",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replaced_by",
                                to="water.bill",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="bills", to="water.wateruser"
                            ),
                        ),
                        (
                            "run",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="bills", to="water.billrun"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["user", "state"], name="water_bill_by_user")],
                        "constraints": [
                            models.UniqueConstraint(fields=("association", "year", "number"), name="water_bill_number"),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "standing")),
                                fields=("run", "user"),
                                name="water_bill_one_standing",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("amount_tyiyn__gt", 0),
                                    ("open_tyiyn__gte", 0),
                                    ("open_tyiyn__lte", models.F("amount_tyiyn")),
                                ),
                                name="water_bill_open",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CashCategory",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("names", birge.kernel.texts.TextsField(blank=True, default=dict, verbose_name="name")),
                        (
                            "side",
                            models.CharField(
                                choices=[("income", "Income"), ("expense", "Expense")],
                                max_length=8,
                                verbose_name="income or expense",
                            ),
                        ),
                        (
                            "purpose",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "Other"),
                                    ("opening", "Opening balance"),
                                    ("fees", "Payments of water users"),
                                    ("state-part", "State part handed on"),
                                    ("over", "Surplus found when counting"),
                                    ("short", "Shortage found when counting"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "association",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.organisation",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("association__isnull", True), models.Q(("purpose", ""), _negated=True)
                                ),
                                fields=("purpose",),
                                name="water_cash_purpose",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CashClosing",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("on", models.DateField(verbose_name="day")),
                        ("book_tyiyn", models.BigIntegerField()),
                        ("counted_tyiyn", models.BigIntegerField(verbose_name="counted")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="why it differs")),
                        ("by", models.JSONField()),
                        ("at", models.DateTimeField()),
                        (
                            "association",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("association", "on"), name="water_cash_closed_once"),
                            models.CheckConstraint(
                                condition=models.Q(("counted_tyiyn__gte", 0)), name="water_cash_counted"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CircleMember",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("assembly", "Water users' assembly"),
                                    ("village-government", "Village government"),
                                    ("school", "School"),
                                    ("women", "Women's group"),
                                    ("other", "Others"),
                                ],
                                max_length=20,
                                verbose_name="for whom",
                            ),
                        ),
                        ("on_behalf_of", models.CharField(blank=True, max_length=200, verbose_name="organisation")),
                        (
                            "sex",
                            models.CharField(
                                blank=True, choices=[("f", "Female"), ("m", "Male")], max_length=1, verbose_name="sex"
                            ),
                        ),
                        ("starts_on", models.DateField()),
                        ("ends_on", models.DateField(null=True)),
                        (
                            "account",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
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
                            models.UniqueConstraint(
                                condition=models.Q(("ends_on__isnull", True)),
                                fields=("association", "account"),
                                name="water_circle_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CleaningDay",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("from_m", models.PositiveIntegerField(verbose_name="from, m of the head")),
                        ("to_m", models.PositiveIntegerField(verbose_name="to, m of the head")),
                        ("by", models.JSONField()),
                        ("at", models.DateTimeField()),
                        ("on", models.DateField(verbose_name="day")),
                        ("where", models.CharField(blank=True, max_length=200, verbose_name="where people meet")),
                        ("done", models.CharField(blank=True, max_length=500, verbose_name="what was done")),
                        ("cleaned_m", models.PositiveIntegerField(null=True, verbose_name="cleaned, m")),
                        (
                            "canal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="water.canal",
                                verbose_name="canal",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["canal", "on"], name="water_cleaning_by_canal")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("from_m__lt", models.F("to_m"))), name="water_cleaning_forwards"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Coefficient",
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
                            "kc_ini",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=4,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(2)],
                                verbose_name="Kc, initial",
                            ),
                        ),
                        (
                            "kc_mid",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=4,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(2)],
                                verbose_name="Kc, mid-season",
                            ),
                        ),
                        (
                            "kc_end",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=4,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(2)],
                                verbose_name="Kc, end",
                            ),
                        ),
                        (
                            "ini_days",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(500)],
                                verbose_name="days of the initial stage",
                            ),
                        ),
                        (
                            "dev_days",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(500)],
                                verbose_name="days of development",
                            ),
                        ),
                        (
                            "mid_days",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(500)],
                                verbose_name="days of mid-season",
                            ),
                        ),
                        (
                            "late_days",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(500)],
                                verbose_name="days of late season",
                            ),
                        ),
                        (
                            "height_m",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=4, null=True, verbose_name="height, m"
                            ),
                        ),
                        (
                            "root_m",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=4,
                                null=True,
                                verbose_name="depth of the roots, m",
                            ),
                        ),
                        (
                            "p",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=3, null=True, verbose_name="p"
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                        (
                            "edition",
                            models.CharField(
                                choices=[
                                    ("fao56-1998", "FAO-56, 1998"),
                                    ("fao56-2025", "FAO-56, revised edition 2025"),
                                ],
                                max_length=20,
                                verbose_name="edition",
                            ),
                        ),
                        ("name", models.CharField(max_length=40, verbose_name="crop of the tables")),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("starts_on__lte", models.F("ends_on"))),
                                name="water_coefficient_period",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ends_on", datetime.date(9999, 12, 31))),
                                fields=("edition", "name"),
                                name="water_coefficient_one_open",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Contract",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("drafted", "Draft"),
                                    ("offered", "Offered"),
                                    ("accepted", "Accepted"),
                                    ("refused", "Refused"),
                                    ("ended", "Ended"),
                                ],
                                default="drafted",
                                max_length=10,
                            ),
                        ),
                        ("number", models.PositiveIntegerField(default=1)),
                        ("ended_on", models.DateField(null=True)),
                        ("ended_why", models.CharField(blank=True, max_length=300, verbose_name="why it ended")),
                        (
                            "association",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                            ),
                        ),
                        (
                            "season",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="contracts", to="water.season"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contracts",
                                to="water.wateruser",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["season", "state"], name="water_contract_by_state")],
                        "constraints": [models.UniqueConstraint(fields=("season", "user"), name="water_contract_once")],
                    },
                ),
                migrations.CreateModel(
                    name="CropNeed",
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
                            "kc_ini",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=4,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(2)],
                                verbose_name="Kc, initial",
                            ),
                        ),
                        (
                            "kc_mid",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=4,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(2)],
                                verbose_name="Kc, mid-season",
                            ),
                        ),
                        (
                            "kc_end",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=4,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(2)],
                                verbose_name="Kc, end",
                            ),
                        ),
                        (
                            "ini_days",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(500)],
                                verbose_name="days of the initial stage",
                            ),
                        ),
                        (
                            "dev_days",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(500)],
                                verbose_name="days of development",
                            ),
                        ),
                        (
                            "mid_days",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(500)],
                                verbose_name="days of mid-season",
                            ),
                        ),
                        (
                            "late_days",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(500)],
                                verbose_name="days of late season",
                            ),
                        ),
                        (
                            "height_m",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=4, null=True, verbose_name="height, m"
                            ),
                        ),
                        (
                            "root_m",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=4,
                                null=True,
                                verbose_name="depth of the roots, m",
                            ),
                        ),
                        (
                            "p",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=3, null=True, verbose_name="p"
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                        ("table_crop", models.CharField(max_length=40, verbose_name="crop of the tables")),
                        (
                            "month",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(12),
                                ],
                                verbose_name="month of planting",
                            ),
                        ),
                        (
                            "day",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(31),
                                ],
                                verbose_name="day of planting",
                            ),
                        ),
                        (
                            "association",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                            ),
                        ),
                        (
                            "crop",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="water.crop"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("starts_on__lte", models.F("ends_on"))),
                                name="water_crop_need_period",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ends_on", datetime.date(9999, 12, 31))),
                                fields=("association", "crop"),
                                name="water_crop_need_one_open",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Delivery",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("started_at", models.DateTimeField(verbose_name="started")),
                        ("stopped_at", models.DateTimeField(null=True, verbose_name="stopped")),
                        (
                            "volume_m3",
                            models.DecimalField(
                                decimal_places=3, max_digits=14, null=True, verbose_name="delivered, m³"
                            ),
                        ),
                        (
                            "flow_lps",
                            models.DecimalField(decimal_places=2, max_digits=10, null=True, verbose_name="flow, l/s"),
                        ),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("gauge", "By the level at a gauge post"),
                                    ("flow", "By a flow that was estimated"),
                                    ("plan", "By the planned flow and the time"),
                                    ("stated", "As the water master wrote it"),
                                ],
                                max_length=10,
                                verbose_name="how the volume was found",
                            ),
                        ),
                        (
                            "confirmation",
                            models.CharField(
                                choices=[
                                    ("none", "Not confirmed"),
                                    ("signature", "By signature"),
                                    ("code", "By a one-time code"),
                                    ("refused", "Refused to confirm"),
                                ],
                                default="none",
                                max_length=10,
                            ),
                        ),
                        ("confirmed_at", models.DateTimeField(null=True)),
                        ("answer", models.CharField(blank=True, max_length=300)),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                        ("by", models.JSONField()),
                        ("at", models.DateTimeField()),
                        (
                            "association",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                            ),
                        ),
                        (
                            "corrects",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrected_by",
                                to="water.delivery",
                            ),
                        ),
                        (
                            "outlet",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deliveries",
                                to="water.outlet",
                            ),
                        ),
                        (
                            "photo",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kernel.storedfile",
                            ),
                        ),
                        (
                            "signature",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kernel.storedfile",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deliveries",
                                to="water.wateruser",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["association", "started_at"], name="water_delivery_by_start"),
                            models.Index(fields=["user", "started_at"], name="water_delivery_by_user"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("stopped_at__isnull", True),
                                    ("started_at__lte", models.F("stopped_at")),
                                    _connector="OR",
                                ),
                                name="water_delivery_period",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("volume_m3__isnull", True), ("volume_m3__gte", 0), _connector="OR"),
                                name="water_delivery_volume",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BilledDelivery",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("began_on", models.DateField()),
                        ("volume_m3", models.DecimalField(decimal_places=3, max_digits=14)),
                        ("counts", models.BooleanField(default=True)),
                        (
                            "bill",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="billed", to="water.bill"
                            ),
                        ),
                        (
                            "delivery",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="billed", to="water.delivery"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("counts", True)),
                                fields=("delivery",),
                                name="water_delivery_billed_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DeliveryCode",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("code_hash", models.CharField(max_length=64)),
                        ("made_at", models.DateTimeField()),
                        ("expires_at", models.DateTimeField()),
                        ("tries", models.PositiveSmallIntegerField(default=0)),
                        (
                            "used_for",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="code",
                                to="water.delivery",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="codes", to="water.wateruser"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DisputeTerm",
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
                            "working_days",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MinValueValidator(1)], verbose_name="working days"
                            ),
                        ),
                        (
                            "judge",
                            models.CharField(
                                choices=[("director", "The director"), ("commission", "The dispute commission")],
                                max_length=10,
                                verbose_name="who decides",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
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
                                condition=models.Q(("starts_on__lte", models.F("ends_on"))),
                                name="water_dispute_term_period",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ends_on", datetime.date(9999, 12, 31))),
                                fields=("association",),
                                name="water_dispute_term_one_open",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GaugeReading",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("read_at", models.DateTimeField(verbose_name="when it was read")),
                        (
                            "level_cm",
                            models.DecimalField(
                                decimal_places=1,
                                max_digits=6,
                                validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                                verbose_name="level, cm",
                            ),
                        ),
                        ("flow_lps", models.DecimalField(decimal_places=2, max_digits=10, verbose_name="flow, l/s")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                        ("by", models.JSONField()),
                        ("at", models.DateTimeField()),
                        (
                            "corrects",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrected_by",
                                to="water.gaugereading",
                            ),
                        ),
                        (
                            "gauge",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="readings",
                                to="water.gaugepost",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["gauge", "read_at"], name="water_reading_by_gauge")],
                    },
                ),
                migrations.CreateModel(
                    name="Invited",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("people", models.PositiveSmallIntegerField(null=True)),
                        ("hours", models.DecimalField(decimal_places=1, max_digits=7, null=True)),
                        (
                            "day",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invited",
                                to="water.cleaningday",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="water.wateruser"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("day", "user"), name="water_invited_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Payment",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("name", models.CharField(max_length=200)),
                        ("year", models.PositiveSmallIntegerField()),
                        ("number", models.PositiveIntegerField()),
                        ("amount_tyiyn", models.BigIntegerField(verbose_name="amount")),
                        ("free_tyiyn", models.BigIntegerField()),
                        (
                            "way",
                            models.CharField(
                                choices=[("cash", "Cash"), ("bank", "Through the bank"), ("other", "Another way")],
                                max_length=6,
                                verbose_name="how it was paid",
                            ),
                        ),
                        ("paid_on", models.DateField(verbose_name="day of payment")),
                        (
                            "paper",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="number of the bank's paper, or what was done"
                            ),
                        ),
                        ("why", models.CharField(blank=True, max_length=300, verbose_name="why it is reversed")),
                        ("request_key", models.CharField(max_length=64)),
                        ("by", models.JSONField()),
                        ("at", models.DateTimeField()),
                        (
                            "association",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                            ),
                        ),
                        (
                            "issued",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kernel.issueddocument",
                            ),
                        ),
                        (
                            "reverses",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reversed_by",
                                to="water.payment",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="payments",
                                to="water.wateruser",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["user", "paid_on"], name="water_payment_by_user")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("association", "year", "number"), name="water_payment_number"
                            ),
                            models.UniqueConstraint(fields=("association", "request_key"), name="water_payment_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("amount_tyiyn__gt", 0), ("free_tyiyn__gte", 0), ("reverses__isnull", True)
                                    ),
                                    models.Q(("amount_tyiyn__lt", 0), ("free_tyiyn", 0), ("reverses__isnull", False)),
                                    _connector="OR",
                                ),
                                name="water_payment_amount",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CashEntry",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "book",
                            models.CharField(
                                choices=[("cash", "Cash desk"), ("bank", "Bank account")],
                                max_length=4,
                                verbose_name="book",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField()),
                        ("number", models.PositiveIntegerField()),
                        ("on", models.DateField(verbose_name="day")),
                        ("amount_tyiyn", models.BigIntegerField(verbose_name="amount")),
                        ("paper", models.CharField(blank=True, max_length=200, verbose_name="paper")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="what for")),
                        ("request_key", models.CharField(max_length=64)),
                        ("by", models.JSONField()),
                        ("at", models.DateTimeField()),
                        (
                            "association",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                            ),
                        ),
                        (
                            "category",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entries",
                                to="water.cashcategory",
                                verbose_name="category",
                            ),
                        ),
                        (
                            "reverses",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reversed_by",
                                to="water.cashentry",
                            ),
                        ),
                        (
                            "payment",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cash_entry",
                                to="water.payment",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["association", "book", "on", "number"], name="water_cash_by_day")
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("association", "year", "number"), name="water_cash_number"),
                            models.UniqueConstraint(fields=("association", "request_key"), name="water_cash_once"),
                            models.CheckConstraint(
                                condition=models.Q(("amount_tyiyn", 0), _negated=True), name="water_cash_amount"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PaymentShare",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("amount_tyiyn", models.BigIntegerField()),
                        ("at", models.DateTimeField()),
                        (
                            "bill",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="paid", to="water.bill"
                            ),
                        ),
                        (
                            "payment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="shares", to="water.payment"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Proposal",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("rule", "A rule of sharing"),
                                    ("repair", "A repair"),
                                    ("turns", "Turns, day and night"),
                                    ("other", "Something else"),
                                ],
                                max_length=10,
                                verbose_name="about",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="in one sentence")),
                        ("text", models.TextField(verbose_name="what and why")),
                        (
                            "rule_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("plot-floor", "Guaranteed minimum for household plots, m³ per ha"),
                                    ("vulnerable-floor", "Guaranteed minimum for vulnerable households, m³ per ha"),
                                    ("vulnerable-weight", "Weight of vulnerable households"),
                                    ("plot-tier", "Tier of household plots"),
                                    ("vulnerable-tier", "Tier of vulnerable households"),
                                ],
                                max_length=20,
                                verbose_name="rule of sharing",
                            ),
                        ),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=9,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(Decimal("0.01"))],
                                verbose_name="value",
                            ),
                        ),
                        ("is_secret", models.BooleanField(default=False, verbose_name="secret vote")),
                        ("ballots", models.JSONField(default=dict)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Being discussed"),
                                    ("accepted", "Taken up"),
                                    ("declined", "Not taken up"),
                                ],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        ("answer", models.TextField(blank=True, verbose_name="what became of it")),
                        ("at", models.DateTimeField()),
                        ("closed_at", models.DateTimeField(null=True)),
                        (
                            "association",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals",
                                to="water.circlemember",
                            ),
                        ),
                        (
                            "minutes",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="meetings.minutes",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["association", "state"], name="water_proposal_by_state")],
                    },
                ),
                migrations.CreateModel(
                    name="ProposalAnswer",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("text", models.TextField(verbose_name="answer")),
                        ("at", models.DateTimeField()),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="water.circlemember",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="water.proposal"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ProposalVote",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "choice",
                            models.CharField(
                                blank=True,
                                choices=[("for", "For"), ("against", "Against"), ("abstain", "Abstain")],
                                max_length=10,
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="votes",
                                to="water.circlemember",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="votes", to="water.proposal"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("proposal", "member"), name="water_proposal_vote_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Relief",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("percent", "By a part, %"), ("amount", "By an amount for each user, som")],
                                max_length=8,
                                verbose_name="how it is lowered",
                            ),
                        ),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=11,
                                validators=[django.core.validators.MinValueValidator(Decimal("0.01"))],
                                verbose_name="value",
                            ),
                        ),
                        ("reason", models.CharField(max_length=300, verbose_name="reason, as the minutes say it")),
                        ("minutes_text", models.CharField(max_length=300, verbose_name="minutes")),
                        ("on", models.DateField(verbose_name="day")),
                        ("request_key", models.CharField(max_length=64)),
                        ("by", models.JSONField()),
                        ("at", models.DateTimeField()),
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
                            models.UniqueConstraint(fields=("association", "request_key"), name="water_relief_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReliefShare",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("amount_tyiyn", models.BigIntegerField()),
                        (
                            "bill",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="reliefs", to="water.bill"
                            ),
                        ),
                        (
                            "relief",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="shares", to="water.relief"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("relief", "bill"), name="water_relief_share_once"),
                            models.CheckConstraint(
                                condition=models.Q(("amount_tyiyn__gt", 0)), name="water_relief_share_amount"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Repair",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("from_m", models.PositiveIntegerField(verbose_name="from, m of the head")),
                        ("to_m", models.PositiveIntegerField(verbose_name="to, m of the head")),
                        ("by", models.JSONField()),
                        ("at", models.DateTimeField()),
                        ("what", models.CharField(max_length=300, verbose_name="what is to be done")),
                        ("due_on", models.DateField(verbose_name="to be done until")),
                        ("budget_tyiyn", models.BigIntegerField(verbose_name="budget")),
                        (
                            "source",
                            models.CharField(blank=True, max_length=200, verbose_name="where the money comes from"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("running", "Being done"),
                                    ("done", "Done"),
                                    ("dropped", "Dropped"),
                                ],
                                default="planned",
                                max_length=10,
                            ),
                        ),
                        ("spent_tyiyn", models.BigIntegerField(null=True)),
                        ("done_on", models.DateField(null=True)),
                        (
                            "canal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="water.canal",
                                verbose_name="canal",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("from_m__lt", models.F("to_m"))), name="water_repair_forwards"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("budget_tyiyn__gte", 0)), name="water_repair_budget"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Contribution",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("giver", models.CharField(max_length=200, verbose_name="who gave it")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("labour", "Work, hours"),
                                    ("money", "Money"),
                                    ("material", "Material, machine"),
                                ],
                                max_length=10,
                                verbose_name="what was given",
                            ),
                        ),
                        (
                            "hours",
                            models.DecimalField(
                                decimal_places=1,
                                default=Decimal("0"),
                                max_digits=7,
                                validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                            ),
                        ),
                        ("amount_tyiyn", models.BigIntegerField(default=0)),
                        ("what", models.CharField(blank=True, max_length=200)),
                        ("on", models.DateField(verbose_name="day")),
                        ("by", models.JSONField()),
                        ("at", models.DateTimeField()),
                        (
                            "day",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contributions",
                                to="water.cleaningday",
                            ),
                        ),
                        (
                            "repair",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contributions",
                                to="water.repair",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("day__isnull", False), ("repair__isnull", True)),
                                    models.Q(("day__isnull", True), ("repair__isnull", False)),
                                    _connector="OR",
                                ),
                                name="water_contribution_to_one",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Rota",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "with_branches",
                            models.BooleanField(default=False, verbose_name="with the canals that leave it"),
                        ),
                        (
                            "basis",
                            models.CharField(
                                choices=[
                                    ("area", "By area"),
                                    ("planned", "By the area in the crop plan"),
                                    ("volume", "By the volumes of a share-out"),
                                ],
                                max_length=10,
                                verbose_name="shared by",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("published", "Published"), ("replaced", "Replaced")],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("why", models.CharField(blank=True, max_length=300, verbose_name="why it was made again")),
                        ("starts_at", models.DateTimeField(verbose_name="beginning of the cycle")),
                        ("ends_at", models.DateTimeField()),
                        ("stood_from", models.DateTimeField(null=True, verbose_name="the canal stood from")),
                        ("stood_until", models.DateTimeField(null=True, verbose_name="the canal stood until")),
                        (
                            "flow_lps",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=9,
                                validators=[django.core.validators.MinValueValidator(Decimal("0.01"))],
                                verbose_name="flow, l/s",
                            ),
                        ),
                        ("case", models.JSONField()),
                        ("by", models.JSONField()),
                        ("at", models.DateTimeField()),
                        ("published_at", models.DateTimeField(null=True)),
                        (
                            "allocation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rotas",
                                to="water.allocation",
                            ),
                        ),
                        (
                            "association",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                            ),
                        ),
                        (
                            "canal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="rotas", to="water.canal"
                            ),
                        ),
                        (
                            "replaces",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replaced_by",
                                to="water.rota",
                            ),
                        ),
                        (
                            "season",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="rotas", to="water.season"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["canal", "starts_at"], name="water_rota_by_canal")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("starts_at__lt", models.F("ends_at"))), name="water_rota_period"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RotaTerms",
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
                            "fill_min",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=5,
                                validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                                verbose_name="filling, minutes per 64 m",
                            ),
                        ),
                        (
                            "drain_min",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=5,
                                validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                                verbose_name="draining, minutes per 64 m",
                            ),
                        ),
                        ("night_from", models.TimeField(verbose_name="night from")),
                        ("night_until", models.TimeField(verbose_name="night until")),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
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
                    name="SeasonOffer",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("why", models.CharField(max_length=300, verbose_name="why it was made")),
                        ("flows", models.JSONField()),
                        ("ordered_m3", models.DecimalField(decimal_places=3, max_digits=16)),
                        ("offered_m3", models.DecimalField(decimal_places=3, max_digits=16)),
                        ("contracts", models.PositiveIntegerField()),
                        ("by", models.JSONField()),
                        ("at", models.DateTimeField()),
                        (
                            "season",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="offers", to="water.season"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("season", "number"), name="water_offer_once")],
                    },
                ),
                migrations.CreateModel(
                    name="ContractVersion",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("drafted", "Draft"),
                                    ("offered", "Offered"),
                                    ("accepted", "Accepted"),
                                    ("refused", "Refused"),
                                    ("ended", "Ended"),
                                ],
                                default="drafted",
                                max_length=10,
                            ),
                        ),
                        ("why", models.CharField(blank=True, max_length=300, verbose_name="why it was changed")),
                        ("terms", models.JSONField()),
                        ("ordered_m3", models.DecimalField(decimal_places=3, max_digits=14)),
                        ("offered_m3", models.DecimalField(decimal_places=3, max_digits=14, null=True)),
                        ("by", models.JSONField()),
                        ("at", models.DateTimeField()),
                        (
                            "answer_way",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("paper", "On paper"),
                                    ("phone", "By phone"),
                                    ("visit", "In person"),
                                    ("site", "On the site"),
                                ],
                                max_length=10,
                                verbose_name="how she answered",
                            ),
                        ),
                        ("answer_note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                        ("answered_by", models.JSONField(null=True)),
                        ("answered_at", models.DateTimeField(null=True)),
                        (
                            "contract",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="water.contract",
                            ),
                        ),
                        (
                            "paper",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kernel.issueddocument",
                            ),
                        ),
                        (
                            "offer",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="water.seasonoffer",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("contract", "number"), name="water_contract_version_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Station",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        (
                            "latitude",
                            models.DecimalField(
                                decimal_places=5,
                                max_digits=8,
                                validators=[
                                    django.core.validators.MinValueValidator(-90),
                                    django.core.validators.MaxValueValidator(90),
                                ],
                                verbose_name="latitude, degrees north",
                            ),
                        ),
                        (
                            "longitude",
                            models.DecimalField(
                                decimal_places=5,
                                max_digits=8,
                                validators=[
                                    django.core.validators.MinValueValidator(-180),
                                    django.core.validators.MaxValueValidator(180),
                                ],
                                verbose_name="longitude, degrees east",
                            ),
                        ),
                        (
                            "elevation_m",
                            models.IntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(-450),
                                    django.core.validators.MaxValueValidator(9000),
                                ],
                                verbose_name="elevation, m",
                            ),
                        ),
                        (
                            "wind_height_m",
                            models.DecimalField(
                                decimal_places=1,
                                default=Decimal("2"),
                                max_digits=4,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0.5")),
                                    django.core.validators.MaxValueValidator(200),
                                ],
                                verbose_name="height of the wind gauge, m",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="who keeps it")),
                        (
                            "association",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("association", "name"), name="water_station_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NeedSetting",
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
                            "edition",
                            models.CharField(
                                choices=[
                                    ("fao56-1998", "FAO-56, 1998"),
                                    ("fao56-2025", "FAO-56, revised edition 2025"),
                                ],
                                max_length=20,
                                verbose_name="edition of the coefficients",
                            ),
                        ),
                        (
                            "soil",
                            models.CharField(
                                choices=[
                                    ("sand", "Sand"),
                                    ("sandy-loam", "Sandy loam"),
                                    ("loam", "Loam"),
                                    ("silt-loam", "Silt loam"),
                                    ("silty-clay-loam", "Silty clay loam"),
                                    ("clay", "Clay"),
                                ],
                                max_length=20,
                                verbose_name="soil",
                            ),
                        ),
                        (
                            "efficiency",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=3,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0.05")),
                                    django.core.validators.MaxValueValidator(1),
                                ],
                                verbose_name="application efficiency",
                            ),
                        ),
                        (
                            "fill_days",
                            models.PositiveSmallIntegerField(
                                default=3,
                                validators=[django.core.validators.MaxValueValidator(10)],
                                verbose_name="longest gap filled between its neighbours, days",
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
                            "station",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="water.station",
                                verbose_name="weather station",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("starts_on__lte", models.F("ends_on"))),
                                name="water_need_setting_period",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ends_on", datetime.date(9999, 12, 31))),
                                fields=("association",),
                                name="water_need_setting_one_open",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MonthMean",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "month",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(12),
                                ],
                                verbose_name="month",
                            ),
                        ),
                        ("measured", models.JSONField()),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                        ("by", models.JSONField()),
                        ("at", models.DateTimeField()),
                        (
                            "station",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="means", to="water.station"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("station", "month"), name="water_mean_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Tariff",
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
                            "side",
                            models.CharField(
                                choices=[("state", "State part"), ("association", "Part of the association")],
                                max_length=12,
                                verbose_name="for whom",
                            ),
                        ),
                        (
                            "basis",
                            models.CharField(
                                choices=[
                                    ("m3", "By volume, for a m³"),
                                    ("hectare", "By area, for a hectare in the season"),
                                    ("hour", "By time, for an hour"),
                                    ("watering", "For one watering"),
                                    ("minimum", "The least that a user pays in a season"),
                                ],
                                max_length=10,
                                verbose_name="charged for",
                            ),
                        ),
                        (
                            "season_kind",
                            models.CharField(
                                blank=True,
                                choices=[("vegetation", "Vegetation"), ("outside", "Outside the vegetation")],
                                max_length=12,
                                verbose_name="kind of season",
                            ),
                        ),
                        (
                            "rate_tyiyn",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=13,
                                validators=[django.core.validators.MinValueValidator(Decimal("0.01"))],
                                verbose_name="rate, tyiyn",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
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
                                condition=models.Q(("starts_on__lte", models.F("ends_on"))), name="water_tariff_period"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ends_on", datetime.date(9999, 12, 31))),
                                fields=("association", "side", "basis", "season_kind"),
                                name="water_tariff_one_open",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BillLine",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        (
                            "side",
                            models.CharField(
                                choices=[("state", "State part"), ("association", "Part of the association")],
                                max_length=12,
                            ),
                        ),
                        (
                            "basis",
                            models.CharField(
                                choices=[
                                    ("m3", "By volume, for a m³"),
                                    ("hectare", "By area, for a hectare in the season"),
                                    ("hour", "By time, for an hour"),
                                    ("watering", "For one watering"),
                                    ("minimum", "The least that a user pays in a season"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("quantity", models.DecimalField(decimal_places=4, max_digits=16)),
                        ("rate_tyiyn", models.DecimalField(decimal_places=2, max_digits=13)),
                        ("amount_tyiyn", models.BigIntegerField()),
                        ("starts_on", models.DateField()),
                        ("ends_on", models.DateField()),
                        ("days", models.PositiveSmallIntegerField(null=True)),
                        ("of_days", models.PositiveSmallIntegerField(null=True)),
                        (
                            "bill",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="water.bill"
                            ),
                        ),
                        (
                            "tariff",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="water.tariff"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position"],
                        "constraints": [
                            models.UniqueConstraint(fields=("bill", "position"), name="water_bill_line_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Turn",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("part", models.PositiveSmallIntegerField(default=1)),
                        ("starts_at", models.DateTimeField()),
                        ("ends_at", models.DateTimeField()),
                        ("volume_m3", models.DecimalField(decimal_places=3, max_digits=14)),
                        ("night_minutes", models.PositiveIntegerField()),
                        (
                            "outlet",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="turns", to="water.outlet"
                            ),
                        ),
                        (
                            "rota",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="turns", to="water.rota"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="turns", to="water.wateruser"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["user", "starts_at"], name="water_turn_by_user")],
                        "constraints": [
                            models.UniqueConstraint(fields=("rota", "number", "part"), name="water_turn_once"),
                            models.CheckConstraint(
                                condition=models.Q(("starts_at__lte", models.F("ends_at"))), name="water_turn_period"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Swap",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "first_way",
                            models.CharField(
                                choices=[
                                    ("signature", "By signature"),
                                    ("present", "In person"),
                                    ("phone", "By phone"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "second_way",
                            models.CharField(
                                choices=[
                                    ("signature", "By signature"),
                                    ("present", "In person"),
                                    ("phone", "By phone"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("night_agreed", models.BooleanField(default=False)),
                        ("agreed_at", models.DateTimeField()),
                        ("by", models.JSONField()),
                        ("at", models.DateTimeField()),
                        (
                            "first_user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="water.wateruser"
                            ),
                        ),
                        (
                            "second_user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="water.wateruser"
                            ),
                        ),
                        (
                            "first",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="swaps_as_first",
                                to="water.turn",
                            ),
                        ),
                        (
                            "second",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="swaps_as_second",
                                to="water.turn",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("first", models.F("second")), _negated=True),
                                name="water_swap_of_two",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Dispute",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("reason", models.CharField(max_length=1000, verbose_name="what is wrong")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Waits for an answer"),
                                    ("granted", "Granted"),
                                    ("partly", "Granted in part"),
                                    ("declined", "Declined"),
                                ],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        (
                            "judge",
                            models.CharField(
                                choices=[("director", "The director"), ("commission", "The dispute commission")],
                                max_length=10,
                            ),
                        ),
                        ("due_on", models.DateField(null=True)),
                        ("raised_by", models.JSONField()),
                        ("raised_at", models.DateTimeField()),
                        ("answer", models.CharField(blank=True, max_length=1000, verbose_name="answer")),
                        ("answered_by", models.JSONField(null=True)),
                        ("answered_at", models.DateTimeField(null=True)),
                        ("minutes_text", models.CharField(blank=True, max_length=300, verbose_name="minutes on paper")),
                        (
                            "association",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                            ),
                        ),
                        (
                            "bill",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="disputes",
                                to="water.bill",
                            ),
                        ),
                        (
                            "correction",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="water.delivery",
                            ),
                        ),
                        (
                            "delivery",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="disputes",
                                to="water.delivery",
                            ),
                        ),
                        (
                            "minutes",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="meetings.minutes",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="disputes",
                                to="water.wateruser",
                            ),
                        ),
                        (
                            "turn",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="disputes",
                                to="water.turn",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["association", "state", "due_on"], name="water_dispute_by_due")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("delivery__isnull", False),
                                    ("turn__isnull", False),
                                    ("bill__isnull", False),
                                    _connector="OR",
                                ),
                                name="water_dispute_about",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TurnAddress",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
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
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="WeatherDay",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("on", models.DateField(verbose_name="day")),
                        ("measured", models.JSONField()),
                        ("batch", models.UUIDField(editable=False, null=True)),
                        ("by", models.JSONField()),
                        ("at", models.DateTimeField()),
                        (
                            "station",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="days", to="water.station"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("station", "on"), name="water_weather_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Assessment",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("from_m", models.PositiveIntegerField(verbose_name="from, m of the head")),
                        ("to_m", models.PositiveIntegerField(verbose_name="to, m of the head")),
                        ("by", models.JSONField()),
                        ("at", models.DateTimeField()),
                        ("on", models.DateField(verbose_name="day")),
                        (
                            "grade",
                            models.CharField(
                                choices=[
                                    ("good", "Good"),
                                    ("fair", "Needs some work"),
                                    ("poor", "Poor"),
                                    ("broken", "Carries no water"),
                                ],
                                max_length=10,
                                verbose_name="condition",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="what was seen")),
                        (
                            "canal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="water.canal",
                                verbose_name="canal",
                            ),
                        ),
                        (
                            "photo",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kernel.storedfile",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["canal", "on"], name="water_assessment_by_canal")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("from_m__lt", models.F("to_m"))), name="water_assessment_forwards"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Band",
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
                                    ("adequacy", "Adequacy"),
                                    ("efficiency", "Efficiency"),
                                    ("dependability", "Dependability"),
                                    ("equity", "Equity"),
                                ],
                                max_length=20,
                                verbose_name="indicator",
                            ),
                        ),
                        (
                            "good",
                            models.DecimalField(
                                decimal_places=3,
                                max_digits=5,
                                validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                                verbose_name="good up to",
                            ),
                        ),
                        (
                            "fair",
                            models.DecimalField(
                                decimal_places=3,
                                max_digits=5,
                                validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                                verbose_name="fair up to",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                        (
                            "association",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.organisation",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("starts_on__lte", models.F("ends_on"))), name="water_band_period"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ends_on", datetime.date(9999, 12, 31))),
                                fields=("association", "kind"),
                                name="water_band_one_open",
                            ),
                        ],
                    },
                ),
            ],
        ),
        migrations.AddField(
            model_name="cropplan",
            name="batch",
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="forecast",
            name="batch",
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AlterField(
            model_name="bound",
            name="kind",
            field=models.CharField(
                choices=[
                    ("parcel-ha", "Area of one parcel, ha"),
                    ("reading-gap-h", "Time between two readings of a gauge post, hours"),
                ],
                max_length=20,
                verbose_name="of what",
            ),
        ),
        migrations.AddField(
            model_name="delivery",
            name="turn",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="deliveries", to="water.turn"
            ),
        ),
    ]
