"""The other side of `benchmarks.water_share`, run in Pywr's own environment: `pywr_peer.py CASE.json SOLVER`.

The same canals as links, the same users as outputs of one priority, a day a step. Prints JSON: CPU seconds to set the
model up and to run it, and what each user got over all days.
"""

import json
import sys
from pathlib import Path
from time import process_time

import numpy as np
import pandas as pd
from pywr.core import Input, Link, Model, Output
from pywr.parameters import ArrayIndexedParameter
from pywr.recorders import NumpyArrayNodeRecorder


def main(path: str, solver: str) -> None:
    case = json.loads(Path(path).read_text())
    started = process_time()
    model = Model(solver=solver)
    first = pd.Timestamp("2026-04-01")
    model.timestepper.start, model.timestepper.end = first, first + pd.Timedelta(days=len(case["supply"]) - 1)
    source = Input(model, "supply", max_flow=ArrayIndexedParameter(model, np.array(case["supply"], dtype=float)))
    nodes = {}
    for canal in case["canals"]:
        limit = {} if canal["capacity"] is None else {"max_flow": canal["capacity"]}
        nodes[canal["id"]] = Link(model, canal["id"], **limit)
        (nodes[canal["parent"]] if canal["parent"] else source).connect(nodes[canal["id"]])
    recorders = []
    for user in case["users"]:
        asked = ArrayIndexedParameter(model, np.array(user["request"], dtype=float))
        gate = Output(model, user["id"], max_flow=asked, cost=-1.0)
        nodes[user["canal"]].connect(gate)
        recorders.append(NumpyArrayNodeRecorder(model, gate))
    model.setup()
    ready = process_time()
    model.run()
    done = process_time()
    given = [float(recorder.data.sum()) for recorder in recorders]
    print(json.dumps({"setup": ready - started, "run": done - ready, "given": given}))


if __name__ == "__main__":
    main(*sys.argv[1:])
