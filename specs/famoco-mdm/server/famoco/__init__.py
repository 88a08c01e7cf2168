"""A test double of Famoco's MDM API, made of the parts its answers point to: Django and Django REST framework."""
