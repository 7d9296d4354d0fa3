"""Ten-day periods of the irrigation year: days 1–10, 11–20 and 21 to the end of each month."""

import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.datetime64]


def period_label(day: np.datetime64) -> str:
    """The period of a day: "2026-04-D1", D2, D3; labels sort as the periods do."""
    text = str(day.astype("datetime64[D]"))
    return f"{text[:7]}-D{min((int(text[8:]) - 1) // 10, 2) + 1}"


def periods_of(days: Days) -> tuple[NDArray[np.int64], list[str]]:
    """(the number of each day's period from 0, the labels of the periods in order). The days are in order."""
    dates = days.astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    third = np.minimum((dates - months).astype(np.int64) // 10, 2)
    keys = months.astype(np.int64) * 3 + third
    _, first, number = np.unique(keys, return_index=True, return_inverse=True)
    return number.astype(np.int64), [period_label(dates[index]) for index in first]
