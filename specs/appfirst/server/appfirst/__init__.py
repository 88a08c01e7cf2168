"""A test double of AppFirst's API, versions 3 to 5, made of Django and Django REST framework."""
