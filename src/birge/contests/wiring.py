"""What contests tell the rest of the house: menu, day's work, papers, readings."""
