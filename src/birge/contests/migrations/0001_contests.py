import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import birge.kernel.ids
import birge.kernel.tables
import birge.kernel.texts


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("decisions", "0003_minutes"),
        ("meetings", "0001_bodies_meetings_and_minutes"),
        ("people", "0005_water_roles"),
        ("people", "__first__"),
        ("places", "0001_first"),
    ]

    operations = [
        birge.kernel.tables.CreateModels(
            models=[
                migrations.CreateModel(
                    name="Direction",
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
                    name="Applicant",
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
                                    ("organisation", "Organisation"),
                                    ("group", "Group of residents"),
                                    ("individual", "One resident"),
                                    ("pupils", "Pupils of a school"),
                                    ("water-users", "Water users' association"),
                                ],
                                max_length=12,
                                verbose_name="kind of applicant",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                        ("phone", models.CharField(blank=True, max_length=20, verbose_name="phone")),
                        ("facts", models.JSONField(blank=True, default=dict)),
                        ("answers", models.JSONField(blank=True, default=dict)),
                        (
                            "account",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
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
                                fields=("organisation",), name="contests_applicant_organisation_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("name", ""), ("organisation__isnull", False)),
                                    models.Q(("organisation__isnull", True), models.Q(("name", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="contests_applicant_one_name",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BoardMember",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("post", models.CharField(blank=True, max_length=200, verbose_name="post")),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                        (
                            "applicant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="board",
                                to="contests.applicant",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Problem",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="the problem in one sentence")),
                        ("text", models.TextField(blank=True, verbose_name="what is wrong, and for whom")),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("site", "Through the site"),
                                    ("phone", "By phone"),
                                    ("paper", "On paper"),
                                    ("meeting", "At a meeting"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("account", models.UUIDField(null=True)),
                        ("reporter", models.JSONField(blank=True, default=dict)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("new", "New"),
                                    ("accepted", "Accepted"),
                                    ("merged", "Merged into another"),
                                    ("declined", "Declined"),
                                    ("in-a-call", "In a contest"),
                                    ("solved", "Solved"),
                                ],
                                default="new",
                                max_length=10,
                            ),
                        ),
                        ("answer", models.CharField(blank=True, max_length=500, verbose_name="answer to the person")),
                        ("code_hash", models.CharField(max_length=64, unique=True)),
                        ("submitted_at", models.DateTimeField()),
                        ("answered_at", models.DateTimeField(null=True)),
                        ("answered_by", models.JSONField(null=True)),
                        (
                            "direction",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="contests.direction"
                            ),
                        ),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merged",
                                to="contests.problem",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.organisation",
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
                        "indexes": [
                            models.Index(fields=["place", "state"], name="contests_problem_of_place"),
                            models.Index(fields=["account"], name="contests_problem_of_account"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Programme",
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
                            birge.kernel.texts.TextsField(blank=True, default=dict, verbose_name="what it is for"),
                        ),
                        (
                            "basis",
                            models.CharField(blank=True, max_length=500, verbose_name="decision on which it stands"),
                        ),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="where this was read")),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                        (
                            "customer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="places.place",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True), ("ends_on__gt", models.F("starts_on")), _connector="OR"
                                ),
                                name="contests_programme_period",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BudgetLine",
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
                                    ("budget", "Budget line"),
                                    ("reserve-fund", "Deputies' reserve fund"),
                                    ("donor", "Donor"),
                                    ("own", "Own contribution"),
                                    ("raised", "Funds raised"),
                                ],
                                max_length=12,
                                verbose_name="source of the money",
                            ),
                        ),
                        ("names", birge.kernel.texts.TextsField(blank=True, default=dict, verbose_name="name")),
                        ("code", models.CharField(blank=True, max_length=60, verbose_name="code in the budget")),
                        ("currency", models.CharField(default="KGS", max_length=3, verbose_name="currency")),
                        ("amount_tyiyn", models.PositiveBigIntegerField(verbose_name="amount")),
                        ("committed_tyiyn", models.BigIntegerField(default=0)),
                        ("basis", models.CharField(blank=True, max_length=500, verbose_name="decision that allots it")),
                        (
                            "payer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.organisation",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="contests.programme",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("committed_tyiyn__gte", 0), ("committed_tyiyn__lte", models.F("amount_tyiyn"))
                                ),
                                name="contests_line_not_exceeded",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Commitment",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("amount_tyiyn", models.BigIntegerField()),
                        ("subject", models.CharField(max_length=120)),
                        ("reason", models.CharField(blank=True, max_length=300)),
                        ("at", models.DateTimeField()),
                        ("by", models.JSONField()),
                        (
                            "line",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commitments",
                                to="contests.budgetline",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["subject"], name="contests_commitment_subject")],
                    },
                ),
                migrations.CreateModel(
                    name="RuleSet",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "profile",
                            models.CharField(
                                choices=[
                                    ("social-order", "State (municipal) social order: contest"),
                                    ("voucher", "State (municipal) social order: voucher"),
                                    ("youth-grant", "Grant for a youth initiative"),
                                    ("cso-grant", "Grant for a civil-society organisation"),
                                    ("local-initiative", "Local initiative"),
                                    ("school-or-water", "Initiative of a school or a water users' association"),
                                    ("rapid-response", "Rapid-response grant, applications at any time"),
                                ],
                                max_length=20,
                                verbose_name="kind of procedure",
                            ),
                        ),
                        ("names", birge.kernel.texts.TextsField(blank=True, default=dict, verbose_name="name")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "act",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="regulation, its number and date"
                            ),
                        ),
                        ("terms", models.JSONField(default=dict)),
                        ("sources", models.JSONField(blank=True, default=dict)),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("published_at", models.DateTimeField(null=True)),
                        ("published_by", models.JSONField(null=True)),
                        (
                            "customer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                            ),
                        ),
                        (
                            "replaces",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replaced_by",
                                to="contests.ruleset",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Call",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("names", birge.kernel.texts.TextsField(blank=True, default=dict, verbose_name="name")),
                        (
                            "goal",
                            birge.kernel.texts.TextsField(
                                blank=True, default=dict, verbose_name="goal of the projects"
                            ),
                        ),
                        (
                            "task",
                            birge.kernel.texts.TextsField(blank=True, default=dict, verbose_name="what is to be done"),
                        ),
                        (
                            "problem_text",
                            birge.kernel.texts.TextsField(
                                blank=True, default=dict, verbose_name="the problem, as a study of needs describes it"
                            ),
                        ),
                        ("currency", models.CharField(default="KGS", max_length=3)),
                        ("funding_tyiyn", models.PositiveBigIntegerField(verbose_name="money for all projects")),
                        (
                            "least_tyiyn",
                            models.PositiveBigIntegerField(blank=True, null=True, verbose_name="least for one project"),
                        ),
                        (
                            "most_tyiyn",
                            models.PositiveBigIntegerField(blank=True, null=True, verbose_name="most for one project"),
                        ),
                        ("areas", models.JSONField(blank=True, default=list)),
                        ("is_rolling", models.BooleanField(default=False)),
                        ("is_demo", models.BooleanField(default=False)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("open", "Taking applications"),
                                    ("opened", "Applications opened"),
                                    ("marking", "Commission is marking"),
                                    ("ranked", "Ranked"),
                                    ("decided", "Decided"),
                                    ("agreed", "Projects running"),
                                    ("closed", "Closed"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        ("opens_at", models.DateTimeField(blank=True, null=True, verbose_name="applications from")),
                        (
                            "questions_until",
                            models.DateTimeField(blank=True, null=True, verbose_name="questions until"),
                        ),
                        ("deadline_at", models.DateTimeField(blank=True, null=True, verbose_name="deadline")),
                        ("announced_at", models.DateTimeField(null=True)),
                        ("opened_at", models.DateTimeField(null=True)),
                        ("decided_at", models.DateTimeField(null=True)),
                        ("closed_at", models.DateTimeField(null=True)),
                        ("cancelled_at", models.DateTimeField(null=True)),
                        ("cancel_reason", models.CharField(blank=True, max_length=500)),
                        (
                            "customer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="places.place",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="calls",
                                to="contests.programme",
                            ),
                        ),
                        (
                            "rule_set",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="calls", to="contests.ruleset"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["state", "deadline_at"], name="contests_call_by_state")],
                        "constraints": [
                            models.UniqueConstraint(fields=("customer", "number"), name="contests_call_number_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("opens_at__isnull", True),
                                    ("deadline_at__isnull", True),
                                    ("opens_at__lt", models.F("deadline_at")),
                                    _connector="OR",
                                ),
                                name="contests_call_period",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Application",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("number", models.PositiveIntegerField(null=True)),
                        (
                            "way",
                            models.CharField(
                                choices=[("site", "Through the site"), ("paper", "On paper, entered by a clerk")],
                                default="site",
                                max_length=6,
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("submitted", "Submitted, sealed"),
                                    ("opened", "Opened"),
                                    ("to-repair", "To be repaired"),
                                    ("admitted", "Admitted"),
                                    ("not-admitted", "Not admitted"),
                                    ("won", "Selected"),
                                    ("reserve", "On the reserve list"),
                                    ("lost", "Not selected"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="draft",
                                max_length=12,
                            ),
                        ),
                        ("made_at", models.DateTimeField()),
                        ("submitted_at", models.DateTimeField(null=True)),
                        ("opened_at", models.DateTimeField(null=True)),
                        ("withdrawn_at", models.DateTimeField(null=True)),
                        ("title", models.CharField(blank=True, max_length=300, verbose_name="name of the project")),
                        ("requested_tyiyn", models.PositiveBigIntegerField(null=True, verbose_name="asked for")),
                        ("own_tyiyn", models.PositiveBigIntegerField(null=True, verbose_name="own contribution")),
                        ("content", models.JSONField(null=True)),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="why")),
                        (
                            "applicant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="applications",
                                to="contests.applicant",
                            ),
                        ),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="places.place",
                            ),
                        ),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="applications",
                                to="contests.call",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["applicant", "state"], name="contests_application_of")],
                        "constraints": [
                            models.UniqueConstraint(fields=("call", "number"), name="contests_application_number_once"),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "withdrawn"), _negated=True),
                                fields=("call", "applicant"),
                                name="contests_application_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Agreement",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("number", models.CharField(max_length=40, verbose_name="number")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("signed", "In force"),
                                    ("completed", "Work completed"),
                                    ("closed", "Closed"),
                                    ("terminated", "Terminated"),
                                ],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        ("amount_tyiyn", models.PositiveBigIntegerField(verbose_name="amount")),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(verbose_name="until")),
                        ("signed_at", models.DateTimeField(null=True)),
                        ("closed_at", models.DateTimeField(null=True)),
                        ("close_note", models.TextField(blank=True, verbose_name="what came of it")),
                        (
                            "application",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agreement",
                                to="contests.application",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Award",
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
                                    ("draft", "Draft"),
                                    ("decided", "Decided"),
                                    ("published", "Published"),
                                    ("final", "Final"),
                                    ("repeated", "To be repeated"),
                                ],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        ("standstill_until", models.DateTimeField(null=True, verbose_name="agreements not before")),
                        ("complaints_until", models.DateTimeField(null=True, verbose_name="complaints until")),
                        (
                            "decision",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="decisions.decision"
                            ),
                        ),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="awards", to="contests.call"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "repeated"), _negated=True),
                                fields=("call",),
                                name="contests_award_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AwardRow",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("rank", models.PositiveIntegerField(null=True)),
                        ("score", models.CharField(blank=True, max_length=80)),
                        ("outcome", models.CharField(max_length=40)),
                        ("granted_tyiyn", models.PositiveBigIntegerField(null=True)),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="award_rows",
                                to="contests.application",
                            ),
                        ),
                        (
                            "award",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="contests.award"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("award", "application"), name="contests_award_row_once"),
                            models.UniqueConstraint(fields=("award", "number"), name="contests_award_number_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CallChange",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("what", models.JSONField()),
                        ("reason", models.CharField(max_length=500, verbose_name="why")),
                        ("at", models.DateTimeField()),
                        ("by", models.JSONField()),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="contests.call"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CallMoney",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("amount_tyiyn", models.PositiveBigIntegerField(verbose_name="amount")),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="money", to="contests.call"
                            ),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="contests.budgetline"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("call", "line"), name="contests_call_money_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CallQuestion",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("text", models.TextField(verbose_name="question")),
                        ("account", models.UUIDField(null=True)),
                        ("asked_at", models.DateTimeField()),
                        ("answer", models.TextField(blank=True, verbose_name="answer")),
                        ("answered_at", models.DateTimeField(null=True)),
                        ("answered_by", models.JSONField(null=True)),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="questions",
                                to="contests.call",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Commission",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="meetings.body"
                            ),
                        ),
                        (
                            "call",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commission",
                                to="contests.call",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Indicator",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("title", models.CharField(max_length=300, verbose_name="indicator")),
                        ("unit", models.CharField(max_length=60, verbose_name="unit")),
                        ("counts_people", models.BooleanField(default=False, verbose_name="counts people")),
                        (
                            "baseline",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="baseline"
                            ),
                        ),
                        ("target", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="target")),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="indicators",
                                to="contests.agreement",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("agreement", "number"), name="contests_indicator_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Marker",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "group",
                            models.CharField(
                                choices=[
                                    ("officials", "Officials"),
                                    ("cso", "Civil society"),
                                    ("experts", "Experts"),
                                    ("residents", "Residents"),
                                ],
                                max_length=10,
                                verbose_name="group",
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("most", models.PositiveIntegerField(blank=True, null=True, verbose_name="most applications")),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="markers", to="contests.call"
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="meetings.bodymember"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("call", "member"), name="contests_marker_once"),
                            models.UniqueConstraint(fields=("call", "number"), name="contests_marker_number_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Conflict",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("declared", "Declared by the member"),
                                    ("detected", "Found by Birge"),
                                    ("reported", "Reported by somebody else"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("to-check", "To check"),
                                    ("standing", "Stands: does not mark"),
                                    ("dismissed", "Dismissed"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("finding", models.CharField(max_length=40)),
                        ("facts", models.JSONField(blank=True, default=dict)),
                        ("text", models.CharField(blank=True, max_length=500, verbose_name="what it is")),
                        ("found_at", models.DateTimeField()),
                        ("settled_at", models.DateTimeField(null=True)),
                        ("settled_by", models.JSONField(null=True)),
                        ("settled_why", models.CharField(blank=True, max_length=500, verbose_name="why")),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="conflicts",
                                to="contests.application",
                            ),
                        ),
                        (
                            "marker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="conflicts",
                                to="contests.marker",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("application", "marker", "finding"), name="contests_conflict_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MarkingTask",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("given_at", models.DateTimeField()),
                        ("done_at", models.DateTimeField(null=True)),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tasks",
                                to="contests.application",
                            ),
                        ),
                        (
                            "marker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="tasks", to="contests.marker"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at", None)),
                                fields=("application", "marker"),
                                name="contests_task_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Mark",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("criterion", models.CharField(max_length=40)),
                        ("mark_hundredths", models.PositiveIntegerField()),
                        ("reason", models.TextField(verbose_name="reason")),
                        ("at", models.DateTimeField()),
                        ("replaced_at", models.DateTimeField(null=True)),
                        (
                            "task",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="marks",
                                to="contests.markingtask",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("replaced_at", None)),
                                fields=("task", "criterion"),
                                name="contests_mark_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Milestone",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("title", models.CharField(max_length=300, verbose_name="what is done")),
                        ("evidence", models.CharField(blank=True, max_length=300, verbose_name="what proves it")),
                        ("due_on", models.DateField(verbose_name="until")),
                        ("tranche_tyiyn", models.PositiveBigIntegerField(default=0, verbose_name="tranche")),
                        ("met_at", models.DateTimeField(null=True)),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="milestones",
                                to="contests.agreement",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("agreement", "number"), name="contests_milestone_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Offer",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("amount_tyiyn", models.PositiveBigIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("offered", "Offered"),
                                    ("accepted", "Accepted"),
                                    ("declined", "Declined"),
                                    ("lapsed", "Lapsed"),
                                ],
                                default="offered",
                                max_length=10,
                            ),
                        ),
                        ("offered_at", models.DateTimeField()),
                        ("answer_until", models.DateTimeField()),
                        ("answered_at", models.DateTimeField(null=True)),
                        ("why", models.CharField(blank=True, max_length=500, verbose_name="why")),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offers",
                                to="contests.application",
                            ),
                        ),
                        (
                            "award",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="offers", to="contests.award"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["offered", "accepted"])),
                                fields=("application",),
                                name="contests_offer_once",
                            )
                        ],
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
                        ("is_return", models.BooleanField(default=False)),
                        ("amount_tyiyn", models.PositiveBigIntegerField(verbose_name="amount")),
                        ("asked_at", models.DateTimeField()),
                        ("asked_by", models.JSONField()),
                        ("first_approval", models.JSONField(null=True)),
                        ("second_approval", models.JSONField(null=True)),
                        ("refused_at", models.DateTimeField(null=True)),
                        ("refused_why", models.CharField(blank=True, max_length=500)),
                        ("paid_on", models.DateField(null=True, verbose_name="paid on")),
                        ("order_number", models.CharField(blank=True, max_length=60, verbose_name="payment order")),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="payments",
                                to="contests.agreement",
                            ),
                        ),
                        (
                            "milestone",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="payments",
                                to="contests.milestone",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CallProblem",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="problems", to="contests.call"
                            ),
                        ),
                        (
                            "problem",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="calls", to="contests.problem"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("call", "problem"), name="contests_call_problem_once")
                        ],
                    },
                ),
            ],
        ),
    ]
