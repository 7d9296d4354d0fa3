"""The words for the reasons of `birge.contests.rank/1`. Laid out as "label: value", so that no name or number takes a
case ending.
"""

from typing import Final

from birge.algorithms.contests.rank.model import SOM
from birge.algorithms.reasons.words import Parts, Words
from birge.algorithms.registry import Reason

_SENTENCES: Final[dict[str, dict[str, str]]] = {
    "ky": {
        "numbers": "Балл: {score}. Орду: {place}, бардыгы: {ranked}. Суралган сумма: {requested} {currency}.",
        "selected": "Табыштама тандалды.",
        "unranked": "Бул табыштамага эч ким балл койгон эмес, ошондуктан ал тизмеде жок.",
        "below-minimum": "Балл эң аз чектен төмөн. Эң аз чек: {minimum}.",
        "area-full": "Бул аймактан уруксат берилген санда табыштама тандалып бүткөн. Аймак: {area}.",
        "area": "Алгач эң аз саны аткарыла элек аймактардын долбоорлору тандалды.",
        "money-short": "Калган акча бул табыштамага жеткен жок.",
        "after-stop": "Тандоо буга жеткенче токтоду: андан жогору турган табыштамага акча жетпеди.",
        "outscored": "Ушул акчага башка табыштамалар чогуу көбүрөөк балл берет.",
        "points": "Дагы ушунча балл болсо, тандалмак: {points_short}.",
        "money": "Беренеде дагы ушунча акча болсо, тандалмак: {money_short} {currency}.",
        "nothing": "Өз баллын гана көтөрүү да, акчаны көбөйтүү да аны тандатмак эмес.",
    },
    "ru": {
        "numbers": "Балл: {score}. Место: {place}, всего: {ranked}. Запрошенная сумма: {requested} {currency}.",
        "selected": "Заявка отобрана.",
        "unranked": "Этой заявке никто не поставил баллов, поэтому её нет в списке.",
        "below-minimum": "Балл ниже минимального. Минимальный балл: {minimum}.",
        "area-full": "Из этой местности уже отобрано столько заявок, сколько разрешено. Местность: {area}.",
        "area": "Сначала были отобраны проекты местностей, где не набран их минимум.",
        "money-short": "Оставшихся денег на эту заявку не хватило.",
        "after-stop": "Отбор закончился раньше: на заявку выше неё не хватило денег.",
        "outscored": "За эти деньги другие заявки вместе дают больше баллов.",
        "points": "Заявка была бы отобрана, если бы баллов было больше на: {points_short}.",
        "money": "Заявка была бы отобрана, если бы в статье было больше денег на: {money_short} {currency}.",
        "nothing": "Ни прибавка к её собственному баллу, ни прибавка денег её бы не отобрали.",
    },
    "en": {
        "numbers": "Score: {score}. Place: {place} of {ranked}. Asked for: {requested} {currency}.",
        "selected": "The application is selected.",
        "unranked": "Nobody marked this application, so it is not in the order.",
        "below-minimum": "The score is below the minimum: {minimum}.",
        "area-full": "As many applications as allowed were already selected from this area: {area}.",
        "area": "First projects of areas below their minimum were selected.",
        "money-short": "The money that was left was not enough for it.",
        "after-stop": "The selection ended before it: the money was not enough for an application above it.",
        "outscored": "For this money other applications together have more points.",
        "points": "It would have been selected with {points_short} more points.",
        "money": "It would have been selected with {money_short} {currency} more in the line.",
        "nothing": "Neither more points for it alone nor more money would have selected it.",
    },
    "uz": {
        "numbers": "Ball: {score}. Oʻrni: {place}, jami: {ranked}. Soʻralgan summa: {requested} {currency}.",
        "selected": "Ariza tanlandi.",
        "unranked": "Bu arizaga hech kim ball qoʻymagan, shuning uchun u roʻyxatda yoʻq.",
        "below-minimum": "Ball eng kam chegaradan past. Eng kam chegara: {minimum}.",
        "area-full": "Bu hududdan ruxsat etilgan sonda ariza tanlab boʻlingan. Hudud: {area}.",
        "area": "Avval eng kam soni toʻlmagan hududlarning loyihalari tanlandi.",
        "money-short": "Qolgan pul bu arizaga yetmadi.",
        "after-stop": "Tanlov bungacha toʻxtadi: undan yuqoridagi arizaga pul yetmadi.",
        "outscored": "Shu pulga boshqa arizalar birgalikda koʻproq ball beradi.",
        "points": "Yana shuncha ball boʻlsa, tanlanar edi: {points_short}.",
        "money": "Budjet moddasida yana shuncha pul boʻlsa, tanlanar edi: {money_short} {currency}.",
        "nothing": "Faqat oʻz ballini oshirish ham, pulni koʻpaytirish ham uni tanlatmas edi.",
    },
    "tg": {
        "numbers": "Балл: {score}. Ҷой: {place}, ҳамагӣ: {ranked}. Маблағи дархостшуда: {requested} {currency}.",
        "selected": "Дархост интихоб шуд.",
        "unranked": "Ба ин дархост касе балл нагузоштааст, бинобар ин он дар рӯйхат нест.",
        "below-minimum": "Балл аз ҳадди ақал паст аст. Ҳадди ақал: {minimum}.",
        "area-full": "Аз ин маҳал аллакай ба шумораи иҷозатдода дархост интихоб шудааст. Маҳал: {area}.",
        "area": "Аввал лоиҳаҳои маҳалҳое интихоб шуданд, ки шумораи камтаринашон пур нашуда буд.",
        "money-short": "Маблағи боқимонда ба ин дархост нарасид.",
        "after-stop": "Интихоб пеш аз он қатъ шуд: ба дархости болотар маблағ нарасид.",
        "outscored": "Бо ин маблағ дархостҳои дигар якҷоя балли бештар медиҳанд.",
        "points": "Агар боз ин қадар балл мебуд, интихоб мешуд: {points_short}.",
        "money": "Агар дар моддаи буҷет боз ин қадар маблағ мебуд, интихоб мешуд: {money_short} {currency}.",
        "nothing": "На афзудани балли худи он ва на афзудани маблағ онро интихоб намекард.",
    },
}


_SOM_WORDS: Final = {"ky": "сом", "ru": "сом", "en": "som", "uz": "som", "tg": "сом"}


def _in_som(language: str, own: dict[str, str]) -> dict[str, str]:
    """The sentences about money once more, the currency being som: it is a word, other money bears its code."""
    word = _SOM_WORDS[language]
    return own | {f"{name}-som": own[name].replace("{currency}", word) for name in ("numbers", "money")}


def _parts(reason: Reason) -> Parts:
    """The numbers, what happened, and what would have helped."""
    _, outcome, *by_area = reason.code.split(".")
    if outcome == "unranked":
        return (outcome,)
    money = "-som" if reason.params["currency"] == SOM else ""
    numbers = f"numbers{money}"
    if outcome == "selected":
        return numbers, outcome, *by_area
    would = {"points": reason.params["points_short"], f"money{money}": reason.params["money_short"]}
    helps = [name for name, addition in would.items() if addition is not None]
    return numbers, outcome, *by_area, *(helps or ["nothing"])


WORDS: Final = Words({language: _in_som(language, own) for language, own in _SENTENCES.items()}, _parts)
