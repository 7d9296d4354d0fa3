"""A small contest: the fund of the cast applies to the village government's council; codes for three openers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from birge.contests import sealing
from birge.contests.actions import applying
from birge.contests.actions.opening import open_applications
from birge.contests.actions.sealing import make_seal
from birge.contests.application_content import Typed
from birge.contests.application_form import QUESTIONS
from birge.contests.models import Applicant, Application, Call, Draft, Opening
from birge.kernel.actors import Actor
from tests.cast import Cast
from tests.contests.factories import DEADLINE, ApplicantFactory, CallFactory

SECOND = timedelta(seconds=1)
IN_TIME = DEADLINE - timedelta(days=3)
AFTER = DEADLINE + timedelta(hours=1)
MARK = "kopuro-7341"
SECRET_WORDS = f"Көпүрөнүн сыры {MARK}"
PDF = b"%PDF-1.7\n" + SECRET_WORDS.encode() + b"\n%%EOF\n"
BY = Actor(account=None, name="Сыноочу")
OPENERS = ("Төрага Биринчиева", "Катчы Экинчиева", "Коомчулук Үчүнчүев")


def typed(title: str = SECRET_WORDS, sum_som: int = 40_000, **changes: Any) -> Typed:
    """A draft in which nothing is missing but the documents."""
    texts = {question.id: f"{question.id}: жазылды" for question in QUESTIONS} | {"title": title}
    rows = [{"what": "Тактай", "unit": "даана", "quantity": "2", "price": str(sum_som // 2), "own": ""}]
    facts = {"requested": str(sum_som), "texts": texts, "rows": rows, "answers": {"debts": "no"}} | changes
    return Typed(**facts)


@dataclass
class SmallContest:
    """The call, its opening codes, and the personal codes of those who submitted."""

    call: Call
    codes: list[str]
    own_codes: dict[Any, str] = field(default_factory=dict)

    def draft(self, applicant: Applicant, *, at: datetime = IN_TIME, **changes: Any) -> Application:
        """Begun and filled, with the charter."""
        application = applying.begin(call=self.call, applicant=applicant, by=BY, at=at)
        draft = Draft.objects.get(application=application)
        applying.save_draft(application=application, typed=typed(**changes), version=draft.version, at=at)
        if applicant.kind == "organisation":
            applying.add_file(
                application=application, document="charter", content=[PDF], name="устав.pdf", by=BY, at=at
            )
        return application

    def submitted(self, applicant: Applicant, *, at: datetime = IN_TIME, **changes: Any) -> Application:
        """Sealed."""
        application = self.draft(applicant, at=at, **changes)
        self.own_codes[application.pk] = sealing.new_own_code()
        return applying.submit(application=application, own_code=self.own_codes[application.pk], by=BY, at=at)

    def opened(self, *, at: datetime = AFTER, codes: Sequence[str] | None = None) -> Opening:
        """By the first two openers."""
        return open_applications(call=self.call, typed_codes=codes or self.codes[:2], by=BY, at=at)


def small_contest(cast: Cast, **facts: Any) -> SmallContest:
    """A call of the cast's council."""
    call = CallFactory(customer=cast.council, **facts)
    _seal, codes = make_seal(call=call, openers=OPENERS, by=BY, at=IN_TIME)
    return SmallContest(call, [code for _name, code in codes])


def fund(cast: Cast) -> Applicant:
    """The civil-society organisation of the cast."""
    return ApplicantFactory(organisation=cast.society)
