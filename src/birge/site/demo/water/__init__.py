"""The demo's water users' association: invented canals three orders deep, and the families of its book as users.

`scheme` lays out the canals, outlets and gauge posts; `users` enters members and their parcels; `loading` writes both
through the same actions as real work; `season` plans a season, shares out ten dry days of June, and prepares the next.
`project` makes six such associations at once, in the shape of a real project.
"""

from birge.site.demo.water.loading import make_water
from birge.site.demo.water.project import make_project

__all__ = ["make_project", "make_water"]
