"""Finds what the book says: on a day, as it was known at a moment."""

from birge.registers.queries.book import Book, book_of, book_on, place_of, place_of_person
from birge.registers.queries.replaying import replayed

__all__ = ["Book", "book_of", "book_on", "place_of", "place_of_person", "replayed"]
