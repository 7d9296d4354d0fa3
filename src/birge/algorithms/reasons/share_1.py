"""The words for the reasons of `birge.share/1`. Laid out as "label: value", so that no name or number takes a case
ending.
"""

from typing import Final

from birge.algorithms.reasons.words import Parts, Words
from birge.algorithms.registry import Reason

_SENTENCES: Final[dict[str, dict[str, str]]] = {
    "ky": {
        "numbers": "Суралган көлөм: {claim} {unit}. Берилген көлөм: {given} {unit}.",
        "share.nothing_asked": "Эч нерсе суралган эмес, ошондуктан эч нерсе берилген жок.",
        "share.whole_claim": "Суралгандын баары берилди.",
        "share.floor_only": "Бул кепилденген минимум. Эреже боюнча ага эч нерсе кошулган жок.",
        "amount": "Баарына жетпеди. Бөлүштүрүлгөн көлөм: {amount} {unit}. "
        "Баары болуп суралганы: {total_claims} {unit}.",
        "floors_short": "Кепилденген минимумга да жетпеди. Бөлүштүрүлгөн көлөм: {amount} {unit}. "
        "Минимумдардын суммасы: {total_floors} {unit}.",
        "proportional": "Эреже: суралганга жараша.",
        "equal-awards": "Эреже: баарына тең, суралгандан ашпай.",
        "equal-losses": "Эреже: жетпегени баарына тең.",
        "talmud": "Эреже: суралгандын жарымына чейин баарына тең; жарымынан көбүнө жетсе, жетпегени баарына тең.",
        "priority": "Эреже: артыкчылык баскычы боюнча. Баскыч: {priority}.",
        "floor": "Анын ичинде кепилденген минимум: {floor} {unit}.",
        "weight": "Салмак: {weight}.",
        "rounded": "Так үлүш: {entitled} {unit}. Бүтүн бөлүктөр менен берилет: {quantum} {unit}.",
    },
    "ru": {
        "numbers": "Запрошенный объём: {claim} {unit}. Выделенный объём: {given} {unit}.",
        "share.nothing_asked": "Ничего не запрошено, поэтому ничего не выделено.",
        "share.whole_claim": "Выделено всё, что запрошено.",
        "share.floor_only": "Это гарантированный минимум. По правилу к нему ничего не добавлено.",
        "amount": "На всех не хватило. Распределяемый объём: {amount} {unit}. Всего запрошено: {total_claims} {unit}.",
        "floors_short": "Не хватило даже на гарантированный минимум. Распределяемый объём: {amount} {unit}. "
        "Сумма минимумов: {total_floors} {unit}.",
        "proportional": "Правило: пропорционально запрошенному.",
        "equal-awards": "Правило: поровну, не выше запроса.",
        "equal-losses": "Правило: недостача поровну.",
        "talmud": "Правило: поровну до половины запроса; если хватает больше чем на половину, недостача поровну.",
        "priority": "Правило: по очерёдности. Очередь: {priority}.",
        "floor": "В том числе гарантированный минимум: {floor} {unit}.",
        "weight": "Вес: {weight}.",
        "rounded": "Точная доля: {entitled} {unit}. Выдаётся целыми частями: {quantum} {unit}.",
    },
    "en": {
        "numbers": "Claim: {claim} {unit}. Given: {given} {unit}.",
        "share.nothing_asked": "Nothing was asked for, so nothing is given.",
        "share.whole_claim": "All that was asked for is given.",
        "share.floor_only": "This is the guaranteed minimum. By the rule nothing is added to it.",
        "amount": "There was not enough for everyone. To share: {amount} {unit}. "
        "Asked for in all: {total_claims} {unit}.",
        "floors_short": "There was not enough even for the guaranteed minimum. To share: {amount} {unit}. "
        "Sum of the minimums: {total_floors} {unit}.",
        "proportional": "Rule: in proportion to what was asked for.",
        "equal-awards": "Rule: equally, not above the claim.",
        "equal-losses": "Rule: what is missing is shared equally.",
        "talmud": "Rule: equally up to half of the claim; "
        "if there is more than half, what is missing is shared equally.",
        "priority": "Rule: by priority. Tier: {priority}.",
        "floor": "Guaranteed minimum in it: {floor} {unit}.",
        "weight": "Weight: {weight}.",
        "rounded": "Exact share: {entitled} {unit}. Handed out in whole parts of: {quantum} {unit}.",
    },
    "uz": {
        "numbers": "Soʻralgan hajm: {claim} {unit}. Berilgan hajm: {given} {unit}.",
        "share.nothing_asked": "Hech narsa soʻralmagan, shuning uchun hech narsa berilmadi.",
        "share.whole_claim": "Soʻralganning hammasi berildi.",
        "share.floor_only": "Bu kafolatlangan minimum. Qoida boʻyicha unga hech narsa qoʻshilmadi.",
        "amount": "Hammaga yetmadi. Taqsimlangan hajm: {amount} {unit}. Jami soʻralgani: {total_claims} {unit}.",
        "floors_short": "Kafolatlangan minimumga ham yetmadi. Taqsimlangan hajm: {amount} {unit}. "
        "Minimumlar yigʻindisi: {total_floors} {unit}.",
        "proportional": "Qoida: soʻralganga mutanosib.",
        "equal-awards": "Qoida: hammaga teng, soʻralgandan oshmaydi.",
        "equal-losses": "Qoida: yetmagani hammaga teng.",
        "talmud": "Qoida: soʻralganning yarmigacha hammaga teng; yarmidan koʻpiga yetsa, yetmagani hammaga teng.",
        "priority": "Qoida: navbat darajasi boʻyicha. Daraja: {priority}.",
        "floor": "Shu jumladan kafolatlangan minimum: {floor} {unit}.",
        "weight": "Vazn: {weight}.",
        "rounded": "Aniq ulush: {entitled} {unit}. Butun qismlar bilan beriladi: {quantum} {unit}.",
    },
    "tg": {
        "numbers": "Ҳаҷми дархостшуда: {claim} {unit}. Ҳаҷми додашуда: {given} {unit}.",
        "share.nothing_asked": "Чизе дархост нашудааст, бинобар ин чизе дода нашуд.",
        "share.whole_claim": "Ҳамаи дархостшуда дода шуд.",
        "share.floor_only": "Ин ҳадди ақали кафолатнок аст. Аз рӯи қоида ба он чизе илова нашуд.",
        "amount": "Ба ҳама нарасид. Ҳаҷми тақсимшаванда: {amount} {unit}. Ҳамагӣ дархост шуд: {total_claims} {unit}.",
        "floors_short": "Ҳатто ба ҳадди ақали кафолатнок нарасид. Ҳаҷми тақсимшаванда: {amount} {unit}. "
        "Ҷамъи ҳадди ақал: {total_floors} {unit}.",
        "proportional": "Қоида: мутаносиб ба дархост.",
        "equal-awards": "Қоида: ба ҳама баробар, на зиёда аз дархост.",
        "equal-losses": "Қоида: камбуд ба ҳама баробар.",
        "talmud": "Қоида: то нисфи дархост ба ҳама баробар; агар ба беш аз нисф расад, камбуд ба ҳама баробар.",
        "priority": "Қоида: аз рӯи дараҷаи афзалият. Дараҷа: {priority}.",
        "floor": "Аз он ҷумла ҳадди ақали кафолатнок: {floor} {unit}.",
        "weight": "Вазн: {weight}.",
        "rounded": "Ҳиссаи дақиқ: {entitled} {unit}. Бо қисмҳои пурра дода мешавад: {quantum} {unit}.",
    },
}


def _parts(reason: Reason) -> Parts:
    """The two numbers, why, by which rule, and what else counted."""
    if reason.code == "share.nothing_asked":
        return (reason.code,)
    if reason.code in ("share.whole_claim", "share.floor_only"):
        return "numbers", reason.code
    _, shortage, rule = reason.code.split(".")
    params = reason.params
    counted = {
        "floor": params["floor"] and shortage == "amount",
        "weight": params["weight"] != 1,
        "rounded": params["quantum"] is not None and params["given"] != params["entitled"],
    }
    return "numbers", shortage, rule, *(name for name, counts in counted.items() if counts)


WORDS: Final = Words(_SENTENCES, _parts)
