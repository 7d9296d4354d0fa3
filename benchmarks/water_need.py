"""`python -m benchmarks.water_need [--fields 3000] [--peer-seasons 8] [--no-peer]`: the need of fields over 200 days.

Invented fields (crops of FAO-56 stretched to 200 days, six soils, irrigated by a roster or by rain alone) in one
invented summer. All of them go through `birge.algorithms.water.need.run`; a few of the same go through pyfao56, in an
environment of its own that is made in the cache folder, one after the other as it works. Printed: CPU seconds of the
balance itself (without reading and writing on either side), the greatest difference of a season's ETc and ETa, and the
ratio per field and season.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from birge.algorithms.water.need import EDITIONS, SOILS, Fields, Season, Weather, periods_of, run

PEER = Path(__file__).with_name("pyfao56_peer.py")
STAGES = ("ini_days", "dev_days", "mid_days", "late_days")
SEASON_DAYS, WEATHER_DAYS = 200, 240
ROSTER = 1


def summer() -> tuple[Weather, np.ndarray]:
    """The weather, and the irrigation table: column 0 nothing, column 1 a turn of 70 mm every twelfth day."""
    chance = np.random.default_rng(4)
    days = np.arange(WEATHER_DAYS)
    et0 = 2 + 5 * np.sin(np.pi * days / WEATHER_DAYS) + chance.normal(0, 0.6, WEATHER_DAYS)
    rain = np.where(chance.random(WEATHER_DAYS) < 0.12, chance.gamma(1.2, 7, WEATHER_DAYS), 0)
    irrigation = np.zeros((WEATHER_DAYS, 2))
    irrigation[30::12, ROSTER] = 70
    steady = np.full(WEATHER_DAYS, 2.0), np.full(WEATHER_DAYS, 45.0)
    return Weather(np.datetime64("2026-03-15"), np.maximum(et0, 0.3), rain, *steady), irrigation


def invented(count: int) -> Fields:
    """Fields of all crops with whole stages, but for those whose Kc ends below its start: there pyfao56 fails."""
    chance = np.random.default_rng(5)
    crops = [crop for crop in EDITIONS["fao56-1998"].values() if crop.mid_days and crop.kc_end >= crop.kc_ini]
    chosen = [crops[number] for number in chance.integers(0, len(crops), count)]
    lengths = np.array([[getattr(crop, name) for name in STAGES] for crop in chosen])
    stages = lengths * SEASON_DAYS // lengths.sum(axis=1, keepdims=True)
    stages[:, 2] += SEASON_DAYS - stages.sum(axis=1)
    soils = np.array([1000 * (soil.theta_fc - soil.theta_wp) for soil in SOILS.values()])
    of = {
        name: np.array([getattr(crop, name) for crop in chosen])
        for name in ("kc_ini", "kc_mid", "kc_end", "root_m", "p")
    }
    return Fields(
        chance.integers(1, WEATHER_DAYS - SEASON_DAYS, count), *stages.T, of["kc_ini"], of["kc_mid"], of["kc_end"],
        soils[chance.integers(0, len(soils), count)], of["root_m"], of["root_m"], of["p"], np.zeros(count),
        chance.integers(0, 2, count),
    )  # fmt: skip


def ours(fields: Fields, weather: Weather, irrigation: np.ndarray) -> tuple[Season, float]:
    """The seasons, and the CPU seconds that they took: the least of three runs."""
    spent = []
    for _ in range(3):
        start = time.process_time()
        season = run(weather, fields, irrigation, periods_of(weather.days)[0])
        spent.append(time.process_time() - start)
    return season, min(spent)


def theirs(fields: Fields, weather: Weather, irrigation: np.ndarray, cache: Path) -> list[dict[str, float]]:
    """Each field's season by pyfao56, with its CPU seconds."""
    python = cache / "pyfao56-environment" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(python.parents[1])], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", "pyfao56"], check=True)
    case = {
        "first_day": str(weather.first_day),
        "days": np.stack([weather.et0_mm, weather.rain_mm, irrigation[:, ROSTER]], axis=1).tolist(),
        "fields": [_field(fields, number) for number in range(len(fields))],
    }
    with tempfile.TemporaryDirectory(dir=cache) as name:
        seasons, out = Path(name, "seasons.json"), Path(name, "out.json")
        seasons.write_text(json.dumps(case))
        subprocess.run([str(python), str(PEER), str(seasons), str(out)], check=True, env={"PYTHONPATH": ""})
        found: list[dict[str, float]] = json.loads(out.read_text())
        return found


def _field(fields: Fields, number: int) -> dict[str, float]:
    wilting = 0.1
    whole = {name: int(getattr(fields, name)[number]) for name in ("start", *STAGES)}
    parts = {name: float(getattr(fields, name)[number]) for name in ("kc_ini", "kc_mid", "kc_end", "root_m", "p")}
    held = wilting + float(fields.available_mm_per_m[number]) / 1000
    return {**whole, **parts, "theta_wp": wilting, "theta_fc": held, "irrigated": int(fields.schedule[number])}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fields", type=int, default=3000)
    parser.add_argument("--peer-seasons", type=int, default=8, help="how many of the fields pyfao56 reckons")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "birge-benchmarks")
    parser.add_argument("--no-peer", action="store_true")
    options = parser.parse_args()
    weather, irrigation = summer()
    for count in (options.fields, 6 * options.fields):
        _, spent = ours(invented(count), weather, irrigation)
        print(
            f"birge: {count:6,} fields × {SEASON_DAYS} days: {spent:.3f} CPU s, {1e6 * spent / count:.1f} µs a season"
        )
    if options.no_peer:
        return
    options.cache.mkdir(parents=True, exist_ok=True)
    fields = invented(options.fields)
    season, spent = ours(fields, weather, irrigation)
    found = theirs(fields.take(slice(options.peer_seasons)), weather, irrigation, options.cache)
    each = sum(one["cpu"] for one in found) / len(found)
    for name in ("etc", "eta"):
        apart = np.abs(season.total(name)[: len(found)] - [one[name] for one in found]).max()
        print(f"greatest difference of a season's {name.upper()}: {apart:.6f} mm")
    print(f"pyfao56: {len(found):,} of the same seasons: {each:.3f} CPU s a season")
    print(f"ratio per field and season: {each / (spent / options.fields):,.0f}")


if __name__ == "__main__":
    main()
