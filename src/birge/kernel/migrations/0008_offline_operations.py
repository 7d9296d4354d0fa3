from django.db import migrations, models

import birge.kernel.ids


class Migration(migrations.Migration):
    dependencies = [
        ("kernel", "0007_imports"),
    ]

    operations = [
        migrations.CreateModel(
            name="OfflineOperation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("account", models.UUIDField()),
                ("key", models.UUIDField()),
                ("kind", models.CharField(max_length=60)),
                ("subject", models.CharField(max_length=80)),
                ("place", models.UUIDField(null=True)),
                ("base_version", models.CharField(blank=True, max_length=80)),
                ("saw", models.JSONField()),
                ("wants", models.JSONField()),
                ("made_at", models.DateTimeField()),
                ("received_at", models.DateTimeField()),
                ("by", models.JSONField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("done", "Taken over"),
                            ("conflict", "Needs a decision"),
                            ("decided", "Decided"),
                            ("refused", "Refused"),
                        ],
                        max_length=10,
                    ),
                ),
                ("version", models.CharField(blank=True, max_length=80)),
                ("errors", models.JSONField(default=list)),
                ("found", models.JSONField(null=True)),
                ("found_version", models.CharField(blank=True, max_length=80)),
                ("decided_at", models.DateTimeField(null=True)),
                ("decided_by", models.JSONField(null=True)),
                ("choices", models.JSONField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["kind", "place", "received_at"], name="offline_by_place"),
                    models.Index(
                        condition=models.Q(("outcome", "conflict")), fields=["kind", "place"], name="offline_to_decide"
                    ),
                ],
                "constraints": [models.UniqueConstraint(fields=("account", "key"), name="one_offline_operation_a_key")],
            },
        ),
    ]
