"""A test double of Famoco's APIs, made of the parts their answers point to: Django and Django REST framework."""
