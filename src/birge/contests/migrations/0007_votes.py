import django.db.models.deletion
from django.db import migrations, models

import birge.kernel.ids
import birge.kernel.tables
import birge.kernel.texts


class Migration(migrations.Migration):
    dependencies = [
        ("contests", "0006_rules"),
        ("decisions", "0003_minutes"),
        ("places", "0001_first"),
    ]

    operations = [
        birge.kernel.tables.CreateModels(
            models=[
                migrations.CreateModel(
                    name="Poll",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("names", birge.kernel.texts.TextsField(blank=True, default=dict, verbose_name="name")),
                        (
                            "about",
                            birge.kernel.texts.TextsField(
                                blank=True, default=dict, verbose_name="what it is for, and who can vote"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("approval", "Choose several"), ("cumulative", "Share out points")],
                                default="approval",
                                max_length=12,
                                verbose_name="how people vote",
                            ),
                        ),
                        (
                            "voters",
                            models.CharField(
                                choices=[
                                    ("codes", "With a printed code, one per resident"),
                                    ("accounts", "Signed in, known in the household book"),
                                ],
                                default="codes",
                                max_length=10,
                                verbose_name="who votes",
                            ),
                        ),
                        (
                            "most",
                            models.PositiveSmallIntegerField(
                                default=3, verbose_name="most projects, or points to share out"
                            ),
                        ),
                        ("budget_tyiyn", models.PositiveBigIntegerField(verbose_name="budget")),
                        ("opens_at", models.DateTimeField(verbose_name="from")),
                        ("closes_at", models.DateTimeField(verbose_name="until")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("open", "Open"),
                                    ("closed", "Closed, being counted"),
                                    ("published", "Published"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        ("cancel_reason", models.CharField(blank=True, max_length=500)),
                        ("is_demo", models.BooleanField(default=False)),
                        (
                            "decision",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="decisions.decision",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.place"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["place", "state"], name="contests_vote_of_place")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("opens_at__lt", models.F("closes_at"))), name="contests_vote_period"
                            ),
                            models.CheckConstraint(condition=models.Q(("most__gte", 1)), name="contests_vote_most"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Tally",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("choices", models.CharField(max_length=1000)),
                        ("count", models.PositiveIntegerField(default=0)),
                        ("on_paper", models.PositiveIntegerField(default=0)),
                        (
                            "poll",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="tallies", to="contests.poll"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("poll", "choices"), name="contests_tally_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Voted",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("voter", models.CharField(max_length=64)),
                        (
                            "poll",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="contests.poll"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("poll", "voter"), name="contests_voted_once")],
                    },
                ),
                migrations.CreateModel(
                    name="VoteOption",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("title", models.CharField(max_length=200, verbose_name="project")),
                        ("about", models.TextField(blank=True, verbose_name="what would be done")),
                        ("cost_tyiyn", models.PositiveBigIntegerField(verbose_name="cost")),
                        (
                            "poll",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="options", to="contests.poll"
                            ),
                        ),
                        (
                            "problem",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="options",
                                to="contests.problem",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("poll", "number"), name="contests_option_once"),
                            models.CheckConstraint(
                                condition=models.Q(("cost_tyiyn__gt", 0)), name="contests_option_cost"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VotingCode",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("code_hash", models.CharField(max_length=64, unique=True)),
                        ("is_used", models.BooleanField(default=False)),
                        ("is_withdrawn", models.BooleanField(default=False)),
                        (
                            "poll",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="codes", to="contests.poll"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("poll", "number"), name="contests_voting_code_once")
                        ],
                    },
                ),
            ],
        ),
    ]
