"""The pages of calls, programmes and rules: who gets in, what they say, what is typed wrong."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from birge.contests.actions.questions import answer_question, ask_question
from birge.contests.actions.rule_sets import begin_rule_set
from birge.contests.enums.calls import CallState
from birge.contests.models import BudgetLine, Call, CallQuestion, Programme, RuleSet
from birge.kernel.actors import Actor
from birge.people.enums import Role
from tests.contests.small_call import BY, NOW, SOM, TEXTS, small_call
from tests.people.factories import AccountFactory, AssignmentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def small():
    return small_call()


@pytest.fixture
def desk(client, small):
    client.force_login(small.secretary)
    return client


def address(name: str, *things) -> str:
    return reverse(f"contests:{name}", args=[getattr(thing, "pk", thing) for thing in things])


def notice(line: BudgetLine, **more: str) -> dict[str, str]:
    texts = {
        f"{name}_{language}": words.get(language, "") for name, words in TEXTS.items() for language in ("ky", "ru")
    }
    deadline = timezone.localtime(timezone.now() + timedelta(days=60)).strftime("%Y-%m-%dT%H:%M")
    return {**texts, f"line_{line.pk.hex}": "250 000,00", "deadline_at": deadline, **more}


def test_a_secretary_drafts_and_announces_a_call_and_everybody_reads_it(desk, small, client, english):
    drafted = desk.post(address("new_call", small.programme), notice(small.line, rule_set=str(small.rules.pk)))
    call = Call.objects.get()
    assert (drafted.status_code, drafted["Location"], call.funding_tyiyn) == (302, address("call", call), 250_000 * SOM)
    assert client.get(address("open_call", call)).status_code == 404

    refused = desk.post(address("announce_call", call)).content.decode()
    assert address("seal", call) in refused
    desk.post(address("seal", call), {f"opener-{place}": f"Ачуучу {place}" for place in range(3)})
    desk.post(address("announce_call", call))
    client.logout()
    page = client.get(address("open_call", call)).content.decode()

    assert Call.objects.get().state == CallState.OPEN
    assert "такталсын" in page
    assert "250 000,00" in page.replace("\xa0", " ")


def test_what_the_rules_refuse_stands_on_the_page(desk, small):
    call = small.draft(deadline_at=timezone.now() + timedelta(days=2))

    page = desk.post(address("announce_call", call)).content.decode()

    assert "20 жумуш күнү" in page
    assert Call.objects.get().state == CallState.DRAFT


def test_strangers_and_applicants_see_no_desk_and_no_draft(client, small):
    client.force_login(AccountFactory())
    call = small.draft()

    for name in ("call", "edit_call", "announce_call", "cancel_call"):
        assert client.get(address(name, call)).status_code == 403
    assert client.get(address("programme", small.programme)).status_code == 403
    assert client.get(address("line", small.line)).status_code == 403
    assert "Тартип" not in client.get(address("index")).content.decode()


def test_a_question_is_shown_with_its_answer_and_without_who_asked(client, small):
    call = small.announced(at=timezone.now(), deadline_at=timezone.now() + timedelta(days=60))
    client.force_login(AccountFactory(name="Суроочу Купуя"))
    client.post(address("ask", call), {"text": "Ким катышат?"})
    assert "Ким катышат?" not in client.get(address("open_call", call)).content.decode()

    answer_question(CallQuestion.objects.get(), answer="Уюмдар", by=BY, at=timezone.now())
    client.logout()
    page = client.get(address("open_call", call)).content.decode()

    assert "Ким катышат?" in page
    assert "Купуя" not in page


def test_the_desk_says_what_is_next_and_home_counts_it(desk, small):
    call = small.announced(at=timezone.now(), deadline_at=timezone.now() + timedelta(days=60))
    ask_question(call, text="Ким?", by=Actor(account=None, name=""), at=timezone.now())

    assert "Суроолорго жооп берүү: 1" in desk.get(address("index")).content.decode()
    assert "Конкурстар боюнча жооп күткөн суроолор" in desk.get("/").content.decode()


def test_only_those_who_run_a_call_are_led_to_the_answer_of_a_question(desk, small):
    call = small.announced(at=timezone.now(), deadline_at=timezone.now() + timedelta(days=60))
    question = ask_question(call, text="Ким?", by=Actor(account=None, name=""), at=timezone.now())
    accountant = AssignmentFactory(role=Role.ACCOUNTANT, organisation=small.customer).account
    assert address("answer", question) in desk.get(address("call", call)).content.decode()

    desk.force_login(accountant)
    page = desk.get(address("call", call)).content.decode()

    assert "Ким?" in page
    assert address("answer", question) not in page


def test_a_later_deadline_is_typed_and_public(desk, small):
    call = small.announced(at=timezone.now(), deadline_at=timezone.now() + timedelta(days=60))
    later = timezone.localtime(call.deadline_at + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M")
    form = desk.get(address("change_call", call)).context["form"]
    shown = {field.html_name: field.value() for field in form if field.value()}
    shown["questions_until"] = form["questions_until"].as_widget().split('value="')[1].split('"')[0]

    answer = desk.post(address("change_call", call), {**shown, "deadline_at": later, "reason": "жарык өчтү"})

    assert answer.status_code == 302
    assert list(call.changes.get().what) == ["deadline_at"]
    assert "жарык өчтү" in desk.get(address("open_call", call)).content.decode()


def test_dates_go_into_a_phones_calendar(client, small):
    call = small.announced()

    feed = client.get(address("call_dates", call)).content.decode()

    assert feed.count("BEGIN:VEVENT") == 3
    assert f"DTSTART:{call.deadline_at:%Y%m%dT%H%M%S}Z" in feed


def test_a_programme_and_its_line_are_entered(desk, small):
    desk.post(
        reverse("contests:new_programme"),
        {"customer": small.customer.pk, "names_ky": "Жаштар", "starts_on": "2026-01-01"},
    )
    made = Programme.objects.get(names__ky="Жаштар")
    wrong = desk.post(
        address("new_line", made), {"kind": "donor", "names_ky": "Донор", "amount": "көп", "currency": "USD"}
    )
    desk.post(address("new_line", made), {"kind": "donor", "names_ky": "Донор", "amount": "61 933", "currency": "USD"})

    assert wrong.status_code == 200
    assert (made.lines.get().amount_tyiyn, made.lines.get().currency) == (6_193_300, "USD")


@pytest.mark.parametrize(
    "group", "order documents requirements criteria ranking commission visibility days money reports".split()
)
def test_each_group_of_terms_is_saved_as_it_is_shown(desk, small, group):
    rules = begin_rule_set(customer=small.customer, profile="local-initiative", starts_on=NOW.date(), by=BY, at=NOW)
    form = desk.get(address("write_terms", rules, group)).context["form"]
    shown = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    sent = {name: form.fields[name].prepare_value(value) if hasattr(form.fields[name], "prepare_value") else value
            for name, value in shown.items() if value is not None and value is not False}  # fmt: skip

    answer = desk.post(address("write_terms", rules, group), sent)

    assert answer.status_code == 302, form.errors
    saved = RuleSet.objects.get(pk=rules.pk)
    assert (saved.procedure, saved.sources) == (rules.procedure, rules.sources)


def test_weights_that_do_not_total_100_are_refused_beside_the_field(desk, small):
    rules = begin_rule_set(customer=small.customer, profile="rapid-response", starts_on=NOW.date(), by=BY, at=NOW)
    row = {"id_1": "need", "ky_1": "Керек", "ru_1": "Нужно", "weight_1": "90", "most_1": "5"}

    page = desk.post(address("write_terms", rules, "criteria"), row).content.decode()

    assert "Салмактардын суммасы: 90" in page
