"""Irrigation water: what the weather and the crops ask for (FAO Irrigation and Drainage Paper 56).

`et0`: reference evapotranspiration from weather. `need`: water balance of fields and their need, all fields at once.
Arrays are numpy float64; lengths of arrays that belong together are equal. Units stand in the names.
"""
