"""The words for the reasons of `birge.water.share/1`. Laid out as "label: value", so that no name or number takes a
case ending.
"""

from typing import Final

from birge.algorithms.reasons.words import Parts, Words
from birge.algorithms.registry import Reason

_SENTENCES: Final[dict[str, dict[str, str]]] = {
    "ky": {
        "numbers": "Суралган көлөм: {request} м³. Берилген көлөм: {given} м³.",
        "water.nothing_asked": "Суу суралган эмес, ошондуктан берилген жок.",
        "water.whole_request": "Суралгандын баары берилди.",
        "canal": "Канал толду: {canal}. Суралгандан берилгени: {percent} %.",
        "supply": "Булакта суу аз. Суралгандан берилгени: {percent} %.",
        "max-min": "Эреже: ар кимге суралгандын бирдей бөлүгү, канал көтөргөнчө.",
        "proportional": "Эреже: суралганга жараша баарына бирдей кыскартуу.",
        "priority": "Эреже: артыкчылык баскычы боюнча. Баскыч: {priority}.",
        "floors": "Адегенде кепилденген минимумдар берилет, калганы эреже боюнча бөлүштүрүлөт.",
        "floor": "Кепилденген минимум: {floor} м³.",
        "weight": "Салмак: {weight}.",
        "periods": "Мезгилдер: {periods}, алардын ичинен суу жетпегени: {short}.",
    },
    "ru": {
        "numbers": "Запрошенный объём: {request} м³. Выделенный объём: {given} м³.",
        "water.nothing_asked": "Вода не запрошена, поэтому не выделена.",
        "water.whole_request": "Выделено всё, что запрошено.",
        "canal": "Канал полон: {canal}. Выделено от запроса: {percent} %.",
        "supply": "В источнике мало воды. Выделено от запроса: {percent} %.",
        "max-min": "Правило: каждому равная часть запроса, пока вмещает канал.",
        "proportional": "Правило: равное сокращение для всех, пропорционально запросу.",
        "priority": "Правило: по очерёдности. Очередь: {priority}.",
        "floors": "Сначала выдаются гарантированные минимумы, остальное делится по правилу.",
        "floor": "Гарантированный минимум: {floor} м³.",
        "weight": "Вес: {weight}.",
        "periods": "Периодов: {periods}, из них с нехваткой: {short}.",
    },
    "en": {
        "numbers": "Request: {request} m³. Given: {given} m³.",
        "water.nothing_asked": "No water was asked for, so none is given.",
        "water.whole_request": "All that was asked for is given.",
        "canal": "The canal is full: {canal}. Given of the request: {percent} %.",
        "supply": "The source is short of water. Given of the request: {percent} %.",
        "max-min": "Rule: the same part of the request for everyone, as far as the canals can carry it.",
        "proportional": "Rule: the same cut for everyone, in proportion to the request.",
        "priority": "Rule: by priority. Tier: {priority}.",
        "floors": "First the guaranteed minimums are given; the rest is shared by the rule.",
        "floor": "Guaranteed minimum: {floor} m³.",
        "weight": "Weight: {weight}.",
        "periods": "Periods: {periods}, short of water in: {short}.",
    },
    "uz": {
        "numbers": "Soʻralgan hajm: {request} m³. Berilgan hajm: {given} m³.",
        "water.nothing_asked": "Suv soʻralmagan, shuning uchun berilmadi.",
        "water.whole_request": "Soʻralganning hammasi berildi.",
        "canal": "Kanal toʻldi: {canal}. Soʻralgandan berilgani: {percent} %.",
        "supply": "Manbada suv kam. Soʻralgandan berilgani: {percent} %.",
        "max-min": "Qoida: har kimga soʻralganning bir xil qismi, kanal koʻtarguncha.",
        "proportional": "Qoida: hammaga soʻralganga mutanosib bir xil qisqartirish.",
        "priority": "Qoida: navbat darajasi boʻyicha. Daraja: {priority}.",
        "floors": "Avval kafolatlangan minimumlar beriladi, qolgani qoida boʻyicha taqsimlanadi.",
        "floor": "Kafolatlangan minimum: {floor} m³.",
        "weight": "Vazn: {weight}.",
        "periods": "Davrlar: {periods}, ulardan suv yetmagani: {short}.",
    },
    "tg": {
        "numbers": "Ҳаҷми дархостшуда: {request} м³. Ҳаҷми додашуда: {given} м³.",
        "water.nothing_asked": "Об дархост нашудааст, бинобар ин дода нашуд.",
        "water.whole_request": "Ҳамаи дархостшуда дода шуд.",
        "canal": "Канал пур шуд: {canal}. Аз дархост дода шуд: {percent} %.",
        "supply": "Дар сарчашма об кам аст. Аз дархост дода шуд: {percent} %.",
        "max-min": "Қоида: ба ҳар кас қисми баробари дархост, то он ҷо ки канал мебардорад.",
        "proportional": "Қоида: барои ҳама кам кардани баробар, мутаносиб ба дархост.",
        "priority": "Қоида: аз рӯи дараҷаи афзалият. Дараҷа: {priority}.",
        "floors": "Аввал ҳадди ақали кафолатнок дода мешавад, боқимонда аз рӯи қоида тақсим мешавад.",
        "floor": "Ҳадди ақали кафолатнок: {floor} м³.",
        "weight": "Вазн: {weight}.",
        "periods": "Давраҳо: {periods}, аз онҳо об нарасид: {short}.",
    },
}


def _parts(reason: Reason) -> Parts:
    """The two numbers, what was short, by which rule, and what else counted."""
    if reason.code == "water.nothing_asked":
        return (reason.code,)
    if reason.code == "water.whole_request":
        return "numbers", reason.code
    _, binder, rule = reason.code.split(".")
    params = reason.params
    counted = {
        "floors": bool(params["floors"]),
        "floor": bool(params["floor"]),
        "weight": params["weight"] != 1,
        "periods": params["periods"] != 1,
    }
    return "numbers", binder, rule, *(name for name, counts in counted.items() if counts)


WORDS: Final = Words(_SENTENCES, _parts)
