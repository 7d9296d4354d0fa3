"""The pages of bodies, meetings and minutes."""
