"""Catalogues of strings: collected from the sources by `update`, made into what the site reads by `compile`.

Kyrgyz and Russian are complete. Where Uzbek or Tajik has no text the Russian one shows. Uzbek in Cyrillic letters is
made from Uzbek in Latin letters. Nothing here needs the gettext programs.
"""
