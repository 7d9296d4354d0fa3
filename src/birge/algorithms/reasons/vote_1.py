"""The words for the reasons of `birge.contests.vote/1`. Laid out as "label: value", so that no name or number takes a
case ending.
"""

from typing import Final

from birge.algorithms.reasons.words import Parts, Words
from birge.algorithms.registry import Reason

_SENTENCES: Final[dict[str, dict[str, str]]] = {
    "ky": {
        "votes": "Добуштар: {votes}. Баасы: {cost} {currency}.",
        "points": "Упайлар: {votes}. Баасы: {cost} {currency}.",
        "vote.first_votes": "Тандалды. Тандоо кезеги: {place}. Ага чейин бюджетте калганы: {money} {currency}.",
        "vote.no_room": "Тандалган жок. Кезеги келгенде бюджетте калганы: {money} {currency}. "
        "Жетпегени: {short} {currency}.",
        "vote.bought": "Тандалды. Тандоо кезеги: {place}. Баасын колдоочулары төлөдү: {payers} киши.",
        "vote.bought_together": "Тандалды. Тандоо кезеги: {place}. Баасын колдоочулары төлөдү: {payers} киши, "
        "алардын ичинен толук төлөгөнү: {full}. Калгандары үлүшүнөн калганын бүт берди.",
        "each": "Толук төлөгөн ар бир кишиден: {price} {currency}.",
        "point": "Бир упай үчүн толук төлөм: {price} {currency}.",
        "vote.too_dear": "Тандалган жок. Колдоочулары: {supporters} киши. "
        "Аларда чогуу калган акча: {money} {currency}. Жетпегени: {short} {currency}.",
        "vote.no_supporters": "Тандалган жок: эч ким колдогон эмес.",
        "greedy": "Эреже: добушу көбү биринчи; калган акчага батпаганы өткөрүлөт.",
        "equal-shares": "Эреже: тең үлүштөр. Бюджет добуш берген ар бир кишиге тең бөлүнөт: {share} {currency}.",
        "added": "Бюджет толугураак жумшалсын үчүн эсепте ар бир үлүшкө кошулганы: {added} {currency}.",
    },
    "ru": {
        "votes": "Голоса: {votes}. Стоимость: {cost} {currency}.",
        "points": "Баллы: {votes}. Стоимость: {cost} {currency}.",
        "vote.first_votes": "Выбран. Порядок выбора: {place}. До него в бюджете оставалось: {money} {currency}.",
        "vote.no_room": "Не выбран. Когда подошла очередь, в бюджете оставалось: {money} {currency}. "
        "Не хватило: {short} {currency}.",
        "vote.bought": "Выбран. Порядок выбора: {place}. Стоимость оплатили сторонники: {payers} чел.",
        "vote.bought_together": "Выбран. Порядок выбора: {place}. Стоимость оплатили сторонники: {payers} чел., "
        "из них полностью: {full}. Остальные отдали всё, что у них оставалось.",
        "each": "С каждого, кто оплатил полностью: {price} {currency}.",
        "point": "Полная плата за один балл: {price} {currency}.",
        "vote.too_dear": "Не выбран. Сторонники: {supporters} чел. Вместе у них осталось: {money} {currency}. "
        "Не хватило: {short} {currency}.",
        "vote.no_supporters": "Не выбран: никто его не поддержал.",
        "greedy": "Правило: сначала те, у кого больше голосов; что не помещается в остаток, пропускается.",
        "equal-shares": "Правило: равные доли. Бюджет делится поровну между всеми голосовавшими: {share} {currency}.",
        "added": "Чтобы бюджет был использован полнее, при подсчёте к каждой доле добавлено: {added} {currency}.",
    },
    "en": {
        "votes": "Votes: {votes}. Cost: {cost} {currency}.",
        "points": "Points: {votes}. Cost: {cost} {currency}.",
        "vote.first_votes": "Chosen. Order of choice: {place}. Left in the budget before it: {money} {currency}.",
        "vote.no_room": "Not chosen. Left in the budget at its turn: {money} {currency}. Missing: {short} {currency}.",
        "vote.bought": "Chosen. Order of choice: {place}. Its supporters paid its cost: {payers} people.",
        "vote.bought_together": "Chosen. Order of choice: {place}. Its supporters paid its cost: {payers} people, "
        "of them in full: {full}. The others gave all that they had left.",
        "each": "From each who paid in full: {price} {currency}.",
        "point": "Full payment for one point: {price} {currency}.",
        "vote.too_dear": "Not chosen. Supporters: {supporters} people. Left to them together: {money} {currency}. "
        "Missing: {short} {currency}.",
        "vote.no_supporters": "Not chosen: nobody supported it.",
        "greedy": "Rule: the most votes first; what does not fit into the rest is passed over.",
        "equal-shares": "Rule: equal shares. The budget is divided equally among all who voted: {share} {currency}.",
        "added": "So that more of the budget is used, the count adds to each share: {added} {currency}.",
    },
    "uz": {
        "votes": "Ovozlar: {votes}. Narxi: {cost} {currency}.",
        "points": "Ballar: {votes}. Narxi: {cost} {currency}.",
        "vote.first_votes": "Tanlandi. Tanlash navbati: {place}. Undan oldin byudjetda qolgani: {money} {currency}.",
        "vote.no_room": "Tanlanmadi. Navbati kelganda byudjetda qolgani: {money} {currency}. "
        "Yetmagani: {short} {currency}.",
        "vote.bought": "Tanlandi. Tanlash navbati: {place}. Narxini tarafdorlari toʻladi: {payers} kishi.",
        "vote.bought_together": "Tanlandi. Tanlash navbati: {place}. Narxini tarafdorlari toʻladi: {payers} kishi, "
        "ulardan toʻliq toʻlagani: {full}. Qolganlari ulushidan qolganini toʻla berdi.",
        "each": "Toʻliq toʻlagan har bir kishidan: {price} {currency}.",
        "point": "Bir ball uchun toʻliq toʻlov: {price} {currency}.",
        "vote.too_dear": "Tanlanmadi. Tarafdorlari: {supporters} kishi. Ularda birga qolgan pul: {money} {currency}. "
        "Yetmagani: {short} {currency}.",
        "vote.no_supporters": "Tanlanmadi: hech kim qoʻllab-quvvatlamagan.",
        "greedy": "Qoida: ovozi koʻpi birinchi; qolgan pulga sigʻmagani oʻtkazib yuboriladi.",
        "equal-shares": "Qoida: teng ulushlar. Byudjet ovoz bergan har bir kishiga teng boʻlinadi: {share} {currency}.",
        "added": "Byudjet toʻliqroq sarflanishi uchun hisobda har bir ulushga qoʻshilgani: {added} {currency}.",
    },
    "tg": {
        "votes": "Овозҳо: {votes}. Арзиш: {cost} {currency}.",
        "points": "Холҳо: {votes}. Арзиш: {cost} {currency}.",
        "vote.first_votes": "Интихоб шуд. Навбати интихоб: {place}. Пеш аз он дар буҷет монда буд: {money} {currency}.",
        "vote.no_room": "Интихоб нашуд. Вақте навбаташ расид, дар буҷет монда буд: {money} {currency}. "
        "Нарасид: {short} {currency}.",
        "vote.bought": "Интихоб шуд. Навбати интихоб: {place}. Арзишро ҷонибдорон пардохтанд: {payers} нафар.",
        "vote.bought_together": "Интихоб шуд. Навбати интихоб: {place}. Арзишро ҷонибдорон пардохтанд: {payers} нафар, "
        "аз онҳо пурра: {full}. Дигарон ҳар чӣ боқӣ дошт, доданд.",
        "each": "Аз ҳар касе, ки пурра пардохт: {price} {currency}.",
        "point": "Пардохти пурра барои як хол: {price} {currency}.",
        "vote.too_dear": "Интихоб нашуд. Ҷонибдорон: {supporters} нафар. Якҷоя дар онҳо монд: {money} {currency}. "
        "Нарасид: {short} {currency}.",
        "vote.no_supporters": "Интихоб нашуд: касе ҷонибдорӣ накард.",
        "greedy": "Қоида: аввал он ки овозаш бештар аст; он чӣ ба боқимонда намеғунҷад, гузаронда мешавад.",
        "equal-shares": "Қоида: ҳиссаҳои баробар. Буҷет байни ҳамаи овоздодагон баробар тақсим мешавад: "
        "{share} {currency}.",
        "added": "Барои пурратар истифода шудани буҷет дар ҳисоб ба ҳар ҳисса илова шуд: {added} {currency}.",
    },
}
_APPROVALS: Final = frozenset({"approval", "choose-1"})


def _parts(reason: Reason) -> Parts:
    """What was given and asked, what became of it, at which price, and by which rule."""
    params = reason.params
    approvals = params["kind"] in _APPROVALS
    bought = params["price"] is not None
    price = ("each" if approvals else "point",) if bought else ()
    rule = "greedy" if params["rule"] == "greedy" else "equal-shares"
    said = ("votes" if approvals else "points", reason.code, *price)
    if rule == "equal-shares" and params["share"] is None:
        return said
    return (*said, rule, "added") if params["added"] else (*said, rule)


WORDS: Final = Words(_SENTENCES, _parts, places=2)
"""Its numbers are money and points: neither has thousandths."""
