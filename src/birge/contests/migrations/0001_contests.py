import uuid

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import birge.kernel.ids
import birge.kernel.tables
import birge.kernel.texts


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("decisions", "0003_minutes"),
        ("kernel", "0009_expiring_documents"),
        ("meetings", "0001_bodies_meetings_and_minutes"),
        ("people", "0005_water_roles"),
        ("people", "__first__"),
        ("places", "0001_first"),
    ]

    operations = [
        birge.kernel.tables.CreateModels(
            models=[
                migrations.CreateModel(
                    name="AgeBands",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("starts_on", models.DateField(unique=True, verbose_name="from")),
                        ("bands", models.JSONField(default=list)),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="where this was read")),
                    ],
                    options={
                        "ordering": ["starts_on"],
                    },
                ),
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
                    name="AgreementWording",
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
                        (
                            "texts",
                            birge.kernel.texts.TextsField(
                                blank=True, default=dict, verbose_name="text of the agreement"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("by", models.JSONField()),
                        (
                            "customer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["customer", "profile", "at"], name="contests_wording_of")],
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
                        (
                            "school",
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
                        "ordering": ["starts_on", "id"],
                    },
                ),
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
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("customer", "profile", "version"), name="contests_rules_version_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("published_at__isnull", True),
                                    models.Q(("act", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="contests_rules_published_by_act",
                            ),
                        ],
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
                        ("received_at", models.DateTimeField(null=True, verbose_name="received on paper")),
                        ("entered_by", models.UUIDField(null=True)),
                        ("opened_at", models.DateTimeField(null=True)),
                        ("repair_until", models.DateTimeField(null=True)),
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
                            "receipt",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kernel.issueddocument",
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
                        ("advance_tyiyn", models.PositiveBigIntegerField(default=0, verbose_name="advance")),
                        ("asked_tyiyn", models.PositiveBigIntegerField(default=0)),
                        ("paid_tyiyn", models.PositiveBigIntegerField(default=0)),
                        ("returned_tyiyn", models.PositiveBigIntegerField(default=0)),
                        ("released_tyiyn", models.PositiveBigIntegerField(default=0)),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(verbose_name="until")),
                        ("made_at", models.DateTimeField()),
                        ("signed_at", models.DateTimeField(null=True)),
                        ("completed_at", models.DateTimeField(null=True)),
                        ("closed_at", models.DateTimeField(null=True)),
                        ("close_note", models.TextField(blank=True, verbose_name="what came of it")),
                        ("close_score", models.PositiveSmallIntegerField(null=True)),
                        ("close_facts", models.JSONField(blank=True, default=list)),
                        ("applicant_note", models.TextField(blank=True, verbose_name="what the contractor says to it")),
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
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gt", models.F("starts_on"))),
                                name="contests_agreement_period",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "asked_tyiyn__lte",
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("amount_tyiyn"), "-", models.F("released_tyiyn")
                                        ),
                                    ),
                                    ("paid_tyiyn__lte", models.F("asked_tyiyn")),
                                    ("returned_tyiyn__lte", models.F("paid_tyiyn")),
                                ),
                                name="contests_agreement_not_exceeded",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgreementVersion",
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
                                    ("draft", "Draft"),
                                    ("locked", "Waiting for signatures"),
                                    ("signed", "Signed"),
                                    ("withdrawn", "Taken back"),
                                ],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        ("content", models.JSONField()),
                        ("why", models.CharField(blank=True, max_length=500, verbose_name="why it was changed")),
                        ("made_at", models.DateTimeField()),
                        ("by", models.JSONField()),
                        ("sha256", models.CharField(blank=True, max_length=64)),
                        ("locked_at", models.DateTimeField(null=True)),
                        ("signed_at", models.DateTimeField(null=True)),
                        ("withdrawn_why", models.CharField(blank=True, max_length=500)),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="contests.agreement",
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
                    ],
                    options={
                        "ordering": ["-number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("agreement", "number"), name="contests_agreement_version_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["draft", "locked"])),
                                fields=("agreement",),
                                name="contests_agreement_one_open_version",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgreementSignature",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[("customer", "Customer"), ("contractor", "Contractor")], max_length=10
                            ),
                        ),
                        ("account", models.UUIDField(null=True)),
                        ("name", models.CharField(max_length=200)),
                        (
                            "method",
                            models.CharField(
                                choices=[
                                    ("paper", "on paper, scan attached"),
                                    ("totp", "by a one-time code of the sign-in application"),
                                    ("sent-code", "by a one-time code that was sent"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("signed_at", models.DateTimeField()),
                        ("sha256", models.CharField(max_length=64)),
                        (
                            "scan",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kernel.storedfile",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signatures",
                                to="contests.agreementversion",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("version", "side"), name="contests_signature_once_a_side")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgreementCode",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("code_hash", models.CharField(max_length=64)),
                        ("expires_at", models.DateTimeField()),
                        ("tries", models.PositiveSmallIntegerField(default=0)),
                        ("used_at", models.DateTimeField(null=True)),
                        (
                            "account",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="codes",
                                to="contests.agreementversion",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
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
                    name="Award",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("number", models.PositiveIntegerField(default=1, verbose_name="round")),
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
                        ("statement", models.JSONField(blank=True, default=dict)),
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
                                fields=("call", "number"),
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
                        (
                            "meeting",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="meetings.meeting",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Complaint",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        (
                            "about",
                            models.CharField(
                                choices=[
                                    ("call", "The terms of the call"),
                                    ("screening", "The formal check"),
                                    ("decision", "The decision"),
                                    ("cancellation", "The cancellation of the contest"),
                                ],
                                max_length=12,
                                verbose_name="about",
                            ),
                        ),
                        ("account", models.UUIDField(null=True)),
                        ("text", models.TextField(verbose_name="what is wrong, and what should be done")),
                        ("submitted_at", models.DateTimeField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("submitted", "Submitted"),
                                    ("accepted", "Under consideration"),
                                    ("not-considered", "Left without consideration"),
                                    ("satisfied", "Satisfied"),
                                    ("declined", "Declined"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="submitted",
                                max_length=14,
                            ),
                        ),
                        ("due_on", models.DateField(null=True, verbose_name="answer until")),
                        ("accepted_at", models.DateTimeField(null=True)),
                        ("answered_at", models.DateTimeField(null=True)),
                        ("answered_by", models.JSONField(null=True)),
                        ("answer", models.TextField(blank=True, verbose_name="answer and its reasons")),
                        (
                            "applicant",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="complaints",
                                to="contests.applicant",
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="complaints",
                                to="contests.application",
                            ),
                        ),
                        (
                            "award",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="complaints",
                                to="contests.award",
                            ),
                        ),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="complaints",
                                to="contests.call",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["state", "due_on"], name="contests_complaint_by_state")],
                        "constraints": [
                            models.UniqueConstraint(fields=("call", "number"), name="contests_complaint_number_once")
                        ],
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
                    name="HiddenPlace",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("why", models.CharField(max_length=300, verbose_name="why")),
                        ("hidden_at", models.DateTimeField()),
                        ("hidden_by", models.JSONField()),
                        ("shown_at", models.DateTimeField(null=True)),
                        (
                            "application",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="hidden_places",
                                to="contests.application",
                            ),
                        ),
                        (
                            "call",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="hidden_places",
                                to="contests.call",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("application__isnull", False), ("call__isnull", True)),
                                    models.Q(("application__isnull", True), ("call__isnull", False)),
                                    _connector="OR",
                                ),
                                name="contests_hidden_place_of_one",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("shown_at", None)),
                                fields=("call",),
                                name="contests_hidden_place_call_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("shown_at", None)),
                                fields=("application",),
                                name="contests_hidden_place_application_once",
                            ),
                        ],
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
                        ("number", models.PositiveIntegerField(blank=True, null=True)),
                        ("most", models.PositiveIntegerField(blank=True, null=True, verbose_name="most applications")),
                        ("relatives", models.TextField(blank=True, verbose_name="relatives")),
                        ("declared_at", models.DateTimeField(null=True)),
                        ("left_at", models.DateTimeField(null=True)),
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
                    name="Declaration",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="declarations",
                                to="contests.application",
                            ),
                        ),
                        (
                            "marker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="declarations",
                                to="contests.marker",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("application", "marker"), name="contests_declaration_once")
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
                        ("due_on", models.DateField(null=True, verbose_name="until")),
                        ("done_at", models.DateTimeField(null=True)),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("end_reason", models.CharField(blank=True, max_length=500, verbose_name="why")),
                        ("unfinished", models.JSONField(blank=True, default=dict)),
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
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("shown", "Evidence sent"),
                                    ("returned", "Returned"),
                                    ("met", "Met"),
                                ],
                                default="planned",
                                max_length=10,
                            ),
                        ),
                        ("said", models.TextField(blank=True, verbose_name="what was done")),
                        ("shown_at", models.DateTimeField(null=True)),
                        ("answer", models.CharField(blank=True, max_length=500, verbose_name="answer")),
                        ("answered_at", models.DateTimeField(null=True)),
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
                        "indexes": [models.Index(fields=["state", "due_on"], name="contests_milestone_due")],
                        "constraints": [
                            models.UniqueConstraint(fields=("agreement", "number"), name="contests_milestone_once"),
                            models.CheckConstraint(
                                condition=models.Q(("met_at__isnull", True), ("state", "met"), _connector="OR"),
                                name="contests_milestone_met",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Evidence",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="what it shows")),
                        ("at", models.DateTimeField()),
                        ("by", models.JSONField()),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kernel.storedfile"
                            ),
                        ),
                        (
                            "milestone",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="files",
                                to="contests.milestone",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
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
                        ("answer_until", models.DateTimeField(null=True)),
                        ("answered_at", models.DateTimeField(null=True)),
                        ("answered_by", models.JSONField(null=True)),
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
                        "indexes": [models.Index(fields=["state", "answer_until"], name="contests_offer_by_state")],
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
                    name="Payment",
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
                                    ("asked", "Asked for"),
                                    ("first", "First approval"),
                                    ("approved", "Approved, to be paid"),
                                    ("paid", "Paid"),
                                    ("refused", "Refused"),
                                    ("returned", "Money returned"),
                                ],
                                default="asked",
                                max_length=10,
                            ),
                        ),
                        ("amount_tyiyn", models.PositiveBigIntegerField(verbose_name="amount")),
                        ("needs_second", models.BooleanField(default=True)),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="what for")),
                        ("asked_at", models.DateTimeField()),
                        ("asked_by", models.JSONField()),
                        ("asked_account", models.UUIDField(null=True)),
                        ("first_at", models.DateTimeField(null=True)),
                        ("first_by", models.JSONField(null=True)),
                        ("first_account", models.UUIDField(null=True)),
                        ("second_at", models.DateTimeField(null=True)),
                        ("second_by", models.JSONField(null=True)),
                        ("second_account", models.UUIDField(null=True)),
                        ("refused_at", models.DateTimeField(null=True)),
                        ("refused_why", models.CharField(blank=True, max_length=500)),
                        ("paid_on", models.DateField(null=True, verbose_name="paid on")),
                        ("order_number", models.CharField(blank=True, max_length=60, verbose_name="payment order")),
                        ("entered_by", models.JSONField(null=True)),
                        ("entered_at", models.DateTimeField(null=True)),
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
                        "indexes": [models.Index(fields=["state", "asked_at"], name="contests_payment_by_state")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    models.Q(("state", "refused"), _negated=True), ("milestone__isnull", False)
                                ),
                                fields=("milestone",),
                                name="contests_tranche_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["refused", "returned"]), _negated=True),
                                    ("milestone__isnull", True),
                                ),
                                fields=("agreement",),
                                name="contests_advance_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_account__isnull", True),
                                    ("asked_account__isnull", True),
                                    models.Q(("first_account", models.F("asked_account")), _negated=True),
                                    _connector="OR",
                                ),
                                name="contests_payment_asked_by_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("second_account__isnull", True),
                                    models.Q(
                                        ("first_account__isnull", False),
                                        models.Q(("second_account", models.F("first_account")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="contests_payment_two_persons",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("second_account__isnull", True),
                                    ("asked_account__isnull", True),
                                    models.Q(("second_account", models.F("asked_account")), _negated=True),
                                    _connector="OR",
                                ),
                                name="contests_payment_second_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["approved", "paid"]), _negated=True),
                                    models.Q(("first_account__isnull", False), ("needs_second", False)),
                                    models.Q(("first_account__isnull", False), ("second_account__isnull", False)),
                                    _connector="OR",
                                ),
                                name="contests_payment_approved",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["paid", "returned"]), _negated=True),
                                    models.Q(("paid_on__isnull", False), models.Q(("order_number", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="contests_payment_order",
                            ),
                        ],
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
                migrations.CreateModel(
                    name="Pulse",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("questions", models.JSONField(default=list)),
                        ("opens_on", models.DateField(verbose_name="from")),
                        ("closes_on", models.DateField(verbose_name="until")),
                        ("made_at", models.DateTimeField()),
                        ("by", models.JSONField()),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pulses",
                                to="contests.agreement",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-opens_on"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("closes_on__gt", models.F("opens_on"))),
                                name="contests_pulse_period",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PulseAnswer",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ("marks", models.JSONField(default=dict)),
                        ("words", models.TextField(blank=True, verbose_name="in your own words")),
                        (
                            "way",
                            models.CharField(
                                choices=[("site", "On the site"), ("paper", "On paper"), ("sms", "By SMS")],
                                max_length=5,
                            ),
                        ),
                        (
                            "pulse",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="contests.pulse"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="PulseSlip",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("code_hash", models.CharField(max_length=64, unique=True)),
                        ("is_used", models.BooleanField(default=False)),
                        (
                            "pulse",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="slips", to="contests.pulse"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Report",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("is_final", models.BooleanField(default=False)),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(verbose_name="until")),
                        ("due_on", models.DateField(verbose_name="due")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("due", "To be written"),
                                    ("submitted", "Submitted"),
                                    ("returned", "Returned"),
                                    ("accepted", "Accepted"),
                                ],
                                default="due",
                                max_length=10,
                            ),
                        ),
                        ("done", models.TextField(blank=True, verbose_name="what was done")),
                        (
                            "hard",
                            models.TextField(
                                blank=True, verbose_name="what was hard, and what is asked of the customer"
                            ),
                        ),
                        ("spending", models.JSONField(blank=True, default=list)),
                        ("submitted_at", models.DateTimeField(null=True)),
                        ("submitted_by", models.JSONField(null=True)),
                        ("answer", models.CharField(blank=True, max_length=500, verbose_name="answer")),
                        ("answered_at", models.DateTimeField(null=True)),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="contests.agreement",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["number"],
                        "indexes": [models.Index(fields=["state", "due_on"], name="contests_report_due")],
                        "constraints": [
                            models.UniqueConstraint(fields=("agreement", "number"), name="contests_report_once"),
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gt", models.F("starts_on"))),
                                name="contests_report_period",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IndicatorValue",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("sex", models.CharField(blank=True, choices=[("f", "Female"), ("m", "Male")], max_length=10)),
                        ("ages", models.CharField(blank=True, max_length=10)),
                        ("value", models.DecimalField(decimal_places=2, max_digits=14)),
                        (
                            "indicator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="values",
                                to="contests.indicator",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="values", to="contests.report"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("indicator", "report", "sex", "ages"), name="contests_value_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportFile",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="what it shows")),
                        ("at", models.DateTimeField()),
                        ("by", models.JSONField()),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kernel.storedfile"
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="files", to="contests.report"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
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
                    name="Visit",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("on", models.DateField(verbose_name="day")),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("before", "Before the work"),
                                    ("during", "During the work"),
                                    ("end", "At the end of the work"),
                                    ("after", "Some time after"),
                                ],
                                max_length=10,
                                verbose_name="when in the project",
                            ),
                        ),
                        ("who", models.CharField(max_length=300, verbose_name="who visited")),
                        ("text", models.TextField(verbose_name="what was seen")),
                        ("made_at", models.DateTimeField()),
                        ("by", models.JSONField()),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="visits",
                                to="contests.agreement",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-on", "-made_at"],
                    },
                ),
                migrations.CreateModel(
                    name="Finding",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "severity",
                            models.CharField(
                                choices=[("note", "Remark"), ("minor", "Minor"), ("major", "Grave")],
                                max_length=10,
                                verbose_name="how grave",
                            ),
                        ),
                        ("text", models.CharField(max_length=1000, verbose_name="what was found")),
                        ("mend_until", models.DateField(blank=True, null=True, verbose_name="to be mended until")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "To be mended"),
                                    ("mended", "Said to be mended"),
                                    ("closed", "Mended"),
                                ],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        ("mended", models.CharField(blank=True, max_length=1000, verbose_name="how it was mended")),
                        ("mended_at", models.DateTimeField(null=True)),
                        ("answer", models.CharField(blank=True, max_length=500, verbose_name="answer")),
                        ("closed_at", models.DateTimeField(null=True)),
                        (
                            "file",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="kernel.storedfile",
                            ),
                        ),
                        (
                            "visit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="findings",
                                to="contests.visit",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "indexes": [models.Index(fields=["state", "mend_until"], name="contests_finding_due")],
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
                migrations.CreateModel(
                    name="YearEnd",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=birge.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("year", models.PositiveIntegerField(verbose_name="year")),
                        ("amount_tyiyn", models.PositiveBigIntegerField(verbose_name="amount")),
                        ("is_released", models.BooleanField(verbose_name="set free")),
                        ("why", models.CharField(max_length=500, verbose_name="why")),
                        ("at", models.DateTimeField()),
                        ("by", models.JSONField()),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="year_ends",
                                to="contests.agreement",
                            ),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="year_ends",
                                to="contests.budgetline",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("line", "agreement", "year"), name="contests_year_end_once")
                        ],
                    },
                ),
            ],
        ),
    ]
