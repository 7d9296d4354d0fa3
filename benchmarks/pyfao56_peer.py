"""The other side of `benchmarks.water_need`, run in pyfao56's own environment: `pyfao56_peer.py SEASONS.json OUT.json`.

pyfao56 reckons with two coefficients; with no water evaporable from bare soil (REW far below 0) its basal coefficient
does the work of the single one. It counts the days of a season from 0, so each season is preceded by a day without
demand.
"""

import datetime
import json
import math
import sys
import time
from pathlib import Path

import pyfao56 as fao

NOTHING = math.nan


def season(field: dict, days: list[list[float]], first: datetime.date) -> dict[str, float]:
    before = first + datetime.timedelta(field["start"] - 1)
    parameters = fao.Parameters(
        Kcbini=field["kc_ini"], Kcbmid=field["kc_mid"], Kcbend=field["kc_end"], Lini=field["ini_days"],
        Ldev=field["dev_days"], Lmid=field["mid_days"], Lend=field["late_days"], hini=0.1, hmax=1.0,
        thetaFC=field["theta_fc"], thetaWP=field["theta_wp"], theta0=field["theta_fc"], Zrini=field["root_m"],
        Zrmax=field["root_m"], pbase=field["p"], Ze=0.1, REW=-1e15,
    )  # fmt: skip
    weather = fao.Weather()
    weather.wndht, weather.rfcrp = 2.0, "S"
    irrigation = fao.Irrigation()
    length = sum(field[name] for name in ("ini_days", "dev_days", "mid_days", "late_days"))
    columns = weather.cnames
    for number in range(length + 1):
        day = before + datetime.timedelta(number)
        et0, rain, water = days[field["start"] - 1 + number] if number else (0.0, 0.0, 0.0)
        known = {"Rain": rain, "ETref": et0, "Wndsp": 2.0, "RHmin": 45.0, "MorP": "M"}
        weather.wdata.loc[f"{day:%Y-%j}"] = [known.get(name, NOTHING) for name in columns]
        if field["irrigated"] and water:
            irrigation.addevent(day.year, int(f"{day:%j}"), water, 1.0)
    last = before + datetime.timedelta(length)
    start = time.process_time()
    model = fao.Model(f"{before:%Y-%j}", f"{last:%Y-%j}", parameters, weather, irr=irrigation)
    model.run()
    spent = time.process_time() - start
    return {"etc": float(model.odata["ETc"].sum()), "eta": float(model.odata["ETa"].sum()), "cpu": spent}


def main(seasons: str, out: str) -> None:
    case = json.loads(Path(seasons).read_text())
    first = datetime.date.fromisoformat(case["first_day"])
    Path(out).write_text(json.dumps([season(field, case["days"], first) for field in case["fields"]]))


if __name__ == "__main__":
    main(*sys.argv[1:])
