"""Small contests, whole: documents of `birge.contests.rank/1` for Hypothesis."""

from hypothesis import strategies as st

RULES = ("skip", "stop", "all-above-minimum", "knapsack")
AGGREGATES = ("mean", "median", "trimmed-mean")
AREAS = ("x", "y")
INSTANTS = ("2026-03-01T10:00:00+06:00", "2026-03-01T04:30:00Z", "2026-03-01T09:00:00+03:00")


@st.composite
def rank_cases(draw, rules=RULES, most=5, areas=True):
    """Requests of a few tyiyn and weights of a few points, so that everything can be tried."""
    criteria = [
        {"id": f"c{at}", "weight": draw(st.integers(1, 3)), "max": draw(st.sampled_from((1, 2, 3)))}
        for at in range(draw(st.integers(1, 2)))
    ]
    applications, marks = [], []
    for at in range(draw(st.integers(0, most))):
        row = {
            "id": f"a{at}",
            "requested_tyiyn": draw(st.integers(0, 9)),
            "submitted_at": draw(st.sampled_from(INSTANTS)),
        }
        area = draw(st.sampled_from((None, *AREAS)))
        applications.append(row | ({"area": area} if area else {}))
        for marker in draw(st.sets(st.sampled_from("1234"))):
            marks += [
                {
                    "application": row["id"],
                    "marker": marker,
                    "criterion": c["id"],
                    "mark": draw(st.integers(0, c["max"])),
                }
                for c in criteria
            ]
    limits = []
    for area in AREAS if areas else ():
        least = draw(st.integers(0, 2))
        limits.append({"area": area, "min": least, "max": least + draw(st.integers(0, 2))})
    ties = ["lower-request", "earlier", *(f"criterion:{c['id']}" for c in criteria)]
    return {
        "format": "birge.contests.rank/1",
        "criteria": criteria,
        "applications": draw(st.permutations(applications)),
        "marks": draw(st.permutations(marks)),
        "recusals": [],
        "aggregate": draw(st.sampled_from(AGGREGATES)),
        "minimum": draw(st.integers(0, 2)),
        "tie_break": draw(st.lists(st.sampled_from(ties), unique=True)),
        "funding_tyiyn": draw(st.integers(0, 25)),
        "selection": draw(st.sampled_from(rules)),
        "areas": draw(st.permutations(limits)),
        "reserve": draw(st.integers(0, 2)),
    }
