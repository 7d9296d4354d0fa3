import django.db.models.deletion
from django.db import migrations, models

import birge.kernel.ids
import birge.kernel.tables


class Migration(migrations.Migration):
    dependencies = [
        ("contests", "0001_contests"),
        ("kernel", "0009_expiring_documents"),
        ("people", "0005_water_roles"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="boardmember",
            options={"ordering": ["starts_on", "id"]},
        ),
        migrations.AddField(
            model_name="applicant",
            name="school",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.organisation",
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="entered_by",
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name="application",
            name="receipt",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kernel.issueddocument"
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="received_at",
            field=models.DateTimeField(null=True, verbose_name="received on paper"),
        ),
        migrations.AddField(
            model_name="application",
            name="repair_until",
            field=models.DateTimeField(null=True),
        ),
        birge.kernel.tables.CreateModels(
            models=[
                migrations.CreateModel(
                    name="Attachment",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("document", models.CharField(blank=True, max_length=40)),
                        ("added_at", models.DateTimeField()),
                        ("replaced_at", models.DateTimeField(null=True)),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attachments",
                                to="contests.application",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kernel.storedfile"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["added_at", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="CallSeal",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("public_key", models.CharField(max_length=64)),
                        ("needed", models.PositiveSmallIntegerField()),
                        ("openers", models.JSONField()),
                        ("made_at", models.DateTimeField()),
                        (
                            "call",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="seal", to="contests.call"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Draft",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("locked", models.BinaryField()),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("saved_at", models.DateTimeField()),
                        (
                            "application",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="draft",
                                to="contests.application",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Envelope",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("sealed", models.JSONField()),
                        ("sealed_at", models.DateTimeField()),
                        ("damaged_at", models.DateTimeField(null=True)),
                        (
                            "application",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="envelope",
                                to="contests.application",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Defect",
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
                                    ("missing", "Missing"),
                                    ("unreadable", "Cannot be read"),
                                    ("wrong", "Is another document or not what was asked"),
                                    ("expired", "No longer in force"),
                                    ("unsigned", "Not signed or not stamped"),
                                    ("sum", "The sum does not fit"),
                                ],
                                max_length=12,
                                verbose_name="what is wrong",
                            ),
                        ),
                        ("part", models.CharField(max_length=60, verbose_name="where")),
                        ("words", models.CharField(blank=True, max_length=500, verbose_name="in words")),
                        ("found_at", models.DateTimeField()),
                        ("found_by", models.JSONField()),
                        ("before", models.JSONField(null=True)),
                        ("repaired_at", models.DateTimeField(null=True)),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="defects",
                                to="contests.application",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["found_at", "id"],
                        "constraints": [
                            models.UniqueConstraint(fields=("application", "part"), name="contests_defect_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Opening",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("at", models.DateTimeField()),
                        ("by", models.JSONField()),
                        ("openers", models.JSONField()),
                        ("rows", models.JSONField()),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="openings", to="contests.call"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("call", "number"), name="contests_opening_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProjectPartner",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="partner")),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="partners",
                                to="contests.application",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("application", "name"), name="contests_partner_once")
                        ],
                    },
                ),
            ],
        ),
    ]
