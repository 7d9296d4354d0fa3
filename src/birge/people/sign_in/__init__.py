"""How people sign in: what we add to and take away from django-allauth."""
